//! Spreadsheets of Excel and of whatever else writes XLSX: the first sheet, as it would be read aloud.
//!
//! Values only: of a formula its result, of rich text the text. A number that stands where a date is expected is a day.

use super::table::{self, Cell, Row};
use super::tbx::from_ncname;
use super::{Exported, GlossaryFormat, Imported, Input, NOT_HELD, TermsError};
use crate::document::package::{Package, Step, walk};
use crate::document::{DocumentError, ReadOptions};
use crate::glossary::{Date, Glossary};
use crate::model::{Finding, Locale};
use crate::text::Place;

/// All parts together may unpack to this many bytes: a hundred times what a sheet of 5,000 terms has.
const UNPACKED: usize = 64 << 20;
/// Cells that a sheet may have, empty ones before others included.
const MOST_CELLS: usize = 2_000_000;
/// Columns that are looked at.
const MOST_COLUMNS: usize = 512;

/// XLSX, read only.
pub(super) struct Xlsx;

impl GlossaryFormat for Xlsx {
    fn name(&self) -> &'static str {
        "xlsx"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["xlsx", "xlsm", "xltx"]
    }

    fn read(&self, file: &Input) -> Result<Imported, TermsError> {
        let options = ReadOptions { max_bytes: UNPACKED, ..Input::limits() };
        let mut package = Package::open(file.path, file.bytes, &options)?;
        let book = book(file.path, &mut package)?;
        let broken = |part: &str, reason: String| DocumentError::Package {
            path: file.path.to_owned(),
            part: part.to_owned(),
            reason,
        };
        let (_, first) =
            book.sheets.first().ok_or_else(|| broken("xl/workbook.xml", "no sheet is in it".to_owned()))?;
        let strings = match &book.strings {
            Some(part) => strings(file.path, part, &package.part(part)?.unwrap_or_default())?,
            None => Vec::new(),
        };
        let missing = || broken(first, "the archive has no such part".to_owned());
        let text = package.part(first)?.ok_or_else(missing)?;
        let mut sheet = Sheet { strings: &strings, from_1904: book.from_1904, ..Sheet::default() };
        walk(file.path, first, &text, |step| sheet.step(step))?;
        if sheet.cells > MOST_CELLS {
            return Err(broken(first, format!("more than {MOST_CELLS} cells")).into());
        }
        let mut imported = table::read(file, sheet.rows)?;
        for (name, _) in &book.sheets[1..] {
            imported
                .findings
                .push(Finding::new(&NOT_HELD, file.path, Place::START).with("what", name).with("count", "1"));
        }
        Ok(imported)
    }

    fn writes(&self) -> bool {
        false
    }

    fn write(&self, _: &Glossary, _: (Option<&Locale>, Option<&Locale>)) -> Result<Exported, TermsError> {
        Err(TermsError::OnlyRead(self.name()))
    }
}

/// What a workbook says of its parts.
#[derive(Debug, Default)]
struct Book {
    /// The name of each sheet and its part, in order.
    sheets: Vec<(String, String)>,
    strings: Option<String>,
    from_1904: bool,
}

fn book(path: &str, package: &mut Package) -> Result<Book, DocumentError> {
    let main = match package.relations("")?.remove("officeDocument") {
        Some(main) => main,
        None => "xl/workbook.xml".to_owned(),
    };
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let in_folder = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    let mut book = Book { strings: package.relations(&main)?.remove("sharedStrings"), ..Book::default() };
    let mut targets = Vec::new();
    let file = main.rsplit('/').next().unwrap_or_default();
    let relations = in_folder(&format!("_rels/{file}.rels"));
    let text = package.part(&relations)?.unwrap_or_default();
    if !text.is_empty() {
        walk(path, &relations, &text, |step| {
            if let Step::Open { name: "Relationship", attributes, .. } = step
                && let (Some(id), Some(target)) = (attributes.get("Id"), attributes.get("Target"))
            {
                let part = target.strip_prefix('/').map_or_else(|| in_folder(&target), str::to_owned);
                targets.push((id, part));
            }
        })?;
    }
    let text = package.part(&main)?.ok_or_else(|| DocumentError::Package {
        path: path.to_owned(),
        part: main.clone(),
        reason: "the archive has no such part".to_owned(),
    })?;
    walk(path, &main, &text, |step| {
        let Step::Open { name, attributes, .. } = step else { return };
        match name {
            "workbookPr" => {
                book.from_1904 =
                    attributes.get("date1904").is_some_and(|value| value == "1" || value == "true");
            }
            "sheet" => {
                let target = targets.iter().find(|(id, _)| attributes.get("id").as_deref() == Some(id));
                if let Some((_, part)) = target {
                    book.sheets.push((attributes.get("name").unwrap_or_default(), part.clone()));
                }
            }
            _ => {}
        }
    })?;
    Ok(book)
}

/// The texts that cells refer to by number.
fn strings(path: &str, part: &str, text: &str) -> Result<Vec<String>, DocumentError> {
    let mut found = Vec::new();
    let mut names: Vec<bool> = Vec::new();
    let mut phonetic = 0_usize;
    if text.is_empty() {
        return Ok(found);
    }
    walk(path, part, text, |step| match step {
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
    from_1904: bool,
    rows: Vec<Row>,
    /// How many cells there are so far.
    cells: usize,
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
                    }
                    "c" => {
                        let next = self.rows.last().map_or(0, |row| row.cells.len());
                        let reference = attributes.get("r");
                        let column = reference.as_deref().and_then(column).unwrap_or(next);
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
            row.problem = Some("too-many-cells");
            return;
        }
        let number = kind.as_deref().is_none_or(|kind| kind == "n");
        let serial = text.parse::<f64>().ok().filter(|n| number && (0.0..1e7).contains(n));
        let day = serial.and_then(|serial| Date::from_serial(serial as u32, self.from_1904));
        while row.cells.len() <= column {
            let place = Place::new(row.number, row.cells.len() as u32 + 1);
            row.cells.push(Cell { place, ..Cell::default() });
            self.cells += 1;
        }
        row.cells[column].text = text;
        row.cells[column].day = day;
    }
}

/// How many elements are open around a cell: the sheet, its data, the row.
const CELL_DEPTH: usize = 3;

/// The column of a reference, from 0: that of `B7` is 1.
fn column(reference: &str) -> Option<usize> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.take(4).fold(0, |sum, b| sum * 26 + usize::from(b.to_ascii_uppercase() - b'A') + 1);
    number.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_columns() {
        for (reference, wanted) in
            [("A1", Some(0)), ("b7", Some(1)), ("AA10", Some(26)), ("XFD1", Some(16_383)), ("7", None)]
        {
            assert_eq!(column(reference), wanted, "{reference}");
        }
    }
}
