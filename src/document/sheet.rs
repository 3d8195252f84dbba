//! The sheets of a workbook (SpreadsheetML, ISO/IEC 29500-1, section 18), as rows of text.

use std::fmt::Write as _;

use super::DocumentError;
use super::package::{Package, Part, Step, broken};

/// Cells that a sheet may have, empty ones before others included.
const MOST_CELLS: usize = 2_000_000;
/// Columns that are looked at.
const MOST_COLUMNS: usize = 512;

/// What a workbook says of its parts.
#[derive(Debug, Default)]
pub(crate) struct Book {
    /// The name of each sheet and its part, in order; never none.
    pub(crate) sheets: Vec<(String, String)>,
    /// Whether days are counted from 1904.
    pub(crate) from_1904: bool,
    strings: Vec<String>,
}

/// A row of a sheet.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    /// Its number, from 1.
    pub(crate) number: u32,
    /// Its cells from the first column on.
    pub(crate) cells: Vec<Cell>,
    /// It has more columns than are looked at.
    pub(crate) too_wide: bool,
}

/// A cell of a row.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cell {
    /// What it shows, but for the look of numbers.
    pub(crate) text: String,
    /// The number it is, where that may be a day.
    pub(crate) serial: Option<u32>,
}

/// Opens a workbook: its sheets, and the texts that they share.
///
/// # Errors
///
/// Parts that are missing, broken or too large.
pub(crate) fn book(path: &str, package: &mut Package) -> Result<Book, DocumentError> {
    let main = match package.relations("")?.remove("officeDocument") {
        Some(main) => main,
        None => "xl/workbook.xml".to_owned(),
    };
    let mut relations = package.all_relations(&main)?;
    relations.retain(|relation| !relation.outside);
    let mut book = Book::default();
    let missing = || broken(path, &main, "the archive has no such part");
    package.part(&main)?.ok_or_else(missing)?.walk(|step| {
        let Step::Open { name, attributes, .. } = step else { return };
        match name {
            "workbookPr" => {
                book.from_1904 =
                    attributes.get("date1904").is_some_and(|value| value == "1" || value == "true");
            }
            "sheet" => {
                let id = attributes.get("id");
                if let Some(sheet) = relations.iter().find(|one| id.as_ref() == Some(&one.id)) {
                    book.sheets.push((attributes.get("name").unwrap_or_default(), sheet.target.clone()));
                }
            }
            _ => {}
        }
    })?;
    if book.sheets.is_empty() {
        return Err(broken(path, &main, "no sheet is in it"));
    }
    if let Some(shared) = relations.iter().find(|one| one.kind == "sharedStrings") {
        book.strings =
            package.part(&shared.target)?.map(|part| strings(&part)).transpose()?.unwrap_or_default();
    }
    Ok(book)
}

/// The rows of a sheet, by the name of its part: values only, of a formula its result, of rich text the text.
///
/// # Errors
///
/// A part that is missing, broken or too large, and a sheet of more cells than anybody reads.
pub(crate) fn rows(
    path: &str,
    package: &mut Package,
    book: &Book,
    part: &str,
) -> Result<Vec<Row>, DocumentError> {
    let missing = || broken(path, part, "the archive has no such part");
    let text = package.part(part)?.ok_or_else(missing)?;
    let mut sheet = Sheet { strings: &book.strings, ..Sheet::default() };
    text.walk(|step| sheet.step(step))?;
    if sheet.cells > MOST_CELLS {
        return Err(broken(path, part, format!("more than {MOST_CELLS} cells")));
    }
    Ok(sheet.rows)
}

/// The texts that cells refer to by number.
fn strings(part: &Part) -> Result<Vec<String>, DocumentError> {
    let mut found = Vec::new();
    let mut names: Vec<bool> = Vec::new();
    let mut phonetic = 0_usize;
    part.walk(|step| match step {
        Step::Open { name, .. } => {
            if name == "si" {
                found.push(String::new());
            }
            phonetic += usize::from(name == "rPh" || phonetic > 0);
            names.push(name == "t");
        }
        Step::Text(text) => {
            if let (Some(true), 0, Some(string)) = (names.last(), phonetic, found.last_mut()) {
                string.push_str(text);
            }
        }
        Step::Close => {
            names.pop();
            phonetic = phonetic.saturating_sub(1);
        }
    })?;
    for string in &mut found {
        *string = from_ncname(string);
    }
    Ok(found)
}

/// A sheet while it is read.
#[derive(Debug, Default)]
struct Sheet<'s> {
    strings: &'s [String],
    rows: Vec<Row>,
    /// How many cells there are so far.
    cells: usize,
    /// The column of the next cell that does not say its own.
    next: usize,
    /// Column, kind and value of the cell that is open.
    open: Option<(usize, Option<String>, String)>,
    /// Whether the innermost element holds a value.
    value: Vec<bool>,
}

