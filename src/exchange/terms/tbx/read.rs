//! A glossary from TBX: any dialect in either style, and the files of 2008, by the names of their elements.

use std::collections::BTreeMap;

use super::super::table::Builder;
use super::super::{ENTRY, Imported, Input, NOT_HELD, TermsError, names};
use super::from_ncname;
use crate::exchange::xml::{self, DocumentType, Element, XmlError};
use crate::glossary::{Concept, Status, Term};
use crate::model::Finding;
use crate::text::{LineIndex, Place};

pub(super) const CORE: &str = "urn:iso:std:iso:30042:ed-2";
pub(super) const MIN: &str = "http://www.tbxinfo.net/ns/min";
pub(super) const BASIC: &str = "http://www.tbxinfo.net/ns/basic";

/// The concepts of a file. Data categories are known by their names, whether these are values of `type` or elements;
/// what a glossary has no place for is counted.
pub(super) fn read(file: &Input) -> Result<Imported, TermsError> {
    let text = file.text()?;
    let lines = LineIndex::new(&text);
    let place = |at: usize| lines.place(&text, at.min(text.len()));
    // Files of 2008 name the DTD they follow; it is not looked at.
    let root = xml::parse(&text, &[CORE, MIN, BASIC], DocumentType::NameOnly).map_err(
        |XmlError { at, problem }| {
            let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
            TermsError::Xml { path: file.path.to_owned(), place: place(at), problem }
        },
    )?;
    if !matches!(root.name.as_str(), "tbx" | "martif") {
        return Err(TermsError::NotTbx { path: file.path.to_owned(), root: root.name });
    }
    let mut reader = Reader { path: file.path, findings: Vec::new(), left: BTreeMap::new() };
    let mut builder = Builder::default();
    let named = |element: &&Element, name: &str| element.name == name;
    for text in root.elements().filter(|e| named(e, "text")) {
        for body in text.elements().filter(|e| named(e, "body")) {
            for (index, entry) in body.elements().enumerate() {
                if matches!(entry.name.as_str(), "conceptEntry" | "termEntry")
                    && let Some(concept) = reader.concept(entry, index + 1, &place)
                {
                    builder.add(concept);
                }
            }
        }
    }
    let mut findings = reader.findings;
    findings.extend(reader.left.into_iter().map(|(what, (count, at))| {
        Finding::new(&NOT_HELD, file.path, at).with("what", what).with("count", count.to_string())
    }));
    findings.sort_by_key(|finding| finding.place);
    Ok(Imported { glossary: builder.glossary(), findings })
}

struct Reader<'p> {
    path: &'p str,
    findings: Vec<Finding>,
    /// What a glossary has no place for: how often, and where first.
    left: BTreeMap<String, (usize, Place)>,
}

/// A value of a data category.
struct Category<'e> {
    name: &'e str,
    value: String,
    target: Option<&'e str>,
    at: usize,
}

/// The data categories directly in an element, those in groups included.
fn categories(element: &Element) -> Vec<Category<'_>> {
    let mut found = Vec::new();
    for child in element.elements() {
        match child.name.as_str() {
            "descripGrp" | "adminGrp" | "termNoteGrp" => found.extend(categories(child)),
            "langSec" | "langSet" | "termSec" | "tig" | "ntig" | "termGrp" | "term" => {}
            name => {
                let name = match name {
                    "descrip" | "descripNote" | "admin" | "adminNote" | "termNote" | "ref" | "xref"
                    | "transac" | "transacNote" => child.attribute("type").unwrap_or(name),
                    name => name,
                };
                let value = child.text().trim().to_owned();
                found.push(Category { name, value, target: child.attribute("target"), at: child.at });
            }
        }
    }
    found
}

