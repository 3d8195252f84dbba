//! `tarjuman exchange`.

use std::path::PathBuf;

use super::convert::{self, Opened};
use super::show::{self, Format};
use super::{Context, Exit, Outcome, run};
use crate::exchange::merge;
use crate::exchange::pairs::{self, Pair, PairFormat, PairsError, Variant};
use crate::model::{Diagnose, Locale};
use crate::project::exchange;
use crate::project::files::Pending;

#[derive(clap::Args)]
#[command(
    long_about = "Send the units of documents to another tool, and merge what comes back.

A unit takes along what it is when it is sent, so that what was changed there, here, or on both sides since can be told. What was changed on both sides stays as it is here, with the other text as its first proposal, and is told.",
    after_help = "Examples:
  tarjuman exchange export --to outbox
  tarjuman exchange export --to outbox --format csv --locale tk talks
  tarjuman exchange import outbox/talks.tk.xlf
  tarjuman exchange import --dry-run inbox/*.xlf"
)]
pub(crate) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Write the units of documents as files for another tool
    Export {
        /// The documents (else all)
        #[arg(value_name = "DOCUMENT")]
        documents: Vec<String>,
        /// The folder for the files: DOCUMENT.LOCALE.xlf
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
        /// The format
        #[arg(long, value_name = "FORMAT", value_parser = names(), default_value = "xliff-1.2")]
        format: String,
        /// Put the source where no translation is, for tools that only show what has one, as OmegaT
        #[arg(long)]
        copy_source: bool,
        /// Only this language; may stand more than once
        #[arg(long, value_name = "LOCALE")]
        locale: Vec<Locale>,
    },
    /// Merge files that came back into the units they were made from
    Import {
        /// The files
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        /// The format of the files (else by their names)
        #[arg(long, value_name = "FORMAT", value_parser = names())]
        format: Option<String>,
        /// The document, where the file does not say
        #[arg(long, value_name = "DOCUMENT")]
        document: Option<String>,
        /// The language of the translations, where the file does not say
        #[arg(long, value_name = "LOCALE")]
        locale: Option<Locale>,
        /// Only tell what would be taken, and what is in conflict
        #[arg(long)]
        dry_run: bool,
    },
}

/// The formats of one file.
fn names() -> clap::builder::PossibleValuesParser {
    let formats = pairs::PAIR_FORMATS.iter().filter(|format| format.files() == 1);
    clap::builder::PossibleValuesParser::new(formats.map(|format| format.name()))
}

type Failure = Box<dyn Diagnose + Send + Sync>;

fn boxed(error: impl Diagnose + Send + Sync + 'static) -> Failure {
    Box::new(error)
}

pub(crate) fn run(context: &Context, options: &Options) -> Outcome {
    match &options.command {
        Command::Export { documents, to, format, copy_source, locale } => {
            let project = run::project(context)?;
            let states = exchange::states(&project, documents, locale).map_err(boxed)?;
            let Some(format) = pairs::by_name(format) else { return Ok(Exit::Failed) };
            for state in &states {
                send(context, to, format, *copy_source, state)?;
            }
            exchange::keep_sent(&project, &states).map_err(boxed)?;
            Ok(Exit::Done)
        }
        Command::Import { files, format, document, locale, dry_run } => {
            let project = run::project(context)?;
            let (mut findings, mut rejected) = (Vec::new(), false);
            let mut counts = [0; 3];
            for file in files {
                let name = file.display().to_string();
                let pair = Pair { source: Some(project.config.source.clone()), target: locale.clone() };
                let Opened { mut entries, bar } = convert::open(file, format.as_deref(), &pair)?;
                let mut read = Vec::new();
                for entry in &mut entries {
                    match entry {
                        Ok(entry) => read.push(entry),
                        Err(PairsError::Rejected(error)) => {
                            rejected = true;
                            findings.push(error.finding(&name));
                        }
                        Err(error) => return Err(boxed(error.of(&name))),
                    }
                }
                bar.finish_and_clear();
                let named = (document.as_deref(), locale.as_ref());
                let merged = exchange::import(&project, &name, entries.head(), &read, named, *dry_run);
                let merged = merged.map_err(boxed)?;
                findings.extend(merged.findings);
                for (count, more) in counts.iter_mut().zip([merged.taken, merged.unchanged, merged.open]) {
                    *count += more;
                }
            }
            show::findings(context, &findings, Format::Text);
            let counts = counts.map(|count: usize| count.to_string());
            let names = ["taken", "unchanged", "open"];
            let args: Vec<(&str, &str)> = names.into_iter().zip(counts.iter().map(String::as_str)).collect();
            eprintln!("{}", context.ui.text("exchange-import-done", &args));
            let open = findings.iter().any(|finding| merge::RULES.contains(&finding.rule));
            Ok(if rejected || open { Exit::Gate } else { Exit::Done })
        }
    }
}

/// Writes one state.
fn send(
    context: &Context,
    folder: &std::path::Path,
    format: &dyn PairFormat,
    copy_source: bool,
    state: &crate::exchange::xliff::StateFile,
) -> Result<(), Failure> {
    let ending = format.extensions().first().copied().unwrap_or_default();
    let path = folder.join(format!("{}.{}.{ending}", state.document, state.target));
    let name = path.display().to_string();
    let failed = |error: PairsError| boxed(error.of(&name));
    let mut file = Pending::create(&path).map_err(boxed)?;
    let pair = Pair { source: Some(state.source.clone()), target: Some(state.target.clone()) };
    let mut writer = format.write(vec![Box::new(&mut file)], &merge::head(state), pair).map_err(failed)?;
    for mut entry in merge::entries(state) {
        if copy_source && let [only] = entry.variants.as_slice() {
            let copy = Variant { locale: state.target.clone(), ..only.clone() };
            entry.variants.push(copy);
        }
        writer.entry(&entry).map_err(failed)?;
    }
    let losses = writer.finish().map_err(failed)?;
    file.keep().map_err(boxed)?;
    for finding in losses.findings(&pairs::LOST, &name, format.name()) {
        convert::tell(context, &finding);
    }
    show::line(&name);
    Ok(())
}
