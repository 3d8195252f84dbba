//! The store that several machines share, by PostgreSQL.
//!
//! Its tables are `tarjuman_…` in the first schema of the search path. Whoever writes holds the row of `tarjuman_meta` that
//! has the last id given, until the transaction ends: ids come into sight in their order, and a worker that has seen the pairs
//! up to one never misses one below it. Similar sources are not sought here: every worker has an index of its own.

mod statements;
mod way;

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap};

use postgres::error::SqlState;
use postgres::types::ToSql;
use postgres::{Client, Row as SqlRow, Statement, Transaction};

use self::statements::{
    ADD, FOLDED, KNOWN, LANGUAGES, MIGRATIONS, NEAREST, NEIGHBOURS, REKEY, ROWS, SKELETON, UPDATE,
};
use self::way::Way;
use super::MemoryError;
use super::address::Address;
use super::key::{self, Key};
use super::store::{
    Added, Change, Find, Keyed, Languages, Neighbours, Row, Store, Stored, TextKey, change, row_of,
    state_number,
};
use crate::lang;

/// The format of the tables; see [`MIGRATIONS`].
const FORMAT: i64 = MIGRATIONS.len() as i64;
/// Pairs that are looked up, added or keyed anew by one statement.
const TOGETHER: usize = 5_000;

