//! `tarjuman clean`.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::show::{self, Format, Gate};
use super::{Context, Exit, Outcome, input, records};
use crate::document::{self, ReadOptions};
use crate::lang;
use crate::model::{Block, Diagnose, Finding, Locale};
use crate::project::config::{Project, ProjectError};
use crate::project::files::{self, FileError};
use crate::text::clean::{self, CLASSES, Cleaned, Edit, Found, Treatment, Treatments};
use crate::text::{LineIndex, Place, Span};

#[derive(clap::Args)]
#[command(
    long_about = "Show what is wrong with the characters of a text, and repair it.

Presentation forms, kashida, stray controls of direction, letters and digits of other languages, letters typed for digits, \
text read in a wrong encoding, and more: “tarjuman explain” tells of each. Only what can mean nothing else is repaired. The \
file itself is never changed: the repaired text goes to stdout and the report to stderr; with --output the text goes to that \
file, and the report to stdout. What is repaired is said by --fix, else by “clean” in the project file, else by each kind itself.",
    after_help = "Records (--jsonl): {\"id\", \"text\", \"lang\"} in, {\"id\", \"text\", \"found\": [{\"class\", \"code\", \"start\", \"end\", \"was\", \"to\", \"repaired\"}], \"edits\": [{\"start\", \"end\", \"was\", \"clean_start\", \"clean_end\"}]} out; \"lang\" may be left out where --lang says it. Offsets, here and with --format json, count Unicode code points of the original, end exclusive; \"clean_start\" and \"clean_end\" those of the new text. Putting \"was\" back in the place of each edit gives the original again. A record that cannot be read becomes {\"id\", \"error\"}, and the exit code is 1.

Examples:
  tarjuman clean scan.ar.txt --lang ar > clean.ar.txt
  tarjuman clean scan.ar.txt --lang ar --fix kashida,presentation-forms --output clean.ar.txt
  tarjuman clean scan.ar.txt --lang ar --fix none --format json
  echo '{\"id\": 1, \"text\": \"وقّـــع\", \"lang\": \"ar\"}' | tarjuman clean --jsonl"
)]
pub(crate) struct Options {
    /// The text; - is stdin
    #[arg(default_value = "-", value_name = "FILE")]
    file: PathBuf,
    /// Language of the text: ar, en, tk or any other tag
    #[arg(long, value_name = "LOCALE", required_unless_present = "jsonl")]
    lang: Option<Locale>,
    /// What to repair, separated by commas; all, or none. Everything else is reported
    #[arg(long, value_name = "CLASSES", value_delimiter = ',', value_parser = kinds())]
    fix: Vec<String>,
    /// Write the repaired text to this file
    #[arg(long, short, value_name = "FILE", conflicts_with = "jsonl")]
    output: Option<PathBuf>,
    /// Exit with 3 when something as severe as this is left
    #[arg(long, value_name = "SEVERITY", default_value = "never")]
    fail_on: Gate,
    /// The report as text, or text and report as JSON
    #[arg(long, value_enum, default_value = "text", value_name = "FORMAT", conflicts_with = "jsonl")]
    format: Format,
    /// Read and write JSON records, one a line
    #[arg(long)]
    jsonl: bool,
}

/// What `--fix` takes.
fn kinds() -> clap::builder::PossibleValuesParser {
    CLASSES.iter().map(|class| class.name).chain(["all", "none"]).collect::<Vec<_>>().into()
}

/// The output would take the place of the text.
#[derive(Debug, thiserror::Error)]
#[error("{path} is the text itself, which is not changed")]
struct OverInput {
    path: String,
}

impl Diagnose for OverInput {
    fn key(&self) -> &'static str {
        "error-clean-over-input"
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        vec![("path", self.path.clone())]
    }
}

pub(crate) fn run(context: &Context, options: &Options) -> Outcome {
    let treatments = treatments(context, options)?;
    let written = if options.jsonl {
        run_records(options, &treatments)?
    } else {
        return run_file(context, options, treatments);
    };
    match written {
        Ok(exit) => Ok(exit),
        // The reader of the pipe has what it wanted.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Exit::Done),
        Err(source) => Err(Box::new(FileError::Write { path: "stdout".into(), source })),
    }
}

type Failure = Box<dyn Diagnose + Send + Sync>;

/// What is repaired: by the option, by the project if there is one, or as usual.
fn treatments(context: &Context, options: &Options) -> Result<Treatments, Failure> {
    if !options.fix.is_empty() {
        let all = options.fix.iter().any(|name| name == "all");
        let mut treatments = Treatments::all(if all { Treatment::Repair } else { Treatment::Report });
        for name in &options.fix {
            treatments.set(name, Treatment::Repair);
        }
        return Ok(treatments);
    }
    let here = std::env::current_dir().unwrap_or_else(|_| Path::new(".").to_owned());
    match Project::find(&here, context.global.project.as_deref()) {
        Ok(project) => Ok(project.config.clean),
        Err(ProjectError::NotFound { .. }) => Ok(Treatments::default()),
        Err(error) => Err(Box::new(error)),
    }
}

