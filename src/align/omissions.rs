//! Whether a translation leaves passages out, decided a document at a time.
//!
//! A segment that stands alone costs its prior and nothing else, while one that is joined to its neighbours also pays for every
//! word and character that finds no counterpart. Where a translation is free, weak segments would therefore rather stand
//! alone; where it is complete, none may. So the document is weighed over all paths at three priors of a segment alone: a segment that
//! is missing stands alone at each of them, since no neighbour has room for it; one that is freely translated does so only where that
//! costs little. How many of them are firm tells one from the other.

use super::evidence::Edge;
use super::fast::LogSum;
use super::learn::Model;
use super::priors::Priors;

/// Whether translations may leave passages out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Omissions {
    /// Decided for each document.
    #[default]
    Auto,
    /// Translations are complete: a segment stands alone only where there is no other way.
    None,
    /// Passages may be missing on either side.
    Expected,
}

impl Omissions {
    /// Every choice with its name.
    pub const NAMES: [(&'static str, Self); 3] =
        [("auto", Self::Auto), ("none", Self::None), ("expected", Self::Expected)];
}

/// Prior of a segment alone, on either side, in a translation that is complete.
const COMPLETE: f64 = 0.0005;
/// The same in one that leaves something out, before it has shown how much; it stands for this many beads.
const SOME: f64 = 0.05;
const BEADS: f64 = 20.0;
/// However much seems to be missing, the prior grows no further: weak segments would feed it.
const MOST: f64 = 0.12;
/// The priors at which a document is weighed: as if nothing, hardly anything, and something were missing.
const PRIORS: [f64; 3] = [COMPLETE, 0.004, 0.03];
/// Nothing is missing where of the segments that stand alone at the third prior fewer than this share do so at the first
/// too, as far as so few segments tell; and where these are fewer than this share of all beads, since they are then found in a translation that is
/// taken to be complete as well.
const FIRM: f64 = 0.4;
const FEW: f64 = 2.0;
const SHARE: f64 = 0.012;

/// What is known of one document.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Omitted {
    choice: Omissions,
    /// The logarithm of the prior of a segment alone, where it is the document's own.
    alone: Option<f32>,
}

impl Omitted {
    /// Before anything is read.
    pub fn begin(choice: Omissions) -> Self {
        let alone = (choice == Omissions::None).then(|| COMPLETE.ln() as f32);
        Self { choice, alone }
    }

    /// After a reading in which the document [weighed](weigh) so much, and `alone` of `all` beads were segments alone.
    pub fn decided(self, weights: Weights, alone: f64, all: f64) -> Self {
        if self.choice != Omissions::Auto {
            return self;
        }
        // The growth of the weight with the logarithm of the prior is how many segments stand alone.
        let between = |less: usize| {
            let (less, more) = (less, less + 1);
            let grown = weights.0[more] - weights.0[less] + 2.0 * (PRIORS[more] - PRIORS[less]) * all;
            grown / (PRIORS[more] / PRIORS[less]).ln()
        };
        let (firm, loose) = (between(0), between(1));
        let gain = weights.0[2] - weights.0[0];
        let opportune = firm + FEW < FIRM * (loose + FEW);
        let prior = match gain < 0.0 || opportune || firm + 1.0 < SHARE * all {
            true => COMPLETE,
            false => ((0.5 * alone + BEADS * SOME) / (all + BEADS)).min(MOST),
        };
        Self { alone: Some(prior.ln() as f32), ..self }
    }

    /// Whether the translation is taken to be complete.
    pub fn complete(self) -> bool {
        self.alone.is_some_and(|prior| f64::from(prior) <= COMPLETE.ln() + 1e-3)
    }

