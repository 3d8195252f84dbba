//! How far the documents of a project are: by locale, from the kept units.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::batch::{self, BatchError};
use super::config::Project;
use super::discover::{self, DocumentPlan};
use super::run::{self, RunError};
use crate::model::{Origin, Target};

/// How the units of a document stand in a locale; each is counted once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Approved by a person.
    pub reviewed: usize,
    /// There is a text.
    pub translated: usize,
    /// There is one from memory, for a source that is not quite the same.
    pub fuzzy: usize,
    /// There is one that was made for another source.
    pub stale: usize,
    /// There is none.
    pub missing: usize,
    /// There is none yet: an engine of the project may give one.
    pub waiting: usize,
}

impl Standing {
    /// How many units there are.
    pub fn units(&self) -> usize {
        self.reviewed + self.translated + self.fuzzy + self.stale + self.missing + self.waiting
    }

    /// Adds the units of another document.
    pub fn add(&mut self, other: &Self) {
        self.reviewed += other.reviewed;
        self.translated += other.translated;
        self.fuzzy += other.fuzzy;
        self.stale += other.stale;
        self.missing += other.missing;
        self.waiting += other.waiting;
    }

    fn count(&mut self, target: Option<&Target>, waits: bool) {
        let place = match target.filter(|target| !target.text.is_empty()) {
            None if waits => &mut self.waiting,
            None => &mut self.missing,
            Some(target) if target.stale.is_some() => &mut self.stale,
            Some(target) if target.state.is_approved() => &mut self.reviewed,
            Some(target) if matches!(target.origin, Origin::Memory(similarity) if similarity < 100) => {
                &mut self.fuzzy
            }
            Some(_) => &mut self.translated,
        };
        *place += 1;
    }
}

/// How a document stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentStatus {
    /// Its id.
    pub id: String,
    /// By target locale.
    pub locales: BTreeMap<String, Standing>,
    /// A run would do something about it.
    pub changed: bool,
}

/// How a project stands.
#[derive(Debug, Default)]
pub struct Status {
    /// Its documents, by id.
    pub documents: Vec<DocumentStatus>,
    /// Documents of which the kept units cannot be read.
    pub failed: Vec<RunError>,
}

/// Looks at the kept units of some documents, all where none is named, and at whether they are still those of the files.
///
/// # Errors
///
/// A project that is not sound, a glossary that cannot be read, and an id that no document has.
pub fn status(project: &Project, only: &[String]) -> Result<Status, BatchError> {
    let (plans, _) = discover::documents(project)?;
    batch::known(&plans, only)?;
    let current = batch::current(project, &plans)?;
    let work: Vec<(&DocumentPlan, bool)> =
        plans.iter().zip(current).filter(|(plan, _)| only.is_empty() || only.contains(&plan.id)).collect();
    let each: Vec<Result<DocumentStatus, RunError>> =
        work.par_iter().map(|(plan, current)| of_document(project, plan, !current)).collect();
    let mut status = Status::default();
    for document in each {
        match document {
            Ok(document) => status.documents.push(document),
            Err(error) => status.failed.push(error),
        }
    }
    Ok(status)
}

fn of_document(project: &Project, plan: &DocumentPlan, changed: bool) -> Result<DocumentStatus, RunError> {
    let kept = run::read_states(project, &plan.id)?;
    // Before the first run there are no units: sentences are what they will be made of.
    let sentences = if kept.is_empty() { run::load(project, plan)?.sentences() } else { 0 };
    let mut locales = BTreeMap::new();
    for locale in &project.config.targets {
        let mut standing = Standing::default();
        let waits =
            !plan.targets.contains_key(locale) && !project.config.translation.chain(locale).is_empty();
        match kept.get(locale) {
            Some(state) => state.units.iter().for_each(|unit| standing.count(Some(&unit.target), waits)),
            None => {
                let units = kept.values().next().map_or(sentences, |state| state.units.len());
                (0..units).for_each(|_| standing.count(None, waits));
            }
        }
        locales.insert(locale.to_string(), standing);
    }
    Ok(DocumentStatus { id: plan.id.clone(), locales, changed })
}
