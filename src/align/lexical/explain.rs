//! What words said of one bead, and who knew them.

use std::ops::Range;

use super::judge::{LIMIT, Plain};
use super::{CHANCE, Direction, FAINT, Known, Sightings};
use crate::align::fast::ln;
use crate::align::words::Tokens;

impl Direction {
    /// What each kind of evidence said through the words of a generated line of a run of given lines: calls `say` with
    /// what was known before or, for what was learned and for words without counterpart, `None`s of either kind.
    pub fn explain(
        &self,
        tokens: [&Tokens; 2],
        side: usize,
        own: &Sightings,
        (line, run): (usize, Range<usize>),
        known: &[Known],
        say: &mut dyn FnMut(Said, f32),
    ) {
        let (generated, given) = (tokens[side], tokens[1 - side]);
        let begin = run.start;
        let plain = Plain::new(self, given, run.clone());
        let length = run.len() - 1;
        let words = generated.line(line);
        say(Said::Unmatched, words.len() as f32 * plain.log[length]);
        let own = own.of(generated.first(line));
        for f in words {
            let mut shares: Vec<(Said, f32)> = Vec::new();
            let mut sum = 0.0;
            for e in (begin..run.end).flat_map(|line| given.line(line)) {
                let of =
                    |word: &u32| own.iter().filter(|o| o.1 == *e && o.0 == *word).map(|o| o.2).sum::<f32>();
                let others = self.seen(*f, *e) - of(f);
                if others < FAINT {
                    continue;
                }
                let mine: f32 = own.iter().filter(|o| o.1 == *e).map(|o| o.2).sum();
                let ratio = others / (self.total[*e as usize] - mine).max(CHANCE) / self.chance[*f as usize];
                sum += ratio;
                let pair = if side == 1 { [*e, *f] } else { [*f, *e] };
                let told = known.binary_search_by_key(&pair, |known| known.pair).ok().map(|at| &known[at]);
                let share = told.map_or(0.0, |known| known.count.min(others) / others);
                if let Some(known) = told {
                    shares.push((Said::Known(known.by), ratio * share));
                }
                shares.push((Said::Learned, ratio * (1.0 - share)));
            }
            let said = ln((1.0 + sum * plain.factor[length]).min(LIMIT));
            for (who, share) in shares {
                say(who, said * share / sum);
            }
        }
    }
}

/// Who said something of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// The evidence with this place in the table.
    Known(u8),
    /// What the batch taught.
    Learned,
    /// Words that met none that translates them.
    Unmatched,
}
