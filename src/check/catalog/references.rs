//! What messages refer to and choose by, message by message; what needs all files of a locale is in [`super::whole`].

use std::collections::HashSet;

use super::{CatalogCheck, File};
use crate::catalog::{Code, Entry};
use crate::lang::plurals::is_category;
use crate::model::{Finding, Rule, Severity};
use crate::text::yaml::nearest;

static VARIABLE: Rule = Rule { code: "B033", name: "variable-unknown", severity: Severity::Error };
static VARIANT: Rule = Rule { code: "B034", name: "variant-unknown", severity: Severity::Warning };

static RULES: &[&Rule] = &[&VARIABLE, &VARIANT];

/// B033 and B034.
pub(super) struct References;

impl CatalogCheck for References {
    fn rules(&self) -> &'static [&'static Rule] {
        RULES
    }

    fn check(&self, file: &File, source: Option<&File>, findings: &mut Vec<Finding>) {
        // The code of a message of the source; only its first form has it.
        let theirs = |id: &str| source?.entries(id).find_map(|entry| entry.code.as_deref());
        for entry in &file.catalog.entries {
            let Some(code) = &entry.code else { continue };
            // A message that is not in the source, and a term, whose variables are arguments, have nothing to be held against.
            let there = source
                .is_some_and(|source| source.entry(&entry.id, None).is_some() || theirs(&entry.id).is_some());
            if !there || entry.id.starts_with('-') {
                continue;
            }
            choices(file, entry, code, theirs(&entry.id), findings);
        }
    }
}

fn choices(
    file: &File,
    entry: &Entry<'_>,
    code: &Code<'_>,
    source: Option<&Code<'_>>,
    findings: &mut Vec<Finding>,
) {
    let variables: HashSet<&str> =
        source.iter().flat_map(|code| &code.variables).map(|(name, _)| *name).collect();
    // What a text says of a variable is a placeholder, and held against the source by the checks of units.
    for select in &code.selects {
        let is_variable = code.variables.iter().any(|(name, at)| *name == select.by && *at == select.at);
        if is_variable && !variables.contains(select.by) {
            let mut finding = file.about(&VARIABLE, entry, select.at).with("variable", select.by);
            finding.expected = nearest(select.by, variables.iter().copied());
            findings.push(finding);
            continue;
        }
        let Some(theirs) = source.and_then(|code| code.selects.iter().find(|other| other.by == select.by))
        else {
            continue;
        };
        let by_words =
            theirs.keys.iter().all(|key| !is_category(key) && !key.starts_with(|c: char| c.is_ascii_digit()));
        // What a function gives, the platform say, is not bound to what the source asks of it.
        if !by_words || !is_variable {
            continue;
        }
        for key in select.keys.iter().filter(|key| !theirs.keys.contains(key) && !is_category(key)) {
            let mut finding =
                file.about(&VARIANT, entry, select.at).with("variant", *key).with("variable", select.by);
            finding.expected = Some(theirs.keys.join(", "));
            findings.push(finding);
        }
    }
}
