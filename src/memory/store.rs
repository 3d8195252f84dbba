//! What a store of pairs does, whichever database holds it.

use super::key::Key;
use super::{MemoryError, Translation};
use crate::model::{Locale, Origin, State};

/// A pair with what it is found by.
pub(super) struct Keyed<'a> {
    /// The pair.
    pub pair: &'a Translation,
    /// Of its source.
    pub key: Key,
    /// Hashes of the sources before and behind it, 0 where they are not known.
    pub context: [i64; 2],
}

impl Keyed<'_> {
    /// The sources before and behind it that are known, with their hashes.
    pub fn neighbours(&self) -> impl Iterator<Item = (i64, &str)> {
        let texts = [&self.pair.previous, &self.pair.next];
        texts.into_iter().zip(self.context).filter_map(|(text, hash)| Some((hash, text.as_deref()?)))
    }
}

/// What became of pairs that were stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stored {
    /// Pairs that were new.
    pub added: u64,
    /// Pairs of which something else was known: another target of the same unit, a lower state.
    pub updated: u64,
    /// Pairs that were there already.
    pub same: u64,
}

impl std::ops::AddAssign for Stored {
    fn add_assign(&mut self, more: Self) {
        self.added += more.added;
        self.updated += more.updated;
        self.same += more.same;
    }
}

/// A pair that is new in a store: which of those that were put there, its languages and its id.
#[derive(Clone, Copy, Debug)]
pub(super) struct Added {
    pub at: usize,
    pub languages: i64,
    pub id: i64,
}

/// A stored pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub id: i64,
    pub pair: i64,
    pub source: String,
    pub target: String,
    pub skeleton: i64,
    pub folded: i64,
    pub context: [i64; 2],
    pub origin: String,
    pub state: i64,
    pub document: String,
    pub unit: String,
    pub date: String,
    pub glossary: String,
}

/// What a [`Row`] is read from: the columns that [`row_of`] reads, in its order. The table `entry` has the first one.
macro_rules! columns {
    ($entry:literal) => {
        concat!(
            "select ",
            $entry,
            ".id, pair, ",
            $entry,
            ".source, target, skeleton, folded, previous, next, origin, state, document, \
             unit, date, glossary"
        )
    };
}

/// A [`Row`] of the first columns of a row of a database; `$get` is its method for one.
macro_rules! row_of {
    ($row:expr, $get:ident) => {
        Ok(Row {
            id: $row.$get(0)?,
            pair: $row.$get(1)?,
            source: $row.$get(2)?,
            target: $row.$get(3)?,
            skeleton: $row.$get(4)?,
            folded: $row.$get(5)?,
            context: [$row.$get(6)?, $row.$get(7)?],
            origin: $row.$get(8)?,
            state: $row.$get(9)?,
            document: $row.$get(10)?,
            unit: $row.$get(11)?,
            date: $row.$get(12)?,
            glossary: $row.$get(13)?,
        })
    };
}

pub(super) use {columns, row_of};

/// A pair of languages of a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Languages {
    pub id: i64,
    pub source: Locale,
    pub target: Locale,
}

impl Languages {
    /// Languages as they were written; what is no tag becomes the language of which nothing is known.
    pub fn new(id: i64, [source, target]: [String; 2]) -> Self {
        let [source, target] = [source, target].map(|tag| tag.parse().unwrap_or_default());
        Self { id, source, target }
    }
}

/// What finds a source: its skeleton and its folded text.
pub(super) type TextKey = (i64, i64);

/// Which pairs of two languages are looked for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Find<'a> {
    /// Sources that fold alike, the newest first.
    Folded(TextKey),
    /// The same, but first those between these neighbours, then those with these letters: for sources that are there more
    /// often than is looked at.
    Nearest(TextKey, [i64; 2], &'a str),
    /// Sources with the same skeleton.
    Skeleton(i64),
}

/// The source texts before and behind a pair; none where they are not known.
pub(super) type Neighbours = [Option<String>; 2];

/// A database of pairs. Every method is one transaction.
pub(super) trait Store: Send {
    /// Another connection to the same store.
    fn again(&self) -> Result<Box<dyn Store>, MemoryError>;

    /// A name that no other store has, for the index beside it.
    fn identity(&mut self) -> Result<String, MemoryError>;

    /// The pairs of languages.
    fn languages(&mut self) -> Result<Vec<Languages>, MemoryError>;

