//! The bundles of what is kept, without reading a document: for whoever approved units in a CAT tool, and
//! for a CI that must know whether the committed bundles are the ones the units give.

use std::collections::BTreeMap;

use super::batch::{self, BatchError};
use super::config::Project;
use super::discover;
use super::files::{self, Writer};
use super::journal::{Entry, Journal, digest};
use super::terminology::{self, References, TermFile};
use super::{bundles, localized, run};
use crate::bundle;
use crate::check::Terminology;
use crate::exchange::xliff::StateFile;
use crate::model::{Bundle, Finding, Locale, Targets, Unit};
use crate::text::Place;

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
    let (mut glossary, _) = terminology::Sources::read(project)?.parse();
    glossary.write_in_scripts(project.config.locales());
    // Building the matchers costs time, and only references need them.
    let locales = project.config.locales().filter(|_| project.config.terminology.references);
    let matchers = Terminology::new(&glossary, locales);
    let references = References::new(project, &matchers);
    let (term_files, raised) = terminology::files(project, &glossary);
    let mut emitted = Emitted::default();
    for plan in &plans {
        let kept = run::read_states(project, &plan.id);
        let own = run::read_state(project, &plan.id, &project.config.source);
        let units = match kept.and_then(|kept| Ok((kept, own?))) {
            Ok((kept, own)) => units(&kept, own.as_ref()),
            Err(error) => {
                emitted.failed.push(error);
                continue;
            }
        };
        let made = bundles::of(project, &references, &plan.id, &units);
        for (path, format, file) in bundles::outputs(project, &plan.id, &made) {
            let text = format.write(&file);
            emitted.findings.extend(bundle::prove(format, &file, &text, &path));
            emitted.findings.extend(bundle::counts_otherwise(format, &file, &path));
            let differs = || {
                let on_disk = on_disk(project, &path);
                // What somebody wrote may refer to any term.
                let with_terms = |bundle: &Bundle| {
                    let referring = project.config.terminology.references;
                    let of_locale = term_files.iter().find(|file| referring && file.locale == bundle.locale);
                    Bundle { terms: of_locale.map(|file| file.text.as_str().into()), ..bundle.clone() }
                };
                let file: Vec<Bundle> = file.iter().map(with_terms).collect();
                bundle::differs(format, &file, &text, on_disk.as_deref(), &path)
            };
            settle(&mut emitted, writer.as_ref(), &path, text.as_bytes(), differs)?;
        }
        match localized::files(project, plan, &units) {
            Ok(files) => {
                for (path, bytes) in files {
                    let differs = || match read(project, &path) {
                        Some(there) if there == bytes => None,
                        there => {
                            let problem = if there.is_some() { "layout" } else { "absent" };
                            let format = path.rsplit('.').next().unwrap_or_default().to_uppercase();
                            let finding = Finding::new(&bundle::proof::OUT_OF_DATE, &path, Place::START);
                            Some(finding.with("problem", problem).with("format", format))
                        }
                    };
                    settle(&mut emitted, writer.as_ref(), &path, &bytes, differs)?;
                }
            }
            Err(error) => emitted.failed.push(error),
        }
    }
    emitted.findings.extend(raised);
    for TermFile { path, locale, terms, text } in &term_files {
        let differs = || {
            let on_disk = on_disk(project, path);
            bundle::terms::differs(locale, terms, text, on_disk.as_deref(), path)
        };
        settle(&mut emitted, writer.as_ref(), path, text.as_bytes(), differs)?;
    }
    batch::weigh(project, &mut emitted.findings);
    Ok(emitted)
}

fn read(project: &Project, path: &str) -> Option<Vec<u8>> {
    files::read_inside(&project.root, path, u64::from(u32::MAX)).ok()
}

/// A finding (`bundle-edited`) for each bundle that is neither what the last run wrote nor what the kept units give: somebody has
/// changed it, and the next run would undo that unseen.
///
/// # Errors
///
/// As [`emit`].
pub fn edited(project: &Project) -> Result<Vec<Finding>, BatchError> {
    let journal = Journal::read(&project.root);
    let (plans, _) = discover::documents(project)?;
    let ids = plans.iter().map(|plan| plan.id.as_str()).chain([Entry::GLOSSARY]);
    let written: BTreeMap<&String, &String> =
        ids.filter_map(|id| journal.get(id)).flat_map(|entry| &entry.outputs).collect();
    let edited = |finding: &Finding| {
        let was = written.get(&finding.path)?;
        let bytes = files::read_inside(&project.root, &finding.path, u64::from(u32::MAX)).ok()?;
        (digest(&bytes) != **was).then_some(())
    };
    let mut findings = emit(project, true)?.findings;
    findings.retain(|finding| finding.rule == &bundle::proof::OUT_OF_DATE && edited(finding).is_some());
    for finding in &mut findings {
        let mut own = Finding::new(&bundle::proof::EDITED, finding.path.as_str(), finding.place);
        own.unit = finding.unit.take();
        own.locale = finding.locale.take();
        own.target = finding.target.take();
        own.expected = finding.expected.take();
        *finding = own;
    }
    Ok(findings)
}

fn on_disk(project: &Project, path: &str) -> Option<String> {
    String::from_utf8(read(project, path)?).ok()
}

/// Writes a file, or notes that it differs.
fn settle(
    emitted: &mut Emitted,
    writer: Option<&Writer>,
    path: &str,
    bytes: &[u8],
    differs: impl Fn() -> Option<Finding>,
) -> Result<(), BatchError> {
    emitted.files += 1;
    match writer {
        Some(writer) => {
            emitted.changed += usize::from(writer.write(path, bytes).map_err(run::RunError::from)?)
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
/// that only some have keeps its order among them. `own` are the plural forms of the source language.
fn units(kept: &BTreeMap<Locale, StateFile>, own: Option<&StateFile>) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut index: BTreeMap<String, usize> = BTreeMap::new();
    for (locale, file) in kept {
        for unit in &file.units {
            let at = *index.entry(unit.id.clone()).or_insert_with(|| {
                units.push(Unit { targets: Targets::default(), ..unit.to_unit(locale) });
                units.len() - 1
            });
            units[at].targets.extend(unit.to_unit(locale).targets);
        }
    }
    for unit in own.into_iter().flat_map(|own| &own.units) {
        let at = *index.entry(unit.id.clone()).or_insert_with(|| {
            units.push(Unit { targets: Targets::default(), ..unit.to_unit(&Locale::default()) });
            units.len() - 1
        });
        if let Some(form) = &mut units[at].form {
            form.own = unit.target.clone();
        }
    }
    units
}
