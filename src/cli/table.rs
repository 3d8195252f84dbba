//! A small table for people: columns padded by display width, numbers to the right.

use unicode_width::UnicodeWidthStr;

/// Rows of cells under headings; the first column is text, the others are numbers.
pub(crate) struct Table {
    rows: Vec<Vec<String>>,
}

/// Columns of a terminal that a table keeps to.
const TERMINAL: usize = 80;
/// The first column is cut to fit, but not to less than this: what tells documents apart must stay.
const NARROWEST: usize = 12;
/// The widest the first column may get.
const WIDEST: usize = 36;
/// Spaces before each column.
const GAP: usize = 2;

impl Table {
    /// A table with its headings.
    pub(crate) fn new(headings: Vec<String>) -> Self {
        Self { rows: vec![headings] }
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// The width of a column as it is filled.
    fn width(&self, column: usize) -> usize {
        self.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or(0)
    }

    fn columns(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// How wide the first column may be, so that the table fits a terminal.
    fn room(&self) -> usize {
        let others: usize = (1..self.columns()).map(|column| GAP + self.width(column)).sum();
        TERMINAL.saturating_sub(GAP + others)
    }

    /// Whether the table fits a terminal of 80 columns with no more than the cut of the first column.
    pub(crate) fn fits(&self) -> bool {
        self.room() >= self.width(0).min(NARROWEST)
    }

    /// The lines of the table, without trailing spaces.
    pub(crate) fn render(&self) -> String {
        let first = self.width(0).min(self.room().clamp(NARROWEST, WIDEST));
        let widths: Vec<usize> =
            (0..self.columns()).map(|column| if column == 0 { first } else { self.width(column) }).collect();
        let mut text = String::new();
        for row in &self.rows {
            let mut line = String::new();
            for (column, cell) in row.iter().enumerate() {
                let cell = if column == 0 { cut(cell, first) } else { cell.clone() };
                let padding = " ".repeat(widths[column].saturating_sub(cell.width()));
                line.push_str(&" ".repeat(GAP));
                if column == 0 {
                    line.push_str(&cell);
                    line.push_str(&padding);
                } else {
                    line.push_str(&padding);
                    line.push_str(&cell);
                }
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }
}

/// A cell that is too wide for the first column keeps its end, which tells documents apart.
fn cut(cell: &str, widest: usize) -> String {
    if cell.width() <= widest {
        return cell.to_owned();
    }
    let mut kept = cell;
    while kept.width() >= widest.max(1) {
        let mut chars = kept.chars();
        chars.next();
        kept = chars.as_str();
    }
    format!("…{kept}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_by_display_width() {
        let mut table = Table::new(vec!["document".into(), "units".into()]);
        table.row(vec!["مذكرة".into(), "7".into()]);
        table.row(vec!["x".repeat(60), "1234567".into()]);
        assert!(table.fits());
        insta::assert_snapshot!(table.render(), @r"
        document                                units
        مذكرة                                       7
        …xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx  1234567
        ");
    }

    #[test]
    fn a_table_keeps_to_the_terminal_where_it_can() {
        let mut table = Table::new(vec!["document".into(), "x".repeat(50)]);
        table.row(vec!["a-document-with-a-long-name".into(), "1".into()]);
        let lines: Vec<String> = table.render().lines().map(str::to_owned).collect();
        assert!(table.fits() && lines.iter().all(|line| line.width() <= TERMINAL), "{lines:?}");
        assert!(lines[1].starts_with("  …document-with-a-long-name "), "{lines:?}");
        let mut wide = Table::new(vec!["document".into(), "x".repeat(75)]);
        wide.row(vec!["a-document-with-a-long-name".into(), "1".into()]);
        assert!(!wide.fits());
        assert!(wide.render().contains("  …a-long-name "), "{}", wide.render());
    }
}
