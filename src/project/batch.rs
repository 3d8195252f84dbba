//! All documents of a project: what is up to date is left alone, the rest is done side by side, and one bad
//! document does not stop the others.
//!
//! A document is up to date when the journal has it with the digests of everything that goes in and of
//! every file that came out. Its files are written state first; a run that is cut off leaves some documents
//! done, some not, and at most one file older than its neighbours, which the next run finds and mends.

mod error;
mod look;
mod opened;
mod report;
mod together;
mod window;
mod write;

use std::sync::atomic::{AtomicBool, Ordering};

pub use self::error::BatchError;
use self::look::Look;
pub(super) use self::look::{current, known};
pub(super) use self::opened::Opened;
pub use self::report::{Fate, Report, weigh};
use self::report::{add, tally};
use self::together::Together;
use self::window::{Ended, Line};
use self::write::{digests, stands, write};
use super::config::Project;
use super::discover::{self, DocumentPlan};
use super::files::Writer;
use super::journal::{Counts, Entry, Journal};
use super::memory::Remembering;
use super::run::RunError;
use super::terminology::{self, References};
use super::translation::fill::Translating;
use super::waivers::{Uses, Waivers};
use crate::check::{Terminology, UnitHits};
use crate::glossary::{Date, Glossary};
use crate::model::{Finding, Unit};
use crate::translate::Tools;

/// So many documents are done together: engines take texts of several at once, and memory holds no more than these.
const WINDOW: usize = 256;

/// What a run is to do.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Only these documents; all when empty.
    pub only: Vec<String>,
    /// Write nothing.
    pub dry: bool,
    /// Do again what is up to date.
    pub again: bool,
    /// Stop at the first document that cannot be done.
    pub fail_fast: bool,
    /// The day on which it runs; without one no waiver is over.
    pub today: Option<Date>,
    /// Hand back the units of the documents that are done, for a report.
    pub keep: bool,
    /// Findings of documents are counted only: memory does not grow with them.
    pub count: bool,
    /// Whether engines are asked.
    pub engines: Engines,
}

/// What a document was found to hold.
#[derive(Clone, Debug)]
pub struct Content {
    /// Its units in document order.
    pub units: Vec<Unit>,
    /// The terms found in each of them.
    pub hits: Vec<UnitHits>,
    /// Its findings, those that waivers allow left out.
    pub findings: Vec<Finding>,
}

/// What a run does about texts without a translation.
#[derive(Clone, Default)]
pub struct Engines {
    /// Engines are asked, or on a dry run it is planned what they would be asked.
    pub ask: bool,
    /// Looks a name up in the environment, for the keys of services.
    pub variable: Option<fn(&str) -> Option<String>>,
    /// The most that may be spent, in the currency of the prices.
    pub max_cost: Option<f64>,
    /// What engines are made with.
    pub tools: Tools,
}

impl std::fmt::Debug for Engines {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engines")
            .field("ask", &self.ask)
            .field("max_cost", &self.max_cost)
            .finish_non_exhaustive()
    }
}

/// What is done to all documents together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// They are read.
    Reading,
    /// They are aligned, each with the help of all.
    Aligning,
}

/// What a run tells whoever watches it.
pub trait Watch: Sync {
    /// So many documents are to be done.
    fn begin(&self, _documents: usize) {}
    /// What is done to all of them together, before the first is begun.
    fn phase(&self, _phase: Phase) {}
    /// One is begun.
    fn start(&self, _document: &str) {}
    /// One is done, or has failed.
    fn end(&self, _document: &str) {}
}

/// Watches nothing.
impl Watch for () {}

