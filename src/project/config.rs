//! The project file, `tarjuman.yaml`: which documents, in which locales, with which glossary, and what
//! becomes of them.

pub mod engines;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::files::{self, FileError};
use super::journal::digest;
use crate::bundle::{self, Format, Layout};
use crate::document::{self, FurnitureOptions, Paragraphs};
use crate::memory::Address;
use crate::model::{Diagnose, Locale, Severity};
use crate::segment::srx::SrxError;
use crate::text::Place;
use crate::text::clean::{CLASSES, Treatment, Treatments};
use crate::text::yaml::{self, Decoder, Mistake, MistakeKind, Node, YamlError};

/// The name of the project file.
pub const FILE: &str = "tarjuman.yaml";
/// The longest project file that is read, in bytes.
const LIMIT: u64 = 4 << 20;
/// Where the units are kept unless the project says otherwise.
const STATE: &str = "xliff/{document}.{locale}.xlf";

/// The file in which translations are remembered unless the project says otherwise.
const MEMORY: &str = ".tarjuman/memory.sqlite";

/// Every key of the project file, by where it stands; the JSON Schema lists the same.
pub mod keys {
    /// At the root.
    pub const ROOT: &[&str] = &[
        "source",
        "targets",
        "documents",
        "glossaries",
        "bundles",
        "glossary-bundle",
        "clean",
        "segmentation",
        "limits",
        "terminology",
        "waivers",
        "engines",
        "translate",
        "memory",
        "state",
        "gate",
        "severities",
        "overrides",
        "baseline",
    ];
    /// In an entry of `documents`.
    pub const DOCUMENTS: &[&str] = &[
        "files",
        "translations",
        "output",
        "columns",
        "paragraphs",
        "clauses",
        "markup",
        "furniture",
        "confidential",
        "plurals",
    ];
    /// In `columns`, beside the languages.
    pub const COLUMN_ID: &str = "id";
    /// In `segmentation`.
    pub const SEGMENTATION: &[&str] = &["rules"];
    /// In `limits`.
    pub const LIMITS: &[&str] = &["document", "line", "nesting"];
    /// In `plurals`.
    pub const PLURALS: &[&str] = &["variable", "figures"];
    /// In `furniture`.
    pub const FURNITURE: &[&str] = &["repeated-title", "closing-labels", "labels"];
    /// In an entry of `bundles`.
    pub const BUNDLES: &[&str] = &["format", "path"];
    /// In `terminology`.
    pub const TERMINOLOGY: &[&str] = &["preferred-only", "apply", "shapes", "references"];
    /// Values in `clean`.
    pub const CLEAN: &[&str] = &["repair", "report", "ignore"];
    /// Values of `paragraphs`.
    pub const PARAGRAPHS: &[&str] = &["blank-line", "line"];
    /// In an entry of `overrides`.
    pub const OVERRIDES: &[&str] = &["files", "severities"];
    /// Values of `gate`.
    pub const GATE: &[&str] = &["info", "warning", "error", "never"];
    /// Values in `severities`.
    pub const SEVERITIES: &[&str] = &["info", "warning", "error", "off"];
}

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
    /// Severities in some files, in the order of the file: the last that fits counts.
    pub overrides: Vec<Override>,
    /// The file of findings that are passed over.
    pub baseline: Option<String>,
}

