//! What lengths say: a translation is as long as its source times a rate that is the language pair's, and the document's.
//!
//! The rate and the scatter around it are learned from the batch with the words, since passages that are missing on one
//! side bend the ratio of the whole texts.

use std::ops::Range;

use super::{Edge, Evidence, Scene, each};
use crate::align::fast::ln;
use crate::align::priors::WIDEST;

/// Lengths of both sides.
pub struct Length;

/// What lengths say counts this much: they are seen without error, as words are not.
const WEIGHT: f32 = 1.5;

impl Evidence for Length {
    fn name(&self) -> &'static str {
        "length"
    }

    fn judge(&self, scene: &Scene, edges: &[Edge], scores: &mut [f32]) {
        let lengths = &scene.pair.lengths;
        each(edges, scores, |edge| WEIGHT * lengths.ratio(scene.law, edge));
    }
}

/// The lengths of both sides.
#[derive(Debug)]
pub struct Lengths {
    /// Characters before each segment, a side.
    before: [Vec<f64>; 2],
    /// For each segment and number of segments from there, half the logarithm of how likely that length is by chance.
    chance: [Vec<f32>; 2],
}

/// What to expect of a target's length, given the source's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Law {
    /// Target characters a source character.
    rate: f64,
    /// Variance of a target's length: so much a character, and so much a square of it.
    linear: f64,
    square: f64,
}

/// Where the variances begin, and the limits within which they are learned.
const LINEAR: f64 = 3.0;
const SQUARE: f64 = 0.02;
const LINEAR_LIMITS: (f64, f64) = (1.0, 12.0);
const SQUARE_LIMITS: (f64, f64) = (0.004, 0.08);
/// A rate beyond these is a missing passage, not a language.
const RATE_LIMITS: (f64, f64) = (0.5, 2.0);
/// So many beads of each of these lengths stand for what is expected before any are seen.
const EXPECTED: f64 = 10.0;
const TYPICAL: [f64; 3] = [40.0, 100.0, 200.0];
/// So many characters of a document are needed to believe its own rate as much as that of all.
const OWN_RATE: f64 = 1_000.0;
/// Variance of the logarithm of a run's length by chance: of one segment `ln(1 + SPREAD)`.
const SPREAD: f32 = 0.45;

/// A source length and a target length that belong together, with the probability of that.
pub type LengthPair = (f64, f64, f64);

impl Law {
    /// What to expect before anything is seen, given the lengths of whole documents: a missing passage must not bend the rate
    /// far.
    pub fn begin<'a>(documents: impl Iterator<Item = &'a Lengths>) -> Self {
        let (mut x, mut y) = (0.0, 0.0);
        for lengths in documents {
            x += lengths.before[0].last().copied().unwrap_or_default();
            y += lengths.before[1].last().copied().unwrap_or_default();
        }
        let rate = (y.max(1.0) / x.max(1.0)).clamp(RATE_LIMITS.0, RATE_LIMITS.1);
        Self { rate, linear: LINEAR, square: SQUARE }
    }

    fn variance(&self, level: f64) -> f64 {
        self.linear * level + self.square * level * level
    }

    /// Half a step towards the law of what was seen: the variances by regression of squared deviations, each weighted by
    /// how much it is expected to scatter.
    #[must_use]
    pub fn relearned(&self, seen: &[LengthPair]) -> Self {
        let (x, y) = seen.iter().fold((0.0, 0.0), |(x, y), (s, t, p)| (x + p * s, y + p * t));
        if x <= 0.0 {
            return *self;
        }
        let rate = (y / x).clamp(RATE_LIMITS.0, RATE_LIMITS.1);
        let begin = Self { rate, linear: LINEAR, square: SQUARE };
        let expected = TYPICAL.map(|level| (level, begin.variance(level), EXPECTED));
        let deviations =
            seen.iter().map(|(s, t, p)| (f64::midpoint(rate * s, *t), (t - rate * s).powi(2), *p));
        let [mut a, mut b, mut c, mut d, mut e] = [0.0; 5];
        for (level, deviation, probability) in deviations.chain(expected) {
            let scatter = self.variance(level);
            // One bead far off is a wrong bead.
            let deviation = deviation.min(9.0 * scatter);
            let weight = probability / (scatter * scatter);
            a += weight * level * level;
            b += weight * level.powi(3);
            c += weight * level.powi(4);
            d += weight * level * deviation;
            e += weight * level * level * deviation;
        }
        let determinant = a * c - b * b;
        let (mut linear, mut square) = (self.linear, self.square);
        if determinant > f64::EPSILON * a * c {
            linear = f64::midpoint(linear, (d * c - e * b) / determinant);
            square = f64::midpoint(square, (a * e - b * d) / determinant);
        }
        Self {
            rate: f64::midpoint(self.rate, rate),
            linear: linear.clamp(LINEAR_LIMITS.0, LINEAR_LIMITS.1),
            square: square.clamp(SQUARE_LIMITS.0, SQUARE_LIMITS.1),
        }
    }

    /// The law for one document: its own rate, as far as it has shown one.
    #[must_use]
    pub fn of_document(&self, seen: &[LengthPair]) -> Self {
        let sums = |(x, y), (s, t, p): &LengthPair| (x + p * s, y + p * t);
        let (x, y) = seen.iter().fold((OWN_RATE, OWN_RATE * self.rate), sums);
        Self { rate: (y / x).clamp(RATE_LIMITS.0, RATE_LIMITS.1), ..*self }
    }
}

