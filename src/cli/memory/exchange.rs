//! `tarjuman memory import` and `export`.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc;

use super::{Failure, say};
use crate::cli::convert::{self, Opened};
use crate::cli::{Context, Exit, Outcome};
use crate::exchange::pairs::{self, Head, Pair, PairsError};
use crate::memory::{Memory, MemoryError, Stored, Translation};
use crate::model::{Locale, State};
use crate::project::files::Pending;
use crate::project::memory::{Imported, entry, translations};

/// Pairs that are stored together.
const TOGETHER: usize = 50_000;

#[derive(clap::Args)]
pub(super) struct Import {
    /// The files; - is stdin
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The source language, where the files do not say
    #[arg(long, value_name = "LOCALE")]
    from: Option<Locale>,
    /// The target language (else every other one)
    #[arg(long, value_name = "LOCALE")]
    to: Option<Locale>,
    /// The format (else by the name)
    #[arg(long, value_name = "FORMAT", value_parser = convert::names())]
    format: Option<String>,
    /// How far a person has got with pairs that do not say it
    #[arg(long, value_enum, default_value = "reviewed", value_name = "STATE")]
    state: Word,
}

/// A state that a translation may have.
#[derive(Clone, Copy, clap::ValueEnum)]
pub(super) enum Word {
    Translated,
    Reviewed,
    Final,
}

impl Word {
    pub(super) fn state(self) -> State {
        match self {
            Self::Translated => State::Translated,
            Self::Reviewed => State::Reviewed,
            Self::Final => State::Final,
        }
    }
}

pub(super) fn import(context: &Context, memory: &Memory, options: &Import) -> Outcome {
    let failed = |error: MemoryError| Box::new(error) as Failure;
    let mut stored = Stored::default();
    let mut rejected = 0;
    for file in &options.files {
        let name = file.display().to_string();
        let pair = Pair { source: options.from.clone(), target: options.to.clone() };
        let Opened { mut entries, bar } = convert::open(file, options.format.as_deref(), &pair)?;
        let source = options.from.clone().or_else(|| entries.head().source.clone());
        let document =
            file.file_name().map_or_else(|| name.clone(), |name| name.to_string_lossy().into_owned());
        let about = Imported {
            source: source.as_ref(),
            target: options.to.as_ref(),
            state: options.state.state(),
            document: &document,
        };
        // What was read is stored while more is read.
        let (give, take) = mpsc::sync_channel::<Vec<Translation>>(1);
        let of_file = std::thread::scope(|scope| {
            let storing = scope.spawn(move || {
                let mut stored = Stored::default();
                for pairs in take {
                    stored += memory.store(&pairs)?;
                }
                Ok(stored)
            });
            let mut waiting: Vec<Translation> = Vec::with_capacity(TOGETHER);
            for entry in &mut entries {
                match entry {
                    Ok(entry) => waiting.extend(translations(&entry, &about)),
                    Err(PairsError::Rejected(error)) => {
                        rejected += 1;
                        bar.suspend(|| convert::tell(context, &error.finding(&name)));
                    }
                    Err(error) => return Err(Box::new(error.of(&name)) as Failure),
                }
                if waiting.len() >= TOGETHER
                    && give.send(std::mem::replace(&mut waiting, Vec::with_capacity(TOGETHER))).is_err()
                {
                    // It could not be stored; why, the other thread says.
                    break;
                }
            }
            let _ = give.send(waiting);
            drop(give);
            storing.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)).map_err(failed)
        })?;
        stored += of_file;
        bar.finish_and_clear();
    }
    memory.refresh().map_err(failed)?;
    let Stored { added, updated, same } = stored;
    let counts = [("added", added), ("updated", updated), ("same", same), ("rejected", rejected)];
    say(context, "memory-imported", &counts)?;
    Ok(if rejected > 0 { Exit::Gate } else { Exit::Done })
}

#[derive(clap::Args)]
pub(super) struct Export {
    /// The file; - is stdout
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Only pairs from this language
    #[arg(long, value_name = "LOCALE")]
    from: Option<Locale>,
    /// Only pairs into this language
    #[arg(long, value_name = "LOCALE")]
    to: Option<Locale>,
    /// The format (else by the name; jsonl for stdout)
    #[arg(long, value_name = "FORMAT", value_parser = convert::names())]
    format: Option<String>,
}

pub(super) fn export(context: &Context, memory: &Memory, options: &Export) -> Outcome {
    let name = options.file.display().to_string();
    let stdout = options.file == Path::new("-");
    let format = match &options.format {
        Some(name) => pairs::by_name(name),
        None if stdout => pairs::by_name("jsonl"),
        None => pairs::by_path(&name, b""),
    };
    let format = format.ok_or_else(|| convert::no_format(&name))?;
    let failed = |error: PairsError| Box::new(error.of(&name)) as Failure;
    let mut pending = match stdout {
        true => None,
        false => Some(Pending::create(&options.file).map_err(|error| Box::new(error) as Failure)?),
    };
    let sink: pairs::Sink<'_> = match &mut pending {
        Some(file) => Box::new(file),
        None => Box::new(io::BufWriter::new(io::stdout().lock())),
    };
    let head = Head { source: options.from.clone(), target: options.to.clone(), ..Head::default() };
    let pair = Pair { source: options.from.clone(), target: options.to.clone() };
    let mut writer = format.write(vec![sink], &head, pair).map_err(failed)?;
    let wanted = |named: &Option<Locale>, locale: &Locale| named.as_ref().is_none_or(|named| named == locale);
    let mut written = 0;
    let mut broken = None;
    memory
        .each(|_, pair| {
            let serves =
                wanted(&options.from, &pair.source_locale) && wanted(&options.to, &pair.target_locale);
            if broken.is_none() && serves {
                match writer.entry(&entry(&pair)) {
                    Ok(()) => written += 1,
                    Err(error) => broken = Some(error),
                }
            }
        })
        .map_err(|error| Box::new(error) as Failure)?;
    let finished = match broken {
        Some(error) => {
            drop(writer);
            Err(error)
        }
        None => writer.finish(),
    };
    let losses = match finished {
        // The reader of the pipe has what it wanted.
        Err(PairsError::Io(error)) if stdout && error.kind() == io::ErrorKind::BrokenPipe => {
            return Ok(Exit::Done);
        }
        finished => finished.map_err(failed)?,
    };
    if let Some(file) = pending {
        file.keep().map_err(|error| Box::new(error) as Failure)?;
    }
    losses
        .findings(&pairs::LOST, &name, format.name())
        .iter()
        .for_each(|found| convert::tell(context, found));
    say(context, "memory-exported", &[("written", written)])
}
