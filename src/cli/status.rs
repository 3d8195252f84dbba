//! `tarjuman status`.

use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::time::Duration;

use serde_json::json;

use super::show::{self, Format};
use super::table::Table;
use super::{Context, Exit, Outcome, run};
use crate::model::Diagnose;
use crate::project::status::{self, Standing, Status};

#[derive(clap::Args)]
#[command(
    long_about = "Show by document and locale what is translated, reviewed, stale, missing.

reviewed: a person approved it; translated: there is a text; fuzzy: from memory, for a similar source; stale: approved for a source \
that has changed; missing: no text; waiting: no text, and an engine of the project may still give one. Each unit is counted once.",
    after_help = "Examples:
  tarjuman status
  tarjuman status --document consultations --format json"
)]
pub(crate) struct Options {
    /// Only this document, by its id (may be repeated)
    #[arg(long = "document", short, value_name = "ID")]
    documents: Vec<String>,
    /// Show it again whenever it changes; looks every so many seconds, until Ctrl C
    #[arg(long, value_name = "SECONDS", num_args = 0..=1, default_missing_value = "2", value_parser = clap::value_parser!(u64).range(1..))]
    watch: Option<u64>,
    /// How to answer
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

pub(crate) fn run(context: &Context, options: &Options) -> Outcome {
    let Some(seconds) = options.watch else { return once(context, options, &mut String::new()) };
    let mut shown = String::new();
    loop {
        once(context, options, &mut shown)?;
        std::thread::sleep(Duration::from_secs(seconds));
    }
}

/// Shows the status where it is not what was shown before; on a terminal in its place.
fn once(context: &Context, options: &Options, shown: &mut String) -> Outcome {
    let project = run::project(context)?;
    let status = status::status(&project, &options.documents)
        .map_err(|error| Box::new(error) as Box<dyn Diagnose + Send + Sync>)?;
    let text = match options.format {
        Format::Text => table(context, &status),
        Format::Json => format!("{:#}", as_json(&status)),
    };
    if text != *shown {
        // ESCAPE: to the top, and everything below cleared
        let place = options.watch.is_some() && std::io::stdout().is_terminal();
        show::line(format!("{}{text}", if place { "\u{1B}[H\u{1B}[J" } else { "" }));
        *shown = text;
    }
    for error in &status.failed {
        show::error(context, error);
    }
    Ok(if status.failed.is_empty() { Exit::Done } else { Exit::Failed })
}

/// The counts with the words for them.
fn counts(standing: &Standing) -> [(&'static str, usize); 6] {
    [
        ("reviewed", standing.reviewed),
        ("translated", standing.translated),
        ("fuzzy", standing.fuzzy),
        ("stale", standing.stale),
        ("missing", standing.missing),
        ("waiting", standing.waiting),
    ]
}

/// The columns that are shown even where nothing is counted in them.
const ALWAYS: [&str; 3] = ["reviewed", "translated", "missing"];

fn table(context: &Context, status: &Status) -> String {
    let ui = &context.ui;
    let mut all: BTreeMap<&str, Standing> = BTreeMap::new();
    for document in &status.documents {
        for (locale, standing) in &document.locales {
            all.entry(locale).or_default().add(standing);
        }
    }
    let counted = |at: usize| all.values().any(|standing| counts(standing)[at].1 > 0);
    let names = counts(&Standing::default()).map(|(name, _)| name);
    let shown: Vec<usize> =
        (0..names.len()).filter(|at| ALWAYS.contains(&names[*at]) || counted(*at)).collect();
    let table = |shares: bool| {
        let headings = ["document", "locale", "units"].into_iter().chain(shown.iter().map(|at| names[*at]));
        let mut table = Table::new(headings.map(|name| ui.text(&format!("status-{name}"), &[])).collect());
        let mut row = |document: &str, locale: &str, standing: &Standing| {
            let units = standing.units();
            let counts = counts(standing);
            let cells = shown.iter().map(|at| match (counts[*at].1, units) {
                (0, _) | (_, 0) => "–".to_owned(),
                (count, _) if shares => format!("{count} ({} %)", count * 100 / units),
                (count, _) => count.to_string(),
            });
            table.row(
                [document.to_owned(), locale.to_owned(), units.to_string()]
                    .into_iter()
                    .chain(cells)
                    .collect(),
            );
        };
        for document in &status.documents {
            for (locale, standing) in &document.locales {
                row(&document.id, locale, standing);
            }
        }
        if status.documents.len() > 1 {
            for (locale, standing) in &all {
                row(&ui.text("status-all", &[]), locale, standing);
            }
        }
        table
    };
    let table = Some(table(true)).filter(Table::fits).unwrap_or_else(|| table(false));
    let changed = status.documents.iter().filter(|document| document.changed).count();
    format!(
        "{}\n{}",
        table.render().trim_end(),
        ui.text("status-changed", &[("changed", &changed.to_string())])
    )
}

fn as_json(status: &Status) -> serde_json::Value {
    let documents: serde_json::Map<String, serde_json::Value> = status
        .documents
        .iter()
        .map(|document| {
            let locales: serde_json::Map<String, serde_json::Value> = document
                .locales
                .iter()
                .map(|(locale, standing)| {
                    let mut fields =
                        serde_json::Map::from_iter([("units".to_owned(), json!(standing.units()))]);
                    fields.extend(counts(standing).map(|(name, count)| (name.to_owned(), json!(count))));
                    (locale.clone(), fields.into())
                })
                .collect();
            (document.id.clone(), json!({"changed": document.changed, "locales": locales}))
        })
        .collect();
    json!({ "documents": documents })
}
