//! The second level: long sentences cut where a clause begins.

use crate::lang::Language;
use crate::model::{Block, Segment};
use crate::text::Span;

/// From this length on, in `char`s, a sentence is cut. Of 952 Arabic sentences of news half are longer than 109, two in five than
/// this.
const LONG: usize = 120;
/// The fewest words of a piece: a shorter one goes on with the sentence.
const FEWEST_WORDS: usize = 3;

/// Cuts a long sentence behind its commas and semicolons where the language says that a clause begins; outside brackets and
/// quotation marks. A short one, and one of a language that does not say, stays whole.
///
/// The spans are bytes of `sentence`, ascending, and join back to the whole of it; white space belongs to the piece before it.
///
/// ```
/// use tarjuman::{lang, segment::clauses};
/// let text = "وصل وزير الخارجية أمس إلى العاصمة على رأس وفد كبير يضم مسؤولين من وزارات عدة، وأكد في مؤتمر صحفي أن الزيارة تهدف إلى توثيق العلاقات، وتعزيز التعاون.";
/// let pieces: Vec<&str> = clauses(text, lang::by_code("ar")).into_iter().map(|span| span.of(text)).collect();
/// assert_eq!(pieces.len(), 2);
/// assert!(pieces[1].starts_with("وأكد"));
/// assert_eq!(pieces.concat(), text);
/// ```
pub fn clauses(sentence: &str, language: &dyn Language) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    if sentence.chars().nth(LONG).is_some() {
        let mut depth = 0_usize;
        let mut straight = false;
        for (at, c) in sentence.char_indices() {
            match c {
                '«' | '(' | '[' | '“' | '‹' => depth += 1,
                '»' | ')' | ']' | '”' | '›' => depth = depth.saturating_sub(1),
                '"' => straight = !straight,
                '،' | '؛' | ',' | ';' if depth == 0 && !straight => {
                    let rest = &sentence[at + c.len_utf8()..];
                    let next = sentence.len() - rest.trim_start().len();
                    let spaced = next > at + c.len_utf8();
                    let enough = |piece: &str| piece.split_whitespace().nth(FEWEST_WORDS - 1).is_some();
                    if spaced
                        && language.begins_clause(&sentence[next..])
                        && enough(&sentence[start..next])
                        && enough(&sentence[next..])
                    {
                        spans.push(Span::new(start, next));
                        start = next;
                    }
                }
                _ => {}
            }
        }
    }
    if start < sentence.len() {
        spans.push(Span::new(start, sentence.len()));
    }
    spans
}

/// The clauses of segments, in order, and for each the segment that it is of.
pub fn clauses_of(
    blocks: &[Block],
    segments: &[Segment],
    language: &dyn Language,
) -> (Vec<Segment>, Vec<usize>) {
    let mut pieces = Vec::with_capacity(segments.len());
    let mut whole = Vec::with_capacity(segments.len());
    for (index, segment) in segments.iter().enumerate() {
        let text = segment.span.of(&blocks[segment.block].text);
        for span in clauses(text, language) {
            let span = Span::new(segment.span.start + span.start, segment.span.start + span.end);
            pieces.push(Segment { block: segment.block, span });
            whole.push(index);
        }
    }
    (pieces, whole)
}
