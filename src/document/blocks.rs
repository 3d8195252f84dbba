//! Building blocks with their places.

use crate::model::{Block, BlockKind};
use crate::text::Place;

/// Turns ascending byte offsets into places in one pass; [`crate::text::LineIndex`] would count a long
/// line again for every stretch of it.
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
    place: Place,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, place: Place::START }
    }

    /// The place of byte `offset`. An offset before the last one is answered too, by counting anew.
    pub(super) fn place(&mut self, offset: usize) -> Place {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        if offset < self.at {
            (self.at, self.place) = (0, Place::START);
        }
        for c in self.text[self.at..offset].chars() {
            if c == '\n' {
                self.place = Place::new(self.place.line + 1, 1);
            } else {
                self.place.column += 1;
            }
        }
        self.at = offset;
        self.place
    }
}

/// Collects blocks; text is pushed piece by piece with where it stands in the original.
pub(super) struct Builder<'a> {
    cursor: Cursor<'a>,
    blocks: Vec<Block>,
    open: Option<Block>,
    /// White space is waiting: written before the next character, forgotten at the end of the block.
    space: Option<&'static str>,
    /// Where in the original the open stretch would go on.
    expected: usize,
    /// Tags that open before the next character, and the names of those that are open.
    waiting: Vec<String>,
    inside: Vec<String>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            cursor: Cursor::new(text),
            blocks: Vec::new(),
            open: None,
            space: None,
            expected: 0,
            waiting: Vec::new(),
            inside: Vec::new(),
        }
    }

    /// Ends the open block.
    pub(super) fn end(&mut self) {
        self.space = None;
        self.waiting.clear();
        while let Some(name) = self.inside.pop() {
            self.close(&name);
        }
        if let Some(mut block) = self.open.take() {
            block.text.truncate(block.text.trim_end().len());
            block.places.retain(|(start, _)| *start < block.text.len());
            if !block.text.is_empty() {
                self.blocks.push(block);
            }
        }
    }

    /// Adds text that the original has as it is from byte `at` on; runs of white space become one space. A
    /// block of `kind` is begun when none is open.
    pub(super) fn push(&mut self, kind: BlockKind, text: &str, at: usize) {
        for (offset, c) in text.char_indices() {
            // ASCII white space only: a no-break space is a character of the text.
            if c.is_ascii_whitespace() {
                self.space();
            } else {
                self.character(kind, c, at + offset);
                self.expected = at + offset + c.len_utf8();
            }
        }
    }

    /// Adds text that the original writes otherwise (`&amp;`) in the bytes from `at` to `end`.
    pub(super) fn push_written(&mut self, kind: BlockKind, text: &str, at: usize, end: usize) {
        for c in text.chars() {
            if c.is_ascii_whitespace() {
                self.space();
            } else {
                self.character(kind, c, at);
                // Every character of it has the same origin; what follows begins a new stretch.
                self.expected = usize::MAX;
            }
        }
        if text.chars().count() == end - at {
            self.expected = end;
        }
    }

    /// Adds a line exactly as it is, white space inside included.
    pub(super) fn push_line(&mut self, kind: BlockKind, line: &str, at: usize) {
        let mut chars = line.chars();
        if let Some(first) = chars.next() {
            self.character(kind, first, at);
            if let Some(block) = &mut self.open {
                block.text.push_str(chars.as_str());
            }
            self.expected = usize::MAX;
        }
    }

    /// Begins a stretch of markup: the tag is written before the next character, if there is one before it ends.
    pub(super) fn open_tag(&mut self, tag: String) {
        self.waiting.push(tag);
    }

    /// Ends the innermost stretch of markup, if it is of this name.
    pub(super) fn close_tag(&mut self, name: &str) {
        match self.waiting.last() {
            Some(tag) if name_of(tag) == name => drop(self.waiting.pop()),
            Some(_) => {}
            None if self.inside.last().is_some_and(|inner| inner == name) => {
                self.inside.pop();
                self.close(name);
            }
            None => {}
        }
    }

    fn close(&mut self, name: &str) {
        if let Some(block) = &mut self.open {
            block.text.push_str(&format!("</{name}>"));
            self.expected = usize::MAX;
        }
    }

    /// White space between two pieces.
    pub(super) fn space(&mut self) {
        self.space.get_or_insert(" ");
    }

    /// A line break that the author set.
    pub(super) fn line_break(&mut self) {
        self.space = Some("\n");
    }

    /// Whether a line break is waiting.
    pub(super) fn at_line_break(&self) -> bool {
        self.space == Some("\n")
    }

    fn character(&mut self, kind: BlockKind, c: char, at: usize) {
        let space = self.space.take();
        let block = self.open.get_or_insert_with(|| Block {
            kind,
            text: String::new(),
            key: None,
            places: Vec::new(),
        });
        if let Some(space) = space
            && !block.text.is_empty()
        {
            block.text.push_str(space);
            // A single space of the original is part of the stretch.
            self.expected = match self.cursor.text.as_bytes().get(self.expected) {
                Some(b' ') if space == " " => self.expected + 1,
                _ => usize::MAX,
            };
        }
        if !self.waiting.is_empty() {
            if block.places.is_empty() {
                let place = self.cursor.place(at);
                block.places.push((0, place));
            }
            for tag in self.waiting.drain(..) {
                self.inside.push(name_of(&tag).to_owned());
                block.text.push_str(&tag);
            }
            self.expected = usize::MAX;
        }
        if block.places.is_empty() || self.expected != at {
            let place = self.cursor.place(at);
            block.places.push((block.text.len(), place));
        }
        block.text.push(c);
    }

    /// How many blocks are finished; none that is empty is.
    pub(super) fn finished(&self) -> usize {
        self.blocks.len()
    }

    /// Changes what the last block is.
    pub(super) fn blocks_mut(&mut self) -> &mut Vec<Block> {
        &mut self.blocks
    }

    /// The place of a byte of the original.
    pub(super) fn place(&mut self, at: usize) -> Place {
        self.cursor.place(at)
    }

    /// All blocks.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.end();
        self.blocks
    }
}

/// The name of an opening tag.
fn name_of(tag: &str) -> &str {
    let inner = tag.trim_start_matches('<');
    inner.split([' ', '>']).next().unwrap_or(inner)
}
