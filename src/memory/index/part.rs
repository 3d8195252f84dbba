//! A part of an index: a file that is written once and then only read, at the places that a query needs.
//!
//! ```text
//! magic, length and BLAKE3 of the head
//! head   range of ids · alphabet · texts by length · grams with the place of their postings
//! body   postings · codes of the texts, the short ones first · keys of the texts
//! ```
//!
//! Texts are numbered in the order of their length (*positions*), so that the lengths that a query may be similar to are one
//! range of them, of their codes, and of each list of postings. The postings of a gram are runs, one for each 65,536
//! positions that have it: high half, count, and the low halves. Reading is by `pread`: the memory of the process holds the
//! head alone, whatever the size of the file, and the system's cache the rest. A map of the file would save a copy, but a
//! file that is cut short under it kills the process, and it cannot be had without `unsafe`.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use super::alphabet::{Alphabet, SPACE};
use crate::memory::store::TextKey;

const MAGIC: &[u8; 8] = b"tarjmem1";
/// Letters of a text that are compared when candidates are sought; the score is of the whole text.
pub(super) const LONGEST: usize = 1000;
/// Positions whose postings are counted together.
pub(super) const WINDOW: u32 = 1 << 16;
/// A gram that more of the texts have than one in so many tells little.
const COMMON: usize = 33;
/// But texts of up to so many letters have few, and are found by all of them.
pub(super) const SHORT: usize = 40;
/// A list of so many postings costs little to count, and is always kept.
const FEW: usize = 10_000;

/// A text to be put into a part: its folded text and what finds it.
pub(in crate::memory) struct Text {
    pub id: i64,
    pub text: String,
    pub key: TextKey,
}

/// A list of postings.
#[derive(Clone, Copy, Debug)]
pub(super) struct List {
    /// The gram: three codes.
    pub gram: u32,
    /// How many postings.
    pub count: u32,
    /// Where they begin in the body.
    pub offset: u64,
    /// How many bytes they are.
    pub bytes: u32,
    /// Whether it has the short texts only.
    pub cut: bool,
}

/// What a part says of itself.
#[derive(Debug)]
struct Head {
    alphabet: Alphabet,
    /// For each length the first position; one more at the end.
    firsts: Vec<u32>,
    /// For each length the first byte of its codes.
    codes: Vec<u64>,
    /// Ascending by gram.
    lists: Vec<List>,
}

/// A part that is open.
#[derive(Debug)]
pub(super) struct Part {
    file: File,
    head: Head,
    /// Where the body begins, and in it codes and keys.
    body: u64,
    keys: u64,
}

/// The grams of a text of codes, a space put at both ends.
pub(super) fn grams(codes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    let at = |index: usize| codes.get(index.wrapping_sub(1)).copied().unwrap_or(SPACE);
    (0..codes.len()).map(move |i| u32::from(at(i)) << 16 | u32::from(at(i + 1)) << 8 | u32::from(at(i + 2)))
}

/// The pieces of a part of these texts, one after the other; texts with the same key are put in once.
pub(super) fn build(mut texts: Vec<Text>) -> Vec<Vec<u8>> {
    let alphabet = Alphabet::of(texts.iter().map(|text| text.text.as_str()));
    let mut seen = std::collections::HashSet::with_capacity(texts.len());
    texts.retain(|text| seen.insert(text.key));
    drop(seen);

    // Positions, by length.
    let length = |text: &Text| text.text.chars().take(LONGEST).count();
    let lengths: Vec<usize> = texts.iter().map(length).collect();
    let mut order: Vec<u32> = (0..texts.len() as u32).collect();
    order.sort_by_key(|at| lengths[*at as usize]);
    let mut firsts = vec![0_u32; LONGEST + 2];
    lengths.iter().for_each(|length| firsts[length + 1] += 1);
    for at in 1..firsts.len() {
        firsts[at] += firsts[at - 1];
    }
    let mut codes: Vec<u8> = Vec::with_capacity(lengths.iter().sum());
    let mut keys: Vec<u8> = Vec::with_capacity(texts.len() * 16);
    let mut one = Vec::new();
    for at in &order {
        let text = &texts[*at as usize];
        alphabet.encode(&text.text, LONGEST, &mut one);
        codes.extend_from_slice(&one);
        keys.extend_from_slice(&text.key.0.to_le_bytes());
        keys.extend_from_slice(&text.key.1.to_le_bytes());
    }
    let count = texts.len();
    drop(texts);

    let (lists, postings) = postings(&codes, &firsts, count);
    let head = write_head(alphabet.own(), &firsts, &lists);
    let mut start = MAGIC.to_vec();
    start.extend_from_slice(&(head.len() as u64).to_le_bytes());
    start.extend_from_slice(blake3::hash(&head).as_bytes());
    vec![start, head, postings, codes, keys]
}

