//! The store that several machines share, by PostgreSQL.
//!
//! Its tables are `tarjuman_…` in the first schema of the search path. Whoever writes holds the row of `tarjuman_meta` that
//! has the last id given, until the transaction ends: ids come into sight in their order, and a worker that has seen the pairs
//! up to one never misses one below it. Similar sources are not sought here: every worker has an index of its own.

mod put;
mod statements;
mod way;

use std::collections::HashMap;

use postgres::error::SqlState;
use postgres::types::ToSql;
use postgres::{Client, Row as SqlRow, Statement, Transaction};

use self::statements::{FOLDED, LANGUAGES, MIGRATIONS, NEAREST, NEIGHBOURS, REKEY, ROWS, SKELETON};
use self::way::Way;
use super::MemoryError;
use super::address::Address;
use super::key::{self, Key};
use super::store::{Added, Find, Keyed, Languages, Neighbours, Row, Store, Stored, row_of};
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
        self.write(|transaction| put::put(transaction, pairs))
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
