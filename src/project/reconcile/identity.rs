//! Which kept unit a group continues, and the ids of those that continue none.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Group;
use crate::exchange::xliff::{StateFile, StateUnit};
use crate::lang::Language;
use crate::model::{Block, BlockKind, Locale};

/// An id has this many characters of the hash: 30 bits, a collision in one of 2,000 documents of 1,000
/// units (n²/2 over 2³⁰); it is then lengthened.
const HASH_CHARS: usize = 6;
/// An edited source shares at least this part of its trigrams (Dice's coefficient) with what it was.
/// Of 9,854 pairs of different sentences of one Arabic news text or communiqué the median is 0.10, and 99 % are
/// below 0.35; sentences with a word or two changed are above 0.7.
const MIN_SIMILARITY: f32 = 0.4;
/// The same for one that has also moved, where its position says nothing: 99.9 % of those pairs are below 0.61.
const MIN_SIMILARITY_MOVED: f32 = 0.7;
/// Above this many pairs in one gap only units at the same distance from its beginning are compared.
const MAX_PAIRS: usize = 1_000_000;

/// What a group is called, and which kept unit it continues.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The id.
    pub id: String,
    /// The id in the kept files; another only where that one was no id for a bundle.
    pub old: Option<String>,
}

/// The kept units of all locales.
pub struct Before<'a> {
    language: &'a dyn Language,
    /// In document order.
    live: Vec<Old<'a>>,
    obsolete: Vec<Old<'a>>,
}

struct Old<'a> {
    id: &'a str,
    key: String,
}

impl<'a> Before<'a> {
    pub fn new(language: &'a dyn Language, kept: &'a BTreeMap<Locale, StateFile>) -> Self {
        let with_keys = |units: Vec<&'a StateUnit>| {
            units.into_iter().map(|u| Old { id: &u.id, key: key(language, &u.source) }).collect()
        };
        // Forms of a unit of a text go with it.
        let derived = |unit: &&StateUnit| unit.form.as_ref().is_some_and(|form| form.derived);
        let mut live = union(kept.values().map(|f| f.units.as_slice()));
        live.retain(|unit| !derived(unit));
        let ids: HashSet<&str> = live.iter().map(|u| u.id.as_str()).collect();
        let mut obsolete = union(kept.values().map(|f| f.obsolete.as_slice()));
        obsolete.retain(|u| !ids.contains(u.id.as_str()) && !derived(u));
        Self { language, live: with_keys(live), obsolete: with_keys(obsolete) }
    }

    /// The identity of each group.
    pub fn identify(&self, groups: &[&Group]) -> Vec<Identity> {
        if groups.iter().any(|group| group.key.is_some()) {
            return self.by_key(groups);
        }
        let keys: Vec<String> = groups.iter().map(|g| key(self.language, &g.source)).collect();
        let olds = self.continued(&keys);
        let mut taken: HashSet<String> =
            self.live.iter().chain(&self.obsolete).map(|old| old.id.to_owned()).collect();
        let mut occurrences: HashMap<&str, usize> = HashMap::new();
        let mut identities = Vec::with_capacity(groups.len());
        for ((group, key), old) in groups.iter().zip(&keys).zip(olds) {
            let occurrence = occurrences.entry(key).or_default();
            let id = match old {
                Some(id) if is_id(id) => id.to_owned(),
                _ => fresh(group.kind, key, *occurrence, &taken),
            };
            *occurrence += 1;
            taken.insert(id.clone());
            identities.push(Identity { id, old: old.map(str::to_owned) });
        }
        identities
    }

    /// The identities of messages: their keys, as far as ids can have them. Of two keys that would have one id, and for one that has
    /// no letter of an id, a hash of the key is part of it: what becomes of one message changes no other.
    fn by_key(&self, groups: &[&Group]) -> Vec<Identity> {
        let keys = groups.iter().map(|group| (group.kind, group.key.as_deref().unwrap_or(&group.source)));
        let known: HashSet<&str> = self.live.iter().chain(&self.obsolete).map(|old| old.id).collect();
        let identity = |id: String| Identity { old: known.contains(id.as_str()).then(|| id.clone()), id };
        ids_by_key(keys.collect()).into_iter().map(identity).collect()
    }

    /// The id of the kept unit that each new source continues.
    fn continued(&self, keys: &[String]) -> Vec<Option<&'a str>> {
        let mut pairs = Pairs::new(&self.live, keys);
        pairs.unique();
        pairs.between_neighbours();
        pairs.in_order();
        pairs.edited();
        pairs.moved_and_edited();
        let mut ids: Vec<Option<&str>> = pairs.old_of.iter().map(|o| o.map(|o| self.live[o].id)).collect();
        let mut gone: HashMap<&str, Vec<&'a str>> = HashMap::new();
        for old in self.obsolete.iter().rev() {
            gone.entry(&old.key).or_default().push(old.id);
        }
        for (id, key) in ids.iter_mut().zip(keys).filter(|(id, _)| id.is_none()) {
            *id = gone.get_mut(key.as_str()).and_then(Vec::pop);
        }
        ids
    }
}

