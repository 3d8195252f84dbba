//! The table as a Word document.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::{SimpleFileOptions, ZipWriter};

use super::{LIMIT, Table};
use crate::document::ReadOptions;
use crate::document::package::{Package, Part, Step, Vocabulary};

/// The rows of all tables of a document, each with its number; `None` for what is no Word document.
pub(super) fn rows(bytes: &[u8]) -> Option<Vec<(u64, Vec<String>)>> {
    let options = ReadOptions { max_bytes: LIMIT as usize, ..ReadOptions::default() };
    let mut package = Package::open("docx", bytes, &options).ok()?;
    let main = package.relations("").ok()?.remove("officeDocument");
    let body: Part = package.part(main.as_deref().unwrap_or("word/document.xml")).ok()??;
    let mut rows = Rows::default();
    body.walk(|step| rows.step(step)).ok()?;
    for cell in rows.rows.iter_mut().flat_map(|(_, cells)| cells) {
        *cell = cell.trim().to_owned();
    }
    Some(rows.rows)
}

#[derive(Default)]
struct Rows {
    rows: Vec<(u64, Vec<String>)>,
    /// Open elements: what each does to the text in it.
    open: Vec<Element>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Element {
    Other,
    Table,
    Cell,
    Paragraph,
    Run,
    Text,
    /// What a tracked change took away, and instructions of fields.
    Skipped,
}

impl Rows {
    fn step(&mut self, step: Step<'_>) {
        match step {
            Step::Open { vocabulary, name, .. } => {
                let element = self.begin(name, vocabulary);
                self.open.push(element);
            }
            Step::Text(text) => {
                if self.open.last() == Some(&Element::Text) && self.counts() {
                    self.push(text);
                }
            }
            Step::Close => {
                if self.open.pop() == Some(Element::Paragraph) && self.counts() {
                    self.push("\n");
                }
            }
        }
    }

    fn begin(&mut self, name: &str, vocabulary: Vocabulary) -> Element {
        if vocabulary != Vocabulary::Word {
            return if name == "Fallback" { Element::Skipped } else { Element::Other };
        }
        let inner = self.open.iter().filter(|element| **element == Element::Table).count() > 1;
        match name {
            "tbl" => Element::Table,
            "tr" if !inner => {
                let number = self.rows.len() as u64 + 1;
                self.rows.push((number, Vec::new()));
                Element::Other
            }
            "tc" if !inner => {
                if let Some((_, cells)) = self.rows.last_mut() {
                    cells.push(String::new());
                }
                Element::Cell
            }
            "p" => Element::Paragraph,
            "r" => Element::Run,
            "t" => Element::Text,
            "del" | "moveFrom" | "instrText" | "delText" | "sectPr" => Element::Skipped,
            "br" | "cr" if self.counts() => {
                self.push("\n");
                Element::Other
            }
            // Where tabulators stand in the properties of a paragraph, they are no text.
            "tab" if self.counts() && self.open.last() == Some(&Element::Run) => {
                self.push(" ");
                Element::Other
            }
            _ => Element::Other,
        }
    }

    /// Whether text here is text of a cell.
    fn counts(&self) -> bool {
        self.open.contains(&Element::Cell) && !self.open.contains(&Element::Skipped)
    }

    fn push(&mut self, text: &str) {
        if let Some(cell) = self.rows.last_mut().and_then(|(_, cells)| cells.last_mut()) {
            cell.push_str(text);
        }
    }
}

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
/// Widths of the columns, in twentieths of a point.
const WIDTHS: [u32; 5] = [1400, 5000, 5000, 1400, 2200];

/// The document: landscape, source and translation side by side, each written in its direction.
pub(super) fn write(table: &Table) -> Vec<u8> {
    let [source, target] = table.locales.each_ref().map(ToString::to_string);
    let rtl = [false, Table::is_rtl(&table.locales[0]), Table::is_rtl(&table.locales[1]), false, false];
    let mut body =
        format!("<w:p>{}</w:p>", run(&format!("{}: {source} → {target}", table.title), false, true));
    body.push_str("<w:tbl><w:tblPr><w:tblW w:w=\"15000\" w:type=\"dxa\"/><w:tblBorders>");
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        let _ = write!(body, "<w:{side} w:val=\"single\" w:sz=\"4\" w:color=\"BBBBBB\"/>");
    }
    body.push_str("</w:tblBorders></w:tblPr><w:tblGrid>");
    for width in WIDTHS {
        let _ = write!(body, "<w:gridCol w:w=\"{width}\"/>");
    }
    body.push_str("</w:tblGrid>");
    row(&mut body, ["id", &source, &target, "state", "note"], [false; 5], true);
    for one in &table.rows {
        row(&mut body, [&one.id, &one.source, &one.target, one.state, &one.note], rtl, false);
    }
    body.push_str("</w:tbl><w:p/>");
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}<w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar w:top=\"900\" w:right=\"900\" w:bottom=\"900\" w:left=\"900\" w:header=\"0\" w:footer=\"0\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    );
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let parts =
        [("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS), ("word/document.xml", &document)];
    let mut add = |name: &str, text: &str| {
        // The same bytes on every day.
        zip.start_file(name, SimpleFileOptions::default())?;
        zip.write_all(text.as_bytes())?;
        Ok::<(), zip::result::ZipError>(())
    };
    // Memory can be written to.
    let _ = parts.into_iter().try_for_each(|(name, text)| add(name, text));
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

fn row(body: &mut String, cells: [&str; 5], rtl: [bool; 5], heading: bool) {
    body.push_str("<w:tr>");
    if heading {
        body.push_str("<w:trPr><w:tblHeader/></w:trPr>");
    }
    for (index, (cell, rtl)) in cells.into_iter().zip(rtl).enumerate() {
        let shade =
            if index >= 2 { "" } else { "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F4F4F4\"/>" };
        let _ = write!(
            body,
            "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>{shade}</w:tcPr><w:p>",
            WIDTHS[index]
        );
        if rtl {
            body.push_str("<w:pPr><w:bidi/></w:pPr>");
        }
        for (number, line) in cell.split('\n').enumerate() {
            if number > 0 {
                body.push_str("<w:r><w:br/></w:r>");
            }
            if !line.is_empty() {
                body.push_str(&run(line, rtl, heading));
            }
        }
        body.push_str("</w:p></w:tc>");
    }
    body.push_str("</w:tr>");
}

fn run(text: &str, rtl: bool, bold: bool) -> String {
    let properties = match (rtl, bold) {
        (true, true) => "<w:rPr><w:b/><w:rtl/></w:rPr>",
        (true, false) => "<w:rPr><w:rtl/></w:rPr>",
        (false, true) => "<w:rPr><w:b/></w:rPr>",
        (false, false) => "",
    };
    let allowed = |c: &char| *c == '\t' || *c >= ' ' && !matches!(*c, '\u{FFFE}' | '\u{FFFF}');
    let text: String = text.chars().filter(allowed).collect();
    let text = quick_xml::escape::partial_escape(text.as_str());
    format!("<w:r>{properties}<w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}
