//! Beads of pieces as beads of what the pieces are of.

use crate::model::Bead;

/// Beads between clauses as beads between the sentences they are of: those that share a sentence become one, with the least of
/// their confidences. `source` and `target` say for each piece which sentence it is of; ascending, none left out.
///
/// ```
/// use tarjuman::{align::whole, model::Bead};
/// let bead = |source, target| Bead { source, target, confidence: 1.0 };
/// // The first sentence of the source has two clauses; each has a sentence of its own in the target.
/// let beads = [bead(0..1, 0..1), bead(1..2, 1..2), bead(2..3, 2..3)];
/// assert_eq!(whole(&beads, &[0, 0, 1], &[0, 1, 2]), [bead(0..1, 0..2), bead(1..2, 2..3)]);
/// ```
pub fn whole(beads: &[Bead], source: &[usize], target: &[usize]) -> Vec<Bead> {
    let range = |pieces: &std::ops::Range<usize>, of: &[usize]| {
        let start = match of.get(pieces.start) {
            // Between two pieces of one sentence: inside it.
            Some(sentence) => *sentence,
            None => of.last().map_or(0, |last| last + 1),
        };
        match pieces.end.checked_sub(1).filter(|_| !pieces.is_empty()).and_then(|last| of.get(last)) {
            Some(last) => start..last + 1,
            None => start..start,
        }
    };
    let mut whole: Vec<Bead> = Vec::with_capacity(beads.len());
    for bead in beads {
        let (source, target) = (range(&bead.source, source), range(&bead.target, target));
        let mut merged = Bead { source, target, confidence: bead.confidence };
        while let Some(last) = whole
            .pop_if(|last| merged.source.start < last.source.end || merged.target.start < last.target.end)
        {
            merged.source = last.source.start..last.source.end.max(merged.source.end);
            merged.target = last.target.start..last.target.end.max(merged.target.end);
            merged.confidence = merged.confidence.min(last.confidence);
        }
        whole.push(merged);
    }
    whole
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Beads over pieces, and which sentence each piece is of.
    fn pieces() -> impl Strategy<Value = (Vec<Bead>, Vec<usize>, Vec<usize>)> {
        prop::collection::vec((0..3_usize, 0..3_usize), 0..12).prop_flat_map(|shapes| {
            let (sources, targets) = shapes.iter().fold((0, 0), |(s, t), (a, b)| (s + a, t + b));
            let mut at = (0, 0);
            let beads = shapes.iter().map(|(a, b)| {
                let bead = Bead { source: at.0..at.0 + a, target: at.1..at.1 + b, confidence: 0.5 };
                at = (at.0 + a, at.1 + b);
                bead
            });
            let beads: Vec<Bead> = beads.filter(|b| !b.source.is_empty() || !b.target.is_empty()).collect();
            let of = |count: usize| {
                prop::collection::vec(any::<bool>(), count).prop_map(|new| {
                    let mut sentence = 0;
                    let mut of = Vec::new();
                    for (index, begins) in new.into_iter().enumerate() {
                        sentence += usize::from(begins && index > 0);
                        of.push(sentence);
                    }
                    of
                })
            };
            (Just(beads), of(sources), of(targets))
        })
    }

    proptest! {
        #[test]
        fn every_sentence_stands_in_one_bead((beads, source, target) in pieces()) {
            let whole = whole(&beads, &source, &target);
            let (mut s, mut t) = (0, 0);
            for bead in &whole {
                prop_assert_eq!((bead.source.start, bead.target.start), (s, t), "{:?} of {:?}", whole, beads);
                (s, t) = (bead.source.end, bead.target.end);
            }
            prop_assert_eq!(s, source.last().map_or(0, |last| last + 1));
            prop_assert_eq!(t, target.last().map_or(0, |last| last + 1));
            // Pieces that were together still are.
            for bead in beads.iter().filter(|bead| !bead.source.is_empty() && !bead.target.is_empty()) {
                let both = |b: &&Bead| b.source.contains(&source[bead.source.start]) && b.target.contains(&target[bead.target.start]);
                prop_assert!(whole.iter().any(|b| both(&b)));
            }
        }
    }
}
