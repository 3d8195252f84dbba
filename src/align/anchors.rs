//! Where long texts are surely the same: segments that share rare words which translate each other, chained in order.
//!
//! Between anchors a text is aligned piece by piece, so that time and memory grow with its length. The chain is the heaviest
//! that ascends on both sides, found with a tree of maxima (Fenwick 1994) as aligners of genomes chain their seeds
//! (Abouelhoda and Ohlebusch 2005): a chapter that is missing or stands elsewhere is passed over as a whole.

use std::cmp::Ordering;
use std::ops::Range;

use super::evidence::KNOWN;
use super::fast::ln;
use super::lexical::Known;
use super::words::{Tokens, Vocabulary};

/// Of a segment's words so many are looked for on the other side: the rarest.
const RAREST: usize = 8;
/// Each where it stands nearest to where it is expected, before and after.
const NEAR: usize = 8;
/// A word says so much at least, in nats.
const LEAST: f32 = 1.0;
/// The words that two segments share say so much at least, and so much of it is not believed.
const SHARED: f32 = 5.0;
const DOUBT: f32 = 3.0;
/// An anchor is believed for another one so few segments away, on nearly the same diagonal.
const AWAY: usize = 12;
const ASIDE: usize = 4;
/// What lies between anchors farther apart than this is looked at again, by itself, so many times.
const GAP: usize = 300;
const DEPTH: usize = 3;
/// A piece has so many segments, at least.
const PIECE: usize = 24;
/// Anchors before and after a cut, within [`AWAY`].
const SUPPORT: usize = 2;

/// Segments that translate each other, surely.
pub type Anchor = (usize, usize);

/// What words of the source translate to.
pub struct Anchors {
    /// Where each source word's translations begin.
    rows: Vec<u32>,
    /// Target word, and how surely.
    words: Vec<(u32, f32)>,
    /// How many target words there are.
    targets: usize,
}

/// The segments in which each word stands.
struct Places {
    rows: Vec<u32>,
    lines: Vec<u32>,
}

impl Places {
    fn new(words: usize, tokens: &Tokens, range: &Range<usize>) -> Self {
        let mut rows = vec![0u32; words + 1];
        let distinct = |line: usize| {
            let words = tokens.line(line);
            words.iter().enumerate().filter(|(at, word)| *at == 0 || words[at - 1] != **word).map(|(_, w)| *w)
        };
        for word in range.clone().flat_map(distinct) {
            rows[word as usize + 1] += 1;
        }
        for word in 0..words {
            rows[word + 1] += rows[word];
        }
        let mut next = rows.clone();
        let mut lines = vec![0; rows[words] as usize];
        for line in range.clone() {
            for word in distinct(line) {
                lines[next[word as usize] as usize] = line as u32;
                next[word as usize] += 1;
            }
        }
        Self { rows, lines }
    }

    fn of(&self, word: u32) -> &[u32] {
        &self.lines[self.rows[word as usize] as usize..self.rows[word as usize + 1] as usize]
    }
}

impl Anchors {
    /// Files what is known; it is sorted.
    pub fn new(words: [&Vocabulary; 2], known: &[Known]) -> Self {
        let mut rows = vec![0u32; words[0].words.len() + 1];
        for known in known {
            rows[known.pair[0] as usize + 1] += 1;
        }
        for word in 1..rows.len() {
            rows[word] += rows[word - 1];
        }
        let words_of = known.iter().map(|known| (known.pair[1], (known.count / KNOWN).min(1.0)));
        Self { rows, words: words_of.collect(), targets: words[1].words.len() }
    }

    /// Anchors inside two ranges of segments, ascending on both sides.
    pub fn chain(&self, tokens: &[Tokens; 2], sides: &[Range<usize>; 2]) -> Vec<Anchor> {
        self.deeper(tokens, sides, 0)
    }

