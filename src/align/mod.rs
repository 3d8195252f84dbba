//! Floor 3: which segments translate each other.
//!
//! [`align`] joins the segments of a source with those of each target into beads, by dynamic programming over every
//! cut of both sides. A bead's score says how much likelier the two sides are together than by chance, in
//! nats: the prior of its shape, the agreement of lengths, and the words they share ([`evidence`]). Forward and
//! backward sums over all alignments give each bead its confidence. [`join`] makes of the beads of all
//! targets the groups that are whole in every one.

pub mod evidence;
mod join;

use std::ops::Range;

use rayon::prelude::*;

pub use join::{Joined, join};

use crate::model::{Bead, BlockKind, Locale};
use evidence::{Keys, Lengths};

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
}

/// Choices.
#[derive(Clone, Debug)]
pub struct AlignOptions {
    /// Segments that the path may lie off the diagonal, at least; texts shorter than this are aligned exactly.
    pub band: usize,
}

impl Default for AlignOptions {
    fn default() -> Self {
        Self { band: 400 }
    }
}

/// The widest bead one way (1 to 8), and the widest both ways (4 to 4).
const WIDEST: usize = 8;
const SQUARE: usize = 4;

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
    let lexicon = evidence::Lexicon::new(knowledge);
    tasks
        .par_iter()
        .map(|task| {
            let pinned = |(index, target)| {
                let pins = task.pins.get(index).map_or(&[][..], Vec::as_slice);
                around_pins(&task.source, target, pins, &lexicon, options)
            };
            task.targets.iter().enumerate().map(pinned).collect()
        })
        .collect()
}

/// Aligns what lies between the pins.
fn around_pins(
    source: &Side,
    target: &Side,
    pins: &[Bead],
    lexicon: &evidence::Lexicon,
    options: &AlignOptions,
) -> Vec<Bead> {
    let source_keys = Keys::new(source, lexicon);
    let target_keys = Keys::new(target, lexicon);
    let pair =
        Pair { source, target, lengths: Lengths::new(source, target), keys: (&source_keys, &target_keys) };
    let mut beads = Vec::new();
    let (mut i, mut j) = (0, 0);
    let end = Bead {
        source: source.segments.len()..source.segments.len(),
        target: target.segments.len()..target.segments.len(),
        confidence: 1.0,
    };
    for pin in pins.iter().chain([&end]) {
        if pin.source.start < i || pin.target.start < j {
            continue; // crosses an earlier pin
        }
        pair.align(i..pin.source.start, j..pin.target.start, options, &mut beads);
        (i, j) = (pin.source.end, pin.target.end);
        if !pin.source.is_empty() || !pin.target.is_empty() {
            beads.push(pin.clone());
        }
    }
    beads
}

/// Two sides and what is known of them.
struct Pair<'a> {
    source: &'a Side<'a>,
    target: &'a Side<'a>,
    lengths: Lengths,
    keys: (&'a Keys, &'a Keys),
}

