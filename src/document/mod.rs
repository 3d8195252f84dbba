//! Floor 3: readers; text to blocks with their places.
//!
//! [`read`] decodes the bytes of a document, lets the first of [`READERS`] that recognises its name cut it into
//! [`Block`]s, and leaves out what is furniture of a web page. Nothing is left out silently: what was, is a finding with
//! its place.
//!
//! A new format of text is one file here that implements [`Reader`], and one line in [`READERS`]; one that is an archive of
//! parts implements `PackageReader`, and its line is in `PACKAGE_READERS`.

mod bilingual;
mod blocks;
pub mod clean;
mod csv;
pub mod decode;
mod docx;
mod error;
mod fluent;
pub mod furniture;
mod html;
mod locale_yaml;
mod markdown;
mod messages;
pub(crate) mod package;
mod plain;
mod po;
pub(crate) mod sheet;
pub mod table;
mod tmx;
mod xliff;
mod xlsx;

use std::collections::BTreeMap;

pub use decode::{Decoded, Encoding, decode, decode_any};
pub use error::DocumentError;
pub use furniture::FurnitureOptions;
pub use table::Columns;

use package::Package;

use crate::lang::{Language, general};
use crate::model::{Block, Finding, Locale, Rule, Severity};
use crate::text::Place;
use crate::text::clean::{LEGACY_ENCODING, Treatments};

/// D001: the file began with a byte order mark, which is no part of its text.
pub static BYTE_ORDER_MARK: Rule = Rule { code: "D001", name: "byte-order-mark", severity: Severity::Info };
/// D002: the file was not UTF-8 and has been converted.
pub static ENCODING_CONVERTED: Rule =
    Rule { code: "D002", name: "encoding-converted", severity: Severity::Info };
/// D005: parts of the page that hold no running text (navigation, scripts, code) are left out.
pub static PARTS_LEFT_OUT: Rule = Rule { code: "D005", name: "parts-left-out", severity: Severity::Info };

/// D006: the file holds messages with keys, and is read as such.
pub static LOCALE_FILE: Rule = Rule { code: "D006", name: "locale-file", severity: Severity::Info };

/// The rules this room raises.
pub static RULES: &[&Rule] = &[
    &BYTE_ORDER_MARK,
    &ENCODING_CONVERTED,
    &furniture::TITLE_REPEATED,
    &furniture::PAGE_FURNITURE,
    &PARTS_LEFT_OUT,
    &LOCALE_FILE,
];

/// How plain text is cut into blocks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paragraphs {
    /// A blank line ends a paragraph; its lines are joined by a space. Lines that begin with the mark of a list
    /// are blocks of their own.
    #[default]
    BlankLine,
    /// Every line is a block.
    Line,
}

/// What a reader needs to know.
#[derive(Clone)]
pub struct ReadOptions {
    /// The language of the document: for the labels of its page furniture and for comparing titles.
    pub language: &'static dyn Language,
    /// Its tag, where that says more than the language: which of the languages of a file is read.
    pub locale: Option<Locale>,
    /// How plain text is cut.
    pub paragraphs: Paragraphs,
    /// The longest document that is read, in bytes.
    pub max_bytes: usize,
    /// The longest line that is read, in bytes: a line of many megabytes is data, not a text.
    pub max_line_bytes: usize,
    /// What is left out.
    pub furniture: FurnitureOptions,
    /// What is looked for in the text, and what is repaired; `None` takes it as it is.
    pub clean: Option<Treatments>,
    /// Which columns of a table are read; `None` reads the one that is headed by the tag of the language, else all.
    pub columns: Option<Columns>,
    /// Whether bold, links and other markup inside a text are kept, as tags: `<b>`, `<a href="…">`.
    pub markup: bool,
    /// How many elements of XML may stand inside each other; Word itself nests tables a few dozen deep.
    pub max_depth: usize,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            language: &general::General,
            locale: None,
            paragraphs: Paragraphs::BlankLine,
            max_bytes: 64 << 20,
            max_line_bytes: 16 << 20,
            furniture: FurnitureOptions::default(),
            clean: None,
            columns: None,
            markup: false,
            max_depth: 1_000,
        }
    }
}

impl ReadOptions {
    /// Whether a tag that a file writes names the language that is read: `ar`, `ar-SA`, `AR_SA`.
    pub fn is_language(&self, tag: &str) -> bool {
        let primary =
            |tag: &str| tag.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        match &self.locale {
            Some(locale) => primary(tag) == locale.language.as_str(),
            None => primary(tag) == primary(self.language.code()),
        }
    }
}

