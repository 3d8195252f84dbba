//! A small table for people: columns padded by display width, numbers to the right.

use unicode_width::UnicodeWidthStr;

/// Rows of cells under headings; the first column is text, the others are numbers.
pub(crate) struct Table {
    rows: Vec<Vec<String>>,
}

/// The widest the first column may get, so that a summary of three locales fits 80 columns.
const WIDEST: usize = 36;

impl Table {
    /// A table with its headings.
    pub(crate) fn new(headings: Vec<String>) -> Self {
        Self { rows: vec![headings] }
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// The lines of the table, without trailing spaces.
    pub(crate) fn render(&self) -> String {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let rows: Vec<Vec<String>> =
            self.rows.iter().map(|row| row.iter().enumerate().map(|(i, c)| cut(c, i)).collect()).collect();
        let width =
            |column: usize| rows.iter().filter_map(|r| r.get(column)).map(|c| c.width()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns).map(width).collect();
        let mut text = String::new();
        for row in &rows {
            let mut line = String::new();
            for (column, cell) in row.iter().enumerate() {
                let padding = " ".repeat(widths[column] - cell.width());
                line.push_str("  ");
                if column == 0 {
                    line.push_str(cell);
                    line.push_str(&padding);
                } else {
                    line.push_str(&padding);
                    line.push_str(cell);
                }
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }
}

/// A cell that is too wide for the first column keeps its end, which tells documents apart.
fn cut(cell: &str, column: usize) -> String {
    if column > 0 || cell.width() <= WIDEST {
        return cell.to_owned();
    }
    let mut kept = cell;
    while kept.width() >= WIDEST {
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
        insta::assert_snapshot!(table.render(), @r"
        document                                units
        مذكرة                                       7
        …xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx  1234567
        ");
    }
}
