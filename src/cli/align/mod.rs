//! `tarjuman align`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

mod batch;
mod explain;
mod formats;
mod stream;
mod text;

use explain::Asked;
use formats::{Aligned, Format};
use text::Text;

use super::{Context, Exit, Outcome, input, lexicon, vectors};
use crate::align::evidence::Set;
use crate::align::{
    AlignOptions, EVIDENCE, Knowledge, Omissions, Side, Task, UNRELATED, align_and_learn, ladder, related,
};
use crate::exchange::xliff;
use crate::model::{Bead, Diagnose, Locale};
use crate::project::files::{self, FileError};
use crate::project::reconcile;
use crate::text::Place;

#[derive(clap::Args)]
#[command(
    long_about = "Align two texts sentence by sentence.

Each bead joins source and target sentences that translate each other; either side may be empty. The number is how \
likely the bead is right, from 0 to 1. Before each sentence stands its own number: --pin takes those. With --pins an XLIFF
file that this command has written comes back: where sentences were moved from unit to unit in it, or a unit was approved, that
is kept and the rest is aligned around it.",
    after_help = "Pairs (--batch): a line a pair, separated by tabs: source, target, output, and where they differ the languages \
\"from\" and \"to\". Paths begin at the folder of the file; an empty output is made from the target's name in the folder of --output. \
Or a folder: a.ar.txt with a.en.txt. All pairs are learned from together; one that cannot be read does not stop the others.

Records (--jsonl): {\"id\", \"source\": [\"…\"], \"target\": [\"…\"], \"from\", \"to\"} in, {\"id\", \"beads\": [{\"source\": [0], \"target\": [0, 1],
\"confidence\": 0.98}]} out; numbers count the segments of the record from 0. \"from\" and \"to\" may be left out where the
options say them. With --window N, N records at a time are learned from together.

Examples:
  tarjuman align documents/interview.ar.md documents/interview.en.md --from ar --to en
  tarjuman align a.ar.txt a.en.txt --from ar --to en --pin 3-4:5 --explain 4
  tarjuman align a.ar.txt a.en.txt --from ar --to en --pins corrected.xlf --format xliff
  tarjuman align --batch pairs.tsv --from ar --to en --format tmx --output memories"
)]
pub(crate) struct Options {
    /// The original; - is stdin
    #[arg(required_unless_present_any = ["jsonl", "batch"], requires = "target")]
    source: Option<PathBuf>,
    /// Its translation
    target: Option<PathBuf>,
    /// Language of the original
    #[arg(long, value_name = "LOCALE", required_unless_present_any = ["jsonl", "batch"])]
    from: Option<Locale>,
    /// Language of the translation
    #[arg(long, value_name = "LOCALE", required_unless_present_any = ["jsonl", "batch"])]
    to: Option<Locale>,
    /// The texts have a segment on each line already
    #[arg(long)]
    lines: bool,
    /// How to answer
    #[arg(long, value_enum, default_value = "text", conflicts_with = "jsonl")]
    format: Format,
    /// Write to this file, or with --batch to files in this folder
    #[arg(long, value_name = "PATH", conflicts_with = "jsonl")]
    output: Option<PathBuf>,
    /// Align many pairs and learn from all: a file of them, or a folder
    #[arg(long, value_name = "PAIRS", conflicts_with_all = ["source", "target", "jsonl"])]
    batch: Option<PathBuf>,
    /// Read and write JSON records, one a line
    #[arg(long, conflicts_with_all = ["source", "target", "lines"])]
    jsonl: bool,
    /// Learn from so many records together
    #[arg(long, value_name = "N", requires = "jsonl")]
    window: Option<std::num::NonZeroUsize>,
    /// Whether the translation leaves passages out: decided by the texts, no, or maybe
    #[arg(long, value_name = "WHETHER", default_value = "auto", value_parser = omissions)]
    omissions: Omissions,
    /// Leave out an evidence: length, learned, lexicon, memory, terms, looks, identical, marks, structure, embeddings, third
    #[arg(long, value_name = "EVIDENCE", value_parser = evidence)]
    without: Vec<Set>,
    /// Keep a bead and align the rest around it: segments as the text numbers them, such as 3-4:5
    #[arg(long, value_name = "BEAD", conflicts_with_all = ["batch", "jsonl"], value_parser = pin)]
    pin: Vec<Pin>,
    /// Keep the beads of a file of lines [2, 3]:[4], what stands alone aligned anew; or what was corrected in an XLIFF file
    #[arg(long, value_name = "FILE", conflicts_with_all = ["batch", "jsonl"])]
    pins: Option<PathBuf>,
    /// Say in nats what each evidence said of a bead: its number, or segments such as 3-4:5, whether it was chosen or not
    #[arg(long, value_name = "BEAD", conflicts_with_all = ["batch", "jsonl", "output"], value_parser = Asked::parse)]
    explain: Vec<Asked>,
    /// Show only beads less sure than this, the least sure first
    #[arg(long, value_name = "CONFIDENCE", num_args = 0..=1, default_missing_value = "0.7", value_parser = share, conflicts_with_all = ["batch", "jsonl", "explain"])]
    doubtful: Option<f32>,
    /// Know the words of a lexicon (else of the project's, .tarjuman/lexicon)
    #[arg(long, value_name = "FILE")]
    lexicon: Vec<PathBuf>,
    /// Add to a lexicon what was learned of words (else to the project's)
    #[arg(long, value_name = "FILE", num_args = 0..=1, conflicts_with = "jsonl")]
    train: Option<Option<PathBuf>>,
    #[command(flatten)]
    vectors: vectors::VectorOptions,
}

