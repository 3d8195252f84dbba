//! TBX from a glossary.

use super::super::Exported;
use super::super::losses::{self, Losses};
use super::{STATUSES, Style, to_ncname};
use crate::exchange::xml;
use crate::glossary::{Concept, Glossary, Term};
use crate::model::Locale;

/// Keys that TBX-Basic has no data category for. Relations of any kind are cross references there; only that is lost.
const LACKING: &[&str] =
    &["broader", "see", "number", "plurals", "forms", "oblique", "match", "from", "until"];

/// The file, indented by two.
pub(super) fn write(glossary: &Glossary, style: Style, format: &'static str) -> Exported {
    let mut losses = Losses::default();
    losses.languages(glossary);
    let ids = losses::ids(glossary, &mut losses);
    let mut out = Writer { text: String::new(), depth: 0, style, forbidden: 0 };
    let language = glossary
        .languages
        .first()
        .or_else(|| glossary.concepts.iter().find_map(|concept| concept.terms.keys().next()));
    let language = language.map_or("und".to_owned(), Locale::to_string);
    out.head(&language);
    let written: Vec<(&Concept, &String)> = glossary
        .concepts
        .iter()
        .zip(&ids)
        .filter(|(concept, _)| {
            let held = concept.terms.values().any(|terms| !terms.is_empty());
            if !held {
                losses.add("concepts", concept);
            }
            held
        })
        .collect();
    let known: std::collections::HashSet<&str> = written.iter().map(|(_, id)| id.as_str()).collect();
    if !written.is_empty() {
        out.open("body", &[]);
    }
    for (concept, id) in &written {
        losses.keys(concept, LACKING);
        let forbidden = out.forbidden;
        out.concept(concept, id, &known, &mut losses);
        if out.forbidden > forbidden {
            losses.add("characters", concept);
        }
    }
    if !written.is_empty() {
        out.close("body");
    }
    out.close("text");
    out.close(out.root());
    Exported { bytes: out.text.into_bytes(), findings: losses.findings(format) }
}

struct Writer {
    text: String,
    depth: usize,
    style: Style,
    /// Texts with characters that XML cannot hold.
    forbidden: usize,
}

impl Writer {
    /// The name of an element of 2019 in this style.
    fn name(&self, name: &'static str) -> &'static str {
        match (self.style, name) {
            (Style::Martif, "conceptEntry") => "termEntry",
            (Style::Martif, "langSec") => "langSet",
            (Style::Martif, "termSec") => "tig",
            (_, name) => name,
        }
    }

    fn root(&self) -> &'static str {
        if self.style == Style::Martif { "martif" } else { "tbx" }
    }

    fn head(&mut self, language: &str) {
        self.text.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        let core = ("xmlns", super::read::CORE);
        match self.style {
            Style::Martif => {
                self.text.push_str("<!DOCTYPE martif SYSTEM \"TBXcoreStructV02.dtd\">\n");
                self.open("martif", &[("type", "TBX-Basic"), ("xml:lang", language)]);
            }
            Style::Dca => {
                self.open("tbx", &[core, ("style", "dca"), ("type", "TBX-Basic"), ("xml:lang", language)]);
            }
            Style::Dct => self.open(
                "tbx",
                &[
                    core,
                    ("xmlns:min", super::read::MIN),
                    ("xmlns:basic", super::read::BASIC),
                    ("style", "dct"),
                    ("type", "TBX-Basic"),
                    ("xml:lang", language),
                ],
            ),
        }
        let header = if self.style == Style::Martif { "martifHeader" } else { "tbxHeader" };
        self.open(header, &[]);
        self.open("fileDesc", &[]);
        self.open("sourceDesc", &[]);
        self.leaf("p", &[], "tarjuman glossary export");
        self.close("sourceDesc");
        self.close("fileDesc");
        self.close(header);
        self.open("text", &[]);
    }

