//! Findings as JSON, for programs.

use serde_json::{Value, json};

use super::interface::Interface;
use crate::model::Finding;

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
                "help": ui.help(finding.rule),
            })
        })
        .collect()
}
