//! What a check found, kept for the next one: where no file has changed nothing is read, and where some have, only what belongs
//! together with them. The cache holds nothing that cannot be found again; a broken one counts as none.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use super::{Checked, Group, Summary};
use crate::check::catalog::whole::Facts;
use crate::model::{Finding, Fix, Safety, Severity, TextSide};
use crate::project::{files, rules};
use crate::text::{Place, Span};

/// A file that changed so short before may change again within the same tick of the clock.
const UNSETTLED: Duration = Duration::from_secs(2);
/// The longest cache that is read, in bytes.
const LIMIT: u64 = 1 << 30;
/// The most names of variables that are read: rules have a few dozen.
const NAMES: usize = 256;

/// A cache in a folder.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
    /// What all results depend on: the program, the options, the glossary.
    salt: String,
    settled: bool,
}

/// What a group of files gave.
pub(super) type OfGroup = (Vec<Finding>, Vec<Facts>, usize);

#[derive(Serialize, Deserialize)]
struct All {
    key: String,
    source: String,
    inferred: bool,
    messages: usize,
    groups: Vec<(String, String, Vec<String>)>,
    findings: Vec<Kept>,
}

#[derive(Default, Serialize, Deserialize)]
struct Groups {
    by_template: BTreeMap<String, (String, Vec<Kept>, Vec<Facts>, usize)>,
}

/// A finding as it is kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    rule: String,
    severity: Severity,
    path: String,
    place: Place,
    unit: Option<String>,
    locale: Option<String>,
    args: Vec<(String, String)>,
    source: Option<String>,
    target: Option<String>,
    expected: Option<String>,
    span: Option<(u8, Span)>,
    fix: Option<(u8, Span, String, bool)>,
    region: Option<(Place, Place)>,
}

const SIDES: [TextSide; 3] = [TextSide::Source, TextSide::Target, TextSide::File];

fn side(side: TextSide) -> u8 {
    SIDES.iter().position(|one| *one == side).unwrap_or(0) as u8
}

impl Kept {
    fn of(finding: &Finding) -> Self {
        Self {
            rule: finding.rule.code.to_owned(),
            severity: finding.severity,
            path: finding.path.clone(),
            place: finding.place,
            unit: finding.unit.clone(),
            locale: finding.locale.as_ref().map(ToString::to_string),
            args: finding.args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
            source: finding.source.clone(),
            target: finding.target.clone(),
            expected: finding.expected.clone(),
            span: finding.span.map(|(of, span)| (side(of), span)),
            fix: finding
                .fix
                .as_ref()
                .map(|fix| (side(fix.side), fix.span, fix.text.clone(), fix.safety == Safety::Safe)),
            region: finding.fix_region,
        }
    }

    fn back(self, names: &mut HashMap<String, &'static str>) -> Option<Finding> {
        let mut finding = Finding::new(rules::find(&self.rule)?, self.path, self.place);
        finding.severity = self.severity;
        finding.unit = self.unit;
        finding.locale = match self.locale {
            Some(tag) => Some(tag.parse().ok()?),
            None => None,
        };
        for (name, value) in self.args {
            let known = match names.get(&name) {
                Some(known) => *known,
                None if names.len() < NAMES => {
                    // Names live as long as the program, as those of findings that are made do.
                    let leaked: &'static str = Box::leak(name.clone().into_boxed_str());
                    names.insert(name, leaked);
                    leaked
                }
                None => return None,
            };
            finding.args.push((known, value));
        }
        finding.source = self.source;
        finding.target = self.target;
        finding.expected = self.expected;
        finding.span = match self.span {
            Some((of, span)) => Some((*SIDES.get(usize::from(of))?, span)),
            None => None,
        };
        finding.fix = match self.fix {
            Some((of, span, text, safe)) => {
                let safety = if safe { Safety::Safe } else { Safety::Review };
                Some(Fix { side: *SIDES.get(usize::from(of))?, span, text, safety })
            }
            None => None,
        };
        finding.fix_region = self.region;
        Some(finding)
    }
}

fn all_back(kept: Vec<Kept>) -> Option<Vec<Finding>> {
    let mut names = HashMap::new();
    kept.into_iter().map(|one| one.back(&mut names)).collect()
}