/// Other severities in some files.
#[derive(Clone, Debug)]
pub struct Override {
    /// Which files, by their paths as findings name them.
    pub files: globset::GlobMatcher,
    /// As [`Config::severities`].
    pub severities: BTreeMap<String, Option<Severity>>,
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

/// Why there is no project to work on.
#[derive(Debug, Error)]
pub enum ProjectError {
    /// No project file here or above.
    #[error("no {FILE} in {start} or above")]
    NotFound {
        /// Where the search began.
        start: String,
    },
    /// The project file cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// The project file is not UTF-8.
    #[error("{path} is not UTF-8")]
    NotUtf8 {
        /// The project file.
        path: String,
        /// Where.
        place: Place,
    },
    /// The project file is no YAML.
    #[error("{path}:{error}")]
    Yaml {
        /// The project file.
        path: String,
        /// Where and what.
        error: YamlError,
        /// The line of the file.
        line: String,
    },
    /// Its file of segmentation rules cannot be used: all its mistakes, never none.
    #[error("{} mistakes in the rules of segmentation, the first: {}", .0.len(), .0[0])]
    Rules(Vec<SrxError>),
    /// The project file has mistakes: all of them, never none.
    #[error("{} mistakes in the project file, the first: {}", .0.len(), .0[0])]
    Mistakes(Vec<FileMistake>),
}

/// A mistake with the file it stands in.
#[derive(Clone, Debug, Error)]
#[error("{path}:{}:{}: {}", mistake.place.line, mistake.place.column, mistake.kind)]
pub struct FileMistake {
    /// The file.
    pub path: String,
    /// Where and what.
    pub mistake: Mistake,
    /// The line of the file.
    pub line: String,
}

impl FileMistake {
    /// A mistake in the file `path` with this text.
    pub fn new(path: &str, text: &str, mistake: Mistake) -> Self {
        Self { path: path.to_owned(), line: line_at(text, mistake.place), mistake }
    }
}

/// Cuts the lines off where a key or a password may begin, whichever mistake they are shown for.
fn hide_keys(mistakes: &mut [FileMistake]) {
    let cut = |found: &FileMistake| {
        let before = (found.mistake.place.column as usize).saturating_sub(1);
        shown(&found.mistake).map(|length| (found.mistake.place.line, before + length))
    };
    let cuts: Vec<(u32, usize)> = mistakes.iter().filter_map(cut).collect();
    for found in mistakes {
        let of_line = cuts.iter().filter(|(line, _)| *line == found.mistake.place.line);
        if let Some(length) = of_line.map(|(_, length)| *length).min() {
            found.line = found.line.chars().take(length).chain(['…']).collect();
        }
    }
}

/// How much of its line may be shown from a mistake on, in characters, where the rest may be a key or a password; all of it where
/// there is no such danger.
fn shown(mistake: &Mistake) -> Option<usize> {
    const SECRET: [&str; 4] = ["key", "token", "secret", "password"];
    match &mistake.kind {
        MistakeKind::BadValue { value, .. } if value == engines::HIDDEN => Some(0),
        MistakeKind::UnknownKey { key, .. }
            if SECRET.iter().any(|word| key.to_lowercase().contains(word)) =>
        {
            Some(key.chars().count())
        }
        MistakeKind::WrongType { key, .. } if key == "key" || engines::keys::KEY.contains(&key.as_str()) => {
            Some(0)
        }
        _ => None,
    }
}

/// The line of a text in which a place lies.
pub(super) fn line_at(text: &str, place: Place) -> String {
    let line = (place.line as usize).saturating_sub(1);
    text.lines().nth(line).unwrap_or_default().trim_start_matches('\u{FEFF}').to_owned() // BYTE ORDER MARK
}

impl Diagnose for FileMistake {
    fn key(&self) -> &'static str {
        self.mistake.kind.key()
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        self.mistake.kind.args()
    }

    fn place(&self) -> Option<(String, Place)> {
        Some((self.path.clone(), self.mistake.place))
    }

    fn line(&self) -> Option<&str> {
        Some(&self.line)
    }
}

impl Diagnose for ProjectError {
    fn key(&self) -> &'static str {
        match self {
            Self::NotFound { .. } => "error-project-not-found",
            Self::File(error) => error.key(),
            Self::NotUtf8 { .. } => "error-project-not-utf8",
            Self::Yaml { .. } => "error-yaml",
            Self::Rules(errors) => errors.first().map_or("error-srx-syntax", Diagnose::key),
            Self::Mistakes(mistakes) => mistakes.first().map_or("error-yaml", Diagnose::key),
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotFound { start } => vec![("start", start.clone())],
            Self::File(error) => error.args(),
            Self::NotUtf8 { path, .. } => vec![("path", path.clone())],
            Self::Yaml { error, .. } => vec![("problem", error.problem.word().to_owned())],
            Self::Rules(errors) => errors.first().map(Diagnose::args).unwrap_or_default(),
            Self::Mistakes(mistakes) => mistakes.first().map(Diagnose::args).unwrap_or_default(),
        }
    }

    fn place(&self) -> Option<(String, Place)> {
        match self {
            Self::Yaml { path, error, .. } => Some((path.clone(), error.place)),
            Self::NotUtf8 { path, place } => Some((path.clone(), *place)),
            Self::Rules(errors) => errors.first().and_then(Diagnose::place),
            Self::Mistakes(mistakes) => mistakes.first().and_then(Diagnose::place),
            Self::NotFound { .. } | Self::File(_) => None,
        }
    }

    fn line(&self) -> Option<&str> {
        match self {
            Self::Yaml { line, .. } => Some(line),
            Self::Mistakes(mistakes) => mistakes.first().and_then(Diagnose::line),
            Self::NotUtf8 { .. } | Self::NotFound { .. } | Self::File(_) | Self::Rules(_) => None,
        }
    }

    fn also(&self) -> Vec<&dyn Diagnose> {
        match self {
            Self::Rules(errors) => errors.iter().skip(1).map(|e| e as &dyn Diagnose).collect(),
            Self::Mistakes(mistakes) => mistakes.iter().skip(1).map(|m| m as &dyn Diagnose).collect(),
            _ => Vec::new(),
        }
    }
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

