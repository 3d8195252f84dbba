//! Whether written words are a given form.

use super::{English, letters as text_letters, spelling};
use crate::lang::Language;
use crate::lang::matching::Sentence;
use crate::text::Words;

/// The letters of one written word as they are compared.
pub(super) fn letters(text: &str) -> String {
    plain(&text_letters::fold_text(text))
}

/// [`letters`] of a folded word.
pub(super) fn plain(folded: &str) -> String {
    let mut plain = String::with_capacity(folded.len());
    for part in folded.split(|c: char| !c.is_alphanumeric() && c != '\'') {
        if part.contains('\'') {
            plain.push_str(&spelling::alike(&part.replace('\'', "")));
        } else {
            plain.push_str(&spelling::alike(part));
        }
    }
    plain
}

/// Ends a key that is the beginning of a word only.
const MORE: char = '~';

/// The key of a written word that may be the beginning of a longer one.
pub(super) fn beginning(letters: &str) -> String {
    format!("{letters}{MORE}")
}

/// Whether a word that is written in parts may have `gap` after this part.
pub(super) fn goes_on(part: &str, gap: &str) -> bool {
    match Gap::of(gap) {
        Gap::Hyphen => true,
        Gap::Stop => part.chars().count() == 1,
        Gap::Space => part.len() > 2 && !FUNCTION.contains(&part),
        Gap::Possessive | Gap::Other => false,
    }
}

/// What stands between two words of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    Space,
    Hyphen,
    /// The stop of `U.N.`
    Stop,
    /// A possessive and a space.
    Possessive,
    Other,
}

impl Gap {
    fn of(gap: &str) -> Self {
        let is_hyphen = |c| matches!(c, '-' | '\u{2010}' | '\u{2011}'); // HYPHEN, NON-BREAKING HYPHEN
        let mut chars = gap.chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) if is_hyphen(c) => Self::Hyphen,
            (Some('.'), None) => Self::Stop,
            (Some(_), _) if gap.chars().all(char::is_whitespace) => Self::Space,
            (Some('\'' | '\u{2019}'), _) => Self::Possessive,
            _ => Self::Other,
        }
    }
}

/// A form of a term as it is compared.
pub(super) struct Spelled {
    /// Its letters, words written in one.
    letters: String,
    /// Where in the letters a word ends, and what stands there in the form.
    gaps: Vec<(usize, Gap)>,
    text: String,
    /// Parts of it must have their capitals.
    acronym: bool,
}

impl Spelled {
    pub(super) fn new(form: &str) -> Self {
        let own = Words::new(form, English.words(form));
        let mut spelled = String::new();
        let mut gaps = Vec::new();
        for index in 0..own.len() {
            if index > 0 {
                gaps.push((spelled.len(), Gap::of(own.gap(index))));
            }
            spelled.push_str(&letters(own.get(index).unwrap_or_default()));
        }
        let acronym = form.split(|c: char| !c.is_alphanumeric()).any(is_acronym);
        Self { letters: spelled, gaps, text: form.to_owned(), acronym }
    }

