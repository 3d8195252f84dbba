//! Every kind of finding, from every room.

use super::{discover, reconcile, run, waivers};
use crate::model::Rule;
use crate::{bundle, check, document, exchange, glossary};

/// Every rule, room by room in the order a text travels; codes and names are unique.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    document::RULES
        .iter()
        .copied()
        .chain(document::clean::RULES.iter().copied())
        .chain([&discover::NO_TRANSLATION])
        .chain(reconcile::RULES.iter().copied())
        .chain(check::CHECKS.iter().map(|check| check.rule()))
        .chain(check::PROJECT_RULES.iter().copied())
        .chain([&run::APPLIED, &run::WAITING])
        .chain(waivers::RULES.iter().copied())
        .chain(glossary::RULES.iter().copied())
        .chain(exchange::terms::RULES.iter().copied())
        .chain(exchange::pairs::RULES.iter().copied())
        .chain(exchange::merge::RULES.iter().copied())
        .chain(bundle::RULES.iter().copied())
        .chain(check::catalog::rules())
}

/// The rule with a code (`T001`, whatever its capitals) or a name (`term-not-used`).
pub fn find(code_or_name: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.code.eq_ignore_ascii_case(code_or_name) || rule.name == code_or_name)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::check::{self, options};
    use crate::report::interface::{Interface, LANGUAGES};

    #[test]
    fn every_rule_is_worded_and_explained_in_every_language() {
        let mut seen = BTreeSet::new();
        for rule in super::rules() {
            assert!(seen.insert(rule.code) && seen.insert(rule.name), "{} stands for two rules", rule.code);
            for (code, _) in LANGUAGES {
                let ui = Interface::choose([*code]);
                assert_ne!(ui.text(rule.name, &[]), rule.name, "{code} does not word {}", rule.name);
                for option in options::of_rule(rule) {
                    let about = ui.attribute(rule.name, &format!("option-{}", option.name), &[]);
                    assert!(about.is_some(), "{code}: {} does not say what {} is", rule.name, option.name);
                }
                // The examples of a check are data, the same in every language.
                let check = check::CHECKS.iter().any(|check| std::ptr::eq(check.rule(), rule));
                for part in ["why", "example", "help"].into_iter().filter(|part| !check || *part != "example")
                {
                    let text = ui.attribute(rule.name, part, &[]).unwrap_or_default();
                    assert!(!text.is_empty(), "{code}: {} lacks .{part}", rule.name);
                    // It is shown for the rule, not for one finding: there is nothing to put in.
                    assert!(!text.contains("{$"), "{code}: {}.{part} has a variable", rule.name);
                }
            }
        }
        assert!(seen.len() > 20, "only {} codes and names", seen.len());
    }
}