/// Reads the text of a project file; `path` names it in errors.
///
/// # Errors
///
/// What is wrong with it: every mistake, in the order of the file.
pub fn parse(path: &str, text: &str) -> Result<Config, ProjectError> {
    let root = yaml::parse(text).map_err(|error| {
        let line = line_at(text, error.place);
        ProjectError::Yaml { path: path.to_owned(), error, line }
    })?;
    let mut reader = Reader::default();
    let config = reader.config(&root);
    let mut mistakes = reader.decoder.mistakes;
    mistakes.sort_by_key(|mistake| mistake.place);
    match config {
        Some(config) if mistakes.is_empty() => Ok(config),
        _ => {
            let of_file = |mistake| FileMistake::new(path, text, mistake);
            let mut found: Vec<FileMistake> = mistakes.into_iter().map(of_file).collect();
            hide_keys(&mut found);
            Err(ProjectError::Mistakes(found))
        }
    }
}

#[derive(Default)]
struct Reader {
    decoder: Decoder,
}

impl Reader {
    fn config(&mut self, root: &Node) -> Option<Config> {
        let fields = self.decoder.fields(root, FILE, keys::ROOT)?;
        let source = fields.need(&mut self.decoder, "source").and_then(|n| self.locale(n, "source"));
        let targets =
            fields.need(&mut self.decoder, "targets").and_then(|n| self.targets(n, source.as_ref()));
        let documents = fields.need(&mut self.decoder, "documents").map(|n| self.documents(n));
        let glossaries = fields.get("glossaries").map(|n| self.glossaries(n)).unwrap_or_default();
        let bundles = fields.need(&mut self.decoder, "bundles").map(|n| self.bundles(n));
        let glossary_bundle =
            fields.get("glossary-bundle").and_then(|n| self.template(n, "glossary-bundle", &["{locale}"]));
        let clean = fields.get("clean").map(|n| self.clean(n)).unwrap_or_default();
        let rules = fields.get("segmentation").and_then(|n| self.segmentation(n));
        let limits = fields.get("limits").map(|n| self.limits(n)).unwrap_or_default();
        let bundled = fields.get("glossary-bundle").is_some();
        let terminology = fields.get("terminology").map(|n| self.terminology(n, bundled)).unwrap_or_default();
        let waivers = fields.get("waivers").and_then(|n| self.template(n, "waivers", &[]));
        let translation = self.translation(
            fields.get("engines"),
            fields.get("translate"),
            targets.as_deref().unwrap_or_default(),
        );
        let memory = match fields.get("memory") {
            Some(node) => self.memory(node, "memory"),
            None => Some(MEMORY.to_owned()),
        };
        let state = match fields.get("state") {
            Some(node) => self.template(node, "state", &["{document}", "{locale}"]),
            None => Some(STATE.to_owned()),
        };
        let gate = match fields.get("gate") {
            Some(node) => self.decoder.one_of(node, "gate", keys::GATE).map(severity),
            None => Some(Some(Severity::Error)),
        };
        let severities = fields.get("severities").map(|n| self.severities(n)).unwrap_or_default();
        let overrides = fields.get("overrides").map(|n| self.overrides(n)).unwrap_or_default();
        let baseline = fields.get("baseline").and_then(|n| self.template(n, "baseline", &[]));
        let place = |key: &str| fields.get(key).map_or(Place::START, |node| node.place);
        Some(Config {
            source: source?,
            targets: targets?,
            documents: documents?,
            glossaries,
            bundles: bundles?,
            glossary_bundle,
            glossary_bundle_place: place("glossary-bundle"),
            clean,
            rules,
            limits,
            terminology,
            waivers,
            translation,
            memory: memory?,
            state: state?,
            state_place: place("state"),
            gate: gate?,
            severities,
            overrides,
            baseline,
        })
    }

