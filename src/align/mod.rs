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
use evidence::{Keys, Lengths, Marks};

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
    /// Tables of at most this many cells are filled wholly; larger ones in a band along the anchors.
    pub exact: usize,
    /// Segments to either side of the line between anchors that the path may take.
    pub band: usize,
}

impl Default for AlignOptions {
    fn default() -> Self {
        Self { exact: 40_000, band: 40 }
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
    let keys = Keys::new(source, target, lexicon);
    let anchors = keys.anchors();
    let pair = Pair { source, target, lengths: Lengths::new(source, target), keys, anchors };
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
    keys: Keys,
    anchors: Vec<(usize, usize)>,
}

impl Pair<'_> {
    /// Log-likelihood ratio of a bead against chance, in nats.
    fn score(&self, source: Range<usize>, target: Range<usize>, marks: &mut Marks) -> f64 {
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
            + self.keys.shared(&source, &target, marks)
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
        let anchors: Vec<(usize, usize)> = self
            .anchors
            .iter()
            .filter(|(i, j)| source.contains(i) && target.contains(j))
            .map(|(i, j)| (i - source.start, j - target.start))
            .collect();
        let grid = Grid::new(n, m, &anchors, options);
        let shapes = shapes();
        let mut marks = Marks::default();
        // Forward sums, in log space. The scores are kept: two more passes need them.
        let mut forward = vec![f64::NEG_INFINITY; grid.cells()];
        let mut scores = vec![f32::NEG_INFINITY; grid.cells() * shapes.len()];
        forward[grid.cell(0, 0).unwrap_or(0)] = 0.0;
        let steps = |i: usize, j: usize, here: usize| {
            let (grid, shapes) = (&grid, &shapes);
            shapes.iter().enumerate().filter_map(move |(shape, &(a, b))| {
                let there = (i + a <= n && j + b <= m).then(|| grid.cell(i + a, j + b)).flatten()?;
                Some((there, here * shapes.len() + shape, shape))
            })
        };
        for i in 0..=n {
            for j in grid.columns(i) {
                let Some(here) = grid.cell(i, j).filter(|here| forward[*here] > f64::NEG_INFINITY) else {
                    continue;
                };
                let (s, t) = (source.start + i, target.start + j);
                for (there, kept, shape) in steps(i, j, here) {
                    let (a, b) = shapes[shape];
                    let score = self.score(s..s + a, t..t + b, &mut marks) as f32;
                    scores[kept] = score;
                    forward[there] = log_add(forward[there], forward[here] + f64::from(score));
                }
            }
        }
        let end = grid.cell(n, m).unwrap_or(0);
        let mut backward = vec![f64::NEG_INFINITY; grid.cells()];
        backward[end] = 0.0;
        for i in (0..=n).rev() {
            for j in grid.columns(i).rev() {
                let Some(here) = grid.cell(i, j) else { continue };
                for (there, kept, _) in steps(i, j, here) {
                    backward[here] = log_add(backward[here], backward[there] + f64::from(scores[kept]));
                }
            }
        }
        // The path with the most probable beads: the sum of posteriors, so that a sure bead outweighs a lucky path.
        let total = forward[end];
        let mut best = vec![f64::NEG_INFINITY; grid.cells()];
        let mut came: Vec<Option<(usize, u8, f32)>> = vec![None; grid.cells()];
        best[grid.cell(0, 0).unwrap_or(0)] = 0.0;
        for i in 0..=n {
            for j in grid.columns(i) {
                let Some(here) = grid.cell(i, j) else { continue };
                for (there, kept, shape) in steps(i, j, here) {
                    let log = forward[here] + f64::from(scores[kept]) + backward[there] - total;
                    let posterior = if log.is_nan() { 0.0 } else { log.exp().clamp(0.0, 1.0) };
                    let (a, b) = shapes[shape];
                    let weight = if a == 0 || b == 0 { 0.5 } else { f64::midpoint(a as f64, b as f64) };
                    let gain = best[here] + posterior * weight;
                    if gain > best[there] {
                        best[there] = gain;
                        came[there] = Some((here, shape as u8, posterior as f32));
                    }
                }
            }
        }
        let mut path = Vec::new();
        let (mut at, mut i, mut j) = (end, source.end, target.end);
        while let Some((from, shape, confidence)) = came[at] {
            let (a, b) = shapes[usize::from(shape)];
            path.push(Bead { source: i - a..i, target: j - b..j, confidence });
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

/// The cells of an (n + 1) × (m + 1) table that are looked at: all of a small one, of a large one a band along the
/// line through the anchors. Each row's columns begin no earlier than those of the row before, and overlap them.
struct Grid {
    rows: Vec<Range<usize>>,
    /// Cells before each row.
    before: Vec<usize>,
}

impl Grid {
    fn new(n: usize, m: usize, anchors: &[(usize, usize)], options: &AlignOptions) -> Self {
        let mut rows = vec![0..m + 1; n + 1];
        if (n + 1) * (m + 1) > options.exact {
            // Between two anchors the band must hold every path from one to the other.
            let corners = std::iter::once((0, 0)).chain(anchors.iter().copied()).chain([(n, m)]);
            let corners: Vec<(usize, usize)> = corners.collect();
            rows.fill(m + 1..0);
            for pair in corners.windows(2) {
                let ((i, j), (k, l)) = (pair[0], pair[1]);
                let (first, last) = (i.saturating_sub(options.band), (k + options.band).min(n));
                for (row, columns) in rows.iter_mut().enumerate().take(last + 1).skip(first) {
                    let along = |row: usize| j + (row.clamp(i, k) - i) * (l - j) / (k - i).max(1);
                    let (low, high) = if k - i < 2 { (j, l) } else { (along(row), along(row)) };
                    columns.start = columns.start.min(low.saturating_sub(options.band));
                    columns.end = columns.end.max((high + options.band).min(m) + 1);
                }
            }
        }
        let mut cells = 0;
        let before = rows
            .iter()
            .map(|columns| {
                let here = cells;
                cells += columns.len();
                here
            })
            .chain([0])
            .collect::<Vec<_>>();
        let mut grid = Self { rows, before };
        if let Some(last) = grid.before.last_mut() {
            *last = cells;
        }
        grid
    }

    fn cells(&self) -> usize {
        self.before.last().copied().unwrap_or(0)
    }

    fn columns(&self, i: usize) -> Range<usize> {
        self.rows[i].clone()
    }

    fn cell(&self, i: usize, j: usize) -> Option<usize> {
        self.rows[i].contains(&j).then(|| self.before[i] + j - self.rows[i].start)
    }
}

#[cfg(test)]
mod tests;