/// What a reader makes of a text.
#[derive(Debug, Default)]
pub struct Reading {
    /// The blocks in reading order; none is empty.
    pub blocks: Vec<Block>,
    /// Parts without running text that were left out, by name: how many, and where the first begins.
    pub left_out: BTreeMap<String, (usize, Place)>,
    /// What the messages of a locale file are kept as; none for a text.
    pub flavour: Option<&'static str>,
    /// Whether the file has a place for each of several languages, and what was read is of the one that was asked for.
    pub languages: bool,
    /// Where the text could not be read further, and why: what stands behind is not in the blocks.
    broken: Option<(Place, String)>,
    /// A column that was asked for and is not there.
    lacking: Option<table::Lacking>,
}

/// A document format.
pub trait Reader: Sync {
    /// The name of the format, for people: `Markdown`.
    fn name(&self) -> &'static str;

    /// Whether a file of this name and text is in the format.
    fn recognises(&self, name: &str, text: &str) -> bool;

    /// The blocks of a text. Never fails: every text is some document, whatever its markup lacks.
    fn read(&self, text: &str, options: &ReadOptions) -> Reading;

    /// The document in another language: its texts, found by the keys of the blocks that [`Reader::read`] makes, replaced by their
    /// translations, and everything else (comments, ids, order) as it is. What has no translation is left out, or left empty where the
    /// format has a way to say so. `None` for a format that is only read.
    fn localized(
        &self,
        _text: &str,
        _options: &ReadOptions,
        _translation: &Translation<'_>,
    ) -> Option<String> {
        None
    }
}

/// The texts of a document in another language.
#[derive(Debug)]
pub struct Translation<'t> {
    /// The language of the document.
    pub source: &'t Locale,
    /// The language of the texts.
    pub target: &'t Locale,
    /// The heading of its column in a table; its tag, where nothing is named.
    pub column: Option<String>,
    /// The texts by the keys of blocks; none is empty.
    pub texts: &'t BTreeMap<String, String>,
}

/// A text with some of its bytes replaced; of two changes at one place the first counts.
fn replaced(text: &str, mut changes: Vec<(std::ops::Range<usize>, String)>) -> String {
    changes.sort_by_key(|(range, _)| range.start);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (range, new) in changes {
        if range.start >= at {
            out.push_str(&text[at..range.start]);
            out.push_str(&new);
            at = range.end;
        }
    }
    out.push_str(&text[at..]);
    out
}

/// The formats, asked in this order; the last one recognises everything.
pub static READERS: &[&dyn Reader] = &[
    &markdown::Markdown,
    &po::Po,
    &fluent::Fluent,
    &locale_yaml::LocaleYaml,
    &xliff::Xliff,
    &tmx::Tmx,
    &csv::Csv,
    &html::Html,
    &plain::Plain,
];

/// A document format that is an archive of parts.
trait PackageReader: Sync {
    /// The name of the format, for people: `Word`.
    fn name(&self) -> &'static str;

    /// Whether an archive is in the format.
    fn recognises(&self, package: &Package) -> bool;

    /// The blocks of a document.
    ///
    /// # Errors
    ///
    /// Parts that are missing, broken, or too large.
    fn read(
        &self,
        path: &str,
        package: &mut Package,
        options: &ReadOptions,
    ) -> Result<Reading, DocumentError>;

    /// The document in another language, as [`Reader::localized`]; every part that holds none of its texts as it is. `None` for a
    /// format that is only read.
    ///
    /// # Errors
    ///
    /// Those of [`PackageReader::read`].
    fn localized(
        &self,
        _path: &str,
        _package: &mut Package,
        _options: &ReadOptions,
        _translation: &Translation<'_>,
    ) -> Result<Option<Vec<u8>>, DocumentError> {
        Ok(None)
    }
}

/// The formats of archives, asked in this order.
static PACKAGE_READERS: &[&dyn PackageReader] = &[&docx::Docx, &xlsx::Xlsx];

