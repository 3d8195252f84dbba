//! `tarjuman glossary`: a file a subcommand.

mod analyse;
mod apply;
mod check;
mod export;
mod extract;
mod find;
mod forms;
mod import;
mod inflect;
mod stale;
mod usage;

use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use super::{Context, Exit, Outcome, records, run};
use crate::document::{self, ReadOptions};
use crate::glossary::Glossary;
use crate::lang;
use crate::model::{Diagnose, Finding, Locale};
use crate::project::files::{self, FileError};
use crate::project::terminology::Sources;
use crate::segment;
use crate::text::Span;

/// The longest glossary or text that is read, in bytes.
const LIMIT: usize = 256 << 20;

#[derive(clap::Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Check glossary files for mistakes and contradictions
    #[command(
        after_help = "Records (--jsonl): {\"id\", \"source\", \"target\", \"from\", \"to\"} in, {\"id\", \"findings\": [{\"code\", \"name\", \"severity\", \"start\", \"concept\", \
\"form\", \"nearest\", \"expected\", \"message\"}]} out. Offsets count Unicode code points of the target.

Examples:
  tarjuman glossary check glossary/diplomatic.yaml
  echo '{\"id\": 1, \"source\": \"فتح السفارة\", \"target\": \"He opened the legation\", \"from\": \"ar\", \"to\": \"en\"}' | tarjuman glossary check --jsonl"
    )]
    Check(check::Options),
    /// Find terms in texts, in whatever form they are written
    #[command(
        after_help = "Records (--jsonl): {\"id\", \"text\", \"lang\"} in, {\"id\", \"hits\": [{\"start\", \"end\", \"concept\", \"term\", \"form\", \
\"certainty\", \"analysis\"}]} out. Each text is taken as one segment. Offsets count Unicode code points, end exclusive.

Examples:
  tarjuman glossary find documents/consultations.ar.md --lang ar
  echo '{\"id\": 1, \"text\": \"فتح السفارات\", \"lang\": \"ar\"}' | tarjuman glossary find --jsonl"
    )]
    Find(find::Options),
    /// Put preferred terms in the place of deprecated and forbidden ones, in the same form
    #[command(after_help = "Example: tarjuman glossary apply documents/consultations.en.md --lang en")]
    Apply(apply::Options),
    /// Write forms of terms, as JSON records
    #[command(
        after_help = "Records: {\"id\", \"lang\", \"term\", \"features\"} in, {\"id\", \"form\"} out; features as in UniMorph.

Example: echo '{\"id\": 1, \"lang\": \"tk\", \"term\": \"ministr\", \"features\": \"N;LOC;SG\"}' | tarjuman glossary inflect --jsonl"
    )]
    Inflect(inflect::Options),
    /// Put one term in the place of a form of another, as JSON records
    #[command(
        after_help = "Records: {\"id\", \"lang\", \"found\", \"replaced\", \"term\"} in, {\"id\", \"form\"} out: the form of \"term\" that \"found\" is of \"replaced\".

Example: echo '{\"id\": 1, \"lang\": \"ar\", \"found\": \"بالقنصليتين\", \"replaced\": \"قنصلية\", \"term\": \"سفارة\"}' | tarjuman glossary replace --jsonl"
    )]
    Replace(inflect::Options),
    /// Show the forms of a term
    #[command(after_help = "Example: tarjuman glossary forms سفارة --lang ar")]
    Forms(forms::Options),
    /// List the units and bundle keys that a change of the glossary affects
    #[command(after_help = "Example: tarjuman glossary stale --against HEAD~3")]
    Stale(stale::Options),
    /// Tell which terms translate each concept, in which documents
    #[command(after_help = "Counted are units whose source speaks of the concept.

Example: tarjuman glossary usage --several")]
    Usage(usage::Options),
    /// Propose new concepts from aligned text, with what speaks for each
    #[command(
        after_help = "Counted are pairs of segments; LLR is the log-likelihood ratio against chance (6.6: once in a hundred times). What the \
glossary has is left out (--all); where it has one side, the concept is named. --format yaml is a glossary to work on.

Examples:
  tarjuman glossary extract --limit 20
  tarjuman glossary extract memory.tmx --from ar --to en --format yaml > candidates.yaml"
    )]
    Extract(extract::Options),
    /// Show what a written word may be a form of, and why
    #[command(
        after_help = "A line a reading: the citation form, its part of speech where it is a verb, the rules that allowed each step, and the features.

Example: tarjuman glossary analyse وللسفارات --lang ar"
    )]
    Analyse(analyse::Options),
    /// Write the glossary in a format of other programs; what the format cannot hold is told
    #[command(
        after_help = "Formats: TBX-Basic (ISO 30042:2019) with data categories as attributes (tbx) or as tags (tbx-dct), and of 2008 \
(tbx-2008); tables of a row a term (csv, tsv); pairs of two languages (deepl).

