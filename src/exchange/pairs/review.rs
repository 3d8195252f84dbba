//! Tables for a reviewer, who opens them in a browser or in a word processor, writes in the column of the translation and sends the
//! file back: HTML and Word (DOCX).
//!
//! A row an entry: id, source, translation, state, note; the first row names the columns, by which the file is read again. It may have
//! been saved by any program meanwhile: only rows and cells are looked at, of tracked changes as if they were accepted.

mod page;
mod word;

use std::io::Read as _;

use super::rows::{entry, headed};
use super::{
    Chosen, Entry, Head, Losses, Pair, PairFormat, PairReader, PairWriter, PairsError, Problem, Rejected,
    Sink, Source, count_losses,
};
use crate::exchange::xliff12::read::Entries;
use crate::lang::{self, Direction};
use crate::model::{Locale, State};

/// The longest file, in bytes: it is held as a whole.
const LIMIT: u64 = 64 << 20;

/// A table in a web page.
pub(super) struct Page;
/// A table in a Word document.
pub(super) struct Word;

impl PairFormat for Page {
    fn name(&self) -> &'static str {
        "review-html"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["html", "htm"]
    }

    fn read(&self, files: Vec<Source>, pair: Pair) -> Result<Box<dyn PairReader>, PairsError> {
        let bytes = bytes(files)?;
        let text =
            String::from_utf8(bytes).map_err(|_| PairsError::File { line: 1, problem: Problem::NotUtf8 })?;
        read(page::rows(&text), pair, self.name())
    }

    fn write<'a>(
        &self,
        files: Vec<Sink<'a>>,
        head: &Head,
        pair: Pair,
    ) -> Result<Box<dyn PairWriter + 'a>, PairsError> {
        Ok(Box::new(Writer::new(files, head, pair, page::write)))
    }
}

impl PairFormat for Word {
    fn name(&self) -> &'static str {
        "review-docx"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["docx"]
    }

    fn read(&self, files: Vec<Source>, pair: Pair) -> Result<Box<dyn PairReader>, PairsError> {
        let rows = word::rows(&bytes(files)?).ok_or(PairsError::NotFormat("docx"))?;
        read(rows, pair, self.name())
    }

    fn write<'a>(
        &self,
        files: Vec<Sink<'a>>,
        head: &Head,
        pair: Pair,
    ) -> Result<Box<dyn PairWriter + 'a>, PairsError> {
        Ok(Box::new(Writer::new(files, head, pair, word::write)))
    }
}

fn bytes(files: Vec<Source>) -> Result<Vec<u8>, PairsError> {
    let mut bytes = Vec::new();
    if let Some(file) = files.into_iter().next() {
        file.take(LIMIT + 1).read_to_end(&mut bytes)?;
    }
    match bytes.len() as u64 > LIMIT {
        true => Err(PairsError::File { line: 1, problem: Problem::TooLong(LIMIT as usize) }),
        false => Ok(bytes),
    }
}

/// The entries of a table: of the rows, each with its line, behind the one that names the columns.
fn read(
    rows: Vec<(u64, Vec<String>)>,
    pair: Pair,
    name: &'static str,
) -> Result<Box<dyn PairReader>, PairsError> {
    let mut rows = rows.into_iter();
    // A title, or whatever a program puts before the table, names no columns.
    let headings = rows.by_ref().find(|(_, cells)| cells.iter().any(|cell| cell.trim() == "id"));
    let Some((_, headings)) = headings else { return Err(PairsError::NotFormat(name)) };
    let (columns, head, _) = headed(&headings, pair)?;
    let filled = rows.filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
    let entries = filled.map(|(line, mut cells)| {
        cells.truncate(columns.len());
        entry(&columns, line, cells).map_err(|problem| Rejected { line, problem }.into())
    });
    Ok(Box::new(Entries { head, entries: entries.collect::<Vec<_>>().into_iter() }))
}

/// A row of the table.
struct Row {
    id: String,
    source: String,
    target: String,
    state: &'static str,
    note: String,
}

/// The table that is written.
struct Table {
    title: String,
    locales: [Locale; 2],
    rows: Vec<Row>,
}

impl Table {
    fn is_rtl(locale: &Locale) -> bool {
        lang::of(locale).direction() == Direction::Rtl
    }
}

/// Gathers the rows; the file is written when all are there.
struct Writer<'a> {
    files: Vec<Sink<'a>>,
    chosen: Chosen,
    title: String,
    rows: Vec<Row>,
    losses: Losses,
    write: fn(&Table) -> Vec<u8>,
}

impl<'a> Writer<'a> {
    fn new(files: Vec<Sink<'a>>, head: &Head, pair: Pair, write: fn(&Table) -> Vec<u8>) -> Self {
        let original = head.attributes.iter().find(|(name, _)| name == "original");
        let title = original.map(|(_, value)| value.clone()).unwrap_or_default();
        Self {
            files,
            chosen: Chosen::new(pair, head),
            title,
            rows: Vec::new(),
            losses: Losses::default(),
            write,
        }
    }
}

impl PairWriter for Writer<'_> {
    fn entry(&mut self, entry: &Entry) -> Result<(), PairsError> {
        let locales = self.chosen.of(entry)?;
        count_losses(&mut self.losses, entry, [&locales[0], &locales[1]], &["id", "state", "notes"]);
        // An entry in other languages only is lost as it is counted; a row of it would be one that nobody can read.
        if locales.iter().all(|locale| entry.variant(locale).is_none()) {
            return Ok(());
        }
        let text = |locale: &Locale| entry.variant(locale).map_or(String::new(), |v| v.segment.text.clone());
        // A page and a document have white space of their own, and no control characters.
        let kept = |text: &str| {
            let line = |line: &str| line.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
            let lines: Vec<String> = text.split('\n').map(line).filter(|line| !line.is_empty()).collect();
            lines.join("\n").trim() == text && !text.chars().any(|c| c.is_control() && c != '\n')
        };
        let changed = locales.iter().filter(|locale| !kept(&text(locale))).count();
        self.losses.add("white-space", changed + usize::from(!kept(&entry.id)), entry.line);
        let variant_notes = entry.variants.iter().flat_map(|variant| &variant.notes);
        let notes: Vec<&str> = entry.notes.iter().chain(variant_notes).map(String::as_str).collect();
        self.rows.push(Row {
            id: entry.id.clone(),
            source: text(&locales[0]),
            target: text(&locales[1]),
            state: entry.state.map_or("", State::as_str),
            note: notes.join("\n"),
        });
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Losses, PairsError> {
        let locales =
            self.chosen.known().map(|pair| pair.map(Clone::clone)).ok_or(PairsError::LanguagesNeeded)?;
        let table = Table { title: self.title, locales, rows: self.rows };
        let bytes = (self.write)(&table);
        for file in &mut self.files {
            file.write_all(&bytes)?;
            file.flush()?;
        }
        Ok(self.losses)
    }
}
