//! Entries as units of XLIFF 1.2, one by one.

use std::io::Write as _;

use super::{ATTRIBUTE, ATTRIBUTES, CODE_TYPES, CONTEXT, FILE, MARK_TYPES, PROPERTIES, state_of, word_of};
use crate::exchange::pairs::{
    Chosen, Entry, Head, Losses, Pair, PairWriter, PairsError, Role, Segment, Sink, Variant,
};
use crate::exchange::xml::{attribute, escape_text, is_forbidden, present};
use crate::model::{Locale, State};

/// Attributes of a unit that are written as they were read.
const UNIT: &[&str] = &[
    "translate",
    "resname",
    "restype",
    "extradata",
    "datatype",
    "maxwidth",
    "minwidth",
    "size-unit",
    "extype",
    "help-id",
    "phase-name",
    "css-style",
    "style",
    "coord",
    "font",
    "menu",
    "menu-name",
    "menu-option",
    "exstyle",
    "reformat",
    "charclass",
    "ts",
];

pub(super) struct Writer<'a> {
    file: Sink<'a>,
    chosen: Chosen,
    datatype: String,
    original: String,
    /// The original of the `<file>` that is open.
    open: Option<String>,
    begun: bool,
    units: u64,
    losses: Losses,
    text: String,
}

impl<'a> Writer<'a> {
    pub(super) fn new(file: Sink<'a>, head: &Head, pair: Pair) -> Self {
        let said =
            |name: &str| head.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
        Self {
            file,
            chosen: Chosen::new(pair, head),
            datatype: said("datatype").unwrap_or_else(|| "plaintext".to_owned()),
            original: said("original").unwrap_or_else(|| "tarjuman".to_owned()),
            open: None,
            begun: false,
            units: 0,
            losses: Losses::default(),
            text: String::new(),
        }
    }

    fn flush(&mut self) -> Result<(), PairsError> {
        self.file.write_all(self.text.as_bytes())?;
        self.text.clear();
        Ok(())
    }

    fn begin_file(&mut self, original: &str, locales: [&Locale; 2]) {
        if !self.begun {
            self.begun = true;
            self.text.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n");
        }
        self.end_file();
        self.text.push_str("  <file");
        let [source, target] = locales.map(ToString::to_string);
        for (name, value) in [
            ("original", original),
            ("source-language", &source),
            ("target-language", &target),
            ("datatype", &self.datatype),
        ] {
            attribute(&mut self.text, name, value);
        }
        self.text.push_str(">\n    <body>\n");
        self.open = Some(original.to_owned());
    }

    fn end_file(&mut self) {
        if self.open.take().is_some() {
            self.text.push_str("    </body>\n  </file>\n");
        }
    }

    fn count(&mut self, entry: &Entry, kept: [Option<&Variant>; 2]) {
        let line = entry.line;
        self.losses.add("languages", entry.variants.len() - kept.iter().flatten().count(), line);
        for variant in kept.into_iter().flatten() {
            self.losses.add("properties", variant.properties.len(), line);
            self.losses.add("attributes", variant.attributes.len(), line);
            let forbidden = variant.segment.text.chars().filter(|c| is_forbidden(*c));
            self.losses.add("characters", forbidden.count(), line);
        }
    }
}

impl PairWriter for Writer<'_> {
    fn entry(&mut self, entry: &Entry) -> Result<(), PairsError> {
        let locales = self.chosen.of(entry)?;
        let pair = [&locales[0], &locales[1]];
        let kept = pair.map(|locale| entry.variant(locale));
        self.count(entry, kept);
        let original = entry.property(FILE).unwrap_or(&self.original).to_owned();
        if self.open.as_deref() != Some(&original) {
            self.begin_file(&original, pair);
        }
        self.units += 1;
        let text = &mut self.text;
        text.push_str("      <trans-unit");
        let id = if entry.id.is_empty() { self.units.to_string() } else { entry.id.clone() };
        attribute(text, "id", &id);
        let raw = entry.property(&format!("{ATTRIBUTE}state"));
        let approved = entry.state.is_some_and(State::is_approved);
        // A word of a tool's own stands as long as it still means the state.
        let word = match raw {
            Some(raw) if state_of(Some(raw), Some(approved)) == entry.state => Some(raw),
            _ => entry.state.map(word_of),
        };
        if entry.state.is_some() {
            attribute(text, "approved", if approved { "yes" } else { "no" });
        }
        for property in &entry.properties {
            if let Some(name) = property.kind.strip_prefix(ATTRIBUTE)
                && UNIT.contains(&name)
            {
                attribute(text, name, &property.value);
            }
        }
        text.push_str(" xml:space=\"preserve\">\n");
        let [source, target] = kept;
        text.push_str("        <source>");
        if let Some(source) = source {
            segment(text, &source.segment);
        }
        text.push_str("</source>\n");
        if let Some(target) = target {
            text.push_str("        <target");
            if let Some(word) = word {
                attribute(text, "state", word);
            }
            if let Some(qualifier) = entry.property("xliff:state-qualifier") {
                attribute(text, "state-qualifier", qualifier);
            }
            text.push('>');
            segment(text, &target.segment);
            text.push_str("</target>\n");
        } else if entry.state.is_some_and(|state| state != State::Initial) {
            self.losses.add("state", 1, entry.line);
        }
        about(&mut self.text, &mut self.losses, entry);
        for (annotates, notes) in [
            ("general", Some(&entry.notes)),
            ("source", source.map(|variant| &variant.notes)),
            ("target", target.map(|variant| &variant.notes)),
        ] {
            for note in notes.into_iter().flatten() {
                self.text.push_str("        <note");
                if annotates != "general" {
                    attribute(&mut self.text, "annotates", annotates);
                }
                self.text.push('>');
                escape_text(note, &mut self.text);
                self.text.push_str("</note>\n");
            }
        }
        self.text.push_str("      </trans-unit>\n");
        self.flush()
    }

    fn finish(mut self: Box<Self>) -> Result<Losses, PairsError> {
        if !self.begun {
            let locales = self.chosen.known().ok_or(PairsError::LanguagesNeeded)?.map(Clone::clone);
            let original = self.original.clone();
            self.begin_file(&original, [&locales[0], &locales[1]]);
        }
        self.end_file();
        self.text.push_str("</xliff>\n");
        Writer::flush(&mut self)?;
        self.file.flush()?;
        Ok(self.losses)
    }
}

