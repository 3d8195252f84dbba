//! English: the forms of a term are few, so they are written out and compared; what varies is how they are spelled.
//!
//! A term has its citation form, its plurals (or the singular of a plural citation form) and what its entry lists.
//! A written form is one of these when the letters are the same after [`spelling`]; hyphen, space and nothing between
//! two parts are alike, but a phrasal verb stays apart from its noun.

mod compare;
mod context;
mod letters;
mod plural;
mod spelling;

use super::{Analysis, Boundaries, Direction, Features, Form, Language, Lemma, Peel, boundaries};
use crate::lang::morphology::{Certainty, Number};
use crate::text::{Folded, Span, Words};

/// English (`en`).
pub struct English;

impl Language for English {
    fn code(&self) -> &'static str {
        "en"
    }

    fn direction(&self) -> Direction {
        Direction::Ltr
    }

    fn boundaries(&self) -> &'static Boundaries {
        &boundaries::english::BOUNDARIES
    }

    fn furniture(&self) -> &'static [&'static str] {
        boundaries::english::FURNITURE
    }

    fn fold(&self, text: &str) -> Folded {
        letters::fold(text)
    }

    fn stem<'a>(&self, word: &'a str) -> &'a str {
        letters::stem(word)
    }

    fn words(&self, text: &str) -> Vec<Span> {
        letters::words(text)
    }

    fn keys(&self, lemma: &Lemma) -> Vec<String> {
        let mut keys = Vec::new();
        for (form, _) in variants(lemma) {
            let letters = compare::letters(&form);
            // A form may be written in parts that the entry does not have: `co-operation` begins with `co`.
            keys.extend(
                letters.char_indices().take(KEY).map(|(at, c)| letters[..at + c.len_utf8()].to_owned()),
            );
        }
        keys.sort();
        keys.dedup();
        keys
    }

    fn peel(&self, word: &str, out: &mut Vec<Peel>) {
        let letters = compare::letters(word);
        let end = letters.char_indices().nth(KEY).map_or(letters.len(), |(at, _)| at);
        out.push(Peel::whole(letters[..end].to_owned()));
    }

    fn accept(&self, lemma: &Lemma, words: &Words, at: usize, _peel: &Peel) -> Option<(usize, Analysis)> {
        let forms = variants(lemma).into_iter();
        let read = forms.filter_map(|(form, number)| Some((compare::reach(&form, words, at)?, number)));
        // The longest, then the first: the citation form.
        let (taken, number) = read.rev().max_by_key(|(taken, _)| *taken)?;
        if taken == 1 && context::is_another_word(lemma, number, words, at) {
            return None;
        }
        let own = if lemma.number == "plural" { Number::Plural } else { Number::Singular };
        let steps = match number {
            Number::Plural if own != Number::Plural => format!("{}, plural", lemma.text),
            Number::Singular if own == Number::Plural => format!("{}, singular", lemma.text),
            _ => lemma.text.to_owned(),
        };
        let features = Features { number, ..Features::default() };
        Some((taken, Analysis { features, steps, certainty: Certainty::Certain, yields: false }))
    }

    fn inflect(&self, lemma: &Lemma, features: &Features) -> Option<String> {
        let plain =
            Features { number: features.number, enclitic: features.enclitic.clone(), ..Features::default() };
        if plain != *features {
            return None;
        }
        let form = match features.number {
            Number::Singular => lemma.text.to_owned(),
            Number::Plural => plural::plurals(lemma).into_iter().next()?,
            Number::Dual => return None,
        };
        match features.enclitic.as_str() {
            "" => Some(form),
            "'s" | "\u{2019}s" => Some(possessive(&form, features.number, &features.enclitic)),
            _ => None,
        }
    }

    fn forms(&self, lemma: &Lemma) -> Vec<Form> {
        let mut forms = Vec::new();
        for (text, number) in variants(lemma) {
            let possessive = possessive(&text, number, "'s");
            forms.push(Form { text, features: Features { number, ..Features::default() } });
            let features = Features { number, enclitic: "'s".to_owned(), ..Features::default() };
            forms.push(Form { text: possessive, features });
        }
        forms.sort_by_key(|form| !form.features.enclitic.is_empty());
        forms
    }
}

/// How many letters of a form are its key.
const KEY: usize = 5;

/// Every form a term is accepted in, citation form first, then plurals with the one to write first.
fn variants(lemma: &Lemma) -> Vec<(String, Number)> {
    let own = if lemma.number == "plural" { Number::Plural } else { Number::Singular };
    let mut forms: Vec<(String, Number)> = vec![(lemma.text.to_owned(), own)];
    let mut add = |text: String, number| {
        if !text.is_empty() && forms.iter().all(|(known, _)| *known != text) {
            forms.push((text, number));
        }
    };
    if lemma.pos != "verb" && lemma.pos != "adjective" {
        for form in plural::plurals(lemma).into_iter().chain(plural::variants(lemma)) {
            add(form, Number::Plural);
        }
        if let Some(form) = plural::singular(lemma) {
            add(form, Number::Singular);
        }
    }
    for form in lemma.forms {
        add(form.clone(), own);
    }
    forms
}

/// `'s`; after a plural in s the apostrophe alone.
fn possessive(form: &str, number: Number, mark: &str) -> String {
    let apostrophe = mark.strip_suffix('s').unwrap_or(mark);
    let bare = number == Number::Plural && form.ends_with('s');
    format!("{form}{}", if bare { apostrophe } else { mark })
}
