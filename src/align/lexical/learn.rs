//! Which words generated which, by how probable each pair of lines is.

use super::judge::Scratch;
use super::{CHANCE, Direction, LONG, Sightings, counted};
use crate::align::words::Tokens;

/// Sightings in a line below this are forgotten.
const TRACE: f32 = 0.1;

impl Direction {
    /// Which words generated which, by how probable each pair of lines is; `links` gives for each generated line from
    /// `begin` on the given lines and their probability.
    pub fn learn(
        &self,
        tokens: [&Tokens; 2],
        side: usize,
        begin: usize,
        links: &[Vec<(u32, f32)>],
        scratch: &mut Scratch,
    ) -> Sightings {
        let (generated, given) = (tokens[side], tokens[1 - side]);
        let mut seen = Vec::new();
        let mut rows = vec![0u32];
        // The given words of the linked lines: each with its weight, and the weight of its chance.
        let mut present: Vec<(u32, f32, f32)> = Vec::new();
        let mut met: Vec<(u32, f32)> = Vec::new();
        let place = &mut scratch.heads; // counted from 1
        for (line, links) in (begin..).zip(links) {
            if generated.first(line) != line {
                rows.push(seen.len() as u32);
                continue;
            }
            let mut sure = 0.0;
            for (other, probability) in links {
                sure += probability;
                for e in given.line(*other as usize) {
                    let place = &mut place[*e as usize];
                    if *place == 0 {
                        present.push((*e, 0.0, 0.0));
                        *place = present.len() as u32;
                    }
                    present[*place as usize - 1].1 += probability;
                }
            }
            let (mut by_chance, mut most) = (0.0, 0.0f32);
            for (e, weight, base) in &mut present {
                *base = *weight * CHANCE / self.total[*e as usize];
                by_chance += *base;
                most = most.max(*base);
            }
            for (f, times) in counted(generated.line(line)) {
                if present.is_empty() {
                    break;
                }
                let factor = 1.0 / self.chance[f as usize];
                let mut all = by_chance;
                let mut meet = |at: u32, sum: f32| {
                    let (e, weight, base) = present[at as usize - 1];
                    let value = weight * sum / self.total[e as usize] * factor;
                    all += value;
                    met.push((at - 1, base + value));
                };
                let row = self.row(f);
                if row.len() > LONG.max(8 * present.len()) {
                    for (at, (e, _, _)) in (1..).zip(&present) {
                        if let Ok(found) = row.binary_search_by_key(e, |(other, _)| *other) {
                            meet(at, row[found].1);
                        }
                    }
                } else {
                    for (e, sum) in row {
                        let at = place[*e as usize];
                        if at != 0 {
                            meet(at, *sum);
                        }
                    }
                }
                let share = times as f32 * f32::min(sure, 1.0) / all.max(1e-9);
                if most * share > TRACE {
                    for (at, (_, _, base)) in (0..).zip(&present) {
                        if *base * share > TRACE && !met.iter().any(|(other, _)| *other == at) {
                            met.push((at, *base));
                        }
                    }
                }
                for (at, value) in met.drain(..) {
                    if value * share > TRACE {
                        seen.push((f, present[at as usize].0, value * share));
                    }
                }
            }
            for (e, _, _) in present.drain(..) {
                place[e as usize] = 0;
            }
            rows.push(seen.len() as u32);
        }
        Sightings { seen, rows }
    }
}
