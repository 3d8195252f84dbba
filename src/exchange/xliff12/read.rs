//! Units of XLIFF 1.2 as entries.

use std::io::Read as _;

use super::{ATTRIBUTE, ATTRIBUTES, CODE_TYPES, CONTEXT, FILE, MARK_TYPES, PROPERTIES, state_of, word_of};
use crate::exchange::pairs::{
    Code, Entry, Head, Pair, PairReader, PairsError, Problem, Property, Rejected, Role, Segment, Source,
    Variant,
};
use crate::exchange::stream::Decoded;
use crate::exchange::xml::{self, DocumentType, Element, Node};
use crate::model::Locale;

/// The longest file, in bytes: it is held as a whole.
const LIMIT: u64 = 256 << 20;

/// The text of a file, decoded.
pub(in crate::exchange) fn text(file: Source) -> Result<String, PairsError> {
    let mut bytes = Vec::new();
    Decoded::new(file)?.take(LIMIT + 1).read_to_end(&mut bytes)?;
    let broken = |problem| PairsError::File { line: 1, problem };
    if bytes.len() as u64 > LIMIT {
        return Err(broken(Problem::TooLong(LIMIT as usize)));
    }
    String::from_utf8(bytes).map_err(|_| broken(Problem::NotUtf8))
}

/// The root element of a file's text.
pub(in crate::exchange) fn root(text: &str, known: &[&'static str]) -> Result<Element, PairsError> {
    xml::parse(text, known, DocumentType::NameOnly).map_err(|error| PairsError::File {
        line: 1 + text.as_bytes().get(..error.at).map_or(0, newlines),
        problem: Problem::Xml(error.problem),
    })
}

fn newlines(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}

/// The lines of bytes that are asked for in ascending order.
pub(in crate::exchange) struct LineOf<'t> {
    text: &'t str,
    at: usize,
    line: u64,
}

impl<'t> LineOf<'t> {
    pub(in crate::exchange) fn new(text: &'t str) -> Self {
        Self { text, at: 0, line: 1 }
    }

    pub(in crate::exchange) fn line(&mut self, at: usize) -> u64 {
        if let Some(between) = self.text.as_bytes().get(self.at..at) {
            self.line += newlines(between);
            self.at = at;
        }
        self.line
    }
}

/// Entries that were read as a whole.
pub(in crate::exchange) struct Entries {
    pub(in crate::exchange) head: Head,
    pub(in crate::exchange) entries: std::vec::IntoIter<Result<Entry, PairsError>>,
}

impl PairReader for Entries {
    fn head(&self) -> &Head {
        &self.head
    }
}

impl Iterator for Entries {
    type Item = Result<Entry, PairsError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.entries.next()
    }
}

pub(super) fn read(file: Source, pair: Pair) -> Result<Entries, PairsError> {
    let text = text(file)?;
    let root = root(&text, &[])?;
    let version = root.attribute("version").unwrap_or_default();
    if root.name != "xliff" || !version.starts_with("1.") {
        return Err(PairsError::NotFormat("xliff-1.2"));
    }
    let parts: Vec<&Element> = root.elements().filter(|element| element.name == "file").collect();
    let mut head = Head::default();
    let mut reader =
        Reader { lines: LineOf::new(&text), entries: Vec::new(), file: None, languages: [None, None] };
    for (index, part) in parts.iter().enumerate() {
        let language = |name: &str, named: &Option<Locale>| {
            named.clone().or_else(|| part.attribute(name).and_then(|tag| tag.parse().ok()))
        };
        reader.languages =
            [language("source-language", &pair.source), language("target-language", &pair.target)];
        let original = part.attribute("original").unwrap_or_default();
        if index == 0 {
            let [source, target] = reader.languages.clone();
            let datatype = part.attribute("datatype").map(|kind| ("datatype".to_owned(), kind.to_owned()));
            head = Head { source, target, ..Head::default() };
            head.attributes = vec![("original".to_owned(), original.to_owned())];
            head.attributes.extend(datatype);
        }
        reader.file = (parts.len() > 1).then(|| original.to_owned());
        for body in part.elements().filter(|element| element.name == "body") {
            reader.units(body);
        }
    }
    let entries = reader.entries.into_iter();
    Ok(Entries { head, entries })
}

struct Reader<'t> {
    lines: LineOf<'t>,
    entries: Vec<Result<Entry, PairsError>>,
    file: Option<String>,
    languages: [Option<Locale>; 2],
}

