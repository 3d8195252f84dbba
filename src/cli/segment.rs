//! `tarjuman segment`.

use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::{Context, Exit, Outcome, records};
use crate::document::{self, Paragraphs, ReadOptions};
use crate::lang::{self, Language};
use crate::model::{Block, Finding, Locale};
use crate::project::files::{self, FileError};
use crate::segment;
use crate::text::Span;

#[derive(clap::Args)]
#[command(
    long_about = "Split text into sentences.

The format of a file is told by its name: .md and .html, anything else is plain text. Sentences follow the rules of \
UAX #29 with the exceptions of the language.",
    after_help = "Records (--jsonl): {\"id\", \"text\", \"lang\"} in, {\"id\", \"segments\": [{\"start\", \"end\", \"text\"}]} out; \"lang\" may be left out where --lang says it. Offsets, here and with --format json, count Unicode code points, end exclusive; the segments of a text join back to the whole of it. A record that cannot be split becomes {\"id\", \"error\"}, and the exit code is 1.

Examples:
  tarjuman segment documents/consultations.ar.md --lang ar
  echo '{\"id\": 1, \"text\": \"وصل الوفد. هل بدأ الاجتماع؟\", \"lang\": \"ar\"}' | tarjuman segment --jsonl"
)]
pub(crate) struct Options {
    /// The text to split; - is stdin
    #[arg(default_value = "-", value_name = "FILE")]
    file: PathBuf,
    /// Language of the text: ar, en, tk or any other tag
    #[arg(long, value_name = "LOCALE", required_unless_present = "jsonl")]
    lang: Option<Locale>,
    /// A sentence a line, or JSON with places and offsets
    #[arg(long, value_enum, default_value = "text", value_name = "FORMAT", conflicts_with = "jsonl")]
    format: Format,
    /// Read and write JSON records, one a line
    #[arg(long)]
    jsonl: bool,
    /// Take every line of a plain text as a paragraph, not only what blank lines set apart
    #[arg(long, conflicts_with = "jsonl")]
    lines: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Text,
    Json,
}

pub(crate) fn run(context: &Context, options: &Options) -> Outcome {
    let written = if options.jsonl { run_records(options)? } else { run_file(context, options)? };
    match written {
        Ok(exit) => Ok(exit),
        // The reader of the pipe has what it wanted.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Exit::Done),
        Err(source) => Err(Box::new(FileError::Write { path: "stdout".into(), source })),
    }
}

type Failure = Box<dyn crate::model::Diagnose + Send + Sync>;

fn run_records(options: &Options) -> Result<io::Result<Exit>, Failure> {
    let work = |record: &Map<String, Value>| one_record(record, options.lang.as_ref());
    let stdout = io::stdout().lock();
    if options.file == Path::new("-") {
        return Ok(records::stream(io::stdin().lock(), stdout, work));
    }
    let file = files::open(&options.file)?;
    Ok(records::stream(file, stdout, work))
}

fn one_record(record: &Map<String, Value>, default: Option<&Locale>) -> Result<Map<String, Value>, String> {
    let text = records::text(record, "text")?;
    let language = match (record.get("lang"), default) {
        (None | Some(Value::Null), Some(locale)) => lang::of(locale),
        _ => {
            let tag = records::text(record, "lang")?;
            let locale: Locale =
                tag.parse().map_err(|_| format!("field \"lang\": {tag:?} is no language tag"))?;
            lang::of(&locale)
        }
    };
    let mut answer = Map::new();
    answer.insert("segments".into(), segments(text, language));
    Ok(answer)
}

/// The segments of a text as JSON, offsets in code points.
fn segments(text: &str, language: &dyn Language) -> Value {
    let mut at = 0;
    let each = |span: Span| {
        let piece = span.of(text);
        let start = at;
        at += piece.chars().count();
        json!({"start": start, "end": at, "text": piece})
    };
    Value::Array(segment::segment(text, language).into_iter().map(each).collect())
}

fn run_file(context: &Context, options: &Options) -> Result<io::Result<Exit>, Failure> {
    let language = options.lang.as_ref().map_or(lang::by_code("und"), lang::of);
    let paragraphs = if options.lines { Paragraphs::Line } else { Paragraphs::BlankLine };
    let reading = ReadOptions { language, paragraphs, ..ReadOptions::default() };
    let name = options.file.display().to_string();
    let bytes = if name == "-" {
        stdin(reading.max_bytes)
    } else {
        files::read(&options.file, reading.max_bytes as u64)
    }?;
    let (blocks, findings) = document::read(&name, &bytes, &reading)?;
    let mut out = BufWriter::new(io::stdout().lock());
    let written = match options.format {
        Format::Text => {
            for finding in &findings {
                eprintln!("{}", one_line(context, finding));
            }
            write_text(&mut out, &blocks, language)
        }
        Format::Json => write_json(&mut out, &name, &blocks, &findings, options, language),
    };
    Ok(written.and_then(|()| out.flush()).map(|()| Exit::Done))
}

/// Stdin, within the limit of a file.
fn stdin(limit: usize) -> Result<Vec<u8>, FileError> {
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .take(limit as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|source| FileError::Read { path: "stdin".into(), source })?;
    Ok(bytes)
}

fn one_line(context: &Context, finding: &Finding) -> String {
    let args: Vec<(&str, &str)> = finding.args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let message = context.ui.text(finding.rule.name, &args);
    let place = finding.place;
    format!("{}:{}:{}: {} {message}", finding.path, place.line, place.column, finding.rule.code)
}

/// A sentence a line, an empty line between blocks.
fn write_text(out: &mut impl Write, blocks: &[Block], language: &dyn Language) -> io::Result<()> {
    for (index, block) in blocks.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        for span in segment::segment(&block.text, language) {
            // A line break that the author set inside a sentence stays inside its line.
            writeln!(out, "{}", span.of(&block.text).trim().replace('\n', " "))?;
        }
    }
    Ok(())
}

fn write_json(
    out: &mut impl Write,
    name: &str,
    blocks: &[Block],
    findings: &[Finding],
    options: &Options,
    language: &dyn Language,
) -> io::Result<()> {
    let blocks: Vec<Value> = blocks
        .iter()
        .map(|block| {
            let place = block.place(0);
            json!({
                "kind": block.kind, "line": place.line, "column": place.column,
                "text": block.text, "segments": segments(&block.text, language),
            })
        })
        .collect();
    let findings: Vec<Value> = findings
        .iter()
        .map(|finding| {
            json!({
                "code": finding.rule.code, "rule": finding.rule.name,
                "line": finding.place.line, "column": finding.place.column, "text": finding.source,
            })
        })
        .collect();
    let lang = options.lang.as_ref().map(ToString::to_string);
    let page = json!({"file": name, "lang": lang, "blocks": blocks, "findings": findings});
    serde_json::to_writer_pretty(&mut *out, &page)?;
    writeln!(out)
}
