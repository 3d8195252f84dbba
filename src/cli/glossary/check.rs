//! `tarjuman glossary check`.

use std::path::PathBuf;

use super::load;
use crate::cli::show::{self, Format, Gate};
use crate::cli::{Context, Exit, Outcome, run};
use crate::glossary;
use crate::model::Severity;
use crate::project::batch;

#[derive(clap::Args)]
pub(super) struct Options {
    /// Glossary files (else those of the project)
    files: Vec<PathBuf>,
    /// Exit with 3 when a finding is at least this severe
    #[arg(long, value_name = "SEVERITY", default_value = "error")]
    fail_on: Gate,
    /// How to answer
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

pub(super) fn run(context: &Context, options: &Options) -> Outcome {
    let (glossary, mut findings) = load(context, &options.files)?;
    findings.extend(glossary::check(&glossary));
    if options.files.is_empty() {
        batch::weigh(&run::project(context)?, &mut findings);
    }
    show::findings(context, &findings, options.format);
    let reached = |gate: Severity| findings.iter().any(|finding| finding.severity >= gate);
    Ok(if options.fail_on.severity().is_some_and(reached) { Exit::Gate } else { Exit::Done })
}
