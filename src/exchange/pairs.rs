//! Text in two or more languages, segment beside segment, as other programs keep it: memories, tables, files of translation
//! tools. One file a format, one line in [`PAIR_FORMATS`]; every one is read and written, as a stream where its nature allows.
//!
//! A format holds what it holds: what cannot be read is a [`Rejected`] entry with its line, what is not kept is counted in
//! [`Losses`]. An entry's vocabulary is that of TMX, the richest of them: what another format says beyond it becomes a
//! property of a type of its own (`xliff:resname`), so that it comes back when written in that format again.

mod jsonl;
mod moses;
mod problem;
mod review;
mod rows;

use std::io::{Read, Write};

use crate::exchange::{tmx, xliff2, xliff12};
use crate::model::{Locale, Rule, Severity, State};

pub use problem::{Losses, PairsError, PairsFileError, Problem, Rejected};

/// An entry of a file that could not be read; the others were.
pub static REJECTED: Rule = Rule { code: "X001", name: "exchange-rejected", severity: Severity::Error };
/// Something in a file that was not kept when it was read.
pub static NOT_HELD: Rule = Rule { code: "X002", name: "exchange-not-held", severity: Severity::Warning };
/// Something that the format written does not hold.
pub static LOST: Rule = Rule { code: "X003", name: "exchange-lost", severity: Severity::Warning };

/// Every rule of this room, by code.
pub static RULES: &[&Rule] = &[&REJECTED, &NOT_HELD, &LOST];

/// Every format.
pub static PAIR_FORMATS: &[&dyn PairFormat] = &[
    &tmx::Tmx,
    &xliff12::Xliff12,
    &xliff2::Xliff2,
    &rows::Tsv,
    &rows::Csv,
    &review::Page,
    &review::Word,
    &moses::Moses,
    &jsonl::Jsonl,
];

/// The format with a name.
pub fn by_name(name: &str) -> Option<&'static dyn PairFormat> {
    PAIR_FORMATS.iter().copied().find(|format| format.name() == name)
}

/// The format of a file, by the end of its name and, where formats share it, by the first bytes.
///
/// ```
/// use tarjuman::exchange::pairs;
/// assert_eq!(pairs::by_path("Memory.TMX", b"").map(|format| format.name()), Some("tmx"));
/// ```
pub fn by_path(path: &str, start: &[u8]) -> Option<&'static dyn PairFormat> {
    let (_, extension) = path.rsplit_once('.')?;
    let has =
        |format: &&dyn PairFormat| format.extensions().iter().any(|e| e.eq_ignore_ascii_case(extension));
    let mut found = PAIR_FORMATS.iter().copied().filter(has);
    let first = found.next()?;
    Some(if first.recognises(start) { first } else { found.find(|f| f.recognises(start)).unwrap_or(first) })
}

/// What is read as a stream.
pub type Source = Box<dyn Read + Send>;
/// What is written as a stream.
pub type Sink<'a> = Box<dyn Write + 'a>;

/// A way to keep segments beside their translations.
pub trait PairFormat: Sync {
    /// The name that options know it by.
    fn name(&self) -> &'static str;

    /// Ends of the names of such files, without the dot.
    fn extensions(&self) -> &'static [&'static str];

    /// Whether a file that begins so is of this format; asked where formats share an end of name.
    fn recognises(&self, _start: &[u8]) -> bool {
        true
    }

    /// How many files it is: two where each language has its own.
    fn files(&self) -> usize {
        1
    }

    /// Opens a file: the entries, in order. `pair` are the languages where the file does not say them.
    ///
    /// # Errors
    ///
    /// [`PairsError`] when nothing can be read at all.
    fn read(&self, files: Vec<Source>, pair: Pair) -> Result<Box<dyn PairReader>, PairsError>;

    /// Begins a file. `pair` are the languages of a format that holds two.
    ///
    /// # Errors
    ///
    /// [`PairsError::LanguagesNeeded`], and when writing fails.
    fn write<'a>(
        &self,
        files: Vec<Sink<'a>>,
        head: &Head,
        pair: Pair,
    ) -> Result<Box<dyn PairWriter + 'a>, PairsError>;
}

