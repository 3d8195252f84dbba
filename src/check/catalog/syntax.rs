//! What cannot be read.

use super::{CatalogCheck, File};
use crate::catalog::ProblemKind;
use crate::model::{Finding, Rule, Severity};

/// A file is no text of its format at all.
pub static UNREADABLE: Rule = Rule { code: "B010", name: "file-unreadable", severity: Severity::Error };
/// A file names another locale than its path.
pub static LOCALE_DIFFERS: Rule = Rule { code: "B011", name: "locale-differs", severity: Severity::Error };
static SYNTAX: Rule = Rule { code: "B012", name: "syntax-error", severity: Severity::Error };
static ID: Rule = Rule { code: "B013", name: "id-unusable", severity: Severity::Error };
static DEFAULT: Rule = Rule { code: "B014", name: "default-variant-missing", severity: Severity::Error };

static RULES: &[&Rule] = &[&SYNTAX, &ID, &DEFAULT];

/// B012 to B014.
pub(super) struct Syntax;

impl CatalogCheck for Syntax {
    fn rules(&self) -> &'static [&'static Rule] {
        RULES
    }

    fn check(&self, file: &File, _source: Option<&File>, findings: &mut Vec<Finding>) {
        for problem in &file.catalog.problems {
            let (rule, name, value) = match &problem.kind {
                ProblemKind::Syntax(words) => (&SYNTAX, "problem", words),
                ProblemKind::Id(id) => (&ID, "message", id),
                ProblemKind::NoDefault(id) => (&DEFAULT, "message", id),
            };
            let mut finding = file.finding(rule, 0).with(name, value).with("format", file.format.name());
            finding.place = problem.place;
            let line = file.text.lines().nth(problem.place.line.saturating_sub(1) as usize);
            finding.target = line.map(|line| line.trim().to_owned()).filter(|line| !line.is_empty());
            findings.push(finding);
        }
    }
}
