//! U020 and U021: a target that is the source, or nothing that can be read.

use crate::check::placeholders::code;
use crate::check::{Example, Group, PLACEHOLDER, Pair, PairCheck};
use crate::lang::international::is_international;
use crate::model::{Finding, Rule, Severity};
use crate::text::Span;
use crate::text::clean::Script;
use crate::text::clean::scripts::script;
use crate::text::placeholders::Kind;

static UNTRANSLATED_RULE: Rule = Rule { code: "U020", name: "untranslated", severity: Severity::Warning };
static BLANK_RULE: Rule = Rule { code: "U021", name: "translation-blank", severity: Severity::Error };

/// The target is the source, letter for letter.
///
/// A person would leave alone what is the same in every language: names, acronyms, numbers, addresses, code.
pub(super) static UNTRANSLATED: PairCheck = PairCheck {
    rule: &UNTRANSLATED_RULE,
    group: Group::Units,
    fixes: None,
    examples: &[
        Example::fires(("en", "tk"), &[("The minister has arrived.", "The minister has arrived.")]),
        Example::silent(("en", "tk"), &[("NATO", "NATO")]),
        Example::silent(("en", "tk"), &[("Ban Ki-moon", "Ban Ki-moon")]),
        Example::silent(("en", "tk"), &[("https://un.org", "https://un.org")]),
        Example::fires(("en", "cs"), &[("See https://un.org", "See https://un.org")]),
        Example::fires(("en", "tk"), &[("S&ave the file", "Sa&ve the file")]),
        Example::silent(("en", "tk"), &[("$file$ : $dir$", "$file$ : $dir$")]),
        Example::silent(("en", "tk"), &[("width: 20em;", "width: 20em;")]),
        Example::silent(("en", "tk"), &[("i18n", "i18n")]),
        Example::silent(("en", "cs"), &[("radio", "radio")]),
        Example::fires(("en", "cs"), &[("weather", "weather")]),
        Example::fires(("en", "ar"), &[("the radio", "the radio")]),
        Example::silent(("en", "cs"), &[("#tarjuman @ irc.example.org", "#tarjuman @ irc.example.org")]),
    ],
    find: untranslated,
};

