//! How findings are told. A format a file of this room, a line in [`REPORT_FORMATS`].

use super::interface::Interface;
use super::text::Style;
use super::{github, gitlab, json, junit, sarif, text};
use crate::model::Finding;

/// What is told.
pub struct Report<'r> {
    /// The language it is told in.
    pub ui: &'r Interface,
    /// The findings, the gravest first.
    pub findings: &'r [Finding],
    /// A [fingerprint](super::fingerprint) of each, where the format [gives it](ReportFormat::gives_fingerprints).
    pub fingerprints: &'r [String],
    /// Lines for people that come first: what was found and looked at.
    pub before: &'r [String],
    /// Lines for people that come last: the sum, and what to do next.
    pub after: &'r [String],
    /// How text for people is set off.
    pub style: Style,
    /// The most findings of a rule that people are shown; the others are counted.
    pub most: usize,
}

/// A way to tell findings.
pub trait ReportFormat: Sync {
    /// The name that options know it by.
    fn name(&self) -> &'static str;

    /// What it is for, in English, for `--help`.
    fn about(&self) -> &'static str;

    /// Whether what it writes has the fingerprint of each finding.
    fn gives_fingerprints(&self) -> bool {
        false
    }

    /// All of it, with its last line feed.
    fn write(&self, report: &Report) -> String;
}

/// Every format.
pub static REPORT_FORMATS: &[&dyn ReportFormat] =
    &[&text::Text, &json::Json, &sarif::Sarif, &junit::JUnit, &github::GitHub, &gitlab::GitLab];

/// The format with a name.
pub fn by_name(name: &str) -> Option<&'static dyn ReportFormat> {
    REPORT_FORMATS.iter().copied().find(|format| format.name() == name)
}

/// Puts findings in the order in which people should look at them: by severity, then rule by rule as they are listed in `rules`, then
/// by file and place.
pub fn gravest_first(findings: &mut [Finding], rules: impl Iterator<Item = &'static crate::model::Rule>) {
    let rank: std::collections::HashMap<&str, usize> =
        rules.enumerate().map(|(rank, rule)| (rule.code, rank)).collect();
    findings.sort_by(|a, b| {
        let by_rule = || match a.rule.code == b.rule.code {
            true => std::cmp::Ordering::Equal,
            false => rank.get(a.rule.code).cmp(&rank.get(b.rule.code)),
        };
        let by_place = || a.path.cmp(&b.path).then_with(|| a.place.cmp(&b.place));
        b.severity.cmp(&a.severity).then_with(by_rule).then_with(by_place)
    });
}
