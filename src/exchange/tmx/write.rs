//! A TMX file, entry by entry.

use std::io::Write as _;

use super::unit::STATE;
use crate::exchange::pairs::{
    Code, Entry, Head, Losses, Pair, PairWriter, PairsError, Property, Role, Segment, Sink, Variant,
};
use crate::exchange::xml::{self, attribute, present};

/// Attributes of the header that must be there, and what they are when nobody says.
const HEADER: &[(&str, &str)] = &[
    ("creationtool", "tarjuman"),
    ("creationtoolversion", env!("CARGO_PKG_VERSION")),
    ("segtype", "sentence"),
    ("o-tmf", "tarjuman"),
    ("adminlang", "en"),
    ("srclang", "*all*"),
    ("datatype", "plaintext"),
];

/// Writes entries as they come: nothing is held.
pub struct Writer<'a> {
    file: Sink<'a>,
    losses: Losses,
    /// The entry under way.
    text: String,
}

impl<'a> Writer<'a> {
    /// Begins a file with its header.
    ///
    /// # Errors
    ///
    /// When writing fails.
    pub fn new(file: Sink<'a>, head: &Head, pair: &Pair) -> Result<Self, PairsError> {
        let source = pair.source.as_ref().or(head.source.as_ref()).map(ToString::to_string);
        let mut text =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\n  <header".to_owned();
        for (name, default) in HEADER {
            let said = head.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
            let value = match (*name, &source) {
                ("srclang", Some(source)) => source,
                _ => said.unwrap_or(default),
            };
            attribute(&mut text, name, value);
        }
        for (name, value) in &head.attributes {
            if HEADER.iter().all(|(known, _)| known != name) {
                attribute(&mut text, name, value);
            }
        }
        if head.properties.is_empty() && head.notes.is_empty() {
            text.push_str("/>\n");
        } else {
            text.push_str(">\n");
            about(&mut text, "    ", &head.notes, head.properties.iter());
            text.push_str("  </header>\n");
        }
        text.push_str("  <body>\n");
        let mut writer = Self { file, losses: Losses::default(), text };
        writer.flush()?;
        Ok(writer)
    }

    fn flush(&mut self) -> Result<(), PairsError> {
        self.file.write_all(self.text.as_bytes())?;
        self.text.clear();
        Ok(())
    }
}

impl PairWriter for Writer<'_> {
    fn entry(&mut self, entry: &Entry) -> Result<(), PairsError> {
        let text = &mut self.text;
        text.push_str("    <tu");
        if !entry.id.is_empty() {
            attribute(text, "tuid", &entry.id);
        }
        for (name, value) in &entry.attributes {
            attribute(text, name, value);
        }
        text.push_str(">\n");
        let state =
            entry.state.map(|state| Property { kind: STATE.to_owned(), value: state.as_str().to_owned() });
        about(text, "      ", &entry.notes, state.iter().chain(&entry.properties));
        for variant in &entry.variants {
            self::variant(text, variant);
        }
        text.push_str("    </tu>\n");
        let forbidden =
            entry.variants.iter().flat_map(|v| v.segment.text.chars()).filter(|c| xml::is_forbidden(*c));
        self.losses.add("characters", forbidden.count(), entry.line);
        let shown =
            entry.variants.iter().flat_map(|v| &v.segment.codes).filter(|code| !code.shown.is_empty());
        self.losses.add("shown", shown.count(), entry.line);
        self.flush()
    }

    fn finish(mut self: Box<Self>) -> Result<Losses, PairsError> {
        self.text.push_str("  </body>\n</tmx>\n");
        Writer::flush(&mut self)?;
        self.file.flush()?;
        Ok(self.losses)
    }
}

fn variant(text: &mut String, variant: &Variant) {
    text.push_str("      <tuv");
    attribute(text, "xml:lang", &variant.locale.to_string());
    for (name, value) in &variant.attributes {
        attribute(text, name, value);
    }
    if variant.notes.is_empty() && variant.properties.is_empty() {
        text.push('>');
    } else {
        text.push_str(">\n");
        about(text, "        ", &variant.notes, variant.properties.iter());
        text.push_str("        ");
    }
    text.push_str("<seg>");
    segment(text, &variant.segment);
    text.push_str("</seg></tuv>\n");
}

/// Notes and properties, a line each.
fn about<'p>(
    text: &mut String,
    indent: &str,
    notes: &[String],
    properties: impl Iterator<Item = &'p Property>,
) {
    for note in notes {
        text.push_str(indent);
        text.push_str("<note>");
        xml::escape_text(note, text);
        text.push_str("</note>\n");
    }
    for property in properties {
        text.push_str(indent);
        text.push_str("<prop");
        attribute(text, "type", &property.kind);
        text.push('>');
        xml::escape_text(&property.value, text);
        text.push_str("</prop>\n");
    }
}

fn segment(text: &mut String, segment: &Segment) {
    let mut written = 0;
    // `hi` is one element: an end without its beginning has no place, and a beginning without its end goes to the end.
    let mut marks = 0_usize;
    for code in &segment.codes {
        let at = code.at.clamp(written, segment.text.len());
        xml::escape_text(segment.text.get(written..at).unwrap_or_default(), text);
        written = at;
        match code.role {
            Role::Open => self::code(text, "bpt", code, &[("i", or_one(&code.pair)), ("x", &code.link)]),
            Role::Close => self::code(text, "ept", code, &[("i", or_one(&code.pair)), ("x", &code.link)]),
            Role::Alone => self::code(text, "ph", code, &[("x", &code.link)]),
            Role::OpenElsewhere => self::code(text, "it", code, &[("pos", "begin"), ("x", &code.link)]),
            Role::CloseElsewhere => self::code(text, "it", code, &[("pos", "end"), ("x", &code.link)]),
            Role::MarkOpen => {
                marks += 1;
                text.push_str("<hi");
                present(text, &[("x", &code.link), ("type", &code.kind)]);
                text.push('>');
            }
            Role::MarkClose if marks > 0 => {
                marks -= 1;
                text.push_str("</hi>");
            }
            Role::MarkClose => {}
        }
    }
    xml::escape_text(segment.text.get(written..).unwrap_or_default(), text);
    for _ in 0..marks {
        text.push_str("</hi>");
    }
}

fn or_one(pair: &str) -> &str {
    if pair.is_empty() { "1" } else { pair }
}

fn code(text: &mut String, name: &str, code: &Code, attributes: &[(&str, &str)]) {
    text.push('<');
    text.push_str(name);
    present(text, attributes);
    // Only the beginning of a pair has a type.
    if code.role != Role::Close {
        present(text, &[("type", &code.kind)]);
    }
    if code.data.is_empty() {
        text.push_str("/>");
        return;
    }
    text.push('>');
    xml::escape_text(&code.data, text);
    text.push_str("</");
    text.push_str(name);
    text.push('>');
}
