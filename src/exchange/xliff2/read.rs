//! Segments of XLIFF 2 as entries.

use std::collections::HashMap;

use super::{ATTRIBUTES, CORE, FILE, METADATA, OWN, PROPERTIES, SEGMENT};
use crate::exchange::pairs::{
    Code, Entry, Head, Pair, PairsError, Problem, Property, Rejected, Role, Segment, Source, Variant,
};
use crate::exchange::xliff12::read::{Entries, LineOf, root, text};
use crate::exchange::xml::{Element, Node};
use crate::model::{Locale, State};

pub(super) fn read(file: Source, pair: Pair) -> Result<Entries, PairsError> {
    let text = text(file)?;
    let root = root(&text, &[CORE, METADATA])?;
    if !root.is(CORE, "xliff") {
        return Err(PairsError::NotFormat("xliff-2.1"));
    }
    let language = |name: &str| root.attribute(name).and_then(|tag| tag.parse().ok());
    let languages: [Option<Locale>; 2] =
        [pair.source.or_else(|| language("srcLang")), pair.target.or_else(|| language("trgLang"))];
    let parts: Vec<&Element> = root.children_named(CORE, "file").collect();
    let original = parts.first().and_then(|part| part.attribute("original"));
    let [source, target] = languages.clone();
    let attributes = original.map(|original| ("original".to_owned(), original.to_owned()));
    let head = Head { source, target, attributes: attributes.into_iter().collect(), ..Head::default() };
    let mut reader = Reader { lines: LineOf::new(&text), entries: Vec::new(), file: None, languages };
    for part in &parts {
        let name = part.attribute("original").or_else(|| part.attribute("id")).unwrap_or_default();
        reader.file = (parts.len() > 1).then(|| name.to_owned());
        reader.units(part);
    }
    Ok(Entries { head, entries: reader.entries.into_iter() })
}

struct Reader<'t> {
    lines: LineOf<'t>,
    entries: Vec<Result<Entry, PairsError>>,
    file: Option<String>,
    languages: [Option<Locale>; 2],
}

impl Reader<'_> {
    /// The units below an element, groups included. As deep as the parser allows, no deeper.
    fn units(&mut self, parent: &Element) {
        for element in parent.elements() {
            if element.is(CORE, "group") {
                self.units(element);
            } else if element.is(CORE, "unit") {
                self.unit(element);
            }
        }
    }

    fn unit(&mut self, unit: &Element) {
        let mut whole = Entry { id: unit.attribute("id").unwrap_or_default().to_owned(), ..Entry::default() };
        whole.properties.extend(self.file.iter().map(|file| property(FILE, file)));
        let mut notes = [Vec::new(), Vec::new()];
        let mut data = HashMap::new();
        for child in unit.elements() {
            match (child.namespace, child.name.as_str()) {
                (CORE, "notes") => {
                    for note in child.children_named(CORE, "note") {
                        match note.attribute("appliesTo") {
                            Some("source") => notes[0].push(note.text()),
                            Some("target") => notes[1].push(note.text()),
                            _ => whole.notes.push(note.text()),
                        }
                    }
                }
                (CORE, "originalData") => {
                    for item in child.children_named(CORE, "data") {
                        data.insert(item.attribute("id").unwrap_or_default(), plain(item));
                    }
                }
                (METADATA, "metadata") => metadata(child, &mut whole),
                (CORE, "segment" | "ignorable") => {}
                (_, name) => whole.passed.push(name.to_owned()),
            }
        }
        let parts: Vec<&Element> = unit.children_named(CORE, "segment").collect();
        for (index, part) in parts.iter().enumerate() {
            let line = self.lines.line(part.at);
            let mut entry = match index {
                // What is said of the unit is said once.
                0 => whole.clone(),
                _ => Entry { id: whole.id.clone(), ..Entry::default() },
            };
            entry.line = line;
            if parts.len() > 1 {
                let id = part.attribute("id").map_or_else(|| (index + 1).to_string(), str::to_owned);
                entry.properties.push(property(SEGMENT, &id));
            }
            let read = self.segment(part, &data, entry).map(|mut entry| {
                if index == 0 {
                    for (notes, locale) in std::mem::take(&mut notes).into_iter().zip(&self.languages) {
                        let place = entry.variants.iter_mut().find(|v| Some(&v.locale) == locale.as_ref());
                        match place {
                            Some(variant) => variant.notes = notes,
                            None => entry.notes.extend(notes),
                        }
                    }
                }
                entry
            });
            self.entries.push(read.map_err(|problem| Rejected { line, problem }.into()));
        }
    }

    fn segment(
        &self,
        part: &Element,
        data: &HashMap<&str, String>,
        mut entry: Entry,
    ) -> Result<Entry, Problem> {
        if let Some(word) = part.attribute("state") {
            let state = State::ALL.into_iter().find(|state| state.as_str() == word);
            entry.state = Some(state.ok_or_else(|| Problem::State(word.to_owned()))?);
        }
        for (name, locale) in ["source", "target"].into_iter().zip(&self.languages) {
            if let Some(element) = part.child(CORE, name) {
                let mut segment = Segment::default();
                let mut open = HashMap::new();
                add(element, data, &mut open, &mut segment)?;
                let locale = locale.clone().ok_or(Problem::NoLanguage)?;
                entry.variants.push(Variant::new(locale, segment));
            }
        }
        if entry.variants.is_empty() { Err(Problem::NoSegment) } else { Ok(entry) }
    }
}

