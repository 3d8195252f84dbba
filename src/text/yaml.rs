//! YAML with places: every key and value knows its line and column, and a file with ten mistakes
//! gives ten, not the first.
//!
//! Written for files that people keep by hand (the project file, the glossary). Aliases, tags and
//! merge keys are refused: nobody needs them there, and with them go alias bombs.

mod decode;
mod editor;
mod places;
mod write;

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle};
use thiserror::Error;

use super::{Place, Span};
pub use decode::{Decoder, Fields, Mistake, MistakeKind, nearest};
pub use editor::{Editor, PartId};
use places::Bytes;
pub use write::{block, flow, is_hidden, quoted, scalar};

pub mod proven;

/// The deepest nesting that is read.
const DEEPEST: usize = 64;

/// A value and where it begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is.
    pub value: Value,
    /// Where it begins.
    pub place: Place,
    /// Where it ends: behind its last character, the closing bracket included.
    pub end: Place,
    /// The bytes of a scalar as it is written, quotes included; of a collection, where it begins.
    pub span: Span,
}

/// A YAML value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A scalar, not interpreted: `plain` tells `no` from `"no"`.
    Scalar {
        /// The text.
        text: String,
        /// Written without quotes.
        plain: bool,
    },
    /// A list.
    Sequence(Vec<Node>),
    /// Keys and values in the order of the file; a key may stand twice.
    Mapping(Vec<(Key, Node)>),
}

/// A key of a mapping and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The text.
    pub text: String,
    /// Where it begins.
    pub place: Place,
    /// Its bytes as it is written, quotes included.
    pub span: Span,
    /// Written without quotes.
    pub plain: bool,
}

/// A text that is no YAML, or YAML that is not read here.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}:{}: {problem}", place.line, place.column)]
pub struct YamlError {
    /// Where.
    pub place: Place,
    /// What.
    pub problem: Problem,
}

/// What is wrong with a text that cannot be read. `Display` is the English wording, [`Problem::word`] what
/// messages of the interface choose by.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Problem {
    /// The text is no YAML; the parser's own words, in English.
    #[error("{0}")]
    Syntax(String),
    /// `*name`.
    #[error("aliases are not read here")]
    Alias,
    /// `&name` or `!tag`.
    #[error("anchors and tags are not read here")]
    AnchorOrTag,
    /// `<<:`.
    #[error("merge keys are not read here")]
    MergeKey,
    /// A key that is a list or a mapping.
    #[error("a key must be a word")]
    KeyIsNoWord,
    /// More levels than are read.
    #[error("nested deeper than 64 levels")]
    TooDeep,
    /// A second document after `---`.
    #[error("a second document begins here")]
    SecondDocument,
    /// Nothing but comments.
    #[error("the file is empty")]
    Empty,
}

impl Problem {
    /// The parser's words for a syntax error, else the word that stands for the problem in messages.
    pub fn word(&self) -> &str {
        match self {
            Self::Syntax(words) => words,
            Self::Alias => "alias",
            Self::AnchorOrTag => "anchor-or-tag",
            Self::MergeKey => "merge-key",
            Self::KeyIsNoWord => "key-is-no-word",
            Self::TooDeep => "too-deep",
            Self::SecondDocument => "second-document",
            Self::Empty => "empty",
        }
    }
}

/// Reads a text with exactly one YAML document.
///
/// ```
/// use tarjuman::text::yaml::{parse, Value};
/// let root = parse("source: ar\ntargets: [en, tk]\n")?;
/// let Value::Mapping(entries) = &root.value else { unreachable!() };
/// assert_eq!(entries[1].1.place.column, 10);
/// # Ok::<(), tarjuman::text::yaml::YamlError>(())
/// ```
///
/// # Errors
///
/// The first syntax error; a second document; an alias, anchor, tag or merge key; a key that is no scalar;
/// nesting deeper than 64.
pub fn parse(text: &str) -> Result<Node, YamlError> {
    build(text, true)
}

/// Reads a text that others keep: aliases stand for what they name, merge keys are merged, tags are passed over. Of
/// several documents the first counts.
///
/// # Errors
///
/// The first syntax error; a key that is no scalar; nesting deeper than 64; more than 100,000 values behind aliases.
pub fn parse_any(text: &str) -> Result<Node, YamlError> {
    build(text, false)
}

