//! Many pairs at once.

use std::collections::{BTreeMap, HashMap};
use std::path::{Component, Path, PathBuf};

use rayon::prelude::*;

use super::{Aligned, Failure, Format, Options, Text, WIDTH, boxed, doubt};
use crate::align::{Task, align_and_learn};
use crate::cli::{Context, Exit, Outcome, input, show};
use crate::model::{Diagnose, Locale};
use crate::project::files::{self, FileError};
use crate::text::Place;

/// The longest list of pairs that is read, in bytes.
const LIMIT: u64 = 64 << 20;

/// A pair to be aligned.
struct Row {
    /// Where it is named.
    place: (String, Place),
    source: PathBuf,
    target: PathBuf,
    /// Nowhere when only words are to be learned.
    output: Option<PathBuf>,
    from: Locale,
    to: Locale,
}

/// What is wrong with a line of pairs.
#[derive(Debug, thiserror::Error)]
#[error("{}:{}: {problem}", place.0, place.1.line)]
struct RowError {
    place: (String, Place),
    problem: RowProblem,
}

#[derive(Debug, thiserror::Error)]
enum RowProblem {
    #[error("expected source, target, output, from and to, separated by tabs")]
    Cells,
    #[error("{0:?} is no language tag")]
    Locale(String),
    #[error("the languages are not said")]
    NoLocale,
    #[error("there is no output, neither in the line nor by --output")]
    NoOutput,
    #[error("the output {0} is a file that is read or written elsewhere")]
    Taken(String),
    #[error("no file of the folder has a translation: a.{from}.txt with a.{to}.txt")]
    NoPair { from: String, to: String },
    #[error("{path}: {reason}")]
    File { path: String, reason: String },
}

impl Diagnose for RowError {
    fn key(&self) -> &'static str {
        match self.problem {
            RowProblem::Cells => "error-pairs-cells",
            RowProblem::Locale(_) => "error-pairs-locale",
            RowProblem::NoLocale => "error-pairs-no-locale",
            RowProblem::NoOutput => "error-pairs-no-output",
            RowProblem::Taken(_) => "error-pairs-taken",
            RowProblem::NoPair { .. } => "error-pairs-none",
            RowProblem::File { .. } => "error-pairs-file",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match &self.problem {
            RowProblem::Locale(tag) => vec![("tag", tag.clone())],
            RowProblem::Taken(path) => vec![("path", path.clone())],
            RowProblem::NoPair { from, to } => vec![("from", from.clone()), ("to", to.clone())],
            RowProblem::File { path, reason } => vec![("path", path.clone()), ("reason", reason.clone())],
            RowProblem::Cells | RowProblem::NoLocale | RowProblem::NoOutput => Vec::new(),
        }
    }

    fn place(&self) -> Option<(String, Place)> {
        Some(self.place.clone())
    }
}

