//! The project file, `tarjuman.yaml`: which documents, in which locales, with which glossary, and what
//! becomes of them.

mod checks;
pub mod engines;
mod error;
pub mod keys;
mod read;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub use self::checks::Checks;
pub(super) use self::error::line_at;
pub use self::error::{FileMistake, ProjectError};
pub use self::read::parse;
use super::files;
use super::journal::digest;
use crate::bundle::Format;
use crate::check::Settings;
use crate::document::{FurnitureOptions, Paragraphs};
use crate::model::{Locale, Severity};
use crate::text::Place;
use crate::text::clean::Treatments;

/// The name of the project file.
pub const FILE: &str = "tarjuman.yaml";
/// The longest project file that is read, in bytes.
const LIMIT: u64 = 4 << 20;

/// What the project file says.
#[derive(Clone, Debug)]
pub struct Config {
    /// The language of the originals.
    pub source: Locale,
    /// The languages of the translations, in the order of the file.
    pub targets: Vec<Locale>,
    /// Where the documents lie.
    pub documents: Vec<DocumentSet>,
    /// The glossary files.
    pub glossaries: Vec<String>,
    /// What bundles are written.
    pub bundles: Vec<BundleOutput>,
    /// Where the terms are written as Fluent terms; contains `{locale}`.
    pub glossary_bundle: Option<String>,
    /// Where that stands in the project file.
    pub glossary_bundle_place: Place,
    /// What is repaired in the documents when they are read, and what only reported.
    pub clean: Treatments,
    /// The file of segmentation rules, SRX 2.0; the languages that it has no rules for keep ours.
    pub rules: Option<String>,
    /// How much of a document is read.
    pub limits: Limits,
    /// What is asked of terms, and done with them.
    pub terminology: Terminology,
    /// The file of waivers.
    pub waivers: Option<String>,
    /// Who translates what has no translation.
    pub translation: engines::Translation,
    /// The file in which translations are remembered.
    pub memory: String,
    /// Where the units are kept; contains `{document}` and `{locale}`.
    pub state: String,
    /// Where that stands in the project file; its beginning where it does not.
    pub state_place: Place,
    /// Findings at or above this severity end a run with exit code 3; `None` never.
    pub gate: Option<Severity>,
    /// Severities by rule code or name, where they differ from the rule's own; `None` switches it off.
    pub severities: BTreeMap<String, Option<Severity>>,
    /// What else is set of single checks.
    pub checks: Checks,
    /// Severities and more in some files, in the order of the file: the last that fits counts.
    pub overrides: Vec<Override>,
    /// The file of findings that are passed over.
    pub baseline: Option<String>,
}

/// Other severities and options in some files.
#[derive(Clone, Debug)]
pub struct Override {
    /// Which files, by their paths as findings name them.
    pub files: globset::GlobMatcher,
    /// As [`Config::severities`].
    pub severities: BTreeMap<String, Option<Severity>>,
    /// As [`Config::checks`].
    pub checks: Checks,
}

/// What a project asks of terms, and has done with them. Everything is off unless it says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terminology {
    /// An admitted term where there is a preferred one is a finding.
    pub preferred_only: bool,
    /// A run puts the preferred term in the place of a forbidden or deprecated one, where that is safe.
    pub apply: bool,
    /// The bundle of the glossary has each term in its shapes; so it is where messages refer to terms.
    pub shapes: bool,
    /// Fluent messages refer to the terms of the glossary where that renders to the approved text.
    pub references: bool,
}

/// How much of a document is read: beyond, it is an error. Where nothing is said, the reader's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a document; of an archive, unpacked.
    pub document: Option<usize>,
    /// Bytes of a line.
    pub line: Option<usize>,
    /// Elements of XML inside each other.
    pub nesting: Option<usize>,
}

/// The columns of tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableColumns {
    /// That of the keys of rows.
    pub id: Option<String>,
    /// Those of the languages.
    pub texts: BTreeMap<Locale, String>,
}

