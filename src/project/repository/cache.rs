//! What a check found, kept for the next one: where no file has changed nothing is read, and where some have, only what belongs
//! together with them. The cache holds nothing that cannot be found again; a broken one counts as none.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize, Serializer};

use super::{Checked, Group, Summary};
use crate::check::catalog::whole::Facts;
use crate::model::{Finding, Fix, Safety, Severity, TextSide};
use crate::project::files::{self, FileError};
use crate::project::rules;
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

#[derive(Deserialize)]
struct All {
    key: String,
    source: String,
    inferred: bool,
    messages: usize,
    groups: Vec<(String, String, Vec<String>)>,
    findings: Vec<Kept<'static>>,
}

#[derive(Default, Deserialize)]
struct Groups {
    by_template: BTreeMap<String, (String, Vec<Kept<'static>>, Vec<Facts>, usize)>,
}

/// [`All`] as it is written: nothing is copied for that.
#[derive(Serialize)]
struct AllWritten<'c> {
    key: &'c str,
    source: String,
    inferred: bool,
    messages: usize,
    groups: Vec<(&'c str, &'c str, &'c [String])>,
    findings: Each<'c>,
}

/// [`Groups`] as they are written.
#[derive(Serialize)]
struct GroupsWritten<'c> {
    by_template: ByTemplate<'c>,
}

struct ByTemplate<'c> {
    groups: &'c [Group],
    keys: &'c [String],
    results: &'c [OfGroup],
}

impl Serialize for ByTemplate<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let all = self.groups.iter().zip(self.keys).zip(self.results);
        serializer.collect_map(all.map(|((group, key), (findings, facts, messages))| {
            (&group.template, (key, Each(findings), facts, messages))
        }))
    }
}

/// Findings, one after the other.
struct Each<'c>(&'c [Finding]);

impl Serialize for Each<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(Kept::of))
    }
}

/// A finding as it is kept.
#[derive(Serialize, Deserialize)]
struct Kept<'f> {
    rule: Cow<'f, str>,
    severity: Severity,
    path: Cow<'f, str>,
    place: Place,
    unit: Option<Cow<'f, str>>,
    locale: Option<String>,
    args: Vec<(Cow<'f, str>, Cow<'f, str>)>,
    source: Option<Cow<'f, str>>,
    target: Option<Cow<'f, str>>,
    expected: Option<Cow<'f, str>>,
    span: Option<(u8, Span)>,
    fix: Option<(u8, Span, Cow<'f, str>, bool)>,
    region: Option<(Place, Place)>,
}

const SIDES: [TextSide; 3] = [TextSide::Source, TextSide::Target, TextSide::File];

fn side(side: TextSide) -> u8 {
    SIDES.iter().position(|one| *one == side).unwrap_or(0) as u8
}

impl<'f> Kept<'f> {
    fn of(finding: &'f Finding) -> Self {
        let text = |text: &'f Option<String>| text.as_deref().map(Cow::Borrowed);
        let borrowed = |(name, value): &'f (&'static str, String)| (Cow::Borrowed(*name), value.into());
        Self {
            rule: finding.rule.code.into(),
            severity: finding.severity,
            path: finding.path.as_str().into(),
            place: finding.place,
            unit: text(&finding.unit),
            locale: finding.locale.as_ref().map(ToString::to_string),
            args: finding.args.iter().map(borrowed).collect(),
            source: text(&finding.source),
            target: text(&finding.target),
            expected: text(&finding.expected),
            span: finding.span.map(|(of, span)| (side(of), span)),
            fix: finding
                .fix
                .as_ref()
                .map(|fix| (side(fix.side), fix.span, fix.text.as_str().into(), fix.safety == Safety::Safe)),
            region: finding.fix_region,
        }
    }

    fn back(self, names: &mut HashMap<String, &'static str>) -> Option<Finding> {
        let mut finding = Finding::new(rules::find(&self.rule)?, self.path.into_owned(), self.place);
        finding.severity = self.severity;
        finding.unit = self.unit.map(Cow::into_owned);
        finding.locale = match self.locale {
            Some(tag) => Some(tag.parse().ok()?),
            None => None,
        };
        for (name, value) in self.args {
            let known = match names.get(&*name) {
                Some(known) => *known,
                None if names.len() < NAMES => {
                    // Names live as long as the program, as those of findings that are made do.
                    let leaked: &'static str = Box::leak(name.clone().into_owned().into_boxed_str());
                    names.insert(name.into_owned(), leaked);
                    leaked
                }
                None => return None,
            };
            finding.args.push((known, value.into_owned()));
        }
        finding.source = self.source.map(Cow::into_owned);
        finding.target = self.target.map(Cow::into_owned);
        finding.expected = self.expected.map(Cow::into_owned);
        finding.span = match self.span {
            Some((of, span)) => Some((*SIDES.get(usize::from(of))?, span)),
            None => None,
        };
        finding.fix = match self.fix {
            Some((of, span, text, safe)) => {
                let safety = if safe { Safety::Safe } else { Safety::Review };
                Some(Fix { side: *SIDES.get(usize::from(of))?, span, text: text.into_owned(), safety })
            }
            None => None,
        };
        finding.fix_region = self.region;
        Some(finding)
    }
}

fn all_back(kept: Vec<Kept<'_>>) -> Option<Vec<Finding>> {
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
        let all = AllWritten {
            key,
            source: checked.source.to_string(),
            inferred: checked.is_inferred,
            messages: checked.messages,
            groups: checked
                .groups
                .iter()
                .map(|Summary { template, format, locales }| (&**template, &**format, &**locales))
                .collect(),
            findings: Each(&checked.findings),
        };
        self.write(root, "all", &all);
    }

    /// What each group gave the last time, by its template, with its key.
    pub(super) fn groups(&self, root: &Path) -> BTreeMap<String, (String, OfGroup)> {
        let bytes = files::read(&self.path(root, "groups"), LIMIT).unwrap_or_default();
        let groups: Groups = serde_json::from_slice(&bytes).unwrap_or_default();
        let back = |(template, (key, findings, facts, messages)): (
            String,
            (String, Vec<Kept<'_>>, Vec<Facts>, usize),
        )| { Some((template, (key, (all_back(findings)?, facts, messages)))) };
        groups.by_template.into_iter().filter_map(back).collect()
    }

    /// Keeps what each group gave.
    pub(super) fn keep_groups(&self, root: &Path, groups: &[Group], keys: &[String], results: &[OfGroup]) {
        let by_template = ByTemplate { groups, keys, results };
        self.write(root, "groups", &GroupsWritten { by_template });
    }

    fn write(&self, root: &Path, name: &str, value: &impl Serialize) {
        if !self.settled {
            return;
        }
        let write = || -> Result<(), FileError> {
            let mut file = files::Pending::create(&self.path(root, name))?;
            match serde_json::to_writer(&mut file, value) {
                Ok(()) => file.keep(),
                // What is not kept whole is not kept.
                Err(_) => Ok(()),
            }
        };
        let _ = write();
    }
}
