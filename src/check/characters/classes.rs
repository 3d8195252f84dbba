//! C001 to C018: what [`crate::text::clean`] recognises in a document while it is read, in a target, wherever that comes from.

use crate::check::{Example, Group, Pair, PairCheck};
use crate::lang::typography::writes_wide;
use crate::model::{Finding, Rule, Safety, Severity};
use crate::text::{Span, is_east_asian};

const AR: (&str, &str) = ("en", "ar");
const TK: (&str, &str) = ("en", "tk");

/// Raises `rule` for each case of a class. What the source has as well came with it.
fn each(pair: &Pair, class: &str, rule: &'static Rule, findings: &mut Vec<Finding>) {
    for found in pair.target.characters().iter().filter(|found| found.class.name == class) {
        if !found.was.is_empty() && pair.source.text.contains(&found.was) {
            continue;
        }
        // What a placeholder ends with is no letter of the word behind it: `%(link)sвлезте`.
        let glued = |span: Span| span.start < found.span.end && found.span.start < span.end;
        if class == "look-alike-letters" && pair.target.placeholders().iter().any(|one| glued(one.span)) {
            continue;
        }
        // Marks in another order, as Arabic keyboards give them, and letters that the normal form takes apart, as in Bengali, are
        // in no more pieces than they would be.
        let pieces = |text: &str| text.chars().count();
        if class == "not-nfc" && found.to.as_ref().is_some_and(|to| pieces(to) >= pieces(&found.was)) {
            continue;
        }
        // Chinese, Japanese and Korean have marks as wide as their letters.
        let wide = found.was.chars().all(|c| ('\u{FF00}'..='\u{FFEF}').contains(&c));
        if wide && (writes_wide(pair.target.locale) || pair.target.text.contains(is_east_asian)) {
            continue;
        }
        let shown = escaped(&found.was);
        let finding = match &found.to {
            Some(to) => {
                let mut finding = pair.fixable(rule, found.span, to, Safety::Safe);
                finding.expected = finding.expected.map(|to| escaped(&to));
                finding
            }
            None => pair.at_target(rule, found.span),
        };
        findings.push(finding.with("text", shown));
    }
}

/// A text with the characters that nobody sees by their numbers.
pub(super) fn escaped(text: &str) -> String {
    let hidden = |c: char| c.is_control() || crate::lang::general::is_invisible(c);
    text.chars().map(|c| if hidden(c) { format!("U+{:04X}", u32::from(c)) } else { c.to_string() }).collect()
}

