//! All documents of a project: what is up to date is left alone, the rest is done side by side, and one bad
//! document does not stop the others.
//!
//! A document is up to date when the journal has it with the digests of everything that goes in and of
//! every file that came out. Its files are written state first; a run that is cut off leaves some documents
//! done, some not, and at most one file older than its neighbours, which the next run finds and mends.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;
use thiserror::Error;

use super::config::{Project, ProjectError};
use super::discover::{self, DocumentPlan};
use super::files::{self, FileError, LockError, Writer};
use super::journal::{Counts, Entry, Journal, digest};
use super::run::{self, Loaded, RunError};
use super::terminology::{self, References};
use super::waivers::{Uses, Waivers};
use crate::align::{self, AlignOptions};
use crate::check::usage::Usage;
use crate::check::{Terminology, UnitHits};
use crate::glossary::{Date, Glossary};
use crate::model::{Diagnose, Finding, Severity, Unit};
use crate::text::{Place, yaml};

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

/// Why a run could not begin.
#[derive(Debug, Error)]
pub enum BatchError {
    /// The project is not sound.
    #[error(transparent)]
    Project(#[from] ProjectError),
    /// Nothing can be written in it.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// A glossary file cannot be read, or a bundle of the glossary not written.
    #[error(transparent)]
    File(#[from] RunError),
    /// No document has this id.
    #[error("no document {id:?} in this project")]
    UnknownDocument {
        /// The id that was asked for.
        id: String,
        /// The one it is nearest to.
        nearest: Option<String>,
    },
}

impl Diagnose for BatchError {
    fn key(&self) -> &'static str {
        match self {
            Self::Project(error) => error.key(),
            Self::Lock(error) => error.key(),
            Self::File(error) => error.key(),
            Self::UnknownDocument { nearest: Some(_), .. } => "error-document-unknown-near",
            Self::UnknownDocument { nearest: None, .. } => "error-document-unknown",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Project(error) => error.args(),
            Self::Lock(error) => error.args(),
            Self::File(error) => error.args(),
            Self::UnknownDocument { id, nearest } => {
                let nearest = nearest.iter().map(|n| ("nearest", n.clone()));
                std::iter::once(("document", id.clone())).chain(nearest).collect()
            }
        }
    }

    fn place(&self) -> Option<(String, Place)> {
        match self {
            Self::Project(error) => error.place(),
            Self::File(error) => error.place(),
            _ => None,
        }
    }

    fn line(&self) -> Option<&str> {
        match self {
            Self::Project(error) => error.line(),
            _ => None,
        }
    }

    fn also(&self) -> Vec<&dyn Diagnose> {
        match self {
            Self::Project(error) => error.also(),
            _ => Vec::new(),
        }
    }
}

/// What became of one document.
#[derive(Debug)]
pub enum Fate {
    /// Nothing had changed.
    UpToDate(Counts),
    /// Done; how many files changed (or, on a dry run, would have).
    Done {
        /// How it stands.
        counts: Counts,
        /// Files that changed.
        changed: usize,
    },
    /// Not done.
    Failed(RunError),
    /// Not begun, because the run was stopped.
    Left,
}

impl Fate {
    /// How the document stands, if that is known.
    pub fn counts(&self) -> Option<&Counts> {
        match self {
            Self::UpToDate(counts) | Self::Done { counts, .. } => Some(counts),
            Self::Failed(_) | Self::Left => None,
        }
    }
}

/// What became of a run.
#[derive(Debug, Default)]
pub struct Report {
    /// Every document, by id.
    pub documents: BTreeMap<String, Fate>,
    /// Findings of the documents that were done and of the project, with the severities the project gives them;
    /// by document, in document order.
    pub findings: Vec<Finding>,
    /// Findings of a glossary that has not changed since it was checked: info, warning, error.
    pub kept: [usize; 3],
    /// Findings that waivers allow, by the waiver's index in its file.
    pub waived: Uses,
    /// The documents that were done, by id, where the options ask to keep them.
    pub contents: BTreeMap<String, Content>,
    /// The glossary they were checked by, where the options ask to keep it.
    pub glossary: Glossary,
    /// Files that changed.
    pub changed: usize,
    /// Whether it was stopped from outside.
    pub interrupted: bool,
}

impl Report {
    /// Findings by severity (info, warning, error), those of documents and of a glossary that were up to date included.
    pub fn totals(&self) -> [usize; 3] {
        let mut totals = [0; 3];
        let kept = self.documents.values().filter_map(|fate| match fate {
            Fate::UpToDate(counts) => Some(counts.findings),
            _ => None,
        });
        for counts in kept.chain([tally(&self.findings), self.kept]) {
            totals.iter_mut().zip(counts).for_each(|(total, n)| *total += n);
        }
        totals
    }

