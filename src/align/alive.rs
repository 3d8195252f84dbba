//! The beads of an area that are worth a look: where small shapes lead to, without what no likely path takes, and without what
//! crosses a bead that is settled.

use super::area::{Area, Shape, shapes};
use super::evidence::Edge;
use super::lattice::Lattice;
use super::learn::Model;
use super::lexical::{Judging, Scratch};
use super::pair::{Pair, Scores, Seen};

/// Of areas of so many cells, only those cells are looked at that paths of beads of at most so many segments a side lead to
/// that are this many nats less likely than all. A segment alone, which may be part of a wider bead, costs so much there.
const FEW: usize = 64;
const COARSE: usize = 2;
const FAR: f64 = 14.0;
const PART: f32 = -2.5;

/// The beads of an area that are still looked at.
#[derive(Clone, Default)]
pub struct Alive {
    pub edges: Vec<Edge>,
    /// For each whether it is [settled](SURE).
    pub(super) settled: Vec<Option<Settled>>,
}

/// A bead that is not judged again: how probable it was when it was, and what words said in it.
#[derive(Clone, Copy)]
pub(super) struct Settled {
    pub(super) confidence: f32,
    pub(super) said: f32,
}

/// A bead that is so probable is taken for right: it is not judged again, nor what crosses it.
pub(super) const SURE: f32 = 0.998;

impl Alive {
    fn new(edges: Vec<Edge>) -> Self {
        Self { settled: vec![None; edges.len()], edges }
    }

    /// Leaves out what crosses a settled bead.
    pub(super) fn without_crossing(self) -> Self {
        let sure: Vec<Edge> = self
            .edges
            .iter()
            .zip(&self.settled)
            .filter(|(_, s)| s.is_some())
            .map(|(edge, _)| *edge)
            .collect();
        if sure.is_empty() {
            return self;
        }
        let fits = |edge: &Edge| {
            let (i, j, k, l) = edge.corners();
            // Those that end where it begins or later, and begin where it ends or earlier; and one before.
            let from = sure.partition_point(|sure| sure.corners().2 < i).saturating_sub(1);
            let near = sure[from..].iter().take_while(|sure| sure.i <= k);
            near.clone().all(|sure| {
                let (x, y, z, w) = sure.corners();
                sure == edge || (k <= x && l <= y) || (i >= z && j >= w)
            })
        };
        let kept = self.edges.iter().zip(self.settled).filter(|(edge, _)| fits(edge));
        let (edges, settled) = kept.map(|(edge, settled)| (*edge, settled)).unzip();
        Self { edges, settled }
    }
}

impl Pair<'_> {
    /// The beads of an area to look at before anything was read.
    pub fn begin(&self, area: &Area, seen: &Seen, model: &Model, scratch: &mut Scratch) -> Alive {
        Alive::new(self.first(area, seen, model, scratch))
    }

    /// The beads to look at first. A wide bead passes through the cells that its parts would pass through, so small
    /// shapes alone tell which cells matter, for a fraction of what all shapes cost.
    fn first(&self, area: &Area, seen: &Seen, model: &Model, scratch: &mut Scratch) -> Vec<Edge> {
        let shapes = shapes(&model.priors);
        let cells = area.grid.cells();
        if cells < FEW {
            return area.edges(&shapes, |_| true);
        }
        let small: Vec<Shape> = shapes.iter().copied().filter(|(_, (a, b))| a.max(b) <= &COARSE).collect();
        let edges = area.edges(&small, |_| true);
        let mut scores = self.scores(area, &edges, seen, model, (1.0, Judging::Lines), scratch).all;
        let priors = seen.omitted.priors(&model.priors);
        for (edge, score) in edges.iter().zip(&mut scores).filter(|(edge, _)| edge.a == 0 || edge.b == 0) {
            *score += PART - priors[usize::from(edge.shape)];
        }
        let lattice = Lattice::new(&edges, &scores, cells);
        area.edges(&shapes, |cell| lattice.forward[cell] + lattice.backward[cell] - lattice.total > -FAR)
    }

    /// What the beads that are alive say; nothing is asked of those that are settled.
    pub(super) fn rescored(
        &self,
        area: &Area,
        alive: &Alive,
        seen: &Seen,
        model: &Model,
        temperature: f32,
        scratch: &mut Scratch,
    ) -> Scores {
        let open = || alive.edges.iter().zip(&alive.settled).filter(|(_, settled)| settled.is_none());
        if open().count() == alive.edges.len() {
            return self.scores(area, &alive.edges, seen, model, (temperature, Judging::Runs), scratch);
        }
        let edges: Vec<Edge> = open().map(|(edge, _)| *edge).collect();
        let scores = self.scores(area, &edges, seen, model, (temperature, Judging::Runs), scratch);
        let mut judged = scores.all.into_iter().zip(scores.words);
        let both = alive.settled.iter().map(|settled| match settled {
            Some(settled) => (0.0, settled.said),
            None => judged.next().unwrap_or_default(),
        });
        let (all, words) = both.unzip();
        Scores { all, words }
    }
}
