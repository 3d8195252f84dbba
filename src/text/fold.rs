//! Folding for comparison, with the way back to the original text.

use super::Span;

/// A folded text that still knows where each of its bytes came from.
///
/// Folding may drop, replace or add characters; [`Folded::original`] turns a span of the folded
/// text into the span of the original that it stands for.
///
/// ```
/// use tarjuman::text::{Folder, Span};
/// let mut folder = Folder::new("كـتاب");
/// for (span, c) in folder.chars() {
///     if c != '\u{0640}' { folder.push(c, span); } // kashida is dropped
/// }
/// let folded = folder.finish();
/// assert_eq!(folded.text, "كتاب");
/// assert_eq!(folded.original(Span::new(0, 4)), Span::new(0, 6)); // ك and ت, with the kashida between
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of `text`, the span in the original of the character it came from.
    origins: Vec<Span>,
    original_len: usize,
}

impl Folded {
    /// The span of the original text that `span` of the folded text stands for: from the first
    /// to the last character it came from. An empty span maps to an empty span.
    pub fn original(&self, span: Span) -> Span {
        if span.is_empty() {
            let at = self.origins.get(span.start).map_or(self.original_len, |o| o.start);
            return Span::new(at, at);
        }
        Span::new(self.origins[span.start].start, self.origins[span.end - 1].end)
    }
}

/// Builds a [`Folded`] character by character.
#[derive(Debug)]
pub struct Folder<'a> {
    source: &'a str,
    folded: Folded,
}

impl<'a> Folder<'a> {
    /// Starts folding `source`.
    pub fn new(source: &'a str) -> Self {
        Self {
            source,
            folded: Folded {
                text: String::with_capacity(source.len()),
                origins: Vec::with_capacity(source.len()),
                original_len: source.len(),
            },
        }
    }

    /// The characters of the source with their spans.
    pub fn chars(&self) -> impl Iterator<Item = (Span, char)> + use<'a> {
        self.source.char_indices().map(|(at, c)| (Span::new(at, at + c.len_utf8()), c))
    }

    /// Adds a folded character that came from `origin`.
    pub fn push(&mut self, c: char, origin: Span) {
        self.folded.text.push(c);
        self.folded.origins.resize(self.folded.text.len(), origin);
    }

    /// The finished text with its map.
    pub fn finish(self) -> Folded {
        self.folded
    }
}

/// Cuts a text where NFC cannot act across: before every character that does not combine with the one before.
pub fn runs(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut chars = text[at..].char_indices();
        chars.next()?;
        let end = chars.find(|(_, c)| !combines(*c)).map_or(text.len(), |(i, _)| at + i);
        let span = Span::new(at, end);
        at = end;
        Some(span)
    })
}

/// Whether NFC may make one character of this one and what stands before it.
pub fn combines(c: char) -> bool {
    // Below U+0300 nothing combines, and no Arabic letter or digit does; Hangul vowels and finals and everything with a
    // combining class do.
    match c {
        ..'\u{0300}' | '\u{0620}'..='\u{064A}' | '\u{0660}'..='\u{0669}' => false,
        '\u{1160}'..='\u{11FF}' => true,
        _ => {
            icu_normalizer::properties::CanonicalCombiningClassMap::new().get_u8(c) != 0
                || !matches!(c, '\u{0370}'..='\u{0900}' | '\u{1E00}'..='\u{2FFF}' | '\u{3000}'..='\u{D7FF}')
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_passed_over_has_no_combining_class() {
        let classes = icu_normalizer::properties::CanonicalCombiningClassMap::new();
        for c in ('\0'..='\u{02FF}').chain('\u{0620}'..='\u{064A}').chain('\u{0660}'..='\u{0669}') {
            assert_eq!((classes.get_u8(c), combines(c)), (0, false), "{c:?}");
        }
    }
}
