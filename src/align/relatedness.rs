//! Whether two texts have anything to do with each other.
//!
//! Some alignment is the best even of texts that do not, and what its beads say in nats depends on the languages: where no word is known
//! before, a good translation says less than wrong texts do where many are. So a text is held against itself: a translation is far likelier in
//! its own order than with one side read backwards, and texts that have nothing to do with each other are as likely either way. Words, lengths and
//! marks are the same in both. Measured, nats a bead: news and literature 4 to 24, with a lexicon or without; texts paired wrongly 0 to 2, and up to 7
//! where there are only four or five beads.

use super::evidence::Edge;
use super::grid::Grid;
use super::lattice::Lattice;
use super::learn::Model;
use super::lexical::Scratch;
use super::pair::{Area, Likeness, Pair, Seen};
use crate::model::Bead;

/// Of a long text so many stretches of so many beads are read.
const STRETCHES: usize = 4;
const BEADS: usize = 60;
/// Fewer beads have hardly an order.
const LEAST: usize = 4;

/// What a word says in nats in beads of which nobody could tell whether they are right, and what is taken for granted of so many words more. In
/// translations it is .4, and .2 at least, where words are known before (development set, a document at a time); of texts that were
/// paired wrongly .1. What it says above this is sure by itself.
const WORD: f64 = 0.10;
const GRANTED: (f64, f64) = (0.2, 10.0);
const SURE: f64 = 0.25;
/// What order says in nats a bead, likewise: so much, and so much more the fewer beads there are, over the root of their number.
const ORDER: f64 = 0.8;
const FEWER: f64 = 7.0;
/// How fast a word and order decide; a word alone, where there is no order.
const BY_ORDER: f64 = 2.0;
const BY_WORD: f64 = 12.0;
const BY_WORD_ALONE: f64 = 60.0;

/// How probable it is that two texts translate each other, by what words say in their beads and by their order.
pub fn probable(words: Likeness, order: impl FnOnce() -> Option<(f64, usize)>) -> f64 {
    let count = f64::from(words.words);
    let word = (f64::from(words.said) + GRANTED.0 * GRANTED.1) / (count + GRANTED.1) - WORD;
    if word >= SURE - WORD {
        return 1.0;
    }
    let nats = match order() {
        Some((gain, beads)) => BY_ORDER * (gain - ORDER - FEWER / (beads as f64).sqrt()) + BY_WORD * word,
        None => BY_WORD_ALONE * word,
    };
    1.0 / (1.0 + (-nats).exp())
}

/// How many nats a bead a text is likelier in its own order than backwards, and how many beads were read; `None` where they are too few to tell.
pub fn order(
    pair: &Pair,
    beads: &[Bead],
    seen: &Seen,
    model: &Model,
    scratch: &mut Scratch,
) -> Option<(f64, usize)> {
    let parts: Vec<&[Bead]> = beads.chunks(BEADS).collect();
    let step = parts.len().div_ceil(STRETCHES).max(1);
    let (mut gain, mut read) = (0.0, 0);
    for part in parts.into_iter().step_by(step) {
        let (Some(first), Some(last)) = (part.first(), part.last()) else { continue };
        let area = Area::whole([first.source.start..last.source.end, first.target.start..last.target.end]);
        let edges = area.edges(&model.priors);
        let scores = pair.scores(&area, &edges, seen, model, 1.0, scratch).all;
        let forwards = Lattice::new(&edges, &scores, area.grid().cells()).total;
        let (edges, scores) = mirrored(&edges, &scores, first, area.grid());
        let backwards = Lattice::new(&edges, &scores, area.grid().cells()).total;
        if (forwards - backwards).is_finite() {
            (gain, read) = (gain + forwards - backwards, read + part.len());
        }
    }
    (read >= LEAST).then(|| (gain / read as f64, read))
}

/// The beads of an area as they are if the target is read backwards, in the order of where they begin.
fn mirrored(edges: &[Edge], scores: &[f32], first: &Bead, grid: &Grid) -> (Vec<Edge>, Vec<f32>) {
    let targets = grid.columns(0).end - 1;
    let mut turned: Vec<(Edge, f32)> = edges
        .iter()
        .zip(scores)
        .filter_map(|(edge, score)| {
            let (i, j) = (edge.i as usize - first.source.start, edge.j as usize - first.target.start);
            let (a, b) = (usize::from(edge.a), usize::from(edge.b));
            let j = targets - j - b;
            let (here, there) = (grid.cell(i, j)? as u32, grid.cell(i + a, j + b)? as u32);
            Some((Edge { here, there, ..*edge }, *score))
        })
        .collect();
    turned.sort_by_key(|(edge, _)| edge.here);
    turned.into_iter().unzip()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_tells_where_words_do_not() {
        for (said, words, order, related, why) in [
            (400.0, 1_000, None, true, "words say enough: order is not asked"),
            (40.0, 400, Some((5.0, 80)), true, "literature of which no word is known"),
            (60.0, 400, Some((0.9, 80)), false, "texts paired wrongly, in which many words are known"),
            (8.0, 400, Some((0.4, 60)), false, "texts paired wrongly, in which none is"),
            (40.0, 300, Some((3.0, 4)), false, "four beads look ordered by chance"),
            (0.0, 2, None, true, "two unknown words say nothing"),
            (3.0, 60, None, false, "sixty that do not meet say enough"),
        ] {
            let found = probable(Likeness { said, words }, || order);
            assert_eq!(found > 0.5, related, "{why}: {found:.3}");
        }
    }
}
