//! A glossary from the rows of a table, and the rows of a table from a glossary.
//!
//! Tables are of two shapes: a row a term, with a column for its language (the shape that we write, which holds
//! everything), and a row a concept, with a column for each language.

mod written;

use std::collections::{BTreeSet, HashMap};

use super::columns::{Column, Field, NoColumns, columns};
use super::{ENTRY, Imported, Input, NOT_HELD, TermsError, names};
use crate::glossary::{Concept, Date, Glossary, MatchPolicy, Status, Term};
use crate::model::{Finding, Locale};
use crate::text::Place;
pub(super) use written::rows;

/// A row of a table that is read.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// Its number, counted from 1 as in a spreadsheet.
    pub(super) number: u32,
    /// Its cells from the first column on.
    pub(super) cells: Vec<Cell>,
    /// What keeps it from being read, whatever its cells say.
    pub(super) problem: Option<&'static str>,
}

/// A cell of a row.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) place: Place,
    /// The day that a number in a spreadsheet may stand for.
    pub(super) day: Option<Date>,
}

/// Gathers concepts: entries of one id are one concept.
#[derive(Debug, Default)]
pub(super) struct Builder {
    concepts: Vec<Concept>,
    by_id: HashMap<String, usize>,
}

impl Builder {
    /// Adds an entry; one without an id is a concept of its own. Says of which fields the concept had other texts
    /// already, which stay.
    pub(super) fn add(&mut self, concept: Concept) -> Vec<&'static str> {
        let Some(index) = self.by_id.get(&concept.id).copied() else {
            if !concept.id.is_empty() {
                self.by_id.insert(concept.id.clone(), self.concepts.len());
            }
            self.concepts.push(concept);
            return Vec::new();
        };
        let there = &mut self.concepts[index];
        let mut differ = Vec::new();
        for (name, own, new) in [
            ("subject", &mut there.subject, concept.subject),
            ("definition", &mut there.definition, concept.definition),
            ("concept-note", &mut there.note, concept.note),
            ("concept-source", &mut there.source, concept.source),
        ] {
            if own.is_empty() {
                *own = new;
            } else if !new.is_empty() && *own != new {
                differ.push(name);
            }
        }
        for (own, new) in [
            (&mut there.broader, concept.broader),
            (&mut there.related, concept.related),
            (&mut there.see, concept.see),
        ] {
            let more: Vec<String> = new.into_iter().filter(|id| !own.contains(id)).collect();
            own.extend(more);
        }
        for (locale, terms) in concept.terms {
            there.terms.entry(locale).or_default().extend(terms);
        }
        differ
    }

    /// The terms of a language that a concept has so far.
    fn terms(&self, id: &str, locale: &Locale) -> &[Term] {
        let concept = self.by_id.get(id).and_then(|index| self.concepts.get(*index));
        concept.and_then(|concept| concept.terms.get(locale)).map_or(&[], Vec::as_slice)
    }

    /// All concepts, and the languages they have terms in.
    pub(super) fn glossary(self) -> Glossary {
        let languages: BTreeSet<&Locale> =
            self.concepts.iter().flat_map(|concept| concept.terms.keys()).collect();
        Glossary { languages: languages.into_iter().cloned().collect(), concepts: self.concepts }
    }
}

/// The concepts of a table without headings: source, target and perhaps a note. A cell is one term, whatever is in it.
pub(super) fn read_pairs(file: &Input, rows: Vec<Row>) -> Result<Imported, TermsError> {
    let (Some(from), Some(to)) = (file.from, file.to) else { return Err(TermsError::LanguagesNeeded) };
    let term = |locale: &Locale| Column::Of(locale.clone(), Field::Term);
    let columns = vec![term(from), term(to), Column::Field(Field::ConceptNote)];
    let mut reader = Reader::new(file, Vec::new(), columns);
    reader.several = false;
    rows.iter().for_each(|row| reader.row(row));
    Ok(reader.finish())
}

/// The concepts of a table. Without headings it is taken to have two columns, source and target, and a third of notes,
/// if the file says which languages they are in.
pub(super) fn read(file: &Input, rows: Vec<Row>) -> Result<Imported, TermsError> {
    let Some(first) = rows.first() else { return Ok(Imported::default()) };
    let headings: Vec<String> = first.cells.iter().map(|cell| cell.text.clone()).collect();
    let words: Vec<&str> = headings.iter().map(String::as_str).collect();
    let columns = match columns(&words, file.from, file.to) {
        Ok(columns) => columns,
        Err(NoColumns::LanguagesNeeded) => return Err(TermsError::LanguagesNeeded),
        Err(NoColumns::NoHeadings) if file.from.is_some() && file.to.is_some() => {
            return read_pairs(file, rows);
        }
        Err(NoColumns::NoHeadings) => {
            let headings = words.iter().take(8).copied().collect::<Vec<_>>().join(", ");
            return Err(TermsError::NoHeadings { path: file.path.to_owned(), headings });
        }
    };
    let mut reader = Reader::new(file, headings, columns);
    rows.iter().skip(1).for_each(|row| reader.row(row));
    Ok(reader.finish())
}

