//! What kinds of characters a text has, seen in one pass: a check whose kind is not there need not look.

use crate::lang::general::is_invisible;

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
    /// A single quotation mark or an apostrophe.
    pub const SINGLE: Self = Self(1 << 17);
    /// A character beyond ASCII.
    pub const WIDE: Self = Self(1 << 16);

    /// What a text has.
    pub fn of(text: &str) -> Self {
        let mut signs = 0;
        let mut before = '\0';
        for c in text.chars() {
            let kinds = if c.is_ascii() { ASCII[c as usize] } else { Self::WIDE.0 | beyond(c) };
            signs |= kinds & !WORD;
            if kinds & WORD != 0 {
                let glued = matches!(before, ',' | ';' | ':' | '?' | '!' | '.' | '،' | '؛' | '؟');
                signs |= if glued { Self::GLUED.0 } else { 0 };
            } else {
                signs |= match (before, c) {
                    (' ', ' ') => Self::SPACES.0 | Self::LOOSE.0,
                    (' ', _) => Self::LOOSE.0,
                    ('-', '-') => Self::HYPHENS.0,
                    ('.', '.') => Self::STOPS.0,
                    _ => 0,
                };
            }
            before = c;
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

/// A letter or number: no kind of its own, but marks and spaces are seen by it.
const WORD: u32 = 1 << 31;

/// The kinds of each character of ASCII.
const ASCII: [u32; 128] = {
    let mut kinds = [0; 128];
    let mut at = 0;
    while at < 128 {
        kinds[at] = match at as u8 {
            b'0'..=b'9' => WORD | Signs::NUMBER.0,
            b'A'..=b'Z' => WORD | Signs::CAPITAL.0 | Signs::LATIN.0,
            b'a'..=b'z' => WORD | Signs::LATIN.0,
            b'+' => Signs::LATIN.0,
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
        };
        at += 1;
    }
    kinds
};

/// The kinds of a character beyond ASCII.
fn beyond(c: char) -> u32 {
    let when = |is: bool, kind: u32| if is { kind } else { 0 };
    match c {
        '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{064A}' => WORD,
        '‘' | '’' | '‚' | '‛' | '´' | '′' => Signs::SINGLE.0,
        '«' | '»' | '‹' | '›' | '“' | '”' | '„' | '「' | '」' | '『' | '』' => Signs::QUOTE.0,
        '،' | '؛' => Signs::PAUSE.0,
        '€' | '£' | '₽' | '₺' | '₹' | '﷼' => Signs::MONEY.0,
        _ => {
            let latin = matches!(c, '\u{AA}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}');
            let arabic = matches!(c, '\u{600}'..='\u{6FF}');
            let letter = c.is_alphabetic();
            when(letter || c.is_numeric(), WORD)
                | when(letter && !latin && !arabic, Signs::OTHER.0)
                | when(c.is_uppercase(), Signs::CAPITAL.0)
                | when(c.is_numeric(), Signs::NUMBER.0)
                | when(c.is_whitespace(), Signs::SPACES.0)
                | when(c.is_control() || is_invisible(c), Signs::HIDDEN.0)
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
        fn a_kind_that_is_there_is_seen(text in "(\\PC|[ .\\-\"“«(،؟$€%{\\\\\t\n\u{200B}A-Z0-9]){0,24}") {
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
            is(Signs::SPACES, text.contains("  ") || text.contains(|c: char| c.is_whitespace() && !c.is_ascii()))?;
            let next = |at: usize| text[at..].chars().nth(1);
            let marks = text.match_indices([',', ';', ':', '?', '!', '.', '،', '؛', '؟']);
            is(Signs::GLUED, marks.into_iter().any(|(at, _)| next(at).is_some_and(char::is_alphanumeric)))?;
            let mut spaces = text.match_indices(' ');
            is(Signs::LOOSE, spaces.any(|(at, _)| next(at).is_some_and(|c| !c.is_alphanumeric())))?;
        }
    }
}
