//! Keys (numbers, terms, names by their consonants, words that are the same) that anchor a long text where only one segment of either side has them.

use std::collections::{BTreeMap, HashMap};

use super::words::digit;
use super::{Knowledge, Side};
use crate::lang;
use crate::model::Locale;

/// Words of terms that mean the same, filed for each language.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// By locale and first stem: the other stems, and the line of the term.
    terms: BTreeMap<Locale, Filed>,
}

/// By the first stem of a term: its other stems, and its line.
type Filed = HashMap<String, Vec<(Vec<String>, usize)>>;

impl Lexicon {
    /// Files the terms.
    pub fn new(knowledge: &Knowledge) -> Self {
        let mut terms: BTreeMap<Locale, Filed> = BTreeMap::new();
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

/// The keys of both sides of a pair, numbered: for each segment which ones it has.
#[derive(Debug)]
pub struct Keys {
    sides: [Vec<Vec<u32>>; 2],
    /// How many different keys there are.
    count: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Key {
    Number(String),
    Term(usize),
    Name(String),
    Word(String),
}

impl Keys {
    /// Finds the keys of every segment of both sides.
    pub fn new(source: &Side, target: &Side, lexicon: &Lexicon) -> Self {
        let mut numbers: HashMap<Key, u32> = HashMap::new();
        let mut number = |key: Key| {
            let next = numbers.len() as u32;
            *numbers.entry(key).or_insert(next)
        };
        let sides = [source, target].map(|side| {
            let of = |text: &&str| {
                let mut keys: Vec<u32> =
                    found(text, side.locale, lexicon).into_iter().map(&mut number).collect();
                keys.sort_unstable();
                keys.dedup();
                keys
            };
            side.segments.iter().map(of).collect::<Vec<_>>()
        });
        Self { sides, count: numbers.len() }
    }

    /// Segments that probably translate each other: those that share a key which no other segment of either side
    /// has. In source order, and the targets ascend too.
    pub fn anchors(&self) -> Vec<(usize, usize)> {
        let mut places: Vec<[Option<Result<usize, ()>>; 2]> = vec![[None; 2]; self.count];
        for (side, segments) in self.sides.iter().enumerate() {
            for (index, key) in
                segments.iter().enumerate().flat_map(|(i, keys)| keys.iter().map(move |k| (i, *k)))
            {
                let place = &mut places[key as usize][side];
                *place = Some(if place.is_none() { Ok(index) } else { Err(()) });
            }
        }
        let mut pairs: Vec<(usize, usize)> =
            places.iter().filter_map(|[i, j]| Some((i.as_ref()?.ok()?, j.as_ref()?.ok()?))).collect();
        pairs.sort_unstable();
        longest_ascending(&pairs)
    }
}

/// The longest run of pairs, not necessarily neighbours, that ascends on both sides; the pairs are sorted.
fn longest_ascending(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut tails: Vec<usize> = Vec::new(); // the pair that ends the best run of each length
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    for (at, (i, j)) in pairs.iter().enumerate() {
        let length = tails.partition_point(|tail| pairs[*tail].1 < *j);
        // Of pairs with the same source only one can stand in a run.
        if length > 0 && pairs[tails[length - 1]].0 == *i {
            continue;
        }
        before[at] = length.checked_sub(1).map(|l| tails[l]);
        if length == tails.len() { tails.push(at) } else { tails[length] = at }
    }
    let mut run = Vec::new();
    let mut next = tails.last().copied();
    while let Some(at) = next {
        run.push(pairs[at]);
        next = before[at];
    }
    run.reverse();
    run
}

/// The keys of a segment.
fn found(text: &str, locale: &Locale, lexicon: &Lexicon) -> Vec<Key> {
    let mut keys = numbers(text);
    let stems = stems(locale, text);
    if let Some(terms) = lexicon.terms.get(locale) {
        let found = stems.iter().filter_map(|stem| terms.get(stem)).flatten();
        let whole = found.filter(|(rest, _)| rest.iter().all(|stem| stems.contains(stem)));
        keys.extend(whole.map(|(_, line)| Key::Term(*line)));
    }
    keys.extend(names(text));
    keys
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
        if !classes.ends_with(class) {
            classes.push(class);
        }
    }
    (classes.len() > 2).then_some(classes)
}
