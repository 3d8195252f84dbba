//! Texts of a part that are like a query.
//!
//! The rarest grams of the query are looked up and for each text it is counted how many of them it has; those that have most
//! are compared letter by letter. Where so few texts have a fitting length that comparing all of them is as cheap, as for
//! queries of a word, that is done.

use std::io;

use super::distance::Pattern;
use super::part::{LONGEST, List, Part, WINDOW, grams, runs};
use crate::memory::store::TextKey;

/// Grams that are looked up.
const GRAMS: usize = 32;
/// Postings that are counted, after which rarer grams must do; but never fewer than [`GRAMS_AT_LEAST`].
const POSTINGS: u64 = 700_000;
const GRAMS_AT_LEAST: usize = 12;
/// Texts that are compared letter by letter; more where few grams are rare, and tell the texts apart less well.
const CANDIDATES: usize = 160;
const CANDIDATES_AT_MOST: usize = 2_000;
/// Codes of texts that are all compared rather than looked up: for a query of a word, which has few grams, and for a longer one, for
/// each of the blocks that it is compared by.
const SCAN: u64 = 256 << 10;
const SCAN_LONG: u64 = 32 << 10;
/// A query of so many letters has grams enough.
const LONG: usize = 24;

/// A text that is like the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::memory) struct Like {
    /// Letters that differ, as far as codes tell letters apart.
    pub distance: usize,
    /// Letters of the longer text.
    pub longer: usize,
    pub key: TextKey,
}

/// What is left of the differences that are allowed: `minimum` is in percent.
fn allowed(longer: usize, minimum: u8) -> usize {
    longer * usize::from(100_u8.saturating_sub(minimum)) / 100
}

/// The best texts so far.
struct Best {
    wanted: usize,
    minimum: u8,
    /// Distance, longer length, position; the best first.
    found: Vec<(usize, usize, u32)>,
}

impl Best {
    /// How many letters may differ in a text of so many letters that is to be among the best.
    fn most(&self, longer: usize) -> usize {
        let allowed = allowed(longer, self.minimum);
        match self.found.last() {
            Some((distance, of, _)) if self.found.len() >= self.wanted => allowed.min(longer * distance / of),
            _ => allowed,
        }
    }

    fn add(&mut self, distance: usize, longer: usize, position: u32) {
        let before = |one: &(usize, usize, u32)| {
            (one.0 * longer).cmp(&(distance * one.1)).then(one.2.cmp(&position)).is_lt()
        };
        let at = self.found.partition_point(before);
        self.found.insert(at, (distance, longer, position));
        self.found.truncate(self.wanted);
    }
}

/// The texts of a part that are most like `text`, at most `wanted`, each of at least `minimum` percent.
///
/// # Errors
///
/// When the part cannot be read.
pub(super) fn like(part: &Part, text: &str, minimum: u8, wanted: usize) -> io::Result<Vec<Like>> {
    let mut codes = Vec::new();
    part.alphabet().encode(text, LONGEST, &mut codes);
    let minimum = minimum.clamp(1, 100);
    let shortest = (codes.len() * usize::from(minimum)).div_ceil(100).max(1);
    let longest = (codes.len() * 100 / usize::from(minimum)).min(LONGEST);
    let positions = part.positions(shortest..=longest);
    if positions.is_empty() || wanted == 0 {
        return Ok(Vec::new());
    }
    let mut best = Best { wanted, minimum, found: Vec::with_capacity(wanted + 1) };
    let mut pattern = Pattern::new(&codes);
    let scan = if codes.len() < LONG { SCAN } else { SCAN_LONG / pattern.blocks() };
    if part.code_bytes(shortest..=longest) <= scan {
        let mut all = Vec::new();
        for length in shortest..=longest {
            part.codes_of_length(length, &mut all)?;
            let first = part.positions(length..=length).start;
            let longer = length.max(codes.len());
            for (at, one) in all.chunks_exact(length).enumerate() {
                let most = best.most(longer);
                let distance = pattern.distance(one, most);
                if distance <= most {
                    best.add(distance, longer, first + at as u32);
                }
            }
        }
    } else {
        let mut one = Vec::new();
        for position in candidates(part, &codes, positions, longest)? {
            part.codes(position, &mut one)?;
            let longer = one.len().max(codes.len());
            let most = best.most(longer);
            let distance = pattern.distance(&one, most);
            if distance <= most {
                best.add(distance, longer, position);
            }
        }
    }
    let found = best.found.into_iter();
    found
        .map(|(distance, longer, position)| Ok(Like { distance, longer, key: part.key(position)? }))
        .collect()
}

