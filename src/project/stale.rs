//! What a change of the glossary affects: the units whose texts have a term of a changed concept.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use thiserror::Error;

use super::config::{Project, ProjectError, filled};
use super::discover;
use super::run::{self, RunError};
use crate::glossary::{Concept, Glossary, Matcher, Term, apply};
use crate::model::{Diagnose, Locale};
use crate::text::Place;

/// Why the effect of a change cannot be told.
#[derive(Debug, Error)]
pub enum StaleError {
    /// The project or one of its states cannot be used.
    #[error(transparent)]
    Project(#[from] ProjectError),
    /// A state file cannot be used.
    #[error(transparent)]
    Run(#[from] RunError),
    /// Git cannot be started.
    #[error("git cannot be started: {0}")]
    NoGit(io::Error),
    /// Git does not have the revision.
    #[error("git has no revision {0:?} here")]
    NoRevision(String),
}

impl Diagnose for StaleError {
    fn key(&self) -> &'static str {
        match self {
            Self::Project(error) => error.key(),
            Self::Run(error) => error.key(),
            Self::NoGit(_) => "error-git-missing",
            Self::NoRevision(_) => "error-git-revision",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Project(error) => error.args(),
            Self::Run(error) => error.args(),
            Self::NoGit(error) => vec![("reason", error.to_string())],
            Self::NoRevision(revision) => vec![("revision", revision.clone())],
        }
    }

    fn place(&self) -> Option<(String, Place)> {
        match self {
            Self::Project(error) => error.place(),
            Self::Run(error) => error.place(),
            Self::NoGit(_) | Self::NoRevision(_) => None,
        }
    }
}

/// The glossary as a git revision has it; a file that the revision does not have counts as empty. Git is started
/// without a shell, and only reads.
///
/// # Errors
///
/// [`StaleError::NoGit`] and [`StaleError::NoRevision`].
pub fn at_revision(project: &Project, revision: &str) -> Result<Glossary, StaleError> {
    let git = |arguments: &[&str]| {
        let mut git = Command::new("git");
        git.arg("-C").arg(&project.root).args(arguments).stdin(Stdio::null()).stderr(Stdio::null());
        git.output().map_err(StaleError::NoGit)
    };
    let unknown = || StaleError::NoRevision(revision.to_owned());
    // What begins with a hyphen would be an option, and a colon would name a file.
    if revision.starts_with('-') || revision.contains([':', '\0']) {
        return Err(unknown());
    }
    let commit = git(&["rev-parse", "--verify", "--quiet", &format!("{revision}^{{commit}}")])?;
    let commit = String::from_utf8(commit.stdout).unwrap_or_default();
    let commit = Some(commit.trim()).filter(|commit| !commit.is_empty()).ok_or_else(unknown)?;
    let mut glossary = Glossary::default();
    for path in &project.config.glossaries {
        let path = path.trim_start_matches("./");
        let file = git(&["cat-file", "blob", &format!("{commit}:./{path}")])?;
        if file.status.success() {
            glossary.extend(Glossary::parse_bytes(path, &file.stdout).0);
        }
    }
    Ok(glossary)
}

/// A target text that a change of the glossary affects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Affected {
    /// The document.
    pub document: String,
    /// The locale of the target.
    pub locale: Locale,
    /// The unit, which is its key in the bundles too.
    pub unit: String,
    /// The bundle files that hold it.
    pub bundles: Vec<String>,
    /// The document's file: the translation where it is known where the text stands in it, else the original.
    pub path: String,
    /// Where in that file.
    pub place: Place,
    /// The concept.
    pub concept: String,
    /// What became of it: `added`, `removed` or `changed`.
    pub change: &'static str,
    /// The form that the target has now, if it has one.
    pub used: Option<String>,
    /// What should stand there; nothing where the target fits already, or the concept has no term left.
    pub expected: Option<String>,
}

