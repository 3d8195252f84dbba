//! Words that are known to translate each other before anything is learned.

use super::evidence::identical::Identical;
use super::evidence::looks::Looks;
use super::evidence::{Batch, EVIDENCE, Evidence as _, Set};
use super::lexical::Known;
use super::words::Vocabulary;

/// Where less than this share of the words is known beforehand, nothing is.
pub const BLIND: f64 = 0.1;

/// The share of the words of both sides that some evidence knows otherwise than by how they look.
pub fn known_share(words: [&Vocabulary; 2], known: &[Known]) -> f64 {
    let looks =
        |known: &Known| [Looks.name(), Identical.name()].contains(&EVIDENCE[usize::from(known.by)].name());
    let (mut met, mut all) = (0, 0);
    for (side, vocabulary) in words.iter().enumerate() {
        let mut is_known = vec![false; vocabulary.words.len()];
        for known in known.iter().filter(|known| !looks(known)) {
            is_known[known.pair[side] as usize] = true;
        }
        for (word, is_known) in vocabulary.words.iter().zip(is_known) {
            all += word.count;
            met += if is_known { word.count } else { 0 };
        }
    }
    f64::from(met) / f64::from(all.max(1))
}

/// Word pairs that are known before anything is learned, in order; of several who know one, who is surest.
pub fn known(batch: &Batch, without: Set) -> Vec<Known> {
    let mut all: Vec<Known> = Vec::new();
    for (by, evidence) in (0u8..).zip(EVIDENCE).filter(|(by, _)| !without.has(usize::from(*by))) {
        evidence.words(batch, &mut |s, t, count| all.push(Known { pair: [s, t], count, by }));
    }
    all.sort_by(|a, b| a.pair.cmp(&b.pair).then(b.count.total_cmp(&a.count)));
    all.dedup_by_key(|known| known.pair);
    all
}