    fn concept<'g>(
        &mut self,
        concept: &'g Concept,
        id: &str,
        known: &std::collections::HashSet<&str>,
        losses: &mut Losses<'g>,
    ) {
        self.open(self.name("conceptEntry"), &[("id", &to_ncname(id))]);
        self.category("descrip", "min", "subjectField", &concept.subject);
        self.category("descrip", "basic", "definition", &concept.definition);
        self.category("admin", "basic", "source", &concept.source);
        self.note(&concept.note);
        let mut seen = std::collections::BTreeSet::new();
        // Those that TBX means first, so that they come back first.
        for other in concept.related.iter().chain(&concept.broader).chain(&concept.see) {
            if !known.contains(other.as_str()) {
                losses.add("related", concept);
            } else if seen.insert(other) {
                let target = to_ncname(other);
                match self.style {
                    Style::Dct => self.leaf("basic:crossReference", &[("target", &target)], other),
                    _ => self.leaf("ref", &[("type", "crossReference"), ("target", &target)], other),
                }
            }
        }
        for text in [&concept.subject, &concept.definition, &concept.source, &concept.note] {
            space(text, concept, losses);
        }
        for (locale, terms) in concept.terms.iter().filter(|(_, terms)| !terms.is_empty()) {
            self.open(self.name("langSec"), &[("xml:lang", &locale.to_string())]);
            for term in terms {
                self.term(term, concept, losses);
            }
            self.close(self.name("langSec"));
        }
        self.close(self.name("conceptEntry"));
    }

    fn term<'g>(&mut self, term: &Term, concept: &'g Concept, losses: &mut Losses<'g>) {
        self.open(self.name("termSec"), &[]);
        self.leaf("term", &[], &term.text);
        let status = STATUSES.iter().find(|(status, _)| *status == term.status).map_or("", |(_, word)| word);
        self.category("termNote", "min", "administrativeStatus", status);
        match term.pos.as_str() {
            pos @ ("abbreviation" | "phrase") => self.category("termNote", "basic", "termType", pos),
            "proper noun" => {
                losses.add("pos", concept);
                self.category("termNote", "min", "partOfSpeech", "noun");
            }
            pos @ ("" | "noun" | "verb" | "adjective" | "adverb") => {
                self.category("termNote", "min", "partOfSpeech", pos);
            }
            _ => losses.add("pos", concept),
        }
        self.category("termNote", "basic", "grammaticalGender", &term.gender);
        self.category("admin", "basic", "source", &term.source);
        self.note(&term.note);
        for text in [&term.text, &term.source, &term.note] {
            space(text, concept, losses);
        }
        self.close(self.name("termSec"));
    }

    /// A data category with its value; nothing where the value is empty.
    fn category(&mut self, kind: &'static str, module: &str, name: &'static str, value: &str) {
        if value.is_empty() {
            return;
        }
        match self.style {
            Style::Dct => self.leaf(&format!("{module}:{name}"), &[], value),
            _ => self.leaf(kind, &[("type", name)], value),
        }
    }

    fn note(&mut self, text: &str) {
        if !text.is_empty() {
            self.leaf("note", &[], text);
        }
    }

    fn indent(&mut self) {
        self.text.extend(std::iter::repeat_n("  ", self.depth));
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.indent();
        self.text.push('<');
        self.text.push_str(name);
        for (key, value) in attributes {
            self.text.push_str(&format!(" {key}=\""));
            xml::escape(value, &mut self.text);
            self.text.push('"');
        }
        self.text.push('>');
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.text.push('\n');
        self.depth += 1;
    }

    fn close(&mut self, name: &str) {
        self.depth -= 1;
        self.indent();
        self.text.push_str(&format!("</{name}>\n"));
    }

    fn leaf(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.tag(name, attributes);
        self.forbidden += usize::from(text.contains(xml::is_forbidden));
        xml::escape(text, &mut self.text);
        self.text.push_str(&format!("</{name}>\n"));
    }
}

/// White space around a text does not count in a file that may be indented anew.
fn space<'g>(text: &str, concept: &'g Concept, losses: &mut Losses<'g>) {
    if text.trim() != text {
        losses.add("white-space", concept);
    }
}
