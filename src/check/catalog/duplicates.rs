//! The same message twice in a file: readers take one of them, and not all the same. The same variant twice in a choice.

use super::{CatalogCheck, File};
use crate::model::{Finding, Rule, Severity};

static DUPLICATE: Rule = Rule { code: "B015", name: "message-duplicate", severity: Severity::Error };
static VARIANT: Rule = Rule { code: "B036", name: "variant-duplicate", severity: Severity::Warning };

static RULES: &[&Rule] = &[&DUPLICATE, &VARIANT];

/// B015 and B036.
pub(super) struct Duplicates;

impl CatalogCheck for Duplicates {
    fn rules(&self) -> &'static [&'static Rule] {
        RULES
    }

    fn check(&self, file: &File, _source: Option<&File>, findings: &mut Vec<Finding>) {
        for entry in &file.catalog.entries {
            let repeated =
                entry.code.iter().flat_map(|code| &code.selects).flat_map(|select| &select.repeated);
            for (key, at) in repeated {
                findings.push(file.about(&VARIANT, entry, *at).with("variant", *key));
            }
        }
        if !file.has_repeated_ids() {
            return;
        }
        let mut last = "";
        for entry in &file.catalog.entries {
            match file.entry(&entry.id, entry.form.as_deref()) {
                // All forms of a message stand twice: once is enough to say so. What a merge key brought in stands once.
                Some(first) if first.key != entry.key && last != &*entry.id => {
                    let line = file.place(first.key.start).line;
                    let same = if first.text == entry.text { "yes" } else { "no" };
                    let mut finding = file
                        .about(&DUPLICATE, entry, entry.key.start)
                        .with("line", line.to_string())
                        .with("same", same);
                    finding.target = Some(entry.text.clone().into_owned());
                    finding.expected = (same == "no").then(|| first.text.clone().into_owned());
                    findings.push(finding);
                    last = &entry.id;
                }
                _ => {}
            }
        }
    }
}
