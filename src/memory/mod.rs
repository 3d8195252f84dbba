//! The translation memory: what was translated before, and what of it is of use now.
//!
//! A *pair* is a source text with its translation, and where it comes from. Pairs are kept in a store (SQLite, in one
//! file, or PostgreSQL, for several machines); beside it stands an index for finding similar sources, which can be made again at any time.
//!
//! # The ladder
//!
//! | similarity | kind | what is the same |
//! | --- | --- | --- |
//! | 101 | context | the source, and the sources before and behind it |
//! | 100 | exact | the source, letter for letter |
//! | 99 | folded | the source but for marks, case, spaces and systems of digits |
//! | 95-98 | substituted | the source but for placeholders (98), numbers (97), months (96), names (95), which were replaced in the target |
//! | | | a name where both languages write it alike, or its spelling is known ([`Names`]) |
//! | 70-94 | fuzzy | so many hundredths of the letters, folded (Levenshtein) |
//!
//! From that a pair that nobody approved loses [`UNREVIEWED`], and one that an engine made and nobody approved
//! [`MACHINE_MADE`].

mod address;
mod concordance;
mod error;
mod fresh;
mod index;
mod key;
mod ladder;
mod lookup;
mod names;
mod pair;
#[cfg(feature = "postgres")]
mod postgres;
mod sqlite;
mod store;
mod substitute;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use rayon::prelude::*;

pub use self::address::Address;
pub use self::concordance::Use;
pub use self::error::MemoryError;
use self::fresh::Fresh;
use self::index::{Index, Text};
pub use self::key::Variable;
pub use self::ladder::{MACHINE_MADE, UNREVIEWED};
pub use self::names::{Name, Names, Spelling};
pub use self::pair::{Kind, MINIMUM, Match, Query, Translation};
pub use self::store::Stored;
use self::store::{Added, Keyed, Languages, Store};
pub use self::substitute::Substitution;
use crate::lang;

/// Pairs that are stored in one transaction.
const TOGETHER: usize = 50_000;
/// So many pairs at once are kept for the index as they are; fewer are read again.
const KEPT: usize = 256;
/// How long what other processes store may stay unknown to fuzzy look-ups.
pub const STALE: Duration = Duration::from_secs(2);

/// A memory that is open. It may be used by many threads at once, and by many processes.
///
/// ```
/// use tarjuman::memory::{Kind, Memory, Query, Translation};
/// use tarjuman::model::State;
///
/// let (ar, en) = ("ar".parse()?, "en".parse()?);
/// # let folder = tempfile::tempdir()?;
/// # let path = folder.path().join("memory.sqlite");
/// let memory = Memory::open(&path)?;
/// memory.store(&[Translation {
///     source_locale: "ar".parse()?,
///     target_locale: "en".parse()?,
///     source: "اجتمع الوفدان في ٥ آذار ٢٠٢٤.".into(),
///     target: "The two delegations met on 5 March 2024.".into(),
///     state: State::Reviewed,
///     ..Translation::default()
/// }])?;
/// let matches = memory.lookup(&Query::new("اجتمع الوفدان في ٧ نيسان ٢٠٢٦.", &ar, &en))?;
/// assert_eq!(matches[0].target, "The two delegations met on 7 April 2026.");
/// assert_eq!((matches[0].kind, matches[0].similarity), (Kind::Substituted, 96));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Memory {
    /// The connection that it was opened with.
    first: Mutex<Box<dyn Store>>,
    /// Others, for threads that came while it was in use.
    free: Mutex<Vec<Box<dyn Store>>>,
    languages: Mutex<Vec<Languages>>,
    /// Held by the thread that writes: waiting for it is cheaper than asking the database again and again.
    writing: Mutex<()>,
    /// Where the index lies, a folder for each pair of languages.
    folder: PathBuf,
    /// The indexes that were asked for, by pair of languages.
    indexes: Mutex<BTreeMap<i64, Known>>,
    /// What they have not seen.
    fresh: Mutex<Fresh>,
    /// Something was stored since they were opened.
    is_behind: AtomicBool,
    /// When the store was last asked whether others stored something.
    asked: Mutex<Instant>,
}

/// An index that was asked for.
struct Known {
    index: Arc<Index>,
    /// Something was stored since it was opened.
    is_behind: bool,
}