    fn deeper(&self, tokens: &[Tokens; 2], sides: &[Range<usize>; 2], depth: usize) -> Vec<Anchor> {
        let coarse = supported(&self.heaviest(tokens, sides));
        if depth == DEPTH || coarse.is_empty() {
            return coarse;
        }
        let mut all = Vec::new();
        let (mut i, mut j) = (sides[0].start, sides[1].start);
        for anchor in coarse.iter().copied().chain([(sides[0].end, sides[1].end)]) {
            if (anchor.0 - i).min(anchor.1 - j) > GAP {
                all.extend(self.deeper(tokens, &[i..anchor.0, j..anchor.1], depth + 1));
            }
            all.push(anchor);
            (i, j) = (anchor.0 + 1, anchor.1 + 1);
        }
        all.pop();
        all
    }

    /// The heaviest chain.
    fn heaviest(&self, tokens: &[Tokens; 2], sides: &[Range<usize>; 2]) -> Vec<Anchor> {
        let places = [(self.rows.len() - 1, 0), (self.targets, 1)]
            .map(|(words, side)| Places::new(words, &tokens[side], &sides[side]));
        let [n, m] = [0, 1].map(|side: usize| sides[side].len() as f32);
        let mut best = Maxima::new(sides[1].len());
        let mut nodes: Vec<(u32, u32, u32)> = Vec::new(); // source, target, the node before counted from 1
        // What each source word says through its translations, the surest first: looked up once.
        let mut says: Vec<Option<Range<u32>>> = vec![None; self.rows.len() - 1];
        let mut said: Vec<(f32, u32)> = Vec::new();
        let mut words: Vec<(f32, u32)> = Vec::new();
        let mut met: Vec<(u32, f32)> = Vec::new();
        let mut found: Vec<(u32, f32, u32)> = Vec::new();
        for i in sides[0].clone() {
            words.clear();
            let mut last = None;
            for word in tokens[0].line(i) {
                if last.replace(word) == Some(word) {
                    continue;
                }
                let range = says[*word as usize].get_or_insert_with(|| {
                    let begin = said.len();
                    let rare = n / places[0].of(*word).len() as f32;
                    let row = self.rows[*word as usize] as usize..self.rows[*word as usize + 1] as usize;
                    for (target, sure) in &self.words[row] {
                        let lines = places[1].of(*target);
                        if !lines.is_empty() {
                            let says = sure * 0.5 * ln(rare * m / lines.len() as f32);
                            if says > LEAST {
                                said.push((says, *target));
                            }
                        }
                    }
                    said[begin..].sort_unstable_by(surest);
                    said.truncate(begin + RAREST);
                    begin as u32..said.len() as u32
                });
                words.extend_from_slice(&said[range.start as usize..range.end as usize]);
            }
            words.sort_unstable_by(surest);
            words.truncate(RAREST);
            met.clear();
            let expected = sides[1].start as f32 + (i - sides[0].start) as f32 / n * m;
            for (says, target) in &words {
                let lines = places[1].of(*target);
                let middle = lines.partition_point(|line| (*line as f32) < expected);
                let near = &lines[middle.saturating_sub(NEAR)..(middle + NEAR).min(lines.len())];
                met.extend(near.iter().map(|line| (*line, *says)));
            }
            met.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
            found.clear();
            for same in met.chunk_by(|a, b| a.0 == b.0) {
                let says: f32 = same.iter().map(|(_, says)| says).sum();
                if says > SHARED {
                    let (value, before) = best.below(same[0].0 as usize - sides[1].start);
                    found.push((same[0].0, value + says - DOUBT, before));
                }
            }
            for (j, value, before) in &found {
                nodes.push((i as u32, *j, *before));
                best.raise(*j as usize - sides[1].start, *value, nodes.len() as u32);
            }
        }
        let mut chain = Vec::new();
        let mut at = best.below(sides[1].len()).1;
        while let Some((i, j, before)) = (at as usize).checked_sub(1).map(|at| nodes[at]) {
            chain.push((i as usize, j as usize));
            at = before;
        }
        chain.reverse();
        chain
    }
}

fn surest(a: &(f32, u32), b: &(f32, u32)) -> Ordering {
    b.0.total_cmp(&a.0).then(a.1.cmp(&b.1))
}

