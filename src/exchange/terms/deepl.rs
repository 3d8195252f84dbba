//! The glossaries of DeepL: two columns with a tab between them, no headings, no quotes, each source once.

use std::collections::BTreeSet;

use super::losses::Losses;
use super::{Exported, GlossaryFormat, Imported, Input, TermsError, delimited, table};
use crate::glossary::{Concept, Glossary};
use crate::model::Locale;

/// Every approved term of the one language with the preferred term of the other.
pub(super) struct DeepL;

impl GlossaryFormat for DeepL {
    fn name(&self) -> &'static str {
        "deepl"
    }

    fn read(&self, file: &Input) -> Result<Imported, TermsError> {
        if file.from.is_none() || file.to.is_none() {
            return Err(TermsError::LanguagesNeeded);
        }
        let mut rows = delimited::read(&file.text()?, '\t', false);
        for row in &mut rows {
            // A row of one cell has no translation; empty rows are passed over.
            if row.cells.len() < 2 && row.cells.iter().any(|cell| !cell.text.trim().is_empty()) {
                row.problem = Some("no-translation");
            }
        }
        table::read_pairs(file, rows)
    }

    fn write(
        &self,
        glossary: &Glossary,
        pair: (Option<&Locale>, Option<&Locale>),
    ) -> Result<Exported, TermsError> {
        let (Some(from), Some(to)) = pair else { return Err(TermsError::LanguagesNeeded) };
        let mut losses = Losses::default();
        let mut seen = BTreeSet::new();
        let mut text = String::new();
        for concept in &glossary.concepts {
            losses.keys(concept, LACKING);
            let target = concept.preferred(to);
            let mut written = 0;
            for term in concept.terms_of(from).iter().filter(|term| term.status.is_approved()) {
                let Some(target) = target else { continue };
                let sound = is_line(&term.text) && is_line(&target.text);
                if sound && seen.insert(term.text.as_str()) {
                    text.push_str(&format!("{}\t{}\n", term.text, target.text));
                    written += 1;
                }
            }
            unwritten(concept, written, &mut losses);
        }
        Ok(Exported { bytes: text.into_bytes(), findings: losses.findings(self.name()) })
    }
}

/// Counts the terms of a concept that stand in no line, or the whole of it.
fn unwritten<'g>(concept: &'g Concept, written: usize, losses: &mut Losses<'g>) {
    if written == 0 {
        return losses.add("concepts", concept);
    }
    let terms = concept.terms.values().flatten().count();
    // The sources, and the one target.
    for _ in written + 1..terms.max(written + 1) {
        losses.add("terms", concept);
    }
}

/// Everything but the terms.
const LACKING: &[&str] = &[
    "subject",
    "definition",
    "note",
    "source",
    "broader",
    "related",
    "see",
    "pos",
    "gender",
    "number",
    "plurals",
    "forms",
    "oblique",
    "match",
    "from",
    "until",
];

/// Whether a text fits into a cell without quotes.
fn is_line(text: &str) -> bool {
    !text.contains(['\t', '\n', '\r']) && text.trim() == text
}