struct Reader<'f> {
    file: &'f Input<'f>,
    headings: Vec<String>,
    columns: Vec<Column>,
    /// Of each column that is not known how many cells have something, and the first of them.
    unknown: Vec<(usize, Place)>,
    builder: Builder,
    findings: Vec<Finding>,
    /// Whether a cell of a language may hold several terms.
    several: bool,
}

/// What is wrong with a cell.
struct Bad {
    column: usize,
    problem: &'static str,
    expected: String,
}

impl<'f> Reader<'f> {
    fn new(file: &'f Input<'f>, headings: Vec<String>, columns: Vec<Column>) -> Self {
        let unknown = vec![(0, Place::START); columns.len()];
        let (builder, findings) = (Builder::default(), Vec::new());
        Self { file, headings, columns, unknown, builder, findings, several: true }
    }

    fn finding(&mut self, row: &Row, column: usize, problem: &str, expected: String) {
        let cell = row.cells.get(column);
        let place = cell.or(row.cells.first()).map_or(Place::new(row.number, 1), |cell| cell.place);
        let heading = self.headings.get(column).map_or("", |heading| heading.trim());
        let comma = if heading.is_empty() { "" } else { ", " };
        let mut finding = Finding::new(&ENTRY, self.file.path, place)
            .with("row", format!("{}{comma}{heading}", row.number))
            .with("problem", problem)
            .with("value", cell.map_or("", |cell| cell.text.trim()));
        finding.expected = (!expected.is_empty()).then_some(expected);
        self.findings.push(finding);
    }

    fn row(&mut self, row: &Row) {
        if row.cells.iter().all(|cell| cell.text.trim().is_empty()) && row.problem.is_none() {
            return;
        }
        if let Some(problem) = row.problem {
            return self.finding(row, usize::MAX, problem, String::new());
        }
        for (column, cell) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.text.trim().is_empty()) {
            match self.columns.get(column) {
                Some(Column::Unknown) => {
                    let (count, first) = &mut self.unknown[column];
                    if *count == 0 {
                        *first = cell.place;
                    }
                    *count += 1;
                }
                None => return self.finding(row, column, "too-many-cells", String::new()),
                _ => {}
            }
        }
        match self.concept(row) {
            Ok(concept) => {
                let differ = self.builder.add(concept);
                for field in differ {
                    let column = self.columns.iter().position(|column| {
                        let name = Field::ALL.iter().find(|(_, name)| *name == field).map(|(f, _)| *f);
                        name.is_some_and(|field| *column == Column::Field(field))
                    });
                    self.finding(row, column.unwrap_or(usize::MAX), "differs", String::new());
                }
            }
            Err(bad) => self.finding(row, bad.column, bad.problem, bad.expected),
        }
    }

    fn concept(&self, row: &Row) -> Result<Concept, Bad> {
        let place = row.cells.first().map_or(Place::new(row.number, 1), |cell| cell.place);
        let mut concept = Concept { path: self.file.path.to_owned(), place, ..Concept::default() };
        // The one term of a row, or the first of each language, as far as its fields are said.
        let mut one = Draft { locale: self.file.from.cloned(), ..Draft::default() };
        let mut many: Vec<Draft> = Vec::new();
        for (index, (column, cell)) in self.columns.iter().zip(&row.cells).enumerate() {
            let text = cell_text(&cell.text);
            if text.is_empty() {
                continue;
            }
            match column {
                Column::Passed | Column::Unknown => {}
                Column::Of(locale, field) => {
                    let draft = match many.iter().position(|draft| draft.locale.as_ref() == Some(locale)) {
                        Some(at) => &mut many[at],
                        None => {
                            many.push(Draft { locale: Some(locale.clone()), ..Draft::default() });
                            let last = many.len() - 1;
                            &mut many[last]
                        }
                    };
                    draft.take(*field, &text, cell, index, self.several)?;
                }
                Column::Field(field) => match field {
                    Field::Id => concept.id = text,
                    Field::Subject => concept.subject = text,
                    Field::Definition => concept.definition = text,
                    Field::ConceptNote => concept.note = text,
                    Field::ConceptSource => concept.source = text,
                    Field::Broader => concept.broader = list(&text),
                    Field::Related => concept.related = list(&text),
                    Field::See => concept.see = list(&text),
                    field => one.take(*field, &text, cell, index, false)?,
                },
            }
        }
        let mut said_of = None;
        for draft in many.into_iter().chain([one]) {
            let Draft { locale, terms, term, status, column } = draft;
            let empty = terms.is_empty();
            if empty {
                said_of = said_of.or(column);
                continue;
            }
            let Some(locale) = locale else {
                return Err(Bad { column: usize::MAX, problem: "no-language", expected: String::new() });
            };
            for (index, text) in terms.into_iter().enumerate() {
                // Fields are those of the first term; further ones of a cell are synonyms.
                let mut term = if index == 0 { term.clone() } else { Term::default() };
                let known = self.builder.terms(&concept.id, &locale);
                let own = concept.terms.entry(locale.clone()).or_default();
                let preferred = known.iter().chain(own.iter()).any(|other| other.status == Status::Preferred);
                let unsaid = if preferred { Status::Admitted } else { Status::Preferred };
                term.text = text;
                term.place = place;
                term.status = status.filter(|_| index == 0).unwrap_or(unsaid);
                own.push(term);
            }
        }
        match said_of {
            Some(column) => Err(Bad { column, problem: "no-term", expected: String::new() }),
            None if concept.terms.is_empty() && concept.id.is_empty() => {
                Err(Bad { column: usize::MAX, problem: "no-term", expected: String::new() })
            }
            None => Ok(concept),
        }
    }

    fn finish(mut self) -> Imported {
        for (column, (count, place)) in self.unknown.iter().enumerate().filter(|(_, (count, _))| *count > 0) {
            let heading = self.headings.get(column).map_or("", |heading| heading.trim());
            self.findings.push(
                Finding::new(&NOT_HELD, self.file.path, *place)
                    .with("what", heading)
                    .with("count", count.to_string()),
            );
        }
        self.findings.sort_by_key(|finding| finding.place);
        Imported { glossary: self.builder.glossary(), findings: self.findings }
    }
}

