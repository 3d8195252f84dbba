//! Changes in a YAML text that leave everything else as it is: comments, blank lines, the way values are written.
//!
//! A text is taken apart into the stretches of its values; a change replaces or inserts a stretch. Whoever changes a
//! text should parse the new one and see that it says what was meant.

use std::cmp::Reverse;

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::places::{Bytes, byte};
use super::write::{block, entry, flow, quoted, scalar};
use super::{Node, YamlError, parse, scalar_length};
use crate::text::Place;

/// A text under change.
#[derive(Debug)]
pub struct Editor<'t> {
    text: &'t str,
    parts: Vec<Part>,
    /// Index of the part that is the root.
    root: usize,
    changes: Vec<Change>,
}

/// A value in a text, by its number; see [`Editor::root`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartId(usize);

/// A stretch that gets another text.
#[derive(Debug)]
struct Change {
    start: usize,
    end: usize,
    /// How far the new lines are indented: at one place what belongs to an inner value comes first.
    depth: usize,
    new: String,
}

#[derive(Debug)]
struct Part {
    /// Bytes; of a block collection from its first character to the end of its last value.
    start: usize,
    end: usize,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    Scalar { text: String, block: bool },
    Sequence { flow: bool, items: Vec<usize> },
    Mapping { flow: bool, entries: Vec<(usize, usize)> },
}

