//! Some documents, done together: read, translated, checked, written and entered in the journal.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::look::{self, Look};
use super::opened::Opened;
use super::report::{Fate, tally, weigh};
use super::write::{Stage, digests, stage};
use super::{Batch, Content};
use crate::check::Terminology;
use crate::model::{Bead, Finding};
use crate::project::discover::DocumentPlan;
use crate::project::files;
use crate::project::journal::{Counts, Entry, Journal};
use crate::project::memory::Remembering;
use crate::project::run::{self, Draft, Loaded, RunError};
use crate::project::seen::Seen;
use crate::project::terminology::References;
use crate::project::translation::fill::{Translating, await_engines};

/// What all documents of a run are done with.
pub(super) struct Line<'a> {
    pub(super) batch: &'a Batch<'a>,
    pub(super) terminology: &'a Terminology<'a>,
    pub(super) references: &'a References<'a>,
    /// The engines, where any is to be asked.
    pub(super) translating: Option<&'a Translating<'a>>,
    /// None on a dry run.
    pub(super) memory: Option<Remembering<'a>>,
    /// Whether a document could not be done.
    pub(super) failed: AtomicBool,
}

/// What became of a document, with what it brought up.
pub(super) struct Ended {
    pub(super) id: String,
    pub(super) fate: Fate,
    pub(super) findings: Vec<Finding>,
    /// What only all documents together show.
    pub(super) seen: Seen,
    /// Digest of what went in and of what came out.
    pub(super) made: String,
    /// What it holds, where that is to be handed back.
    pub(super) content: Option<Content>,
}

impl Ended {
    /// A document of which nothing was done.
    fn without(plan: &DocumentPlan, fate: Fate) -> Self {
        let id = plan.id.clone();
        Self { id, fate, findings: Vec::new(), seen: Seen::default(), made: String::new(), content: None }
    }
}

/// A document that is done, with files that wait to be put in their places.
struct Written {
    outputs: BTreeMap<String, String>,
    counts: Counts,
    findings: Vec<Finding>,
    seen: Seen,
    staged: Result<Stage, RunError>,
    content: Option<Content>,
}

/// A document with the beads of its translations, by its place among the plans.
type Good = (usize, Loaded, Vec<Vec<Bead>>);

