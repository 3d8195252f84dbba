//! Locale files of any project, found by how they lie and checked as they are: no project file is needed.
//!
//! Work goes file by file, on all cores; a file and that of the source are in memory, and nothing else.

pub mod cache;
mod find;
mod glance;
mod units;

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;

pub use cache::Cache;
pub use find::{Group, Kind, Problem, find};

use self::glance::{Glance, all_locales, infer};
use super::files;
use super::journal::digest;
use crate::catalog::Catalog;
use crate::check::catalog::whole::{self, Facts};
use crate::check::catalog::{self, FILE_MISSING, File, LOCALE_DIFFERS, UNREADABLE};
use crate::check::{Settings, Terminology};
use crate::glossary::Glossary;
use crate::lang::plurals::Plurals;
use crate::model::{Finding, Locale};
use crate::text::Place;

/// The longest locale file that is read, in bytes.
const LIMIT: u64 = 512 << 20;

/// What is asked of a check.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The locale that the others are translated from, if it is said.
    pub source: Option<Locale>,
    /// What is set of single checks.
    pub settings: Settings,
    /// The same for some files; the last that fits counts.
    pub overrides: Vec<(globset::GlobMatcher, Settings)>,
}

impl Options {
    /// What is set for a file.
    fn settings(&self, path: &str) -> Settings {
        let mut settings = self.settings.clone();
        for (_, own) in self.overrides.iter().filter(|(files, _)| files.is_match(path)) {
            settings.extend(own);
        }
        settings
    }
}

/// What was found and checked.
#[derive(Debug, Default)]
pub struct Checked {
    /// The locale that the others are translated from.
    pub source: Locale,
    /// Whether that was said, or inferred.
    pub is_inferred: bool,
    /// The groups of files.
    pub groups: Vec<Summary>,
    /// The messages of all files together.
    pub messages: usize,
    /// What a person should look at: file by file in the order of paths, then what only all files show.
    pub findings: Vec<Finding>,
}

/// A group of files, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The path with `{locale}` in it.
    pub template: String,
    /// The format, with its flavour.
    pub format: String,
    /// The locales, in order.
    pub locales: Vec<String>,
}

/// A language tag as files write it: `pt_BR`, `sr@latin`, `zh-Hans`.
pub fn locale_of(written: &str) -> Option<Locale> {
    let (tag, modifier) = written.split_once('@').map_or((written, None), |(tag, m)| (tag, Some(m)));
    let mut locale: Locale = tag.replace('_', "-").parse().ok()?;
    let script = match modifier {
        Some(m) if m.eq_ignore_ascii_case("latin") => "Latn".parse().ok(),
        Some(m) if m.eq_ignore_ascii_case("cyrillic") => "Cyrl".parse().ok(),
        _ => None,
    };
    locale.script = locale.script.or(script);
    Some(locale)
}