/// The most values that aliases may stand for in a file, all together: no alias bomb goes off.
const MOST_ALIASED: usize = 100_000;

fn build(text: &str, strict: bool) -> Result<Node, YamlError> {
    let offset = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 }; // BYTE ORDER MARK
    let mut bytes = Bytes::new(text, offset);
    let mut open: Vec<Open> = Vec::new();
    let mut root: Option<Node> = None;
    let mut last = Place::START;
    let mut anchors: HashMap<usize, Node> = HashMap::new();
    let mut aliased = 0_usize;
    for event in Parser::new_from_str(&text[offset..]) {
        let (event, range) = event.map_err(|e| YamlError {
            place: place(e.marker()),
            problem: Problem::Syntax(e.info().to_owned()),
        })?;
        let (at, end) = (place(&range.start), place(&range.end));
        last = at;
        let refuse = |problem| Err(YamlError { place: at, problem });
        let start = bytes.of(range.start.index());
        let mut named = 0;
        let node = match event {
            Event::Alias(_) if strict => return refuse(Problem::Alias),
            Event::Alias(name) => {
                let Some(node) = anchors.get(&name) else { return refuse(Problem::Alias) };
                aliased += node.count();
                if aliased > MOST_ALIASED {
                    return refuse(Problem::Alias);
                }
                Some(node.clone())
            }
            Event::Scalar(_, _, anchor, ref tag)
            | Event::SequenceStart(anchor, ref tag)
            | Event::MappingStart(anchor, ref tag)
                if strict && (anchor != 0 || tag.is_some()) =>
            {
                return refuse(Problem::AnchorOrTag);
            }
            Event::Scalar(value, style, anchor, _) => {
                let plain = style == ScalarStyle::Plain;
                let length = scalar_length(text, start, bytes.of(range.end.index()), style, &value);
                let span = Span::new(start, start + length);
                named = anchor;
                Some(Node { value: Value::Scalar { text: value.into_owned(), plain }, place: at, end, span })
            }
            Event::SequenceStart(..) | Event::MappingStart(..) if open.len() == DEEPEST => {
                return refuse(Problem::TooDeep);
            }
            Event::SequenceStart(anchor, _) => {
                open.push(Open::new(Value::Sequence(Vec::new()), at, end, start, anchor, strict));
                None
            }
            Event::MappingStart(anchor, _) => {
                open.push(Open::new(Value::Mapping(Vec::new()), at, end, start, anchor, strict));
                None
            }
            Event::SequenceEnd | Event::MappingEnd => open.pop().map(|open| {
                named = open.anchor;
                open.closed(at, end)
            }),
            Event::DocumentStart(_) if root.is_some() && strict => return refuse(Problem::SecondDocument),
            Event::DocumentStart(_) if root.is_some() => break,
            _ => None,
        };
        let Some(node) = node else { continue };
        if named != 0 {
            anchors.insert(named, node.clone());
        }
        match open.last_mut() {
            None => root = Some(node),
            Some(parent) => parent.take(node)?,
        }
    }
    root.ok_or(YamlError { place: last, problem: Problem::Empty })
}

/// How many bytes of a text a scalar takes up that the parser sees between `start` and `end`.
fn scalar_length(text: &str, start: usize, end: usize, style: ScalarStyle, value: &str) -> usize {
    match style {
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => places::closed(&text[start..]),
        ScalarStyle::Literal | ScalarStyle::Folded => places::kept(&text[start..], end - start, value),
        ScalarStyle::Plain => text[start..end].trim_end().len(),
    }
}

impl Node {
    /// How many values it is made of, itself included.
    fn count(&self) -> usize {
        1 + match &self.value {
            Value::Scalar { .. } => 0,
            Value::Sequence(items) => items.iter().map(Self::count).sum(),
            Value::Mapping(entries) => entries.iter().map(|(_, node)| node.count()).sum(),
        }
    }
}

/// A collection that is being read.
struct Open {
    node: Node,
    key: Option<Key>,
    anchor: usize,
    strict: bool,
    /// `<<` has been read, and what is merged comes next.
    merging: bool,
    /// What was merged, behind the own entries.
    merged: Vec<(Key, Node)>,
}

impl Open {
    fn new(value: Value, place: Place, end: Place, start: usize, anchor: usize, strict: bool) -> Self {
        let node = Node { value, place, end, span: Span::new(start, start) };
        Self { node, key: None, anchor, strict, merging: false, merged: Vec::new() }
    }

