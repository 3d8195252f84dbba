//! How pairs come into the tables: many of them by few statements.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap};

use postgres::Transaction;

use super::statements::{ADD, KNOWN, NEIGHBOURS, UPDATE};
use super::{TOGETHER, last_for_update, row, set_meta, text};
use crate::memory::store::{Change, Keyed, Row, Stored, TextKey, change, state_number};

/// What a batch of pairs changes.
#[derive(Default)]
struct Changes {
    stored: Stored,
    /// The pairs with each key, those of this batch too.
    known: HashMap<(i64, TextKey), Vec<Row>>,
    /// By id: what is new, what is another than it was.
    added: BTreeMap<i64, Row>,
    updated: BTreeMap<i64, Row>,
    neighbours: BTreeMap<i64, String>,
}

impl Changes {
    /// Decides what becomes of a pair; `last` is the last id given.
    fn take(&mut self, keyed: &Keyed, languages: i64, last: &mut i64) {
        let rows = self.known.entry((languages, (keyed.key.skeleton, keyed.key.folded))).or_default();
        let id = match change(keyed, rows) {
            Change::Keep => {
                self.stored.same += 1;
                return;
            }
            Change::Update(row) => row.id,
            Change::Add => {
                *last += 1;
                *last
            }
        };
        let pair = keyed.pair;
        let new = Row {
            id,
            pair: languages,
            source: text(&pair.source),
            target: text(&pair.target),
            skeleton: keyed.key.skeleton,
            folded: keyed.key.folded,
            context: keyed.context,
            origin: text(&pair.origin.to_string()),
            state: state_number(pair.state),
            document: text(&pair.document),
            unit: text(&pair.unit),
            date: text(&pair.date),
            glossary: text(&pair.glossary),
        };
        match rows.iter_mut().find(|row| row.id == id) {
            Some(row) => {
                self.stored.updated += 1;
                *row = new.clone();
            }
            None => {
                self.stored.added += 1;
                rows.push(new.clone());
                self.added.insert(id, new);
                self.remember(keyed);
                return;
            }
        }
        // One that is new in this batch is added as it is now.
        match self.added.get_mut(&id) {
            Some(row) => *row = new,
            None => drop(self.updated.insert(id, new)),
        }
        self.remember(keyed);
    }

    fn remember(&mut self, keyed: &Keyed) {
        for (hash, source) in keyed.neighbours() {
            self.neighbours.entry(hash).or_insert_with(|| text(source));
        }
    }
}

/// A column of rows.
fn column<'a, T>(rows: &'a BTreeMap<i64, Row>, value: impl Fn(&'a Row) -> T) -> Vec<T> {
    rows.values().map(value).collect()
}

/// The ids of pairs of languages by their tags, which are made should they not exist.
fn pair_ids(
    transaction: &mut Transaction,
    pairs: &[Keyed],
) -> Result<BTreeMap<(String, String), i64>, postgres::Error> {
    let mut ids = BTreeMap::new();
    let mut last = None;
    for Keyed { pair, .. } in pairs {
        let locales = (&pair.source_locale, &pair.target_locale);
        if last == Some(locales) {
            continue;
        }
        last = Some(locales);
        let tags = (locales.0.to_string(), locales.1.to_string());
        if let Entry::Vacant(entry) = ids.entry(tags) {
            let tags = entry.key();
            let make = "insert into tarjuman_pair (source, target) values ($1, $2) on conflict do nothing";
            transaction.execute(make, &[&tags.0, &tags.1])?;
            let find = "select id from tarjuman_pair where source = $1 and target = $2";
            let id = transaction.query_one(find, &[&tags.0, &tags.1])?.try_get(0)?;
            entry.insert(id);
        }
    }
    Ok(ids)
}

/// Adds pairs, and brings up to date what is known of those that are there.
pub(super) fn put(transaction: &mut Transaction, pairs: &[Keyed]) -> Result<Stored, postgres::Error> {
    let mut last = last_for_update(transaction)?;
    let before = last;
    let ids = pair_ids(transaction, pairs)?;
    let languages = |pair: &Keyed| {
        let tags = (pair.pair.source_locale.to_string(), pair.pair.target_locale.to_string());
        ids.get(&tags).copied().unwrap_or_default()
    };
    let mut stored = Stored::default();
    for pairs in pairs.chunks(TOGETHER) {
        let mut changes = Changes::default();
        let mut keys: Vec<(i64, TextKey)> =
            pairs.iter().map(|one| (languages(one), (one.key.skeleton, one.key.folded))).collect();
        let of_pairs = keys.clone();
        keys.sort_unstable();
        keys.dedup();
        let part = |part: fn(&(i64, TextKey)) -> i64| keys.iter().map(part).collect::<Vec<i64>>();
        let wanted = [part(|key| key.0), part(|key| key.1.0), part(|key| key.1.1)];
        for found in transaction.query(KNOWN, &[&wanted[0], &wanted[1], &wanted[2]])? {
            let found = row(&found)?;
            changes.known.entry((found.pair, (found.skeleton, found.folded))).or_default().push(found);
        }
        for (pair, (languages, _)) in pairs.iter().zip(of_pairs) {
            changes.take(pair, languages, &mut last);
        }
        write(transaction, &changes)?;
        stored += changes.stored;
    }
    if last > before {
        set_meta(transaction, "last", last)?;
    }
    Ok(stored)
}

/// Writes what a batch changes, each kind of change by one statement.
fn write(transaction: &mut Transaction, changes: &Changes) -> Result<(), postgres::Error> {
    let Changes { added, updated, neighbours, .. } = changes;
    if !added.is_empty() {
        transaction.execute(
            ADD,
            &[
                &column(added, |row| row.id),
                &column(added, |row| row.pair),
                &column(added, |row| row.skeleton),
                &column(added, |row| row.folded),
                &column(added, |row| row.context[0]),
                &column(added, |row| row.context[1]),
                &column(added, |row| row.state),
                &column(added, |row| &row.source),
                &column(added, |row| &row.target),
                &column(added, |row| &row.origin),
                &column(added, |row| &row.document),
                &column(added, |row| &row.unit),
                &column(added, |row| &row.date),
                &column(added, |row| &row.glossary),
            ],
        )?;
    }
    if !updated.is_empty() {
        transaction.execute(
            UPDATE,
            &[
                &column(updated, |row| row.id),
                &column(updated, |row| row.context[0]),
                &column(updated, |row| row.context[1]),
                &column(updated, |row| row.state),
                &column(updated, |row| &row.target),
                &column(updated, |row| &row.origin),
                &column(updated, |row| &row.document),
                &column(updated, |row| &row.unit),
                &column(updated, |row| &row.date),
                &column(updated, |row| &row.glossary),
            ],
        )?;
    }
    if !neighbours.is_empty() {
        let hashes: Vec<i64> = neighbours.keys().copied().collect();
        let texts: Vec<&String> = neighbours.values().collect();
        transaction.execute(NEIGHBOURS, &[&hashes, &texts])?;
    }
    Ok(())
}