impl Sheet<'_> {
    fn step(&mut self, step: Step<'_>) {
        // The rest of a sheet that is too long is passed over; it is an error afterwards.
        if self.cells > MOST_CELLS {
            return;
        }
        match step {
            Step::Open { name, attributes, .. } => {
                self.value.push(matches!(name, "v" | "t"));
                match name {
                    "row" => {
                        let next = self.rows.last().map_or(1, |row| row.number.saturating_add(1));
                        let number = attributes.get("r").and_then(|r| r.parse().ok()).unwrap_or(next);
                        self.rows.push(Row { number, ..Row::default() });
                        self.cells += 1;
                        self.next = 0;
                    }
                    "c" => {
                        let reference = attributes.get("r");
                        let column = reference.as_deref().and_then(column).unwrap_or(self.next);
                        self.next = column + 1;
                        self.open = Some((column, attributes.get("t"), String::new()));
                    }
                    _ => {}
                }
            }
            Step::Text(text) => {
                if let (Some(true), Some((.., value))) = (self.value.last(), &mut self.open) {
                    value.push_str(text);
                }
            }
            Step::Close => {
                // A cell closes when nothing in it is open: the elements in it close before it.
                let closes = self.value.pop() == Some(false);
                if closes && self.value.len() == CELL_DEPTH {
                    self.close();
                }
            }
        }
    }

    fn close(&mut self) {
        let (Some((column, kind, value)), Some(row)) = (self.open.take(), self.rows.last_mut()) else {
            return;
        };
        let text = match kind.as_deref() {
            Some("s") => value.trim().parse().ok().and_then(|at: usize| self.strings.get(at)).cloned(),
            Some("b") => Some(if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned()),
            Some("inlineStr" | "str") => Some(from_ncname(&value)),
            _ => Some(value),
        };
        let text = text.unwrap_or_default();
        if text.is_empty() {
            return;
        }
        if column >= MOST_COLUMNS {
            row.too_wide = true;
            return;
        }
        let number = kind.as_deref().is_none_or(|kind| kind == "n");
        let serial = text.parse::<f64>().ok().filter(|n| number && (0.0..1e7).contains(n));
        while row.cells.len() <= column {
            row.cells.push(Cell::default());
            self.cells += 1;
        }
        row.cells[column] = Cell { text, serial: serial.map(|serial| serial as u32) };
    }
}

/// How many elements are open around a cell: the sheet, its data, the row.
const CELL_DEPTH: usize = 3;

/// Undoes the notation `_x0041_` for a character that XML, or a name in it, does not hold.
pub(crate) fn from_ncname(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut rest = name;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match noted(rest) {
            Some((c, length)) => {
                out.push(c);
                rest = &rest[length..];
            }
            None => {
                out.push_str("_x");
                rest = &rest[2..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The character that a text begins with in the notation `_x0041_`, and the length of the notation.
fn noted(text: &str) -> Option<(char, usize)> {
    let (digits, _) = text.strip_prefix("_x")?.split_once('_')?;
    let is_number = (4..=6).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_hexdigit());
    let code = u32::from_str_radix(digits, 16).ok().filter(|_| is_number)?;
    Some((char::from_u32(code)?, digits.len() + 3))
}

/// The notation of [`from_ncname`] for characters that XML does not hold, and for what only looks like it.
pub(crate) fn to_ncname(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // The underscore that would end a notation may be that of the next character's.
    let looks_noted = |text: &str| {
        let digits = text.strip_prefix("_x").and_then(|text| text.as_bytes().get(..4));
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    for (at, c) in text.char_indices() {
        match c {
            '_' if looks_noted(&text[at..]) => out.push_str("_x005F_"),
            '\t' | '\n' | ' '..'\u{FFFE}' | '\u{10000}'.. => out.push(c),
            c => {
                let _ = write!(out, "_x{:04X}_", u32::from(c));
            }
        }
    }
    out
}

/// The column of a reference, from 0: that of `B7` is 1.
pub(crate) fn column(reference: &str) -> Option<usize> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.take(4).fold(0, |sum, b| sum * 26 + usize::from(b.to_ascii_uppercase() - b'A') + 1);
    number.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_text_comes_back_from_its_notation(text in "(_x|005F|_|[0-9A-F]{4}|\\PC|\r|\u{7}){0,12}") {
            prop_assert_eq!(from_ncname(&to_ncname(&text)), text);
        }
    }

    #[test]
    fn references_are_columns() {
        for (reference, wanted) in
            [("A1", Some(0)), ("b7", Some(1)), ("AA10", Some(26)), ("XFD1", Some(16_383)), ("7", None)]
        {
            assert_eq!(column(reference), wanted, "{reference}");
        }
    }
}