    /// The logarithm of each shape's prior.
    pub fn priors(self, priors: &Priors) -> Vec<f32> {
        let own = |a: usize, b: usize| self.alone.filter(|_| a == 0 || b == 0);
        priors.iter().map(|&((a, b), prior)| own(a, b).unwrap_or(prior as f32)).collect()
    }
}

/// How likely a text is, over all paths, in nats, at each of three priors of a segment alone.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Weights([f64; 3]);

impl Weights {
    /// Of two texts, one after the other.
    pub fn add(&mut self, other: Self) {
        self.0.iter_mut().zip(other.0).for_each(|(sum, more)| *sum += more);
    }
}

/// How likely an area is; nothing where that is not asked. `scores` were taken with the priors of `omitted`, at this temperature.
pub fn weigh(
    model: &Model,
    omitted: Omitted,
    edges: &[Edge],
    scores: &[f32],
    cells: usize,
    temperature: f32,
) -> Weights {
    if omitted.choice != Omissions::Auto {
        return Weights::default();
    }
    let temperature = f64::from(temperature);
    let priors = omitted.priors(&model.priors);
    let total = |prior: f64| {
        let (alone, rest) = (prior.ln(), (1.0 - 2.0 * prior).ln());
        let mut sums = vec![LogSum::ZERO; cells];
        sums[0] = LogSum::ONE;
        let (mut at, mut here) = (usize::MAX, 0.0);
        for (edge, score) in edges.iter().zip(scores) {
            if edge.here as usize != at {
                at = edge.here as usize;
                here = sums[at].ln();
            }
            let change = match edge.a == 0 || edge.b == 0 {
                true => alone - f64::from(priors[usize::from(edge.shape)]),
                false => rest,
            };
            sums[edge.there as usize].add(here + f64::from(*score) + temperature * change);
        }
        sums[cells - 1].ln() / temperature
    };
    let weights = PRIORS.map(total);
    // An area without any path says nothing.
    if weights.iter().all(|weight| weight.is_finite()) { Weights(weights) } else { Weights::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::{AlignOptions, Knowledge, Side, Task, align};
    use crate::model::{BlockKind, Locale};

    fn alone(source: &[&str], target: &[&str], omissions: Omissions) -> usize {
        let locales: [Locale; 2] = ["ar", "en"].map(|code| code.parse().unwrap());
        let side = |at: usize, segments: &[&'static str]| Side {
            locale: &locales[at],
            segments: segments.to_vec(),
            paragraphs: vec![0; segments.len()],
            kinds: vec![BlockKind::Paragraph; segments.len()],
        };
        let leak = |texts: &[&str]| -> Vec<&'static str> {
            texts.iter().map(|text| &*Box::leak(text.to_string().into_boxed_str())).collect()
        };
        let (source, target) = (leak(source), leak(target));
        let task = Task { source: side(0, &source), targets: vec![side(1, &target)], pins: vec![Vec::new()] };
        let options = AlignOptions { omissions, ..AlignOptions::default() };
        let beads = align(&[task], &Knowledge::default(), &options).remove(0).remove(0);
        beads.iter().filter(|bead| bead.source.is_empty() || bead.target.is_empty()).count()
    }

    #[test]
    fn a_missing_sentence_is_told_from_a_free_translation() {
        let source = [
            "وصل الوزير إلى بغداد يوم الاثنين.",
            "وقع الجانبان ثلاث اتفاقيات في مجال الطاقة والنقل والتعليم العالي.",
            "وقال أحمد الخالدي إن العلاقات بين البلدين ممتازة.",
            "وسيعقد الاجتماع المقبل في عشق آباد في مارس 2026.",
        ];
        let complete = [
            "The minister arrived in Baghdad on Monday.",
            "The two sides signed three agreements on energy, transport and higher education.",
            "Ahmad Al-Khalidi said that relations between the two countries were excellent.",
            "The next meeting will be held in Ashgabat in March 2026.",
        ];
        let missing = [complete[0], complete[2], complete[3]];
        for (target, omissions, wanted, why) in [
            (&complete[..], Omissions::Auto, 0, "nothing is missing"),
            (&missing, Omissions::Auto, 1, "a sentence is missing"),
            (&missing, Omissions::Expected, 1, "it may be missing"),
            (&missing, Omissions::None, 0, "nothing may be missing: it is joined to another"),
            (&[], Omissions::None, 4, "no other way"),
        ] {
            assert_eq!(alone(&source, target, omissions), wanted, "{why}");
        }
    }
}