impl Cache {
    /// A cache in `folder`. `salt` is what results depend on besides the files.
    pub fn new(folder: PathBuf, salt: &str) -> Self {
        Self { folder, salt: salt.to_owned(), settled: true }
    }

    /// The key of files as they are now: their paths, sizes and times.
    pub(super) fn key<'p>(&mut self, root: &Path, paths: impl Iterator<Item = &'p String>) -> String {
        let mut hasher = blake3::Hasher::new();
        hasher.update(env!("CARGO_PKG_VERSION").as_bytes()).update(self.salt.as_bytes());
        let now = SystemTime::now();
        for path in paths {
            hasher.update(&(path.len() as u64).to_le_bytes()).update(path.as_bytes());
            let Ok(metadata) = std::fs::metadata(root.join(path)) else { continue };
            let changed = metadata.modified().unwrap_or(UNIX_EPOCH);
            self.settled &= now.duration_since(changed).is_ok_and(|age| age > UNSETTLED);
            let nanos = changed.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
            hasher.update(&metadata.len().to_le_bytes()).update(&nanos.to_le_bytes());
        }
        hasher.finalize().to_hex().to_string()
    }

    fn path(&self, root: &Path, name: &str) -> PathBuf {
        let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        let mut hasher = blake3::Hasher::new();
        hasher.update(root.as_os_str().as_encoded_bytes()).update(self.salt.as_bytes());
        self.folder.join(format!("{}.{name}.json", &hasher.finalize().to_hex()[..24]))
    }

    /// What was found when all files were as they are.
    pub(super) fn all(&self, root: &Path, key: &str) -> Option<Checked> {
        let bytes = files::read(&self.path(root, "all"), LIMIT).ok()?;
        let all: All = serde_json::from_slice(&bytes).ok()?;
        if all.key != key {
            return None;
        }
        let summary = |(template, format, locales)| Summary { template, format, locales };
        Some(Checked {
            source: all.source.parse().ok()?,
            is_inferred: all.inferred,
            groups: all.groups.into_iter().map(summary).collect(),
            messages: all.messages,
            findings: all_back(all.findings)?,
        })
    }

    /// Keeps what was found. A failure costs the cache, not the check.
    pub(super) fn keep_all(&self, root: &Path, key: &str, checked: &Checked) {
        let groups = checked.groups.iter().cloned();
        let all = All {
            key: key.to_owned(),
            source: checked.source.to_string(),
            inferred: checked.is_inferred,
            messages: checked.messages,
            groups: groups.map(|Summary { template, format, locales }| (template, format, locales)).collect(),
            findings: checked.findings.iter().map(Kept::of).collect(),
        };
        self.write(root, "all", &all);
    }

    /// What each group gave the last time, by its template, with its key.
    pub(super) fn groups(&self, root: &Path) -> BTreeMap<String, (String, OfGroup)> {
        let bytes = files::read(&self.path(root, "groups"), LIMIT).unwrap_or_default();
        let groups: Groups = serde_json::from_slice(&bytes).unwrap_or_default();
        let back = |(template, (key, findings, facts, messages)): (
            String,
            (String, Vec<Kept>, Vec<Facts>, usize),
        )| { Some((template, (key, (all_back(findings)?, facts, messages)))) };
        groups.by_template.into_iter().filter_map(back).collect()
    }

    /// Keeps what each group gave.
    pub(super) fn keep_groups(&self, root: &Path, groups: &[Group], keys: &[String], results: &[OfGroup]) {
        let one = |((group, key), (findings, facts, messages)): ((&Group, &String), &OfGroup)| {
            let kept = findings.iter().map(Kept::of).collect();
            (group.template.clone(), (key.clone(), kept, facts.clone(), *messages))
        };
        let by_template = groups.iter().zip(keys).zip(results).map(one).collect();
        self.write(root, "groups", &Groups { by_template });
    }

    fn write(&self, root: &Path, name: &str, value: &impl Serialize) {
        if !self.settled {
            return;
        }
        if let Ok(bytes) = serde_json::to_vec(value) {
            let _ = files::replace(&self.path(root, name), &bytes);
        }
    }
}
