//! Workflow commands of GitHub Actions, which it shows at the line in a pull request.

use super::formats::{Report, ReportFormat};
use super::interface::cut;
use crate::model::Severity;

/// The longest piece of a text that is quoted, in `char`s.
const QUOTED: usize = 160;

/// `--format github`.
pub struct GitHub;

impl ReportFormat for GitHub {
    fn name(&self) -> &'static str {
        "github"
    }

    fn about(&self) -> &'static str {
        "annotations of GitHub Actions"
    }

    fn write(&self, report: &Report) -> String {
        let mut out = String::new();
        for finding in report.findings {
            let command = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "notice",
            };
            let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
            let mut message = report.ui.finding(finding);
            let texts = [
                ("label-source", &finding.source),
                ("label-target", &finding.target),
                ("label-expected", &finding.expected),
            ];
            for (label, text) in texts {
                if let Some(text) = text {
                    // FIRST STRONG ISOLATE … POP DIRECTIONAL ISOLATE: pages show scripts side by side.
                    let line = format!(
                        "\n{}: \u{2068}{}\u{2069}",
                        report.ui.text(label, &[]),
                        cut(text.into(), QUOTED)
                    );
                    message.push_str(&line);
                }
            }
            if let Some(help) = report.ui.help(finding.rule) {
                message.push('\n');
                message.push_str(&help);
            }
            out.push_str(&format!(
                "::{command} file={},line={},col={},title={}::{}\n",
                property(&finding.path),
                finding.place.line,
                finding.place.column,
                property(&format!("{} {}", finding.rule.code, finding.rule.name)),
                data(&message)
            ));
        }
        out
    }
}

/// Escaped as the toolkit of GitHub Actions does; what would steer the terminal of a log is U+FFFD.
fn data(text: &str) -> String {
    let shown =
        |c: char| if c.is_control() && !"\r\n\t".contains(c) { char::REPLACEMENT_CHARACTER } else { c };
    let text: String = text.chars().map(shown).collect();
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_ends_a_command_or_steers_a_terminal() {
        assert_eq!(
            super::data("100%\r\n::error::\u{1B}[2J\t\u{9B}"),
            "100%25%0D%0A::error::\u{FFFD}[2J\t\u{FFFD}"
        );
    }
}
