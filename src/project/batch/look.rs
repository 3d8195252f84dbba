//! Whether a document is as the last run left it.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::BatchError;
use super::write::stands;
use crate::project::config::Project;
use crate::project::discover::DocumentPlan;
use crate::project::files;
use crate::project::journal::{Counts, Entry, Journal, digest};
use crate::project::terminology;
use crate::project::waivers::Waivers;
use crate::text::yaml;

/// Digest of what every document is made from.
pub(super) fn basis(project: &Project, sources: &terminology::Sources, waivers: &Waivers) -> String {
    format!("{} {} {} {}", env!("CARGO_PKG_VERSION"), project.digest, sources.digest, waivers.digest)
}

/// Refuses ids that no document has.
///
/// # Errors
///
/// The first of them.
pub(in crate::project) fn known(plans: &[DocumentPlan], ids: &[String]) -> Result<(), BatchError> {
    let known: std::collections::BTreeSet<&str> = plans.iter().map(|plan| plan.id.as_str()).collect();
    match ids.iter().find(|id| !known.contains(id.as_str())) {
        None => Ok(()),
        Some(id) => {
            let nearest = yaml::nearest(id, known.iter().copied());
            Err(BatchError::UnknownDocument { id: id.clone(), nearest })
        }
    }
}

/// Whether each document is as the last run left it.
///
/// # Errors
///
/// A glossary or waivers that cannot be read.
pub(in crate::project) fn current(
    project: &Project,
    plans: &[DocumentPlan],
) -> Result<Vec<bool>, BatchError> {
    let sources = terminology::Sources::read(project)?;
    let waivers = Waivers::read(project, None)?;
    let basis = basis(project, &sources, &waivers);
    let journal = Journal::read(&project.root);
    let is_current =
        |plan: &DocumentPlan| look(project, plan, &basis, journal.get(&plan.id), |_| false).current.is_some();
    Ok(plans.par_iter().map(is_current).collect())
}

/// What there is to say of a document before it is done.
pub(super) struct Look {
    /// The stamp of what goes in.
    pub(super) stamp: Option<String>,
    /// Digest of what goes in; empty where the stamps said enough.
    pub(super) inputs: String,
    /// Digest of what goes in and of what came out, if it is as the last run left it.
    pub(super) made: String,
    /// How it stands, if it is as the last run left it.
    pub(super) current: Option<Counts>,
    /// New stamps for its entry.
    pub(super) renewed: Option<(String, String)>,
}

/// Looks at all documents of a project.
pub(super) fn all<'j>(
    project: &Project,
    plans: &[DocumentPlan],
    basis: &str,
    entry: impl Fn(&DocumentPlan) -> Option<&'j Entry> + Sync,
    waits: impl Fn(&Entry) -> bool + Sync,
) -> Vec<Look> {
    plans.par_iter().map(|plan| look(project, plan, basis, entry(plan), &waits)).collect()
}

/// Whether a document is as its entry says: by the stamps of its files, and where these differ by what is in them.
fn look(
    project: &Project,
    plan: &DocumentPlan,
    basis: &str,
    entry: Option<&Entry>,
    waits: impl Fn(&Entry) -> bool,
) -> Look {
    let sides = std::iter::once(&plan.source).chain(plan.targets.values()).map(String::as_str);
    let stamp = files::marks(&project.root, sides).map(|stamp| digest(format!("{stamp} {basis}").as_bytes()));
    let mut look = Look { stamp, inputs: String::new(), made: String::new(), current: None, renewed: None };
    let Some(entry) = entry.filter(|entry| !waits(entry)) else {
        look.inputs = read_inputs(project, plan, basis);
        return look;
    };
    let outputs = files::marks(&project.root, entry.outputs.keys().map(String::as_str));
    let now = look.stamp.clone().zip(outputs);
    let kept = |look: &mut Look| {
        look.current = Some(entry.counts.clone());
        look.made = made(&entry.inputs, &entry.outputs);
    };
    if now.is_some() && now == entry.stamps {
        kept(&mut look);
        return look;
    }
    let read = read_inputs(project, plan, basis);
    if entry.inputs == read && stands(project, entry) {
        kept(&mut look);
        look.renewed = now;
    }
    look.inputs = read;
    look
}

/// Digest of what goes into a document and of what came out.
pub(super) fn made(inputs: &str, outputs: &BTreeMap<String, String>) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(inputs.as_bytes());
    for text in outputs.iter().flat_map(|(path, output)| [path, output]) {
        hasher.update(&[0]).update(text.as_bytes());
    }
    hasher.finalize().to_hex()[..32].to_owned()
}

/// Digest of everything a document is made from. A file that cannot be read counts as changed: the run
/// will say why.
fn read_inputs(project: &Project, plan: &DocumentPlan, basis: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(basis.as_bytes());
    let limit = plan.options(&project.config.source).max_bytes as u64;
    for path in std::iter::once(&plan.source).chain(plan.targets.values()) {
        hasher.update(path.as_bytes()).update(&[0]);
        match files::read_inside(&project.root, path, limit) {
            Ok(bytes) => hasher.update(blake3::hash(&bytes).as_bytes()),
            Err(error) => hasher.update(error.to_string().as_bytes()),
        };
    }
    hasher.finalize().to_hex()[..32].to_owned()
}
