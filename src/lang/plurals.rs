//! Plural categories, by the rules of the CLDR.

use std::collections::BTreeSet;

use icu_plurals::{PluralCategory, PluralRuleType, PluralRules, PluralRulesOptions};

use unic_langid::LanguageIdentifier as Locale;

/// The names of the categories, in the CLDR's order.
pub const CATEGORIES: &[&str] = &["zero", "one", "two", "few", "many", "other"];

/// Whole numbers that show every category which counting things needs: rules look at the last two digits at most, and at
/// millions, which hardly anything comes in.
const COUNTED: std::ops::Range<u32> = 0..200;

/// Whether a word is a category.
pub fn is_category(word: &str) -> bool {
    CATEGORIES.contains(&word)
}

fn rules(locale: &Locale, kind: PluralRuleType) -> Option<PluralRules> {
    if locale.language.is_empty() || locale.language == "und" {
        return None;
    }
    // Languages are counted alike in all their scripts, and the CLDR's rules of `sr` are not found under `sr-Latn`.
    let spoken = Locale::from_parts(locale.language, None, locale.region, &[]);
    let tag = spoken.to_string().parse::<icu_locale_core::Locale>().ok()?;
    PluralRules::try_new(tag.into(), PluralRulesOptions::default().with_type(kind)).ok()
}

/// The categories that the cardinal numbers of a locale have, those of fractions and millions among them, in the CLDR's order; `None`
/// where the CLDR does not know the language.
///
/// ```
/// use tarjuman::lang::plurals::categories;
/// assert_eq!(categories(&"tk".parse().unwrap()).unwrap(), ["one", "other"]);
/// assert_eq!(categories(&"ar".parse().unwrap()).unwrap().len(), 6);
/// ```
pub fn categories(locale: &Locale) -> Option<Vec<&'static str>> {
    let has: Vec<&str> = rules(locale, PluralRuleType::Cardinal)?.categories().map(name).collect();
    Some(CATEGORIES.iter().copied().filter(|category| has.contains(category)).collect())
}

/// How a locale counts.
#[derive(Clone, Debug)]
pub struct Plurals {
    /// The category of each of 0, 1, 2 … 199.
    of: Vec<&'static str>,
    /// Every category that some number has, fractions and millions among them.
    all: BTreeSet<&'static str>,
}

impl Plurals {
    /// Of cardinal numbers in a locale; `None` where the CLDR does not know the language.
    ///
    /// ```
    /// use tarjuman::lang::plurals::Plurals;
    /// let arabic = Plurals::cardinal(&"ar".parse().unwrap()).unwrap();
    /// assert_eq!(arabic.needed(), ["zero", "one", "two", "few", "many", "other"]);
    /// assert_eq!(arabic.of(103), "few");
    /// ```
    pub fn cardinal(locale: &Locale) -> Option<Self> {
        Self::new(locale, PluralRuleType::Cardinal)
    }

    /// Of ordinal numbers.
    pub fn ordinal(locale: &Locale) -> Option<Self> {
        Self::new(locale, PluralRuleType::Ordinal)
    }

    fn new(locale: &Locale, kind: PluralRuleType) -> Option<Self> {
        let rules = rules(locale, kind)?;
        let of = COUNTED.map(|number| name(rules.category_for(number))).collect();
        let all = rules.categories().map(name).collect();
        Some(Self { of, all })
    }

    /// The category of a number below 200; of a greater one by its last two digits.
    pub fn of(&self, number: u32) -> &'static str {
        let number = if number < COUNTED.end { number } else { 100 + number % 100 };
        self.of.get(number as usize).copied().unwrap_or("other")
    }

    /// The categories that whole numbers below 200 have: what must be there for counting, in the CLDR's order.
    pub fn needed(&self) -> Vec<&'static str> {
        CATEGORIES.iter().copied().filter(|category| self.of.contains(category)).collect()
    }

    /// The first numbers of a category, three at most.
    pub fn examples(&self, category: &str) -> Vec<u32> {
        COUNTED.filter(|number| self.of(*number) == category).take(3).collect()
    }

    /// Whether any number at all has this category.
    pub fn knows(&self, category: &str) -> bool {
        category == "other" || self.all.contains(category)
    }

    /// Whether these exact numbers are all that a category is needed for.
    pub fn covered(&self, category: &str, numbers: &[&str]) -> bool {
        let mut needed = COUNTED.filter(|n| self.of.get(*n as usize).is_some_and(|c| *c == category)).take(8);
        needed.all(|number| numbers.iter().any(|written| written.parse() == Ok(number)))
    }
}

fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_are_those_of_the_cldr_in_its_order() {
        let rows: &[(&str, &[&str])] = &[
            ("ar", &["zero", "one", "two", "few", "many", "other"]),
            ("en", &["one", "other"]),
            ("tk", &["one", "other"]),
            ("ru", &["one", "few", "many", "other"]),
            ("ja", &["other"]),
            ("sr-Latn", &["one", "few", "other"]),
            ("uz-Cyrl-UZ", &["one", "other"]),
        ];
        for (locale, wanted) in rows {
            assert_eq!(categories(&locale.parse().unwrap()).as_deref(), Some(*wanted), "{locale}");
        }
        assert_eq!(categories(&Locale::default()), None, "und");
    }
}
