//! `tarjuman report`.

use std::path::{Path, PathBuf};

use super::show::{self, Gate};
use super::{Context, Exit, Outcome, run};
use crate::model::Diagnose;
use crate::project::batch::Fate;
use crate::project::{config::Project, files, survey};
use crate::report::html;

#[derive(clap::Args)]
#[command(after_help = "Example: tarjuman report --output report.html --ui-language ar")]
pub(crate) struct Options {
    /// Where to write the page; others go beside it; - for stdout, then all on one page
    #[arg(long, short, value_name = "FILE", default_value = "report.html")]
    output: PathBuf,
    /// Units on a page; a project of more is split
    #[arg(long, value_name = "N", default_value_t = html::PAGE)]
    page: usize,
    /// Exit with 3 when a finding is at least this severe
    #[arg(long, value_name = "SEVERITY", default_value = "never")]
    fail_on: Gate,
}

/// A page could not be put together.
#[derive(Debug, thiserror::Error)]
#[error("the page cannot be written: {0}")]
struct Unwritten(String);

impl Diagnose for Unwritten {
    fn key(&self) -> &'static str {
        "error-report-render"
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        vec![("reason", self.0.clone())]
    }
}

pub(crate) fn run(context: &Context, options: &Options) -> Outcome {
    let project = run::project(context)?;
    write(context, &project, &options.output, options.page, options.fail_on)
}

/// Writes the report of a project.
pub(super) fn write(context: &Context, project: &Project, output: &Path, page: usize, gate: Gate) -> Outcome {
    let to_stdout = output == Path::new("-");
    let file = match output.file_name() {
        Some(name) if !to_stdout => name.to_string_lossy().into_owned(),
        _ => "report.html".to_owned(),
    };
    let page = if to_stdout { usize::MAX } else { page.max(1) };
    let (pages, report) = survey::report(project, &context.ui, run::today(), &file, page)
        .map_err(|error| Box::new(error) as Box<dyn Diagnose + Send + Sync>)?;
    let pages = pages.map_err(|error| Box::new(Unwritten(error)) as Box<dyn Diagnose + Send + Sync>)?;
    for fate in report.documents.values() {
        if let Fate::Failed(error) = fate {
            show::error(context, error);
        }
    }
    if to_stdout {
        pages.iter().for_each(|page| show::line(&page.html));
    } else {
        // The overview last: until it stands, an older report has all its pages.
        for page in pages.iter().rev() {
            let path = output.with_file_name(&page.file);
            files::replace(&path, page.html.as_bytes())
                .map_err(|error| Box::new(error) as Box<dyn Diagnose + Send + Sync>)?;
        }
        let (count, others) = (pages.len().to_string(), (pages.len() - 1).to_string());
        let path = output.display().to_string();
        let args = [("files", count.as_str()), ("others", others.as_str()), ("path", path.as_str())];
        show::line(context.ui.text("report-written", &args));
    }
    let exit = run::exit(&report, gate.severity());
    Ok(if exit == Exit::Interrupted { Exit::Done } else { exit })
}
