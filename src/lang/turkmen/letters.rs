//! Letters of Turkmen: folding, vowels and their harmony, syllables.

use crate::lang::general;
use crate::text::Folded;
use crate::text::clean::Survey;

/// NFC, lower case, invisible characters dropped. `I` becomes `i`, never the Turkish `ı`.
pub(super) fn fold(text: &str) -> Folded {
    general::fold_with(text, spell)
}

/// The text of [`fold`].
pub(super) fn fold_text(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { general::fold_text_with(text, spell) }
}

/// Hands on what a letter is compared as.
fn spell(c: char, out: &mut dyn FnMut(char)) {
    match c {
        '\u{0307}' => {}                      // COMBINING DOT ABOVE, which lower-casing İ leaves
        '\u{2010}' | '\u{2011}' => out('-'),  // HYPHEN, NON-BREAKING HYPHEN
        '\u{2019}' | '\u{02BC}' => out('\''), // RIGHT SINGLE QUOTATION MARK, MODIFIER LETTER APOSTROPHE
        c if general::is_invisible(c) => {}
        c => out(c),
    }
}

/// The text of [`fold`] for one word: most words are of letters that need no normalizing.
pub(super) fn fold_word(word: &str) -> Box<str> {
    let plain = |c| matches!(c, 'a'..='z' | 'A'..='Z' | '-' | 'ä' | 'ç' | 'ň' | 'ö' | 'ş' | 'ü' | 'ý' | 'ž' | 'Ä' | 'Ç' | 'Ň' | 'Ö' | 'Ş' | 'Ü' | 'Ý' | 'Ž');
    if word.chars().all(plain) { word.to_lowercase().into() } else { fold(word).text.into() }
}

pub(super) fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'ä' | 'e' | 'i' | 'o' | 'ö' | 'u' | 'ü' | 'y')
}

/// Whether endings after `text` take front vowels: the last vowel decides. `None` without one.
pub(super) fn is_front(text: &str) -> Option<bool> {
    text.chars().rev().find(|c| is_vowel(*c)).map(|c| matches!(c, 'ä' | 'e' | 'i' | 'ö' | 'ü'))
}

/// The last part of a word with hyphens: endings see no further (*Nýu-Ýork*).
fn last_part(text: &str) -> &str {
    text.rsplit('-').next().filter(|part| !part.is_empty()).unwrap_or(text)
}

/// Vowels: one a syllable; of a word with hyphens those of its last part.
pub(super) fn syllables(text: &str) -> usize {
    last_part(text).chars().filter(|c| is_vowel(*c)).count()
}

/// One syllable with a rounded vowel: high vowels after it are written rounded.
pub(super) fn is_round(text: &str) -> bool {
    let mut vowels = last_part(text).chars().filter(|c| is_vowel(*c));
    vowels.next().is_some_and(|c| matches!(c, 'o' | 'ö' | 'u' | 'ü')) && vowels.next().is_none()
}

pub(super) fn ends_in_vowel(text: &str) -> bool {
    text.chars().last().is_some_and(is_vowel)
}

/// The first `letters` letters.
pub(super) fn prefix(text: &str, letters: usize) -> &str {
    text.char_indices().nth(letters).map_or(text, |(at, _)| &text[..at])
}

/// The word with its last letter replaced.
pub(super) fn with_last(text: &str, letter: char) -> String {
    let end = text.char_indices().last().map_or(0, |(at, _)| at);
    format!("{}{letter}", &text[..end])
}

/// A folded word without its endings, about: for statistics only.
pub(super) fn light_stem(word: &str) -> &str {
    let mut rest = word;
    for _ in 0..3 {
        let long = |cut: &&str| cut.chars().count() > 2 && cut.contains(is_vowel);
        let Some(cut) = ENDINGS.iter().find_map(|end| rest.strip_suffix(end)).filter(long) else { break };
        rest = cut;
    }
    prefix(rest, KEPT)
}

/// Endings of cases, of the plural and of the possessor.
const ENDINGS: [&str; 34] = [
    "ndan", "nden", "nyň", "niň", "nuň", "nüň", "nda", "nde", "dan", "den", "lar", "ler", "dyr", "dir",
    "dur", "dür", "yň", "iň", "uň", "üň", "da", "de", "ny", "ni", "na", "ne", "sy", "si", "a", "e", "y", "i",
    "u", "ü",
];

/// Letters of a word that statistics compare: endings begin later in all but short words.
const KEPT: usize = 5;

/// An acronym: one word with two capitals and no small letter before them (`BMG`, `ÝB`).
pub(super) fn is_short_form(term: &str) -> bool {
    term.chars().filter(|c| c.is_uppercase()).count() >= 2
        && term.chars().all(|c| c.is_uppercase() || c.is_numeric())
}

/// Whether a written word begins with the letters of an acronym as they are.
pub(super) fn same_capitals(term: &str, written: &str) -> bool {
    written.starts_with(term)
}

/// The name of an acronym's last letter, as far as harmony goes: consonants are called `be`, `se`, `ne` …, but
/// `ka`, `ha`, `şa`; vowels by themselves. True for front.
pub(super) fn spoken_front(acronym: &str) -> bool {
    !matches!(acronym.chars().last(), Some('a' | 'o' | 'u' | 'y' | 'k' | 'h' | 'ş'))
}

/// Turkmen letters of Windows-1250 that were read as Windows-1252: `Aºgabat`.
const OF_CENTRAL_EUROPE: &[(char, char)] = &[('º', 'ş'), ('ª', 'Ş'), ('ò', 'ň'), ('Ò', 'Ň')];

/// The Turkmen letter for a foreign one in a word, and whether no other can be meant.
///
/// `ñ ÿ` are letters of the alphabet of 1993, `ș` is a `ş` of other keyboards. `ı ğ İ` are Turkish: in a text that has `ý`, so
/// that its `y` is the vowel, `ı` is a slip for `y`; in a text without, all of it may be in Turkish spelling, and a word with a
/// capital may be a Turkish name (*Yıldız*).
pub(super) fn own(word: &str, _: usize, letter: char, survey: &Survey) -> Option<(char, bool)> {
    use crate::lang::Language as _;
    let in_table =
        |table: &[(char, char)]| table.iter().find(|(foreign, _)| *foreign == letter).map(|(_, own)| *own);
    // `Nº` is a sign of its own.
    if let Some(own) = in_table(OF_CENTRAL_EUROPE).filter(|_| word.chars().count() > 3) {
        return Some((own, true));
    }
    let own = in_table(super::Turkmen.foreign_letters())?;
    let turkish = matches!(letter, 'ı' | 'ğ' | 'Ğ' | 'İ');
    let turkmen_word = word.contains(['ň', 'ý', 'ž', 'ä', 'Ň', 'Ý', 'Ž', 'Ä']);
    let name = word.starts_with(char::is_uppercase) && !turkmen_word;
    Some((own, !turkish || (survey.has('ý') && !name)))
}
