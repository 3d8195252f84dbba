//! Spreadsheets of Excel and of whatever else writes XLSX: the first sheet, as it would be read aloud.
//!
//! Values only: of a formula its result, of rich text the text. A number that stands where a date is expected is a day.

use super::table::{self, Cell, Row};
use super::{Exported, GlossaryFormat, Imported, Input, NOT_HELD, TermsError};
use crate::document::ReadOptions;
use crate::document::package::Package;
use crate::document::sheet;
use crate::glossary::{Date, Glossary};
use crate::model::{Finding, Locale};
use crate::text::Place;

/// All parts together may unpack to this many bytes: a hundred times what a sheet of 5,000 terms has.
const UNPACKED: usize = 64 << 20;

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
        let book = sheet::book(file.path, &mut package)?;
        let Some((_, first)) = book.sheets.first() else { return Ok(Imported::default()) };
        let rows = sheet::rows(file.path, &mut package, &book, first)?;
        let row = |row: sheet::Row| {
            let cell = |(column, cell): (usize, sheet::Cell)| Cell {
                text: cell.text,
                place: Place::new(row.number, column as u32 + 1),
                day: cell.serial.and_then(|serial| Date::from_serial(serial, book.from_1904)),
            };
            Row {
                number: row.number,
                problem: row.too_wide.then_some("too-many-cells"),
                cells: row.cells.into_iter().enumerate().map(cell).collect(),
            }
        };
        let rows = rows.into_iter().map(row).collect();
        let mut imported = table::read(file, rows)?;
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
