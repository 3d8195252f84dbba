//! One source and one target: the scores of their beads, and the best path through them.

use std::ops::Range;

use super::evidence::embeddings::Meanings;
use super::evidence::length::{Law, Lengths};
use super::evidence::marks::{Chance, Runs};
use super::evidence::structure::Layout;
use super::evidence::third::Links;
use super::evidence::{EVIDENCE, Edge, Explained, Scene, each};
use super::grid::Grid;
use super::lattice::Lattice;
use super::learn::Model;
use super::lexical::{Judging, Known, Said, Scratch, Sightings};
use super::omissions::{self, Omitted};
use super::priors::{Priors, WIDEST};
use super::views::{self, Borders};
use super::words::Tokens;
use super::{AlignOptions, Side};
use crate::model::Bead;

/// Posteriors below this teach nothing.
const FAINT: f32 = 0.01;
/// Beads whose paths are together this many nats less likely than all are not looked at again.
const DEAD: f64 = 10.0;

/// Of areas of so many cells, only those cells are looked at that paths of beads of at most so many segments a side lead to
/// that are this many nats less likely than all. A segment alone, which may be part of a wider bead, costs so much there.
const FEW: usize = 64;
const COARSE: usize = 2;
const FAR: f64 = 14.0;
const PART: f32 = -2.5;
/// What words say of the second of two lines counts so much there.
const FURTHER: f32 = 0.7;

/// A source and a target, with all that is counted once.
pub struct Pair<'a> {
    pub sides: [&'a Side<'a>; 2],
    pub lengths: Lengths,
    pub tokens: [Tokens; 2],
    pub marks: [Runs; 2],
    /// Where there are paragraphs or headings to know of.
    pub layout: Option<[Layout; 2]>,
    /// Where there are vectors.
    pub meanings: Option<Meanings>,
    /// Where a third language has been aligned with both.
    pub third: Option<Links>,
    /// What is seen of its beads at its clauses.
    pub views: Vec<views::Seen>,
    /// All of it, in order.
    pub areas: Vec<Area>,
}

/// What the document itself has shown so far.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    /// What each side's words were taught by it, to be left out where it is judged.
    pub own: [&'a Sightings; 2],
    /// What to expect of its lengths.
    pub law: &'a Law,
    /// How likely it is to leave something out.
    pub omitted: Omitted,
    /// What a word says in its beads, in nats.
    pub likeness: f32,
}

/// Where passages may be missing, two that have nothing to do with each other may face each other. So the words of a bead should say this
/// share of what words say in the beads of the document; what is lacking counts again, so much.
const SHARE: f32 = 0.5;
const WEIGHT: f32 = 1.5;

impl Seen<'_> {
    /// What a word of a bead should say at least; 0 where there is nothing to fear.
    fn least(&self) -> f32 {
        if self.omitted.complete() { 0.0 } else { SHARE * self.likeness.max(0.0) }
    }
}

