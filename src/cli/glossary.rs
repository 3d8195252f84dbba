//! `tarjuman glossary`: check it, find its terms, put preferred terms in the place of others, show forms.

use std::collections::BTreeMap;
use std::io::{self, BufReader, Read, Write};
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::show::{self, Format, Gate};
use super::{Context, Exit, Outcome, records, run};
use crate::document::{self, ReadOptions};
use crate::glossary::{self, Glossary, Matcher, Status, apply};
use crate::lang::{self, Features, Lemma};
use crate::model::{Diagnose, Finding, Hit, Locale, Severity};
use crate::project::batch;
use crate::project::files::{self, FileError, Writer};
use crate::project::terminology::Sources;
use crate::segment;
use crate::text::{LineIndex, Span};

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
    #[command(after_help = "Example: tarjuman glossary check glossary/diplomatic.yaml")]
    Check(Check),
    /// Find terms in texts, in whatever form they are written
    #[command(
        after_help = "Records (--jsonl): {\"id\", \"text\", \"lang\"} in, {\"id\", \"hits\": [{\"start\", \"end\", \"concept\", \"term\", \"form\", \
\"certainty\", \"analysis\"}]} out. Each text is taken as one segment. Offsets count Unicode code points, end exclusive.

Examples:
  tarjuman glossary find documents/consultations.ar.md --lang ar
  echo '{\"id\": 1, \"text\": \"فتح السفارات\", \"lang\": \"ar\"}' | tarjuman glossary find --jsonl"
    )]
    Find(Find),
    /// Put preferred terms in the place of deprecated and forbidden ones, in the same form
    #[command(after_help = "Example: tarjuman glossary apply documents/consultations.en.md --lang en")]
    Apply(Apply),
    /// Write forms of terms, as JSON records
    #[command(
        after_help = "Records: {\"id\", \"lang\", \"term\", \"features\"} in, {\"id\", \"form\"} out; features as in UniMorph.

Example: echo '{\"id\": 1, \"lang\": \"tk\", \"term\": \"ministr\", \"features\": \"N;LOC;SG\"}' | tarjuman glossary inflect --jsonl"
    )]
    Inflect(Records),
    /// Put one term in the place of a form of another, as JSON records
    #[command(
        after_help = "Records: {\"id\", \"lang\", \"found\", \"replaced\", \"term\"} in, {\"id\", \"form\"} out: the form of \"term\" that \"found\" is of \"replaced\".

Example: echo '{\"id\": 1, \"lang\": \"ar\", \"found\": \"بالقنصليتين\", \"replaced\": \"قنصلية\", \"term\": \"سفارة\"}' | tarjuman glossary replace --jsonl"
    )]
    Replace(Records),
    /// Show the forms of a term
    #[command(after_help = "Example: tarjuman glossary forms سفارة --lang ar")]
    Forms(Forms),
}

#[derive(clap::Args)]
struct Check {
    /// Glossary files (else those of the project)
    files: Vec<PathBuf>,
    /// Exit with 3 when a finding is at least this severe
    #[arg(long, value_name = "SEVERITY", default_value = "error")]
    fail_on: Gate,
    /// How to answer
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(clap::Args)]
struct Terms {
    /// A glossary file instead of those of the project (may be repeated)
    #[arg(long = "glossary", short, value_name = "FILE")]
    glossaries: Vec<PathBuf>,
}

