//! One `<tu>` as an entry.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use crate::exchange::pairs::{Code, Entry, Problem, Property, Role, Segment, Variant};
use crate::exchange::xml::{XmlProblem, predefined};
use crate::model::{Locale, State};

/// Elements may be nested this deep: `sub` in a code in `sub` …
const MAX_DEPTH: usize = 32;
/// The type of the property that keeps a state, which TMX has no place for.
pub const STATE: &str = "x-state";

/// What an open element is.
enum Open {
    Unit,
    Variant,
    Segment,
    Note,
    Property(String),
    /// `hi`, and what ends it.
    Mark(Code),
    /// A code, whose own text is to come.
    Code(Code),
    /// A text inside a code; it is part of the code.
    Sub,
    /// Anything else, passed over with what is in it.
    Other,
}

/// What is read of a unit so far.
#[derive(Default)]
struct Unit {
    entry: Entry,
    segment: Option<Segment>,
    locale: Option<Locale>,
    attributes: Vec<(String, String)>,
    properties: Vec<Property>,
    notes: Vec<String>,
    /// The text of a note or property.
    text: String,
}

/// The entry of a unit's text.
///
/// # Errors
///
/// What is wrong with it.
pub fn read(text: &str, line: u64) -> Result<Entry, Problem> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut unit = Unit { entry: Entry { line, ..Entry::default() }, ..Unit::default() };
    let mut open: Vec<Open> = Vec::with_capacity(8);
    loop {
        match reader.read_event().map_err(syntax)? {
            Event::Start(start) => {
                if open.len() == MAX_DEPTH {
                    return Err(Problem::Xml(XmlProblem::TooDeep(MAX_DEPTH)));
                }
                let element = unit.begin(open.last(), &start)?;
                open.push(element);
            }
            Event::End(_) => match open.pop() {
                Some(element) => unit.end(element, &mut open)?,
                None => break,
            },
            Event::Text(text) => {
                let content = text.xml10_content();
                unit.text(&mut open, &content);
            }
            Event::CData(data) => unit.text(&mut open, &data.xml10_content()),
            Event::GeneralRef(reference) => {
                let name = reference.clone().into_inner();
                let unknown = || Problem::Xml(XmlProblem::Entity(name.to_string()));
                let c = match reference.resolve_char_ref() {
                    Ok(Some(c)) => c,
                    Ok(None) => predefined(&name).ok_or_else(unknown)?,
                    Err(_) => return Err(unknown()),
                };
                unit.text(&mut open, c.encode_utf8(&mut [0; 4]));
            }
            Event::DocType(_) => return Err(Problem::Xml(XmlProblem::DocumentType)),
            Event::Decl(_) | Event::Comment(_) | Event::PI(_) | Event::Empty(_) => {}
            Event::Eof => break,
        }
    }
    if !open.is_empty() {
        return Err(Problem::NotClosed);
    }
    if unit.entry.variants.is_empty() {
        return Err(Problem::NoSegment);
    }
    Ok(unit.entry)
}

fn syntax(error: impl std::fmt::Display) -> Problem {
    Problem::Xml(XmlProblem::Syntax(error.to_string()))
}

impl Unit {
    fn begin(&mut self, parent: Option<&Open>, start: &BytesStart<'_>) -> Result<Open, Problem> {
        let name = start.name();
        Ok(match (parent, name.0) {
            (None, "tu") => {
                for (name, value) in attributes(start)? {
                    match name.as_str() {
                        "tuid" => self.entry.id = value,
                        _ => self.entry.attributes.push((name, value)),
                    }
                }
                Open::Unit
            }
            (Some(Open::Unit), "tuv") => {
                self.locale = None;
                let mut said = None;
                for (name, value) in attributes(start)? {
                    match name.as_str() {
                        "xml:lang" => said = Some(value),
                        // TMX 1.1, which some tools still write.
                        "lang" if said.is_none() => said = Some(value),
                        _ => self.attributes.push((name, value)),
                    }
                }
                let said = said.ok_or(Problem::NoLanguage)?;
                self.locale = Some(said.parse().map_err(|_| Problem::Language(said))?);
                Open::Variant
            }
            (Some(Open::Variant), "seg") => {
                if self.segment.is_some() {
                    return Err(Problem::TwoSegments);
                }
                self.segment = Some(Segment::default());
                Open::Segment
            }
            (Some(Open::Unit | Open::Variant), "note") => Open::Note,
            (Some(Open::Unit | Open::Variant), "prop") => {
                let kind = attributes(start)?.into_iter().find(|(name, _)| name == "type");
                Open::Property(kind.map_or(String::new(), |(_, kind)| kind))
            }
            (Some(Open::Code(_)), "sub") => Open::Sub,
            (Some(Open::Segment | Open::Mark(_)), name) => self.inline(name, start)?,
            (Some(Open::Sub), _) => Open::Sub,
            (_, name) => {
                self.entry.passed.push(name.to_owned());
                Open::Other
            }
        })
    }