    /// Adds pairs, and brings up to date what is known of those that are there. A store that knows which are new says so in `added`,
    /// by id.
    fn put(&mut self, pairs: &[Keyed], added: &mut Vec<Added>) -> Result<Stored, MemoryError>;

    /// The pairs of two languages that were looked for, at most `limit`.
    fn find(&mut self, languages: i64, find: Find, limit: usize) -> Result<Vec<Row>, MemoryError>;

    /// What [`Store::find`] finds for each of many, in one transaction where that is cheaper.
    fn find_each(&mut self, asked: &[(i64, Find)], limit: usize) -> Result<Vec<Vec<Row>>, MemoryError> {
        asked.iter().map(|(languages, find)| self.find(*languages, *find, limit)).collect()
    }

    /// Hands on up to `limit` pairs after `after`, by id, with the sources before and behind them.
    fn rows(
        &mut self,
        after: i64,
        limit: usize,
        each: &mut dyn FnMut(Row, Neighbours),
    ) -> Result<(), MemoryError>;

    /// Id and source of the first `most` pairs of two languages with an id above the first and up to the second, by id.
    fn sources(
        &mut self,
        languages: i64,
        range: (i64, i64),
        most: usize,
        each: &mut dyn FnMut(i64, &str),
    ) -> Result<(), MemoryError>;

    /// The highest id that was ever given to a pair that is stored: none below it is still to come.
    fn last(&mut self) -> Result<i64, MemoryError>;

    /// Removes pairs by id; how many there were.
    fn delete(&mut self, ids: &[i64]) -> Result<u64, MemoryError>;

    /// Gives back the room of what was removed.
    fn compact(&mut self) -> Result<(), MemoryError>;

    /// What is wrong with it, in the words of the database; nothing when all is well.
    fn check(&mut self) -> Result<Vec<String>, MemoryError>;
}

/// How a state is written.
pub(super) fn state_number(state: State) -> i64 {
    State::ALL.iter().position(|one| *one == state).unwrap_or(0) as i64
}

/// A state as it was written.
pub(super) fn state(number: i64) -> State {
    usize::try_from(number).ok().and_then(|at| State::ALL.get(at)).copied().unwrap_or_default()
}

/// An origin as it was written: `human`, `memory 92`, `engine deepl`.
pub(super) fn origin(text: &str) -> Origin {
    match text.split_once(' ') {
        Some(("memory", similarity)) => similarity.parse().map_or(Origin::None, Origin::Memory),
        Some(("engine", name)) => Origin::Engine(name.to_owned()),
        _ if text == "human" => Origin::Human,
        _ => Origin::None,
    }
}

/// A stored pair as it is handed out.
pub(super) fn translation(row: Row, [previous, next]: Neighbours, languages: &Languages) -> Translation {
    Translation {
        source_locale: languages.source.clone(),
        target_locale: languages.target.clone(),
        source: row.source,
        target: row.target,
        previous,
        next,
        origin: origin(&row.origin),
        state: state(row.state),
        document: row.document,
        unit: row.unit,
        date: row.date,
        glossary: row.glossary,
    }
}

/// What is to become of a pair, given the stored ones with the same source.
pub(super) enum Change<'a> {
    /// It is new.
    Add,
    /// It is there already.
    Keep,
    /// It takes the place of this one.
    Update(&'a Row),
}

/// Decides it. A pair of the same unit of the same document takes the place of the old one; otherwise the same target in the
/// same context is the same pair, with the higher of both states.
pub(super) fn change<'a>(new: &Keyed, stored: &'a [Row]) -> Change<'a> {
    let pair = new.pair;
    let same_source = || stored.iter().filter(|row| row.source == pair.source);
    let of_unit =
        |row: &&Row| !pair.unit.is_empty() && row.unit == pair.unit && row.document == pair.document;
    let (state, origin) = (state_number(pair.state), pair.origin.to_string());
    if let Some(row) = same_source().find(of_unit) {
        let same = row.target == pair.target
            && row.state == state
            && row.origin == origin
            && row.context == new.context
            && row.glossary == pair.glossary;
        return if same { Change::Keep } else { Change::Update(row) };
    }
    let same = |row: &&Row| {
        row.target == pair.target
            && row.context == new.context
            && (pair.unit.is_empty() || row.unit.is_empty())
    };
    match same_source().find(same) {
        None => Change::Add,
        Some(row) if row.state < state || (row.unit.is_empty() && !pair.unit.is_empty()) => {
            Change::Update(row)
        }
        Some(_) => Change::Keep,
    }
}
