//! The XML of a file as a tree with places: namespaces resolved, depth bounded, no entities but
//! XML's own.

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::{NsReader, XmlVersion};

use super::{CORE, GLOSSARY, MATCHES, METADATA, Problem, XliffError};
use crate::text::LineIndex;

/// Elements may be nested this deep; a `<pc>` in a `<pc>` in a group in a group needs about ten.
const MAX_DEPTH: usize = 64;

/// The vocabularies we read; anything else is another tool's and passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vocabulary {
    Core,
    Metadata,
    Matches,
    Glossary,
    Other,
}

#[derive(Debug)]
pub struct Element {
    pub vocabulary: Vocabulary,
    /// Without prefix.
    pub name: String,
    /// As written, with prefix.
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
    /// Byte where it begins.
    pub at: usize,
}

#[derive(Debug)]
pub enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    pub fn is(&self, vocabulary: Vocabulary, name: &str) -> bool {
        self.vocabulary == vocabulary && self.name == name
    }

    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    pub fn children_named<'a>(
        &'a self,
        vocabulary: Vocabulary,
        name: &'a str,
    ) -> impl Iterator<Item = &'a Element> {
        self.elements().filter(move |e| e.is(vocabulary, name))
    }

    pub fn child(&self, vocabulary: Vocabulary, name: &str) -> Option<&Element> {
        self.elements().find(|e| e.is(vocabulary, name))
    }

    fn push_text(&mut self, text: &str) {
        if let Some(Node::Text(last)) = self.children.last_mut() {
            last.push_str(text);
        } else {
            self.children.push(Node::Text(text.to_owned()));
        }
    }
}

/// A file being read: turns bytes into places when something is wrong.
pub struct File<'a> {
    pub path: &'a str,
    pub text: &'a str,
}

impl File<'_> {
    pub fn error(&self, at: usize, problem: Problem) -> XliffError {
        let place = LineIndex::new(self.text).place(self.text, at);
        XliffError { path: self.path.to_owned(), place, problem }
    }

    /// The root element.
    pub fn parse(&self) -> Result<Element, XliffError> {
        let mut reader = NsReader::from_str(self.text);
        reader.config_mut().expand_empty_elements = true;
        let mut open: Vec<Element> = Vec::new();
        let mut root = None;
        loop {
            let at = reader.buffer_position() as usize;
            let (namespace, event) = match reader.read_resolved_event() {
                Ok((namespace, event)) => (vocabulary(&namespace), event),
                Err(e) => {
                    let at = reader.error_position() as usize;
                    return Err(self.error(at, Problem::Syntax(e.to_string())));
                }
            };
            match event {
                Event::Start(start) => {
                    if open.len() == MAX_DEPTH {
                        return Err(self.error(at, Problem::TooDeep(MAX_DEPTH)));
                    }
                    if root.is_some() && open.is_empty() {
                        return Err(self.error(at, Problem::Syntax("a second root element".to_owned())));
                    }
                    open.push(self.element(namespace, &start, at)?);
                }
                Event::End(_) => {
                    let Some(element) = open.pop() else { continue };
                    match open.last_mut() {
                        Some(parent) => parent.children.push(Node::Element(element)),
                        None => root = Some(element),
                    }
                }
                Event::Text(text) => {
                    let content = text.xml10_content();
                    match open.last_mut() {
                        Some(parent) => parent.push_text(&content),
                        None if content.trim().is_empty() => {}
                        None => {
                            return Err(
                                self.error(at, Problem::Syntax("text outside the root element".to_owned()))
                            );
                        }
                    }
                }
                Event::CData(data) => {
                    if let Some(parent) = open.last_mut() {
                        parent.push_text(&data.xml10_content());
                    }
                }
                Event::GeneralRef(reference) => {
                    let name = reference.clone().into_inner();
                    let unknown = || self.error(at, Problem::Entity(name.to_string()));
                    let c = match reference.resolve_char_ref() {
                        Ok(Some(c)) => c,
                        Ok(None) => predefined(&name).ok_or_else(unknown)?,
                        Err(_) => return Err(unknown()),
                    };
                    if let Some(parent) = open.last_mut() {
                        parent.push_text(c.encode_utf8(&mut [0; 4]));
                    }
                }
                Event::DocType(_) => return Err(self.error(at, Problem::DocumentType)),
                Event::Decl(_) | Event::Comment(_) | Event::PI(_) | Event::Empty(_) => {}
                Event::Eof => break,
            }
        }
        if let Some(element) = open.last() {
            return Err(
                self.error(element.at, Problem::Syntax(format!("`<{}>` is not closed", element.name)))
            );
        }
        root.ok_or_else(|| {
            self.error(self.text.len(), Problem::Syntax("there is no root element".to_owned()))
        })
    }

    fn element(
        &self,
        vocabulary: Vocabulary,
        start: &BytesStart<'_>,
        at: usize,
    ) -> Result<Element, XliffError> {
        let mut attributes = Vec::new();
        for attribute in start.attributes() {
            let syntax = |message: String| self.error(at, Problem::Syntax(message));
            let attribute = attribute.map_err(|e| syntax(e.to_string()))?;
            let value =
                attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|e| syntax(e.to_string()))?;
            attributes.push((attribute.key.0.to_owned(), value.into_owned()));
        }
        let name = start.name().local_name().into_inner().to_owned();
        Ok(Element { vocabulary, name, attributes, children: Vec::new(), at })
    }
}

fn vocabulary(namespace: &ResolveResult<'_>) -> Vocabulary {
    let ResolveResult::Bound(Namespace(name)) = namespace else { return Vocabulary::Other };
    match *name {
        CORE => Vocabulary::Core,
        METADATA => Vocabulary::Metadata,
        MATCHES => Vocabulary::Matches,
        GLOSSARY => Vocabulary::Glossary,
        _ => Vocabulary::Other,
    }
}

fn predefined(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}
