//! `tarjuman glossary export`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{Failure, Terms, load_shown};
use crate::cli::{Context, Exit, Outcome, run};
use crate::exchange::terms::{self, TermsError};
use crate::model::Locale;
use crate::project::files::{self, FileError};

#[derive(clap::Args)]
pub(super) struct Options {
    #[command(flatten)]
    terms: Terms,
    /// The format (else by the end of the file's name)
    #[arg(long, value_name = "FORMAT", value_parser = written())]
    format: Option<String>,
    /// Language of the first column, for a format of two languages
    #[arg(long, value_name = "LOCALE")]
    from: Option<Locale>,
    /// Language of the second
    #[arg(long, value_name = "LOCALE")]
    to: Option<Locale>,
    /// Where to write it; - is stdout
    #[arg(default_value = "-", value_name = "FILE")]
    file: PathBuf,
}

/// The names of the formats that can be written.
fn written() -> clap::builder::PossibleValuesParser {
    let formats = terms::GLOSSARY_FORMATS.iter().filter(|format| format.writes());
    clap::builder::PossibleValuesParser::new(formats.map(|format| format.name()))
}

pub(super) fn run(context: &Context, options: &Options) -> Outcome {
    let glossary = load_shown(context, &options.terms)?;
    let name = options.file.display().to_string();
    let format = options.format.as_deref().and_then(terms::by_name).or_else(|| terms::by_path(&name));
    let format =
        format.ok_or_else(|| Box::new(TermsError::UnknownFormat { path: name.clone() }) as Failure)?;
    let exported = format
        .write(&glossary, (options.from.as_ref(), options.to.as_ref()))
        .map_err(|error| Box::new(error) as Failure)?;
    for finding in &exported.findings {
        eprintln!("{}", context.ui.finding(finding));
    }
    if options.file == Path::new("-") {
        return match io::stdout().lock().write_all(&exported.bytes) {
            // A closed pipe is the reader's decision.
            Err(source) if source.kind() != io::ErrorKind::BrokenPipe => {
                Err(Box::new(FileError::Write { path: "stdout".into(), source }))
            }
            _ => Ok(Exit::Done),
        };
    }
    refuse_input(context, &options.terms.glossaries, &options.file)?;
    files::replace(&options.file, &exported.bytes).map_err(|error| Box::new(error) as Failure)?;
    Ok(Exit::Done)
}

/// The glossary that is exported is not to be written over.
fn refuse_input(context: &Context, glossaries: &[PathBuf], file: &Path) -> Result<(), Failure> {
    let mut inputs = glossaries.to_vec();
    if inputs.is_empty() {
        let project = run::project(context)?;
        inputs.extend(project.config.glossaries.iter().map(|path| project.root.join(path)));
    }
    let same =
        |input: &PathBuf| matches!((input.canonicalize(), file.canonicalize()), (Ok(a), Ok(b)) if a == b);
    if inputs.iter().any(same) {
        return Err(Box::new(FileError::Exists { path: file.display().to_string() }));
    }
    Ok(())
}
