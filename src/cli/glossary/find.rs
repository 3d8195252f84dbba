//! `tarjuman glossary find`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::{Terms, load_shown, locale, segments, stream, text};
use crate::cli::show::{self, Format};
use crate::cli::{self, Context, Exit, Outcome};
use crate::glossary::{Glossary, Matcher};
use crate::lang;
use crate::model::{Hit, Locale};
use crate::text::{LineIndex, Span};

#[derive(clap::Args)]
pub(super) struct Options {
    #[command(flatten)]
    terms: Terms,
    /// The texts; - is stdin
    #[arg(default_value = "-", value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Language of the texts
    #[arg(long, value_name = "LOCALE", required_unless_present = "jsonl")]
    lang: Option<Locale>,
    /// How to answer
    #[arg(long, value_enum, default_value = "text", conflicts_with = "jsonl")]
    format: Format,
    /// Read and write JSON records, one a line
    #[arg(long)]
    jsonl: bool,
}

pub(super) fn run(context: &Context, options: &Options) -> Outcome {
    if options.jsonl { records(context, options) } else { files(context, options) }
}

fn hit_json(glossary: &Glossary, locale: &Locale, hit: &Hit, text: &str) -> Value {
    let range = hit.span.in_code_points(text);
    let concept = &glossary.concepts[hit.concept];
    json!({
        "start": range.start,
        "end": range.end,
        "concept": concept.id,
        "term": concept.terms_of(locale).get(hit.term).map(|term| &term.text),
        "form": hit.span.of(text),
        "certainty": hit.certainty,
        "analysis": hit.analysis,
    })
}

fn files(context: &Context, options: &Options) -> Outcome {
    let Some(locale) = &options.lang else { return Ok(Exit::Done) };
    let mut glossary = load_shown(context, &options.terms)?;
    glossary.write_in_scripts([locale]);
    let matcher = Matcher::new(&glossary, locale);
    let mut page = Vec::new();
    for path in &options.files {
        let (name, text) = text(path)?;
        let lines = LineIndex::new(&text);
        let mut found = Vec::new();
        for segment in segments(&text, locale) {
            for mut hit in matcher.find(segment.of(&text)) {
                hit.span = Span::new(segment.start + hit.span.start, segment.start + hit.span.end);
                if options.format == Format::Json {
                    found.push(hit_json(&glossary, locale, &hit, &text));
                    continue;
                }
                let place = lines.place(&text, hit.span.start);
                let id = &glossary.concepts[hit.concept].id;
                let form = hit.span.of(&text);
                show::line(format_args!(
                    "{name}:{}:{}: {form}  {id}  {}",
                    place.line, place.column, hit.analysis
                ));
            }
        }
        page.push(json!({"file": name, "hits": found}));
    }
    if options.format == Format::Json {
        show::line(format_args!("{:#}", Value::Array(page)));
    }
    Ok(Exit::Done)
}

fn records(context: &Context, options: &Options) -> Outcome {
    let mut glossary = load_shown(context, &options.terms)?;
    let scripts = lang::OTHER_SCRIPTS.iter().filter_map(|language| language.code().parse::<Locale>().ok());
    glossary.write_in_scripts(&scripts.chain(options.lang.clone()).collect::<Vec<_>>());
    // A matcher for each locale the glossary can serve; a record in another has no hits.
    let mut locales: Vec<Locale> = glossary.concepts.iter().flat_map(|c| c.terms.keys().cloned()).collect();
    locales.extend(options.lang.clone());
    locales.sort();
    locales.dedup();
    let matchers: BTreeMap<Locale, Matcher> =
        locales.into_iter().map(|locale| (locale.clone(), Matcher::new(&glossary, &locale))).collect();
    let work = |record: &Map<String, Value>| {
        let text = cli::records::text(record, "text")?;
        let locale = match (record.get("lang"), &options.lang) {
            (None | Some(Value::Null), Some(locale)) => locale.clone(),
            _ => locale(record)?,
        };
        let general = Locale::from_parts(locale.language, locale.script, None, &[]);
        let matcher = matchers.get(&locale).or_else(|| matchers.get(&general));
        let hits = matcher.map(|matcher| matcher.find(text)).unwrap_or_default();
        let hits = hits.iter().map(|hit| hit_json(&glossary, &locale, hit, text)).collect();
        Ok(Map::from_iter([("hits".to_owned(), Value::Array(hits))]))
    };
    stream(options.files.first().map_or(Path::new("-"), PathBuf::as_path), work)
}
