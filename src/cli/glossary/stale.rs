//! `tarjuman glossary stale`.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::load;
use crate::cli::show::{self, Format};
use crate::cli::{Context, Exit, Outcome, run};
use crate::project::stale::{self, Affected};

#[derive(clap::Args)]
pub(super) struct Options {
    /// What to compare the glossary with: an older file of it, or a git revision
    #[arg(long, value_name = "FILE|REVISION", default_value = "HEAD")]
    against: String,
    /// Exit with 3 when a text does not fit the glossary any more
    #[arg(long)]
    fail: bool,
    /// How to answer
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

pub(super) fn run(context: &Context, options: &Options) -> Outcome {
    let project = run::project(context)?;
    let (new, _) = load(context, &[])?;
    let old = match stale::is_file(&options.against) {
        true => load(context, &[PathBuf::from(&options.against)])?.0,
        false => stale::at_revision(&project, &options.against)?,
    };
    let affected = stale::stale(&project, &old, &new)?;
    match options.format {
        Format::Json => show::line(format_args!("{:#}", affected.iter().map(record).collect::<Value>())),
        Format::Text => affected.iter().for_each(|one| {
            let place = format!("{}:{}:{}", one.path, one.place.line, one.place.column);
            let locale = one.locale.to_string();
            let used = one.used.as_deref().unwrap_or("–");
            let args = [
                ("document", one.document.as_str()),
                ("unit", &one.unit),
                ("locale", &locale),
                ("concept", &one.concept),
                ("change", one.change),
                ("used", used),
                ("expected", one.expected.as_deref().unwrap_or_default()),
                ("fits", if one.expected.is_none() { "yes" } else { "no" }),
            ];
            show::line(format_args!("{place}: {}", context.ui.text("glossary-affects", &args)));
        }),
    }
    let unfit = affected.iter().any(|one| one.expected.is_some());
    Ok(if options.fail && unfit { Exit::Gate } else { Exit::Done })
}

fn record(one: &Affected) -> Value {
    json!({
        "document": one.document,
        "locale": one.locale.to_string(),
        "unit": one.unit,
        "key": one.unit,
        "bundles": one.bundles,
        "path": one.path,
        "line": one.place.line,
        "column": one.place.column,
        "concept": one.concept,
        "change": one.change,
        "used": one.used,
        "expected": one.expected,
    })
}