/// Runs a project. `stop` may be set at any time: documents in work are finished, no other is begun.
///
/// # Errors
///
/// Only what keeps the run from beginning; what befalls a document is in the report.
pub fn run(
    project: &Project,
    options: &Options,
    stop: &AtomicBool,
    watch: &dyn Watch,
) -> Result<Report, BatchError> {
    let writer = if options.dry { None } else { Some(Writer::lock(&project.root)?) };
    let (plans, found) = discover::documents(project)?;
    known(&plans, &options.only)?;
    let sources = terminology::Sources::read(project)?;
    let waivers = Waivers::read(project, options.today)?;
    let basis = look::basis(project, &sources, &waivers);
    let batch = Batch {
        project,
        options,
        stop,
        watch,
        writer: writer.as_ref(),
        plans: &plans,
        sources: &sources,
        waivers: &waivers,
        basis: &basis,
    };
    let mut journal = Journal::read(&project.root);
    let looks = batch.look(&mut journal);
    let wanted = |plan: &DocumentPlan| options.only.is_empty() || options.only.contains(&plan.id);
    let work: Vec<bool> =
        plans.iter().zip(&looks).map(|(plan, look)| look.current.is_none() && wanted(plan)).collect();

    let mut report = Report { findings: found, ..Report::default() };
    let glossary = batch.glossary(work.contains(&true), &mut journal, &mut report)?;
    let together = Together::new(&batch);
    let quiet = options.only.is_empty() && !work.contains(&true);
    let is_told = quiet && together.is_told(&batch, &looks, &journal, &mut report);
    journal.forget();
    if work.contains(&true) {
        batch.documents(&work, &looks, &glossary, &mut journal, &mut report)?;
    } else if quiet && !is_told {
        // A document is gone: the others may show less.
        together.tell(&batch, &looks, || sources.parse().0, &mut journal, &mut report);
    }
    for (plan, look) in plans.iter().zip(looks) {
        if let Some(counts) = look.current.filter(|_| wanted(plan)) {
            add(&mut report.waived, &counts.waived);
            report.documents.insert(plan.id.clone(), Fate::UpToDate(counts));
        }
    }
    let seen = |fate: &Fate| fate.counts().is_some();
    let everything = options.only.is_empty() && report.documents.values().all(seen);
    report.findings.extend(waivers.findings(&report.waived, everything));
    if let Some(writer) = &writer {
        journal.compact(writer, plans.iter().map(|plan| plan.id.as_str()).collect());
    }
    weigh(project, &mut report.findings);
    if options.keep {
        report.glossary = glossary;
    }
    Ok(report)
}

/// A run that has begun: the project, what is asked of it, and what was read before the first document.
struct Batch<'a> {
    project: &'a Project,
    options: &'a Options,
    stop: &'a AtomicBool,
    watch: &'a dyn Watch,
    /// None on a dry run.
    writer: Option<&'a Writer>,
    plans: &'a [DocumentPlan],
    sources: &'a terminology::Sources,
    waivers: &'a Waivers,
    /// Digest of what every document is made from.
    basis: &'a str,
}

