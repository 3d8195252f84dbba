//! A text seen at its clauses: where translation is free, where a sentence ends says little, and pieces of sentences say more.
//!
//! The lines of a document are cut at punctuation, once those of the source and once those of both sides, and the pieces
//! aligned as lines are. Of a path through the pieces the points count at which both sides stand at the end of a line: between two
//! of them lies a bead of lines. The mean of what the views say of a bead is better than what any says alone.

use std::collections::{BTreeMap, HashMap};

use super::Side;
use super::evidence::Edge;
use super::fast::{Scaled, exp};
use super::lattice::Lattice;
use super::priors::WIDEST;

/// A piece has so many characters at least.
const PIECE: usize = 18;
/// Points that lie on less likely ways than this, in nats, are passed over.
const DEAD: f64 = -8.0;

/// A bead of lines: first lines, and how many of each side.
pub type Lines = (u32, u32, u8, u8);

/// How probable each bead of lines is in a view.
pub type Seen = HashMap<Lines, f32>;

/// Where the lines of a side begin, counted in pieces; and where the last ends.
#[derive(Clone, Debug)]
pub struct Borders(Vec<u32>);

impl Borders {
    /// The piece with which a line begins.
    pub fn piece(&self, line: usize) -> usize {
        self.0[line] as usize
    }

    /// The line that begins with a piece.
    fn line(&self, piece: usize) -> Option<usize> {
        self.0.binary_search(&(piece as u32)).ok()
    }
}

/// The pieces of a side, and where its lines begin; not cut, every line is a piece.
pub fn pieces<'a>(side: &Side<'a>, cut: bool) -> (Side<'a>, Borders) {
    let mut made =
        Side { locale: side.locale, segments: Vec::new(), paragraphs: Vec::new(), kinds: Vec::new() };
    let mut borders = vec![0];
    for (at, segment) in side.segments.iter().enumerate() {
        let begin = made.segments.len();
        if cut {
            clauses(segment, &mut made.segments);
        } else {
            made.segments.push(segment);
        }
        for _ in begin..made.segments.len() {
            made.paragraphs.push(side.paragraphs[at]);
            made.kinds.push(side.kinds[at]);
        }
        borders.push(made.segments.len() as u32);
    }
    (made, Borders(borders))
}

/// Cuts a line after punctuation and at spaced dashes.
fn clauses<'a>(line: &'a str, into: &mut Vec<&'a str>) {
    let (mut begin, mut count) = (0, 0);
    let mut chars = line.char_indices().peekable();
    let rest = |at: usize| line[at..].chars().filter(|c| !c.is_whitespace()).count();
    while let Some((at, c)) = chars.next() {
        count += usize::from(!c.is_whitespace());
        let spaced = chars.peek().is_none_or(|(_, next)| next.is_whitespace());
        let ends = match c {
            '،' | '؛' | '؟' | '!' | '?' | ';' | ':' | ',' | '.' | '…' => spaced,
            '-' | '–' | '—' => spaced && line[..at].ends_with(char::is_whitespace),
            _ => false,
        };
        let end = at + c.len_utf8();
        if ends && count >= PIECE && rest(end) >= PIECE {
            into.push(line[begin..end].trim());
            (begin, count) = (end, 0);
        }
    }
    into.push(line[begin..].trim());
}

/// What sums over the paths through an area of pieces say of beads of lines; `edges` come in the order of where they begin.
pub fn beads_of_lines(
    edges: &[Edge],
    scores: &[f32],
    lattice: &Lattice,
    borders: &[Borders; 2],
    seen: &mut Seen,
) {
    let Lattice { forward, backward, total, .. } = lattice;
    let mut begins: HashMap<u32, usize> = HashMap::new();
    for (at, edge) in edges.iter().enumerate() {
        begins.entry(edge.here).or_insert(at);
    }
    let lines = |i: u32, j: u32| Some([borders[0].line(i as usize)?, borders[1].line(j as usize)?]);
    let mut last = None;
    for edge in edges {
        if last.replace(edge.here) == Some(edge.here) {
            continue;
        }
        let Some([x, y]) = lines(edge.i, edge.j) else { continue };
        let here = forward[edge.here as usize];
        if here + backward[edge.here as usize] - total < DEAD {
            continue;
        }
        // From this point on, each way as far as the next point at which both sides end a line.
        let mut ways = BTreeMap::from([(edge.here, (edge.i, edge.j, Scaled::ONE))]);
        while let Some((cell, (i, j, sum))) = ways.pop_first() {
            let at = if cell == edge.here { None } else { lines(i, j) };
            if let Some([k, l]) = at {
                let log = here + sum.ln() + backward[cell as usize] - total;
                if log > DEAD {
                    let bead = (x as u32, y as u32, (k - x) as u8, (l - y) as u8);
                    *seen.entry(bead).or_default() += exp(log.min(0.0) as f32);
                }
                continue;
            }
            let Some(begin) = begins.get(&cell) else { continue };
            let sum = sum.even();
            for (edge, score) in
                edges[*begin..].iter().zip(&scores[*begin..]).take_while(|(e, _)| e.here == cell)
            {
                let (k, l) = (edge.i + u32::from(edge.a), edge.j + u32::from(edge.b));
                let far = |line: usize, side: usize, piece: u32| {
                    borders[side].0.get(line + WIDEST).is_some_and(|limit| piece > *limit)
                };
                if !far(x, 0, k) && !far(y, 1, l) {
                    let way = ways.entry(edge.there).or_insert((k, l, Scaled::ZERO));
                    way.2.add(sum.times(Scaled::exp(*score)));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cut_after_punctuation_into_pieces_that_are_long_enough() {
        for (line, wanted, why) in [
            (
                "Then she closed the door behind her, and nobody heard of her again.",
                "Then she closed the door behind her,|and nobody heard of her again.",
                "a comma",
            ),
            ("Yes, she closed the door.", "Yes, she closed the door.", "too short a piece"),
            (
                "في صباح يوم بارد من الشتاء، خرج الشيخ من بيته الصغير وحيدا.",
                "في صباح يوم بارد من الشتاء،|خرج الشيخ من بيته الصغير وحيدا.",
                "an Arabic comma",
            ),
            (
                "It came to 1,234,567.89 dinars in the end of the year.",
                "It came to 1,234,567.89 dinars in the end of the year.",
                "a number",
            ),
            ("", "", "nothing"),
        ] {
            let mut found = Vec::new();
            clauses(line, &mut found);
            assert_eq!(found.join("|"), wanted, "{why}");
        }
    }

    #[test]
    fn a_way_through_pieces_is_a_bead_of_lines() {
        // One source line of two pieces, two target lines: 1:1 and 1:1 of pieces make a 1:2 of lines.
        let borders = [Borders(vec![0, 2]), Borders(vec![0, 1, 2])];
        let edge = |i, j, here, there| Edge { i, j, here, there, a: 1, b: 1, shape: 2 };
        let edges = [edge(0, 0, 0, 4), edge(1, 1, 4, 8)];
        let scores = [1.0, 2.0];
        let lattice = Lattice::new(&edges, &scores, 9);
        let mut seen = Seen::default();
        beads_of_lines(&edges, &scores, &lattice, &borders, &mut seen);
        assert_eq!(seen.len(), 1);
        assert!((seen[&(0, 0, 1, 2)] - 1.0).abs() < 1e-5, "{seen:?}");
    }
}