impl std::fmt::Debug for Memory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Memory").finish_non_exhaustive()
    }
}

impl Memory {
    /// Opens the memory in a file, which is made should it not exist.
    ///
    /// # Errors
    ///
    /// When the file is no memory, is of a newer version, or the system refuses.
    pub fn open(path: &Path) -> Result<Self, MemoryError> {
        let mut folder = path.as_os_str().to_owned();
        folder.push(".index");
        Self::of(Box::new(sqlite::Sqlite::open(path)?), folder.into())
    }

    /// Opens a memory that others use too, on a server of PostgreSQL; its tables are made should they not exist. The connection is
    /// encrypted and the certificate of the server proven, unless the server is on this machine or the address says
    /// `sslmode=disable`; `sslrootcert` names a file of other authorities than the usual ones. The index is made and kept in `folder`, and learns within [`STALE`] what others have stored.
    ///
    /// # Errors
    ///
    /// When the server cannot be reached, refuses or is not who it says, the tables are of a newer version, or the program was built without the feature `postgres`.
    pub fn connect(address: &Address, password: Option<&str>, folder: &Path) -> Result<Self, MemoryError> {
        #[cfg(feature = "postgres")]
        return Self::of(Box::new(postgres::Postgres::connect(address, password)?), folder.to_owned());
        #[cfg(not(feature = "postgres"))]
        {
            let _ = (password, folder);
            Err(MemoryError::NotBuilt { path: address.to_string() })
        }
    }

    fn of(mut store: Box<dyn Store>, folder: PathBuf) -> Result<Self, MemoryError> {
        let languages = store.languages()?;
        Ok(Self {
            asked: Mutex::new(Instant::now()),
            first: Mutex::new(store),
            free: Mutex::default(),
            languages: Mutex::new(languages),
            writing: Mutex::default(),
            folder,
            indexes: Mutex::default(),
            fresh: Mutex::default(),
            is_behind: AtomicBool::new(false),
        })
    }

    /// Does something with a connection that nobody else uses meanwhile.
    fn with<T>(&self, work: impl FnOnce(&mut dyn Store) -> Result<T, MemoryError>) -> Result<T, MemoryError> {
        if let Ok(mut first) = self.first.try_lock() {
            return work(first.as_mut());
        }
        let free = || self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let waiting = free().pop();
        let mut store = match waiting {
            Some(store) => store,
            None => self.first.lock().unwrap_or_else(PoisonError::into_inner).again()?,
        };
        let done = work(store.as_mut());
        free().push(store);
        done
    }

    /// Stores pairs, some ten thousand in a transaction: should it fail or be killed, those before are stored. Pairs with an empty
    /// side are passed over.
    ///
    /// A pair of the same source, document and unit takes the place of the stored one; else a pair that is there with the same
    /// texts in the same context is not stored again, but takes over a higher state. Storing the same pairs twice changes
    /// nothing.
    ///
    /// # Errors
    ///
    /// When the store refuses.
    pub fn store(&self, pairs: &[Translation]) -> Result<Stored, MemoryError> {
        let mut stored = Stored::default();
        for pairs in pairs.chunks(TOGETHER) {
            let mut keyed: Vec<Keyed> = pairs
                .par_iter()
                .filter(|pair| !pair.source.trim().is_empty() && !pair.target.trim().is_empty())
                .map(|pair| {
                    let language = lang::of(&pair.source_locale);
                    let context =
                        [&pair.previous, &pair.next].map(|text| key::context(language, text.as_deref()));
                    Keyed { pair, key: key::Key::of(language, &pair.source), context }
                })
                .collect();
            let turn = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
            let mut added = Vec::new();
            let of_these = self.with(|store| store.put(&keyed, &mut added))?;
            let many = self.keep(&mut keyed, &added);
            drop(turn);
            if of_these.added > 0 {
                self.is_behind.store(true, Ordering::Release);
            }
            stored += of_these;
            if let Some(languages) = many {
                self.index(languages)?;
            }
        }
        Ok(stored)
    }

