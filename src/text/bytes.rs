//! Sets of bytes, for finding the few places of a text where something may begin without decoding its characters.

/// A set of bytes, asked in one step.
///
/// Bytes of ASCII stand for themselves in UTF-8 and nowhere else, so where one is found a character begins.
///
/// ```
/// use tarjuman::text::ByteSet;
/// const OPENS: ByteSet = ByteSet::of(b"{<");
/// assert_eq!(OPENS.find("ب <b>", 0), Some(3));
/// assert_eq!(OPENS.find("ب <b>", 4), None);
/// ```
#[derive(Debug)]
pub struct ByteSet([bool; 256]);

impl ByteSet {
    /// The set of these bytes.
    pub const fn of(bytes: &[u8]) -> Self {
        let mut set = [false; 256];
        let mut at = 0;
        while at < bytes.len() {
            set[bytes[at] as usize] = true;
            at += 1;
        }
        Self(set)
    }

    /// Whether a byte is in it.
    pub const fn has(&self, byte: u8) -> bool {
        self.0[byte as usize]
    }

    /// The place of the first byte of the set at or behind byte `from`.
    pub fn find(&self, text: &str, from: usize) -> Option<usize> {
        let rest = text.as_bytes().get(from..)?;
        // Most bytes are of no set that is looked for: eight of them are passed over without a branch.
        let none = |eight: &&[u8]| !eight.iter().fold(false, |any, byte| any | self.has(*byte));
        let passed = 8 * rest.chunks_exact(8).take_while(none).count();
        rest[passed..].iter().position(|byte| self.has(*byte)).map(|at| from + passed + at)
    }

    /// How many bytes from byte `from` on are all of the set.
    pub fn run(&self, text: &str, from: usize) -> usize {
        let rest = text.as_bytes().get(from..).unwrap_or_default();
        rest.iter().position(|byte| !self.has(*byte)).unwrap_or(rest.len())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_finds_what_a_search_for_characters_finds(text in "[ab<{ \u{628}\u{E9}]{0,12}|[ac \u{628}]{0,20}[<b]?[ac<]{0,9}", from in 0usize..14) {
            const SET: ByteSet = ByteSet::of(b"<{b");
            let is = |c: char| matches!(c, '<' | '{' | 'b');
            if let Some(rest) = text.get(from..) {
                prop_assert_eq!(SET.find(&text, from), rest.find(is).map(|at| from + at));
                prop_assert_eq!(SET.run(&text, from), rest.len() - rest.trim_start_matches(is).len());
            }
        }
    }
}
