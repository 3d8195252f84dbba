//! A workbook with texts put into its cells. Only the cells that change are written anew, with the style they have; everything else of
//! a sheet keeps its bytes, and every other part of the archive is copied as it is packed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::package::{Attributes, Package, broken};
use super::super::table::{self, Keys, Layout};
use super::super::{DocumentError, ReadOptions, Translation, replaced};
use super::{prefix, table_rows};
use crate::document::sheet;

/// What Excel keeps of the order in which it calculates; it must not name a cell that has no formula any more.
const CALCULATION: &str = "calcChain";

/// The bytes of the workbook with the translations in the column of their language.
pub(super) fn localized(
    path: &str,
    package: &mut Package,
    options: &ReadOptions,
    translation: &Translation<'_>,
) -> Result<Vec<u8>, DocumentError> {
    let book = sheet::book(path, package)?;
    let mut parts: BTreeMap<String, Option<String>> = BTreeMap::new();
    let mut formulas_went = false;
    for (at, (name, part)) in book.sheets.iter().enumerate() {
        let rows = table_rows(sheet::rows(path, package, &book, part)?);
        let texts = texts(&rows, prefix(at, name), options, translation);
        if texts.is_empty() {
            continue;
        }
        let Some(xml) = package.part(part)? else { continue };
        let mut sheet = Sheet::new(xml.text(), texts);
        sheet.scan().map_err(|error| broken(path, part, error))?;
        let (text, went) = sheet.changed();
        formulas_went |= went;
        parts.insert(part.clone(), Some(text));
    }
    if formulas_went {
        without_calculation(package, &mut parts)?;
    }
    package.rewritten(&parts)
}

/// The texts of a sheet that change: by row as it comes and by column.
fn texts(
    rows: &[table::Row],
    sheet: Option<&str>,
    options: &ReadOptions,
    translation: &Translation<'_>,
) -> BTreeMap<usize, (usize, String)> {
    let mut texts = BTreeMap::new();
    let Some(first) = rows.first() else { return texts };
    let headings: Vec<&str> = first.iter().map(|(text, _)| text.as_str()).collect();
    let Ok(Some(layout)) = Layout::of(&headings, options) else { return texts };
    let name = translation.column.clone().unwrap_or_else(|| translation.target.to_string());
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let (column, new) = table::column_of(&name, &headings, &layout, width);
    let mut keys = Keys::new(&layout, sheet);
    for (at, row) in rows.iter().enumerate().skip(layout.first) {
        let key = keys.of(|column| row.get(column).map(|(text, _)| text.as_str()));
        let there = row.get(column).map(|(text, _)| text.as_str());
        if let Some(text) = key.and_then(|key| translation.texts.get(&key))
            && there.map(str::trim) != Some(text.trim())
        {
            texts.insert(at, (column, text.clone()));
        }
    }
    if new && layout.first > 0 && !texts.is_empty() {
        texts.insert(0, (column, name));
    }
    texts
}

/// A cell of the row that is open, as its bytes lie.
#[derive(Clone, Debug)]
struct Cell {
    column: usize,
    range: Range<usize>,
    style: Option<String>,
    formula: Option<Formula>,
}

#[derive(Clone, Debug)]
struct Formula {
    range: Range<usize>,
    /// The number of a formula that several cells share, and whether this cell says what it is.
    shared: Option<(String, bool)>,
}

struct Sheet<'x> {
    xml: &'x str,
    /// By row: the column, the text.
    texts: BTreeMap<usize, (usize, String)>,
    changes: Vec<(Range<usize>, String)>,
    /// Shared formulas whose cell was overwritten, and the cells that go on referring to each.
    orphaned: BTreeSet<String>,
    sharing: Vec<(String, Range<usize>)>,
    formulas_went: bool,
}

impl<'x> Sheet<'x> {
    fn new(xml: &'x str, texts: BTreeMap<usize, (usize, String)>) -> Self {
        Self {
            xml,
            texts,
            changes: Vec::new(),
            orphaned: BTreeSet::new(),
            sharing: Vec::new(),
            formulas_went: false,
        }
    }

