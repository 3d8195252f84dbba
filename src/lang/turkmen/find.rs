//! Terms in running text: the last word takes endings, the words before it stand as they are.

use std::borrow::Cow;
use std::sync::Arc;

use super::chain::{self, Stem};
use super::{KEY, letters, words};
use crate::lang::Lemma;
use crate::lang::matching::{Beginning, Candidate, Pattern, Sentence, Written};
use crate::lang::morphology::{Analysis, Certainty};

/// A term with the stems of its last word.
pub(super) struct Term(Arc<Parts>);

struct Parts {
    text: String,
    /// The words before the last, folded.
    before: Vec<String>,
    last: String,
    stems: Vec<Stem>,
    /// An acronym, whose capitals must be there.
    acronym: bool,
    /// Beginnings of what the entry lists beside the term.
    listed: Vec<String>,
}

impl Term {
    pub(super) fn of(lemma: &Lemma) -> Self {
        let folded = letters::fold(lemma.text).text;
        let mut before: Vec<String> = folded.split_whitespace().map(str::to_owned).collect();
        let last = before.pop().unwrap_or_default();
        let stems = if last.is_empty() { Vec::new() } else { chain::stems(lemma, &last, !before.is_empty()) };
        let first = |form: &String| {
            let folded = letters::fold(form).text;
            folded.split_whitespace().next().map(|word| letters::prefix(word, KEY).to_owned())
        };
        let listed = lemma.forms.iter().chain(lemma.plurals).filter_map(first).collect();
        let acronym = letters::is_short_form(lemma.text);
        Self(Arc::new(Parts { text: lemma.text.to_owned(), before, last, stems, acronym, listed }))
    }
}

impl Pattern for Term {
    fn keys(&self) -> Vec<String> {
        let key = |word: &str| letters::prefix(word, KEY).to_owned();
        let mut keys: Vec<String> = match self.0.before.first() {
            Some(first) => vec![key(first)],
            None => self.0.stems.iter().map(|stem| key(&stem.text)).collect(),
        };
        keys.extend(self.0.listed.iter().cloned());
        keys.sort();
        keys.dedup();
        keys
    }

    fn begins(&self, word: &str, written: &Written) -> Option<Box<dyn Candidate>> {
        let parts = &self.0;
        if let Some(first) = parts.before.first() {
            return (**first == *written.folded).then(|| Box::new(Several(Arc::clone(parts))) as _);
        }
        if parts.acronym && !letters::same_capitals(&parts.text, word) {
            return None;
        }
        let fixed = words::is_fixed(&written.folded) && *written.folded != *parts.last;
        Some(Box::new(One { analysis: parts.read(&written.folded)?, fixed }))
    }
}

impl Parts {
    /// The reading of a folded word as a form of the last one.
    fn read(&self, word: &str) -> Option<Analysis> {
        let reading = chain::read(&self.stems, &self.last, self.acronym, word)?;
        let mut steps = self.text.clone();
        for step in &reading.steps {
            steps.push_str(" + ");
            steps.push_str(step);
        }
        Some(Analysis { features: reading.features, steps, certainty: Certainty::Certain, yields: false })
    }
}

/// A term of one word, read.
struct One {
    analysis: Analysis,
    /// In running text such a word is a postposition or an adverb; alone it is what its letters say.
    fixed: bool,
}

impl Candidate for One {
    fn read(&self, sentence: &Sentence, _: usize) -> Option<(usize, Cow<'_, Analysis>)> {
        (!self.fixed || sentence.words().len() == 1).then_some((1, Cow::Borrowed(&self.analysis)))
    }
}

/// A term of several words, the first of which stands there.
struct Several(Arc<Parts>);

impl Candidate for Several {
    fn next(&self) -> Option<Beginning> {
        let Parts { before, stems, .. } = &*self.0;
        if let Some(second) = before.get(1) {
            return Beginning::of(second);
        }
        let mut beginnings = stems.iter().map(|stem| Beginning::of(&stem.text));
        let first = beginnings.next()?;
        first.filter(|_| beginnings.all(|other| other == first))
    }

    fn read(&self, sentence: &Sentence, at: usize) -> Option<(usize, Cow<'_, Analysis>)> {
        let Parts { before, .. } = &*self.0;
        for (offset, part) in before.iter().enumerate().skip(1) {
            if *sentence.adjacent(at + offset)?.folded != **part {
                return None;
            }
        }
        let last = sentence.adjacent(at + before.len())?;
        Some((before.len() + 1, Cow::Owned(self.0.read(&last.folded)?)))
    }
}
