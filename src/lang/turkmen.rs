//! Turkmen: the last word of a term takes a chain of endings, each with its vowel by harmony:
//!
//! ```text
//! stem (+ lar/ler) (+ possessor) (+ case) (+ clitic)
//! ```
//!
//! `letters` knows vowels and stems, `words` the words that go their own way, `paradigm` writes forms, `chain` reads
//! them: it takes a stem off the front of a word and endings off the rest, each only where the rules allow it.

mod chain;
mod letters;
mod paradigm;
mod words;

use super::morphology::{Case, Certainty, Number, Possessor};
use super::{Analysis, Boundaries, Direction, Features, Form, Language, Lemma, Peel, boundaries, general};
use crate::text::{Folded, Span, Words};

/// Turkmen (`tk`).
pub struct Turkmen;

/// How many letters of a stem are its key.
const KEY: usize = 5;

impl Language for Turkmen {
    fn code(&self) -> &'static str {
        "tk"
    }

    fn direction(&self) -> Direction {
        Direction::Ltr
    }

    fn foreign_letters(&self) -> &'static [(char, char)] {
        &[('ı', 'y'), ('ğ', 'g'), ('Ğ', 'G'), ('İ', 'I'), ('ñ', 'ň'), ('ÿ', 'ý')]
    }

    fn boundaries(&self) -> &'static Boundaries {
        &boundaries::turkmen::BOUNDARIES
    }

    fn furniture(&self) -> &'static [&'static str] {
        boundaries::turkmen::FURNITURE
    }

    fn fold(&self, text: &str) -> Folded {
        letters::fold(text)
    }

    fn stem<'a>(&self, word: &'a str) -> &'a str {
        letters::light_stem(word)
    }

    /// A hyphen between letters stays inside the word: `BMG-niň`, `premýer-ministr`.
    fn words(&self, text: &str) -> Vec<Span> {
        let mut words: Vec<Span> = Vec::new();
        for word in general::words(text) {
            match words.last_mut() {
                Some(last) if matches!(&text[last.end..word.start], "-" | "\u{2010}" | "\u{2011}") => {
                    last.end = word.end;
                }
                _ => words.push(word),
            }
        }
        words
    }

    fn keys(&self, lemma: &Lemma) -> Vec<String> {
        let folded = letters::fold(lemma.text).text;
        let mut parts = folded.split_whitespace();
        let Some(first) = parts.next() else { return Vec::new() };
        let mut keys: Vec<String> = if parts.next().is_some() {
            vec![letters::prefix(first, KEY).to_owned()]
        } else {
            let stems = chain::stems(lemma, first, false);
            stems.iter().map(|stem| letters::prefix(&stem.text, KEY).to_owned()).collect()
        };
        keys.extend(lemma.forms.iter().chain(lemma.plurals).filter_map(|form| {
            let folded = letters::fold(form).text;
            folded.split_whitespace().next().map(|word| letters::prefix(word, KEY).to_owned())
        }));
        keys.sort();
        keys.dedup();
        keys
    }

    fn peel(&self, word: &str, out: &mut Vec<Peel>) {
        let folded = letters::fold(word).text;
        let ends = folded.char_indices().map(|(at, c)| at + c.len_utf8()).take(KEY);
        out.extend(ends.map(|end| Peel::whole(folded[..end].to_owned())));
    }

    fn accept(&self, lemma: &Lemma, words: &Words, at: usize, _: &Peel) -> Option<(usize, Analysis)> {
        let folded = letters::fold(lemma.text).text;
        let wanted: Vec<&str> = folded.split_whitespace().collect();
        let (last, before) = wanted.split_last()?;
        for (offset, part) in before.iter().enumerate() {
            if offset > 0 && !words.adjacent(at + offset)
                || letters::fold(words.get(at + offset)?).text != *part
            {
                return None;
            }
        }
        let index = at + before.len();
        if !before.is_empty() && !words.adjacent(index) {
            return None;
        }
        let written = words.get(index)?;
        if letters::is_short_form(lemma.text) && !letters::same_capitals(lemma.text, written) {
            return None;
        }
        let word = letters::fold(written).text;
        // In running text these are postpositions and adverbs; alone they are what their letters say.
        if before.is_empty() && words.len() > 1 && words::is_fixed(&word) && word != *last {
            return None;
        }
        let reading = chain::read(lemma, last, !before.is_empty(), &word)?;
        let ending = if reading.steps.is_empty() {
            String::new()
        } else {
            format!(" + {}", reading.steps.join(" + "))
        };
        let steps = format!("{}{ending}", lemma.text);
        let analysis =
            Analysis { features: reading.features, steps, certainty: Certainty::Certain, yields: false };
        Some((wanted.len(), analysis))
    }

    fn inflect(&self, lemma: &Lemma, features: &Features) -> Option<String> {
        paradigm::inflect(lemma, features)
    }

    fn inflected(&self, lemma: &Lemma) -> Option<String> {
        let base = words::without_case(lemma.text)?;
        let same = |form: Form| letters::fold(&form.text).text == letters::fold(lemma.text).text;
        let shorter = Lemma { text: base, ..Lemma::default() };
        self.forms(&shorter).into_iter().any(same).then(|| base.to_owned())
    }

    fn forms(&self, lemma: &Lemma) -> Vec<Form> {
        let possessors = [
            None,
            Some(Possessor::Third),
            Some(Possessor::First),
            Some(Possessor::Second),
            Some(Possessor::FirstPlural),
            Some(Possessor::SecondPlural),
        ];
        let cases = [
            Case::Nominative,
            Case::Genitive,
            Case::Dative,
            Case::Accusative,
            Case::Locative,
            Case::Ablative,
            Case::Relative,
        ];
        let mut forms = vec![Form { text: lemma.text.to_owned(), features: Features::default() }];
        for number in [Number::Singular, Number::Plural] {
            for possessor in possessors {
                for case in cases {
                    let features = Features { number, case, possessor, ..Features::default() };
                    let Some(text) = paradigm::inflect(lemma, &features) else { continue };
                    if forms.iter().all(|form| form.text != text) {
                        forms.push(Form { text, features });
                    }
                }
            }
        }
        forms
    }
}

#[cfg(test)]
mod tests;