    /// Whether findings reach a gate.
    pub fn reaches(&self, gate: Option<Severity>) -> bool {
        gate.is_some_and(|gate| self.totals()[gate as usize..].iter().any(|n| *n > 0))
    }
}

fn add(all: &mut Uses, more: &Uses) {
    for (waiver, uses) in more {
        *all.entry(*waiver).or_default() += uses;
    }
}

fn tally(findings: &[Finding]) -> [usize; 3] {
    let mut counts = [0; 3];
    findings.iter().for_each(|finding| counts[finding.severity as usize] += 1);
    counts
}

/// What a run tells whoever watches it.
pub trait Watch: Sync {
    /// So many documents are to be done.
    fn begin(&self, _documents: usize) {}
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
    let (plans, mut findings) = discover::documents(project)?;
    let known: Vec<&str> = plans.iter().map(|plan| plan.id.as_str()).collect();
    for id in &options.only {
        if !known.contains(&id.as_str()) {
            let nearest = yaml::nearest(id, known.iter().copied());
            return Err(BatchError::UnknownDocument { id: id.clone(), nearest });
        }
    }
    let sources = terminology::Sources::read(project)?;
    let waivers = Waivers::read(project, options.today)?;
    let basis =
        format!("{} {} {} {}", env!("CARGO_PKG_VERSION"), project.digest, sources.digest, waivers.digest);
    let mut journal = Journal::read(&project.root);

    // What is there to do?
    let inputs: Vec<String> = plans.par_iter().map(|plan| inputs(project, plan, &basis)).collect();
    let current: Vec<Option<Counts>> = plans
        .par_iter()
        .zip(&inputs)
        .map(|(plan, inputs)| {
            let entry = journal.get(&plan.id).filter(|entry| !options.again && entry.inputs == *inputs)?;
            stands(project, entry).then(|| entry.counts.clone())
        })
        .collect();
    let wanted = |plan: &DocumentPlan| options.only.is_empty() || options.only.contains(&plan.id);
    let work: Vec<bool> =
        plans.iter().zip(&current).map(|(plan, current)| current.is_none() && wanted(plan)).collect();