/// Checks the locale files among `paths`, which are files and folders below `root`. With a `cache` what did not change is not looked
/// at again.
///
/// # Errors
///
/// A path that does not exist. Files that cannot be read are findings.
pub fn check(
    root: &Path,
    paths: &[String],
    options: &Options,
    glossary: &Glossary,
    mut cache: Option<Cache>,
) -> Result<Checked, files::FileError> {
    let (groups, problems) = find(root, paths)?;
    let key = cache.as_mut().map(|cache| cache.key(root, groups.iter().flat_map(Group::paths)));
    if let (Some(cache), Some(key)) = (&cache, &key)
        && problems.is_empty()
        && let Some(checked) = cache.all(root, key)
    {
        return Ok(checked);
    }
    let read: Vec<Glance> = groups.par_iter().map(|group| Glance::of(root, group)).collect();
    let (source, is_inferred) = match &options.source {
        Some(source) => (source.clone(), false),
        None => (infer(&read), true),
    };
    let locales: Vec<Locale> = if glossary.concepts.is_empty() { Vec::new() } else { all_locales(&read) };
    let terminology = Terminology::new(glossary, &locales);
    let every = all_locales(&read);
    let plurals: BTreeMap<String, (Option<Plurals>, Option<Plurals>)> =
        every.iter().map(|l| (l.to_string(), (Plurals::cardinal(l), Plurals::ordinal(l)))).collect();
    let shared = Shared {
        root,
        options,
        source: &source,
        terminology: &terminology,
        plurals: &plurals,
        groups: &groups,
    };
    // A group that did not change gives what it gave, as long as the source and what is missing elsewhere are the same.
    let lie = groups.iter().map(|group| format!("{}:{:?}\n", group.template, group.files.keys()));
    let around = format!("{source} {}", digest(lie.collect::<String>().as_bytes()));
    let keys: Vec<String> = match &mut cache {
        Some(cache) => {
            groups.iter().map(|group| format!("{} {around}", cache.key(root, group.paths()))).collect()
        }
        None => Vec::new(),
    };
    let known = cache.as_ref().map(|cache| cache.groups(root)).unwrap_or_default();
    let results: Vec<cache::OfGroup> = groups
        .par_iter()
        .enumerate()
        .map(|(index, group)| match (known.get(&group.template), keys.get(index)) {
            (Some((old, result)), Some(key)) if old == key => result.clone(),
            _ => shared.group(group),
        })
        .collect();
    if let Some(cache) = &cache {
        cache.keep_groups(root, &groups, &keys, &results);
    }
    let mut checked = Checked { source: source.clone(), is_inferred, ..Checked::default() };
    for Problem { path, error } in problems {
        checked.findings.push(unreadable(&path, &error));
    }
    let mut facts = Vec::new();
    checked.findings.reserve(results.iter().map(|(findings, ..)| findings.len()).sum());
    for (findings, of_files, messages) in results {
        checked.findings.extend(findings);
        facts.extend(of_files);
        checked.messages += messages;
    }
    whole::run(facts, &source, &mut checked.findings);
    checked.groups = groups.iter().zip(&read).map(|(group, read)| read.summary(group)).collect();
    if let (Some(cache), Some(key)) = (&cache, &key) {
        cache.keep_all(root, key, &checked);
    }
    Ok(checked)
}

fn unreadable(path: &str, problem: &str) -> Finding {
    Finding::new(&UNREADABLE, path, Place::START).with("problem", problem)
}

/// The text of a file.
fn text(root: &Path, path: &str) -> Result<String, String> {
    let bytes = files::read(&root.join(path), LIMIT).map_err(|error| match error {
        files::FileError::Read { source, .. } => source.to_string(),
        other => other.to_string(),
    })?;
    String::from_utf8(bytes).map_err(|error| format!("UTF-8, {}", error.utf8_error()))
}

/// What every file is checked with.
struct Shared<'a> {
    root: &'a Path,
    options: &'a Options,
    source: &'a Locale,
    terminology: &'a Terminology<'a>,
    plurals: &'a BTreeMap<String, (Option<Plurals>, Option<Plurals>)>,
    groups: &'a [Group],
}

