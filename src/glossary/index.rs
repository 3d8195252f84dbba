//! Where terms are filed, and what is remembered of written words.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::ops::Deref;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Entries by their keys.
#[derive(Default)]
pub(super) struct Index {
    filed: HashMap<Box<str>, Entries, Quick>,
}

/// The entries of a key: most keys have one.
enum Entries {
    One([u32; 1]),
    Several(Vec<u32>),
}

impl Index {
    /// Files an entry under a key; entries come in order.
    pub(super) fn file(&mut self, key: &str, entry: u32) {
        match self.filed.get_mut(key) {
            None => {
                self.filed.insert(key.into(), Entries::One([entry]));
            }
            Some(Entries::Several(entries)) if entries.last() != Some(&entry) => entries.push(entry),
            Some(Entries::Several(_)) => {}
            Some(one) => {
                if let Entries::One([first]) = *one
                    && first != entry
                {
                    *one = Entries::Several(vec![first, entry]);
                }
            }
        }
    }

    /// The entries under a key, in order.
    pub(super) fn filed(&self, key: &str) -> &[u32] {
        match self.filed.get(key) {
            None => &[],
            Some(Entries::One(entry)) => entry,
            Some(Entries::Several(entries)) => entries,
        }
    }
}

/// Remembers what was worked out of written words. Running text is made of few words that come often.
///
/// Each word has a few places where it may be kept; whoever comes first stays, and what finds no place is worked out
/// anew each time. So memory is bounded, and no answer depends on what is kept.
pub(super) struct Met<T> {
    places: OnceLock<Box<[Place<T>]>>,
    weight: AtomicUsize,
    hash: Quick,
}

/// One line of the processor's cache: looking a word up that begins no term reads nothing else.
#[repr(align(64))]
struct Place<T>(OnceLock<(Short, T)>);

const _: () = assert!(size_of::<Place<[u64; 2]>>() == 64);

/// A short word in place.
struct Short {
    length: u8,
    bytes: [u8; LONGEST],
}

impl Short {
    fn new(word: &str) -> Self {
        let mut bytes = [0; LONGEST];
        let length = word.len().min(LONGEST);
        bytes[..length].copy_from_slice(&word.as_bytes()[..length]);
        Self { length: length as u8, bytes }
    }

    fn is(&self, word: &str) -> bool {
        usize::from(self.length) == word.len() && self.bytes[..word.len()] == *word.as_bytes()
    }
}

/// Places in the table; a power of two. They take 4 MiB.
const PLACES: usize = 1 << 16;
/// Places a word may be kept in.
const TRIED: usize = 4;
/// The longest word that is kept, in bytes.
const LONGEST: usize = 39;
/// Terms that are kept with their words, in all: some 300 bytes each.
const MOST: usize = 1 << 18;

impl<T> Default for Met<T> {
    fn default() -> Self {
        Self { places: OnceLock::new(), weight: AtomicUsize::new(0), hash: Quick::default() }
    }
}

/// What is known of a word: kept in the table, or worked out for this time.
pub(super) enum Known<'m, T> {
    Kept(&'m T),
    New(T),
}

impl<T> Deref for Known<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        match self {
            Self::Kept(known) => known,
            Self::New(known) => known,
        }
    }
}

impl<T: Weight> Met<T> {
    /// What is known of `word`, worked out by `new` if it is not kept.
    pub(super) fn get(&self, word: &str, new: impl Fn(&str) -> T) -> Known<'_, T> {
        if word.len() > LONGEST {
            return Known::New(new(word));
        }
        let places = self.places.get_or_init(|| (0..PLACES).map(|_| Place(OnceLock::new())).collect());
        let at = self.hash.of(word.as_bytes()) as usize;
        let mut free = None;
        for offset in 0..TRIED {
            let Place(place) = &places[at.wrapping_add(offset) % PLACES];
            match place.get() {
                Some((kept, known)) if kept.is(word) => return Known::Kept(known),
                Some(_) => {}
                None => {
                    free = Some(place);
                    break;
                }
            }
        }
        let Some(free) = free.filter(|_| self.weight.load(Ordering::Relaxed) < MOST) else {
            return Known::New(new(word));
        };
        let (kept, known) = free.get_or_init(|| {
            let known = new(word);
            self.weight.fetch_add(known.weight(), Ordering::Relaxed);
            (Short::new(word), known)
        });
        // Another thread may have been faster, with another word.
        if kept.is(word) { Known::Kept(known) } else { Known::New(new(word)) }
    }
}

/// How many terms something holds.
pub(super) trait Weight {
    fn weight(&self) -> usize;
}

/// Multiplies and folds eight bytes at a time: a table of short words needs no more. Seeded, so that no file can be
/// written whose words meet in one place.
#[derive(Clone)]
struct Quick(u64);

impl Default for Quick {
    fn default() -> Self {
        Self(RandomState::new().hash_one(0))
    }
}

impl Quick {
    fn of(&self, bytes: &[u8]) -> u64 {
        let mut hasher = self.build_hasher();
        hasher.write(bytes);
        hasher.finish()
    }
}

impl BuildHasher for Quick {
    type Hasher = QuickHasher;

    fn build_hasher(&self) -> QuickHasher {
        QuickHasher(self.0)
    }
}

struct QuickHasher(u64);

impl QuickHasher {
    fn mix(&mut self, word: u64) {
        // The golden ratio, as in Knuth's multiplicative hashing; both halves of the product count.
        let product = u128::from(self.0 ^ word) * u128::from(0x9E37_79B9_7F4A_7C15_u64);
        self.0 = (product as u64) ^ ((product >> 64) as u64);
    }
}

impl Hasher for QuickHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| self.mix(u64::from_le_bytes(*word)));
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        self.mix(u64::from_le_bytes(last) ^ (bytes.len() as u64) << 56);
    }

    fn write_u8(&mut self, byte: u8) {
        self.mix(u64::from(byte));
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
