//! Floor 3: locale files as other projects keep them. What a file says, entry by entry, with the bytes it is written in, so
//! that it can be checked and changed in place. A file a format, a line in [`FORMATS`].
//!
//! ```
//! use tarjuman::catalog;
//! let format = catalog::by_path("locales/tk/main.ftl").unwrap();
//! let text = "unread = { $n ->\n    [one] Bir hat\n   *[other] { $n } hat\n}\n";
//! let catalog = format.read(text);
//! let names: Vec<String> = catalog.entries.iter().map(|entry| entry.name()).collect();
//! assert_eq!(names, ["unread[one]", "unread[other]"]);
//! assert_eq!(catalog.entries[0].value.of(text), "Bir hat");
//! ```

pub mod edit;
mod fluent;
mod json;
mod layout;
mod po;
mod tree;
mod xliff;
mod yaml;

use std::borrow::Cow;

pub use layout::{Layout, Located, is_locale, locate};

use crate::text::{Place, Span};

/// A format of locale files.
pub trait Format: Sync {
    /// Its name, for people.
    fn name(&self) -> &'static str;

    /// The ends of the names of such files, without the dot, in small letters.
    fn extensions(&self) -> &'static [&'static str];

    /// Whether each file holds the source beside its translation.
    fn is_bilingual(&self) -> bool {
        false
    }

    /// Whether all files of a locale are one name space: a key in two of them is one message, twice.
    fn is_merged(&self) -> bool {
        false
    }

    /// What a text holds. Never fails: what cannot be read is among the problems.
    fn read<'t>(&self, text: &'t str) -> Catalog<'t>;

    /// The flavour and the source that a text says it has, and without more work than that takes nothing else.
    fn head<'t>(&self, text: &'t str) -> Catalog<'t> {
        self.read(text)
    }

    /// Whether a stretch of the value `raw` can be changed where it stands; a value without quotes may then need them.
    fn is_open(&self, _raw: &str) -> bool {
        true
    }

    /// `text` as a value that takes the place of the value `old`, written as that is; `None` where it cannot be.
    fn written(&self, old: &str, text: &str) -> Option<String>;
}

/// Every format.
pub static FORMATS: &[&dyn Format] = &[&fluent::Fluent, &yaml::Yaml, &json::Json, &po::Po, &xliff::Xliff];

/// The format of a file, by its name.
pub fn by_path(path: &str) -> Option<&'static dyn Format> {
    let extension = path.rsplit_once('.')?.1.to_ascii_lowercase();
    FORMATS.iter().copied().find(|format| format.extensions().contains(&extension.as_str()))
}

/// What a file holds.
#[derive(Clone, Debug, Default)]
pub struct Catalog<'t> {
    /// The flavour of the format, for people; empty where it has only one.
    pub flavour: &'static str,
    /// The locales that the file itself names, in the order of the file.
    pub locales: Vec<(String, Place)>,
    /// The language that a bilingual file says it is translated from.
    pub source: Option<String>,
    /// The messages in the order of the file.
    pub entries: Vec<Entry<'t>>,
    /// Keys without quotes under which others stand: the id, the bytes.
    pub branches: Vec<(String, Span)>,
    /// What cannot be read.
    pub problems: Vec<Problem>,
    /// How many forms a plural message has, where the file says it.
    pub forms: Option<usize>,
    /// A template: no text of it is translated.
    pub is_template: bool,
}

/// A message, or one form of it.
#[derive(Clone, Debug, Default)]
pub struct Entry<'t> {
    /// Its id: `greeting`, `greeting.title`, `-brand`, `menu.file.open`; in PO files the source text, behind its context and U+0004.
    pub id: Cow<'t, str>,
    /// The plural category or other key that this form is for.
    pub form: Option<Cow<'t, str>>,
    /// Which of [`Catalog::locales`] it is of, where the file has several.
    pub locale: Option<usize>,
    /// What it says; codes as they are written.
    pub text: Cow<'t, str>,
    /// What it translates, in a bilingual format.
    pub source: Option<Cow<'t, str>>,
    /// The bytes of its key.
    pub key: Span,
    /// The bytes of its value, as it is written.
    pub value: Span,
    /// The key has no quotes, where some keys have.
    pub plain_key: bool,
    /// The value has none.
    pub plain: bool,
    /// A comment stands with it.
    pub has_comment: bool,
    /// It is a guess that nobody has looked at.
    pub is_fuzzy: bool,
    /// Part of what is written is not in `text`: other branches of a selection.
    pub is_partial: bool,
    /// What the message refers to and chooses by; only its first form has it.
    pub code: Option<Box<Code<'t>>>,
}

impl Entry<'_> {
    /// Its id with the form in brackets: `unread[few]`.
    pub fn name(&self) -> String {
        match &self.form {
            Some(form) => format!("{}[{form}]", self.id),
            None => self.id.clone().into_owned(),
        }
    }
}

/// What a message does besides saying something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Code<'t> {
    /// The variables it uses, and where.
    pub variables: Vec<(&'t str, usize)>,
    /// What it refers to.
    pub references: Vec<Reference<'t>>,
    /// What it chooses by.
    pub selects: Vec<Select<'t>>,
    /// How many placeables it has.
    pub placeables: usize,
}

/// A reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference<'t> {
    /// To what.
    pub kind: Referent,
    /// The id of a message, `-` and the name of a term, the name of a function.
    pub name: Cow<'t, str>,
    /// The attribute.
    pub attribute: Option<&'t str>,
    /// Byte of the name.
    pub at: usize,
    /// Arguments without a name.
    pub positional: usize,
}

/// What can be referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Referent {
    /// A message.
    Message,
    /// A term.
    Term,
    /// A function.
    Function,
}

/// A choice between variants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Select<'t> {
    /// The variable, where it is one; else the name of the function or term.
    pub by: &'t str,
    /// The keys of the variants, in their order.
    pub keys: Vec<&'t str>,
    /// Keys that an earlier variant has, with their bytes.
    pub repeated: Vec<(&'t str, usize)>,
    /// The one that is taken when no other fits.
    pub default: &'t str,
    /// Byte of `by`.
    pub at: usize,
    /// What is chosen by is an ordinal number.
    pub is_ordinal: bool,
}

/// What cannot be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What.
    pub kind: ProblemKind,
}

/// What is wrong with a stretch of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// It is not of the format; in the parser's words, which are English.
    Syntax(String),
    /// What should be an id cannot be one.
    Id(String),
    /// A choice without a default variant, in the message with this id.
    NoDefault(String),
}

#[cfg(test)]
mod tests;
