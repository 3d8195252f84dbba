//! The language of which nothing is known: folding and whole words.

use icu_normalizer::ComposingNormalizer;

use super::{Analysis, Boundaries, Features, Language, Peel};
use crate::lang::morphology::Certainty;
use crate::text::{Folded, Folder, Span};

/// Any language without a file of its own.
pub struct General;

impl Language for General {
    fn code(&self) -> &'static str {
        "und"
    }
}

/// No exceptions known.
pub static BOUNDARIES: Boundaries =
    Boundaries { abbreviations: &[], ambiguous: &[], before_number: &[], after_ordinal: &[] };

/// NFC and lower case.
pub fn fold(text: &str) -> Folded {
    fold_with(text, |c, out| out(c))
}

/// NFC and lower case, then `each` for every character; `each` hands on what it keeps.
pub fn fold_with(text: &str, each: impl Fn(char, &mut dyn FnMut(char))) -> Folded {
    let nfc = ComposingNormalizer::new_nfc();
    let mut folder = Folder::new(text);
    // NFC acts inside runs that begin with a starter; fold such runs one by one to keep the map.
    for run in runs(text) {
        let normal = nfc.normalize(run.of(text));
        for c in normal.chars().flat_map(char::to_lowercase) {
            each(c, &mut |kept| folder.push(kept, run));
        }
    }
    folder.finish()
}

/// Cuts a text where NFC cannot act across: before every character that does not combine with the one before.
fn runs(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut chars = text[at..].char_indices();
        chars.next()?;
        let end = chars.find(|(_, c)| !combines(*c)).map_or(text.len(), |(i, _)| at + i);
        let span = Span::new(at, end);
        at = end;
        Some(span)
    })
}

fn combines(c: char) -> bool {
    // Below U+0300 nothing combines; Hangul vowels and finals and everything with a combining class do.
    c >= '\u{0300}'
        && (matches!(c, '\u{1160}'..='\u{11FF}')
            || icu_normalizer::properties::CanonicalCombiningClassMap::new().get_u8(c) != 0
            || !matches!(c, '\u{0370}'..='\u{0900}' | '\u{1E00}'..='\u{2FFF}' | '\u{3000}'..='\u{D7FF}'))
}

/// The first word of the folded term.
pub fn keys(folded: Folded) -> Vec<String> {
    folded.text.split_whitespace().next().map(str::to_owned).into_iter().collect()
}

/// Whole words, equal after folding.
pub fn accept(
    lemma: Folded,
    words: &[&str],
    peel: &Peel,
    fold: impl Fn(&str) -> String,
) -> Option<(usize, Analysis)> {
    let mut wanted = lemma.text.split_whitespace();
    if wanted.next()? != peel.stem {
        return None;
    }
    let mut taken = 1;
    for word in wanted {
        if fold(words.get(taken)?) != word {
            return None;
        }
        taken += 1;
    }
    let analysis =
        Analysis { features: Features::default(), steps: lemma.text.clone(), certainty: Certainty::Certain };
    Some((taken, analysis))
}