/// Hands on each position with its codes, in order.
fn each_text<'a>(codes: &'a [u8], firsts: &'a [u32]) -> impl Iterator<Item = (u32, &'a [u8])> {
    let mut rest = codes;
    firsts.windows(2).enumerate().flat_map(|(length, pair)| (pair[0]..pair[1]).map(move |p| (p, length))).map(
        move |(position, length)| {
            let (text, more) = rest.split_at(length);
            rest = more;
            (position, text)
        },
    )
}

/// The lists of postings, and their bytes.
fn postings(codes: &[u8], firsts: &[u32], texts: usize) -> (Vec<List>, Vec<u8>) {
    // Codes that are in use, numbered without gaps: so the tables below stay small.
    let mut dense = [u32::MAX; 256];
    let mut used: Vec<u8> = Vec::new();
    for code in codes.iter().copied().chain([SPACE]) {
        if dense[usize::from(code)] == u32::MAX {
            dense[usize::from(code)] = 0;
            used.push(code);
        }
    }
    used.sort_unstable();
    used.iter().enumerate().for_each(|(at, code)| dense[usize::from(*code)] = at as u32);
    let size = used.len();
    let slot = |gram: u32| {
        let [_, a, b, c] = gram.to_be_bytes().map(|code| dense[usize::from(code)] as usize);
        (a * size + b) * size + c
    };

    // How many texts have each gram, the short ones apart.
    let short_end = firsts.get(SHORT + 1).copied().unwrap_or(u32::MAX);
    let mut last = vec![u32::MAX; size * size * size];
    let mut counts = vec![(0_u32, 0_u32); size * size * size];
    for (position, text) in each_text(codes, firsts) {
        for gram in grams(text) {
            let slot = slot(gram);
            if last[slot] != position {
                last[slot] = position;
                counts[slot].0 += 1;
                counts[slot].1 += u32::from(position < short_end);
            }
        }
    }
    let common = |count: u32| count as usize > FEW.max(texts / COMMON);

    // Where each list begins.
    let mut starts = vec![0_u32; counts.len()];
    let mut total = 0_usize;
    for (slot, (all, short)) in counts.iter().enumerate() {
        starts[slot] = total as u32;
        total += if common(*all) { *short } else { *all } as usize;
    }
    let mut filled = vec![0_u32; total];
    let mut ends = starts.clone();
    last.fill(u32::MAX);
    for (position, text) in each_text(codes, firsts) {
        for gram in grams(text) {
            let slot = slot(gram);
            if last[slot] != position {
                last[slot] = position;
                if !common(counts[slot].0) || position < short_end {
                    filled[ends[slot] as usize] = position;
                    ends[slot] += 1;
                }
            }
        }
    }

    let mut lists = Vec::new();
    let mut bytes = Vec::with_capacity(total * 2 + total / 4);
    for (slot, (start, end)) in starts.iter().zip(&ends).enumerate() {
        if start == end {
            continue;
        }
        let offset = bytes.len() as u64;
        let positions = &filled[*start as usize..*end as usize];
        for run in positions.chunk_by(|a, b| a / WINDOW == b / WINDOW) {
            bytes.extend_from_slice(&((run[0] / WINDOW) as u16).to_le_bytes());
            bytes.extend_from_slice(&((run.len() - 1) as u16).to_le_bytes());
            run.iter().for_each(|position| bytes.extend_from_slice(&(*position as u16).to_le_bytes()));
        }
        let [a, b, c] = [slot / (size * size), slot / size % size, slot % size].map(|at| u32::from(used[at]));
        lists.push(List {
            gram: a << 16 | b << 8 | c,
            count: end - start,
            offset,
            bytes: (bytes.len() as u64 - offset) as u32,
            cut: common(counts[slot].0),
        });
    }
    (lists, bytes)
}

