//! XLIFF 2.1: the state of a document in one target locale, in a file that CAT tools edit.
//!
//! One `<unit>` a unit, with one `<segment>`: `state` is how far a person has got, `subState` is
//! `tarjuman:stale` where an approved text no longer fits. What XLIFF has a module for stands in
//! it: proposals in Translation Candidates (`mtc`), terms in Glossary (`gls`), the rest in Metadata
//! (`mda`, category `tarjuman`). A plural form says in its `name` which one it is, with numbers that take it. Approved texts whose source is gone are in `<group id="obsolete">`.
//!
//! # How a person settles a stale text
//!
//! By editing it, or by setting its state again: XLIFF 2.1 obliges every tool that changes `state` to
//! change or delete `subState` (section 4.3.1.33), so a stale text without `tarjuman:stale` counts as
//! confirmed. No tool needs to know tarjuman.
//!
//! # Source
//!
//! XLIFF Version 2.1, OASIS Standard, 13 February 2018.

mod read;
mod tree;
mod write;

use crate::lang::plurals::CATEGORIES;
use crate::model::{BlockKind, Diagnose, Locale, Origin, PluralForm, State, Target, Targets, Unit};
use crate::text::Place;
pub use read::read;
pub use write::{Written, write};

/// The `subState` of a text that was approved for another source, or beside another translation.
const STALE: &str = "tarjuman:stale";
/// The `category` of our metadata.
const CATEGORY: &str = "tarjuman";
/// The `id` of the group of obsolete units.
const OBSOLETE: &str = "obsolete";
/// The id of the one segment of a unit.
const SEGMENT: &str = "s1";

const CORE: &str = "urn:oasis:names:tc:xliff:document:2.0";
const METADATA: &str = "urn:oasis:names:tc:xliff:metadata:2.0";
const MATCHES: &str = "urn:oasis:names:tc:xliff:matches:2.0";
const GLOSSARY: &str = "urn:oasis:names:tc:xliff:glossary:2.0";

/// The state of one document in one target locale: one `.xlf` file.
#[derive(Clone, Debug, PartialEq)]
pub struct StateFile {
    /// The document's id.
    pub document: String,
    /// The language of the sources.
    pub source: Locale,
    /// The language of the targets.
    pub target: Locale,
    /// The units in document order.
    pub units: Vec<StateUnit>,
    /// Units whose source is gone and whose target a person made; kept until a person deletes them.
    pub obsolete: Vec<StateUnit>,
}

impl StateFile {
    /// The part of `units` and `obsolete` that belongs to `target`: every unit, also one without a
    /// text, and those obsolete ones that have a target in this locale. Of plural forms only those by which the
    /// locale counts.
    pub fn new(document: &str, source: &Locale, target: &Locale, units: &[Unit], obsolete: &[Unit]) -> Self {
        Self {
            document: document.to_owned(),
            source: source.clone(),
            target: target.clone(),
            units: units
                .iter()
                .filter(|u| u.form.as_ref().is_none_or(|form| form.is_of(target)))
                .map(|u| StateUnit::new(u, target))
                .collect(),
            obsolete: obsolete
                .iter()
                .filter(|u| u.targets.contains_key(target))
                .map(|u| StateUnit::new(u, target))
                .collect(),
        }
    }
}

impl StateFile {
    /// The plural forms among `units` in the language of the source itself: a file in which those that the source does not
    /// say are written, source and target in one language. `None` without forms.
    pub fn own_forms(document: &str, source: &Locale, units: &[Unit], obsolete: &[Unit]) -> Option<Self> {
        let own = |unit: &Unit| {
            let form = unit.form.as_ref().filter(|form| form.is_of(source))?;
            Some(StateUnit { target: form.own.clone(), ..StateUnit::new(unit, source) })
        };
        let units: Vec<StateUnit> = units.iter().filter_map(own).collect();
        let obsolete: Vec<StateUnit> =
            obsolete.iter().filter_map(own).filter(|unit| !unit.target.text.is_empty()).collect();
        let any = !units.is_empty() || !obsolete.is_empty();
        let (document, locale) = (document.to_owned(), source.clone());
        any.then_some(Self { document, source: locale.clone(), target: locale, units, obsolete })
    }
}