impl<'t> Editor<'t> {
    /// Takes a text apart.
    ///
    /// # Errors
    ///
    /// Those of [`parse`].
    pub fn new(text: &'t str) -> Result<Self, YamlError> {
        parse(text)?;
        let mut editor = Self { text, parts: Vec::new(), root: 0, changes: Vec::new() };
        let offset = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 }; // BYTE ORDER MARK
        let mut bytes = Bytes::new(text, offset);
        let mut open: Vec<(usize, Option<usize>)> = Vec::new();
        for event in Parser::new_from_str(&text[offset..]) {
            // The text has been parsed before: there is no error.
            let Ok((event, range)) = event else { break };
            let start = bytes.of(range.start.index());
            match event {
                Event::Scalar(value, style, ..) => {
                    let end = bytes.of(range.end.index());
                    let length = scalar_length(text, start, end, style, &value);
                    let block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
                    let kind = Kind::Scalar { text: value.into_owned(), block };
                    let id = editor.add(start, start + length, kind);
                    editor.put(&mut open, id);
                }
                Event::SequenceStart(..) => {
                    let flow = text[start..].starts_with('[');
                    open.push((editor.add(start, start, Kind::Sequence { flow, items: Vec::new() }), None));
                }
                Event::MappingStart(..) => {
                    let flow = text[start..].starts_with('{');
                    open.push((editor.add(start, start, Kind::Mapping { flow, entries: Vec::new() }), None));
                }
                Event::SequenceEnd | Event::MappingEnd => {
                    let Some((id, _)) = open.pop() else { break };
                    let is_flow = editor.parts[id].is_flow();
                    let last = editor.parts[id].last().map_or(start, |last| editor.parts[last].end);
                    editor.parts[id].end = if is_flow { start + 1 } else { last };
                    editor.put(&mut open, id);
                }
                _ => {}
            }
        }
        Ok(editor)
    }

    fn add(&mut self, start: usize, end: usize, kind: Kind) -> usize {
        self.parts.push(Part { start, end, kind });
        self.parts.len() - 1
    }

    /// Gives a finished value to the collection it stands in.
    fn put(&mut self, open: &mut [(usize, Option<usize>)], id: usize) {
        let Some((parent, key)) = open.last_mut() else {
            self.root = id;
            return;
        };
        match &mut self.parts[*parent].kind {
            Kind::Sequence { items, .. } => items.push(id),
            Kind::Mapping { entries, .. } => match key.take() {
                Some(key) => entries.push((key, id)),
                None => *key = Some(id),
            },
            Kind::Scalar { .. } => {}
        }
    }

    /// The value that is the whole document.
    pub fn root(&self) -> PartId {
        PartId(self.root)
    }

    /// The mapping that begins at a place, as [`Node::place`] has it.
    pub fn mapping_at(&self, place: Place) -> Option<PartId> {
        let start = byte(self.text, place)?;
        let is = |part: &Part| part.start == start && matches!(part.kind, Kind::Mapping { .. });
        self.parts.iter().position(is).map(PartId)
    }

    /// The text of a scalar.
    pub fn text(&self, part: PartId) -> Option<&str> {
        match &self.parts[part.0].kind {
            Kind::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The items of a list; none of anything else.
    pub fn items(&self, part: PartId) -> Vec<PartId> {
        match &self.parts[part.0].kind {
            Kind::Sequence { items, .. } => items.iter().copied().map(PartId).collect(),
            _ => Vec::new(),
        }
    }

    /// The keys and values of a mapping; none of anything else.
    pub fn entries(&self, part: PartId) -> Vec<(&str, PartId)> {
        let Kind::Mapping { entries, .. } = &self.parts[part.0].kind else { return Vec::new() };
        entries.iter().filter_map(|(key, value)| Some((self.text(PartId(*key))?, PartId(*value)))).collect()
    }

    /// The value of a key, the first should it stand twice.
    pub fn get(&self, part: PartId, key: &str) -> Option<PartId> {
        self.entries(part).into_iter().find(|(other, _)| *other == key).map(|(_, value)| value)
    }

    /// Puts another text in the place of a scalar, in double quotes if it had some; says whether it could: a block
    /// scalar (`|`, `>`) is left.
    pub fn replace(&mut self, part: PartId, text: &str) -> bool {
        let Part { start, end, kind: Kind::Scalar { block: false, .. } } = self.parts[part.0] else {
            return false;
        };
        let quotes = self.text[start..end].starts_with(['"', '\'']);
        let new = if quotes { quoted(text) } else { scalar(text) };
        self.changes.push(Change { start, end, depth: 0, new });
        true
    }

    /// The keys and values of a mapping, both as parts; none of anything else.
    pub fn pairs(&self, part: PartId) -> Vec<(PartId, PartId)> {
        let Kind::Mapping { entries, .. } = &self.parts[part.0].kind else { return Vec::new() };
        entries.iter().map(|(key, value)| (PartId(*key), PartId(*value))).collect()
    }

    /// Puts another text in the place of a scalar, however that is written, in double quotes.
    pub fn overwrite(&mut self, part: PartId, text: &str) {
        let Part { mut start, end, ref kind } = self.parts[part.0];
        // The sign of a block scalar stands before its lines.
        if matches!(kind, Kind::Scalar { block: true, .. }) && !self.text[start..].starts_with(['|', '>']) {
            start = self.text[..start].rfind(['|', '>']).unwrap_or(start);
        }
        // `key:` with nothing behind it needs a space.
        let space = if start == end && self.text[..start].ends_with(':') { " " } else { "" };
        let newline = if self.text[start..end].ends_with('\n') { "\n" } else { "" };
        self.changes.push(Change { start, end, depth: 0, new: format!("{space}{}{newline}", quoted(text)) });
    }

    /// Puts another name in the place of a key, in quotes if it had some.
    pub fn rename(&mut self, key: PartId, name: &str) {
        let Part { start, end, .. } = self.parts[key.0];
        let quotes = self.text[start..end].starts_with(['"', '\'']);
        let new = if quotes { quoted(name) } else { scalar(name) };
        self.changes.push(Change { start, end, depth: 0, new });
    }

    /// Takes an entry out of a mapping, with its line, where it has lines of its own.
    pub fn remove(&mut self, mapping: PartId, key: PartId, value: PartId) {
        let (start, end) = (self.parts[key.0].start, self.parts[value.0].end.max(self.parts[key.0].end));
        let change = if self.parts[mapping.0].is_flow() {
            let behind = self.text[end..].find(|c: char| !c.is_whitespace()).map_or(end, |at| end + at);
            let before = self.text[..start].trim_end();
            match self.text[behind..].starts_with(',') {
                true => {
                    let next = self.text[behind + 1..].find(|c: char| !c.is_whitespace());
                    Change { start, end: behind + 1 + next.unwrap_or(0), depth: 0, new: String::new() }
                }
                false if before.ends_with(',') => {
                    Change { start: before.len() - 1, end, depth: 0, new: String::new() }
                }
                false => Change { start, end, depth: 0, new: String::new() },
            }
        } else {
            let line = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
            let end = match self.text[..end].ends_with('\n') {
                true => end,
                false => self.text[end..].find('\n').map_or(self.text.len(), |at| end + at + 1),
            };
            Change { start: line, end, depth: usize::MAX, new: String::new() }
        };
        self.changes.push(change);
    }

    /// Adds a text under a key behind an entry of a mapping.
    pub fn insert_behind(&mut self, mapping: PartId, key: PartId, value: PartId, name: &str, text: &str) {
        let end = self.parts[value.0].end.max(self.parts[key.0].end);
        let written = format!("{}: {}", scalar(name), quoted(text));
        let change = if self.parts[mapping.0].is_flow() {
            Change { start: end, end, depth: 0, new: format!(", {written}") }
        } else {
            let indent = " ".repeat(self.column(&self.parts[mapping.0]));
            let (at, new) = match self.text[..end].ends_with('\n') {
                true => (end, format!("{indent}{written}\n")),
                false => {
                    let line = self.text[end..].find('\n').map_or(self.text.len(), |at| end + at);
                    let line = if self.text[..line].ends_with('\r') { line - 1 } else { line };
                    (line, format!("\n{indent}{written}"))
                }
            };
            Change { start: at, end: at, depth: 0, new }
        };
        self.changes.push(change);
    }

    /// Adds an item at the end of a list.
    pub fn push(&mut self, list: PartId, item: &Node) {
        self.insert(list, |indent| format!("- {}", block(item, indent + 2)), || flow(item));
    }

    /// Adds a key at the end of a mapping.
    pub fn push_entry(&mut self, mapping: PartId, key: &str, value: &Node) {
        self.insert(
            mapping,
            |indent| entry(key, value, indent),
            || format!("{}: {}", scalar(key), flow(value)),
        );
    }

    /// Lets a key of a mapping hold a list of texts. A key that is not there is added behind the last one; items are added
    /// behind those of a list that begins the same; any other value is written anew, and comments between its items go
    /// with it.
    pub fn set(&mut self, mapping: PartId, key: &str, list: &[String]) {
        let Kind::Mapping { entries, .. } = &self.parts[mapping.0].kind else { return };
        let there = entries.iter().find(|(known, _)| self.text(PartId(*known)) == Some(key)).copied();
        let Some((known, value)) = there else {
            return self.push_entry(mapping, key, &Node::texts(list));
        };
        let items = self.items(PartId(value));
        let begins = items.len() <= list.len()
            && items.iter().zip(list).all(|(item, text)| self.text(*item) == Some(text.as_str()));
        if !items.is_empty() && begins {
            list[items.len()..].iter().for_each(|text| self.push(PartId(value), &Node::text(text)));
            return;
        }
        let new = flow(&Node::texts(list));
        let Part { start, end, .. } = self.parts[value];
        let behind = self.parts[known].end;
        let change = match self.text[behind..].find(':') {
            // `forms:` with nothing behind it.
            Some(colon) if start == end => {
                let at = behind + colon + 1;
                Change { start: at, end: at, depth: 0, new: format!(" {new}") }
            }
            _ => Change { start, end, depth: 0, new },
        };
        self.changes.push(change);
    }

    /// Adds to a collection: `below` gives the lines at an indentation, `beside` what stands in brackets.
    fn insert(&mut self, id: PartId, below: impl FnOnce(usize) -> String, beside: impl FnOnce() -> String) {
        let part = &self.parts[id.0];
        let last = part.last().map(|last| self.parts[last].end);
        let change = if part.is_flow() {
            let at = last.unwrap_or(part.start + 1);
            let first = last.is_none() && !self.changes.iter().any(|change| change.start == at);
            let new = format!("{}{}", if first { "" } else { ", " }, beside());
            Change { start: at, end: at, depth: 0, new }
        } else {
            let depth = self.column(part);
            // After the comment behind the last value, if there is one.
            let end = last.unwrap_or(part.end);
            let line = self.text[end..].find('\n').map_or(self.text.len(), |length| end + length);
            let at = if self.text[..line].ends_with('\r') { line - 1 } else { line };
            // As the last item is set apart from the one before it, so is the new one.
            let apart = matches!(&part.kind, Kind::Sequence { items, .. } if self.is_apart(items));
            let blank = if apart { "\n" } else { "" };
            Change {
                start: at,
                end: at,
                depth,
                new: format!("{blank}\n{}{}", " ".repeat(depth), below(depth)),
            }
        };
        self.changes.push(change);
    }

    /// How far the lines of a block collection are indented.
    fn column(&self, part: &Part) -> usize {
        let first = match &part.kind {
            Kind::Sequence { items, .. } => {
                items.first().and_then(|item| self.text[..self.parts[*item].start].rfind('-'))
            }
            Kind::Mapping { entries, .. } => entries.first().map(|(key, _)| self.parts[*key].start),
            Kind::Scalar { .. } => None,
        };
        let before = &self.text[..first.unwrap_or(part.start)];
        let line = before.rsplit('\n').next().unwrap_or_default();
        line.trim_start_matches('\u{FEFF}').chars().count() // BYTE ORDER MARK
    }

    /// Whether a blank line stands before the last of some items.
    fn is_apart(&self, items: &[usize]) -> bool {
        let [.., before, last] = items else { return false };
        let between = &self.text[self.parts[*before].end..self.parts[*last].start];
        between.lines().skip(1).any(|line| line.trim().is_empty()) && between.matches('\n').count() > 1
    }

    /// The text with all changes.
    pub fn finish(mut self) -> String {
        // Stable: what was added at one place stays in the order in which it was added.
        self.changes.sort_by_key(|change| (change.start, Reverse(change.depth)));
        let crlf = self.text.contains("\r\n");
        let mut out = String::with_capacity(self.text.len());
        let mut at = 0;
        for Change { start, end, new, .. } in self.changes {
            // Two changes of one stretch: the first counts.
            if start < at {
                continue;
            }
            out.push_str(&self.text[at..start]);
            out.push_str(&if crlf { new.replace('\n', "\r\n") } else { new });
            at = end;
        }
        out.push_str(&self.text[at..]);
        out
    }
}

impl Part {
    fn is_flow(&self) -> bool {
        matches!(self.kind, Kind::Sequence { flow: true, .. } | Kind::Mapping { flow: true, .. })
    }

    /// Its last value.
    fn last(&self) -> Option<usize> {
        match &self.kind {
            Kind::Scalar { .. } => None,
            Kind::Sequence { items, .. } => items.last().copied(),
            Kind::Mapping { entries, .. } => entries.last().map(|(_, value)| *value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
# a comment
languages: [ar, \"en\"]   # two
concepts:
  - id: one # first
    note: |
      several
      lines

    # before the terms
    terms:
      ar:
        - term: سفارة
          plurals: [ 'it''s', b ]

      en: [{term: x}, {term: y z}]  # end
  # trailing

  - id: two
    terms: {}
";

    #[test]
    fn only_what_is_changed_changes() {
        let mut editor = Editor::new(TEXT).unwrap();
        let root = editor.root();
        let languages = editor.get(root, "languages").unwrap();
        editor.push(languages, &Node::text("tk"));
        let concepts = editor.get(root, "concepts").unwrap();
        let one = editor.items(concepts)[0];
        let terms = editor.get(one, "terms").unwrap();
        let arabic = editor.get(terms, "ar").unwrap();
        let word = |word: &str| Node::mapping(vec![("term".into(), Node::text(word))]);
        editor.push(arabic, &word("بعثة"));
        let first = editor.items(arabic)[0];
        let plurals = editor.get(first, "plurals").unwrap();
        let its = editor.items(plurals)[0];
        assert!(editor.replace(its, "it is"));
        let term = editor.get(first, "term").unwrap();
        assert!(editor.replace(term, "سفارة: بعثة"));
        let english = editor.get(terms, "en").unwrap();
        editor.push(english, &word("z, a"));
        editor.push_entry(terms, "tk", &Node::list(vec![word("a"), word("b")]));
        let note = editor.get(one, "note").unwrap();
        assert!(!editor.replace(note, "x"), "a block scalar is left");
        let two = editor.items(concepts)[1];
        let none = editor.get(two, "terms").unwrap();
        editor.push_entry(none, "ar", &Node::list(vec![word("a")]));
        editor.push_entry(none, "en", &Node::list(vec![word("b")]));
        editor.push(concepts, &Node::mapping(vec![("id".into(), Node::text("three"))]));
        insta::assert_snapshot!(editor.finish(), @r#"
        # a comment
        languages: [ar, "en", tk]   # two
        concepts:
          - id: one # first
            note: |
              several
              lines

            # before the terms
            terms:
              ar:
                - term: "سفارة: بعثة"
                  plurals: [ "it is", b ]
                - term: بعثة

              en: [{term: x}, {term: y z}, {term: "z, a"}]  # end
              tk:
                - term: a
                - term: b
          # trailing

          - id: two
            terms: {ar: [{term: a}], en: [{term: b}]}

          - id: three
        "#);
    }

    #[test]
    fn ends_of_lines_are_kept() {
        let text = "\u{FEFF}a: [x]\r\nb:\r\n- y # c\r\n"; // BYTE ORDER MARK
        let mut editor = Editor::new(text).unwrap();
        let list = editor.get(editor.root(), "b").unwrap();
        editor.push(list, &Node::text("z"));
        let list = editor.get(editor.root(), "a").unwrap();
        editor.push(list, &Node::text("w"));
        assert_eq!(editor.finish(), "\u{FEFF}a: [x, w]\r\nb:\r\n- y # c\r\n- z\r\n");
    }

    #[test]
    fn a_file_without_a_last_line_feed_is_added_to() {
        let mut editor = Editor::new("a:\n  - u").unwrap();
        let list = editor.get(editor.root(), "a").unwrap();
        editor.push(list, &Node::text("v"));
        assert_eq!(editor.finish(), "a:\n  - u\n  - v");
    }
}
