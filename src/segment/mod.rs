//! Floor 3: blocks to sentences.
//!
//! [`segment`] follows the sentence rules of UAX #29 (Unicode Standard Annex 29, *Unicode Text Segmentation*, section 5, revision for
//! Unicode 17; the classes come from `icu_properties`) with exceptions of two kinds: what every language shares is
//! in `rules`, each branch with the rule it follows or overrides and why; the words of one language are its
//! [`Boundaries`](crate::lang::Boundaries).

mod class;
mod clauses;
mod rules;
pub mod srx;

pub use clauses::{clauses, clauses_of};

use crate::lang::Language;
use crate::model::{Block, Segment};
use crate::text::Span;

/// Cuts a text into its sentences.
///
/// The spans are bytes of `text`, ascending, and join back to the whole of it: white space between two sentences belongs to
/// the first, white space before the first sentence to it. Every span holds something besides white space, unless the text is nothing
/// else. An empty text has no spans. Takes time in proportion to the text.
///
/// A line separator inside the text ends a sentence (SB4); readers join the lines of a wrapped paragraph.
///
/// ```
/// use tarjuman::{lang, segment};
///
/// let text = "التقى أ.د. سامي الوفد في ٣.٥ ساعات. هل انتهى الاجتماع؟ نعم.";
/// let pieces: Vec<&str> = segment::segment(text, lang::by_code("ar")).into_iter().map(|s| s.of(text)).collect();
/// assert_eq!(pieces, ["التقى أ.د. سامي الوفد في ٣.٥ ساعات. ", "هل انتهى الاجتماع؟ ", "نعم."]);
/// ```
pub fn segment(text: &str, language: &dyn Language) -> Vec<Span> {
    rules::Pass::new(text, language.boundaries()).run()
}

/// The sentences of blocks, in order; a block of white space has none.
pub fn segment_blocks(blocks: &[Block], language: &dyn Language) -> Vec<Segment> {
    segment_blocks_by(blocks, |text| segment(text, language))
}

/// The sentences of blocks as `split` cuts them, in order; a block of white space has none.
pub fn segment_blocks_by(blocks: &[Block], split: impl Fn(&str) -> Vec<Span>) -> Vec<Segment> {
    let mut segments = Vec::new();
    for (block, content) in blocks.iter().enumerate() {
        // A message is one, however many sentences it has: it is kept under one key.
        let spans = match content.key {
            Some(_) => vec![Span::new(0, content.text.len())],
            None => split(&content.text),
        };
        segments.extend(
            spans
                .into_iter()
                .filter(|span| !span.of(&content.text).trim().is_empty())
                .map(|span| Segment { block, span }),
        );
    }
    segments
}

#[cfg(test)]
mod tests;
