//! What can go wrong with a memory.

use crate::model::Diagnose;
use crate::text::Place;

/// Why a memory could not be opened, read or written. What was stored before is untouched.
#[derive(Debug, thiserror::Error)]
pub enum MemoryError {
    /// The store refused: disk full, no permission, a damaged file, a lost connection.
    #[error("memory {path}: {reason}")]
    Store {
        /// The file, or the address of the server.
        path: String,
        /// What the store said.
        reason: String,
    },
    /// Another process kept it locked for longer than a look-up waits.
    #[error("memory {path} is locked by another process")]
    Busy {
        /// The file.
        path: String,
    },
    /// The file is no memory.
    #[error("{path} is no memory")]
    NotMemory {
        /// The file.
        path: String,
    },
    /// It was written by a newer version of the program.
    #[error("memory {path} has format {found}, this program knows {known}")]
    Newer {
        /// The file.
        path: String,
        /// Its format.
        found: i64,
        /// The newest format that is known.
        known: i64,
    },
    /// The address of a server that is none, or has a password in it.
    #[error("no address of a memory, or one with a password")]
    Address,
    /// The program was built without it.
    #[error("this program was built without PostgreSQL: {path}")]
    NotBuilt {
        /// The address.
        path: String,
    },
    /// The fuzzy index could not be written; it can be made again at any time.
    #[error("index {path}: {source}")]
    Index {
        /// Its folder.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
}

impl Diagnose for MemoryError {
    fn key(&self) -> &'static str {
        match self {
            Self::Store { .. } => "error-memory-store",
            Self::Busy { .. } => "error-memory-busy",
            Self::NotMemory { .. } => "error-memory-none",
            Self::Newer { .. } => "error-memory-newer",
            Self::Address => "error-memory-address",
            Self::NotBuilt { .. } => "error-memory-not-built",
            Self::Index { .. } => "error-memory-index",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Store { path, reason } => vec![("path", path.clone()), ("reason", reason.clone())],
            Self::Address => Vec::new(),
            Self::Busy { path } | Self::NotMemory { path } | Self::NotBuilt { path } => {
                vec![("path", path.clone())]
            }
            Self::Newer { path, found, known } => {
                vec![("path", path.clone()), ("found", found.to_string()), ("known", known.to_string())]
            }
            Self::Index { path, source } => vec![("path", path.clone()), ("reason", source.to_string())],
        }
    }

    fn place(&self) -> Option<(String, Place)> {
        None
    }
}
