//! `tarjuman eval`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::{Context, Exit, Outcome, input, show};
use crate::align::ladder::{self, Rung};
use crate::align::score::{Counting, Score};
use crate::model::Diagnose;
use crate::project::files::FileError;

#[derive(clap::Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Compare alignments with beads made by hand
    Align(AlignOptions),
}

#[derive(clap::Args)]
#[command(
    long_about = "Compare alignments with beads made by hand.

Strict: a bead is right when both have exactly the same segments on both sides. Lax: when it shares a segment of \
either side with one that is right. Beads with an empty side count by themselves, segment by segment (nullF1).",
    after_help = "A file has a bead a line: [0, 1]:[2], segments by number from 0; what follows a second colon is ignored.
Folders: GOLD/<condition>/<document>/<pair>.gold beside the texts <language>.txt, a segment a line, and
FOUND/<condition>/<document>/<pair>.align.

Example: tarjuman eval align gold.align found.align"
)]
struct AlignOptions {
    /// The right beads: a file, or a folder of conditions and documents
    gold: PathBuf,
    /// The beads to judge: a file, or a folder of the same shape
    found: PathBuf,
    /// Only these conditions, separated by commas
    #[arg(long, value_delimiter = ',', value_name = "CONDITION")]
    part: Vec<String>,
    /// Only these pairs, separated by commas: ar-en
    #[arg(long, value_delimiter = ',', value_name = "PAIR")]
    pair: Vec<String>,
    /// Also say how many beads of each shape were found
    #[arg(long)]
    by_type: bool,
    /// Count beads with an empty side for precision, as vecalign does
    #[arg(long)]
    vecalign: bool,
}

/// The longest file that is read, in bytes.
const LIMIT: u64 = 1 << 30;

type Failure = Box<dyn Diagnose + Send + Sync>;

pub(crate) fn run(_context: &Context, options: &Options) -> Outcome {
    let Command::Align(options) = &options.command;
    let counting = if options.vecalign { Counting::Vecalign } else { Counting::TwoSided };
    let mut all = Score::default();
    let mut text = String::new();
    if options.gold.is_dir() {
        let rows = folders(options, counting)?;
        for ((condition, pair), score) in &rows {
            text.push_str(&line(&format!("{condition} {pair}"), score));
            all.extend(score);
        }
        let sum: f64 = rows.values().map(|score| score.strict()[2]).sum();
        let _ = writeln!(text, "{:<14} strict F1 {:.4}", "macro", sum / rows.len().max(1) as f64);
    } else {
        let gold = rungs(&options.gold, None)?;
        let count =
            |side: fn(&Rung) -> &Vec<usize>| gold.iter().flat_map(side).max().map_or(0, |last| last + 1);
        let segments = [count(|rung| &rung.source), count(|rung| &rung.target)];
        all.add(&gold, &rungs(&options.found, Some(segments))?, segments, counting);
    }
    text.push_str(&line("overall", &all));
    if options.by_type {
        let mut shapes: Vec<_> = all.shapes.iter().collect();
        shapes.sort_by_key(|(shape, [_, of])| (std::cmp::Reverse(*of), **shape));
        for ((a, b), [found, of]) in shapes {
            let share = 100.0 * *found as f64 / (*of).max(1) as f64;
            let _ = writeln!(text, "  gold {:<4} found {found} of {of} ({share:.1}%)", format!("{a}-{b}"));
        }
    }
    show::line(text.trim_end_matches('\n'));
    Ok(if all.missing > 0 { Exit::Failed } else { Exit::Done })
}

fn line(name: &str, score: &Score) -> String {
    let ([p, r, f], [lp, lr, lf]) = (score.strict(), score.lax());
    let mut line = format!(
        "{name:<14} strict P {p:.4} R {r:.4} F1 {f:.4}   lax P {lp:.4} R {lr:.4} F1 {lf:.4}   nullF1 {:.4}   \
         exact {}/{} docs   beads gold {} pred {}",
        score.alone_f1(),
        score.exact,
        score.documents,
        score.recall.of,
        score.precision.of,
    );
    if score.missing > 0 {
        let _ = write!(line, "   MISSING {}", score.missing);
    }
    line.push('\n');
    line
}

/// The counts of each condition and pair.
fn folders(options: &AlignOptions, counting: Counting) -> Result<BTreeMap<(String, String), Score>, Failure> {
    let wanted = |list: &[String], name: &String| list.is_empty() || list.contains(name);
    let mut rows: BTreeMap<(String, String), Score> = BTreeMap::new();
    for condition in names(&options.gold)?.into_iter().filter(|name| wanted(&options.part, name)) {
        let folder = options.gold.join(&condition);
        if !folder.is_dir() {
            continue;
        }
        for document in names(&folder)? {
            let folder = folder.join(&document);
            if !folder.is_dir() {
                continue;
            }
            for name in names(&folder)? {
                let Some(pair) = name.strip_suffix(".gold").map(str::to_owned) else { continue };
                if !wanted(&options.pair, &pair) {
                    continue;
                }
                let mut segments = [0, 0];
                for (count, language) in segments.iter_mut().zip(pair.split('-')) {
                    let bytes = read(&folder.join(format!("{language}.txt")))?;
                    let ends = bytes.iter().filter(|b| **b == b'\n').count();
                    *count = ends + usize::from(bytes.last().is_some_and(|b| *b != b'\n'));
                }
                let score = rows.entry((condition.clone(), pair.clone())).or_default();
                let path = options.found.join(&condition).join(&document).join(format!("{pair}.align"));
                let found = match path.exists() {
                    true => rungs(&path, Some(segments))?,
                    false => {
                        score.missing += 1;
                        Vec::new()
                    }
                };
                score.add(&rungs(&folder.join(&name), None)?, &found, segments, counting);
            }
        }
    }
    if rows.is_empty() {
        let source = std::io::Error::new(std::io::ErrorKind::NotFound, "no .gold files");
        return Err(Box::new(FileError::Read { path: options.gold.display().to_string(), source }));
    }
    Ok(rows)
}

/// What a folder holds, sorted.
fn names(folder: &Path) -> Result<Vec<String>, Failure> {
    let failed = |source| Box::new(FileError::Read { path: folder.display().to_string(), source }) as Failure;
    let entries = std::fs::read_dir(folder).map_err(failed)?;
    let mut names: Vec<String> =
        entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    Ok(names)
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    input::bytes(path, LIMIT).map_err(|error| Box::new(error) as Failure)
}

fn rungs(path: &Path, segments: Option<[usize; 2]>) -> Result<Vec<Rung>, Failure> {
    let bytes = read(path)?;
    let text = String::from_utf8_lossy(&bytes);
    ladder::read(&path.display().to_string(), &text, segments).map_err(|error| Box::new(error) as Failure)
}
