//! TMX as documents: a memory whose texts are to be read in one language or another.

use quick_xml::Reader as XmlReader;
use quick_xml::events::Event;

use super::bilingual::{self, Put, Side, Unit, Units, attribute, indentation, is_of};
use super::{ReadOptions, Reader, Reading, Translation, ends_in};

/// TMX: a block an entry, under its `tuid`, else under its source text; in the language that is asked for.
pub(super) struct Tmx;

impl Reader for Tmx {
    fn name(&self) -> &'static str {
        "TMX"
    }

    fn recognises(&self, name: &str, _text: &str) -> bool {
        ends_in(name, &["tmx"])
    }

    fn read(&self, text: &str, options: &ReadOptions) -> Reading {
        bilingual::read(text, "TMX", units(text, options.max_depth), options)
    }

    fn localized(&self, text: &str, options: &ReadOptions, translation: &Translation<'_>) -> Option<String> {
        let target = translation.target;
        let put = |unit: &Unit| match unit.sides.iter().find(|side| is_of(&side.language, target)) {
            Some(side) => Some(Put::Inside(side.inner.clone())),
            None => {
                let indent = indentation(text, unit.sides.first()?.outer.start);
                let open = format!("{indent}<tuv xml:lang=\"{target}\"><seg>");
                Some(Put::New(unit.end, open, "</seg></tuv>".to_owned()))
            }
        };
        Some(bilingual::write(text, &units(text, options.max_depth).units, translation, put, |_| None))
    }
}

/// The entries of a memory; those before a mistake in its XML.
fn units(text: &str, max_depth: usize) -> Units {
    let mut reader = XmlReader::from_str(text);
    let mut names: Vec<String> = Vec::new();
    let (mut units, mut sides) = (Vec::new(), Vec::<Side>::new());
    let (mut id, mut language, mut source) = (String::new(), String::new(), String::new());
    let mut begins = 0;
    let mut of_header = String::new();
    loop {
        let before = reader.buffer_position() as usize;
        let event = reader.read_event();
        let after = reader.buffer_position() as usize;
        if let Some(reason) = bilingual::stops(&event, names.len(), max_depth) {
            return Units { units, broken: reason.map(|reason| (before, reason)) };
        }
        match event {
            Ok(Event::Start(element)) => {
                let get = |key| attribute(&element, key);
                match element.local_name().as_ref() {
                    "header" => of_header = get("srclang").unwrap_or_default(),
                    "tu" => {
                        id = get("tuid").unwrap_or_default();
                        source = get("srclang").unwrap_or_else(|| of_header.clone());
                        sides.clear();
                    }
                    "tuv" => {
                        language = get("xml:lang").or_else(|| get("lang")).unwrap_or_default();
                        begins = before;
                    }
                    "seg" if names.last().is_some_and(|name| name == "tuv") => {
                        let is_source = !source.is_empty() && language.eq_ignore_ascii_case(&source);
                        let side = Side {
                            language: language.clone(),
                            inner: after..after,
                            outer: begins..after,
                            is_source,
                        };
                        sides.push(side);
                    }
                    _ => {}
                }
                names.push(element.local_name().as_ref().to_owned());
            }
            Ok(Event::Empty(element)) if element.local_name().as_ref() == "header" => {
                of_header = attribute(&element, "srclang").unwrap_or_default();
            }
            Ok(Event::End(element)) => {
                names.pop();
                match element.local_name().as_ref() {
                    "seg" if names.last().is_some_and(|name| name == "tuv") => {
                        if let Some(side) = sides.last_mut() {
                            side.inner.end = before;
                        }
                    }
                    "tuv" => {
                        if let Some(side) = sides.last_mut() {
                            side.outer.end = after;
                        }
                    }
                    "tu" => {
                        let sides = std::mem::take(&mut sides);
                        let end = sides.last().map_or(before, |side| side.outer.end);
                        if !sides.is_empty() {
                            units.push(Unit { id: id.clone(), sides, end, data: Default::default() });
                        }
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
}
