//! What one runtime renders otherwise than another.

use super::{CatalogCheck, File};
use crate::catalog::Referent;
use crate::model::{Finding, Rule, Severity};

static DIFFERS: Rule = Rule { code: "B050", name: "rendering-differs", severity: Severity::Warning };

/// The most placeables that fluent-bundle, fluent.runtime and @fluent/bundle resolve in one message.
const PLACEABLES: usize = 100;

static RULES: &[&Rule] = &[&DIFFERS];

/// B050.
pub(super) struct Runtimes;

impl CatalogCheck for Runtimes {
    fn rules(&self) -> &'static [&'static Rule] {
        RULES
    }

    fn check(&self, file: &File, _source: Option<&File>, findings: &mut Vec<Finding>) {
        for entry in &file.catalog.entries {
            if file.format.is_merged()
                && !entry.plain
                && entry.value.of(file.text).contains(['\u{2028}', '\u{2029}', '\u{85}'])
            {
                // LINE SEPARATOR, PARAGRAPH SEPARATOR, NEXT LINE: line ends in YAML 1.1, letters in 1.2.
                findings
                    .push(file.about(&DIFFERS, entry, entry.value.start).with("problem", "line-separator"));
            }
            let Some(code) = &entry.code else { continue };
            if code.placeables > PLACEABLES {
                findings.push(file.about(&DIFFERS, entry, entry.key.start).with("problem", "placeables"));
            }
            for one in code.references.iter().filter(|one| one.kind == Referent::Term && one.positional > 0) {
                findings.push(
                    file.about(&DIFFERS, entry, one.at)
                        .with("problem", "positional")
                        .with("term", one.name.clone()),
                );
            }
        }
    }
}
