//! The beads of all targets become groups that are whole in every one.

use std::ops::Range;

use crate::model::Bead;

/// Source segments with what translates them in each target: the smallest run that no bead of any target cuts.
#[derive(Clone, Debug, PartialEq)]
pub struct Joined {
    /// Source segments; empty for target segments that translate nothing.
    pub source: Range<usize>,
    /// Segments of each target.
    pub targets: Vec<Range<usize>>,
    /// For each target, the lowest confidence of the beads behind it; 1 where there is none.
    pub confidences: Vec<f32>,
}

/// Joins the beads of every target of a document with `segments` source segments, in order. Every source segment
/// is in exactly one group, and so is every target segment; target segments without source stand in groups of
/// their own, after the source they follow.
///
/// ```
/// use tarjuman::align::join;
/// use tarjuman::model::Bead;
///
/// let bead = |source, target| Bead { source, target, confidence: 0.9 };
/// let english = vec![bead(0..2, 0..1), bead(2..3, 1..2)];
/// let turkmen = vec![bead(0..1, 0..1), bead(1..2, 1..2), bead(2..3, 2..3)];
/// let groups = join(3, &[english, turkmen]);
/// assert_eq!(groups.len(), 2);
/// assert_eq!(groups[0].targets, [0..1, 0..2], "what English joins, Turkmen must join too");
/// ```
pub fn join(segments: usize, beads: &[Vec<Bead>]) -> Vec<Joined> {
    // A border may stand after source segment i unless a bead of some target goes across it.
    let mut whole = vec![true; segments + 1];
    for bead in beads.iter().flatten() {
        whole
            [(bead.source.start + 1).min(segments)..bead.source.end.max(bead.source.start + 1).min(segments)]
            .fill(false);
    }
    let mut groups: Vec<Joined> = Vec::new();
    let mut next = vec![0; beads.len()]; // the first bead of each target that is not taken yet
    let mut at = vec![0; beads.len()]; // the first segment of each target that is not taken yet
    let alone = |next: &mut [usize], at: &mut [usize], position: usize, groups: &mut Vec<Joined>| {
        for (target, list) in beads.iter().enumerate() {
            let begin = at[target];
            let mut confidence = 1.0f32;
            while let Some(bead) =
                list.get(next[target]).filter(|b| b.source.is_empty() && b.source.start <= position)
            {
                confidence = confidence.min(bead.confidence);
                at[target] = bead.target.end;
                next[target] += 1;
            }
            if at[target] > begin {
                let mut group = Joined {
                    source: position..position,
                    targets: at.iter().map(|at| *at..*at).collect(),
                    confidences: vec![1.0; beads.len()],
                };
                group.targets[target] = begin..at[target];
                group.confidences[target] = confidence;
                groups.push(group);
            }
        }
    };
    let mut start = 0;
    for end in (1..=segments).filter(|end| *end == segments || whole[*end]).collect::<Vec<_>>() {
        alone(&mut next, &mut at, start, &mut groups);
        let mut group = Joined { source: start..end, targets: Vec::new(), confidences: Vec::new() };
        for (target, list) in beads.iter().enumerate() {
            let begin = at[target];
            let mut confidence = 1.0f32;
            while let Some(bead) = list.get(next[target]).filter(|bead| bead.source.start < end) {
                confidence = confidence.min(bead.confidence);
                at[target] = bead.target.end;
                next[target] += 1;
            }
            group.targets.push(begin..at[target]);
            group.confidences.push(confidence);
        }
        groups.push(group);
        start = end;
    }
    alone(&mut next, &mut at, segments, &mut groups);
    groups
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Beads that cover `segments` source segments and some target segments, from a list of shapes.
    fn beads(segments: usize, shapes: &[(usize, usize)]) -> Vec<Bead> {
        let (mut i, mut j) = (0, 0);
        let mut beads = Vec::new();
        for &(a, b) in shapes.iter().cycle().take(4 * segments + 4) {
            let a = a.min(segments - i);
            if a + b > 0 {
                beads.push(Bead { source: i..i + a, target: j..j + b, confidence: 0.5 });
            }
            (i, j) = (i + a, j + b);
        }
        if i < segments {
            beads.push(Bead { source: i..segments, target: j..j + 1, confidence: 0.5 });
        }
        beads
    }

    proptest! {
        #[test]
        fn every_segment_is_in_exactly_one_group_and_no_bead_is_cut(
            segments in 1usize..12,
            one in prop::collection::vec((0usize..4, 0usize..4), 1..6),
            two in prop::collection::vec((0usize..4, 0usize..4), 1..6),
        ) {
            let all = [beads(segments, &one), beads(segments, &two)];
            let groups = join(segments, &all);
            let sources: Vec<usize> = groups.iter().flat_map(|g| g.source.clone()).collect();
            prop_assert_eq!(sources, (0..segments).collect::<Vec<_>>());
            for (target, list) in all.iter().enumerate() {
                let covered: Vec<usize> = groups.iter().flat_map(|g| g.targets[target].clone()).collect();
                let wanted = list.last().map_or(0, |bead| bead.target.end);
                prop_assert_eq!(covered, (0..wanted).collect::<Vec<_>>());
                for bead in list {
                    let whole = groups.iter().any(|g| {
                        g.source.start <= bead.source.start && bead.source.end <= g.source.end
                            && g.targets[target].start <= bead.target.start && bead.target.end <= g.targets[target].end
                    });
                    prop_assert!(whole, "{bead:?} is cut in {groups:?}");
                }
            }
        }
    }
}
