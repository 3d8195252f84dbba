//! The parts of a document that are aligned by themselves: between beads that are fixed and, in long texts, between anchors.

use std::ops::Range;

use super::AlignOptions;
use super::alive::Alive;
use super::anchors::{Anchors, cut};
use super::evidence::Edge;
use super::grid::Grid;
use super::priors::Priors;
use super::views::Borders;
use super::words::Tokens;
use crate::model::Bead;

/// A rectangle that begins and ends between beads, and the fixed bead after it, which may be empty.
pub struct Area {
    pub(super) sides: [Range<usize>; 2],
    pub(super) grid: Grid,
    pub(super) pin: Bead,
}

impl Area {
    /// `anchors` lie inside.
    pub fn new(
        sides: [Range<usize>; 2],
        anchors: &[(usize, usize)],
        pin: Bead,
        options: &AlignOptions,
    ) -> Self {
        let inside: Vec<(usize, usize)> =
            anchors.iter().map(|(i, j)| (i - sides[0].start, j - sides[1].start)).collect();
        let grid = Grid::new(sides[0].len(), sides[1].len(), &inside, options);
        Self { sides, grid, pin }
    }

    /// All cells of a rectangle.
    pub fn whole(sides: [Range<usize>; 2], pin: Bead) -> Self {
        let grid = Grid::of(vec![0..sides[1].len() + 1; sides[0].len() + 1]);
        Self { sides, grid, pin }
    }

    /// Whether a bead lies inside, before the pin.
    pub fn holds(&self, bead: &Bead) -> bool {
        let inside = |side: &Range<usize>, run: &Range<usize>| side.start <= run.start && run.end <= side.end;
        inside(&self.sides[0], &bead.source) && inside(&self.sides[1], &bead.target)
    }

    /// The lines of a side, the pin's too.
    pub fn lines(&self, side: usize) -> Range<usize> {
        let end = if side == 0 { self.pin.source.end } else { self.pin.target.end };
        self.sides[side].start..end
    }

    /// The same area at its pieces: those of beads that are alive.
    pub fn pieces(&self, alive: &Alive, borders: &[Borders; 2]) -> Self {
        let [source, target] = &self.sides;
        let piece = |side: usize, line: usize| borders[side].piece(line);
        let sides =
            [0, 1].map(|side: usize| piece(side, self.sides[side].start)..piece(side, self.sides[side].end));
        let run = |side: usize, run: &Range<usize>| piece(side, run.start)..piece(side, run.end);
        let pin = Bead {
            source: run(0, &self.pin.source),
            target: run(1, &self.pin.target),
            confidence: self.pin.confidence,
        };
        let mut rows = vec![Range { start: usize::MAX, end: 0 }; sides[0].len() + 1];
        let mut hold = |i: Range<usize>, j: Range<usize>| {
            let columns = piece(1, j.start) - sides[1].start..piece(1, j.end) - sides[1].start + 1;
            for row in &mut rows[piece(0, i.start) - sides[0].start..=piece(0, i.end) - sides[0].start] {
                *row = row.start.min(columns.start)..row.end.max(columns.end);
            }
        };
        for edge in &alive.edges {
            let (i, j) = (edge.i as usize, edge.j as usize);
            hold(i..i + usize::from(edge.a), j..j + usize::from(edge.b));
        }
        if source.is_empty() || target.is_empty() {
            rows.fill(0..sides[1].len() + 1);
        }
        Self { sides, grid: Grid::of(rows), pin }
    }

    /// Every bead of these shapes between two cells that are `open`, in the order of where it begins.
    pub(super) fn edges(&self, shapes: &[Shape], open: impl Fn(usize) -> bool) -> Vec<Edge> {
        let [source, target] = &self.sides;
        let mut edges = Vec::new();
        for i in 0..=source.len() {
            for j in self.grid.columns(i) {
                let Some(here) = self.grid.cell(i, j).filter(|here| open(*here)) else { continue };
                for &(shape, (a, b)) in shapes {
                    if i + a > source.len() || j + b > target.len() {
                        continue;
                    }
                    let Some(there) = self.grid.cell(i + a, j + b).filter(|there| open(*there)) else {
                        continue;
                    };
                    edges.push(Edge {
                        i: (source.start + i) as u32,
                        j: (target.start + j) as u32,
                        here: here as u32,
                        there: there as u32,
                        a: a as u8,
                        b: b as u8,
                        shape,
                    });
                }
            }
        }
        edges
    }
}

/// A shape of beads with its place among the priors.
pub(super) type Shape = (u8, (usize, usize));

pub(super) fn shapes(priors: &Priors) -> Vec<Shape> {
    (0..).zip(priors).map(|(at, (shape, _))| (at, *shape)).collect()
}

/// What lies between pins and, in long texts, between anchors.
pub fn areas(tokens: &[Tokens; 2], pins: &[Bead], anchors: &Anchors, options: &AlignOptions) -> Vec<Area> {
    let [n, m] = [0, 1].map(|side: usize| tokens[side].lines());
    let mut areas = Vec::new();
    let (mut i, mut j) = (0, 0);
    let end = Bead { source: n..n, target: m..m, confidence: 1.0 };
    for pin in pins.iter().chain([&end]) {
        // One that crosses an earlier pin or leaves the text is none.
        if pin.source.start < i || pin.target.start < j || pin.source.end > n || pin.target.end > m {
            continue;
        }
        let mut sides = [i..pin.source.start, j..pin.target.start];
        // Only long texts need anchors.
        if (sides[0].len() + 1) * (sides[1].len() + 1) > options.exact {
            let found = anchors.chain(tokens, &sides);
            let mut rest = &found[..];
            for (k, l) in cut(&found, &sides) {
                let inside;
                (inside, rest) = rest.split_at(rest.partition_point(|anchor| anchor.0 < k));
                let nothing = Bead { source: k..k, target: l..l, confidence: 1.0 };
                areas.push(Area::new([sides[0].start..k, sides[1].start..l], inside, nothing, options));
                (sides[0].start, sides[1].start) = (k, l);
            }
            areas.push(Area::new(sides, rest, pin.clone(), options));
        } else {
            areas.push(Area::new(sides, &[], pin.clone(), options));
        }
        (i, j) = (pin.source.end, pin.target.end);
    }
    areas
}
