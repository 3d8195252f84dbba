//! The translations of a run: what is open in some documents goes to the engines together, and back into their units.

use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::plan::Plan;
use super::{Means, Privacy, Proposed, TranslationError, Translator, chains};
use crate::check::Terminology;
use crate::memory::MINIMUM;
use crate::model::{Locale, Origin, Proposal};
use crate::project::batch::{BatchError, Opened, Options};
use crate::project::config::Project;
use crate::project::discover::DocumentPlan;
use crate::project::run::{self, Draft};
use crate::translate::batch::Job;
use crate::translate::engines::MEMORY;
use crate::translate::{EngineError, Flaw, Item, Pair, Recalled};

/// So many documents are looked at together when a plan is made.
const WINDOW: usize = 256;

/// The engines of a run, with what it is asked to do.
pub struct Translating<'a> {
    project: &'a Project,
    options: &'a Options,
    translator: Translator<'a>,
    terminology: &'a Terminology<'a>,
    privacy: Privacy,
}

/// A text that is open: which draft, which unit of it.
type Open = (usize, usize);

impl<'a> Translating<'a> {
    /// Nothing when no engine is to be asked, or the project names none.
    ///
    /// # Errors
    ///
    /// An engine that cannot be made.
    pub fn new(
        project: &'a Project,
        options: &'a Options,
        plans: &[DocumentPlan],
        terminology: &'a Terminology<'a>,
        stop: &'a AtomicBool,
    ) -> Result<Option<Self>, BatchError> {
        let config = &project.config.translation;
        let wanted = |locale: &&Locale| plans.iter().any(|plan| plan.may_be_open(locale));
        let targets: Vec<Locale> = project.config.targets.iter().filter(wanted).cloned().collect();
        let chains = chains(config, &targets);
        if !options.engines.ask || chains.iter().all(|chain| chain.is_empty()) {
            return Ok(None);
        }
        let none = |_: &str| None;
        let variable = options.engines.variable;
        let means = Means {
            variable: &move |name| variable.map_or_else(|| none(name), |variable| variable(name)),
            tools: options.engines.tools.clone(),
            max_cost: options.engines.max_cost,
            dry: options.dry,
        };
        let translator = Translator::new(&project.root, config, &chains, terminology, &means, stop)?;
        let privacy = Privacy::new(config, &project.config.source);
        Ok(Some(Self { project, options, translator, terminology, privacy }))
    }

    /// What was spent.
    pub fn spent(&self) -> f64 {
        self.translator.spent()
    }

    /// Engines that were left alone because of an error.
    pub fn left(&self) -> Vec<(String, EngineError)> {
        self.translator.left()
    }

    /// The open texts of drafts in a locale.
    fn open(
        &self,
        plans: &[DocumentPlan],
        at: &[usize],
        drafts: &[Draft],
        locale: &Locale,
    ) -> (Vec<Open>, Vec<Job>) {
        let of_draft = |(number, draft): (usize, &Draft)| {
            let plan = &plans[at[number]];
            let units = run::open_units(plan, draft, locale);
            if units.is_empty() {
                return Vec::new();
            }
            let closed = self.privacy.confidential(&draft.units);
            // Beyond the edge of the document is nothing; a confidential neighbour is unknown.
            let seen = |index: usize| match draft.units.get(index) {
                Some(unit) => (!closed[index]).then_some(unit.source.as_str()),
                None => Some(""),
            };
            let job = |index: usize| {
                let confidential = plan.confidential || closed[index];
                let before = index.checked_sub(1).map_or(Some(""), seen);
                let job = self.privacy.job(&draft.units[index].source, before, seen(index + 1), confidential);
                ((number, index), job)
            };
            units.into_iter().map(job).collect()
        };
        drafts.par_iter().enumerate().flat_map_iter(of_draft).unzip()
    }

    fn pair(&self, target: &Locale) -> Pair {
        Pair { source: self.project.config.source.clone(), target: target.clone() }
    }

    /// Translates what is open in the drafts of the documents `at`. A draft of which a text was not asked because the run was
    /// stopped is not `whole`.
    pub fn fill(&self, plans: &[DocumentPlan], at: &[usize], drafts: &mut [Draft], whole: &mut [bool]) {
        for locale in &self.project.config.targets {
            let chain = self.translator.chain(locale);
            if chain.is_empty() {
                continue;
            }
            let (open, jobs) = self.open(plans, at, drafts, locale);
            let asked = self.remembers(chain).then(|| jobs.clone());
            let outcomes = self.translator.translate(&self.pair(locale), chain, jobs);
            if let Some(asked) = asked {
                self.propose(locale, &open, asked, &outcomes, drafts);
            }
            for ((number, index), outcome) in open.into_iter().zip(outcomes) {
                match outcome {
                    Ok(proposed) => drafts[number].take(index, locale, &proposed.text, &proposed.origin),
                    Err(Flaw::Request(EngineError::Stopped)) => whole[number] = false,
                    Err(flaw) => drafts[number].wait(&plans[at[number]], index, locale, flaw.word()),
                }
            }
        }
    }

