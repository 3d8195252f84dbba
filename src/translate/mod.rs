//! Floor 3: who proposes a translation. One file an engine in `engines/`, one line in [`ENGINES`].
//!
//! An engine is asked for some texts at once and answers each of them or says why not. Everything that is the same for all
//! of them stands around it: placeholders are hidden from it ([`protect`]), its answers judged ([`judge`]), failures tried
//! again, limits and prices kept ([`govern`]), and what is missing asked again ([`batch`]).

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use serde::Serialize;

use crate::model::Locale;

pub mod batch;
pub mod engines;
mod error;
pub mod govern;
mod http;
pub mod judge;
pub mod protect;
mod secret;
pub mod transport;

pub use engines::ENGINES;
pub use error::{Course, EngineError, Flaw};
pub use http::Http;
pub use secret::Secret;

/// A source and a target language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// The language of the texts.
    pub source: Locale,
    /// The language they are wanted in.
    pub target: Locale,
}

/// A term of a source text and how the target language says it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct TermHint {
    /// The term in the source language.
    pub source: String,
    /// What may be used for it, the preferred one first.
    #[serde(rename = "use")]
    pub wanted: Vec<String>,
    /// What must not be used for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub avoid: Vec<String>,
}

/// A text to translate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// The text, with placeholders in a form that the engine keeps.
    pub text: String,
    /// What stands before it, for engines that look at it; empty at the beginning of a document, none where it is not known.
    pub before: Option<String>,
    /// What stands behind it.
    pub after: Option<String>,
    /// Terms of the glossary in it.
    pub terms: Vec<TermHint>,
    /// What was wrong with the answer before, in English, when it is asked again.
    pub complaint: Option<String>,
}

/// Texts that are asked for together.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The languages.
    pub pair: &'a Pair,
    /// The texts, in order.
    pub items: &'a [Item],
    /// The texts are XML: `<x id="0"/>` stands for what must be kept, and `&`, `<` and `>` are escaped.
    pub markup: bool,
}

/// What an engine says of one text.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    /// The translation.
    pub text: String,
    /// How alike the source in the memory is, in percent; nothing for what was made anew.
    pub similarity: Option<u8>,
}

impl Answered {
    /// A text that was made anew.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), similarity: None }
    }
}

/// What an engine says of a [`Request`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// One entry an item, in their order.
    pub texts: Vec<Result<Answered, Flaw>>,
    /// What was used of the unit that the engine is paid by.
    pub units: u64,
}

/// What the size of a request and the price of an engine are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Unicode code points of the source.
    CodePoints,
    /// Bytes of the source.
    Bytes,
    /// Tokens of a language model, of question and answer.
    Tokens,
}

impl Unit {
    /// The word for it in plans and messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CodePoints => "code-points",
            Self::Bytes => "bytes",
            Self::Tokens => "tokens",
        }
    }

    /// How many there are in a text; tokens are estimated, rather too many than too few.
    pub fn of(self, text: &str) -> u64 {
        match self {
            Self::CodePoints => text.chars().count() as u64,
            Self::Bytes => text.len() as u64,
            // Byte-level vocabularies take one token for about two letters of Arabic and Turkmen.
            Self::Tokens => (text.chars().count() as u64).div_ceil(2) + 1,
        }
    }
}

/// How an engine is told of terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GlossaryKind {
    /// Not at all.
    None,
    /// In the request, in whatever form the engine reads.
    Inline,
    /// By a glossary that the service stores, named by its id.
    Stored,
    /// In the words of a prompt.
    Prompt,
}

/// Whether an engine reads markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tags {
    /// It takes everything for text.
    None,
    /// XML.
    Xml,
    /// HTML.
    Html,
}

/// What an engine can do.
#[derive(Clone, Debug)]
pub struct Capabilities {
    /// The most texts in one request.
    pub max_items: usize,
    /// The longest request.
    pub max_size: u64,
    /// What that is counted in.
    pub size_unit: Unit,
    /// How it is told of terms.
    pub glossary: GlossaryKind,
    /// Whether it reads markup.
    pub tags: Tags,
    /// What it is paid by; nothing where it costs nothing.
    pub price_unit: Option<Unit>,
    /// It gives the same answer to the same question.
    pub deterministic: bool,
    /// It keeps placeholders as they are written, without being shown them in another form.
    pub keeps_placeholders: bool,
    /// What it is given stays on this machine.
    pub local: bool,
    /// Its answers are worth keeping: they cost money or time.
    pub journaled: bool,
    /// It makes texts for a person to read, in the target language: its answers are judged.
    pub judged: bool,
    /// The context around a text is of use to it.
    pub context: bool,
}

impl Default for Capabilities {
    fn default() -> Self {
        Self {
            max_items: 50,
            max_size: 20_000,
            size_unit: Unit::CodePoints,
            glossary: GlossaryKind::None,
            tags: Tags::None,
            price_unit: None,
            deterministic: false,
            keeps_placeholders: false,
            local: false,
            journaled: true,
            judged: true,
            context: false,
        }
    }
}

/// Whatever proposes translations.
pub trait Engine: Send + Sync {
    /// What it can do.
    fn capabilities(&self) -> &Capabilities;

