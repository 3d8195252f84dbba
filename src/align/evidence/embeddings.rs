//! Vectors of a sentence encoder: two texts that mean the same point the same way.
//!
//! Cosines of one encoder are all high, those of another all low, and some sentences are near to everything. So a
//! cosine is taken on the scale between what the two runs have with texts of the other side by chance and what pairs that
//! belong together have; both are estimated from the document, as vecalign does with random samples (Thompson and Koehn
//! 2019, section 3.3).

use super::{Edge, Evidence, Scene, each};
use crate::align::Side;
use crate::align::priors::WIDEST;
use crate::align::vectors::Vectors;

/// Cosines of sentence vectors.
pub struct Embeddings;

/// What vectors can say at most, in nats.
const LIMIT: f32 = 8.0;
/// Texts of the other side that are looked at to know what is chance.
const SAMPLES: usize = 32;
/// Segments of a long text that are looked at to know what belongs together, and how far from the diagonal.
const LOOKS: usize = 200;
const BAND: usize = 40;
/// The narrowest spread of cosines by chance that is believed.
const NARROW: f32 = 0.02;

impl Evidence for Embeddings {
    fn name(&self) -> &'static str {
        "embeddings"
    }

    fn judge(&self, scene: &Scene, edges: &[Edge], scores: &mut [f32]) {
        let Some(meanings) = &scene.pair.meanings else { return };
        each(edges, scores, |edge| meanings.ratio(edge));
    }
}

/// What a document's segments mean.
#[derive(Debug)]
pub struct Meanings {
    sides: [Runs; 2],
    /// For each segment, its mean cosine with segments of the other side by chance.
    chance: [Vec<f32>; 2],
    /// How far above chance pairs are that belong together.
    apart: f32,
    /// What a pair that belongs together gains, and one by chance loses.
    worth: f32,
}

/// The vectors of one side.
#[derive(Debug)]
struct Runs {
    dimensions: usize,
    /// The vector of each segment, one after the other; zeros where none is known.
    segments: Vec<f32>,
    /// Vectors of runs of several segments that have their own.
    own: Vec<f32>,
    /// For each segment and number of segments from there.
    runs: Vec<Run>,
}

/// How the vector of a run is come by.
#[derive(Clone, Copy, Debug)]
enum Run {
    /// A segment of it has none.
    Unknown,
    /// It is in `own`, with this number.
    Own(u32),
    /// It is the sum of its segments', whose length is this.
    Sum(f32),
}

impl Runs {
    fn new(side: &Side, vectors: &Vectors) -> Self {
        let (count, dimensions) = (side.segments.len(), vectors.dimensions());
        let mut segments = vec![0.0; count * dimensions];
        let mut known = vec![false; count];
        for (at, text) in side.segments.iter().enumerate() {
            if let Some(vector) = vectors.get(text) {
                segments[at * dimensions..(at + 1) * dimensions].copy_from_slice(vector);
                known[at] = true;
            }
        }
        let mut own = Vec::new();
        let mut runs = vec![Run::Unknown; count * WIDEST];
        for at in 0..count {
            let mut sum = vec![0.0; dimensions];
            let mut text = String::new();
            for length in 1..=WIDEST.min(count - at) {
                let last = at + length - 1;
                if !known[last] {
                    break;
                }
                let vector = &segments[last * dimensions..(last + 1) * dimensions];
                sum.iter_mut().zip(vector).for_each(|(sum, x)| *sum += x);
                text += side.segments[last];
                runs[at * WIDEST + length - 1] = match vectors.get(&text) {
                    Some(vector) if length > 1 => {
                        own.extend_from_slice(vector);
                        Run::Own((own.len() / dimensions - 1) as u32)
                    }
                    _ => Run::Sum(dot(&sum, &sum).sqrt().max(f32::MIN_POSITIVE)),
                };
                text.push(' ');
            }
        }
        Self { dimensions, segments, own, runs }
    }

    fn count(&self) -> usize {
        self.runs.len() / WIDEST
    }

    fn segment(&self, at: usize) -> &[f32] {
        &self.segments[at * self.dimensions..(at + 1) * self.dimensions]
    }

    fn known(&self, at: usize) -> bool {
        !matches!(self.runs[at * WIDEST], Run::Unknown)
    }

    /// The vectors that make up a run, one after the other, and the length of their sum.
    fn parts(&self, at: usize, length: usize) -> Option<(&[f32], f32)> {
        match self.runs[at * WIDEST + length - 1] {
            Run::Unknown => None,
            Run::Own(row) => {
                let start = row as usize * self.dimensions;
                Some((&self.own[start..start + self.dimensions], 1.0))
            }
            Run::Sum(whole) => {
                Some((&self.segments[at * self.dimensions..(at + length) * self.dimensions], whole))
            }
        }
    }
}