/// One unit in one target locale.
#[derive(Clone, Debug, PartialEq)]
pub struct StateUnit {
    /// The unit's id.
    pub id: String,
    /// What its first block is.
    pub kind: BlockKind,
    /// The source text.
    pub source: String,
    /// Where the source begins in its document.
    pub place: Place,
    /// The target; empty when there is none.
    pub target: Target,
    /// Terms found in the source.
    pub terms: Vec<TermNote>,
    /// Which plural form of a message it is; what the source language has for it stands in a file of its own.
    pub form: Option<PluralForm>,
}

impl StateUnit {
    fn new(unit: &Unit, target: &Locale) -> Self {
        Self {
            id: unit.id.clone(),
            kind: unit.kind,
            source: unit.source.clone(),
            place: unit.place,
            target: unit.targets.get(target).cloned().unwrap_or_default(),
            terms: Vec::new(),
            form: unit.form.clone().map(|form| PluralForm { own: Target::default(), ..form }),
        }
    }

    /// The unit with this one target; none if nothing is known of it.
    pub fn to_unit(&self, locale: &Locale) -> Unit {
        let mut targets = Targets::default();
        if self.target != Target::default() {
            targets.insert(locale.clone(), self.target.clone());
        }
        Unit {
            id: self.id.clone(),
            kind: self.kind,
            source: self.source.clone(),
            place: self.place,
            targets,
            form: self.form.clone(),
        }
    }
}

/// A term of the source, for the translator to see: an entry of the Glossary module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TermNote {
    /// The concept's id in the glossary.
    pub concept: String,
    /// The term of the source language.
    pub term: String,
    /// Its translations, the preferred one first.
    pub translations: Vec<String>,
    /// The concept's definition.
    pub definition: Option<String>,
}

/// Sixteen hexadecimal digits (64 bits of BLAKE3) that stand for a text.
///
/// ```
/// use tarjuman::exchange::xliff::fingerprint;
/// assert_eq!(fingerprint("Salam.").len(), 16);
/// assert_ne!(fingerprint("Salam."), fingerprint("Salam!"));
/// ```
pub fn fingerprint(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..16].to_owned()
}

/// An XLIFF file that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}:{}:{}: {problem}", place.line, place.column)]
pub struct XliffError {
    /// The file, as the caller named it.
    pub path: String,
    /// Where in it.
    pub place: Place,
    /// What is wrong there.
    pub problem: Problem,
}

/// What makes an XLIFF file unusable.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Not well-formed XML.
    #[error("not well-formed XML: {0}")]
    Syntax(String),
    /// A `<!DOCTYPE`: entities could be defined in it.
    #[error("a document type declaration is not allowed")]
    DocumentType,
    /// An entity that XML does not define.
    #[error("unknown entity `&{0};`")]
    Entity(String),
    /// Elements nested deeper than any XLIFF needs.
    #[error("elements are nested deeper than {0}")]
    TooDeep(usize),
    /// Another kind of XML.
    #[error("expected `<xliff>`, found `<{0}>`")]
    NotXliff(String),
    /// Another version of XLIFF.
    #[error("XLIFF version `{0}` is not 2.0 or 2.1")]
    Version(String),
    /// An attribute that must be there is not.
    #[error("`<{element}>` has no attribute `{attribute}`")]
    Missing {
        /// The element.
        element: &'static str,
        /// What it lacks.
        attribute: &'static str,
    },
    /// An attribute's value is none that XLIFF or the program knows.
    #[error("`{value}` is not a value of `{attribute}`")]
    Value {
        /// The attribute, or the type of a metadata entry.
        attribute: &'static str,
        /// What stands there.
        value: String,
    },
    /// Two units have one id.
    #[error("the id `{0}` is used twice")]
    Duplicate(String),
}

