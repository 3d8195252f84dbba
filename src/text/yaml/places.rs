//! Where a value of a YAML text stands and ends, in bytes, where the parser counts characters.

use crate::text::Place;

/// The length of the quoted text at the beginning, quotes included.
pub(super) fn closed(text: &str) -> usize {
    let mut chars = text.char_indices();
    let quote = chars.next().map(|(_, c)| c);
    while let Some((at, c)) = chars.next() {
        if c == '\\' && quote == Some('"') {
            chars.next();
        } else if Some(c) == quote {
            // Two single quotes are one that is quoted.
            if c == '\'' && text[at + 1..].starts_with('\'') {
                chars.next();
            } else {
                return at + 1;
            }
        }
    }
    text.len()
}

/// The length of a block scalar at the beginning of a text that the parser ends at `end`, up to the last line end that is
/// of its value but one: `|+` keeps the blank lines behind it.
pub(super) fn kept(text: &str, end: usize, value: &str) -> usize {
    let line_ends = value.chars().rev().take_while(|c| *c == '\n').count();
    let mut at = text[..end].trim_end().len();
    for _ in 1..line_ends {
        at += text[at..].find('\n').map_or(0, |length| length + 1);
    }
    at
}

/// The byte of a place. Lines end with LF, CRLF or CR (YAML 1.2.2, section 5.4); a byte order mark is no column.
pub(super) fn byte(text: &str, place: Place) -> Option<usize> {
    let mut at = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    for _ in 1..place.line {
        let end = at + text[at..].find(['\n', '\r'])?;
        at = end + if text[end..].starts_with("\r\n") { 2 } else { 1 };
    }
    let column = place.column.checked_sub(1)? as usize;
    let rest = &text[at..];
    rest.char_indices().map(|(i, _)| i).chain([rest.len()]).nth(column).map(|offset| at + offset)
}

/// From characters to bytes; asked in ascending order it walks over the text once.
pub(super) struct Bytes<'t> {
    text: &'t str,
    at: usize,
    chars: usize,
}

impl<'t> Bytes<'t> {
    /// From byte `offset` on, where the characters are counted from.
    pub(super) fn new(text: &'t str, offset: usize) -> Self {
        Self { text, at: offset, chars: 0 }
    }

    pub(super) fn of(&mut self, chars: usize) -> usize {
        if chars < self.chars {
            let back = self.chars - chars;
            let before = &self.text[..self.at];
            self.at = before.char_indices().rev().nth(back - 1).map_or(0, |(at, _)| at);
        } else {
            let forward = chars - self.chars;
            let after = &self.text[self.at..];
            self.at += after.char_indices().nth(forward).map_or(after.len(), |(at, _)| at);
        }
        self.chars = chars;
        self.at
    }
}
