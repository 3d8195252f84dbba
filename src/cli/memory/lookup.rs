//! `tarjuman memory lookup` and `concordance`.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::{Failure, Languages};
use crate::cli::show::{self, Format};
use crate::cli::{Context, Exit, Outcome, records, run};
use crate::glossary::Glossary;
use crate::memory::{MINIMUM, Match, Memory, Names, Query};
use crate::model::Locale;
use crate::project;
use crate::project::files::FileError;

/// The most records that are looked up together.
const TOGETHER: usize = 1024;

#[derive(clap::Args)]
#[command(
    after_help = "Records: {\"id\":1,\"source\":\"…\",\"previous\":\"…\",\"next\":\"…\",\"from\":\"ar\",\"to\":\"en\"} → {\"id\":1,\"matches\":[…]}; \
all but source may be left out, an empty previous or next is the edge of a document."
)]
pub(super) struct Lookup {
    /// The text
    #[arg(value_name = "TEXT", required_unless_present = "jsonl")]
    text: Option<String>,
    #[command(flatten)]
    languages: Languages,
    /// The source text before it; empty at the beginning of a document
    #[arg(long, value_name = "TEXT")]
    previous: Option<String>,
    /// The source text behind it; empty at the end of a document
    #[arg(long, value_name = "TEXT")]
    next: Option<String>,
    /// The least similarity, in percent
    #[arg(long, value_name = "PERCENT", default_value_t = MINIMUM, value_parser = clap::value_parser!(u8).range(1..=101))]
    minimum: u8,
    /// The most matches
    #[arg(long, value_name = "N", default_value_t = 5)]
    limit: usize,
    /// Look for fuzzy matches although there are better ones
    #[arg(long)]
    thorough: bool,
    /// Read records from stdin and answer each with one
    #[arg(long, conflicts_with = "text")]
    jsonl: bool,
    /// How to answer
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// The names that the project knows, or where there is none, those of places.
fn names(context: &Context) -> Result<Names, Failure> {
    match run::project(context) {
        Ok(project) => project::names::of_project(&project).map_err(|error| Box::new(error) as Failure),
        Err(_) => Ok(project::names::known(&Glossary::default())),
    }
}

pub(super) fn lookup(context: &Context, memory: &Memory, options: &Lookup) -> Outcome {
    let names = names(context)?;
    if options.jsonl {
        let known = options.languages.known(context);
        let work = |records: &[Map<String, Value>]| some_records(memory, options, &names, &known, records);
        return match records::together(io::stdin().lock(), io::stdout().lock(), TOGETHER, work) {
            Ok(exit) => Ok(exit),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Exit::Done),
            Err(source) => Err(Box::new(FileError::Write { path: "stdout".into(), source })),
        };
    }
    let [from, to] = options.languages.needed(context)?;
    let text = options.text.as_deref().unwrap_or_default();
    let query =
        query(options, &names, text, [&from, &to], [options.previous.as_deref(), options.next.as_deref()]);
    let matches = memory.lookup(&query).map_err(|error| Box::new(error) as Failure)?;
    match options.format {
        Format::Json => show::line(format!("{:#}", json!(matches.iter().map(as_json).collect::<Vec<_>>()))),
        Format::Text if matches.is_empty() => show::line(context.ui.text("memory-nothing", &[])),
        Format::Text => matches.iter().for_each(|found| show_match(context, found)),
    }
    Ok(Exit::Done)
}

fn query<'a>(
    options: &Lookup,
    names: &'a Names,
    source: &'a str,
    [source_locale, target_locale]: [&'a Locale; 2],
    [previous, next]: [Option<&'a str>; 2],
) -> Query<'a> {
    let (minimum, limit, thorough) = (options.minimum, options.limit, options.thorough);
    let names = Some(names);
    Query {
        previous,
        next,
        minimum,
        limit,
        thorough,
        names,
        ..Query::new(source, source_locale, target_locale)
    }
}

/// What a record asks for.
struct Asked<'a> {
    source: &'a str,
    around: [Option<&'a str>; 2],
    locales: [Locale; 2],
}

