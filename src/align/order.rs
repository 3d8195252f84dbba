//! Whether two texts belong together at all: some alignment is the best even of texts that have nothing to do with each other.
//!
//! What a translation says, it says in the order of its source. So the target is read in other orders, and the sums over all
//! alignments are compared: nothing is lost where nothing belonged together, and much where sentences follow each other as they do
//! in the source.

use super::area::Area;
use super::learn::Group;
use super::lexical::Scratch;
use super::pair::Pair;
use crate::model::Bead;

/// At this loss a segment of the target, in nats, texts are as likely a translation as not; how fast that changes. Of the development set and
/// our own texts those whose words say little lose 9 in the middle and 2.5 at least, documents paired wrongly .6, and 1.9 in one of twenty.
const LOSS: f64 = 2.3;
const STEEP: f64 = 3.0;

/// So many areas of a long text are looked at, and so many other orders of each; fewer where the first loses this much more, or gains.
const AREAS: usize = 12;
const ORDERS: u64 = 3;
const CLEAR: f64 = 3.0;
/// Areas of fewer segments on a side have no order to speak of; of larger ones only so many are looked at.
const FEWEST: usize = 3;
const MOST: usize = 40;
/// Segments of so many words, the target's, are whole texts: the words of one are those of any other.
const LONGEST: usize = 300;

/// How much the target loses in other orders than its own, in nats a segment; `None` where there is too little to be put in order.
pub fn loss(group: &Group, at: usize, beads: &[Bead], scratch: &mut Scratch) -> Option<f64> {
    let pair = &group.pairs[at];
    let parts = parts(beads, [pair.tokens[0].lines(), pair.tokens[1].lines()]);
    let areas: Vec<Area> = parts
        .iter()
        .map(|[source, target]| {
            let end =
                Bead { source: source.end..source.end, target: target.end..target.end, confidence: 1.0 };
            Area::whole([source.clone(), target.clone()], end)
        })
        .collect();
    let segments: usize = areas.iter().map(|area| area.lines(1).len()).sum();
    let words = areas.iter().map(|area| pair.words_in(area)).sum::<usize>();
    if segments == 0 || words > LONGEST * segments {
        return None;
    }
    let mut total = |pair: &Pair| -> f64 {
        areas.iter().map(|area| pair.total(area, &group.seen(at), &group.model, scratch)).sum()
    };
    let own = total(pair);
    let (mut lost, mut orders) = (0.0, 0.0);
    for seed in 0..ORDERS {
        let mut order: Vec<usize> = (0..pair.tokens[1].lines()).collect();
        for area in &areas {
            shuffle(&mut order[area.lines(1)], seed);
        }
        lost += (own - total(&pair.in_order(&order, &group.chance))) / segments as f64;
        orders += 1.0;
        if (lost / orders - LOSS).abs() > CLEAR {
            break;
        }
    }
    Some(lost / orders)
}

/// How likely texts are a translation that lose so much.
pub fn likely(loss: f64) -> f64 {
    1.0 / (1.0 + (-STEEP * (loss - LOSS)).exp())
}

/// Runs of segments on both sides, evenly over the text, that begin and end with beads.
fn parts(beads: &[Bead], segments: [usize; 2]) -> Vec<[std::ops::Range<usize>; 2]> {
    let mut all = Vec::new();
    let (mut i, mut j) = (0, 0);
    let ends =
        beads.iter().map(|bead| (bead.source.end, bead.target.end)).chain([(segments[0], segments[1])]);
    for (k, l) in ends {
        let full = (k - i).max(l - j) >= MOST / 2 || (k, l) == (segments[0], segments[1]);
        if full && (k - i).min(l - j) >= FEWEST && (k - i).max(l - j) <= MOST {
            all.push([i..k, j..l]);
        }
        if full {
            (i, j) = (k, l);
        }
    }
    let step = all.len().div_ceil(AREAS).max(1);
    all.into_iter().step_by(step).collect()
}

/// Another order, the same for the same seed (Fisher and Yates; Knuth's numbers).
fn shuffle(order: &mut [usize], seed: u64) {
    let mut state = 0x9E37_79B9_7F4A_7C15 ^ seed;
    for at in (1..order.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        order.swap(at, (state >> 33) as usize % (at + 1));
    }
}