impl Reader<'_> {
    fn left(&mut self, what: impl Into<String>, place: Place) {
        self.left.entry(what.into()).or_insert((0, place)).0 += 1;
    }

    fn bad(&mut self, entry: usize, place: Place, problem: &str, value: &str) {
        let finding = Finding::new(&ENTRY, self.path, place)
            .with("row", entry.to_string())
            .with("problem", problem)
            .with("value", value);
        self.findings.push(finding);
    }

    fn concept(
        &mut self,
        entry: &Element,
        number: usize,
        place: &impl Fn(usize) -> Place,
    ) -> Option<Concept> {
        let mut concept = Concept {
            id: from_ncname(entry.attribute("id").unwrap_or_default().trim()),
            path: self.path.to_owned(),
            place: place(entry.at),
            ..Concept::default()
        };
        self.of_concept(entry, &mut concept, place);
        for language in entry.elements().filter(|e| matches!(e.name.as_str(), "langSec" | "langSet")) {
            let tag = language.attribute("xml:lang").unwrap_or_default();
            let Some(locale) = names::tag(tag) else {
                self.bad(number, place(language.at), "language", tag);
                continue;
            };
            // What is said of a concept in one language is said of it.
            self.of_concept(language, &mut concept, place);
            for section in language.elements() {
                if matches!(section.name.as_str(), "termSec" | "tig" | "ntig") {
                    let Some((mut term, said)) = self.term(section, place) else {
                        self.bad(number, place(section.at), "no-term", "");
                        continue;
                    };
                    let terms = concept.terms.entry(locale.clone()).or_default();
                    term.place = place(section.at);
                    if !said && terms.iter().any(|other| other.status == Status::Preferred) {
                        term.status = Status::Admitted;
                    }
                    terms.push(term);
                }
            }
        }
        if concept.terms.is_empty() {
            self.bad(number, concept.place, "no-term", "");
            return None;
        }
        Some(concept)
    }

    fn of_concept(&mut self, element: &Element, concept: &mut Concept, place: &impl Fn(usize) -> Place) {
        for category in categories(element) {
            let field = match category.name {
                "subjectField" => &mut concept.subject,
                "definition" => &mut concept.definition,
                "source" => &mut concept.source,
                "note" => {
                    add_note(&mut concept.note, &category.value);
                    continue;
                }
                "crossReference" => {
                    let target = category.target.unwrap_or(&category.value);
                    let id = from_ncname(target.trim_start_matches('#').trim());
                    if !id.is_empty() && !concept.related.contains(&id) {
                        concept.related.push(id);
                    }
                    continue;
                }
                name => {
                    self.left(name, place(category.at));
                    continue;
                }
            };
            if field.is_empty() {
                *field = category.value;
            } else if *field != category.value {
                self.left(category.name, place(category.at));
            }
        }
    }

    /// The term of a section, and whether its status is said: else it is admitted beside a preferred one. None where it
    /// has no text.
    fn term(&mut self, section: &Element, place: &impl Fn(usize) -> Place) -> Option<(Term, bool)> {
        let group = section.elements().find(|e| e.name == "termGrp").unwrap_or(section);
        let text = group.elements().find(|e| e.name == "term")?.text().trim().to_owned();
        if text.is_empty() {
            return None;
        }
        let mut term = Term { text, ..Term::default() };
        let mut said = false;
        let mut all = categories(group);
        if !std::ptr::eq(group, section) {
            all.extend(categories(section));
        }
        for category in all {
            let value = category.value.as_str();
            let known = match category.name {
                "administrativeStatus" | "status" => names::status(value).map(|status| {
                    said = true;
                    term.status = status;
                }),
                // A type says more than a part of speech: every abbreviation is a noun.
                "partOfSpeech" => names::pos(value).map(|pos| {
                    if term.pos != "abbreviation" {
                        term.pos = pos.to_owned();
                    }
                }),
                "termType" => match names::word(value).as_str() {
                    "fullform" => Some(()),
                    "phrase" | "phraseologicalunit" => {
                        term.pos = "phrase".to_owned();
                        Some(())
                    }
                    _ => names::pos(value).filter(|pos| *pos == "abbreviation").map(|pos| {
                        term.pos = pos.to_owned();
                    }),
                },
                "grammaticalGender" => names::gender(value).map(|gender| term.gender = gender.to_owned()),
                "grammaticalNumber" => names::number(value).map(|number| term.number = number.to_owned()),
                "source" if term.source.is_empty() => {
                    term.source = value.to_owned();
                    Some(())
                }
                "note" => {
                    add_note(&mut term.note, value);
                    Some(())
                }
                _ => None,
            };
            if known.is_none() {
                self.left(category.name, place(category.at));
            }
        }
        Some((term, said))
    }
}

/// A further note is a further line.
fn add_note(note: &mut String, more: &str) {
    if !note.is_empty() && !more.is_empty() {
        note.push('\n');
    }
    note.push_str(more);
}
