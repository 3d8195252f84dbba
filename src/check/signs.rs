//! What kinds of characters a text has, seen in one pass: a check whose kind is not there need not look.

use crate::lang::general::is_invisible;
use crate::text::is_east_asian;

/// A set of kinds of characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signs(u32);

impl Signs {
    /// A digit or another number.
    pub const NUMBER: Self = Self(1);
    /// A double quotation mark of any language.
    pub const QUOTE: Self = Self(1 << 1);
    /// A bracket: round, square, curly.
    pub const BRACKET: Self = Self(1 << 2);
    /// A comma, semicolon or colon.
    pub const PAUSE: Self = Self(1 << 3);
    /// A question mark of ASCII.
    pub const QUERY: Self = Self(1 << 4);
    /// A mark right before a letter or number.
    pub const GLUED: Self = Self(1 << 5);
    /// A space before something else than a letter or number.
    pub const LOOSE: Self = Self(1 << 6);
    /// Two spaces, or another white space than that of ASCII.
    pub const SPACES: Self = Self(1 << 7);
    /// Two hyphens in a row.
    pub const HYPHENS: Self = Self(1 << 8);
    /// Two stops in a row.
    pub const STOPS: Self = Self(1 << 9);
    /// A backslash, a tab, a line feed or a carriage return.
    pub const ESCAPE: Self = Self(1 << 10);
    /// A control character, or one that nobody sees.
    pub const HIDDEN: Self = Self(1 << 11);
    /// A sign of a currency.
    pub const MONEY: Self = Self(1 << 12);
    /// A capital letter.
    pub const CAPITAL: Self = Self(1 << 13);
    /// A letter of ASCII, or a plus sign.
    pub const LATIN: Self = Self(1 << 14);
    /// A letter neither of Latin nor of Arabic.
    pub const OTHER: Self = Self(1 << 15);
    /// A character beyond ASCII.
    pub const WIDE: Self = Self(1 << 16);
    /// A single quotation mark or an apostrophe.
    pub const SINGLE: Self = Self(1 << 17);
    /// A letter of Chinese, Japanese or Korean.
    pub const EAST_ASIAN: Self = Self(1 << 18);
    /// Two capitals of ASCII in a row.
    pub const CAPITALS: Self = Self(1 << 19);
    /// What a placeholder begins with or has in it: a brace, `%`, `$`, `<`, `:`, `@`, a slash, two `w`.
    pub const PLACEHOLDER: Self = Self(1 << 20);
    /// A sign of Markdown or BBCode: an opening square bracket, an asterisk.
    pub const MARKUP: Self = Self(1 << 21);
    /// What a piece of code has in it: one of `-(/%$&#`@_`.
    pub const CODE: Self = Self(1 << 22);
    /// An ampersand.
    pub const AMPERSAND: Self = Self(1 << 23);
    /// What marks an access key: `&`, `_`, `~`.
    pub const KEY: Self = Self(1 << 24);
    /// What a reference of reStructuredText has: a back quote, a vertical bar, `]_`.
    pub const REFERENCE: Self = Self(1 << 25);
    /// What the marks of unmerged files are made of: `#`, `<`, `>`.
    pub const MERGE: Self = Self(1 << 26);
    /// What formats write twice to be read once: `%%`, `''`.
    pub const DOUBLED: Self = Self(1 << 27);

    /// Every kind.
    #[cfg(test)]
    pub(super) const ALL: Self = Self(u32::MAX);

    /// What a text has.
    pub fn of(text: &str) -> Self {
        let (mut signs, mut begun) = (0, 0);
        for c in text.chars() {
            let kind = if c.is_ascii() { ASCII[c as usize] } else { beyond(c) };
            signs |= kind.alone | begun & kind.ends;
            begun = kind.begins;
        }
        Self(signs)
    }

    /// Whether any of these kinds is there.
    pub fn any(self, kinds: Self) -> bool {
        self.0 & kinds.0 != 0
    }

    /// Either of two sets.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The signs that a character makes alone, and those of two characters that it begins and that it ends.
#[derive(Clone, Copy)]
struct Kind {
    alone: u32,
    begins: u32,
    ends: u32,
}

impl Kind {
    /// A letter or number, which ends what a mark before it begins.
    const fn word(alone: u32) -> Self {
        Self { alone, begins: 0, ends: Signs::GLUED.0 }
    }

    /// Anything else.
    const fn mark(alone: u32) -> Self {
        Self { alone, begins: 0, ends: Signs::LOOSE.0 }
    }

    /// One that begins these signs.
    const fn begins(self, signs: Signs) -> Self {
        Self { begins: self.begins | signs.0, ..self }
    }

