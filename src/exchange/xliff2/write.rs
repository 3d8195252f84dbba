//! Entries as units of XLIFF 2.1, one by one.

use std::collections::{BTreeMap, HashSet};
use std::io::Write as _;

use super::{ATTRIBUTES, CODE_TYPES, CORE, FILE, METADATA, OWN, PROPERTIES, SEGMENT};
use crate::exchange::pairs::{
    Chosen, Code, Entry, Head, Losses, Pair, PairWriter, PairsError, Role, Segment, Sink,
};
use crate::exchange::xml::{attribute, escape_text, is_forbidden, present};
use crate::model::Locale;

pub(super) struct Writer<'a> {
    file: Sink<'a>,
    chosen: Chosen,
    original: String,
    /// The original of the `<file>` that is open.
    open: Option<String>,
    files: u32,
    begun: bool,
    /// Ids of the units of the open file: a hash each, whatever their length.
    ids: HashSet<u64>,
    units: u64,
    /// The segments of a unit that is not finished, with its id.
    unit: Option<(String, Vec<Entry>)>,
    losses: Losses,
    text: String,
}

impl<'a> Writer<'a> {
    pub(super) fn new(file: Sink<'a>, head: &Head, pair: Pair) -> Self {
        let original = head.attributes.iter().find(|(name, _)| name == "original");
        Self {
            file,
            chosen: Chosen::new(pair, head),
            original: original.map_or_else(|| "tarjuman".to_owned(), |(_, value)| value.clone()),
            open: None,
            files: 0,
            begun: false,
            ids: HashSet::new(),
            units: 0,
            unit: None,
            losses: Losses::default(),
            text: String::new(),
        }
    }

    fn begin_file(&mut self, original: &str) -> Result<(), PairsError> {
        if !self.begun {
            self.begun = true;
            let [source, target] =
                self.chosen.known().ok_or(PairsError::LanguagesNeeded)?.map(ToString::to_string);
            self.text.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff");
            for (name, value) in [
                ("xmlns", CORE),
                ("xmlns:mda", METADATA),
                ("version", "2.1"),
                ("srcLang", &source),
                ("trgLang", &target),
            ] {
                attribute(&mut self.text, name, value);
            }
            self.text.push_str(">\n");
        }
        self.end_file();
        self.files += 1;
        self.text.push_str("  <file");
        attribute(&mut self.text, "id", &format!("f{}", self.files));
        attribute(&mut self.text, "original", original);
        attribute(&mut self.text, "xml:space", "preserve");
        self.text.push_str(">\n");
        self.open = Some(original.to_owned());
        self.ids.clear();
        Ok(())
    }

    fn end_file(&mut self) {
        if self.open.take().is_some() {
            self.text.push_str("  </file>\n");
        }
    }

    /// Writes the unit that is open.
    fn end_unit(&mut self) -> Result<(), PairsError> {
        let Some((id, entries)) = self.unit.take() else { return Ok(()) };
        let Some(first) = entries.first() else { return Ok(()) };
        let locales = self.chosen.of(first)?;
        let original = first.property(FILE).unwrap_or(&self.original).to_owned();
        if self.open.as_deref() != Some(&original) {
            self.begin_file(&original)?;
        }
        self.units += 1;
        let text = &mut self.text;
        text.push_str("    <unit");
        // An id is an NMTOKEN, and stands once in its file.
        if is_token(&id) && self.ids.insert(hash(&id)) {
            attribute(text, "id", &id);
        } else {
            self.losses.add("id", usize::from(!id.is_empty()), first.line);
            let number = (self.units..).find(|number| self.ids.insert(hash(&format!("u{number}"))));
            attribute(text, "id", &format!("u{}", number.unwrap_or_default()));
            if !id.is_empty() {
                attribute(text, "name", &id);
            }
        }
        text.push_str(">\n");
        let pair = [&locales[0], &locales[1]];
        about(text, &entries, pair[0]);
        let mut data = Data::default();
        let mut segments = String::new();
        for (index, entry) in entries.iter().enumerate() {
            let kept = pair.map(|locale| entry.variant(locale));
            self.losses.add("languages", entry.variants.len() - kept.iter().flatten().count(), entry.line);
            for variant in kept.into_iter().flatten() {
                self.losses.add("properties", variant.properties.len(), entry.line);
                self.losses.add("attributes", variant.attributes.len(), entry.line);
            }
            segments.push_str("      <segment");
            let id = entry.property(SEGMENT).filter(|id| is_token(id));
            if let Some(id) = id {
                attribute(&mut segments, "id", id);
            } else if entries.len() > 1 {
                attribute(&mut segments, "id", &format!("s{}", index + 1));
            }
            if let Some(state) = entry.state {
                attribute(&mut segments, "state", state.as_str());
            }
            segments.push_str(">\n");
            for (name, variant) in ["source", "target"].into_iter().zip(kept) {
                match variant {
                    Some(variant) => {
                        segments.push_str(&format!("        <{name}>"));
                        segment(&mut segments, &variant.segment, &mut data);
                        segments.push_str(&format!("</{name}>\n"));
                    }
                    None if name == "source" => segments.push_str("        <source/>\n"),
                    None => {}
                }
            }
            segments.push_str("      </segment>\n");
        }
        if !data.ids.is_empty() {
            self.text.push_str("      <originalData>\n");
            let mut items: Vec<(&String, &usize)> = data.ids.iter().collect();
            items.sort_by_key(|(_, number)| **number);
            for (item, number) in items {
                self.text.push_str(&format!("        <data id=\"d{number}\">"));
                inline(&mut self.text, item);
                self.text.push_str("</data>\n");
            }
            self.text.push_str("      </originalData>\n");
        }
        self.text.push_str(&segments);
        self.text.push_str("    </unit>\n");
        self.file.write_all(self.text.as_bytes())?;
        self.text.clear();
        Ok(())
    }
}

