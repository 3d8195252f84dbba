//! Cells between commas, semicolons or tabs, in quotes or not (RFC 4180, read leniently).

use super::table::{Cell, Row};
use crate::text::Place;

/// The rows of a text. With `quotes` a cell that begins with one goes on to its end, over lines too. A quote that
/// nothing closes is part of its cell.
pub(super) fn read(text: &str, separator: char, quotes: bool) -> Vec<Row> {
    let mut reader = Reader { text, at: 0, line: 1, column: 1, separator, quotes };
    let mut rows = Vec::new();
    let mut number = 0;
    while reader.at < text.len() {
        number += 1;
        rows.push(reader.row(number));
    }
    rows
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    line: u32,
    column: u32,
    separator: char,
    quotes: bool,
}

impl Reader<'_> {
    fn row(&mut self, number: u32) -> Row {
        let mut row = Row { number, ..Row::default() };
        loop {
            let place = Place::new(self.line, self.column);
            let text = self.cell();
            row.cells.push(Cell { text, place, day: None });
            match self.text[self.at..].chars().next() {
                Some(c) if c == self.separator => self.step(c),
                Some(c) => {
                    // A line end, of one or of two characters.
                    self.step(c);
                    if c == '\r' && self.text[self.at..].starts_with('\n') {
                        self.step('\n');
                    }
                    return row;
                }
                None => return row,
            }
        }
    }

    fn step(&mut self, c: char) {
        self.at += c.len_utf8();
        if c == '\n' {
            self.line += 1;
            self.column = 1;
        } else {
            self.column += 1;
        }
    }

    /// The text up to the next separator or line end, which is not taken.
    fn cell(&mut self) -> String {
        if self.quotes && self.text[self.at..].starts_with('"') {
            match self.quoted() {
                Some((text, end)) => {
                    while self.at < end {
                        let Some(c) = self.text[self.at..].chars().next() else { break };
                        self.step(c);
                    }
                    return text;
                }
                // No quote from here on is closed: looking again in each row would take for ever.
                None => self.quotes = false,
            }
        }
        let rest = &self.text[self.at..];
        let separator = self.separator;
        let end = rest.find([separator, '\n', '\r']).unwrap_or(rest.len());
        let text = &rest[..end];
        self.column += u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        self.at += end;
        text.to_owned()
    }

    /// The text of a quoted cell, and where it ends: at a quote before a separator, a line end or the end.
    fn quoted(&self) -> Option<(String, usize)> {
        let mut out = String::new();
        let mut at = self.at + 1;
        loop {
            let quote = at + self.text[at..].find('"')?;
            out.push_str(&self.text[at..quote]);
            at = quote + 1;
            match self.text[at..].chars().next() {
                Some('"') => {
                    out.push('"');
                    at += 1;
                }
                None => return Some((out, at)),
                Some(c) if c == self.separator || matches!(c, '\n' | '\r') => return Some((out, at)),
                // A quote in the middle that should have been doubled.
                Some(_) => out.push('"'),
            }
        }
    }
}

/// The separator of a text by its first line, quoted cells apart: the one that stands there most often.
pub(super) fn separator(text: &str) -> char {
    let mut counts = [(',', 0), (';', 0), ('\t', 0), ('|', 0)];
    let mut inside = false;
    for c in text.chars() {
        match c {
            '"' => inside = !inside,
            '\n' | '\r' if !inside => break,
            c if !inside => counts.iter_mut().filter(|(known, _)| *known == c).for_each(|(_, n)| *n += 1),
            _ => {}
        }
    }
    // The first of those that stand equally often.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(',', |(separator, _)| *separator)
}

/// Rows as text, a line feed after each; quotes where a reader could err.
pub(super) fn write(rows: &[Vec<String>], separator: char) -> String {
    let special = |c: char| c == separator || matches!(c, '"' | '\n' | '\r' | '\t' | ',' | ';');
    let mut out = String::new();
    for row in rows {
        for (index, cell) in row.iter().enumerate() {
            if index > 0 {
                out.push(separator);
            }
            if cell.contains(special) || cell.trim() != cell {
                out.push('"');
                out.push_str(&cell.replace('"', "\"\""));
                out.push('"');
            } else {
                out.push_str(cell);
            }
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str, separator: char) -> Vec<Vec<String>> {
        let rows = read(text, separator, true);
        rows.into_iter().map(|row| row.cells.into_iter().map(|cell| cell.text).collect()).collect()
    }

    #[test]
    fn cells_are_read_as_programs_write_them() {
        let rows: &[(&str, &[&[&str]], &str)] = &[
            ("a,b\nc,d", &[&["a", "b"], &["c", "d"]], "no line end at the end"),
            ("a,\r\n,d\r\n", &[&["a", ""], &["", "d"]], "empty cells"),
            ("\"a,b\",\"c\nd\"\n", &[&["a,b", "c\nd"]], "a comma and a line end in quotes"),
            ("\"say \"\"hi\"\"\",x\n", &[&["say \"hi\"", "x"]], "quotes in quotes"),
            ("say \"hi\",x\n", &[&["say \"hi\"", "x"]], "quotes inside a bare cell"),
            ("\"say \"hi\" to\",x\n", &[&["say \"hi\" to", "x"]], "quotes that were not doubled"),
            ("\"open,x\ny,z\n", &[&["\"open", "x"], &["y", "z"]], "a quote that nothing closes"),
            ("a\n\nb\n", &[&["a"], &[""], &["b"]], "an empty line"),
        ];
        for (text, wanted, why) in rows {
            assert_eq!(cells(text, ','), *wanted, "{why}");
        }
    }

    #[test]
    fn places_count_lines_and_rows_apart() {
        let rows = read("a,\"b\nc\",d\ne,f\n", ',', true);
        let shown: Vec<(u32, u32, u32)> = rows
            .iter()
            .flat_map(|row| row.cells.iter().map(|c| (row.number, c.place.line, c.place.column)))
            .collect();
        assert_eq!(shown, [(1, 1, 1), (1, 1, 3), (1, 2, 4), (2, 3, 1), (2, 3, 3)]);
    }

    #[test]
    fn the_separator_is_seen_in_the_first_line() {
        let rows = [
            ("a,b;c,d\n", ',', "two commas"),
            ("a;\"b,c,d\";e\n", ';', "commas in quotes"),
            ("a\tb\n1,2,3", '\t', "only the first line"),
            ("a", ',', "none at all"),
        ];
        for (text, wanted, why) in rows {
            assert_eq!(separator(text), wanted, "{why}");
        }
    }

    #[test]
    fn open_quotes_take_no_time() {
        let text = "\"a\n".repeat(200_000);
        assert!(read(&text, ',', true).len() >= 100_000);
    }

    proptest::proptest! {
        #[test]
        fn any_cells_come_back(
            rows in proptest::collection::vec(proptest::collection::vec("(.|[a\"\n\t,;]){0,6}", 2..4), 1..4),
            separator in "[,;\t]",
        ) {
            let separator = separator.chars().next().unwrap();
            proptest::prop_assert_eq!(cells(&write(&rows, separator), separator), rows);
        }
    }
}
