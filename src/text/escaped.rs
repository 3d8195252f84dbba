//! Where a text stands in what it is written as: `say \"yes\"` for `say "yes"`, `&amp;` for `&`, lines with their indents.

/// The byte of `raw`, a value as a file has it, at which byte `at` of `text` stands, which is what the value reads as. Works for what is
/// written with backslashes (JSON, PO, YAML), entities (XML), and over several lines; `None` where `raw` does not read as `text`.
///
/// ```
/// use tarjuman::text::escaped::position;
/// assert_eq!(position(r#"say \"yes\" now"#, r#"say "yes" now"#, 10), Some(12));
/// assert_eq!(position("Terms &amp; conditions", "Terms & conditions", 8), Some(12));
/// assert_eq!(position("\"one \"\n\"two\"", "one two", 4), Some(8));
/// assert_eq!(position("one", "two", 1), None);
/// ```
pub fn position(raw: &str, text: &str, at: usize) -> Option<usize> {
    if raw == text {
        return text.is_char_boundary(at).then_some(at);
    }
    let (mut here, mut there) = (0, 0);
    while there < at {
        let same = same(&raw[here..], text.get(there..at)?);
        (here, there) = (here + same, there + same);
        if there == at {
            break;
        }
        let c = text[there..].chars().next()?;
        here += noise(&raw[here..], &text[there..])?;
        let rest = &raw[here..];
        here += if rest.starts_with(c) && !is_escape(rest, &text[there..]) {
            c.len_utf8()
        } else {
            escape(rest)?.1
        };
        there += c.len_utf8();
    }
    let ahead = &text[there..];
    Some(here + if ahead.is_empty() { 0 } else { noise(&raw[here..], ahead)? })
}

/// How many bytes two texts begin with that are the same and no part of an escape: most of what is written is written as it reads.
fn same(raw: &str, text: &str) -> usize {
    let pairs = raw.bytes().zip(text.bytes());
    let mut same = pairs.take_while(|(a, b)| a == b && !matches!(a, b'\\' | b'&' | b'\'')).count();
    while !raw.is_char_boundary(same) || !text.is_char_boundary(same) {
        same -= 1;
    }
    same
}

/// Whether what begins like the text is an escape of its first character, and not that character: `\\\\`, `&amp;`.
fn is_escape(raw: &str, text: &str) -> bool {
    match escape(raw) {
        Some(('\\', _)) => true,
        Some(('&', length)) => !text.starts_with(&raw[..length]),
        _ => false,
    }
}

/// How many bytes stand before the next character of a text and belong to no character: quotes around its pieces, ends of lines, indents.
fn noise(raw: &str, text: &str) -> Option<usize> {
    let c = text.chars().next()?;
    let mut at = 0;
    loop {
        let rest = &raw[at..];
        if rest.starts_with(c) || escape(rest).is_some_and(|(value, _)| value == c) {
            return Some(at);
        }
        let other = rest.chars().next()?;
        // A backslash at the end of a line goes on with the next one.
        let joins = other == '\\' && rest[1..].starts_with(['\n', '\r']);
        if !joins && !other.is_whitespace() && !matches!(other, '"' | '\'') {
            return None;
        }
        at += other.len_utf8();
    }
}

/// The character that a text begins with in an escape, and the bytes that it takes.
fn escape(raw: &str) -> Option<(char, usize)> {
    if let Some(rest) = raw.strip_prefix('&') {
        let (name, _) = rest.split_at_checked(rest.find(';').filter(|end| *end < 12)?)?;
        let c = match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => {
                let number = name.strip_prefix('#')?;
                let hex = number.strip_prefix(['x', 'X']).map(|hex| u32::from_str_radix(hex, 16));
                char::from_u32(hex.unwrap_or_else(|| number.parse()).ok()?)?
            }
        };
        return Some((c, name.len() + 2));
    }
    // A quote inside of quotes stands twice in YAML.
    if raw.starts_with("''") {
        return Some(('\'', 2));
    }
    let rest = raw.strip_prefix('\\')?;
    let mark = rest.chars().next()?;
    let digits = match mark {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => {
            let c = match mark {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'b' => '\u{8}',
                'f' => '\u{C}',
                'a' => '\u{7}',
                'e' => '\u{1B}',
                'v' => '\u{B}',
                '0' => '\0',
                'N' => '\u{85}',
                '_' => '\u{A0}',
                'L' => '\u{2028}',
                'P' => '\u{2029}',
                other => other,
            };
            return Some((c, 1 + mark.len_utf8()));
        }
    };
    let value = |from: usize| u32::from_str_radix(rest.get(from..from + digits)?, 16).ok();
    let first = value(1)?;
    if let Some(c) = char::from_u32(first) {
        return Some((c, 2 + digits));
    }
    // Two halves of a character beyond the first plane: `\uD83D\uDE00`.
    let second = rest.get(5..7).filter(|mark| *mark == "\\u").and_then(|_| value(7))?;
    let c = char::decode_utf16([first as u16, second as u16]).next()?.ok()?;
    Some((c, 12))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_format_shows_where_a_text_stands() {
        let rows: &[(&str, &str, &str, &str)] = &[
            (r"a \u00e9 b", "a é b", "b", "four digits"),
            (r"\uD83D\uDE00 x", "😀 x", "x", "two halves"),
            (r"C:\\new x", r"C:\new x", "x", "a backslash is no line"),
            ("it''s x", "it's x", "x", "YAML in single quotes"),
            ("\"\"\n\"one\\n\"\n\"two x\"", "one\ntwo x", "x", "PO over lines"),
            ("one\n    two x", "one\ntwo x", "x", "an indent"),
            ("one \\\n   two x", "one two x", "x", "YAML goes on in the next line"),
            ("&lt;b&gt;x", "<b>x", "x", "entities"),
            ("&#1593; x", "ع x", "x", "a number"),
            ("AT&T x", "AT&T x", "x", "no entity"),
        ];
        for (raw, text, piece, why) in rows {
            let found = position(raw, text, text.find(piece).unwrap());
            assert_eq!(found, raw.rfind(piece), "{raw}: {why}");
        }
        assert_eq!(position("a", "ab", 2), None, "it ends before");
        assert_eq!(position("é", "é", 1), None, "inside a letter");
    }

    proptest! {
        #[test]
        fn json_is_found_at_every_character(text in any::<String>()) {
            let raw = serde_json::to_string(&text).unwrap();
            let raw = &raw[1..raw.len() - 1];
            for (at, _) in text.char_indices() {
                let before = serde_json::to_string(&text[..at]).unwrap();
                prop_assert_eq!(position(raw, &text, at), Some(before.len() - 2));
            }
        }

        #[test]
        fn any_two_texts_are_compared_to_their_ends(raw in any::<String>(), text in any::<String>(), at in 0usize..40) {
            if text.is_char_boundary(at) {
                let found = position(&raw, &text, at);
                prop_assert!(found.is_none_or(|place| raw.is_char_boundary(place)));
            }
        }
    }
}
