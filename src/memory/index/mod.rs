//! The index for sources that are like a text: one for each pair of languages, made of parts.
//!
//! A part has the pairs of a range of ids. What was stored since the last part was made becomes a new one; small parts are
//! made one, so that there are few. Nothing but time is lost with an index: it is made again when it is not there, does not
//! belong to its store, or is damaged.

mod alphabet;
pub(super) mod distance;
mod part;
mod query;
#[cfg(test)]
mod tests;

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use self::part::Part;
pub(super) use self::part::Text;
pub(super) use self::query::Like;
use super::MemoryError;
use super::fresh::Run;
use super::key::{self, Key};
use super::store::{Languages, Store, TextKey};
use crate::lang;

/// The most texts of a part.
pub(super) const LARGEST: usize = 1 << 20;
/// Parts beyond so many texts are not made one with others.
const MERGED: u32 = 1 << 17;
/// Texts that are folded together.
const TOGETHER: usize = 20_000;
/// The file that names the parts.
const LIST: &str = "parts";
/// The file that is locked while an index is written.
const LOCK: &str = "lock";

/// An index that is open.
#[derive(Debug, Default)]
pub(super) struct Index {
    parts: Vec<Indexed>,
    /// The highest id that it has seen.
    last: i64,
    /// The store that it belongs to.
    identity: String,
}

/// A part with the ids that it has seen: above the first, up to the second.
#[derive(Clone, Debug)]
struct Indexed {
    ids: (i64, i64),
    part: Arc<Part>,
}

impl Index {
    /// The index in a folder, up to date with its store. Of the one that was open `before` the parts that are still there stay open;
    /// the texts that are `fresh` are not read from the store.
    ///
    /// # Errors
    ///
    /// When the store cannot be read, or the index not be written.
    pub fn open(
        folder: &Path,
        languages: &Languages,
        store: &mut dyn Store,
        before: &Self,
        fresh: Option<Run>,
    ) -> Result<Self, MemoryError> {
        let failed = |source: io::Error| MemoryError::Index { path: folder.display().to_string(), source };
        let (identity, last) = (store.identity()?, store.last()?);
        let identity = format!("{identity} {}", key::VERSION);
        let read = || Self::read(folder, &identity, before).filter(|index| index.last <= last);
        if let Some(index) = read().filter(|index| index.last == last) {
            return Ok(index);
        }
        // Somebody has to write; whoever comes later finds it done.
        fs::create_dir_all(folder).map_err(failed)?;
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(folder.join(LOCK))
            .map_err(failed)?;
        lock.lock().map_err(failed)?;
        let mut index = read().unwrap_or(Self { identity: identity.clone(), ..Self::default() });
        if index.last < last {
            index.extend(folder, languages, store, last, fresh)?;
            index.write(folder).map_err(failed)?;
        }
        Ok(index)
    }

    /// The highest id that it has seen.
    pub fn last(&self) -> i64 {
        self.last
    }

    /// Reads what is there; nothing where it is of another store or cannot be used.
    fn read(folder: &Path, identity: &str, before: &Self) -> Option<Self> {
        let text = fs::read_to_string(folder.join(LIST)).ok()?;
        let mut lines = text.lines();
        if lines.next()? != identity {
            return None;
        }
        let last = lines.next()?.parse().ok()?;
        let mut index = Self { parts: Vec::new(), last, identity: identity.to_owned() };
        for line in lines {
            let (from, to) = line.split_once(' ')?;
            let ids = (from.parse().ok()?, to.parse().ok()?);
            let known = before.parts.iter().find(|known| known.ids == ids && before.identity == identity);
            index.parts.push(match known {
                Some(known) => known.clone(),
                None => Indexed::open(folder, ids).ok()?,
            });
        }
        Some(index)
    }

    /// Names the parts, and removes files that are none of them.
    fn write(&self, folder: &Path) -> io::Result<()> {
        let mut text = format!("{}\n{}\n", self.identity, self.last);
        for indexed in &self.parts {
            text.push_str(&format!("{} {}\n", indexed.ids.0, indexed.ids.1));
        }
        part::write(&folder.join(LIST), &[text.into_bytes()])?;
        let named: Vec<PathBuf> = self.parts.iter().map(|indexed| path(folder, indexed.ids)).collect();
        for file in fs::read_dir(folder)?.flatten() {
            let path = file.path();
            if path.extension().is_some_and(|end| end == "part") && !named.contains(&path) {
                // Another process may have it open still.
                let _ = fs::remove_file(path);
            }
        }
        Ok(())
    }

