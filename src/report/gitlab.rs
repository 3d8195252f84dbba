//! Code Quality reports of GitLab, which it shows in a merge request.

use serde_json::{Value, json};

use super::formats::{Report, ReportFormat};
use crate::model::Severity;

/// `--format gitlab`.
pub struct GitLab;

impl ReportFormat for GitLab {
    fn name(&self) -> &'static str {
        "gitlab"
    }

    fn about(&self) -> &'static str {
        "a Code Quality report of GitLab"
    }

    fn gives_fingerprints(&self) -> bool {
        true
    }

    fn write(&self, report: &Report) -> String {
        let issues: Vec<Value> = report
            .findings
            .iter()
            .zip(report.fingerprints)
            .map(|(finding, fingerprint)| {
                json!({
                    "description": report.ui.finding(finding),
                    "check_name": finding.rule.name,
                    "fingerprint": fingerprint,
                    "severity": match finding.severity {
                        Severity::Error => "critical",
                        Severity::Warning => "minor",
                        Severity::Info => "info",
                    },
                    "location": {"path": finding.path, "lines": {"begin": finding.place.line}},
                })
            })
            .collect();
        format!("{:#}\n", Value::Array(issues))
    }
}
