//! The store in one file, by SQLite.
//!
//! Written ahead (WAL), so that readers and one writer do not wait for each other, and a process that is killed leaves the
//! file as it was before its last transaction.

use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::{
    Connection, ErrorCode, OptionalExtension, Row as SqlRow, Statement, ToSql, Transaction,
    TransactionBehavior, params,
};

use super::key::{self, Key};
use super::store::{
    Added, Change, Find, Keyed, Languages, Neighbours, Row, Store, Stored, TextKey, change, columns, row_of,
    state_number,
};
use super::{MemoryError, Translation};
use crate::lang;
use crate::model::Locale;

/// The format of the file; see [`MIGRATIONS`].
const FORMAT: i64 = MIGRATIONS.len() as i64;
/// Tells the file from other SQLite files: `tarj`.
const APPLICATION: i64 = 0x7461_726A;
/// How long one process waits for another.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long until it asks again, where it is not told.
const AGAIN: Duration = Duration::from_millis(10);

/// So many pairs at once are an import, which writes all over the keys: more of them are held in memory than by the connections of a run,
/// of which there is one a thread. The keys of five million pairs take 190 MB; where they do not fit, each pair reads several pages anew.
const MANY: usize = 10_000;

/// What leads from each format to the next; the first to format 1.
const MIGRATIONS: &[&str] = &[
    "
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
",
    // The sources before and behind a pair, by the hash that it has of them.
    "create table neighbour (hash integer primary key, source text not null);",
];

/// A statement that reads rows.
macro_rules! select {
    ($rest:literal) => {
        concat!(columns!("entry"), $rest)
    };
}

const FOLDED: &str =
    select!(" from entry where pair = ?1 and skeleton = ?2 and folded = ?3 order by id desc limit ?4");
const NEAREST: &str = select!(
    " from entry where pair = ?1 and skeleton = ?2 and folded = ?3
      order by (previous = ?5 and next = ?6) desc, source = ?7 desc, id desc limit ?4"
);
/// What bears on storing a pair; see [`change`].
const KNOWN: &str = select!(
    " from entry where pair = ?1 and skeleton = ?2 and folded = ?3 and entry.source = ?4
      and ((unit = ?5 and document = ?6 and unit <> '') or (target = ?7 and previous = ?8 and next = ?9)) order by id"
);
const SKELETON: &str =
    select!(" from entry where pair = ?1 and skeleton = ?2 order by folded, id desc limit ?3");
const ROWS: &str = select!(
    ", before.source, behind.source from entry
      left join neighbour before on before.hash = previous left join neighbour behind on behind.hash = next
      where id > ?1 order by id limit ?2"
);
const REKEYED: &str = "select id, pair, entry.source, before.source, behind.source from entry
 left join neighbour before on before.hash = previous left join neighbour behind on behind.hash = next";
const NEIGHBOUR: &str = "insert or ignore into neighbour (hash, source) values (?1, ?2)";
const ADD: &str = "insert into entry (previous, next, origin, state, document, unit, date, glossary, target, pair, skeleton,
 folded, source) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