pub(super) fn run(context: &Context, options: &Options, pairs: &Path) -> Outcome {
    let mut failed = false;
    let mut complain = |error: &dyn Diagnose| {
        show::error(context, error);
        failed = true;
    };
    let mut rows = Vec::new();
    for row in read(options, pairs)? {
        match row {
            Ok(row) => rows.push(row),
            Err(error) => complain(&error),
        }
    }
    refuse_overwriting(pairs, &mut rows, &mut complain);

    // A source with several targets is one task: what is read once need not be read again.
    let mut files: BTreeMap<(&Path, String), &Locale> = BTreeMap::new();
    for row in &rows {
        for (path, locale) in [(&row.source, &row.from), (&row.target, &row.to)] {
            files.insert((path, locale.to_string()), locale);
        }
    }
    let texts: HashMap<(PathBuf, String), Result<Text, Failure>> = files
        .into_par_iter()
        .map(|((path, tag), locale)| ((path.to_owned(), tag), Text::read(path, locale, options.lines)))
        .collect();
    let text = |path: &Path, locale: &Locale| texts.get(&(path.to_owned(), locale.to_string()));
    let mut tasks: Vec<(Task, Vec<&Row>)> = Vec::new();
    let mut places: HashMap<(&Path, String), usize> = HashMap::new();
    for row in &rows {
        let both = [(&row.source, &row.from), (&row.target, &row.to)];
        let [Some(Ok(source)), Some(Ok(target))] = both.map(|(path, locale)| text(path, locale)) else {
            for (path, locale) in both {
                if let Some(Err(error)) = text(path, locale) {
                    let (path, reason) = (path.display().to_string(), context.ui.error(error.as_ref()));
                    complain(&RowError {
                        place: row.place.clone(),
                        problem: RowProblem::File { path, reason },
                    });
                }
            }
            continue;
        };
        let at = *places.entry((&row.source, row.from.to_string())).or_insert_with(|| {
            tasks.push((
                Task { source: source.side(&row.from), targets: Vec::new(), pins: Vec::new() },
                Vec::new(),
            ));
            tasks.len() - 1
        });
        tasks[at].0.targets.push(target.side(&row.to));
        tasks[at].0.pins.push(Vec::new());
        tasks[at].1.push(row);
    }
    let (tasks, rows): (Vec<Task>, Vec<Vec<&Row>>) = tasks.into_iter().unzip();
    let sides = tasks.iter().flat_map(|task| task.targets.iter().chain([&task.source]));
    let segments: Vec<&str> = sides.flat_map(|side| side.segments.iter().copied()).collect();
    let knowledge = options.knowledge(context, &segments)?;
    let (beads, taught) = align_and_learn(&tasks, &knowledge, &options.align());
    for ((task, rows), beads) in tasks.iter().zip(rows).zip(beads) {
        for ((target, row), beads) in task.targets.iter().zip(rows).zip(beads) {
            let (name, other) = (row.source.display().to_string(), row.target.display().to_string());
            doubt(context, [&name, &other], &beads);
            let Some(output) = &row.output else { continue };
            let aligned = Aligned { name: &name, source: &task.source, target, beads: &beads };
            if let Err(error) = files::replace(output, aligned.render(options.format, WIDTH).as_bytes()) {
                complain(&error);
            }
        }
    }
    options.keep(context, taught)?;
    Ok(if failed { Exit::Failed } else { Exit::Done })
}

/// Drops rows whose output would overwrite what is read, the list itself, or another output.
fn refuse_overwriting(pairs: &Path, rows: &mut Vec<Row>, complain: &mut dyn FnMut(&dyn Diagnose)) {
    let inputs: Vec<PathBuf> = rows
        .iter()
        .flat_map(|row| [row.source.clone(), row.target.clone()])
        .chain([pairs.to_owned()])
        .collect();
    let real: HashMap<PathBuf, ()> =
        inputs.iter().filter_map(|path| Some((path.canonicalize().ok()?, ()))).collect();
    let mut written: HashMap<PathBuf, ()> = HashMap::new();
    let resolved = |path: &Path| path.canonicalize().unwrap_or_else(|_| plain(path));
    rows.retain(|row| {
        let Some(output) = &row.output else { return true };
        let place = resolved(output);
        let is_input = real.contains_key(&place) || inputs.iter().any(|path| plain(path) == plain(output));
        if is_input || written.insert(place, ()).is_some() {
            let problem = RowProblem::Taken(output.display().to_string());
            complain(&RowError { place: row.place.clone(), problem });
            return false;
        }
        true
    });
}

/// A path without `.` and `..`, as far as its own steps take them back.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for step in path.components() {
        match step {
            Component::CurDir => {}
            Component::ParentDir if plain.file_name().is_some() => drop(plain.pop()),
            step => plain.push(step),
        }
    }
    plain
}

