//! JUnit XML, as test services read it: a suite a file, a case a finding; a file of which nothing is found does not show.

use std::collections::BTreeMap;

use super::formats::{Report, ReportFormat};
use crate::model::{Finding, Severity};

/// `--format junit`.
pub struct JUnit;

impl ReportFormat for JUnit {
    fn name(&self) -> &'static str {
        "junit"
    }

    fn about(&self) -> &'static str {
        "JUnit XML"
    }

    fn write(&self, report: &Report) -> String {
        let mut suites: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
        for finding in report.findings {
            suites.entry(&finding.path).or_default().push(finding);
        }
        // Notes do not fail a test.
        let fails = |finding: &Finding| finding.severity > Severity::Info;
        let failures = |all: &[&Finding]| all.iter().filter(|finding| fails(finding)).count();
        let total = report.findings.iter().filter(|finding| fails(finding)).count();
        let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.push_str(&format!(
            "<testsuites name=\"tarjuman\" tests=\"{}\" failures=\"{total}\">\n",
            report.findings.len().max(1)
        ));
        if suites.is_empty() {
            out.push_str("  <testsuite name=\"tarjuman\" tests=\"1\" failures=\"0\">\n    <testcase name=\"check\" classname=\"tarjuman\"/>\n  </testsuite>\n");
        }
        for (path, findings) in suites {
            out.push_str(&format!(
                "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\">\n",
                escaped(path),
                findings.len(),
                failures(&findings)
            ));
            for finding in findings {
                let message = report.ui.finding(finding);
                let name = format!("{} {}:{}", finding.rule.name, finding.place.line, finding.place.column);
                let open =
                    format!("    <testcase name=\"{}\" classname=\"{}\"", escaped(&name), escaped(path));
                if !fails(finding) {
                    out.push_str(&format!(
                        "{open}>\n      <system-out>{}</system-out>\n    </testcase>\n",
                        escaped(&message)
                    ));
                    continue;
                }
                let place = format!("{path}:{}:{}", finding.place.line, finding.place.column);
                let texts = [&finding.source, &finding.target, &finding.expected];
                let texts: String = texts.into_iter().flatten().map(|text| format!("\n{text}")).collect();
                out.push_str(&format!(
                    "{open}>\n      <failure type=\"{}\" message=\"{}\">{}</failure>\n    </testcase>\n",
                    finding.rule.code,
                    escaped(&message),
                    escaped(&format!("{place}{texts}"))
                ));
            }
            out.push_str("  </testsuite>\n");
        }
        out.push_str("</testsuites>\n");
        out
    }
}

/// Text of XML 1.0; what it cannot hold is U+FFFD.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' | '\r' => out.push(' '),
            c if c < ' ' || matches!(c, '\u{FFFE}' | '\u{FFFF}') => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
    out
}
