//! Who translates what has no translation: the chain of engines of each language pair, what they answered before, and the
//! terms of the glossary around all of it.
//!
//! An engine's answer is kept under a key made of everything it depends on (`key.rs`): a run that was cut off, and every
//! later one, pays for no text twice. Texts that occur several times are asked once.

pub mod fill;
mod kept;
pub mod plan;
pub mod privacy;
pub mod recall;
mod terms;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use thiserror::Error;

use self::kept::Kept;
use self::plan::Plan;
pub use self::privacy::Privacy;
use self::terms::Terms;
use super::config::engines::Translation;
use super::secrets;
use crate::check::Terminology;
use crate::model::{Diagnose, Origin};
use crate::translate::batch::{Done, Job, Watch, Worker};
use crate::translate::govern::{Budget, Governor};
use crate::translate::protect::{self, Form};
use crate::translate::{Engine, EngineError, Flaw, Pair, Tools};

/// Why no engine can be used.
#[derive(Debug, Error)]
pub enum TranslationError {
    /// An engine cannot be made.
    #[error("engine {engine}: {reason}")]
    Engine {
        /// Its name in the project.
        engine: String,
        /// Why.
        reason: String,
    },
    /// What engines answered cannot be kept.
    #[error("cannot write {path}: {reason}")]
    Journal {
        /// The file.
        path: String,
        /// What the system said.
        reason: String,
    },
    /// The plan costs more than may be spent.
    #[error("the plan costs {cost}, more than the {most} that may be spent")]
    Cost {
        /// The estimate.
        cost: String,
        /// The limit.
        most: String,
    },
}

impl Diagnose for TranslationError {
    fn key(&self) -> &'static str {
        match self {
            Self::Engine { .. } => "error-engine",
            Self::Journal { .. } => "error-file-write",
            Self::Cost { .. } => "error-max-cost",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Engine { engine, reason } => vec![("engine", engine.clone()), ("reason", reason.clone())],
            Self::Journal { path, reason } => vec![("path", path.clone()), ("reason", reason.clone())],
            Self::Cost { cost, most } => vec![("cost", cost.clone()), ("most", most.clone())],
        }
    }
}

/// An engine that is ready, with its price and what watches over its calls.
struct Ready {
    engine: Box<dyn Engine>,
    governor: Governor,
}

/// A translation that an engine of the chain proposes.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposed {
    /// The text.
    pub text: String,
    /// Who made it.
    pub origin: Origin,
}

/// What engines are made with, and what they may spend.
pub struct Means<'a> {
    /// Looks a name up in the environment.
    pub variable: &'a (dyn Fn(&str) -> Option<String> + Sync),
    /// The transport and the memory.
    pub tools: Tools,
    /// The most that may be spent in the run.
    pub max_cost: Option<f64>,
    /// Nothing is asked and nothing written: a plan is made.
    pub dry: bool,
}

/// The engines of a project, ready to be asked.
pub struct Translator<'a> {
    config: &'a Translation,
    terminology: &'a Terminology<'a>,
    engines: BTreeMap<String, Ready>,
    kept: Kept,
    budget: Budget,
    stop: &'a AtomicBool,
}

impl<'a> Translator<'a> {
    /// Makes the engines named in `chains`. Keys are read now; no service is asked yet.
    ///
    /// # Errors
    ///
    /// An engine without what it needs, and a journal that cannot be opened.
    pub fn new(
        root: &Path,
        config: &'a Translation,
        chains: &[&[String]],
        terminology: &'a Terminology<'a>,
        means: &Means,
        stop: &'a AtomicBool,
    ) -> Result<Self, TranslationError> {
        let mut ready = BTreeMap::new();
        for name in chains.iter().copied().flatten() {
            if ready.contains_key(name) {
                continue;
            }
            let failed = |reason: String| TranslationError::Engine { engine: name.clone(), reason };
            let engine =
                config.engines.get(name).ok_or_else(|| failed("it is not among the engines".to_owned()))?;
            let mut settings = engine.settings.clone();
            if let Some(source) = &engine.key {
                settings.key = Some(secrets::resolve(source, root, means.variable).map_err(failed)?);
            }
            // A program lies in the project or on the path, and runs in the project.
            let folder = root.canonicalize().unwrap_or_else(|_| root.to_owned());
            if let Some(program) = settings.command.first_mut()
                && program.contains('/')
            {
                *program = folder.join(&*program).to_string_lossy().into_owned();
            }
            settings.folder = Some(folder);
            if settings.makes_glossaries {
                settings.terms = terms::lines(terminology);
            }
            let made =
                (engine.kind.build)(settings, &means.tools).map_err(|error| failed(error.to_string()))?;
            let governor = Governor::new(engine.limits, engine.price);
            ready.insert(name.clone(), Ready { engine: made, governor });
        }
        let kept = Kept::open(root, means.dry);
        let budget = Budget::new(means.max_cost);
        Ok(Self { config, terminology, engines: ready, kept, budget, stop })
    }

    /// What was spent until now, in the currency of the prices.
    pub fn spent(&self) -> f64 {
        self.budget.spent()
    }

