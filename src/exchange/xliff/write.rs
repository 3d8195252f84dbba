//! A state file as text: the same bytes for the same state.

use super::{
    CATEGORY, CORE, GLOSSARY, MATCHES, METADATA, OBSOLETE, SEGMENT, STALE, StateFile, StateUnit, fingerprint,
    form_words, kind_word,
};
use crate::exchange::xml;
use crate::lang::plurals::Plurals;
use crate::lang::{self, Direction};
use crate::model::{Locale, Origin, PluralForm, Proposal, State};
use crate::text::placeholders::{self, Placeholder};

/// The file's text, XLIFF 2.1, indented by two, ending in a line feed.
///
/// [`read`](super::read) gives the same state back. Characters that XML 1.0 cannot hold become `<cp>` in
/// sources and targets; in notes, terms and the document's id, which come from XML and YAML and
/// have none, they would become U+FFFD.
pub fn write(state: &StateFile) -> String {
    Written::new(state).text
}

/// A state file as [`write()`] writes it, of which single units can be written anew: what a decision of a reviewer costs does not
/// grow with what every other unit holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    target: Locale,
    text: String,
    /// The byte behind each unit; the first begins at `start`.
    ends: Vec<usize>,
    start: usize,
}

impl Written {
    /// The file of a state.
    pub fn new(state: &StateFile) -> Self {
        let mut ends = Vec::with_capacity(state.units.len());
        let (text, start) = written(state, &mut ends);
        Self { target: state.target.clone(), text, ends, start }
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Writes the unit of this index anew; nothing where there is none.
    pub fn put(&mut self, index: usize, unit: &StateUnit) {
        let Some(end) = self.ends.get(index).copied() else { return };
        let start = index.checked_sub(1).map_or(self.start, |before| self.ends[before]);
        let plurals = Plurals::cardinal(&self.target);
        let mut out = Writer { text: String::new(), depth: UNIT_DEPTH, plurals };
        out.unit(unit);
        self.text.replace_range(start..end, &out.text);
        for later in &mut self.ends[index..] {
            *later = *later - (end - start) + out.text.len();
        }
    }
}

/// How many elements are open around a unit: the root, the file.
const UNIT_DEPTH: usize = 2;

/// The text of a file, where its units end, and where the first begins.
fn written(state: &StateFile, ends: &mut Vec<usize>) -> (String, usize) {
    let mut out = Writer { plurals: Plurals::cardinal(&state.target), ..Writer::default() };
    out.text.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let (source, target) = (state.source.to_string(), state.target.to_string());
    let namespaces =
        [("xmlns", CORE), ("xmlns:mda", METADATA), ("xmlns:mtc", MATCHES), ("xmlns:gls", GLOSSARY)];
    let languages = [("version", "2.1"), ("srcLang", source.as_str()), ("trgLang", target.as_str())];
    out.open("xliff", &[namespaces.as_slice(), &languages].concat());
    out.open(
        "file",
        &[
            ("id", "document"),
            ("original", &state.document),
            ("canResegment", "no"),
            ("srcDir", direction(&state.source)),
            ("trgDir", direction(&state.target)),
            ("xml:space", "preserve"),
        ],
    );
    let start = out.text.len();
    for unit in &state.units {
        out.unit(unit);
        ends.push(out.text.len());
    }
    // A file must have a unit or a group.
    if !state.obsolete.is_empty() || state.units.is_empty() {
        out.open("group", &[("id", OBSOLETE), ("translate", "no")]);
        for unit in &state.obsolete {
            out.unit(unit);
        }
        out.close("group");
    }
    out.close("file");
    out.close("xliff");
    (out.text, start)
}

fn direction(locale: &Locale) -> &'static str {
    match lang::of(locale).direction() {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    }
}

#[derive(Default)]
struct Writer {
    text: String,
    depth: usize,
    /// How the target locale counts, where that is known.
    plurals: Option<Plurals>,
}

