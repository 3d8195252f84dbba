//! Word documents: DOCX and its macro-enabled and template kin.

use std::collections::{BTreeMap, HashMap};

use super::package::{Attributes, Package, Step, Vocabulary, walk};
use super::{DocumentError, PackageReader, ReadOptions, Reading};
use crate::model::{Block, BlockKind};
use crate::text::Place;

/// Styles may be based on each other this often.
const LONGEST_CHAIN: usize = 32;

/// Word documents.
///
/// Headings, paragraphs, list items, cells and quotations are blocks, told apart by their styles whatever language
/// Word spoke; footnotes and endnotes follow the text in the order it refers to them, text boxes the paragraph
/// they hang on. Tracked changes count as accepted, of a field its result counts, not its instruction. Hidden text, tables of
/// contents, page headers and footers and comments are left out. Runs are taken in the order they are stored, which is that
/// of reading, in Arabic as in Latin script. The line of a place counts paragraphs.
pub(super) struct Docx;

impl PackageReader for Docx {
    fn name(&self) -> &'static str {
        "Word"
    }

    fn recognises(&self, package: &Package) -> bool {
        package.names().any(|name| name == "word/document.xml" || name == "word/document2.xml")
    }

    fn read(
        &self,
        path: &str,
        package: &mut Package,
        _options: &ReadOptions,
    ) -> Result<Reading, DocumentError> {
        let main = match package.relations("")?.remove("officeDocument") {
            Some(main) => main,
            None => "word/document.xml".to_owned(),
        };
        let parts = package.relations(&main)?;
        let styles = match parts.get("styles") {
            Some(name) => styles(path, name, &package.part(name)?.unwrap_or_default())?,
            None => HashMap::new(),
        };
        let missing = || DocumentError::Package {
            path: path.to_owned(),
            part: main.clone(),
            reason: "the archive has no such part".to_owned(),
        };
        let body = package.part(&main)?.ok_or_else(missing)?;
        let mut story = Story::new(&styles);
        walk(path, &main, &body, |step| story.step(step))?;
        let mut lines = std::mem::take(&mut story.lines);
        let referred = std::mem::take(&mut story.referred);
        let mut left_out = story.left_out;
        for kind in ["footnotes", "endnotes"] {
            let Some(name) = parts.get(kind) else { continue };
            let Some(text) = package.part(name)? else { continue };
            let mut notes = Story::new(&styles);
            walk(path, name, &text, |step| notes.step(step))?;
            for (_, id) in referred.iter().filter(|(of, _)| *of == kind) {
                lines.extend(notes.notes.remove(id).unwrap_or_default());
            }
        }
        for (part, prefixes) in [
            ("page header or footer", &["word/header", "word/footer"][..]),
            ("comments", &["word/comments.xml"][..]),
        ] {
            let count = package.names().filter(|name| prefixes.iter().any(|p| name.starts_with(p))).count();
            if count > 0 {
                left_out.insert(part, (count, Place::START));
            }
        }
        let left_out = left_out.into_iter().map(|(part, found)| (part.to_owned(), found)).collect();
        Ok(Reading { blocks: blocks(lines), left_out, flavour: None })
    }
}

fn blocks(lines: Vec<Line>) -> Vec<Block> {
    let numbered = lines.into_iter().enumerate().map(|(at, line)| {
        let place = Place::new(u32::try_from(at + 1).unwrap_or(u32::MAX), 1);
        Block { kind: line.kind, text: line.text, key: None, places: vec![(0, place)] }
    });
    numbered.filter(|block| !block.text.is_empty()).collect()
}

/// What a paragraph style says.
#[derive(Clone, Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    /// The level of the outline, from 0; 9 is running text.
    outline: Option<u8>,
    numbered: bool,
}

/// The paragraph styles of a document, by id.
type Styles = HashMap<String, Style>;

fn styles(path: &str, part: &str, text: &str) -> Result<Styles, DocumentError> {
    let mut found = Styles::new();
    let mut open: Option<(String, Style)> = None;
    let mut depth = 0;
    walk(path, part, text, |step| match step {
        Step::Open { name, attributes, .. } => {
            depth += 1;
            if name == "style" && attributes.get("type").is_none_or(|kind| kind == "paragraph") {
                open = attributes.get("styleId").map(|id| (id, Style::default()));
            } else if let Some((_, style)) = &mut open {
                match name {
                    "name" => style.name = attributes.get("val").unwrap_or_default().to_lowercase(),
                    "basedOn" => style.based_on = attributes.get("val"),
                    "outlineLvl" => {
                        style.outline = attributes.get("val").and_then(|level| level.parse().ok())
                    }
                    "numId" => style.numbered = attributes.get("val").is_some_and(|id| id != "0"),
                    _ => {}
                }
            }
        }
        Step::Close => {
            depth -= 1;
            // A style is a child of the root.
            if depth == 1
                && let Some((id, style)) = open.take()
            {
                found.insert(id, style);
            }
        }
        Step::Text(_) => {}
    })?;
    Ok(found)
}

