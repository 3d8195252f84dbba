//! Tables as text: cells between commas, semicolons or tabs, each with the bytes it stands in.

use std::ops::Range;

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line it begins on, from 1.
    pub line: u32,
    /// Its cells, from the first column on.
    pub cells: Vec<Cell>,
}

/// A cell of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its text, without the quotes around it.
    pub text: String,
    /// The bytes it is written in, its quotes included.
    pub range: Range<usize>,
}

/// What stands between cells, by the first row of a table: what stands there most often, cells in quotes apart.
pub fn separator_of(row: &str) -> char {
    let mut counts = [(',', 0), (';', 0), ('\t', 0)];
    let mut inside = false;
    for c in row.chars() {
        if c == '"' {
            inside = !inside;
        } else if !inside {
            counts.iter_mut().filter(|(known, _)| *known == c).for_each(|(_, count)| *count += 1);
        }
    }
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(',', |(separator, _)| *separator)
}

/// The rows of a table, empty lines left out.
///
/// A cell is in quotes when RFC 4180 would have it so: those inside are doubled, and a separator, a line end or the end
/// follows; else quotes are text. Takes time in proportion to the text, but for quotes that are never closed: of those only
/// the first few are looked for to the end.
///
/// ```
/// use tarjuman::text::csv;
/// let rows = csv::rows("id;ar\n7;\"قال: \"\"نعم\"\"\"\n", ';');
/// assert_eq!(rows[1].cells[1].text, "قال: \"نعم\"");
/// assert_eq!((rows[1].line, rows[1].cells[0].range.clone()), (2, 6..7));
/// ```
pub fn rows(text: &str, separator: char) -> Vec<Row> {
    let mut rows = Vec::new();
    let (mut at, mut line) = (0, 1);
    // Quotes that no row closes make every later one be looked for to the end of the text.
    let mut patience = 16;
    while at < text.len() {
        let begins = line;
        let mut cells = Vec::new();
        loop {
            let quoted = if patience > 0 { quoted(&text[at..], separator) } else { Quoted::No };
            let (cell, length) = match quoted {
                Quoted::Cell(cell, length) => (cell, length),
                Quoted::Open => {
                    patience -= 1;
                    bare(&text[at..], separator)
                }
                Quoted::No => bare(&text[at..], separator),
            };
            line += cell.matches('\n').count() as u32;
            cells.push(Cell { text: cell, range: at..at + length });
            at += length;
            match text[at..].strip_prefix(separator) {
                Some(_) => at += separator.len_utf8(),
                None => break,
            }
        }
        let rest = &text[at..];
        at += match rest {
            _ if rest.starts_with("\r\n") => 2,
            "" => 0,
            _ => 1,
        };
        line += 1;
        if cells.iter().any(|cell| !cell.text.is_empty()) {
            rows.push(Row { line: begins, cells });
        }
    }
    rows
}

/// A cell without quotes, and its length: up to the separator or the line end.
fn bare(text: &str, separator: char) -> (String, usize) {
    let end = text.find([separator, '\n']).unwrap_or(text.len());
    let end = if text[end..].starts_with('\n') && text[..end].ends_with('\r') { end - 1 } else { end };
    (text[..end].to_owned(), end)
}

/// What a cell that may be in quotes is.
pub enum Quoted {
    /// The text, and how many bytes it is written in.
    Cell(String, usize),
    /// No quote closes it.
    Open,
    /// It is not in quotes.
    No,
}

/// The cell in quotes at the beginning of a text.
pub fn quoted(text: &str, separator: char) -> Quoted {
    let Some(mut rest) = text.strip_prefix('"') else { return Quoted::No };
    let mut out = String::new();
    loop {
        let Some(at) = rest.find('"') else { return Quoted::Open };
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix('"') {
            out.push('"');
            rest = after;
        } else if rest.is_empty() || rest.starts_with([separator, '\n']) || rest.starts_with("\r\n") {
            return Quoted::Cell(out, text.len() - rest.len());
        } else {
            return Quoted::No;
        }
    }
}

/// A cell as it is written: in quotes where it must be.
pub fn written(text: &str, separator: char) -> String {
    let special = |c: char| c == separator || matches!(c, '\n' | '\r' | '"');
    if text.contains(special) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn cells_are_told_apart() {
        let rows_of: &[(&str, &[&[&str]], &str)] = &[
            ("a,b\r\nc,d", &[&["a", "b"], &["c", "d"]], "line ends of Windows, and none at the end"),
            ("\"a\nb\",c\n", &[&["a\nb", "c"]], "a cell over lines"),
            ("a,\n,b\n", &[&["a", ""], &["", "b"]], "empty cells"),
            ("\n\na\n", &[&["a"]], "empty lines are no rows"),
            ("\"so\" he said,b\n", &[&["\"so\" he said", "b"]], "quotes that are text"),
            ("\"open,b\nc\n", &[&["\"open", "b"], &["c"]], "a quote that is never closed"),
        ];
        for (text, wanted, why) in rows_of {
            let found: Vec<Vec<String>> = rows(text, ',')
                .into_iter()
                .map(|row| row.cells.into_iter().map(|cell| cell.text).collect())
                .collect();
            assert_eq!(found, *wanted, "{why}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(cells in prop::collection::vec(prop::collection::vec("[a\",;\n\r\t\u{628}]{0,4}", 2), 1..5)) {
            let lines: Vec<String> = cells.iter().map(|row| row.iter().map(|c| written(c, ',')).collect::<Vec<_>>().join(",")).collect();
            let text = lines.join("\n") + "\n";
            let found: Vec<Vec<String>> = rows(&text, ',').into_iter().map(|row| row.cells.into_iter().map(|c| c.text).collect()).collect();
            let wanted: Vec<&Vec<String>> = cells.iter().filter(|row| row.iter().any(|c| !c.is_empty())).collect();
            prop_assert_eq!(found.iter().collect::<Vec<_>>(), wanted);
        }

        #[test]
        fn ranges_stand_in_the_text(text in "[a\",;\n\r\u{628}]{0,30}") {
            for row in rows(&text, ',') {
                for cell in row.cells {
                    prop_assert!(text.get(cell.range).is_some());
                }
            }
        }
    }
}
