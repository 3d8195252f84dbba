//! The aligned texts that a project has kept: source and target of each unit, with where they are from, and the terms in
//! them.

use super::config::Project;
use super::discover;
use super::run;
use super::stale::StaleError;
use crate::check::usage::Usage;
use crate::check::{Demands, Subject, Terminology};
use crate::glossary::Glossary;
use crate::model::{Locale, Unit};
use crate::text::Place;

/// A unit's source and its target in one locale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The document's source file.
    pub path: String,
    /// Where the unit stands in it.
    pub place: Place,
    /// The unit.
    pub unit: String,
    /// Its source.
    pub source: String,
    /// Its target.
    pub target: String,
}

/// What was kept for a locale, in the order of documents and units; units without a target are left out.
///
/// # Errors
///
/// A project or state file that cannot be used.
pub fn pairs(project: &Project, locale: &Locale) -> Result<Vec<Pair>, StaleError> {
    let (plans, _) = discover::documents(project)?;
    let mut pairs = Vec::new();
    for plan in &plans {
        let Some(state) = run::read_states(project, &plan.id)?.remove(locale) else { continue };
        for unit in state.units.into_iter().filter(|unit| !unit.target.text.is_empty()) {
            pairs.push(Pair {
                path: plan.source.clone(),
                place: unit.place,
                unit: unit.id,
                source: unit.source,
                target: unit.target.text,
            });
        }
    }
    Ok(pairs)
}

/// Which terms translate each concept in which documents.
///
/// # Errors
///
/// A project or state file that cannot be used.
pub fn usage(project: &Project, glossary: &Glossary) -> Result<Usage, StaleError> {
    let mut glossary = glossary.clone();
    glossary.write_in_scripts(project.config.locales());
    let terminology = Terminology::new(&glossary, project.config.locales());
    let source = &project.config.source;
    let (plans, _) = discover::documents(project)?;
    let mut usage = Usage::default();
    for plan in &plans {
        for (locale, state) in run::read_states(project, &plan.id)? {
            let units: Vec<Unit> = state.units.iter().map(|unit| unit.to_unit(&locale)).collect();
            let hits: Vec<_> = units.iter().map(|unit| terminology.hits(source, unit)).collect();
            let subject = Subject {
                memo: Default::default(),
                settings: crate::check::Settings::NONE,
                source_locale: source,
                source_path: &plan.source,
                units: &units,
                hits: &hits,
                terminology: &terminology,
                demands: Demands::default(),
                target_place: &|unit, _, _| (plan.source.clone(), units[unit].place),
            };
            usage.count(&plan.id, &subject);
        }
    }
    Ok(usage)
}