fn write_head(alphabet: &[char], firsts: &[u32], lists: &[List]) -> Vec<u8> {
    let mut head = Vec::new();
    let mut put = |number: u32| head.extend_from_slice(&number.to_le_bytes());
    put(alphabet.len() as u32);
    alphabet.iter().for_each(|c| put(u32::from(*c)));
    firsts.iter().for_each(|first| put(*first));
    put(lists.len() as u32);
    for list in lists {
        put(list.gram | u32::from(list.cut) << 31);
        put(list.count);
        put(list.bytes);
    }
    head
}

/// Numbers one after the other, as they were written.
struct Numbers<'a>(&'a [u8]);

impl Numbers<'_> {
    fn next(&mut self) -> io::Result<u32> {
        let (number, rest) = self.0.split_first_chunk().ok_or_else(damaged)?;
        self.0 = rest;
        Ok(u32::from_le_bytes(*number))
    }
}

fn damaged() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "the index is damaged")
}

impl Part {
    /// Opens a part and reads its head.
    ///
    /// # Errors
    ///
    /// When the file is not there, or is damaged.
    pub fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let mut start = [0; 48];
        read_at(&file, &mut start, 0)?;
        let (magic, rest) = start.split_at(8);
        let (length, hash) = rest.split_at(8);
        let length = u64::from_le_bytes(length.try_into().map_err(|_| damaged())?);
        if magic != MAGIC || length > file.metadata()?.len() {
            return Err(damaged());
        }
        let mut head = vec![0; usize::try_from(length).map_err(|_| damaged())?];
        read_at(&file, &mut head, 48)?;
        if blake3::hash(&head).as_bytes() != hash {
            return Err(damaged());
        }
        let (head, postings) = Head::read(&head)?;
        let body = 48 + length;
        let codes = body + postings;
        let mut part = Self { file, head, body, keys: 0 };
        let all = part.head.codes.last().copied().unwrap_or(0);
        part.head.codes.iter_mut().for_each(|at| *at += codes);
        part.keys = codes + all;
        if part.file.metadata()?.len() != part.keys + 16 * u64::from(part.len()) {
            return Err(damaged());
        }
        Ok(part)
    }

    /// How many texts it has.
    pub fn len(&self) -> u32 {
        self.head.firsts.last().copied().unwrap_or(0)
    }

    /// The codes of its characters.
    pub fn alphabet(&self) -> &Alphabet {
        &self.head.alphabet
    }

    /// The positions of the texts with these lengths.
    pub fn positions(&self, lengths: std::ops::RangeInclusive<usize>) -> std::ops::Range<u32> {
        let first = |length: usize| self.head.firsts[length.min(LONGEST + 1)];
        first(*lengths.start())..first(lengths.end().saturating_add(1))
    }

    /// How many codes the texts with these lengths have.
    pub fn code_bytes(&self, lengths: std::ops::RangeInclusive<usize>) -> u64 {
        let first = |length: usize| self.head.codes[length.min(LONGEST + 1)];
        first(lengths.end().saturating_add(1)) - first(*lengths.start())
    }

    /// The list of a gram.
    pub fn list(&self, gram: u32) -> Option<&List> {
        let lists = &self.head.lists;
        lists.binary_search_by_key(&gram, |list| list.gram).ok().map(|at| &lists[at])
    }

    /// The bytes of a list; see [`runs`].
    pub fn postings(&self, list: &List, bytes: &mut Vec<u8>) -> io::Result<()> {
        bytes.resize(list.bytes as usize, 0);
        read_at(&self.file, bytes, self.body + list.offset)
    }

    /// The length of the text at a position.
    pub fn length(&self, position: u32) -> usize {
        self.head.firsts.partition_point(|first| *first <= position) - 1
    }

    /// The codes of the text at a position.
    pub fn codes(&self, position: u32, codes: &mut Vec<u8>) -> io::Result<()> {
        let length = self.length(position);
        codes.resize(length, 0);
        let before = u64::from(position - self.head.firsts[length]) * length as u64;
        read_at(&self.file, codes, self.head.codes[length] + before)
    }

    /// The codes of all texts of one length, one after the other.
    pub fn codes_of_length(&self, length: usize, codes: &mut Vec<u8>) -> io::Result<()> {
        let texts = self.head.firsts[length + 1] - self.head.firsts[length];
        codes.resize(texts as usize * length, 0);
        read_at(&self.file, codes, self.head.codes[length])
    }

    /// The positions of the texts that contain one of some strings, at most `most`.
    pub fn containing(&self, strings: &[String], most: usize) -> io::Result<Vec<u32>> {
        let mut needles = Vec::new();
        for string in strings {
            let mut codes = Vec::new();
            self.head.alphabet.encode(string, LONGEST, &mut codes);
            needles.push(codes);
        }
        let mut found = Vec::new();
        let mut all = Vec::new();
        for length in 1..=LONGEST {
            if self.head.firsts[length] == self.head.firsts[length + 1] {
                continue;
            }
            self.codes_of_length(length, &mut all)?;
            let mut here: Vec<u32> = Vec::new();
            for needle in needles.iter().filter(|needle| !needle.is_empty()) {
                for at in memchr::memmem::find_iter(&all, needle) {
                    // One that begins in a text and ends in the next is none.
                    if at % length + needle.len() <= length {
                        here.push(self.head.firsts[length] + (at / length) as u32);
                    }
                }
            }
            here.sort_unstable();
            here.dedup();
            found.extend(here);
            if found.len() >= most {
                break;
            }
        }
        found.truncate(most);
        Ok(found)
    }

    /// What finds the text at a position in the store.
    pub fn key(&self, position: u32) -> io::Result<TextKey> {
        let mut key = [0; 16];
        read_at(&self.file, &mut key, self.keys + 16 * u64::from(position))?;
        let half = |at: usize| i64::from_le_bytes(std::array::from_fn(|i| key[at + i]));
        Ok((half(0), half(8)))
    }
}

