//! Plain text.

use super::blocks::Builder;
use super::{Paragraphs, ReadOptions, Reader, Reading};
use crate::model::BlockKind;

/// The longest line that can be a title, in `char`s.
const LONGEST_TITLE: usize = 200;

/// Plain text: what no other reader recognises.
///
/// - A blank line ends a paragraph, or every line is one ([`Paragraphs`]).
/// - A line that begins with the mark of a list (`-`, `•`, `1.`, `١-`, `(أ)`) is a list item, if it begins its paragraph or
///   the line before is finished (a stop, a colon, a semicolon, a comma) or is an item itself: a wrapped line that
///   happens to begin with `1990. ` is none. Bullets are markup and left out; numbers belong to the text.
/// - A single first line without a final stop is the title, if anything follows it.
pub(super) struct Plain;

impl Reader for Plain {
    fn name(&self) -> &'static str {
        "plain text"
    }

    fn recognises(&self, _name: &str, _text: &str) -> bool {
        true
    }

    fn read(&self, text: &str, options: &ReadOptions) -> Reading {
        let mut builder = Builder::new(text);
        let mut at = 0;
        // The line before, when it belongs to the same paragraph, and whether it is part of a list item.
        let mut before: Option<&str> = None;
        let mut kind = BlockKind::Paragraph;
        for raw in text.split_inclusive('\n') {
            let line = raw.trim();
            let start = at + (raw.len() - raw.trim_start().len());
            at += raw.len();
            if line.is_empty() || options.paragraphs == Paragraphs::Line {
                builder.end();
                (before, kind) = (None, BlockKind::Paragraph);
            }
            if line.is_empty() {
                continue;
            }
            let mut content = line;
            let may_begin = before.is_none_or(|b| kind == BlockKind::ListItem || is_finished(b));
            if let Some(mark) = list_mark(line).filter(|_| may_begin) {
                builder.end();
                kind = BlockKind::ListItem;
                content = &line[mark..];
            }
            builder.space();
            builder.push_line(kind, content, start + (line.len() - content.len()));
            before = Some(line);
        }
        builder.end();
        let blocks = builder.blocks_mut();
        if let [first, _, ..] = blocks.as_mut_slice()
            && first.kind == BlockKind::Paragraph
            && first.places.len() == 1
            && first.text.chars().count() <= LONGEST_TITLE
            && !is_finished(&first.text)
        {
            first.kind = BlockKind::Heading(1);
        }
        Reading { blocks: builder.finish(), ..Reading::default() }
    }
}

/// Whether a line ends with a mark after which something new may begin.
fn is_finished(line: &str) -> bool {
    let line = line.trim_end_matches(|c: char| {
        matches!(
            c,
            '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '\u{200E}' | '\u{200F}' /* direction marks */
        )
    });
    line.ends_with(['.', '!', '?', '؟', '…', ':', ';', '؛', ',', '،'])
}

/// How many bytes of a line are a bullet and the space after it; 0 for a number, which belongs to the text; `None`
/// when the line is no list item.
fn list_mark(line: &str) -> Option<usize> {
    let mut chars = line.chars();
    let first = chars.next()?;
    if matches!(first, '-' | '*' | '•' | '·' | '◦' | '▪' | '■' | '●' | '–') {
        let rest = chars.as_str();
        let content = rest.trim_start();
        return (content.len() < rest.len() && !content.is_empty()).then(|| line.len() - content.len());
    }
    // `1.`, `١-`, `12)`, `(أ)`, `a)`, `iv.`; then white space and something more.
    let (opened, body) = match line.strip_prefix('(') {
        Some(rest) => (true, rest),
        None => (false, line),
    };
    let label: usize = body.chars().take_while(|c| c.is_alphanumeric()).take(5).map(char::len_utf8).sum();
    let (label, rest) = body.split_at(label);
    let count = label.chars().count();
    let number = (1..=3).contains(&count) && label.chars().all(char::is_numeric);
    let letter = count == 1 && label.chars().all(char::is_alphabetic);
    let roman = (1..=5).contains(&count) && label.chars().all(|c| "ivx".contains(c));
    let closed = rest.chars().next()?;
    let closes = match closed {
        ')' => number || letter || roman,
        // `أ.` and `A.` are as often initials ("A. Ataýew") as numbers of clauses.
        '.' => !opened && number,
        '-' | '–' | '/' => !opened && (number || letter),
        _ => false,
    };
    let rest = &rest[closed.len_utf8()..];
    // `١-البند` is written without a space as often as with one; `3-4 أيام` is a range.
    let follows = rest.starts_with(char::is_whitespace)
        || (closed == '-' && number && rest.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase()));
    (closes && follows && !rest.trim().is_empty()).then_some(0)
}
