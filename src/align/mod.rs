//! Floor 3: which segments translate each other.
//!
//! [`align`] joins the segments of a source with those of each target into beads, by dynamic programming over every
//! cut of both sides. A bead's score says how much likelier the two sides are together than by chance, in
//! nats: the prior of its shape, the agreement of lengths ([`evidence::length`]), words that translate each other
//! ([`lexical`]) and punctuation ([`evidence::marks`]), learned from all documents of a language pair. Forward and backward sums
//! over all alignments ([`lattice`]) give each bead its confidence. [`join`] makes of the beads of all targets the groups that are
//! whole in every one.
//!
//! Strict F1 of news in Arabic, English and Turkmen, the mean of three pairs in two conditions, a document at a time, by
//! `tests/eval/align.py PROGRAM FOLDER --table`; the last row by `--batch`. Structure and terms have nothing to say of texts
//! without paragraphs and glossary.
//!
//! | what is used | F1 |
//! | --- | --- |
//! | all | .981 |
//! | without length | .946 |
//! | without learned: words that translate each other by this document | .980 |
//! | without lexicon: the common words and names that are shipped | .941 |
//! | without looks: words that sound alike | .978 |
//! | without identical: numbers and words that are the same | .978 |
//! | without marks: punctuation | .971 |
//! | without structure: paragraphs and headings | .981 |
//! | omissions none: translations are taken to be complete | .951 |
//! | omissions expected, instead of decided a document | .978 |
//! | all, and all documents learned from together | .990 |
//!
//! A bead is doubted whose words say far less than those of the document's others (of the batch .987 without), and documents of wide beads are
//! seen at their clauses too (`views.rs`: .978 without; of made sets of free translation, beads to 1:6 and 1:8, .978 and .956 instead of .932
//! and .866). The way through a third language gives hard English-Turkmen .979 to .984 in a batch, and nothing to others.
//!
//! Long texts are cut where the anchors of `anchors.rs` stand together. Of news repeated to 20,000 lines F1 is .984, of one copy .985. Whether
//! texts belong together at all is told by their order (`order.rs`): of 821 documents paired wrongly 812 are told, of right ones none is; the
//! calibration error of single documents is .017 with it and .025 where only words were asked.
//!
//! Tried and given up: learning the priors of single shapes instead of families (wide beads were missed where they are
//! the rule), symmetrical priors (the same), counts of other documents taken as they are (.979 where .983 is reached without any:
//! words that merely met were believed), more than five readings (nothing), three (.002 less); learning from 8,000 segments of a long text
//! instead of 60,000 (a quarter less CPU, .980 instead of .985); settling beads surer than .99 instead of .998 (hardly faster, and the least sure
//! beads held fewer of the errors); a narrower look at first (12 nats instead of 14: .980 instead of .981); aligning the two translations of one
//! source with each other too, to be led through (.9845 without and .984 with: it is done where a batch has that pair).

mod alive;
mod anchors;
mod answers;
mod area;
pub mod evidence;
mod fast;
mod grid;
mod join;
mod known;
pub mod ladder;
pub mod lattice;
mod learn;
pub mod lexical;
mod lexicon;
mod omissions;
mod order;
mod pair;
mod paths;
mod priors;
pub mod score;
pub mod sound;
mod together;
mod vectors;
mod views;
mod whole;
pub mod words;

pub use evidence::lexicon::translate;
pub use evidence::lexicon::{Meaning, has_meanings, is_known, meanings, nearly, slipped};
pub use evidence::{EVIDENCE, Explained};
pub use join::{Joined, join};
pub use lexicon::{Lexicon, LexiconError, LexiconProblem};
pub use omissions::Omissions;
pub use sound::same_name;
pub use sound::sounds_alike;
pub use vectors::{Vectors, VectorsError};
pub use whole::whole;

use std::collections::BTreeMap;

use crate::model::{Bead, BlockKind, Locale};

/// One language's side of a document.
#[derive(Clone, Debug)]
pub struct Side<'a> {
    /// The language.
    pub locale: &'a Locale,
    /// The segments, in order, without white space around them.
    pub segments: Vec<&'a str>,
    /// For each segment the block it stands in; all alike where there are no paragraphs to know of.
    pub paragraphs: Vec<u32>,
    /// For each segment what its block is.
    pub kinds: Vec<BlockKind>,
}

/// A source with its targets.
#[derive(Clone, Debug)]
pub struct Task<'a> {
    /// The original.
    pub source: Side<'a>,
    /// Its translations.
    pub targets: Vec<Side<'a>>,
    /// For each target, beads that are fixed: approved by a person. In order.
    pub pins: Vec<Vec<Bead>>,
}

