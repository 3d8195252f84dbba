//! How languages call countries and cities: the names of the Unicode CLDR, as they are written in a sentence.

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
