//! T003: one document renders one concept by two terms.

use std::collections::BTreeMap;

use super::{is_short_form, whole};
use crate::check::{Check, Example, Group, Subject};
use crate::model::{Finding, Hit, Locale, Rule, Severity};

/// One concept is translated two ways in one document.
pub struct TermTwoWays;

static RULE: Rule = Rule { code: "T003", name: "term-two-ways", severity: Severity::Warning };

impl Check for TermTwoWays {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn group(&self) -> Group {
        Group::Terms
    }

    fn examples(&self) -> &'static [Example] {
        const {
            &[
                Example::fires(
                    ("ar", "en"),
                    &[
                        ("وقّعت الاتفاقية.", "The agreement was signed."),
                        ("نُشرت الاتفاقية.", "The accord was published."),
                    ],
                ),
                Example::silent(
                    ("ar", "en"),
                    &[
                        ("وقّعت الاتفاقية.", "The agreement was signed."),
                        ("نُشرت الاتفاقية.", "The agreement was published."),
                    ],
                ),
            ]
        }
    }

    fn document(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        let terms = subject.terminology;
        // The first use of each concept a locale: which term, in which unit.
        let mut first: BTreeMap<(usize, &Locale), (usize, usize)> = BTreeMap::new();
        for (index, (unit, hits)) in subject.units.iter().zip(subject.hits).enumerate() {
            for (locale, found) in &hits.targets {
                for hit in whole(found) {
                    let Some(term) = terms.term(locale, hit) else { continue };
                    let spoken_of = hits.source.iter().any(|s| s.concept == hit.concept);
                    // A forbidden term is a finding already, and a short form beside the full one is good usage.
                    if !spoken_of || !term.status.is_approved() || is_short_form(&term.text) {
                        continue;
                    }
                    let (used, at) = *first.entry((hit.concept, locale)).or_insert((hit.term, index));
                    // The same words may be a form of both terms.
                    let same = |other: &Hit| {
                        other.span == hit.span && other.concept == hit.concept && other.term == used
                    };
                    if used == hit.term || found.iter().any(same) {
                        continue;
                    }
                    let earlier = &terms.glossary.concepts[hit.concept].terms_of(locale)[used].text;
                    let mut finding = subject
                        .at_target(&RULE, index, locale, hit.span.start)
                        .with("form", hit.span.of(&unit.targets[locale].text))
                        .with("earlier", earlier.as_str())
                        .with("unit", subject.units[at].id.as_str());
                    finding.expected = Some(earlier.clone());
                    findings.push(finding);
                }
            }
        }
    }
}