    /// A language tag.
    fn locale(&mut self, node: &Node, key: &str) -> Option<Locale> {
        let text = self.decoder.text(node, key)?;
        let locale = text.parse::<Locale>().ok();
        if locale.is_none() {
            self.decoder.bad(node, key, "BCP 47: ar, en, tk-Cyrl …");
        }
        locale
    }

    fn targets(&mut self, node: &Node, source: Option<&Locale>) -> Option<Vec<Locale>> {
        let items = self.decoder.list(node, "targets")?;
        let mut targets: Vec<Locale> = Vec::new();
        for item in items {
            let Some(locale) = self.locale(item, "targets") else { continue };
            if source == Some(&locale) || targets.contains(&locale) {
                self.decoder.bad(item, "targets", "once");
            } else {
                targets.push(locale);
            }
        }
        if items.is_empty() {
            self.decoder.bad(node, "targets", "not-empty");
        }
        Some(targets)
    }

    fn documents(&mut self, node: &Node) -> Vec<DocumentSet> {
        let Some(items) = self.decoder.list(node, "documents") else { return Vec::new() };
        items.iter().filter_map(|item| self.document_set(item)).collect()
    }

    fn document_set(&mut self, node: &Node) -> Option<DocumentSet> {
        let fields = self.decoder.fields(node, "documents", keys::DOCUMENTS)?;
        let files_node = fields.need(&mut self.decoder, "files")?;
        let files = self.template(files_node, "files", &[])?;
        let translations = match fields.get("translations") {
            Some(node) => Some(self.template(node, "translations", &["{locale}", "{name}"])?),
            None if !files.contains("{locale}") && !document::may_hold_languages(&files) => {
                self.decoder.bad(files_node, "files", "{locale}");
                None
            }
            None => None,
        };
        if globset::Glob::new(&files.replace("{locale}", "x")).is_err() {
            self.decoder.bad(files_node, "files", "documents/*.{locale}.md");
        }
        let paragraphs = match fields.get("paragraphs") {
            Some(node) => match self.decoder.one_of(node, "paragraphs", keys::PARAGRAPHS)? {
                0 => Paragraphs::BlankLine,
                _ => Paragraphs::Line,
            },
            None => Paragraphs::default(),
        };
        let output = fields.get("output");
        let output_place = output.map_or(files_node.place, |node| node.place);
        let output = output.and_then(|n| self.template(n, "output", &["{document}", "{locale}"]));
        let columns = fields.get("columns").map(|n| self.columns(n));
        let markup = fields.get("markup").and_then(|n| self.decoder.truth(n, "markup")).unwrap_or_default();
        let clauses =
            fields.get("clauses").and_then(|n| self.decoder.truth(n, "clauses")).unwrap_or_default();
        let furniture = fields.get("furniture").map(|n| self.furniture(n)).unwrap_or_default();
        let confidential = fields
            .get("confidential")
            .and_then(|n| self.decoder.truth(n, "confidential"))
            .unwrap_or_default();
        let plurals = fields.get("plurals").map(|n| self.plurals(n));
        Some(DocumentSet {
            files,
            translations,
            output,
            output_place,
            columns,
            markup,
            paragraphs,
            clauses,
            furniture,
            confidential,
            plurals,
            place: files_node.place,
        })
    }

    fn plurals(&mut self, node: &Node) -> PluralOptions {
        let mut options = PluralOptions::default();
        let Some(fields) = self.decoder.fields(node, "plurals", keys::PLURALS) else { return options };
        if let Some(node) = fields.get("variable") {
            match self.decoder.text(node, "variable") {
                Some(name) if bundle::plurals::is_variable(name) => options.variable = name.to_owned(),
                Some(_) => self.decoder.bad(node, "variable", "count, n, number_of_files"),
                None => {}
            }
        }
        options.figures =
            fields.get("figures").and_then(|n| self.decoder.truth(n, "figures")).unwrap_or_default();
        options
    }

    fn columns(&mut self, node: &Node) -> TableColumns {
        let mut columns = TableColumns::default();
        for (key, value) in self.decoder.mapping(node, "columns").unwrap_or_default() {
            let Some(heading) = self.decoder.text(value, &key.text) else { continue };
            match key.text.parse::<Locale>() {
                _ if key.text == keys::COLUMN_ID => columns.id = Some(heading.to_owned()),
                Ok(locale) => drop(columns.texts.insert(locale, heading.to_owned())),
                Err(_) => self
                    .decoder
                    .add(key.place, MistakeKind::UnknownKey { key: key.text.clone(), nearest: None }),
            }
        }
        columns
    }