impl Head {
    /// Reads a head; with it the bytes of all postings.
    fn read(bytes: &[u8]) -> io::Result<(Self, u64)> {
        let mut numbers = Numbers(bytes);
        let count = numbers.next()?;
        let mut own = Vec::new();
        for _ in 0..count {
            own.push(char::from_u32(numbers.next()?).ok_or_else(damaged)?);
        }
        let firsts = (0..LONGEST + 2).map(|_| numbers.next()).collect::<io::Result<Vec<u32>>>()?;
        if firsts.windows(2).any(|pair| pair[0] > pair[1]) {
            return Err(damaged());
        }
        let mut codes = vec![0_u64];
        for (length, pair) in firsts.windows(2).enumerate() {
            codes.push(codes[length] + u64::from(pair[1] - pair[0]) * length as u64);
        }
        let count = numbers.next()?;
        let mut lists = Vec::with_capacity((count as usize).min(bytes.len() / 12));
        let mut offset = 0;
        for _ in 0..count {
            let (gram, count, bytes) = (numbers.next()?, numbers.next()?, numbers.next()?);
            lists.push(List { gram: gram & !(1 << 31), count, offset, bytes, cut: gram >> 31 == 1 });
            offset += u64::from(bytes);
        }
        Ok((Self { alphabet: Alphabet::new(own), firsts, codes, lists }, offset))
    }
}

/// The runs of a list: the high half of their positions, and the low halves as bytes.
pub(super) fn runs(bytes: &[u8]) -> impl Iterator<Item = (u32, &[u8])> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let (head, more) = rest.split_first_chunk::<4>()?;
        let [high, count] = [[head[0], head[1]], [head[2], head[3]]].map(u16::from_le_bytes);
        let length = 2 * (usize::from(count) + 1);
        let low = more.get(..length)?;
        rest = &more[length..];
        Some((u32::from(high), low))
    })
}

/// Reads exactly so many bytes at a place of a file.
#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, at)
}

/// Reads exactly so many bytes at a place of a file.
#[cfg(windows)]
fn read_at(file: &File, mut bytes: &mut [u8], mut at: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        match std::os::windows::fs::FileExt::seek_read(file, bytes, at)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            read => {
                bytes = &mut bytes[read..];
                at += read as u64;
            }
        }
    }
    Ok(())
}

/// Writes a file whole or not at all.
pub(super) fn write(path: &Path, pieces: &[Vec<u8>]) -> io::Result<()> {
    let mut file = tempfile::NamedTempFile::new_in(path.parent().unwrap_or(Path::new(".")))?;
    pieces.iter().try_for_each(|piece| file.write_all(piece))?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}
