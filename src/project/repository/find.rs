//! Which files are locale files, and which of them belong together.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use crate::catalog::{self, Format, Layout, Located, is_locale, locate};
use crate::project::files::FileError;

/// Folders that hold what others wrote, or what was built.
const PASSED: &[&str] = &["node_modules", "target", "__pycache__", "bower_components"];
/// Names of folders in which programs keep their messages.
const HOMES: &[&str] = &[
    "locales",
    "locale",
    "i18n",
    "l10n",
    "lang",
    "langs",
    "languages",
    "translations",
    "_locales",
    "lc_messages",
    "messages",
    "po",
    "intl",
    "localization",
];
/// What stands in the place of the locale where the source is that of no language in particular.
const BASES: &[&str] = &["base", "source", "src", "default", "dev", "template"];
/// How far into a file its locale must stand.
const BEGINNING: usize = 4096;

/// Files that hold the same messages in several locales.
#[derive(Clone)]
pub struct Group {
    /// The path with `{locale}` in it; of a file of several locales its path.
    pub template: String,
    /// Their format.
    pub format: &'static dyn Format,
    /// How the locale stands in the path.
    pub layout: Layout,
    /// The file of each locale, as it is written in the path.
    pub files: BTreeMap<String, String>,
    /// The one file that holds them all.
    pub several: Option<String>,
    /// The file of untranslated messages (`.pot`).
    pub template_file: Option<String>,
}

/// How sure a file is a locale file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// By its format or folder.
    Sure,
    /// By its name alone.
    Guess,
}

/// A file that could not be looked at.
#[derive(Clone, Debug)]
pub struct Problem {
    /// Its path.
    pub path: String,
    /// Why.
    pub error: String,
}

/// The locale files among `paths`, files and folders below `root`, in groups by their templates.
///
/// # Errors
///
/// A path that does not exist.
pub fn find(root: &Path, paths: &[String]) -> Result<(Vec<Group>, Vec<Problem>), FileError> {
    let mut names: BTreeSet<String> = BTreeSet::new();
    let mut problems = Vec::new();
    for path in paths {
        let path = path.trim_end_matches('/').trim_start_matches("./");
        let path = if path.is_empty() { "." } else { path };
        let start = root.join(path);
        std::fs::metadata(&start).map_err(|source| FileError::Read { path: path.to_owned(), source })?;
        let passed = |entry: &DirEntry| {
            let name = entry.file_name().to_string_lossy();
            entry.depth() > 0
                && (name.starts_with('.') || entry.file_type().is_dir() && PASSED.contains(&&*name))
        };
        for entry in WalkDir::new(&start).sort_by_file_name().into_iter().filter_entry(|entry| !passed(entry))
        {
            match entry {
                Ok(entry) if entry.file_type().is_file() => {
                    let whole = entry.path().strip_prefix(root).unwrap_or(entry.path());
                    let name = whole.to_string_lossy().replace('\\', "/");
                    names.insert(name.strip_prefix("./").unwrap_or(&name).to_owned());
                }
                Ok(_) => {}
                Err(error) => {
                    let path = error.path().map(|path| path.display().to_string()).unwrap_or_default();
                    problems.push(Problem { path, error: error.to_string() });
                }
            }
        }
    }
    Ok((grouped(root, &names), problems))
}