    fn segmentation(&mut self, node: &Node) -> Option<String> {
        let fields = self.decoder.fields(node, "segmentation", keys::SEGMENTATION)?;
        fields.get("rules").and_then(|n| self.template(n, "rules", &[]))
    }

    fn limits(&mut self, node: &Node) -> Limits {
        let mut limits = Limits::default();
        let Some(fields) = self.decoder.fields(node, "limits", keys::LIMITS) else { return limits };
        let mut read = |key: &str, units: bool, value: &mut Option<usize>| {
            let Some(node) = fields.get(key) else { return };
            let Some(text) = self.decoder.text(node, key) else { return };
            *value = if units { size(text) } else { text.parse().ok() }.filter(|size| *size > 0);
            if value.is_none() {
                self.decoder.bad(node, key, if units { "200 MB" } else { "1000" });
            }
        };
        read("document", true, &mut limits.document);
        read("line", true, &mut limits.line);
        read("nesting", false, &mut limits.nesting);
        limits
    }

    fn furniture(&mut self, node: &Node) -> FurnitureOptions {
        let mut options = FurnitureOptions::default();
        let Some(fields) = self.decoder.fields(node, "furniture", keys::FURNITURE) else { return options };
        let mut switch = |key: &str, value: &mut bool| {
            if let Some(truth) = fields.get(key).and_then(|n| self.decoder.truth(n, key)) {
                *value = truth;
            }
        };
        switch("repeated-title", &mut options.repeated_title);
        switch("closing-labels", &mut options.closing_labels);
        if let Some(labels) = fields.get("labels").and_then(|n| self.decoder.texts(n, "labels")) {
            options.labels = labels;
        }
        options
    }

    fn clean(&mut self, node: &Node) -> Treatments {
        let mut treatments = Treatments::default();
        let known: Vec<&str> = CLASSES.iter().map(|class| class.name).collect();
        for (key, value) in self.decoder.mapping(node, "clean").unwrap_or_default() {
            if !known.contains(&key.text.as_str()) {
                let nearest = yaml::nearest(&key.text, known.iter().copied());
                self.decoder.add(key.place, MistakeKind::UnknownKey { key: key.text.clone(), nearest });
            } else if let Some(index) = self.decoder.one_of(value, &key.text, keys::CLEAN) {
                treatments.set(&key.text, Treatment::WORDS[index].1);
            }
        }
        treatments
    }

    /// `bundled`: the glossary has a bundle, which shapes and references need.
    fn terminology(&mut self, node: &Node, bundled: bool) -> Terminology {
        let mut terminology = Terminology::default();
        let Some(fields) = self.decoder.fields(node, "terminology", keys::TERMINOLOGY) else {
            return terminology;
        };
        let mut switch = |key: &str, value: &mut bool| {
            if let Some(truth) = fields.get(key).and_then(|n| self.decoder.truth(n, key)) {
                *value = truth;
            }
        };
        switch("preferred-only", &mut terminology.preferred_only);
        switch("apply", &mut terminology.apply);
        switch("shapes", &mut terminology.shapes);
        switch("references", &mut terminology.references);
        for (key, wanted) in [("shapes", terminology.shapes), ("references", terminology.references)] {
            if let Some(node) = fields.get(key).filter(|_| wanted && !bundled) {
                self.decoder.bad(node, key, "glossary-bundle");
            }
        }
        terminology.shapes |= terminology.references;
        terminology
    }

    fn glossaries(&mut self, node: &Node) -> Vec<String> {
        let Some(items) = self.decoder.list(node, "glossaries") else { return Vec::new() };
        items.iter().filter_map(|item| self.template(item, "glossaries", &[])).collect()
    }

