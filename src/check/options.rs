//! What a project may set of a check, beyond how much it matters.

use std::collections::BTreeMap;

use crate::model::{Locale, Rule};

/// A number that a check goes by.
#[derive(Debug)]
pub struct CheckOption {
    /// The check's rule.
    pub rule: &'static Rule,
    /// The word that users write. What it means is the attribute `option-` of the rule's message.
    pub name: &'static str,
    /// What it is unless the project says otherwise.
    pub usual: f64,
    /// The least it may be.
    pub least: f64,
    /// The most it may be.
    pub most: f64,
}

/// The options of a rule, in the order in which they are explained.
pub fn of_rule(rule: &Rule) -> impl Iterator<Item = &'static CheckOption> {
    super::units::OPTIONS.iter().copied().filter(move |option| option.rule.code == rule.code)
}

/// What a project has set.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings(BTreeMap<(&'static str, &'static str), f64>);

impl Settings {
    /// Nothing is set, of no locale.
    pub const NONE: &'static BTreeMap<Locale, Self> = &BTreeMap::new();

    /// Sets an option.
    pub fn set(&mut self, option: &'static CheckOption, value: f64) {
        self.0.insert((option.rule.code, option.name), value);
    }

    /// Whether nothing is set.
    pub fn is_usual(&self) -> bool {
        self.0.is_empty()
    }

    /// What an option is.
    pub fn get(&self, option: &CheckOption) -> f64 {
        match self.is_usual() {
            true => option.usual,
            false => self.0.get(&(option.rule.code, option.name)).copied().unwrap_or(option.usual),
        }
    }

    /// Sets what `other` sets.
    pub fn extend(&mut self, other: &Self) {
        self.0.extend(&other.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_last_counts_and_the_rest_is_as_usual() {
        let [first, second] = [super::super::units::OPTIONS[0], super::super::units::OPTIONS[1]];
        let mut settings = Settings::default();
        assert_eq!(settings.get(first), first.usual);
        settings.set(first, first.least);
        let mut of_file = Settings::default();
        of_file.set(first, first.most);
        settings.extend(&of_file);
        assert_eq!((settings.get(first), settings.get(second)), (first.most, second.usual));
    }

    #[test]
    fn every_option_is_within_its_own_bounds_and_named_once() {
        let mut seen = std::collections::BTreeSet::new();
        for option in super::super::units::OPTIONS {
            assert!(option.least < option.usual && option.usual < option.most, "{}", option.name);
            assert!(seen.insert((option.rule.code, option.name)), "{} twice", option.name);
            assert!(!["severity", "allow"].contains(&option.name), "every check has these");
        }
    }
}