impl PairWriter for Writer<'_> {
    fn entry(&mut self, entry: &Entry) -> Result<(), PairsError> {
        let same = entry.property(SEGMENT).is_some()
            && self.unit.as_ref().is_some_and(|(id, entries)| {
                let ids = entries.iter().filter_map(|other| other.property(SEGMENT));
                *id == entry.id
                    && entries.len() == ids.filter(|id| Some(*id) != entry.property(SEGMENT)).count()
            });
        if !same {
            self.end_unit()?;
            self.unit = Some((entry.id.clone(), Vec::new()));
        }
        if let Some((_, entries)) = &mut self.unit {
            entries.push(entry.clone());
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Losses, PairsError> {
        self.end_unit()?;
        if self.open.is_none() {
            let original = self.original.clone();
            self.begin_file(&original)?;
            // A file must have a unit or a group.
            self.text.push_str("    <group id=\"empty\"/>\n");
        }
        self.end_file();
        self.text.push_str("</xliff>\n");
        self.file.write_all(self.text.as_bytes())?;
        self.file.flush()?;
        Ok(self.losses)
    }
}

fn hash(id: &str) -> u64 {
    use std::hash::{DefaultHasher, Hash as _, Hasher as _};
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

/// Whether a text is an NMTOKEN; of letters beyond ASCII only those that every version of XML takes for such.
fn is_token(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ':'))
}

/// Metadata and notes: those of the first segment are those of the unit.
fn about(text: &mut String, entries: &[Entry], source: &Locale) {
    let placed = |kind: &str| kind == SEGMENT || kind == FILE;
    let properties: Vec<(&str, &str)> = entries
        .iter()
        .flat_map(|entry| &entry.properties)
        .filter(|property| !placed(&property.kind))
        .map(|property| (property.kind.as_str(), property.value.as_str()))
        .collect();
    let attributes: Vec<(&str, &str)> = entries
        .iter()
        .flat_map(|entry| &entry.attributes)
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    if !properties.is_empty() || !attributes.is_empty() {
        text.push_str("      <mda:metadata>\n");
        for (category, list) in [(PROPERTIES, properties), (ATTRIBUTES, attributes)] {
            if list.is_empty() {
                continue;
            }
            text.push_str("        <mda:metaGroup");
            attribute(text, "category", category);
            text.push_str(">\n");
            for (kind, value) in list {
                text.push_str("          <mda:meta");
                attribute(text, "type", kind);
                text.push('>');
                escape_text(value, text);
                text.push_str("</mda:meta>\n");
            }
            text.push_str("        </mda:metaGroup>\n");
        }
        text.push_str("      </mda:metadata>\n");
    }
    let general = entries.iter().flat_map(|entry| &entry.notes).map(|note| (None, note));
    let sided = entries.iter().flat_map(|entry| {
        entry.variants.iter().flat_map(|variant| {
            let side = if variant.locale == *source { "source" } else { "target" };
            variant.notes.iter().map(move |note| (Some(side), note))
        })
    });
    let notes: Vec<(Option<&str>, &String)> = general.chain(sided).collect();
    if !notes.is_empty() {
        text.push_str("      <notes>\n");
        for (side, note) in notes {
            text.push_str("        <note");
            if let Some(side) = side {
                attribute(text, "appliesTo", side);
            }
            text.push('>');
            escape_text(note, text);
            text.push_str("</note>\n");
        }
        text.push_str("      </notes>\n");
    }
}

/// The original data of a unit, each once.
#[derive(Default)]
struct Data {
    ids: BTreeMap<String, usize>,
}

