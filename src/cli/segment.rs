//! `tarjuman segment`.

use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::{Context, Exit, Outcome, records, show};
use crate::document::{self, Paragraphs, ReadOptions};
use crate::lang::{self, LANGUAGES};
use crate::model::{Block, Finding, Locale};
use crate::project::files::{self, FileError};
use crate::segment;
use crate::segment::srx::{self, Srx};
use crate::text::Span;

#[derive(clap::Args)]
#[command(
    long_about = "Split text into sentences.

The format of a file is told by its name: .md and .html, anything else is plain text. Sentences follow the rules of \
UAX #29 with the exceptions of the language.",
    after_help = "Records (--jsonl): {\"id\", \"text\", \"lang\"} in, {\"id\", \"segments\": [{\"start\", \"end\", \"text\"}]} out; \"lang\" may be left out where --lang says it. Offsets, here and with --format json, count Unicode code points, end exclusive; the segments of a text join back to the whole of it. A record that cannot be split becomes {\"id\", \"error\"}, and the exit code is 1.

Examples:
  tarjuman segment documents/consultations.ar.md --lang ar
  tarjuman segment text.txt --lang ar --srx rules.srx
  tarjuman segment text.txt --lang ar --clauses
  tarjuman segment --export-srx > tarjuman.srx
  echo '{\"id\": 1, \"text\": \"وصل الوفد. هل بدأ الاجتماع؟\", \"lang\": \"ar\"}' | tarjuman segment --jsonl"
)]
pub(crate) struct Options {
    /// The text to split; - is stdin
    #[arg(default_value = "-", value_name = "FILE")]
    file: PathBuf,
    /// Language of the text: ar, en, tk or any other tag
    #[arg(long, value_name = "LOCALE", required_unless_present_any = ["jsonl", "export_srx"])]
    lang: Option<Locale>,
    /// Split by the rules of an SRX 2.0 file instead of the built-in ones
    #[arg(long, value_name = "FILE")]
    srx: Option<PathBuf>,
    /// Write the built-in rules as SRX 2.0, for other tools
    #[arg(long, conflicts_with_all = ["lang", "srx", "jsonl", "lines"])]
    export_srx: bool,
    /// Cut long sentences where their clauses begin: Arabic ones behind commas
    #[arg(long, conflicts_with = "export_srx")]
    clauses: bool,
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
    let written = if options.export_srx {
        io::stdout().write_all(srx::write(LANGUAGES).as_bytes()).map(|()| Exit::Done)
    } else {
        let Some(rules) = rules(context, options)? else { return Ok(Exit::Failed) };
        if options.jsonl { run_records(options, &rules)? } else { run_file(context, options, &rules)? }
    };
    match written {
        Ok(exit) => Ok(exit),
        // The reader of the pipe has what it wanted.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Exit::Done),
        Err(source) => Err(Box::new(FileError::Write { path: "stdout".into(), source })),
    }
}

type Failure = Box<dyn crate::model::Diagnose + Send + Sync>;

/// Who splits.
enum Splitter {
    BuiltIn,
    Srx(Srx),
}

/// Who splits, and how far.
struct Rules {
    splitter: Splitter,
    clauses: bool,
}

impl Rules {
    fn segment(&self, text: &str, locale: &Locale) -> Vec<Span> {
        let sentences = match &self.splitter {
            Splitter::BuiltIn => segment::segment(text, lang::of(locale)),
            Splitter::Srx(rules) => rules.splitter(locale).segment(text),
        };
        if !self.clauses {
            return sentences;
        }
        let cut = |sentence: Span| {
            let clauses = segment::clauses(sentence.of(text), lang::of(locale)).into_iter();
            clauses.map(move |piece| Span::new(sentence.start + piece.start, sentence.start + piece.end))
        };
        sentences.into_iter().flat_map(cut).collect()
    }
}

/// The rules that the options name; `None` after what is wrong with their file is said.
fn rules(context: &Context, options: &Options) -> Result<Option<Rules>, Failure> {
    let clauses = options.clauses;
    let Some(path) = &options.srx else { return Ok(Some(Rules { splitter: Splitter::BuiltIn, clauses })) };
    let limits = ReadOptions::default();
    let bytes = files::read(path, limits.max_bytes as u64)?;
    let name = path.display().to_string();
    let text = document::decode(&name, &bytes, &limits)?.text;
    Ok(match Srx::read(&name, &text) {
        Ok(rules) => Some(Rules { splitter: Splitter::Srx(rules), clauses }),
        Err(errors) => {
            errors.iter().for_each(|error| show::error(context, error));
            None
        }
    })
}

fn run_records(options: &Options, rules: &Rules) -> Result<io::Result<Exit>, Failure> {
    let work = |record: &Map<String, Value>| one_record(record, options.lang.as_ref(), rules);
    let stdout = io::stdout().lock();
    if options.file == Path::new("-") {
        return Ok(records::stream(io::stdin().lock(), stdout, work));
    }
    let file = files::open(&options.file)?;
    Ok(records::stream(file, stdout, work))
}

fn one_record(
    record: &Map<String, Value>,
    default: Option<&Locale>,
    rules: &Rules,
) -> Result<Map<String, Value>, String> {
    let text = records::text(record, "text")?;
    let locale = records::locale(record, default)?;
    let mut answer = Map::new();
    answer.insert("segments".into(), segments(text, &rules.segment(text, &locale)));
    Ok(answer)
}

/// The segments of a text as JSON, offsets in code points.
fn segments(text: &str, spans: &[Span]) -> Value {
    let mut at = 0;
    let each = |span: &Span| {
        let piece = span.of(text);
        let start = at;
        at += piece.chars().count();
        json!({"start": start, "end": at, "text": piece})
    };
    Value::Array(spans.iter().map(each).collect())
}

fn run_file(context: &Context, options: &Options, rules: &Rules) -> Result<io::Result<Exit>, Failure> {
    let locale = options.lang.clone().unwrap_or_default();
    let language = lang::of(&locale);
    let paragraphs = if options.lines { Paragraphs::Line } else { Paragraphs::BlankLine };
    let reading = ReadOptions { language, paragraphs, ..ReadOptions::default() };
    let name = options.file.display().to_string();
    let bytes = if name == "-" {
        stdin(reading.max_bytes)
    } else {
        files::read(&options.file, reading.max_bytes as u64)
    }?;
    let (blocks, findings) = document::read(&name, &bytes, &reading)?;
    let cut = |block: &Block| rules.segment(&block.text, &locale);
    let mut out = BufWriter::new(io::stdout().lock());
    let written = match options.format {
        Format::Text => {
            for finding in &findings {
                eprintln!("{}", one_line(context, finding));
            }
            write_text(&mut out, &blocks, cut)
        }
        Format::Json => write_json(&mut out, &name, &blocks, &findings, options, cut),
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
fn write_text(out: &mut impl Write, blocks: &[Block], cut: impl Fn(&Block) -> Vec<Span>) -> io::Result<()> {
    for (index, block) in blocks.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        for span in cut(block) {
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
    cut: impl Fn(&Block) -> Vec<Span>,
) -> io::Result<()> {
    let blocks: Vec<Value> = blocks
        .iter()
        .map(|block| {
            let place = block.place(0);
            json!({
                "kind": block.kind, "line": place.line, "column": place.column,
                "text": block.text, "segments": segments(&block.text, &cut(block)),
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
