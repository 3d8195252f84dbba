//! `tarjuman translate`.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use serde_json::{Map, Value, json};

use super::show::{self, Format};
use super::{Context, Exit, Outcome, records, run};
use crate::check::Terminology;
use crate::document::{self, ReadOptions};
use crate::glossary::Glossary;
use crate::lang;
use crate::model::{Diagnose, Document, Locale, Origin};
use crate::project::config::engines::Translation;
use crate::project::config::{Project, ProjectError};
use crate::project::files::{self, FileError};
use crate::project::terminology::Sources;
use crate::project::translation::{Means, Privacy, Proposed, Translator};
use crate::segment::segment_blocks;
use crate::translate::batch::Job;
use crate::translate::{Flaw, Pair, Tools};

/// Records that are asked together: engines take texts of several at once.
const TOGETHER: usize = 512;

#[derive(clap::Args)]
#[command(
    long_about = "Translate a text by the memory and the engines of the project.

Sentences are asked one after the other of each engine that “translate” in the project file names for the locale, or of those of \
--engine. Terms of the glossary are asked for and checked; placeholders are kept. What was answered before is not asked again. \
memory and pseudo need no settings; any other engine needs a project.",
    after_help = "Records (--jsonl): {\"id\", \"text\", \"from\", \"to\", \"before\", \"after\", \"confidential\"} in, {\"id\", \"text\", \"origin\", \"engine\", \"similarity\"} out, in order; only \"text\" must be there where --from and --to say the rest. A text that cannot be translated becomes {\"id\", \"error\"}, and the exit code is 1.

Examples:
  tarjuman translate letter.ar.txt --to tk
  tarjuman translate page.ar.md --to en --engine pseudo
  echo '{\"id\": 1, \"text\": \"وصل الوفد.\"}' | tarjuman translate --jsonl --from ar --to tk"
)]
pub(crate) struct Options {
    /// The text to translate; - is stdin
    #[arg(default_value = "-", value_name = "FILE")]
    file: PathBuf,
    /// Language of the text (else the source language of the project)
    #[arg(long, value_name = "LOCALE")]
    from: Option<Locale>,
    /// The language wanted
    #[arg(long, value_name = "LOCALE", required_unless_present = "jsonl")]
    to: Option<Locale>,
    /// Ask this engine (may be repeated: one after the other)
    #[arg(long = "engine", short, value_name = "NAME")]
    engines: Vec<String>,
    /// Stop before more is spent, in the currency of the prices
    #[arg(long, value_name = "AMOUNT", value_parser = run::amount)]
    max_cost: Option<f64>,
    /// Read and write JSON records, one a line
    #[arg(long)]
    jsonl: bool,
    /// The text, or JSON with each sentence
    #[arg(long, value_enum, default_value = "text", conflicts_with = "jsonl")]
    format: Format,
}

type Failure = Box<dyn Diagnose + Send + Sync>;

/// No engine is named for a locale.
#[derive(Debug, thiserror::Error)]
#[error("no engine is named for {locale}")]
struct NoEngine {
    locale: String,
}

impl Diagnose for NoEngine {
    fn key(&self) -> &'static str {
        "error-no-engine"
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        vec![("locale", self.locale.clone())]
    }
}

/// Everything that translating takes.
struct Desk<'a> {
    options: &'a Options,
    config: &'a Translation,
    /// The source language unless a record says another.
    source: Option<Locale>,
    translator: Translator<'a>,
}

