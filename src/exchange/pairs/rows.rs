//! Tables: CSV and TSV, a row an entry, a column a language. Between the cells of CSV stand commas, semicolons or tabs, by
//! what the first row has.
//!
//! The first row names the columns: languages by their tags (or `source` and `target`), `id`, `state` and `note`. A table of
//! two columns without such a row is read when its languages are named.
//!
//! A cell in quotes may go on over lines in CSV. In TSV it may not: corpora keep sentences there as they are, and one that begins
//! with a quote would swallow those below it.

use std::io::Write as _;

use super::{
    Chosen, Entry, Head, Losses, Pair, PairFormat, PairReader, PairWriter, PairsError, Problem, Rejected,
    Segment, Sink, Source, Variant, count_losses,
};
use crate::exchange::stream::Lines;
use crate::model::{Locale, State};
use crate::text::csv::{self, Quoted};

/// The longest row, in bytes.
const LIMIT: usize = 1 << 20;
/// How often the end of a cell in quotes is looked for.
const ATTEMPTS: usize = 64;

/// Tables between tabs.
pub(super) struct Tsv;
/// Tables between commas.
pub(super) struct Csv;

impl PairFormat for Tsv {
    fn name(&self) -> &'static str {
        "tsv"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["tsv", "tab"]
    }

    fn read(&self, files: Vec<Source>, pair: Pair) -> Result<Box<dyn PairReader>, PairsError> {
        open(files, pair, Some('\t'))
    }

    fn write<'a>(
        &self,
        files: Vec<Sink<'a>>,
        head: &Head,
        pair: Pair,
    ) -> Result<Box<dyn PairWriter + 'a>, PairsError> {
        Ok(Box::new(Writer::new(files, Chosen::new(pair, head), '\t')))
    }
}

impl PairFormat for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["csv"]
    }

    fn read(&self, files: Vec<Source>, pair: Pair) -> Result<Box<dyn PairReader>, PairsError> {
        open(files, pair, None)
    }

    fn write<'a>(
        &self,
        files: Vec<Sink<'a>>,
        head: &Head,
        pair: Pair,
    ) -> Result<Box<dyn PairWriter + 'a>, PairsError> {
        Ok(Box::new(Writer::new(files, Chosen::new(pair, head), ',')))
    }
}

/// What stands in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Id,
    State,
    Note,
    Text(Locale),
    Unknown(String),
}

fn column(heading: &str, pair: &Pair) -> Column {
    let name = heading.trim();
    let text = |locale: &Option<Locale>| locale.clone().map(Column::Text);
    let known = match name.to_lowercase().as_str() {
        "id" | "key" | "tuid" => Some(Column::Id),
        "state" | "status" => Some(Column::State),
        "note" | "notes" | "comment" => Some(Column::Note),
        "source" => text(&pair.source),
        "target" => text(&pair.target),
        // Two or three letters before the first hyphen: any word would be a language else.
        _ if name.split('-').next().is_some_and(|tag| matches!(tag.len(), 2 | 3)) => {
            name.parse().ok().map(Column::Text)
        }
        _ => None,
    };
    known.unwrap_or_else(|| Column::Unknown(name.to_owned()))
}

fn open(files: Vec<Source>, pair: Pair, separator: Option<char>) -> Result<Box<dyn PairReader>, PairsError> {
    let file = files.into_iter().next().ok_or(PairsError::NotFormat("csv"))?;
    let mut lines = Lines::new(file, LIMIT)?;
    let mut reader = Reader {
        head: Head::default(),
        columns: Vec::new(),
        separator: '\t',
        multiline: separator.is_none(),
        waiting: None,
        lines: None,
    };
    let (line, first) = match lines.next() {
        None => return Ok(Box::new(reader)),
        Some(read) => read?,
    };
    reader.separator = separator.unwrap_or_else(|| csv::separator_of(&first));
    let bare = first.strip_suffix('\r').unwrap_or(&first);
    let headings = cells(bare, reader.separator).unwrap_or_else(|Open| vec![bare.to_owned()]);
    let (columns, head, named) = headed(&headings, pair)?;
    (reader.columns, reader.head) = (columns, head);
    if !named {
        reader.waiting = Some((line, first));
    }
    reader.lines = Some(lines);
    Ok(Box::new(reader))
}

