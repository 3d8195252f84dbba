//! Files of translation tools as documents: units with a text in each language, found in the XML without a tree, each with the
//! bytes it stands in, so that a translation can be put in and nothing else is touched.
//!
//! Inline codes are tags and placeholders in the text: what a code shows or stands for, where that is one (`%s`, `<b>`), else the
//! element itself with its id (`<g id="1">`). They are written back as the elements they were.

use std::collections::HashMap;
use std::ops::Range;

use quick_xml::Reader as XmlReader;
use quick_xml::escape::{escape, unescape};
use quick_xml::events::{BytesStart, Event};

use super::messages::Messages;
use super::{ReadOptions, Reading};
use crate::model::Locale;
use crate::text::placeholders::scan;
use crate::text::{LineIndex, Place};

/// A text of a unit in one language.
#[derive(Debug)]
pub(super) struct Side {
    /// Its language, as the file says it.
    pub(super) language: String,
    /// The bytes of what stands in its element, and of the element.
    pub(super) inner: Range<usize>,
    pub(super) outer: Range<usize>,
    /// Whether it is of the language that the file translates from.
    pub(super) is_source: bool,
}

/// A unit, a segment of one, or an entry of a memory.
#[derive(Debug)]
pub(super) struct Unit {
    pub(super) id: String,
    pub(super) sides: Vec<Side>,
    /// The byte at which another language is added: behind the last one.
    pub(super) end: usize,
    /// The data of codes, by id.
    pub(super) data: HashMap<String, String>,
}

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Units {
    pub(super) units: Vec<Unit>,
    /// The byte from which on it could not be read, and why.
    pub(super) broken: Option<(usize, String)>,
}

/// Why a file is not read further at an event, where `open` elements are open.
pub(super) fn stops(
    event: &Result<Event, quick_xml::Error>,
    open: usize,
    max_depth: usize,
) -> Option<Option<String>> {
    match event {
        Ok(Event::Start(_)) if open >= max_depth => {
            Some(Some(format!("elements nested deeper than {max_depth}")))
        }
        Ok(Event::Eof) if open > 0 => Some(Some("it ends before its elements do".to_owned())),
        Ok(Event::Eof) => Some(None),
        Err(error) => Some(Some(error.to_string())),
        Ok(_) => None,
    }
}

/// An inline code: what stands for it in the text, and how it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Code {
    shown: String,
    raw: String,
}

/// The attribute of an element, unescaped.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = element.attributes();
    all.with_checks(false);
    let found = all.flatten().find(|attribute| attribute.key.as_ref() == name)?;
    let value = &*found.value;
    Some(unescape(value).map_or_else(|_| value.to_owned(), |text| text.into_owned()))
}

/// Elements whose content is a code of the original.
const CODES: &[&str] = &["bpt", "ept", "ph", "it", "ut"];
/// Elements around text.
const AROUND: &[&str] = &["g", "pc", "hi"];
/// Marks that are no part of the text.
const MARKS: &[&str] = &["mrk", "sm", "em"];

