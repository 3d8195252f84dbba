//! T002 and T004: a target uses a term that the glossary forbids, or has given up.

use super::whole;
use crate::check::{Check, Example, Group, Subject};
use crate::glossary::Status;
use crate::model::{Certainty, Finding, Rule, Severity};

/// The target uses a forbidden term.
pub struct TermForbidden;

/// The target uses a deprecated term.
pub struct TermDeprecated;

static FORBIDDEN: Rule = Rule { code: "T002", name: "term-forbidden", severity: Severity::Error };
static DEPRECATED: Rule = Rule { code: "T004", name: "term-deprecated", severity: Severity::Info };

impl Check for TermForbidden {
    fn rule(&self) -> &'static Rule {
        &FORBIDDEN
    }

    fn group(&self) -> Group {
        Group::Terms
    }

    fn examples(&self) -> &'static [Example] {
        const {
            &[
                Example::fires(("ar", "en"), &[("وقّعت الاتفاقية.", "The pact was signed.")]),
                Example::silent(("ar", "en"), &[("وقّعت الاتفاقية.", "The agreement was signed.")]),
            ]
        }
    }

    fn document(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        find(subject, Status::Forbidden, &FORBIDDEN, findings);
    }
}

impl Check for TermDeprecated {
    fn rule(&self) -> &'static Rule {
        &DEPRECATED
    }

    fn group(&self) -> Group {
        Group::Terms
    }

    fn examples(&self) -> &'static [Example] {
        const {
            &[
                Example::fires(("ar", "en"), &[("زار السفارة.", "He visited the legation.")]),
                Example::silent(("ar", "en"), &[("زار السفارة.", "He visited the embassy.")]),
            ]
        }
    }

    fn document(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        find(subject, Status::Deprecated, &DEPRECATED, findings);
    }
}

/// Raises `rule` for each target hit of a term with `status`. Where the source does not speak of the
/// concept, or the letters may be another word, it may well mean something else: worth no more than a note.
fn find(subject: &Subject, status: Status, rule: &'static Rule, findings: &mut Vec<Finding>) {
    let terms = subject.terminology;
    for (index, (unit, hits)) in subject.units.iter().zip(subject.hits).enumerate() {
        for (locale, found) in &hits.targets {
            let whole: Vec<_> = whole(found).collect();
            for hit in &whole {
                let Some(term) = terms.term(locale, hit) else { continue };
                if term.status != status {
                    continue;
                }
                // The same words may be an allowed term of another concept that the source speaks of.
                let allowed = whole.iter().any(|other| {
                    other.span == hit.span
                        && terms.term(locale, other).is_some_and(|t| t.status.is_approved())
                        && hits.source.iter().any(|s| s.concept == other.concept)
                });
                if allowed {
                    continue;
                }
                let mut finding = subject
                    .at_target(rule, index, locale, hit.span.start)
                    .with("form", hit.span.of(&unit.targets[locale].text))
                    .with("concept", terms.glossary.concepts[hit.concept].id.as_str());
                let spoken_of = hits.source.iter().any(|s| s.concept == hit.concept);
                if !spoken_of || hit.certainty != Certainty::Certain {
                    finding.severity = Severity::Info;
                }
                finding.expected = terms.expected(hit.concept, locale);
                findings.push(finding);
            }
        }
    }
}
