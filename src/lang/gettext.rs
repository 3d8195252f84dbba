//! The plural forms of gettext: numbers in the place of the categories of CLDR, and the header that tells a program how to choose.

use unic_langid::LanguageIdentifier as Locale;

use super::plurals::categories;

/// The forms of a PO file by their numbers, in the order in which catalogues have them: that of CLDR. Where a file has one form fewer than
/// the language, it is without `other`, which only fractions need; of any other number nothing is known.
///
/// ```
/// use tarjuman::lang::gettext::forms;
/// assert_eq!(forms(&"tk".parse().unwrap(), 2), Some(vec!["one", "other"]));
/// assert_eq!(forms(&"ru".parse().unwrap(), 3), Some(vec!["one", "few", "many"]));
/// assert_eq!(forms(&"ar".parse().unwrap(), 4), None);
/// ```
pub fn forms(locale: &Locale, count: usize) -> Option<Vec<&'static str>> {
    let mut all = categories(locale).unwrap_or_else(|| vec!["other"]);
    if count == 1 {
        return Some(vec!["other"]);
    }
    if all.len() == count + 1 {
        all.pop();
    }
    (all.len() == count).then_some(all)
}

/// What the header of a PO file says of the forms of a language (GNU gettext manual, "Plural forms"), and how many they are.
pub fn header(locale: &Locale) -> (usize, &'static str) {
    let known = GETTEXT.iter().find(|(languages, ..)| languages.contains(&locale.language.as_str()));
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
