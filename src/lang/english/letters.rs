//! Letters and words.

use icu_normalizer::DecomposingNormalizer;
use icu_normalizer::properties::CanonicalCombiningClassMap;

use crate::lang::general;
use crate::text::{Folded, Span};

/// NFC and lower case without accents; ligatures in two letters, apostrophes straight.
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
        '\u{2018}' | '\u{2019}' | '\u{02BC}' => out('\''), // quotation marks and the modifier letter
        '\0'..='\u{7F}' => out(c),
        // Beyond lie scripts whose letters are not letters with accents.
        '\u{80}'..='\u{52F}' | '\u{1E00}'..='\u{1EFF}' => {
            let mut buffer = [0; 4];
            let parts = DecomposingNormalizer::new_nfd().normalize(c.encode_utf8(&mut buffer)).into_owned();
            let classes = CanonicalCombiningClassMap::new();
            for part in parts.chars().filter(|part| classes.get_u8(*part) == 0) {
                match part {
                    'æ' => ['a', 'e'].into_iter().for_each(&mut *out),
                    'œ' => ['o', 'e'].into_iter().for_each(&mut *out),
                    part => out(part),
                }
            }
        }
        _ => out(c),
    }
}

/// Words without the possessive `'s`.
pub(super) fn words(text: &str) -> Vec<Span> {
    let mut words = general::words(text);
    for word in &mut words {
        let written = word.of(text);
        let cut = written
            .strip_suffix(['s', 'S'])
            .and_then(|rest| rest.strip_suffix(['\'', '\u{2019}', '\u{02BC}']));
        if let Some(rest) = cut.filter(|rest| !rest.is_empty()) {
            word.end = word.start + rest.len();
        }
    }
    words
}

/// Letters that a stem keeps at most: words of one family share about so many (`negoti-ate`, `negoti-ations`).
const STEM: usize = 6;

/// Cuts plural, `-ing` and `-ed` from a folded word, and what goes beyond [`STEM`].
pub(super) fn stem(word: &str) -> &str {
    let word = word.strip_suffix("'s").unwrap_or(word);
    let long = |rest: &&str| rest.len() > 2 && rest.bytes().any(|b| b"aeiouy".contains(&b));
    let cut = |word| ["ing", "ed"].iter().find_map(|end| str::strip_suffix(word, end)).filter(long);
    let mut stem = word;
    if let Some(rest) = stem.strip_suffix("ies").filter(|rest| rest.len() > 1) {
        stem = rest;
    } else if let Some(rest) =
        stem.strip_suffix('s').filter(|rest| rest.len() > 2 && !rest.ends_with(['s', 'u', 'i']))
    {
        let sibilant = |rest: &&str| ["s", "x", "z", "ch", "sh"].iter().any(|end| rest.ends_with(end));
        stem = rest.strip_suffix('e').filter(sibilant).unwrap_or(rest);
    }
    if let Some(rest) = cut(stem) {
        stem = rest;
        let mut last = stem.bytes().rev();
        let (a, b) = (last.next(), last.next());
        if a == b && !matches!(a, Some(b'l' | b's' | b'z')) && a.is_some_and(|a| a.is_ascii_alphabetic()) {
            stem = &stem[..stem.len() - 1];
        }
    }
    let short = |rest: &&str| rest.len() > 2;
    stem = stem.strip_suffix(['e', 'y']).filter(short).unwrap_or(stem);
    stem.char_indices().nth(STEM).map_or(stem, |(at, _)| &stem[..at])
}

/// Letters whose names begin with a vowel: an NGO, an MoU.
const SPOKEN_VOWEL: &str = "AEFHILMNORSX";
/// Beginnings that are written with a vowel and spoken with a consonant: a union, a European, a one-sided statement.
const CONSONANT_SOUND: &[&str] = &["uni", "use", "usu", "uti", "eu", "ewe", "one", "once", "ubi", "ura"];
/// The other way about: an hour.
const SILENT_H: &[&str] = &["hour", "honest", "honour", "honor", "heir"];

/// Whether a word takes `an`. Acronyms (two capitals) are spelt out.
pub(super) fn begins_with_vowel_sound(form: &str) -> bool {
    let word = form.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let lower = word.to_lowercase();
    let Some(first) = word.chars().next() else { return false };
    // A word all in capitals may be one that is shouted; the shortest are acronyms.
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    if capitals > 1 && (capitals < word.chars().count() || word.chars().count() <= 4) {
        return SPOKEN_VOWEL.contains(first);
    }
    if SILENT_H.iter().any(|start| lower.starts_with(start)) {
        return true;
    }
    let negated = ["unin", "unim"].iter().any(|start| lower.starts_with(start));
    let consonant = CONSONANT_SOUND.iter().any(|start| lower.starts_with(start)) && !negated;
    lower.starts_with(['a', 'e', 'i', 'o', 'u']) && !consonant
}
