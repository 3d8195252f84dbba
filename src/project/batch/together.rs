//! What all documents show together. A run that does some of them takes of the others what was kept when they were done.

use std::borrow::Borrow;
use std::collections::{HashMap, HashSet};

use super::Batch;
use super::look::Look;
use super::report::{Report, add, tally, weigh};
use crate::check::across::Across;
use crate::check::usage::Usage;
use crate::glossary::Glossary;
use crate::project::journal::{Counts, Entry, Journal};
use crate::project::seen::{Seen, Shelf};
use crate::project::waivers::Uses;

/// What the documents of a run said, until all are done.
pub(super) struct Together {
    shelf: Shelf,
    /// By id: what a document was made from and into, and what it said.
    done: HashMap<String, (String, Seen)>,
}

impl Together {
    /// Nothing yet.
    pub(super) fn new(batch: &Batch) -> Self {
        Self { shelf: Shelf::of(&batch.project.root), done: HashMap::new() }
    }

    /// Adds a document that is done.
    pub(super) fn add(&mut self, batch: &Batch, id: &str, made: String, seen: Seen) {
        if batch.writer.is_some() {
            self.shelf.put(id, &made, &seen);
        }
        self.done.insert(id.to_owned(), (made, seen));
    }

    /// Raises what all documents show together, unless nothing is known of some of them.
    pub(super) fn tell<G: Borrow<Glossary>>(
        mut self,
        batch: &Batch,
        looks: &[Look],
        glossary: impl FnOnce() -> G,
        journal: &mut Journal,
        report: &mut Report,
    ) {
        let inputs = self.inputs(batch, looks);
        let current = batch.plans.iter().zip(looks).filter(|(_, look)| look.current.is_some());
        let wanted: Vec<(&str, &str)> = current.map(|(plan, look)| (plan.id.as_str(), &*look.made)).collect();
        let Some(kept) = self.shelf.take(&wanted) else { return };
        let mut kept = kept.into_iter();
        let (mut usage, mut across) = (Usage::default(), Across::default());
        for (plan, look) in batch.plans.iter().zip(looks) {
            let seen = match look.current {
                Some(_) => kept.next(),
                None => self.done.remove(&plan.id).map(|(_, seen)| seen),
            };
            // A document that could not be done says nothing.
            let Some(seen) = seen else { continue };
            usage.extend(seen.usage);
            across.extend(seen.across);
        }
        let mut raised = usage.two_ways(glossary().borrow());
        raised.extend(across.findings());
        weigh(batch.project, &mut raised);
        let mut waived = Uses::new();
        batch.waivers.apply(None, &mut raised, &mut waived);
        add(&mut report.waived, &waived);
        if let Some(writer) = batch.writer {
            journal.enter(&Entry {
                document: Entry::TOGETHER.to_owned(),
                inputs,
                outputs: Default::default(),
                counts: Counts { findings: tally(&raised), waived, ..Counts::default() },
                stamps: None,
            });
            let known: HashSet<&str> = batch.plans.iter().map(|plan| plan.id.as_str()).collect();
            self.shelf.compact(writer, |id| known.contains(id));
        }
        report.findings.extend(raised);
    }

    /// Counts what was told when the last document was done; says whether that still holds.
    pub(super) fn is_told(
        &self,
        batch: &Batch,
        looks: &[Look],
        journal: &Journal,
        report: &mut Report,
    ) -> bool {
        let told = journal.get(Entry::TOGETHER).filter(|entry| entry.inputs == self.inputs(batch, looks));
        let Some(entry) = told else { return false };
        report.kept.iter_mut().zip(entry.counts.findings).for_each(|(all, more)| *all += more);
        add(&mut report.waived, &entry.counts.waived);
        true
    }

    /// Digest of what all documents were made from and into.
    fn inputs(&self, batch: &Batch, looks: &[Look]) -> String {
        let mut hasher = blake3::Hasher::new();
        hasher.update(batch.basis.as_bytes());
        for (plan, look) in batch.plans.iter().zip(looks) {
            let made = self.done.get(&plan.id).map_or(&look.made, |(made, _)| made);
            hasher.update(&[0]).update(plan.id.as_bytes()).update(&[0]).update(made.as_bytes());
        }
        hasher.finalize().to_hex()[..32].to_owned()
    }
}
