//! `tarjuman align`.

use std::fmt::Write as _;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::{Context, Exit, Outcome, input, records, show, vectors};
use crate::align::{AlignOptions, Knowledge, Side, Task, align};
use crate::document::{self, Paragraphs, ReadOptions};
use crate::lang;
use crate::model::{Bead, BlockKind, Diagnose, Locale};
use crate::project::files::FileError;
use crate::segment::segment_blocks;

#[derive(clap::Args)]
#[command(
    long_about = "Align two texts sentence by sentence.

Each bead joins source and target sentences that translate each other; either side may be empty. The number is how \
likely the bead is right, from 0 to 1.",
    after_help = "Records (--jsonl): {\"id\", \"source\": [\"…\"], \"target\": [\"…\"], \"from\", \"to\"} in, {\"id\", \"beads\": [{\"source\": [0], \"target\": [0, 1],
\"confidence\": 0.98}]} out; numbers count the segments of the record from 0. \"from\" and \"to\" may be left out where the
options say them.

Example: tarjuman align documents/interview.ar.md documents/interview.en.md --from ar --to en"
)]
pub(crate) struct Options {
    /// The original; - is stdin
    #[arg(required_unless_present = "jsonl", requires = "target")]
    source: Option<PathBuf>,
    /// Its translation
    target: Option<PathBuf>,
    /// Language of the original
    #[arg(long, value_name = "LOCALE", required_unless_present = "jsonl")]
    from: Option<Locale>,
    /// Language of the translation
    #[arg(long, value_name = "LOCALE", required_unless_present = "jsonl")]
    to: Option<Locale>,
    /// Both texts have a segment on each line already
    #[arg(long)]
    lines: bool,
    /// How to answer
    #[arg(long, value_enum, default_value = "text", conflicts_with = "jsonl")]
    format: Format,
    /// Read and write JSON records, one a line
    #[arg(long, conflicts_with_all = ["source", "target", "lines"])]
    jsonl: bool,
    #[command(flatten)]
    vectors: vectors::VectorOptions,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    /// Side by side, for people
    Text,
    /// Source, target and confidence, separated by tabs
    Tsv,
    /// Segments, beads and confidences
    Json,
    /// Lines `[0, 1]:[0]:0.993`
    Ladder,
}

type Failure = Box<dyn Diagnose + Send + Sync>;

pub(crate) fn run(_context: &Context, options: &Options) -> Outcome {
    let knowing = |texts: &[&str]| -> Result<Knowledge, Failure> {
        Ok(Knowledge { vectors: options.vectors.vectors(texts)?, ..Knowledge::default() })
    };
    if options.jsonl {
        let knowledge = knowing(&[])?;
        let work = |record: &Map<String, Value>| one_record(record, options, &knowledge);
        return match records::stream(io::stdin().lock(), io::stdout().lock(), work) {
            Ok(exit) => Ok(exit),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Exit::Done),
            Err(source) => Err(Box::new(FileError::Write { path: "stdout".into(), source })),
        };
    }
    let (Some(source), Some(target), Some(from), Some(to)) =
        (&options.source, &options.target, &options.from, &options.to)
    else {
        return Ok(Exit::Done); // clap demands all four
    };
    let source = Text::read(source, from, options.lines)?;
    let target = Text::read(target, to, options.lines)?;
    let task = Task { source: source.side(from), targets: vec![target.side(to)], pins: vec![Vec::new()] };
    let texts = [task.source.segments.as_slice(), &task.targets[0].segments].concat();
    let knowledge = knowing(&texts)?;
    let beads = align(std::slice::from_ref(&task), &knowledge, &AlignOptions::default())
        .pop()
        .and_then(|mut targets| targets.pop())
        .unwrap_or_default();
    let (source, target) = (&task.source.segments, &task.targets[0].segments);
    let text = match options.format {
        Format::Text => side_by_side(source, target, &beads),
        Format::Tsv => tsv(source, target, &beads),
        Format::Ladder => beads.iter().fold(String::new(), |mut text, bead| {
            let list = |run: &std::ops::Range<usize>| format!("{:?}", run.clone().collect::<Vec<_>>());
            let _ = writeln!(text, "{}:{}:{:.3}", list(&bead.source), list(&bead.target), bead.confidence);
            text
        }),
        Format::Json => {
            format!("{:#}\n", json!({"source": source, "target": target, "beads": as_json(&beads)}))
        }
    };
    show::line(text.trim_end_matches('\n'));
    Ok(Exit::Done)
}

/// A text as segments, with the block each stands in.
struct Text {
    segments: Vec<String>,
    paragraphs: Vec<u32>,
    kinds: Vec<BlockKind>,
}

