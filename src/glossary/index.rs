//! Where terms are filed, and what is remembered of written words.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::ops::Deref;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::text::Span;

/// Entries by their keys.
#[derive(Default)]
pub(super) struct Index {
    filed: HashMap<Box<str>, Entries, Quick>,
    /// A bit for each hash of a key, as far as the bits go: of the many strings that are looked up for a word nearly all are
    /// no keys, and here that costs nothing. Empty until the index is sealed.
    bits: Vec<u64>,
    hash: Quick,
}

/// Bits for each key: one string in sixteen that is no key is looked up in vain.
const BITS: usize = 16;

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

    /// Makes looking up fast; to be called when all is filed.
    pub(super) fn seal(&mut self) {
        let size = (self.filed.len() * BITS).next_power_of_two().max(u64::BITS as usize);
        self.bits = vec![0; size / u64::BITS as usize];
        for key in self.filed.keys() {
            let (word, bit) = place(self.hash.of(key.as_bytes()), self.bits.len());
            self.bits[word] |= bit;
        }
    }

    /// The entries under a key, in order.
    pub(super) fn filed(&self, key: &str) -> &[u32] {
        if !self.bits.is_empty() {
            let (word, bit) = place(self.hash.of(key.as_bytes()), self.bits.len());
            if self.bits[word] & bit == 0 {
                return &[];
            }
        }
        match self.filed.get(key) {
            None => &[],
            Some(Entries::One(entry)) => entry,
            Some(Entries::Several(entries)) => entries,
        }
    }
}

/// Which of so many words of bits, and which bit of it, stands for a hash.
fn place(hash: u64, words: usize) -> (usize, u64) {
    ((hash >> 6) as usize & (words - 1), 1 << (hash & 63))
}

/// Remembers what was worked out of written words. Running text is made of few words that come often.
///
/// Each word has a few places where it may be kept; whoever comes first stays, and what finds no place is worked out
/// anew each time. So memory is bounded, and no answer depends on what is kept.
pub(super) struct Met<T> {
    places: OnceLock<Box<[Place<T>]>>,
    /// Words that were looked up before there was a table.
    before: AtomicUsize,
    weight: AtomicUsize,
    hash: Quick,
}

/// One line of the processor's cache: looking a word up that begins no term reads nothing else.
#[repr(align(64))]
struct Place<T>(OnceLock<(Short, T)>);

const _: () = assert!(size_of::<Place<[u64; 2]>>() == 64);

/// A short word in place, with zeros behind it, which are in no word: of one size for all words, so that hashing and comparing
/// take no branches.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Short([u64; LONGEST / 8]);

/// The bits of eight bytes that belong to a word of which so many bytes are left.
const KEPT: [u64; 9] = [
    0,
    0xFF,
    0xFFFF,
    0xFF_FFFF,
    0xFFFF_FFFF,
    0xFF_FFFF_FFFF,
    0xFFFF_FFFF_FFFF,
    0xFF_FFFF_FFFF_FFFF,
    u64::MAX,
];

impl Short {
    /// The word at `span` of a text; `None` when it is too long.
    pub(super) fn of(text: &str, span: Span) -> Option<Self> {
        if span.len() > LONGEST {
            return None;
        }
        let bytes = text.as_bytes();
        let ahead = bytes.get(span.start..span.start + LONGEST).and_then(|ahead| ahead.try_into().ok());
        Some(match ahead {
            Some(ahead) => Self::masked(ahead, span.len()),
            None => {
                let mut last = [0; LONGEST];
                last[..span.len()].copy_from_slice(&bytes[span.start..span.end]);
                Self::masked(&last, span.len())
            }
        })
    }

    /// The first `length` of the bytes.
    fn masked(bytes: &[u8; LONGEST], length: usize) -> Self {
        let mut words = [0; LONGEST / 8];
        let (eights, _) = bytes.as_chunks::<8>();
        for (at, (word, eight)) in words.iter_mut().zip(eights).enumerate() {
            *word = u64::from_le_bytes(*eight) & KEPT[length.saturating_sub(8 * at).min(8)];
        }
        Self(words)
    }
}

/// Places in the table; a power of two. They take 4 MiB.
const PLACES: usize = 1 << 16;
/// For so few words, as those of a sentence, making the table takes longer than working each of them out.
const FEW: usize = 64;
/// Places a word may be kept in.
const TRIED: usize = 4;
/// The longest word that is kept, in bytes; a multiple of eight.
const LONGEST: usize = 40;
/// Terms that are kept with their words, in all: some 300 bytes each.
const MOST: usize = 1 << 18;

impl<T> Default for Met<T> {
    fn default() -> Self {
        let (places, before, weight) = (OnceLock::new(), AtomicUsize::new(0), AtomicUsize::new(0));
        Self { places, before, weight, hash: Quick::default() }
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
    /// Where the word at `span` of a text is kept, if it is; `None` for a word too long to be kept. To be worked out for all
    /// words of a text before the first is looked up, so that the processor need not wait for one place before it asks for the
    /// next.
    pub(super) fn place(&self, text: &str, span: Span) -> Option<(Short, usize)> {
        let short = Short::of(text, span)?;
        Some((short, self.hash.of_short(&short) as usize))
    }

    /// What is known of `word`, whose [place](Self::place) is given; worked out by `new` if it is not kept.
    pub(super) fn get(
        &self,
        word: &str,
        place: Option<(Short, usize)>,
        new: impl Fn(&str) -> T,
    ) -> Known<'_, T> {
        let Some((short, at)) = place else { return Known::New(new(word)) };
        let places = match self.places.get() {
            Some(places) => places,
            None if self.before.fetch_add(1, Ordering::Relaxed) < FEW => return Known::New(new(word)),
            None => self.places.get_or_init(|| (0..PLACES).map(|_| Place(OnceLock::new())).collect()),
        };
        let mut free = None;
        for offset in 0..TRIED {
            let Place(place) = &places[at.wrapping_add(offset) % PLACES];
            match place.get() {
                Some((kept, known)) if *kept == short => return Known::Kept(known),
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
            (short, known)
        });
        // Another thread may have been faster, with another word.
        if *kept == short { Known::Kept(known) } else { Known::New(new(word)) }
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

impl Quick {
    /// Of a word in place: the products do not wait for each other.
    fn of_short(&self, Short([a, b, c, d, e]): &Short) -> u64 {
        let fold = |one: u64, other: u64| {
            let product = u128::from(one) * u128::from(other);
            (product as u64) ^ ((product >> 64) as u64)
        };
        let [k, l, m] = [self.0, self.0.rotate_left(21), self.0.rotate_left(42)];
        // Odd constants of the golden ratio, the square roots of three and five: what is zero must not make all zero.
        let sum = fold(a ^ k ^ 0x9E37_79B9_7F4A_7C15, b ^ l ^ 0xBB67_AE85_84CA_A73B)
            ^ fold(c ^ m ^ 0x3C6E_F372_FE94_F82B, d ^ k ^ 0xA54F_F53A_5F1D_36F1).rotate_left(17);
        fold(sum ^ e ^ l, 0x9E37_79B9_7F4A_7C15)
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