fn run_records(options: &Options, treatments: &Treatments) -> Result<io::Result<Exit>, Failure> {
    let work = |record: &Map<String, Value>| {
        let text = records::text(record, "text")?;
        let locale = records::locale(record, options.lang.as_ref())?;
        let cleaned = clean::clean(&[text], &lang::of(&locale).writing(), treatments).remove(0);
        let points = CodePoints::new(text, cleaned.found.iter().flat_map(|f| [f.span.start, f.span.end]));
        let found = cleaned.found.iter().map(|f| case(f, f.span, &points)).collect();
        let mut answer = Map::new();
        answer.insert("found".into(), Value::Array(found));
        answer.insert("edits".into(), edits(text, &cleaned));
        answer.insert("text".into(), cleaned.text.into());
        Ok(answer)
    };
    let stdout = io::stdout().lock();
    if options.file == Path::new("-") {
        return Ok(records::stream(io::stdin().lock(), stdout, work));
    }
    let file = files::open(&options.file)?;
    Ok(records::stream(file, stdout, work))
}

/// A case as JSON.
fn case(found: &Found, span: Span, points: &CodePoints) -> Value {
    json!({
        "class": found.class.name, "code": document::clean::rule(found.class.name).code,
        "start": points.of(span.start), "end": points.of(span.end),
        "was": found.was, "to": found.to, "repaired": found.repaired,
    })
}

fn edits(text: &str, cleaned: &Cleaned) -> Value {
    let edits = cleaned.map.edits();
    let both = |span: fn(&Edit) -> Span| edits.iter().flat_map(move |e| [span(e).start, span(e).end]);
    let (old, new) =
        (CodePoints::new(text, both(|e| e.original)), CodePoints::new(&cleaned.text, both(|e| e.clean)));
    let each = |edit: &Edit| {
        json!({
            "start": old.of(edit.original.start), "end": old.of(edit.original.end), "was": edit.was,
            "clean_start": new.of(edit.clean.start), "clean_end": new.of(edit.clean.end),
        })
    };
    edits.iter().map(each).collect()
}

/// Byte offsets of a text as offsets in code points.
struct CodePoints(BTreeMap<usize, usize>);

impl CodePoints {
    /// Counts once for all `offsets`.
    fn new(text: &str, offsets: impl Iterator<Item = usize>) -> Self {
        let mut counts: BTreeMap<usize, usize> = offsets.map(|offset| (offset, 0)).collect();
        let (mut at, mut count) = (0, 0);
        for (offset, points) in &mut counts {
            count += text[at..*offset].chars().count();
            at = *offset;
            *points = count;
        }
        Self(counts)
    }

    fn of(&self, offset: usize) -> usize {
        self.0.get(&offset).copied().unwrap_or_default()
    }
}

/// What a file holds: its paragraphs, each with where it stands.
struct Content {
    paragraphs: Vec<Block>,
    /// What stands between two of them.
    between: &'static str,
    /// What reading brought up.
    findings: Vec<Finding>,
}

