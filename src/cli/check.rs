//! `tarjuman check`.

use std::sync::atomic::AtomicBool;

use super::show::{self, Format, Gate};
use super::{Context, Outcome, run};
use crate::model::Diagnose;
use crate::project::batch::{self, Fate};

#[derive(clap::Args)]
#[command(after_help = "Example: tarjuman check --document consultations --format json")]
pub(crate) struct Options {
    /// Only this document, by its id (may be repeated)
    #[arg(long = "document", short, value_name = "ID")]
    documents: Vec<String>,
    /// Exit with 3 when a finding is at least this severe (else the project's gate)
    #[arg(long, value_name = "SEVERITY")]
    fail_on: Option<Gate>,
    /// How to answer
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

pub(crate) fn run(context: &Context, options: &Options) -> Outcome {
    let project = run::project(context)?;
    let work = batch::Options {
        only: options.documents.clone(),
        dry: true,
        again: true,
        fail_fast: false,
        today: run::today(),
        keep: false,
        engines: batch::Engines::default(),
    };
    let report = batch::run(&project, &work, &AtomicBool::new(false), &())
        .map_err(|error| Box::new(error) as Box<dyn Diagnose + Send + Sync>)?;
    show::findings(context, &report.findings, options.format);
    for fate in report.documents.values() {
        if let Fate::Failed(error) = fate {
            show::error(context, error);
        }
    }
    if options.format == Format::Text {
        let totals = report.totals();
        let counts = [
            ("total", totals.iter().sum::<usize>().to_string()),
            ("info", totals[0].to_string()),
            ("warnings", totals[1].to_string()),
            ("errors", totals[2].to_string()),
        ];
        let args: Vec<(&str, &str)> = counts.iter().map(|(name, value)| (*name, value.as_str())).collect();
        show::line(context.ui.text("check-found", &args));
        run::say_waived(context, &project, &report);
    }
    let gate = options.fail_on.map_or(project.config.gate, Gate::severity);
    Ok(run::exit(&report, gate))
}
