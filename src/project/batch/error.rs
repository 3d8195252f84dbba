//! Why a run could not begin.

use thiserror::Error;

use crate::model::Diagnose;
use crate::project::config::ProjectError;
use crate::project::files::LockError;
use crate::project::run::RunError;
use crate::project::translation::TranslationError;
use crate::text::Place;

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
