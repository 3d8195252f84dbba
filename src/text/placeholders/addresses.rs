//! Addresses of the web and of mail, and symbols of the United Nations: found by a sign inside them.

use super::{Hit, Kind, LONGEST};
use crate::text::is_east_asian;

/// Where an address that begins at `from` ends: before white space, what quotes or brackets it, and the stop of its sentence.
fn end_of_address(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    let end = rest
        .find(|c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    '<' | '>'
                        | '"'
                        | '{'
                        | '}'
                        | '|'
                        | '\\'
                        | '^'
                        | '`'
                        | '«'
                        | '»'
                        | '“'
                        | '”'
                        | '،'
                        | '؛'
                        | '؟'
                )
                || c.is_control()
                // Chinese and Korean write on without a space: `https://docs.rs를`.
                || is_east_asian(c)
                || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}')
                || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        })
        .unwrap_or(rest.len());
    let mut address = &rest[..first_unopened(&rest[..end]).unwrap_or(end)];
    loop {
        let bare = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '…', '*', '_']);
        // A closing bracket belongs to it if it was opened in it.
        let open = |c| bare.matches(c).count();
        let cut =
            if bare.ends_with(')') && open(')') > open('(') || bare.ends_with(']') && open(']') > open('[') {
                &bare[..bare.len() - 1]
            } else {
                bare
            };
        if cut.len() == address.len() {
            return from + address.len();
        }
        address = cut;
    }
}

/// The first closing bracket that nothing opens: `(https://un.org)ను` ends there, though a letter follows.
fn first_unopened(text: &str) -> Option<usize> {
    let mut open = [0_usize; 2];
    text.bytes().position(|byte| {
        let kind = usize::from(matches!(byte, b'[' | b']'));
        match byte {
            b'(' | b'[' => open[kind] += 1,
            b')' | b']' if open[kind] == 0 => return true,
            b')' | b']' => open[kind] -= 1,
            _ => {}
        }
        false
    })
}

pub(super) fn url(text: &str, colon: usize, free: usize) -> Hit {
    text[colon..].starts_with("://").then_some(())?;
    let scheme = text.as_bytes()[free..colon]
        .iter()
        .rev()
        .take(12)
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'.' | b'-'))
        .count();
    let start = colon - scheme;
    text.as_bytes().get(start).filter(|b| b.is_ascii_alphabetic() && scheme > 1)?;
    // “starts with 'http://'” names none.
    text[colon + 3..]
        .chars()
        .next()
        .filter(|c| c.is_alphanumeric() || matches!(c, '[' | '%' | '/' | '-' | '_'))?;
    let end = end_of_address(text, colon + 3);
    (end > colon + 3).then_some((start, end, Kind::Url))
}

pub(super) fn www(text: &str, at: usize) -> Hit {
    text[at..].starts_with("www.").then_some(())?;
    let begins = text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    let end = end_of_address(text, at);
    let address = &text[at + 4..end.max(at + 4)];
    // Before a path an `@` is that of an e-mail address.
    let host = address.split(['/', '?', '#']).next().unwrap_or_default();
    (begins && address.contains('.') && !host.contains('@')).then_some((at, end, Kind::Url))
}

pub(super) fn email(text: &str, sign: usize, free: usize) -> Hit {
    let bytes = text.as_bytes();
    let local = bytes[free..sign]
        .iter()
        .rev()
        .take(64)
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'+'))
        .count();
    let domain = bytes[sign + 1..]
        .iter()
        .take(LONGEST)
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))
        .count();
    let domain = text[sign + 1..sign + 1 + domain].trim_end_matches(['.', '-']);
    let host = domain.contains('.') && domain.split('.').all(|part| !part.is_empty());
    (local > 0 && host).then_some((sign - local, sign + 1 + domain.len(), Kind::Email))
}

/// A symbol by its first slash: capitals before it, parts of capitals and digits behind it, a digit in one of them.
pub(super) fn symbol(text: &str, slash: usize, free: usize) -> Hit {
    /// No body of the United Nations has a longer name at the head of its symbols (`CEDAW`, `FCCC`, `UNEP`).
    const LONGEST_HEAD: usize = 8;
    let bytes = text.as_bytes();
    let head =
        bytes[free..slash].iter().rev().take(LONGEST_HEAD + 1).take_while(|b| b.is_ascii_uppercase()).count();
    let start = slash - head;
    let begins = text[..start]
        .chars()
        .next_back()
        .is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '/' | '.' | '_'));
    if head == 0 || head > LONGEST_HEAD || !begins {
        return None;
    }
    let tail = bytes[slash..]
        .iter()
        .take(80)
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'.' | b'(' | b')' | b'-' | b'*'))
        .count();
    let mut tail = text[slash..slash + tail].trim_end_matches(['.', '-', '/']);
    if tail.ends_with(')') && tail.matches(')').count() > tail.matches('(').count() {
        tail = tail[..tail.len() - 1].trim_end_matches(['.', '-', '/']);
    }
    let part = |part: &str| {
        part.bytes().next().is_some_and(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
            && (part.bytes().filter(u8::is_ascii_lowercase).count() < 5)
    };
    let sound = tail.len() > 1 && tail[1..].split('/').all(part) && tail.bytes().any(|b| b.is_ascii_digit());
    sound.then(|| (start, slash + tail.len(), Kind::Symbol))
}
