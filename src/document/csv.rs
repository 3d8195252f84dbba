//! Tables as text: CSV and TSV.

use super::table::{self, Layout};
use super::{ReadOptions, Reader, Reading, Translation, ends_in, replaced};
use crate::text::{LineIndex, csv};

/// CSV and TSV: a block a cell of the column that the project names for the language, under the key that the row has in the
/// column of ids, else under its source text. Where nothing is named, and no heading is the tag of the language, every cell that has a
/// letter is a block. What stands between cells is seen in the first row.
pub(super) struct Csv;

impl Reader for Csv {
    fn name(&self) -> &'static str {
        "CSV"
    }

    fn recognises(&self, name: &str, _text: &str) -> bool {
        ends_in(name, &["csv", "tsv", "tab"])
    }

    fn read(&self, text: &str, options: &ReadOptions) -> Reading {
        let separator = csv::separator_of(text.lines().next().unwrap_or_default());
        let index = LineIndex::new(text);
        let rows: Vec<table::Row> = csv::rows(text, separator)
            .into_iter()
            .map(|row| {
                let cell = |cell: csv::Cell| (cell.text, index.place(text, cell.range.start));
                row.cells.into_iter().map(cell).collect()
            })
            .collect();
        let mut reading = Reading::default();
        table::read(&rows, None, options, &mut reading);
        reading
    }

    /// The table with the translations in the column of their language, which is added behind the others where it is not there.
    fn localized(&self, text: &str, options: &ReadOptions, translation: &Translation<'_>) -> Option<String> {
        let separator = csv::separator_of(text.lines().next().unwrap_or_default());
        let rows = csv::rows(text, separator);
        let headings: Vec<&str> = rows.first()?.cells.iter().map(|cell| cell.text.as_str()).collect();
        let layout = Layout::of(&headings, options).ok()??;
        let name = translation.column.clone().unwrap_or_else(|| translation.target.to_string());
        let filled = |row: &csv::Row| row.cells.iter().rposition(|cell| !cell.text.trim().is_empty());
        let width = rows.iter().filter_map(filled).max().map_or(0, |last| last + 1);
        let (column, new) = table::column_of(&name, &headings, &layout, width);
        let mut changes = Vec::new();
        let mut put = |row: &csv::Row, new: &str| match (row.cells.get(column), row.cells.last()) {
            (Some(cell), _) => changes.push((cell.range.clone(), csv::written(new, separator))),
            (None, Some(last)) => {
                let between = separator.to_string().repeat(column + 1 - row.cells.len());
                let at = last.range.end;
                changes.push((at..at, format!("{between}{}", csv::written(new, separator))));
            }
            (None, None) => {}
        };
        if new && layout.first > 0 {
            put(rows.first()?, &name);
        }
        let mut keys = table::Keys::new(&layout, None);
        for row in rows.iter().skip(layout.first) {
            let key = keys.of(|column| row.cells.get(column).map(|cell| cell.text.as_str()));
            if let Some(new) = key.and_then(|key| translation.texts.get(&key)) {
                put(row, new);
            }
        }
        Some(replaced(text, changes))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::document::Columns;

    fn options(columns: Option<Columns>, tag: &str) -> ReadOptions {
        ReadOptions { columns, locale: tag.parse().ok(), ..ReadOptions::default() }
    }

    fn named(id: Option<&str>, source: &str, text: &str) -> Option<Columns> {
        let owned = |name: &str| Some(name.to_owned());
        Some(Columns { id: id.and_then(owned), source: owned(source), text: owned(text) })
    }

    #[test]
    fn the_columns_that_are_named_are_read() {
        let table = "Key;النص;English\nopen;افتح الملف;Open the file\nshut;\"أغلق; الآن\";\nopen;ثان;Second\n";
        type Row<'a> = (Option<Columns>, &'a str, &'a [(&'a str, &'a str)], &'a str);
        let rows: &[Row] = &[
            (
                named(Some("Key"), "النص", "النص"),
                table,
                &[("open", "افتح الملف"), ("shut", "أغلق; الآن"), ("open #2", "ثان")],
                "keys, each once",
            ),
            (
                named(Some("key"), "النص", "english"),
                table,
                &[("open", "Open the file"), ("open #2", "Second")],
                "another",
            ),
            (
                named(None, "النص", "English"),
                table,
                &[("افتح الملف", "Open the file"), ("ثان", "Second")],
                "the source is the key",
            ),
            (named(Some("A"), "B", "C"), "k\tx\ty\n", &[("k", "y")], "letters: no row of headings"),
            (None, "id,en,ar\n7,One,واحد\n", &[("7", "One")], "a heading that is the tag"),
        ];
        for (columns, text, wanted, why) in rows {
            let reading = Csv.read(text, &options(columns.clone(), "en"));
            let found: Vec<_> = reading
                .blocks
                .iter()
                .map(|b| (b.key.as_deref().unwrap_or_default(), b.text.as_str()))
                .collect();
            assert_eq!(found, *wanted, "{why}");
        }
        let lacking =
            Csv.read(table, &options(named(Some("Key"), "النص", "Türkmençe"), "tk")).lacking.unwrap();
        assert_eq!((lacking.wanted.as_str(), lacking.known.as_str()), ("Türkmençe", "Key, النص, English"));
        let bare = Csv.read("Name,2026\nاسم,\n", &options(None, "tk"));
        assert_eq!(bare.blocks.iter().map(|b| b.text.as_str()).collect::<Vec<_>>(), ["Name", "اسم"]);
        assert_eq!(bare.left_out["numbers"].0, 1);
    }

    #[test]
    fn translations_are_put_in_and_nothing_else_changes() {
        let table = "Key,النص,English\r\nopen,افتح,\r\n\r\nshut,\"أغلق, الآن\",old\r\n";
        let texts: BTreeMap<String, String> = [("open", "Open, now"), ("shut", "Shut")]
            .map(|(key, text)| (key.to_owned(), text.to_owned()))
            .into();
        let [source, target] = ["ar", "en"].map(|tag| tag.parse().unwrap());
        let options = options(named(Some("Key"), "النص", "النص"), "ar");
        let mut translation = Translation {
            source: &source,
            target: &target,
            column: Some("English".to_owned()),
            texts: &texts,
        };
        assert_eq!(
            Csv.localized(table, &options, &translation).unwrap(),
            "Key,النص,English\r\nopen,افتح,\"Open, now\"\r\n\r\nshut,\"أغلق, الآن\",Shut\r\n"
        );
        translation.column = None;
        assert_eq!(
            Csv.localized("Key,النص\nopen,افتح\n", &options, &translation).unwrap(),
            "Key,النص,en\nopen,افتح,\"Open, now\"\n",
            "a column that is new"
        );
        assert_eq!(
            Csv.localized("Key,النص\nopen,افتح,seen\n", &options, &translation).unwrap(),
            "Key,النص,,en\nopen,افتح,seen,\"Open, now\"\n",
            "a remark without a heading is nobody's column"
        );
    }
}