    /// Adds what was stored up to `last`.
    fn extend(
        &mut self,
        folder: &Path,
        languages: &Languages,
        store: &mut dyn Store,
        last: i64,
        fresh: Option<Run>,
    ) -> Result<(), MemoryError> {
        let mut fresh = fresh.filter(|run| run.after <= self.last && run.last <= last);
        while self.last < last {
            let (texts, to) = match fresh.take() {
                Some(mut run) => {
                    run.texts.retain(|text| text.id > self.last);
                    (run.texts, run.last.max(self.last))
                }
                None => {
                    let mut texts = Vec::new();
                    texts_of(languages, store, (self.last, last), LARGEST, &mut texts)?;
                    let is_all = texts.len() < LARGEST;
                    let to = texts.last().filter(|_| !is_all).map_or(last, |text| text.id);
                    (texts, to)
                }
            };
            if !texts.is_empty() {
                self.add(folder, languages, store, texts, to)?;
            }
            self.last = to;
        }
        Ok(())
    }

    /// Adds texts with ids up to `to`, all that there are since the last one.
    fn add(
        &mut self,
        folder: &Path,
        languages: &Languages,
        store: &mut dyn Store,
        mut texts: Vec<Text>,
        to: i64,
    ) -> Result<(), MemoryError> {
        let failed = |source: io::Error| MemoryError::Index { path: folder.display().to_string(), source };
        // Parts that are not much larger than what is new are made again with it.
        let (mut from, mut size) = (self.last, texts.len() as u32);
        while let Some(indexed) = self.parts.last()
            && indexed.part.len() <= 2 * size
            && indexed.part.len() + size <= MERGED
        {
            size += indexed.part.len();
            from = indexed.ids.0;
            self.parts.pop();
        }
        if from < self.last {
            let mut older = Vec::new();
            texts_of(languages, store, (from, self.last), LARGEST, &mut older)?;
            older.append(&mut texts);
            texts = older;
        }
        let ids = (from, to);
        part::write(&path(folder, ids), &part::build(texts)).map_err(failed)?;
        self.parts.push(Indexed::open(folder, ids).map_err(failed)?);
        Ok(())
    }

    /// The texts that are most like a folded one, at most `wanted`, each of at least `minimum` percent; the best first.
    ///
    /// # Errors
    ///
    /// When a part cannot be read.
    pub fn like(&self, text: &str, minimum: u8, wanted: usize) -> io::Result<Vec<Like>> {
        let mut found = Vec::new();
        for indexed in &self.parts {
            found.extend(query::like(&indexed.part, text, minimum, wanted)?);
        }
        found.sort_by(|a, b| (a.distance * b.longer).cmp(&(b.distance * a.longer)).then(a.key.cmp(&b.key)));
        found.dedup_by_key(|like| like.key);
        found.truncate(wanted);
        Ok(found)
    }

    /// What finds the texts that contain one of some folded strings, at most `most`; the short texts of each part first.
    ///
    /// # Errors
    ///
    /// When a part cannot be read.
    pub fn containing(&self, strings: &[String], most: usize) -> io::Result<Vec<TextKey>> {
        let mut found = Vec::new();
        for indexed in &self.parts {
            for position in indexed.part.containing(strings, most - found.len())? {
                found.push(indexed.part.key(position)?);
            }
        }
        Ok(found)
    }
}

impl Indexed {
    fn open(folder: &Path, ids: (i64, i64)) -> io::Result<Self> {
        Ok(Self { ids, part: Arc::new(Part::open(&path(folder, ids))?) })
    }
}

fn path(folder: &Path, ids: (i64, i64)) -> PathBuf {
    folder.join(format!("{}-{}.part", ids.0, ids.1))
}

/// Reads the sources in a range of ids and folds them on all cores, some thousand at a time.
fn texts_of(
    languages: &Languages,
    store: &mut dyn Store,
    range: (i64, i64),
    most: usize,
    texts: &mut Vec<Text>,
) -> Result<(), MemoryError> {
    let language = lang::of(&languages.source);
    let mut waiting: Vec<(i64, String)> = Vec::new();
    let fold = |waiting: &mut Vec<(i64, String)>, texts: &mut Vec<Text>| {
        let keyed = waiting.par_drain(..).map(|(id, source)| {
            let Key { text, skeleton, folded } = Key::of(language, &source);
            Text { id, text, key: (skeleton, folded) }
        });
        texts.par_extend(keyed);
    };
    store.sources(languages.id, range, most, &mut |id, source| {
        waiting.push((id, source.to_owned()));
        if waiting.len() == TOGETHER {
            fold(&mut waiting, texts);
        }
    })?;
    fold(&mut waiting, texts);
    Ok(())
}