    fn bundles(&mut self, node: &Node) -> Vec<BundleOutput> {
        let Some(items) = self.decoder.list(node, "bundles") else { return Vec::new() };
        let names: Vec<&str> = bundle::FORMATS.iter().map(|f| f.name()).collect();
        let mut paths = BTreeSet::new();
        let mut outputs = Vec::new();
        for item in items {
            let Some(fields) = self.decoder.fields(item, "bundles", keys::BUNDLES) else { continue };
            let format = fields
                .need(&mut self.decoder, "format")
                .and_then(|n| self.decoder.one_of(n, "format", &names))
                .map(|index| bundle::FORMATS[index]);
            let Some(path_node) = fields.need(&mut self.decoder, "path") else { continue };
            let wanted: &[&str] = match format.map(Format::layout) {
                Some(Layout::PerLocale) => &["{document}", "{locale}"],
                _ => &["{document}"],
            };
            let Some(path) = self.template(path_node, "path", wanted) else { continue };
            if !paths.insert(path.clone()) {
                self.decoder.bad(path_node, "path", "free-path");
            }
            outputs.extend(format.map(|format| BundleOutput { format, path, place: path_node.place }));
        }
        outputs
    }

    /// A relative path that stays inside the project and contains every one of `wanted`.
    /// The file of a memory, or the address of one that is shared.
    fn memory(&mut self, node: &Node, key: &str) -> Option<String> {
        let text = self.decoder.text(node, key)?;
        if !Address::is_meant(text) {
            return self.template(node, key, &[]);
        }
        let address = Address::parse(text);
        if address.is_none() {
            // It may hold a password, which is not to be shown.
            let kind = MistakeKind::BadValue {
                key: key.to_owned(),
                value: engines::HIDDEN.to_owned(),
                expected: "postgres://user@host/memory".to_owned(),
                nearest: None,
            };
            self.decoder.add(node.place, kind);
        }
        address.map(|address| address.as_str().to_owned())
    }

    fn template(&mut self, node: &Node, key: &str, wanted: &[&str]) -> Option<String> {
        let text = self.decoder.text(node, key)?;
        if files::inside(Path::new("."), text).is_err() || text.contains('\\') {
            self.decoder.bad(node, key, "path-inside");
            return None;
        }
        if let Some(lacking) = wanted.iter().find(|part| !text.contains(*part)) {
            self.decoder.bad(node, key, *lacking);
            return None;
        }
        Some(text.strip_prefix("./").unwrap_or(text).to_owned())
    }

    fn overrides(&mut self, node: &Node) -> Vec<Override> {
        let mut overrides = Vec::new();
        for item in self.decoder.list(node, "overrides").unwrap_or_default() {
            let Some(fields) = self.decoder.fields(item, "overrides", keys::OVERRIDES) else { continue };
            let files = fields.need(&mut self.decoder, "files");
            let severities = fields.need(&mut self.decoder, "severities").map(|n| self.severities(n));
            let Some(text) = files.and_then(|node| self.decoder.text(node, "files")) else { continue };
            match (globset::Glob::new(text), severities) {
                (Ok(glob), Some(severities)) => {
                    overrides.push(Override { files: glob.compile_matcher(), severities });
                }
                (Err(_), _) => {
                    if let Some(node) = files {
                        self.decoder.bad(node, "files", "locales/tk/**");
                    }
                }
                (Ok(_), None) => {}
            }
        }
        overrides
    }

    fn severities(&mut self, node: &Node) -> BTreeMap<String, Option<Severity>> {
        let mut severities = BTreeMap::new();
        let known: Vec<&str> = super::rules::rules().flat_map(|rule| [rule.name, rule.code]).collect();
        let mut seen = BTreeSet::new();
        for (key, value) in self.decoder.mapping(node, "severities").unwrap_or_default() {
            // A rule that is named by its name and by its code is one rule named twice.
            let rule = super::rules::rules().find(|rule| [rule.name, rule.code].contains(&key.text.as_str()));
            if rule.is_some_and(|rule| !seen.insert(rule.code) && !severities.contains_key(&key.text)) {
                self.decoder.add(key.place, MistakeKind::DuplicateKey { key: key.text.clone() });
            }
            if !known.contains(&key.text.as_str()) {
                let nearest = yaml::nearest(&key.text, known.iter().copied());
                self.decoder.add(key.place, MistakeKind::UnknownKey { key: key.text.clone(), nearest });
            }
            if let Some(index) = self.decoder.one_of(value, &key.text, keys::SEVERITIES) {
                severities.insert(key.text.clone(), severity(index));
            }
        }
        severities
    }
}

/// A number of bytes: `4096`, `200 MB`, `1 GiB`.
fn size(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number: usize = text[..digits].parse().ok()?;
    let unit = match text[digits..].trim().to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "kb" => 1_000,
        "kib" => 1 << 10,
        "mb" => 1_000_000,
        "mib" => 1 << 20,
        "gb" => 1_000_000_000,
        "gib" => 1 << 30,
        _ => return None,
    };
    number.checked_mul(unit)
}