impl Batch<'_> {
    /// What there is to do.
    fn look(&self, journal: &mut Journal) -> Vec<Look> {
        // What waits may be translated now.
        let waits = |entry: &Entry| self.options.engines.ask && !entry.counts.waiting.is_empty();
        let entry = |plan: &DocumentPlan| journal.get(&plan.id).filter(|_| !self.options.again);
        let looks = look::all(self.project, self.plans, self.basis, entry, waits);
        // Files that were touched and are the same need not be read the next time.
        for (look, plan) in looks.iter().zip(self.plans).filter(|_| self.writer.is_some()) {
            if let (Some(_), Some(stamps), Some(entry)) =
                (&look.current, &look.renewed, journal.get(&plan.id))
            {
                let entry = Entry { stamps: Some(stamps.clone()), ..entry.clone() };
                journal.enter(&entry);
            }
        }
        looks
    }

    /// The glossary, checked and its bundles written unless nothing about it has changed: checking means comparing every form of
    /// every term. An empty one where nobody needs it.
    fn glossary(
        &self,
        needed: bool,
        journal: &mut Journal,
        report: &mut Report,
    ) -> Result<Glossary, BatchError> {
        let unchanged =
            |entry: &&Entry| !self.options.again && entry.inputs == self.basis && stands(self.project, entry);
        let checked = journal.get(Entry::GLOSSARY).filter(unchanged);
        if let Some(entry) = checked {
            report.kept = entry.counts.findings;
            add(&mut report.waived, &entry.counts.waived);
            if !needed {
                return Ok(Glossary::default());
            }
        }
        let (mut glossary, mut raised) = self.sources.parse();
        if checked.is_none() {
            raised.extend(crate::glossary::check(&glossary));
        }
        glossary.write_in_scripts(self.project.config.locales());
        if checked.is_some() {
            return Ok(glossary);
        }
        let (files, more) = terminology::files(self.project, &glossary);
        let files: Vec<(String, Vec<u8>)> =
            files.into_iter().map(|file| (file.path, file.text.into_bytes())).collect();
        raised.extend(more);
        weigh(self.project, &mut raised);
        let mut waived = Uses::new();
        self.waivers.apply(None, &mut raised, &mut waived);
        add(&mut report.waived, &waived);
        report.changed += write(self.project, self.writer, &files).map_err(RunError::from)?;
        if self.writer.is_some() {
            journal.enter(&Entry {
                document: Entry::GLOSSARY.to_owned(),
                inputs: self.basis.to_owned(),
                outputs: digests(&files),
                counts: Counts { findings: tally(&raised), waived, ..Counts::default() },
                stamps: None,
            });
        }
        report.findings.extend(raised);
        Ok(glossary)
    }

    /// Does the documents that are to be done, some together, and enters each in the journal as soon as its files stand.
    fn documents(
        &self,
        work: &[bool],
        looks: &[Look],
        glossary: &Glossary,
        journal: &mut Journal,
        report: &mut Report,
    ) -> Result<(), BatchError> {
        let terminology = Terminology::new(glossary, self.project.config.locales());
        let references = References::new(self.project, &terminology);
        let todo: Vec<usize> = (0..self.plans.len()).filter(|at| work[*at]).collect();
        self.watch.begin(todo.len());
        let translating = Translating::new(self.project, self.options, self.plans, &terminology, self.stop)?;
        let mut ready = self.open(glossary)?;
        if let Some(translating) = &translating {
            report.plan = translating.plan(self.plans, work, &ready, self.stop)?;
        }
        let remembering = |_| {
            let (today, variable) = (self.options.today, self.options.engines.variable);
            Remembering::new(self.project, today, &self.sources.digest, variable)
        };
        let line = Line {
            batch: self,
            terminology: &terminology,
            references: &references,
            translating: translating.as_ref(),
            memory: self.writer.map(remembering).transpose()?,
            failed: AtomicBool::new(false),
        };
        let mut together = Together::new(self);
        for window in todo.chunks(WINDOW) {
            for ended in line.window(window, &mut ready, looks, journal)? {
                let Ended { id, fate, findings, seen, made, content } = ended;
                if let Fate::Done { changed, counts } = &fate {
                    together.add(self, &id, made, seen);
                    report.changed += changed;
                    add(&mut report.waived, &counts.waived);
                }
                report.interrupted |= matches!(fate, Fate::Left) && self.stop.load(Ordering::Relaxed);
                if self.options.count {
                    let counted = report.counted.iter_mut().zip(tally(&findings));
                    counted.for_each(|(all, more)| *all += more);
                } else {
                    report.findings.extend(findings);
                }
                report.contents.extend(content.map(|content| (id.clone(), content)));
                report.documents.insert(id, fate);
            }
        }
        if let Some(translating) = &translating {
            report.spent = translating.spent();
            report.left = translating.left();
        }
        if self.options.only.is_empty() && !report.interrupted {
            together.tell(self, looks, || glossary, journal, report);
        }
        Ok(())
    }
}