fn omissions(name: &str) -> Result<Omissions, String> {
    let found = Omissions::NAMES.iter().find(|(known, _)| *known == name);
    found.map(|(_, choice)| *choice).ok_or_else(|| "expected auto, none or expected".to_owned())
}

fn evidence(name: &str) -> Result<Set, String> {
    let names = || EVIDENCE.iter().map(|evidence| evidence.name()).collect::<Vec<_>>().join(", ");
    Set::named(name).ok_or_else(|| format!("expected one of {}", names()))
}

fn share(text: &str) -> Result<f32, String> {
    let value = text.parse().ok().filter(|value| (0.0..=1.0).contains(value));
    value.ok_or_else(|| "expected a number from 0 to 1".to_owned())
}

/// Segments of both sides, counted from 0.
#[derive(Clone, Debug)]
struct Pin([std::ops::Range<usize>; 2]);

fn pin(text: &str) -> Result<Pin, String> {
    let run = |text: &str| -> Option<std::ops::Range<usize>> {
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        let (first, last): (usize, usize) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
        (0 < first && first <= last).then(|| first - 1..last)
    };
    let sides = text.split_once(':').and_then(|(source, target)| Some([run(source)?, run(target)?]));
    sides.map(Pin).ok_or_else(|| "expected segments counted from 1, such as 3-4:5".to_owned())
}

type Failure = Box<dyn Diagnose + Send + Sync>;

fn boxed(error: impl Diagnose + Send + Sync + 'static) -> Failure {
    Box::new(error)
}

/// A correction that cannot be kept.
#[derive(Debug, thiserror::Error)]
#[error("the bead {from}:{to} crosses another one or lies beyond the texts")]
struct PinError {
    path: Option<String>,
    from: String,
    to: String,
}

impl Diagnose for PinError {
    fn key(&self) -> &'static str {
        "error-align-pin"
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        vec![("source", self.from.clone()), ("target", self.to.clone())]
    }

    fn place(&self) -> Option<(String, Place)> {
        self.path.as_ref().map(|path| (path.clone(), Place::START))
    }
}

/// An output that is read too.
#[derive(Debug, thiserror::Error)]
#[error("the output {path} is a file that is read")]
struct TakenError {
    path: String,
}

impl Diagnose for TakenError {
    fn key(&self) -> &'static str {
        "error-pairs-taken"
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        vec![("path", self.path.clone())]
    }

    fn place(&self) -> Option<(String, Place)> {
        None
    }
}

