//! Glossaries as other programs keep them: TBX and tables. One file a format, one line in [`GLOSSARY_FORMATS`].
//!
//! A format holds what it holds: what a file says and a glossary cannot, and what a glossary says and a format cannot,
//! becomes a finding with a count, never silence.

mod columns;
mod csv;
mod deepl;
mod delimited;
mod losses;
mod names;
mod table;
mod tbx;
mod tsv;
mod xlsx;

use crate::document::{self, DocumentError, ReadOptions};
use crate::exchange::xml::XmlProblem;
use crate::glossary::Glossary;
use crate::model::{Diagnose, Finding, Locale, Rule, Severity};
use crate::text::Place;

/// An entry of an imported file that cannot be used; the others are.
pub static ENTRY: Rule = Rule { code: "G030", name: "import-entry", severity: Severity::Error };
/// Something in an imported file that a glossary does not hold.
pub static NOT_HELD: Rule = Rule { code: "G031", name: "import-not-held", severity: Severity::Warning };
/// Something in a glossary that a format does not hold.
pub static LOST: Rule = Rule { code: "G035", name: "export-lost", severity: Severity::Warning };

/// Every rule of this room, by code.
pub static RULES: &[&Rule] = &[&ENTRY, &NOT_HELD, &LOST];

/// Every format, as `--format` names it.
pub static GLOSSARY_FORMATS: &[&dyn GlossaryFormat] =
    &[&tbx::Dca, &tbx::Dct, &tbx::Martif, &csv::Csv, &tsv::Tsv, &deepl::DeepL, &xlsx::Xlsx];

/// The format with a name.
pub fn by_name(name: &str) -> Option<&'static dyn GlossaryFormat> {
    GLOSSARY_FORMATS.iter().copied().find(|format| format.name() == name)
}

/// The format of a file, by the end of its name: the first that has it.
///
/// ```
/// use tarjuman::exchange::terms;
/// assert_eq!(terms::by_path("Terms.XLSX").map(|format| format.name()), Some("xlsx"));
/// ```
pub fn by_path(path: &str) -> Option<&'static dyn GlossaryFormat> {
    let (_, extension) = path.rsplit_once('.')?;
    let has =
        |format: &&dyn GlossaryFormat| format.extensions().iter().any(|e| e.eq_ignore_ascii_case(extension));
    GLOSSARY_FORMATS.iter().copied().find(has)
}

/// A way to keep a glossary in a file.
pub trait GlossaryFormat: Sync {
    /// The name that `--format` knows it by.
    fn name(&self) -> &'static str;

    /// Ends of the names of such files, without the dot; none for a format that shares its end with another, which then
    /// reads it too.
    fn extensions(&self) -> &'static [&'static str] {
        &[]
    }

    /// The concepts of a file. A concept that the file gives no id has an empty one.
    ///
    /// # Errors
    ///
    /// [`TermsError`] for a file of which nothing can be read.
    fn read(&self, file: &Input) -> Result<Imported, TermsError>;

    /// Whether files of it can be written.
    fn writes(&self) -> bool {
        true
    }

    /// A file of it: the same bytes for the same glossary. `pair` are the languages of a format that holds two.
    ///
    /// # Errors
    ///
    /// [`TermsError::LanguagesNeeded`] for a format of two languages without them, [`TermsError::OnlyRead`].
    fn write(
        &self,
        glossary: &Glossary,
        pair: (Option<&Locale>, Option<&Locale>),
    ) -> Result<Exported, TermsError>;
}

/// A file to be read.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The name that findings and errors have for it.
    pub path: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
    /// The language of a column `source`, and of terms whose language the file does not say.
    pub from: Option<&'a Locale>,
    /// The language of a column `target`.
    pub to: Option<&'a Locale>,
}

impl Input<'_> {
    /// The longest file, unpacked or not, in bytes.
    const LIMIT: usize = 256 << 20;

    /// The text of the file, UTF-8 or UTF-16 with a byte order mark.
    fn text(&self) -> Result<String, TermsError> {
        Ok(document::decode(self.path, self.bytes, &Self::limits())?.text)
    }

    fn limits() -> ReadOptions {
        ReadOptions { max_bytes: Self::LIMIT, max_line_bytes: Self::LIMIT, ..ReadOptions::default() }
    }
}

/// What was read of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// The concepts, and the languages they have terms in.
    pub glossary: Glossary,
    /// Entries left out, and what a glossary does not hold.
    pub findings: Vec<Finding>,
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Exported {
    /// What is in it.
    pub bytes: Vec<u8>,
    /// What it does not hold: a finding a kind of thing, with a count, at the first of its kind.
    pub findings: Vec<Finding>,
}

/// Why a file could not be read or written at all.
#[derive(Debug, thiserror::Error)]
pub enum TermsError {
    /// It is no text, no archive, too long …
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// It is no XML that is read here.
    #[error("{path}:{}:{}: not XML that can be read: {problem:?}", place.line, place.column)]
    Xml {
        /// The file.
        path: String,
        /// Where.
        place: Place,
        /// What.
        problem: XmlProblem,
    },
    /// XML of another kind.
    #[error("{path}: expected <tbx> or <martif>, found <{root}>")]
    NotTbx {
        /// The file.
        path: String,
        /// The name of its root element.
        root: String,
    },
    /// A table without a heading that is known.
    #[error("{path}: no heading of the first row is known: {headings}")]
    NoHeadings {
        /// The file.
        path: String,
        /// The first cells of its first row.
        headings: String,
    },
    /// A format or table of two languages, and it was not said which.
    #[error("the two languages must be named")]
    LanguagesNeeded,
    /// A file whose name tells no format.
    #[error("the name of {path} tells no format")]
    UnknownFormat {
        /// The file.
        path: String,
    },
    /// A format that is read and not written.
    #[error("the format {0} is read, not written")]
    OnlyRead(&'static str),
}

impl Diagnose for TermsError {
    fn key(&self) -> &'static str {
        match self {
            Self::Document(error) => error.key(),
            Self::Xml { .. } => "error-terms-xml",
            Self::NotTbx { .. } => "error-terms-not-tbx",
            Self::NoHeadings { .. } => "error-terms-no-headings",
            Self::LanguagesNeeded => "error-terms-languages",
            Self::UnknownFormat { .. } => "error-terms-unknown-format",
            Self::OnlyRead(_) => "error-terms-only-read",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Document(error) => error.args(),
            Self::Xml { problem, .. } => {
                let (word, detail) = match problem {
                    XmlProblem::Syntax(words) => ("syntax", words.clone()),
                    XmlProblem::DocumentType => ("document-type", String::new()),
                    XmlProblem::Entity(name) => ("entity", name.clone()),
                    XmlProblem::TooDeep(limit) => ("too-deep", limit.to_string()),
                };
                vec![("problem", word.to_owned()), ("detail", detail)]
            }
            Self::NotTbx { path, root } => vec![("path", path.clone()), ("root", root.clone())],
            Self::NoHeadings { path, headings } => {
                vec![("path", path.clone()), ("headings", headings.clone())]
            }
            Self::LanguagesNeeded => Vec::new(),
            Self::UnknownFormat { path } => vec![("path", path.clone())],
            Self::OnlyRead(format) => vec![("format", (*format).to_owned())],
        }
    }

    fn place(&self) -> Option<(String, Place)> {
        match self {
            Self::Document(error) => error.place(),
            Self::Xml { path, place, .. } => Some((path.clone(), *place)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