    /// Engines that were left alone because of an error, with that error.
    pub fn left(&self) -> Vec<(String, EngineError)> {
        let left = |(name, ready): (&String, &Ready)| Some((name.clone(), ready.governor.left()?));
        self.engines.iter().filter_map(left).filter(|(_, error)| *error != EngineError::Stopped).collect()
    }

    /// Fills the terms of jobs in, unless no engine of the chain asks for them.
    fn with_terms(&self, pair: &Pair, jobs: &mut [Job]) {
        let terms = Terms { terminology: self.terminology, pair };
        use rayon::prelude::*;
        jobs.par_iter_mut().filter(|job| job.terms.is_empty()).for_each(|job| {
            job.terms = terms.hints(&job.text, &job.redacted);
        });
    }

    /// Translates texts by the chain of the pair, in order; what no engine knows says what the last one that was asked said.
    pub fn translate(&self, pair: &Pair, chain: &[String], jobs: Vec<Job>) -> Vec<Result<Proposed, Flaw>> {
        let mut jobs = jobs;
        let mut outcome: Vec<Result<Proposed, Flaw>> = jobs.iter().map(|_| Err(Flaw::Unknown)).collect();
        for name in chain {
            let Some(ready) = self.engines.get(name) else { continue };
            let open: Vec<usize> = (0..jobs.len()).filter(|index| outcome[*index].is_err()).collect();
            if open.is_empty() {
                break;
            }
            let capabilities = ready.engine.capabilities();
            if capabilities.judged {
                let mut asked: Vec<Job> =
                    open.iter().map(|index| std::mem::take(&mut jobs[*index])).collect();
                self.with_terms(pair, &mut asked);
                open.iter().zip(asked).for_each(|(index, job)| jobs[*index] = job);
            }
            for (index, found) in open.iter().zip(self.ask(pair, ready, &jobs, &open)) {
                let origin = |done: &Done| match done.similarity {
                    Some(similarity) => Origin::Memory(similarity),
                    None => Origin::Engine(name.clone()),
                };
                match found {
                    Ok(done) => outcome[*index] = Ok(Proposed { origin: origin(&done), text: done.text }),
                    // That the memory does not know a text says less than what an engine said of it.
                    Err(Flaw::Unknown) => {}
                    Err(flaw) => outcome[*index] = Err(flaw),
                }
            }
        }
        self.kept.sync();
        outcome
    }

    /// Asks one engine for the jobs at `open`: first what it answered before, then each text once.
    fn ask(&self, pair: &Pair, ready: &Ready, jobs: &[Job], open: &[usize]) -> Vec<Result<Done, Flaw>> {
        let capabilities = ready.engine.capabilities();
        let identity = if capabilities.journaled { ready.engine.identity() } else { String::new() };
        // The first job of each key; a text in memory may be another one in another context.
        let mut firsts: BTreeMap<u128, usize> = BTreeMap::new();
        let mut asked: Vec<Job> = Vec::new();
        let mut keys: Vec<u128> = Vec::new();
        let place: Vec<usize> = open
            .iter()
            .map(|index| {
                let job = &jobs[*index];
                let mut add = |key: u128| {
                    asked.push(job.clone());
                    keys.push(key);
                    asked.len() - 1
                };
                if !capabilities.journaled {
                    return add(0);
                }
                let key = key(&identity, pair, job);
                match firsts.get(&key) {
                    Some(at) => *at,
                    None => {
                        let at = add(key);
                        firsts.insert(key, at);
                        at
                    }
                }
            })
            .collect();
        let mut found: Vec<Option<Result<Done, Flaw>>> = vec![None; asked.len()];
        let mut earlier: Vec<Option<Done>> = vec![None; asked.len()];
        if capabilities.journaled {
            for (at, key) in keys.iter().enumerate() {
                match self.kept.get(*key) {
                    Some(done) if done.missed.is_none() => found[at] = Some(Ok(done)),
                    unfinished => earlier[at] = unfinished,
                }
            }
        }
        let rest: Vec<usize> = (0..asked.len()).filter(|at| found[*at].is_none()).collect();
        if !rest.is_empty() {
            let mut sent: Vec<Job> = rest.iter().map(|at| std::mem::take(&mut asked[*at])).collect();
            let earlier: Vec<Option<Done>> = rest.iter().map(|at| earlier[*at].take()).collect();
            let keys: Vec<u128> = rest.iter().map(|at| keys[*at]).collect();
            let watch = Looker {
                terms: Terms { terminology: self.terminology, pair },
                kept: capabilities.journaled.then_some((&self.kept, &keys)),
            };
            let form_key = form_key(&identity, pair);
            let form = capabilities.journaled.then(|| self.kept.get(form_key)).flatten();
            let form = form.and_then(|done| Form::of(&done.text));
            let worker = Worker {
                engine: ready.engine.as_ref(),
                governor: &ready.governor,
                budget: &self.budget,
                stop: self.stop,
                pair,
                watch: &watch,
            };
            let (outcomes, settled) = worker.run(&sent, &earlier, form);
            if let Some(form) = settled.filter(|settled| form != Some(*settled) && capabilities.journaled) {
                let done = Done { text: form.as_str().to_owned(), similarity: None, missed: None };
                // Should it not be kept, the next run finds it out again.
                let _ = self.kept.keep(form_key, &done);
            }
            for (at, outcome) in rest.iter().zip(outcomes) {
                found[*at] = Some(outcome);
            }
            sent.clear();
        }
        place.into_iter().map(|at| found[at].clone().unwrap_or(Err(Flaw::Missing))).collect()
    }