/// Documents of one kind and place.
#[derive(Clone, Debug)]
pub struct DocumentSet {
    /// A glob of originals; `{locale}` stands for the language.
    pub files: String,
    /// Where translations lie when not beside the originals; contains `{locale}` and `{name}`.
    pub translations: Option<String>,
    /// Where a document is written with the translations in the place of its texts; contains `{document}` and `{locale}`.
    pub output: Option<String>,
    /// Where that stands in the project file.
    pub output_place: Place,
    /// Which columns of tables are read.
    pub columns: Option<TableColumns>,
    /// Bold, links and other markup inside a text are kept, as tags.
    pub markup: bool,
    /// How plain text is cut.
    pub paragraphs: Paragraphs,
    /// Long sentences are aligned clause by clause; units are of whole sentences all the same.
    pub clauses: bool,
    /// What is left out.
    pub furniture: FurnitureOptions,
    /// Nothing of them may leave the machine.
    pub confidential: bool,
    /// What tells a number becomes a message with plural forms.
    pub plurals: Option<PluralOptions>,
    /// Where `files` stands in the project file.
    pub place: Place,
}

/// Which messages have plural forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PluralOptions {
    /// The variable that holds the number: a text with a placeholder of it has forms.
    pub variable: String,
    /// A text with one count in figures has forms as well: *5 ministers took part*.
    pub figures: bool,
}

impl Default for PluralOptions {
    fn default() -> Self {
        Self { variable: "count".to_owned(), figures: false }
    }
}

/// A kind of bundle and where it is written.
#[derive(Clone)]
pub struct BundleOutput {
    /// The format.
    pub format: &'static dyn Format,
    /// The path; contains `{document}`, and `{locale}` where the format has a file a locale.
    pub path: String,
    /// Where the path stands in the project file.
    pub place: Place,
}

impl std::fmt::Debug for BundleOutput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} -> {}", self.format.name(), self.path)
    }
}

impl Config {
    /// The options of checks for a file, by its path as findings name it.
    pub fn settings(&self, path: &str) -> Settings {
        let mut settings = self.checks.settings.clone();
        for one in self.overrides.iter().filter(|one| one.files.is_match(path)) {
            settings.extend(&one.checks.settings);
        }
        settings
    }

    /// Source and targets.
    pub fn locales(&self) -> impl Iterator<Item = &Locale> {
        std::iter::once(&self.source).chain(&self.targets)
    }

    /// Where the units of a document in a locale are kept.
    pub fn state_path(&self, document: &str, locale: &Locale) -> String {
        filled(&self.state, document, locale)
    }
}

/// A path template with its document and locale put in.
pub fn filled(template: &str, document: &str, locale: &Locale) -> String {
    template.replace("{document}", document).replace("{locale}", &locale.to_string())
}

/// A project that was found and read.
#[derive(Clone, Debug)]
pub struct Project {
    /// The folder of the project file: every path is relative to it.
    pub root: PathBuf,
    /// The name of the project file in it.
    pub file: String,
    /// What it says.
    pub config: Config,
    /// Its text.
    pub text: String,
    /// Digest of the project file.
    pub digest: String,
}

impl Project {
    /// The project of `explicit`, or of the first project file in `start` or a folder above it.
    ///
    /// # Errors
    ///
    /// No project file, one that cannot be read, or one with mistakes: all of them at once.
    pub fn find(start: &Path, explicit: Option<&Path>) -> Result<Self, ProjectError> {
        let path = match explicit {
            Some(path) => path.to_owned(),
            None => start
                .ancestors()
                .map(|folder| folder.join(FILE))
                .find(|path| path.is_file())
                .ok_or_else(|| ProjectError::NotFound { start: start.display().to_string() })?,
        };
        let bytes = files::read(&path, LIMIT)?;
        let shown =
            path.file_name().map_or_else(|| FILE.to_owned(), |name| name.to_string_lossy().into_owned());
        let text = std::str::from_utf8(&bytes).map_err(|error| {
            let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            let place = crate::text::LineIndex::new(&before).place(&before, before.len());
            ProjectError::NotUtf8 { path: shown.clone(), place }
        })?;
        let config = parse(&shown, text)?;
        let root = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
            _ => PathBuf::from("."),
        };
        Ok(Self { root, file: shown, config, text: text.to_owned(), digest: digest(&bytes) })
    }
}

#[cfg(test)]
mod tests;