/// The ids that the messages of a document get, in their order.
pub fn ids_of_messages(blocks: &[Block]) -> Vec<String> {
    ids_by_key(blocks.iter().map(|block| (block.kind, block.key.as_deref().unwrap_or(&block.text))).collect())
}

fn ids_by_key(keys: Vec<(BlockKind, &str)>) -> Vec<String> {
    let slugs: Vec<String> = keys.iter().map(|(_, key)| slug(key)).collect();
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for slug in &slugs {
        *seen.entry(slug).or_default() += 1;
    }
    let mut taken = HashSet::new();
    let mut ids = Vec::with_capacity(keys.len());
    for ((kind, key), slug) in keys.into_iter().zip(&slugs) {
        let id = match is_id(slug) && seen.get(slug.as_str()) == Some(&1) {
            true => slug.clone(),
            false => fresh(kind, key, 0, &taken),
        };
        taken.insert(id.clone());
        ids.push(id);
    }
    ids
}

/// The source for comparison: folded, white space made one.
fn key(language: &dyn Language, source: &str) -> String {
    language.fold(source).text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Each id once, in document order: a unit that only a later file has goes behind its predecessor there.
fn union<'a>(files: impl Iterator<Item = &'a [StateUnit]>) -> Vec<&'a StateUnit> {
    let mut all: Vec<&StateUnit> = Vec::new();
    let mut known: HashSet<&str> = HashSet::new();
    for units in files {
        // What this file adds, by the known unit that stands before it.
        let mut added: HashMap<Option<&str>, Vec<&StateUnit>> = HashMap::new();
        let mut previous = None;
        for unit in units {
            if known.contains(unit.id.as_str()) {
                previous = Some(unit.id.as_str());
            } else {
                added.entry(previous).or_default().push(unit);
            }
        }
        let mut merged = added.remove(&None).unwrap_or_default();
        for unit in all {
            merged.push(unit);
            merged.extend(added.remove(&Some(unit.id.as_str())).unwrap_or_default());
        }
        known.extend(units.iter().map(|u| u.id.as_str()));
        all = merged;
    }
    all
}

