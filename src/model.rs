//! Floor 2: the nouns that travel between the rooms.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use crate::lang::morphology::Certainty;
use crate::lang::plurals::Plurals;
use crate::text::{Place, Span, place_at};

/// A locale: a BCP 47 language tag such as `ar`, `en` or `tk-Cyrl`.
pub type Locale = unic_langid::LanguageIdentifier;

/// What a block is in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// A heading of level 1 to 6; level 1 is the title.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A cell of a table.
    Cell,
    /// A quotation set apart.
    Quote,
}

/// A paragraph, heading, list item or cell, with the way back to the original.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text, without markup, trimmed.
    pub text: String,
    /// Its key, in a file of messages; then it is a unit of its own, under that key in every language.
    pub key: Option<String>,
    /// From byte `.0` of `text` on, the original continues at place `.1`; ascending, the first at 0.
    pub places: Vec<(usize, Place)>,
}

impl Block {
    /// The place in the original file of byte `offset` of the block's text.
    ///
    /// Exact inside a stretch that the original writes as one line without markup; a reader starts
    /// a new stretch wherever that ends.
    pub fn place(&self, offset: usize) -> Place {
        place_at(&self.text, &self.places, offset)
    }
}

/// One language's side of a document, as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The name all its languages share: `consultations`, `2025/note-verbale`.
    pub id: String,
    /// Its language.
    pub locale: Locale,
    /// The file it came from, relative to the project, with `/`.
    pub path: String,
    /// The text, in reading order, page furniture left out.
    pub blocks: Vec<Block>,
}

/// A sentence: a span of one block. The spans of a block's segments, white space between them
/// included at their ends, join back to the block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Index of the block in its document.
    pub block: usize,
    /// Bytes of the block's text, trailing white space included.
    pub span: Span,
}

impl Segment {
    /// The segment's text without the white space around it.
    pub fn text<'a>(&self, blocks: &'a [Block]) -> &'a str {
        self.span.of(&blocks[self.block].text).trim()
    }
}

/// Source and target segments that translate each other; either side may be empty.
/// The beads of a document are in order and cover every segment of both sides once.
#[derive(Clone, Debug, PartialEq)]
pub struct Bead {
    /// Segments of the source document.
    pub source: Range<usize>,
    /// Segments of the target document.
    pub target: Range<usize>,
    /// How likely the bead is right, 0 to 1.
    pub confidence: f32,
}

/// How far a person has got with a target text; the states of XLIFF 2.1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Nothing done.
    #[default]
    Initial,
    /// Translated, by whomever `Origin` says.
    Translated,
    /// Looked at and approved by a person.
    Reviewed,
    /// Approved for release.
    Final,
}

impl State {
    /// Every state, the least first.
    pub const ALL: [Self; 4] = [Self::Initial, Self::Translated, Self::Reviewed, Self::Final];

    /// True for a text that a person approved: no run may change it.
    pub fn is_approved(self) -> bool {
        self >= Self::Reviewed
    }

    /// The word XLIFF uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Initial => "initial",
            Self::Translated => "translated",
            Self::Reviewed => "reviewed",
            Self::Final => "final",
        }
    }
}

/// Who made a target text.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Origin {
    /// Nobody yet.
    #[default]
    None,
    /// A person: the translation document.
    Human,
    /// The memory, at a similarity in percent.
    Memory(u8),
    /// An engine, by name.
    Engine(String),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("none"),
            Self::Human => f.write_str("human"),
            Self::Memory(similarity) => write!(f, "memory {similarity}"),
            Self::Engine(name) => write!(f, "engine {name}"),
        }
    }
}

/// Another text proposed for a target.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The source it translates.
    pub source: String,
    /// The proposed text.
    pub text: String,
    /// Who proposes it.
    pub origin: Origin,
}

/// One target side of a unit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Target {
    /// The text; empty when there is none.
    pub text: String,
    /// How far a person has got with it.
    pub state: State,
    /// Who made it.
    pub origin: Origin,
    /// The lowest confidence of the beads behind it, where it came from alignment.
    pub confidence: Option<f32>,
    /// Set when the target was approved for another source than the unit has now, or when its
    /// translation document has changed since: the source it was approved for.
    pub stale: Option<String>,
    /// Other texts, the newest first.
    pub proposals: Vec<Proposal>,
    /// Notes of people, kept as they are.
    pub notes: Vec<String>,
    /// Where the text begins in the translation document.
    pub place: Option<Place>,
    /// Fingerprint of the text that the program last put here or was offered by the translation
    /// document: a text that differs from it was written by a person.
    pub given: Option<String>,
    /// A person said that the text is wrong: no bundle has it until there is another.
    pub rejected: bool,
    /// A person set the borders of the unit: alignment leaves it whole.
    pub pinned: bool,
}