    /// The keys of the form: its first word, its first words written in one, and every beginning of its first word,
    /// which may be a part before a hyphen (`co-operation`).
    pub(super) fn keys(&self) -> impl Iterator<Item = String> + '_ {
        let first = &self.letters[..self.ends().next().unwrap_or_default()];
        let parts = first.char_indices().skip(1).map(|(at, _)| beginning(&first[..at]));
        parts.chain(self.ends().filter(|end| *end > 0).map(|end| self.letters[..end].to_owned()))
    }

    /// Where words end.
    fn ends(&self) -> impl Iterator<Item = usize> + '_ {
        self.gaps.iter().map(|(end, _)| *end).chain([self.letters.len()])
    }

    /// True when the first words, written in one, have these letters.
    pub(super) fn has_words(&self, letters: &str) -> bool {
        self.letters.starts_with(letters) && self.ends().any(|end| end == letters.len())
    }

    /// True when the first word begins with these letters and has more.
    pub(super) fn has_part(&self, letters: &str) -> bool {
        self.letters.starts_with(letters) && self.ends().next().is_some_and(|end| end > letters.len())
    }

    /// How many words from `at` on are the form in one of its spellings.
    pub(super) fn reach(&self, sentence: &Sentence, at: usize) -> Option<usize> {
        let Self { letters: wanted, gaps, .. } = self;
        let words = sentence.words();
        if wanted.is_empty() {
            return None;
        }
        let mut written = 0;
        let mut taken = 0;
        while written < wanted.len() {
            let part = &*sentence.written(at + taken)?.letters;
            if part.is_empty() || !wanted[written..].starts_with(part) {
                return None;
            }
            let end = written + part.len();
            if taken > 0 {
                let wants = gaps.iter().find(|(at, _)| *at == written).map(|(_, gap)| *gap);
                let found = Gap::of(words.gap(at + taken));
                if !alike(wants, found, &wanted[..written], part, end == wanted.len()) {
                    return None;
                }
            }
            // A possessive inside the term must be written.
            if gaps.iter().any(|(at, gap)| *gap == Gap::Possessive && (written + 1..end).contains(at)) {
                return None;
            }
            written = end;
            taken += 1;
        }
        (!self.acronym || same_case(&self.text, words, at, taken)).then_some(taken)
    }
}

/// Words that make a verb phrasal; such a verb is not its noun (`follow up`, `follow-up`).
const PARTICLES: &[&str] = &[
    "about", "along", "around", "away", "back", "by", "down", "in", "off", "on", "out", "over", "through",
    "up",
];

/// Words of the language that are no half of a compound that is written in one.
const FUNCTION: &[&str] = &[
    "all", "and", "any", "are", "but", "for", "from", "has", "her", "him", "his", "into", "its", "may",
    "not", "our", "the", "their", "then", "there", "they", "this", "was", "were", "with", "you", "your",
    "can", "had", "who",
];

/// Whether two parts that the form joins as `wanted` says may be written with `found` between them.
fn alike(wanted: Option<Gap>, found: Gap, before: &str, part: &str, last: bool) -> bool {
    match (wanted, found) {
        (_, Gap::Other) => false,
        (Some(Gap::Possessive), found) => found == Gap::Possessive,
        (_, Gap::Possessive) => false,
        (None | Some(Gap::Stop), Gap::Stop) => part.chars().count() == 1,
        (_, Gap::Stop) => false,
        (Some(Gap::Hyphen), Gap::Space) | (Some(Gap::Space), Gap::Hyphen) => {
            !(last && PARTICLES.contains(&part))
        }
        (Some(_), _) => true,
        (None, Gap::Hyphen) => true,
        // `cease fire`, but not `in formation`.
        (None, Gap::Space) => {
            before.len() > 2 && part.len() > 2 && !FUNCTION.contains(&before) && !FUNCTION.contains(&part)
        }
    }
}

/// Acronyms have capitals where the term has them. Text in capitals shows nothing.
fn same_case(form: &str, words: &Words, at: usize, taken: usize) -> bool {
    let Some(span) = words.reach(at, taken) else { return false };
    if is_capitals(words.text()) {
        return true;
    }
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<Vec<char>>();
    let (wanted, found) = (letters(form), letters(span.of(words.text())));
    let acronym = capitals_of_acronyms(form);
    wanted.len() == found.len() && acronym.iter().all(|at| found.get(*at).is_some_and(|c| c.is_uppercase()))
}

/// Two capitals or more.
pub(super) fn is_acronym(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() > 1
}

/// Which letters of a form are capitals of an acronym.
fn capitals_of_acronyms(form: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut count = 0;
    for word in form.split(|c: char| !c.is_alphanumeric()) {
        let acronym = is_acronym(word);
        for c in word.chars().filter(|c| c.is_alphabetic()) {
            if acronym && c.is_uppercase() {
                places.push(count);
            }
            count += 1;
        }
    }
    places
}

/// True for text in capitals: a few words at least, and no small letter.
fn is_capitals(text: &str) -> bool {
    let words = text.split_whitespace().filter(|word| word.chars().any(char::is_uppercase)).count();
    words > 1 && !text.chars().any(char::is_lowercase)
}
