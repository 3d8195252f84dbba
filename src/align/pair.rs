//! One source and one target, and what speaks for their beads.

use super::Side;
use super::area::Area;
use super::evidence::embeddings::Meanings;
use super::evidence::length::{Law, Lengths};
use super::evidence::marks::{Chance, Runs};
use super::evidence::structure::Layout;
use super::evidence::third::Links;
use super::evidence::{EVIDENCE, Edge, Explained, Scene, each};
use super::learn::Model;
use super::lexical::{Judging, Known, Said, Scratch, Sightings};
use super::omissions::Omitted;
use super::priors::WIDEST;
use super::views;
use super::words::Tokens;
use crate::model::Bead;

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

/// The score of each bead, and what words say in it.
pub(super) struct Scores {
    pub(super) all: Vec<f32>,
    pub(super) words: Vec<f32>,
}

impl Pair<'_> {
    /// What each bead's prior and all evidence say together.
    pub(super) fn scores(
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

    /// How many words the target has in an area.
    pub fn words_in(&self, area: &Area) -> usize {
        let lines = area.lines(1);
        self.tokens[1].count(lines.start, lines.end) as usize
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

    /// What a bead loses whose words say less than `least` a word.
    fn weakness(&self, edge: &Edge, said: f32, least: f32) -> f32 {
        let whole = edge.a > 0 && edge.b > 0 && least > 0.0;
        if whole { WEIGHT * (least * self.size(edge) as f32 - said).max(0.0) } else { 0.0 }
    }

    /// The words of both sides of a bead.
    pub(super) fn size(&self, edge: &Edge) -> u32 {
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
