//! Workbooks of Excel, LibreOffice and others: XLSX.

use super::package::Package;
use super::sheet::{self, Cell};
use super::{DocumentError, PackageReader, ReadOptions, Reading, table};
use crate::text::Place;

/// Workbooks: a block a cell, as in [`Csv`](super::csv::Csv). All sheets are read in their order; where columns are named, those
/// that lack them are left out and counted. The line of a place is the row in its sheet, the column that of the cell. Values only:
/// of a formula its result, of rich text the text. Macros and links to elsewhere are never looked at.
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
        for (_, part) in &book.sheets {
            let rows = sheet::rows(path, package, &book, part)?;
            let rows: Vec<table::Row> = rows
                .into_iter()
                .map(|row| {
                    let place = |column: usize| Place::new(row.number, column as u32 + 1);
                    let cell = |(column, cell): (usize, Cell)| (cell.text, place(column));
                    row.cells.into_iter().enumerate().map(cell).collect()
                })
                .collect();
            table::read(&rows, options, &mut reading);
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
}
