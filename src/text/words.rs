//! A text cut into written words, which still knows what stands between them.

use super::Span;

/// Letters of Chinese, Japanese and Korean: words are not set apart there as they are elsewhere.
pub fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{20000}'..='\u{2FFFF}')
}

/// The written words of one segment, in order.
///
/// ```
/// use tarjuman::text::{Span, Words};
/// let words = Words::new("cease-fire now", vec![Span::new(0, 5), Span::new(6, 10), Span::new(11, 14)]);
/// assert_eq!(words.get(1), Some("fire"));
/// assert_eq!(words.gap(1), "-");
/// assert!(!words.adjacent(1));
/// assert!(words.adjacent(2));
/// ```
#[derive(Clone, Debug)]
pub struct Words<'a> {
    text: &'a str,
    spans: Vec<Span>,
}

impl<'a> Words<'a> {
    /// The words of `text` at `spans`, which ascend and do not overlap.
    pub fn new(text: &'a str, spans: Vec<Span>) -> Self {
        debug_assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
        Self { text, spans }
    }

    /// The text they were cut from.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// True when there is none.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Word `index` as it is written; `None` past the end.
    pub fn get(&self, index: usize) -> Option<&'a str> {
        self.spans.get(index).map(|span| span.of(self.text))
    }

    /// Where all of them stand, in bytes of the text.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// Where word `index` stands, in bytes of the text.
    pub fn span(&self, index: usize) -> Option<Span> {
        self.spans.get(index).copied()
    }

    /// The bytes from the beginning of word `first` to the end of the last of `count` words.
    pub fn reach(&self, first: usize, count: usize) -> Option<Span> {
        let start = self.spans.get(first)?.start;
        let end = self.spans.get(first + count.checked_sub(1)?)?.end;
        Some(Span::new(start, end))
    }

    /// What is written between word `index` and the one before it; empty for the first word and past the end.
    pub fn gap(&self, index: usize) -> &'a str {
        match (index.checked_sub(1).and_then(|before| self.spans.get(before)), self.spans.get(index)) {
            (Some(before), Some(word)) => &self.text[before.end..word.start],
            _ => "",
        }
    }

    /// True when nothing but white space stands between word `index` and the one before it, so that
    /// the two may belong to one term.
    pub fn adjacent(&self, index: usize) -> bool {
        let gap = self.gap(index);
        !gap.is_empty() && gap.chars().all(char::is_whitespace)
    }
}
