//! What a language does for the matcher: a term is worked out once, a written word once, and what is left to ask of a
//! word in its sentence is asked of its neighbours.
//!
//! A [`Pattern`] is a term ready to be found. Its [keys](Pattern::keys) are where it is filed; a written word is looked
//! up under the keys that [`Language::peel`] makes of it. What the word alone decides is decided by
//! [`Pattern::begins`], which may be kept with the word; [`Candidate::read`] asks the sentence for the rest.

use std::borrow::Cow;

use super::{Analysis, Language};
use crate::text::Words;

/// A written word as it is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// [`Language::fold`] of the word.
    pub folded: Box<str>,
    /// The letters in which the language compares words, where these are others: in Arabic hamzas are kept, in English
    /// British and American spelling are one.
    pub letters: Box<str>,
    /// How the word begins as a later word of a term.
    pub beginning: Beginning,
}

/// The first two letters of a word, article off: terms of several words that begin alike are told apart by how their
/// second word begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Beginning(u32);

impl Beginning {
    /// Of a word of at least two letters.
    pub fn of(word: &str) -> Option<Self> {
        let mut letters = word.chars().map(u32::from);
        // Two letters beyond the basic plane may be taken for others.
        Some(Self(letters.next()? << 16 | letters.next()? & 0xFFFF))
    }

    /// One of 31 bits, the same for the same beginning.
    pub fn bit(self) -> u32 {
        1 << ((self.0.wrapping_mul(0x9E37_79B1) >> 16) % 31)
    }
}

/// The words of one segment, each as it is written and as it is compared.
#[derive(Clone, Copy)]
pub struct Sentence<'a> {
    words: &'a Words<'a>,
    written: &'a dyn Fn(usize) -> Option<&'a Written>,
}

impl<'a> Sentence<'a> {
    /// The sentence of `words`; `written` tells how each is compared.
    pub fn new(words: &'a Words<'a>, written: &'a dyn Fn(usize) -> Option<&'a Written>) -> Self {
        Self { words, written }
    }

    /// The words as they stand in the text.
    pub fn words(&self) -> &'a Words<'a> {
        self.words
    }

    /// Word `index` as it is compared; `None` past the end.
    pub fn written(&self, index: usize) -> Option<&'a Written> {
        (self.written)(index)
    }

    /// Word `index`, where nothing but white space stands between it and the word before.
    pub fn adjacent(&self, index: usize) -> Option<&'a Written> {
        self.written(index).filter(|_| self.words.adjacent(index))
    }
}

/// A term as its language looks for it.
pub trait Pattern: Send + Sync {
    /// The strings under which the term is filed, so that [`Language::peel`] of the first word of any of its forms
    /// makes one of them.
    fn keys(&self) -> Vec<String>;

    /// What is left to ask of the sentence where the written word is the first one of a form; `None` where it cannot be.
    fn begins(&self, word: &str, written: &Written) -> Option<Box<dyn Candidate>>;
}

/// A term that a written word may begin, whatever stands around it.
pub trait Candidate: Send + Sync {
    /// How many words from word `at` on, which is the one this was made of, are a form of the term, and the reading: of
    /// several the longest, then the one that does not yield, then the surest.
    fn read(&self, sentence: &Sentence, at: usize) -> Option<(usize, Cow<'_, Analysis>)>;

    /// How the second word begins in every form there may be, where the term has one; `None` where that is open.
    fn next(&self) -> Option<Beginning> {
        None
    }

    /// Every reading, where there may be several.
    fn readings(&self, sentence: &Sentence, at: usize) -> Vec<(usize, Cow<'_, Analysis>)> {
        self.read(sentence, at).into_iter().collect()
    }
}

/// The readings of words from word `at` on as a form of a term that is filed nowhere; the best first.
pub fn readings(
    language: &dyn Language,
    pattern: &dyn Pattern,
    words: &Words,
    at: usize,
) -> Vec<(usize, Analysis)> {
    let Some(word) = words.get(at) else { return Vec::new() };
    let written = language.written(word);
    let keys = pattern.keys();
    let mut filed = false;
    language.peel(&written, &mut |key| filed |= keys.iter().any(|known| known == key));
    let Some(candidate) = pattern.begins(word, &written).filter(|_| filed) else { return Vec::new() };
    let all: Vec<Written> =
        (0..words.len()).filter_map(|at| Some(language.written(words.get(at)?))).collect();
    let of = |at: usize| all.get(at);
    let readings = candidate.readings(&Sentence::new(words, &of), at);
    let mut readings: Vec<_> =
        readings.into_iter().map(|(taken, reading)| (taken, reading.into_owned())).collect();
    readings
        .sort_by_key(|(taken, analysis)| (std::cmp::Reverse(*taken), analysis.yields, analysis.certainty));
    readings
}
