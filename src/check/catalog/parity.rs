//! What the source has and a locale has not, and the other way round.

use super::{CatalogCheck, File, shown};
use crate::catalog::Entry;
use crate::model::{Finding, Rule, Severity};

/// A locale has no file beside one of the source.
pub static FILE_MISSING: Rule = Rule { code: "B020", name: "file-missing", severity: Severity::Warning };
static MISSING: Rule = Rule { code: "B021", name: "message-missing", severity: Severity::Warning };
static OBSOLETE: Rule = Rule { code: "B022", name: "message-obsolete", severity: Severity::Warning };
static ATTRIBUTE_MISSING: Rule =
    Rule { code: "B023", name: "attribute-missing", severity: Severity::Warning };
static ATTRIBUTE_OBSOLETE: Rule =
    Rule { code: "B024", name: "attribute-obsolete", severity: Severity::Warning };
static VALUE_MISSING: Rule = Rule { code: "B025", name: "value-missing", severity: Severity::Error };
static VALUE_OBSOLETE: Rule = Rule { code: "B027", name: "value-obsolete", severity: Severity::Warning };
static FUZZY: Rule = Rule { code: "B026", name: "translation-fuzzy", severity: Severity::Info };

static RULES: &[&Rule] =
    &[&MISSING, &OBSOLETE, &ATTRIBUTE_MISSING, &ATTRIBUTE_OBSOLETE, &VALUE_MISSING, &VALUE_OBSOLETE, &FUZZY];

/// B021 to B026.
pub(super) struct Parity;

impl CatalogCheck for Parity {
    fn rules(&self) -> &'static [&'static Rule] {
        RULES
    }

    fn check(&self, file: &File, source: Option<&File>, findings: &mut Vec<Finding>) {
        if file.format.is_bilingual() && !file.catalog.is_template {
            untranslated(file, findings);
        }
        let Some(source) = source else { return };
        // Of a file that cannot be read at all one finding is enough.
        if file.catalog.entries.is_empty() && !file.catalog.problems.is_empty() {
            return;
        }
        // Terms belong to a locale: what one needs another may not.
        let is_term = |id: &str| file.format.name() == "Fluent" && id.starts_with('-');
        // Where a lacking message would stand: behind the one before it.
        let mut at = 0;
        // In one file of all locales it stands under the key.
        let together = file.path == source.path;
        for (id, entries) in source.messages() {
            let Some(first) = entries.clone().next() else { continue };
            if together {
                at = first.key.start;
            }
            let Some(there) = file.entries(id).next() else {
                let parent = attribute_of(file, id).map(|parent| file.entries(parent).next());
                let parent_there = matches!(parent, Some(Some(_)));
                if !is_term(id) && !first.text.is_empty() && (parent.is_none() || parent_there) {
                    let rule = if parent_there { &ATTRIBUTE_MISSING } else { &MISSING };
                    if let Some(parent) = parent.flatten() {
                        at = parent.key.start;
                    }
                    findings.push(lacking(file, rule, first, at));
                }
                continue;
            };
            at = there.key.start;
            let has_value =
                |entry: &Entry<'_>| !(entry.is_partial && entry.text.is_empty() && entry.value.is_empty());
            if file.format.name() == "Fluent" && has_value(first) && !has_value(there) {
                let mut finding = file.about(&VALUE_MISSING, there, at);
                finding.source = Some(first.text.clone().into_owned());
                findings.push(finding);
            } else if file.format.name() == "Fluent" && !has_value(first) && has_value(there) {
                let mut finding = file.about(&VALUE_OBSOLETE, there, at);
                finding.target = Some(there.text.clone().into_owned());
                findings.push(finding);
            } else if !file.format.is_bilingual()
                && there.text.trim().is_empty()
                && !first.text.trim().is_empty()
                && !there.is_partial
                && there.form.is_none()
            {
                findings.push(lacking(file, &MISSING, first, at));
            }
        }
        let in_source = |id: &str| source.entries(id).next().is_some();
        for (id, mut entries) in file.messages().filter(|(id, _)| !in_source(id) && !is_term(id)) {
            let Some(first) = entries.next() else { continue };
            let parent = attribute_of(file, id);
            let rule = match parent {
                Some(parent) if in_source(parent) => &ATTRIBUTE_OBSOLETE,
                // With its message.
                Some(_) => continue,
                None => &OBSOLETE,
            };
            // A list that is longer here, a setting of this locale.
            if id.rsplit('.').next().is_some_and(|last| last.bytes().all(|b| b.is_ascii_digit())) {
                continue;
            }
            let mut finding = file.about(rule, first, first.key.start);
            finding.target = Some(first.text.clone().into_owned());
            findings.push(finding);
        }
    }
}

/// The message of which an id is an attribute.
fn attribute_of<'i>(file: &File, id: &'i str) -> Option<&'i str> {
    let fluent = file.format.name() == "Fluent";
    id.split_once('.').filter(|_| fluent).map(|(message, _)| message)
}

fn lacking(file: &File, rule: &'static Rule, source: &Entry<'_>, at: usize) -> Finding {
    let mut finding = file.finding(rule, at).with("message", shown(&source.id));
    finding.unit = Some(source.id.clone().into_owned());
    finding.source = Some(source.text.clone().into_owned());
    finding
}

/// Messages of a bilingual file that have no translation, or only a guess.
fn untranslated(file: &File, findings: &mut Vec<Finding>) {
    let mut last = "";
    let mut fuzzy = 0;
    let mut first_fuzzy = None;
    for entry in &file.catalog.entries {
        if entry.is_fuzzy {
            if last != &*entry.id {
                fuzzy += 1;
                first_fuzzy = first_fuzzy.or(Some(entry));
            }
        } else if entry.text.is_empty() && last != &*entry.id {
            let mut finding = file.about(&MISSING, entry, entry.value.start);
            finding.source = entry.source.clone().map(std::borrow::Cow::into_owned);
            findings.push(finding);
        }
        last = &entry.id;
    }
    if let Some(entry) = first_fuzzy {
        findings.push(file.finding(&FUZZY, entry.key.start).with("count", fuzzy.to_string()));
    }
}
