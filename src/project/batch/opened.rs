//! The documents that have translations, read and aligned together before the first of them is done.

use rayon::prelude::*;

use super::write::write;
use super::{Batch, Phase};
use crate::align::{self, AlignOptions};
use crate::glossary::Glossary;
use crate::model::Bead;
use crate::project::run::{self, Loaded, RunError};
use crate::project::{files, terminology};

/// A document as it was opened, with the beads of its translations.
pub(in crate::project) type Opened = Result<(Loaded, Vec<Vec<Bead>>), RunError>;

impl Batch<'_> {
    /// The documents of the project with their beads; none for one without translations, which is read when its turn comes.
    ///
    /// Alignment learns from every document of the project that has translations, so that a document aligns the same way
    /// whichever others are done in this run.
    ///
    /// # Errors
    ///
    /// What was learned cannot be written.
    pub(super) fn open(&self, glossary: &Glossary) -> Result<Vec<Option<Box<Opened>>>, RunError> {
        self.watch.phase(Phase::Reading);
        let loaded: Vec<Option<Box<Result<Loaded, RunError>>>> = self
            .plans
            .par_iter()
            .map(|plan| (!plan.targets.is_empty()).then(|| Box::new(run::load(self.project, plan))))
            .collect();
        let readable: Vec<&Loaded> =
            loaded.iter().flatten().filter_map(|loaded| loaded.as_ref().as_ref().ok()).collect();
        let tasks: Vec<_> = readable.iter().map(|loaded| loaded.task()).collect();
        let mut beads = Vec::new().into_iter();
        if !tasks.is_empty() {
            self.watch.phase(Phase::Aligning);
            let knowledge = terminology::knowledge(self.project, glossary);
            let (found, mut taught) = align::align_and_learn(&tasks, &knowledge, &AlignOptions::default());
            beads = found.into_iter();
            taught.prune();
            // For documents that are aligned one by one; a run itself learns from all of them again.
            write(self.project, self.writer, &[(files::learned(), taught.write().into_bytes())])?;
        }
        let mut with_beads = |loaded: Loaded| {
            let aligned = beads.next().unwrap_or_default();
            let beads = loaded.keyed().unwrap_or(aligned);
            (loaded, beads)
        };
        let mut opened = |loaded: Box<Result<Loaded, RunError>>| Box::new(loaded.map(&mut with_beads));
        Ok(loaded.into_iter().map(|loaded| loaded.map(&mut opened)).collect())
    }
}
