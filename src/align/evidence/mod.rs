//! What speaks for a bead: a file a kind of evidence, one line each in [`EVIDENCE`].
//!
//! An evidence says in nats how much likelier two runs of segments are together than by chance. It is asked for all
//! beads of an area at once ([`Evidence::judge`]), so that its loop holds only what it needs. Evidence of single words
//! ([`Evidence::words`]) says instead, before anything is learned, which word forms translate each other; what all
//! of these and what was learned are worth together for two runs is counted in one place, by `lexical`.

use std::fmt;

pub mod embeddings;
pub mod identical;
pub mod learned;
pub mod length;
pub mod lexicon;
pub mod looks;
pub mod marks;
pub mod memory;
pub mod structure;
pub mod terms;
pub mod third;

use super::Knowledge;
use super::learn::Model;
use super::pair::Pair;
use super::words::Vocabulary;
use crate::model::{Bead, Locale};

/// One kind of evidence.
pub trait Evidence: Sync {
    /// The name by which it is switched off and explained.
    fn name(&self) -> &'static str;

    /// Word forms that translate each other: source, target, and so many sightings' worth ([`KNOWN`] for one that is
    /// certain). Said twice, the higher counts.
    fn words(&self, _batch: &Batch, _say: &mut dyn FnMut(u32, u32, f32)) {}

    /// Adds to each bead's score what it says of it, in nats. Beads with an empty side are left alone: see [`each`].
    fn judge(&self, _scene: &Scene, _edges: &[Edge], _scores: &mut [f32]) {}
}

/// All evidence there is, in the order in which it is explained.
pub static EVIDENCE: &[&dyn Evidence] = &[
    &length::Length,
    &learned::Learned,
    &lexicon::SeedLexicon,
    &memory::Memory,
    &terms::Terms,
    &looks::Looks,
    &identical::Identical,
    &marks::Punctuation,
    &structure::Structure,
    &embeddings::Embeddings,
    &third::Third,
];

/// A word form pair that is certain counts as so many sightings.
pub const KNOWN: f32 = 3.0;

/// The documents of one language pair.
#[derive(Clone, Copy)]
pub struct Batch<'a> {
    /// Source and target language.
    pub locales: [&'a Locale; 2],
    /// The words of all documents, a side.
    pub words: [&'a Vocabulary; 2],
    /// The documents.
    pub pairs: &'a [Pair<'a>],
    /// What the caller knows.
    pub knowledge: &'a Knowledge,
}

/// What beads are judged in the light of.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The document.
    pub pair: &'a Pair<'a>,
    /// What to expect of its lengths.
    pub law: &'a length::Law,
    /// What was learned from the batch.
    pub model: &'a Model,
}

/// A bead that may be: source segments `i..i + a`, target segments `j..j + b`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// First source segment, in the document.
    pub i: u32,
    /// First target segment.
    pub j: u32,
    /// The cells of the area's table where it begins and ends.
    pub here: u32,
    /// See `here`.
    pub there: u32,
    /// How many source segments.
    pub a: u8,
    /// How many target segments.
    pub b: u8,
    /// Its shape's place among the priors.
    pub shape: u8,
}

impl Edge {
    /// Where it begins and ends: source and target, source and target.
    pub fn corners(&self) -> (u32, u32, u32, u32) {
        (self.i, self.j, self.i + u32::from(self.a), self.j + u32::from(self.b))
    }

    /// Each of its source segments with each target segment, as it would be with these first ones.
    pub fn lines(&self, i: usize, j: usize) -> impl Iterator<Item = (usize, usize)> + use<> {
        let (a, b) = (usize::from(self.a), usize::from(self.b));
        (i..i + a).flat_map(move |x| (j..j + b).map(move |y| (x, y)))
    }

    /// Whether it is that bead.
    pub fn is(&self, bead: &Bead) -> bool {
        (self.i as usize, self.j as usize) == (bead.source.start, bead.target.start)
            && (usize::from(self.a), usize::from(self.b)) == (bead.source.len(), bead.target.len())
    }
}

/// Adds what `said` says of each bead that has two sides.
#[inline]
pub fn each(edges: &[Edge], scores: &mut [f32], mut said: impl FnMut(&Edge) -> f32) {
    for (edge, score) in edges.iter().zip(scores) {
        if edge.a > 0 && edge.b > 0 {
            *score += said(edge);
        }
    }
}

/// Some of [`EVIDENCE`].
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Set(u32);

impl Set {
    /// The one of that name.
    pub fn named(name: &str) -> Option<Self> {
        EVIDENCE.iter().position(|evidence| evidence.name() == name).map(|at| Self(1 << at))
    }

    /// Those of either set.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the evidence with this place in [`EVIDENCE`] is among them.
    pub const fn has(self, at: usize) -> bool {
        self.0 >> at & 1 == 1
    }

    /// Whether the evidence of this name is among them.
    pub fn has_named(self, name: &str) -> bool {
        Self::named(name).is_some_and(|one| self.0 & one.0 != 0)
    }
}

impl fmt::Debug for Set {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = EVIDENCE.iter().enumerate().filter(|(at, _)| self.has(*at));
        f.debug_set().entries(names.map(|(_, evidence)| evidence.name())).finish()
    }
}

/// What was said of one bead.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// How likely a bead of its shape is before anything is said, in nats.
    pub prior: f32,
    /// What each evidence said, in nats, by name; for words what those said that found no counterpart is `unmatched`.
    pub said: Vec<(&'static str, f32)>,
}
