//! All documents of a project: what is up to date is left alone, the rest is done side by side, and one bad
//! document does not stop the others.
//!
//! A document is up to date when the journal has it with the digests of everything that goes in and of
//! every file that came out. Its files are written state first; a run that is cut off leaves some documents
//! done, some not, and at most one file older than its neighbours, which the next run finds and mends.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;
use thiserror::Error;

use super::config::{Project, ProjectError};
use super::discover::{self, DocumentPlan};
use super::files::{self, FileError, LockError, Staged, Writer};
use super::journal::{Counts, Entry, Journal, digest};
use super::memory::Remembering;
use super::run::{self, Draft, Loaded, RunError};
use super::terminology::{self, References};
use super::translation::TranslationError;
use super::translation::fill::{Translating, await_engines};
use super::translation::plan::Plan;
use super::waivers::{Uses, Waivers};
use crate::align::{self, AlignOptions};
use crate::check::usage::Usage;
use crate::check::{Terminology, UnitHits};
use crate::glossary::{Date, Glossary};
use crate::model::{Bead, Diagnose, Finding, Severity, Unit};
use crate::text::{Place, yaml};
use crate::translate::{EngineError, Tools};

/// So many documents are done together.
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
    /// An engine cannot be used, or may not.
    #[error(transparent)]
    Translation(#[from] TranslationError),
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
            Self::Translation(error) => error.key(),
            Self::UnknownDocument { nearest: Some(_), .. } => "error-document-unknown-near",
            Self::UnknownDocument { nearest: None, .. } => "error-document-unknown",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Project(error) => error.args(),
            Self::Lock(error) => error.args(),
            Self::File(error) => error.args(),
            Self::Translation(error) => error.args(),
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
    /// What would be asked of engines, on a dry run.
    pub plan: Option<Plan>,
    /// What was spent on engines, in the currency of their prices.
    pub spent: f64,
    /// Engines that were left alone because of an error.
    pub left: Vec<(String, EngineError)>,
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
    let (plans, mut findings) = discover::documents(project)?;
    known(&plans, &options.only)?;
    let sources = terminology::Sources::read(project)?;
    let waivers = Waivers::read(project, options.today)?;
    let basis = basis(project, &sources, &waivers);
    let mut journal = Journal::read(&project.root);

    // What is there to do?
    let looks: Vec<Look> = plans
        .par_iter()
        .map(|plan| {
            let entry = journal.get(&plan.id).filter(|_| !options.again);
            // What waits may be translated now.
            let waits = |entry: &Entry| options.engines.ask && !entry.counts.waiting.is_empty();
            look(project, plan, &basis, entry, waits)
        })
        .collect();
    // Files that were touched and are the same need not be read the next time.
    for (look, plan) in looks.iter().zip(&plans).filter(|_| writer.is_some()) {
        if let (Some(_), Some(stamps), Some(entry)) = (&look.current, &look.renewed, journal.get(&plan.id)) {
            let entry = Entry { stamps: Some(stamps.clone()), ..entry.clone() };
            journal.enter(entry);
        }
    }
    let current: Vec<Option<Counts>> = looks.iter().map(|look| look.current.clone()).collect();
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
            let files: Vec<(String, Vec<u8>)> =
                files.into_iter().map(|file| (file.path, file.text.into_bytes())).collect();
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
                    stamps: None,
                });
            }
            findings.extend(raised);
        }
    }
    if work.contains(&true) {
        glossary.write_in_scripts(project.config.locales());
        let terminology = Terminology::new(&glossary, project.config.locales());
        let references = References::new(project, &terminology);
        watch.begin(work.iter().filter(|work| **work).count());
        let translating = Translating::new(project, options, &plans, &terminology, stop)?;
        // Alignment learns from every document of the project that has translations, so that a document aligns the same
        // way whichever others are done in this run. One without them is read when its turn comes.
        let aligned: Vec<bool> = plans.iter().map(|plan| !plan.targets.is_empty()).collect();
        watch.phase(Phase::Reading);
        let loaded: Vec<Option<Result<Loaded, RunError>>> = plans
            .par_iter()
            .zip(&aligned)
            .map(|(plan, aligned)| aligned.then(|| run::load(project, plan)))
            .collect();
        let readable: Vec<&Loaded> = loaded.iter().flatten().filter_map(|l| l.as_ref().ok()).collect();
        let tasks: Vec<_> = readable.iter().map(|loaded| loaded.task()).collect();
        let mut beads = Vec::new().into_iter();
        if !tasks.is_empty() {
            watch.phase(Phase::Aligning);
            let knowledge = terminology::knowledge(project, &glossary);
            let (found, mut taught) = align::align_and_learn(&tasks, &knowledge, &AlignOptions::default());
            beads = found.into_iter();
            taught.prune();
            // For documents that are aligned one by one; a run itself learns from all of them again.
            write(project, writer.as_ref(), &[(files::learned(), taught.write().into_bytes())])
                .map_err(RunError::from)?;
        }
        let mut ready: Vec<Option<Opened>> = loaded
            .into_iter()
            .map(|loaded| {
                loaded.map(|loaded| {
                    loaded.map(|loaded| {
                        let aligned = beads.next().unwrap_or_default();
                        let beads = loaded.keyed().unwrap_or(aligned);
                        (loaded, beads)
                    })
                })
            })
            .collect();
        if let Some(translating) = &translating {
            report.plan = translating.plan(&plans, &work, &ready, stop)?;
        }
        let remembering =
            || Remembering::new(project, options.today, &sources.digest, options.engines.variable);
        let memory = writer.as_ref().map(|_| remembering());
        let memory = memory.transpose()?;
        let failed = AtomicBool::new(false);
        let halted = || stop.load(Ordering::Relaxed) || options.fail_fast && failed.load(Ordering::Relaxed);
        let todo: Vec<usize> = (0..plans.len()).filter(|at| work[*at]).collect();
        let mut done: Vec<Ended> = Vec::with_capacity(todo.len());
        // Some documents together: engines take texts of several at once, and memory holds no more than these.
        for window in todo.chunks(WINDOW) {
            if halted() {
                let left = |at: &usize| (plans[*at].id.clone(), Fate::Left, Vec::new(), Usage::default());
                done.extend(window.iter().map(left));
                continue;
            }
            window.iter().for_each(|at| watch.start(&plans[*at].id));
            let mut taken: Vec<(usize, Option<Opened>)> =
                window.iter().map(|at| (*at, ready[*at].take())).collect();
            taken.par_iter_mut().filter(|(_, opened)| opened.is_none()).for_each(|(at, opened)| {
                *opened = Some(run::load(project, &plans[*at]).map(|loaded| (loaded, Vec::new())));
            });
            let mut good: Vec<(usize, Loaded, Vec<Vec<Bead>>)> = Vec::with_capacity(taken.len());
            for (at, opened) in taken {
                match opened {
                    Some(Ok((loaded, beads))) => good.push((at, loaded, beads)),
                    Some(Err(error)) => {
                        failed.store(true, Ordering::Relaxed);
                        watch.end(&plans[at].id);
                        done.push((plans[at].id.clone(), Fate::Failed(error), Vec::new(), Usage::default()));
                    }
                    None => {}
                }
            }
            let mut drafts: Vec<Draft> = good
                .par_iter()
                .map(|(at, loaded, beads)| run::draft(project, &plans[*at], &terminology, loaded, beads))
                .collect();
            let indices: Vec<usize> = good.iter().map(|(at, ..)| *at).collect();
            let mut whole = vec![true; drafts.len()];
            match &translating {
                Some(translating) if !options.dry => {
                    translating.fill(&plans, &indices, &mut drafts, &mut whole)
                }
                _ => await_engines(project, &plans, &indices, &mut drafts),
            }
            let finished: Vec<Option<Written>> = good
                .par_iter()
                .zip(drafts)
                .zip(whole)
                .map(|(((at, loaded, _), draft), whole)| {
                    let plan = &plans[*at];
                    // A text that was not asked because the run was stopped would look like one that nobody knows.
                    if !whole || halted() {
                        watch.end(&plan.id);
                        return None;
                    }
                    let mut finished = run::finish(project, plan, &terminology, &references, loaded, draft);
                    weigh(project, &mut finished.findings);
                    waivers.apply(Some(&plan.id), &mut finished.findings, &mut finished.counts.waived);
                    finished.counts.findings = tally(&finished.findings);
                    let staged = stage(project, writer.as_ref(), &finished.files).map_err(RunError::from);
                    let staged = staged.and_then(|staged| {
                        memory.as_ref().map_or(Ok(()), |memory| memory.store(&plan.id, &finished.units))?;
                        Ok(staged)
                    });
                    if staged.is_err() {
                        failed.store(true, Ordering::Relaxed);
                    }
                    let content = options.keep.then(|| Content {
                        units: finished.units,
                        hits: finished.hits,
                        findings: finished.findings.clone(),
                    });
                    watch.end(&plan.id);
                    Some(Written {
                        content,
                        outputs: digests(&finished.files),
                        counts: finished.counts,
                        findings: finished.findings,
                        usage: finished.usage,
                        staged,
                    })
                })
                .collect();
            if let Some(writer) = &writer {
                let staged = finished.iter().flatten().filter_map(|written| written.staged.as_ref().ok());
                writer.sync(staged.flat_map(|staged| &staged.files)).map_err(RunError::from)?;
            }
            for ((at, ..), written) in good.iter().zip(finished) {
                let id = plans[*at].id.clone();
                let Some(written) = written else {
                    done.push((id, Fate::Left, Vec::new(), Usage::default()));
                    continue;
                };
                if let Some(content) = written.content {
                    report.contents.insert(id.clone(), content);
                }
                let placed = written.staged.and_then(|staged| {
                    let changed = staged.changed;
                    if let Some(writer) = &writer {
                        staged.files.into_iter().try_for_each(|file| writer.place(file))?;
                    }
                    Ok::<usize, RunError>(changed)
                });
                match placed {
                    Ok(changed) => {
                        if writer.is_some() {
                            let after =
                                files::marks(&project.root, written.outputs.keys().map(String::as_str));
                            journal.enter(Entry {
                                document: id.clone(),
                                inputs: looks[*at].inputs.clone(),
                                outputs: written.outputs,
                                counts: written.counts.clone(),
                                stamps: looks[*at].stamp.clone().zip(after),
                            });
                        }
                        let fate = Fate::Done { counts: written.counts, changed };
                        done.push((id, fate, written.findings, written.usage));
                    }
                    Err(error) => {
                        failed.store(true, Ordering::Relaxed);
                        done.push((id, Fate::Failed(error), Vec::new(), Usage::default()));
                    }
                }
            }
        }
        if let Some(translating) = &translating {
            report.spent = translating.spent();
            report.left = translating.left();
        }
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
        let known: Vec<&str> = plans.iter().map(|plan| plan.id.as_str()).collect();
        journal.compact(writer, &known);
    }
    weigh(project, &mut findings);
    report.findings = findings;
    if options.keep {
        report.glossary = glossary;
    }
    Ok(report)
}