/// True for what Fluent, YAML and XLIFF accept as an id: `[a-z][a-z0-9-]*`.
fn is_id(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// A key as an id: `home.signIn` is `home-sign-in`. Empty when letters of it would be lost.
fn slug(key: &str) -> String {
    /// Longer keys are sentences.
    const LONGEST: usize = 80;
    if !key.is_ascii() || key.len() > LONGEST || key.contains(' ') {
        return String::new();
    }
    let mut out = String::with_capacity(key.len());
    let mut small = false;
    for c in key.chars() {
        match c {
            'A'..='Z' => {
                if small {
                    out.push('-');
                }
                out.push(c.to_ascii_lowercase());
            }
            'a'..='z' | '0'..='9' => out.push(c),
            _ if out.ends_with('-') || out.is_empty() => {}
            _ => out.push('-'),
        }
        small = c.is_ascii_lowercase();
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

fn fresh(kind: BlockKind, key: &str, occurrence: usize, taken: &HashSet<String>) -> String {
    let word = match kind {
        BlockKind::Heading(_) => "h",
        BlockKind::Paragraph => "p",
        BlockKind::ListItem => "li",
        BlockKind::Cell => "td",
        BlockKind::Quote => "q",
    };
    (occurrence..)
        .find_map(|occurrence| {
            let hash = base32(key, occurrence);
            let mut ids = (HASH_CHARS..=hash.len()).map(|length| format!("{word}-{}", &hash[..length]));
            ids.find(|id| !taken.contains(id))
        })
        .unwrap_or_default() // never: there are more occurrences than ids taken
}

/// BLAKE3 in Crockford's base 32, which leaves out i, l, o and u.
fn base32(key: &str, occurrence: usize) -> String {
    const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let mut hasher = blake3::Hasher::new();
    hasher.update(key.as_bytes());
    if occurrence > 0 {
        hasher.update(b"\0").update(occurrence.to_string().as_bytes());
    }
    let hash = hasher.finalize();
    hash.as_bytes()
        .chunks_exact(5)
        .flat_map(|five| {
            let bits = five.iter().fold(0u64, |bits, byte| bits << 8 | u64::from(*byte));
            (0..8).rev().map(move |digit| char::from(DIGITS[(bits >> (5 * digit) & 31) as usize]))
        })
        .collect()
}

/// Kept and new sources being paired.
struct Pairs<'a> {
    olds: &'a [Old<'a>],
    news: &'a [String],
    /// The old unit of each new one.
    old_of: Vec<Option<usize>>,
    used: Vec<bool>,
}

impl<'a> Pairs<'a> {
    fn new(olds: &'a [Old<'a>], news: &'a [String]) -> Self {
        Self { olds, news, old_of: vec![None; news.len()], used: vec![false; olds.len()] }
    }

    fn pair(&mut self, new: usize, old: usize) {
        self.old_of[new] = Some(old);
        self.used[old] = true;
    }

    /// The unpaired positions of each text: (old, new).
    fn positions(&self) -> BTreeMap<&'a str, (Vec<usize>, Vec<usize>)> {
        let mut positions: BTreeMap<&str, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for (at, old) in self.olds.iter().enumerate().filter(|(at, _)| !self.used[*at]) {
            positions.entry(&old.key).or_default().0.push(at);
        }
        for (at, new) in self.news.iter().enumerate().filter(|(at, _)| self.old_of[*at].is_none()) {
            positions.entry(new).or_default().1.push(at);
        }
        positions
    }

    /// A text that stands once on both sides, wherever it has moved.
    fn unique(&mut self) {
        for (olds, news) in self.positions().into_values() {
            if let ([old], [new]) = (olds.as_slice(), news.as_slice()) {
                self.pair(*new, *old);
            }
        }
    }

    /// A repeated text next to a pair, or at an end of the document; three sweeps let either side's
    /// finds serve the other.
    fn between_neighbours(&mut self) {
        let count = self.news.len();
        for forwards in [true, false, true] {
            for step in 0..count {
                let new = if forwards { step } else { count - 1 - step };
                if self.old_of[new].is_some() {
                    continue;
                }
                let old = if forwards { self.after_previous(new) } else { self.before_next(new) };
                if let Some(old) = old.filter(|old| !self.used[*old] && self.olds[*old].key == self.news[new])
                {
                    self.pair(new, old);
                }
            }
        }
    }

    /// The old position behind that of the unit before `new`.
    fn after_previous(&self, new: usize) -> Option<usize> {
        let old = if new == 0 { 0 } else { self.old_of[new - 1]? + 1 };
        (old < self.olds.len()).then_some(old)
    }

    /// The old position before that of the unit behind `new`.
    fn before_next(&self, new: usize) -> Option<usize> {
        let end = if new + 1 == self.news.len() { self.olds.len() } else { self.old_of[new + 1]? };
        end.checked_sub(1)
    }

    /// What is left of repeated texts, in the order they stand.
    fn in_order(&mut self) {
        for (olds, news) in self.positions().into_values() {
            for (old, new) in olds.into_iter().zip(news) {
                self.pair(new, old);
            }
        }
    }

    /// Similar sources in sequence between paired neighbours.
    fn edited(&mut self) {
        let old_grams: Vec<Vec<u64>> = self
            .olds
            .iter()
            .zip(&self.used)
            .map(|(o, used)| if *used { Vec::new() } else { grams(&o.key) })
            .collect();
        let mut at = 0;
        while at < self.news.len() {
            let start = at;
            while at < self.news.len() && self.old_of[at].is_none() {
                at += 1;
            }
            if start == at {
                at += 1;
                continue;
            }
            let first = self.after_previous(start);
            let last = self.before_next(at - 1);
            let run: Vec<usize> =
                first.map_or(Vec::new(), |f| (f..self.olds.len()).take_while(|o| !self.used[*o]).collect());
            self.similar(start..at, &run, &old_grams);
            // A moved neighbour leaves the gap's other end elsewhere.
            let mut run: Vec<usize> =
                last.map_or(Vec::new(), |l| (0..=l).rev().take_while(|o| !self.used[*o]).collect());
            run.reverse();
            self.similar(start..at, &run, &old_grams);
        }
    }

    /// Very similar sources anywhere, the most similar first; nothing if there are too many to compare.
    fn moved_and_edited(&mut self) {
        let olds: Vec<usize> = (0..self.olds.len()).filter(|o| !self.used[*o]).collect();
        let news: Vec<usize> = (0..self.news.len()).filter(|n| self.old_of[*n].is_none()).collect();
        if olds.len().saturating_mul(news.len()) > MAX_PAIRS {
            return;
        }
        let old_grams: Vec<Vec<u64>> = olds.iter().map(|o| grams(&self.olds[*o].key)).collect();
        let mut similar = Vec::new();
        for new in news {
            let grams = grams(&self.news[new]);
            for (old, old_grams) in olds.iter().zip(&old_grams) {
                let similarity = dice(&grams, old_grams);
                if similarity >= MIN_SIMILARITY_MOVED {
                    similar.push((similarity, new, *old));
                }
            }
        }
        similar.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (_, new, old) in similar {
            if self.old_of[new].is_none() && !self.used[old] {
                self.pair(new, old);
            }
        }
    }

    /// Pairs the unpaired of `news` with `olds`, both in order, for the greatest sum of similarities.
    fn similar(&mut self, news: std::ops::Range<usize>, olds: &[usize], old_grams: &[Vec<u64>]) {
        let news: Vec<usize> = news.filter(|n| self.old_of[*n].is_none()).collect();
        if news.is_empty() || olds.is_empty() {
            return;
        }
        let new_grams: Vec<Vec<u64>> = news.iter().map(|n| grams(&self.news[*n])).collect();
        let similarity = |n: usize, o: usize| {
            Some(dice(&new_grams[n], &old_grams[olds[o]])).filter(|s| *s >= MIN_SIMILARITY)
        };
        if news.len().saturating_mul(olds.len()) > MAX_PAIRS {
            for at in 0..news.len().min(olds.len()) {
                if similarity(at, at).is_some() {
                    self.pair(news[at], olds[at]);
                }
            }
            return;
        }
        let width = olds.len() + 1;
        // best[n * width + o]: the greatest sum of the news from n and the olds from o on.
        let mut best = vec![0f32; (news.len() + 1) * width];
        let mut found = vec![None; news.len() * olds.len()];
        for n in (0..news.len()).rev() {
            for o in (0..olds.len()).rev() {
                let similarity = similarity(n, o);
                found[n * olds.len() + o] = similarity;
                let paired = similarity.map_or(0.0, |s| s + best[(n + 1) * width + o + 1]);
                best[n * width + o] = paired.max(best[(n + 1) * width + o]).max(best[n * width + o + 1]);
            }
        }
        let (mut n, mut o) = (0, 0);
        while n < news.len() && o < olds.len() {
            let here = best[n * width + o];
            if found[n * olds.len() + o].is_some_and(|s| s + best[(n + 1) * width + o + 1] >= here) {
                self.pair(news[n], olds[o]);
                (n, o) = (n + 1, o + 1);
            } else if best[(n + 1) * width + o] >= here {
                n += 1;
            } else {
                o += 1;
            }
        }
    }
}

/// The trigrams of a text between two spaces, sorted.
fn grams(text: &str) -> Vec<u64> {
    let chars: Vec<char> = std::iter::once(' ').chain(text.chars()).chain(std::iter::once(' ')).collect();
    let mut grams: Vec<u64> =
        chars.windows(3).map(|w| w.iter().fold(0, |gram, c| gram << 21 | u64::from(u32::from(*c)))).collect();
    grams.sort_unstable();
    grams
}

/// Twice the common part over the sum of both (Dice 1945); 0 when either is empty.
fn dice(a: &[u64], b: &[u64]) -> f32 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let (mut i, mut j, mut common) = (0, 0, 0usize);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, common) = (i + 1, j + 1, common + 1),
        }
    }
    2.0 * common as f32 / (a.len() + b.len()) as f32
}
