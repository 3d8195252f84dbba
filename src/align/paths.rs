//! All paths through an area together, and the best of them.

use std::ops::Range;

use super::alive::{Alive, SURE, Settled};
use super::area::Area;
use super::evidence::Edge;
use super::lattice::Lattice;
use super::learn::Model;
use super::lexical::Scratch;
use super::omissions;
use super::pair::{Pair, Seen};
use super::views::{self, Borders};
use crate::model::Bead;

/// Posteriors below this teach nothing.
const FAINT: f32 = 0.01;
/// Beads whose paths are together this many nats less likely than all are not looked at again.
const DEAD: f64 = 10.0;

/// A bead with its probability.
pub type Expected = (Range<usize>, Range<usize>, f32);

/// What words say in beads, in nats, and how many words of both sides there are in them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Likeness {
    pub said: f32,
    pub words: u32,
}

impl Likeness {
    /// Both together.
    pub fn add(&mut self, other: Self) {
        self.said += other.said;
        self.words += other.words;
    }
}

/// What an area is expected to hold.
pub struct Expectation {
    /// Its beads that have some probability.
    pub beads: Vec<Expected>,
    /// What is gained where passages may be missing: see [`omissions::gain`].
    pub gain: f64,
    /// Of the beads that are likelier than not.
    pub likeness: Likeness,
}

impl Pair<'_> {
    /// The logarithm of the sum over all alignments of an area.
    pub fn total(&self, area: &Area, seen: &Seen, model: &Model, scratch: &mut Scratch) -> f64 {
        let alive = self.begin(area, seen, model, scratch);
        let scores = self.rescored(area, &alive, seen, model, 1.0, scratch);
        Lattice::new(&alive.edges, &scores.all, area.grid.cells()).total
    }

    /// The probability of each bead of an area that has some, and what [may be missing](omissions::gain) gains; beads that
    /// no likely path takes are dead from then on, and where that is asked sure ones are settled.
    #[allow(clippy::too_many_arguments)]
    pub fn expect(
        &self,
        area: &Area,
        alive: &mut Alive,
        seen: &Seen,
        model: &Model,
        (temperature, settle): (f32, bool),
        scratch: &mut Scratch,
    ) -> Expectation {
        let scores = self.rescored(area, alive, seen, model, temperature, scratch);
        let lattice = Lattice::new(&alive.edges, &scores.all, area.grid.cells());
        let gain = omissions::gain(model, seen.omitted, &alive.edges, &lattice, temperature);
        let mut beads = Vec::new();
        let mut kept = Alive::default();
        let mut likeness = Likeness::default();
        let scored = alive.edges.iter().zip(&alive.settled).zip(scores.all.iter().zip(&scores.words));
        for ((edge, settled), (score, words)) in scored {
            if lattice.log(edge, *score) < -DEAD {
                continue;
            }
            let probability = lattice.posterior(edge, *score);
            let sure = settle && probability > SURE;
            kept.edges.push(*edge);
            kept.settled.push(settled.or(sure.then_some(Settled { confidence: probability, said: *words })));
            if probability > FAINT {
                let (i, j) = (edge.i as usize, edge.j as usize);
                beads.push((i..i + usize::from(edge.a), j..j + usize::from(edge.b), probability));
            }
            if probability > 0.5 {
                likeness.add(self.likeness(edge, *words));
            }
        }
        beads.push((area.pin.source.clone(), area.pin.target.clone(), 1.0));
        *alive = kept.without_crossing();
        Expectation { beads, gain, likeness }
    }

    /// Of one bead.
    fn likeness(&self, edge: &Edge, said: f32) -> Likeness {
        let whole = edge.a > 0 && edge.b > 0;
        if whole { Likeness { said, words: self.size(edge) } } else { Likeness::default() }
    }

    /// The path through an area with the most probable beads: the sum of posteriors, so that a sure bead outweighs a lucky
    /// path; without one bead, if that is asked. The pin after it comes last.
    pub fn decode(
        &self,
        area: &Area,
        alive: &Alive,
        seen: &Seen,
        model: &Model,
        except: Option<&Bead>,
        scratch: &mut Scratch,
    ) -> (Vec<Bead>, Likeness) {
        let (mut beads, likeness) = match area.grid.cells() {
            1 => (Vec::new(), Likeness::default()),
            _ => self.best(area, alive, seen, model, except, scratch),
        };
        if !area.pin.source.is_empty() || !area.pin.target.is_empty() {
            beads.push(area.pin.clone());
        }
        (beads, likeness)
    }

    /// Adds what is seen of beads of lines in an area of pieces.
    #[allow(clippy::too_many_arguments)]
    pub fn beads_of_lines(
        &self,
        area: &Area,
        alive: &Alive,
        seen: &Seen,
        model: &Model,
        borders: &[Borders; 2],
        scratch: &mut Scratch,
        found: &mut views::Seen,
    ) {
        let scores = self.rescored(area, alive, seen, model, 1.0, scratch).all;
        let lattice = Lattice::new(&alive.edges, &scores, area.grid.cells());
        views::beads_of_lines(&alive.edges, &scores, &lattice, borders, found);
    }

    fn best(
        &self,
        area: &Area,
        alive: &Alive,
        seen: &Seen,
        model: &Model,
        except: Option<&Bead>,
        scratch: &mut Scratch,
    ) -> (Vec<Bead>, Likeness) {
        let edges = &alive.edges;
        let scores = self.rescored(area, alive, seen, model, 1.0, scratch);
        let cells = area.grid.cells();
        let lattice = Lattice::new(edges, &scores.all, cells);
        let views = 1.0 / (1 + self.views.len()) as f32;
        let probable = |edge: &Edge, score: f32, settled: &Option<Settled>| {
            let seen = self.views.iter().filter_map(|view| view.get(&(edge.i, edge.j, edge.a, edge.b)));
            let own = settled.map_or_else(|| lattice.posterior(edge, score), |settled| settled.confidence);
            (own + seen.sum::<f32>()) * views
        };
        let mut best = vec![f32::NEG_INFINITY; cells];
        let mut came: Vec<Option<(u32, f32)>> = vec![None; cells];
        best[0] = 0.0;
        for (at, ((edge, score), settled)) in (0..).zip(edges.iter().zip(&scores.all).zip(&alive.settled)) {
            if except.is_some_and(|bead| edge.is(bead)) {
                continue;
            }
            let posterior = probable(edge, *score, settled);
            // Each bead costs a little, or many doubtful ones would outweigh one that is likelier.
            let worth = (posterior - 0.2) * if edge.a == 0 || edge.b == 0 { 0.5 } else { 1.0 };
            let gain = best[edge.here as usize] + worth;
            if gain > best[edge.there as usize] {
                best[edge.there as usize] = gain;
                came[edge.there as usize] = Some((at, posterior));
            }
        }
        let (mut beads, mut likeness) = (Vec::new(), Likeness::default());
        let mut cell = cells - 1;
        while let Some((at, confidence)) = came[cell] {
            let edge = &edges[at as usize];
            let (i, j) = (edge.i as usize, edge.j as usize);
            likeness.add(self.likeness(edge, scores.words[at as usize]));
            beads.push(Bead {
                source: i..i + usize::from(edge.a),
                target: j..j + usize::from(edge.b),
                confidence,
            });
            cell = edge.here as usize;
        }
        beads.reverse();
        (beads, likeness)
    }
}