/// The text of a unit in one language, and its codes in their order. Empty for XML that is broken.
pub(super) fn flatten(raw: &str, data: &HashMap<String, String>) -> (String, Vec<Code>) {
    let mut reader = XmlReader::from_str(raw);
    reader.config_mut().check_end_names = false;
    let (mut out, mut codes): (String, Vec<Code>) = Default::default();
    // The code that is open: where it begins, its id, and its content so far.
    let mut code: Option<(usize, String, String, usize)> = None;
    let mut around: Vec<String> = Vec::new();
    loop {
        let before = reader.buffer_position() as usize;
        let Ok(event) = reader.read_event() else { return Default::default() };
        let after = reader.buffer_position() as usize;
        let written = raw.get(before..after).unwrap_or_default();
        let text = match event {
            Event::Eof => break,
            Event::Text(content) => content.to_string(),
            Event::CData(content) => content.to_string(),
            Event::GeneralRef(name) => {
                let written = format!("&{};", &*name);
                unescape(&written).map_or(written.clone(), |text| text.into_owned())
            }
            Event::Start(element) => {
                let name = element.local_name().as_ref().to_owned();
                if let Some((.., depth)) = &mut code {
                    *depth += 1;
                } else if CODES.contains(&name.as_str()) {
                    code = Some((before, opening(&name, &element), String::new(), 0));
                } else if AROUND.contains(&name.as_str()) {
                    let shown = opening(&name, &element);
                    out.push_str(&shown);
                    codes.push(Code { shown, raw: written.to_owned() });
                    around.push(name);
                }
                continue;
            }
            Event::End(element) => {
                let name = element.local_name().as_ref().to_owned();
                match code.take() {
                    Some((start, id, content, 0)) => {
                        let shown = one_placeholder(&content).unwrap_or_else(|| closed(&id));
                        out.push_str(&shown);
                        codes.push(Code { shown, raw: raw.get(start..after).unwrap_or_default().to_owned() });
                    }
                    Some((start, id, content, depth)) => code = Some((start, id, content, depth - 1)),
                    None if around.last() == Some(&name) => {
                        around.pop();
                        let shown = format!("</{name}>");
                        out.push_str(&shown);
                        codes.push(Code { shown, raw: written.to_owned() });
                    }
                    None => {}
                }
                continue;
            }
            Event::Empty(element) => {
                let name = element.local_name().as_ref().to_owned();
                if code.is_some() || MARKS.contains(&name.as_str()) {
                    continue;
                }
                if name == "cp" {
                    let hex = attribute(&element, "hex").and_then(|hex| u32::from_str_radix(&hex, 16).ok());
                    out.extend(hex.and_then(char::from_u32));
                    continue;
                }
                let stands_for =
                    ["equiv-text", "equiv", "disp"].iter().filter_map(|n| attribute(&element, n));
                let referred = attribute(&element, "dataRef").and_then(|id| data.get(&id).cloned());
                let shown = referred.into_iter().chain(stands_for).find_map(|text| one_placeholder(&text));
                let shown = shown.unwrap_or_else(|| closed(&opening(&name, &element)));
                out.push_str(&shown);
                codes.push(Code { shown, raw: written.to_owned() });
                continue;
            }
            _ => continue,
        };
        match &mut code {
            Some((_, _, content, _)) => content.push_str(&text),
            None => out.push_str(&text),
        }
    }
    (out, codes)
}

/// `<g id="1">`: the element with what tells it apart.
fn opening(name: &str, element: &BytesStart<'_>) -> String {
    let id = ["id", "i", "x"].iter().find_map(|key| Some((*key, attribute(element, key)?)));
    match id {
        Some((key, id)) if id.len() <= 40 => format!("<{name} {key}=\"{}\">", escape(id.as_str())),
        _ => format!("<{name}>"),
    }
}

/// `<x id="1"/>` of `<x id="1">`.
fn closed(opening: &str) -> String {
    format!("{}/>", opening.strip_suffix('>').unwrap_or(opening))
}

/// The text, if it is one placeholder and nothing else.
fn one_placeholder(text: &str) -> Option<String> {
    let text = text.trim();
    match scan(text).as_slice() {
        [only] if only.span.start == 0 && only.span.end == text.len() && only.kind.is_code() => {
            Some(text.to_owned())
        }
        _ => None,
    }
}

/// A text as the content of an element: its codes as they were written, the rest escaped. A translation whose tags do not stand in
/// each other as elements must has them all as text.
pub(super) fn restore(text: &str, codes: &[Code]) -> String {
    let mut out = String::new();
    let mut left: Vec<&Code> = codes.iter().collect();
    let mut from = 0;
    let mut at = 0;
    while at < text.len() {
        let here = left.iter().position(|code| !code.shown.is_empty() && text[at..].starts_with(&code.shown));
        match here {
            Some(index) => {
                let code = left.remove(index);
                out.push_str(&escaped(&text[from..at]));
                out.push_str(&code.raw);
                at += code.shown.len();
                from = at;
            }
            None => at += text[at..].chars().next().map_or(1, char::len_utf8),
        }
    }
    out.push_str(&escaped(&text[from..]));
    if is_balanced(&out) { out } else { escaped(text) }
}