impl Data {
    /// The reference to a text; none to nothing.
    fn reference(&mut self, data: &str) -> String {
        if data.is_empty() {
            return String::new();
        }
        let next = self.ids.len() + 1;
        format!("d{}", self.ids.entry(data.to_owned()).or_insert(next))
    }
}

fn segment(text: &mut String, segment: &Segment, data: &mut Data) {
    let nests = segment.nests();
    let mut written = 0;
    let mut marks = 0_usize;
    // Ids of codes that have none: behind those that have one.
    let mut number = segment.codes.len();
    let mut id_of = |code: &Code| {
        let id = if code.link.is_empty() { &code.pair } else { &code.link };
        if is_token(id) {
            return id.clone();
        }
        number += 1;
        format!("c{number}")
    };
    for (index, code) in segment.codes.iter().enumerate() {
        let at = code.at.clamp(written, segment.text.len());
        inline(text, segment.text.get(written..at).unwrap_or_default());
        written = at;
        let (kind, own) = typed(&code.kind);
        let pair = if is_token(&code.pair) { code.pair.clone() } else { id_of(code) };
        match code.role {
            Role::Open if nests => {
                let close = closing(&segment.codes[index..]);
                text.push_str("<pc");
                let (start, end) =
                    (data.reference(&code.data), close.map_or(String::new(), |c| data.reference(&c.data)));
                let shown = close.map_or("", |close| close.shown.as_str());
                let values = [("id", pair.as_str()), ("type", kind), ("subType", own.as_str())];
                present(text, &values);
                present(text, &[("equivStart", &code.shown), ("equivEnd", shown)]);
                present(text, &[("dataRefStart", &start), ("dataRefEnd", &end)]);
                text.push('>');
            }
            Role::Close if nests => text.push_str("</pc>"),
            Role::MarkOpen => {
                marks += 1;
                text.push_str("<mrk");
                let kind = match code.kind.as_str() {
                    listed @ ("generic" | "comment" | "term") => listed.to_owned(),
                    "" => String::new(),
                    own if own.contains(':') => own.to_owned(),
                    own => format!("{OWN}{own}"),
                };
                let id = format!("m{}", id_of(code));
                present(
                    text,
                    &[("id", if code.link.is_empty() { &id } else { &code.link }), ("type", &kind)],
                );
                text.push('>');
            }
            Role::MarkClose if marks > 0 => {
                marks -= 1;
                text.push_str("</mrk>");
            }
            Role::MarkClose => {}
            role => {
                let reference = data.reference(&code.data);
                let alone = id_of(code);
                let (name, values): (_, Vec<(&str, &str)>) = match role {
                    Role::Open => ("sc", vec![("id", &pair), ("type", kind), ("subType", &own)]),
                    Role::Close => ("ec", vec![("startRef", &pair)]),
                    Role::OpenElsewhere => {
                        ("sc", vec![("id", &alone), ("isolated", "yes"), ("type", kind), ("subType", &own)])
                    }
                    Role::CloseElsewhere => {
                        ("ec", vec![("id", &alone), ("isolated", "yes"), ("type", kind), ("subType", &own)])
                    }
                    _ => ("ph", vec![("id", &alone), ("type", kind), ("subType", &own)]),
                };
                text.push('<');
                text.push_str(name);
                present(text, &values);
                present(text, &[("equiv", &code.shown), ("dataRef", &reference)]);
                text.push_str("/>");
            }
        }
    }
    inline(text, segment.text.get(written..).unwrap_or_default());
    for _ in 0..marks {
        text.push_str("</mrk>");
    }
}

/// The code that closes the first of codes that nest.
fn closing(codes: &[Code]) -> Option<&Code> {
    let mut depth = 0_usize;
    codes.iter().find(|code| {
        match code.role {
            Role::Open => depth += 1,
            Role::Close => depth -= 1,
            _ => {}
        }
        depth == 0
    })
}

/// `type` and `subType` of a kind.
fn typed(kind: &str) -> (&str, String) {
    if kind.is_empty() || CODE_TYPES.contains(&kind) {
        (kind, String::new())
    } else {
        ("other", format!("{OWN}{kind}"))
    }
}

/// Text of a segment: characters that XML cannot hold are `cp`.
fn inline(text: &mut String, content: &str) {
    let mut rest = content;
    while let Some(at) = rest.find(is_forbidden) {
        escape_text(&rest[..at], text);
        let c = rest[at..].chars().next().unwrap_or_default();
        text.push_str(&format!("<cp hex=\"{:04X}\"/>", u32::from(c)));
        rest = &rest[at + c.len_utf8()..];
    }
    escape_text(rest, text);
}