/// What is known beforehand of words that translate each other.
#[derive(Clone, Debug, Default)]
pub struct Knowledge {
    /// Terms: what they are written as in each language. The words of a line mean the same.
    pub terms: Vec<Vec<(Locale, String)>>,
    /// What a sentence encoder makes of segments, and of runs of them joined by spaces.
    pub vectors: Vectors,
    /// What other documents have taught.
    pub lexicon: Lexicon,
}

/// Choices.
#[derive(Clone, Debug)]
pub struct AlignOptions {
    /// Tables of at most this many cells are filled wholly; larger ones in a band along the anchors.
    pub exact: usize,
    /// Segments to either side of the line between anchors that the path may take.
    pub band: usize,
    /// Evidence that is switched off.
    pub without: evidence::Set,
    /// Whether translations may leave passages out.
    pub omissions: Omissions,
}

impl Default for AlignOptions {
    fn default() -> Self {
        Self { exact: 40_000, band: 40, without: evidence::Set::default(), omissions: Omissions::Auto }
    }
}

/// Aligns every target of every task. The beads of a target are in order and cover every segment of both
/// sides once; the same input gives the same beads on any number of threads.
///
/// ```
/// use tarjuman::align::{AlignOptions, Knowledge, Side, Task, align};
/// use tarjuman::model::BlockKind;
///
/// let (ar, en) = ("ar".parse().unwrap(), "en".parse().unwrap());
/// let side = |locale, segments: &[&'static str]| Side {
///     locale,
///     segments: segments.to_vec(),
///     paragraphs: vec![0; segments.len()],
///     kinds: vec![BlockKind::Paragraph; segments.len()],
/// };
/// let source = side(&ar, &["مرحبا.", "وقع البلدان ٣ اتفاقيات في بغداد."]);
/// let target = side(&en, &["Hello.", "The two countries signed 3 agreements in Baghdad."]);
/// let task = Task { source, targets: vec![target], pins: vec![vec![]] };
/// let beads = align(&[task], &Knowledge::default(), &AlignOptions::default());
/// assert_eq!(beads[0][0].len(), 2);
/// ```
pub fn align(tasks: &[Task], knowledge: &Knowledge, options: &AlignOptions) -> Vec<Vec<Vec<Bead>>> {
    together::align(tasks, knowledge, options, None)
}

/// [`align`], and what the documents taught of words: for documents to come, see [`Knowledge::lexicon`].
pub fn align_and_learn(
    tasks: &[Task],
    knowledge: &Knowledge,
    options: &AlignOptions,
) -> (Vec<Vec<Vec<Bead>>>, Lexicon) {
    let mut taught = Lexicon::default();
    let beads = together::align(tasks, knowledge, options, Some(&mut taught));
    (beads, taught)
}

/// The share of the segments of both sides that have a counterpart, each counted as surely as its bead: near 1 for a
/// translation, below [`UNRELATED`] for texts that hardly translate each other. 1 where there are no segments.
pub fn related(beads: &[Bead]) -> f64 {
    let (mut sure, mut all) = (0.0, 0.0);
    for bead in beads {
        let segments = (bead.source.len() + bead.target.len()) as f64;
        all += segments;
        if !bead.source.is_empty() && !bead.target.is_empty() {
            sure += segments * f64::from(bead.confidence);
        }
    }
    if all == 0.0 { 1.0 } else { sure / all }
}

/// See [`related`].
pub const UNRELATED: f64 = 0.4;

/// What each evidence said of each bead of the targets of each task, in nats, and what was expected of its shape: together
/// they are its score. The documents are learned from as [`align`] does. `None` for a bead that does not lie inside the
/// document or is wider than any that is looked for.
pub fn explain(
    tasks: &[Task],
    beads: &[Vec<Vec<Bead>>],
    knowledge: &Knowledge,
    options: &AlignOptions,
) -> Vec<Vec<Vec<Option<Explained>>>> {
    together::explain(tasks, beads, knowledge, options)
}

/// For each bead of the targets of each task that is less sure than `least`, by its number from 0: the beads of the runner-up, the
/// best alignment without it, as far as they differ. None where there is no other way.
pub fn instead(
    tasks: &[Task],
    beads: &[Vec<Vec<Bead>>],
    least: f32,
    knowledge: &Knowledge,
    options: &AlignOptions,
) -> Vec<Vec<BTreeMap<usize, Vec<Bead>>>> {
    together::instead(tasks, beads, least, knowledge, options)
}

#[cfg(test)]
mod tests;
