//! Names sound alike in any script: بغداد, Baghdad, Bagdat.

use rayon::prelude::*;

use super::{Batch, Evidence, KNOWN};
use crate::align::sound::similarity;

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
                    ids.retain(|id| !batch.words[side].words[*id as usize].sounds.is_empty());
                    ids
                };
                let (sources, targets) = (named(0), named(1));
                let mut found = Vec::new();
                for s in sources {
                    let sounds = &batch.words[0].words[s as usize].sounds;
                    for t in &targets {
                        let alike = similarity(sounds, &batch.words[1].words[*t as usize].sounds);
                        if alike > ALIKE {
                            found.push((s, *t, WORTH / (1.0 + (-STEEP * (alike - HALF)).exp())));
                        }
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