/// What a style makes of a paragraph; `None` for a line of a table of contents.
fn kind_of(styles: &Styles, id: &str) -> Option<BlockKind> {
    let mut next = Some(id);
    for _ in 0..LONGEST_CHAIN {
        let Some(style) = next.and_then(|id| styles.get(id)) else { break };
        let heading = style.name.strip_prefix("heading ").and_then(|level| level.parse::<u8>().ok());
        match style.name.as_str() {
            "title" => return Some(BlockKind::Heading(1)),
            "subtitle" => return Some(BlockKind::Heading(2)),
            "quote" | "intense quote" => return Some(BlockKind::Quote),
            name if name.starts_with("toc ") && name != "toc heading" => return None,
            _ => {}
        }
        if let Some(level) = heading.or(style.outline.filter(|level| *level < 9).map(|level| level + 1)) {
            return Some(BlockKind::Heading(level.clamp(1, 6)));
        }
        if style.numbered {
            return Some(BlockKind::ListItem);
        }
        next = style.based_on.as_deref();
    }
    Some(BlockKind::Paragraph)
}

/// A finished paragraph.
#[derive(Debug)]
struct Line {
    kind: BlockKind,
    text: String,
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
struct Story<'s> {
    styles: &'s Styles,
    open: Vec<Element>,
    /// The open paragraphs: more than one where a text box hangs on a paragraph.
    paragraphs: Vec<Paragraph>,
    /// What a deleted paragraph end left to begin the next with.
    joined: Option<Paragraph>,
    fields: Vec<Field>,
    /// Finished lines of the text boxes of the open paragraph.
    boxes: Vec<Line>,
    lines: Vec<Line>,
    /// Notes in the order they are referred to: which list, and the id in it.
    referred: Vec<(&'static str, String)>,
    /// The note that is open, and where its lines begin.
    note: Option<(String, usize)>,
    notes: BTreeMap<String, Vec<Line>>,
    left_out: BTreeMap<&'static str, (usize, Place)>,
}

impl<'s> Story<'s> {
    fn new(styles: &'s Styles) -> Self {
        Self {
            styles,
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

    fn step(&mut self, step: Step) {
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
            "r" => Element::Run { hidden: false },
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

    fn push(&mut self, text: &str) {
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

/// Whether a property that may be on or off is on.
fn is_on(attributes: &Attributes) -> bool {
    !matches!(attributes.get("val").as_deref(), Some("0" | "false" | "off"))
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;
    use std::io::{Cursor, Write as _};

    use zip::write::{SimpleFileOptions, ZipWriter};

    use crate::document::{DocumentError, ReadOptions, read};

    const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    const STYLES: &str = r#"
        <w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 1"/></w:style>
        <w:style w:type="paragraph" w:styleId="a2"><w:name w:val="عنوان فرعي"/><w:basedOn w:val="a1"/></w:style>
        <w:style w:type="paragraph" w:styleId="a3"><w:name w:val="مادة"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="a4"><w:name w:val="a4"/><w:basedOn w:val="a5"/></w:style>
        <w:style w:type="paragraph" w:styleId="a5"><w:name w:val="a5"/><w:basedOn w:val="a4"/></w:style>
        <w:style w:type="paragraph" w:styleId="a6"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="a7"><w:name w:val="toc 1"/></w:style>
        <w:style w:type="paragraph" w:styleId="a8"><w:name w:val="Quote"/></w:style>"#;
    const NOTES: &str = r#"
        <w:footnote w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
        <w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> وثيقة أولى.</w:t></w:r></w:p></w:footnote>
        <w:footnote w:id="2"><w:p><w:r><w:t>وثيقة ثانية.</w:t></w:r></w:p></w:footnote>"#;

    fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn part(root: &str, content: &str) -> String {
        format!(
            r#"<?xml version="1.0"?><w:{root} xmlns:w="{WORD}" xmlns:m="urn:m" xmlns:mc="urn:mc">{content}</w:{root}>"#
        )
    }

    fn word(body: &str) -> Vec<u8> {
        let relations = r#"<Relationships xmlns="urn:r">
            <Relationship Type="http://x/relationships/styles" Target="styles.xml"/>
            <Relationship Type="http://x/relationships/footnotes" Target="/word/../word/footnotes.xml"/>
            <Relationship Type="http://x/relationships/endnotes" Target="http://example.org/" TargetMode="External"/>
        </Relationships>"#;
        archive(&[
            ("word/_rels/document.xml.rels", relations),
            ("word/styles.xml", &part("styles", STYLES)),
            ("word/footnotes.xml", &part("footnotes", NOTES)),
            ("word/document.xml", &part("document", &format!("<w:body>{body}</w:body>"))),
        ])
    }

    /// A line a block: kind and text; then what was left out.
    fn show(bytes: &[u8]) -> String {
        let (blocks, findings) = match read("a.docx", bytes, &ReadOptions::default()) {
            Ok(read) => read,
            Err(error) => return error.to_string(),
        };
        let mut out = String::new();
        for block in blocks {
            let _ =
                writeln!(out, "{} {:?} {}", block.place(0).line, block.kind, block.text.replace('\n', "⏎"));
        }
        for finding in findings {
            let _ = writeln!(out, "- {} {}", finding.place.line, finding.args[0].1);
        }
        out
    }

    /// Text without markup stands for a run.
    fn p(content: &str) -> String {
        match content.starts_with('<') {
            true => format!("<w:p>{content}</w:p>"),
            false => format!("<w:p><w:r><w:t>{content}</w:t></w:r></w:p>"),
        }
    }

    #[test]
    fn text_is_what_a_reader_sees() {
        let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
        let field = |instruction: &str, result: &str| {
            format!(
                "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>\
                 <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
                run(result)
            )
        };
        let rows: &[(String, &str, &str)] = &[
            (run("التقى ") + &run("الوزير."), "التقى الوزير.", "runs join without a space of their own"),
            (run("ﷲ &amp; &lt;b&gt; &#x627;"), "ﷲ & <b> ا", "entities of XML"),
            (
                run("النص ").replace("<w:t", "<w:rPr><w:rtl/></w:rPr><w:t") + &run("ABC 12") + &run(" هنا"),
                "النص ABC 12 هنا",
                "runs of either direction keep their order",
            ),
            (run("a") + "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/></w:r>", "a b⏎c", "tabs and breaks"),
            (
                "<w:r><w:t>co</w:t><w:softHyphen/><w:t>op\u{AD}era</w:t><w:noBreakHyphen/><w:t>x</w:t></w:r>"
                    .into(),
                "coopera\u{2011}x",
                "soft hyphens are layout",
            ),
            (
                "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0A7\"/><w:sym w:char=\"2013\"/></w:r>".into(),
                "–",
                "a picture of a symbol font is no text",
            ),
            (
                format!("<w:ins>{}</w:ins><w:del><w:r><w:delText>x</w:delText></w:r></w:del>", run("جديد")),
                "جديد",
                "changes are accepted",
            ),
            (
                format!("<w:moveFrom>{}</w:moveFrom><w:moveTo>{}</w:moveTo>", run("هنا"), run("هناك")),
                "هناك",
                "what was moved stands where it was moved to",
            ),
            (run("في ") + &field("DATE \\@ yyyy", "٢٠٢٥"), "في ٢٠٢٥", "of a field the result"),
            (
                "<w:fldSimple w:instr=\"AUTHOR\"><w:r><w:t>سارة</w:t></w:r></w:fldSimple>".into(),
                "سارة",
                "a simple field",
            ),
            (
                format!("<w:hyperlink>{}</w:hyperlink><w:smartTag>{}</w:smartTag>", run("رابط"), run("!")),
                "رابط!",
                "links and smart tags",
            ),
            (
                "<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>y</w:t></w:r>"
                    .into(),
                "y",
                "hidden text",
            ),
            ("<w:r><w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>y</w:t></w:r></w:rubyBase></w:ruby></w:r>".into(), "y", "the reading of a ruby"),
            ("<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>".into(), "x+y", "a formula"),
        ];
        for (content, text, why) in rows {
            let shown = show(&word(&p(content)));
            let first = shown.lines().next().unwrap_or_default();
            assert_eq!(first.strip_prefix("1 Paragraph "), Some(*text), "{why}: {shown}");
        }
    }

    #[test]
    fn paragraphs_are_what_their_styles_make_of_them() {
        let styled = |style: &str, more: &str, text: &str| {
            p(&format!("<w:pPr><w:pStyle w:val=\"{style}\"/>{more}</w:pPr><w:r><w:t>{text}</w:t></w:r>"))
        };
        let number = |id: u8| format!("<w:numPr><w:numId w:val=\"{id}\"/></w:numPr>");
        let body = [
            styled("a1", "", "بيان"),
            styled("a2", "", "heading by its base"),
            styled("a3", "", "heading by its outline"),
            styled("a4", "", "styles based on each other"),
            styled("none", "", "a style that is not there"),
            styled("a6", "", "item by its style"),
            styled("a6", &number(0), "numbering switched off"),
            styled("none", &number(7), "item by itself"),
            styled("a8", "", "quote"),
            styled("a7", "", "contents"),
            format!(
                "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>",
                p("cell"),
                styled("a1", "", "head")
            ),
            format!("<w:tr><w:trPr><w:del/></w:trPr><w:tc>{}</w:tc></w:tr></w:tbl>", p("deleted row")),
        ];
        insta::assert_snapshot!(show(&word(&body.concat())), @r#"
        1 Heading(1) بيان
        2 Heading(1) heading by its base
        3 Heading(3) heading by its outline
        4 Paragraph styles based on each other
        5 Paragraph a style that is not there
        6 ListItem item by its style
        7 Paragraph numbering switched off
        8 ListItem item by itself
        9 Quote quote
        10 Cell cell
        11 Cell head
        - 10 table of contents
        "#);
    }

    #[test]
    fn notes_boxes_and_joined_paragraphs_come_in_their_order() {
        let reference = |id: u8| format!("<w:r><w:footnoteReference w:id=\"{id}\"/></w:r>");
        let boxed = |tag: &str| format!("<mc:{tag}><w:txbxContent>{}</w:txbxContent></mc:{tag}>", p("box"));
        let body = [
            p(&format!("<w:r><w:t>one</w:t></w:r>{}{}", reference(2), reference(1))),
            p(&format!("<w:r><w:t>two</w:t>{}{}<w:t> more</w:t></w:r>", boxed("Choice"), boxed("Fallback"))),
            p("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">three </w:t></w:r>"),
            p("four"),
            "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr>\
             <w:sdtContent><w:p><w:r><w:t>contents</w:t></w:r></w:p></w:sdtContent></w:sdt>"
                .to_owned(),
            p("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>last</w:t></w:r>"),
        ];
        insta::assert_snapshot!(show(&word(&body.concat())), @r"
        1 Paragraph one
        2 Paragraph two more
        3 Paragraph box
        4 Paragraph three four
        5 Paragraph last
        6 Paragraph وثيقة ثانية.
        7 Paragraph وثيقة أولى.
        - 5 table of contents
        ");
    }

    #[test]
    fn what_is_no_document_is_said_to_be_none() {
        let deep = "<w:tbl><w:tr><w:tc>".repeat(10_000);
        let bomb = format!("<!DOCTYPE d [<!ENTITY a \"x\">]>{}", part("document", "&a;"));
        let rows: &[(&str, Vec<u8>, &str)] = &[
            ("nested", word(&deep), "nested deeper than 1000"),
            ("entities", archive(&[("word/document.xml", &bomb)]), "declares a document type"),
            ("cut off", archive(&[("word/document.xml", "<w:document>")]), "before its elements do"),
            ("unknown entity", word("<w:p>&x;</w:p>"), "x"),
            ("another archive", archive(&[("a.txt", "a")]), "no known format"),
            ("no archive", b"PK\x03\x04garbage".to_vec(), "cannot be read"),
            ("empty", word(""), "has no text"),
            ("old Word", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1].to_vec(), "before 2007"),
        ];
        for (why, bytes, said) in rows {
            let shown = show(bytes);
            assert!(shown.contains(said), "{why}: {shown}");
        }
        let limit = ReadOptions { max_bytes: 1 << 20, ..ReadOptions::default() };
        let bomb = word(&p(&"a".repeat(2 << 20)));
        assert!(bomb.len() < 100_000);
        let error = read("a.docx", &bomb, &limit).unwrap_err();
        assert!(matches!(error, DocumentError::Unpacked { .. }), "{error}");
    }
}