    /// Adds to a plan what translating these texts would take. Of memory, what is there; of services, nothing is asked.
    pub fn plan(&self, pair: &Pair, chain: &[String], jobs: Vec<Job>, plan: &mut Plan) {
        let mut jobs = jobs;
        plan.segments += jobs.len();
        for name in chain {
            let Some(ready) = self.engines.get(name) else { continue };
            if jobs.is_empty() {
                return;
            }
            let capabilities = ready.engine.capabilities();
            if !capabilities.journaled {
                let all: Vec<usize> = (0..jobs.len()).collect();
                let found = self.ask(pair, ready, &jobs, &all);
                let mut rest = Vec::new();
                for (job, found) in jobs.into_iter().zip(found) {
                    match found {
                        Ok(Done { similarity: Some(similarity), .. }) => {
                            *plan.memory.entry(similarity).or_default() += 1
                        }
                        Ok(_) => plan.engine(name, ready).segments += 1,
                        Err(_) => rest.push(job),
                    }
                }
                jobs = rest;
                continue;
            }
            let (closed, mut asked): (Vec<Job>, Vec<Job>) =
                jobs.into_iter().partition(|job| job.confidential && !capabilities.local);
            self.with_terms(pair, &mut asked);
            let identity = ready.engine.identity();
            let row = plan.engine(name, ready);
            let mut once: Vec<Job> = Vec::new();
            for job in asked {
                let key = key(&identity, pair, &job);
                if self.kept.get(key).is_some_and(|done| done.missed.is_none()) {
                    row.kept += 1;
                } else if row.seen.insert(key) {
                    once.push(job);
                } else {
                    row.repeated += 1;
                }
            }
            let marked = |job: &Job| !protect::spans(&job.text, &job.redacted).is_empty();
            if !capabilities.keeps_placeholders
                && once.iter().any(marked)
                && self.kept.get(form_key(&identity, pair)).is_none()
            {
                row.probe(ready.engine.as_ref(), &ready.governor, pair);
            }
            row.count(ready.engine.as_ref(), &ready.governor, &once);
            // What this engine fails at is not foreseen; what it must not see is left to the next.
            jobs = closed;
        }
        plan.open += jobs.len();
    }

    /// The engines of a target locale.
    pub fn chain(&self, target: &crate::model::Locale) -> &'a [String] {
        self.config.chain(target)
    }
}

/// The key under which an answer is kept: the engine with its model and prompt, the languages, the text, what must not be seen in
/// it, and the terms that were asked for. Not the neighbours: they help, and a text with others is the same text.
fn key(identity: &str, pair: &Pair, job: &Job) -> u128 {
    let mut hasher = blake3::Hasher::new();
    let mut part = |text: &str| {
        hasher.update(&(text.len() as u64).to_le_bytes()).update(text.as_bytes());
    };
    part(identity);
    part(&pair.source.to_string());
    part(&pair.target.to_string());
    part(&job.text);
    for term in &job.terms {
        part(&term.source);
        term.wanted.iter().for_each(|term| part(term));
        part("");
        term.avoid.iter().for_each(|term| part(term));
        part("");
    }
    for span in &job.redacted {
        part(&format!("{}-{}", span.start, span.end));
    }
    number(&hasher)
}

fn form_key(identity: &str, pair: &Pair) -> u128 {
    let mut hasher = blake3::Hasher::new();
    hasher.update(format!("form\n{identity}\n{}\n{}", pair.source, pair.target).as_bytes());
    number(&hasher)
}

fn number(hasher: &blake3::Hasher) -> u128 {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    u128::from_le_bytes(bytes)
}

/// Knows the terms and keeps the answers of one engine's run.
struct Looker<'a> {
    terms: Terms<'a>,
    kept: Option<(&'a Kept, &'a [u128])>,
}

impl Watch for Looker<'_> {
    fn missed(&self, job: &Job, answer: &str) -> Option<String> {
        self.terms.missed(&job.text, answer)
    }

    fn repaired(&self, answer: String) -> String {
        self.terms.repaired(answer)
    }

    fn answered(&self, job: usize, done: &Done) -> Result<(), String> {
        match self.kept {
            Some((kept, keys)) => kept.keep(keys[job], done),
            None => Ok(()),
        }
    }
}

/// Every engine that a project names for some locale, so that a wrong setting is told before anything is done.
pub fn chains<'c>(config: &'c Translation, targets: &[crate::model::Locale]) -> Vec<&'c [String]> {
    targets.iter().map(|target| config.chain(target)).collect()
}
