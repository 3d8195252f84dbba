//! Where something stands: byte spans inside the library, lines and columns for people.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open range of bytes in a text, always on `char` boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// True when nothing is covered.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The piece of `text` that is covered.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// The same range counted in Unicode code points of `text`, as JSON records give it.
    ///
    /// ```
    /// use tarjuman::text::Span;
    /// assert_eq!(Span::new(0, 4).in_code_points("سلام"), 0..2);
    /// ```
    pub fn in_code_points(self, text: &str) -> Range<usize> {
        let start = text[..self.start].chars().count();
        start..start + self.of(text).chars().count()
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self { start: range.start, end: range.end }
    }
}

/// A line and a column of a file, both counted from 1; columns count `char`s.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// Line, from 1.
    pub line: u32,
    /// Column in `char`s, from 1.
    pub column: u32,
}

impl Place {
    /// The beginning of a file.
    pub const START: Self = Self { line: 1, column: 1 };

    /// Line and column, both from 1.
    pub fn new(line: u32, column: u32) -> Self {
        Self { line, column }
    }
}

impl Default for Place {
    fn default() -> Self {
        Self::START
    }
}

/// The place of byte `offset` of a `text` that was put together from stretches of an original: from
/// byte `.0` on, the original continues at place `.1`; ascending, the first at 0.
///
/// ```
/// use tarjuman::text::{Place, place_at};
/// let stretches = [(0, Place::new(3, 1)), (6, Place::new(5, 4))];
/// assert_eq!(place_at("first second", &stretches, 8), Place::new(5, 6));
/// ```
pub fn place_at(text: &str, stretches: &[(usize, Place)], offset: usize) -> Place {
    let after = stretches.partition_point(|(start, _)| *start <= offset);
    let Some(&(start, place)) = stretches.get(after.max(1) - 1) else { return Place::START };
    let columns = text.get(start..offset).map_or(0, |t| t.chars().count());
    Place::new(place.line, place.column + columns as u32)
}

/// Turns byte offsets of one text into [`Place`]s.
///
/// ```
/// use tarjuman::text::{LineIndex, Place};
/// let text = "أهلا\nوسهلا";
/// assert_eq!(LineIndex::new(text).place(text, text.find("سهلا").unwrap()), Place::new(2, 2));
/// ```
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Notes where the lines of `text` begin (after each `\n`).
    pub fn new(text: &str) -> Self {
        let ends = memchr::memchr_iter(b'\n', text.as_bytes());
        Self { starts: std::iter::once(0).chain(ends.map(|end| end + 1)).collect() }
    }

    /// The place of byte `offset` of the same `text`; past the end gives the end.
    pub fn place(&self, text: &str, offset: usize) -> Place {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= offset) - 1;
        let column = text[self.starts[line]..offset].chars().count() + 1;
        Place { line: line as u32 + 1, column: column as u32 }
    }

    /// The byte of a place in the same `text`; `None` where the line is not there, or not so long.
    ///
    /// ```
    /// use tarjuman::text::{LineIndex, Place};
    /// let text = "أهلا\nوسهلا";
    /// let lines = LineIndex::new(text);
    /// assert_eq!(lines.offset(text, Place::new(2, 2)), text.find("سهلا"));
    /// assert_eq!(lines.offset(text, Place::new(2, 9)), None);
    /// ```
    pub fn offset(&self, text: &str, place: Place) -> Option<usize> {
        let line = (place.line as usize).checked_sub(1)?;
        let start = *self.starts.get(line)?;
        let end = self.starts.get(line + 1).copied().unwrap_or(text.len());
        let columns = (place.column as usize).checked_sub(1)?;
        let line = text.get(start..end)?;
        line.char_indices().map(|(at, _)| start + at).chain([end]).nth(columns)
    }
}
