//! Common words of news and communiqués with their translations, so that even a short document alone has words to go by.

use std::sync::OnceLock;

use super::words::stems;
use crate::model::Locale;

/// A row a meaning, a column a language, alternatives separated by `|`.
const TABLE: &str = include_str!("seed.tsv");

/// The columns: each language with the stems of every row.
fn columns() -> &'static [(Locale, Vec<Vec<String>>)] {
    static COLUMNS: OnceLock<Vec<(Locale, Vec<Vec<String>>)>> = OnceLock::new();
    COLUMNS.get_or_init(|| {
        let (header, rows) = TABLE.split_once('\n').unwrap_or_default();
        let column = |(at, code): (usize, &str)| {
            let locale: Locale = code.parse().ok()?;
            let cell = |row: &str| -> Vec<String> {
                let words = row.split('\t').nth(at).into_iter().flat_map(|cell| cell.split('|'));
                words.flat_map(|word| stems(&locale, word)).collect()
            };
            let column = rows.lines().map(cell).collect();
            Some((locale, column))
        };
        header.split('\t').enumerate().filter_map(column).collect()
    })
}

/// The stems of each meaning in two languages.
pub fn pairs<'a>(
    source: &Locale,
    target: &Locale,
) -> impl Iterator<Item = (&'a [String], &'a [String])> + use<'a> {
    let column = |locale: &Locale| {
        let found = columns().iter().find(|(other, _)| other.language == locale.language);
        found.map_or(&[][..], |(_, rows)| rows.as_slice())
    };
    column(source).iter().zip(column(target)).map(|(s, t)| (s.as_slice(), t.as_slice()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_says_something_in_every_language() {
        let header = TABLE.lines().next().unwrap_or_default().split('\t').count();
        assert_eq!(columns().len(), header);
        for (row, line) in TABLE.lines().enumerate() {
            assert_eq!(line.split('\t').count(), header, "row {row}: {line}");
        }
        for (locale, rows) in columns() {
            for (row, stems) in rows.iter().enumerate() {
                assert!(!stems.is_empty(), "row {row} is empty in {locale}");
            }
        }
        let (ar, tk): (Locale, Locale) = ("ar-IQ".parse().unwrap(), "tk".parse().unwrap());
        assert!(pairs(&ar, &tk).count() > 300, "a region does not matter");
        let fr: Locale = "fr".parse().unwrap();
        assert_eq!(pairs(&ar, &fr).count(), 0, "a language without a column");
    }
}
