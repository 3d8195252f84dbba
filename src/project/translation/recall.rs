//! The memory of the project as the engine `memory` asks it.

use std::sync::Arc;

use crate::memory::{Address, Match, Memory, Names, Query};
use crate::project::config::Project;
use crate::project::memory::{self, Variable};
use crate::project::names;
use crate::project::run::RunError;
use crate::translate::{Item, Pair, Recall, Recalled};

/// The memory of a project, if there is one.
///
/// # Errors
///
/// A memory that is there and cannot be used.
pub fn open(project: &Project, variable: Variable) -> Result<Option<Arc<dyn Recall>>, RunError> {
    let place = &project.config.memory;
    if !Address::is_meant(place) && !project.root.join(place).is_file() {
        return Ok(None);
    }
    let memory = memory::open(project, Some(variable))?;
    Ok(Some(Arc::new(Remembered { memory, names: names::of_project(project)? })))
}

/// A memory that is open, and the names that it may put in the place of one another.
struct Remembered {
    memory: Memory,
    names: Names,
}

impl Recall for Remembered {
    fn recall(&self, pair: &Pair, items: &[Item], at_least: u8) -> Result<Vec<Option<Recalled>>, String> {
        let queries: Vec<Query> = items
            .iter()
            .map(|item| Query {
                previous: item.before.as_deref(),
                next: item.after.as_deref(),
                minimum: at_least,
                limit: 1,
                names: Some(&self.names),
                ..Query::new(&item.text, &pair.source, &pair.target)
            })
            .collect();
        let found = self.memory.lookup_all(&queries).map_err(|error| error.to_string())?;
        let recalled = |found: Match| Recalled {
            source: found.source,
            text: found.target,
            similarity: found.similarity,
        };
        Ok(found.into_iter().map(|found| found.into_iter().next().map(recalled)).collect())
    }
}
