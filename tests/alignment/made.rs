//! Bilingual texts of any length, made from a seed, with the beads that are right: what the tests and the bench of long texts
//! share. The words mean nothing; they are as rare and as common as words are, names sound alike in both scripts, and
//! sentences are split, joined and left out as translators do.

use std::ops::Range;

/// A text with its translation.
#[derive(Clone, Debug, Default)]
pub struct Made {
    /// In Arabic letters, a sentence an entry.
    pub source: Vec<String>,
    /// In Latin letters.
    pub target: Vec<String>,
    /// Which belong together.
    pub beads: Vec<(Range<usize>, Range<usize>)>,
}

/// A generator of numbers (Marsaglia 2003, xorshift).
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// From a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// Below a number.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() >> 33) as usize % limit.max(1)
    }

    /// From 0 to 1.
    pub fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// A word of a rank, in both scripts; that of one script says nothing of the other.
fn word(rank: usize) -> [String; 2] {
    let spell = |letters: &[&str], seed: u64, least: usize| {
        let mut chance = Chance::new(seed);
        (0..least + chance.below(3)).map(|_| letters[chance.below(letters.len())]).collect::<String>()
    };
    let arabic: Vec<&str> = "ب ت ج ح خ د ر ز س ش ص ط ع غ ف ق ك ل م ن ه ي".split(' ').collect();
    let latin =
        ["ba", "ke", "di", "fo", "gu", "la", "mer", "ni", "ro", "sta", "ten", "vi", "wo", "pra", "shi"];
    [spell(&arabic, rank as u64 * 2 + 1, 3), spell(&latin, rank as u64 * 2 + 2, 2)]
}

/// A name: the same consonants in both scripts.
fn name(rank: usize) -> [String; 2] {
    let syllables = [
        ("با", "ba"),
        ("دي", "di"),
        ("رو", "ru"),
        ("سا", "sa"),
        ("مي", "mi"),
        ("نو", "nu"),
        ("لا", "la"),
        ("كي", "ki"),
        ("فا", "fa"),
        ("زو", "zu"),
    ];
    let mut chance = Chance::new(rank as u64 + 77);
    let mut both = [String::new(), String::new()];
    for _ in 0..3 + chance.below(2) {
        let (arabic, latin) = syllables[chance.below(syllables.len())];
        both[0].push_str(arabic);
        both[1].push_str(latin);
    }
    let first = both[1].remove(0).to_ascii_uppercase();
    both[1].insert(0, first);
    both
}

/// A sentence in both scripts.
fn sentence(chance: &mut Chance, words: usize) -> [Vec<String>; 2] {
    let mut both = [Vec::new(), Vec::new()];
    for _ in 0..words {
        let token = match chance.below(100) {
            0..8 => name((30_000f64.powf(chance.share())) as usize),
            8..11 => {
                let number = (10f64.powf(1.0 + 3.0 * chance.share()) as usize).to_string();
                [number.clone(), number]
            }
            _ => word((40_000f64.powf(chance.share())) as usize),
        };
        let [source, target] = token;
        both[0].push(source);
        // A tenth of the words is rendered otherwise; order is nearly kept.
        match chance.below(20) {
            0 => {}
            1 => both[1].push(word(50_000 + chance.below(50_000))[1].clone()),
            2 | 3 => both[1].insert(both[1].len().saturating_sub(2), target),
            _ => both[1].push(target),
        }
    }
    both
}

impl Made {
    /// A text of about so many sentences.
    pub fn new(sentences: usize, seed: u64) -> Self {
        let mut chance = Chance::new(seed);
        let mut made = Self::default();
        while made.source.len() < sentences {
            let (sources, targets) = match chance.below(100) {
                0..3 => (1, 0),
                3..6 => (0, 1),
                6..12 => (1, 2),
                12..18 => (2, 1),
                18..20 => (1, 3),
                20..21 => (2, 2),
                _ => (1, 1),
            };
            let length = 6 + chance.below(18) * sources.max(targets).max(1);
            let [source, target] = sentence(&mut chance, length);
            let begin = (made.source.len(), made.target.len());
            split(&source, sources, &mut made.source);
            split(&target, targets, &mut made.target);
            made.beads.push((begin.0..made.source.len(), begin.1..made.target.len()));
        }
        made
    }

    /// Adds another text at the end.
    pub fn extend(&mut self, other: Self) {
        let (s, t) = (self.source.len(), self.target.len());
        self.source.extend(other.source);
        self.target.extend(other.target);
        let moved = |(a, b): (Range<usize>, Range<usize>)| (a.start + s..a.end + s, b.start + t..b.end + t);
        self.beads.extend(other.beads.into_iter().map(moved));
    }

    /// Adds source segments that have no translation.
    pub fn only_source(&mut self, segments: Vec<String>) {
        let end = self.target.len();
        for segment in segments {
            let at = self.source.len();
            self.source.push(segment);
            self.beads.push((at..at + 1, end..end));
        }
    }

    /// Adds target segments that have no source.
    pub fn only_target(&mut self, segments: Vec<String>) {
        let end = self.source.len();
        for segment in segments {
            let at = self.target.len();
            self.target.push(segment);
            self.beads.push((end..end, at..at + 1));
        }
    }
}

/// Words as so many sentences; no sentence is empty.
fn split(words: &[String], parts: usize, into: &mut Vec<String>) {
    for part in 0..parts {
        let range = words.len() * part / parts..words.len() * (part + 1) / parts;
        let text = words[range].join(" ");
        into.push(if text.is_empty() { "….".to_owned() } else { format!("{text}.") });
    }
}
