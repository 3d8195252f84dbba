//! The glossary: terms of one concept translate each other.

use super::{Batch, Evidence, KNOWN};
use crate::align::words::stems;
use crate::model::Locale;

/// Terms the caller knows.
pub struct Terms;

/// How sure it is that the words of two terms translate each other: of one word each, of several.
const WORD: f32 = 0.9;
const WORDS: f32 = 0.4;

impl Evidence for Terms {
    fn name(&self) -> &'static str {
        "terms"
    }

    fn words(&self, batch: &Batch, say: &mut dyn FnMut(u32, u32, f32)) {
        for designations in &batch.knowledge.terms {
            let of = |locale: &Locale| {
                let same = designations.iter().filter(|(other, _)| other.language == locale.language);
                same.map(|(_, text)| stems(locale, text)).collect::<Vec<_>>()
            };
            for source in of(batch.locales[0]) {
                for target in of(batch.locales[1]) {
                    let worth = if source.len().max(target.len()) == 1 { WORD } else { WORDS };
                    batch.say_all(&source, &target, worth, say);
                }
            }
        }
    }
}

impl Batch<'_> {
    /// Says that each of some words translates each of some others, so surely; words that do not occur are passed over.
    pub fn say_all(
        &self,
        sources: &[String],
        targets: &[String],
        worth: f32,
        say: &mut dyn FnMut(u32, u32, f32),
    ) {
        for source in sources.iter().filter_map(|stem| self.words[0].get(stem)) {
            for target in targets.iter().filter_map(|stem| self.words[1].get(stem)) {
                say(source, target, KNOWN * worth);
            }
        }
    }
}