/// Reads a document: its blocks in reading order, and what a person should know about the reading.
///
/// `name` chooses the format by its ending and stands in findings and errors.
///
/// # Errors
///
/// [`DocumentError`] when the bytes are no text, are too many, or hold no block at all. When only furniture was found,
/// it is kept: better a doubtful text than none.
///
/// ```
/// use tarjuman::{document, lang, model::BlockKind};
///
/// let options = document::ReadOptions { language: lang::by_code("ar"), ..Default::default() };
/// let page = "بيان مشترك\n\nبيان مشترك\n\nوصل الوفد.\n\nإغلاق\n";
/// let (blocks, findings) = document::read("page.txt", page.as_bytes(), &options)?;
/// assert_eq!(blocks.iter().map(|b| b.text.as_str()).collect::<Vec<_>>(), ["بيان مشترك", "وصل الوفد."]);
/// assert_eq!(blocks[0].kind, BlockKind::Heading(1));
/// assert_eq!(findings.iter().map(|f| (f.rule.name, f.place.line)).collect::<Vec<_>>(), [("title-repeated", 3), ("page-furniture", 7)]);
/// # Ok::<(), document::DocumentError>(())
/// ```
pub fn read(
    name: &str,
    bytes: &[u8],
    options: &ReadOptions,
) -> Result<(Vec<Block>, Vec<Finding>), DocumentError> {
    let (reading, findings) = read_raw(name, bytes, options)?;
    settle(name, reading, options, findings)
}

/// Reads one language of a document that holds several; `may_lack` its column, where that is still to be written.
///
/// # Errors
///
/// Those of [`read`], but for one of an empty text: the language may be still to come. And
/// [`DocumentError::OneLanguage`] for a document that has no place for others.
pub fn read_language(
    name: &str,
    bytes: &[u8],
    options: &ReadOptions,
    may_lack: bool,
) -> Result<(Vec<Block>, Vec<Finding>), DocumentError> {
    let (reading, findings) = match read_raw(name, bytes, options) {
        Err(DocumentError::NoColumn { .. }) if may_lack => return Ok(Default::default()),
        read => read?,
    };
    if !reading.languages {
        return Err(DocumentError::OneLanguage { path: name.to_owned() });
    }
    match reading.blocks.is_empty() {
        true => Ok((Vec::new(), findings)),
        false => settle(name, reading, options, findings),
    }
}

fn read_raw(
    name: &str,
    bytes: &[u8],
    options: &ReadOptions,
) -> Result<(Reading, Vec<Finding>), DocumentError> {
    let mut findings = Vec::new();
    let mut reading = match package::is_package(bytes) {
        true => read_package(name, bytes, options)?,
        false => read_text(name, bytes, options, &mut findings)?,
    };
    let path = || name.to_owned();
    if let Some((place, reason)) = reading.broken.take() {
        return Err(DocumentError::Syntax { path: path(), place, reason });
    }
    match reading.lacking.take() {
        None => Ok((reading, findings)),
        Some(table::Lacking { wanted, known }) => {
            Err(DocumentError::NoColumn { path: path(), wanted, known })
        }
    }
}

/// The messages of a document that may be written in other languages, as its format holds them.
///
/// # Errors
///
/// Those of [`read`], but for one of an empty text.
pub fn messages(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Vec<Block>, DocumentError> {
    read_raw(name, bytes, options).map(|(reading, _)| reading.blocks)
}

/// A document in another language, in its own format: see [`Reader::localized`].
///
/// # Errors
///
/// Those of [`read`], and [`DocumentError::OnlyRead`] for a format that is only read.
///
/// ```
/// use std::collections::BTreeMap;
/// use tarjuman::document::{self, ReadOptions, Translation};
///
/// let texts = BTreeMap::from([("open".to_owned(), "Aç".to_owned())]);
/// let (source, target) = ("en".parse()?, "tk".parse()?);
/// let translation = Translation { source: &source, target: &target, column: None, texts: &texts };
/// let options = ReadOptions { locale: Some(source.clone()), ..ReadOptions::default() };
/// let made = document::localized("menu.csv", b"id,en\nopen,Open\n", &options, &translation)?;
/// assert_eq!(made, "id,en,tk\nopen,Open,Aç\n".as_bytes());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn localized(
    name: &str,
    bytes: &[u8],
    options: &ReadOptions,
    translation: &Translation<'_>,
) -> Result<Vec<u8>, DocumentError> {
    let (format, made) = if package::is_package(bytes) {
        let (reader, mut package) = open_package(name, bytes, options)?;
        (reader.name(), reader.localized(name, &mut package, options, translation)?)
    } else {
        let text = decode_any(name, bytes, options)?.text;
        let reader = reader(name, &text);
        (reader.name(), reader.localized(&text, options, translation).map(String::into_bytes))
    };
    made.ok_or_else(|| DocumentError::OnlyRead { path: name.to_owned(), format: format.to_owned() })
}

