//! M010: plural messages of YAML and JSON, which keep each form under a key of its own.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::{Check, Example, Group, Subject};
use crate::lang::plurals::{CATEGORIES, Plurals};
use crate::model::{Finding, Locale, Rule, Severity};

static RULE: Rule = Rule { code: "M010", name: "plural-key-missing", severity: Severity::Warning };

/// A message with plural keys lacks one that the locale needs.
pub(super) struct KeysMissing;

/// The message and category of a key: `unread.one`, `unread_one`, `unread-one`, `unread[one]`.
fn split(key: &str) -> Option<(&str, &'static str)> {
    let bare = key.strip_suffix(']').unwrap_or(key);
    if !bare.ends_with(['o', 'e', 'w', 'y', 'r']) {
        // zero, one, two, few, many, other
        return None;
    }
    CATEGORIES.iter().find_map(|category| {
        let message = bare.strip_suffix(category)?;
        let message = message.strip_suffix(['.', '_', '-', '['])?;
        (!message.is_empty()).then_some((message, *category))
    })
}

/// What the forms of the project's own messages lack, in the source language too.
fn forms(subject: &Subject, findings: &mut Vec<Finding>) {
    let mut messages: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, unit) in subject.units.iter().enumerate() {
        if let Some(form) = &unit.form {
            messages.entry(&form.message).or_default().push(index);
        }
    }
    if messages.is_empty() {
        return;
    }
    let locales: BTreeSet<&Locale> = subject
        .units
        .iter()
        .flat_map(|unit| unit.targets.keys())
        .chain(std::iter::once(subject.source_locale))
        .collect();
    for (message, units) in messages {
        for locale in &locales {
            let Some(plurals) = Plurals::cardinal(locale) else { continue };
            let has = |category: &&str| {
                units.iter().map(|index| &subject.units[*index]).any(|unit| {
                    unit.form.as_ref().is_some_and(|form| {
                        let own = (*locale == subject.source_locale).then_some(&form.own);
                        form.category == *category
                            && own.or_else(|| unit.targets.get(locale)).is_some_and(|t| !t.text.is_empty())
                    })
                })
            };
            let missing: Vec<&str> = plurals.needed().into_iter().filter(|category| !has(category)).collect();
            // The form `other` stands for what is missing: a person looks for it first.
            let Some(index) = units.last().filter(|_| !missing.is_empty()) else { continue };
            let finding = subject.at_target(&RULE, *index, locale, 0).with("message", message);
            findings.push(finding.with("categories", missing.join(", ")));
        }
    }
}

impl Check for KeysMissing {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn group(&self) -> Group {
        Group::Placeholders
    }

    fn examples(&self) -> &'static [Example] {
        const {
            &[
                Example::fires(("en", "ar"), &[("%{count} file", "ملف"), ("%{count} files", "%{count} ملف")])
                    .keyed(&["files-one", "files-other"]),
                Example::silent(
                    ("en", "tk"),
                    &[("%{count} file", "%{count} faýl"), ("%{count} files", "%{count} faýl")],
                )
                .keyed(&["files-one", "files-other"]),
            ]
        }
    }

    fn document(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        forms(subject, findings);
        let mut messages: BTreeMap<&str, (BTreeSet<&str>, usize)> = BTreeMap::new();
        for (index, unit) in subject.units.iter().enumerate() {
            let known = unit.form.is_some();
            if let Some((message, category)) = split(&unit.id).filter(|_| !known) {
                let (keys, last) = messages.entry(message).or_default();
                keys.insert(category);
                *last = index;
            }
        }
        for (message, (keys, index)) in
            messages.iter().filter(|(_, (keys, _))| keys.contains("other") && keys.len() > 1)
        {
            for locale in subject.units[*index].targets.keys() {
                let Some(needed) = Plurals::cardinal(locale).map(|plurals| plurals.needed()) else {
                    continue;
                };
                let has = |category: &&str| {
                    keys.contains(category)
                        && subject.units.iter().any(|unit| {
                            split(&unit.id)
                                == Some((
                                    message,
                                    CATEGORIES.iter().find(|name| **name == *category).unwrap_or(&"other"),
                                ))
                                && unit.targets.get(locale).is_some_and(|target| !target.text.is_empty())
                        })
                };
                let missing: Vec<&str> = needed.into_iter().filter(|category| !has(category)).collect();
                if !missing.is_empty() {
                    let finding = subject.at_target(&RULE, *index, locale, 0).with("message", *message);
                    findings.push(finding.with("categories", missing.join(", ")));
                }
            }
        }
    }
}