/// The greatest value of any place below another, with what it belongs to: a Fenwick tree.
struct Maxima(Vec<(f32, u32)>);

impl Maxima {
    fn new(places: usize) -> Self {
        Self(vec![(0.0, 0); places + 1])
    }

    fn raise(&mut self, place: usize, value: f32, of: u32) {
        let mut at = place + 1;
        while at < self.0.len() {
            if value > self.0[at].0 {
                self.0[at] = (value, of);
            }
            at += at & at.wrapping_neg();
        }
    }

    fn below(&self, place: usize) -> (f32, u32) {
        let mut best = (0.0, 0);
        let mut at = place;
        while at > 0 {
            if self.0[at].0 > best.0 {
                best = self.0[at];
            }
            at &= at - 1;
        }
        best
    }
}

/// Whether two anchors stand for each other.
fn agree(a: Anchor, b: Anchor) -> bool {
    a.0.abs_diff(b.0) <= AWAY && (a.0 + b.1).abs_diff(a.1 + b.0) <= ASIDE
}

/// How many of the nearest other anchors agree with one, at most [`SUPPORT`].
fn support(anchor: Anchor, others: impl Iterator<Item = Anchor>) -> usize {
    others
        .take_while(|other| anchor.0.abs_diff(other.0) <= AWAY)
        .filter(|other| agree(anchor, *other))
        .take(SUPPORT)
        .count()
}

/// Anchors that do not stand alone.
fn supported(chain: &[Anchor]) -> Vec<Anchor> {
    let stands = |at: usize| {
        let anchor = chain[at];
        support(anchor, chain[..at].iter().rev().copied()) + support(anchor, chain[at + 1..].iter().copied())
            > 0
    };
    (0..chain.len()).filter(|at| stands(*at)).map(|at| chain[at]).collect()
}

/// Where two ranges may be cut: between anchors that are neighbours on both sides, in a row of others. Each cut is given by
/// the first segments after it.
pub fn cut(chain: &[Anchor], sides: &[Range<usize>; 2]) -> Vec<Anchor> {
    let mut cuts = Vec::new();
    let (mut i, mut j) = (sides[0].start, sides[1].start);
    for (at, pair) in chain.windows(2).enumerate() {
        let (before, after) = (pair[0], pair[1]);
        let neighbours = after == (before.0 + 1, before.1 + 1);
        if !neighbours || (after.0 - i).max(after.1 - j) < PIECE {
            continue;
        }
        if support(before, chain[..at].iter().rev().copied()) < SUPPORT
            || support(after, chain[at + 2..].iter().copied()) < SUPPORT
        {
            continue;
        }
        cuts.push(after);
        (i, j) = after;
    }
    cuts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maxima_are_of_places_below() {
        let mut maxima = Maxima::new(10);
        maxima.raise(3, 2.0, 7);
        maxima.raise(5, 1.0, 8);
        for (place, wanted, why) in [
            (3, (0.0, 0), "not its own place"),
            (4, (2.0, 7), "one below"),
            (10, (2.0, 7), "the greatest of two"),
        ] {
            assert_eq!(maxima.below(place), wanted, "{why}");
        }
    }

    #[test]
    fn cuts_lie_between_neighbours_among_others() {
        let straight: Vec<Anchor> = (0..100).map(|at| (at, at + 5)).collect();
        let sides = [0..100, 0..105];
        let cuts = cut(&straight, &sides);
        assert_eq!(cuts[0], (19, 24), "once a side has enough");
        assert!(cuts.windows(2).all(|pair| pair[1].0 - pair[0].0 == PIECE), "{cuts:?}");
        let sparse: Vec<Anchor> = (0..50).map(|at| (2 * at, 2 * at)).collect();
        assert_eq!(cut(&sparse, &[0..100, 0..100]), [], "no neighbours");
        assert_eq!(supported(&[(10, 10), (11, 90), (14, 14)]), [(10, 10), (14, 14)], "one stands alone");
    }
}
