//! `tarjuman memory`.

mod exchange;
mod lookup;
mod prune;
mod stats;

use std::path::{Path, PathBuf};

use super::{Context, Exit, Outcome, run};
use crate::memory::{Address, Memory};
use crate::model::{Diagnose, Locale};
use crate::project;

#[derive(clap::Args)]
#[command(
    long_about = "Look up, fill and tend the translation memory.

It is the project's, .tarjuman/memory.sqlite unless the project file says otherwise (memory), or the one named with --memory: \
a file, or a server that several machines share, whose password is in PGPASSWORD. A run remembers approved and surely aligned units in it.",
    after_help = "Examples:
  tarjuman memory import vendor.tmx --from ar
  tarjuman memory lookup \"اجتمع الوفدان.\" --to en
  tarjuman memory concordance سفارة --to tk
  tarjuman memory export memory.tmx --to en
  tarjuman memory prune --origin engine --before 2026-01-01 --dry-run"
)]
pub(crate) struct Options {
    /// The memory: a file, or postgres://USER@HOST/DATABASE (else the project's)
    #[arg(long, global = true, value_name = "PLACE")]
    memory: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Add the pairs of TMX, JSON Lines and other bilingual files
    Import(exchange::Import),
    /// Write the pairs to a TMX, JSON Lines or other bilingual file
    Export(exchange::Export),
    /// Show what the memory proposes for a text
    Lookup(lookup::Lookup),
    /// Show where words were used before, in any form
    Concordance(lookup::Concordance),
    /// Show how many pairs there are
    Stats(stats::Stats),
    /// Remove pairs, and give back their room
    Prune(prune::Prune),
    /// Look for damage in the store
    Check,
}

type Failure = Box<dyn Diagnose + Send + Sync>;

pub(crate) fn run(context: &Context, options: &Options) -> Outcome {
    let memory = || open(context, options);
    match &options.command {
        Command::Import(import) => exchange::import(context, &memory()?, import),
        Command::Export(export) => exchange::export(context, &memory()?, export),
        Command::Lookup(lookup) => lookup::lookup(context, &memory()?, lookup),
        Command::Concordance(concordance) => lookup::concordance(context, &memory()?, concordance),
        Command::Stats(stats) => stats::stats(context, &memory()?, stats),
        Command::Prune(prune) => prune::prune(context, &memory()?, prune),
        Command::Check => stats::check(context, &memory()?),
    }
}

/// The memory that was named, or the project's.
fn open(context: &Context, options: &Options) -> Result<Memory, Failure> {
    match &options.memory {
        Some(path) => match path.to_str().filter(|text| Address::is_meant(text)) {
            Some(address) => project::memory::connect(Path::new("."), address, Some(super::variable))
                .map_err(|error| Box::new(error) as Failure),
            None => Memory::open(path).map_err(|error| Box::new(error) as Failure),
        },
        None => project::memory::open(&run::project(context)?, Some(super::variable))
            .map_err(|error| Box::new(error) as Failure),
    }
}

/// The languages of a query.
#[derive(clap::Args)]
struct Languages {
    /// Language of the text (else the project's source)
    #[arg(long, value_name = "LOCALE")]
    from: Option<Locale>,
    /// Language wanted (else the project's target, where it has one)
    #[arg(long, value_name = "LOCALE")]
    to: Option<Locale>,
}

/// Languages that nobody said.
#[derive(Debug, thiserror::Error)]
#[error("the languages of the memory are not said")]
struct LanguagesNeeded;

impl Diagnose for LanguagesNeeded {
    fn key(&self) -> &'static str {
        "error-memory-languages"
    }
}

impl Languages {
    /// Source and target, of the options or the project; none where neither says it.
    fn known(&self, context: &Context) -> [Option<Locale>; 2] {
        if self.from.is_some() && self.to.is_some() {
            return [self.from.clone(), self.to.clone()];
        }
        let config = run::project(context).ok().map(|project| project.config);
        let source = config.as_ref().map(|config| config.source.clone());
        let target = config.and_then(|config| match config.targets.as_slice() {
            [only] => Some(only.clone()),
            _ => None,
        });
        [self.from.clone().or(source), self.to.clone().or(target)]
    }

    /// Both.
    fn needed(&self, context: &Context) -> Result<[Locale; 2], Failure> {
        match self.known(context) {
            [Some(from), Some(to)] => Ok([from, to]),
            _ => Err(Box::new(LanguagesNeeded)),
        }
    }
}

/// Says something with counts, on stderr.
fn say(context: &Context, message: &str, counts: &[(&str, u64)]) -> Outcome {
    let counts: Vec<(&str, String)> = counts.iter().map(|(name, count)| (*name, count.to_string())).collect();
    let counts: Vec<(&str, &str)> = counts.iter().map(|(name, count)| (*name, count.as_str())).collect();
    eprintln!("{}", context.ui.text(message, &counts));
    Ok(Exit::Done)
}