/// Whether two paths are the same file.
fn same(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

impl Options {
    fn align(&self) -> AlignOptions {
        let without = self.without.iter().fold(Set::default(), |all, one| all.and(*one));
        AlignOptions { omissions: self.omissions, without, ..AlignOptions::default() }
    }

    /// What is known beforehand; `texts` are those that a sentence encoder is asked for.
    fn knowledge(&self, context: &Context, texts: &[&str]) -> Result<Knowledge, Failure> {
        let lexicon = lexicon::known(context, &self.lexicon)?;
        Ok(Knowledge { lexicon, vectors: self.vectors.vectors(texts)?, ..Knowledge::default() })
    }

    /// Keeps what was learned, if that is asked for.
    fn keep(&self, context: &Context, taught: crate::align::Lexicon) -> Result<(), Failure> {
        match &self.train {
            Some(path) => lexicon::add(context, path.as_deref(), taught),
            None => Ok(()),
        }
    }
}

pub(crate) fn run(context: &Context, options: &Options) -> Outcome {
    if options.jsonl {
        return stream::run(options, &options.knowledge(context, &[])?);
    }
    if let Some(pairs) = &options.batch {
        return batch::run(context, options, pairs);
    }
    let (Some(source), Some(target), Some(from), Some(to)) =
        (&options.source, &options.target, &options.from, &options.to)
    else {
        return Ok(Exit::Done); // clap demands all four
    };
    let read = [Some(source), Some(target), options.pins.as_ref()];
    if let Some(output) = &options.output
        && read.into_iter().flatten().chain(&options.lexicon).any(|path| same(path, output))
    {
        return Err(boxed(TakenError { path: output.display().to_string() }));
    }
    let (name, other) = (source.display().to_string(), target.display().to_string());
    let source = Text::read(source, from, options.lines)?;
    let target = Text::read(target, to, options.lines)?;
    let (source, target) = (source.side(from), target.side(to));
    let pins = pins(options, &source, &target)?;
    let texts = [source.segments.as_slice(), &target.segments].concat();
    let knowledge = options.knowledge(context, &texts)?;
    let task = [Task { source, targets: vec![target], pins: vec![pins] }];
    let (mut beads, taught) = align_and_learn(&task, &knowledge, &options.align());
    let beads = beads.pop().and_then(|mut targets| targets.pop()).unwrap_or_default();
    options.keep(context, taught)?;
    doubt(context, [&name, &other], &beads);
    let (source, target) = (&task[0].source, &task[0].targets[0]);
    if !options.explain.is_empty() {
        return print(&explain::explain(context, &task, &beads, &knowledge, options));
    }
    if let Some(least) = options.doubtful {
        return print(&explain::doubtful(context, &task, &beads, least, &knowledge, options));
    }
    let aligned = Aligned { name: &name, source, target, beads: &beads };
    match &options.output {
        Some(path) => {
            let text = aligned.render(options.format, WIDTH);
            files::replace(path, text.as_bytes()).map_err(boxed)?;
            Ok(Exit::Done)
        }
        None => print(&aligned.render(options.format, formats::columns())),
    }
}

/// Texts of fewer segments show too little to be doubted.
const DOUBTED: usize = 20;

/// Says so where two texts hardly translate each other: the wrong file was taken, or the wrong languages were named.
fn doubt(context: &Context, names: [&str; 2], beads: &[Bead]) {
    let segments: usize = beads.iter().map(|bead| bead.source.len() + bead.target.len()).sum();
    if segments >= DOUBTED && related(beads) < UNRELATED {
        let args = [("source", names[0]), ("target", names[1])];
        eprintln!("{}", context.ui.text("align-unrelated", &args));
    }
}

/// Columns of text for people in a file.
const WIDTH: usize = 100;

/// Prints an answer; whoever reads it may stop at any time.
fn print(text: &str) -> Outcome {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(source) if source.kind() != io::ErrorKind::BrokenPipe => {
            Err(boxed(FileError::Write { path: "stdout".into(), source }))
        }
        _ => Ok(Exit::Done),
    }
}

/// The beads that are to be kept, in order.
fn pins(options: &Options, source: &Side, target: &Side) -> Result<Vec<Bead>, Failure> {
    let segments = [source.segments.len(), target.segments.len()];
    let bead = |[source, target]: [std::ops::Range<usize>; 2]| Bead { source, target, confidence: 1.0 };
    let mut pins: Vec<Bead> = options.pin.iter().map(|pin| bead(pin.0.clone())).collect();
    let mut path = None;
    if let Some(file) = &options.pins {
        let name = file.display().to_string();
        let bytes = input::bytes(file, LADDER_LIMIT).map_err(boxed)?;
        let text = String::from_utf8_lossy(&bytes);
        path = Some(name.clone());
        if text.trim_start_matches('\u{FEFF}').trim_start().starts_with('<') {
            let state = xliff::read(&name, &text).map_err(boxed)?;
            pins.extend(reconcile::pins(&state, &source.segments, &target.segments));
        } else {
            let rungs = ladder::read(&name, &text, Some(segments)).map_err(boxed)?;
            // A segment that stands alone has no place on the other side: where it stands follows from its neighbours.
            for rung in rungs.iter().filter(|rung| !rung.is_alone()) {
                let text = |list: &[usize]| format!("{list:?}");
                let error =
                    || PinError { path: path.clone(), from: text(&rung.source), to: text(&rung.target) };
                pins.push(rung.to_bead([0, 0]).ok_or_else(|| boxed(error()))?);
            }
        }
    }
    pins.sort_by_key(|pin| (pin.source.start, pin.target.start));
    let mut at = [0, 0];
    for pin in &pins {
        let late = pin.source.start < at[0] || pin.target.start < at[1];
        if late || pin.source.end > segments[0] || pin.target.end > segments[1] {
            let text = |run: &std::ops::Range<usize>| format!("{}-{}", run.start + 1, run.end);
            return Err(boxed(PinError { path, from: text(&pin.source), to: text(&pin.target) }));
        }
        at = [pin.source.end, pin.target.end];
    }
    Ok(pins)
}

/// The longest file of beads that is read, in bytes.
const LADDER_LIMIT: u64 = 256 << 20;
