//! JUnit XML, as test services read it: a suite a file, a case a finding; a file of which nothing is found does not show.
//!
//! Attributes are those of the schema of Jenkins (`junit-10.xsd`); services tell cases apart by their names, which are no two the same.

use std::collections::{BTreeMap, HashMap};

use super::formats::{Report, ReportFormat};
use super::interface::cut;
use crate::model::{Finding, Severity};

/// The longest text that is quoted, in `char`s.
const QUOTED: usize = 2000;

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
            "<testsuites name=\"tarjuman\" tests=\"{}\" failures=\"{total}\" errors=\"0\">\n",
            report.findings.len().max(1)
        ));
        if suites.is_empty() {
            out.push_str("  <testsuite name=\"tarjuman\" tests=\"1\" failures=\"0\" errors=\"0\">\n    <testcase name=\"check\" classname=\"tarjuman\"/>\n  </testsuite>\n");
        }
        for (path, findings) in suites {
            out.push_str(&format!(
                "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\">\n",
                escaped(path),
                findings.len(),
                failures(&findings)
            ));
            let mut names: HashMap<String, usize> = HashMap::new();
            for finding in findings {
                let message = cut(report.ui.finding(finding).into(), QUOTED);
                let (rule, place) = (finding.rule, finding.place);
                let unit = cut(finding.unit.as_deref().unwrap_or_default().into(), QUOTED);
                let name = format!("{} {} {}:{} {unit}", rule.code, rule.name, place.line, place.column);
                let again = names.entry(name.clone()).and_modify(|count| *count += 1).or_insert(1);
                let name = if *again > 1 { format!("{name} ({again})") } else { name.trim_end().to_owned() };
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
                let texts: String = texts
                    .into_iter()
                    .flatten()
                    .map(|text| format!("\n{}", cut(text.into(), QUOTED)))
                    .collect();
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Rule;
    use crate::report::interface::Interface;
    use crate::report::text::Style;
    use crate::text::Place;

    static RULE: Rule = Rule { code: "U010", name: "placeholder-lost", severity: Severity::Error };

    #[test]
    fn cases_are_told_apart_and_every_text_is_xml() {
        let mut finding = Finding::new(&RULE, "a\u{1}<\"&.json", Place::START).with("placeholder", "]]>");
        finding.target = Some("\u{8}\u{1B}\u{FFFE} ]]> <b> \u{1F600}\r\n".repeat(1000));
        let findings = [finding.clone(), finding];
        let ui = Interface::choose(["ar"]);
        let style = Style::default();
        let report = Report {
            ui: &ui,
            findings: &findings,
            fingerprints: &[],
            before: &[],
            after: &[],
            style,
            most: 10,
        };
        let text = JUnit.write(&report);
        let mut reader = quick_xml::Reader::from_str(&text);
        let mut names = Vec::new();
        loop {
            match reader.read_event().unwrap() {
                quick_xml::events::Event::Start(e) if e.local_name().as_ref() == "testcase" => {
                    names.push(e.try_get_attribute("name").unwrap().unwrap().value.into_owned());
                }
                quick_xml::events::Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(names, ["U010 placeholder-lost 1:1", "U010 placeholder-lost 1:1  (2)"]);
        assert!(
            text.contains(
                "<testsuite name=\"a\u{FFFD}&lt;&quot;&amp;.json\" tests=\"2\" failures=\"2\" errors=\"0\">"
            ),
            "{text}"
        );
        assert!(!text.chars().any(|c| c.is_control() && c != '\n') && text.len() < 20_000);
    }
}
