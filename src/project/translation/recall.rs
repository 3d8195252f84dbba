//! The memory of the project as the engine `memory` asks it.

use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use crate::memory::{Memory, MemoryError, Query};
use crate::translate::{Item, Pair, Recall};

/// The memory in a file, if there is one.
///
/// # Errors
///
/// A memory that is there and cannot be used.
pub fn open(path: &Path) -> Result<Option<Arc<dyn Recall>>, MemoryError> {
    if !path.is_file() {
        return Ok(None);
    }
    Ok(Some(Arc::new(Remembered::new(Memory::open(path)?))))
}

/// A memory that is open.
pub struct Remembered {
    memory: Memory,
}

impl Remembered {
    /// What the engine asks.
    pub fn new(memory: Memory) -> Self {
        Self { memory }
    }
}

fn around(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

impl Recall for Remembered {
    fn recall(&self, pair: &Pair, items: &[Item], at_least: u8) -> Result<Vec<Option<(String, u8)>>, String> {
        let best = |item: &Item| {
            let query = Query {
                previous: around(&item.before),
                next: around(&item.after),
                minimum: at_least,
                limit: 1,
                ..Query::new(&item.text, &pair.source, &pair.target)
            };
            let found = self.memory.lookup(&query).map_err(|error| error.to_string())?;
            Ok(found.into_iter().next().map(|found| (found.target, found.similarity)))
        };
        items.par_iter().map(best).collect()
    }
}