/// The pairs of a list or of a folder.
fn read(options: &Options, pairs: &Path) -> Result<Vec<Result<Row, RowError>>, Failure> {
    if pairs.is_dir() {
        return folder(options, pairs);
    }
    let bytes = input::bytes(pairs, LIMIT).map_err(boxed)?;
    let text = String::from_utf8_lossy(&bytes);
    let name = pairs.display().to_string();
    let base = pairs.parent().unwrap_or(Path::new(""));
    let lines = text.trim_start_matches('\u{FEFF}').lines().enumerate(); // BYTE ORDER MARK
    let lines = lines.filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    let lines = lines.filter(|(at, line)| *at > 0 || !line.starts_with("source\ttarget"));
    Ok(lines
        .map(|(at, line)| {
            let place = (name.clone(), Place::new(u32::try_from(at + 1).unwrap_or(u32::MAX), 1));
            row(options, base, &place, line).map_err(|problem| RowError { place, problem })
        })
        .collect())
}

fn row(options: &Options, base: &Path, place: &(String, Place), line: &str) -> Result<Row, RowProblem> {
    let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
    let cell = |at: usize| cells.get(at).copied().filter(|cell| !cell.is_empty());
    let (Some(source), Some(target), 2..=5) = (cell(0), cell(1), cells.len()) else {
        return Err(RowProblem::Cells);
    };
    let locale = |at: usize, default: &Option<Locale>| match (cell(at), default) {
        (Some(tag), _) => tag.parse().map_err(|_| RowProblem::Locale(tag.to_owned())),
        (None, Some(locale)) => Ok(locale.clone()),
        (None, None) => Err(RowProblem::NoLocale),
    };
    let (from, to): (Locale, Locale) = (locale(3, &options.from)?, locale(4, &options.to)?);
    let target = base.join(target);
    let output = match (cell(2), &options.output) {
        (Some(path), Some(folder)) => Some(folder.join(path)),
        (Some(path), None) => Some(base.join(path)),
        (None, Some(folder)) => Some(folder.join(output_name(&target, &from, options.format))),
        (None, None) if options.train.is_some() => None,
        (None, None) => return Err(RowProblem::NoOutput),
    };
    Ok(Row { place: place.clone(), source: base.join(source), target, output, from, to })
}

/// `talks.en.md` aligned with Arabic is `talks.ar-en.tmx`.
fn output_name(target: &Path, from: &Locale, format: Format) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let stem = name.rsplit_once('.').map_or(&*name, |(stem, _)| stem);
    let stem = match stem.rsplit_once('.') {
        Some((document, locale)) => format!("{document}.{from}-{locale}"),
        None => stem.to_owned(),
    };
    PathBuf::from(format!("{stem}.{}", format.ending()))
}

/// The files of a folder whose names differ only in the language before the ending.
fn folder(options: &Options, folder: &Path) -> Result<Vec<Result<Row, RowError>>, Failure> {
    let place = (folder.display().to_string(), Place::START);
    let (Some(from), Some(to)) = (&options.from, &options.to) else {
        return Ok(vec![Err(RowError { place, problem: RowProblem::NoLocale })]);
    };
    let failed = |source| boxed(FileError::Read { path: folder.display().to_string(), source });
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .map_err(failed)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    let mut rows = Vec::new();
    for name in &names {
        let Some((document, ending)) = name.split_once(&format!(".{from}.")) else { continue };
        let other = format!("{document}.{to}.{ending}");
        if !names.contains(&other) {
            continue;
        }
        let target = folder.join(&other);
        let output =
            options.output.as_ref().map(|folder| folder.join(output_name(&target, from, options.format)));
        let row = match output {
            None if options.train.is_none() => {
                Err(RowError { place: place.clone(), problem: RowProblem::NoOutput })
            }
            output => Ok(Row {
                place: (folder.join(name).display().to_string(), Place::START),
                source: folder.join(name),
                target,
                output,
                from: from.clone(),
                to: to.clone(),
            }),
        };
        let stop = row.is_err();
        rows.push(row);
        if stop {
            break;
        }
    }
    if rows.is_empty() {
        let (from, to) = (from.to_string(), to.to_string());
        rows.push(Err(RowError { place, problem: RowProblem::NoPair { from, to } }));
    }
    Ok(rows)
}