/// Properties and attributes, as contexts.
fn about(text: &mut String, losses: &mut Losses, entry: &Entry) {
    let mut own = Vec::new();
    let mut listed = Vec::new();
    for property in &entry.properties {
        if let Some(name) = property.kind.strip_prefix(ATTRIBUTE) {
            let placed = UNIT.contains(&name) || matches!(name, "file" | "state" | "state-qualifier");
            losses.add("properties", usize::from(!placed), entry.line);
        } else if let Some(kind) = property.kind.strip_prefix(CONTEXT) {
            listed.push((kind.to_owned(), &property.value));
        } else {
            own.push((format!("x-{}", property.kind), &property.value));
        }
    }
    let attributes: Vec<_> =
        entry.attributes.iter().map(|(name, value)| (format!("x-{name}"), value)).collect();
    for (name, contexts) in [("", listed), (PROPERTIES, own), (ATTRIBUTES, attributes)] {
        if contexts.is_empty() {
            continue;
        }
        text.push_str("        <context-group");
        if !name.is_empty() {
            attribute(text, "name", name);
        }
        text.push_str(" purpose=\"information\">\n");
        for (kind, value) in contexts {
            text.push_str("          <context");
            attribute(text, "context-type", &kind);
            text.push('>');
            escape_text(value, text);
            text.push_str("</context>\n");
        }
        text.push_str("        </context-group>\n");
    }
}

fn segment(text: &mut String, segment: &Segment) {
    // `g` and `mrk` are elements around what they concern: only where everything nests.
    let nests = segment.nests();
    let mut written = 0;
    let mut bare: Vec<bool> = Vec::new();
    let mut marks = 0_usize;
    for code in &segment.codes {
        let at = code.at.clamp(written, segment.text.len());
        escape_text(segment.text.get(written..at).unwrap_or_default(), text);
        written = at;
        let id = if code.link.is_empty() { code.pair.as_str() } else { code.link.as_str() };
        let id = if id.is_empty() { "1" } else { id };
        let kind = listed(&code.kind, CODE_TYPES);
        let rid = if code.pair == id { "" } else { code.pair.as_str() };
        let paired = [("id", id), ("rid", rid), ("ctype", &kind), ("equiv-text", &code.shown)];
        match code.role {
            Role::Open if nests => {
                let closed_bare = segment.codes.iter().any(|close| {
                    close.role == Role::Close
                        && close.pair == code.pair
                        && close.data.is_empty()
                        && close.shown.is_empty()
                });
                let as_g = code.data.is_empty() && code.pair == id && closed_bare;
                bare.push(as_g);
                if as_g {
                    text.push_str("<g");
                    present(text, &paired);
                    text.push('>');
                } else {
                    element(text, if code.data.is_empty() { "bx" } else { "bpt" }, &paired, &code.data);
                }
            }
            Role::Close if nests && bare.pop() == Some(true) => text.push_str("</g>"),
            Role::Open => element(text, if code.data.is_empty() { "bx" } else { "bpt" }, &paired, &code.data),
            Role::Close => {
                element(text, if code.data.is_empty() { "ex" } else { "ept" }, &paired, &code.data)
            }
            Role::Alone if code.data.is_empty() => element(text, "x", &paired, ""),
            Role::Alone => element(text, "ph", &paired, &code.data),
            Role::OpenElsewhere | Role::CloseElsewhere => {
                let pos = if code.role == Role::OpenElsewhere { "open" } else { "close" };
                let [id, rid, kind, shown] = paired;
                element(text, "it", &[id, rid, ("pos", pos), kind, shown], &code.data);
            }
            Role::MarkOpen => {
                marks += 1;
                text.push_str("<mrk");
                let kind =
                    if code.kind.is_empty() { "x-".to_owned() } else { listed(&code.kind, MARK_TYPES) };
                present(text, &[("mid", &code.link), ("mtype", &kind)]);
                text.push('>');
            }
            Role::MarkClose if marks > 0 => {
                marks -= 1;
                text.push_str("</mrk>");
            }
            Role::MarkClose => {}
        }
    }
    escape_text(segment.text.get(written..).unwrap_or_default(), text);
    for _ in 0..marks {
        text.push_str("</mrk>");
    }
}

fn listed(kind: &str, types: &[&str]) -> String {
    if kind.is_empty() || types.contains(&kind) { kind.to_owned() } else { format!("x-{kind}") }
}

fn element(text: &mut String, name: &str, attributes: &[(&str, &str)], data: &str) {
    text.push('<');
    text.push_str(name);
    present(text, attributes);
    if data.is_empty() {
        text.push_str("/>");
        return;
    }
    text.push('>');
    escape_text(data, text);
    text.push_str("</");
    text.push_str(name);
    text.push('>');
}
