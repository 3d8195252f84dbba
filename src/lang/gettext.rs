//! The plural forms of message catalogues: categories by CLDR through `icu_plurals`, numbers and headers as gettext has them.

use icu_locale_core::Locale as IcuLocale;
use icu_plurals::{PluralCategory, PluralRules};

/// Every category, in CLDR's order.
pub const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The categories of whole numbers and fractions that a language has, in CLDR's order, `other` always among them.
///
/// ```
/// use tarjuman::lang::gettext::categories;
/// assert_eq!(categories("tk"), ["one", "other"]);
/// assert_eq!(categories("ar").len(), 6);
/// ```
pub fn categories(tag: &str) -> Vec<&'static str> {
    let rules =
        tag.parse::<IcuLocale>().ok().and_then(|locale| PluralRules::try_new_cardinal(locale.into()).ok());
    let Some(rules) = rules else { return vec!["other"] };
    let has: Vec<&str> = rules.categories().map(name).collect();
    CATEGORIES.into_iter().filter(|category| has.contains(category)).collect()
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

/// The forms of a PO file by their numbers, in the order in which catalogues have them: that of CLDR. Where a file has one form fewer than
/// the language, it is without `other`, which only fractions need; of any other number nothing is known.
///
/// ```
/// use tarjuman::lang::gettext::gettext_forms;
/// assert_eq!(gettext_forms("tk", 2), Some(vec!["one", "other"]));
/// assert_eq!(gettext_forms("ru", 3), Some(vec!["one", "few", "many"]));
/// assert_eq!(gettext_forms("ar", 4), None);
/// ```
pub fn gettext_forms(tag: &str, count: usize) -> Option<Vec<&'static str>> {
    let mut all = categories(tag);
    if count == 1 {
        return Some(vec!["other"]);
    }
    if all.len() == count + 1 {
        all.pop();
    }
    (all.len() == count).then_some(all)
}

/// What the header of a PO file says of the forms of a language (GNU gettext manual, "Plural forms"), and how many they are.
pub fn gettext_header(tag: &str) -> (usize, &'static str) {
    let language = tag.split(['-', '_']).next().unwrap_or_default();
    let known = GETTEXT.iter().find(|(languages, ..)| languages.contains(&language));
    known.map_or((2, "n != 1"), |(_, count, rule)| (*count, rule))
}

/// Languages whose forms are not told apart by `n != 1`.
const GETTEXT: &[(&[&str], usize, &str)] = &[
    (
        &["ar"],
        6,
        "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5",
    ),
    (&["fr", "pt", "fa", "hy"], 2, "n > 1"),
    (&["ja", "zh", "ko", "vi", "th", "id", "ms"], 1, "0"),
    (
        &["ru", "uk", "be"],
        3,
        "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2",
    ),
    (&["pl"], 3, "n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2"),
    (&["cs", "sk"], 3, "n==1 ? 0 : n>=2 && n<=4 ? 1 : 2"),
    (&["he"], 2, "n != 1"),
];
