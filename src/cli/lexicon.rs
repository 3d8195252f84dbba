//! `tarjuman lexicon`, and the lexicon of the project.

use std::path::{Path, PathBuf};

use super::convert::{self, Opened};
use super::table::Table;
use super::{Context, Exit, Outcome, input, run, show};
use crate::align::{self, AlignOptions, Knowledge, Lexicon, Side, Task};
use crate::exchange::pairs::{Pair, PairsError};
use crate::model::{Bead, BlockKind, Diagnose, Locale};
use crate::project::files::{self, FileError};

/// The longest lexicon that is read, in bytes.
const LIMIT: u64 = 512 << 20;
/// An entry of a dictionary counts as seen so often.
const ENTRY: f32 = 3.0;

#[derive(clap::Args)]
#[command(
    long_about = "Look at, export and import the words that aligned documents have taught.

A run keeps them in .tarjuman/lexicon/documents, and \"tarjuman align --train\" and \"tarjuman lexicon import\" add to .tarjuman/lexicon/trained; \"tarjuman align\" knows both inside the project. \
Words are stems: folded, without what is written onto them, and cut short.",
    after_help = "Examples:
  tarjuman lexicon stats
  tarjuman lexicon export > words.tsv
  tarjuman lexicon export --format hunalign --from ar --to en > ar-en.dic
  tarjuman lexicon import words.tsv
  tarjuman lexicon import memory.tmx --format pairs --from ar --to en"
)]
pub(crate) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Show how many pairs are known of each language pair
    Stats(Place),
    /// Write the lexicon to stdout
    Export(Exchange),
    /// Add a file to the lexicon
    Import {
        /// The file; - is stdin
        file: PathBuf,
        #[command(flatten)]
        exchange: Exchange,
    },
}

#[derive(clap::Args)]
struct Place {
    /// The lexicon (else the project's, .tarjuman/lexicon)
    #[arg(long, value_name = "FILE")]
    lexicon: Option<PathBuf>,
}

#[derive(clap::Args)]
struct Exchange {
    #[command(flatten)]
    place: Place,
    /// The format of the file
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
    /// Language of the source words
    #[arg(long, value_name = "LOCALE", required_if_eq_any([("format", "hunalign"), ("format", "pairs")]))]
    from: Option<Locale>,
    /// Language of the target words
    #[arg(long, value_name = "LOCALE", required_if_eq_any([("format", "hunalign"), ("format", "pairs")]))]
    to: Option<Locale>,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// Source, target and count, separated by tabs, all language pairs
    Table,
    /// A dictionary of hunalign: lines "target @ source"
    Hunalign,
    /// Segments beside their translations, to learn from: TMX, XLIFF, CSV, TSV, JSON Lines, plain text pairs (import only)
    Pairs,
}

type Failure = Box<dyn Diagnose + Send + Sync>;

pub(crate) fn run(context: &Context, options: &Options) -> Outcome {
    match &options.command {
        Command::Stats(place) => {
            let lexicon = named_or_known(context, place.lexicon.as_deref())?;
            let mut table =
                Table::new(["column-languages", "column-pairs"].map(|key| context.ui.text(key, &[])).into());
            for ([from, to], pairs) in lexicon.sizes() {
                table.row(vec![format!("{from}-{to}"), pairs.to_string()]);
            }
            show::line(table.render().trim_end_matches('\n'));
        }
        Command::Export(exchange) => {
            let lexicon = named_or_known(context, exchange.place.lexicon.as_deref())?;
            let text = match (exchange.format, &exchange.from, &exchange.to) {
                (Format::Hunalign, Some(from), Some(to)) => lexicon.to_hunalign([from, to]),
                _ => lexicon.write(),
            };
            show::line(text.trim_end_matches('\n'));
        }
        Command::Import { file, exchange } if exchange.format == Format::Pairs => {
            if let (Some(from), Some(to)) = (&exchange.from, &exchange.to) {
                add(context, exchange.place.lexicon.as_deref(), learned(context, file, [from, to])?)?;
            }
        }
        Command::Import { file, exchange } => {
            let bytes = input::bytes(file, LIMIT).map_err(|error| Box::new(error) as Failure)?;
            let text = String::from_utf8_lossy(&bytes);
            let lexicon = match (exchange.format, &exchange.from, &exchange.to) {
                (Format::Hunalign, Some(from), Some(to)) => {
                    let (lexicon, passed) = Lexicon::from_hunalign(&text, [from, to], ENTRY);
                    if passed > 0 {
                        eprintln!(
                            "{}",
                            context.ui.text("lexicon-passed-over", &[("count", &passed.to_string())])
                        );
                    }
                    lexicon
                }
                _ => Lexicon::read(&file.display().to_string(), &text)
                    .map_err(|error| Box::new(error) as Failure)?,
            };
            add(context, exchange.place.lexicon.as_deref(), lexicon)?;
        }
    }
    Ok(Exit::Done)
}

