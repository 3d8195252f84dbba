//! Floor 6: the command line. A file a subcommand; the only place that prints, reads the environment
//! and exits.

use std::io::IsTerminal;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

mod align;
mod check;
mod clean;
mod completions;
mod convert;
mod emit;
mod eval;
mod exchange;
mod explain;
mod glossary;
mod init;
mod input;
mod lexicon;
mod memory;
mod records;
mod report;
#[cfg(feature = "review")]
mod review;
mod run;
mod schema;
mod segment;
mod show;
mod status;
mod table;
mod translate;
mod vectors;

use crate::model::Diagnose;
use crate::report::interface::Interface;

/// How a command that could do its work ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// 0: done.
    Done,
    /// 1: some of the work could not be done; what went wrong has been shown.
    Failed,
    /// 3: done, and findings reached the gate.
    Gate,
    /// 130: interrupted.
    Interrupted,
}

/// What a command gives back: how it ended, or why it could not work.
pub(crate) type Outcome = Result<Exit, Box<dyn Diagnose + Send + Sync>>;

/// Aligns Arabic documents with their translations, keeps their terminology, and emits proven
/// Fluent and YAML locale bundles.
#[derive(Parser)]
#[command(
    name = "tarjuman",
    version,
    after_help = "Exit codes: 0 done, 1 could not work, 2 wrong usage, 3 done and findings reached the gate, 130 interrupted."
)]
struct Cli {
    #[command(flatten, next_help_heading = "Options of every command")]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// Options of every command.
#[derive(Args)]
pub(crate) struct Global {
    /// Language of messages: en, ar or tk (else TARJUMAN_LANG, then LANG)
    #[arg(long, global = true, value_name = "LOCALE")]
    ui_language: Option<String>,
    /// When to use colours
    #[arg(long, global = true, value_enum, default_value = "auto", value_name = "WHEN")]
    color: ColorChoice,
    /// The project file (else tarjuman.yaml, found upwards from the working directory)
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) project: Option<std::path::PathBuf>,
    /// Threads to work with (else all cores)
    #[arg(long, short, global = true, value_name = "N")]
    pub(crate) jobs: Option<std::num::NonZeroUsize>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum ColorChoice {
    Auto,
    Always,
    Never,
}

#[derive(Subcommand)]
enum Command {
    /// Write a commented project file with a first document and glossary
    Init(init::Options),
    /// Align, keep, check and emit every document of the project
    Run(run::Options),
    /// Show by document and locale what is translated, reviewed, stale, missing
    Status(status::Options),
    /// Review the doubtful units in the browser; every decision is in the XLIFF at once
    #[cfg(feature = "review")]
    Review(review::Options),
    /// Write the whole project to a page to look at: texts, terms, names, findings
    Report(report::Options),
    /// Check units and bundles without changing anything
    Check(check::Options),
    /// Write the bundles from the kept units, or compare them
    Emit(emit::Options),
    /// Translate a text by the memory and the engines of the project
    Translate(translate::Options),
    /// Look up, fill and tend the translation memory
    Memory(Box<memory::Options>),
    /// Check, search and apply the glossary
    Glossary(glossary::Options),
    /// Look at and exchange the words that aligned documents have taught
    Lexicon(lexicon::Options),
    /// Send units to another tool and merge what comes back
    Exchange(exchange::Options),
    /// Convert memories and other bilingual files into each other
    Convert(convert::Options),
    /// Split text into sentences
    Segment(segment::Options),
    /// Align two texts sentence by sentence
    Align(Box<align::Options>),
    /// Show what is wrong with the characters of a text, and repair it
    Clean(clean::Options),
    /// Compare results with what was made by hand
    Eval(eval::Options),
    /// Explain a finding by its code
    Explain(explain::Options),
    /// Print the JSON Schema of a file format
    Schema(schema::Options),
    /// Print completions for a shell
    Completions(completions::Options),
}

/// What every command is given besides its own options.
pub(crate) struct Context {
    /// Options of every command.
    pub(crate) global: Global,
    /// The interface language.
    pub(crate) ui: Interface,
    /// Whether stdout may be coloured.
    pub(crate) color: bool,
}

/// Runs the program on the arguments of the process.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let wanted = [cli.global.ui_language.clone(), variable("TARJUMAN_LANG"), variable("LANG")];
    let ui = Interface::choose(wanted.iter().flatten().map(String::as_str));
    let color = match cli.global.color {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => variable("NO_COLOR").is_none() && std::io::stdout().is_terminal(),
    };
    let jobs = cli.global.jobs.map_or(0, std::num::NonZeroUsize::get);
    // Fails only when a pool exists already, which then serves as well.
    let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global();
    let context = Context { global: cli.global, ui, color };
    let outcome = match &cli.command {
        Command::Init(options) => init::run(&context, options),
        Command::Run(options) => run::run(&context, options),
        Command::Status(options) => status::run(&context, options),
        #[cfg(feature = "review")]
        Command::Review(options) => review::run(&context, options),
        Command::Report(options) => report::run(&context, options),
        Command::Check(options) => check::run(&context, options),
        Command::Emit(options) => emit::run(&context, options),
        Command::Translate(options) => translate::run(&context, options),
        Command::Memory(options) => memory::run(&context, options),
        Command::Glossary(options) => glossary::run(&context, options),
        Command::Lexicon(options) => lexicon::run(&context, options),
        Command::Exchange(options) => exchange::run(&context, options),
        Command::Convert(options) => convert::run(&context, options),
        Command::Segment(options) => segment::run(&context, options),
        Command::Align(options) => align::run(&context, options),
        Command::Clean(options) => clean::run(&context, options),
        Command::Eval(options) => eval::run(&context, options),
        Command::Explain(options) => explain::run(&context, options),
        Command::Schema(options) => schema::run(&context, options),
        Command::Completions(options) => completions::run::<Cli>(options),
    };
    match outcome {
        Ok(Exit::Done) => ExitCode::SUCCESS,
        Ok(Exit::Failed) => ExitCode::from(1),
        Ok(Exit::Gate) => ExitCode::from(3),
        Ok(Exit::Interrupted) => ExitCode::from(130),
        Err(error) => {
            show::error(&context, error.as_ref());
            ExitCode::from(1)
        }
    }
}

/// An environment variable that is set and not empty.
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