    /// One that ends these signs.
    const fn ends(self, signs: Signs) -> Self {
        Self { ends: self.ends | signs.0, ..self }
    }

    /// One that makes these signs where it stands twice.
    const fn twice(self, signs: Signs) -> Self {
        Self { begins: self.begins | signs.0, ends: self.ends | signs.0, ..self }
    }
}

/// The kind of each character of ASCII.
const ASCII: [Kind; 128] = {
    let mut kinds = [Kind::mark(0); 128];
    let mut at = 0;
    while at < 128 {
        kinds[at] = ascii(at as u8);
        at += 1;
    }
    kinds
};

const fn ascii(byte: u8) -> Kind {
    let placeholder = matches!(byte, b'{' | b'}' | b'%' | b'$' | b'<' | b':' | b'@' | b'/');
    let code = matches!(byte, b'-' | b'(' | b'/' | b'%' | b'$' | b'&' | b'#' | b'`' | b'@' | b'_');
    let markup = matches!(byte, b'[' | b'*');
    let ampersand = byte == b'&';
    let key = matches!(byte, b'&' | b'_' | b'~');
    let reference = matches!(byte, b'`' | b'|');
    let merge = matches!(byte, b'#' | b'<' | b'>');
    let alone = match byte {
        b'0'..=b'9' => Signs::NUMBER.0,
        b'A'..=b'Z' => Signs::CAPITAL.0 | Signs::LATIN.0,
        b'a'..=b'z' | b'+' => Signs::LATIN.0,
        b'"' => Signs::QUOTE.0,
        b'(' | b')' | b'[' | b']' | b'{' | b'}' => Signs::BRACKET.0,
        b',' | b';' | b':' => Signs::PAUSE.0,
        b'?' => Signs::QUERY.0,
        b'\'' | b'`' => Signs::SINGLE.0,
        b'$' => Signs::MONEY.0,
        b'\\' => Signs::ESCAPE.0,
        b'\t' | b'\n' | b'\r' => Signs::ESCAPE.0 | Signs::HIDDEN.0,
        0..=0x1F | 0x7F => Signs::HIDDEN.0,
        _ => 0,
    } | if placeholder { Signs::PLACEHOLDER.0 } else { 0 }
        | if code { Signs::CODE.0 } else { 0 }
        | if markup { Signs::MARKUP.0 } else { 0 }
        | if ampersand { Signs::AMPERSAND.0 } else { 0 }
        | if key { Signs::KEY.0 } else { 0 }
        | if reference { Signs::REFERENCE.0 } else { 0 }
        | if merge { Signs::MERGE.0 } else { 0 };
    match byte {
        b'A'..=b'Z' => Kind::word(alone).twice(Signs::CAPITALS),
        b'w' => Kind::word(alone).twice(Signs::PLACEHOLDER),
        b'0'..=b'9' | b'a'..=b'z' => Kind::word(alone),
        b' ' => Kind::mark(alone).begins(Signs::LOOSE).twice(Signs::SPACES),
        b'-' => Kind::mark(alone).twice(Signs::HYPHENS),
        b'%' | b'\'' => Kind::mark(alone).twice(Signs::DOUBLED),
        b']' => Kind::mark(alone).begins(Signs::REFERENCE),
        b'_' => Kind::mark(alone).ends(Signs::REFERENCE),
        b'.' => Kind::mark(alone).begins(Signs::GLUED).twice(Signs::STOPS),
        b',' | b';' | b':' | b'?' | b'!' => Kind::mark(alone).begins(Signs::GLUED),
        _ => Kind::mark(alone),
    }
}

/// The kind of a character beyond ASCII.
fn beyond(c: char) -> Kind {
    let when = |is: bool, kind: Signs| if is { kind.0 } else { 0 };
    let mark = |signs: Signs| Kind::mark(Signs::WIDE.or(signs).0);
    match c {
        '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{064A}' => Kind::word(Signs::WIDE.0),
        // What the answers below would be, for the letters that we read most.
        '\u{C0}'..='\u{17F}' if !matches!(c, '×' | '÷') => {
            Kind::word(Signs::WIDE.0 | when(c.is_uppercase(), Signs::CAPITAL))
        }
        '\u{400}'..='\u{481}' => {
            Kind::word(Signs::WIDE.or(Signs::OTHER).0 | when(c.is_uppercase(), Signs::CAPITAL))
        }
        '‘' | '’' | '‚' | '‛' | '´' | '′' => mark(Signs::SINGLE),
        '«' | '»' | '‹' | '›' | '“' | '”' | '„' | '「' | '」' | '『' | '』' => {
            mark(Signs::QUOTE)
        }
        '،' | '؛' => mark(Signs::PAUSE).begins(Signs::GLUED),
        '؟' => mark(Signs::default()).begins(Signs::GLUED),
        '€' | '£' | '₽' | '₺' | '₹' | '﷼' => mark(Signs::MONEY),
        _ => {
            let latin = matches!(c, '\u{AA}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}');
            let arabic = matches!(c, '\u{600}'..='\u{6FF}');
            let letter = c.is_alphabetic();
            let alone = Signs::WIDE.0
                | when(letter && !latin && !arabic, Signs::OTHER)
                | when(c.is_uppercase(), Signs::CAPITAL)
                | when(c.is_numeric(), Signs::NUMBER)
                | when(c.is_whitespace(), Signs::SPACES)
                | when(c.is_control() || is_invisible(c), Signs::HIDDEN)
                | when(is_east_asian(c), Signs::EAST_ASIAN);
            if letter || c.is_numeric() { Kind::word(alone) } else { Kind::mark(alone) }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// What the checks would look for, asked in the slow way.
        #[test]
        fn a_kind_that_is_there_is_seen(text in "(\\PC|[ .\\-\"“«(،؟$€%{\\\\\t\n\u{200B}A-Z0-9w\\[*/&#`@_~<:'|\\]漢한]){0,24}") {
            let signs = Signs::of(&text);
            let is = |kind: Signs, there: bool| {
                prop_assert_eq!(signs.any(kind), there, "{:?} in {:?}", kind, &text);
                Ok(())
            };
            is(Signs::NUMBER, text.contains(char::is_numeric))?;
            is(Signs::QUOTE, text.contains(['"', '“', '”', '„', '«', '»', '‹', '›', '「', '」', '『', '』']))?;
            is(Signs::SINGLE, text.contains(['\'', '`', '‘', '’', '‚', '‛', '´', '′']))?;
            is(Signs::BRACKET, text.contains(['(', ')', '[', ']', '{', '}']))?;
            is(Signs::PAUSE, text.contains([',', ';', ':', '،', '؛']))?;
            is(Signs::QUERY, text.contains('?'))?;
            is(Signs::HYPHENS, text.contains("--"))?;
            is(Signs::STOPS, text.contains(".."))?;
            is(Signs::ESCAPE, text.contains(['\\', '\t', '\n', '\r']))?;
            is(Signs::HIDDEN, text.contains(|c: char| c.is_control() || is_invisible(c)))?;
            is(Signs::MONEY, text.contains(['$', '€', '£', '₽', '₺', '₹', '﷼']))?;
            is(Signs::CAPITAL, text.contains(char::is_uppercase))?;
            is(Signs::LATIN, text.contains(|c: char| c.is_ascii_alphabetic() || c == '+'))?;
            is(Signs::WIDE, !text.is_ascii())?;
            is(Signs::EAST_ASIAN, text.contains(is_east_asian))?;
            is(Signs::CAPITALS, text.as_bytes().windows(2).any(|two| two.iter().all(u8::is_ascii_uppercase)))?;
            is(Signs::PLACEHOLDER, text.contains(['{', '}', '%', '$', '<', ':', '@', '/']) || text.contains("ww"))?;
            is(Signs::REFERENCE, text.contains(['`', '|']) || text.contains("]_"))?;
            is(Signs::MERGE, text.contains(['#', '<', '>']))?;
            let twice = |text: &str| ["%%", "''"].iter().any(|two| text.contains(two));
            // One begins what the other ends; no harm in `%'`.
            prop_assert!(signs.any(Signs::DOUBLED) || !twice(&text), "{:?}", &text);
            is(Signs::KEY, text.contains(['&', '_', '~']))?;
            is(Signs::AMPERSAND, text.contains('&'))?;
            is(Signs::MARKUP, text.contains(['[', '*']))?;
            is(Signs::CODE, text.contains(['-', '(', '/', '%', '$', '&', '#', '`', '@', '_']))?;
            is(Signs::SPACES, text.contains("  ") || text.contains(|c: char| c.is_whitespace() && !c.is_ascii()))?;
            let next = |at: usize| text[at..].chars().nth(1);
            let marks = text.match_indices([',', ';', ':', '?', '!', '.', '،', '؛', '؟']);
            is(Signs::GLUED, marks.into_iter().any(|(at, _)| next(at).is_some_and(char::is_alphanumeric)))?;
            let mut spaces = text.match_indices(' ');
            is(Signs::LOOSE, spaces.any(|(at, _)| next(at).is_some_and(|c| !c.is_alphanumeric())))?;
        }
    }
}
