//! How languages call countries and cities: the names of the Unicode CLDR, as they are written in a sentence.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{LANGUAGES, Language};

/// The table; its first line names the languages of its columns.
static TABLE: &str = include_str!("places.tsv");

/// The places of the world, each with its names by language, the usual one first.
///
/// ```
/// let names: Vec<_> = tarjuman::lang::places().find(|names| names.contains(&("en", vec!["Türkiye", "Turkey"]))).unwrap();
/// assert!(names.contains(&("ar", vec!["تركيا"])));
/// ```
pub fn places() -> impl Iterator<Item = Vec<(&'static str, Vec<&'static str>)>> {
    let mut lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    let codes: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    lines.map(move |line| {
        codes.iter().copied().zip(line.split('\t').map(|names| names.split('|').collect())).collect()
    })
}

/// The places that a folded word names by itself, in whatever form of its language: their numbers in the order of [`places`].
///
/// ```
/// use tarjuman::lang;
/// let (en, tk) = ("en".parse().unwrap(), "tk".parse().unwrap());
/// let germany = lang::places_of(lang::of(&en), "germany");
/// assert_eq!(germany.len(), 1);
/// assert_eq!(lang::places_of(lang::of(&tk), "germaniýadan"), germany);
/// assert!(lang::places_of(lang::of(&tk), "nemesler").is_empty());
/// ```
pub fn places_of(language: &dyn Language, folded: &str) -> &'static [usize] {
    let Some(names) = NAMES.get(language.code()) else { return &[] };
    let found = names.get(folded).or_else(|| language.bare(folded).iter().find_map(|form| names.get(form)));
    found.map_or(&[], Vec::as_slice)
}

/// The article of Arabic, with which many a name is written.
const ARTICLE: &str = "ال";

/// The names of one word, folded, by language.
static NAMES: LazyLock<HashMap<&str, HashMap<String, Vec<usize>>>> = LazyLock::new(|| {
    let mut all: HashMap<&str, HashMap<String, Vec<usize>>> = HashMap::new();
    for (at, place) in places().enumerate() {
        for (code, names) in place {
            let Some(language) = LANGUAGES.iter().find(|language| language.code() == code) else { continue };
            let own = all.entry(code).or_default();
            for name in names.into_iter().filter(|name| !name.contains([' ', '-'])) {
                let folded = language.fold_text(name);
                // «للمكسيك» of «المكسيك»: the article is written otherwise behind a preposition.
                let less =
                    folded.strip_prefix(ARTICLE).filter(|less| less.chars().count() > 2).map(str::to_owned);
                for form in less.into_iter().chain([folded]) {
                    let places = own.entry(form).or_default();
                    if !places.contains(&at) {
                        places.push(at);
                    }
                }
            }
        }
    }
    all
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_has_a_name_in_every_language_of_the_table() {
        let mut seen = 0;
        for names in places() {
            let codes: Vec<&str> = names.iter().map(|(code, _)| *code).collect();
            assert_eq!(codes, ["ar", "en", "tk"], "{names:?}");
            let whole = |name: &&str| !name.is_empty() && name.trim() == *name;
            assert!(names.iter().flat_map(|(_, names)| names).all(whole), "{names:?}");
            seen += 1;
        }
        assert!(seen > 500, "only {seen} places");
    }
}