/// What stands in the columns of a table, by its first row; and whether that names them.
pub(super) fn headed(headings: &[String], pair: Pair) -> Result<(Vec<Column>, Head, bool), PairsError> {
    let columns: Vec<Column> = headings.iter().map(|heading| column(heading, &pair)).collect();
    let languages: Vec<&Locale> = columns
        .iter()
        .filter_map(|column| match column {
            Column::Text(locale) => Some(locale),
            _ => None,
        })
        .collect();
    if languages.is_empty() {
        let (Some(source), Some(target), 2..) = (pair.source, pair.target, headings.len()) else {
            return Err(PairsError::Headings(headings.join(", ").chars().take(200).collect()));
        };
        let columns = vec![Column::Text(source.clone()), Column::Text(target.clone())];
        return Ok((columns, Head { source: Some(source), target: Some(target), ..Head::default() }, false));
    }
    let source = pair.source.or_else(|| languages.first().copied().cloned());
    let others: Vec<&&Locale> = languages.iter().filter(|l| Some(**l) != source.as_ref()).collect();
    let target = match others[..] {
        [only] => Some((*only).clone()),
        _ => None,
    };
    let head = Head { source, target: pair.target.or(target), ..Head::default() };
    Ok((columns, head, true))
}

/// A row that ends inside a cell in quotes: it goes on in the next line.
struct Open;

/// The cells of a row. A cell is in quotes when RFC 4180 would have it so: those inside are doubled, and a separator or the
/// end follows; else quotes are text.
fn cells(row: &str, separator: char) -> Result<Vec<String>, Open> {
    let mut cells = Vec::new();
    let mut rest = row;
    loop {
        let (cell, after) = match csv::quoted(rest, separator) {
            Quoted::Cell(cell, length) => (cell, &rest[length..]),
            Quoted::Open => return Err(Open),
            Quoted::No => {
                let end = rest.find(separator).unwrap_or(rest.len());
                (rest[..end].to_owned(), &rest[end..])
            }
        };
        cells.push(cell);
        match after.strip_prefix(separator) {
            Some(next) => rest = next,
            None => return Ok(cells),
        }
    }
}

struct Reader {
    head: Head,
    columns: Vec<Column>,
    separator: char,
    /// Whether cells in quotes may go on over lines.
    multiline: bool,
    /// A line that was read and is still to be understood.
    waiting: Option<(u64, String)>,
    /// None when there are no more.
    lines: Option<Lines>,
}

impl PairReader for Reader {
    fn head(&self) -> &Head {
        &self.head
    }
}

impl Reader {
    fn line(&mut self) -> Option<Result<(u64, String), PairsError>> {
        match self.waiting.take() {
            Some(waiting) => Some(Ok(waiting)),
            None => self.lines.as_mut()?.next(),
        }
    }

    /// The next row: where it begins, and its cells.
    fn row(&mut self) -> Option<Result<(u64, Vec<String>), PairsError>> {
        let (line, first) = match self.line()? {
            Ok(read) => read,
            Err(error) => return Some(Err(error)),
        };
        let bare = first.strip_suffix('\r').unwrap_or(&first);
        match cells(bare, self.separator) {
            Ok(cells) => return Some(Ok((line, cells))),
            Err(Open) if !self.multiline => {
                let literal = bare.split(self.separator).map(str::to_owned).collect();
                return Some(Ok((line, literal)));
            }
            Err(Open) => {}
        }
        // A cell in quotes goes on over lines; how many is seen when it is closed.
        let mut row = first;
        let mut attempts = 0;
        let rejected = |problem| Some(Err(Rejected { line, problem }.into()));
        loop {
            match self.line() {
                Some(Ok((_, next))) if row.len() + next.len() < LIMIT && attempts < ATTEMPTS => {
                    row.push('\n');
                    row.push_str(&next);
                    // An even number of quotes closes nothing that stays closed.
                    if next.matches('"').count() % 2 == 0 {
                        continue;
                    }
                    attempts += 1;
                    if let Ok(cells) = cells(row.strip_suffix('\r').unwrap_or(&row), self.separator) {
                        return Some(Ok((line, cells)));
                    }
                }
                Some(Ok(_)) => return rejected(Problem::TooLong(LIMIT)),
                Some(Err(error)) => return Some(Err(error)),
                None => return rejected(Problem::CutOff),
            }
        }
    }
}

