//! One source and one target: the scores of their beads, and the best path through them.

use std::ops::Range;

use super::grid::Grid;
use super::learn::Model;
use super::length::{Law, Lengths};
use super::lexical::{Lines, Sightings, View};
use super::marks::Marks;
use super::{AlignOptions, Side};
use crate::model::{Bead, BlockKind};

/// The widest bead one way (1 to 8), and the widest both ways (4 to 4).
const WIDEST: usize = 8;
const SQUARE: usize = 4;
/// Weight of lengths.
const LENGTH: f64 = 1.5;
/// Posteriors below this teach nothing.
const FAINT: f64 = 0.01;
/// Cells whose paths are together this many nats less likely than all are not looked at again.
const DEAD: f64 = 14.0;

/// A source and a target, with all that is counted once.
pub struct Pair<'a> {
    pub sides: [&'a Side<'a>; 2],
    pub lengths: Lengths,
    pub lines: Lines,
    pub marks: [Vec<Marks>; 2],
    pub pins: Vec<Bead>,
    /// What lies between the pins.
    pub areas: Vec<Area>,
    /// Whether both sides have paragraphs to know of.
    pub paragraphs: bool,
}

/// What the document itself has shown so far.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    /// What each side's words were taught by it, to be left out where it is judged.
    pub own: [&'a Sightings; 2],
    /// What to expect of its lengths.
    pub law: &'a Law,
}

/// A rectangle that begins and ends between beads.
pub struct Area {
    sides: [Range<usize>; 2],
    grid: Grid,
}

impl Area {
    pub fn new(sides: [Range<usize>; 2], anchors: &[(usize, usize)], options: &AlignOptions) -> Self {
        let inside: Vec<(usize, usize)> = anchors
            .iter()
            .filter(|(i, j)| sides[0].contains(i) && sides[1].contains(j))
            .map(|(i, j)| (i - sides[0].start, j - sides[1].start))
            .collect();
        let grid = Grid::new(sides[0].len(), sides[1].len(), &inside, options);
        Self { sides, grid }
    }
}

/// Shapes of beads with the logarithm of their priors.
pub type Priors = Vec<((usize, usize), f64)>;

/// The shapes of beads: 1:0 and 0:1, 1:k and k:1 to 8, m:n to 4:4, with what is expected of each: news and communiqués
/// are one to one four times in five, and each further segment is about three times rarer.
pub fn priors() -> Priors {
    let mut shapes = vec![(1, 0), (0, 1)];
    for a in 1..=WIDEST {
        for b in 1..=WIDEST {
            if a == 1 || b == 1 || (a <= SQUARE && b <= SQUARE) {
                shapes.push((a, b));
            }
        }
    }
    shapes.into_iter().map(|(a, b)| ((a, b), prior(a, b))).collect()
}

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

/// Forward and backward sums over every path through an area.
struct Lattice<'a> {
    area: &'a Area,
    shapes: &'a Priors,
    alive: &'a [bool],
    scores: Vec<f32>,
    forward: Vec<f64>,
    backward: Vec<f64>,
}

impl Lattice<'_> {
    /// The beads that begin in a cell: where each leads, its shape, and the place of its score.
    fn steps(
        &self,
        i: usize,
        j: usize,
        here: usize,
    ) -> impl Iterator<Item = (usize, usize, usize)> + use<'_> {
        let (n, m) = (self.area.sides[0].len(), self.area.sides[1].len());
        self.shapes.iter().enumerate().filter_map(move |(shape, &((a, b), _))| {
            let there = (i + a <= n && j + b <= m).then(|| self.area.grid.cell(i + a, j + b)).flatten()?;
            if !self.alive[there] {
                return None;
            }
            Some((there, shape, here * self.shapes.len() + shape))
        })
    }

    fn posterior(&self, here: usize, there: usize, score: usize) -> f64 {
        let end = self.forward.len() - 1;
        let log =
            self.forward[here] + f64::from(self.scores[score]) + self.backward[there] - self.forward[end];
        if log.is_nan() { 0.0 } else { log.exp().clamp(0.0, 1.0) }
    }
}

