//! SARIF 2.1.0 (OASIS), as code scanning services read it: rules with their help, regions, fixes, fingerprints.

use serde_json::{Map, Value, json};

use super::formats::{Report, ReportFormat};
use super::interface::Interface;
use crate::model::{Finding, Rule, Safety, Severity};
use crate::text::Place;

/// `--format sarif`.
pub struct Sarif;

/// Where paths begin: the folder in which the check was run.
const BASE: &str = "SRCROOT";

impl ReportFormat for Sarif {
    fn name(&self) -> &'static str {
        "sarif"
    }

    fn about(&self) -> &'static str {
        "SARIF 2.1.0"
    }

    fn gives_fingerprints(&self) -> bool {
        true
    }

    fn write(&self, report: &Report) -> String {
        let mut rules: Vec<&'static Rule> = Vec::new();
        let mut results = Vec::new();
        for (finding, fingerprint) in report.findings.iter().zip(report.fingerprints) {
            let index = rules.iter().position(|rule| rule.code == finding.rule.code).unwrap_or_else(|| {
                rules.push(finding.rule);
                rules.len() - 1
            });
            results.push(result(report.ui, finding, index, fingerprint));
        }
        let rules: Vec<Value> = rules.into_iter().map(|rule| descriptor(report.ui, rule)).collect();
        let log = json!({
            "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": {"driver": {
                    "name": "tarjuman",
                    "version": env!("CARGO_PKG_VERSION"),
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "language": report.ui.locale().to_string(),
                    "rules": rules,
                }},
                "originalUriBaseIds": {BASE: {"description": {"text": "The folder in which the check was run."}}},
                "columnKind": "unicodeCodePoints",
                "results": results,
            }],
        });
        format!("{log:#}\n")
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// `message-missing` as SARIF wants the names of rules: `MessageMissing`.
fn pascal(name: &str) -> String {
    name.split('-')
        .filter_map(|part| Some(format!("{}{}", part.get(..1)?.to_uppercase(), part.get(1..)?)))
        .collect()
}

fn descriptor(ui: &Interface, rule: &Rule) -> Value {
    let attribute = |name: &str| ui.attribute(rule.name, name, &[]);
    let why = attribute("why").unwrap_or_else(|| rule.name.to_owned());
    let help = ui.help(rule).unwrap_or_else(|| why.clone());
    let short = why.split_inclusive(". ").next().unwrap_or(&why).trim_end();
    json!({
        "id": rule.code,
        "name": pascal(rule.name),
        "shortDescription": {"text": short},
        "fullDescription": {"text": why},
        "help": {"text": help, "markdown": format!("{why}\n\n{help}\n\n`tarjuman explain {}`", rule.code)},
        "defaultConfiguration": {"level": level(rule.severity)},
    })
}

fn result(ui: &Interface, finding: &Finding, rule: usize, fingerprint: &str) -> Value {
    let artifact = json!({"uri": uri(&finding.path), "uriBaseId": BASE});
    let mut result = json!({
        "ruleId": finding.rule.code,
        "ruleIndex": rule,
        "level": level(finding.severity),
        "message": {"text": ui.finding(finding)},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region(finding)}}],
        "partialFingerprints": {"tarjuman/v1": fingerprint},
    });
    let mut properties = Map::new();
    for (name, value) in
        [("source", &finding.source), ("target", &finding.target), ("expected", &finding.expected)]
    {
        if let Some(value) = value {
            properties.insert(name.to_owned(), json!(value));
        }
    }
    if let Some(locale) = &finding.locale {
        properties.insert("locale".to_owned(), json!(locale.to_string()));
    }
    if let Some(unit) = &finding.unit {
        properties.insert("unit".to_owned(), json!(unit));
    }
    if !properties.is_empty() {
        result["properties"] = Value::Object(properties);
    }
    if let (Some(fix), Some((from, to))) = (&finding.fix, finding.fix_region) {
        let safe = if fix.safety == Safety::Safe { "fix-safe" } else { "fix-review" };
        result["fixes"] = json!([{
            "description": {"text": ui.text(safe, &[])},
            "artifactChanges": [{
                "artifactLocation": {"uri": uri(&finding.path), "uriBaseId": BASE},
                "replacements": [{"deletedRegion": span(from, to), "insertedContent": {"text": fix.text}}],
            }],
        }]);
    }
    result
}

fn region(finding: &Finding) -> Value {
    match finding.fix_region {
        Some((from, to)) if from <= to => span(from, to),
        _ => json!({"startLine": finding.place.line, "startColumn": finding.place.column}),
    }
}

/// The end column is that behind the last character.
fn span(from: Place, to: Place) -> Value {
    json!({"startLine": from.line, "startColumn": from.column, "endLine": to.line, "endColumn": to.column})
}

/// A path as a relative URI reference (RFC 3986): what is not allowed in a segment is escaped.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' | b'@' | b'+' => {
                out.push(char::from(byte))
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
