//! The store in one file, by SQLite.
//!
//! Written ahead (WAL), so that readers and one writer do not wait for each other, and a process that is killed leaves the
//! file as it was before its last transaction.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OptionalExtension, Row as SqlRow, TransactionBehavior, params};

use super::key;
use super::store::{Change, Find, Keyed, Languages, Row, Store, Stored, change, state_number};
use super::{MemoryError, Translation};
use crate::lang;

/// The format of the file; see [`MIGRATIONS`].
const FORMAT: i64 = MIGRATIONS.len() as i64;
/// Tells the file from other SQLite files: `tarj`.
const APPLICATION: i64 = 0x7461_726A;
/// How long one process waits for another.
const PATIENCE: Duration = Duration::from_secs(30);

/// What leads from each format to the next; the first to format 1.
const MIGRATIONS: &[&str] = &["
create table meta (name text primary key, value text not null) without rowid;
create table pair (id integer primary key, source text not null, target text not null, unique (source, target));
create table entry (
    id integer primary key autoincrement,
    pair integer not null,
    skeleton integer not null,
    folded integer not null,
    source text not null,
    target text not null,
    previous integer not null,
    next integer not null,
    origin text not null,
    state integer not null,
    document text not null,
    unit text not null,
    date text not null,
    glossary text not null
);
create index entry_key on entry (pair, skeleton, folded);
insert into meta values ('identity', lower(hex(randomblob(16))));
"];

const COLUMNS: &str = "id, pair, source, target, skeleton, folded, previous, next, origin, state, document, unit, date, glossary";

/// A connection to the file.
pub(super) struct Sqlite {
    path: PathBuf,
    connection: Connection,
}

impl Sqlite {
    /// Opens a file, which is made should it not exist.
    pub fn open(path: &Path) -> Result<Self, MemoryError> {
        let shown = path.display().to_string();
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder)
                .map_err(|error| MemoryError::Store { path: shown.clone(), reason: error.to_string() })?;
        }
        let connection = Connection::open(path).map_err(|error| named(path, &error))?;
        let mut store = Self { path: path.to_owned(), connection };
        store.prepare().map_err(|error| store.named(&error))?;
        let format = store.migrate()?;
        if format > FORMAT {
            return Err(MemoryError::Newer { path: shown, found: format, known: FORMAT });
        }
        store.rekey()?;
        Ok(store)
    }

    fn prepare(&self) -> rusqlite::Result<()> {
        let connection = &self.connection;
        connection.busy_timeout(PATIENCE)?;
        connection.set_prepared_statement_cache_capacity(32);
        connection.execute_batch(
            "pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -65536;
             pragma temp_store = memory; pragma mmap_size = 0; pragma journal_size_limit = 67108864;",
        )
    }

    /// Brings the file to the format of this program; the format it has then.
    fn migrate(&mut self) -> Result<i64, MemoryError> {
        let read = |connection: &Connection| -> rusqlite::Result<(i64, i64, i64)> {
            let number = |pragma: &str| connection.query_row(pragma, [], |row| row.get(0));
            Ok((
                number("pragma user_version")?,
                number("pragma application_id")?,
                number("select count(*) from sqlite_schema")?,
            ))
        };
        let (format, application, tables) = read(&self.connection).map_err(|error| self.named(&error))?;
        if application != APPLICATION && tables > 0 {
            return Err(MemoryError::NotMemory { path: self.path.display().to_string() });
        }
        if format >= FORMAT {
            return Ok(format);
        }
        let mut step = || -> rusqlite::Result<i64> {
            let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            // Another process may have been faster.
            let (format, ..) = read(&transaction)?;
            for migration in MIGRATIONS.iter().skip(usize::try_from(format).unwrap_or(0)) {
                transaction.execute_batch(migration)?;
            }
            transaction.pragma_update(None, "user_version", FORMAT.max(format))?;
            transaction.pragma_update(None, "application_id", APPLICATION)?;
            transaction.commit()?;
            Ok(FORMAT.max(format))
        };
        step().map_err(|error| named(&self.path, &error))
    }

    /// Keys every pair anew where another version of the program keyed them in another way.
    fn rekey(&mut self) -> Result<(), MemoryError> {
        let path = self.path.clone();
        let mut step = || -> rusqlite::Result<()> {
            let version = |connection: &Connection| -> rusqlite::Result<Option<i64>> {
                let found = connection
                    .query_row("select value from meta where name = 'keys'", [], |row| {
                        row.get::<_, String>(0)
                    })
                    .optional()?;
                Ok(found.and_then(|value| value.parse().ok()))
            };
            if version(&self.connection)? == Some(key::VERSION) {
                return Ok(());
            }
            let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            {
                let languages = languages(&transaction)?;
                let mut select = transaction.prepare("select id, pair, source from entry")?;
                let mut update =
                    transaction.prepare("update entry set skeleton = ?2, folded = ?3 where id = ?1")?;
                let mut rows = select.query([])?;
                while let Some(row) = rows.next()? {
                    let (id, pair, source): (i64, i64, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
                    let of = languages.iter().find(|one| one.id == pair);
                    let locale = of.and_then(|one| one.source.parse().ok()).unwrap_or_default();
                    let key = key::Key::of(lang::of(&locale), &source);
                    update.execute(params![id, key.skeleton, key.folded])?;
                }
            }
            // The index beside the file has the old keys.
            transaction
                .execute("update meta set value = lower(hex(randomblob(16))) where name = 'identity'", [])?;
            transaction
                .execute("insert or replace into meta values ('keys', ?1)", [key::VERSION.to_string()])?;
            transaction.commit()
        };
        step().map_err(|error| named(&path, &error))
    }

    fn named(&self, error: &rusqlite::Error) -> MemoryError {
        named(&self.path, error)
    }
}

