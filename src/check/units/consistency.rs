//! U023 and U024: one source with two targets, and two sources with one target.
//!
//! Texts are compared folded, without marks and spaces: a comma or a capital is no other translation.

use std::collections::BTreeMap;

use crate::check::{Check, Example, Group, Subject};
use crate::lang;
use crate::model::{Finding, Locale, Rule, Severity};

static TARGETS: Rule = Rule { code: "U023", name: "one-source-two-targets", severity: Severity::Warning };
static SOURCES: Rule = Rule { code: "U024", name: "two-sources-one-target", severity: Severity::Info };

/// A text as it is compared: folded, letters and digits only.
pub(in crate::check) fn bare(text: &str, locale: &Locale) -> String {
    let folded = lang::of(locale).fold(text).text;
    folded.chars().filter(|c| c.is_alphanumeric() || "{}$%".contains(*c)).collect()
}

/// One source is translated in two ways.
pub(super) struct OneSourceTwoTargets;

impl Check for OneSourceTwoTargets {
    fn rule(&self) -> &'static Rule {
        &TARGETS
    }

    fn group(&self) -> Group {
        Group::Units
    }

    fn examples(&self) -> &'static [Example] {
        const {
            &[
                Example::fires(
                    ("en", "tk"),
                    &[("Save the file", "Faýly sakla"), ("Save the file", "Faýly ýazdyr")],
                ),
                Example::silent(
                    ("en", "tk"),
                    &[("Save the file", "Faýly sakla"), ("Save the file.", "Faýly sakla.")],
                ),
            ]
        }
    }

    fn document(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        let mut first: BTreeMap<(&Locale, String), (usize, String)> = BTreeMap::new();
        for (index, unit) in subject.units.iter().enumerate() {
            for (locale, target) in unit.targets.iter().filter(|(_, target)| !target.text.trim().is_empty()) {
                let source = bare(&unit.source, subject.source_locale);
                let translated = bare(&target.text, locale);
                if source.is_empty() {
                    continue;
                }
                let (at, known) = first.entry((locale, source)).or_insert((index, translated.clone()));
                if *known != translated {
                    let earlier = &subject.units[*at];
                    let mut finding =
                        subject.at_target(&TARGETS, index, locale, 0).with("unit", earlier.id.as_str());
                    finding.expected = earlier.targets.get(locale).map(|target| target.text.clone());
                    findings.push(finding);
                }
            }
        }
    }
}

/// Two sources are translated by one text.
pub(super) struct TwoSourcesOneTarget;

/// A text of fewer letters is likely to mean several things.
const FEWEST: usize = 12;

impl Check for TwoSourcesOneTarget {
    fn rule(&self) -> &'static Rule {
        &SOURCES
    }

    fn group(&self) -> Group {
        Group::Units
    }

    fn examples(&self) -> &'static [Example] {
        const {
            &[
                Example::fires(
                    ("en", "tk"),
                    &[
                        ("The first meeting was held.", "Duşuşyk paýtagtda geçirildi."),
                        ("He left for the airport.", "Duşuşyk paýtagtda geçirildi."),
                    ],
                ),
                Example::silent(("en", "tk"), &[("Close", "Ýap"), ("Shut", "Ýap")]),
            ]
        }
    }

    fn document(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        let mut first: BTreeMap<(&Locale, String), (usize, String)> = BTreeMap::new();
        for (index, unit) in subject.units.iter().enumerate() {
            for (locale, target) in &unit.targets {
                let translated = bare(&target.text, locale);
                if translated.chars().count() < FEWEST {
                    continue;
                }
                let source = bare(&unit.source, subject.source_locale);
                let (at, known) = first.entry((locale, translated)).or_insert((index, source.clone()));
                if *known != source {
                    let earlier = &subject.units[*at];
                    let finding = subject
                        .at_target(&SOURCES, index, locale, 0)
                        .with("unit", earlier.id.as_str())
                        .with("other", earlier.source.as_str());
                    findings.push(finding);
                }
            }
        }
    }
}