const UPDATE: &str =
    "update entry set previous = ?1, next = ?2, origin = ?3, state = ?4, document = ?5, unit = ?6,
 date = ?7, glossary = ?8, target = ?9 where id = ?10";

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
        store.read(prepare)?;
        let (format, application, tables) = store.read(about)?;
        if application != APPLICATION && tables > 0 {
            return Err(MemoryError::NotMemory { path: shown });
        }
        if format > FORMAT {
            return Err(MemoryError::Newer { path: shown, found: format, known: FORMAT });
        }
        if format < FORMAT {
            store.write(migrate)?;
        }
        if store.read(keyed_by)? != Some(key::VERSION) {
            store.write(rekey)?;
        }
        Ok(store)
    }

    fn read<T>(&self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, MemoryError> {
        work(&self.connection).map_err(|error| named(&self.path, &error))
    }

    /// Does something in one transaction, which nobody else writes beside.
    fn write<T>(&mut self, work: impl FnOnce(&Transaction) -> rusqlite::Result<T>) -> Result<T, MemoryError> {
        let step = || {
            let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = work(&transaction)?;
            transaction.commit()?;
            Ok(done)
        };
        step().map_err(|error| named(&self.path, &error))
    }
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

fn named(path: &Path, error: &rusqlite::Error) -> MemoryError {
    let path = path.display().to_string();
    match error.sqlite_error_code() {
        _ if is_busy(error) => MemoryError::Busy { path },
        Some(ErrorCode::NotADatabase) => MemoryError::NotMemory { path },
        _ => MemoryError::Store { path, reason: error.to_string() },
    }
}

fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(32);
    // A plan does not depend on the values: else every statement is planned anew each time it is used.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    write_ahead(connection)?;
    connection.execute_batch(
        "pragma synchronous = normal; pragma cache_size = -16384;
         pragma temp_store = memory; pragma mmap_size = 0; pragma journal_size_limit = 67108864;
         pragma wal_autocheckpoint = 8192;",
    )
}

/// Has the file written ahead. Where two processes make one file at once, SQLite refuses the second without waiting as long as it was
/// told to: it is asked again until then.
fn write_ahead(connection: &Connection) -> rusqlite::Result<()> {
    let began = Instant::now();
    loop {
        match connection.execute_batch("pragma journal_mode = wal") {
            Err(error) if is_busy(&error) && began.elapsed() < PATIENCE => sleep(AGAIN),
            done => return done,
        }
    }
}

/// The format of the file, whose it is, and how many tables it has.
fn about(connection: &Connection) -> rusqlite::Result<(i64, i64, i64)> {
    let number = |pragma: &str| connection.query_row(pragma, [], |row| row.get(0));
    Ok((
        number("pragma user_version")?,
        number("pragma application_id")?,
        number("select count(*) from sqlite_schema")?,
    ))
}

/// Brings the file to the format of this program; another process may have been faster.
fn migrate(transaction: &Transaction) -> rusqlite::Result<()> {
    let (format, ..) = about(transaction)?;
    for migration in MIGRATIONS.iter().skip(usize::try_from(format).unwrap_or(0)) {
        transaction.execute_batch(migration)?;
    }
    transaction.pragma_update(None, "user_version", FORMAT.max(format))?;
    transaction.pragma_update(None, "application_id", APPLICATION)
}

/// The version of the program's keys that the pairs have.
fn keyed_by(connection: &Connection) -> rusqlite::Result<Option<i64>> {
    let found = connection
        .query_row("select value from meta where name = 'keys'", [], |row| row.get::<_, String>(0))
        .optional()?;
    Ok(found.and_then(|value| value.parse().ok()))
}

/// Keys every pair anew: another version of the program keyed them in another way.
fn rekey(transaction: &Transaction) -> rusqlite::Result<()> {
    let languages = languages(transaction)?;
    let language = |pair: i64| {
        let of = languages.iter().find(|one| one.id == pair);
        lang::of(of.map_or(&Locale::default(), |one| &one.source))
    };
    let mut select = transaction.prepare(REKEYED)?;
    let mut update = transaction
        .prepare("update entry set skeleton = ?2, folded = ?3, previous = ?4, next = ?5 where id = ?1")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (id, source): (i64, String) = (row.get(0)?, row.get(2)?);
        let language = language(row.get(1)?);
        let neighbours: Neighbours = [row.get(3)?, row.get(4)?];
        let Key { skeleton, folded, .. } = Key::of(language, &source);
        let context = neighbours.each_ref().map(|text| key::context(language, text.as_deref()));
        update.execute(params![id, skeleton, folded, context[0], context[1]])?;
        for (hash, text) in context.iter().zip(&neighbours) {
            if let Some(text) = text {
                transaction.prepare_cached(NEIGHBOUR)?.execute(params![hash, text])?;
            }
        }
    }
    // The index beside the file has the old keys.
    transaction.execute("update meta set value = lower(hex(randomblob(16))) where name = 'identity'", [])?;
    transaction.execute("insert or replace into meta values ('keys', ?1)", [key::VERSION.to_string()])?;
    Ok(())
}

