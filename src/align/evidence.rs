//! What speaks for two runs of segments belonging together: their lengths, and the keys they share (numbers, terms,
//! names by their consonants, words that are the same).

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::{Knowledge, Side};
use crate::lang;
use crate::model::Locale;

/// The lengths of both sides, and what to expect of one given the other.
#[derive(Debug)]
pub struct Lengths {
    source: Vec<f64>,
    target: Vec<f64>,
    /// Target characters a source character.
    rate: f64,
    /// Mean and variance of the logarithm of a segment's length, a side.
    shape: [(f64, f64); 2],
}

/// Variance of a target's length: so much a character, and so much a square of it.
const LINEAR: f64 = 3.0;
const SQUARE: f64 = 0.02;

impl Lengths {
    /// Measures both sides in `char`s: in bytes Arabic would seem twice as long as English.
    pub fn new(source: &Side, target: &Side) -> Self {
        let measure = |side: &Side| -> Vec<f64> {
            side.segments
                .iter()
                .map(|s| s.chars().filter(|c| !c.is_whitespace()).count().max(1) as f64)
                .collect()
        };
        let (source, target) = (measure(source), measure(target));
        let total = |lengths: &[f64]| lengths.iter().sum::<f64>().max(1.0);
        // A missing passage must not bend the rate far from what the world's texts show.
        let rate = (total(&target) / total(&source)).clamp(0.5, 2.0);
        let shape = [log_shape(&source), log_shape(&target)];
        Self { source, target, rate, shape }
    }

    /// How much likelier these two lengths are together than by chance, in nats.
    pub fn ratio(&self, source: &Range<usize>, target: &Range<usize>) -> f64 {
        let x: f64 = self.source[source.clone()].iter().sum();
        let y: f64 = self.target[target.clone()].iter().sum();
        let level = f64::midpoint(self.rate * x, y);
        let variance = LINEAR * level + SQUARE * level * level;
        let together =
            -0.5 * ((y - self.rate * x).powi(2) / variance + (std::f64::consts::TAU * variance).ln());
        let chance = |length: f64, segments: usize, (mean, _): (f64, f64)| {
            let count = segments as f64;
            let variance = (0.45 / count).ln_1p();
            let centre = mean + count.ln();
            -0.5 * ((length.ln() - centre).powi(2) / variance + (std::f64::consts::TAU * variance).ln())
                - length.ln()
        };
        let apart =
            f64::midpoint(chance(x, source.len(), self.shape[0]), chance(y, target.len(), self.shape[1]));
        together - apart
    }
}

/// Mean and variance of the logarithm of lengths.
fn log_shape(lengths: &[f64]) -> (f64, f64) {
    let count = lengths.len().max(1) as f64;
    let mean = lengths.iter().map(|l| l.ln()).sum::<f64>() / count;
    (mean, lengths.iter().map(|l| (l.ln() - mean).powi(2)).sum::<f64>() / count)
}

/// Words of terms that mean the same, filed for each language.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// By locale and first stem: the other stems, and the line of the term.
    terms: BTreeMap<Locale, HashMap<String, Vec<(Vec<String>, usize)>>>,
}

impl Lexicon {
    /// Files the terms.
    pub fn new(knowledge: &Knowledge) -> Self {
        let mut terms: BTreeMap<Locale, HashMap<String, Vec<(Vec<String>, usize)>>> = BTreeMap::new();
        for (line, designations) in knowledge.terms.iter().enumerate() {
            for (locale, text) in designations {
                let mut stems = stems(locale, text).into_iter();
                let Some(first) = stems.next() else { continue };
                terms
                    .entry(locale.clone())
                    .or_default()
                    .entry(first)
                    .or_default()
                    .push((stems.collect(), line));
            }
        }
        Self { terms }
    }
}