impl Pair<'_> {
    fn lattice<'a>(
        &self,
        area: &'a Area,
        alive: &'a [bool],
        seen: &Seen,
        model: &'a Model,
        temperature: f64,
    ) -> Lattice<'a> {
        let [source, target] = &area.sides;
        let grid = &area.grid;
        let n = source.len();
        let widest = WIDEST;
        let words = [0, 1].map(|side: usize| {
            let needed = grid.reach(alive, side, widest);
            model.words[side].judge(
                &self.lines,
                side,
                seen.own[side],
                &View { area: &area.sides, grid, needed: &needed, widest },
            )
        });
        let shapes = &model.priors;
        let mut scores = vec![f32::NEG_INFINITY; grid.cells() * shapes.len()];
        let forward = vec![f64::NEG_INFINITY; grid.cells()];
        let backward = forward.clone();
        let mut lattice = Lattice { area, shapes, alive, scores: Vec::new(), forward, backward };
        lattice.forward[0] = 0.0;
        for i in 0..=n {
            for j in grid.columns(i) {
                let Some(here) = grid.cell(i, j).filter(|here| lattice.forward[*here] > f64::NEG_INFINITY)
                else {
                    continue;
                };
                let mut found = [(0, 0, 0.0f64); 64];
                let mut count = 0;
                for (there, shape, kept) in lattice.steps(i, j, here) {
                    let ((a, b), prior) = shapes[shape];
                    let mut score = prior;
                    if a > 0 && b > 0 {
                        let mut said = 0.0f32;
                        for y in j..j + b {
                            said += grid.cell(i, y).map_or(0.0, |cell| words[1][cell * widest + a - 1]);
                        }
                        for x in i..i + a {
                            said += grid.cell(x, j).map_or(0.0, |cell| words[0][cell * widest + b - 1]);
                        }
                        let (s, t) =
                            (source.start + i..source.start + i + a, target.start + j..target.start + j + b);
                        score += f64::from(said) * 0.5
                            + LENGTH * self.lengths.ratio(seen.law, &s, &t)
                            + model.marks.ratio([&self.marks[0], &self.marks[1]], &s, &t)
                            + self.structure(&s, &t);
                    }
                    found[count] = (there, kept, score * temperature);
                    count += 1;
                }
                for &(there, kept, score) in &found[..count] {
                    scores[kept] = score as f32;
                    lattice.forward[there] = log_add(lattice.forward[there], lattice.forward[here] + score);
                }
            }
        }
        lattice.scores = scores;
        if let Some(last) = lattice.backward.last_mut() {
            *last = 0.0;
        }
        for i in (0..=n).rev() {
            for j in grid.columns(i).rev() {
                let Some(here) = grid.cell(i, j) else { continue };
                let mut sum = lattice.backward[here];
                for (there, _, kept) in lattice.steps(i, j, here) {
                    sum = log_add(sum, lattice.backward[there] + f64::from(lattice.scores[kept]));
                }
                lattice.backward[here] = sum;
            }
        }
        lattice
    }

    /// Nothing is dead yet.
    pub fn all_alive(&self) -> Vec<Vec<bool>> {
        self.areas.iter().map(|area| vec![true; area.grid.cells()]).collect()
    }

    /// What paragraphs and headings say; nothing where there are none.
    fn structure(&self, source: &Range<usize>, target: &Range<usize>) -> f64 {
        let mut score = 0.0;
        if self.paragraphs {
            let begins = |side: &Side, at: usize| at == 0 || side.paragraphs[at] != side.paragraphs[at - 1];
            let inner = |side: &Side, run: &Range<usize>| {
                (run.start + 1..run.end).filter(|at| begins(side, *at)).count()
            };
            score += match (begins(self.sides[0], source.start), begins(self.sides[1], target.start)) {
                (true, true) => 1.0,
                (false, false) => 0.0,
                _ => -1.5,
            };
            score -= 2.5 * (inner(self.sides[0], source) + inner(self.sides[1], target)) as f64;
        }
        let heading = |side: &Side, at: usize| matches!(side.kinds[at], BlockKind::Heading(_));
        score += match (heading(self.sides[0], source.start), heading(self.sides[1], target.start)) {
            (true, true) => 2.0,
            (false, false) => 0.0,
            _ => -2.0,
        };
        score
    }

    /// The probability of each bead that has some; cells that no likely path takes are dead from then on.
    pub fn expect(
        &self,
        alive: &mut [Vec<bool>],
        seen: &Seen,
        model: &Model,
        temperature: f64,
    ) -> Vec<(Range<usize>, Range<usize>, f64)> {
        let mut found: Vec<_> = self.pins.iter().map(|p| (p.source.clone(), p.target.clone(), 1.0)).collect();
        for (area, alive) in self.areas.iter().zip(alive) {
            let lattice = self.lattice(area, alive, seen, model, temperature);
            let [source, target] = &area.sides;
            for i in 0..=source.len() {
                for j in area.grid.columns(i) {
                    let Some(here) = area.grid.cell(i, j) else { continue };
                    if lattice.forward[here] + lattice.backward[here]
                        < lattice.forward[lattice.forward.len() - 1] - 5.0
                    {
                        continue;
                    }
                    for (there, shape, kept) in lattice.steps(i, j, here) {
                        let probability = lattice.posterior(here, there, kept);
                        if probability > FAINT {
                            let ((a, b), _) = model.priors[shape];
                            let (i, j) = (source.start + i, target.start + j);
                            found.push((i..i + a, j..j + b, probability));
                        }
                    }
                }
            }
            let total = lattice.forward[lattice.forward.len() - 1];
            let paths = lattice.forward.iter().zip(&lattice.backward);
            *alive = paths.map(|(before, after)| before + after > total - DEAD).collect();
        }
        found
    }

    /// The path with the most probable beads: the sum of posteriors, so that a sure bead outweighs a lucky path.
    pub fn decode(&self, alive: &[Vec<bool>], seen: &Seen, model: &Model) -> Vec<Bead> {
        let mut beads = Vec::new();
        let mut pins = self.pins.iter();
        for (area, alive) in self.areas.iter().zip(alive) {
            self.decode_area(area, alive, seen, model, &mut beads);
            beads.extend(pins.next().filter(|p| !p.source.is_empty() || !p.target.is_empty()).cloned());
        }
        beads
    }

    fn decode_area(&self, area: &Area, alive: &[bool], seen: &Seen, model: &Model, beads: &mut Vec<Bead>) {
        let (n, m) = (area.sides[0].len(), area.sides[1].len());
        if n == 0 && m == 0 {
            return;
        }
        let lattice = self.lattice(area, alive, seen, model, 1.0);
        let mut best = vec![f64::NEG_INFINITY; area.grid.cells()];
        let mut came: Vec<Option<(usize, u8, f32)>> = vec![None; area.grid.cells()];
        best[0] = 0.0;
        for i in 0..=n {
            for j in area.grid.columns(i) {
                let Some(here) = area.grid.cell(i, j) else { continue };
                for (there, shape, kept) in lattice.steps(i, j, here) {
                    let posterior = lattice.posterior(here, there, kept);
                    let ((a, b), _) = model.priors[shape];
                    // Each bead costs a little, or many doubtful ones would outweigh one that is likelier.
                    let worth = (posterior - 0.2) * if a == 0 || b == 0 { 0.5 } else { 1.0 };
                    let gain = best[here] + worth;
                    if gain > best[there] {
                        best[there] = gain;
                        came[there] = Some((here, shape as u8, posterior as f32));
                    }
                }
            }
        }
        let mut path = Vec::new();
        let (mut at, mut i, mut j) = (came.len() - 1, area.sides[0].end, area.sides[1].end);
        while let Some((from, shape, confidence)) = came[at] {
            let ((a, b), _) = model.priors[usize::from(shape)];
            path.push(Bead { source: i - a..i, target: j - b..j, confidence });
            (at, i, j) = (from, i - a, j - b);
        }
        beads.extend(path.into_iter().rev());
    }
}

fn log_add(a: f64, b: f64) -> f64 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    let apart = low - high;
    // Below this the sum is the same number.
    if low == f64::NEG_INFINITY || apart < -37.0 { high } else { high + apart.exp().ln_1p() }
}
