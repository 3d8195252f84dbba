//! How terms, plurals and forms are written: letters, marks and spaces that keep a term from being found.

use icu_normalizer::ComposingNormalizer;

use super::at;
use crate::glossary::model::{Concept, Term};
use crate::lang::{self, general};
use crate::model::{Finding, Locale, Rule, Severity};
use crate::text::clean::{Script, plain_shape, scripts};

/// Letters of two scripts in one word.
pub static MIXED_SCRIPTS: Rule = Rule { code: "G016", name: "mixed-scripts", severity: Severity::Error };
/// A letter of another language that looks like one of this.
pub static FOREIGN_LETTER: Rule = Rule { code: "G017", name: "foreign-letter", severity: Severity::Error };
/// Not in Unicode normalization form C, or written with presentation forms.
pub static NOT_NORMAL: Rule = Rule { code: "G018", name: "term-not-normal", severity: Severity::Warning };
/// An invisible character.
pub static INVISIBLE: Rule =
    Rule { code: "G019", name: "term-invisible-character", severity: Severity::Warning };
/// White space around the term, or more than one space inside.
pub static SPACES: Rule = Rule { code: "G020", name: "term-spaces", severity: Severity::Warning };
/// The term ends in punctuation.
pub static PUNCTUATION: Rule = Rule { code: "G021", name: "term-punctuation", severity: Severity::Warning };

/// How a term, a plural or a form is written.
pub(super) fn spelling(
    concept: &Concept,
    locale: &Locale,
    term: &Term,
    text: &str,
    findings: &mut Vec<Finding>,
) {
    let mut raise = |rule, detail: String, fix: Option<String>| {
        let mut finding =
            at(rule, concept, term.place, Some(locale)).with("term", text).with("detail", detail);
        finding.expected = fix;
        findings.push(finding);
    };
    if let Some(word) = text.split_whitespace().find(|word| scripts::scripts(word).len() > 1) {
        let names = scripts::scripts(word).into_keys().map(Script::name).collect::<Vec<_>>().join(", ");
        let fixed = one_script(text);
        raise(&MIXED_SCRIPTS, format!("{word}: {names}"), (fixed != text).then_some(fixed));
    }
    let foreign = lang::of(locale).foreign_letters();
    if let Some((letter, _)) = foreign.iter().find(|(letter, _)| text.contains(*letter)) {
        let own = |c: char| foreign.iter().find(|(letter, _)| *letter == c).map_or(c, |(_, own)| *own);
        raise(&FOREIGN_LETTER, letter.to_string(), Some(text.chars().map(own).collect()));
    }
    if text.chars().any(|c| plain_shape(c).is_some()) {
        raise(&NOT_NORMAL, "presentation-form".to_owned(), Some(normal(text)));
    } else if normal(text) != text {
        raise(&NOT_NORMAL, "decomposed".to_owned(), Some(normal(text)));
    }
    if let Some(c) = text.chars().find(|c| general::is_invisible(*c)) {
        let fixed = text.chars().filter(|c| !general::is_invisible(*c)).collect();
        raise(&INVISIBLE, format!("U+{:04X}", u32::from(c)), Some(fixed));
    }
    let spaced = one_space(text);
    if spaced != text {
        raise(&SPACES, String::new(), Some(spaced.clone()));
    }
    let bare = spaced.trim_end_matches(['.', ',', ';', ':', '!', '?', '،', '؛', '؟', '۔']);
    // "U.S." ends in a stop that belongs to it.
    if bare != spaced && !bare.contains('.') {
        raise(&PUNCTUATION, spaced[bare.len()..].to_owned(), Some(bare.to_owned()));
    }
}

/// The text with everything put right that nobody can see, so that no person need be asked: presentation forms and
/// decomposed letters, invisible characters, letters of another script with the very shape of the word's own, white
/// space. Idempotent.
///
/// A joiner between two letters is left: in some languages it is spelling.
///
/// ```
/// use tarjuman::glossary::check::tidy;
/// assert_eq!(tidy("ilçih\u{430}na "), "ilçihana"); // CYRILLIC SMALL LETTER A
/// assert_eq!(tidy("ﺳﻔارة\u{200F}"), "سفارة");
/// ```
pub fn tidy(text: &str) -> String {
    let mut text = text.to_owned();
    // Each step can make work for one before it, but never more than once.
    for _ in 0..3 {
        let next = one_space(&normal(&one_script(&seen(&normal(&text)))));
        if next == text {
            break;
        }
        text = next;
    }
    text
}

/// Without invisible characters, joiners between letters apart.
fn seen(text: &str) -> String {
    let letter = |c: Option<&char>| c.is_some_and(|c| c.is_alphabetic());
    let chars: Vec<char> = text.chars().collect();
    let kept = |(index, c): (usize, &char)| {
        let between =
            letter(index.checked_sub(1).and_then(|before| chars.get(before))) && letter(chars.get(index + 1));
        let joiner = matches!(c, '\u{200C}' | '\u{200D}'); // ZERO WIDTH NON-JOINER, ZERO WIDTH JOINER
        (!general::is_invisible(*c) || joiner && between).then_some(*c)
    };
    chars.iter().enumerate().filter_map(kept).collect()
}

fn one_space(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// In normalization form C, presentation forms replaced by what they present; other compatibility characters (`²`, `½`)
/// are left.
fn normal(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match plain_shape(c) {
            Some(shape) => plain.push_str(&shape),
            None => plain.push(c),
        }
    }
    ComposingNormalizer::new_nfc().normalize(&plain).into_owned()
}

/// Words of Latin and Cyrillic letters in the script that most of their letters have, if the others all have a twin
/// there.
fn one_script(text: &str) -> String {
    let words = text.split_inclusive(char::is_whitespace);
    words.map(|word| scripts::one_script(word).unwrap_or_else(|| word.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_put_right_and_nothing_else() {
        let rows = [
            ("сanada", "canada", "one Cyrillic letter"),
            ("ilçihаnа", "ilçihana", "two"),
            ("мemorandum", "мemorandum", "a Cyrillic letter without a twin: a person must look"),
            ("меморандуm", "меморандуm", "nor has the Latin m one: it looks like т only in italics"),
            ("меморaндум", "меморандум", "a Latin letter in a Cyrillic word"),
            ("aа", "aа", "one of each: who knows"),
            ("МИД Turkmenistan", "МИД Turkmenistan", "two words, two scripts"),
            ("s\u{327}a", "şa", "decomposed"),
            ("ﺳﻔارة", "سفارة", "presentation forms"),
            ("m²", "m²", "no presentation form"),
            ("\u{200F}سفارة\u{200F}", "سفارة", "marks around"),
            ("می\u{200C}خواهم", "می\u{200C}خواهم", "a joiner that is spelling"),
            (" a  b\t", "a b", "spaces"),
            ("a\u{A0}b", "a b", "a no-break space"),
        ];
        for (text, tidied, why) in rows {
            assert_eq!(tidy(text), tidied, "{why}");
        }
    }

    proptest::proptest! {
        #[test]
        fn tidying_twice_changes_nothing_more(text in r"([aаcсeеоoу ]|[\u{FB50}-\u{FDFF}]|\u{200C}|\u{327}|.){0,12}") {
            let once = tidy(&text);
            proptest::prop_assert_eq!(tidy(&once), once);
        }
    }
}
