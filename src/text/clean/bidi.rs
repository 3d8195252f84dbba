//! Controls of direction (UAX #9): unbalanced, overriding, without effect.
//!
//! A paragraph here is what a reader makes of it; line feeds inside it end nothing.

use icu_properties::CodePointMapData;
use icu_properties::props::BidiClass;

use super::{Context, Find};
use crate::text::Span;

const LRE: char = '\u{202A}'; // LEFT-TO-RIGHT EMBEDDING
const RLE: char = '\u{202B}'; // RIGHT-TO-LEFT EMBEDDING
const PDF: char = '\u{202C}'; // POP DIRECTIONAL FORMATTING
const LRO: char = '\u{202D}'; // LEFT-TO-RIGHT OVERRIDE
const RLO: char = '\u{202E}'; // RIGHT-TO-LEFT OVERRIDE
const LRI: char = '\u{2066}'; // LEFT-TO-RIGHT ISOLATE
const RLI: char = '\u{2067}'; // RIGHT-TO-LEFT ISOLATE
const FSI: char = '\u{2068}'; // FIRST STRONG ISOLATE
const PDI: char = '\u{2069}'; // POP DIRECTIONAL ISOLATE
const LRM: char = '\u{200E}'; // LEFT-TO-RIGHT MARK
const RLM: char = '\u{200F}'; // RIGHT-TO-LEFT MARK
const ALM: char = '\u{061C}'; // ARABIC LETTER MARK

/// The controls of a text in pairs, as BD9 and X5a to X7 match them.
struct Pairs {
    /// Opening and closing, each with its byte.
    matched: Vec<((usize, char), (usize, char))>,
    /// Openings that nothing closes before the end of the paragraph.
    open: Vec<(usize, char)>,
    /// Openings in an isolate that is closed before them.
    cut_short: Vec<(usize, char)>,
    /// Closings of nothing.
    stray: Vec<(usize, char)>,
}

fn pairs(text: &str) -> Pairs {
    let mut pairs = Pairs { matched: Vec::new(), open: Vec::new(), cut_short: Vec::new(), stray: Vec::new() };
    if !text.contains(is_control) {
        return pairs;
    }
    let mut stack: Vec<(usize, char)> = Vec::new();
    let mut isolates = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            LRE | RLE | LRO | RLO => stack.push((at, c)),
            LRI | RLI | FSI => {
                isolates += 1;
                stack.push((at, c));
            }
            PDF => match stack.last() {
                Some(&(_, LRE | RLE | LRO | RLO)) => {
                    pairs.matched.extend(stack.pop().map(|open| (open, (at, c))));
                }
                _ => pairs.stray.push((at, c)),
            },
            PDI if isolates == 0 => pairs.stray.push((at, c)),
            PDI => {
                // It closes the embeddings inside as well (X6a).
                while let Some(open) = stack.pop() {
                    if matches!(open.1, LRI | RLI | FSI) {
                        isolates -= 1;
                        pairs.matched.push((open, (at, c)));
                        break;
                    }
                    pairs.cut_short.push(open);
                }
            }
            _ => {}
        }
    }
    pairs.open = stack;
    pairs
}

fn is_control(c: char) -> bool {
    matches!(c, LRE..=RLO | LRI..=PDI)
}

fn one(at: usize, c: char) -> Span {
    Span::new(at, at + c.len_utf8())
}

/// Overrides: letters are shown in another order than they stand in, which hides what is meant.
pub(super) fn overrides(text: &str, _: &Context) -> Vec<Find> {
    let pairs = pairs(text);
    let overrides = |c| matches!(c, LRO | RLO);
    let mut spans: Vec<Span> = pairs
        .open
        .iter()
        .chain(&pairs.cut_short)
        .filter(|(_, c)| overrides(*c))
        .map(|(at, c)| one(*at, *c))
        .collect();
    for (open, close) in pairs.matched.iter().filter(|(open, _)| overrides(open.1)) {
        spans.extend([one(open.0, open.1), one(close.0, close.1)]);
    }
    spans.sort_by_key(|span| span.start);
    spans.into_iter().map(|span| Find::sure(span, "")).collect()
}

/// Closings of nothing, which go, and openings that nothing closes. The last ones are closed where the paragraph ends, as the
/// algorithm does, so that what is put behind them keeps its order; one inside an isolate that is closed goes.
pub(super) fn unbalanced(text: &str, _: &Context) -> Vec<Find> {
    let pairs = pairs(text);
    let overrides = |c: char| matches!(c, LRO | RLO);
    let stray = pairs.stray.iter().map(|(at, c)| Find::sure(one(*at, *c), "").of("stray"));
    let cut_short = pairs.cut_short.iter().filter(|(_, c)| !overrides(*c));
    let cut_short = cut_short.map(|(at, c)| Find::sure(one(*at, *c), "").of("open"));
    let mut finds: Vec<Find> = stray.chain(cut_short).collect();
    let open = pairs.open.iter().rev().filter(|(_, c)| !overrides(*c));
    let closing: String = open.map(|(_, c)| if matches!(*c, LRE | RLE) { PDF } else { PDI }).collect();
    finds.sort_by_key(|find| find.span.start);
    if !closing.is_empty() {
        finds.push(Find::sure(Span::new(text.len(), text.len()), closing).of("open"));
    }
    finds
}

/// Controls without effect: pairs around nothing, marks doubled or between two letters of their own direction.
pub(super) fn idle(text: &str, _: &Context) -> Vec<Find> {
    let mut finds = Vec::new();
    for (open, close) in pairs(text).matched {
        if open.0 + open.1.len_utf8() == close.0 {
            finds.push(Find::sure(Span::new(open.0, close.0 + close.1.len_utf8()), ""));
        }
    }
    if text.contains([LRM, RLM, ALM]) {
        let mut before = None;
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let after = chars.peek().map(|(_, c)| *c);
            if !matches!(c, LRM | RLM | ALM) {
                // A vowel mark belongs to its letter.
                if bidi(c) != BidiClass::NonspacingMark {
                    before = Some(c);
                }
                continue;
            }
            let doubled = before == Some(c);
            let same = |other: Option<char>| other.and_then(leftward).is_some_and(|l| l == (c != LRM));
            if doubled || (same(before) && same(after) && !before.is_some_and(is_mark)) {
                finds.push(Find::sure(one(at, c), ""));
            } else {
                before = Some(c);
            }
        }
    }
    finds.sort_by_key(|find| find.span.start);
    finds
}

fn is_mark(c: char) -> bool {
    matches!(c, LRM | RLM | ALM)
}

fn bidi(c: char) -> BidiClass {
    CodePointMapData::<BidiClass>::new().get(c)
}

/// Whether a letter is written from right to left; `None` for what is no letter.
fn leftward(c: char) -> Option<bool> {
    match bidi(c) {
        BidiClass::LeftToRight => Some(false),
        BidiClass::RightToLeft | BidiClass::ArabicLetter => Some(true),
        _ => None,
    }
}
