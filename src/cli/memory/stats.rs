//! `tarjuman memory stats` and `check`.

use std::collections::BTreeMap;

use serde_json::json;

use super::{Failure, say};
use crate::cli::show::{self, Format};
use crate::cli::table::Table;
use crate::cli::{Context, Exit, Outcome};
use crate::memory::Memory;
use crate::model::Origin;

#[derive(clap::Args)]
pub(super) struct Stats {
    /// How to answer
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// What is counted of a pair of languages.
#[derive(Default)]
struct Counts {
    pairs: u64,
    approved: u64,
    machine: u64,
    words: u64,
}

pub(super) fn stats(context: &Context, memory: &Memory, options: &Stats) -> Outcome {
    let mut all: BTreeMap<String, Counts> = BTreeMap::new();
    memory
        .each(|_, pair| {
            let counts = all.entry(format!("{}-{}", pair.source_locale, pair.target_locale)).or_default();
            counts.pairs += 1;
            counts.approved += u64::from(pair.state.is_approved());
            counts.machine += u64::from(matches!(pair.origin, Origin::Engine(_)));
            counts.words += pair.source.split_whitespace().count() as u64;
        })
        .map_err(|error| Box::new(error) as Failure)?;
    if options.format == Format::Json {
        let languages: serde_json::Map<String, serde_json::Value> = all
            .into_iter()
            .map(|(languages, c)| {
                (
                    languages,
                    json!({"pairs": c.pairs, "approved": c.approved, "machine": c.machine, "words": c.words}),
                )
            })
            .collect();
        show::line(format!("{:#}", serde_json::Value::Object(languages)));
        return Ok(Exit::Done);
    }
    let headings = [
        "column-languages",
        "column-memory-pairs",
        "column-memory-approved",
        "column-memory-machine",
        "column-memory-words",
    ];
    let mut table = Table::new(headings.map(|key| context.ui.text(key, &[])).into());
    for (languages, counts) in all {
        let numbers = [counts.pairs, counts.approved, counts.machine, counts.words];
        table.row(std::iter::once(languages).chain(numbers.iter().map(u64::to_string)).collect());
    }
    show::line(table.render().trim_end_matches('\n'));
    Ok(Exit::Done)
}

/// Says what is wrong with the store.
pub(super) fn check(context: &Context, memory: &Memory) -> Outcome {
    let wrong = memory.check().map_err(|error| Box::new(error) as Failure)?;
    wrong.iter().for_each(show::line);
    if wrong.is_empty() {
        return say(context, "memory-sound", &[]);
    }
    say(context, "memory-damaged", &[("count", wrong.len() as u64)])?;
    Ok(Exit::Gate)
}