impl Line<'_> {
    /// Does the documents `at`, those in `ready` from there.
    ///
    /// # Errors
    ///
    /// The disk does not take their files.
    pub(super) fn window(
        &self,
        at: &[usize],
        ready: &mut [Option<Box<Opened>>],
        looks: &[Look],
        journal: &mut Journal,
    ) -> Result<Vec<Ended>, RunError> {
        let plans = self.batch.plans;
        if self.halted() {
            return Ok(at.iter().map(|at| Ended::without(&plans[*at], Fate::Left)).collect());
        }
        at.iter().for_each(|at| self.batch.watch.start(&plans[*at].id));
        let (good, mut ended) = self.open(at, ready);
        let (drafts, whole) = self.translated(&good);
        let finished: Vec<Option<Written>> = good
            .par_iter()
            .zip(drafts)
            .zip(whole)
            .map(|(((at, loaded, _), draft), whole)| {
                // A text that was not asked because the run was stopped would look like one that nobody knows.
                let written = (whole && !self.halted()).then(|| self.finish(&plans[*at], loaded, draft));
                self.batch.watch.end(&plans[*at].id);
                written
            })
            .collect();
        if let Some(writer) = self.batch.writer {
            let staged = finished.iter().flatten().filter_map(|written| written.staged.as_ref().ok());
            writer.sync(staged.flat_map(|staged| &staged.files))?;
        }
        for ((at, ..), written) in good.iter().zip(finished) {
            ended.push(match written {
                Some(written) => self.place(&plans[*at], &looks[*at], written, journal),
                None => Ended::without(&plans[*at], Fate::Left),
            });
        }
        Ok(ended)
    }

    /// Whether no other document is begun.
    fn halted(&self) -> bool {
        self.batch.stop.load(Ordering::Relaxed)
            || self.batch.options.fail_fast && self.failed.load(Ordering::Relaxed)
    }

    fn failed(&self, plan: &DocumentPlan, error: RunError) -> Ended {
        self.failed.store(true, Ordering::Relaxed);
        Ended::without(plan, Fate::Failed(error))
    }

    /// The documents that can be read, and the end of those that cannot.
    fn open(&self, at: &[usize], ready: &mut [Option<Box<Opened>>]) -> (Vec<Good>, Vec<Ended>) {
        let plans = self.batch.plans;
        let mut taken: Vec<(usize, Option<Box<Opened>>)> =
            at.iter().map(|at| (*at, ready[*at].take())).collect();
        taken.par_iter_mut().filter(|(_, opened)| opened.is_none()).for_each(|(at, opened)| {
            let loaded = run::load(self.batch.project, &plans[*at]);
            *opened = Some(Box::new(loaded.map(|loaded| (loaded, Vec::new()))));
        });
        let (mut good, mut ended) = (Vec::with_capacity(taken.len()), Vec::with_capacity(taken.len()));
        for (at, opened) in taken {
            match opened.map(|opened| *opened) {
                Some(Ok((loaded, beads))) => good.push((at, loaded, beads)),
                Some(Err(error)) => {
                    self.batch.watch.end(&plans[at].id);
                    ended.push(self.failed(&plans[at], error));
                }
                None => {}
            }
        }
        (good, ended)
    }

    /// The units of documents with the translations that engines have for them; and whether each was asked whole.
    fn translated<'l>(&self, good: &'l [Good]) -> (Vec<Draft<'l>>, Vec<bool>) {
        let Batch { project, plans, options, .. } = *self.batch;
        let mut drafts: Vec<Draft> = good
            .par_iter()
            .map(|(at, loaded, beads)| run::draft(project, &plans[*at], self.terminology, loaded, beads))
            .collect();
        let at: Vec<usize> = good.iter().map(|(at, ..)| *at).collect();
        let mut whole = vec![true; drafts.len()];
        match self.translating {
            Some(translating) if !options.dry => translating.fill(plans, &at, &mut drafts, &mut whole),
            _ => await_engines(project, plans, &at, &mut drafts),
        }
        (drafts, whole)
    }

    /// Checks a document, stages its files and remembers its translations.
    fn finish(&self, plan: &DocumentPlan, loaded: &Loaded, draft: Draft) -> Written {
        let Batch { project, options, waivers, writer, .. } = *self.batch;
        let mut finished = run::finish(project, plan, self.terminology, self.references, loaded, draft);
        weigh(project, &mut finished.findings);
        waivers.apply(Some(&plan.id), &mut finished.findings, &mut finished.counts.waived);
        finished.counts.findings = tally(&finished.findings);
        let staged = stage(project, writer, &finished.files).map_err(RunError::from).and_then(|staged| {
            self.memory.as_ref().map_or(Ok(()), |memory| memory.store(&plan.id, &finished.units))?;
            Ok(staged)
        });
        if staged.is_err() {
            self.failed.store(true, Ordering::Relaxed);
        }
        let content = options.keep.then(|| Content {
            units: finished.units,
            hits: finished.hits,
            findings: finished.findings.clone(),
        });
        Written {
            outputs: digests(&finished.files),
            counts: finished.counts,
            findings: finished.findings,
            seen: Seen { across: finished.across, usage: finished.usage },
            staged,
            content,
        }
    }

    /// Puts the files of a document in their places, and enters it in the journal.
    fn place(&self, plan: &DocumentPlan, look: &Look, written: Written, journal: &mut Journal) -> Ended {
        let writer = self.batch.writer;
        let placed = written.staged.and_then(|staged| {
            if let Some(writer) = writer {
                staged.files.into_iter().try_for_each(|file| writer.place(file))?;
            }
            Ok::<usize, RunError>(staged.changed)
        });
        let changed = match placed {
            Ok(changed) => changed,
            Err(error) => return Ended { content: written.content, ..self.failed(plan, error) },
        };
        let made = look::made(&look.inputs, &written.outputs);
        if writer.is_some() {
            let outputs = written.outputs.keys().map(String::as_str);
            let after = files::marks(&self.batch.project.root, outputs);
            journal.enter(&Entry {
                document: plan.id.clone(),
                inputs: look.inputs.clone(),
                outputs: written.outputs,
                counts: written.counts.clone(),
                stamps: look.stamp.clone().zip(after),
            });
        }
        Ended {
            id: plan.id.clone(),
            fate: Fate::Done { counts: written.counts, changed },
            findings: written.findings,
            seen: written.seen,
            made,
            content: written.content,
        }
    }
}
