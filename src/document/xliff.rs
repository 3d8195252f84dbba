//! XLIFF as documents: 1.2 and 2.0 to 2.2.

use std::collections::HashMap;

use quick_xml::Reader as XmlReader;
use quick_xml::events::{BytesStart, Event};

use super::bilingual::{self, Put, Side, Unit, Units, attribute, indentation};
use super::{ReadOptions, Reader, Reading, Translation, ends_in};

/// XLIFF: a block a unit, of 2.x a segment, under its id; the source, or the target of the language that is asked for. Units that are not
/// to be translated are none. Proposals of other tools (`alt-trans`, matches) are not looked at. Nothing in a file refers to anything
/// outside it that would be read.
pub(super) struct Xliff;

impl Reader for Xliff {
    fn name(&self) -> &'static str {
        "XLIFF"
    }

    fn recognises(&self, name: &str, _text: &str) -> bool {
        ends_in(name, &["xlf", "xliff", "sdlxliff", "mxliff"])
    }

    fn read(&self, text: &str, options: &ReadOptions) -> Reading {
        bilingual::read(text, "XLIFF", units(text, options.max_depth), options)
    }

    fn localized(&self, text: &str, options: &ReadOptions, translation: &Translation<'_>) -> Option<String> {
        let target = translation.target;
        let other = |unit: &Unit| {
            let side = unit.sides.iter().find(|side| !side.is_source);
            // A target that says no language is of whatever language is wanted.
            side.filter(|side| !side.language.is_empty() && !bilingual::is_of(&side.language, target))
                .map(|side| side.outer.clone())
        };
        let put = |unit: &Unit| {
            let whole = |range| Some(Put::Whole(range, "<target>".to_owned(), "</target>".to_owned()));
            if let Some(range) = other(unit) {
                return whole(range);
            }
            match unit.sides.iter().find(|side| !side.is_source) {
                Some(side) if text[side.outer.clone()].ends_with("/>") => whole(side.outer.clone()),
                Some(side) => Some(Put::Inside(side.inner.clone())),
                None => {
                    let indent = indentation(text, unit.sides.first()?.outer.start);
                    Some(Put::New(unit.end, format!("{indent}<target>"), "</target>".to_owned()))
                }
            }
        };
        let Units { units, .. } = units(text, options.max_depth);
        let written = bilingual::write(text, &units, translation, put, other);
        Some(with_target_language(&written, &target.to_string()))
    }
}

/// What is open while a file is gone through.
#[derive(Default)]
struct Open {
    names: Vec<String>,
    /// Not to be translated: the depth where that was said.
    skipped: Option<usize>,
    languages: [String; 2],
    unit: String,
    segments: usize,
    data: HashMap<String, String>,
    data_id: Option<String>,
    /// Of the open segment.
    sides: Vec<Side>,
    inside: Option<(usize, usize, bool)>,
}

/// The units of a file; those before a mistake in its XML. Entities that a file declares are nothing that is read.
fn units(text: &str, max_depth: usize) -> Units {
    let mut reader = XmlReader::from_str(text);
    let mut open = Open::default();
    let mut units = Vec::new();
    loop {
        let before = reader.buffer_position() as usize;
        let event = reader.read_event();
        let after = reader.buffer_position() as usize;
        if let Some(reason) = bilingual::stops(&event, open.names.len(), max_depth) {
            return Units { units, broken: reason.map(|reason| (before, reason)) };
        }
        match event {
            Ok(Event::Start(element)) => {
                open.start(&element, before, after);
                open.names.push(element.local_name().as_ref().to_owned());
            }
            Ok(Event::Empty(element)) => {
                open.start(&element, before, after);
                let name = element.local_name().as_ref().to_owned();
                open.names.push(name.clone());
                open.end(&name, after, after, &mut units);
            }
            Ok(Event::End(element)) => {
                let name = element.local_name().as_ref().to_owned();
                open.end(&name, before, after, &mut units);
            }
            Ok(Event::Text(content)) => open.text(&content),
            Ok(Event::CData(content)) => open.text(&content),
            Ok(Event::GeneralRef(name)) => {
                let written = format!("&{};", &*name);
                if let Ok(text) = quick_xml::escape::unescape(&written) {
                    open.text(&text);
                }
            }
            _ => {}
        }
    }
}

