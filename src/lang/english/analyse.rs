//! Words read alone: endings are taken off by rule and list, and what is left is read again by writing out its forms.

use super::{English, plural, verb};
use crate::lang::morphology::Number;
use crate::lang::{Features, Language, Lemma, MAX_WORD, Parse};

/// See [`crate::lang::Language::analyse`].
pub(super) fn analyse(word: &str) -> Vec<Parse> {
    let mut parses = Vec::new();
    if word.chars().count() > MAX_WORD || word.contains(char::is_whitespace) {
        let stem = word.to_owned();
        return vec![Parse { steps: stem.clone(), stem, pos: "", features: Features::default() }];
    }
    let straight = word.replace('\u{2019}', "'"); // RIGHT SINGLE QUOTATION MARK
    let mut tried = Vec::new();
    for (stem, pos) in citations(&straight) {
        if stem.is_empty() || tried.contains(&(stem.clone(), pos)) {
            continue;
        }
        let lemma = Lemma { text: &stem, pos, ..Lemma::default() };
        let same = |form: &&crate::lang::Form| form.text == straight;
        for form in English.forms(&lemma).iter().filter(same) {
            let steps = steps(&stem, &form.features);
            parses.push(Parse { stem: stem.clone(), pos, features: form.features.clone(), steps });
        }
        tried.push((stem, pos));
    }
    parses
}

fn steps(stem: &str, features: &Features) -> String {
    let number = if features.number == Number::Plural { ", plural" } else { "" };
    let ending = match features.enclitic.as_str() {
        "" => String::new(),
        "'s" => " + 's".to_owned(),
        ending => format!(", {ending}"),
    };
    format!("{stem}{number}{ending}")
}

/// What the word may be a form of; the same may come twice.
fn citations(word: &str) -> Vec<(String, &'static str)> {
    let mut nouns = vec![word.to_owned()];
    nouns.extend(["'s", "'"].iter().filter_map(|mark| word.strip_suffix(mark)).map(str::to_owned));
    for form in nouns.clone() {
        nouns.extend(plural::singulars(&form));
    }
    let verbs = verb::plain_forms(word).into_iter().map(|verb| (verb, "verb"));
    nouns.into_iter().map(|noun| (noun, "")).chain(verbs).collect()
}