impl Meanings {
    /// What is known of a document's segments; `None` without vectors for any on both sides.
    pub fn new(source: &Side, target: &Side, vectors: &Vectors) -> Option<Self> {
        if vectors.dimensions() == 0 {
            return None;
        }
        let sides = [Runs::new(source, vectors), Runs::new(target, vectors)];
        if !sides.iter().all(|side| (0..side.count()).any(|at| side.known(at))) {
            return None;
        }
        let mut all = Vec::new();
        let chance = [0, 1].map(|side: usize| by_chance(&sides[side], &sides[1 - side], &mut all));
        let mean = all.iter().sum::<f32>() / all.len().max(1) as f32;
        let variance = all.iter().map(|x| (x - mean).powi(2)).sum::<f32>() / all.len().max(1) as f32;
        let spread = variance.sqrt().max(NARROW);
        let mut best = together(&sides, &chance);
        best.sort_by(f32::total_cmp);
        let apart = best.get(best.len() / 2).copied().unwrap_or_default().max(spread);
        // Of two normal distributions of one spread, what their means gain and lose.
        let worth = (0.5 * (apart / spread).powi(2)).min(LIMIT);
        Some(Self { sides, chance, apart, worth })
    }

    fn ratio(&self, edge: &Edge) -> f32 {
        let (i, j, a, b) = (edge.i as usize, edge.j as usize, usize::from(edge.a), usize::from(edge.b));
        let (Some((source, x)), Some((target, y))) = (self.sides[0].parts(i, a), self.sides[1].parts(j, b))
        else {
            return 0.0;
        };
        let dimensions = self.sides[0].dimensions;
        let mut sum = 0.0;
        for s in source.chunks_exact(dimensions) {
            for t in target.chunks_exact(dimensions) {
                sum += dot(s, t);
            }
        }
        let mean = |side: usize, at: usize, length: usize| {
            self.chance[side][at..at + length].iter().sum::<f32>() / length as f32
        };
        let above = sum / (x * y) - f32::midpoint(mean(0, i, a), mean(1, j, b));
        (self.worth * (2.0 * above / self.apart - 1.0)).clamp(-LIMIT, 1.5 * LIMIT)
    }
}

/// Each segment's mean cosine with segments all over the other side, without the highest, which may be its translation;
/// the cosines are added to `all`.
fn by_chance(side: &Runs, other: &Runs, all: &mut Vec<f32>) -> Vec<f32> {
    let others: Vec<usize> = (0..other.count()).filter(|at| other.known(*at)).collect();
    let taken = others.len().min(SAMPLES);
    (0..side.count())
        .map(|at| {
            if !side.known(at) {
                return 0.0;
            }
            let sample = (0..taken).map(|k| others[(k * others.len() / taken + at) % others.len()]);
            let mut cosines: Vec<f32> =
                sample.map(|place| dot(side.segment(at), other.segment(place))).collect();
            cosines.sort_by(f32::total_cmp);
            if cosines.len() > 1 {
                cosines.pop();
            } else {
                return 0.0;
            }
            all.extend_from_slice(&cosines);
            cosines.iter().sum::<f32>() / cosines.len() as f32
        })
        .collect()
}

/// How far above chance the best counterpart near the diagonal is, for segments all over the source.
fn together(sides: &[Runs; 2], chance: &[Vec<f32>; 2]) -> Vec<f32> {
    let [source, target] = sides;
    let (n, m) = (source.count(), target.count());
    let looks = n.min(LOOKS);
    let places = (0..looks).map(|k| k * n / looks).filter(|i| source.known(*i));
    places
        .filter_map(|i| {
            let middle = i * m / n;
            let near = middle.saturating_sub(BAND)..m.min(middle + BAND + 1);
            near.filter(|j| target.known(*j))
                .map(|j| {
                    dot(source.segment(i), target.segment(j)) - f32::midpoint(chance[0][i], chance[1][j])
                })
                .max_by(f32::total_cmp)
        })
        .collect()
}

/// In eight sums, which the compiler keeps in one register.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0f32; 8];
    let (x, y) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest: f32 = x.remainder().iter().zip(y.remainder()).map(|(a, b)| a * b).sum();
    for (a, b) in x.zip(y) {
        for k in 0..8 {
            sums[k] += a[k] * b[k];
        }
    }
    sums.iter().sum::<f32>() + rest
}
