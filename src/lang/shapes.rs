//! The forms of a term by the parameters that choose them: what a bundle offers for each term, and what a message asks for.
//!
//! Parameters and values are words fit for Fluent (`[a-z-]+`). Every shape of a term names the same parameters in the
//! same order; the first shape is the citation form, and its values are the ones to take where nothing is said.

use super::morphology::{Case, Features, Number};
use super::{Language, Lemma};

/// A form of a term with the values that choose it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Each parameter of the term with its value: `("number", "plural")`.
    pub parameters: Vec<(&'static str, &'static str)>,
    /// What form it is, capitals left aside.
    pub features: Features,
    /// As it is written.
    pub text: String,
}

impl Shape {
    /// The citation form of a term that has no parameters.
    pub fn citation(lemma: &Lemma) -> Self {
        Self { parameters: Vec::new(), features: Features::default(), text: lemma.text.to_owned() }
    }

    /// How much of what is known of a form this one shares, the more the nearer.
    pub fn nearness(&self, features: &Features) -> usize {
        let own = &self.features;
        let oblique = |case| case != Case::Nominative;
        // Genitive and accusative are one where the letters tell no more.
        [
            own.number == features.number,
            own.case == features.case,
            oblique(own.case) == oblique(features.case),
            own.possessor == features.possessor,
            own.definite == features.definite,
            own.construct == features.construct,
        ]
        .into_iter()
        .filter(|same| *same)
        .count()
    }
}

/// The word for a number.
pub(super) fn number(number: Number) -> &'static str {
    match number {
        Number::Singular => "singular",
        Number::Dual => "dual",
        Number::Plural => "plural",
    }
}

/// The word for a case.
pub(super) fn case(case: Case) -> &'static str {
    match case {
        Case::Nominative => "nominative",
        Case::Genitive => "genitive",
        Case::Dative => "dative",
        Case::Accusative => "accusative",
        Case::Locative => "locative",
        Case::Ablative => "ablative",
        Case::Relative => "relative",
    }
}

/// How the letters of a term may be written, and the word for it.
pub(super) type Capitals = (&'static str, fn(&str) -> String);

/// As the entry has it.
pub(super) const LOWER: Capitals = ("lower", str::to_owned);
/// With a capital at the beginning of a sentence.
pub(super) const SENTENCE: Capitals = ("sentence", sentence_case);
/// As in a title.
pub(super) const TITLE: Capitals = ("title", title_case);

/// The shapes again for each way to write them, which becomes the first parameter.
pub(super) fn with_capitals(shapes: &[Shape], ways: &[Capitals]) -> Vec<Shape> {
    let way = |(word, write): &Capitals| {
        let (word, write) = (*word, *write);
        shapes.iter().map(move |shape| {
            let mut parameters = vec![("capitalization", word)];
            parameters.extend(shape.parameters.iter().copied());
            Shape { parameters, text: write(&shape.text), features: shape.features.clone() }
        })
    };
    ways.iter().flat_map(way).collect()
}

/// The shapes that a language inflects a term to, each of `features` with its values; the citation form goes first, with
/// the values of the first.
pub(super) fn inflected(
    language: &dyn Language,
    lemma: &Lemma,
    all: impl IntoIterator<Item = (Vec<(&'static str, &'static str)>, Features)>,
) -> Vec<Shape> {
    let mut shapes: Vec<Shape> = Vec::new();
    for (parameters, features) in all {
        let text = match shapes.is_empty() {
            true => Some(lemma.text.to_owned()),
            false => language.inflect(lemma, &features),
        };
        shapes.extend(text.map(|text| Shape { parameters, features, text }));
    }
    shapes
}

/// With a capital at the beginning.
fn sentence_case(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// The fewest letters of a word that a title capitalises: shorter ones are mostly articles and prepositions.
pub(crate) const TITLE_WORD: usize = 4;

/// Every long word with a capital, and the first.
pub(crate) fn title_case(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (number, word) in text.split(' ').enumerate() {
        if number > 0 {
            out.push(' ');
        }
        let raise = number == 0 || word.chars().count() >= TITLE_WORD;
        out.push_str(&if raise { sentence_case(word) } else { word.to_owned() });
    }
    out
}
