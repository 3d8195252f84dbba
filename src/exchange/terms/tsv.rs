//! Tab-separated values.

use super::losses::Losses;
use super::{Exported, GlossaryFormat, Imported, Input, TermsError, delimited, table};
use crate::glossary::Glossary;
use crate::model::Locale;

/// Tables with tabs between cells; without headings, the glossaries of OmegaT: source, target, comment.
pub(super) struct Tsv;

impl GlossaryFormat for Tsv {
    fn name(&self) -> &'static str {
        "tsv"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["tsv", "tab", "txt", "utf8"]
    }

    fn read(&self, file: &Input) -> Result<Imported, TermsError> {
        table::read(file, delimited::read(&file.text()?, '\t', true))
    }

    fn write(
        &self,
        glossary: &Glossary,
        _: (Option<&Locale>, Option<&Locale>),
    ) -> Result<Exported, TermsError> {
        let mut losses = Losses::default();
        let rows = table::rows(glossary, &mut losses);
        let bytes = delimited::write(&rows, '\t').into_bytes();
        Ok(Exported { bytes, findings: losses.findings(self.name()) })
    }
}
