//! The paragraphs of a part, in the order of reading.

use std::collections::BTreeMap;

use super::styles::{Styles, kind_of};
use crate::document::package::{Attributes, Step, Vocabulary};
use crate::model::BlockKind;
use crate::text::Place;

/// A finished paragraph.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) kind: BlockKind,
    pub(super) text: String,
}

/// A paragraph in the making.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    style: Option<String>,
    outline: Option<u8>,
    /// Its own numbering: on, off, or the style's.
    numbered: Option<bool>,
    /// Its end was deleted by a tracked change: the next paragraph goes on with it.
    joined: bool,
    /// The tags that are open in the text.
    marks: Vec<Mark>,
}

/// A tag of the markup that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Mark {
    name: &'static str,
    /// Where a link leads to.
    address: Option<String>,
}

impl Mark {
    fn plain(name: &'static str) -> Self {
        Self { name, address: None }
    }

    fn opening(&self) -> String {
        match &self.address {
            Some(address) => format!("<{} href=\"{}\">", self.name, address.replace('"', "&quot;")),
            None => format!("<{}>", self.name),
        }
    }
}

impl Paragraph {
    /// Closes tags until so many are open; white space stays behind them.
    fn close(&mut self, open: usize) {
        if self.marks.len() > open {
            let space = self.text.split_off(self.text.trim_end().len());
            while self.marks.len() > open {
                self.text.extend(self.marks.pop().map(|mark| format!("</{}>", mark.name)));
            }
            self.text.push_str(&space);
        }
    }
}

/// What an open element is for the text in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Element {
    /// Nothing of its own: what is in it counts.
    Through,
    /// Nothing in it counts.
    Skipped,
    Paragraph,
    /// The properties of a paragraph; of its mark; of a run; of a row.
    ParagraphProperties,
    MarkProperties,
    RunProperties,
    RowProperties,
    Run {
        hidden: bool,
    },
    Link,
    /// Text; the instruction of a field.
    Text,
    Instruction,
    Row,
    Cell,
    Note,
}

/// A field: from its beginning to its separator stands the instruction, then the result.
#[derive(Debug, Default)]
struct Field {
    instruction: String,
    result: bool,
}

/// Goes through a part, and keeps its paragraphs.
pub(super) struct Story<'s> {
    styles: &'s Styles,
    /// The addresses of links by their ids, where bold, links and their like are kept as tags.
    links: Option<BTreeMap<String, String>>,
    /// Where the open links lead to.
    addresses: Vec<Option<String>>,
    /// The marks of the open run.
    marks: Vec<&'static str>,
    open: Vec<Element>,
    /// The open paragraphs: more than one where a text box hangs on a paragraph.
    paragraphs: Vec<Paragraph>,
    /// What a deleted paragraph end left to begin the next with.
    joined: Option<Paragraph>,
    fields: Vec<Field>,
    /// Finished lines of the text boxes of the open paragraph.
    boxes: Vec<Line>,
    pub(super) lines: Vec<Line>,
    /// Notes in the order they are referred to: which list, and the id in it.
    pub(super) referred: Vec<(&'static str, String)>,
    /// The note that is open, and where its lines begin.
    note: Option<(String, usize)>,
    pub(super) notes: BTreeMap<String, Vec<Line>>,
    pub(super) left_out: BTreeMap<&'static str, (usize, Place)>,
}

impl<'s> Story<'s> {
    /// With the addresses of `links` bold, links and their like are kept as tags.
    pub(super) fn new(styles: &'s Styles, links: Option<BTreeMap<String, String>>) -> Self {
        Self {
            styles,
            links,
            addresses: Vec::new(),
            marks: Vec::new(),
            open: Vec::new(),
            paragraphs: Vec::new(),
            joined: None,
            fields: Vec::new(),
            boxes: Vec::new(),
            lines: Vec::new(),
            referred: Vec::new(),
            note: None,
            notes: BTreeMap::new(),
            left_out: BTreeMap::new(),
        }
    }

    pub(super) fn step(&mut self, step: Step) {
        match step {
            Step::Open { vocabulary, name, attributes } => {
                let element = self.begin(vocabulary, name, &attributes);
                self.open.push(element);
            }
            Step::Text(text) => match self.open.last() {
                Some(Element::Text) if self.counts() => self.push(text),
                Some(Element::Instruction) => {
                    if let Some(field) = self.fields.last_mut().filter(|field| !field.result) {
                        field.instruction.push_str(text);
                    }
                }
                _ => {}
            },
            Step::Close => self.end(),
        }
    }

