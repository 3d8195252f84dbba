//! Common words of news and communiqués with their translations, so that even a short document alone has words to go by.

use super::words::stems;
use crate::model::Locale;

/// A row a meaning, a column a language, alternatives separated by `|`.
const TABLE: &str = include_str!("seed.tsv");

/// The stems of each meaning in two languages.
pub fn pairs(source: &Locale, target: &Locale) -> Vec<(Vec<String>, Vec<String>)> {
    let mut rows = TABLE.lines();
    let header: Vec<&str> = rows.next().unwrap_or_default().split('\t').collect();
    let column = |locale: &Locale| header.iter().position(|code| *code == locale.language.as_str());
    let (Some(s), Some(t)) = (column(source), column(target)) else { return Vec::new() };
    let cell = |cells: &[&str], at: usize, locale: &Locale| -> Vec<String> {
        cells
            .get(at)
            .into_iter()
            .flat_map(|cell| cell.split('|'))
            .flat_map(|word| stems(locale, word))
            .collect()
    };
    rows.map(|row| row.split('\t').collect::<Vec<_>>())
        .map(|cells| (cell(&cells, s, source), cell(&cells, t, target)))
        .collect()
}
