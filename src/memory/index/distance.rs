//! The Levenshtein distance, 64 cells at a time.
//!
//! Myers, G. (1999), *A fast bit-vector algorithm for approximate string matching based on dynamic programming*, JACM 46(3), in
//! the form for global distance of Hyyrö, H. (2003), *A bit-vector algorithm for computing Levenshtein and Damerau edit
//! distances*, with blocks for patterns beyond 64 characters.

/// Bits of a block.
const BLOCK: usize = 64;

/// A text that others are compared with. Its characters are codes below 256; what stands for several characters makes them
/// equal.
#[derive(Debug, Default)]
pub(in crate::memory) struct Pattern {
    length: usize,
    blocks: usize,
    /// For each code and block, where in the block the pattern has it.
    has: Vec<u64>,
    /// Vertical differences of the column at hand: where they are plus, where minus one.
    vertical: Vec<(u64, u64)>,
}

impl Pattern {
    /// Works out a text of codes.
    pub fn new(codes: &[u8]) -> Self {
        let blocks = codes.len().div_ceil(BLOCK);
        let mut has = vec![0; 256 * blocks];
        for (at, code) in codes.iter().enumerate() {
            has[usize::from(*code) * blocks + at / BLOCK] |= 1 << (at % BLOCK);
        }
        Self { length: codes.len(), blocks, has, vertical: Vec::new() }
    }

    /// How many blocks it takes.
    pub fn blocks(&self) -> u64 {
        self.blocks as u64
    }

    /// The distance to another text; some number above `most` where it is above.
    pub fn distance(&mut self, text: &[u8], most: usize) -> usize {
        let apart = self.length.abs_diff(text.len());
        if apart > most || self.length == 0 || text.is_empty() {
            return if apart > most { apart } else { self.length.max(text.len()) };
        }
        match self.blocks {
            1 => self.one_block(text, most),
            _ => self.many_blocks(text, most),
        }
    }

    fn one_block(&self, text: &[u8], most: usize) -> usize {
        let last = 1_u64 << (self.length - 1);
        let (mut plus, mut minus) = (!0_u64, 0_u64);
        let mut distance = self.length;
        for (at, code) in text.iter().enumerate() {
            let has = self.has[usize::from(*code)];
            let zero = (((has & plus).wrapping_add(plus)) ^ plus) | has | minus;
            let mut right_plus = minus | !(zero | plus);
            let right_minus = plus & zero;
            distance += usize::from(right_plus & last != 0);
            distance -= usize::from(right_minus & last != 0);
            // Each letter to come lowers it by one at most.
            if distance > most + (text.len() - 1 - at) {
                return distance;
            }
            right_plus = right_plus << 1 | 1;
            plus = right_minus << 1 | !(zero | right_plus);
            minus = right_plus & zero;
        }
        distance
    }

    fn many_blocks(&mut self, text: &[u8], most: usize) -> usize {
        let last = 1_u64 << ((self.length - 1) % BLOCK);
        self.vertical.clear();
        self.vertical.resize(self.blocks, (!0, 0));
        let mut distance = self.length;
        for (at, code) in text.iter().enumerate() {
            let row = usize::from(*code) * self.blocks;
            let has = &self.has[row..row + self.blocks];
            let (mut carry_plus, mut carry_minus) = (1_u64, 0_u64);
            let mut edge = (0, 0);
            for (has, (plus, minus)) in has.iter().zip(&mut self.vertical) {
                let with_carry = has | carry_minus;
                let zero = (((with_carry & *plus).wrapping_add(*plus)) ^ *plus) | with_carry | *minus;
                let right_plus = *minus | !(zero | *plus);
                let right_minus = *plus & zero;
                edge = (right_plus & last, right_minus & last);
                let (out_plus, out_minus) = (right_plus >> (BLOCK - 1), right_minus >> (BLOCK - 1));
                let shifted_plus = right_plus << 1 | carry_plus;
                let shifted_minus = right_minus << 1 | carry_minus;
                *plus = shifted_minus | !(zero | shifted_plus);
                *minus = shifted_plus & zero;
                (carry_plus, carry_minus) = (out_plus, out_minus);
            }
            distance += usize::from(edge.0 != 0);
            distance -= usize::from(edge.1 != 0);
            if distance > most + (text.len() - 1 - at) {
                return distance;
            }
        }
        distance
    }
}

/// The distance of two texts in characters, and the number of characters of the longer one.
///
/// Characters are numbered as they come up; from the 255th kind on in one text they are compared one by one.
pub(in crate::memory) fn exact(a: &str, b: &str) -> (usize, usize) {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let longer = a.len().max(b.len());
    let mut kinds = a.clone();
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.len() > 255 {
        return (plain(&a, &b), longer);
    }
    // What `a` does not have equals nothing in it, whatever it is.
    let code = |c: &char| kinds.binary_search(c).map_or(255, |at| at as u8);
    let codes = |text: &[char]| text.iter().map(code).collect::<Vec<u8>>();
    (Pattern::new(&codes(&a)).distance(&codes(&b), usize::MAX / 2), longer)
}

/// The distance cell by cell.
fn plain(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (at, left) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (column, right) in b.iter().enumerate() {
            let cost = (diagonal + usize::from(left != right)).min(row[column] + 1).min(row[column + 1] + 1);
            diagonal = std::mem::replace(&mut row[column + 1], cost);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn reference(a: &[u8], b: &[u8]) -> usize {
        rapidfuzz::distance::levenshtein::distance(a.iter().copied(), b.iter().copied())
    }

    proptest! {
        #[test]
        fn it_is_that_of_another_library(
            a in proptest::collection::vec(0..6_u8, 0..300), b in proptest::collection::vec(0..6_u8, 0..300)
        ) {
            let wanted = reference(&a, &b);
            prop_assert_eq!(Pattern::new(&a).distance(&b, usize::MAX / 2), wanted);
            for most in [wanted, wanted.saturating_sub(1), wanted / 2, wanted + 5] {
                let found = Pattern::new(&a).distance(&b, most);
                prop_assert!(if wanted <= most { found == wanted } else { found > most }, "{} {} {}", found, wanted, most);
            }
            let chars = |text: &[u8]| text.iter().map(|c| char::from(b'a' + c)).collect::<Vec<char>>();
            prop_assert_eq!(plain(&chars(&a), &chars(&b)), wanted);
        }

        #[test]
        fn near_texts_too(a in "[ابتث ]{50,200}", edits in proptest::collection::vec((0..200_usize, "[ابج]?"), 0..20)) {
            let mut chars: Vec<char> = a.chars().collect();
            for (at, new) in edits {
                let at = at % chars.len();
                match new.chars().next() {
                    Some(c) if at.is_multiple_of(2) => chars.insert(at, c),
                    Some(c) => chars[at] = c,
                    None => drop(chars.remove(at)),
                }
            }
            let b: String = chars.iter().collect();
            let wanted = rapidfuzz::distance::levenshtein::distance(a.chars(), b.chars());
            prop_assert_eq!(exact(&a, &b), (wanted, a.chars().count().max(b.chars().count())));
        }
    }

    #[test]
    fn texts_of_very_many_characters_are_compared_too() {
        let a: String = ('\u{4E00}'..).take(400).collect();
        let b: String = ('\u{4E00}'..).skip(3).take(400).collect();
        assert_eq!(exact(&a, &b), (6, 400));
    }
}