    /// Whether the memory is an engine of a chain.
    fn remembers(&self, chain: &[String]) -> bool {
        let engines = &self.project.config.translation.engines;
        chain.iter().any(|name| engines.get(name).is_some_and(|engine| engine.kind.name == MEMORY))
    }

    /// Puts translations of similar texts beside what the memory does not know well enough to stand as a text.
    fn propose(
        &self,
        locale: &Locale,
        open: &[Open],
        asked: Vec<Job>,
        outcomes: &[Result<Proposed, Flaw>],
        drafts: &mut [Draft],
    ) {
        let Some(recall) = &self.options.engines.tools.recall else { return };
        let of_memory = |outcome: &Result<Proposed, Flaw>| {
            outcome.as_ref().is_ok_and(|proposed| matches!(proposed.origin, Origin::Memory(_)))
        };
        let (open, items): (Vec<Open>, Vec<Item>) = open
            .iter()
            .zip(asked)
            .zip(outcomes)
            .filter(|(_, outcome)| !of_memory(outcome))
            .map(|((open, job), _)| {
                let Job { text, before, after, .. } = job;
                (*open, Item { text, before, after, ..Item::default() })
            })
            .unzip();
        // A memory that cannot be read was told of as an engine already.
        let found = recall.recall(&self.pair(locale), &items, MINIMUM).unwrap_or_default();
        for ((number, index), found) in open.into_iter().zip(found) {
            if let Some(Recalled { source, text, similarity }) = found {
                let proposal = Proposal { source, text, origin: Origin::Memory(similarity) };
                drafts[number].propose(index, locale, proposal);
            }
        }
    }

    /// The plan of the whole run, where it is asked for: on a dry run, and to know the cost before anything is spent.
    ///
    /// # Errors
    ///
    /// A plan that costs more than may be spent.
    pub fn plan(
        &self,
        plans: &[DocumentPlan],
        work: &[bool],
        ready: &[Option<Box<Opened>>],
        stop: &AtomicBool,
    ) -> Result<Option<Plan>, BatchError> {
        let most = self.options.engines.max_cost;
        if !self.options.dry && most.is_none() {
            return Ok(None);
        }
        let mut plan = Plan::default();
        let todo: Vec<usize> = (0..plans.len()).filter(|at| work[*at]).collect();
        for window in todo.chunks(WINDOW) {
            if stop.load(Ordering::Relaxed) {
                break;
            }
            let fresh: Vec<Option<Opened>> = window
                .par_iter()
                .map(|at| {
                    let load = || run::load(self.project, &plans[*at]).map(|loaded| (loaded, Vec::new()));
                    ready[*at].is_none().then(load)
                })
                .collect();
            let opened = window.iter().zip(&fresh).filter_map(|(at, fresh)| {
                let opened = fresh.as_ref().or(ready[*at].as_deref())?.as_ref().ok()?;
                Some((*at, opened))
            });
            let opened: Vec<_> = opened.collect();
            let drafts: Vec<Draft> = opened
                .par_iter()
                .map(|(at, (loaded, beads))| {
                    run::draft(self.project, &plans[*at], self.terminology, loaded, beads)
                })
                .collect();
            let at: Vec<usize> = opened.iter().map(|(at, _)| *at).collect();
            for locale in &self.project.config.targets {
                let chain = self.translator.chain(locale);
                if chain.is_empty() {
                    continue;
                }
                let (_, jobs) = self.open(plans, &at, &drafts, locale);
                self.translator.plan(&self.pair(locale), chain, jobs, &mut plan);
            }
        }
        match most.filter(|most| plan.cost() > *most) {
            Some(most) if !self.options.dry => {
                Err(TranslationError::Cost { cost: format!("{:.4}", plan.cost()), most: most.to_string() }
                    .into())
            }
            _ => Ok(Some(plan)),
        }
    }
}

/// Where no engine is asked, what waits for one says so.
pub fn await_engines(project: &Project, plans: &[DocumentPlan], at: &[usize], drafts: &mut [Draft]) {
    for locale in &project.config.targets {
        if project.config.translation.chain(locale).is_empty() {
            continue;
        }
        for (draft, at) in drafts.iter_mut().zip(at) {
            for index in run::open_units(&plans[*at], draft, locale) {
                draft.wait(&plans[*at], index, locale, "waiting");
            }
        }
    }
}