    fn inline(&mut self, name: &str, start: &BytesStart<'_>) -> Result<Open, Problem> {
        let role = match name {
            "bpt" => Role::Open,
            "ept" => Role::Close,
            "ph" | "ut" => Role::Alone,
            "it" => Role::OpenElsewhere,
            "hi" => Role::MarkOpen,
            _ => {
                self.entry.passed.push(name.to_owned());
                return Ok(Open::Sub);
            }
        };
        let at = self.segment.as_ref().map_or(0, |segment| segment.text.len());
        let mut code = Code { at, role, ..Code::default() };
        for (name, value) in attributes(start)? {
            match name.as_str() {
                "i" => code.pair = value,
                "x" => code.link = value,
                "type" => code.kind = value,
                "pos" if value == "end" => code.role = Role::CloseElsewhere,
                "pos" => {}
                // Whether a placeholder belongs to the text before or after it.
                _ => self.entry.passed.push(name),
            }
        }
        if role == Role::MarkOpen {
            let end = Code { role: Role::MarkClose, ..code.clone() };
            if let Some(segment) = &mut self.segment {
                segment.codes.push(code);
            }
            return Ok(Open::Mark(end));
        }
        Ok(Open::Code(code))
    }

    fn end(&mut self, element: Open, open: &mut [Open]) -> Result<(), Problem> {
        let in_variant = matches!(open.last(), Some(Open::Variant));
        match element {
            Open::Variant => {
                let segment = self.segment.take().ok_or(Problem::NoSegment)?;
                let locale = self.locale.take().ok_or(Problem::NoLanguage)?;
                self.entry.variants.push(Variant {
                    locale,
                    segment,
                    attributes: std::mem::take(&mut self.attributes),
                    properties: std::mem::take(&mut self.properties),
                    notes: std::mem::take(&mut self.notes),
                });
            }
            Open::Note => {
                let note = std::mem::take(&mut self.text);
                if in_variant { &mut self.notes } else { &mut self.entry.notes }.push(note);
            }
            Open::Property(kind) => {
                let value = std::mem::take(&mut self.text);
                let state = State::ALL.into_iter().find(|state| kind == STATE && state.as_str() == value);
                if !in_variant && state.is_some() && self.entry.state.is_none() {
                    self.entry.state = state;
                } else {
                    let list = if in_variant { &mut self.properties } else { &mut self.entry.properties };
                    list.push(Property { kind, value });
                }
            }
            Open::Code(code) => {
                if let Some(segment) = &mut self.segment {
                    segment.codes.push(code);
                }
            }
            Open::Mark(code) => {
                if let Some(segment) = &mut self.segment {
                    segment.codes.push(Code { at: segment.text.len(), ..code });
                }
            }
            Open::Unit | Open::Segment | Open::Sub | Open::Other => {}
        }
        Ok(())
    }

    fn text(&mut self, open: &mut [Open], text: &str) {
        // The text of a `sub` belongs to the code around it.
        let inner = open.iter_mut().rev().find(|element| !matches!(element, Open::Sub));
        match inner {
            Some(Open::Note | Open::Property(_)) => self.text.push_str(text),
            Some(Open::Code(code)) => code.data.push_str(text),
            Some(Open::Segment | Open::Mark(_)) => {
                if let Some(segment) = &mut self.segment {
                    segment.text.push_str(text);
                }
            }
            _ => {}
        }
    }
}

/// The attributes of an element, as written.
pub fn attributes(start: &BytesStart<'_>) -> Result<Vec<(String, String)>, Problem> {
    let mut all = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(syntax)?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(syntax)?;
        all.push((attribute.key.0.to_owned(), value.into_owned()));
    }
    Ok(all)
}
