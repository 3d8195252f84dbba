//! The bundles of what is kept, without reading a document: for whoever approved units in a CAT tool, and
//! for a CI that must know whether the committed bundles are the ones the units give.

use std::collections::BTreeMap;

use super::batch::{self, BatchError};
use super::config::Project;
use super::discover;
use super::files::{self, Writer};
use super::run;
use super::terminology;
use crate::bundle;
use crate::exchange::xliff::StateFile;
use crate::model::{Finding, Locale, Unit};

/// What became of emitting.
#[derive(Debug, Default)]
pub struct Emitted {
    /// Files looked at.
    pub files: usize,
    /// Files that were written, or differ.
    pub changed: usize,
    /// What a person should look at.
    pub findings: Vec<Finding>,
    /// Documents whose state cannot be used.
    pub failed: Vec<run::RunError>,
}

/// Writes the bundles of every document from its kept units, and those of the glossary. With `check` nothing
/// is written, and each file that differs is a finding (`bundle-out-of-date`).
///
/// # Errors
///
/// Only what keeps it from beginning.
pub fn emit(project: &Project, check: bool) -> Result<Emitted, BatchError> {
    let writer = if check { None } else { Some(Writer::lock(&project.root)?) };
    let (plans, _) = discover::documents(project)?;
    let mut emitted = Emitted::default();
    for plan in &plans {
        let units = match run::read_states(project, &plan.id) {
            Ok(kept) => units(&kept),
            Err(error) => {
                emitted.failed.push(error);
                continue;
            }
        };
        let bundles = run::bundles(project, &plan.id, &units);
        for (path, format, file) in run::outputs(project, &plan.id, &bundles) {
            let text = format.write(&file);
            emitted.findings.extend(bundle::prove(format, &file, &text, &path));
            let differs = || {
                let on_disk = on_disk(project, &path);
                bundle::differs(format, &file, &text, on_disk.as_deref(), &path)
            };
            settle(&mut emitted, writer.as_ref(), &path, &text, differs)?;
        }
    }
    let (glossary, _) = terminology::Sources::read(project)?.parse();
    let (files, raised) = terminology::files(project, &glossary);
    emitted.findings.extend(raised);
    for (path, text) in files {
        let differs = || {
            (on_disk(project, &path).as_deref() != Some(&text)).then(|| {
                Finding::new(&bundle::proof::OUT_OF_DATE, path.as_str(), crate::text::Place::START)
                    .with("format", "fluent")
                    .with("problem", "layout")
            })
        };
        settle(&mut emitted, writer.as_ref(), &path, &text, differs)?;
    }
    batch::weigh(project, &mut emitted.findings);
    Ok(emitted)
}

fn on_disk(project: &Project, path: &str) -> Option<String> {
    let bytes = files::read_inside(&project.root, path, u64::from(u32::MAX)).ok()?;
    String::from_utf8(bytes).ok()
}

/// Writes a file, or notes that it differs.
fn settle(
    emitted: &mut Emitted,
    writer: Option<&Writer>,
    path: &str,
    text: &str,
    differs: impl Fn() -> Option<Finding>,
) -> Result<(), BatchError> {
    emitted.files += 1;
    match writer {
        Some(writer) => {
            emitted.changed += usize::from(writer.write(path, text.as_bytes()).map_err(run::RunError::from)?)
        }
        None => {
            let finding = differs();
            emitted.changed += usize::from(finding.is_some());
            emitted.findings.extend(finding);
        }
    }
    Ok(())
}

/// The units of a document with the targets of every locale. Each file has all units in the same order; one
/// that only some have keeps its order among them.
fn units(kept: &BTreeMap<Locale, StateFile>) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut index: BTreeMap<String, usize> = BTreeMap::new();
    for (locale, file) in kept {
        for unit in &file.units {
            let at = *index.entry(unit.id.clone()).or_insert_with(|| {
                units.push(Unit { targets: BTreeMap::new(), ..unit.to_unit(locale) });
                units.len() - 1
            });
            units[at].targets.extend(unit.to_unit(locale).targets);
        }
    }
    units
}