fn row(row: &SqlRow) -> rusqlite::Result<Row> {
    row_of!(row, get)
}

fn languages(connection: &Connection) -> rusqlite::Result<Vec<Languages>> {
    let mut statement = connection.prepare_cached("select id, source, target from pair order by id")?;
    let rows = statement.query_map([], |row| Ok(Languages::new(row.get(0)?, [row.get(1)?, row.get(2)?])))?;
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

fn put(connection: &Connection, pairs: &[Keyed], added: &mut Vec<Added>) -> rusqlite::Result<Stored> {
    let mut stored = Stored::default();
    let mut last = None;
    let mut known = connection.prepare_cached(KNOWN)?;
    let mut neighbour = connection.prepare_cached(NEIGHBOUR)?;
    let mut add = connection.prepare_cached(ADD)?;
    let mut update = connection.prepare_cached(UPDATE)?;
    for (at, keyed) in pairs.iter().enumerate() {
        let Keyed { pair, key, context } = keyed;
        let languages = pair_id(connection, pair, &mut last)?;
        let about = params![
            languages,
            key.skeleton,
            key.folded,
            pair.source,
            pair.unit,
            pair.document,
            pair.target,
            context[0],
            context[1],
        ];
        let rows: Vec<Row> = known.query_map(about, row)?.collect::<rusqlite::Result<_>>()?;
        let changed = change(keyed, &rows);
        if matches!(changed, Change::Keep) {
            stored.same += 1;
            continue;
        }
        for (hash, text) in keyed.neighbours() {
            neighbour.execute(params![hash, text])?;
        }
        let (origin, state) = (pair.origin.to_string(), state_number(pair.state));
        let of_both: [&dyn ToSql; 9] = [
            &context[0],
            &context[1],
            &origin,
            &state,
            &pair.document,
            &pair.unit,
            &pair.date,
            &pair.glossary,
            &pair.target,
        ];
        match changed {
            Change::Keep => {}
            Change::Add => {
                stored.added += 1;
                let more: [&dyn ToSql; 4] = [&languages, &key.skeleton, &key.folded, &pair.source];
                let id = add.insert(&[&of_both[..], &more].concat()[..])?;
                added.push(Added { at, languages, id });
            }
            Change::Update(row) => {
                stored.updated += 1;
                update.execute(&[&of_both[..], &[&row.id]].concat()[..])?;
            }
        }
    }
    Ok(stored)
}

fn find(connection: &Connection, languages: i64, of: Find, limit: usize) -> rusqlite::Result<Vec<Row>> {
    let limit = most(limit);
    match of {
        Find::Folded(key) => folded(&mut *connection.prepare_cached(FOLDED)?, languages, key, limit),
        Find::Nearest((skeleton, folded), [previous, next], source) => {
            let mut statement = connection.prepare_cached(NEAREST)?;
            let values = params![languages, skeleton, folded, limit, previous, next, source];
            statement.query_map(values, row)?.collect()
        }
        Find::Skeleton(skeleton) => {
            let mut statement = connection.prepare_cached(SKELETON)?;
            statement.query_map([languages, skeleton, limit], row)?.collect()
        }
    }
}

/// The pairs that [`FOLDED`] finds, the statement of which is ready.
fn folded(
    statement: &mut Statement,
    languages: i64,
    (skeleton, folded): TextKey,
    limit: i64,
) -> rusqlite::Result<Vec<Row>> {
    statement.query_map([languages, skeleton, folded, limit], row)?.collect()
}

/// A limit as SQL has it.
fn most(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}

impl Store for Sqlite {
    fn again(&self) -> Result<Box<dyn Store>, MemoryError> {
        Ok(Box::new(Self::open(&self.path)?))
    }

    fn identity(&mut self) -> Result<String, MemoryError> {
        self.read(|connection| {
            connection.query_row("select value from meta where name = 'identity'", [], |row| row.get(0))
        })
    }

    fn languages(&mut self) -> Result<Vec<Languages>, MemoryError> {
        self.read(languages)
    }

    fn put(&mut self, pairs: &[Keyed], added: &mut Vec<Added>) -> Result<Stored, MemoryError> {
        if pairs.len() >= MANY {
            self.read(|connection| connection.execute_batch("pragma cache_size = -262144"))?;
        }
        self.write(|transaction| put(transaction, pairs, added))
    }

    fn find(&mut self, languages: i64, of: Find, limit: usize) -> Result<Vec<Row>, MemoryError> {
        self.read(|connection| find(connection, languages, of, limit))
    }

    fn find_each(&mut self, asked: &[(i64, Find)], limit: usize) -> Result<Vec<Vec<Row>>, MemoryError> {
        if let [(languages, of)] = asked {
            return Ok(vec![self.find(*languages, *of, limit)?]);
        }
        // A transaction for each would lock the file anew for each.
        self.read(|connection| {
            let together = connection.unchecked_transaction()?;
            let mut statement = together.prepare_cached(FOLDED)?;
            let each = asked.iter().map(|(languages, of)| match of {
                Find::Folded(key) => folded(&mut statement, *languages, *key, most(limit)),
                of => find(&together, *languages, *of, limit),
            });
            each.collect()
        })
    }

    fn rows(
        &mut self,
        after: i64,
        limit: usize,
        each: &mut dyn FnMut(Row, Neighbours),
    ) -> Result<(), MemoryError> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(ROWS)?;
            let mut rows = statement.query([after, most(limit)])?;
            while let Some(one) = rows.next()? {
                each(row(one)?, [one.get(14)?, one.get(15)?]);
            }
            Ok(())
        })
    }

    fn sources(
        &mut self,
        languages: i64,
        range: (i64, i64),
        limit: usize,
        each: &mut dyn FnMut(i64, &str),
    ) -> Result<(), MemoryError> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                // The plus keeps it from reading all keys of the languages instead of the few ids.
                "select id, source from entry where id > ?1 and id <= ?2 and +pair = ?3 order by id limit ?4",
            )?;
            let mut rows = statement.query([range.0, range.1, languages, most(limit)])?;
            while let Some(row) = rows.next()? {
                // Text that another program put there may be no UTF-8.
                each(row.get(0)?, row.get_ref(1)?.as_str().unwrap_or_default());
            }
            Ok(())
        })
    }

    fn last(&mut self) -> Result<i64, MemoryError> {
        self.read(|connection| {
            let mut statement =
                connection.prepare_cached("select seq from sqlite_sequence where name = 'entry'")?;
            Ok(statement.query_row([], |row| row.get(0)).optional()?.unwrap_or_default())
        })
    }

    fn delete(&mut self, ids: &[i64]) -> Result<u64, MemoryError> {
        self.write(|transaction| {
            let mut delete = transaction.prepare_cached("delete from entry where id = ?1")?;
            ids.iter().map(|id| Ok(delete.execute([id])? as u64)).sum()
        })
    }

    fn compact(&mut self) -> Result<(), MemoryError> {
        self.read(|connection| {
            connection.execute_batch(
                "delete from neighbour where hash not in (select previous from entry union select next from entry);
                 vacuum; pragma wal_checkpoint(truncate); pragma optimize;",
            )
        })
    }

    fn check(&mut self) -> Result<Vec<String>, MemoryError> {
        self.read(|connection| {
            let mut statement = connection.prepare("pragma integrity_check(20)")?;
            let lines: Vec<String> =
                statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
            Ok(lines.into_iter().filter(|line| line != "ok").collect())
        })
    }
}
