//! One document, from the files it is read from to the files it becomes. It reads; writing is the batch's.
//!
//! A document is loaded ([`load()`]), its beads make a draft of units ([`draft()`]), translations are put into the draft, and it
//! is finished ([`finish()`]).

mod draft;
mod finish;
mod load;
mod text;

pub use self::draft::{APPLIED, Draft, WAITING, draft, open_units};
pub use self::finish::{Finished, finish};
pub use self::load::{Loaded, UnitRun, load, read_state, read_states};
use super::files::FileError;
use crate::document::DocumentError;
use crate::exchange::xliff::XliffError;
use crate::memory::MemoryError;
use crate::model::Diagnose;
use crate::text::Place;

/// Why a document could not be done. The others go on.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// A side of it is no text.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// Its kept state cannot be used; it is left as it is.
    #[error(transparent)]
    State(#[from] XliffError),
    /// Its translations could not be remembered.
    #[error(transparent)]
    Memory(#[from] MemoryError),
}

impl RunError {
    fn inner(&self) -> &dyn Diagnose {
        match self {
            Self::File(error) => error,
            Self::Document(error) => error,
            Self::State(error) => error,
            Self::Memory(error) => error,
        }
    }
}

impl Diagnose for RunError {
    fn key(&self) -> &'static str {
        self.inner().key()
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        self.inner().args()
    }

    fn place(&self) -> Option<(String, Place)> {
        self.inner().place()
    }
}
