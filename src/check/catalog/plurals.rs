//! Plural forms against the categories that the language counts by (CLDR).

use std::borrow::Cow;

use super::{CatalogCheck, File};
use crate::catalog::Entry;
use crate::lang::plurals::{CATEGORIES, Plurals, is_category};
use crate::model::{Finding, Rule, Severity};

static MISSING: Rule = Rule { code: "B040", name: "plural-category-missing", severity: Severity::Warning };
static UNUSED: Rule = Rule { code: "B041", name: "plural-category-unused", severity: Severity::Warning };
static COUNT: Rule = Rule { code: "B042", name: "plural-forms-count", severity: Severity::Error };

static RULES: &[&Rule] = &[&MISSING, &UNUSED, &COUNT];

/// B040 to B042.
pub(super) struct PluralForms;

impl CatalogCheck for PluralForms {
    fn rules(&self) -> &'static [&'static Rule] {
        RULES
    }

    fn check(&self, file: &File, source: Option<&File>, findings: &mut Vec<Finding>) {
        if file.format.is_bilingual() {
            return numbered(file, findings);
        }
        let fluent = file.format.name() == "Fluent";
        for (id, entries) in file.messages() {
            let Some(first) = entries.clone().next() else { continue };
            if !fluent {
                if first.form.is_none() {
                    continue;
                }
                let keys: Vec<&str> = entries.clone().filter_map(|entry| entry.form.as_deref()).collect();
                let plural =
                    keys.len() > 1 || source.is_some_and(|source| source.entries(id).nth(1).is_some());
                if plural && keys.len() == entries.count() {
                    let ordinal = id.ends_with("_ordinal");
                    let plurals = if ordinal { file.ordinals } else { file.plurals };
                    // `zero` is for nothing at all in Rails and i18next, in every language.
                    forms(file, first, &keys, None, plurals, &["zero"], first.key.start, findings);
                }
                continue;
            }
            for code in entries.filter_map(|entry| entry.code.as_ref()) {
                for select in code.selects.iter().filter(|select| counts(&select.keys)) {
                    let plurals = if select.is_ordinal { file.ordinals } else { file.plurals };
                    let default = Some(select.default);
                    forms(file, first, &select.keys, default, plurals, &[], select.at, findings);
                }
            }
        }
    }
}

/// Whether variants are chosen by a number: every key is a category or a number, and one is a category besides `other`.
fn counts(keys: &[&str]) -> bool {
    keys.iter().all(|key| is_category(key) || key.starts_with(|c: char| c.is_ascii_digit() || c == '-'))
        && keys.iter().any(|key| is_category(key) && *key != "other")
}

#[allow(clippy::too_many_arguments)] // One place says what a set of forms lacks, for every format.
fn forms(
    file: &File,
    entry: &Entry<'_>,
    keys: &[&str],
    default: Option<&str>,
    plurals: Option<&Plurals>,
    allowed: &[&str],
    at: usize,
    findings: &mut Vec<Finding>,
) {
    let Some(plurals) = plurals else { return };
    let numbers: Vec<&str> = keys.iter().copied().filter(|key| !is_category(key)).collect();
    let needed = plurals.needed();
    let lacks = |category: &&&str| {
        let category: &str = category;
        // The default variant stands for what no other is for: one category, whichever it is called by.
        let by_default = default.is_some() && category == "other";
        !keys.contains(&category) && !by_default && !plurals.covered(category, &numbers)
    };
    let missing: Vec<&str> = needed.iter().filter(lacks).copied().collect();
    let words = |list: &[&str]| list.join(", ");
    if !missing.is_empty() {
        let mut finding = file
            .about(&MISSING, entry, at)
            .with("problem", "message")
            .with("missing", words(&missing))
            .with("examples", examples(plurals, &missing));
        finding.unit = Some(entry.id.clone().into_owned());
        finding.expected = Some(words(&needed));
        finding.target = Some(words(keys));
        findings.push(finding);
    }
    // Of a language of one form it is not known whether its rules are known at all.
    let some_known = CATEGORIES.iter().any(|category| *category != "other" && plurals.knows(category));
    let unused: Vec<&str> = keys
        .iter()
        .copied()
        .filter(|key| {
            is_category(key) && !plurals.knows(key) && !allowed.contains(key) && Some(*key) != default
        })
        .collect();
    if some_known && !unused.is_empty() {
        let mut finding = file.about(&UNUSED, entry, at).with("unused", words(&unused));
        finding.unit = Some(entry.id.clone().into_owned());
        finding.expected = Some(words(&needed));
        finding.target = Some(words(keys));
        findings.push(finding);
    }
}

/// Some numbers of each category.
fn examples(plurals: &Plurals, categories: &[&str]) -> String {
    let of = |category: &&str| {
        let numbers: Vec<String> = plurals.examples(category).iter().map(u32::to_string).collect();
        format!("{category}: {}", numbers.join(", "))
    };
    categories.iter().map(of).collect::<Vec<_>>().join("; ")
}

/// A header that leaves no number for some forms of the language; told once, at the first message that has forms.
fn too_few(file: &File, first: &Entry<'_>, plurals: &Plurals, wanted: usize) -> Option<Finding> {
    let needed = plurals.needed();
    if needed.len() <= wanted {
        return None;
    }
    let mut finding = file
        .about(&MISSING, first, first.key.start)
        .with("problem", "header")
        .with("found", wanted.to_string())
        .with("wanted", needed.len().to_string())
        .with("examples", examples(plurals, &needed));
    finding.unit = Some(first.id.clone().into_owned());
    finding.expected = Some(needed.join(", "));
    Some(finding)
}

/// Forms of a PO file, which have numbers: as many as its header says.
fn numbered(file: &File, findings: &mut Vec<Finding>) {
    let Some(wanted) = file.catalog.forms.filter(|_| !file.catalog.is_template) else { return };
    let mut is_header_told = false;
    for (_, entries) in file.messages() {
        let Some(first) = entries.clone().next().filter(|first| first.form.is_some() && !first.is_fuzzy)
        else {
            continue;
        };
        if !is_header_told {
            is_header_told = true;
            findings.extend(file.plurals.and_then(|plurals| too_few(file, first, plurals, wanted)));
        }
        let filled = entries.clone().filter(|entry| !entry.text.is_empty()).count();
        // Without any translation it is missing, not miscounted.
        if filled == 0 || filled == wanted && entries.count() == wanted {
            continue;
        }
        let mut finding = file
            .about(&COUNT, first, first.key.start)
            .with("found", filled.to_string())
            .with("wanted", wanted.to_string());
        finding.unit = Some(first.id.clone().into_owned());
        finding.source = first.source.clone().map(Cow::into_owned);
        findings.push(finding);
    }
}