/// Digest of what every document is made from.
fn basis(project: &Project, sources: &terminology::Sources, waivers: &Waivers) -> String {
    format!("{} {} {} {}", env!("CARGO_PKG_VERSION"), project.digest, sources.digest, waivers.digest)
}

/// Refuses ids that no document has.
///
/// # Errors
///
/// The first of them.
pub(super) fn known(plans: &[DocumentPlan], ids: &[String]) -> Result<(), BatchError> {
    let known: std::collections::BTreeSet<&str> = plans.iter().map(|plan| plan.id.as_str()).collect();
    match ids.iter().find(|id| !known.contains(id.as_str())) {
        None => Ok(()),
        Some(id) => {
            let nearest = yaml::nearest(id, known.iter().copied());
            Err(BatchError::UnknownDocument { id: id.clone(), nearest })
        }
    }
}

/// Whether each document is as the last run left it.
///
/// # Errors
///
/// A glossary or waivers that cannot be read.
pub(super) fn current(project: &Project, plans: &[DocumentPlan]) -> Result<Vec<bool>, BatchError> {
    let sources = terminology::Sources::read(project)?;
    let waivers = Waivers::read(project, None)?;
    let basis = basis(project, &sources, &waivers);
    let journal = Journal::read(&project.root);
    let is_current =
        |plan: &DocumentPlan| look(project, plan, &basis, journal.get(&plan.id), |_| false).current.is_some();
    Ok(plans.par_iter().map(is_current).collect())
}

