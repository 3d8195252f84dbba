//! What the readers of tables share: which columns are read, and what becomes of their cells.

use std::collections::HashMap;

use super::{ReadOptions, Reading};
use crate::model::{Block, BlockKind};
use crate::text::Place;

/// The columns of a table that matter to one language, by their headings; or by their letters (`A`, `B`), where no
/// heading is so named: then the first row is text as well.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// The column of the keys of rows.
    pub id: Option<String>,
    /// The column of the texts of the source language; they are the keys where no column has any.
    pub source: Option<String>,
    /// The column of the texts of the language that is read.
    pub text: Option<String>,
}

/// A row with the place of each of its cells.
pub(super) type Row = Vec<(String, Place)>;

/// A column that a table does not have, and those it has.
#[derive(Debug)]
pub(super) struct Lacking {
    /// The name that was asked for.
    pub(super) wanted: String,
    /// The headings, with commas between.
    pub(super) known: String,
}

/// Which cells of a table are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Layout {
    /// The index of the first row of texts.
    pub(crate) first: usize,
    /// The column of keys.
    pub(crate) id: Option<usize>,
    /// The column of the source texts.
    pub(crate) source: Option<usize>,
    /// The column of the texts.
    pub(crate) text: usize,
}

impl Layout {
    /// Where a table has the columns that `options` name: by its first row, or by letters. `None` for a table that is read
    /// cell by cell: nothing is named, and no heading is the tag of the language.
    pub(super) fn of(headings: &[&str], options: &ReadOptions) -> Result<Option<Self>, Lacking> {
        let heading = |name: &str| {
            let alike = |heading: &&str| heading.trim().to_lowercase() == name.trim().to_lowercase();
            headings.iter().position(alike)
        };
        let Some(columns) = &options.columns else {
            let text = headings.iter().position(|heading| options.is_language(heading));
            return Ok(text.map(|text| Self {
                first: 1,
                id: heading("id").or(heading("key")),
                source: None,
                text,
            }));
        };
        let named = [&columns.id, &columns.source, &columns.text];
        let by_heading = named.iter().any(|name| name.as_deref().is_some_and(|name| heading(name).is_some()));
        let find = |name: &Option<String>| match name {
            None => Ok(None),
            Some(name) if by_heading => match heading(name) {
                Some(at) => Ok(Some(at)),
                None => Err(Lacking { wanted: name.clone(), known: headings.join(", ") }),
            },
            Some(name) => match letter(name) {
                Some(at) => Ok(Some(at)),
                None => Err(Lacking { wanted: name.clone(), known: headings.join(", ") }),
            },
        };
        // Where each language has a file, the one of a translation has no column of source texts.
        let source = find(&columns.source).unwrap_or_default();
        match find(&columns.text)? {
            None => Ok(None),
            Some(text) => {
                Ok(Some(Self { first: usize::from(by_heading), id: find(&columns.id)?, source, text }))
            }
        }
    }
}

/// The column of a letter, from 0: that of `B` is 1.
pub(crate) fn letter(name: &str) -> Option<usize> {
    let is_letter = !name.is_empty() && name.len() <= 3 && name.bytes().all(|b| b.is_ascii_uppercase());
    let number = |name: &str| name.bytes().fold(0, |sum, b| sum * 26 + usize::from(b - b'A') + 1);
    is_letter.then(|| number(name) - 1)
}

/// The keys of rows: the cells of the column of keys or of source texts, each once.
pub(crate) struct Keys<'l> {
    layout: &'l Layout,
    /// The sheet they stand in, where the same keys may stand in others.
    sheet: Option<&'l str>,
    seen: HashMap<String, usize>,
}

impl<'l> Keys<'l> {
    pub(crate) fn new(layout: &'l Layout, sheet: Option<&'l str>) -> Self {
        Self { layout, sheet, seen: HashMap::new() }
    }

    /// The key of the next row, if it has one.
    pub(crate) fn of<'c>(&mut self, cell: impl Fn(usize) -> Option<&'c str>) -> Option<String> {
        let column = self.layout.id.or(self.layout.source)?;
        let key = cell(column).map(str::trim).filter(|key| !key.is_empty())?;
        let seen = self.seen.entry(key.to_owned()).or_default();
        *seen += 1;
        let key = if *seen == 1 { key.to_owned() } else { format!("{key} #{seen}") };
        Some(match self.sheet {
            Some(sheet) => format!("{sheet}!{key}"),
            None => key,
        })
    }
}

/// The column in which the texts of a language are to stand: the one of that name, else a new one behind all others, of `width`.
pub(super) fn column_of(name: &str, headings: &[&str], layout: &Layout, width: usize) -> (usize, bool) {
    let named = |heading: &&str| heading.trim().to_lowercase() == name.trim().to_lowercase();
    let there = match layout.first {
        0 => letter(name),
        _ => headings.iter().position(named),
    };
    (there.unwrap_or(headings.len().max(width)), there.is_none())
}

/// Adds the texts of a table to what was read; `sheet` names the one they stand in, where there are others before.
pub(super) fn read(rows: &[Row], sheet: Option<&str>, options: &ReadOptions, reading: &mut Reading) {
    let Some(first) = rows.first() else { return };
    let headings: Vec<&str> = first.iter().map(|(text, _)| text.as_str()).collect();
    let layout = match Layout::of(&headings, options) {
        Ok(layout) => layout,
        Err(lacking) => {
            reading.lacking = Some(lacking);
            return;
        }
    };
    let mut push = |text: &str, place: Place, key: Option<String>| {
        let lead = text.len() - text.trim_start().len();
        let place = Place::new(place.line, place.column + text[..lead].chars().count() as u32);
        let text = text.trim();
        if !text.is_empty() {
            reading.blocks.push(Block {
                kind: BlockKind::Cell,
                text: text.to_owned(),
                key,
                places: vec![(0, place)],
            });
        }
    };
    let Some(layout) = layout else {
        let mut numbers = 0;
        let mut first = Place::START;
        for (text, place) in rows.iter().flatten() {
            if text.chars().any(char::is_alphabetic) {
                push(text, *place, None);
            } else if !text.trim().is_empty() {
                first = if numbers == 0 { *place } else { first };
                numbers += 1;
            }
        }
        if numbers > 0 {
            reading.left_out.entry("numbers".to_owned()).or_insert((0, first)).0 += numbers;
        }
        return;
    };
    reading.languages = true;
    let mut keys = Keys::new(&layout, sheet);
    for row in rows.iter().skip(layout.first) {
        let key = keys.of(|column| row.get(column).map(|(text, _)| text.as_str()));
        if let Some((text, place)) = row.get(layout.text) {
            push(text, *place, key);
        }
    }
}