/// Entries one after the other. After an error that [`is fatal`](PairsError::is_fatal) there are no more.
pub trait PairReader: Iterator<Item = Result<Entry, PairsError>> {
    /// What stands before the entries.
    fn head(&self) -> &Head;
}

/// A file under way.
pub trait PairWriter {
    /// Adds an entry.
    ///
    /// # Errors
    ///
    /// When writing fails, or the entry lets no languages be chosen.
    fn entry(&mut self, entry: &Entry) -> Result<(), PairsError>;

    /// Ends the file; what it does not hold.
    ///
    /// # Errors
    ///
    /// When writing fails.
    fn finish(self: Box<Self>) -> Result<Losses, PairsError>;
}

/// The languages that the user named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pair {
    /// Of the source side.
    pub source: Option<Locale>,
    /// Of the target side.
    pub target: Option<Locale>,
}

/// What a file says of all its entries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The language that the others are translated from; none if it is not said or differs.
    pub source: Option<Locale>,
    /// The language of the translations, in a file of two.
    pub target: Option<Locale>,
    /// Attributes of the header, in TMX's names.
    pub attributes: Vec<(String, String)>,
    /// Properties.
    pub properties: Vec<Property>,
    /// Notes.
    pub notes: Vec<String>,
}

/// Segments that mean the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its id; empty when it has none.
    pub id: String,
    /// The line where it begins, from 1.
    pub line: u64,
    /// How far a person has got with the translation, if it is said.
    pub state: Option<State>,
    /// Attributes in TMX's names (`creationdate`, `changeid`, …), those above apart.
    pub attributes: Vec<(String, String)>,
    /// Properties.
    pub properties: Vec<Property>,
    /// Notes.
    pub notes: Vec<String>,
    /// The segments, in the order of the file.
    pub variants: Vec<Variant>,
    /// Elements that were passed over, by name.
    pub passed: Vec<String>,
}

impl Entry {
    /// The first segment in a language; the same language in another region serves where there is none.
    pub fn variant(&self, locale: &Locale) -> Option<&Variant> {
        let exact = self.variants.iter().find(|variant| variant.locale == *locale);
        exact.or_else(|| {
            let alike = |v: &&Variant| {
                v.locale.language == locale.language
                    && (v.locale.script == locale.script || locale.script.is_none())
            };
            self.variants.iter().find(alike)
        })
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The value of the first property of a type.
    pub fn property(&self, kind: &str) -> Option<&str> {
        self.properties.iter().find(|property| property.kind == kind).map(|property| property.value.as_str())
    }
}

/// A property: a kind and a value, of a tool's own choosing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Property {
    /// TMX's `type`.
    pub kind: String,
    /// Its value.
    pub value: String,
}

/// An entry in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The language.
    pub locale: Locale,
    /// The text.
    pub segment: Segment,
    /// Attributes in TMX's names.
    pub attributes: Vec<(String, String)>,
    /// Properties.
    pub properties: Vec<Property>,
    /// Notes.
    pub notes: Vec<String>,
}

impl Variant {
    /// A segment without anything else.
    pub fn new(locale: Locale, segment: Segment) -> Self {
        Self { locale, segment, attributes: Vec::new(), properties: Vec::new(), notes: Vec::new() }
    }
}

/// A text with the codes of its original format beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segment {
    /// The text without the codes.
    pub text: String,
    /// The codes, in the order they stand in.
    pub codes: Vec<Code>,
}

impl Segment {
    /// Whether its pairs and marks stand in each other as elements of XML do.
    pub(in crate::exchange) fn nests(&self) -> bool {
        let mut open = Vec::new();
        let closed = self.codes.iter().all(|code| match code.role {
            Role::Open => {
                open.push((false, &code.pair));
                true
            }
            Role::MarkOpen => {
                open.push((true, &code.pair));
                true
            }
            Role::Close => open.pop() == Some((false, &code.pair)),
            Role::MarkClose => open.pop() == Some((true, &code.pair)),
            Role::Alone | Role::OpenElsewhere | Role::CloseElsewhere => true,
        });
        closed && open.is_empty()
    }
}

impl From<&str> for Segment {
    fn from(text: &str) -> Self {
        Self { text: text.to_owned(), codes: Vec::new() }
    }
}

