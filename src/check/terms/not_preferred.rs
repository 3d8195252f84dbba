//! T005: a target uses an admitted term where the project asks for the preferred one.

use std::collections::BTreeSet;

use super::{is_short_form, whole};
use crate::check::{Check, Example, Group, Subject};
use crate::glossary::Status;
use crate::model::{Certainty, Finding, Locale, Rule, Severity};

/// The target uses an admitted term, and the project wants preferred ones only.
pub struct TermNotPreferred;

static RULE: Rule = Rule { code: "T005", name: "term-not-preferred", severity: Severity::Warning };

impl Check for TermNotPreferred {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn group(&self) -> Group {
        Group::Terms
    }

    fn examples(&self) -> &'static [Example] {
        const {
            &[
                Example::fires(("ar", "en"), &[("وقّعت الاتفاقية.", "The accord was signed.")]),
                Example::silent(("ar", "en"), &[("وقّعت الاتفاقية.", "The agreement was signed.")]),
            ]
        }
    }

    fn document(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        if !subject.demands.preferred_only {
            return;
        }
        let terms = subject.terminology;
        // Concepts whose preferred term the document has used: from there on a short form will do.
        let mut introduced: BTreeSet<(usize, &Locale)> = BTreeSet::new();
        for (index, (unit, hits)) in subject.units.iter().zip(subject.hits).enumerate() {
            for (locale, found) in &hits.targets {
                let preferred =
                    |hit: &&_| terms.term(locale, hit).is_some_and(|t| t.status == Status::Preferred);
                introduced.extend(found.iter().filter(preferred).map(|hit| (hit.concept, locale)));
                for hit in whole(found) {
                    let Some(term) = terms.term(locale, hit) else { continue };
                    let expected = terms.glossary.concepts[hit.concept].preferred(locale);
                    let Some(expected) = expected.filter(|term| term.status == Status::Preferred) else {
                        continue;
                    };
                    let spoken_of = hits.source.iter().any(|s| s.concept == hit.concept);
                    let short = is_short_form(&term.text) && introduced.contains(&(hit.concept, locale));
                    // The same words may be a preferred term as well.
                    let same = found.iter().filter(|other| other.span == hit.span);
                    if term.status != Status::Admitted
                        || !spoken_of
                        || short
                        || hit.certainty != Certainty::Certain
                        || same.into_iter().any(|other| preferred(&other))
                    {
                        continue;
                    }
                    let mut finding = subject
                        .at_target(&RULE, index, locale, hit.span.start)
                        .with("form", hit.span.of(&unit.targets[locale].text))
                        .with("concept", terms.glossary.concepts[hit.concept].id.as_str());
                    finding.expected = Some(expected.text.clone());
                    findings.push(finding);
                }
            }
        }
    }
}
