//! Numbers, and words in the same letters: a year, a name, an abbreviation stand in a translation as they are.

use std::collections::HashMap;

use super::{Batch, Evidence, KNOWN};
use crate::align::words::Kind;

/// Numbers in whatever digits, and words of ASCII letters that are the same on both sides.
pub struct Identical;

/// How sure it is that a number means itself, a word, and a word of up to three letters.
const NUMBER: f32 = 1.0;
const WORD: f32 = 0.9;
const SHORT: f32 = 0.4;

impl Evidence for Identical {
    fn name(&self) -> &'static str {
        "identical"
    }

    fn words(&self, batch: &Batch, say: &mut dyn FnMut(u32, u32, f32)) {
        let mut same: HashMap<&str, u32> = HashMap::new();
        for (id, word) in (0..).zip(&batch.words[1].words) {
            if let Kind::Number(text) | Kind::Latin(text) = &word.kind {
                same.insert(text, id);
            }
        }
        for (id, word) in (0..).zip(&batch.words[0].words) {
            let (text, worth) = match &word.kind {
                Kind::Number(text) => (text, NUMBER),
                Kind::Latin(text) if text.len() > 3 => (text, WORD),
                Kind::Latin(text) => (text, SHORT),
                Kind::Other => continue,
            };
            if let Some(other) = same.get(text.as_str()) {
                say(id, *other, KNOWN * worth);
            }
        }
    }
}