type Parameters<'a> = &'a [&'a (dyn ToSql + Sync)];

/// A connection to the server.
pub(super) struct Postgres {
    address: Address,
    way: Way,
    client: Client,
    prepared: HashMap<&'static str, Statement>,
}

impl Postgres {
    /// Connects, and brings the tables to the format of this program.
    ///
    /// # Errors
    ///
    /// When the server cannot be reached or refuses, the tables are of a newer version of the program, or the connection
    /// would show texts to others.
    pub fn connect(address: &Address, password: Option<&str>) -> Result<Self, MemoryError> {
        let mut store = Self::open(address.clone(), Way::of(address, password)?)?;
        store.prepare()?;
        Ok(store)
    }

    fn open(address: Address, way: Way) -> Result<Self, MemoryError> {
        let open = || {
            let mut client = way.connect()?;
            client.batch_execute("set lock_timeout = '30s'")?;
            Ok(client)
        };
        let client = open().map_err(|error| named(&address, &error))?;
        Ok(Self { address, way, client, prepared: HashMap::new() })
    }

    /// Makes or changes the tables, unless they are as they should be.
    fn prepare(&mut self) -> Result<(), MemoryError> {
        if self.write(versions)? != [FORMAT, key::VERSION] {
            self.write(migrate)?;
        }
        // Workers of two versions would change the tables by turns.
        for (found, known) in self.write(versions)?.into_iter().zip([FORMAT, key::VERSION]) {
            if found > known {
                return Err(MemoryError::Newer { path: self.address.to_string(), found, known });
            }
        }
        Ok(())
    }

    /// The connection, made again should it have been lost.
    fn client(&mut self) -> Result<&mut Client, MemoryError> {
        if self.client.is_closed() {
            *self = Self::open(self.address.clone(), self.way.clone())?;
        }
        Ok(&mut self.client)
    }

    /// Does something in one transaction.
    fn write<T>(
        &mut self,
        work: impl FnOnce(&mut Transaction) -> Result<T, postgres::Error>,
    ) -> Result<T, MemoryError> {
        let address = self.address.clone();
        let client = self.client()?;
        let step = || {
            let mut transaction = client.transaction()?;
            let done = work(&mut transaction)?;
            transaction.commit()?;
            Ok(done)
        };
        step().map_err(|error| named(&address, &error))
    }

    /// The rows of a statement, which is prepared once.
    fn query(&mut self, sql: &'static str, values: Parameters) -> Result<Vec<SqlRow>, MemoryError> {
        self.client()?;
        let mut step = || {
            let statement = match self.prepared.get(sql) {
                Some(statement) => statement.clone(),
                None => {
                    let statement = self.client.prepare(sql)?;
                    self.prepared.insert(sql, statement.clone());
                    statement
                }
            };
            self.client.query(&statement, values)
        };
        step().map_err(|error| named(&self.address, &error))
    }

    fn one<T: for<'a> postgres::types::FromSql<'a>>(&mut self, sql: &'static str) -> Result<T, MemoryError> {
        let rows = self.query(sql, &[])?;
        let first = rows.first().map(|row| row.try_get(0));
        let lost =
            || MemoryError::Store { path: self.address.to_string(), reason: format!("no answer to {sql}") };
        first.ok_or_else(lost)?.map_err(|error| named(&self.address, &error))
    }
}

fn named(address: &Address, error: &postgres::Error) -> MemoryError {
    let path = address.to_string();
    if error.code() == Some(&SqlState::LOCK_NOT_AVAILABLE) {
        return MemoryError::Busy { path };
    }
    let mut reason =
        error.as_db_error().map_or_else(|| error.to_string(), |error| error.message().to_owned());
    if error.as_db_error().is_none()
        && let Some(cause) = std::error::Error::source(error)
    {
        reason = format!("{reason}: {cause}");
    }
    MemoryError::Store { path, reason }
}

fn meta(transaction: &mut Transaction, name: &str) -> Result<Option<i64>, postgres::Error> {
    let row = transaction.query_opt("select value from tarjuman_meta where name = $1", &[&name])?;
    let value: Option<String> = row.map(|row| row.try_get(0)).transpose()?;
    Ok(value.and_then(|value| value.parse().ok()))
}

fn set_meta(transaction: &mut Transaction, name: &str, value: i64) -> Result<(), postgres::Error> {
    let sql =
        "insert into tarjuman_meta values ($1, $2) on conflict (name) do update set value = excluded.value";
    transaction.execute(sql, &[&name, &value.to_string()]).map(drop)
}

/// The format of the tables, 0 where there are none, and the version of the keys of the pairs.
fn versions(transaction: &mut Transaction) -> Result<[i64; 2], postgres::Error> {
    // Not by `to_regclass`: it would not see what another made while this transaction waited for it.
    let there =
        "select count(*) > 0 from pg_class where relname = 'tarjuman_meta' and pg_table_is_visible(oid)";
    if !transaction.query_one(there, &[])?.try_get(0)? {
        return Ok([0, 0]);
    }
    Ok([meta(transaction, "format")?.unwrap_or_default(), meta(transaction, "keys")?.unwrap_or_default()])
}

/// Brings the tables to the format of this program and the pairs to its keys.
fn migrate(transaction: &mut Transaction) -> Result<(), postgres::Error> {
    // Of two that find no tables one has to wait.
    transaction.execute("select pg_advisory_xact_lock(7021867)", &[])?;
    let [format, keys] = versions(transaction)?;
    for migration in MIGRATIONS.iter().skip(usize::try_from(format).unwrap_or(0)) {
        transaction.batch_execute(migration)?;
    }
    if format < FORMAT {
        set_meta(transaction, "format", FORMAT)?;
    }
    if keys < key::VERSION && format <= FORMAT {
        last_for_update(transaction)?;
        rekey(transaction)?;
        set_meta(transaction, "keys", key::VERSION)?;
    }
    Ok(())
}

/// The last id given. Until the end of the transaction nobody else writes.
fn last_for_update(transaction: &mut Transaction) -> Result<i64, postgres::Error> {
    let row = transaction.query_opt("select value from tarjuman_meta where name = 'last' for update", &[])?;
    let value: Option<String> = row.map(|row| row.try_get(0)).transpose()?;
    Ok(value.and_then(|value| value.parse().ok()).unwrap_or_default())
}

/// Text as PostgreSQL can hold it: without NUL.
fn text(text: &str) -> String {
    text.replace('\0', "\u{FFFD}")
}

fn row(row: &SqlRow) -> Result<Row, postgres::Error> {
    row_of!(row, try_get)
}

fn languages(rows: &[SqlRow]) -> Result<Vec<Languages>, postgres::Error> {
    rows.iter().map(|row| Ok(Languages::new(row.try_get(0)?, [row.try_get(1)?, row.try_get(2)?]))).collect()
}

/// Keys every pair anew: an older version of the program keyed them in another way.
fn rekey(transaction: &mut Transaction) -> Result<(), postgres::Error> {
    let languages = languages(&transaction.query(LANGUAGES, &[])?)?;
    let mut after = 0_i64;
    loop {
        let rows = transaction.query(ROWS, &[&after, &(TOGETHER as i64)])?;
        let Some(last) = rows.last() else { break };
        after = last.try_get(0)?;
        let mut numbers: [Vec<i64>; 5] = Default::default();
        let mut neighbours: (Vec<i64>, Vec<String>) = Default::default();
        for one in &rows {
            let (pair, source): (i64, &str) = (one.try_get(1)?, one.try_get(2)?);
            let known = languages.iter().find(|languages| languages.id == pair);
            let language = lang::of(known.map_or(&Default::default(), |languages| &languages.source));
            let Key { skeleton, folded, .. } = Key::of(language, source);
            let texts: Neighbours = [one.try_get(14)?, one.try_get(15)?];
            let context = texts.each_ref().map(|text| key::context(language, text.as_deref()));
            let new = [one.try_get(0)?, skeleton, folded, context[0], context[1]];
            numbers.iter_mut().zip(new).for_each(|(all, number)| all.push(number));
            for (hash, text) in context.into_iter().zip(texts) {
                if let Some(text) = text {
                    neighbours.0.push(hash);
                    neighbours.1.push(text);
                }
            }
        }
        let [ids, skeletons, folded, previous, next] = &numbers;
        transaction.execute(REKEY, &[ids, skeletons, folded, previous, next])?;
        transaction.execute(NEIGHBOURS, &[&neighbours.0, &neighbours.1])?;
    }
    // The indexes that workers have beside it have the old keys.
    transaction
        .execute(
            "update tarjuman_meta set value = md5(random()::text || clock_timestamp()::text) where name = 'identity'",
            &[],
        )
        .map(drop)
}

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

fn put(transaction: &mut Transaction, pairs: &[Keyed]) -> Result<Stored, postgres::Error> {
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

/// A limit as SQL has it.
fn most(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}

impl Store for Postgres {
    fn again(&self) -> Result<Box<dyn Store>, MemoryError> {
        Ok(Box::new(Self::open(self.address.clone(), self.way.clone())?))
    }

    fn identity(&mut self) -> Result<String, MemoryError> {
        self.one("select value from tarjuman_meta where name = 'identity'")
    }

    fn languages(&mut self) -> Result<Vec<Languages>, MemoryError> {
        languages(&self.query(LANGUAGES, &[])?).map_err(|error| named(&self.address, &error))
    }

    // Others store at the same time: what is new is read like theirs.
    fn put(&mut self, pairs: &[Keyed], _: &mut Vec<Added>) -> Result<Stored, MemoryError> {
        self.write(|transaction| put(transaction, pairs))
    }

    fn find(&mut self, languages: i64, find: Find, limit: usize) -> Result<Vec<Row>, MemoryError> {
        let limit = most(limit);
        let rows = match find {
            Find::Folded((skeleton, folded)) => {
                self.query(FOLDED, &[&languages, &skeleton, &folded, &limit])?
            }
            Find::Nearest((skeleton, folded), [previous, next], source) => self
                .query(NEAREST, &[&languages, &skeleton, &folded, &limit, &previous, &next, &text(source)])?,
            Find::Skeleton(skeleton) => self.query(SKELETON, &[&languages, &skeleton, &limit])?,
        };
        let rows: Result<Vec<Row>, postgres::Error> = rows.iter().map(row).collect();
        rows.map_err(|error| named(&self.address, &error))
    }

    fn rows(
        &mut self,
        after: i64,
        limit: usize,
        each: &mut dyn FnMut(Row, Neighbours),
    ) -> Result<(), MemoryError> {
        for one in self.query(ROWS, &[&after, &most(limit)])? {
            let read = || Ok((row(&one)?, [one.try_get(14)?, one.try_get(15)?]));
            let (row, neighbours) = read().map_err(|error| named(&self.address, &error))?;
            each(row, neighbours);
        }
        Ok(())
    }

    fn sources(
        &mut self,
        languages: i64,
        range: (i64, i64),
        limit: usize,
        each: &mut dyn FnMut(i64, &str),
    ) -> Result<(), MemoryError> {
        let (mut after, mut left) = (range.0, limit);
        while left > 0 {
            // A million at once would have to be held twice.
            let some = most(left.min(20 * TOGETHER));
            let rows = self.query(
                "select id, source from tarjuman_entry where id > $1 and id <= $2 and pair = $3 order by id limit $4",
                &[&after, &range.1, &languages, &some],
            )?;
            for row in &rows {
                let read = || Ok((row.try_get(0)?, row.try_get(1)?));
                let (id, source) = read().map_err(|error| named(&self.address, &error))?;
                after = id;
                each(id, source);
            }
            left -= rows.len();
            if (rows.len() as i64) < some {
                break;
            }
        }
        Ok(())
    }

    fn last(&mut self) -> Result<i64, MemoryError> {
        let value: String = self.one("select value from tarjuman_meta where name = 'last'")?;
        Ok(value.parse().unwrap_or_default())
    }

    fn delete(&mut self, ids: &[i64]) -> Result<u64, MemoryError> {
        self.write(|transaction| {
            transaction.execute("delete from tarjuman_entry where id = any($1)", &[&ids])
        })
    }

    fn compact(&mut self) -> Result<(), MemoryError> {
        self.write(|transaction| {
            transaction.execute(
                "delete from tarjuman_neighbour where hash not in
                 (select previous from tarjuman_entry union select next from tarjuman_entry)",
                &[],
            )
        })?;
        let address = self.address.clone();
        let vacuum = |client: &mut Client| {
            client.batch_execute("vacuum analyze tarjuman_entry")?;
            client.batch_execute("vacuum analyze tarjuman_neighbour")
        };
        vacuum(self.client()?).map_err(|error| named(&address, &error))
    }

    fn check(&mut self) -> Result<Vec<String>, MemoryError> {
        let mut wrong = Vec::new();
        let last = self.last()?;
        let highest: i64 = self.one("select coalesce(max(id), 0) from tarjuman_entry")?;
        if highest > last {
            wrong.push(format!("the last pair has id {highest}, the last id given is {last}"));
        }
        let unkeyed: i64 = self.one(
            "select count(*) from tarjuman_entry where skeleton = 0 or folded = 0 or source = '' or target = ''",
        )?;
        if unkeyed > 0 {
            wrong.push(format!("{unkeyed} pairs without key or text"));
        }
        Ok(wrong)
    }
}
