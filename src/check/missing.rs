//! T001: a term of the source whose approved translation the target does not use.

use std::collections::BTreeSet;

use super::{Check, Subject, whole};
use crate::model::{Certainty, Finding, Locale, Rule, Severity};

/// The approved translation of a term of the source is not in the target.
pub struct TermNotUsed;

static RULE: Rule = Rule { code: "T001", name: "term-not-used", severity: Severity::Warning };

impl Check for TermNotUsed {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn check(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        let terms = subject.terminology;
        // Concepts already rendered by their term earlier in the document, a locale: a later mention may be
        // a pronoun or an ellipsis ("the Ministry"), which is worth a look but no more.
        let mut introduced: BTreeSet<(usize, &Locale)> = BTreeSet::new();
        for (index, (unit, hits)) in subject.units.iter().zip(subject.hits).enumerate() {
            for (locale, found) in &hits.targets {
                if unit.targets[locale].text.is_empty() {
                    continue; // a missing translation is a finding of its own
                }
                let mut seen = BTreeSet::new();
                for hit in whole(&hits.source) {
                    // The letters may be another word: precision is worth more than recall here.
                    if hit.certainty == Certainty::Homograph || !seen.insert(hit.concept) {
                        continue;
                    }
                    let Some(expected) = terms.expected(hit.concept, locale) else { continue };
                    // Any term of the concept is an answer; whether that term is allowed is another check's question.
                    // So is any term of another concept that has the same words in the source language.
                    let mut meant = hits.source.iter().filter(|s| s.span == hit.span);
                    if meant.any(|s| found.iter().any(|f| f.concept == s.concept)) {
                        introduced.insert((hit.concept, locale));
                        continue;
                    }
                    let mut finding = subject
                        .at_target(&RULE, index, locale, 0)
                        .with("form", hit.span.of(&unit.source))
                        .with("concept", terms.glossary.concepts[hit.concept].id.as_str());
                    if hit.certainty == Certainty::GuessedPlural
                        || introduced.contains(&(hit.concept, locale))
                    {
                        finding.severity = Severity::Info;
                    }
                    finding.expected = Some(expected);
                    findings.push(finding);
                }
            }
        }
    }
}