impl Lengths {
    /// Measures both sides in `char`s: in bytes Arabic would seem twice as long as English.
    pub fn new(source: &[&str], target: &[&str]) -> Self {
        let measure = |segments: &[&str]| -> Vec<f64> {
            segments.iter().map(|s| s.chars().filter(|c| !c.is_whitespace()).count().max(1) as f64).collect()
        };
        let lengths = [measure(source), measure(target)];
        let before = lengths.each_ref().map(|lengths| {
            let mut sum = 0.0;
            let sums = lengths.iter().map(|length| {
                sum += length;
                sum
            });
            std::iter::once(0.0).chain(sums).collect::<Vec<_>>()
        });
        let chance = [0, 1].map(|side| {
            let count = lengths[side].len();
            let mean =
                lengths[side].iter().map(|x| f64::from(ln(*x as f32))).sum::<f64>() / count.max(1) as f64;
            let mut chance = vec![0.0; count * WIDEST];
            for (at, row) in chance.chunks_exact_mut(WIDEST).enumerate() {
                for (length, value) in (1..=WIDEST.min(count - at)).zip(row) {
                    let sum = before[side][at + length] - before[side][at];
                    *value = 0.5 * by_chance(sum as f32, length as f32, mean as f32);
                }
            }
            chance
        });
        Self { before, chance }
    }

    /// The lengths of two runs, in characters.
    pub fn of(&self, source: &Range<usize>, target: &Range<usize>) -> (f64, f64) {
        let length =
            |side: usize, run: &Range<usize>| self.before[side][run.end] - self.before[side][run.start];
        (length(0, source), length(1, target))
    }

    /// The length of one segment of a side.
    pub fn one(&self, side: usize, at: usize) -> f32 {
        (self.before[side][at + 1] - self.before[side][at]) as f32
    }

    /// How much likelier the two lengths of a bead are together than by chance, in nats.
    #[inline]
    fn ratio(&self, law: &Law, edge: &Edge) -> f32 {
        let (i, j, a, b) = (edge.i as usize, edge.j as usize, usize::from(edge.a), usize::from(edge.b));
        let x = (self.before[0][i + a] - self.before[0][i]) as f32;
        let y = (self.before[1][j + b] - self.before[1][j]) as f32;
        let expected = law.rate as f32 * x;
        let level = f32::midpoint(expected, y);
        let variance = law.linear as f32 * level + law.square as f32 * level * level;
        let apart = y - expected;
        let together = -0.5 * (apart * apart / variance + ln(std::f32::consts::TAU * variance));
        together - self.chance[0][i * WIDEST + a - 1] - self.chance[1][j * WIDEST + b - 1]
    }
}

/// The logarithm of how likely it is that a run of so many segments is so long: lengths are distributed log-normally.
fn by_chance(length: f32, segments: f32, mean: f32) -> f32 {
    let variance = (SPREAD / segments).ln_1p();
    let log = ln(length);
    let apart = log - mean - segments.ln();
    -0.5 * (apart * apart / variance + (std::f32::consts::TAU * variance).ln()) - log
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, wanted: f64) -> bool {
        (found / wanted - 1.0).abs() < 0.1
    }

    #[test]
    fn the_rate_is_that_of_what_belongs_together() {
        let begin = Law { rate: 0.8, linear: LINEAR, square: SQUARE };
        let seen: Vec<LengthPair> =
            (1..200).map(|n| (f64::from(20 + n % 90), f64::from(20 + n % 90) * 1.3, 1.0)).collect();
        let mut law = begin;
        for _ in 0..6 {
            law = law.relearned(&seen);
        }
        assert!(near(law.rate, 1.3), "{law:?}");
        assert!(law.square < SQUARE, "lengths that keep the rate exactly scatter less: {law:?}");
        assert_eq!(begin.relearned(&[]), begin, "nothing seen, nothing learned");
        let few = law.of_document(&seen[..3].iter().map(|(x, _, p)| (*x, 2.0 * x, *p)).collect::<Vec<_>>());
        assert!(law.rate < few.rate && few.rate < 1.6, "three beads show little: {few:?}");
    }

    #[test]
    fn one_wrong_bead_does_not_widen_the_scatter_without_limit() {
        let law = Law { rate: 1.0, linear: LINEAR, square: SQUARE };
        let far = law.relearned(&[(50.0, 5_000.0, 1.0), (5_000.0, 50.0, 1.0)]);
        assert!(far.square <= SQUARE_LIMITS.1 && far.linear <= LINEAR_LIMITS.1, "{far:?}");
        assert!(far.variance(1.0) > 0.0, "{far:?}");
    }
}