pub(crate) fn run(context: &Context, options: &Options) -> Outcome {
    let project = match run::project(context) {
        Ok(project) => Some(project),
        Err(error) if error.key() == not_found() => None,
        Err(error) => return Err(error),
    };
    let empty = bare();
    let config = project.as_ref().map_or(&empty, |project| &project.config.translation);
    let (mut glossary, locales) = match &project {
        Some(project) => (Sources::read(project)?.parse().0, project.config.locales().cloned().collect()),
        None => (Glossary::default(), Vec::new()),
    };
    let mut locales: Vec<Locale> = locales;
    for locale in options.from.iter().chain(&options.to) {
        if !locales.contains(locale) {
            locales.push(locale.clone());
        }
    }
    glossary.write_in_scripts(&locales);
    let terminology = Terminology::new(&glossary, &locales);
    let root = project.as_ref().map_or(Path::new("."), |project| &project.root);
    let chains: Vec<&[String]> = if options.engines.is_empty() {
        let all = locales.iter().map(|locale| config.chain(locale));
        options.to.as_ref().map_or_else(|| all.collect(), |to| vec![config.chain(to)])
    } else {
        vec![&options.engines]
    };
    if let (Some(to), true) = (&options.to, chains.iter().all(|chain| chain.is_empty())) {
        return Err(Box::new(NoEngine { locale: to.to_string() }));
    }
    let tools = match &project {
        Some(project) => run::tools(project, &chains)?,
        None => Tools::default(),
    };
    let means =
        Means { variable: &super::variable, tools, max_cost: options.max_cost, dry: project.is_none() };
    let stop = run::stop_on_interrupt();
    let translator = Translator::new(root, config, &chains, &terminology, &means, stop)?;
    let source =
        options.from.clone().or_else(|| project.as_ref().map(|project| project.config.source.clone()));
    let desk = Desk { options, config, source, translator };
    let exit = if options.jsonl { desk.records()? } else { desk.text(project.as_ref())? };
    run::engines_left(context, &desk.translator.left());
    Ok(if stop.load(Ordering::Relaxed) { Exit::Interrupted } else { exit })
}

fn not_found() -> &'static str {
    ProjectError::NotFound { start: String::new() }.key()
}

/// The engines that need no settings.
fn bare() -> Translation {
    crate::project::config::engines::bare()
}

