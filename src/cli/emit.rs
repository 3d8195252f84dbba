//! `tarjuman emit`.

use super::show::{self, Format};
use super::{Context, Exit, Outcome, run};
use crate::bundle::proof::OUT_OF_DATE;
use crate::model::{Diagnose, Severity};
use crate::project;

#[derive(clap::Args)]
#[command(after_help = "Example: tarjuman emit --check")]
pub(crate) struct Options {
    /// Write nothing; exit with 3 when a bundle differs from what would be written
    #[arg(long)]
    check: bool,
    /// How to answer
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

pub(crate) fn run(context: &Context, options: &Options) -> Outcome {
    let project = run::project(context)?;
    let emitted = project::emit::emit(&project, options.check)
        .map_err(|error| Box::new(error) as Box<dyn Diagnose + Send + Sync>)?;
    show::findings(context, &emitted.findings, options.format);
    for error in &emitted.failed {
        show::error(context, error);
    }
    if options.format == Format::Text {
        let counts = [("files", emitted.files.to_string()), ("changed", emitted.changed.to_string())];
        let args: Vec<(&str, &str)> = counts.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let id = match (options.check, emitted.changed) {
            (_, 0) => "emit-current",
            (true, _) => "emit-differs",
            (false, _) => "emit-done",
        };
        show::line(context.ui.text(id, &args));
    }
    let gate = |f: &crate::model::Finding| {
        f.rule == &OUT_OF_DATE || project.config.gate.is_some_and(|gate: Severity| f.severity >= gate)
    };
    Ok(if !emitted.failed.is_empty() {
        Exit::Failed
    } else if emitted.findings.iter().any(gate) {
        Exit::Gate
    } else {
        Exit::Done
    })
}