    // Checking a glossary means comparing every form of every term: only when it has changed.
    let mut report = Report::default();
    let checked = journal
        .get(Entry::GLOSSARY)
        .filter(|entry| !options.again && entry.inputs == basis && stands(project, entry))
        .map(|entry| (entry.counts.findings, entry.counts.waived.clone()));
    if let Some((findings, waived)) = &checked {
        report.kept = *findings;
        add(&mut report.waived, waived);
    }
    let mut glossary = Glossary::default();
    if checked.is_none() || work.contains(&true) {
        let (parsed, mut raised) = sources.parse();
        glossary = parsed;
        if checked.is_none() {
            raised.extend(crate::glossary::check(&glossary));
            glossary.write_in_scripts(project.config.locales());
            let (files, more) = terminology::files(project, &glossary);
            let files: Vec<(String, String)> = files.into_iter().map(|file| (file.path, file.text)).collect();
            raised.extend(more);
            weigh(project, &mut raised);
            let mut waived = Uses::new();
            waivers.apply(None, &mut raised, &mut waived);
            add(&mut report.waived, &waived);
            report.changed += write(project, writer.as_ref(), &files).map_err(RunError::from)?;
            if writer.is_some() {
                journal.enter(Entry {
                    document: Entry::GLOSSARY.to_owned(),
                    inputs: basis.clone(),
                    outputs: digests(&files),
                    counts: Counts { findings: tally(&raised), waived, ..Counts::default() },
                });
            }
            findings.extend(raised);
        }
    }
    let journal = Mutex::new(journal);
    if work.contains(&true) {
        glossary.write_in_scripts(project.config.locales());
        let terminology = Terminology::new(&glossary, project.config.locales());
        let references = References::new(project, &terminology);
        watch.begin(work.iter().filter(|work| **work).count());
        // Alignment learns from every document of the project, so that a document aligns the same way whichever
        // others are done in this run.
        let loaded: Vec<Result<Loaded, RunError>> =
            plans.par_iter().map(|plan| run::load(project, plan)).collect();
        let readable: Vec<&Loaded> = loaded.iter().filter_map(|l| l.as_ref().ok()).collect();
        let tasks: Vec<_> = readable.iter().map(|loaded| loaded.task()).collect();
        let knowledge = terminology::knowledge(project, &glossary);
        let (beads, mut taught) = align::align_and_learn(&tasks, &knowledge, &AlignOptions::default());
        let mut beads = beads.into_iter();
        taught.prune();
        // For documents that are aligned one by one; a run itself learns from all of them again.
        write(project, writer.as_ref(), &[(files::learned(), taught.write())]).map_err(RunError::from)?;
        let aligned: Vec<_> = loaded
            .into_iter()
            .map(|loaded| {
                loaded.map(|loaded| {
                    let aligned = beads.next().unwrap_or_default();
                    let beads = loaded.keyed().unwrap_or(aligned);
                    (loaded, beads)
                })
            })
            .collect();
        let failed = AtomicBool::new(false);
        let contents: Mutex<BTreeMap<String, Content>> = Mutex::default();
        let done: Vec<(String, Fate, Vec<Finding>, Usage)> = plans
            .par_iter()
            .zip(aligned)
            .zip(&inputs)
            .zip(&work)
            .filter(|(_, work)| **work)
            .map(|(((plan, aligned), inputs), _)| {
                if stop.load(Ordering::Relaxed) || options.fail_fast && failed.load(Ordering::Relaxed) {
                    return (plan.id.clone(), Fate::Left, Vec::new(), Usage::default());
                }
                watch.start(&plan.id);
                let outcome = aligned.and_then(|(loaded, beads)| {
                    let mut finished = run::finish(project, plan, &terminology, &references, &loaded, &beads);
                    weigh(project, &mut finished.findings);
                    waivers.apply(Some(&plan.id), &mut finished.findings, &mut finished.counts.waived);
                    finished.counts.findings = tally(&finished.findings);
                    let changed = write(project, writer.as_ref(), &finished.files)?;
                    if writer.is_some() {
                        let entry = Entry {
                            document: plan.id.clone(),
                            inputs: inputs.clone(),
                            outputs: digests(&finished.files),
                            counts: finished.counts.clone(),
                        };
                        journal.lock().unwrap_or_else(PoisonError::into_inner).enter(entry);
                    }
                    if options.keep {
                        let content = Content {
                            units: finished.units,
                            hits: finished.hits,
                            findings: finished.findings.clone(),
                        };
                        let mut contents = contents.lock().unwrap_or_else(PoisonError::into_inner);
                        contents.insert(plan.id.clone(), content);
                    }
                    Ok((Fate::Done { counts: finished.counts, changed }, finished.findings, finished.usage))
                });
                watch.end(&plan.id);
                match outcome {
                    Ok((fate, findings, usage)) => (plan.id.clone(), fate, findings, usage),
                    Err(error) => {
                        failed.store(true, Ordering::Relaxed);
                        (plan.id.clone(), Fate::Failed(error), Vec::new(), Usage::default())
                    }
                }
            })
            .collect();
        report.contents = contents.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut usage = Usage::default();
        for (id, fate, raised, used) in done {
            if let Fate::Done { changed, counts } = &fate {
                report.changed += changed;
                add(&mut report.waived, &counts.waived);
            }
            usage.extend(used);
            report.interrupted |= matches!(fate, Fate::Left) && stop.load(Ordering::Relaxed);
            findings.extend(raised);
            report.documents.insert(id, fate);
        }
        // Two ways in a project can be told only by whoever has seen all of it.
        if work.iter().all(|work| *work) {
            let mut raised = usage.two_ways(&glossary);
            weigh(project, &mut raised);
            waivers.apply(None, &mut raised, &mut report.waived);
            findings.extend(raised);
        }
    }
    for (plan, counts) in plans.iter().zip(current) {
        if let Some(counts) = counts.filter(|_| wanted(plan)) {
            add(&mut report.waived, &counts.waived);
            report.documents.insert(plan.id.clone(), Fate::UpToDate(counts));
        }
    }
    let seen = |fate: &Fate| fate.counts().is_some();
    let everything = options.only.is_empty() && report.documents.values().all(seen);
    findings.extend(waivers.findings(&report.waived, everything));
    if let Some(writer) = &writer {
        let mut journal = journal.into_inner().unwrap_or_else(PoisonError::into_inner);
        journal.compact(writer, &known);
    }
    weigh(project, &mut findings);
    report.findings = findings;
    if options.keep {
        report.glossary = glossary;
    }
    Ok(report)
}

/// Digest of everything a document is made from. A file that cannot be read counts as changed: the run
/// will say why.
fn inputs(project: &Project, plan: &DocumentPlan, basis: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(basis.as_bytes());
    for path in std::iter::once(&plan.source).chain(plan.targets.values()) {
        hasher.update(path.as_bytes()).update(&[0]);
        match files::read_inside(&project.root, path, u64::from(u32::MAX)) {
            Ok(bytes) => hasher.update(blake3::hash(&bytes).as_bytes()),
            Err(error) => hasher.update(error.to_string().as_bytes()),
        };
    }
    hasher.finalize().to_hex()[..32].to_owned()
}

/// Whether every file of an entry is on disk as it was written.
fn stands(project: &Project, entry: &Entry) -> bool {
    entry.outputs.iter().all(|(path, wanted)| {
        files::read_inside(&project.root, path, u64::from(u32::MAX))
            .is_ok_and(|bytes| digest(&bytes) == *wanted)
    })
}

fn digests(files: &[(String, String)]) -> BTreeMap<String, String> {
    files.iter().map(|(path, text)| (path.clone(), digest(text.as_bytes()))).collect()
}

/// Writes files in order and counts those that changed; without a writer, those that would.
fn write(project: &Project, writer: Option<&Writer>, files: &[(String, String)]) -> Result<usize, FileError> {
    let mut changed = 0;
    for (path, text) in files {
        changed += usize::from(match writer {
            Some(writer) => writer.write(path, text.as_bytes())?,
            None => !files::read_inside(&project.root, path, u64::from(u32::MAX))
                .is_ok_and(|bytes| bytes == text.as_bytes()),
        });
    }
    Ok(changed)
}

/// Gives findings the severities of the project and takes out those it switches off.
pub fn weigh(project: &Project, findings: &mut Vec<Finding>) {
    let severities = &project.config.severities;
    findings.retain_mut(|finding| {
        match severities.get(finding.rule.code).or_else(|| severities.get(finding.rule.name)) {
            Some(Some(severity)) => finding.severity = *severity,
            Some(None) => return false,
            None => {}
        }
        true
    });
}
