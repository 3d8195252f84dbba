//! `tarjuman convert`.

use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{Context, Exit, Outcome};
use crate::exchange::pairs::{self, Losses, NOT_HELD, Pair, PairFormat, PairsError, PairsFileError, Source};
use crate::model::{Diagnose, Finding, Locale};
use crate::project::files::{self, FileError, Pending};

/// Bytes of a file that are looked at to tell its format.
const START: usize = 4 << 10;

#[derive(clap::Args)]
#[command(
    long_about = "Convert memories and other bilingual files into each other.

The formats are told by the ends of the names: TMX (.tmx), XLIFF (.xlf; 1.2, or 2.1 with --to-format xliff-2.1), tables with a column for each language (.tsv, .csv), JSON Lines (.jsonl), and plain text pairs, a file a language and a segment a line (moses): for these name the source side, as in news.ar, \
and the languages with --from and --to; the other side, news.en, lies beside it.

What cannot be read is told with its line and left out (exit code 3); what a format does not hold is counted.",
    after_help = "Examples:
  tarjuman convert memory.tmx memory.csv --to en
  tarjuman convert news.ar news.tmx --from ar --to tk
  tarjuman convert memory.tmx - --to-format jsonl | jq .segments"
)]
pub(crate) struct Options {
    /// What to read; - is stdin
    #[arg(value_name = "IN")]
    input: PathBuf,
    /// What to write; - is stdout
    #[arg(value_name = "OUT")]
    output: PathBuf,
    /// The source language, where the file has several or does not say
    #[arg(long, value_name = "LOCALE")]
    from: Option<Locale>,
    /// The target language
    #[arg(long, value_name = "LOCALE")]
    to: Option<Locale>,
    /// The format to read (else by the name)
    #[arg(long, value_name = "FORMAT", value_parser = names())]
    from_format: Option<String>,
    /// The format to write (else by the name)
    #[arg(long, value_name = "FORMAT", value_parser = names())]
    to_format: Option<String>,
}

pub(super) fn names() -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(pairs::PAIR_FORMATS.iter().map(|format| format.name()))
}

type Failure = Box<dyn Diagnose + Send + Sync>;

/// What is wrong with the names of files.
#[derive(Debug, thiserror::Error)]
enum NameError {
    #[error("the name of {0} tells no format")]
    Format(String),
    #[error("{0} has no part {1}, by which its other side would be found")]
    Side(String, String),
}

impl Diagnose for NameError {
    fn key(&self) -> &'static str {
        match self {
            Self::Format(_) => "error-convert-format",
            Self::Side(..) => "error-convert-side",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Format(path) => vec![("path", path.clone())],
            Self::Side(path, locale) => vec![("path", path.clone()), ("locale", locale.clone())],
        }
    }
}

/// The name of a file tells no format.
pub(super) fn no_format(path: &str) -> Failure {
    Box::new(NameError::Format(path.to_owned()))
}

/// An open file of segments beside their translations.
pub(super) struct Opened {
    pub(super) entries: Box<dyn pairs::PairReader>,
    pub(super) bar: ProgressBar,
}

pub(crate) fn run(context: &Context, options: &Options) -> Outcome {
    let pair = Pair { source: options.from.clone(), target: options.to.clone() };
    let (input, output) = (options.input.display().to_string(), options.output.display().to_string());
    let to = match &options.to_format {
        Some(name) => pairs::by_name(name),
        None => pairs::by_path(&output, b"").or_else(|| plain(&options.output, &pair)),
    };
    let to = to.ok_or_else(|| Box::new(NameError::Format(output.clone())) as Failure)?;
    let sides = sides(&options.output, to, &pair)?;
    let Opened { mut entries, bar } = open(&options.input, options.from_format.as_deref(), &pair)?;
    let failed = |error: PairsError| Box::new(error.of(&output)) as Failure;

    let stdout = options.output == Path::new("-");
    let mut pending = Vec::new();
    if !stdout {
        for side in &sides {
            pending.push(Pending::create(side).map_err(|error| Box::new(error) as Failure)?);
        }
    }
    let sinks: Vec<pairs::Sink<'_>> = match stdout {
        true => vec![Box::new(io::BufWriter::new(io::stdout().lock()))],
        false => pending.iter_mut().map(|file| Box::new(file) as pairs::Sink<'_>).collect(),
    };
    let head = entries.head().clone();
    let mut writer = to.write(sinks, &head, pair).map_err(failed)?;
    let (mut written, mut rejected) = (0_u64, 0_u64);
    let mut passed = Losses::default();
    for entry in &mut entries {
        match entry {
            Ok(entry) => {
                for what in &entry.passed {
                    passed.add(what, 1, entry.line);
                }
                match writer.entry(&entry) {
                    Err(PairsError::Io(error)) if stdout && error.kind() == io::ErrorKind::BrokenPipe => {
                        return Ok(Exit::Done);
                    }
                    result => result.map_err(failed)?,
                }
                written += 1;
            }
            Err(PairsError::Rejected(error)) => {
                rejected += 1;
                bar.suspend(|| tell(context, &error.finding(&input)));
            }
            Err(error) => return Err(Box::new(error.of(&input))),
        }
    }
    bar.finish_and_clear();
    let losses = match writer.finish() {
        Err(PairsError::Io(error)) if stdout && error.kind() == io::ErrorKind::BrokenPipe => {
            return Ok(Exit::Done);
        }
        result => result.map_err(failed)?,
    };
    for file in pending {
        file.keep().map_err(|error| Box::new(error) as Failure)?;
    }
    let mut findings = passed.findings(&NOT_HELD, &input, "");
    findings.extend(losses.findings(&pairs::LOST, &input, to.name()));
    findings.iter().for_each(|finding| tell(context, finding));
    let counts = [("written", written.to_string()), ("rejected", rejected.to_string())];
    let counts = counts.each_ref().map(|(name, count)| (*name, count.as_str()));
    eprintln!("{}", context.ui.text("convert-done", &counts));
    Ok(if rejected > 0 { Exit::Gate } else { Exit::Done })
}