/// The severity at an index of [`keys::GATE`] or [`keys::SEVERITIES`]; the fourth word is none.
fn severity(index: usize) -> Option<Severity> {
    [Severity::Info, Severity::Warning, Severity::Error].get(index).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "source: ar
targets: [en, tk]
documents:
  - files: documents/*.{locale}.md
    furniture: { repeated-title: false, labels: [شارك] }
glossaries: [glossary/diplomatic.yaml]
bundles:
  - format: fluent
    path: locales/{locale}/{document}.ftl
gate: never
";

    fn mistakes(text: &str) -> Vec<String> {
        match parse(FILE, text) {
            Err(ProjectError::Mistakes(mistakes)) => mistakes
                .iter()
                .map(|m| {
                    let args: Vec<String> = m.args().into_iter().map(|(_, value)| value).collect();
                    format!(
                        "{}:{} {} {}",
                        m.mistake.place.line,
                        m.mistake.place.column,
                        m.key(),
                        args.join(" | ")
                    )
                })
                .collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_good_file_is_read() {
        let config = parse(FILE, GOOD).unwrap();
        assert_eq!(config.locales().map(ToString::to_string).collect::<Vec<_>>(), ["ar", "en", "tk"]);
        assert_eq!(config.documents[0].furniture.labels, ["شارك"]);
        assert!(!config.documents[0].furniture.repeated_title);
        assert_eq!(config.gate, None);
        let tk = "tk".parse().unwrap();
        assert_eq!(config.state_path("2025/talks", &tk), "xliff/2025/talks.tk.xlf");
    }

    #[test]
    fn each_mistake_is_found_at_its_place() {
        let rows = [
            ("gate: never", "gates: never", "10:1 error-yaml-unknown-key-near gates | gate", "unknown key"),
            ("source: ar", "source: [ar]", "1:9 error-yaml-wrong-type source | text", "wrong type"),
            ("gate: never", "source: en", "10:1 error-yaml-duplicate-key source", "duplicate key"),
            (
                "targets: [en, tk]",
                "targets: [en, turkmen_latin_x]",
                "2:15 error-yaml-bad-value targets",
                "no tag",
            ),
            (
                "targets: [en, tk]",
                "targets: [en, ar]",
                "2:15 error-yaml-bad-value targets | ar",
                "target is source",
            ),
            ("format: fluent", "format: fluentt", "8:13 error-yaml-bad-value-near format", "unknown format"),
            (
                "documents/*.{locale}.md",
                "../x/*.{locale}.md",
                "4:12 error-yaml-bad-value files | ../x",
                "climbs out",
            ),
            ("documents/*.{locale}.md", "documents/*.md", "4:12 error-yaml-bad-value files", "no {locale}"),
            ("locales/{locale}/", "locales/", "9:11 error-yaml-bad-value path", "one path for all locales"),
            (
                "glossaries:",
                "terminology: { references: true }\nglossaries:",
                "6:28 error-yaml-bad-value references | true | glossary-bundle",
                "messages would refer to terms that no file has",
            ),
            (
                "glossaries:",
                "severities: { title-repeate: info }\nglossaries:",
                "6:15 error-yaml-unknown-key-near",
                "no rule",
            ),
        ];
        for (from, to, expected, why) in rows {
            let text = GOOD.replacen(from, to, 1);
            assert_ne!(text, GOOD, "{why}: the row changes nothing");
            let found = mistakes(&text);
            assert!(found.iter().any(|m| m.starts_with(expected)), "{why}: {found:?}");
        }
    }

    #[test]
    fn a_rule_has_one_severity() {
        let with = |severities: &str| GOOD.replacen("gate:", &format!("severities: {severities}\ngate:"), 1);
        assert!(parse(FILE, &with("{ title-repeated: info, T001: error }")).is_ok());
        let rows = [
            ("{ byte-order-mark: info, D001: error }", "10:38", "by name and by code"),
            ("{ D001: info, D001: error }", "10:27", "the same key"),
        ];
        for (severities, place, why) in rows {
            let found = mistakes(&with(severities));
            assert_eq!(found.len(), 1, "{why}: {found:?}");
            assert!(found[0].starts_with(&format!("{place} error-yaml-duplicate-key")), "{why}: {found:?}");
        }
    }

    #[test]
    fn some_files_have_severities_of_their_own() {
        let with = |more: &str| GOOD.replacen("gate:", &format!("{more}\ngate:"), 1);
        let good = "overrides:\n  - files: locales/tk/**\n    severities: { message-missing: off }\nbaseline: b.json";
        let config = parse(FILE, &with(good)).unwrap();
        assert!(config.overrides[0].files.is_match("locales/tk/a.ftl"));
        assert_eq!(config.overrides[0].severities.get("message-missing"), Some(&None));
        assert_eq!(config.baseline.as_deref(), Some("b.json"));
        let rows = [
            ("overrides: [{ files: \"[\", severities: {} }]", "10:22 error-yaml-bad-value files", "no glob"),
            ("overrides: [{ severities: {} }]", "10:13 error-yaml-missing-key files", "no files"),
            (
                "overrides: [{ files: a, severity: {} }]",
                "10:25 error-yaml-unknown-key-near severity",
                "no such key",
            ),
        ];
        for (text, expected, why) in rows {
            let found = mistakes(&with(text));
            assert!(found.iter().any(|m| m.starts_with(expected)), "{why}: {found:?}");
        }
    }

    #[test]
    fn an_error_shows_its_line() {
        let line = |text: &str| parse(FILE, text).unwrap_err().line().map(str::to_owned);
        assert_eq!(line(&GOOD.replace("gate: never", "gate: nevr")).as_deref(), Some("gate: nevr"));
        assert!(line(&GOOD.replace("targets: [en, tk]", "targets: [en")).is_some(), "no YAML");
        assert_eq!(line("").as_deref(), Some(""), "a file without lines");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_refused_at_a_place_in_it(text in "[a-z:{}\\[\\]&*!<>|?#'\"%@`, \n\t-]*|(.|\n)*") {
            held(&text)?;
        }

        #[test]
        fn any_change_of_a_good_file_is_read_or_refused_at_a_place_in_it(
            at in 0..GOOD.chars().count(), gone in 0..12_usize, new in "[a-z:{}\\[\\]&*!<>|?#'\" \n-]{0,6}|.{0,3}"
        ) {
            let chars: Vec<char> = GOOD.chars().collect();
            let (before, after) = (&chars[..at], &chars[(at + gone).min(chars.len())..]);
            held(&before.iter().copied().chain(new.chars()).chain(after.iter().copied()).collect::<String>())?;
        }
    }

    /// Every error of a text lies in it, and is worded.
    fn held(text: &str) -> Result<(), proptest::test_runner::TestCaseError> {
        let Err(error) = parse(FILE, text) else { return Ok(()) };
        let ui = crate::report::interface::Interface::choose(["en"]);
        proptest::prop_assert!(!ui.error(&error).is_empty());
        // YAML takes a carriage return for a line end, with or without a line feed after it.
        let lines = text.replace("\r\n", "\n").split(['\n', '\r']).count() as u32;
        for error in std::iter::once(&error as &dyn Diagnose).chain(error.also()) {
            let place = error.place().map(|(_, place)| place).unwrap_or_default();
            proptest::prop_assert!(place.line >= 1 && place.line <= lines + 1, "{:?} of {}", place, lines);
            proptest::prop_assert!(place.column >= 1);
        }
        Ok(())
    }

    #[test]
    fn a_key_in_the_file_is_not_shown() {
        for engine in [
            "kind: deepl, key: sk-123",
            "kind: deepl, key: { env: sk-123 }",
            "kind: deepl, key: [sk-123]",
            "kind: deepl, api_key: sk-123",
            "kind: openai, model: m, url: 'https://user:sk-123@x.org/v1'",
        ] {
            let error =
                parse(FILE, &GOOD.replace("gate:", &format!("engines: {{ e: {{ {engine} }} }}\ngate:")));
            let error = error.unwrap_err();
            let ui = crate::report::interface::Interface::choose(["en"]);
            for error in std::iter::once(&error as &dyn Diagnose).chain(error.also()) {
                let text = format!("{} {error} {:?}", ui.error(error), error.line());
                assert!(!text.contains("sk-123"), "{engine}: {text}");
            }
        }
    }

    #[test]
    fn all_mistakes_of_a_file_come_at_once() {
        let text = GOOD.replace("source: ar", "source: 5%").replace("gate: never", "gate: nevr\nx: 1");
        assert_eq!(mistakes(&text).len(), 3, "{:?}", mistakes(&text));
    }
}