    fn begin(&mut self, vocabulary: Vocabulary, name: &str, attributes: &Attributes) -> Element {
        let within = self.open.last().copied().unwrap_or(Element::Through);
        if within == Element::Skipped {
            return Element::Skipped;
        }
        // A part that newer programs write in two ways has the second for older ones; `rt` is the reading of a ruby.
        if matches!(name, "Fallback" | "rt") {
            return Element::Skipped;
        }
        if vocabulary != Vocabulary::Word {
            // The text of a formula.
            return if name == "t" && !self.paragraphs.is_empty() { Element::Text } else { Element::Through };
        }
        match within {
            Element::ParagraphProperties => return self.paragraph_property(name, attributes),
            Element::MarkProperties => {
                if matches!(name, "del" | "moveFrom")
                    && let Some(paragraph) = self.paragraphs.last_mut()
                {
                    paragraph.joined = true;
                }
                return Element::Skipped;
            }
            Element::RunProperties => {
                self.mark_run(name, attributes);
                if matches!(name, "vanish" | "webHidden") && is_on(attributes) {
                    self.hide();
                }
                return Element::Skipped;
            }
            Element::RowProperties => {
                if name == "del"
                    && let Some(row) = self.open.iter_mut().rev().find(|e| **e == Element::Row)
                {
                    *row = Element::Skipped;
                }
                return Element::Skipped;
            }
            _ => {}
        }
        match name {
            "p" => {
                let paragraph = self.joined.take().filter(|_| self.paragraphs.is_empty()).unwrap_or_default();
                self.paragraphs.push(Paragraph { joined: false, ..paragraph });
                Element::Paragraph
            }
            "pPr" => Element::ParagraphProperties,
            "rPr" if matches!(within, Element::Run { .. }) => Element::RunProperties,
            "rPr" => Element::Skipped,
            "trPr" => Element::RowProperties,
            "r" => {
                self.marks.clear();
                Element::Run { hidden: false }
            }
            "hyperlink" => {
                let links = self.links.as_ref();
                let outside = attributes.get("id").and_then(|id| links?.get(&id).cloned());
                let anchor = attributes.get("anchor").map(|anchor| format!("#{anchor}"));
                self.addresses.push(joined(outside, anchor));
                Element::Link
            }
            "fldSimple" => match attributes.get("instr").and_then(|instruction| address_of(&instruction)) {
                Some(address) => {
                    self.addresses.push(Some(address));
                    Element::Link
                }
                None => Element::Through,
            },
            "t" => Element::Text,
            "instrText" => Element::Instruction,
            "tr" => Element::Row,
            "tc" => Element::Cell,
            "del" | "moveFrom" | "delText" | "delInstrText" | "sectPr" | "tblPr" | "tblGrid" | "tcPr" => {
                Element::Skipped
            }
            "footnote" | "endnote" => {
                // Those with a type are the lines between text and notes.
                let id =
                    attributes.get("id").filter(|_| attributes.get("type").is_none_or(|t| t == "normal"));
                self.note = id.map(|id| (id, self.lines.len()));
                if self.note.is_some() { Element::Note } else { Element::Skipped }
            }
            "docPartGallery" => {
                if attributes.get("val").as_deref() == Some("Table of Contents") {
                    self.leave_out("table of contents");
                    // The content follows inside the same `sdt`.
                    if let Some(at) = self.open.len().checked_sub(3) {
                        self.open[at] = Element::Skipped;
                    }
                }
                Element::Skipped
            }
            _ => {
                self.mark(name, attributes);
                Element::Through
            }
        }
    }

