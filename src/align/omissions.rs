//! Whether a translation leaves passages out, decided a document at a time.
//!
//! A segment that stands alone costs its prior and nothing else, while one that is joined to its neighbours also pays for every
//! word and character that finds no counterpart. Where a translation is free, weak segments would therefore rather stand
//! alone; where it is complete, none may. So both assumptions are held against each other: how likely is the document over
//! all paths if something may be missing, and how likely if nothing is? A missing segment gains several nats, since no
//! neighbour has room for it; a freely translated one gains next to nothing.
//!
//! Where no evidence knows words of the languages, lengths alone would let every weak segment stand by itself, and the words that
//! are learned from such beads would never tell. There a translation is taken to be complete until words have been learned, and each
//! segment alone must gain some nats (own texts in German and French, `tests/alignment/alpine`: F1 .63 -> .79, .80 if all are taken
//! to be complete).

use super::evidence::Edge;
use super::fast::Scaled;
use super::lattice::Lattice;
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
/// The prior at which a document with omissions is compared with a complete one.
const COMPARED: f64 = 0.03;

/// Where no words are known beforehand, what each segment alone must gain, in nats, and the first reading after which it is asked.
const DEMANDED: f64 = 2.0;
const LATER: usize = 2;

/// What is known of one document.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Omitted {
    choice: Omissions,
    /// The logarithm of the prior of a segment alone, where it is the document's own.
    alone: Option<f32>,
    /// Whether no words of the languages are known beforehand.
    blind: bool,
}

impl Omitted {
    /// Before anything is read.
    pub fn begin(choice: Omissions, blind: bool) -> Self {
        let complete = choice == Omissions::None || choice == Omissions::Auto && blind;
        Self { choice, alone: complete.then(|| COMPLETE.ln() as f32), blind }
    }

    /// After a reading, counted from 0, in which omissions [gained](gain) so much, and `alone` of `all` beads were segments alone.
    pub fn decided(self, reading: usize, gain: f64, alone: f64, all: f64) -> Self {
        if self.choice != Omissions::Auto || self.blind && reading < LATER {
            return self;
        }
        let demanded = if self.blind { DEMANDED * alone } else { 0.0 };
        let prior = match gain < demanded {
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

/// How many nats likelier an area is if something may be missing than if nothing is; 0 where that is not asked. The lattice was
/// filled with the priors of `omitted`, at this temperature.
pub fn gain(model: &Model, omitted: Omitted, edges: &[Edge], lattice: &Lattice, temperature: f32) -> f64 {
    if omitted.choice != Omissions::Auto {
        return 0.0;
    }
    let priors = omitted.priors(&model.priors);
    let total = |prior: f64| {
        let (alone, rest) = (prior.ln() as f32, (1.0 - 2.0 * prior).ln() as f32);
        let change = |(&((a, b), _), was): (&((usize, usize), f64), &f32)| match a == 0 || b == 0 {
            true => Scaled::exp(temperature * (alone - was)),
            false => Scaled::exp(temperature * rest),
        };
        let changes: Vec<Scaled> = model.priors.iter().zip(&priors).map(change).collect();
        lattice.reweighted(edges, |edge| changes[usize::from(edge.shape)]) / f64::from(temperature)
    };
    let gain = total(COMPARED) - total(COMPLETE);
    // An area without any path says nothing.
    if gain.is_nan() { 0.0 } else { gain }
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
