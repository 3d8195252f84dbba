//! How good an alignment is, by the beads that a person made.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::ladder::Rung;

/// Beads of which so many are right strictly, laxly, and in all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// Exactly such a bead is on the other side.
    pub strict: usize,
    /// A bead of the other side shares a segment of either text with it.
    pub lax: usize,
    /// All.
    pub of: usize,
}

/// Counts over documents.
///
/// The main figure is the strict F1 of beads with two sides. Segments without counterpart are counted by themselves, one by
/// one; a segment that no bead names is one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Found beads that are right.
    pub precision: Hits,
    /// Right beads that are found.
    pub recall: Hits,
    /// Segments without counterpart: right ones, all that were found, all there are.
    pub alone: [usize; 3],
    /// Documents; those in which every bead is right; those without an alignment.
    pub documents: usize,
    /// See `documents`.
    pub exact: usize,
    /// See `documents`.
    pub missing: usize,
    /// For each shape, beads found and beads there are.
    pub shapes: BTreeMap<(usize, usize), [usize; 2]>,
}

/// How beads with an empty side count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Counting {
    /// Neither for precision nor for recall.
    #[default]
    TwoSided,
    /// For precision, as vecalign's scorer does (Thompson and Koehn 2019), to compare with published figures.
    Vecalign,
}

impl Score {
    /// Counts one document with so many segments on either side.
    pub fn add(&mut self, gold: &[Rung], found: &[Rung], segments: [usize; 2], counting: Counting) {
        let whole =
            |rungs: &[Rung]| rungs.iter().filter(|rung| !rung.is_alone()).cloned().collect::<Vec<_>>();
        let (gold_whole, found_whole) = (whole(gold), whole(found));
        let precision = match counting {
            Counting::TwoSided => hits(&gold_whole, &found_whole),
            Counting::Vecalign => hits(gold, found),
        };
        add(&mut self.precision, precision);
        add(&mut self.recall, hits(&found_whole, &gold_whole));
        let (ours, theirs) = (alone(gold, segments), alone(found, segments));
        let both = ours.intersection(&theirs).count();
        for (sum, count) in self.alone.iter_mut().zip([both, theirs.len(), ours.len()]) {
            *sum += count;
        }
        self.documents += 1;
        let found: HashSet<&Rung> = found_whole.iter().collect();
        self.exact += usize::from(gold_whole.iter().collect::<HashSet<_>>() == found);
        for rung in &gold_whole {
            let shape = self.shapes.entry((rung.source.len(), rung.target.len())).or_default();
            shape[0] += usize::from(found.contains(rung));
            shape[1] += 1;
        }
    }

    /// Adds the counts of other documents.
    pub fn extend(&mut self, other: &Self) {
        add(&mut self.precision, other.precision);
        add(&mut self.recall, other.recall);
        self.alone.iter_mut().zip(other.alone).for_each(|(sum, count)| *sum += count);
        self.documents += other.documents;
        self.exact += other.exact;
        self.missing += other.missing;
        for (shape, [found, of]) in &other.shapes {
            let own = self.shapes.entry(*shape).or_default();
            *own = [own[0] + found, own[1] + of];
        }
    }

    /// Precision, recall and their harmonic mean, of beads that are exactly right.
    pub fn strict(&self) -> [f64; 3] {
        measures(self.precision.strict, self.precision.of, self.recall.strict, self.recall.of)
    }

    /// The same of beads that share segments with a right one.
    pub fn lax(&self) -> [f64; 3] {
        measures(self.precision.lax, self.precision.of, self.recall.lax, self.recall.of)
    }

    /// F1 of segments without counterpart.
    pub fn alone_f1(&self) -> f64 {
        let [both, found, gold] = self.alone;
        measures(both, found, both, gold)[2]
    }
}

fn measures(right: usize, found: usize, hit: usize, gold: usize) -> [f64; 3] {
    let share = |part: usize, whole: usize| if whole > 0 { part as f64 / whole as f64 } else { 0.0 };
    let (precision, recall) = (share(right, found), share(hit, gold));
    let sum = precision + recall;
    [precision, recall, if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 }]
}

fn add(sum: &mut Hits, more: Hits) {
    sum.strict += more.strict;
    sum.lax += more.lax;
    sum.of += more.of;
}

/// How many of `tested` are right by `by`.
fn hits(by: &[Rung], tested: &[Rung]) -> Hits {
    let exact: HashSet<&Rung> = by.iter().collect();
    let mut places: [HashMap<usize, usize>; 2] = [HashMap::new(), HashMap::new()];
    for (at, rung) in by.iter().enumerate() {
        for (side, places) in places.iter_mut().enumerate() {
            places.extend(rung.side(side).iter().map(|segment| (*segment, at)));
        }
    }
    let mut hits = Hits { of: tested.len(), ..Hits::default() };
    for rung in tested {
        let right = exact.contains(rung);
        let sources: HashSet<&usize> = rung.source.iter().filter_map(|s| places[0].get(s)).collect();
        let shared = rung.target.iter().filter_map(|t| places[1].get(t)).any(|at| sources.contains(at));
        hits.strict += usize::from(right);
        hits.lax += usize::from(right || shared);
    }
    hits
}

/// The segments, by side and number, that no bead with two sides names.
fn alone(rungs: &[Rung], segments: [usize; 2]) -> BTreeSet<(usize, usize)> {
    let mut left: BTreeSet<(usize, usize)> =
        [0, 1].into_iter().flat_map(|side| (0..segments[side]).map(move |segment| (side, segment))).collect();
    for rung in rungs.iter().filter(|rung| !rung.is_alone()) {
        for side in [0, 1] {
            for segment in rung.side(side) {
                left.remove(&(side, *segment));
            }
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::ladder;

    #[test]
    fn beads_are_counted_as_the_field_counts_them() {
        let gold = "[0]:[0]\n[1, 2]:[1]\n[3]:[]\n[4]:[2]\n";
        let rows = [
            (gold, Counting::TwoSided, [1.0, 1.0, 1.0], [1.0, 1.0, 1.0], 1.0, "the same"),
            ("", Counting::TwoSided, [0.0; 3], [0.0; 3], 2.0 / 9.0, "nothing: all segments stand alone"),
            (
                "[0]:[0]\n[1]:[1]\n[2, 3]:[2]\n[4]:[]\n",
                Counting::TwoSided,
                [1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0],
                [2.0 / 3.0, 2.0 / 3.0, 2.0 / 3.0],
                0.0,
                "borders between the wrong segments",
            ),
            (
                "[0]:[0]\n[1, 2]:[1]\n[3]:[2]\n[4]:[]\n",
                Counting::Vecalign,
                [0.5, 2.0 / 3.0, 4.0 / 7.0],
                [0.5, 2.0 / 3.0, 4.0 / 7.0],
                0.0,
                "an empty side counts for precision",
            ),
        ];
        for (found, counting, strict, lax, alone, why) in rows {
            let read = |text| ladder::read("a", text, None).unwrap();
            let mut score = Score::default();
            score.add(&read(gold), &read(found), [5, 3], counting);
            let near = |a: [f64; 3], b: [f64; 3]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-9);
            assert!(near(score.strict(), strict), "{why}: {:?}", score.strict());
            assert!(near(score.lax(), lax), "{why}: {:?}", score.lax());
            assert!((score.alone_f1() - alone).abs() < 1e-9, "{why}: {}", score.alone_f1());
        }
    }
}