    /// What stands for characters, or changes what follows.
    fn mark(&mut self, name: &str, attributes: &Attributes) {
        match name {
            "fldChar" => match attributes.get("fldCharType").as_deref() {
                Some("begin") => self.fields.push(Field::default()),
                Some("separate") => {
                    if let Some(field) = self.fields.last_mut() {
                        field.result = true;
                        if field.instruction.trim_start().to_ascii_uppercase().starts_with("TOC") {
                            self.leave_out("table of contents");
                        }
                    }
                }
                Some("end") => drop(self.fields.pop()),
                _ => {}
            },
            "footnoteReference" | "endnoteReference" if self.counts() => {
                let list = if name == "footnoteReference" { "footnotes" } else { "endnotes" };
                self.referred.extend(attributes.get("id").map(|id| (list, id)));
            }
            _ if !self.counts() => {}
            "tab" | "ptab" => self.push(" "),
            "cr" => self.push("\n"),
            "br" => match attributes.get("type").as_deref() {
                Some("page" | "column") => self.push(" "),
                _ => self.push("\n"),
            },
            "noBreakHyphen" => self.push("\u{2011}"), // NON-BREAKING HYPHEN
            "sym" => {
                let code = attributes.get("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                // Fonts of pictures put them into the private use area: no text.
                let private = 0xE000..=0xF8FF;
                if let Some(c) = code.filter(|code| !private.contains(code)).and_then(char::from_u32) {
                    self.push(c.encode_utf8(&mut [0; 4]));
                }
            }
            _ => {}
        }
    }

    fn paragraph_property(&mut self, name: &str, attributes: &Attributes) -> Element {
        let Some(paragraph) = self.paragraphs.last_mut() else { return Element::Skipped };
        match name {
            "pStyle" => paragraph.style = attributes.get("val"),
            "outlineLvl" => paragraph.outline = attributes.get("val").and_then(|level| level.parse().ok()),
            "numPr" => return Element::ParagraphProperties,
            "numId" => paragraph.numbered = Some(attributes.get("val").is_some_and(|id| id != "0")),
            "rPr" => return Element::MarkProperties,
            _ => {}
        }
        Element::Skipped
    }

    /// Whether text here is to be read: not hidden, no instruction, no table of contents.
    fn counts(&self) -> bool {
        let toc = |field: &Field| field.instruction.trim_start().to_ascii_uppercase().starts_with("TOC");
        !self.paragraphs.is_empty()
            && self.fields.iter().all(|field| field.result && !toc(field))
            && !self.open.iter().rev().any(|e| *e == Element::Run { hidden: true })
    }

    fn hide(&mut self) {
        if let Some(run) = self.open.iter_mut().rev().find(|e| matches!(e, Element::Run { .. })) {
            *run = Element::Run { hidden: true };
            self.leave_out("hidden text");
        }
    }

    fn leave_out(&mut self, what: &'static str) {
        let line = u32::try_from(self.lines.len() + 1).unwrap_or(u32::MAX);
        self.left_out.entry(what).or_insert((0, Place::new(line, 1))).0 += 1;
    }

    /// Notes what a property of a run makes of its text.
    fn mark_run(&mut self, name: &str, attributes: &Attributes) {
        let value = attributes.get("val");
        let mark = match (name, value.as_deref()) {
            ("b", _) if is_on(attributes) => "b",
            ("i", _) if is_on(attributes) => "i",
            ("strike", _) if is_on(attributes) => "s",
            ("u", value) if value != Some("none") => "u",
            ("vertAlign", Some("superscript")) => "sup",
            ("vertAlign", Some("subscript")) => "sub",
            _ => return,
        };
        self.marks.push(mark);
    }

    /// Opens and closes tags, so that those of the run are open.
    fn mark_up(&mut self) {
        let of_field = self.fields.iter().rev().find_map(|field| address_of(&field.instruction));
        let address = self.addresses.last().cloned().or(of_field.map(Some));
        let link = address.map(|address| Mark { name: "a", address });
        let wanted: Vec<Mark> = link.into_iter().chain(self.marks.iter().copied().map(Mark::plain)).collect();
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let same = paragraph.marks.iter().zip(&wanted).take_while(|(one, other)| one == other).count();
        paragraph.close(same);
        for mark in wanted.into_iter().skip(same) {
            paragraph.text.push_str(&mark.opening());
            paragraph.marks.push(mark);
        }
    }

    fn push(&mut self, text: &str) {
        let visible = text.trim_start_matches(|c: char| c.is_ascii_whitespace());
        if self.links.is_some() && !visible.is_empty() {
            self.push_plain(&text[..text.len() - visible.len()]);
            self.mark_up();
            self.push_plain(visible);
        } else {
            self.push_plain(text);
        }
    }

    fn push_plain(&mut self, text: &str) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        for c in text.chars() {
            match c {
                '\u{AD}' => {} // SOFT HYPHEN
                '\n' if paragraph.text.is_empty() || paragraph.text.ends_with('\n') => {}
                '\n' => {
                    paragraph.text.truncate(paragraph.text.trim_end_matches(' ').len());
                    paragraph.text.push('\n');
                }
                // A no-break space is a character of the text.
                c if c.is_ascii_whitespace() => {
                    if !paragraph.text.is_empty() && !paragraph.text.ends_with([' ', '\n']) {
                        paragraph.text.push(' ');
                    }
                }
                c => paragraph.text.push(c),
            }
        }
    }

