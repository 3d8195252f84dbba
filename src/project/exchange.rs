//! States sent to other tools, and what comes back merged.

use super::config::Project;
use super::files::{FileError, WORK, Writer};
use super::run::{self, RunError};
use super::{discover, files};
use crate::document::{self, ReadOptions};
use crate::exchange::merge::{self, Merged};
use crate::exchange::pairs::{Entry, Head};
use crate::exchange::xliff::{self, StateFile};
use crate::model::{Diagnose, Locale};
use crate::text::Place;

/// Where the states that were sent last are kept, in the working folder.
const SENT: &str = "sent";
/// The longest of them that is read, in bytes.
const LIMIT: u64 = 256 << 20;

/// Why nothing could be sent or taken back.
#[derive(Debug, thiserror::Error)]
pub enum ExchangeError {
    /// The project's documents could not be found, or its lock not be had.
    #[error(transparent)]
    Batch(#[from] super::batch::BatchError),
    /// A state or file could not be read or written.
    #[error(transparent)]
    Run(#[from] RunError),
    /// There is no such document, or it has no state.
    #[error("the project keeps nothing of a document {0:?}")]
    Document(String),
    /// A file whose document and language cannot be told.
    #[error("{path} is of no document of the project: {original:?}, {target:?}")]
    Unrelated {
        /// The file.
        path: String,
        /// The document that it names.
        original: String,
        /// The language that it names.
        target: String,
    },
}

impl Diagnose for ExchangeError {
    fn key(&self) -> &'static str {
        match self {
            Self::Batch(error) => error.key(),
            Self::Run(error) => error.key(),
            Self::Document(_) => "error-exchange-document",
            Self::Unrelated { .. } => "error-exchange-unrelated",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Batch(error) => error.args(),
            Self::Run(error) => error.args(),
            Self::Document(document) => vec![("document", document.clone())],
            Self::Unrelated { path, original, target } => {
                vec![("path", path.clone()), ("original", original.clone()), ("target", target.clone())]
            }
        }
    }

    fn place(&self) -> Option<(String, Place)> {
        match self {
            Self::Batch(error) => error.place(),
            Self::Run(error) => error.place(),
            _ => None,
        }
    }
}

fn documents(project: &Project) -> Result<Vec<String>, ExchangeError> {
    let (plans, _) = discover::documents(project).map_err(super::batch::BatchError::from)?;
    Ok(plans.into_iter().map(|plan| plan.id).collect())
}

/// The states of the documents that are named, or of all, in the locales that are named, or in all.
///
/// # Errors
///
/// [`ExchangeError`], for the first that cannot be read; also for a document that is not there.
pub fn states(
    project: &Project,
    named: &[String],
    locales: &[Locale],
) -> Result<Vec<StateFile>, ExchangeError> {
    let all = documents(project)?;
    if let Some(unknown) = named.iter().find(|name| !all.contains(name)) {
        return Err(ExchangeError::Document(unknown.clone()));
    }
    let mut states = Vec::new();
    for document in all.iter().filter(|id| named.is_empty() || named.contains(id)) {
        let kept = run::read_states(project, document)?;
        let mut wanted =
            kept.into_iter().filter(|(locale, _)| locales.is_empty() || locales.contains(locale)).peekable();
        if wanted.peek().is_none() && !named.is_empty() {
            return Err(ExchangeError::Document(document.clone()));
        }
        states.extend(wanted.map(|(_, state)| StateFile { document: document.clone(), ..state }));
    }
    Ok(states)
}

/// Keeps what was sent, for tools that drop what a unit carries.
///
/// # Errors
///
/// When writing fails.
pub fn keep_sent(project: &Project, states: &[StateFile]) -> Result<(), ExchangeError> {
    let writer = lock(project)?;
    for state in states {
        let path = sent_path(&state.document, &state.target);
        writer.write(&path, xliff::write(state).as_bytes()).map_err(RunError::from)?;
    }
    Ok(())
}

fn lock(project: &Project) -> Result<Writer, ExchangeError> {
    Ok(Writer::lock(&project.root).map_err(super::batch::BatchError::from)?)
}

fn sent_path(document: &str, locale: &Locale) -> String {
    format!("{WORK}/{SENT}/{document}.{locale}.xlf")
}

fn last_sent(project: &Project, document: &str, locale: &Locale) -> Result<Option<StateFile>, ExchangeError> {
    let path = sent_path(document, locale);
    let bytes = match files::read_inside(&project.root, &path, LIMIT) {
        Ok(bytes) => bytes,
        Err(FileError::Read { source, .. }) if source.kind() == std::io::ErrorKind::NotFound => {
            return Ok(None);
        }
        Err(error) => return Err(RunError::from(error).into()),
    };
    let limits =
        ReadOptions { max_bytes: LIMIT as usize, max_line_bytes: LIMIT as usize, ..ReadOptions::default() };
    let text = document::decode(&path, &bytes, &limits).map_err(RunError::from)?.text;
    Ok(Some(xliff::read(&path, &text).map_err(RunError::from)?))
}

/// Merges a file that came back into the state of its document, and writes that unless `dry`.
///
/// Its document is the one named, or the one its head or its name says; its language likewise.
///
/// # Errors
///
/// [`ExchangeError`]; the state is then as it was.
pub fn import(
    project: &Project,
    path: &str,
    head: &Head,
    entries: &[Entry],
    named: (Option<&str>, Option<&Locale>),
    dry: bool,
) -> Result<Merged, ExchangeError> {
    let writer = if dry { None } else { Some(lock(project)?) };
    let all = documents(project)?;
    let original =
        head.attributes.iter().find(|(name, _)| name == "original").map(|(_, value)| value.as_str());
    // `talks.tk.xlf`: what `export` calls its files.
    let by_name = || {
        let (stem, _) = path.rsplit_once('.')?;
        let stem = stem.replace('\\', "/");
        let targets = project.config.targets.iter();
        let mut pairs = targets.flat_map(|locale| all.iter().map(move |id| (id, locale)));
        let found = pairs.find(|(id, locale)| {
            let name = format!("{id}.{locale}");
            stem == name || stem.ends_with(&format!("/{name}"))
        });
        found.map(|(id, locale)| (id.clone(), locale.clone()))
    };
    let known = |name: &str| all.iter().find(|id| *id == name).cloned();
    let document = match named.0 {
        Some(name) => known(name),
        None => original.and_then(known).or_else(|| by_name().map(|(id, _)| id)),
    };
    let target =
        named.1.cloned().or_else(|| head.target.clone()).or_else(|| by_name().map(|(_, locale)| locale));
    let target = target.filter(|target| project.config.targets.contains(target));
    let (Some(document), Some(target)) = (document, target) else {
        return Err(ExchangeError::Unrelated {
            path: path.to_owned(),
            original: named.0.or(original).unwrap_or_default().to_owned(),
            target: named.1.or(head.target.as_ref()).map_or(String::new(), ToString::to_string),
        });
    };
    let mut kept = run::read_states(project, &document)?;
    let mut state = kept.remove(&target).ok_or_else(|| ExchangeError::Document(document.clone()))?;
    let last = last_sent(project, &document, &target)?;
    let merged = merge::merge(&mut state, entries, last.as_ref(), path);
    if let Some(writer) = writer {
        let text = xliff::write(&state);
        writer
            .write(&project.config.state_path(&document, &target), text.as_bytes())
            .map_err(RunError::from)?;
    }
    Ok(merged)
}