impl Open {
    fn start(&mut self, element: &BytesStart<'_>, before: usize, after: usize) {
        if self.inside.is_some() {
            return;
        }
        let name = element.local_name();
        let get = |key| attribute(element, key);
        if self.skipped.is_none() && get("translate").as_deref() == Some("no") {
            self.skipped = Some(self.names.len());
        }
        let parent = self.names.last().map(String::as_str).unwrap_or_default();
        match name.as_ref() {
            "xliff" => {
                self.languages = ["srcLang", "trgLang"].map(|key| get(key).unwrap_or_default());
            }
            "file" => {
                for (known, key) in self.languages.iter_mut().zip(["source-language", "target-language"]) {
                    if let Some(language) = get(key) {
                        *known = language;
                    }
                }
            }
            "trans-unit" | "unit" => {
                self.unit = get("id").or_else(|| get("resname")).unwrap_or_default();
                self.segments = 0;
                self.data.clear();
                self.sides.clear();
            }
            "segment" => self.sides.clear(),
            "data" => self.data_id = get("id"),
            kind @ ("source" | "target") if matches!(parent, "trans-unit" | "segment") => {
                self.inside = Some((self.names.len(), after, kind == "source"));
                self.sides.push(Side {
                    language: get("xml:lang")
                        .unwrap_or_else(|| self.languages[usize::from(kind == "target")].clone()),
                    inner: after..after,
                    outer: before..after,
                    is_source: kind == "source",
                });
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(id) = &self.data_id {
            self.data.entry(id.clone()).or_default().push_str(text);
        }
    }

    fn end(&mut self, name: &str, before: usize, after: usize, units: &mut Vec<Unit>) {
        self.names.pop();
        if self.inside.is_some_and(|(depth, ..)| depth == self.names.len()) {
            self.inside = None;
            if let Some(side) = self.sides.last_mut() {
                side.inner.end = before.max(side.inner.start);
                side.outer.end = after;
            }
            return;
        }
        if self.inside.is_some() {
            return;
        }
        match name {
            "data" => self.data_id = None,
            "trans-unit" | "segment" => {
                let sides = std::mem::take(&mut self.sides);
                self.segments += 1;
                let id = match (name, self.segments) {
                    ("segment", 2..) => format!("{}.{}", self.unit, self.segments),
                    _ => self.unit.clone(),
                };
                let end = sides.first().map_or(before, |side| side.outer.end);
                if self.skipped.is_none() && !sides.is_empty() {
                    units.push(Unit { id, sides, end, data: self.data.clone() });
                }
            }
            _ => {}
        }
        if self.skipped == Some(self.names.len()) {
            self.skipped = None;
        }
    }
}

/// The file with its target language said, wherever it says the source language.
fn with_target_language(text: &str, target: &str) -> String {
    let mut reader = XmlReader::from_str(text);
    let mut changes = Vec::new();
    loop {
        let before = reader.buffer_position() as usize;
        let Ok(event) = reader.read_event() else { break };
        let after = reader.buffer_position() as usize;
        let (Event::Start(element) | Event::Empty(element)) = event else {
            if matches!(event, Event::Eof) {
                break;
            }
            continue;
        };
        for (source, key) in [("source-language", "target-language"), ("srcLang", "trgLang")] {
            if attribute(&element, source).is_none() {
                continue;
            }
            let tag = &text[before..after];
            match attribute(&element, key) {
                // A region, or anything else that the file says more precisely, stays.
                Some(old) if bilingual::is_of(&old, &target.parse().unwrap_or_default()) => {}
                Some(_) => {
                    let quoted = |at: usize| {
                        let value = at + tag[at..].find(['"', '\''])?;
                        let quote = &tag[value..=value];
                        let end = value + 1 + tag[value + 1..].find(quote)?;
                        Some(before + value + 1..before + end)
                    };
                    let found = tag.find(&format!("{key}=")).and_then(quoted);
                    changes.extend(found.map(|range| (range, target.to_owned())));
                }
                None => {
                    let at = before + 1 + element.name().as_ref().len();
                    changes.push((at..at, format!(" {key}=\"{target}\"")));
                }
            }
        }
    }
    super::replaced(text, changes)
}