fn named(path: &Path, error: &rusqlite::Error) -> MemoryError {
    let path = path.display().to_string();
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => MemoryError::Busy { path },
        Some(ErrorCode::NotADatabase) => MemoryError::NotMemory { path },
        _ => MemoryError::Store { path, reason: error.to_string() },
    }
}

fn row(row: &SqlRow) -> rusqlite::Result<Row> {
    Ok(Row {
        id: row.get(0)?,
        pair: row.get(1)?,
        source: row.get(2)?,
        target: row.get(3)?,
        skeleton: row.get(4)?,
        folded: row.get(5)?,
        context: [row.get(6)?, row.get(7)?],
        origin: row.get(8)?,
        state: row.get(9)?,
        document: row.get(10)?,
        unit: row.get(11)?,
        date: row.get(12)?,
        glossary: row.get(13)?,
    })
}

fn languages(connection: &Connection) -> rusqlite::Result<Vec<Languages>> {
    let mut statement = connection.prepare_cached("select id, source, target from pair order by id")?;
    let rows = statement
        .query_map([], |row| Ok(Languages { id: row.get(0)?, source: row.get(1)?, target: row.get(2)? }))?;
    rows.collect()
}

/// The id of a pair of languages, which is made should it not exist; the last one asked for is remembered.
fn pair_id<'a>(
    connection: &Connection,
    pair: &'a Translation,
    last: &mut Option<(&'a Translation, i64)>,
) -> rusqlite::Result<i64> {
    if let Some((known, id)) = last
        && known.source_locale == pair.source_locale
        && known.target_locale == pair.target_locale
    {
        return Ok(*id);
    }
    let tags = [pair.source_locale.to_string(), pair.target_locale.to_string()];
    connection
        .prepare_cached("insert or ignore into pair (source, target) values (?1, ?2)")?
        .execute([&tags[0], &tags[1]])?;
    let id = connection
        .prepare_cached("select id from pair where source = ?1 and target = ?2")?
        .query_row([&tags[0], &tags[1]], |row| row.get(0))?;
    *last = Some((pair, id));
    Ok(id)
}

fn put(connection: &Connection, pairs: &[Keyed]) -> rusqlite::Result<Stored> {
    let mut stored = Stored::default();
    let mut last = None;
    let mut known = connection.prepare_cached(&format!(
        "select {COLUMNS} from entry where pair = ?1 and skeleton = ?2 and folded = ?3 order by id"
    ))?;
    let mut add = connection.prepare_cached(
        "insert into entry (pair, skeleton, folded, source, target, previous, next, origin, state, document, unit, date,
         glossary) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?;
    let mut update = connection.prepare_cached(
        "update entry set target = ?2, previous = ?3, next = ?4, origin = ?5, state = ?6, document = ?7, unit = ?8,
         date = ?9, glossary = ?10 where id = ?1",
    )?;
    for keyed in pairs {
        let Keyed { pair, key, context } = keyed;
        let languages = pair_id(connection, pair, &mut last)?;
        let rows: Vec<Row> =
            known.query_map([languages, key.skeleton, key.folded], row)?.collect::<rusqlite::Result<_>>()?;
        let (state, origin) = (state_number(pair.state), pair.origin.to_string());
        match change(keyed, &rows) {
            Change::Keep => stored.same += 1,
            Change::Add => {
                add.execute(params![
                    languages,
                    key.skeleton,
                    key.folded,
                    pair.source,
                    pair.target,
                    context[0],
                    context[1],
                    origin,
                    state,
                    pair.document,
                    pair.unit,
                    pair.date,
                    pair.glossary,
                ])?;
                stored.added += 1;
            }
            Change::Update(row) => {
                update.execute(params![
                    row.id,
                    pair.target,
                    context[0],
                    context[1],
                    origin,
                    state,
                    pair.document,
                    pair.unit,
                    pair.date,
                    pair.glossary,
                ])?;
                stored.updated += 1;
            }
        }
    }
    Ok(stored)
}

