//! `tarjuman glossary import`.

use std::path::{Path, PathBuf};

use super::{Failure, LIMIT};
use crate::cli::show::{self, Format};
use crate::cli::{Context, Exit, Outcome};
use crate::exchange::terms::{self, Input, TermsError};
use crate::glossary::edit::{self, EditError};
use crate::glossary::{Glossary, merge, write};
use crate::model::{Locale, Severity};
use crate::project::files::{self, FileError};

#[derive(clap::Args)]
pub(super) struct Options {
    /// The file
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Its format (else by the end of its name)
    #[arg(long, value_name = "FORMAT", value_parser = read())]
    format: Option<String>,
    /// The glossary to add to, or a new file (else the concepts are written to stdout)
    #[arg(long, value_name = "FILE")]
    into: Option<PathBuf>,
    /// Only tell what would be added, and everything that is found
    #[arg(long)]
    dry_run: bool,
    /// Language of a column "source", and of terms of which the file does not say it
    #[arg(long, value_name = "LOCALE")]
    from: Option<Locale>,
    /// Language of a column "target"
    #[arg(long, value_name = "LOCALE")]
    to: Option<Locale>,
}

/// The names of all formats.
fn read() -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(terms::GLOSSARY_FORMATS.iter().map(|format| format.name()))
}

pub(super) fn run(context: &Context, options: &Options) -> Outcome {
    let name = options.file.display().to_string();
    let format = options.format.as_deref().and_then(terms::by_name).or_else(|| terms::by_path(&name));
    let format =
        format.ok_or_else(|| Box::new(TermsError::UnknownFormat { path: name.clone() }) as Failure)?;
    let bytes = files::read(&options.file, LIMIT as u64).map_err(|error| Box::new(error) as Failure)?;
    let input = Input { path: &name, bytes: &bytes, from: options.from.as_ref(), to: options.to.as_ref() };
    let imported = format.read(&input).map_err(|error| Box::new(error) as Failure)?;
    let there = there(options)?;
    let before = there.as_ref().map(|(_, glossary)| glossary.clone()).unwrap_or_default();
    let plan = merge::merge(&before, &imported.glossary);
    let mut findings = imported.findings;
    findings.extend(plan.findings.iter().cloned());
    findings.sort_by_key(|finding| finding.place);
    // What is merely there already is told where nothing is done yet.
    findings.retain(|finding| options.dry_run || finding.severity > Severity::Info);
    if options.dry_run {
        show::findings(context, &findings, Format::Text);
    } else {
        for finding in &findings {
            let place = finding.place;
            eprintln!("{}:{}:{}: {}", finding.path, place.line, place.column, context.ui.finding(finding));
        }
        match (&options.into, &there) {
            (None, _) => show::line(whole(&imported.glossary, plan.concepts.clone()).trim_end()),
            (Some(path), None) => store(path, &whole(&imported.glossary, plan.concepts.clone()))?,
            (Some(path), Some((text, _))) if !plan.is_empty() => {
                let merged = edit::merged(text, &plan, &imported.glossary);
                store(path, &merged.map_err(|error| Box::new(error) as Failure)?)?;
            }
            _ => {}
        }
    }
    let changed: std::collections::BTreeSet<&str> =
        plan.additions.iter().map(|addition| addition.concept.as_str()).collect();
    let counts = [plan.concepts.len(), plan.terms, changed.len(), plan.duplicates].map(|n| n.to_string());
    let names = ["concepts", "terms", "changed", "duplicates"];
    let args: Vec<(&str, &str)> = names.into_iter().zip(counts.iter().map(String::as_str)).collect();
    eprintln!("{}", context.ui.text("import-done", &args));
    let failed = findings.iter().any(|finding| finding.severity == Severity::Error);
    Ok(if failed { Exit::Gate } else { Exit::Done })
}

/// The file to add to, if it is there: its text and its concepts.
fn there(options: &Options) -> Result<Option<(String, Glossary)>, Failure> {
    let Some(path) = options.into.as_deref().filter(|path| path.exists()) else { return Ok(None) };
    if matches!((path.canonicalize(), options.file.canonicalize()), (Ok(a), Ok(b)) if a == b) {
        return Err(Box::new(FileError::Exists { path: path.display().to_string() }));
    }
    let (_, text) = super::text(path)?;
    let (glossary, mistakes) = Glossary::parse(&path.display().to_string(), &text);
    if !mistakes.is_empty() {
        return Err(Box::new(EditError::Mistakes(mistakes.len())));
    }
    Ok(Some((text, glossary)))
}

/// A new file.
fn whole(imported: &Glossary, concepts: Vec<crate::glossary::Concept>) -> String {
    write::glossary(&Glossary { languages: imported.languages.clone(), concepts })
}

fn store(path: &Path, text: &str) -> Result<(), Failure> {
    files::replace(path, text.as_bytes()).map_err(|error| Box::new(error) as Failure)
}