impl Diagnose for XliffError {
    fn key(&self) -> &'static str {
        match self.problem {
            Problem::Syntax(_) => "error-xliff-syntax",
            Problem::DocumentType => "error-xliff-doctype",
            Problem::Entity(_) => "error-xliff-entity",
            Problem::TooDeep(_) => "error-xliff-too-deep",
            Problem::NotXliff(_) => "error-xliff-not-xliff",
            Problem::Version(_) => "error-xliff-version",
            Problem::Missing { .. } => "error-xliff-missing",
            Problem::Value { .. } => "error-xliff-value",
            Problem::Duplicate(_) => "error-xliff-duplicate",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match &self.problem {
            Problem::Syntax(message) => vec![("message", message.clone())],
            Problem::DocumentType => Vec::new(),
            Problem::Entity(name) => vec![("name", name.clone())],
            Problem::TooDeep(limit) => vec![("limit", limit.to_string())],
            Problem::NotXliff(name) => vec![("name", name.clone())],
            Problem::Version(version) => vec![("version", version.clone())],
            Problem::Missing { element, attribute } => {
                vec![("element", (*element).to_owned()), ("attribute", (*attribute).to_owned())]
            }
            Problem::Value { attribute, value } => {
                vec![("attribute", (*attribute).to_owned()), ("value", value.clone())]
            }
            Problem::Duplicate(id) => vec![("id", id.clone())],
        }
    }

    fn place(&self) -> Option<(String, Place)> {
        Some((self.path.clone(), self.place))
    }
}

/// The word for a kind of block in the metadata.
fn kind_word(kind: BlockKind) -> String {
    match kind {
        BlockKind::Heading(level) => format!("heading-{level}"),
        BlockKind::Paragraph => "paragraph".to_owned(),
        BlockKind::ListItem => "list-item".to_owned(),
        BlockKind::Cell => "cell".to_owned(),
        BlockKind::Quote => "quote".to_owned(),
    }
}

fn parse_kind(word: &str) -> Option<BlockKind> {
    Some(match word {
        "paragraph" => BlockKind::Paragraph,
        "list-item" => BlockKind::ListItem,
        "cell" => BlockKind::Cell,
        "quote" => BlockKind::Quote,
        _ => BlockKind::Heading(word.strip_prefix("heading-")?.parse().ok()?),
    })
}

fn parse_origin(words: &str) -> Option<Origin> {
    Some(match words {
        "none" => Origin::None,
        "human" => Origin::Human,
        _ => match words.split_once(' ')? {
            ("memory", similarity) => Origin::Memory(similarity.parse().ok()?),
            ("engine", name) => Origin::Engine(name.to_owned()),
            _ => return None,
        },
    })
}

/// The words for a plural form in the metadata: `few of letters by count`, `one of p-7k2m9q by count, derived`.
fn form_words(form: &PluralForm) -> String {
    let derived = if form.derived { ", derived" } else { "" };
    format!("{} of {} by {}{derived}", form.category, form.message, form.variable)
}

fn parse_form(words: &str) -> Option<PluralForm> {
    let (category, rest) = words.split_once(" of ")?;
    let (message, variable) = rest.split_once(" by ")?;
    let (variable, derived) =
        variable.strip_suffix(", derived").map_or((variable, false), |variable| (variable, true));
    Some(PluralForm {
        message: message.to_owned(),
        category: CATEGORIES.iter().find(|known| **known == category)?,
        variable: variable.to_owned(),
        derived,
        own: Target::default(),
    })
}

fn parse_state(word: &str) -> Option<State> {
    State::ALL.into_iter().find(|s| s.as_str() == word)
}

fn parse_place(words: &str) -> Option<Place> {
    let (line, column) = words.split_once(':')?;
    Some(Place::new(line.parse().ok()?, column.parse().ok()?))
}

#[cfg(test)]
mod tests;