/// The name of the format that a document is read as.
///
/// # Errors
///
/// Those of [`read`], as far as its format is not seen.
pub fn format(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<&'static str, DocumentError> {
    Ok(match package::is_package(bytes) {
        true => open_package(name, bytes, options)?.0.name(),
        false => reader(name, &decode_any(name, bytes, options)?.text).name(),
    })
}

/// What becomes of what was read: furniture is left out, the text cleaned.
///
/// # Errors
///
/// [`DocumentError::Empty`].
pub fn settle(
    name: &str,
    mut reading: Reading,
    options: &ReadOptions,
    mut findings: Vec<Finding>,
) -> Result<(Vec<Block>, Vec<Finding>), DocumentError> {
    for (part, (count, place)) in reading.left_out {
        findings.push(
            Finding::new(&PARTS_LEFT_OUT, name, place).with("part", part).with("count", count.to_string()),
        );
    }
    match reading.flavour {
        // Messages repeat each other, and are short as labels are.
        Some(flavour) => findings.push(
            Finding::new(&LOCALE_FILE, name, Place::START)
                .with("flavour", flavour)
                .with("count", reading.blocks.len().to_string()),
        ),
        // Nor are the cells of a column of a table a page.
        None if reading.languages => {}
        None => furniture::leave_out(name, &mut reading.blocks, options, &mut findings),
    }
    if let Some(treatments) = &options.clean {
        clean::blocks(name, &mut reading.blocks, options, treatments, &mut findings);
    }
    if reading.blocks.is_empty() {
        return Err(DocumentError::Empty { path: name.to_owned() });
    }
    Ok((reading.blocks, findings))
}

fn read_text(
    name: &str,
    bytes: &[u8],
    options: &ReadOptions,
    findings: &mut Vec<Finding>,
) -> Result<Reading, DocumentError> {
    if package::is_compound(bytes) {
        return Err(DocumentError::Compound { path: name.to_owned() });
    }
    let decoded = decode_any(name, bytes, options)?;
    findings.extend(encoding_finding(name, &decoded));
    Ok(reader(name, &decoded.text).read(&decoded.text, options))
}

/// What a person should know of the encoding of a document.
pub fn encoding_finding(name: &str, decoded: &Decoded) -> Option<Finding> {
    let finding = |rule| Finding::new(rule, name, Place::START);
    match decoded.encoding {
        Encoding::Utf8 if decoded.byte_order_mark => Some(finding(&BYTE_ORDER_MARK)),
        Encoding::Utf8 => None,
        Encoding::Utf16Le | Encoding::Utf16Be => {
            Some(finding(&ENCODING_CONVERTED).with("encoding", decoded.encoding.name()))
        }
        Encoding::Legacy(encoding) => Some(finding(clean::rule(LEGACY_ENCODING)).with("encoding", encoding)),
    }
}

fn read_package(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Reading, DocumentError> {
    let (reader, mut package) = open_package(name, bytes, options)?;
    reader.read(name, &mut package, options)
}

fn open_package<'a>(
    name: &'a str,
    bytes: &'a [u8],
    options: &ReadOptions,
) -> Result<(&'static dyn PackageReader, Package<'a>), DocumentError> {
    let package = Package::open(name, bytes, options)?;
    let reader = PACKAGE_READERS.iter().copied().find(|reader| reader.recognises(&package));
    let unknown = || DocumentError::UnknownPackage {
        path: name.to_owned(),
        known: PACKAGE_READERS.iter().map(|reader| reader.name()).collect::<Vec<_>>().join(", "),
    };
    Ok((reader.ok_or_else(unknown)?, package))
}

/// Whether files of this name, or that a glob with this ending finds, may hold several languages.
pub fn may_hold_languages(name: &str) -> bool {
    const ENDINGS: &[&str] = &["csv", "tsv", "tab", "xlsx", "xlsm", "yml", "yaml", "tmx", "xlf", "xliff"];
    ends_in(name, ENDINGS)
}

/// The first reader that recognises a document.
pub fn reader(name: &str, text: &str) -> &'static dyn Reader {
    READERS.iter().copied().find(|reader| reader.recognises(name, text)).unwrap_or(&plain::Plain)
}

/// Whether a file name ends in one of the endings, whatever its capitals.
fn ends_in(name: &str, endings: &[&str]) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| endings.iter().any(|e| ending.eq_ignore_ascii_case(e)))
}

#[cfg(test)]
mod tests;
