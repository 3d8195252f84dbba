//! What is wrong with a project file, and where; a key or a password that stands in it is not shown.

use thiserror::Error;

use super::{FILE, engines};
use crate::model::Diagnose;
use crate::project::files::FileError;
use crate::segment::srx::SrxError;
use crate::text::Place;
use crate::text::yaml::{Mistake, MistakeKind, YamlError};

/// Why there is no project to work on.
#[derive(Debug, Error)]
pub enum ProjectError {
    /// No project file here or above.
    #[error("no {FILE} in {start} or above")]
    NotFound {
        /// Where the search began.
        start: String,
    },
    /// The project file cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// The project file is not UTF-8.
    #[error("{path} is not UTF-8")]
    NotUtf8 {
        /// The project file.
        path: String,
        /// Where.
        place: Place,
    },
    /// The project file is no YAML.
    #[error("{path}:{error}")]
    Yaml {
        /// The project file.
        path: String,
        /// Where and what.
        error: YamlError,
        /// The line of the file.
        line: String,
    },
    /// Its file of segmentation rules cannot be used: all its mistakes, never none.
    #[error("{} mistakes in the rules of segmentation, the first: {}", .0.len(), .0[0])]
    Rules(Vec<SrxError>),
    /// The project file has mistakes: all of them, never none.
    #[error("{} mistakes in the project file, the first: {}", .0.len(), .0[0])]
    Mistakes(Vec<FileMistake>),
}

/// A mistake with the file it stands in.
#[derive(Clone, Debug, Error)]
#[error("{path}:{}:{}: {}", mistake.place.line, mistake.place.column, mistake.kind)]
pub struct FileMistake {
    /// The file.
    pub path: String,
    /// Where and what.
    pub mistake: Mistake,
    /// The line of the file.
    pub line: String,
}

impl FileMistake {
    /// A mistake in the file `path` with this text.
    pub fn new(path: &str, text: &str, mistake: Mistake) -> Self {
        Self { path: path.to_owned(), line: line_at(text, mistake.place), mistake }
    }
}

/// Cuts the lines off where a key or a password may begin, whichever mistake they are shown for.
pub(super) fn hide_keys(mistakes: &mut [FileMistake]) {
    let cut = |found: &FileMistake| {
        let before = (found.mistake.place.column as usize).saturating_sub(1);
        shown(&found.mistake).map(|length| (found.mistake.place.line, before + length))
    };
    let cuts: Vec<(u32, usize)> = mistakes.iter().filter_map(cut).collect();
    for found in mistakes {
        let of_line = cuts.iter().filter(|(line, _)| *line == found.mistake.place.line);
        if let Some(length) = of_line.map(|(_, length)| *length).min() {
            found.line = found.line.chars().take(length).chain(['…']).collect();
        }
    }
}

/// How much of its line may be shown from a mistake on, in characters, where the rest may be a key or a password; all of it where
/// there is no such danger.
fn shown(mistake: &Mistake) -> Option<usize> {
    const SECRET: [&str; 4] = ["key", "token", "secret", "password"];
    match &mistake.kind {
        MistakeKind::BadValue { value, .. } if value == engines::HIDDEN => Some(0),
        MistakeKind::UnknownKey { key, .. }
            if SECRET.iter().any(|word| key.to_lowercase().contains(word)) =>
        {
            Some(key.chars().count())
        }
        MistakeKind::WrongType { key, .. } if key == "key" || engines::keys::KEY.contains(&key.as_str()) => {
            Some(0)
        }
        _ => None,
    }
}

/// The line of a text in which a place lies.
pub(in crate::project) fn line_at(text: &str, place: Place) -> String {
    let line = (place.line as usize).saturating_sub(1);
    text.lines().nth(line).unwrap_or_default().trim_start_matches('\u{FEFF}').to_owned() // BYTE ORDER MARK
}

impl Diagnose for FileMistake {
    fn key(&self) -> &'static str {
        self.mistake.kind.key()
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        self.mistake.kind.args()
    }

    fn place(&self) -> Option<(String, Place)> {
        Some((self.path.clone(), self.mistake.place))
    }

    fn line(&self) -> Option<&str> {
        Some(&self.line)
    }
}

impl Diagnose for ProjectError {
    fn key(&self) -> &'static str {
        match self {
            Self::NotFound { .. } => "error-project-not-found",
            Self::File(error) => error.key(),
            Self::NotUtf8 { .. } => "error-project-not-utf8",
            Self::Yaml { .. } => "error-yaml",
            Self::Rules(errors) => errors.first().map_or("error-srx-syntax", Diagnose::key),
            Self::Mistakes(mistakes) => mistakes.first().map_or("error-yaml", Diagnose::key),
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotFound { start } => vec![("start", start.clone())],
            Self::File(error) => error.args(),
            Self::NotUtf8 { path, .. } => vec![("path", path.clone())],
            Self::Yaml { error, .. } => vec![("problem", error.problem.word().to_owned())],
            Self::Rules(errors) => errors.first().map(Diagnose::args).unwrap_or_default(),
            Self::Mistakes(mistakes) => mistakes.first().map(Diagnose::args).unwrap_or_default(),
        }
    }

    fn place(&self) -> Option<(String, Place)> {
        match self {
            Self::Yaml { path, error, .. } => Some((path.clone(), error.place)),
            Self::NotUtf8 { path, place } => Some((path.clone(), *place)),
            Self::Rules(errors) => errors.first().and_then(Diagnose::place),
            Self::Mistakes(mistakes) => mistakes.first().and_then(Diagnose::place),
            Self::NotFound { .. } | Self::File(_) => None,
        }
    }

    fn line(&self) -> Option<&str> {
        match self {
            Self::Yaml { line, .. } => Some(line),
            Self::Mistakes(mistakes) => mistakes.first().and_then(Diagnose::line),
            Self::NotUtf8 { .. } | Self::NotFound { .. } | Self::File(_) | Self::Rules(_) => None,
        }
    }

    fn also(&self) -> Vec<&dyn Diagnose> {
        match self {
            Self::Rules(errors) => errors.iter().skip(1).map(|e| e as &dyn Diagnose).collect(),
            Self::Mistakes(mistakes) => mistakes.iter().skip(1).map(|m| m as &dyn Diagnose).collect(),
            _ => Vec::new(),
        }
    }
}
