//! `tarjuman glossary inflect` and `tarjuman glossary replace`: forms of terms, as records.

use std::path::PathBuf;

use serde_json::{Map, Value};

use super::{locale, stream};
use crate::cli::{Outcome, records};
use crate::glossary::apply;
use crate::lang::{self, Features, Lemma};

#[derive(clap::Args)]
pub(super) struct Options {
    /// Read and write JSON records, one a line; the only way this command answers
    #[arg(long, required = true)]
    jsonl: bool,
    /// The records; - is stdin
    #[arg(default_value = "-", value_name = "FILE")]
    file: PathBuf,
}

pub(super) fn inflect(options: &Options) -> Outcome {
    stream(&options.file, inflected)
}

pub(super) fn replace(options: &Options) -> Outcome {
    stream(&options.file, replaced)
}

fn form(form: Option<String>) -> Result<Map<String, Value>, String> {
    let form = form.ok_or("there is no such form")?;
    Ok(Map::from_iter([("form".to_owned(), form.into())]))
}

fn inflected(record: &Map<String, Value>) -> Result<Map<String, Value>, String> {
    let term = records::text(record, "term")?;
    let features: Features = records::text(record, "features")?.parse().map_err(|e| format!("{e}"))?;
    let lemma = Lemma { text: term, ..Lemma::default() };
    form(lang::of(&locale(record)?).inflect(&lemma, &features))
}

fn replaced(record: &Map<String, Value>) -> Result<Map<String, Value>, String> {
    let lemma = |field| records::text(record, field).map(|text| Lemma { text, ..Lemma::default() });
    let found = records::text(record, "found")?;
    form(apply::replace(lang::of(&locale(record)?), found, &lemma("replaced")?, &lemma("term")?))
}