/// The entry that a row is.
pub(super) fn entry(columns: &[Column], line: u64, cells: Vec<String>) -> Result<Entry, Problem> {
    let mut entry = Entry { line, ..Entry::default() };
    for (index, cell) in cells.into_iter().enumerate() {
        match columns.get(index) {
            _ if cell.is_empty() => {}
            Some(Column::Id) => entry.id = cell,
            Some(Column::State) => {
                let state = State::ALL.into_iter().find(|state| state.as_str() == cell);
                entry.state = Some(state.ok_or(Problem::State(cell))?);
            }
            Some(Column::Note) => entry.notes.extend(cell.split('\n').map(str::to_owned)),
            Some(Column::Text(locale)) => {
                entry.variants.push(Variant::new(locale.clone(), Segment { text: cell, codes: Vec::new() }));
            }
            Some(Column::Unknown(name)) => entry.passed.push(name.clone()),
            None => return Err(Problem::Cells(cell)),
        }
    }
    if entry.variants.is_empty() { Err(Problem::NoSegment) } else { Ok(entry) }
}

impl Iterator for Reader {
    type Item = Result<Entry, PairsError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (line, cells) = match self.row()? {
                Ok(row) => row,
                Err(error) => {
                    if error.is_fatal() {
                        self.lines = None;
                    }
                    return Some(Err(error));
                }
            };
            // An empty line is no entry.
            if cells.iter().any(|cell| !cell.is_empty()) {
                return Some(
                    entry(&self.columns, line, cells).map_err(|problem| Rejected { line, problem }.into()),
                );
            }
        }
    }
}

struct Writer<'a> {
    files: Vec<Sink<'a>>,
    chosen: Chosen,
    separator: char,
    begun: bool,
    losses: Losses,
}

impl<'a> Writer<'a> {
    fn new(files: Vec<Sink<'a>>, chosen: Chosen, separator: char) -> Self {
        Self { files, chosen, separator, begun: false, losses: Losses::default() }
    }

    fn row(&mut self, cells: [&str; 5]) -> Result<(), PairsError> {
        let mut row = String::new();
        for (index, cell) in cells.into_iter().enumerate() {
            if index > 0 {
                row.push(self.separator);
            }
            let one_line;
            let cell = if self.separator == '\t' && cell.contains(['\n', '\r']) {
                one_line =
                    cell.split(['\n', '\r']).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
                one_line.as_str()
            } else {
                cell
            };
            let special = |c: char| {
                c == self.separator || matches!(c, '\n' | '\r') || (c == '"' && self.separator == ',')
            };
            if cell.contains(special) || cell.starts_with('"') {
                row.push('"');
                row.push_str(&cell.replace('"', "\"\""));
                row.push('"');
            } else {
                row.push_str(cell);
            }
        }
        row.push('\n');
        for file in &mut self.files {
            file.write_all(row.as_bytes())?;
        }
        Ok(())
    }

    fn begin(&mut self, locales: [&str; 2]) -> Result<(), PairsError> {
        self.begun = true;
        if self.separator == ',' {
            // Without a byte order mark Excel takes the file for Windows-1252.
            for file in &mut self.files {
                file.write_all("\u{FEFF}".as_bytes())?;
            }
        }
        self.row(["id", locales[0], locales[1], "state", "note"])
    }
}

impl PairWriter for Writer<'_> {
    fn entry(&mut self, entry: &Entry) -> Result<(), PairsError> {
        let locales = self.chosen.of(entry)?;
        let pair = [&locales[0], &locales[1]];
        if !self.begun {
            let [source, target] = pair.map(ToString::to_string);
            self.begin([&source, &target])?;
        }
        count_losses(&mut self.losses, entry, pair, &["id", "state", "notes"]);
        // An entry in other languages only is lost as it is counted; a row of it would be one that nobody can read.
        if locales.iter().all(|locale| entry.variant(locale).is_none()) {
            return Ok(());
        }
        let [source, target] =
            pair.map(|locale| entry.variant(locale).map_or("", |variant| &variant.segment.text));
        let breaks = |text: &&str| text.contains(['\n', '\r']);
        let notes = entry.notes.iter().map(String::as_str);
        let tabbed = [source, target].into_iter().filter(|_| self.separator == '\t');
        self.losses.add("line-breaks", notes.chain(tabbed).filter(breaks).count(), entry.line);
        let variant_notes = entry.variants.iter().flat_map(|variant| &variant.notes);
        let notes: Vec<&str> = entry.notes.iter().chain(variant_notes).map(String::as_str).collect();
        let state = entry.state.map_or("", State::as_str);
        self.row([&entry.id, source, target, state, &notes.join("\n")])
    }

    fn finish(mut self: Box<Self>) -> Result<Losses, PairsError> {
        if !self.begun {
            let known = self.chosen.known().map(|pair| pair.map(ToString::to_string));
            if let Some([source, target]) = known {
                self.begin([&source, &target])?;
            }
        }
        for file in &mut self.files {
            file.flush()?;
        }
        Ok(self.losses)
    }
}