fn stems(locale: &Locale, text: &str) -> Vec<String> {
    let language = lang::of(locale);
    let folded = language.fold(text).text;
    words(&folded).map(|word| language.stem(word).to_owned()).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// For each segment of a side, the keys it has, sorted.
#[derive(Debug)]
pub struct Keys {
    segments: Vec<Vec<Key>>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Key {
    Number(String),
    Term(usize),
    Name(String),
    Word(String),
}

impl Key {
    /// What a key that both sides have is worth, and what one costs that only one side has; nats.
    fn worth(&self) -> (f64, f64) {
        match self {
            Self::Number(_) => (3.5, 0.8),
            Self::Term(_) => (2.0, 0.15),
            Self::Name(name) => (0.7 * name.len().min(6) as f64, 0.0),
            Self::Word(word) => (0.8 * word.chars().count().min(5) as f64, 0.0),
        }
    }
}

impl Keys {
    /// Finds the keys of every segment.
    pub fn new(side: &Side, lexicon: &Lexicon) -> Self {
        let segments = side
            .segments
            .iter()
            .map(|text| {
                let mut keys = numbers(text);
                let stems = stems(side.locale, text);
                if let Some(terms) = lexicon.terms.get(side.locale) {
                    let found = stems.iter().filter_map(|stem| terms.get(stem)).flatten();
                    let whole = found.filter(|(rest, _)| rest.iter().all(|stem| stems.contains(stem)));
                    let mut lines: Vec<usize> = whole.map(|(_, line)| *line).collect();
                    lines.sort_unstable();
                    lines.dedup();
                    keys.extend(lines.into_iter().map(Key::Term));
                }
                keys.extend(names(text));
                keys.sort();
                keys
            })
            .collect();
        Self { segments }
    }
}

/// Numbers in any digits, without separators; Latin words of three letters and more.
fn numbers(text: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric() && !matches!(c, ',' | '.' | '٬' | '٫')) {
        let digits: String = word.chars().filter_map(digit).collect();
        if !digits.is_empty() {
            keys.push(Key::Number(digits));
        }
    }
    let latin = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 2);
    keys.extend(latin.map(|word| Key::Word(word.to_ascii_lowercase())));
    keys
}

fn digit(c: char) -> Option<char> {
    let value = match c {
        '0'..='9' => c as u32 - '0' as u32,
        '٠'..='٩' => c as u32 - '٠' as u32,
        '۰'..='۹' => c as u32 - '۰' as u32,
        _ => return None,
    };
    char::from_digit(value, 10)
}

/// Words by their consonants, so that a name meets itself in another script: `بغداد`, `Baghdad`, `Bagdat`. In
/// scripts with capitals only words that have one.
fn names(text: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    for word in text.split(|c: char| !c.is_alphabetic()) {
        let Some(first) = word.chars().next() else { continue };
        if first.is_lowercase() {
            continue;
        }
        keys.extend(skeleton(word).map(Key::Name));
        // The article and the prefixes are written on the word.
        for prefix in ["ال", "لل", "و", "ب", "ل", "وال", "بال"] {
            keys.extend(word.strip_prefix(prefix).and_then(skeleton).map(Key::Name));
        }
    }
    keys
}

/// The consonants of a word in classes that languages keep when they write a name; three at least.
fn skeleton(word: &str) -> Option<String> {
    let mut classes = String::new();
    let chars = word.chars().flat_map(char::to_lowercase);
    for c in chars {
        let class = match c {
            'b' | 'p' | 'ب' | 'پ' => 'b',
            't' | 'd' | 'ت' | 'د' | 'ط' | 'ض' => 't',
            's' | 'z' | 'ş' | 'ž' | 'ç' | 'c' | 'س' | 'ز' | 'ص' | 'ش' | 'ث' | 'ذ' | 'ظ' => 's',
            'g' | 'k' | 'q' | 'غ' | 'ك' | 'ق' | 'گ' | 'ک' => 'k',
            'j' | 'ج' | 'چ' => 'j',
            'f' | 'v' | 'ف' => 'f',
            'l' | 'ل' => 'l',
            'm' | 'م' => 'm',
            'n' | 'ň' | 'ن' => 'n',
            'r' | 'ر' => 'r',
            _ => continue,
        };
        if classes.chars().last() != Some(class) {
            classes.push(class);
        }
    }
    (classes.len() > 2).then_some(classes)
}

/// What the keys of two runs of segments say, in nats.
pub fn shared(source: &Keys, i: &Range<usize>, target: &Keys, j: &Range<usize>) -> f64 {
    let gather = |keys: &Keys, run: &Range<usize>| {
        let mut all: Vec<Key> = keys.segments[run.clone()].iter().flatten().cloned().collect();
        all.sort();
        all.dedup();
        all
    };
    let (source, target) = (gather(source, i), gather(target, j));
    let mut score = 0.0;
    let (mut a, mut b) = (0, 0);
    while a < source.len() || b < target.len() {
        let order = match (source.get(a), target.get(b)) {
            (Some(x), Some(y)) => x.cmp(y),
            (Some(_), None) => std::cmp::Ordering::Less,
            _ => std::cmp::Ordering::Greater,
        };
        match order {
            std::cmp::Ordering::Equal => {
                score += source[a].worth().0;
                (a, b) = (a + 1, b + 1);
            }
            std::cmp::Ordering::Less => {
                score -= source[a].worth().1;
                a += 1;
            }
            std::cmp::Ordering::Greater => {
                score -= target[b].worth().1;
                b += 1;
            }
        }
    }
    score
}
