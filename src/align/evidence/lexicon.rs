//! Common words of news and communiqués with their translations, so that even a short document alone has words to go by.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{Batch, Evidence, KNOWN};
use crate::align::words::stems;
use crate::model::Locale;

/// The table of common words.
pub struct SeedLexicon;

/// How sure it is that two words of a row translate each other.
const WORTH: f32 = 0.6;

impl Evidence for SeedLexicon {
    fn name(&self) -> &'static str {
        "lexicon"
    }

    fn words(&self, batch: &Batch, say: &mut dyn FnMut(u32, u32, f32)) {
        let [Some(source), Some(target)] = batch.locales.map(column) else { return };
        // The words of a short text are few, the rows many.
        for (id, word) in (0..).zip(&batch.words[0].words) {
            for row in source.index.get(&word.stem).into_iter().flatten() {
                let targets = &target.rows[*row as usize];
                for other in targets.iter().filter_map(|stem| batch.words[1].get(stem)) {
                    say(id, other, KNOWN * WORTH);
                }
            }
        }
    }
}

/// A row a meaning, a column a language, alternatives separated by `|`.
const TABLE: &str = include_str!("seed.tsv");

/// A language's column.
struct Column {
    locale: Locale,
    /// The stems of every row.
    rows: Vec<Vec<String>>,
    /// The rows of every stem.
    index: HashMap<String, Vec<u32>>,
}

fn columns() -> &'static [Column] {
    static COLUMNS: OnceLock<Vec<Column>> = OnceLock::new();
    COLUMNS.get_or_init(|| {
        let (header, rows) = TABLE.split_once('\n').unwrap_or_default();
        let column = |(at, code): (usize, &str)| {
            let locale: Locale = code.parse().ok()?;
            let cell = |row: &str| -> Vec<String> {
                let words = row.split('\t').nth(at).into_iter().flat_map(|cell| cell.split('|'));
                words.flat_map(|word| stems(&locale, word)).collect()
            };
            let rows: Vec<Vec<String>> = rows.lines().map(cell).collect();
            let mut index: HashMap<String, Vec<u32>> = HashMap::new();
            for (row, stems) in (0..).zip(&rows) {
                for stem in stems {
                    index.entry(stem.clone()).or_default().push(row);
                }
            }
            Some(Column { locale, rows, index })
        };
        header.split('\t').enumerate().filter_map(column).collect()
    })
}

/// The column of a language, whatever the region.
fn column(locale: &Locale) -> Option<&'static Column> {
    columns().iter().find(|column| column.locale.language == locale.language)
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
        for Column { locale, rows, index } in columns() {
            assert!(index.len() > 300, "{locale}");
            for (row, stems) in rows.iter().enumerate() {
                assert!(!stems.is_empty(), "row {row} is empty in {locale}");
            }
        }
        assert!(column(&"ar-IQ".parse().unwrap()).is_some(), "a region does not matter");
        assert!(column(&"fr".parse().unwrap()).is_none(), "a language without a column");
    }
}
