//! XML as a tree with places: namespaces resolved, depth bounded, no entities but XML's own.

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::{NsReader, XmlVersion};

/// Elements may be nested this deep; none of our formats needs more than about twelve.
const MAX_DEPTH: usize = 64;

/// An element with what is in it.
#[derive(Debug)]
pub struct Element {
    /// The namespace, if it is one of those that the caller knows; else empty.
    pub namespace: &'static str,
    /// Without prefix.
    pub name: String,
    /// As written, with prefix.
    pub attributes: Vec<(String, String)>,
    /// Elements and texts in order.
    pub children: Vec<Node>,
    /// Byte where it begins.
    pub at: usize,
}

/// What stands in an element.
#[derive(Debug)]
pub enum Node {
    /// Another element.
    Element(Element),
    /// Text, entities and CDATA resolved.
    Text(String),
}

/// Why a text cannot be read, and the byte where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct XmlError {
    /// The byte.
    pub at: usize,
    /// Why.
    pub problem: XmlProblem,
}

/// What is wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum XmlProblem {
    /// Not well-formed XML; the parser's words, in English.
    Syntax(String),
    /// A document type declaration: entities could be defined in it.
    DocumentType,
    /// An entity that XML does not define.
    Entity(String),
    /// Elements nested deeper than this.
    TooDeep(usize),
}

/// Whether a document type declaration may stand before the root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentType {
    /// No.
    Refused,
    /// If it only names a file, which is not read: nothing is defined in the text itself.
    NameOnly,
}

impl Element {
    /// Whether it is the element of that namespace and name.
    pub fn is(&self, namespace: &str, name: &str) -> bool {
        self.namespace == namespace && self.name == name
    }

    /// The value of an attribute, by its name with prefix.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The elements directly in it.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Those of a namespace and name.
    pub fn children_named<'a>(
        &'a self,
        namespace: &'a str,
        name: &'a str,
    ) -> impl Iterator<Item = &'a Element> {
        self.elements().filter(move |e| e.is(namespace, name))
    }

    /// The first of a namespace and name.
    pub fn child(&self, namespace: &str, name: &str) -> Option<&Element> {
        self.elements().find(|e| e.is(namespace, name))
    }

    /// The text in it and in everything in it. As deep as [`parse`] allows, no deeper.
    pub fn text(&self) -> String {
        fn add(element: &Element, out: &mut String) {
            for node in &element.children {
                match node {
                    Node::Text(text) => out.push_str(text),
                    Node::Element(inner) => add(inner, out),
                }
            }
        }
        let mut out = String::new();
        add(self, &mut out);
        out
    }

    fn push_text(&mut self, text: &str) {
        if let Some(Node::Text(last)) = self.children.last_mut() {
            last.push_str(text);
        } else {
            self.children.push(Node::Text(text.to_owned()));
        }
    }
}