    fn end(&mut self) {
        match self.open.pop() {
            Some(Element::Paragraph) => self.end_paragraph(),
            Some(Element::Note) => {
                if let Some((id, from)) = self.note.take() {
                    let lines = self.lines.split_off(from.min(self.lines.len()));
                    self.notes.insert(id, lines);
                }
            }
            Some(Element::Cell) => self.flush_joined(),
            Some(Element::Link) => drop(self.addresses.pop()),
            _ => {}
        }
        if self.open.is_empty() {
            self.flush_joined();
        }
    }

    fn end_paragraph(&mut self) {
        let Some(mut paragraph) = self.paragraphs.pop() else { return };
        if paragraph.joined && self.paragraphs.is_empty() {
            self.joined = Some(paragraph);
            return;
        }
        paragraph.text.truncate(paragraph.text.trim_end().len());
        paragraph.close(0);
        let Some(kind) = self.kind(&paragraph) else {
            self.leave_out("table of contents");
            return;
        };
        let line = Line { kind, text: paragraph.text };
        if self.paragraphs.is_empty() {
            self.lines.push(line);
            self.lines.append(&mut self.boxes);
        } else {
            self.boxes.push(line);
        }
    }

    /// A deleted paragraph end that nothing follows.
    fn flush_joined(&mut self) {
        if let Some(paragraph) = self.joined.take() {
            self.paragraphs.push(Paragraph { joined: false, ..paragraph });
            self.end_paragraph();
        }
    }

    fn kind(&self, paragraph: &Paragraph) -> Option<BlockKind> {
        let style = match &paragraph.style {
            Some(id) => kind_of(self.styles, id)?,
            None => BlockKind::Paragraph,
        };
        let own =
            paragraph.outline.filter(|level| *level < 9).map(|level| BlockKind::Heading(level.min(5) + 1));
        let kind = own.unwrap_or(style);
        if self.open.contains(&Element::Cell) {
            return Some(BlockKind::Cell);
        }
        Some(match (kind, paragraph.numbered) {
            (BlockKind::Paragraph, Some(true)) => BlockKind::ListItem,
            (BlockKind::ListItem, Some(false)) => BlockKind::Paragraph,
            (kind, _) => kind,
        })
    }
}

/// An address and the place in it.
fn joined(outside: Option<String>, anchor: Option<String>) -> Option<String> {
    match (outside, anchor) {
        (Some(outside), Some(anchor)) => Some(outside + &anchor),
        (one, other) => one.or(other),
    }
}

/// Where a field leads to, that is a link: `HYPERLINK "https://…" \l "place"`.
fn address_of(instruction: &str) -> Option<String> {
    let (name, mut rest) = instruction.trim_start().split_once(char::is_whitespace)?;
    if !name.eq_ignore_ascii_case("HYPERLINK") {
        return None;
    }
    let (mut outside, mut anchor, mut switch) = (None, None, "");
    while !rest.trim_start().is_empty() {
        rest = rest.trim_start();
        let value;
        (value, rest) = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
        };
        match switch {
            _ if value.starts_with('\\') && value.len() == 2 => {
                switch = value;
                continue;
            }
            "\\l" => anchor = Some(format!("#{value}")),
            // A tip, a window: no address.
            "\\o" | "\\t" => {}
            // A backslash is written twice.
            _ if outside.is_none() => outside = Some(value.replace("\\\\", "\\")),
            _ => {}
        }
        switch = "";
    }
    joined(outside, anchor)
}

/// Whether a property that may be on or off is on.
fn is_on(attributes: &Attributes) -> bool {
    !matches!(attributes.get("val").as_deref(), Some("0" | "false" | "off"))
}