/// Segments that are learned from together.
const TOGETHER: usize = 5_000;

/// What a memory teaches, read as a stream: some thousand segments at a time.
fn learned(context: &Context, file: &Path, locales: [&Locale; 2]) -> Result<Lexicon, Failure> {
    let name = file.display().to_string();
    let [from, to] = locales.map(|locale| Some(locale.clone()));
    let Opened { mut entries, bar } = convert::open(file, None, &Pair { source: from, target: to })?;
    let mut lexicon = Lexicon::default();
    let mut waiting: Vec<[String; 2]> = Vec::new();
    let (mut read, mut rejected) = (0_u64, 0_u64);
    loop {
        let entry = entries.next();
        match &entry {
            Some(Ok(entry)) => {
                let text =
                    |locale| entry.variant(locale).map(|variant| variant.segment.text.trim().to_owned());
                if let [Some(source), Some(target)] = locales.map(text)
                    && !source.is_empty()
                    && !target.is_empty()
                {
                    read += 1;
                    waiting.push([source, target]);
                }
            }
            Some(Err(PairsError::Rejected(error))) => {
                rejected += 1;
                bar.suspend(|| convert::tell(context, &error.finding(&name)));
            }
            _ => {}
        }
        if waiting.len() == TOGETHER || (entry.is_none() && !waiting.is_empty()) {
            lexicon.extend(taught(&std::mem::take(&mut waiting), locales));
            lexicon.prune();
        }
        match entry {
            None => break,
            Some(Err(error)) if error.is_fatal() => return Err(Box::new(error.of(&name))),
            Some(_) => {}
        }
    }
    bar.finish_and_clear();
    let counts = [("read", read.to_string()), ("rejected", rejected.to_string())];
    let counts = counts.each_ref().map(|(name, count)| (*name, count.as_str()));
    eprintln!("{}", context.ui.text("lexicon-learned", &counts));
    Ok(lexicon)
}

/// What segments teach whose alignment is known.
fn taught(pairs: &[[String; 2]], locales: [&Locale; 2]) -> Lexicon {
    let side = |side: usize| Side {
        locale: locales[side],
        segments: pairs.iter().map(|pair| pair[side].as_str()).collect(),
        paragraphs: vec![0; pairs.len()],
        kinds: vec![BlockKind::Paragraph; pairs.len()],
    };
    let bead = |at| Bead { source: at..at + 1, target: at..at + 1, confidence: 1.0 };
    let task =
        Task { source: side(0), targets: vec![side(1)], pins: vec![(0..pairs.len()).map(bead).collect()] };
    align::align_and_learn(&[task], &Knowledge::default(), &AlignOptions::default()).1
}

/// The folder of the project's lexicon.
fn folder(context: &Context) -> Result<PathBuf, Failure> {
    Ok(run::project(context)?.root.join(files::WORK).join(files::LEXICON))
}

/// The lexicon that was named, or the project's.
fn named_or_known(context: &Context, named: Option<&Path>) -> Result<Lexicon, Failure> {
    match named {
        Some(path) => read(path),
        None => of_folder(&folder(context)?),
    }
}

fn of_folder(folder: &Path) -> Result<Lexicon, Failure> {
    let mut known = Lexicon::default();
    for path in [files::LEARNED, files::TRAINED].map(|name| folder.join(name)) {
        if path.is_file() {
            known.extend(read(&path)?);
        }
    }
    Ok(known)
}

/// What the lexicons that were named know together; when none was, what the project's knows, if there is a project.
pub(super) fn known(context: &Context, named: &[PathBuf]) -> Result<Lexicon, Failure> {
    if named.is_empty() {
        return folder(context).map_or_else(|_| Ok(Lexicon::default()), |folder| of_folder(&folder));
    }
    let mut known = Lexicon::default();
    for path in named {
        known.extend(read(path)?);
    }
    Ok(known)
}

/// Adds to a lexicon, or to the project's.
pub(super) fn add(context: &Context, named: Option<&Path>, more: Lexicon) -> Result<(), Failure> {
    let path = match named {
        Some(path) => path.to_owned(),
        None => folder(context)?.join(files::TRAINED),
    };
    let mut lexicon = if path.is_file() { read(&path)? } else { Lexicon::default() };
    lexicon.extend(more);
    lexicon.prune();
    files::replace(&path, lexicon.write().as_bytes()).map_err(|error| Box::new(error) as Failure)
}

fn read(path: &Path) -> Result<Lexicon, Failure> {
    let bytes = files::read(path, LIMIT).map_err(|error| Box::new(error) as Failure)?;
    let name = path.display().to_string();
    let text = String::from_utf8(bytes).map_err(|error| {
        let source = std::io::Error::new(std::io::ErrorKind::InvalidData, error.utf8_error());
        Box::new(FileError::Read { path: name.clone(), source }) as Failure
    })?;
    Lexicon::read(&name, &text).map_err(|error| Box::new(error) as Failure)
}