/// What a change from `old` to `new` affects, in the order of documents, locales and units.
///
/// A unit is affected where its source or target has a term of a concept whose terms in one of both languages are
/// not what they were.
///
/// # Errors
///
/// A project or state file that cannot be used.
pub fn stale(project: &Project, old: &Glossary, new: &Glossary) -> Result<Vec<Affected>, StaleError> {
    let (plans, _) = discover::documents(project)?;
    let (mut old, mut new) = (old.clone(), new.clone());
    for glossary in [&mut old, &mut new] {
        glossary.write_in_scripts(project.config.locales());
    }
    // Both glossaries without what is the same in both; concepts in the same order.
    let ids: BTreeSet<&str> = old.concepts.iter().chain(&new.concepts).map(|c| c.id.as_str()).collect();
    let before: BTreeMap<&str, &Concept> = old.concepts.iter().map(|c| (c.id.as_str(), c)).collect();
    let after: BTreeMap<&str, &Concept> = new.concepts.iter().map(|c| (c.id.as_str(), c)).collect();
    let differs = |id: &&&str| !project.config.locales().all(|l| same(before.get(**id), after.get(**id), l));
    let ids: Vec<&str> = ids.iter().filter(differs).copied().collect();
    let part = |of: &BTreeMap<&str, &Concept>| {
        let concept = |id: &&str| of.get(id).map_or_else(Concept::default, |c| (*c).clone());
        Glossary { concepts: ids.iter().map(concept).collect(), ..Glossary::default() }
    };
    let (old, new) = (part(&before), part(&after));
    let sides: BTreeMap<&Locale, [Matcher; 2]> =
        project.config.locales().map(|l| (l, [Matcher::new(&old, l), Matcher::new(&new, l)])).collect();
    let source = &project.config.source;
    let mut all = Vec::new();
    for plan in &plans {
        for (locale, state) in run::read_states(project, &plan.id)? {
            let (Some(of_source), Some(of_target)) = (sides.get(source), sides.get(&locale)) else {
                continue;
            };
            let bundles: Vec<String> =
                project.config.bundles.iter().map(|b| filled(&b.path, &plan.id, &locale)).collect();
            for unit in state.units.iter().filter(|unit| !unit.target.text.is_empty()) {
                let text = &unit.target.text;
                let in_source: BTreeSet<usize> =
                    of_source.iter().flat_map(|m| m.find(&unit.source)).map(|hit| hit.concept).collect();
                let [was, is] = [of_target[0].find(text), of_target[1].find(text)];
                let in_target = was.iter().chain(&is).map(|hit| hit.concept);
                for at in in_source.iter().copied().chain(in_target).collect::<BTreeSet<usize>>() {
                    let (one, other) = (&old.concepts[at], &new.concepts[at]);
                    let changed = |l| !same(Some(&one), Some(&other), l);
                    if !changed(source) && !changed(&locale) {
                        continue;
                    }
                    let fits = is.iter().any(|hit| {
                        let term = other.terms_of(&locale).get(hit.term);
                        hit.concept == at && term.is_some_and(|term| term.status.is_approved())
                    });
                    let used = is.iter().find(|hit| hit.concept == at).map(|hit| (hit, other));
                    let used =
                        used.or_else(|| was.iter().find(|hit| hit.concept == at).map(|hit| (hit, one)));
                    let form = used.map(|(hit, _)| hit.span.of(text));
                    let preferred = other.preferred(&locale).filter(|_| !fits);
                    let expected = preferred.map(|term| {
                        let replaced = used.and_then(|(hit, c)| c.terms_of(&locale).get(hit.term));
                        let shape = |old: &Term| {
                            apply::replace(of_target[1].language(), form?, &old.lemma(), &term.lemma())
                        };
                        replaced.and_then(shape).unwrap_or_else(|| term.text.clone())
                    });
                    let (path, place) = match (plan.targets.get(&locale), unit.target.place) {
                        (Some(path), Some(place)) => (path, place),
                        _ => (&plan.source, unit.place),
                    };
                    let id = ids[at];
                    all.push(Affected {
                        document: plan.id.clone(),
                        locale: locale.clone(),
                        unit: unit.id.clone(),
                        bundles: bundles.clone(),
                        path: path.clone(),
                        place,
                        concept: id.to_owned(),
                        change: match (before.contains_key(id), after.contains_key(id)) {
                            (false, _) => "added",
                            (_, false) => "removed",
                            _ => "changed",
                        },
                        used: form.map(str::to_owned),
                        expected,
                    });
                }
            }
        }
    }
    Ok(all)
}

/// Whether two versions of a concept have the same terms in a locale, wherever they stand.
fn same(one: Option<&&Concept>, other: Option<&&Concept>, locale: &Locale) -> bool {
    let terms = |concept: Option<&&Concept>| -> Vec<Term> {
        let terms = concept.map_or(&[][..], |concept| concept.terms_of(locale));
        let plain = |term: &Term| Term {
            place: Place::START,
            note: String::new(),
            source: String::new(),
            ..term.clone()
        };
        terms.iter().map(plain).collect()
    };
    terms(one) == terms(other)
}

/// Whether `against` names a file rather than a revision.
pub fn is_file(against: &str) -> bool {
    Path::new(against).is_file()
}