/// What is found for records that came together.
fn some_records(
    memory: &Memory,
    options: &Lookup,
    names: &Names,
    known: &[Option<Locale>; 2],
    records: &[Map<String, Value>],
) -> Vec<Result<Map<String, Value>, String>> {
    let asked: Vec<Result<Asked, String>> = records.iter().map(|record| asked(known, record)).collect();
    let mut queries = Vec::with_capacity(asked.len());
    for Asked { source, around, locales: [from, to] } in asked.iter().flatten() {
        queries.push(query(options, names, source, [from, to], *around));
    }
    let mut found = match memory.lookup_all(&queries) {
        Ok(found) => found.into_iter(),
        Err(error) => return records.iter().map(|_| Err(error.to_string())).collect(),
    };
    let answer = |asked: &Result<Asked, String>| {
        asked.as_ref().map_err(Clone::clone)?;
        let matches: Vec<Value> = found.next().unwrap_or_default().iter().map(as_json).collect();
        Ok(Map::from_iter([("matches".to_owned(), Value::from(matches))]))
    };
    asked.iter().map(answer).collect()
}

fn asked<'a>(known: &[Option<Locale>; 2], record: &'a Map<String, Value>) -> Result<Asked<'a>, String> {
    let source = records::text(record, "source")?;
    let optional = |field: &str| match record.get(field) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.as_str())),
        Some(_) => Err(format!("field {field:?} is no string")),
    };
    let locale = |field: &str, known: &Option<Locale>| match (optional(field)?, known) {
        (Some(tag), _) => tag.parse().map_err(|_| format!("field {field:?}: {tag:?} is no language tag")),
        (None, Some(locale)) => Ok(locale.clone()),
        (None, None) => Err(format!("field {field:?} is missing")),
    };
    let locales = [locale("from", &known[0])?, locale("to", &known[1])?];
    Ok(Asked { source, around: [optional("previous")?, optional("next")?], locales })
}

/// A match as a record.
fn as_json(found: &Match) -> Value {
    let replaced =
        |one: &crate::memory::Substitution| json!({"kind": one.kind.name(), "from": one.from, "to": one.to});
    let substitutions: Vec<Value> = found.substitutions.iter().map(replaced).collect();
    json!({
        "similarity": found.similarity,
        "kind": found.kind.name(),
        "penalty": found.penalty,
        "source": found.source,
        "target": found.target,
        "substitutions": substitutions,
        "origin": found.origin.to_string(),
        "state": found.state.as_str(),
        "document": found.document,
        "unit": found.unit,
        "date": found.date,
        "glossary": found.glossary,
        "pair": found.id,
    })
}

/// A match in three lines: what it is worth and says, its source, where it comes from.
fn show_match(context: &Context, found: &Match) {
    let kind = context.ui.text("memory-kind", &[("kind", found.kind.name())]);
    let mut out = io::stdout().lock();
    let origin = [&found.origin.to_string(), found.state.as_str(), &found.document, &found.unit, &found.date]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    // A closed pipe is the reader's decision.
    let _ = writeln!(
        out,
        "{:>3}  {}  ({kind})\n     {}\n     {origin}",
        found.similarity, found.target, found.source
    );
}

#[derive(clap::Args)]
pub(super) struct Concordance {
    /// A word or phrase, in any form
    #[arg(value_name = "WORDS")]
    words: String,
    #[command(flatten)]
    languages: Languages,
    /// The most pairs
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
    /// How to answer
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

pub(super) fn concordance(context: &Context, memory: &Memory, options: &Concordance) -> Outcome {
    let [from, to] = options.languages.needed(context)?;
    let query = Query { limit: options.limit, ..Query::new(&options.words, &from, &to) };
    let uses = memory.concordance(&query).map_err(|error| Box::new(error) as Failure)?;
    if options.format == Format::Json {
        let as_json = |one: &crate::memory::Use| {
            let source = &one.pair.source;
            let at = |byte: usize| source[..byte].chars().count();
            let spans: Vec<Value> =
                one.spans.iter().map(|span| json!([at(span.start), at(span.end)])).collect();
            json!({
                "source": source,
                "target": one.pair.target,
                "spans": spans,
                "document": one.pair.document,
                "unit": one.pair.unit,
                "state": one.pair.state.as_str(),
                "pair": one.pair.id,
            })
        };
        show::line(format!("{:#}", json!(uses.iter().map(as_json).collect::<Vec<_>>())));
    } else if uses.is_empty() {
        show::line(context.ui.text("memory-nothing", &[]));
    } else {
        for one in &uses {
            let mut source = String::new();
            let mut at = 0;
            for span in &one.spans {
                source.push_str(&one.pair.source[at..span.start]);
                source.push_str(&format!("[{}]", span.of(&one.pair.source)));
                at = span.end;
            }
            source.push_str(&one.pair.source[at..]);
            show::line(format!("{source}\n     {}", one.pair.target));
        }
    }
    Ok(Exit::Done)
}