impl Shared<'_> {
    fn group(&self, group: &Group) -> (Vec<Finding>, Vec<Facts>, usize) {
        if let Some(path) = &group.several {
            return self.several(group, path);
        }
        if group.format.is_bilingual() {
            return self.bilingual(group);
        }
        let of_source =
            group.files.iter().find(|(written, _)| locale_of(written).as_ref() == Some(self.source));
        // Where the exact source is not there, the same language in another region may be.
        let of_source = of_source.or_else(|| {
            group
                .files
                .iter()
                .find(|(written, _)| locale_of(written).is_some_and(|l| l.language == self.source.language))
        });
        let mut findings = Vec::new();
        let mut source_text = None;
        if let Some((_, path)) = of_source {
            match text(self.root, path) {
                Ok(text) => source_text = Some((path.as_str(), text)),
                Err(problem) => findings.push(unreadable(path, &problem)),
            }
        }
        let mut facts = Vec::new();
        let mut messages = 0;
        let source = source_text.as_ref().map(|(path, text)| {
            let (catalog, raised) = self.own(group, path, self.source, text);
            findings.extend(raised);
            self.file(group, path, self.source, text, catalog)
        });
        if let Some(source) = &source {
            messages += source.catalog.entries.len();
            findings.extend(catalog::run(source, None));
            facts.push(Facts::of(source));
        }
        let results: Vec<_> = group
            .files
            .par_iter()
            .filter(|(_, path)| source.as_ref().is_none_or(|source| source.path != *path))
            .filter_map(|(written, path)| Some((locale_of(written)?, path)))
            .map(|(locale, path)| {
                let text = match text(self.root, path) {
                    Ok(text) => text,
                    Err(problem) => return (vec![unreadable(path, &problem)], None, 0),
                };
                let (catalog, mut findings) = self.own(group, path, &locale, &text);
                let file = self.file(group, path, &locale, &text, catalog);
                findings.extend(catalog::run(&file, source.as_ref()));
                let mut facts = Facts::of(&file);
                if let Some(source) = &source {
                    let (raised, across) =
                        units::check(source, &file, self.terminology, &self.options.settings(path));
                    findings.extend(raised);
                    facts.across = across;
                }
                (findings, Some(facts), file.catalog.entries.len())
            })
            .collect();
        for (raised, of_file, count) in results {
            findings.extend(raised);
            facts.extend(of_file);
            messages += count;
        }
        if let Some(source) = &source {
            findings.extend(self.lacking(group, source.path));
        }
        (findings, facts, messages)
    }

    /// Locales that have files of the format in the same folder, and none here.
    fn lacking(&self, group: &Group, source: &str) -> Vec<Finding> {
        let here: Vec<Locale> = group.files.keys().filter_map(|written| locale_of(written)).collect();
        let around =
            self.groups.iter().filter(|other| other.home() == group.home() && other.several.is_none());
        let mut expected: BTreeMap<String, Locale> = BTreeMap::new();
        for locale in around.flat_map(|other| other.files.keys()).filter_map(|written| locale_of(written)) {
            expected.insert(locale.to_string(), locale);
        }
        let lacks = expected.values().filter(|locale| !here.contains(locale) && **locale != *self.source);
        lacks
            .map(|locale| {
                let mut finding = Finding::new(&FILE_MISSING, source, Place::START).with("source", source);
                finding.locale = Some(locale.clone());
                finding
            })
            .collect()
    }

    /// What a file holds of its locale; a file that names another one says so.
    fn own<'t>(
        &self,
        group: &Group,
        path: &str,
        locale: &Locale,
        text: &'t str,
    ) -> (Catalog<'t>, Vec<Finding>) {
        let mut catalog = group.format.read(text);
        let mut findings = Vec::new();
        if group.format.is_bilingual() || catalog.locales.is_empty() {
            return (catalog, findings);
        }
        let own = catalog.locales.iter().position(|(name, _)| locale_of(name).as_ref() == Some(locale));
        let own = own.or_else(|| {
            let (name, place) = catalog.locales.first()?;
            let mut finding = Finding::new(&LOCALE_DIFFERS, path, *place).with("found", name);
            finding.locale = Some(locale.clone());
            findings.push(finding);
            Some(0)
        });
        catalog.entries.retain(|entry| entry.locale.is_none() || entry.locale == own);
        (catalog, findings)
    }

    fn file<'t>(
        &'t self,
        group: &Group,
        path: &'t str,
        locale: &'t Locale,
        text: &'t str,
        catalog: Catalog<'t>,
    ) -> File<'t> {
        let mut file = File::new(path, locale, group.format, text, catalog);
        if let Some((plurals, ordinals)) = self.plurals.get(&locale.to_string()) {
            file.plurals = plurals.as_ref();
            file.ordinals = ordinals.as_ref();
        }
        file
    }

    /// Files that hold the source beside its translation.
    fn bilingual(&self, group: &Group) -> (Vec<Finding>, Vec<Facts>, usize) {
        let template =
            group.template_file.as_ref().and_then(|path| Some((path.as_str(), text(self.root, path).ok()?)));
        let template = template
            .as_ref()
            .map(|(path, text)| File::new(path, self.source, group.format, text, group.format.read(text)));
        // What the keys of messages stand for, where their ids are keys.
        let keyed = group.files.iter().find(|(written, _)| locale_of(written).as_ref() == Some(self.source));
        let keyed = keyed.and_then(|(_, path)| Some((path.as_str(), text(self.root, path).ok()?)));
        let keyed = keyed
            .as_ref()
            .map(|(path, text)| File::new(path, self.source, group.format, text, group.format.read(text)));
        let results: Vec<_> = group
            .files
            .par_iter()
            .filter_map(|(written, path)| Some((locale_of(written)?, path)))
            .map(|(locale, path)| {
                let text = match text(self.root, path) {
                    Ok(text) => text,
                    Err(problem) => return (vec![unreadable(path, &problem)], None, 0),
                };
                let catalog = group.format.read(&text);
                let file = self.file(group, path, &locale, &text, catalog);
                let mut findings = catalog::run(&file, template.as_ref());
                let mut facts = Facts::of(&file);
                let named = file.catalog.source.as_deref().and_then(locale_of);
                let source = named.as_ref().unwrap_or(self.source);
                if locale != *source {
                    let (raised, across) = units::bilingual(
                        &file,
                        keyed.as_ref(),
                        source,
                        self.terminology,
                        &self.options.settings(path),
                    );
                    findings.extend(raised);
                    facts.across = across;
                }
                (findings, Some(facts), file.catalog.entries.len())
            })
            .collect();
        let mut findings = Vec::new();
        let mut facts = Vec::new();
        let mut messages = 0;
        for (raised, of_file, count) in results {
            findings.extend(raised);
            facts.extend(of_file);
            messages += count;
        }
        (findings, facts, messages)
    }

    /// A file of several locales.
    fn several(&self, group: &Group, path: &str) -> (Vec<Finding>, Vec<Facts>, usize) {
        let text = match text(self.root, path) {
            Ok(text) => text,
            Err(problem) => return (vec![unreadable(path, &problem)], Vec::new(), 0),
        };
        let catalog = group.format.read(&text);
        let messages = catalog.entries.len();
        let mut parts: Vec<(Locale, Catalog<'_>)> = Vec::new();
        for (index, (written, _)) in catalog.locales.iter().enumerate() {
            let Some(locale) = locale_of(written) else { continue };
            let entries =
                catalog.entries.iter().filter(|entry| entry.locale == Some(index)).cloned().collect();
            let problems = if parts.is_empty() { catalog.problems.clone() } else { Vec::new() };
            parts.push((
                locale,
                Catalog { flavour: catalog.flavour, entries, problems, ..Catalog::default() },
            ));
        }
        let files: Vec<File<'_>> =
            parts.iter().map(|(locale, part)| self.file(group, path, locale, &text, part.clone())).collect();
        let source = files.iter().find(|file| file.locale == self.source);
        let mut findings = Vec::new();
        let mut facts = Vec::new();
        for file in &files {
            let against = source.filter(|source| source.locale != file.locale);
            findings.extend(catalog::run(file, against));
            let mut of_file = Facts::of(file);
            if let Some(source) = against {
                let (raised, across) =
                    units::check(source, file, self.terminology, &self.options.settings(path));
                findings.extend(raised);
                of_file.across = across;
            }
            facts.push(of_file);
        }
        (findings, facts, messages)
    }
}
