//! `tarjuman glossary usage`.

use std::io::{self, IsTerminal};

use serde_json::{Value, json};

use super::{Failure, load_shown};
use crate::check::usage::Row;
use crate::cli::show::{self, Format};
use crate::cli::{Context, Exit, Outcome, run};
use crate::glossary::{Glossary, Term};
use crate::project::kept;
use crate::report::visible::visible;

#[derive(clap::Args)]
pub(super) struct Options {
    /// Only these concepts, by id (else all)
    #[arg(value_name = "CONCEPT")]
    concepts: Vec<String>,
    /// Only concepts that a locale has by more than one term
    #[arg(long)]
    several: bool,
    /// How to answer
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

pub(super) fn run(context: &Context, options: &Options) -> Outcome {
    let project = run::project(context)?;
    let glossary = load_shown(context, &super::Terms { glossaries: Vec::new() })?;
    let usage = kept::usage(&project, &glossary).map_err(|error| Box::new(error) as Failure)?;
    let rows: Vec<Row> = usage.rows().collect();
    let wanted = |row: &&Row| {
        let concept = &glossary.concepts[row.concept];
        let several =
            || rows.iter().filter(|o| (o.concept, o.locale) == (row.concept, row.locale)).count() > 1;
        (options.concepts.is_empty() || options.concepts.contains(&concept.id))
            && (!options.several || several())
    };
    let shown: Vec<&Row> = rows.iter().filter(wanted).collect();
    match options.format {
        Format::Json => {
            let records: Value = shown.iter().filter_map(|row| record(&glossary, row)).collect();
            show::line(format_args!("{records:#}"));
        }
        Format::Text => shown.iter().for_each(|row| line(context, &glossary, row)),
    }
    Ok(Exit::Done)
}

fn term<'g>(glossary: &'g Glossary, row: &Row) -> Option<&'g Term> {
    glossary.concepts[row.concept].terms_of(row.locale).get(row.term)
}

fn line(context: &Context, glossary: &Glossary, row: &Row) {
    let Some(term) = term(glossary, row) else { return };
    let text = visible(&term.text);
    // FIRST STRONG ISOLATE … POP DIRECTIONAL ISOLATE
    let text = if io::stdout().is_terminal() { format!("\u{2068}{text}\u{2069}") } else { text.into_owned() };
    let documents: Vec<String> = row.documents.iter().map(|(id, units)| format!("{id} ×{units}")).collect();
    let (locale, units, documents) = (row.locale.to_string(), row.units().to_string(), documents.join(", "));
    let args = [
        ("concept", glossary.concepts[row.concept].id.as_str()),
        ("locale", &locale),
        ("term", &text),
        ("status", term.status.as_str()),
        ("units", &units),
        ("documents", &documents),
    ];
    show::line(context.ui.text("usage-line", &args));
}

fn record(glossary: &Glossary, row: &Row) -> Option<Value> {
    let term = term(glossary, row)?;
    Some(json!({
        "concept": glossary.concepts[row.concept].id,
        "locale": row.locale.to_string(),
        "term": term.text,
        "status": term.status.as_str(),
        "units": row.units(),
        "documents": row.documents,
    }))
}
