//! What a translation has where a term was expected: a part of it, a word of its family, the words most like it.

use crate::glossary::Term;
use crate::lang::{self, Language};
use crate::model::Locale;
use crate::text::Span;

/// The fewest letters of a word that tells one term from another: shorter ones are articles and prepositions.
const CONTENT: usize = 4;
/// The least similarity at which words are shown as the nearest, 0 to 1. Below it the eye sees no likeness.
const LIKE: f64 = 0.55;
/// The most words of a target that are compared.
const WORDS: usize = 600;

/// A target text, cut into words once.
pub(super) struct Translation<'a> {
    text: &'a str,
    language: &'static dyn Language,
    words: Vec<Word>,
}

struct Word {
    span: Span,
    folded: String,
    stem: String,
}

/// Words of a text with their similarity to a term in thousandths; compared by similarity, then by shortness.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Near {
    similarity: u32,
    shortness: std::cmp::Reverse<usize>,
    pub(super) span: Span,
}

impl<'a> Translation<'a> {
    pub(super) fn new(locale: &Locale, text: &'a str) -> Self {
        let language = lang::of(locale);
        Self { text, language, words: words(language, text) }
    }

    /// The country or nation of `term` is there as an adjective: Iraqi for Iraq, *türkmen* for *Türkmenistan*.
    pub(super) fn has_adjective_of(&self, term: &Term) -> bool {
        let own = words(self.language, &term.text);
        let [name] = own.as_slice() else { return false };
        if !term.text.starts_with(char::is_uppercase) && term.pos != "proper noun" {
            return false;
        }
        let listed = self.language.nationalities().iter().filter(|(country, _)| *country == name.folded);
        let listed: Vec<&str> = listed.map(|(_, adjective)| *adjective).collect();
        self.words.iter().any(|word| {
            if !listed.is_empty() {
                return listed.iter().any(|adjective| word.folded.starts_with(adjective));
            }
            // The stem, for the article of العراق is not in عراقي.
            let shared = shared_letters(&name.stem, &word.stem);
            let letters = name.stem.chars().count();
            shared >= CONTENT.min(letters) && 2 * shared > letters
        })
    }

    /// A word of the term's own is there: the Memorandum.
    pub(super) fn has_part_of(&self, term: &str) -> bool {
        self.content(term).iter().any(|own| self.has_stem(own))
    }

    /// Every word of the term is there in some other shape: to cooperate for cooperation.
    pub(super) fn has_family_of(&self, term: &str) -> bool {
        let content = self.content(term);
        let akin = |own: &Word| {
            let long = own.stem.chars().count() >= CONTENT;
            self.has_stem(own)
                || long
                    && self.words.iter().any(|word| {
                        let shared = shared_letters(&own.stem, &word.folded);
                        shared > CONTENT && 4 * shared >= 3 * own.stem.chars().count()
                    })
        };
        !content.is_empty() && content.iter().all(akin)
    }

    /// The text speaks of something by a pronoun.
    pub(super) fn has_pronoun(&self) -> bool {
        let pronouns = self.language.pronouns();
        self.words.iter().any(|word| pronouns.contains(&word.folded.as_str()))
    }

    /// The words most like a term, where any are like it at all.
    pub(super) fn nearest(&self, term: &str) -> Option<Near> {
        let own = words(self.language, term);
        let wanted: String = own.iter().map(|word| word.stem.as_str()).collect::<Vec<_>>().join(" ");
        if own.is_empty() || own.len() > 12 {
            return None;
        }
        let content = self.content(term);
        let few = &self.words[..self.words.len().min(WORDS)];
        let mut best: Option<Near> = None;
        for size in 1..=own.len() + 1 {
            for window in few.windows(size) {
                let (Some(first), Some(last)) = (window.first(), window.last()) else { continue };
                let span = Span::new(first.span.start, last.span.end);
                if self.text[span.start..span.end].contains(['.', '\n', ';', '؛']) {
                    continue;
                }
                let stems: String =
                    window.iter().map(|word| word.stem.as_str()).collect::<Vec<_>>().join(" ");
                let spelt = strsim::normalized_levenshtein(&wanted, &stems);
                let ends = [first, last].iter().all(|end| content.iter().any(|own| own.stem == end.stem));
                let met = content.iter().filter(|own| window.iter().any(|w| w.stem == own.stem)).count();
                let shared =
                    if ends && !content.is_empty() { met as f64 / content.len() as f64 } else { 0.0 };
                let similarity = spelt.max(shared);
                if similarity < LIKE {
                    continue;
                }
                let near = Near {
                    similarity: (similarity * 1000.0) as u32,
                    shortness: std::cmp::Reverse(span.len()),
                    span,
                };
                best = best.max(Some(near));
            }
        }
        best
    }

    fn has_stem(&self, own: &Word) -> bool {
        self.words.iter().any(|word| word.stem == own.stem)
    }

    fn content(&self, term: &str) -> Vec<Word> {
        let mut words = words(self.language, term);
        words.retain(|word| word.folded.chars().count() >= CONTENT);
        words
    }
}

fn words(language: &dyn Language, text: &str) -> Vec<Word> {
    let word = |span: Span| {
        let folded = language.fold(span.of(text)).text;
        let stem = language.stem(&folded).to_owned();
        Word { span, folded, stem }
    };
    language.words(text).into_iter().map(word).collect()
}

fn shared_letters(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count()
}