    /// Keeps the texts of pairs that were added for the index; a pair of languages of which there are as many as a part may have.
    fn keep(&self, keyed: &mut [Keyed], added: &[Added]) -> Option<i64> {
        if added.len() < KEPT {
            return None;
        }
        let text = |Added { at, languages, id }: &Added| {
            let key = &mut keyed[*at].key;
            let text = Text { id: *id, text: std::mem::take(&mut key.text), key: (key.skeleton, key.folded) };
            (*languages, text)
        };
        let mut fresh = self.fresh.lock().unwrap_or_else(PoisonError::into_inner);
        fresh.add(added.iter().map(text).collect());
        fresh.with_many(index::LARGEST - TOGETHER)
    }

    /// The index of a pair of languages, which has seen what this memory stored.
    fn index(&self, languages: i64) -> Result<Arc<Index>, MemoryError> {
        // Whoever comes second waits until it is made.
        let mut indexes = self.indexes.lock().unwrap_or_else(PoisonError::into_inner);
        self.ask_for_news(&indexes)?;
        if self.is_behind.swap(false, Ordering::AcqRel) {
            indexes.values_mut().for_each(|known| known.is_behind = true);
        }
        let known = indexes.get(&languages);
        if let Some(known) = known.filter(|known| !known.is_behind) {
            return Ok(Arc::clone(&known.index));
        }
        let before = known.map(|known| Arc::clone(&known.index)).unwrap_or_default();
        let known = self.with(|store| store.languages())?;
        let Some(of) = known.iter().find(|one| one.id == languages) else { return Ok(Arc::default()) };
        let folder = self.folder.join(languages.to_string());
        let fresh = self.fresh.lock().unwrap_or_else(PoisonError::into_inner).take(languages);
        let index = Arc::new(self.with(|store| Index::open(&folder, of, store, &before, fresh))?);
        indexes.insert(languages, Known { index: Arc::clone(&index), is_behind: false });
        Ok(index)
    }

    /// From time to time looks whether others have stored something that the indexes have not seen.
    fn ask_for_news(&self, indexes: &BTreeMap<i64, Known>) -> Result<(), MemoryError> {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        if asked.elapsed() < STALE {
            return Ok(());
        }
        let last = self.with(|store| store.last())?;
        if indexes.values().any(|known| known.index.last() != last) {
            self.is_behind.store(true, Ordering::Release);
        }
        *asked = Instant::now();
        Ok(())
    }

    /// Makes what other processes have stored since known to fuzzy look-ups too; exact ones find it at once.
    ///
    /// # Errors
    ///
    /// When the store cannot be read, or the index not be written.
    pub fn refresh(&self) -> Result<(), MemoryError> {
        *self.languages.lock().unwrap_or_else(PoisonError::into_inner) =
            self.with(|store| store.languages())?;
        self.is_behind.store(true, Ordering::Release);
        let all: Vec<i64> =
            self.languages.lock().unwrap_or_else(PoisonError::into_inner).iter().map(|one| one.id).collect();
        all.into_iter().try_for_each(|languages| self.index(languages).map(drop))
    }

    /// Removes pairs by their ids; how many there were.
    ///
    /// # Errors
    ///
    /// When the store refuses.
    pub fn delete(&self, ids: &[i64]) -> Result<u64, MemoryError> {
        self.with(|store| store.delete(ids))
    }

    /// Hands on every pair with its id, in the order in which they were stored. Neighbours are written as where they were
    /// stored first: those of another pair may differ in what folding makes alike.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn each(&self, mut each: impl FnMut(i64, Translation)) -> Result<(), MemoryError> {
        let languages = self.with(|store| store.languages())?;
        let mut after = 0;
        loop {
            let before = after;
            self.with(|store| {
                store.rows(after, TOGETHER, &mut |row, neighbours| {
                    after = row.id;
                    if let Some(of) = languages.iter().find(|one| one.id == row.pair) {
                        each(row.id, store::translation(row, neighbours, of));
                    }
                })
            })?;
            if after == before {
                return Ok(());
            }
        }
    }

    /// Gives back the room of pairs that were removed.
    ///
    /// # Errors
    ///
    /// When the store refuses: another process is writing, the disk is full.
    pub fn compact(&self) -> Result<(), MemoryError> {
        self.with(|store| store.compact())
    }

    /// What is wrong with the store, in the words of the database; nothing when all is well.
    ///
    /// # Errors
    ///
    /// When it cannot be read at all.
    pub fn check(&self) -> Result<Vec<String>, MemoryError> {
        self.with(|store| store.check())
    }
}
