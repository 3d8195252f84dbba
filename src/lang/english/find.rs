//! Terms in running text: the forms of a term, spelled as they are compared.

use std::borrow::Cow;
use std::sync::Arc;

use super::compare::{self, Spelled};
use super::{context, variants};
use crate::lang::Lemma;
use crate::lang::matching::{Candidate, Pattern, Sentence, Written};
use crate::lang::morphology::{Analysis, Certainty, Number};

/// A term with every form it is accepted in, citation form first.
pub(super) struct Term(Arc<Forms>);

struct Forms {
    forms: Vec<Form>,
    /// Of a noun, which the neighbours may show to be another word.
    noun: bool,
}

struct Form {
    spelled: Spelled,
    number: Number,
    analysis: Analysis,
}

impl Term {
    pub(super) fn of(lemma: &Lemma) -> Self {
        let own = if lemma.number == "plural" { Number::Plural } else { Number::Singular };
        let form = |form: super::Variant| {
            let number = form.number;
            let steps = match number {
                Number::Plural if own != Number::Plural => format!("{}, plural", lemma.text),
                Number::Singular if own == Number::Plural => format!("{}, singular", lemma.text),
                _ if form.ending.is_empty() => lemma.text.to_owned(),
                _ => format!("{}, {}", lemma.text, form.ending),
            };
            let features = form.features();
            let analysis = Analysis { features, steps, certainty: Certainty::Certain, yields: form.by_rule };
            Form { spelled: Spelled::new(&form.text), number, analysis }
        };
        let forms = variants(lemma).into_iter().map(form).collect();
        Self(Arc::new(Forms { forms, noun: matches!(lemma.pos, "" | "noun") }))
    }
}

impl Pattern for Term {
    fn keys(&self) -> Vec<String> {
        let mut keys: Vec<String> = self.0.forms.iter().flat_map(|form| form.spelled.keys()).collect();
        keys.sort();
        keys.dedup();
        keys
    }

    fn begins(&self, _: &str, written: &Written) -> Option<Box<dyn Candidate>> {
        let letters = &*written.letters;
        if letters.is_empty() {
            return None;
        }
        let forms = || self.0.forms.iter().map(|form| &form.spelled);
        let whole = forms().any(|form| form.has_words(letters));
        let possible = whole || forms().any(|form| form.has_part(letters));
        possible.then(|| Box::new(Begun { forms: Arc::clone(&self.0), whole }) as _)
    }
}

/// A term, of a form of which a first word or the first part of one stands there.
struct Begun {
    forms: Arc<Forms>,
    /// One word or more, not a part.
    whole: bool,
}

impl Candidate for Begun {
    fn read(&self, sentence: &Sentence, at: usize) -> Option<(usize, Cow<'_, Analysis>)> {
        let words = sentence.words();
        if !self.whole && !compare::goes_on(&sentence.written(at)?.letters, words.gap(at + 1)) {
            return None;
        }
        let forms = self.forms.forms.iter();
        let read = forms.filter_map(|form| Some((form.spelled.reach(sentence, at)?, form)));
        // The longest, then the first: the citation form.
        let (taken, form) = read.rev().max_by_key(|(taken, _)| *taken)?;
        if taken == 1 && self.forms.noun && context::is_another_word(form.number, sentence, at) {
            return None;
        }
        Some((taken, Cow::Borrowed(&form.analysis)))
    }
}
