//! Comma-separated values.

use super::losses::Losses;
use super::{Exported, GlossaryFormat, Imported, Input, TermsError, delimited, table};
use crate::glossary::Glossary;
use crate::model::Locale;

/// Tables with a comma, or whatever else stands between the headings. Written with a byte order mark, without which
/// spreadsheets do not read Arabic.
pub(super) struct Csv;

impl GlossaryFormat for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["csv"]
    }

    fn read(&self, file: &Input) -> Result<Imported, TermsError> {
        let text = file.text()?;
        // A first line of spreadsheets that names the separator.
        let named = text.strip_prefix("sep=").and_then(|rest| rest.chars().next());
        let separator = named.unwrap_or_else(|| delimited::separator(&text));
        let mut rows = delimited::read(&text, separator, true);
        if named.is_some() && !rows.is_empty() {
            rows.remove(0);
        }
        table::read(file, rows)
    }

    fn write(
        &self,
        glossary: &Glossary,
        _: (Option<&Locale>, Option<&Locale>),
    ) -> Result<Exported, TermsError> {
        let mut losses = Losses::default();
        let rows = table::rows(glossary, &mut losses);
        let text = format!("\u{FEFF}{}", delimited::write(&rows, ',')); // BYTE ORDER MARK
        Ok(Exported { bytes: text.into_bytes(), findings: losses.findings(self.name()) })
    }
}