    /// The collection that ends with what stands from `at` to `end`: a bracket, or nothing where indentation ends it.
    fn closed(mut self, at: Place, end: Place) -> Node {
        if let Value::Mapping(entries) = &mut self.node.value {
            for (key, node) in self.merged {
                if !entries.iter().any(|(own, _)| own.text == key.text) {
                    entries.push((key, node));
                }
            }
        }
        let last = match &self.node.value {
            Value::Sequence(items) => items.last(),
            Value::Mapping(entries) => entries.last().map(|(_, node)| node),
            Value::Scalar { .. } => None,
        };
        let end = if at < end { end } else { last.map_or(self.node.end, |node| node.end) };
        Node { end, ..self.node }
    }

    fn take(&mut self, child: Node) -> Result<(), YamlError> {
        match &mut self.node.value {
            Value::Sequence(items) => items.push(child),
            Value::Mapping(_) if self.merging => {
                self.merging = false;
                self.merge(child);
            }
            Value::Mapping(entries) => match (self.key.take(), child.value) {
                (Some(key), value) => entries.push((key, Node { value, ..child })),
                (None, Value::Scalar { text, plain }) => {
                    if plain && text == "<<" {
                        if self.strict {
                            return Err(YamlError { place: child.place, problem: Problem::MergeKey });
                        }
                        self.merging = true;
                        return Ok(());
                    }
                    self.key = Some(Key { text, place: child.place, span: child.span, plain });
                }
                (None, _) => return Err(YamlError { place: child.place, problem: Problem::KeyIsNoWord }),
            },
            Value::Scalar { .. } => {}
        }
        Ok(())
    }

    fn merge(&mut self, child: Node) {
        match child.value {
            Value::Mapping(entries) => self.merged.extend(entries),
            Value::Sequence(items) => items.into_iter().for_each(|item| self.merge(item)),
            Value::Scalar { .. } => {}
        }
    }
}

fn place(marker: &saphyr_parser::Marker) -> Place {
    Place::new(marker.line() as u32, marker.col() as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_refused_says_where() {
        let deep = "[".repeat(70);
        let rows = [
            ("a: 1\nb: [1\n", 3, "an open list"),
            ("a: &x 1\nb: *x\n", 1, "an anchor, and with it every alias bomb"),
            ("a: 1\n---\nb: 2\n", 2, "a second document"),
            ("<<: {a: 1}\n", 1, "a merge key"),
            ("? [a]\n: 1\n", 1, "a key that is a list"),
            ("a: !!python/object x\n", 1, "a tag"),
            ("# only a comment\n", 1, "nothing there"),
            (deep.as_str(), 1, "nesting without end"),
        ];
        for (text, line, why) in rows {
            let error = parse(text).expect_err(why);
            assert!(error.place.line.abs_diff(line) <= 1, "{why}: {error}");
        }
    }

    #[test]
    fn hostile_texts_are_refused_soon() {
        let rows = [
            ("[".repeat(200_000), "open lists"),
            ("{a: ".repeat(100_000), "open mappings"),
            ("- ".repeat(100_000), "lists in lists on one line"),
            ("? ".repeat(100_000), "keys of keys"),
            (format!("a: &a [x]\nb: [{}]", "*a, ".repeat(100_000)), "aliases"),
            (format!("a: {}*", "!".repeat(100_000)), "tags"),
            (format!("a: \"{}", "\\".repeat(99_999)), "an open quotation"),
            ("%YAML 9.9\n".repeat(1000), "directives without end"),
        ];
        for (text, why) in rows {
            let begun = std::time::Instant::now();
            assert!(parse(&text).is_err(), "{why}");
            // Far above what any takes (milliseconds), far below what a quadratic reader would.
            assert!(begun.elapsed().as_secs() < 10, "{why}: {:?}", begun.elapsed());
        }
    }

    #[test]
    fn a_long_file_is_read_in_proportion() {
        let text: String = (0..100_000).map(|n| format!("key-{n}: [a, b]\n")).collect();
        let root = parse(&text).unwrap();
        let mut decoder = Decoder::default();
        assert_eq!(decoder.mapping(&root, "").map(<[_]>::len), Some(100_000));
        assert!(decoder.mistakes.is_empty());
    }
}
