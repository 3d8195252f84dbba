//! Why a document cannot be read, or not be written in its own format.

use thiserror::Error;

use crate::model::Diagnose;
use crate::text::Place;

/// Why a document could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DocumentError {
    /// It is longer than the limit.
    #[error("{path} has {size} bytes, more than the limit of {limit}")]
    TooLarge {
        /// The document.
        path: String,
        /// Its bytes.
        size: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// A line is longer than the limit.
    #[error("{path}:{line}: the line has {size} bytes, more than the limit of {limit}")]
    LongLine {
        /// The document.
        path: String,
        /// The line, from 1.
        line: u32,
        /// Its bytes.
        size: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// It has bytes that text never has.
    #[error("{path}:{}:{}: byte 0x{byte:02X} of a binary file, not of a text", place.line, place.column)]
    Binary {
        /// The document.
        path: String,
        /// Where the byte stands.
        place: Place,
        /// The byte.
        byte: u8,
    },
    /// It is not UTF-8.
    #[error("{path}:{}:{}: byte 0x{byte:02X} is not UTF-8", place.line, place.column)]
    NotUtf8 {
        /// The document.
        path: String,
        /// Where the first wrong byte stands.
        place: Place,
        /// The byte.
        byte: u8,
    },
    /// It is in another encoding, and the project does not want it converted.
    #[error("{path} is in {encoding}, not in UTF-8")]
    Legacy {
        /// The document.
        path: String,
        /// What its bytes look like.
        encoding: &'static str,
    },
    /// It begins as UTF-16 or UTF-32, but is not, or not one that is read.
    #[error("{path} begins with the byte order mark of {encoding}, but cannot be read as such: {reason}")]
    BadEncoding {
        /// The document.
        path: String,
        /// The encoding its first bytes announce.
        encoding: &'static str,
        /// What is wrong.
        reason: &'static str,
    },
    /// It is an archive that cannot be read.
    #[error("{path}: {part} cannot be read: {reason}")]
    Package {
        /// The document.
        path: String,
        /// The part of it, or the document itself.
        part: String,
        /// What is wrong.
        reason: String,
    },
    /// It breaks the rules of its format, so that the rest of it would be lost.
    #[error("{path}:{}:{}: {reason}", place.line, place.column)]
    Syntax {
        /// The document.
        path: String,
        /// Where it cannot be read further.
        place: Place,
        /// What is wrong.
        reason: String,
    },
    /// It unpacks to more than the limit.
    #[error("{path} unpacks to more than the limit of {limit} bytes")]
    Unpacked {
        /// The document.
        path: String,
        /// The limit in bytes.
        limit: usize,
    },
    /// It is an archive, but of no format that is read.
    #[error("{path} is an archive of no known format (known: {known})")]
    UnknownPackage {
        /// The document.
        path: String,
        /// The formats of archives that are read.
        known: String,
    },
    /// It was written by Word or Excel before 2007, or is locked with a password.
    #[error("{path} is an Office document from before 2007 or locked with a password")]
    Compound {
        /// The document.
        path: String,
    },
    /// A table lacks a column that the project names.
    #[error("{path} has no column {wanted:?} (it has: {known})")]
    NoColumn {
        /// The document.
        path: String,
        /// The column.
        wanted: String,
        /// The headings that are there.
        known: String,
    },
    /// One file was to hold several languages, and is in a format of one.
    #[error("{path} is of one language, and no file of its translations is named")]
    OneLanguage {
        /// The document.
        path: String,
    },
    /// It was to be written with translations, and has no messages with keys, or is in a format that is only read.
    #[error("{path} cannot be written in another language: {format} is only read here")]
    OnlyRead {
        /// The document.
        path: String,
        /// Its format.
        format: String,
    },
    /// Nothing stands in it.
    #[error("{path} has no text")]
    Empty {
        /// The document.
        path: String,
    },
}

impl Diagnose for DocumentError {
    fn key(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "error-document-too-large",
            Self::LongLine { .. } => "error-document-long-line",
            Self::Binary { .. } => "error-document-binary",
            Self::NotUtf8 { .. } => "error-document-not-utf8",
            Self::Legacy { .. } => "error-document-legacy",
            Self::BadEncoding { .. } => "error-document-bad-encoding",
            Self::Package { .. } => "error-document-package",
            Self::Syntax { .. } => "error-document-syntax",
            Self::Unpacked { .. } => "error-document-unpacked",
            Self::UnknownPackage { .. } => "error-document-unknown-package",
            Self::Compound { .. } => "error-document-compound",
            Self::NoColumn { .. } => "error-document-no-column",
            Self::OneLanguage { .. } => "error-document-one-language",
            Self::OnlyRead { .. } => "error-document-only-read",
            Self::Empty { .. } => "error-document-empty",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLarge { path, size, limit } | Self::LongLine { path, size, limit, .. } => {
                vec![("path", path.clone()), ("size", size.to_string()), ("limit", limit.to_string())]
            }
            Self::Binary { path, byte, .. } | Self::NotUtf8 { path, byte, .. } => {
                vec![("path", path.clone()), ("byte", format!("0x{byte:02X}"))]
            }
            Self::Legacy { path, encoding } => {
                vec![("path", path.clone()), ("encoding", (*encoding).to_owned())]
            }
            Self::BadEncoding { path, encoding, reason } => vec![
                ("path", path.clone()),
                ("encoding", (*encoding).to_owned()),
                ("reason", (*reason).to_owned()),
            ],
            Self::Package { path, part, reason } => {
                vec![("path", path.clone()), ("part", part.clone()), ("reason", reason.clone())]
            }
            Self::Syntax { path, reason, .. } => {
                vec![("path", path.clone()), ("reason", reason.clone())]
            }
            Self::Unpacked { path, limit } => vec![("path", path.clone()), ("limit", limit.to_string())],
            Self::UnknownPackage { path, known } => vec![("path", path.clone()), ("known", known.clone())],
            Self::NoColumn { path, wanted, known } => {
                vec![("path", path.clone()), ("wanted", wanted.clone()), ("known", known.clone())]
            }
            Self::OnlyRead { path, format } => vec![("path", path.clone()), ("format", format.clone())],
            Self::Compound { path } | Self::OneLanguage { path } | Self::Empty { path } => {
                vec![("path", path.clone())]
            }
        }
    }

    fn place(&self) -> Option<(String, Place)> {
        match self {
            Self::LongLine { path, line, .. } => Some((path.clone(), Place::new(*line, 1))),
            Self::Binary { path, place, .. }
            | Self::NotUtf8 { path, place, .. }
            | Self::Syntax { path, place, .. } => Some((path.clone(), *place)),
            Self::TooLarge { path, .. }
            | Self::Legacy { path, .. }
            | Self::BadEncoding { path, .. }
            | Self::Package { path, .. }
            | Self::Unpacked { path, .. }
            | Self::UnknownPackage { path, .. }
            | Self::Compound { path }
            | Self::NoColumn { path, .. }
            | Self::OnlyRead { path, .. }
            | Self::OneLanguage { path }
            | Self::Empty { path } => Some((path.clone(), Place::START)),
        }
    }
}
