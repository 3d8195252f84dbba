//! One language's side of a document, read and cut into segments.

use std::ops::Range;

use crate::align::Side;
use crate::model::{Document, Segment};
use crate::text::{Place, Span, place_at};

/// One language's side of a document, read and segmented.
#[derive(Debug)]
pub(super) struct Text {
    pub(super) document: Document,
    pub(super) segments: Vec<Segment>,
    /// What alignment looks at, where that is not the segments: their clauses, and for each its segment.
    pub(super) view: Option<(Vec<Segment>, Vec<usize>)>,
}

impl Text {
    /// The sentences as the aligner takes them.
    pub(super) fn side(&self) -> Side<'_> {
        let blocks = &self.document.blocks;
        let segments = self.view.as_ref().map_or(&self.segments, |(clauses, _)| clauses);
        Side {
            locale: &self.document.locale,
            segments: segments.iter().map(|s| s.text(blocks)).collect(),
            paragraphs: segments.iter().map(|s| s.block as u32).collect(),
            kinds: segments.iter().map(|s| blocks[s.block].kind).collect(),
        }
    }

    /// The segment that each of those of [`Text::side`] is of.
    pub(super) fn wholes(&self) -> Vec<usize> {
        self.view.as_ref().map_or_else(|| (0..self.segments.len()).collect(), |(_, whole)| whole.clone())
    }

    /// The text of a run of segments as the document writes it, blocks joined by a line feed.
    pub(super) fn joined(&self, run: Range<usize>) -> Joined {
        let mut joined = Joined::default();
        for same in self.segments[run].chunk_by(|a, b| a.block == b.block) {
            let block = &self.document.blocks[same[0].block];
            let raw = &block.text[same[0].span.start..same[same.len() - 1].span.end];
            let start = same[0].span.start + (raw.len() - raw.trim_start().len());
            let end = start + raw.trim().len();
            if !joined.text.is_empty() {
                joined.text.push('\n');
            }
            let base = joined.text.len();
            joined.places.push((base, block.place(start)));
            let inner = block.places.iter().filter(|(at, _)| start < *at && *at < end);
            joined.places.extend(inner.map(|(at, place)| (base + at - start, *place)));
            joined.text.push_str(&block.text[start..end]);
        }
        joined
    }
}

/// A text put together from segments, with the way back to its document.
#[derive(Clone, Debug, Default)]
pub(super) struct Joined {
    pub(super) text: String,
    pub(super) places: Vec<(usize, Place)>,
}

impl Joined {
    pub(super) fn place(&self) -> Place {
        self.places.first().map_or(Place::START, |(_, place)| *place)
    }

    /// Where a stretch begins and ends in the document, if it stands there in one line.
    pub(super) fn region(&self, span: Span) -> Option<(Place, Place)> {
        let start = place_at(&self.text, &self.places, span.start);
        let Some((last, _)) = self.text.get(span.start..span.end)?.char_indices().next_back() else {
            return Some((start, start));
        };
        let end = place_at(&self.text, &self.places, span.start + last);
        let columns = span.of(&self.text).chars().count() as u32;
        (end.line == start.line && end.column + 1 == start.column + columns)
            .then(|| (start, Place::new(end.line, end.column + 1)))
    }
}
