//! Floor 4: messages as locale files, and the proof that they read back. A file a format, a line in
//! [`FORMATS`].
//!
//! ```
//! use tarjuman::bundle::{by_name, prove};
//! use tarjuman::model::{Bundle, Message};
//!
//! let bundles = [Bundle {
//!     document: "consultations".into(),
//!     locale: "tk".parse().unwrap(),
//!     messages: vec![Message { id: "title".into(), text: "Syýasy geňeşmeler".into(), ..Message::default() }],
//!     terms: None,
//! }];
//! let format = by_name("fluent").unwrap();
//! for file in format.layout().files(&bundles) {
//!     let text = format.write(file);
//!     assert!(text.ends_with("title = Syýasy geňeşmeler\n"));
//!     assert_eq!(prove(format, file, &text, "locales/tk/consultations.ftl"), []);
//! }
//! ```

pub mod by_category;
mod comment;
pub mod fluent;
pub mod plurals;
pub mod proof;
pub mod rails;
mod references;
pub mod rust_i18n;
pub mod terms;
mod yaml;

pub use plurals::counts_otherwise;
pub use proof::{differs, parity, prove};
pub use references::keep_proven;

use crate::model::{Bundle, Diagnose, Locale, Rule};

/// How a format spreads the bundles of one document over files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Each locale has a file of its own: the project's path must contain `{locale}`.
    PerLocale,
    /// All locales stand in one file.
    AllLocales,
}

impl Layout {
    /// The bundles of one document, cut into the files they belong in. Nothing gives no file.
    pub fn files(self, bundles: &[Bundle]) -> impl Iterator<Item = &[Bundle]> {
        let size = match self {
            Self::PerLocale => 1,
            Self::AllLocales => bundles.len().max(1),
        };
        bundles.chunks(size)
    }
}

/// A way to write messages as text.
///
/// What every format promises, and [`prove`] checks for each file that is written: reading what was
/// written gives the same ids and the same texts, whatever characters they contain. Plural forms are read as texts of
/// their own ([`plurals`]).
pub trait Format: Sync {
    /// The name that the project file uses: `fluent`.
    fn name(&self) -> &'static str;

    /// The usual extension of its files, without the dot.
    fn extension(&self) -> &'static str;

    /// How the bundles of a document become files.
    fn layout(&self) -> Layout;

    /// The text of one file; `file` is one of the pieces of [`Layout::files`]. The same bundles
    /// always give the same bytes.
    fn write(&self, file: &[Bundle]) -> String;

    /// The ids and texts that a file holds for `document` in `locale`, in the order of the file; `terms` is the file of
    /// the terms that messages may refer to, for a format that has references.
    ///
    /// # Errors
    ///
    /// The text is not of this format, has an id twice, or a message of it cannot be rendered.
    fn read(
        &self,
        text: &str,
        document: &str,
        locale: &Locale,
        terms: Option<&str>,
    ) -> Result<Vec<(String, String)>, BundleError>;
}

/// The rules this room raises.
pub static RULES: &[&Rule] = &[
    &proof::NOT_PROVEN,
    &proof::LACKS_UNIT,
    &proof::OUT_OF_DATE,
    &plurals::COUNTS_OTHERWISE,
    &proof::EDITED,
];

/// Every bundle format.
pub static FORMATS: &[&dyn Format] =
    &[&fluent::Fluent, &by_category::FluentByCategory, &rails::Rails, &rust_i18n::V1, &rust_i18n::V2];

/// The format with a name.
pub fn by_name(name: &str) -> Option<&'static dyn Format> {
    FORMATS.iter().copied().find(|format| format.name() == name)
}

/// Why a locale file could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// The text is not of its format.
    #[error("line {line}: {what}")]
    Syntax {
        /// Line of the file, from 1.
        line: usize,
        /// What the parser says.
        what: String,
    },
    /// An id stands twice.
    #[error("message `{id}` stands twice")]
    Duplicate {
        /// The id.
        id: String,
    },
    /// A message is there, and the runtime cannot render it without variables.
    #[error("message `{id}` cannot be rendered: {why}")]
    Unrenderable {
        /// The id.
        id: String,
        /// What the runtime says.
        why: String,
    },
    /// The text is sound, and not laid out as this format lays it out.
    #[error("`{at}` is not {expected}")]
    Shape {
        /// Dotted keys from the root.
        at: String,
        /// What it should have been.
        expected: &'static str,
    },
    /// Placeables nest deeper than any sound file needs.
    #[error("line {line}: placeables nest deeper than {limit} levels")]
    TooDeep {
        /// Line of the file, from 1.
        line: usize,
        /// The limit.
        limit: usize,
    },
}

impl Diagnose for BundleError {
    fn key(&self) -> &'static str {
        match self {
            Self::Syntax { .. } => "error-bundle-syntax",
            Self::Duplicate { .. } => "error-bundle-duplicate",
            Self::Unrenderable { .. } => "error-bundle-unrenderable",
            Self::Shape { .. } => "error-bundle-shape",
            Self::TooDeep { .. } => "error-bundle-too-deep",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Syntax { line, what } => vec![("line", line.to_string()), ("what", what.clone())],
            Self::Duplicate { id } => vec![("message", id.clone())],
            Self::Unrenderable { id, why } => vec![("message", id.clone()), ("what", why.clone())],
            Self::Shape { at, expected } => vec![("key", at.clone()), ("expected", (*expected).to_owned())],
            Self::TooDeep { line, limit } => vec![("line", line.to_string()), ("limit", limit.to_string())],
        }
    }
}

/// The two lines that begin every file this room writes.
fn header(document: &str, locales: &str) -> [String; 2] {
    [
        format!("Document {document}, locale {locales}."),
        "Generated by tarjuman; do not edit: the next run writes it anew.".to_owned(),
    ]
}

/// The 1-based line of a byte offset.
fn line_of(text: &str, byte: usize) -> usize {
    1 + text.bytes().take(byte).filter(|b| *b == b'\n').count()
}

#[cfg(test)]
pub(crate) mod tests;