/// The positions of the texts that have most of the rarest grams of a query, those with most first.
fn candidates(
    part: &Part,
    codes: &[u8],
    positions: std::ops::Range<u32>,
    longest: usize,
) -> io::Result<Vec<u32>> {
    let mut all: Vec<u32> = grams(codes).collect();
    all.sort_unstable();
    all.dedup();
    // A list that has the short texts only serves where no other is asked for.
    let serves = |list: &&List| !list.cut || longest <= super::part::SHORT;
    let mut lists: Vec<List> =
        all.iter().filter_map(|gram| part.list(*gram)).filter(serves).copied().collect();
    lists.sort_unstable_by_key(|list| (list.count, list.gram));
    let mut sum = 0;
    let budget = |(at, list): &(usize, List)| {
        sum += u64::from(list.count);
        *at < GRAMS && (*at < GRAMS_AT_LEAST || sum <= POSTINGS)
    };
    let lists: Vec<List> = lists.into_iter().enumerate().take_while(budget).map(|(_, list)| list).collect();

    // Runs of all lists, by window.
    let mut bytes: Vec<Vec<u8>> = Vec::with_capacity(lists.len());
    for list in &lists {
        let mut postings = Vec::new();
        part.postings(list, &mut postings)?;
        bytes.push(postings);
    }
    let windows = positions.start / WINDOW..=(positions.end - 1) / WINDOW;
    let mut all: Vec<(u32, &[u8])> =
        bytes.iter().flat_map(|list| runs(list)).filter(|(high, _)| windows.contains(high)).collect();
    all.sort_by_key(|(high, _)| *high);

    let wanted = CANDIDATES * GRAMS / lists.len().max(1);
    let mut most = Most {
        least: 1 + (lists.len() / 12) as u8,
        wanted: wanted.clamp(CANDIDATES, CANDIDATES_AT_MOST),
        found: Vec::new(),
    };
    let mut counts = vec![0_u8; WINDOW as usize];
    for window in all.chunk_by(|a, b| a.0 == b.0) {
        counts.fill(0);
        for (_, low) in window {
            for at in low.chunks_exact(2) {
                let count = &mut counts[usize::from(u16::from_le_bytes([at[0], at[1]]))];
                *count = count.saturating_add(1);
            }
        }
        let base = window[0].0 * WINDOW;
        let start = positions.start.saturating_sub(base) as usize;
        let end = (positions.end - base).min(WINDOW) as usize;
        most.take(base + start as u32, &counts[start..end]);
    }
    Ok(most.positions())
}

/// The positions with the highest counts.
struct Most {
    least: u8,
    wanted: usize,
    found: Vec<(u8, u32)>,
}

impl Most {
    fn take(&mut self, first: u32, counts: &[u8]) {
        const STEP: usize = 32;
        for (step, some) in counts.chunks(STEP).enumerate() {
            if some.iter().fold(0, |most: u8, count| most.max(*count)) < self.least {
                continue;
            }
            for (at, count) in some.iter().enumerate() {
                if *count >= self.least {
                    self.found.push((*count, first + (step * STEP + at) as u32));
                }
            }
            if self.found.len() > 4 * self.wanted {
                self.cut();
            }
        }
    }

    fn cut(&mut self) {
        self.found.sort_unstable_by_key(|(count, position)| (std::cmp::Reverse(*count), *position));
        self.found.truncate(self.wanted);
        if let Some((count, _)) = self.found.last().filter(|_| self.found.len() == self.wanted) {
            // One with as many comes later and is not better.
            self.least = self.least.max(count.saturating_add(1));
        }
    }

    fn positions(mut self) -> Vec<u32> {
        self.cut();
        self.found.into_iter().map(|(_, position)| position).collect()
    }
}