/// A document as it was opened, with the beads of its translations.
pub(super) type Opened = Result<(Loaded, Vec<Vec<Bead>>), RunError>;
/// What became of a document, with what it brought up.
type Ended = (String, Fate, Vec<Finding>, Usage);

/// What there is to say of a document before it is done.
struct Look {
    /// The stamp of what goes in.
    stamp: Option<String>,
    /// Digest of what goes in; empty where the stamps said enough.
    inputs: String,
    /// How it stands, if it is as the last run left it.
    current: Option<Counts>,
    /// New stamps for its entry.
    renewed: Option<(String, String)>,
}

/// Whether a document is as its entry says: by the stamps of its files, and where these differ by what is in them.
fn look(
    project: &Project,
    plan: &DocumentPlan,
    basis: &str,
    entry: Option<&Entry>,
    waits: impl Fn(&Entry) -> bool,
) -> Look {
    let sides = std::iter::once(&plan.source).chain(plan.targets.values()).map(String::as_str);
    let stamp = files::marks(&project.root, sides).map(|stamp| digest(format!("{stamp} {basis}").as_bytes()));
    let mut look = Look { stamp, inputs: String::new(), current: None, renewed: None };
    let Some(entry) = entry.filter(|entry| !waits(entry)) else {
        look.inputs = read_inputs(project, plan, basis);
        return look;
    };
    let outputs = files::marks(&project.root, entry.outputs.keys().map(String::as_str));
    let now = look.stamp.clone().zip(outputs);
    if now.is_some() && now == entry.stamps {
        look.current = Some(entry.counts.clone());
        return look;
    }
    let read = read_inputs(project, plan, basis);
    if entry.inputs == read && stands(project, entry) {
        look.current = Some(entry.counts.clone());
        look.renewed = now;
    }
    look.inputs = read;
    look
}