    /// Goes through the rows, and notes what changes.
    fn scan(&mut self) -> Result<(), quick_xml::Error> {
        let mut reader = Reader::from_str(self.xml);
        reader.config_mut().expand_empty_elements = true;
        let mut rows = 0;
        loop {
            let start = reader.buffer_position() as usize;
            match reader.read_event()? {
                Event::Start(tag) if tag.local_name().as_ref() == "row" => {
                    let tag = start..reader.buffer_position() as usize;
                    let cells = cells(&mut reader)?;
                    self.row(rows, tag, &cells);
                    rows += 1;
                }
                Event::Start(tag) if tag.local_name().as_ref() == "dimension" => {
                    self.dimension(&tag, start);
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// The area that a sheet says it has, which some readers trust, made to hold a new column.
    fn dimension(&mut self, tag: &BytesStart, start: usize) {
        let Some(area) = attribute(tag, "ref") else { return };
        let Some(last) = self.texts.values().map(|(column, _)| *column).max() else { return };
        let corner = area.rsplit(':').next().unwrap_or_default();
        let row = corner.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        if sheet::column(corner).is_none_or(|column| column >= last) || row.is_empty() {
            return;
        }
        let first = area.split(':').next().unwrap_or_default();
        let written = format!("\"{area}\"");
        if let Some(at) = self.xml[start..].find(&written).map(|at| start + at) {
            let wider = format!("\"{first}:{}{row}\"", letters(last));
            self.changes.push((at..at + written.len(), wider));
        }
    }

    fn row(&mut self, at: usize, tag: Range<usize>, cells: &[Cell]) {
        let replaced = self.texts.remove(&at);
        let target = replaced.as_ref().map(|(column, _)| *column);
        for cell in cells {
            let Some(Formula { range, shared }) = &cell.formula else { continue };
            let overwritten = target == Some(cell.column);
            self.formulas_went |= overwritten;
            match shared {
                Some((number, true)) if overwritten => drop(self.orphaned.insert(number.clone())),
                Some((number, false)) if !overwritten => self.sharing.push((number.clone(), range.clone())),
                _ => {}
            }
        }
        let head = &self.xml[tag.clone()];
        let Some((column, text)) = replaced.filter(|_| !head.ends_with("/>")) else { return };
        let prefix = head[1..].split(|c: char| !(c.is_alphanumeric() || "_-.:".contains(c))).next();
        let prefix = prefix.and_then(|name| name.strip_suffix("row")).unwrap_or_default();
        let number = BytesStart::from_content(head.trim_matches(['<', '>']), 1 + prefix.len() + 2);
        let number = attribute(&number, "r").unwrap_or_else(|| (at + 1).to_string());
        let there = cells.iter().find(|cell| cell.column == column);
        // A new cell looks like the one before it: that of the language before.
        let before = cells.iter().rev().find(|cell| cell.column < column);
        let style = there.or(before).and_then(|cell| cell.style.clone());
        let mut written = String::new();
        let _ = write!(written, "<{prefix}c r=\"{}{number}\"", letters(column));
        if let Some(style) = style {
            let _ = write!(written, " s=\"{}\"", quick_xml::escape::escape(style.as_str()));
        }
        let _ = write!(
            written,
            " t=\"inlineStr\"><{prefix}is><{prefix}t xml:space=\"preserve\">{}</{prefix}t></{prefix}is></{prefix}c>",
            quick_xml::escape::partial_escape(sheet::to_ncname(&text).as_str())
        );
        let range = match (there, cells.iter().find(|cell| cell.column > column), cells.last()) {
            (Some(cell), ..) => cell.range.clone(),
            (None, Some(after), _) => after.range.start..after.range.start,
            (None, None, Some(last)) => last.range.end..last.range.end,
            (None, None, None) => tag.end..tag.end,
        };
        self.changes.push((range, written));
        // How far a row reaches is only a hint, and now perhaps a wrong one.
        if there.is_none()
            && let Some(spans) = head.find(" spans=\"")
            && let Some(length) = head[spans + 8..].find('"')
        {
            let begin = tag.start + spans;
            self.changes.push((begin..begin + 8 + length + 1, String::new()));
        }
    }

    /// The sheet with its changes, and whether formulas went.
    fn changed(mut self) -> (String, bool) {
        // What was calculated by a formula that is gone stays as the value it has.
        let orphans = self.sharing.iter().filter(|(number, _)| self.orphaned.contains(number));
        self.changes.extend(orphans.map(|(_, range)| (range.clone(), String::new())));
        (replaced(self.xml, self.changes), self.formulas_went)
    }
}

/// The cells of a row whose start tag was read. An empty element is told as one that begins and ends.
fn cells(reader: &mut Reader<&[u8]>) -> Result<Vec<Cell>, quick_xml::Error> {
    let mut cells: Vec<Cell> = Vec::new();
    // Of the elements that are open in the row: whether each is the formula of its cell.
    let mut open: Vec<bool> = Vec::new();
    loop {
        let start = reader.buffer_position() as usize;
        let event = reader.read_event()?;
        let end = reader.buffer_position() as usize;
        match event {
            Event::Start(tag) => {
                let name = tag.local_name();
                let is_formula = open.len() == 1 && name.as_ref() == "f";
                if open.is_empty() && name.as_ref() == "c" {
                    let next = cells.last().map_or(0, |cell| cell.column + 1);
                    let column = attribute(&tag, "r").as_deref().and_then(sheet::column).unwrap_or(next);
                    let style = attribute(&tag, "s");
                    cells.push(Cell { column, range: start..end, style, formula: None });
                } else if let (true, Some(cell)) = (is_formula, cells.last_mut()) {
                    let shares = attribute(&tag, "t").as_deref() == Some("shared");
                    let shared = attribute(&tag, "si").filter(|_| shares);
                    let shared = shared.map(|number| (number, attribute(&tag, "ref").is_some()));
                    cell.formula = Some(Formula { range: start..end, shared });
                }
                open.push(is_formula);
            }
            Event::End(_) => {
                let Some(was_formula) = open.pop() else { return Ok(cells) };
                match cells.last_mut() {
                    Some(cell) if open.is_empty() => cell.range.end = end,
                    Some(Cell { formula: Some(formula), .. }) if was_formula => formula.range.end = end,
                    _ => {}
                }
            }
            Event::Eof => return Ok(cells),
            _ => {}
        }
    }
}

/// The value of an attribute.
fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    Attributes(tag).get(name)
}

/// The letters of a column.
fn letters(column: usize) -> String {
    let mut rest = column + 1;
    let mut letters = String::new();
    while rest > 0 {
        rest -= 1;
        letters.insert(0, char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters
}

/// Leaves out the order of calculation, which Excel makes anew.
fn without_calculation(
    package: &mut Package,
    parts: &mut BTreeMap<String, Option<String>>,
) -> Result<(), DocumentError> {
    let names: Vec<String> = package.names().map(Into::into).collect();
    for name in &names {
        let is_listed = name.ends_with(".rels") || name == "[Content_Types].xml";
        if name.rsplit('/').next() == Some("calcChain.xml") {
            parts.insert(name.clone(), None);
        } else if let (true, Some(part)) = (is_listed, package.part(name)?) {
            let text = part.text();
            let mut changes = Vec::new();
            for (at, _) in text.match_indices(CALCULATION) {
                let begin = text[..at].rfind('<').unwrap_or(at);
                let end = text[at..].find("/>").map_or(text.len(), |end| at + end + 2);
                changes.push((begin..end, String::new()));
            }
            if !changes.is_empty() {
                parts.insert(name.clone(), Some(replaced(text, changes)));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