impl Store for Sqlite {
    fn again(&self) -> Result<Box<dyn Store>, MemoryError> {
        Ok(Box::new(Self::open(&self.path)?))
    }

    fn identity(&mut self) -> Result<String, MemoryError> {
        self.connection
            .query_row("select value from meta where name = 'identity'", [], |row| row.get(0))
            .map_err(|error| self.named(&error))
    }

    fn languages(&mut self) -> Result<Vec<Languages>, MemoryError> {
        languages(&self.connection).map_err(|error| self.named(&error))
    }

    fn put(&mut self, pairs: &[Keyed]) -> Result<Stored, MemoryError> {
        let mut step = || -> rusqlite::Result<Stored> {
            let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let stored = put(&transaction, pairs)?;
            transaction.commit()?;
            Ok(stored)
        };
        step().map_err(|error| named(&self.path, &error))
    }

    fn find(&mut self, find: Find, limit: usize) -> Result<Vec<Row>, MemoryError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let select = || -> rusqlite::Result<Vec<Row>> {
            let (condition, values) = match find {
                Find::Folded(pair, skeleton, folded) => (
                    "pair = ?1 and skeleton = ?2 and folded = ?3 order by id desc limit ?4",
                    vec![pair, skeleton, folded, limit],
                ),
                Find::Skeleton(pair, skeleton) => (
                    "pair = ?1 and skeleton = ?2 order by folded, id desc limit ?3",
                    vec![pair, skeleton, limit],
                ),
            };
            let mut statement =
                self.connection.prepare_cached(&format!("select {COLUMNS} from entry where {condition}"))?;
            statement.query_map(rusqlite::params_from_iter(values), row)?.collect()
        };
        select().map_err(|error| self.named(&error))
    }

    fn rows(
        &mut self,
        languages: Option<i64>,
        after: i64,
        limit: usize,
        each: &mut dyn FnMut(Row),
    ) -> Result<(), MemoryError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut select = || -> rusqlite::Result<()> {
            let mut statement = self.connection.prepare_cached(&format!(
                "select {COLUMNS} from entry where id > ?1 and (?2 is null or pair = ?2) order by id limit ?3"
            ))?;
            let rows = statement.query_map(params![after, languages, limit], row)?;
            rows.into_iter().try_for_each(|row| row.map(&mut *each))
        };
        select().map_err(|error| self.named(&error))
    }

    fn sources(
        &mut self,
        languages: i64,
        range: (i64, i64),
        most: usize,
        each: &mut dyn FnMut(i64, &str),
    ) -> Result<(), MemoryError> {
        let mut select = || -> rusqlite::Result<()> {
            let mut statement = self.connection.prepare_cached(
                "select id, source from entry where id > ?1 and id <= ?2 and pair = ?3 order by id limit ?4",
            )?;
            let mut rows =
                statement.query([range.0, range.1, languages, i64::try_from(most).unwrap_or(i64::MAX)])?;
            while let Some(row) = rows.next()? {
                // Text that another program put there may be no UTF-8.
                each(row.get(0)?, row.get_ref(1)?.as_str().unwrap_or_default());
            }
            Ok(())
        };
        select().map_err(|error| self.named(&error))
    }

    fn last(&mut self) -> Result<i64, MemoryError> {
        self.connection
            .prepare_cached("select seq from sqlite_sequence where name = 'entry'")
            .and_then(|mut statement| statement.query_row([], |row| row.get(0)).optional())
            .map(Option::unwrap_or_default)
            .map_err(|error| self.named(&error))
    }

    fn delete(&mut self, ids: &[i64]) -> Result<u64, MemoryError> {
        let mut step = || -> rusqlite::Result<u64> {
            let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let mut deleted = 0;
            {
                let mut delete = transaction.prepare_cached("delete from entry where id = ?1")?;
                for id in ids {
                    deleted += delete.execute([id])? as u64;
                }
            }
            transaction.commit()?;
            Ok(deleted)
        };
        step().map_err(|error| named(&self.path, &error))
    }

    fn compact(&mut self) -> Result<(), MemoryError> {
        self.connection
            .execute_batch("vacuum; pragma wal_checkpoint(truncate); pragma optimize;")
            .map_err(|error| self.named(&error))
    }

    fn check(&mut self) -> Result<Vec<String>, MemoryError> {
        let select = || -> rusqlite::Result<Vec<String>> {
            let mut statement = self.connection.prepare("pragma integrity_check(20)")?;
            let lines: Vec<String> =
                statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
            Ok(lines.into_iter().filter(|line| line != "ok").collect())
        };
        select().map_err(|error| self.named(&error))
    }
}
