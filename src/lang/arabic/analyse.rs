//! Words read alone: every cut of the word, put back into a citation form and read again as a form of it.

use super::cut::{Ending, cuts};
use super::read::Shapes;
use super::{letters, lexicon};
use crate::lang::matching::Written;
use crate::lang::{Features, Lemma, MAX_WORD, Parse};

/// See [`crate::lang::Language::analyse`].
pub(super) fn analyse(word: &str) -> Vec<Parse> {
    let written = letters::written(word);
    if written.folded.chars().count() > MAX_WORD || written.folded.contains(char::is_whitespace) {
        let stem = word.to_owned();
        return vec![Parse { steps: stem.clone(), stem, pos: "", features: Features::default() }];
    }
    let mut parses: Vec<(bool, Parse)> = Vec::new();
    let mut tried: Vec<String> = Vec::new();
    for stem in citations(&written) {
        if tried.contains(&stem) {
            continue;
        }
        let lemma = Lemma { text: &stem, ..Lemma::default() };
        for analysis in Shapes::of(&lemma).analyses(&written) {
            let features = analysis.features;
            if parses.iter().any(|(_, parse)| parse.stem == stem && parse.features == features) {
                continue;
            }
            let unknown = lexicon::plurals_of(&stem.chars().collect::<Vec<char>>()).is_none();
            let parse = Parse { stem: stem.clone(), pos: "", features, steps: analysis.steps };
            parses.push((unknown || analysis.yields, parse));
        }
        tried.push(stem);
    }
    parses.sort_by_key(|(unknown, _)| *unknown);
    parses.into_iter().map(|(_, parse)| parse).collect()
}

/// What the word may be a form of; the same may come twice.
fn citations(written: &Written) -> Vec<String> {
    let mut citations = Vec::new();
    cuts(&written.folded, &mut |cut| {
        let stem: String = written.letters.chars().skip(cut.start).take(cut.stem.chars().count()).collect();
        let stem = stem + cut.restored;
        let mut all = spellings(&stem);
        if matches!(cut.ending, Ending::Un | Ending::UnConstruct | Ending::Construct) {
            // محامون, محامي
            all.push(format!("{stem}ي"));
        }
        for stem in &all {
            citations.extend(lexicon::singulars_of(&letters::fold(stem).text));
        }
        citations.extend(all);
    });
    citations
}

/// A stem in the spellings that its last letter may have when nothing follows: hamza by itself or on its alef, alef for
/// the madda of an ending, `ى` where a vowel was.
fn spellings(stem: &str) -> Vec<String> {
    let Some(last) = stem.chars().last() else { return Vec::new() };
    let base = &stem[..stem.len() - last.len_utf8()];
    let others: &[char] = match last {
        'ي' => &['ى'],
        'ا' => &['أ', 'ى'],
        'ؤ' | 'ئ' => &['ء', 'أ'],
        'آ' => &['أ'],
        _ => &[],
    };
    let others = others.iter().map(|letter| format!("{base}{letter}"));
    [stem.to_owned()].into_iter().chain(others).collect()
}
