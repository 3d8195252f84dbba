//! Workbooks of Excel, LibreOffice and others: XLSX.

mod write;

use super::package::Package;
use super::sheet::{self, Cell};
use super::{DocumentError, PackageReader, ReadOptions, Reading, Translation, table};
use crate::text::Place;

/// Workbooks: a block a cell, as in [`Csv`](super::csv::Csv). All sheets are read in their order; where columns are named, those
/// that lack them are left out and counted. The keys of all sheets but the first begin with the name of the sheet: `Menu!open`. The
/// line of a place is the row in its sheet, the column that of the cell. Values only: of a formula its result, of rich text the
/// text. Macros and links to elsewhere are never looked at.
pub(super) struct Xlsx;

impl PackageReader for Xlsx {
    fn name(&self) -> &'static str {
        "Excel"
    }

    fn recognises(&self, package: &Package) -> bool {
        package.names().any(|name| name == "xl/workbook.xml")
    }

    fn read(
        &self,
        path: &str,
        package: &mut Package,
        options: &ReadOptions,
    ) -> Result<Reading, DocumentError> {
        let book = sheet::book(path, package)?;
        let mut reading = Reading::default();
        let mut lacking = None;
        for (at, (name, part)) in book.sheets.iter().enumerate() {
            let rows = table_rows(sheet::rows(path, package, &book, part)?);
            table::read(&rows, prefix(at, name), options, &mut reading);
            if let Some(what) = reading.lacking.take() {
                reading.left_out.entry("sheet".to_owned()).or_insert((0, Place::START)).0 += 1;
                lacking.get_or_insert(what);
            }
        }
        if reading.blocks.is_empty() {
            reading.lacking = lacking;
        }
        Ok(reading)
    }

    /// The workbook with the translations in the column of their language, which is added behind the others where it is not there.
    fn localized(
        &self,
        path: &str,
        package: &mut Package,
        options: &ReadOptions,
        translation: &Translation<'_>,
    ) -> Result<Option<Vec<u8>>, DocumentError> {
        write::localized(path, package, options, translation).map(Some)
    }
}

/// What the keys of a sheet begin with.
fn prefix(at: usize, name: &str) -> Option<&str> {
    (at > 0).then_some(name)
}

fn table_rows(rows: Vec<sheet::Row>) -> Vec<table::Row> {
    let row = |row: sheet::Row| {
        let place = |column: usize| Place::new(row.number, column as u32 + 1);
        let cell = |(column, cell): (usize, Cell)| (cell.text, place(column));
        row.cells.into_iter().enumerate().map(cell).collect()
    };
    rows.into_iter().map(row).collect()
}
