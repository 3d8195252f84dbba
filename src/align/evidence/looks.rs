//! Names sound alike in any script: بغداد, Baghdad, Bagdat.

use rayon::prelude::*;

use super::{Batch, Evidence, KNOWN};
use crate::align::sound::Choir;

/// Words that sound alike and may be names.
pub struct Looks;

/// Alike from here on, and half sure there.
const ALIKE: f32 = 0.6;
const HALF: f32 = 0.8;
/// How sure at most, and how fast that is reached.
const WORTH: f32 = 0.8;
const STEEP: f32 = 14.0;

impl Evidence for Looks {
    fn name(&self) -> &'static str {
        "looks"
    }

    /// Words are compared where they may meet: within a document.
    fn words(&self, batch: &Batch, say: &mut dyn FnMut(u32, u32, f32)) {
        let found: Vec<(u32, u32, f32)> = batch
            .pairs
            .par_iter()
            .flat_map_iter(|pair| {
                let named = |side: usize| {
                    let mut ids: Vec<u32> = pair.tokens[side].all().to_vec();
                    ids.sort_unstable();
                    ids.dedup();
                    let words = ids.into_iter().map(|id| (id, &*batch.words[side].words[id as usize].sounds));
                    words.filter(|(_, sounds)| !sounds.is_empty()).collect::<Vec<_>>()
                };
                let targets = Choir::new(named(1));
                let mut found = Vec::new();
                for (source, sounds) in named(0) {
                    for (target, alike) in targets.alike(sounds, ALIKE) {
                        found.push((source, target, WORTH / (1.0 + (-STEEP * (alike - HALF)).exp())));
                    }
                }
                found
            })
            .collect();
        for (s, t, worth) in found {
            say(s, t, KNOWN * worth);
        }
    }
}