macro_rules! class {
    ($(#[$doc:meta])* $name:ident, $class:literal, $code:literal, $rule:literal, $severity:ident, $examples:expr) => {
        $(#[$doc])*
        pub(super) static $name: PairCheck = {
            static RULE: Rule = Rule { code: $code, name: $rule, severity: Severity::$severity };
            PairCheck {
                rule: &RULE,
                group: Group::Characters,
                fixes: Some(Safety::Safe),
                examples: &$examples,
                find: |pair, findings| each(pair, $class, &RULE, findings),
            }
        };
    };
}

class!(
    /// Text read in a wrong encoding.
    GARBLED, "mojibake", "C001", "text-garbled", Error,
    [
        Example::fires(AR, &[("Peace", "Ø³Ù„Ø§Ù…")]),
        Example::silent(AR, &[("Peace", "سلام")]),
    ]
);
class!(
    /// Characters that an encoding had no place for.
    LOST, "lost-characters", "C002", "text-lost", Error,
    [
        Example::fires(AR, &[("Peace be upon you", "????? ?????")]),
        Example::silent(AR, &[("Is it so?", "أهو كذلك؟")]),
    ]
);
class!(
    /// Controls that override the direction of letters.
    OVERRIDE, "bidi-override", "C004", "direction-overridden", Warning,
    [
        Example::fires(AR, &[("the file", "الملف \u{202E}gpj.exe\u{202C}")]), // RIGHT-TO-LEFT OVERRIDE …
        Example::silent(AR, &[("the file", "الملف exe.jpg")]),
    ]
);
class!(
    /// A control of direction without its counterpart.
    UNBALANCED, "bidi-unbalanced", "C005", "direction-unbalanced", Warning,
    [
        Example::fires(AR, &[("the file", "الملف \u{2066}exe.jpg")]), // LEFT-TO-RIGHT ISOLATE
        Example::silent(AR, &[("the file", "الملف \u{2066}exe.jpg\u{2069}")]), // … POP DIRECTIONAL ISOLATE
    ]
);
class!(
    /// Controls of direction without effect.
    STRAY, "bidi-idle", "C006", "direction-stray", Info,
    [
        Example::fires(AR, &[("the ministry", "الوز\u{200F}ارة")]), // RIGHT-TO-LEFT MARK
        Example::silent(AR, &[("the ministry", "الوزارة")]),
    ]
);
class!(
    /// A line stored in the order in which it is printed.
    BACKWARDS, "visual-order", "C008", "stored-backwards", Warning,
    [
        Example::fires(AR, &[("Peace", "ﻡﻼﺴﻟﺍ")]),
        Example::silent(AR, &[("Peace", "السلام")]),
    ]
);
class!(
    /// Presentation forms in the place of letters.
    SHAPES, "presentation-forms", "C009", "letter-shapes", Warning,
    [
        Example::fires(AR, &[("an embassy", "ﺳﻔﺎرة")]),
        Example::silent(AR, &[("an embassy", "سفارة")]),
        Example::silent(("en", "zh"), &[("Enter the code:", "输入验证码：")]),
    ]
);
class!(
    /// Kashida inside words.
    STRETCHED, "kashida", "C010", "word-stretched", Info,
    [
        Example::fires(AR, &[("urgent", "عـــاجل")]),
        Example::silent(AR, &[("in 1446 AH", "عام 1446 هـ")]),
    ]
);
class!(
    /// What is not in normalization form C.
    COMPOSED, "not-nfc", "C011", "letters-in-pieces", Info,
    [
        Example::fires(TK, &[("city", "s\u{327}a\u{308}her")]), // COMBINING CEDILLA, DIAERESIS
        Example::silent(TK, &[("city", "şäher")]),
        Example::silent(AR, &[("severity", "شد\u{651}\u{64E}ة")]), // SHADDA, FATHA
    ]
);
class!(
    /// Invisible characters.
    INVISIBLE, "zero-width", "C012", "invisible-character", Info,
    [
        Example::fires(TK, &[("embassy", "ilçi\u{200B}hana")]), // ZERO WIDTH SPACE
        Example::silent(TK, &[("embassy", "ilçihana")]),
    ]
);
class!(
    /// Letters of two scripts in one word.
    MIXED, "look-alike-letters", "C013", "scripts-in-one-word", Warning,
    [
        Example::fires(TK, &[("embassy", "ilçih\u{430}na")]), // CYRILLIC SMALL LETTER A
        Example::silent(TK, &[("embassy", "ilçihana")]),
        Example::silent(("en", "bg"), &[("%(link)ssign in%(end)s", "%(link)sвлезте%(end)s")]),
    ]
);
class!(
    /// Letters of another language.
    FOREIGN, "foreign-letters", "C015", "letter-of-another-language", Warning,
    [
        Example::fires(AR, &[("the minister", "الوزیر")]),
        Example::fires(TK, &[("he came to the city", "ol şähere geldi we ğaýtdy")]),
        Example::silent(AR, &[("the minister", "الوزير")]),
        Example::silent(TK, &[("he came to the city", "ol şähere geldi we gaýtdy")]),
    ]
);
class!(
    /// Digits of another language.
    DIGITS, "foreign-digits", "C016", "digits-of-another-language", Warning,
    [
        Example::fires(AR, &[("in 2045", "في عام ۲۰۴۵")]),
        Example::silent(AR, &[("in 2045", "في عام ٢٠٤٥")]),
    ]
);
class!(
    /// A letter in the place of a digit.
    LETTER_DIGIT, "letters-for-digits", "C017", "letter-for-digit", Warning,
    [
        Example::fires(AR, &[("in 2052", "في عام ٢٠ه٢")]),
        Example::silent(AR, &[("in 2052", "في عام ٢٠٥٢")]),
    ]
);
class!(
    /// Digits of two systems in one number.
    TWO_SYSTEMS, "mixed-number", "C018", "number-in-two-systems", Warning,
    [
        Example::fires(AR, &[("in 2025", "في عام ٢0٢٥")]),
        Example::silent(AR, &[("in 2025", "في عام ٢٠٢٥")]),
    ]
);