#[derive(clap::Args)]
struct Find {
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

#[derive(clap::Args)]
struct Apply {
    #[command(flatten)]
    terms: Terms,
    /// The texts; - is stdin
    #[arg(default_value = "-", value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Language of the texts
    #[arg(long, value_name = "LOCALE")]
    lang: Locale,
    /// Write the changed files; without it only the difference is shown
    #[arg(long)]
    write: bool,
}

#[derive(clap::Args)]
struct Records {
    /// Read and write JSON records, one a line; the only way this command answers
    #[arg(long, required = true)]
    jsonl: bool,
    /// The records; - is stdin
    #[arg(default_value = "-", value_name = "FILE")]
    file: PathBuf,
}

#[derive(clap::Args)]
struct Forms {
    #[command(flatten)]
    terms: Terms,
    /// The term, in its citation form; what the glossary says of it is taken into account
    term: String,
    /// Its language
    #[arg(long, value_name = "LOCALE")]
    lang: Locale,
}

type Failure = Box<dyn Diagnose + Send + Sync>;

pub(crate) fn run(context: &Context, options: &Options) -> Outcome {
    match &options.command {
        Command::Check(options) => check(context, options),
        Command::Find(options) if options.jsonl => find_records(context, options),
        Command::Find(options) => find(context, options),
        Command::Apply(options) => apply_files(context, options),
        Command::Inflect(options) => stream(&options.file, inflect),
        Command::Replace(options) => stream(&options.file, replace),
        Command::Forms(options) => forms(context, options),
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

fn check(context: &Context, options: &Check) -> Outcome {
    let (glossary, mut findings) = load(context, &options.files)?;
    findings.extend(glossary::check(&glossary));
    if options.files.is_empty() {
        batch::weigh(&run::project(context)?, &mut findings);
    }
    show::findings(context, &findings, options.format);
    let reached = |gate: Severity| findings.iter().any(|finding| finding.severity >= gate);
    Ok(if options.fail_on.severity().is_some_and(reached) { Exit::Gate } else { Exit::Done })
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

fn find(context: &Context, options: &Find) -> Outcome {
    let Some(locale) = &options.lang else { return Ok(Exit::Done) };
    let glossary = load_shown(context, &options.terms)?;
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

fn find_records(context: &Context, options: &Find) -> Outcome {
    let glossary = load_shown(context, &options.terms)?;
    // A matcher for each locale the glossary can serve; a record in another has no hits.
    let mut locales: Vec<Locale> = glossary.concepts.iter().flat_map(|c| c.terms.keys().cloned()).collect();
    locales.extend(options.lang.clone());
    locales.sort();
    locales.dedup();
    let matchers: BTreeMap<Locale, Matcher> =
        locales.into_iter().map(|locale| (locale.clone(), Matcher::new(&glossary, &locale))).collect();
    let work = |record: &Map<String, Value>| {
        let text = records::text(record, "text")?;
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

fn form(form: Option<String>) -> Result<Map<String, Value>, String> {
    let form = form.ok_or("there is no such form")?;
    Ok(Map::from_iter([("form".to_owned(), form.into())]))
}

fn inflect(record: &Map<String, Value>) -> Result<Map<String, Value>, String> {
    let term = records::text(record, "term")?;
    let features: Features = records::text(record, "features")?.parse().map_err(|e| format!("{e}"))?;
    let lemma = Lemma { text: term, ..Lemma::default() };
    form(lang::of(&locale(record)?).inflect(&lemma, &features))
}

fn replace(record: &Map<String, Value>) -> Result<Map<String, Value>, String> {
    let lemma = |field| records::text(record, field).map(|text| Lemma { text, ..Lemma::default() });
    let found = records::text(record, "found")?;
    form(apply::replace(lang::of(&locale(record)?), found, &lemma("replaced")?, &lemma("term")?))
}

fn apply_files(context: &Context, options: &Apply) -> Outcome {
    let glossary = load_shown(context, &options.terms)?;
    let matcher = Matcher::new(&glossary, &options.lang);
    for path in &options.files {
        let (name, text) = text(path)?;
        let mut all = Vec::new();
        for segment in segments(&text, &options.lang) {
            for mut one in apply::replacements(&glossary, &matcher, &options.lang, segment.of(&text)) {
                one.span = Span::new(segment.start + one.span.start, segment.start + one.span.end);
                all.push(one);
            }
        }
        let changed = apply::applied(&text, &all);
        if changed == text {
            continue;
        }
        difference(&name, &text, &changed);
        if options.write && path != Path::new("-") {
            write(context, path, changed.as_bytes())?;
        }
    }
    Ok(Exit::Done)
}

/// Lines that differ; replacing terms never adds or takes a line.
fn difference(name: &str, old: &str, new: &str) {
    show::line(format_args!("--- {name}\n+++ {name}"));
    for (number, (old, new)) in old.lines().zip(new.lines()).enumerate() {
        if old != new {
            let line = number + 1;
            show::line(format_args!("@@ -{line} +{line} @@\n-{old}\n+{new}"));
        }
    }
}

/// Writes a file of the project, else of the working directory, whole or not at all.
fn write(context: &Context, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let fail = |source| Box::new(FileError::Write { path: path.display().to_string(), source }) as Failure;
    let root = match run::project(context) {
        Ok(project) => project.root,
        Err(_) => PathBuf::from("."),
    };
    let root = root.canonicalize().map_err(fail)?;
    let whole = path.canonicalize().map_err(fail)?;
    let outside = || Box::new(FileError::Outside { path: path.display().to_string() }) as Failure;
    let inside = whole.strip_prefix(&root).map_err(|_| outside())?;
    let inside = inside.to_str().ok_or_else(outside)?;
    let writer = Writer::lock(&root).map_err(|error| Box::new(error) as Failure)?;
    writer.write(inside, bytes).map_err(|error| Box::new(error) as Failure)?;
    Ok(())
}

fn forms(context: &Context, options: &Forms) -> Outcome {
    let language = lang::of(&options.lang);
    // Without a project and a glossary the rules of the language are still there.
    let glossary = match load(context, &options.terms.glossaries) {
        Ok((glossary, _)) => glossary,
        Err(error) if !options.terms.glossaries.is_empty() => return Err(error),
        Err(_) => Glossary::default(),
    };
    let wanted = language.fold(&options.term).text;
    let entry = glossary
        .concepts
        .iter()
        .flat_map(|concept| concept.terms_of(&options.lang))
        .find(|term| language.fold(&term.text).text == wanted && term.status < Status::Forbidden);
    let lemma = entry.map_or(Lemma { text: &options.term, ..Lemma::default() }, |term| term.lemma());
    let mut out = io::stdout().lock();
    for form in language.forms(&lemma) {
        // A closed pipe is the reader's decision.
        if writeln!(out, "{}", form.text).is_err() {
            break;
        }
    }
    Ok(Exit::Done)
}
