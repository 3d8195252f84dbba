//! Approved units, and those whose borders a person set, that still stand in the documents, for alignment to leave whole.

use std::collections::{BTreeSet, HashMap};

use crate::exchange::xliff::StateFile;
use crate::model::{Bead, Target};

/// The beads of units of `state` that are approved or pinned whose source and target both stand, once, as whole segments in the
/// documents; in order, none overlapping. White space is not compared. Confidence is 1: a person approved it.
///
/// Units that have changed places with others are left to alignment.
pub fn pins(state: &StateFile, source: &[&str], target: &[&str]) -> Vec<Bead> {
    let (sources, targets) = (Side::new(source), Side::new(target));
    let fixed = |target: &Target| target.state.is_approved() || target.pinned;
    let approved = state.units.iter().filter(|u| fixed(&u.target) && u.target.stale.is_none());
    let mut beads: Vec<Bead> = approved
        .filter_map(|unit| {
            let source = sources.find(&unit.source)?;
            let target = targets.find(&unit.target.text)?;
            Some(Bead { source, target, confidence: 1.0 })
        })
        .collect();
    beads.sort_by_key(|bead| bead.source.start);
    in_order(beads)
}

struct Side {
    /// Segments without white space.
    segments: Vec<String>,
    by_text: HashMap<String, Vec<usize>>,
    lengths: BTreeSet<usize>,
}

impl Side {
    fn new(segments: &[&str]) -> Self {
        let segments: Vec<String> = segments.iter().map(|s| without_space(s)).collect();
        let mut by_text: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, segment) in segments.iter().enumerate().filter(|(_, s)| !s.is_empty()) {
            by_text.entry(segment.clone()).or_default().push(at);
        }
        let lengths = by_text.keys().map(String::len).collect();
        Self { segments, by_text, lengths }
    }

    /// The only run of segments that together are `text`.
    fn find(&self, text: &str) -> Option<std::ops::Range<usize>> {
        let text = without_space(text);
        let mut found = None;
        for length in self.lengths.range(..=text.len()) {
            let starts = text.get(..*length).and_then(|first| self.by_text.get(first)).into_iter().flatten();
            for range in starts.filter_map(|start| self.run(*start, &text)) {
                if found.replace(range).is_some() {
                    return None;
                }
            }
        }
        found
    }

    fn run(&self, start: usize, text: &str) -> Option<std::ops::Range<usize>> {
        let mut rest = text;
        let mut end = start;
        while !rest.is_empty() {
            rest = rest.strip_prefix(self.segments.get(end)?.as_str())?;
            end += 1;
        }
        Some(start..end)
    }
}

fn without_space(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The longest part of `beads`, which are in source order, that is in order and apart on both sides.
fn in_order(beads: Vec<Bead>) -> Vec<Bead> {
    // chains[n] ends a chain of n + 1 beads, and of those that do, its target ends first.
    let mut chains: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = Vec::with_capacity(beads.len());
    let fits = |a: usize, b: usize| beads[a].target.end <= beads[b].target.start;
    for at in 0..beads.len() {
        let length = chains.partition_point(|last| fits(*last, at));
        previous.push(length.checked_sub(1).map(|n| chains[n]));
        if length == chains.len() {
            chains.push(at);
        } else if beads[at].target.end < beads[chains[length]].target.end {
            chains[length] = at;
        }
    }
    let mut chosen = BTreeSet::new();
    let mut next = chains.last().copied();
    while let Some(at) = next {
        chosen.insert(at);
        next = previous[at];
    }
    let mut source_end = 0;
    let in_order = beads.into_iter().enumerate().filter(|(at, _)| chosen.contains(at)).map(|(_, bead)| bead);
    in_order
        .filter(|bead| {
            let apart = bead.source.start >= source_end;
            if apart {
                source_end = bead.source.end;
            }
            apart
        })
        .collect()
}
