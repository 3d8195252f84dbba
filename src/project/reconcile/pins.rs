//! Approved units, and those whose borders a person set, that still stand in the documents, for alignment to leave whole.
//!
//! Borders are set on the review page, or in any CAT tool: whoever moves a sentence from one unit to the next in the XLIFF file says
//! what belongs together, though the units are not approved.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use crate::exchange::xliff::{StateFile, StateUnit, fingerprint};
use crate::model::{Bead, Target};

/// The beads of units of `state` that are approved, pinned or cut anew whose source and target both stand, once, as
/// whole segments in the documents; in order, none overlapping. White space is not compared. Confidence is 1: a person said so.
///
/// Units that have changed places with others are left to alignment.
pub fn pins(state: &StateFile, source: &[&str], target: &[&str]) -> Vec<Bead> {
    let (sources, targets) = (Side::new(source), Side::new(target));
    let mut beads: Vec<Bead> = Vec::new();
    for (at, unit) in state.units.iter().enumerate().filter(|(_, unit)| unit.target.stale.is_none()) {
        let said = unit.target.state.is_approved() || unit.target.pinned;
        if !said && !is_changed(&unit.target) {
            continue;
        }
        let (Some(source), Some(target)) = (sources.find(&unit.source), targets.find(&unit.target.text))
        else {
            continue;
        };
        if said || among_neighbours(&state.units, at, &target, &targets) {
            beads.push(Bead { source, target, confidence: 1.0 });
        }
    }
    beads.sort_by_key(|bead| bead.source.start);
    in_order(beads)
}

/// True for a target whose text a person has changed since it was taken from the translation: not for one that was emptied, nor for
/// what a memory or an engine made.
pub fn is_changed(target: &Target) -> bool {
    !target.text.is_empty() && target.given.as_ref().is_some_and(|given| *given != fingerprint(&target.text))
}

/// Whether segments stand where those of a unit may: not before those of a unit before it, nor after those of one after it. A word
/// that was changed may make a sentence the same as another one far away.
fn among_neighbours(units: &[StateUnit], at: usize, run: &Range<usize>, targets: &Side) -> bool {
    let place = |unit: &StateUnit| match is_changed(&unit.target) {
        true => None,
        false => targets.find(&unit.target.text),
    };
    let before = units[..at].iter().rev().find_map(place);
    let after = units[at + 1..].iter().find_map(place);
    before.is_none_or(|before| before.start <= run.start) && after.is_none_or(|after| run.end <= after.end)
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
    fn find(&self, text: &str) -> Option<Range<usize>> {
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

    fn run(&self, start: usize, text: &str) -> Option<Range<usize>> {
        let mut rest = text;
        let mut end = start;
        while !rest.is_empty() {
            rest = rest.strip_prefix(self.segments.get(end)?.as_str())?;
            end += 1;
        }
        Some(start..end)
    }
}

/// A text without its white space: sentences that stand in one paragraph or in two.
pub fn without_space(text: &str) -> String {
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
