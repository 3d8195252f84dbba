//! What a language pair answers once it has been learned from: the beads of its documents, what would stand in their place, what
//! their words taught.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rayon::prelude::*;

use super::alive::Alive;
use super::area::Area;
use super::evidence::third::Links;
use super::learn::{Group, Work};
use super::lexical::{Scratch, Sightings};
use super::lexicon::Lexicon as Taught;
use super::order;
use super::paths::Likeness;
use super::views::{self, Borders};
use crate::model::{Bead, Locale};

/// In beads of translations a word says .4 nats, and .2 at least; in those of texts that were paired wrongly .11 (development set, a document at
/// a time). Where it says more than this nothing is doubted.
const PLAIN: f32 = 0.25;

impl Group<'_> {
    /// The beads of an area that are alive.
    fn alive<'w>(&self, work: &'w Work, scratch: &mut Scratch) -> Cow<'w, Alive> {
        match &work.alive {
            Some(alive) => Cow::Borrowed(alive),
            None => {
                let pair = &self.pairs[work.pair];
                let area = &pair.areas[work.area];
                Cow::Owned(pair.begin(area, &self.seen(work.pair), &self.model, scratch))
            }
        }
    }

    /// Adds what words were seen to translate each other, by the mean of both directions.
    pub fn teach(&self, locales: [&Locale; 2], taught: &mut Taught) {
        let mut pairs: BTreeMap<[u32; 2], f32> = BTreeMap::new();
        for (side, own) in self.own.iter().enumerate() {
            for (f, e, count) in own.iter().flat_map(Sightings::all) {
                let pair = if side == 0 { [*f, *e] } else { [*e, *f] };
                *pairs.entry(pair).or_default() += 0.5 * count;
            }
        }
        let stem = |side: usize, word: u32| self.words[side].words[word as usize].stem.as_str();
        for ([source, target], count) in pairs {
            taught.add(locales, stem(0, source), stem(1, target), count);
        }
    }

    /// Where the segments of a pair's sides stand in each other.
    pub fn links(&self, at: usize) -> Links {
        let (pair, seen) = (&self.pairs[at], self.seen(at));
        let mut scratch = self.scratch();
        let first = self.work.partition_point(|work| work.pair < at);
        let mut beads = Vec::new();
        for work in self.work[first..].iter().take_while(|work| work.pair == at) {
            let area = &pair.areas[work.area];
            let mut alive = self.alive(work, &mut scratch).into_owned();
            beads.extend(pair.expect(area, &mut alive, &seen, &self.model, (1.0, false), &mut scratch).beads);
        }
        let segments = [0, 1].map(|side: usize| pair.tokens[side].lines());
        Links::new(segments, &beads, |side, at| pair.lengths.one(side, at))
    }

    /// What would stand in a bead's place if it were wrong: the beads of the best way without it that are none of the others.
    pub fn instead(&self, at: usize, bead: &Bead, others: &[Bead]) -> Vec<Bead> {
        let (pair, seen) = (&self.pairs[at], self.seen(at));
        let first = self.work.partition_point(|work| work.pair < at);
        let mut of_pair = self.work[first..].iter().take_while(|work| work.pair == at);
        let Some(work) = of_pair.find(|work| pair.areas[work.area].holds(bead)) else { return Vec::new() };
        let area = &pair.areas[work.area];
        let mut scratch = self.scratch();
        let alive = self.alive(work, &mut scratch);
        let (found, _) = pair.decode(area, &alive, &seen, &self.model, Some(bead), &mut scratch);
        let same = |a: &Bead, b: &Bead| a.source == b.source && a.target == b.target;
        found.into_iter().filter(|other| !others.iter().any(|bead| same(bead, other))).collect()
    }

    /// The beads of a pair's lines, as its pieces see them.
    pub fn beads_of_lines(&self, at: usize, borders: &[Borders; 2]) -> views::Seen {
        let (pair, seen) = (&self.pairs[at], self.seen(at));
        let mut scratch = self.scratch();
        let mut found = views::Seen::default();
        let first = self.work.partition_point(|work| work.pair < at);
        for work in self.work[first..].iter().take_while(|work| work.pair == at) {
            let area = &pair.areas[work.area];
            let alive = self.alive(work, &mut scratch);
            pair.beads_of_lines(area, &alive, &seen, &self.model, borders, &mut scratch, &mut found);
        }
        found
    }

    /// The areas of a pair, seen at its pieces: what is still looked at in them.
    pub fn pieces(&self, at: usize, borders: &[Borders; 2]) -> Vec<Area> {
        let first = self.work.partition_point(|work| work.pair < at);
        let work = self.work[first..].iter().take_while(|work| work.pair == at);
        let mut scratch = self.scratch();
        work.map(|work| self.pairs[at].areas[work.area].pieces(&self.alive(work, &mut scratch), borders))
            .collect()
    }

    /// The share of the beads of a pair that are one to three or wider.
    pub fn wide(&self, at: usize) -> f64 {
        self.wide[at]
    }

    pub fn decode(&self) -> Vec<Vec<Bead>> {
        let parts: Vec<(usize, Vec<Bead>, Likeness)> = self
            .work
            .par_iter()
            .map_init(
                || self.scratch(),
                |scratch, work| {
                    let pair = &self.pairs[work.pair];
                    let area = &pair.areas[work.area];
                    let seen = self.seen(work.pair);
                    let alive = self.alive(work, scratch);
                    let (beads, likeness) = pair.decode(area, &alive, &seen, &self.model, None, scratch);
                    (work.pair, beads, likeness)
                },
            )
            .collect();
        let mut documents = vec![(Vec::new(), Likeness::default()); self.pairs.len()];
        for (pair, part, likeness) in parts {
            documents[pair].0.extend(part);
            documents[pair].1.add(likeness);
        }
        let doubted = documents.into_par_iter().enumerate().map_init(
            || self.scratch(),
            |scratch, (at, (mut beads, likeness))| {
                let related = self.related(at, &beads, likeness, scratch) as f32;
                let whole = |bead: &&mut Bead| !bead.source.is_empty() && !bead.target.is_empty();
                beads.iter_mut().filter(whole).for_each(|bead| bead.confidence *= related);
                beads
            },
        );
        doubted.collect()
    }

    /// How likely a pair's texts belong together.
    fn related(&self, at: usize, beads: &[Bead], likeness: Likeness, scratch: &mut Scratch) -> f64 {
        // Where vectors are given it is they that tell.
        let told = self.pairs[at].meanings.is_some() || likeness.said > PLAIN * likeness.words as f32;
        let loss = if told || likeness.words == 0 { None } else { order::loss(self, at, beads, scratch) };
        loss.map_or(1.0, order::likely)
    }
}
