//! Findings as JSON, for programs.

use serde_json::{Value, json};

use super::formats::{Report, ReportFormat};
use super::interface::Interface;
use crate::model::Finding;

/// `--format json`.
pub struct Json;

impl ReportFormat for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn about(&self) -> &'static str {
        "JSON: an array of findings"
    }

    fn gives_fingerprints(&self) -> bool {
        true
    }

    fn write(&self, report: &Report) -> String {
        let mut all = findings(report.ui, report.findings);
        for (finding, fingerprint) in all.as_array_mut().into_iter().flatten().zip(report.fingerprints) {
            finding["fingerprint"] = json!(fingerprint);
        }
        format!("{all:#}\n")
    }
}

/// Findings in their order; `message` and `help` in the interface language, `line` and `column` from 1, columns
/// in Unicode code points.
pub fn findings(ui: &Interface, findings: &[Finding]) -> Value {
    findings
        .iter()
        .map(|finding| {
            json!({
                "code": finding.rule.code,
                "name": finding.rule.name,
                "severity": finding.severity.as_str(),
                "path": finding.path,
                "line": finding.place.line,
                "column": finding.place.column,
                "unit": finding.unit,
                "locale": finding.locale.as_ref().map(ToString::to_string),
                "message": ui.finding(finding),
                "source": finding.source,
                "target": finding.target,
                "expected": finding.expected,
                "fix": finding.fix.as_ref().map(|fix| json!({"text": fix.text, "safety": fix.safety.as_str()})),
                "help": ui.help(finding.rule),
            })
        })
        .collect()
}