fn untranslated(pair: &Pair, findings: &mut Vec<Finding>) {
    let (source, target) = (pair.source.text.trim(), pair.target.text.trim());
    if pair.source.locale.language == pair.target.locale.language || source.is_empty() {
        return;
    }
    // Most translations do not even begin with the same letter.
    let begins = |text: &str| text.trim_start_matches('&').chars().next().map(char::to_lowercase);
    if !begins(source).into_iter().flatten().eq(begins(target).into_iter().flatten()) {
        return;
    }
    // The case of letters alone is no translation, nor is another letter for the keyboard.
    let bare = |text: &str| text.replacen('&', "", 1);
    let marked =
        source.contains('&') && target.contains('&') && source != target && bare(source) == bare(target);
    let ascii = source.is_ascii() && target.is_ascii();
    let same = source == target
        || if ascii {
            source.eq_ignore_ascii_case(target)
        } else {
            source.to_lowercase() == target.to_lowercase()
        };
    if !same && !marked {
        return;
    }
    if is_style(source) || code_only(pair) {
        return;
    }
    let prose = pair.target.prose();
    let words: Vec<&str> = pair.target.words().iter().map(|span| span.of(prose)).collect();
    let own: Vec<&&str> = words.iter().filter(|word| word.chars().any(char::is_alphabetic)).collect();
    let is_name = |word: &str, is_word: &dyn Fn(&str) -> bool| {
        let mut letters = word.chars();
        let first = letters.next().is_some_and(|c| c.is_uppercase() || c.is_numeric());
        let inner = word.chars().skip(1).any(char::is_uppercase) || word.chars().any(char::is_numeric);
        // A small word between names belongs to them: `Ban Ki-moon`, `Deutsche Welle der Zeit`, unless it is one that is translated.
        let small = word.chars().count() < 5 && !first;
        let joined = || pair.target.text.contains(&format!("-{word}"));
        (first, inner || small && (joined() || PARTICLES.contains(&word) || !is_word(word)))
    };
    let is_word = |word: &str| {
        let meanings = crate::align::meanings(pair.source.locale, word);
        !meanings.is_empty() && meanings.iter().all(|meaning| !meaning.name)
    };
    let is_name = |word: &str| is_name(word, &is_word);
    let caseless = own.iter().all(|word| word.chars().all(|c| !c.is_lowercase() && !c.is_uppercase()));
    let names = own
        .iter()
        .filter(|word| {
            let (first, inner) = is_name(word);
            first || inner
        })
        .count();
    let firsts = own.iter().filter(|word| is_name(word).0).count();
    let spelled = prose.chars().filter(|c| c.is_alphabetic()).count();
    let joined = |c: char| "_/\\@=.:".contains(c);
    let code = !target.contains(char::is_whitespace) && target.trim_matches(joined).contains(joined)
        || prose.contains("--");
    let dots = target.ends_with("...");
    let sentence = target.ends_with(['.', '?', '!', '؟', ':']) && !dots && own.len() > 1;
    let short = spelled < 2 || own.is_empty();
    // One word that the tables know as no name. Languages of Latin letters have many in common: `Version`.
    // An address beside it is no part of a name: `See https://un.org`.
    let beside = pair.target.placeholders().iter().any(|one| matches!(one.kind, Kind::Url | Kind::Email));
    let least = if beside { 3 } else { 4 };
    let lower = |word: &str| word.len() >= least && word.chars().skip(1).all(char::is_lowercase);
    let is_ordinary = own.len() == 1
        && !prose.contains(char::is_numeric)
        && (beside || !pair.target.language.common().is_empty())
        && own.iter().all(|word| lower(word) && is_word(word));
    // One word with a capital may be a name or a heading; a name is rather left alone.
    let numbered = own.iter().all(|word| word.contains(char::is_numeric));
    let all_names = !caseless
        && names == own.len()
        && (firsts > 0 || numbered)
        && own.len() < 5
        && !sentence
        && !is_label(&own)
        && !is_ordinary;
    if short || code || all_names || is_technical(target) || is_common(pair, &own) {
        return;
    }
    findings.push(pair.at_target(&UNTRANSLATED_RULE, Span::new(0, pair.target.text.len())));
}

