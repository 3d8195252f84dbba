//! Characters as bytes, by how often they stand in the texts of an index.

use std::collections::HashMap;

/// Codes below this are one character's own; those above are shared by the rest.
const OWN: usize = 224;
/// Characters below this are looked up in a table.
const DIRECT: usize = 0x3000;
/// The code of a space; it also stands at both ends of a text.
pub(super) const SPACE: u8 = 0;

/// Which code a character has.
#[derive(Clone, Debug)]
pub(super) struct Alphabet {
    /// The characters with a code of their own, in the order of their codes, from 1 on.
    own: Vec<char>,
    direct: Box<[u8]>,
    other: HashMap<char, u8>,
}

impl Alphabet {
    /// Of texts, the commonest characters first.
    pub fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut counts = vec![0_u64; DIRECT];
        let mut other: HashMap<char, u64> = HashMap::new();
        for c in texts.flat_map(str::chars) {
            match counts.get_mut(c as usize) {
                Some(count) => *count += 1,
                None => *other.entry(c).or_default() += 1,
            }
        }
        counts[usize::from(b' ')] = 0;
        let direct = (0..).filter_map(char::from_u32).zip(counts);
        let mut chars: Vec<(char, u64)> = direct.filter(|(_, count)| *count > 0).chain(other).collect();
        chars.sort_unstable_by_key(|(c, count)| (std::cmp::Reverse(*count), *c));
        Self::new(chars.into_iter().take(OWN - 1).map(|(c, _)| c).collect())
    }

    /// With these characters.
    pub fn new(own: Vec<char>) -> Self {
        let mut direct: Box<[u8]> = (0..DIRECT as u32).map(shared).collect();
        let mut other = HashMap::new();
        direct[usize::from(b' ')] = SPACE;
        for (at, c) in own.iter().enumerate() {
            match direct.get_mut(*c as usize) {
                Some(code) => *code = at as u8 + 1,
                None => drop(other.insert(*c, at as u8 + 1)),
            }
        }
        Self { own, direct, other }
    }

    /// The characters with a code of their own.
    pub fn own(&self) -> &[char] {
        &self.own
    }

    fn code(&self, c: char) -> u8 {
        match self.direct.get(c as usize) {
            Some(code) => *code,
            None => self.other.get(&c).copied().unwrap_or_else(|| shared(u32::from(c))),
        }
    }

    /// The codes of a text, at most `longest`.
    pub fn encode(&self, text: &str, longest: usize, codes: &mut Vec<u8>) {
        codes.clear();
        codes.extend(text.chars().take(longest).map(|c| self.code(c)));
    }
}

/// One of the codes that characters share.
fn shared(c: u32) -> u8 {
    (OWN as u32 + (c.wrapping_mul(0x9E37_79B1) >> 27)) as u8
}
