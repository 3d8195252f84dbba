//! Words read alone: every beginning of the word that may be a stem, put back into a citation form and read again.

use super::letters::{fold, is_short_form, is_vowel, prefix, syllables, with_last};
use super::{chain, words};
use crate::lang::{Features, Lemma, MAX_WORD, Parse};

/// See [`crate::lang::Language::analyse`].
pub(super) fn analyse(word: &str) -> Vec<Parse> {
    let folded = fold(word).text;
    let whole =
        || Parse { stem: word.to_owned(), pos: "", features: Features::default(), steps: word.to_owned() };
    if folded.chars().count() > MAX_WORD || folded.contains(char::is_whitespace) {
        return vec![whole()];
    }
    let mut parses: Vec<Parse> = vec![whole()];
    let capital = word.starts_with(char::is_uppercase);
    let mut tried = Vec::new();
    for letters in (2..=folded.chars().count()).rev() {
        let begins = prefix(&folded, letters);
        if syllables(begins) == 0 && !is_short_form(prefix(word, letters)) {
            continue;
        }
        for stem in citations(begins) {
            // What is written in capitals is one still, as far as it goes.
            let stem = match word.strip_prefix(prefix(word, letters)) {
                Some(_) if fold(prefix(word, letters)).text == stem => prefix(word, letters).to_owned(),
                _ if capital => capitalized(&stem),
                _ => stem,
            };
            if tried.contains(&stem) {
                continue;
            }
            let lemma = Lemma { text: &stem, ..Lemma::default() };
            let last = fold(&stem).text;
            let stems = chain::stems(&lemma, &last, false);
            for reading in chain::readings(&stems, &last, is_short_form(&stem), &folded) {
                if parses.iter().any(|parse| parse.stem == stem && parse.features == reading.features) {
                    continue;
                }
                let steps =
                    reading.steps.iter().fold(stem.clone(), |steps, step| format!("{steps} + {step}"));
                parses.push(Parse { stem: stem.clone(), pos: "", features: reading.features, steps });
            }
            tried.push(stem);
        }
    }
    parses
}

/// The citation forms of which this beginning of a word may be a stem.
fn citations(begins: &str) -> Vec<String> {
    let mut citations = vec![begins.to_owned()];
    citations.extend(words::hardened(begins));
    citations.extend(words::unelided(begins));
    match begins.chars().last() {
        Some('ä') => citations.extend(['e', 'i'].map(|letter| with_last(begins, letter))),
        Some('a') => citations.push(with_last(begins, 'y')),
        _ => {}
    }
    citations.retain(|citation| citation.contains(is_vowel) || is_short_form(begins));
    citations
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
