//! The way back from a cleaned text to the original.

use crate::text::Span;

/// A stretch that reads otherwise in the two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Bytes of the original.
    pub original: Span,
    /// Bytes of the cleaned text.
    pub clean: Span,
    /// What the original has there.
    pub was: String,
}

/// Where a text was changed. Between the edits both texts are the same, byte for byte.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map {
    edits: Vec<Edit>,
}

impl Map {
    /// The edits, ascending in both texts.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// True when nothing was changed.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// The bytes of the original that a span of the cleaned text stands for. A border inside a changed stretch becomes
    /// that of the whole stretch.
    pub fn original(&self, span: Span) -> Span {
        let start = match self.around(span.start) {
            Ok(edit) => edit.original.start,
            Err(shift) => span.start.saturating_add_signed(shift),
        };
        if span.is_empty() {
            return Span::new(start, start);
        }
        let end = match self.around(span.end - 1) {
            Ok(edit) => edit.original.end,
            Err(shift) => span.end.saturating_add_signed(shift),
        };
        Span::new(start, end)
    }

    /// The edit that byte `at` of the cleaned text lies in, else how far behind it the byte lies in the original.
    fn around(&self, at: usize) -> Result<&Edit, isize> {
        let next = self.edits.partition_point(|edit| edit.clean.end <= at);
        if let Some(edit) = self.edits.get(next).filter(|edit| edit.clean.start <= at) {
            return Ok(edit);
        }
        let before = next.checked_sub(1).and_then(|i| self.edits.get(i));
        Err(before.map_or(0, |edit| edit.original.end as isize - edit.clean.end as isize))
    }

    /// The original again.
    pub fn restore(&self, clean: &str) -> String {
        let mut original = String::with_capacity(clean.len());
        let mut at = 0;
        for edit in &self.edits {
            original.push_str(&clean[at..edit.clean.start]);
            original.push_str(&edit.was);
            at = edit.clean.end;
        }
        original.push_str(&clean[at..]);
        original
    }

    /// Replaces spans of the cleaned text, ascending and apart, and keeps the way back.
    pub(super) fn apply(&mut self, clean: &str, changes: &[(Span, String)]) -> String {
        let mut text = String::with_capacity(clean.len());
        let mut merged: Vec<Edit> = Vec::with_capacity(self.edits.len() + changes.len());
        let mut old = std::mem::take(&mut self.edits).into_iter().peekable();
        let mut changes = changes.iter().peekable();
        // Up to where the text before is copied, and where the original goes on from there.
        let mut at = 0;
        let mut behind = 0;
        loop {
            let next_old = old.peek().map(|e| e.clean.start);
            let next_new = changes.peek().map(|(span, _)| span.start);
            let start = match (next_old, next_new) {
                (None, None) => break,
                (Some(a), Some(b)) => a.min(b),
                (Some(a), None) | (None, Some(a)) => a,
            };
            text.push_str(&clean[at..start]);
            behind += start - at;
            let new_start = text.len();
            let original_start = behind;
            let mut was = String::new();
            // Everything that overlaps becomes one edit.
            let mut reach = start;
            let mut first = true;
            // Up to where the original of this group is known, and up to where its new text is written.
            let (mut read, mut written) = (start, start);
            loop {
                let touches = |s: Span| first || s.start < reach;
                let takes_old =
                    old.peek().is_some_and(|e| touches(e.clean) && e.clean.start <= reach.max(start));
                let takes_new =
                    changes.peek().is_some_and(|(s, _)| touches(*s) && s.start <= reach.max(start));
                let old_first = takes_old
                    && (!takes_new
                        || old.peek().map(|e| e.clean.start) <= changes.peek().map(|(s, _)| s.start));
                if old_first && let Some(edit) = old.next() {
                    was.push_str(&clean[read..edit.clean.start]);
                    behind += edit.clean.start - read;
                    was.push_str(&edit.was);
                    behind += edit.original.len();
                    read = edit.clean.end;
                    reach = reach.max(edit.clean.end);
                } else if takes_new && let Some((span, to)) = changes.next() {
                    text.push_str(&clean[written..span.start]);
                    text.push_str(to);
                    written = span.end;
                    reach = reach.max(span.end);
                } else {
                    break;
                }
                first = false;
            }
            was.push_str(&clean[read..reach]);
            behind += reach - read;
            text.push_str(&clean[written..reach]);
            at = reach;
            merged.push(Edit {
                original: Span::new(original_start, behind),
                clean: Span::new(new_start, text.len()),
                was,
            });
        }
        text.push_str(&clean[at..]);
        // A repair of a repair may lead back to the original.
        merged.retain(|edit| edit.clean.of(&text) != edit.was);
        self.edits = merged;
        text
    }
}