Examples:
  tarjuman glossary export --format tbx terms.tbx
  tarjuman glossary export --format deepl --from ar --to en ar-en.tsv"
    )]
    Export(export::Options),
    /// Add the concepts of a file of another program to a glossary
    #[command(
        after_help = "Tables have a row a term (language, term, status …) or a row a concept (ar, en, tk …, or source and target with --from \
and --to). A concept is known by its id, else by its terms. Nothing that is in the glossary changes; rows that cannot be used are told \
by their numbers, and the exit code is then 3.

Examples:
  tarjuman glossary import terms.xlsx --into glossary/terms.yaml --dry-run
  tarjuman glossary import ar-en.tsv --format deepl --from ar --to en --into glossary/terms.yaml"
    )]
    Import(import::Options),
}

#[derive(clap::Args)]
struct Terms {
    /// A glossary file instead of those of the project (may be repeated)
    #[arg(long = "glossary", short, value_name = "FILE")]
    glossaries: Vec<PathBuf>,
}

type Failure = Box<dyn Diagnose + Send + Sync>;

pub(crate) fn run(context: &Context, options: &Options) -> Outcome {
    match &options.command {
        Command::Check(options) => check::run(context, options),
        Command::Find(options) => find::run(context, options),
        Command::Apply(options) => apply::run(context, options),
        Command::Inflect(options) => inflect::inflect(options),
        Command::Replace(options) => inflect::replace(options),
        Command::Forms(options) => forms::run(context, options),
        Command::Export(options) => export::run(context, options),
        Command::Import(options) => import::run(context, options),
        Command::Usage(options) => usage::run(context, options),
        Command::Extract(options) => extract::run(context, options),
        Command::Stale(options) => stale::run(context, options),
        Command::Analyse(options) => Ok(analyse::run(options)),
    }
}

/// The glossary of `files`, else of the project, and what is wrong in its files.
fn load(context: &Context, paths: &[PathBuf]) -> Result<(Glossary, Vec<Finding>), Failure> {
    if paths.is_empty() {
        let project = run::project(context)?;
        let sources = Sources::read(&project).map_err(|error| Box::new(error) as Failure)?;
        return Ok(sources.parse());
    }
    let mut glossary = Glossary::default();
    let mut findings = Vec::new();
    for path in paths {
        let bytes = files::read(path, LIMIT as u64).map_err(|error| Box::new(error) as Failure)?;
        let (more, raised) = Glossary::parse_bytes(&path.display().to_string(), &bytes);
        glossary.extend(more);
        findings.extend(raised);
    }
    Ok((glossary, findings))
}

/// Like [`load`]; what is wrong is shown on stderr.
fn load_shown(context: &Context, terms: &Terms) -> Result<Glossary, Failure> {
    let (glossary, findings) = load(context, &terms.glossaries)?;
    for finding in &findings {
        let place = finding.place;
        eprintln!("{}:{}:{}: {}", finding.path, place.line, place.column, context.ui.finding(finding));
    }
    Ok(glossary)
}

/// A text and the name it is shown by.
fn text(path: &Path) -> Result<(String, String), Failure> {
    let name = if path == Path::new("-") { "stdin".to_owned() } else { path.display().to_string() };
    let bytes = if path == Path::new("-") {
        let mut bytes = Vec::new();
        let read = io::stdin().lock().take(LIMIT as u64).read_to_end(&mut bytes);
        read.map(|_| bytes).map_err(|source| FileError::Read { path: name.clone(), source })
    } else {
        files::read(path, LIMIT as u64)
    };
    let bytes = bytes.map_err(|error| Box::new(error) as Failure)?;
    let limits = ReadOptions { max_bytes: LIMIT, max_line_bytes: LIMIT, ..ReadOptions::default() };
    let decoded = document::decode(&name, &bytes, &limits).map_err(|error| Box::new(error) as Failure)?;
    Ok((name, decoded.text))
}

/// The segments of a text as it stands in its file, line by line: no term reaches over a line or a sentence.
fn segments(text: &str, locale: &Locale) -> Vec<Span> {
    let language = lang::of(locale);
    let mut segments = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let shifted = |span: Span| Span::new(start + span.start, start + span.end);
        segments.extend(segment::segment(line, language).into_iter().map(shifted));
        start += line.len();
    }
    segments
}

fn locale(record: &Map<String, Value>) -> Result<Locale, String> {
    let tag = records::text(record, "lang")?;
    tag.parse().map_err(|_| format!("field \"lang\": {tag:?} is no language tag"))
}

/// Answers the records of a file or stdin.
fn stream(
    path: &Path,
    work: impl Fn(&Map<String, Value>) -> Result<Map<String, Value>, String> + Sync,
) -> Outcome {
    let stdout = io::stdout().lock();
    let done = if path == Path::new("-") {
        records::stream(io::stdin().lock(), stdout, work)
    } else {
        let file = files::open(path).map_err(|error| Box::new(error) as Failure)?;
        records::stream(BufReader::new(file), stdout, work)
    };
    match done {
        Ok(exit) => Ok(exit),
        // The reader of the pipe has what it wanted.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Exit::Done),
        Err(source) => Err(Box::new(FileError::Write { path: "stdout".into(), source })),
    }
}