/// Whether a text is only names of channels, hosts and machines: `#tarjuman @ irc.example.org`, `m68k, sparc, i386`.
fn is_technical(text: &str) -> bool {
    let pieces = text.split([' ', ',']).filter(|piece| piece.contains(char::is_alphanumeric));
    let (mut technical, mut listed, mut all) = (0, 0, 0);
    for piece in pieces {
        let named = piece.strip_prefix(['#', '@']).is_some_and(|name| name.starts_with(char::is_alphabetic));
        let host =
            piece.split('.').count() > 2 && piece.split('.').all(|part| !part.is_empty() && part.is_ascii());
        let machine =
            piece.contains(|c: char| c.is_ascii_digit()) && piece.contains(|c: char| c.is_ascii_lowercase());
        technical += usize::from(named || host || machine);
        listed += usize::from(piece.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
        all += 1;
    }
    // In a list of single names most of them show what the others are.
    technical == all && all > 0
        || text.contains(", ") && listed == all && all == text.split(", ").count() && 2 * technical > all
}

/// Whether all words are names or such as most languages in Latin letters have.
fn is_common(pair: &Pair, words: &[&&str]) -> bool {
    let latin = |word: &str| word.chars().all(|c| script(c).is_none_or(|script| script == Script::Latin));
    let common = |word: &&&str| {
        let small = word.to_lowercase();
        is_international(small.strip_suffix('s').filter(|one| is_international(one)).unwrap_or(&small))
    };
    let known = words.iter().filter(|word| common(word)).count();
    let others = words.iter().filter(|word| !common(word) && word.len() > 1);
    known > 0
        && words.len() < 5
        && pair.target.language.common().is_empty()
        && words.iter().all(|word| latin(word))
        && others.clone().all(|word| word.chars().next().is_some_and(char::is_uppercase))
        && others.count() <= known
}

/// `width: 20em;`: what lays a dialogue out, as Mozilla has it translated.
pub(in crate::check) fn is_style(text: &str) -> bool {
    let text = text.trim();
    let declared = |one: &str| {
        one.split_once(':').is_some_and(|(name, value)| {
            let value = value.trim();
            let number = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
            !name.is_empty()
                && name.trim().bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
                && number.len() < value.len()
                && !number.is_empty()
                && number.bytes().all(|b| b.is_ascii_digit() || b == b'.')
                && UNITS.contains(&&value[number.len()..])
        })
    };
    text.len() < 200
        && text.contains(':')
        && text.split(';').filter(|one| !one.trim().is_empty()).all(declared)
}

/// Units of length of CSS.
const UNITS: &[&str] = &["em", "ex", "ch", "rem", "px", "pt", "pc", "in", "cm", "mm", "vw", "vh", "%"];

/// Whether nothing but code, placeholders and entities has letters.
fn code_only(pair: &Pair) -> bool {
    let prose = pair.target.prose();
    let code = code::pieces(prose);
    let entity = |at: usize| {
        let begin = prose[..at]
            .rfind('&')
            .filter(|begin| prose[*begin..at].bytes().all(|b| b == b'&' || b.is_ascii_alphanumeric()));
        begin.is_some()
            && prose[at..].trim_start_matches(|c: char| c.is_ascii_alphanumeric()).starts_with(';')
    };
    let mut letters = prose.char_indices().filter(|(_, c)| c.is_alphabetic()).map(|(at, _)| at).peekable();
    letters.peek().is_some()
        && letters.all(|at| code.iter().any(|span| span.start <= at && at < span.end) || entity(at))
}

/// Little words that stand in names.
const PARTICLES: &[&str] = &[
    "of", "the", "and", "de", "der", "die", "das", "du", "la", "le", "van", "von", "al", "el", "bin", "ibn",
    "da", "di", "y", "e",
];

/// A single capitalised word of the interface: `Cancel`, `Settings`. Acronyms and words with digits are none.
fn is_label(words: &[&&str]) -> bool {
    matches!(words, [word] if word.is_ascii() && word.len() > 2 && word.chars().skip(1).all(|c| c.is_ascii_lowercase())
        && LABEL_ENDINGS.iter().any(|ending| word.ends_with(ending)))
}

/// Endings of English words that names of products hardly have.
const LABEL_ENDINGS: &[&str] = &[
    "ing", "ings", "tion", "tions", "ment", "ments", "ness", "ancel", "ave", "elete", "lose", "earch",
    "rror", "ge", "word", "ly", "ed",
];

/// The source says something, and the target has nothing that can be read.
pub(super) static BLANK: PairCheck = PairCheck {
    rule: &BLANK_RULE,
    group: Group::Units,
    fixes: None,
    examples: &[
        Example::fires(("ar", "en"), &[("وصل الوزير", " \u{200B}")]), // ZERO WIDTH SPACE
        Example::fires(("ar", "en"), &[("وصل الوزير", "-")]),
        Example::silent(("ar", "en"), &[("—", "-")]),
        Example::silent(("en", "ar"), &[("{}th", "{}")]),
        Example::silent(("ar", "en"), &[("وصل الوزير", "He came")]),
    ],
    find: blank,
};

fn blank(pair: &Pair, findings: &mut Vec<Finding>) {
    let says = |text: &str| text.chars().any(char::is_alphanumeric);
    let empty = pair.target.text.trim().is_empty() && !pair.source.text.trim().is_empty();
    if !empty && (says(pair.target.text) || !says(pair.source.text)) {
        return;
    }
    // `{}th`: an ending that the language may do without.
    let prose = pair.source.prose();
    let joined = |span: &Span| {
        span.len() < 4
            && (prose[..span.start].ends_with(PLACEHOLDER) || prose[span.end..].starts_with(PLACEHOLDER))
    };
    if !pair.target.placeholders().is_empty() && pair.source.words().iter().all(joined) {
        return;
    }
    findings.push(pair.at_target(&BLANK_RULE, Span::new(0, pair.target.text.len())));
}