fn run_file(context: &Context, options: &Options, treatments: Treatments) -> Outcome {
    let name = options.file.display().to_string();
    if let Some(output) = &options.output
        && output
            .canonicalize()
            .is_ok_and(|output| options.file.canonicalize().is_ok_and(|file| file == output))
    {
        return Err(Box::new(OverInput { path: name }));
    }
    let language = lang::of(options.lang.as_ref().unwrap_or(&Locale::default()));
    let limits = ReadOptions { language, clean: Some(treatments.clone()), ..ReadOptions::default() };
    let bytes = input::bytes(&options.file, limits.max_bytes as u64)?;
    let content = content(&name, &bytes, limits)?;
    let texts: Vec<&str> = content.paragraphs.iter().map(|block| block.text.as_str()).collect();
    let cleaned = clean::clean(&texts, &language.writing(), &treatments);

    let mut findings = content.findings;
    let mut cases = Vec::new();
    let mut start = 0_usize;
    for (block, cleaned) in content.paragraphs.iter().zip(&cleaned) {
        let index = LineIndex::new(&block.text);
        let points =
            CodePoints::new(&block.text, cleaned.found.iter().flat_map(|f| [f.span.start, f.span.end]));
        for found in &cleaned.found {
            let place = placed(block, &index, found.span.start);
            findings.push(document::clean::finding(&name, place, found, 1));
            let mut case = case(found, found.span, &points);
            for key in ["start", "end"] {
                case[key] = json!(start as u64 + case[key].as_u64().unwrap_or_default());
            }
            (case["line"], case["column"]) = (json!(place.line), json!(place.column));
            cases.push(case);
        }
        start += block.text.chars().count() + content.between.len();
    }
    let texts: Vec<&str> = cleaned.iter().map(|cleaned| cleaned.text.as_str()).collect();
    let mut text = texts.join(content.between);
    if !content.between.is_empty() {
        text.push('\n');
    }
    if let Some(output) = &options.output {
        files::replace(output, text.as_bytes())?;
    }
    match options.format {
        Format::Json => {
            let counts: Map<String, Value> = counts(&cleaned)
                .into_iter()
                .map(|(class, [all, done])| (class.into(), json!({"found": all, "repaired": done})))
                .collect();
            let lang = options.lang.as_ref().map(ToString::to_string);
            let mut page = json!({"file": name, "lang": lang, "classes": counts, "found": cases});
            if options.output.is_none() {
                page["text"] = text.into();
            }
            show::line(format!("{page:#}"));
        }
        Format::Text => {
            let lines: Vec<String> =
                findings.iter().map(|f| one_line(context, f)).chain(summary(context, &cleaned)).collect();
            if options.output.is_some() {
                lines.iter().for_each(show::line);
            } else {
                lines.iter().for_each(|line| eprintln!("{line}"));
                // A closed pipe (`| head`) is the reader's decision, not a failure.
                let _ = io::stdout().lock().write_all(text.as_bytes());
            }
        }
    }
    let left = |finding: &&Finding| finding.args.iter().all(|(name, value)| *name != "done" || value == "no");
    let reached = |gate| findings.iter().filter(left).any(|finding| finding.severity >= gate);
    Ok(if options.fail_on.severity().is_some_and(reached) { Exit::Gate } else { Exit::Done })
}

/// The text of a file: of a text all of it, cut at blank lines; of an archive such as a Word document its blocks.
fn content(name: &str, bytes: &[u8], options: ReadOptions) -> Result<Content, Failure> {
    if document::package::is_package(bytes) {
        let (paragraphs, findings) = document::read(name, bytes, &ReadOptions { clean: None, ..options })?;
        return Ok(Content { paragraphs, between: "\n\n", findings });
    }
    let decoded = document::decode_any(name, bytes, &options)?;
    let findings = document::encoding_finding(name, &decoded).into_iter().collect();
    let mut paragraphs: Vec<Block> = Vec::new();
    let mut blank = true;
    for (line, text) in decoded.text.split_inclusive('\n').enumerate() {
        match paragraphs.last_mut() {
            Some(open) if !blank || text.trim().is_empty() => open.text.push_str(text),
            _ => paragraphs.push(Block {
                kind: crate::model::BlockKind::Paragraph,
                text: text.to_owned(),
                key: None,
                places: vec![(0, Place::new(line as u32 + 1, 1))],
            }),
        }
        blank = text.trim().is_empty();
    }
    Ok(Content { paragraphs, between: "", findings })
}

/// The place of a byte of a paragraph: in a text its lines go on, in a block of a document they have places of their own.
fn placed(block: &Block, index: &LineIndex, offset: usize) -> Place {
    if block.places.len() > 1 {
        return block.place(offset);
    }
    let (start, inside) = (block.place(0), index.place(&block.text, offset));
    match inside.line {
        1 => Place::new(start.line, start.column + inside.column - 1),
        line => Place::new(start.line + line - 1, inside.column),
    }
}

/// How many cases each class has, and how many of them were repaired.
fn counts(cleaned: &[Cleaned]) -> BTreeMap<&'static str, [usize; 2]> {
    let mut counts: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    for found in cleaned.iter().flat_map(|cleaned| &cleaned.found) {
        let count = counts.entry(found.class.name).or_default();
        count[0] += 1;
        count[1] += usize::from(found.repaired);
    }
    counts
}

fn summary(context: &Context, cleaned: &[Cleaned]) -> Vec<String> {
    let counts = counts(cleaned);
    if counts.is_empty() {
        return vec![context.ui.text("clean-nothing", &[])];
    }
    let line = |(class, [all, done]): (&str, [usize; 2])| {
        context.ui.text(
            "clean-summary",
            &[("class", class), ("count", &all.to_string()), ("repaired", &done.to_string())],
        )
    };
    counts.into_iter().map(line).collect()
}

fn one_line(context: &Context, finding: &Finding) -> String {
    let place = finding.place;
    let mut line = format!(
        "{}:{}:{}: {} {}",
        finding.path,
        place.line,
        place.column,
        finding.rule.code,
        crate::report::visible::visible(&context.ui.finding(finding))
    );
    if let Some(expected) = &finding.expected {
        line.push_str(&format!(" → {}", crate::report::visible::visible(expected)));
    }
    line
}