impl Desk<'_> {
    fn chain(&self, target: &Locale) -> &[String] {
        if self.options.engines.is_empty() { self.config.chain(target) } else { &self.options.engines }
    }

    fn source(&self) -> Result<Locale, Failure> {
        // Without a project nothing says what the text is written in.
        self.source
            .clone()
            .ok_or_else(|| Box::new(ProjectError::NotFound { start: ".".to_owned() }) as Failure)
    }

    fn text(&self, project: Option<&Project>) -> Outcome {
        let target = self.options.to.clone().unwrap_or_default();
        let source = self.source()?;
        let name = if self.options.file == Path::new("-") {
            "stdin".to_owned()
        } else {
            self.options.file.display().to_string()
        };
        let limits = ReadOptions { language: lang::of(&source), ..ReadOptions::default() };
        let bytes = if name == "stdin" {
            let mut bytes = Vec::new();
            let read = io::stdin().lock().take(limits.max_bytes as u64).read_to_end(&mut bytes);
            read.map(|_| bytes).map_err(|source| FileError::Read { path: name.clone(), source })?
        } else {
            files::read(&self.options.file, limits.max_bytes as u64)?
        };
        let (blocks, _) = document::read(&name, &bytes, &limits)?;
        let segments = segment_blocks(&blocks, lang::of(&source));
        let privacy = Privacy::new(self.config, &source);
        let texts: Vec<&str> = segments.iter().map(|segment| segment.text(&blocks)).collect();
        let closed: Vec<bool> =
            segments.iter().map(|segment| privacy.is_labelled(&blocks[segment.block].text)).collect();
        let confidential = project.is_some_and(|project| is_confidential(project, &self.options.file));
        // Beyond the edge of the document is nothing; a confidential neighbour is unknown.
        let seen = |at: usize| texts.get(at).map_or(Some(""), |text| (!closed[at]).then_some(*text));
        let job = |at: usize| {
            let before = at.checked_sub(1).map_or(Some(""), seen);
            privacy.job(texts[at], before, seen(at + 1), closed[at] || confidential)
        };
        let jobs: Vec<Job> = (0..texts.len()).map(job).collect();
        let pair = Pair { source: source.clone(), target: target.clone() };
        let outcomes = self.translator.translate(&pair, self.chain(&target), jobs);
        let open = outcomes.iter().filter(|outcome| outcome.is_err()).count();
        if self.options.format == Format::Json {
            let each = texts.iter().zip(&outcomes).map(|(text, outcome)| {
                let mut fields = Map::from_iter([("source".to_owned(), json!(text))]);
                match answer(outcome) {
                    Ok(more) => fields.extend(more),
                    Err(error) => drop(fields.insert("error".to_owned(), error.into())),
                }
                Value::Object(fields)
            });
            show::line(format!("{:#}", Value::Array(each.collect())));
        } else {
            let document = Document { id: String::new(), locale: source, path: name, blocks };
            let mut out = String::new();
            for (number, block) in document.blocks.iter().enumerate() {
                if number > 0 {
                    out.push('\n');
                }
                for (segment, outcome) in segments.iter().zip(&outcomes).filter(|(s, _)| s.block == number) {
                    let raw = segment.span.of(&block.text);
                    let end = raw.len() - raw.trim_end().len();
                    out.push_str(outcome.as_ref().map_or(raw.trim(), |proposed| proposed.text.as_str()));
                    out.push_str(&raw[raw.len() - end..]);
                }
                out.push('\n');
            }
            // A closed pipe is the reader's decision.
            let _ = io::stdout().lock().write_all(out.as_bytes());
        }
        Ok(if open == 0 { Exit::Done } else { Exit::Failed })
    }

    fn records(&self) -> Outcome {
        let stdout = io::stdout().lock();
        let work = |records: &[Map<String, Value>]| self.answers(records);
        let done = if self.options.file == Path::new("-") {
            records::together(io::stdin().lock(), stdout, TOGETHER, work)
        } else {
            records::together(files::open(&self.options.file)?, stdout, TOGETHER, work)
        };
        match done {
            Ok(exit) => Ok(exit),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Exit::Done),
            Err(source) => Err(Box::new(FileError::Write { path: "stdout".into(), source })),
        }
    }

    fn answers(&self, records: &[Map<String, Value>]) -> Vec<Result<Map<String, Value>, String>> {
        let mut answers: Vec<Result<Map<String, Value>, String>> =
            records.iter().map(|_| Ok(Map::new())).collect();
        let mut pairs: BTreeMap<Pair, Vec<(usize, Job)>> = BTreeMap::new();
        for (index, record) in records.iter().enumerate() {
            match self.job(record) {
                Ok((pair, job)) => pairs.entry(pair).or_default().push((index, job)),
                Err(error) => answers[index] = Err(error),
            }
        }
        for (pair, asked) in pairs {
            let (places, jobs): (Vec<usize>, Vec<Job>) = asked.into_iter().unzip();
            let outcomes = self.translator.translate(&pair, self.chain(&pair.target), jobs);
            for (index, outcome) in places.into_iter().zip(&outcomes) {
                answers[index] = answer(outcome);
            }
        }
        answers
    }

    fn job(&self, record: &Map<String, Value>) -> Result<(Pair, Job), String> {
        let locale = |field: &str, default: Option<&Locale>| match (record.get(field), default) {
            (None | Some(Value::Null), Some(locale)) => Ok(locale.clone()),
            _ => {
                let tag = records::text(record, field)?;
                tag.parse().map_err(|_| format!("field {field:?}: {tag:?} is no language tag"))
            }
        };
        let source = locale("from", self.source.as_ref())?;
        let target = locale("to", self.options.to.as_ref())?;
        if self.chain(&target).is_empty() {
            return Err(format!("no engine is named for {target}"));
        }
        let text = records::text(record, "text")?;
        let around = |field: &str| record.get(field).and_then(Value::as_str);
        let privacy = Privacy::new(self.config, &source);
        let confidential = record.get("confidential").and_then(Value::as_bool).unwrap_or_default();
        let confidential = confidential || privacy.is_labelled(text);
        let job = privacy.job(text, around("before"), around("after"), confidential);
        Ok((Pair { source, target }, job))
    }
}

/// What an outcome is in a record: text and origin, or why there is none.
fn answer(outcome: &Result<Proposed, Flaw>) -> Result<Map<String, Value>, String> {
    let proposed = outcome.as_ref().map_err(ToString::to_string)?;
    let mut fields = Map::from_iter([("text".to_owned(), json!(proposed.text))]);
    match &proposed.origin {
        Origin::Memory(similarity) => {
            fields.insert("origin".into(), "memory".into());
            fields.insert("similarity".into(), (*similarity).into());
        }
        Origin::Engine(name) => {
            fields.insert("origin".into(), "engine".into());
            fields.insert("engine".into(), name.as_str().into());
        }
        other => drop(fields.insert("origin".into(), other.to_string().into())),
    }
    Ok(fields)
}

/// Whether a file is one of the project's confidential documents.
fn is_confidential(project: &Project, file: &Path) -> bool {
    let Ok(file) = file.canonicalize() else { return false };
    let Ok((plans, _)) = crate::project::discover::documents(project) else { return false };
    plans.iter().filter(|plan| plan.confidential).any(|plan| {
        let own = project.root.join(&plan.source).canonicalize();
        own.is_ok_and(|own| own == file)
    })
}