fn property(kind: &str, value: &str) -> Property {
    Property { kind: kind.to_owned(), value: value.to_owned() }
}

fn metadata(element: &Element, entry: &mut Entry) {
    for group in element.children_named(METADATA, "metaGroup") {
        let category = group.attribute("category").unwrap_or_default();
        for meta in group.children_named(METADATA, "meta") {
            let kind = meta.attribute("type").unwrap_or_default();
            match category {
                PROPERTIES => entry.properties.push(property(kind, &plain(meta))),
                ATTRIBUTES => entry.attributes.push((kind.to_owned(), plain(meta))),
                _ => entry.properties.push(property(&format!("{category}:{kind}"), &plain(meta))),
            }
        }
    }
}

/// The text of an element whose only elements are characters.
fn plain(element: &Element) -> String {
    let pieces = element.children.iter().map(|node| match node {
        Node::Text(text) => text.clone(),
        Node::Element(element) => character(element).map_or(String::new(), String::from),
    });
    pieces.collect()
}

fn character(element: &Element) -> Option<char> {
    let hex = element.attribute("hex").filter(|_| element.is(CORE, "cp"))?;
    char::from_u32(u32::from_str_radix(hex, 16).ok()?)
}

/// A text with its codes. As deep as the parser allows, no deeper. `open` are the marks that end elsewhere.
fn add(
    parent: &Element,
    data: &HashMap<&str, String>,
    open: &mut HashMap<String, Code>,
    out: &mut Segment,
) -> Result<(), Problem> {
    for node in &parent.children {
        let element = match node {
            Node::Text(text) => {
                out.text.push_str(text);
                continue;
            }
            Node::Element(element) => element,
        };
        let value = |name: &str| element.attribute(name).unwrap_or_default().to_owned();
        let referred =
            |name: &str| element.attribute(name).and_then(|id| data.get(id)).cloned().unwrap_or_default();
        let kind = || match element.attribute("subType").and_then(|own| own.strip_prefix(OWN)) {
            Some(own) => own.to_owned(),
            None => value("type"),
        };
        let isolated = element.attribute("isolated") == Some("yes");
        let code = |role, id: &str, reference, shown| Code {
            at: out.text.len(),
            role,
            pair: match role {
                Role::Open | Role::Close => id.to_owned(),
                _ => String::new(),
            },
            link: id.to_owned(),
            kind: if matches!(role, Role::Close) { String::new() } else { kind() },
            data: referred(reference),
            shown: value(shown),
        };
        let id = value("id");
        if element.namespace != CORE {
            continue;
        }
        let code = match element.name.as_str() {
            "cp" => {
                out.text.push(character(element).ok_or_else(|| Problem::Record(value("hex")))?);
                continue;
            }
            "pc" => {
                let (first, last) = (
                    code(Role::Open, &id, "dataRefStart", "equivStart"),
                    code(Role::Close, &id, "dataRefEnd", "equivEnd"),
                );
                out.codes.push(first);
                add(element, data, open, out)?;
                out.codes.push(Code { at: out.text.len(), ..last });
                continue;
            }
            "mrk" | "sm" => {
                let own = value("type");
                let mark = Code {
                    at: out.text.len(),
                    role: Role::MarkOpen,
                    link: id.clone(),
                    kind: own.strip_prefix(OWN).map_or(own.clone(), str::to_owned),
                    ..Code::default()
                };
                out.codes.push(mark.clone());
                if element.name == "sm" {
                    open.insert(id, mark);
                } else {
                    add(element, data, open, out)?;
                    out.codes.push(Code { at: out.text.len(), role: Role::MarkClose, ..mark });
                }
                continue;
            }
            "em" => {
                if let Some(mark) = open.remove(&value("startRef")) {
                    out.codes.push(Code { at: out.text.len(), role: Role::MarkClose, ..mark });
                }
                continue;
            }
            "sc" if isolated => code(Role::OpenElsewhere, &id, "dataRef", "equiv"),
            "ec" if isolated => code(Role::CloseElsewhere, &id, "dataRef", "equiv"),
            "sc" => code(Role::Open, &id, "dataRef", "equiv"),
            "ec" => code(Role::Close, &value("startRef"), "dataRef", "equiv"),
            _ => code(Role::Alone, &id, "dataRef", "equiv"),
        };
        out.codes.push(code);
    }
    Ok(())
}