/// The targets of a unit by their locales, in the order of the tags: a sorted list, for there are a few and units by the million.
pub type Targets = litemap::LiteMap<Locale, Target>;

/// What gets one id: the smallest run of source segments that is whole in every target language.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Stable over edits of other units; fit for Fluent, YAML and XLIFF (`[a-z][a-z0-9-]*`).
    pub id: String,
    /// What its first block is.
    pub kind: BlockKind,
    /// The source text: its segments as the document writes them, blocks joined by a line feed.
    pub source: String,
    /// Where the source begins in its document.
    pub place: Place,
    /// The targets, one for each target locale of the project that has a text or a state.
    pub targets: Targets,
    /// Set when the unit is one plural form of a message.
    pub form: Option<PluralForm>,
}

/// A key of a document as the message and its plural form.
///
/// ```
/// assert_eq!(tarjuman::model::form_of("letters[few]"), Some(("letters", "few")));
/// assert_eq!(tarjuman::model::form_of("letters"), None);
/// ```
pub fn form_of(key: &str) -> Option<(&str, &str)> {
    key.strip_suffix(']')?.rsplit_once('[')
}

/// A unit as the plural form of a message. All forms of a message have the same source, and a text in those languages that
/// count by their category; the languages that do not, leave them alone.
#[derive(Clone, Debug, PartialEq)]
pub struct PluralForm {
    /// The id of the message.
    pub message: String,
    /// The category of the CLDR: `few`.
    pub category: &'static str,
    /// The variable that holds the number: `count`.
    pub variable: String,
    /// The form was made from the unit that has the message's id; a form in a file of messages stands there by itself.
    pub derived: bool,
    /// What the source language has for this category, which a source of one form does not say.
    pub own: Target,
}

impl PluralForm {
    /// Whether a locale counts by this category.
    pub fn is_of(&self, locale: &Locale) -> bool {
        Plurals::cardinal(locale).map_or(self.category == "other", |p| p.needed().contains(&self.category))
    }

    /// Whether it is for one number or a few, so that its text may tell the number in words, or not at all: رسالتان.
    pub fn is_exact(&self) -> bool {
        matches!(self.category, "zero" | "one" | "two")
    }
}

/// A form of a term found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The whole written words, clitics and endings included; bytes of the searched text.
    pub span: Span,
    /// Index of the concept in the glossary.
    pub concept: usize,
    /// Index of the term among the concept's terms of the language.
    pub term: usize,
    /// How sure.
    pub certainty: Certainty,
    /// The analysis in words: `ل + ال + سفارة, plural ات`.
    pub analysis: String,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Good to know.
    Info,
    /// Probably wrong.
    Warning,
    /// Wrong.
    Error,
}

impl Severity {
    /// The word users write in the project file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A kind of finding. Its wording, reason and example are messages of the interface
/// (`locales/<locale>/tarjuman.ftl`, message `<name>`).
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable code, such as `T001`.
    pub code: &'static str,
    /// Stable name, such as `term-not-used`.
    pub name: &'static str,
    /// Severity unless the project says otherwise.
    pub severity: Severity,
}

/// One of the two texts of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TextSide {
    /// The text that is translated.
    Source,
    /// Its translation.
    Target,
    /// The file itself, byte by byte.
    File,
}

/// Whether a fix may be made unasked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Safety {
    /// Nothing else can be meant: it may be made unasked.
    Safe,
    /// A person must look at it first.
    Review,
}

impl Safety {
    /// The word of messages and records.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Review => "review",
        }
    }
}

/// What would settle a finding: other words in the place of a stretch of one of the two texts, or of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Which text is changed.
    pub side: TextSide,
    /// The bytes of that text that are replaced; empty where something is put in.
    pub span: Span,
    /// What comes in their place.
    pub text: String,
    /// Whether it may be made unasked.
    pub safety: Safety,
}