    /// What, besides its name, its answers depend on: the model and the version of the prompt.
    fn identity(&self) -> String;

    /// Whether it translates this pair. May ask the service, once.
    ///
    /// # Errors
    ///
    /// When the service cannot be asked.
    fn covers(&self, _pair: &Pair) -> Result<bool, EngineError> {
        Ok(true)
    }

    /// How much of the size of a request a text takes, terms and context included.
    fn size(&self, item: &Item) -> u64 {
        self.capabilities().size_unit.of(&item.text)
    }

    /// What a request is expected to use of the unit that the engine is paid by; rather too much than too little.
    fn estimate(&self, items: &[Item]) -> u64 {
        let unit = self.capabilities().price_unit;
        unit.map_or(0, |unit| items.iter().map(|item| unit.of(&item.text)).sum())
    }

    /// Translates texts that belong together in one request.
    ///
    /// # Errors
    ///
    /// What befalls the whole request; what befalls one text stands in the answer.
    fn translate(&self, request: &Request) -> Result<Answer, EngineError>;
}

/// A translation that was there before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recalled {
    /// The text whose translation it is.
    pub source: String,
    /// The translation.
    pub text: String,
    /// How alike the sources are, in percent, 0 to 101.
    pub similarity: u8,
}

/// Texts that were translated before. The memory of a project is one.
pub trait Recall: Send + Sync {
    /// The best translation of each text with its similarity in percent, 0 to 101; nothing below `at_least`.
    ///
    /// # Errors
    ///
    /// When the memory cannot be read, in words.
    fn recall(&self, pair: &Pair, items: &[Item], at_least: u8) -> Result<Vec<Option<Recalled>>, String>;
}

/// A kind of engine: what the project file calls it, which settings it has, and how it is made.
pub struct Kind {
    /// The word for it in the project file.
    pub name: &'static str,
    /// The keys that it reads besides those of all engines.
    pub keys: &'static [&'static str],
    /// Keys that must be there.
    pub needs: &'static [&'static str],
    /// It is good without any settings, under its own name.
    pub bare: bool,
    /// Makes one.
    pub build: Build,
}

/// Makes an engine of what the project file says.
pub type Build = fn(Settings, &Tools) -> Result<Box<dyn Engine>, EngineError>;

/// What engines are made with.
#[derive(Clone, Default)]
pub struct Tools {
    /// How services are reached; by the network when nothing is given.
    pub transport: Option<Arc<dyn transport::Transport>>,
    /// The memory, where there is one.
    pub recall: Option<Arc<dyn Recall>>,
}

/// What the project file says of an engine.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The name of the engine in the project.
    pub name: String,
    /// Where its service is.
    pub url: Option<String>,
    /// The key of the service, once it is resolved.
    pub key: Option<Secret>,
    /// The model of a language model's server.
    pub model: Option<String>,
    /// More that a language model is told.
    pub instructions: Option<String>,
    /// A language model repeats the beginning of each source, so that shifted answers are seen.
    pub echo: bool,
    /// The program and its arguments.
    pub command: Vec<String>,
    /// The folder that the program runs in; the one of this process where there is none.
    pub folder: Option<PathBuf>,
    /// Ids of stored glossaries by target locale.
    pub glossaries: BTreeMap<String, String>,
    /// The service is to store glossaries of the project's terms.
    pub makes_glossaries: bool,
    /// Then those terms, in lines of a source term, a tab, and its preferred translation.
    pub terms: BTreeMap<Pair, String>,
    /// The least similarity that is taken from memory, in percent.
    pub at_least: u8,
    /// Whether what it is given stays on this machine, where the project says so.
    pub local: Option<bool>,
    /// Plain http to another machine is allowed.
    pub allow_http: bool,
    /// How long a call may take.
    pub timeout: Duration,
    /// The most texts in one request, if less than the engine's own limit.
    pub max_items: Option<usize>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            name: String::new(),
            url: None,
            key: None,
            model: None,
            instructions: None,
            echo: true,
            command: Vec::new(),
            folder: None,
            glossaries: BTreeMap::new(),
            makes_glossaries: false,
            terms: BTreeMap::new(),
            at_least: DEFAULT_AT_LEAST,
            local: None,
            allow_http: false,
            timeout: DEFAULT_TIMEOUT,
            max_items: None,
        }
    }
}

/// A match in memory below this needs a person's eye before it stands as a text: numbers and names may be substituted above.
pub const DEFAULT_AT_LEAST: u8 = 95;
/// How long a call may take unless the project says otherwise; a language model on a small machine takes its time.
pub const DEFAULT_TIMEOUT: Duration = Duration::from_secs(60);

impl std::fmt::Debug for Tools {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tools").finish_non_exhaustive()
    }
}

impl Tools {
    /// The transport, made with what `settings` allow when none is given.
    fn transport(&self, settings: &Settings) -> Arc<dyn transport::Transport> {
        match &self.transport {
            Some(transport) => Arc::clone(transport),
            None => Arc::new(Http::new(settings.timeout, settings.allow_http)),
        }
    }
}
