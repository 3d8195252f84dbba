//! What is lost or rejected, and why a file cannot be read or written.

use std::collections::BTreeMap;
use std::io;

use super::REJECTED;
use crate::exchange::xml::XmlProblem;
use crate::model::{Diagnose, Finding, Rule};
use crate::text::Place;

/// What was lost so far: for each kind of thing how often, and the line of the first entry concerned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Losses(BTreeMap<String, (u64, u64)>);

impl Losses {
    /// Counts `count` things of a kind at an entry.
    pub fn add(&mut self, what: &str, count: usize, line: u64) {
        if count == 0 {
            return;
        }
        match self.0.get_mut(what) {
            Some((seen, _)) => *seen += count as u64,
            None => drop(self.0.insert(what.to_owned(), (count as u64, line))),
        }
    }

    /// What was lost, with how often.
    pub fn counts(&self) -> impl Iterator<Item = (&str, u64)> {
        self.0.iter().map(|(what, (count, _))| (what.as_str(), *count))
    }

    /// The findings, by kind of thing. `rule` is [`LOST`](super::LOST) or [`NOT_HELD`](super::NOT_HELD).
    pub fn findings(&self, rule: &'static Rule, path: &str, format: &'static str) -> Vec<Finding> {
        let finding = |(what, (count, line)): (&String, &(u64, u64))| {
            Finding::new(rule, path, Place::new(u32::try_from(*line).unwrap_or(u32::MAX), 1))
                .with("what", what.as_str())
                .with("count", count.to_string())
                .with("format", format)
        };
        self.0.iter().map(finding).collect()
    }
}

/// Why an entry, or a whole file, could not be read or written.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct Rejected {
    /// The line where the entry begins.
    pub line: u64,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with an entry.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Not well-formed.
    #[error("{0:?}")]
    Xml(XmlProblem),
    /// Bytes that are no text.
    #[error("it is not UTF-8, or holds half of a UTF-16 character")]
    NotUtf8,
    /// Longer than the limit.
    #[error("it has more than {0} bytes")]
    TooLong(usize),
    /// The next one begins before it ends.
    #[error("it is not closed before the next begins")]
    NotClosed,
    /// The file ends in it.
    #[error("the file ends in it")]
    CutOff,
    /// No segment.
    #[error("it has no segment")]
    NoSegment,
    /// A segment without language.
    #[error("a segment does not say its language")]
    NoLanguage,
    /// A language that is none.
    #[error("{0:?} is no language")]
    Language(String),
    /// More segments than one where one must stand.
    #[error("a variant has two segments")]
    TwoSegments,
    /// A line that is no record.
    #[error("it is no record: {0}")]
    Record(String),
    /// A state that is none.
    #[error("{0:?} is no state")]
    State(String),
    /// More cells than headings.
    #[error("{0:?} stands beyond the last heading")]
    Cells(String),
    /// One of two files is shorter.
    #[error("the other file has no such line")]
    NoPartner,
}

impl Problem {
    /// The word that messages choose by, and what is quoted there.
    pub fn word(&self) -> (&'static str, String) {
        match self {
            Self::Xml(XmlProblem::Syntax(words)) => ("syntax", words.clone()),
            Self::Xml(XmlProblem::DocumentType) => ("document-type", String::new()),
            Self::Xml(XmlProblem::Entity(name)) => ("entity", name.clone()),
            Self::Xml(XmlProblem::TooDeep(limit)) => ("too-deep", limit.to_string()),
            Self::NotUtf8 => ("not-utf8", String::new()),
            Self::TooLong(limit) => ("too-long", limit.to_string()),
            Self::NotClosed => ("not-closed", String::new()),
            Self::CutOff => ("cut-off", String::new()),
            Self::NoSegment => ("no-segment", String::new()),
            Self::NoLanguage => ("no-language", String::new()),
            Self::Language(value) => ("language", value.clone()),
            Self::TwoSegments => ("two-segments", String::new()),
            Self::Record(words) => ("record", words.clone()),
            Self::State(value) => ("state", value.clone()),
            Self::Cells(value) => ("cells", value.clone()),
            Self::NoPartner => ("no-partner", String::new()),
        }
    }
}

impl Rejected {
    /// The finding it is in a file.
    pub fn finding(&self, path: &str) -> Finding {
        let (problem, detail) = self.problem.word();
        Finding::new(&REJECTED, path, Place::new(u32::try_from(self.line).unwrap_or(u32::MAX), 1))
            .with("problem", problem)
            .with("detail", detail)
    }
}

/// Why reading or writing stops, or, if it [is not fatal](Self::is_fatal), skips an entry.
#[derive(Debug, thiserror::Error)]
pub enum PairsError {
    /// An entry cannot be read; the next ones may be.
    #[error(transparent)]
    Rejected(#[from] Rejected),
    /// Reading or writing failed.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// The file is broken where no entry is.
    #[error("line {line}: {problem}")]
    File {
        /// The line.
        line: u64,
        /// What is wrong.
        problem: Problem,
    },
    /// It is a file of another kind.
    #[error("it is no {0}")]
    NotFormat(&'static str),
    /// It is written in an encoding that is not read.
    #[error("it is encoded in {0:?}")]
    Encoding(String),
    /// A format of two languages, and it was not said which.
    #[error("the two languages must be named")]
    LanguagesNeeded,
    /// A table without a heading that is known.
    #[error("no heading of the first row is known: {0}")]
    Headings(String),
}

impl PairsError {
    /// Whether nothing more can be read.
    pub fn is_fatal(&self) -> bool {
        !matches!(self, Self::Rejected(_))
    }

    /// The error of a file.
    pub fn of(self, path: &str) -> PairsFileError {
        PairsFileError { path: path.to_owned(), error: self }
    }
}

/// Why a file could not be read or written.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {error}")]
pub struct PairsFileError {
    /// The file.
    pub path: String,
    /// Why.
    pub error: PairsError,
}

impl Diagnose for PairsFileError {
    fn key(&self) -> &'static str {
        match self.error {
            PairsError::Rejected(_) | PairsError::File { .. } => "error-exchange-broken",
            PairsError::Io(_) => "error-exchange-io",
            PairsError::NotFormat(_) => "error-exchange-not-format",
            PairsError::Encoding(_) => "error-exchange-encoding",
            PairsError::LanguagesNeeded => "error-exchange-languages",
            PairsError::Headings(_) => "error-exchange-headings",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        let mut args = vec![("path", self.path.clone())];
        match &self.error {
            PairsError::Rejected(Rejected { problem, .. }) | PairsError::File { problem, .. } => {
                let (problem, detail) = problem.word();
                args.extend([("problem", problem.to_owned()), ("detail", detail)]);
            }
            PairsError::Io(error) => args.push(("reason", error.to_string())),
            PairsError::NotFormat(format) => args.push(("format", (*format).to_owned())),
            PairsError::Encoding(name) => args.push(("encoding", name.clone())),
            PairsError::LanguagesNeeded => {}
            PairsError::Headings(headings) => args.push(("headings", headings.clone())),
        }
        args
    }

    fn place(&self) -> Option<(String, Place)> {
        let line = match self.error {
            PairsError::Rejected(Rejected { line, .. }) | PairsError::File { line, .. } => line,
            _ => return None,
        };
        Some((self.path.clone(), Place::new(u32::try_from(line).unwrap_or(u32::MAX), 1)))
    }
}