impl Writer {
    /// What a translator is told of a plural form: `letters, few: 3, 4, 5`.
    fn name_of(&self, form: &PluralForm) -> String {
        let numbers =
            self.plurals.as_ref().map(|plurals| plurals.examples(form.category)).unwrap_or_default();
        let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
        let colon = if numbers.is_empty() { "" } else { ": " };
        format!("{}, {}{colon}{}", form.message, form.category, numbers.join(", "))
    }

    fn unit(&mut self, unit: &StateUnit) {
        let name = unit.form.as_ref().map(|form| self.name_of(form));
        let mut attributes = vec![("id", unit.id.as_str())];
        attributes.extend(name.as_deref().map(|name| ("name", name)));
        self.open("unit", &attributes);
        self.metadata(unit);
        self.proposals(&unit.target.proposals);
        self.terms(unit);
        if !unit.target.notes.is_empty() {
            self.open("notes", &[]);
            for note in &unit.target.notes {
                self.leaf("note", &[], &plain(note));
            }
            self.close("notes");
        }
        let target = &unit.target;
        let mut attributes = vec![("id", SEGMENT), ("state", target.state.as_str())];
        if target.stale.is_some() {
            attributes.push(("subState", STALE));
        }
        self.open("segment", &attributes);
        let mut codes = Codes::default();
        self.leaf("source", &[], &codes.inline(&unit.source));
        if !target.text.is_empty() || target.state != State::Initial {
            codes.begin_target();
            self.leaf("target", &[], &codes.inline(&target.text));
        }
        self.close("segment");
        self.close("unit");
    }

    fn metadata(&mut self, unit: &StateUnit) {
        let target = &unit.target;
        self.open("mda:metadata", &[]);
        self.open("mda:metaGroup", &[("category", CATEGORY)]);
        self.meta("kind", &kind_word(unit.kind));
        self.meta("place", &format!("{}:{}", unit.place.line, unit.place.column));
        if let Some(form) = &unit.form {
            self.meta("plural", &form_words(form));
        }
        if let Some(place) = target.place {
            self.meta("target-place", &format!("{}:{}", place.line, place.column));
        }
        if target.origin != Origin::None {
            self.meta("origin", &target.origin.to_string());
        }
        if let Some(confidence) = target.confidence {
            self.meta("confidence", &confidence.to_string());
        }
        if let Some(given) = &target.given {
            self.meta("given", given);
        }
        if target.rejected {
            self.meta("rejected", &fingerprint(&target.text));
        }
        if target.pinned {
            self.meta("pinned", "yes");
        }
        if let Some(stale) = &target.stale {
            self.meta("stale-source", stale);
            self.meta("stale-target", &fingerprint(&target.text));
        }
        self.close("mda:metaGroup");
        self.close("mda:metadata");
    }

    fn meta(&mut self, kind: &str, value: &str) {
        self.leaf("mda:meta", &[("type", kind)], &escape(&backslashed(value), false));
    }

    fn proposals(&mut self, proposals: &[Proposal]) {
        if proposals.is_empty() {
            return;
        }
        let segment = format!("#{SEGMENT}");
        self.open("mtc:matches", &[]);
        for proposal in proposals {
            let similarity;
            let mut attributes = vec![("ref", segment.as_str())];
            match &proposal.origin {
                Origin::None => {}
                Origin::Human => attributes.extend([("type", "other"), ("subType", "tarjuman:document")]),
                Origin::Memory(percent) => {
                    similarity = percent.min(&100).to_string();
                    attributes.extend([("type", "tm"), ("similarity", &similarity)]);
                }
                Origin::Engine(name) => attributes.extend([("type", "mt"), ("origin", name)]),
            }
            self.open("mtc:match", &attributes);
            self.leaf("source", &[], &inline(&proposal.source));
            self.leaf("target", &[], &inline(&proposal.text));
            self.close("mtc:match");
        }
        self.close("mtc:matches");
    }