fn is_balanced(fragment: &str) -> bool {
    let mut reader = XmlReader::from_str(fragment);
    let mut depth = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return depth == 0,
            Ok(Event::Start(_)) => depth += 1,
            Ok(Event::End(_)) if depth > 0 => depth -= 1,
            Ok(Event::End(_)) | Err(_) => return false,
            Ok(_) => {}
        }
    }
}

/// A text as XML has it; characters that XML has none of are left out.
pub(super) fn escaped(text: &str) -> String {
    let allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    let text: String = text.chars().filter(|c| allowed(*c)).collect();
    quick_xml::escape::partial_escape(text.as_str()).into_owned()
}

/// The units as messages of the language that `options` name.
pub(super) fn read(text: &str, flavour: &'static str, file: Units, options: &ReadOptions) -> Reading {
    let mut messages = Messages::default();
    let index = LineIndex::new(text);
    for (unit, key) in file.units.iter().zip(keys(text, &file.units)) {
        // The language that is translated from may be written with another region, the other one not at all.
        if let Some(side) = unit.sides.iter().find(|side| options.is_language(&side.language)) {
            let (flat, _) = flatten(&text[side.inner.clone()], &unit.data);
            let place: Place = index.place(text, side.inner.start);
            messages.push(key, &flat, place);
        }
    }
    let broken = file.broken.map(|(byte, reason)| (index.place(text, byte.min(text.len())), reason));
    Reading { blocks: messages.blocks, flavour: Some(flavour), languages: true, broken, ..Reading::default() }
}

/// The keys of units: their ids, each once; without one, the source text, as of a memory.
pub(super) fn keys(text: &str, units: &[Unit]) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut key = |unit: &Unit| {
        let source = || {
            let side = unit.sides.iter().find(|side| side.is_source).or(unit.sides.first());
            side.map(|side| flatten(&text[side.inner.clone()], &unit.data).0.trim().to_owned())
                .unwrap_or_default()
        };
        let key = if unit.id.is_empty() { source() } else { unit.id.clone() };
        let seen = seen.entry(key.clone()).or_default();
        *seen += 1;
        if *seen == 1 { key } else { format!("{key} #{seen}") }
    };
    units.iter().map(&mut key).collect()
}

/// Where a translation is put in.
pub(super) enum Put {
    /// In place of what stands in these bytes.
    Inside(Range<usize>),
    /// In an element of its own, between these two, at a byte.
    New(usize, String, String),
    /// In place of an element that has no content, as one.
    Whole(Range<usize>, String, String),
}

/// The file with the translations of units put in; `without` says what is taken out of a unit that has none.
pub(super) fn write(
    text: &str,
    units: &[Unit],
    translation: &super::Translation<'_>,
    put: impl Fn(&Unit) -> Option<Put>,
    without: impl Fn(&Unit) -> Option<Range<usize>>,
) -> String {
    let mut changes: Vec<(Range<usize>, String)> = Vec::new();
    for (unit, key) in units.iter().zip(keys(text, units)) {
        let Some(new) = translation.texts.get(&key) else {
            changes.extend(without(unit).map(|range| (range, String::new())));
            continue;
        };
        let Some(source) = unit.sides.iter().find(|side| side.is_source).or(unit.sides.first()) else {
            continue;
        };
        let (_, codes) = flatten(&text[source.inner.clone()], &unit.data);
        let content = restore(new, &codes);
        match put(unit) {
            Some(Put::Inside(range)) => changes.push((range, content)),
            Some(Put::New(at, open, close)) => changes.push((at..at, format!("{open}{content}{close}"))),
            Some(Put::Whole(range, open, close)) => changes.push((range, format!("{open}{content}{close}"))),
            None => {}
        }
    }
    super::replaced(text, changes)
}

/// Whether a tag of a file is of a locale's language.
pub(super) fn is_of(tag: &str, locale: &Locale) -> bool {
    tag.split(['-', '_']).next().is_some_and(|first| first.eq_ignore_ascii_case(locale.language.as_str()))
}

/// The white space before a byte, on its line: new elements are indented as the one before.
pub(super) fn indentation(text: &str, at: usize) -> &str {
    let line = text[..at].rfind('\n').map_or(at, |newline| newline);
    let between = &text[line..at];
    if between.trim().is_empty() { between } else { "" }
}