/// Terms of a language as a row says them.
#[derive(Debug, Default)]
struct Draft {
    locale: Option<Locale>,
    terms: Vec<String>,
    term: Term,
    status: Option<Status>,
    /// The first column that says something of the term.
    column: Option<usize>,
}

impl Draft {
    /// Takes the value of a cell that is not empty. `several` terms may stand in a cell of a language.
    fn take(
        &mut self,
        field: Field,
        text: &str,
        cell: &Cell,
        column: usize,
        several: bool,
    ) -> Result<(), Bad> {
        let bad = |problem, words: &[&str]| Err(Bad { column, problem, expected: words.join(", ") });
        let date = |text: &str| cell.day.filter(|_| text.parse::<Date>().is_err()).or(text.parse().ok());
        self.column = self.column.or(Some(column));
        let term = &mut self.term;
        match field {
            Field::Term => self.terms = if several { list(text) } else { vec![text.to_owned()] },
            Field::Language => match names::tag(text) {
                Some(locale) => self.locale = Some(locale),
                None => return bad("language", &[]),
            },
            Field::Status => match names::status(text) {
                Some(status) => self.status = Some(status),
                None => return bad("value", &Status::WORDS.map(|(word, _)| word)),
            },
            Field::Pos => match names::pos(text) {
                Some(pos) => term.pos = pos.to_owned(),
                None => return bad("value", crate::glossary::parse::keys::POS),
            },
            Field::Gender => match names::gender(text) {
                Some(gender) => term.gender = gender.to_owned(),
                None => return bad("value", crate::glossary::parse::keys::GENDER),
            },
            Field::Number => match names::number(text) {
                Some(number) => term.number = number.to_owned(),
                None => return bad("value", crate::glossary::parse::keys::NUMBER),
            },
            Field::Match => {
                let word = names::word(text);
                match MatchPolicy::WORDS.iter().find(|(known, _)| *known == word) {
                    Some((_, policy)) => term.match_policy = *policy,
                    None => return bad("value", &MatchPolicy::WORDS.map(|(word, _)| word)),
                }
            }
            Field::From | Field::Until => match (date(text), field) {
                (None, _) => return bad("value", &[Date::FORM]),
                (date, Field::From) => term.from = date,
                (date, _) => term.until = date,
            },
            Field::Plurals => term.plurals = list(text),
            Field::Forms => term.forms = list(text),
            Field::Oblique => term.oblique = Some(text.to_owned()),
            Field::Note => term.note = text.to_owned(),
            Field::Source => term.source = text.to_owned(),
            _ => {}
        }
        Ok(())
    }
}

/// The text of a cell: white space around it and the kind of its line ends mean nothing.
fn cell_text(text: &str) -> String {
    text.trim().replace("\r\n", "\n").replace('\r', "\n")
}

/// The values in a cell: `|`, `;`, `؛` or a line end between them, a backslash before one that is part of a value.
fn list(text: &str) -> Vec<String> {
    let mut values = vec![String::new()];
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let next = match c {
            '\\' => match chars.clone().next() {
                Some(escaped @ ('\\' | '|' | ';' | '؛')) => {
                    chars.next();
                    Some(escaped)
                }
                Some('n') => {
                    chars.next();
                    Some('\n')
                }
                _ => Some(c),
            },
            '|' | ';' | '؛' | '\n' => None,
            c => Some(c),
        };
        match (next, values.last_mut()) {
            (Some(c), Some(value)) => value.push(c),
            _ => values.push(String::new()),
        }
    }
    values.iter().map(|value| value.trim().to_owned()).filter(|value| !value.is_empty()).collect()
}
