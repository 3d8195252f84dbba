//! What a third language says: where a document is translated into several, a segment leads through another translation
//! to where it should stand here. A bead that holds only a part of that is doubted.

use super::{Edge, Evidence, Scene};
use crate::align::evidence::each;

/// Beads through a third language.
pub struct Third;

/// What it says counts this much a direction, and the least share that is told from none.
const WEIGHT: f32 = 0.5;
const LEAST: f32 = 0.03;
/// A way less sure than this leads nowhere.
const FAINT: f32 = 0.01;

/// For each segment of one side, the segments of the other and how much of it stands there: one in all where it is sure to have
/// a counterpart.
type Rows = Vec<Vec<(u32, f32)>>;

/// Where the segments of two texts stand in each other.
#[derive(Clone, Debug, Default)]
pub struct Links {
    rows: [Rows; 2],
}

impl Links {
    /// From beads with their probability; `weigh` gives the length of a segment of a side.
    pub fn new(
        segments: [usize; 2],
        beads: &[crate::align::paths::Expected],
        weigh: impl Fn(usize, usize) -> f32,
    ) -> Self {
        let mut rows = segments.map(|count| vec![Vec::new(); count]);
        for (source, target, probability) in beads {
            let runs = [source, target];
            for side in 0..2 {
                let whole: f32 = runs[1 - side].clone().map(|other| weigh(1 - side, other)).sum();
                for at in runs[side].clone() {
                    for other in runs[1 - side].clone() {
                        add(&mut rows[side][at], other as u32, probability * weigh(1 - side, other) / whole);
                    }
                }
            }
        }
        Self { rows }
    }

    /// The same, seen from the other side.
    pub fn turned(&self) -> Self {
        let [source, target] = &self.rows;
        Self { rows: [target.clone(), source.clone()] }
    }

    /// From the source of these to the target of those, whose source is the target of these.
    pub fn through(&self, next: &Self) -> Self {
        let product = |first: &Rows, second: &Rows| -> Rows {
            let row = |row: &Vec<(u32, f32)>| {
                let mut led = Vec::new();
                for (by, share) in row {
                    for (other, further) in second.get(*by as usize).into_iter().flatten() {
                        add(&mut led, *other, share * further);
                    }
                }
                led.retain(|(_, share)| *share > FAINT);
                led
            };
            first.iter().map(row).collect()
        };
        Self { rows: [product(&self.rows[0], &next.rows[0]), product(&next.rows[1], &self.rows[1])] }
    }

    /// What is said of a bead by the segments of one of its sides.
    fn said(&self, side: usize, edge: &Edge, weigh: impl Fn(usize, usize) -> f32) -> f32 {
        let (from, to) = ((edge.i, edge.a), (edge.j, edge.b));
        let ((from, count), (to, width)) = if side == 0 { (from, to) } else { (to, from) };
        let (mut inside, mut led, mut all) = (0.0, 0.0, 0.0);
        for at in from as usize..from as usize + usize::from(count) {
            let length = weigh(side, at);
            all += length;
            for (other, share) in self.rows[side].get(at).into_iter().flatten() {
                led += length * share;
                if (to..to + u32::from(width)).contains(other) {
                    inside += length * share;
                }
            }
        }
        if led <= 0.0 { 0.0 } else { WEIGHT * (led / all).min(1.0) * (inside / led).max(LEAST).ln() }
    }
}

fn add(row: &mut Vec<(u32, f32)>, place: u32, share: f32) {
    match row.iter_mut().find(|(other, _)| *other == place) {
        Some((_, sum)) => *sum += share,
        None => row.push((place, share)),
    }
}

impl Third {
    /// Its name.
    pub const NAME: &'static str = "third";
}

impl Evidence for Third {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn judge(&self, scene: &Scene, edges: &[Edge], scores: &mut [f32]) {
        let Some(third) = &scene.pair.third else { return };
        let weigh = |side: usize, at: usize| scene.pair.lengths.one(side, at);
        each(edges, scores, |edge| third.said(0, edge, weigh) + third.said(1, edge, weigh));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_ways_make_one_and_doubt_what_leaves_it() {
        // The source's second and third segments are one in the third language, which is two here.
        let first = Links::new([3, 2], &[(0..1, 0..1, 1.0), (1..3, 1..2, 1.0)], |_, _| 1.0);
        let second = Links::new([2, 3], &[(0..1, 0..1, 1.0), (1..2, 1..3, 0.9)], |_, _| 1.0);
        let through = first.through(&second);
        let edge = |i, a, j, b| Edge { i, j, here: 0, there: 0, a, b, shape: 0 };
        let said = |edge: &Edge| through.said(0, edge, |_, _| 1.0) + through.said(1, edge, |_, _| 1.0);
        assert!(said(&edge(0, 1, 0, 1)).abs() < 1e-6, "the same way");
        assert!(said(&edge(1, 2, 1, 2)).abs() < 1e-6, "all of it");
        assert!(said(&edge(1, 1, 1, 1)) < -0.4, "half of it on both sides");
        assert!(said(&edge(1, 1, 0, 1)) < 2.0 * said(&edge(1, 1, 1, 1)), "none of it");
        let back = second.turned().through(&first.turned());
        assert_eq!(back.rows[0].len(), 3);
    }
}