impl Pair<'_> {
    /// Log-likelihood ratio of a bead against chance, in nats.
    fn score(&self, source: Range<usize>, target: Range<usize>) -> f64 {
        let prior = prior(source.len(), target.len());
        if source.is_empty() || target.is_empty() {
            return prior;
        }
        let inner = |side: &Side, run: &Range<usize>| {
            (run.start + 1..run.end).filter(|at| side.paragraphs[*at] != side.paragraphs[at - 1]).count()
        };
        let crossed = inner(self.source, &source) + inner(self.target, &target);
        let begins = |side: &Side, at: usize| at == 0 || side.paragraphs[at] != side.paragraphs[at - 1];
        let structure = match (begins(self.source, source.start), begins(self.target, target.start)) {
            (true, true) => f64::from(self.knows_paragraphs()) * 1.0,
            (false, false) => 0.0,
            _ => f64::from(self.knows_paragraphs()) * -1.5,
        };
        let heading = |kind: BlockKind| matches!(kind, BlockKind::Heading(_));
        let kinds = match (heading(self.source.kinds[source.start]), heading(self.target.kinds[target.start]))
        {
            (true, true) => 2.0,
            (false, false) => 0.0,
            _ => -2.0,
        };
        prior
            + 1.5 * self.lengths.ratio(&source, &target)
            + evidence::shared(self.keys.0, &source, self.keys.1, &target)
            + structure
            + kinds
            - 2.5 * crossed as f64
    }

    /// Whether both sides have paragraphs to know of.
    fn knows_paragraphs(&self) -> bool {
        let several = |side: &Side| side.paragraphs.windows(2).any(|pair| pair[0] != pair[1]);
        several(self.source) && several(self.target)
    }

    /// Adds the beads of a rectangle that begins and ends between beads.
    fn align(
        &self,
        source: Range<usize>,
        target: Range<usize>,
        options: &AlignOptions,
        beads: &mut Vec<Bead>,
    ) {
        let (n, m) = (source.len(), target.len());
        if n == 0 && m == 0 {
            return;
        }
        let grid = Grid::new(n, m, options.band);
        let shapes = shapes();
        // Forward sums, in log space, and the best path side by side.
        let mut forward = grid.filled(f64::NEG_INFINITY);
        let mut steps: Vec<(usize, usize, usize, f64)> = Vec::new(); // from cell, to cell, shape, score
        forward[grid.cell(0, 0).unwrap_or(0)] = 0.0;
        for i in 0..=n {
            for j in grid.columns(i) {
                let Some(here) = grid.cell(i, j) else { continue };
                if forward[here] == f64::NEG_INFINITY {
                    continue;
                }
                for (index, &(a, b)) in shapes.iter().enumerate() {
                    if i + a > n || j + b > m {
                        continue;
                    }
                    let Some(there) = grid.cell(i + a, j + b) else { continue };
                    let (s, t) = (source.start + i, target.start + j);
                    let score = self.score(s..s + a, t..t + b);
                    steps.push((here, there, index, score));
                    forward[there] = log_add(forward[there], forward[here] + score);
                }
            }
        }
        let mut backward = grid.filled(f64::NEG_INFINITY);
        let end = grid.cell(n, m).unwrap_or(0);
        backward[end] = 0.0;
        for &(from, to, _, score) in steps.iter().rev() {
            backward[from] = log_add(backward[from], backward[to] + score);
        }
        // The path with the most probable beads: the sum of posteriors, so that a sure bead outweighs a lucky path.
        let total = forward[end];
        let mut best = grid.filled(f64::NEG_INFINITY);
        let mut came: Vec<Option<(usize, usize, f64)>> = vec![None; best.len()];
        best[grid.cell(0, 0).unwrap_or(0)] = 0.0;
        for &(from, to, shape, score) in &steps {
            let posterior = (forward[from] + score + backward[to] - total).exp().clamp(0.0, 1.0);
            let (a, b) = shapes[shape];
            let gain = if a == 0 || b == 0 { posterior * 0.5 } else { posterior * (a + b) as f64 / 2.0 };
            if best[from] + gain > best[to] {
                best[to] = best[from] + gain;
                came[to] = Some((from, shape, posterior));
            }
        }
        let mut path = Vec::new();
        let (mut at, mut i, mut j) = (end, source.end, target.end);
        while let Some((from, shape, posterior)) = came[at] {
            let (a, b) = shapes[shape];
            path.push(Bead { source: i - a..i, target: j - b..j, confidence: posterior as f32 });
            (at, i, j) = (from, i - a, j - b);
        }
        beads.extend(path.into_iter().rev());
    }
}

/// The shapes of beads: 1:0 and 0:1, 1:k and k:1 to 8, m:n to 4:4.
fn shapes() -> Vec<(usize, usize)> {
    let mut shapes = vec![(1, 0), (0, 1)];
    for a in 1..=WIDEST {
        for b in 1..=WIDEST {
            if a == 1 || b == 1 || (a <= SQUARE && b <= SQUARE) {
                shapes.push((a, b));
            }
        }
    }
    shapes
}

/// Log prior of a bead's shape: news and communiqués are one to one four times in five, and each further segment is
/// about three times rarer.
fn prior(a: usize, b: usize) -> f64 {
    let (short, long) = (a.min(b), a.max(b));
    let excess = (long - short) as f64;
    match short {
        0 => 0.03f64.ln(),
        1 if long == 1 => 0.8f64.ln(),
        1 => 0.05f64.ln() - (excess - 1.0) * 1.8,
        _ => 0.006f64.ln() - (short as f64 - 2.0) * 2.0 - excess * 1.5,
    }
}

fn log_add(a: f64, b: f64) -> f64 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    if low == f64::NEG_INFINITY { high } else { high + (low - high).exp().ln_1p() }
}

/// The cells of a band around the diagonal of an (n + 1) × (m + 1) table.
struct Grid {
    n: usize,
    m: usize,
    width: usize,
}

impl Grid {
    fn new(n: usize, m: usize, band: usize) -> Self {
        Self { n, m, width: (m + 1).min(2 * band + n.abs_diff(m) / 4 + 1) }
    }

    fn first(&self, i: usize) -> usize {
        let middle = if self.n == 0 { 0 } else { i * self.m / self.n };
        middle.saturating_sub(self.width / 2).min(self.m + 1 - self.width)
    }

    fn columns(&self, i: usize) -> Range<usize> {
        let first = self.first(i);
        // With no rows to move along, the only row is the whole of the other side.
        if self.n == 0 { 0..self.m + 1 } else { first..first + self.width }
    }

    fn cell(&self, i: usize, j: usize) -> Option<usize> {
        if self.n == 0 {
            return Some(j);
        }
        let offset = j.checked_sub(self.first(i))?;
        (offset < self.width).then_some(i * self.width + offset)
    }

    fn filled(&self, value: f64) -> Vec<f64> {
        vec![value; if self.n == 0 { self.m + 1 } else { (self.n + 1) * self.width }]
    }
}
