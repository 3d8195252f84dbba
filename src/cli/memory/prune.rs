//! `tarjuman memory prune`.

use std::collections::HashSet;

use super::{Failure, say};
use crate::cli::{Context, Exit, Outcome};
use crate::glossary::Date;
use crate::memory::{Memory, Translation};
use crate::model::{Locale, Origin};

#[derive(clap::Args)]
#[command(long_about = "Remove the pairs that all the options together describe, and give back their room.")]
#[group(id = "which", required = true, multiple = true)]
pub(super) struct Prune {
    /// Who made them: human, memory, engine, or an engine by its name
    #[arg(long, group = "which", value_name = "ORIGIN")]
    origin: Option<String>,
    /// Of this document or imported file
    #[arg(long, group = "which", value_name = "ID")]
    document: Option<String>,
    /// Stored before this day; pairs without date stay
    #[arg(long, group = "which", value_name = "YYYY-MM-DD")]
    before: Option<Date>,
    /// From this language
    #[arg(long, group = "which", value_name = "LOCALE")]
    from: Option<Locale>,
    /// Into this language
    #[arg(long, group = "which", value_name = "LOCALE")]
    to: Option<Locale>,
    /// Nobody approved them
    #[arg(long, group = "which")]
    unreviewed: bool,
    /// The same texts are there once more, and newer
    #[arg(long, group = "which")]
    duplicates: bool,
    /// Say how many and remove nothing
    #[arg(long, short = 'n')]
    dry_run: bool,
}

impl Prune {
    /// Whether a pair is meant, duplicates apart.
    fn means(&self, pair: &Translation) -> bool {
        let made_by = |origin: &String| match &pair.origin {
            Origin::Engine(name) => origin == "engine" || origin == name,
            Origin::Memory(_) => origin == "memory",
            Origin::Human => origin == "human",
            Origin::None => origin == "none",
        };
        let first = |date: &Date| {
            let (year, month, day) = date.first_day();
            format!("{year:04}-{month:02}-{day:02}")
        };
        self.origin.as_ref().is_none_or(made_by)
            && self.document.as_ref().is_none_or(|document| *document == pair.document)
            && self.before.as_ref().is_none_or(|date| !pair.date.is_empty() && pair.date < first(date))
            && self.from.as_ref().is_none_or(|locale| *locale == pair.source_locale)
            && self.to.as_ref().is_none_or(|locale| *locale == pair.target_locale)
            && !(self.unreviewed && pair.state.is_approved())
    }
}

pub(super) fn prune(context: &Context, memory: &Memory, options: &Prune) -> Outcome {
    let failed = |error| Box::new(error) as Failure;
    let mut meant: Vec<(i64, [u8; 32])> = Vec::new();
    memory
        .each(|id, pair| {
            if options.means(&pair) {
                let texts = [
                    &pair.source_locale.to_string(),
                    &pair.source,
                    &pair.target_locale.to_string(),
                    &pair.target,
                ];
                meant.push((id, *blake3::hash(texts.map(String::as_str).join("\0").as_bytes()).as_bytes()));
            }
        })
        .map_err(failed)?;
    if options.duplicates {
        // The newest of each stays.
        let mut seen = HashSet::new();
        meant.reverse();
        meant.retain(|(_, texts)| !seen.insert(*texts));
    }
    let ids: Vec<i64> = meant.into_iter().map(|(id, _)| id).collect();
    if options.dry_run {
        return say(context, "memory-would-prune", &[("count", ids.len() as u64)]);
    }
    let removed = memory.delete(&ids).map_err(failed)?;
    if removed > 0 {
        memory.compact().map_err(failed)?;
    }
    say(context, "memory-pruned", &[("count", removed)])?;
    Ok(Exit::Done)
}
