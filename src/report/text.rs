//! Findings as text, for people.

use super::formats::{Report, ReportFormat};
use super::interface::{Interface, cut};
use super::visible::visible;
use crate::model::{Finding, Severity};

/// The longest piece of a text that is quoted, in `char`s.
const QUOTED: usize = 160;

/// The longest id of a unit that is shown.
const UNIT: usize = 60;

/// How text is set off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// With colours (ANSI escapes).
    pub color: bool,
    /// With directional isolates around quoted text, so that a terminal keeps its order.
    pub isolate: bool,
}

/// `--format text`.
pub struct Text;

impl ReportFormat for Text {
    fn name(&self) -> &'static str {
        "text"
    }

    fn about(&self) -> &'static str {
        "text for people"
    }

    fn write(&self, report: &Report) -> String {
        let mut out = String::new();
        let paragraph = |lines: &[String]| lines.iter().map(|line| format!("{line}\n")).collect::<String>();
        if !report.before.is_empty() {
            out.push_str(&paragraph(report.before));
            out.push('\n');
        }
        let same = |a: &Finding, b: &Finding| a.rule == b.rule && a.severity == b.severity;
        for of_rule in report.findings.chunk_by(same) {
            for one in of_rule.iter().take(report.most) {
                out.push_str(&finding(report.ui, one, report.style));
                out.push('\n');
            }
            if of_rule.len() > report.most {
                let count = (of_rule.len() - report.most).to_string();
                let args = [("count", count.as_str()), ("rule", of_rule[0].rule.name)];
                out.push_str(&format!("{}\n\n", report.ui.text("check-more", &args)));
            }
        }
        out.push_str(&paragraph(report.after));
        out
    }
}

/// One finding: code, name, severity and place on the first line, then what it says, both texts quoted (never
/// underlined: terminals reorder Arabic), what was expected, and what to do. Ends with a line feed.
pub fn finding(ui: &Interface, finding: &Finding, style: Style) -> String {
    let severity = ui.text(&format!("severity-{}", finding.severity.as_str()), &[]);
    let severity = if style.color {
        let code = match finding.severity {
            Severity::Error => 31,
            Severity::Warning => 33,
            Severity::Info => 36,
        };
        format!("\u{1B}[{code}m{severity}\u{1B}[0m") // ESCAPE
    } else {
        severity
    };
    let mut text = format!(
        "{} {}   {severity}   {}:{}:{}",
        finding.rule.code,
        finding.rule.name,
        visible(&finding.path),
        finding.place.line,
        finding.place.column
    );
    if let Some(unit) = &finding.unit {
        // The id of a PO message is its source, behind its context and END OF TRANSMISSION.
        let unit = unit.replacen('\u{4}', " | ", 1);
        let shown = cut(visible(&unit), UNIT);
        text.push_str(&match style.isolate && !shown.is_ascii() {
            true => format!("   \u{2068}{shown}\u{2069}"), // FIRST STRONG ISOLATE … POP DIRECTIONAL ISOLATE
            false => format!("   {shown}"),
        });
    }
    if let Some(locale) = &finding.locale {
        text.push_str(&format!("   {locale}"));
    }
    text.push_str(&format!("\n  {}\n", ui.finding(finding)));
    let mut row = |label: &str, value: &str| {
        let label = ui.text(label, &[]);
        let width = unicode_width::UnicodeWidthStr::width(label.as_str());
        text.push_str(&format!("  {label}{}  {value}\n", " ".repeat(9usize.saturating_sub(width))));
    };
    for (label, value) in [
        ("label-source", &finding.source),
        ("label-target", &finding.target),
        ("label-expected", &finding.expected),
    ] {
        if let Some(value) = value {
            row(label, &quoted(value, style));
        }
    }
    if let Some(help) = ui.help(finding.rule) {
        row("label-help", &help);
    }
    text
}

/// A text on one line, cut when long, its control characters made visible.
fn quoted(text: &str, style: Style) -> String {
    let shown = cut(visible(text), QUOTED);
    if style.isolate {
        format!("\u{2068}{shown}\u{2069}") // FIRST STRONG ISOLATE … POP DIRECTIONAL ISOLATE
    } else {
        shown.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Rule;
    use crate::text::Place;

    static RULE: Rule = Rule { code: "D010", name: "missing-translation-file", severity: Severity::Warning };

    #[test]
    fn a_finding_shows_code_place_texts_and_help() {
        let mut found = Finding::new(&RULE, "documents/memo.ar.md", Place::new(14, 6));
        found.locale = "tk".parse().ok();
        found.source = Some("قرار مجلس الأمن\nرقم ٢٤٢".into());
        found.target = Some("x".repeat(200));
        let text = finding(&Interface::choose(["en"]), &found, Style::default());
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "D010 missing-translation-file   warning   documents/memo.ar.md:14:6   tk");
        assert_eq!(lines[2], "  source     قرار مجلس الأمن⏎رقم ٢٤٢", "a line feed is shown, not obeyed");
        assert_eq!(lines[3].chars().filter(|c| *c == 'x').count(), QUOTED, "long texts are cut");
        assert!(lines.last().is_some_and(|l| l.starts_with("  help")), "{text}");
    }

    #[test]
    fn a_quotation_that_is_cut_closes_what_it_opened() {
        let text = format!("\u{2067}{}\u{2069}", "س".repeat(QUOTED)); // RIGHT-TO-LEFT ISOLATE …
        let shown = quoted(&text, Style { isolate: true, ..Style::default() });
        assert_eq!(shown.matches('\u{2069}').count(), 2, "{shown:?}");
        assert!(shown.ends_with("…\u{2069}"), "{shown:?}");
    }

    #[test]
    fn escapes_in_a_text_do_not_reach_the_terminal() {
        assert_eq!(quoted("a\u{1B}[31mb", Style::default()), "a�[31mb");
    }
}