fn grouped(root: &Path, names: &BTreeSet<String>) -> Vec<Group> {
    let candidates: Vec<(&String, &'static dyn Format, Vec<Located>)> =
        names.iter().filter_map(|name| Some((name, catalog::by_path(name)?, locate(name)))).collect();
    let mut locales: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for one in candidates.iter().flat_map(|(_, _, located)| located) {
        locales.entry(&one.template).or_default().insert(&one.locale);
    }
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    let mut templates: Vec<&String> = Vec::new();
    for (name, format, located) in &candidates {
        if name.ends_with(".pot") {
            templates.push(name);
            continue;
        }
        // The way to see it that most files share; of equals the one that is surest.
        let shared = |one: &Located| locales.get(one.template.as_str()).map_or(0, BTreeSet::len);
        let most = located.iter().map(shared).max().unwrap_or(0);
        let best = located.iter().find(|one| shared(one) == most);
        let best = best.filter(|one| most > 1 || is_sure(root, name, *format, one));
        match best {
            Some(one) => {
                let group = groups
                    .entry(one.template.clone())
                    .or_insert_with(|| Group::new(&one.template, *format, one.layout));
                group.files.insert(one.locale.clone(), (*name).clone());
            }
            None => {
                let locales = beginning(root, name, *format);
                match (locales, format.is_bilingual()) {
                    (Some(Inside::One(locale)), true) => {
                        let mut group = Group::new(name, *format, Layout::Name);
                        group.files.insert(locale, (*name).clone());
                        groups.insert((*name).clone(), group);
                    }
                    (Some(_), false) => {
                        let mut group = Group::new(name, *format, Layout::Name);
                        group.several = Some((*name).clone());
                        groups.insert((*name).clone(), group);
                    }
                    _ => {}
                }
            }
        }
    }
    for group in groups.values_mut().filter(|group| !group.format.is_bilingual() && group.several.is_none()) {
        if let Some(base) = base(group, names) {
            group.files.insert("en".to_owned(), base);
        }
    }
    // Guesses by name alone need a second locale, or a file of them all would be taken for one.
    let mut groups: Vec<Group> = groups.into_values().collect();
    for group in groups.iter_mut().filter(|group| group.format.is_bilingual()) {
        let stem = |path: &str| {
            let name = path.rsplit('/').next().unwrap_or(path);
            name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
        };
        let own = stem(&group.template);
        let named = templates
            .iter()
            .find(|pot| stem(pot) == own || own == "{locale}" && folder(pot) == folder(&group.template));
        group.template_file = named.map(|pot| (*pot).clone());
    }
    groups
}

/// The file of the source in a group without English: `locales/base/app.json` beside `locales/ar/app.json`, `app.yml` beside
/// `app.ar.yml`.
fn base(group: &Group, names: &BTreeSet<String>) -> Option<String> {
    if group.files.len() < 2 || group.files.keys().any(|locale| locale.split(['-', '_']).next() == Some("en"))
    {
        return None;
    }
    let named = BASES.iter().map(|base| group.template.replace("{locale}", base));
    let bare = [".{locale}", "_{locale}", "-{locale}"].iter().map(|part| group.template.replace(part, ""));
    named.chain(bare).find(|path| names.contains(path))
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

impl Group {
    /// The format, and the folder in which locales lie beside each other.
    pub fn home(&self) -> (&'static str, &str) {
        let before = self.template.split("{locale}").next().unwrap_or_default();
        (self.format.name(), before.rsplit_once('/').map_or("", |(folder, _)| folder))
    }

    /// All its files.
    pub fn paths(&self) -> impl Iterator<Item = &String> {
        self.files.values().chain(&self.several).chain(&self.template_file)
    }

    fn new(template: &str, format: &'static dyn Format, layout: Layout) -> Self {
        Self {
            template: template.to_owned(),
            format,
            layout,
            files: BTreeMap::new(),
            several: None,
            template_file: None,
        }
    }
}

/// Whether a file whose locale no other shares the template of is a locale file all the same.
fn is_sure(root: &Path, name: &str, format: &'static dyn Format, one: &Located) -> bool {
    // A folder with a usual name, above what is taken for the locale.
    let above = one.template.split("{locale}").next().unwrap_or_default();
    let home = above.split('/').any(|part| HOMES.contains(&part.to_ascii_lowercase().as_str()));
    match format.name() {
        "Fluent" | "PO" | "XLIFF" => true,
        "YAML" => match beginning(root, name, format) {
            Some(Inside::One(inside)) => inside == one.locale || home,
            Some(Inside::Several) => false,
            None => home,
        },
        _ => home,
    }
}

/// The locales that a file itself begins with.
enum Inside {
    One(String),
    /// In the leaves: `_version: 2`.
    Several,
}

fn beginning(root: &Path, name: &str, format: &'static dyn Format) -> Option<Inside> {
    let file = std::fs::File::open(root.join(name)).ok()?;
    let mut bytes = Vec::new();
    file.take(BEGINNING as u64).read_to_end(&mut bytes).ok()?;
    let text = String::from_utf8_lossy(&bytes);
    match format.name() {
        "PO" => {
            let line = text.lines().find_map(|line| line.strip_prefix("\"Language:"))?;
            let locale = line.trim_end_matches('"').trim_end_matches("\\n").trim();
            is_locale(locale).then(|| Inside::One(locale.to_owned()))
        }
        "XLIFF" => {
            let said = ["trgLang=", "target-language="].iter().find_map(|key| text.split_once(key))?.1;
            let quote = said.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let locale = said[1..].split(quote).next()?;
            is_locale(locale).then(|| Inside::One(locale.to_owned()))
        }
        "YAML" => {
            let mut lines = text.lines().map(|line| line.trim_start_matches('\u{FEFF}')); // BYTE ORDER MARK
            let first = lines.find(|line| {
                !(line.trim().is_empty() || line.starts_with(['#', '%']) || line.starts_with("---"))
            })?;
            if first.trim_end() == "_version: 2" {
                return Some(Inside::Several);
            }
            let key = first
                .split_once(':')
                .filter(|(_, value)| value.trim().is_empty() || value.trim().starts_with('#'))?
                .0;
            let key = key.trim_matches(['"', '\'']);
            is_locale(key).then(|| Inside::One(key.to_owned()))
        }
        _ => None,
    }
}
