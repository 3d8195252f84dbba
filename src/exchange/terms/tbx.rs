//! TBX, ISO 30042:2019, dialect TBX-Basic in both styles, and TBX-Basic of 2008, which many programs still ask for.
//!
//! What it holds: ids, subject field, definition, notes, sources, cross references; of a term its status, part of
//! speech, gender. It holds no inflection, no validity and no kinds of relations.
//!
//! # Statuses
//!
//! ISO 30042 calls `deprecated` what must not be used, and `superseded` what was right once: our `forbidden` and
//! `deprecated`.
//!
//! # Source
//!
//! ISO 30042:2019; TBX-Basic dialect, core structure version 3 (LTAC/TerminOrgs).

mod read;
mod write;

use super::{Exported, GlossaryFormat, Imported, Input, TermsError};
use crate::document::sheet::from_ncname;
use crate::glossary::{Glossary, Status};
use crate::model::Locale;

/// Each status with the word of the picklist.
const STATUSES: [(Status, &str); 4] = [
    (Status::Preferred, "preferredTerm-admn-sts"),
    (Status::Admitted, "admittedTerm-admn-sts"),
    (Status::Deprecated, "supersededTerm-admn-sts"),
    (Status::Forbidden, "deprecatedTerm-admn-sts"),
];

/// How data categories are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// As values of `type` attributes.
    Dca,
    /// As elements of their own.
    Dct,
    /// As in 2008: `martif`, `termEntry`, `langSet`, `tig`.
    Martif,
}

/// TBX-Basic, data categories as attributes.
pub(super) struct Dca;
/// TBX-Basic, data categories as tags.
pub(super) struct Dct;
/// TBX-Basic of 2008.
pub(super) struct Martif;

type Pair<'l> = (Option<&'l Locale>, Option<&'l Locale>);

impl GlossaryFormat for Dca {
    fn name(&self) -> &'static str {
        "tbx"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["tbx", "xml", "martif"]
    }

    fn read(&self, file: &Input) -> Result<Imported, TermsError> {
        read::read(file)
    }

    fn write(&self, glossary: &Glossary, _: Pair) -> Result<Exported, TermsError> {
        Ok(write::write(glossary, Style::Dca, self.name()))
    }
}

impl GlossaryFormat for Dct {
    fn name(&self) -> &'static str {
        "tbx-dct"
    }

    fn read(&self, file: &Input) -> Result<Imported, TermsError> {
        read::read(file)
    }

    fn write(&self, glossary: &Glossary, _: Pair) -> Result<Exported, TermsError> {
        Ok(write::write(glossary, Style::Dct, self.name()))
    }
}

impl GlossaryFormat for Martif {
    fn name(&self) -> &'static str {
        "tbx-2008"
    }

    fn read(&self, file: &Input) -> Result<Imported, TermsError> {
        read::read(file)
    }

    fn write(&self, glossary: &Glossary, _: Pair) -> Result<Exported, TermsError> {
        Ok(write::write(glossary, Style::Martif, self.name()))
    }
}

/// An id as XML demands them (`NCName`): other characters as `_x0020_`, the notation that Office and .NET share. Reversible.
fn to_ncname(id: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::new();
    for (index, c) in id.char_indices() {
        let sound = c.is_ascii_alphabetic()
            || c == '_' && !id[index..].starts_with("_x")
            || index > 0 && (c.is_ascii_digit() || matches!(c, '-' | '.'));
        if sound {
            out.push(c);
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "_x{:04X}_", u32::from(c));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn any_id_becomes_a_name_and_comes_back(id in ".{0,8}|[_x0-9A-F]{0,12}") {
            let name = to_ncname(&id);
            let sound = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
            proptest::prop_assert!(name.chars().all(sound), "{}", name);
            proptest::prop_assert!(!name.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '.')));
            proptest::prop_assert_eq!(from_ncname(&name), id);
        }
    }
}