impl Text {
    fn read(path: &Path, locale: &Locale, lines: bool) -> Result<Self, Failure> {
        let name = path.display().to_string();
        let mut options = ReadOptions { language: lang::of(locale), ..ReadOptions::default() };
        options.furniture.repeated_title = false;
        options.furniture.closing_labels = false;
        let bytes = input::bytes(path, options.max_bytes as u64).map_err(boxed)?;
        if lines {
            let text = document::decode(&name, &bytes, &options).map_err(boxed)?.text;
            let segments: Vec<String> = text.lines().map(|line| line.trim().to_owned()).collect();
            let count = segments.len();
            return Ok(Self {
                segments,
                paragraphs: vec![0; count],
                kinds: vec![BlockKind::Paragraph; count],
            });
        }
        options.paragraphs = Paragraphs::BlankLine;
        let (blocks, _) = document::read(&name, &bytes, &options).map_err(boxed)?;
        let segments = segment_blocks(&blocks, lang::of(locale));
        Ok(Self {
            segments: segments.iter().map(|s| s.text(&blocks).to_owned()).collect(),
            paragraphs: segments.iter().map(|s| s.block as u32).collect(),
            kinds: segments.iter().map(|s| blocks[s.block].kind).collect(),
        })
    }

    fn side<'a>(&'a self, locale: &'a Locale) -> Side<'a> {
        Side {
            locale,
            segments: self.segments.iter().map(String::as_str).collect(),
            paragraphs: self.paragraphs.clone(),
            kinds: self.kinds.clone(),
        }
    }
}

fn boxed(error: impl Diagnose + Send + Sync + 'static) -> Failure {
    Box::new(error)
}

/// Beads one below the other, each side in its direction: on a terminal isolates keep Arabic in order.
fn side_by_side(source: &[&str], target: &[&str], beads: &[Bead]) -> String {
    let mut text = String::new();
    let terminal = io::stdout().is_terminal();
    let isolate = |segment: &str| {
        if terminal { format!("\u{2068}{segment}\u{2069}") } else { segment.to_owned() } // FSI … PDI
    };
    for bead in beads {
        let _ = writeln!(text, "{}-{}  {:.3}", bead.source.len(), bead.target.len(), bead.confidence);
        for segment in &source[bead.source.clone()] {
            let _ = writeln!(text, "  < {}", isolate(segment));
        }
        for segment in &target[bead.target.clone()] {
            let _ = writeln!(text, "  > {}", isolate(segment));
        }
    }
    text
}

fn tsv(source: &[&str], target: &[&str], beads: &[Bead]) -> String {
    let cell = |segments: &[&str]| segments.join(" ").replace(['\t', '\n', '\r'], " ");
    beads.iter().fold(String::new(), |mut text, bead| {
        let (source, target) = (cell(&source[bead.source.clone()]), cell(&target[bead.target.clone()]));
        let _ = writeln!(text, "{source}\t{target}\t{:.3}", bead.confidence);
        text
    })
}

fn as_json(beads: &[Bead]) -> Value {
    beads
        .iter()
        .map(|bead| {
            let confidence = (f64::from(bead.confidence) * 1000.0).round() / 1000.0;
            json!({
                "source": bead.source.clone().collect::<Vec<_>>(),
                "target": bead.target.clone().collect::<Vec<_>>(),
                "confidence": confidence,
            })
        })
        .collect()
}

fn one_record(
    record: &Map<String, Value>,
    options: &Options,
    knowledge: &Knowledge,
) -> Result<Map<String, Value>, String> {
    let segments = |field: &str| -> Result<Vec<&str>, String> {
        let list = record.get(field).and_then(Value::as_array);
        let texts = list.map(|list| list.iter().map(Value::as_str).collect::<Option<Vec<_>>>());
        texts.flatten().ok_or_else(|| format!("field {field:?} is missing or no list of strings"))
    };
    let locale = |field: &str, default: &Option<Locale>| -> Result<Locale, String> {
        match (record.get(field), default) {
            (None | Some(Value::Null), Some(locale)) => Ok(locale.clone()),
            _ => {
                let tag = records::text(record, field)?;
                tag.parse().map_err(|_| format!("field {field:?}: {tag:?} is no language tag"))
            }
        }
    };
    let (source, target) = (segments("source")?, segments("target")?);
    let (from, to) = (locale("from", &options.from)?, locale("to", &options.to)?);
    fn side<'a>(locale: &'a Locale, segments: Vec<&'a str>) -> Side<'a> {
        let count = segments.len();
        Side { locale, segments, paragraphs: vec![0; count], kinds: vec![BlockKind::Paragraph; count] }
    }
    let task = Task { source: side(&from, source), targets: vec![side(&to, target)], pins: vec![Vec::new()] };
    let beads = align(&[task], knowledge, &AlignOptions::default()).pop().and_then(|mut t| t.pop());
    let mut answer = Map::new();
    answer.insert("beads".into(), as_json(&beads.unwrap_or_default()));
    Ok(answer)
}
