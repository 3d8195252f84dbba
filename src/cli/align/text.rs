//! A text as the aligner takes it.

use std::path::Path;

use super::{Failure, boxed};
use crate::align::Side;
use crate::cli::input;
use crate::document::{self, Paragraphs, ReadOptions};
use crate::lang;
use crate::model::{BlockKind, Locale};
use crate::segment::segment_blocks;

/// A text as segments, with the block each stands in.
pub(super) struct Text {
    segments: Vec<String>,
    paragraphs: Vec<u32>,
    kinds: Vec<BlockKind>,
}

impl Text {
    /// Reads a document, or a file that has a segment on each line. Nothing is left out as furniture: what stands in a file
    /// that was named is to be aligned.
    pub(super) fn read(path: &Path, locale: &Locale, lines: bool) -> Result<Self, Failure> {
        let name = path.display().to_string();
        let mut options = ReadOptions { language: lang::of(locale), ..ReadOptions::default() };
        options.furniture.repeated_title = false;
        options.furniture.closing_labels = false;
        if lines {
            // A text of a million lines is no document.
            options.max_bytes = LINES_LIMIT;
        }
        let bytes = input::bytes(path, options.max_bytes as u64).map_err(boxed)?;
        if lines {
            let text = document::decode(&name, &bytes, &options).map_err(boxed)?.text;
            let segments: Vec<String> = text.lines().map(|line| line.trim().to_owned()).collect();
            let count = segments.len();
            return Ok(Self {
                segments,
                paragraphs: vec![0; count],
                kinds: vec![BlockKind::Paragraph; count],
            });
        }
        options.paragraphs = Paragraphs::BlankLine;
        let (blocks, _) = document::read(&name, &bytes, &options).map_err(boxed)?;
        let segments = segment_blocks(&blocks, lang::of(locale));
        Ok(Self {
            segments: segments.iter().map(|s| s.text(&blocks).to_owned()).collect(),
            paragraphs: segments.iter().map(|s| s.block as u32).collect(),
            kinds: segments.iter().map(|s| blocks[s.block].kind).collect(),
        })
    }

    pub(super) fn side<'a>(&'a self, locale: &'a Locale) -> Side<'a> {
        Side {
            locale,
            segments: self.segments.iter().map(String::as_str).collect(),
            paragraphs: self.paragraphs.clone(),
            kinds: self.kinds.clone(),
        }
    }
}

/// The longest text that is read line by line, in bytes.
const LINES_LIMIT: usize = 1 << 30;
