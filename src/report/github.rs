//! Workflow commands of GitHub Actions, which it shows at the line in a pull request.

use super::formats::{Report, ReportFormat};
use crate::model::Severity;

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

/// Escaped as the toolkit of GitHub Actions does.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}
