//! Comments for translators that a translation does not carry along, where it carries the others.

use super::{CatalogCheck, File};
use crate::model::{Finding, Rule, Severity};

static LOST: Rule = Rule { code: "B051", name: "comment-lost", severity: Severity::Info };

static RULES: &[&Rule] = &[&LOST];

/// B051.
pub(super) struct Comments;

impl CatalogCheck for Comments {
    fn rules(&self) -> &'static [&'static Rule] {
        RULES
    }

    fn check(&self, file: &File, source: Option<&File>, findings: &mut Vec<Finding>) {
        if file.format.is_bilingual() {
            return;
        }
        let Some(source) = source else { return };
        let commented: Vec<_> = source
            .catalog
            .entries
            .iter()
            .filter(|entry| entry.has_comment)
            .filter_map(|entry| file.entry(&entry.id, entry.form.as_deref()))
            .collect();
        let lost: Vec<_> = commented.iter().filter(|entry| !entry.has_comment).collect();
        // Many projects keep comments in the source alone.
        if lost.len() * 2 >= commented.len() {
            return;
        }
        for entry in lost {
            findings.push(file.about(&LOST, entry, entry.key.start));
        }
    }
}
