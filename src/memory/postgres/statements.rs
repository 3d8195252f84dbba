//! What is asked of the server: its tables, and the statements that are prepared once.

use crate::memory::store::columns;

/// What leads from each format to the next; the first to format 1.
pub(super) const MIGRATIONS: &[&str] = &["
create table tarjuman_meta (name text primary key, value text not null);
create table tarjuman_pair (
    id bigint generated always as identity primary key,
    source text not null,
    target text not null,
    unique (source, target)
);
create table tarjuman_entry (
    id bigint primary key,
    pair bigint not null references tarjuman_pair,
    skeleton bigint not null,
    folded bigint not null,
    source text not null,
    target text not null,
    previous bigint not null,
    next bigint not null,
    origin text not null,
    state bigint not null,
    document text not null,
    unit text not null,
    date text not null,
    glossary text not null
);
create index tarjuman_entry_key on tarjuman_entry (pair, skeleton, folded);
create table tarjuman_neighbour (hash bigint primary key, source text not null);
insert into tarjuman_meta values ('identity', md5(random()::text || clock_timestamp()::text)), ('last', '0');
"];

/// A statement that reads rows.
macro_rules! select {
    ($rest:literal) => {
        concat!(columns!("e"), $rest)
    };
}

pub(super) const FOLDED: &str = select!(
    " from tarjuman_entry e where pair = $1 and skeleton = $2 and folded = $3 order by id desc limit $4"
);
pub(super) const NEAREST: &str = select!(
    " from tarjuman_entry e where pair = $1 and skeleton = $2 and folded = $3
      order by (previous = $5 and next = $6) desc, (source = $7) desc, id desc limit $4"
);
pub(super) const SKELETON: &str =
    select!(" from tarjuman_entry e where pair = $1 and skeleton = $2 order by folded, id desc limit $3");
pub(super) const ROWS: &str = select!(
    ", before.source, behind.source from tarjuman_entry e
      left join tarjuman_neighbour before on before.hash = previous
      left join tarjuman_neighbour behind on behind.hash = next
      where e.id > $1 order by e.id limit $2"
);
pub(super) const KNOWN: &str = select!(
    " from tarjuman_entry e join unnest($1::bigint[], $2::bigint[], $3::bigint[]) as k (pair, skeleton, folded)
      using (pair, skeleton, folded) order by e.id"
);
pub(super) const ADD: &str = "insert into tarjuman_entry (id, pair, skeleton, folded, previous, next, state, source, target, origin,
 document, unit, date, glossary) select * from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[],
 $6::bigint[], $7::bigint[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[])";
pub(super) const UPDATE: &str = "update tarjuman_entry e set previous = n.previous, next = n.next, state = n.state, target = n.target,
 origin = n.origin, document = n.document, unit = n.unit, date = n.date, glossary = n.glossary
 from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[],
 $9::text[], $10::text[]) as n (id, previous, next, state, target, origin, document, unit, date, glossary)
 where e.id = n.id";
pub(super) const NEIGHBOURS: &str = "insert into tarjuman_neighbour select distinct on (hash) hash, source
 from unnest($1::bigint[], $2::text[]) as n (hash, source) on conflict do nothing";
pub(super) const REKEY: &str =
    "update tarjuman_entry e set skeleton = n.skeleton, folded = n.folded, previous = n.previous,
 next = n.next from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[])
 as n (id, skeleton, folded, previous, next) where e.id = n.id";
pub(super) const LANGUAGES: &str = "select id, source, target from tarjuman_pair order by id";