/// A rectangle that begins and ends between beads, and the fixed bead after it, which may be empty.
pub struct Area {
    sides: [Range<usize>; 2],
    grid: Grid,
    pin: Bead,
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
    fn edges(&self, shapes: &[Shape], open: impl Fn(usize) -> bool) -> Vec<Edge> {
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
type Shape = (u8, (usize, usize));

fn shapes(priors: &Priors) -> Vec<Shape> {
    (0..).zip(priors).map(|(at, (shape, _))| (at, *shape)).collect()
}

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

/// The score of each bead, and what words say in it.
struct Scores {
    all: Vec<f32>,
    words: Vec<f32>,
}

/// The beads of an area that are still looked at.
#[derive(Clone, Default)]
pub struct Alive {
    pub edges: Vec<Edge>,
    /// For each whether it is [settled](SURE).
    settled: Vec<Option<Settled>>,
}

/// A bead that is not judged again: how probable it was when it was, and what words said in it.
#[derive(Clone, Copy)]
struct Settled {
    confidence: f32,
    said: f32,
}

/// A bead that is so probable is taken for right: it is not judged again, nor what crosses it.
const SURE: f32 = 0.998;

impl Alive {
    fn new(edges: Vec<Edge>) -> Self {
        Self { settled: vec![None; edges.len()], edges }
    }

    /// Leaves out what crosses a settled bead.
    fn without_crossing(self) -> Self {
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
    /// What each bead's prior and all evidence say together.
    fn scores(
        &self,
        area: &Area,
        edges: &[Edge],
        seen: &Seen,
        model: &Model,
        (temperature, runs): (f32, Judging),
        scratch: &mut Scratch,
    ) -> Scores {
        let priors = seen.omitted.priors(&model.priors);
        let mut scores: Vec<f32> = edges.iter().map(|edge| priors[usize::from(edge.shape)]).collect();
        let scene = Scene { pair: self, law: seen.law, model };
        for (at, evidence) in EVIDENCE.iter().enumerate() {
            if !model.without.has(at) {
                evidence.judge(&scene, edges, &mut scores);
            }
        }
        let mut said = vec![0.0; edges.len()];
        self.words(area, edges, seen, model, runs, scratch, &mut said);
        let least = seen.least();
        for ((edge, score), said) in edges.iter().zip(&mut scores).zip(&said) {
            *score += said - self.weakness(edge, *said, least);
        }
        if temperature < 1.0 {
            scores.iter_mut().for_each(|score| *score *= temperature);
        }
        Scores { all: scores, words: said }
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

    /// What all words say, half for each direction.
    #[allow(clippy::too_many_arguments)]
    fn words(
        &self,
        area: &Area,
        edges: &[Edge],
        seen: &Seen,
        model: &Model,
        runs: Judging,
        scratch: &mut Scratch,
        scores: &mut [f32],
    ) {
        let tokens = [&self.tokens[0], &self.tokens[1]];
        let grid = &area.grid;
        let [from_target, from_source] = [0, 1].map(|side: usize| {
            model.words[side].judge(tokens, side, seen.own[side], (&area.sides, grid), (edges, runs), scratch)
        });
        let first =
            |edge: &Edge| (edge.i as usize - area.sides[0].start, edge.j as usize - area.sides[1].start);
        match runs {
            Judging::Runs => each(edges, scores, |edge| {
                let (i, j) = first(edge);
                let (a, b) = (usize::from(edge.a), usize::from(edge.b));
                let targets =
                    (j..j + b).filter_map(|y| grid.cell(i, y)).map(|cell| from_source[cell * WIDEST + a - 1]);
                let sources =
                    (i..i + a).filter_map(|x| grid.cell(x, j)).map(|cell| from_target[cell * WIDEST + b - 1]);
                0.5 * (targets.sum::<f32>() + sources.sum::<f32>())
            }),
            // Of two lines together words say nearly as much as of one, and what they say of the other.
            Judging::Lines => each(edges, scores, |edge| {
                let (i, j) = first(edge);
                let (a, b) = (usize::from(edge.a), usize::from(edge.b));
                let said = |table: &[f32], x: usize, y: usize| {
                    grid.cell(x, y).map_or(0.0, |cell| table[cell * WIDEST])
                };
                let run = |values: &mut dyn Iterator<Item = f32>| {
                    let (most, sum) = values.fold((f32::NEG_INFINITY, 0.0), |(most, sum), value| {
                        (value.max(most), sum + value.max(0.0))
                    });
                    most + FURTHER * (sum - most.max(0.0))
                };
                let targets = (j..j + b).map(|y| run(&mut (i..i + a).map(|x| said(&from_source, x, y))));
                let sources = (i..i + a).map(|x| run(&mut (j..j + b).map(|y| said(&from_target, x, y))));
                0.5 * (targets.sum::<f32>() + sources.sum::<f32>())
            }),
        }
    }

    /// What the beads that are alive say; nothing is asked of those that are settled.
    fn rescored(
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

    /// The beads of an area to look at before anything was read.
    pub fn begin(&self, area: &Area, seen: &Seen, model: &Model, scratch: &mut Scratch) -> Alive {
        Alive::new(self.first(area, seen, model, scratch))
    }

    /// How many words the target has in an area.
    pub fn words_in(&self, area: &Area) -> usize {
        let lines = area.lines(1);
        self.tokens[1].count(lines.start, lines.end) as usize
    }

    /// The logarithm of the sum over all alignments of an area.
    pub fn total(&self, area: &Area, seen: &Seen, model: &Model, scratch: &mut Scratch) -> f64 {
        let alive = self.begin(area, seen, model, scratch);
        let scores = self.rescored(area, &alive, seen, model, 1.0, scratch);
        Lattice::new(&alive.edges, &scores.all, area.grid.cells()).total
    }

    /// The same texts, the segments of the target in another order: what words, lengths and marks say, without layout and what was
    /// seen elsewhere.
    pub fn in_order(&self, order: &[usize], chance: &[Chance; 2]) -> Pair<'_> {
        let [source, target] = self.sides;
        let segments: Vec<&str> = order.iter().map(|at| target.segments[*at]).collect();
        let mut marks = [Runs::new(&source.segments), Runs::new(&segments)];
        marks.iter_mut().zip(chance).for_each(|(marks, chance)| marks.weigh(chance));
        Pair {
            sides: self.sides,
            lengths: Lengths::new(&source.segments, &segments),
            tokens: [self.tokens[0].clone(), self.tokens[1].in_order(order)],
            marks,
            layout: None,
            meanings: None,
            third: None,
            views: Vec::new(),
            areas: Vec::new(),
        }
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

    /// What a bead loses whose words say less than `least` a word.
    fn weakness(&self, edge: &Edge, said: f32, least: f32) -> f32 {
        let whole = edge.a > 0 && edge.b > 0 && least > 0.0;
        if whole { WEIGHT * (least * self.size(edge) as f32 - said).max(0.0) } else { 0.0 }
    }

    /// The words of both sides of a bead.
    fn size(&self, edge: &Edge) -> u32 {
        let (i, j) = (edge.i as usize, edge.j as usize);
        self.tokens[0].count(i, i + usize::from(edge.a)) + self.tokens[1].count(j, j + usize::from(edge.b))
    }

    /// What was said of one bead, which lies inside the document and within the shapes that are known.
    pub fn explain(&self, bead: &Bead, seen: &Seen, model: &Model, known: &[Known]) -> Option<Explained> {
        let (a, b) = (bead.source.len(), bead.target.len());
        let shape = model.priors.iter().position(|(shape, _)| *shape == (a, b))?;
        let prior = seen.omitted.priors(&model.priors)[shape];
        if a == 0 || b == 0 {
            return Some(Explained { prior, said: Vec::new() });
        }
        let (i, j) = (bead.source.start as u32, bead.target.start as u32);
        let edge = Edge { i, j, here: 0, there: 1, a: a as u8, b: b as u8, shape: shape as u8 };
        let scene = Scene { pair: self, law: seen.law, model };
        let mut said: Vec<f32> = EVIDENCE
            .iter()
            .enumerate()
            .map(|(at, evidence)| {
                let mut score = [0.0];
                if !model.without.has(at) {
                    evidence.judge(&scene, &[edge], &mut score);
                }
                score[0]
            })
            .collect();
        let learned = EVIDENCE.iter().position(|e| e.name() == super::evidence::learned::Learned::NAME);
        let (mut unmatched, mut words) = (0.0, 0.0);
        let mut say = |who: Said, nats: f32| {
            words += 0.5 * nats;
            match who {
                Said::Known(by) => said[usize::from(by)] += 0.5 * nats,
                Said::Learned => said[learned.unwrap_or_default()] += 0.5 * nats,
                Said::Unmatched => unmatched += 0.5 * nats,
            }
        };
        let tokens = [&self.tokens[0], &self.tokens[1]];
        let runs = [&bead.source, &bead.target];
        for side in 0..2 {
            for line in runs[side].clone() {
                let run = runs[1 - side].clone();
                model.words[side].explain(tokens, side, seen.own[side], (line, run), known, &mut say);
            }
        }
        unmatched -= self.weakness(&edge, words, seen.least());
        let names = EVIDENCE.iter().map(|evidence| evidence.name());
        let mut said: Vec<(&'static str, f32)> = names.zip(said).collect();
        said.push(("unmatched", unmatched));
        Some(Explained { prior, said })
    }
}
