//! What became of a run and of each of its documents.

use std::collections::BTreeMap;

use super::Content;
use crate::glossary::Glossary;
use crate::model::{Finding, Severity};
use crate::project::config::Project;
use crate::project::journal::Counts;
use crate::project::run::RunError;
use crate::project::translation::plan::Plan;
use crate::project::waivers::Uses;
use crate::translate::EngineError;

/// What became of one document.
#[derive(Debug)]
pub enum Fate {
    /// Nothing had changed.
    UpToDate(Counts),
    /// Done; how many files changed (or, on a dry run, would have).
    Done {
        /// How it stands.
        counts: Counts,
        /// Files that changed.
        changed: usize,
    },
    /// Not done.
    Failed(RunError),
    /// Not begun, because the run was stopped.
    Left,
}

impl Fate {
    /// How the document stands, if that is known.
    pub fn counts(&self) -> Option<&Counts> {
        match self {
            Self::UpToDate(counts) | Self::Done { counts, .. } => Some(counts),
            Self::Failed(_) | Self::Left => None,
        }
    }
}

/// What became of a run.
#[derive(Debug, Default)]
pub struct Report {
    /// Every document, by id.
    pub documents: BTreeMap<String, Fate>,
    /// Findings of the documents that were done and of the project, with the severities the project gives them;
    /// by document, in document order.
    pub findings: Vec<Finding>,
    /// Where the options ask to count findings of documents only: how many there were: info, warning, error.
    pub counted: [usize; 3],
    /// Findings of a glossary that has not changed since it was checked: info, warning, error.
    pub kept: [usize; 3],
    /// Findings that waivers allow, by the waiver's index in its file.
    pub waived: Uses,
    /// The documents that were done, by id, where the options ask to keep them.
    pub contents: BTreeMap<String, Content>,
    /// The glossary they were checked by, where the options ask to keep it.
    pub glossary: Glossary,
    /// Files that changed.
    pub changed: usize,
    /// Whether it was stopped from outside.
    pub interrupted: bool,
    /// What would be asked of engines, on a dry run.
    pub plan: Option<Plan>,
    /// What was spent on engines, in the currency of their prices.
    pub spent: f64,
    /// Engines that were left alone because of an error.
    pub left: Vec<(String, EngineError)>,
}

impl Report {
    /// Findings by severity (info, warning, error), those of documents and of a glossary that were up to date included.
    pub fn totals(&self) -> [usize; 3] {
        let mut totals = [0; 3];
        let kept = self.documents.values().filter_map(|fate| match fate {
            Fate::UpToDate(counts) => Some(counts.findings),
            _ => None,
        });
        for counts in kept.chain([tally(&self.findings), self.counted, self.kept]) {
            totals.iter_mut().zip(counts).for_each(|(total, n)| *total += n);
        }
        totals
    }

    /// Whether findings reach a gate.
    pub fn reaches(&self, gate: Option<Severity>) -> bool {
        gate.is_some_and(|gate| self.totals()[gate as usize..].iter().any(|n| *n > 0))
    }
}

/// Adds the uses of waivers.
pub(super) fn add(all: &mut Uses, more: &Uses) {
    for (waiver, uses) in more {
        *all.entry(*waiver).or_default() += uses;
    }
}

/// Findings by severity: info, warning, error.
pub(super) fn tally(findings: &[Finding]) -> [usize; 3] {
    let mut counts = [0; 3];
    findings.iter().for_each(|finding| counts[finding.severity as usize] += 1);
    counts
}

/// Gives findings the severities of the project, those of their files before the others, and takes out those that are switched off
/// or about a text that is allowed.
pub fn weigh(project: &Project, findings: &mut Vec<Finding>) {
    let config = &project.config;
    findings.retain_mut(|finding| {
        let own = || config.overrides.iter().rev().filter(|one| one.files.is_match(&finding.path));
        if config.checks.allow(finding) || own().any(|one| one.checks.allow(finding)) {
            return false;
        }
        let all = own().map(|one| &one.severities).chain([&config.severities]);
        let said = all.into_iter().find_map(|severities| {
            severities.get(finding.rule.code).or_else(|| severities.get(finding.rule.name))
        });
        match said {
            Some(Some(severity)) => finding.severity = *severity,
            Some(None) => return false,
            None => {}
        }
        true
    });
}