impl Reader<'_> {
    /// The units below an element, groups included. As deep as [`xml::parse`] allows, no deeper.
    fn units(&mut self, parent: &Element) {
        for element in parent.elements() {
            match element.name.as_str() {
                "group" => self.units(element),
                "trans-unit" => {
                    let line = self.lines.line(element.at);
                    let entry = self.unit(element, line);
                    self.entries.push(entry.map_err(|problem| Rejected { line, problem }.into()));
                }
                _ => {}
            }
        }
    }

    fn unit(&self, element: &Element, line: u64) -> Result<Entry, Problem> {
        let mut entry = Entry { line, ..Entry::default() };
        let mut approved = None;
        for (name, value) in &element.attributes {
            match name.as_str() {
                "id" => entry.id.clone_from(value),
                "approved" => approved = Some(value == "yes"),
                "xml:space" => {}
                _ => entry.properties.push(property(format!("{ATTRIBUTE}{name}"), value.clone())),
            }
        }
        entry.properties.extend(self.file.iter().map(|file| property(FILE.to_owned(), file.clone())));
        let [from, to] = &self.languages;
        let mut target_notes = Vec::new();
        let mut source_notes = Vec::new();
        let mut word = None;
        for child in element.elements() {
            match child.name.as_str() {
                "source" => {
                    let locale = from.clone().ok_or(Problem::NoLanguage)?;
                    entry.variants.insert(0, Variant::new(locale, segment(child)));
                }
                "target" => {
                    let locale = to.clone().ok_or(Problem::NoLanguage)?;
                    entry.variants.push(Variant::new(locale, segment(child)));
                    word = child.attribute("state");
                    let kept = child.attributes.iter().filter(|(name, _)| name == "state-qualifier");
                    let kept =
                        kept.map(|(name, value)| property(format!("{ATTRIBUTE}{name}"), value.clone()));
                    entry.properties.extend(kept);
                }
                "note" => match child.attribute("annotates") {
                    Some("source") => source_notes.push(child.text()),
                    Some("target") => target_notes.push(child.text()),
                    _ => entry.notes.push(child.text()),
                },
                "context-group" => contexts(child, &mut entry),
                name => entry.passed.push(name.to_owned()),
            }
        }
        entry.state = state_of(word, approved);
        // A state that is not the one we would write comes back as it was.
        if let Some(word) = word
            && entry.state.map(word_of) != Some(word)
        {
            entry.properties.push(property(format!("{ATTRIBUTE}state"), word.to_owned()));
        }
        if entry.variants.is_empty() {
            return Err(Problem::NoSegment);
        }
        for (notes, locale) in [(source_notes, from), (target_notes, to)] {
            let place = entry.variants.iter_mut().find(|variant| Some(&variant.locale) == locale.as_ref());
            match place {
                Some(variant) => variant.notes = notes,
                None => entry.notes.extend(notes),
            }
        }
        Ok(entry)
    }
}

fn property(kind: String, value: String) -> Property {
    Property { kind, value }
}

fn contexts(group: &Element, entry: &mut Entry) {
    let name = group.attribute("name").unwrap_or_default();
    for context in group.elements().filter(|element| element.name == "context") {
        let kind = context.attribute("context-type").unwrap_or_default();
        let value = context.text();
        match kind.strip_prefix("x-") {
            Some(kind) if name == ATTRIBUTES => entry.attributes.push((kind.to_owned(), value)),
            Some(kind) if name == PROPERTIES => entry.properties.push(property(kind.to_owned(), value)),
            _ => entry.properties.push(property(format!("{CONTEXT}{kind}"), value)),
        }
    }
}

/// A text with its codes. As deep as [`xml::parse`] allows, no deeper.
fn segment(element: &Element) -> Segment {
    let mut segment = Segment::default();
    add(element, &mut segment);
    segment
}

fn add(parent: &Element, out: &mut Segment) {
    for node in &parent.children {
        let element = match node {
            Node::Text(text) => {
                out.text.push_str(text);
                continue;
            }
            Node::Element(element) => element,
        };
        let value = |name: &str| element.attribute(name).unwrap_or_default().to_owned();
        let listed = |kind: String, types: &[&str]| match kind.strip_prefix("x-") {
            Some(own) if !types.contains(&own) => own.to_owned(),
            _ => kind,
        };
        let paired = |role| Code {
            at: out.text.len(),
            role,
            pair: element.attribute("rid").map_or_else(|| value("id"), str::to_owned),
            link: value("id"),
            kind: listed(value("ctype"), CODE_TYPES),
            data: element.text(),
            shown: value("equiv-text"),
        };
        let alone = |role| Code { pair: String::new(), ..paired(role) };
        let end = |role| Code { kind: String::new(), ..paired(role) };
        let code = match element.name.as_str() {
            "g" => {
                out.codes.push(Code { data: String::new(), ..paired(Role::Open) });
                let close = Code { data: String::new(), shown: String::new(), ..end(Role::Close) };
                add(element, out);
                out.codes.push(Code { at: out.text.len(), ..close });
                continue;
            }
            "mrk" => {
                let mark = Code {
                    at: out.text.len(),
                    role: Role::MarkOpen,
                    link: value("mid"),
                    kind: listed(value("mtype"), MARK_TYPES),
                    ..Code::default()
                };
                out.codes.push(mark.clone());
                add(element, out);
                out.codes.push(Code { at: out.text.len(), role: Role::MarkClose, ..mark });
                continue;
            }
            "bx" => paired(Role::Open),
            "ex" => end(Role::Close),
            "bpt" => paired(Role::Open),
            "ept" => end(Role::Close),
            "it" if element.attribute("pos") == Some("close") => alone(Role::CloseElsewhere),
            "it" => alone(Role::OpenElsewhere),
            // `x`, `ph` and whatever a tool has of its own.
            _ => alone(Role::Alone),
        };
        out.codes.push(code);
    }
}