/// Shows a finding as it is found, on stderr.
pub(super) fn tell(context: &Context, finding: &Finding) {
    let place = finding.place;
    eprintln!("{}:{}:{}: {}", finding.path, place.line, place.column, context.ui.finding(finding));
}

/// Opens a file of segments beside their translations; `-` is stdin. With progress on a terminal.
pub(super) fn open(path: &Path, format: Option<&str>, pair: &Pair) -> Result<Opened, Failure> {
    let name = path.display().to_string();
    let read = |source| Box::new(FileError::Read { path: name.clone(), source }) as Failure;
    let stdin = path == Path::new("-");
    let mut start = Vec::new();
    let first: Source = if stdin {
        Box::new(io::stdin())
    } else {
        let file = files::open(path).map_err(|error| Box::new(error) as Failure)?;
        (&file).take(START as u64).read_to_end(&mut start).map_err(read)?;
        Box::new(files::open(path).map_err(|error| Box::new(error) as Failure)?)
    };
    let format = match format {
        Some(name) => pairs::by_name(name),
        None => pairs::by_path(&name, &start).or_else(|| plain(path, pair)),
    };
    let format = format.ok_or_else(|| Box::new(NameError::Format(name.clone())) as Failure)?;
    let size = if stdin { None } else { std::fs::metadata(path).ok().map(|about| about.len()) };
    let bar = progress(size);
    let mut sources: Vec<Source> = vec![Box::new(bar.wrap_read(first))];
    for side in sides(path, format, pair)?.iter().skip(1) {
        sources.push(Box::new(files::open(side).map_err(|error| Box::new(error) as Failure)?));
    }
    let entries = format.read(sources, pair.clone());
    let entries = entries.map_err(|error| Box::new(PairsFileError { path: name, error }) as Failure)?;
    Ok(Opened { entries, bar })
}

/// Bytes read so far, on a terminal.
fn progress(size: Option<u64>) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(size, ProgressDrawTarget::stderr());
    let style = "{wide_bar} {bytes}/{total_bytes} {bytes_per_sec} {eta}";
    if let Ok(style) = ProgressStyle::with_template(style) {
        bar.set_style(style);
    }
    bar
}

/// Plain text pairs: the name has the source language as one of its parts.
fn plain(path: &Path, pair: &Pair) -> Option<&'static dyn PairFormat> {
    other_side(path, pair)?;
    pairs::by_name("moses")
}

/// The files of a format: one, or both sides of a pair.
fn sides(path: &Path, format: &dyn PairFormat, pair: &Pair) -> Result<Vec<PathBuf>, Failure> {
    let mut sides = vec![path.to_owned()];
    if format.files() > 1 {
        if pair.source.is_none() || pair.target.is_none() {
            return Err(Box::new(PairsError::LanguagesNeeded.of(&path.display().to_string())));
        }
        let side = || {
            let locale = pair.source.as_ref().map_or(String::new(), ToString::to_string);
            Box::new(NameError::Side(path.display().to_string(), locale)) as Failure
        };
        sides.push(other_side(path, pair).ok_or_else(side)?);
    }
    Ok(sides)
}

/// `news.en` beside `news.ar`; `news.en.txt` beside `news.ar.txt`.
fn other_side(path: &Path, pair: &Pair) -> Option<PathBuf> {
    let (source, target) = (pair.source.as_ref()?.to_string(), pair.target.as_ref()?.to_string());
    let name = path.file_name()?.to_str()?;
    let mut parts: Vec<&str> = name.split('.').collect();
    let at = parts.iter().rposition(|part| part.eq_ignore_ascii_case(&source))?;
    *parts.get_mut(at)? = &target;
    Some(path.with_file_name(parts.join(".")))
}