impl Fix {
    /// The text with the fix made; `None` when the span does not lie in it.
    ///
    /// ```
    /// use tarjuman::model::{Fix, Safety, TextSide};
    /// use tarjuman::text::Span;
    /// let fix = Fix { side: TextSide::Target, span: Span::new(3, 4), text: "؟".into(), safety: Safety::Safe };
    /// assert_eq!(fix.applied("abc?").as_deref(), Some("abc؟"));
    /// assert_eq!(fix.applied("ab"), None);
    /// ```
    pub fn applied(&self, text: &str) -> Option<String> {
        let (before, after) = (text.get(..self.span.start)?, text.get(self.span.end..)?);
        Some(format!("{before}{}{after}", self.text))
    }
}

/// Something a person should look at.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What kind.
    pub rule: &'static Rule,
    /// How much it matters here.
    pub severity: Severity,
    /// The file, relative to the project.
    pub path: String,
    /// The place in that file.
    pub place: Place,
    /// The unit, if it is about one.
    pub unit: Option<String>,
    /// The target locale, if it is about one.
    pub locale: Option<Locale>,
    /// Variables of the rule's message.
    pub args: Vec<(&'static str, String)>,
    /// The source text concerned.
    pub source: Option<String>,
    /// The target text concerned.
    pub target: Option<String>,
    /// What was expected instead.
    pub expected: Option<String>,
    /// The stretch that it is about, in bytes of `source` or `target`; empty where something is missing.
    pub span: Option<(TextSide, Span)>,
    /// What would settle it.
    pub fix: Option<Fix>,
    /// Where the fix changes the file, from and up to, if its text is written there as it reads.
    pub fix_region: Option<(Place, Place)>,
}

impl Finding {
    /// A finding of `rule` at a place, with the rule's own severity and nothing else.
    pub fn new(rule: &'static Rule, path: impl Into<String>, place: Place) -> Self {
        Self {
            rule,
            severity: rule.severity,
            path: path.into(),
            place,
            unit: None,
            locale: None,
            args: Vec::new(),
            source: None,
            target: None,
            expected: None,
            span: None,
            fix: None,
            fix_region: None,
        }
    }

    /// Adds a variable of the rule's message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

/// A stretch of a message that is a term of the glossary in one of the shapes that bundles offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermReference {
    /// Bytes of the message's text.
    pub span: Span,
    /// The id of the concept.
    pub concept: String,
    /// Which shape: values of parameters, those left out that go without saying.
    pub parameters: Vec<(&'static str, &'static str)>,
}

/// A message of a bundle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// The id of the unit.
    pub id: String,
    /// The approved text, exactly as it must be rendered.
    pub text: String,
    /// Comment lines: source text and origin.
    pub comment: Vec<String>,
    /// Terms that a format may refer to instead of writing them out; in order, without overlap.
    pub references: Vec<TermReference>,
    /// Its plural forms, where it has some; its text is then that of the form `other`.
    pub plural: Option<Plural>,
}

/// The plural forms of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plural {
    /// The variable that holds the number: `count`.
    pub variable: String,
    /// Category and text of each form, in the order of the CLDR; the last one is `other`. The number stands in a text as a
    /// placeholder of the variable, in any notation: `{ $count }`, `%{count}`.
    pub forms: Vec<(&'static str, String)>,
}

/// The messages of one document in one locale.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bundle {
    /// The document's id.
    pub document: String,
    /// The locale of the messages.
    pub locale: Locale,
    /// The messages in document order; ids are unique.
    pub messages: Vec<Message>,
    /// The Fluent terms that the messages refer to, as the file of them is written; nothing where none does.
    pub terms: Option<Arc<str>>,
}

/// An error that people are shown: which message of the interface words it, and with what.
///
/// `Display` of the error itself is the English short form, for logs and for users of the library.
pub trait Diagnose: std::error::Error {
    /// The message of `locales/<locale>/tarjuman.ftl` that words it (`error-…`); its attribute `.help`
    /// says what to do.
    fn key(&self) -> &'static str;

    /// Variables of that message.
    fn args(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }

    /// The file and place concerned.
    fn place(&self) -> Option<(String, Place)> {
        None
    }

    /// The line of that file, where a person would want to see it.
    fn line(&self) -> Option<&str> {
        None
    }

    /// Further errors of the same kind that were found in one go: the other mistakes of a file.
    fn also(&self) -> Vec<&dyn Diagnose> {
        Vec::new()
    }
}

/// So that `?` hands any of the program's errors up to the command line.
impl<E: Diagnose + Send + Sync + 'static> From<E> for Box<dyn Diagnose + Send + Sync> {
    fn from(error: E) -> Self {
        Box::new(error)
    }
}
