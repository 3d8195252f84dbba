//! `tarjuman glossary check`.

mod records;

use std::path::{Path, PathBuf};

use super::{Failure, Terms, load};
use crate::check::Demands;
use crate::cli::show::{self, Format, Gate};
use crate::cli::{Context, Exit, Outcome, run};
use crate::glossary::{self, edit};
use crate::model::Severity;
use crate::project::{batch, files};

#[derive(clap::Args)]
pub(super) struct Options {
    /// Glossary files (else those of the project)
    files: Vec<PathBuf>,
    /// Check translations by the glossary instead: read and write JSON records, one a line
    #[arg(long, conflicts_with_all = ["fix", "fail_on", "format"])]
    jsonl: bool,
    /// With --jsonl: an admitted term where there is a preferred one is a finding
    #[arg(long, requires = "jsonl")]
    preferred_only: bool,
    /// Put right in the files what nobody can see: spaces, invisible and decomposed characters, letters of another script
    #[arg(long)]
    fix: bool,
    /// Exit with 3 when a finding is at least this severe
    #[arg(long, value_name = "SEVERITY", default_value = "error")]
    fail_on: Gate,
    /// How to answer
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

pub(super) fn run(context: &Context, options: &Options) -> Outcome {
    if options.jsonl {
        let terms = Terms { glossaries: options.files.clone() };
        let demands = Demands { preferred_only: options.preferred_only };
        return records::run(context, &terms, demands, Path::new("-"));
    }
    if options.fix {
        fix(context, &options.files)?;
    }
    let (glossary, mut findings) = load(context, &options.files)?;
    findings.extend(glossary::check(&glossary));
    if options.files.is_empty() {
        batch::weigh(&run::project(context)?, &mut findings);
    }
    show::findings(context, &findings, options.format);
    let reached = |gate: Severity| findings.iter().any(|finding| finding.severity >= gate);
    Ok(if options.fail_on.severity().is_some_and(reached) { Exit::Gate } else { Exit::Done })
}

/// Tidies the files, and tells how many texts of each were.
fn fix(context: &Context, paths: &[PathBuf]) -> Result<(), Failure> {
    let mut paths = paths.to_vec();
    if paths.is_empty() {
        let project = run::project(context)?;
        paths.extend(project.config.glossaries.iter().map(|path| project.root.join(path)));
    }
    for path in &paths {
        let (name, text) = super::text(path)?;
        let (tidy, count) = edit::tidied(&text).map_err(|error| Box::new(error) as Failure)?;
        if count > 0 {
            files::replace(path, tidy.as_bytes()).map_err(|error| Box::new(error) as Failure)?;
            let count = count.to_string();
            eprintln!("{}", context.ui.text("glossary-fixed", &[("path", &name), ("count", &count)]));
        }
    }
    Ok(())
}