/// The root element of a text without byte order mark. `known` are the namespaces that elements are told apart by.
///
/// # Errors
///
/// The first thing that is not well-formed, an entity or document type that is not allowed, nesting without end.
pub fn parse(text: &str, known: &[&'static str], document_type: DocumentType) -> Result<Element, XmlError> {
    parse_with(text, known, document_type, |_| false)
}

/// Like [`parse`]; what stands in an element that `taken` has taken at its end is not kept in the tree, so that a file of many
/// elements does not have to be held as one.
///
/// # Errors
///
/// As [`parse`].
pub fn parse_with(
    text: &str,
    known: &[&'static str],
    document_type: DocumentType,
    mut taken: impl FnMut(&Element) -> bool,
) -> Result<Element, XmlError> {
    let error = |at: usize, problem| Err(XmlError { at, problem });
    let syntax = |at: usize, words: &str| XmlError { at, problem: XmlProblem::Syntax(words.to_owned()) };
    let mut reader = NsReader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut open: Vec<Element> = Vec::new();
    let mut root = None;
    loop {
        let at = reader.buffer_position() as usize;
        let (namespace, event) = match reader.read_resolved_event() {
            Ok((namespace, event)) => (known_as(&namespace, known), event),
            Err(e) => return Err(syntax(reader.error_position() as usize, &e.to_string())),
        };
        match event {
            Event::Start(start) => {
                if open.len() == MAX_DEPTH {
                    return error(at, XmlProblem::TooDeep(MAX_DEPTH));
                }
                if root.is_some() && open.is_empty() {
                    return Err(syntax(at, "a second root element"));
                }
                open.push(element(namespace, &start, at).map_err(|words| syntax(at, &words))?);
            }
            Event::End(_) => {
                let Some(mut element) = open.pop() else { continue };
                if taken(&element) {
                    element.children = Vec::new();
                }
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
                    None => return Err(syntax(at, "text outside the root element")),
                }
            }
            Event::CData(data) => {
                if let Some(parent) = open.last_mut() {
                    parent.push_text(&data.xml10_content());
                }
            }
            Event::GeneralRef(reference) => {
                let name = reference.clone().into_inner();
                let unknown = || XmlError { at, problem: XmlProblem::Entity(name.to_string()) };
                let c = match reference.resolve_char_ref() {
                    Ok(Some(c)) => c,
                    Ok(None) => predefined(&name).ok_or_else(unknown)?,
                    Err(_) => return Err(unknown()),
                };
                if let Some(parent) = open.last_mut() {
                    parent.push_text(c.encode_utf8(&mut [0; 4]));
                }
            }
            Event::DocType(content) if document_type == DocumentType::Refused || content.contains('[') => {
                return error(at, XmlProblem::DocumentType);
            }
            Event::DocType(_) | Event::Decl(_) | Event::Comment(_) | Event::PI(_) | Event::Empty(_) => {}
            Event::Eof => break,
        }
    }
    if let Some(element) = open.last() {
        return Err(syntax(element.at, &format!("`<{}>` is not closed", element.name)));
    }
    root.ok_or_else(|| syntax(text.len(), "there is no root element"))
}

fn element(namespace: &'static str, start: &BytesStart<'_>, at: usize) -> Result<Element, String> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|e| e.to_string())?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|e| e.to_string())?;
        attributes.push((attribute.key.0.to_owned(), value.into_owned()));
    }
    let name = start.name().local_name().into_inner().to_owned();
    Ok(Element { namespace, name, attributes, children: Vec::new(), at })
}

fn known_as(namespace: &ResolveResult<'_>, known: &[&'static str]) -> &'static str {
    let ResolveResult::Bound(Namespace(name)) = namespace else { return "" };
    known.iter().find(|known| *known == name).copied().unwrap_or_default()
}

/// The character of an entity that XML itself defines.
pub(in crate::exchange) fn predefined(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

/// True for a character that an XML 1.0 document cannot hold in any notation (production 2, `Char`).
pub fn is_forbidden(c: char) -> bool {
    !matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// Appends the text of an element so that it reads back; characters that XML cannot hold are left out.
pub fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            c if is_forbidden(c) => {}
            c => out.push(c),
        }
    }
}

/// Appends the value of an attribute so that it reads back; characters that XML cannot hold are left out.
pub fn escape_attribute(value: &str, out: &mut String) {
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // As they stand they would become spaces.
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            c if is_forbidden(c) => {}
            c => out.push(c),
        }
    }
}

/// Appends an attribute and the space before it.
pub fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape_attribute(value, out);
    out.push('"');
}

/// Appends the attributes that have a value.
pub fn present(out: &mut String, attributes: &[(&str, &str)]) {
    for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
        attribute(out, name, value);
    }
}

/// Appends the text of an element, quotes as they are; characters that XML cannot hold are left out.
pub fn escape_text(text: &str, out: &mut String) {
    let mut rest = text;
    let special = |c: char| matches!(c, '&' | '<' | '>' | '\r') || is_forbidden(c);
    while let Some(at) = rest.find(special) {
        out.push_str(&rest[..at]);
        let c = rest[at..].chars().next().unwrap_or_default();
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\r' => out.push_str("&#13;"),
            _ => {}
        }
        rest = &rest[at + c.len_utf8()..];
    }
    out.push_str(rest);
}
