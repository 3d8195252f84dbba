//! A baseline: the findings that a project had on the day it switched the check on. They are passed over until they are mended;
//! what comes new is told. A line a finding, so that the difference of two baselines can be read.

use std::collections::HashSet;
use std::path::Path;

use serde_json::{Value, json};

use super::files::{self, FileError};
use crate::model::{Diagnose, Finding};
use crate::text::Place;

/// The longest baseline that is read, in bytes.
const LIMIT: u64 = 256 << 20;

/// Why a baseline cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum BaselineError {
    /// The file cannot be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The file is no baseline.
    #[error("{path} is no baseline")]
    NoBaseline {
        /// The file.
        path: String,
    },
}

impl Diagnose for BaselineError {
    fn key(&self) -> &'static str {
        match self {
            Self::File(error) => error.key(),
            Self::NoBaseline { .. } => "error-baseline",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::File(error) => error.args(),
            Self::NoBaseline { path } => vec![("path", path.clone())],
        }
    }

    fn place(&self) -> Option<(String, Place)> {
        None
    }
}

/// The fingerprints of a baseline.
#[derive(Clone, Debug, Default)]
pub struct Baseline {
    known: HashSet<String>,
}

impl Baseline {
    /// Reads a baseline.
    ///
    /// # Errors
    ///
    /// A file that is not there, or is no baseline.
    pub fn read(path: &Path) -> Result<Self, BaselineError> {
        let bytes = files::read(path, LIMIT)?;
        let wrong = || BaselineError::NoBaseline { path: path.display().to_string() };
        let root: Value = serde_json::from_slice(&bytes).map_err(|_| wrong())?;
        let findings = root.get("findings").and_then(Value::as_array).ok_or_else(wrong)?;
        let known =
            findings.iter().map(|one| one.get("fingerprint").and_then(Value::as_str).map(str::to_owned));
        Ok(Self { known: known.collect::<Option<_>>().ok_or_else(wrong)? })
    }

    /// Takes out of `findings` and their `fingerprints` those that were there already; how many.
    pub fn apply(&self, findings: &mut Vec<Finding>, fingerprints: &mut Vec<String>) -> usize {
        let before = findings.len();
        let known: Vec<bool> = fingerprints.iter().map(|one| self.known.contains(one)).collect();
        let mut known_finding = known.iter();
        findings.retain(|_| !known_finding.next().copied().unwrap_or(false));
        let mut known_print = known.iter();
        fingerprints.retain(|_| !known_print.next().copied().unwrap_or(false));
        before - findings.len()
    }

    /// How many findings of it are there no more.
    pub fn mended(&self, fingerprints: &[String]) -> usize {
        let now: HashSet<&String> = fingerprints.iter().collect();
        self.known.iter().filter(|one| !now.contains(one)).count()
    }
}

/// A baseline of findings, as text.
pub fn written(findings: &[Finding], fingerprints: &[String]) -> String {
    let mut lines: Vec<String> = findings
        .iter()
        .zip(fingerprints)
        .map(|(finding, fingerprint)| {
            json!({"path": finding.path, "rule": finding.rule.name, "unit": finding.unit, "fingerprint": fingerprint}).to_string()
        })
        .collect();
    lines.sort();
    format!("{{\"version\": 1, \"findings\": [\n{}\n]}}\n", lines.join(",\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::CHECKS;
    use crate::report::fingerprint::fingerprints;

    #[test]
    fn what_was_there_is_passed_over_wherever_it_stands_now() {
        let finding = |unit: &str, line| {
            let mut finding = Finding::new(CHECKS[0].rule(), "a.ftl", Place::new(line, 1));
            finding.unit = Some(unit.to_owned());
            finding
        };
        let old = [finding("a", 1), finding("b", 2), finding("b", 2), finding("gone", 9)];
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("baseline.json");
        std::fs::write(&path, written(&old, &fingerprints(&old))).unwrap();
        let baseline = Baseline::read(&path).unwrap();
        let mut now =
            vec![finding("new", 1), finding("a", 7), finding("b", 8), finding("b", 9), finding("b", 10)];
        let mut prints = fingerprints(&now);
        assert_eq!(baseline.mended(&prints), 1);
        assert_eq!(baseline.apply(&mut now, &mut prints), 3);
        let left: Vec<_> = now.iter().map(|f| (f.unit.as_deref().unwrap(), f.place.line)).collect();
        assert_eq!(left, [("new", 1), ("b", 10)], "a third of two is new");
        assert_eq!(prints.len(), 2);
        std::fs::write(&path, "[]").unwrap();
        assert!(matches!(Baseline::read(&path), Err(BaselineError::NoBaseline { .. })));
    }
}