/// A code in a text: a tag, a placeholder, a highlighted stretch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Code {
    /// The byte of the text that it stands before.
    pub at: usize,
    /// What it does.
    pub role: Role,
    /// The same for the two codes of a pair, within a segment; empty for one that stands alone.
    pub pair: String,
    /// The same for codes that translate each other, across languages; may be empty.
    pub link: String,
    /// What it means: `bold`, `link`, …; TMX's `type`, XLIFF's `ctype`.
    pub kind: String,
    /// The code itself, in the notation of the original: `<b>`; may be empty.
    pub data: String,
    /// What it is for a reader: XLIFF's `equiv-text`.
    pub shown: String,
}

/// What a code does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Opens a pair.
    Open,
    /// Closes one.
    Close,
    /// Stands alone.
    #[default]
    Alone,
    /// Opens a pair that is closed in another segment.
    OpenElsewhere,
    /// Closes a pair that was opened in another segment.
    CloseElsewhere,
    /// Begins a stretch that is marked, not coded: `hi`, `mrk`.
    MarkOpen,
    /// Ends it.
    MarkClose,
}

/// Every role with its word in records.
pub static ROLES: &[(Role, &str)] = &[
    (Role::Open, "open"),
    (Role::Close, "close"),
    (Role::Alone, "alone"),
    (Role::OpenElsewhere, "open-elsewhere"),
    (Role::CloseElsewhere, "close-elsewhere"),
    (Role::MarkOpen, "mark-open"),
    (Role::MarkClose, "mark-close"),
];

/// Which two languages of entries stand in a file of two.
///
/// Those that the user named, else those that the head of what was read names, else those of the first entry that has two.
#[derive(Clone, Debug)]
pub(in crate::exchange) struct Chosen {
    source: Option<Locale>,
    target: Option<Locale>,
}

impl Chosen {
    pub(in crate::exchange) fn new(pair: Pair, head: &Head) -> Self {
        Self {
            source: pair.source.or_else(|| head.source.clone()),
            target: pair.target.or_else(|| head.target.clone()),
        }
    }

    /// The languages, if they are known already.
    pub(in crate::exchange) fn known(&self) -> Option<[&Locale; 2]> {
        Some([self.source.as_ref()?, self.target.as_ref()?])
    }

    /// The languages, by what an entry has if need be.
    pub(in crate::exchange) fn of(&mut self, entry: &Entry) -> Result<[Locale; 2], PairsError> {
        let locales = || entry.variants.iter().map(|variant| &variant.locale);
        if self.source.is_none() {
            self.source = locales().find(|locale| Some(*locale) != self.target.as_ref()).cloned();
        }
        if self.target.is_none() {
            self.target = locales().find(|locale| Some(*locale) != self.source.as_ref()).cloned();
        }
        self.known().map(|pair| pair.map(Clone::clone)).ok_or(PairsError::LanguagesNeeded)
    }
}

/// Counts what a table or plain text does not hold of an entry in two languages. `keeps` names what it does hold after all:
/// `id`, `state`, `notes`.
pub(in crate::exchange) fn count_losses(
    losses: &mut Losses,
    entry: &Entry,
    pair: [&Locale; 2],
    keeps: &[&str],
) {
    let line = entry.line;
    let mut add = |what: &str, count: usize| {
        if !keeps.contains(&what) {
            losses.add(what, count, line);
        }
    };
    add("id", usize::from(!entry.id.is_empty()));
    add("state", usize::from(entry.state.is_some()));
    add("notes", entry.notes.len() + entry.variants.iter().map(|v| v.notes.len()).sum::<usize>());
    let properties = entry.variants.iter().map(|v| v.properties.len()).sum::<usize>();
    add("properties", entry.properties.len() + properties);
    let attributes = entry.variants.iter().map(|v| v.attributes.len()).sum::<usize>();
    add("attributes", entry.attributes.len() + attributes);
    let kept = pair.map(|locale| entry.variant(locale).map(std::ptr::from_ref));
    for variant in &entry.variants {
        if kept.contains(&Some(std::ptr::from_ref(variant))) {
            add("codes", variant.segment.codes.len());
        } else {
            add("languages", 1);
        }
    }
}

#[cfg(test)]
mod tests;
