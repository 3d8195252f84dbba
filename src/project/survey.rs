//! What a project is like as a whole, for its report: every document as a run would have it, and nothing written.

use std::sync::atomic::AtomicBool;

use super::batch::{self, BatchError, Options, Report};
use super::config::Project;
use crate::check::Terminology;
use crate::glossary::Date;
use crate::report::html::{self, Document, Matter, Page};
use crate::report::interface::Interface;

/// The report of a project, and what became of its documents: those that cannot be done are not in it.
///
/// `file` is the name of the first page; a project of more than `page` units is split.
///
/// # Errors
///
/// What keeps a run from beginning.
pub fn report(
    project: &Project,
    ui: &Interface,
    today: Option<Date>,
    file: &str,
    page: usize,
) -> Result<(Result<Vec<Page>, String>, Report), BatchError> {
    let options = Options { dry: true, again: true, keep: true, today, ..Options::default() };
    let mut report = batch::run(project, &options, &AtomicBool::new(false), &())?;
    report.glossary.write_in_scripts(project.config.locales());
    let terminology = Terminology::new(&report.glossary, project.config.locales());
    let root = project.root.canonicalize().unwrap_or_else(|_| project.root.clone());
    let name = root.file_name().map_or_else(|| "tarjuman".into(), |name| name.to_string_lossy().into_owned());
    let documents = report.contents.iter().map(|(id, content)| Document {
        id,
        units: &content.units,
        hits: &content.hits,
        findings: &content.findings,
    });
    let matter = Matter {
        name: &name,
        source: &project.config.source,
        targets: &project.config.targets,
        documents: documents.collect(),
        findings: &report.findings,
        terminology: &terminology,
    };
    let pages = html::pages(ui, &matter, file, page).map_err(|error| error.to_string());
    Ok((pages, report))
}