/// A document that is done, with files that wait to be put in their places.
struct Written {
    outputs: BTreeMap<String, String>,
    counts: Counts,
    findings: Vec<Finding>,
    usage: Usage,
    staged: Result<Stage, RunError>,
    /// What it holds, where that is to be handed back.
    content: Option<Content>,
}

/// Files of one document.
struct Stage {
    files: Vec<Staged>,
    /// How many differ from what is there.
    changed: usize,
}

/// Stages files in order; without a writer, only counts those that differ.
fn stage(
    project: &Project,
    writer: Option<&Writer>,
    files: &[(String, Vec<u8>)],
) -> Result<Stage, FileError> {
    let Some(writer) = writer else {
        return Ok(Stage { files: Vec::new(), changed: write(project, None, files)? });
    };
    let mut stage = Stage { files: Vec::new(), changed: 0 };
    for (path, bytes) in files {
        if let Some(staged) = writer.stage(path, bytes)? {
            stage.changed += 1;
            stage.files.push(staged);
        }
    }
    Ok(stage)
}

/// Digest of everything a document is made from. A file that cannot be read counts as changed: the run
/// will say why.
fn read_inputs(project: &Project, plan: &DocumentPlan, basis: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(basis.as_bytes());
    let limit = plan.options(&project.config.source).max_bytes as u64;
    for path in std::iter::once(&plan.source).chain(plan.targets.values()) {
        hasher.update(path.as_bytes()).update(&[0]);
        match files::read_inside(&project.root, path, limit) {
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

fn digests(files: &[(String, Vec<u8>)]) -> BTreeMap<String, String> {
    files.iter().map(|(path, bytes)| (path.clone(), digest(bytes))).collect()
}

/// Writes files in order and counts those that changed; without a writer, those that would.
fn write(
    project: &Project,
    writer: Option<&Writer>,
    files: &[(String, Vec<u8>)],
) -> Result<usize, FileError> {
    let mut changed = 0;
    for (path, bytes) in files {
        changed += usize::from(match writer {
            Some(writer) => writer.write(path, bytes)?,
            None => !files::read_inside(&project.root, path, u64::from(u32::MAX))
                .is_ok_and(|there| there == *bytes),
        });
    }
    Ok(changed)
}

/// Gives findings the severities of the project, those of their files before the others, and takes out those that are switched off.
pub fn weigh(project: &Project, findings: &mut Vec<Finding>) {
    findings.retain_mut(|finding| {
        let own = project.config.overrides.iter().rev().filter(|one| one.files.is_match(&finding.path));
        let all = own.map(|one| &one.severities).chain([&project.config.severities]);
        let said = all.into_iter().find_map(|severities| {
            severities.get(finding.rule.code).or_else(|| severities.get(finding.rule.name))
        });
        match said {
            Some(Some(severity)) => finding.severity = *severity,
            Some(None) => return false,
            None => {}
        }
        true
    });
}