    fn terms(&mut self, unit: &StateUnit) {
        if unit.terms.is_empty() {
            return;
        }
        self.open("gls:glossary", &[]);
        for term in &unit.terms {
            self.open("gls:glossEntry", &[]);
            self.leaf("gls:term", &[("source", &term.concept)], &plain(&term.term));
            for translation in &term.translations {
                self.leaf("gls:translation", &[], &plain(translation));
            }
            if let Some(definition) = &term.definition {
                self.leaf("gls:definition", &[], &plain(definition));
            }
            self.close("gls:glossEntry");
        }
        self.close("gls:glossary");
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.start(name, attributes);
        self.text.push('\n');
        self.depth += 1;
    }

    fn close(&mut self, name: &str) {
        self.depth -= 1;
        self.indent();
        self.end(name);
    }

    /// An element whose content is written already escaped, on one line with its tags.
    fn leaf(&mut self, name: &str, attributes: &[(&str, &str)], content: &str) {
        self.start(name, attributes);
        self.text.push_str(content);
        self.end(name);
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.indent();
        self.text.push('<');
        self.text.push_str(name);
        for (key, value) in attributes {
            self.text.push(' ');
            self.text.push_str(key);
            self.text.push_str("=\"");
            self.text.push_str(&escape(&without_forbidden(value), true));
            self.text.push('"');
        }
        self.text.push('>');
    }

    fn end(&mut self, name: &str) {
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push_str(">\n");
    }

    fn indent(&mut self) {
        for _ in 0..self.depth {
            self.text.push_str("  ");
        }
    }
}

fn escape(text: &str, attribute: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // A reader would turn it into a line feed.
            '\r' => out.push_str("&#xD;"),
            '"' if attribute => out.push_str("&quot;"),
            '\n' if attribute => out.push_str("&#xA;"),
            '\t' if attribute => out.push_str("&#x9;"),
            _ => out.push(c),
        }
    }
    out
}

/// The inline codes of a unit: the same placeholder has the same id in source and target.
#[derive(Default)]
struct Codes<'a> {
    /// Those of the source, in order; taken when the target has used them.
    source: Vec<Option<&'a str>>,
    count: usize,
    in_target: bool,
}

impl<'a> Codes<'a> {
    fn begin_target(&mut self) {
        self.in_target = true;
    }

    /// The content of a source or target with each placeholder that a program reads as `<ph>`, which CAT tools protect; its
    /// text is the equivalent one.
    fn inline(&mut self, text: &'a str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        // An attribute cannot hold what XML cannot.
        let holds = |one: &&Placeholder| one.kind.is_code() && !one.span.of(text).contains(xml::is_forbidden);
        for one in placeholders::scan(text).iter().filter(holds) {
            let code = one.span.of(text);
            out.push_str(&inline(&text[at..one.span.start]));
            at = one.span.end;
            let known = self.source.iter().position(|known| self.in_target && *known == Some(code));
            let id = match known {
                Some(index) => {
                    self.source[index] = None;
                    index + 1
                }
                None => {
                    self.count += 1;
                    if !self.in_target {
                        self.source.push(Some(code));
                    }
                    self.count
                }
            };
            let equivalent = escape(code, true);
            out.push_str(&format!("<ph id=\"{id}\" equiv=\"{equivalent}\" disp=\"{equivalent}\"/>"));
        }
        out.push_str(&inline(&text[at..]));
        out
    }
}

/// The content of a source or target: the only places where XLIFF has an element for what XML cannot hold.
fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((at, c)) = rest.char_indices().find(|(_, c)| xml::is_forbidden(*c)) {
        out.push_str(&escape(&rest[..at], false));
        out.push_str(&format!("<cp hex=\"{:04X}\"/>", u32::from(c)));
        rest = &rest[at + c.len_utf8()..];
    }
    out.push_str(&escape(rest, false));
    out
}

fn plain(text: &str) -> String {
    escape(&without_forbidden(text), false)
}

fn without_forbidden(text: &str) -> String {
    text.replace(xml::is_forbidden, "\u{FFFD}") // REPLACEMENT CHARACTER
}

/// Metadata is text alone, so what XML cannot hold is written `\u{1}`, and a backslash doubled.
fn backslashed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            _ if xml::is_forbidden(c) => out.extend(c.escape_unicode()),
            _ => out.push(c),
        }
    }
    out
}
