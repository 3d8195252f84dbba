//! Which documents a project has, and where their translations lie.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use globset::{GlobBuilder, GlobMatcher};
use walkdir::WalkDir;

use super::config::{
    Config, DocumentSet, FileMistake, Limits, PluralOptions, Project, ProjectError, TableColumns,
};
use super::files::{self, WORK};
use super::journal::digest;
use super::outputs;
use crate::document::{self, Columns, DocumentError, FurnitureOptions, Paragraphs, ReadOptions};
use crate::lang;
use crate::model::{Block, Finding, Locale, Rule, Segment, Severity};
use crate::segment::{self, srx::Srx};
use crate::text::Place;
use crate::text::clean::Treatments;
use crate::text::yaml::{Mistake, MistakeKind};

/// D010: a document has no translation file in a target locale.
pub static NO_TRANSLATION: Rule =
    Rule { code: "D010", name: "missing-translation-file", severity: Severity::Warning };

/// A document of the project: its id and where its sides lie, relative to the root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentPlan {
    /// The name all its languages share.
    pub id: String,
    /// The original.
    pub source: String,
    /// The translations that are there.
    pub targets: BTreeMap<Locale, String>,
    /// Alignment looks at clauses.
    pub clauses: bool,
    /// Nothing of it may leave the machine.
    pub confidential: bool,
    /// What tells a number becomes a message with plural forms.
    pub plurals: Option<PluralOptions>,
    /// Where it is written with the translations in the place of its texts.
    pub output: Option<String>,
    /// Rules of segmentation that are not ours.
    pub rules: Option<Rules>,
    source_locale: Locale,
    columns: Option<TableColumns>,
    markup: bool,
    limits: Limits,
    paragraphs: Paragraphs,
    furniture: FurnitureOptions,
    clean: Treatments,
}

/// Rules of segmentation, with the digest of their file.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The rules.
    pub srx: Arc<Srx>,
    /// The digest.
    pub digest: String,
}

impl PartialEq for Rules {
    fn eq(&self, other: &Self) -> bool {
        self.digest == other.digest
    }
}

impl Eq for Rules {}

impl DocumentPlan {
    /// How the side in `locale` is read.
    pub fn options(&self, locale: &Locale) -> ReadOptions {
        let usual = ReadOptions::default();
        let columns = self.columns.as_ref().map(|columns| Columns {
            id: columns.id.clone(),
            source: columns.texts.get(&self.source_locale).cloned(),
            text: columns.texts.get(locale).cloned(),
        });
        ReadOptions {
            language: lang::of(locale),
            locale: Some(locale.clone()),
            paragraphs: self.paragraphs,
            furniture: self.furniture.clone(),
            clean: Some(self.clean.clone()),
            columns,
            markup: self.markup,
            max_bytes: self.limits.document.unwrap_or(usual.max_bytes),
            max_line_bytes: self.limits.line.unwrap_or(usual.max_line_bytes),
            max_depth: self.limits.nesting.unwrap_or(usual.max_depth),
        }
    }

    /// Whether an engine may have something to do in a locale: there is no translation, or one that may lack messages, as a table or
    /// a file of locales may; a translated text is whole.
    pub fn may_be_open(&self, locale: &Locale) -> bool {
        /// Ends of the names of texts that have no messages with keys.
        const TEXTS: &[&str] = &["md", "markdown", "txt", "html", "htm", "docx"];
        let end = Path::new(&self.source).extension().and_then(|end| end.to_str()).unwrap_or_default();
        !self.targets.contains_key(locale) || !TEXTS.contains(&end.to_lowercase().as_str())
    }

    /// The blocks of the side in `locale`, which lies at `path`, and what reading it brought up.
    ///
    /// # Errors
    ///
    /// Those of [`document::read`].
    pub fn read(
        &self,
        locale: &Locale,
        path: &str,
        bytes: &[u8],
    ) -> Result<(Vec<Block>, Vec<Finding>), DocumentError> {
        let options = self.options(locale);
        match path == self.source && *locale != self.source_locale {
            // One file with a place for each language.
            true => document::read_language(path, bytes, &options, self.output.is_some()),
            false => document::read(path, bytes, &options),
        }
    }

    /// The sentences of blocks in a language: by the rules of the project, if they have any for it, else by ours.
    pub fn segments(&self, blocks: &[Block], locale: &Locale) -> Vec<Segment> {
        let splitter = self.rules.as_ref().map(|rules| rules.srx.splitter(locale));
        match splitter.filter(|splitter| !splitter.is_empty()) {
            Some(splitter) => segment::segment_blocks_by(blocks, |text| splitter.segment(text)),
            None => segment::segment_blocks(blocks, lang::of(locale)),
        }
    }
}

/// The documents of a project, by id, and a finding for each translation that is not there.
///
/// # Errors
///
/// Globs that match nothing, ids that two documents would share, and outputs that would overwrite what is read or
/// written elsewhere: all of them, at their place in the project file.
pub fn documents(project: &Project) -> Result<(Vec<DocumentPlan>, Vec<Finding>), ProjectError> {
    let config = &project.config;
    let rules = rules(project)?;
    let paths = paths(&project.root);
    let mut found: BTreeMap<String, DocumentPlan> = BTreeMap::new();
    let mut findings = Vec::new();
    let mut mistakes = Vec::new();
    for set in &config.documents {
        let mut bad = |value: &str, expected: &str| {
            let kind = MistakeKind::BadValue {
                key: "files".to_owned(),
                value: value.to_owned(),
                expected: expected.to_owned(),
                nearest: None,
            };
            mistakes.push(FileMistake::new(&project.file, &project.text, Mistake { place: set.place, kind }));
        };
        let Some(pattern) = Pattern::new(&set.files, &config.source) else {
            bad(&set.files, "documents/*.{locale}.md");
            continue;
        };
        let mut any = false;
        for path in &paths {
            let Some(name) = pattern.name(path) else { continue };
            any = true;
            let mut plan = plan(config, set, &name, path, &project.root, &mut findings);
            plan.rules.clone_from(&rules);
            if let Some(earlier) = found.get(&plan.id) {
                bad(&format!("{path}, {}", earlier.source), "one-document");
                continue;
            }
            found.insert(plan.id.clone(), plan);
        }
        if !any {
            bad(&set.files, "existing-file");
        }
    }
    let awaited = findings.iter().filter_map(|finding| finding.expected.clone()).collect();
    mistakes.extend(outputs::overwriting(project, &found, &awaited));
    mistakes.sort_by_key(|mistake| mistake.mistake.place);
    if mistakes.is_empty() {
        Ok((found.into_values().collect(), findings))
    } else {
        Err(ProjectError::Mistakes(mistakes))
    }
}

/// The longest file of rules that is read, in bytes.
const RULES_LIMIT: u64 = 16 << 20;

/// The rules of segmentation that the project names.
fn rules(project: &Project) -> Result<Option<Rules>, ProjectError> {
    let Some(path) = &project.config.rules else { return Ok(None) };
    let bytes = files::read_inside(&project.root, path, RULES_LIMIT)?;
    let srx = Srx::read(path, &String::from_utf8_lossy(&bytes)).map_err(ProjectError::Rules)?;
    Ok(Some(Rules { srx: Arc::new(srx), digest: digest(&bytes) }))
}

fn plan(
    config: &Config,
    set: &DocumentSet,
    name: &Name,
    path: &str,
    root: &Path,
    findings: &mut Vec<Finding>,
) -> DocumentPlan {
    let mut targets = BTreeMap::new();
    for locale in &config.targets {
        let translation = match &set.translations {
            Some(template) => template.replace("{name}", &name.id).replace("{locale}", &locale.to_string()),
            // One file with a place for each language.
            None if !set.files.contains("{locale}") => path.to_owned(),
            None => name.translated(locale),
        };
        if root.join(&translation).symlink_metadata().is_ok() {
            targets.insert(locale.clone(), translation);
        } else if config.translation.chain(locale).is_empty() {
            let mut finding = Finding::new(&NO_TRANSLATION, path, Place::START);
            finding.locale = Some(locale.clone());
            finding.expected = Some(translation);
            findings.push(finding);
        }
    }
    DocumentPlan {
        id: name.id.clone(),
        source: path.to_owned(),
        targets,
        clauses: set.clauses,
        confidential: set.confidential,
        plurals: set.plurals.clone(),
        output: set.output.clone(),
        rules: None,
        source_locale: config.source.clone(),
        columns: set.columns.clone(),
        markup: set.markup,
        limits: config.limits,
        paragraphs: set.paragraphs,
        furniture: set.furniture.clone(),
        clean: config.clean.clone(),
    }
}

/// Every file below `root` by its path with `/`, sorted; hidden folders, the program's own among them, and
/// `target` are not entered, folders behind symlinks neither.
fn paths(root: &Path) -> Vec<String> {
    let hidden = |name: &std::ffi::OsStr| name.to_str().is_some_and(|n| n.starts_with('.') || n == WORK);
    WalkDir::new(root)
        .min_depth(1)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| {
            !(entry.file_type().is_dir() && (hidden(entry.file_name()) || entry.file_name() == "target"))
        })
        .filter_map(Result::ok)
        .filter(|entry| !entry.file_type().is_dir())
        .filter_map(|entry| {
            let relative = entry.path().strip_prefix(root).ok()?;
            let parts: Option<Vec<&str>> = relative.iter().map(|part| part.to_str()).collect();
            Some(parts?.join("/"))
        })
        .collect()
}

/// A glob of originals, cut at `{locale}`.
struct Pattern {
    before: GlobMatcher,
    after: Option<GlobMatcher>,
    locale: String,
    /// What every path begins with and no id: the folders before the first wildcard.
    base: String,
}

/// What a path says about its document.
#[derive(Debug, PartialEq, Eq)]
struct Name {
    id: String,
    /// What stands before and after the locale.
    around: (String, String),
}

impl Name {
    fn translated(&self, locale: &Locale) -> String {
        format!("{}{locale}{}", self.around.0, self.around.1)
    }
}

impl Pattern {
    /// `None` for a glob that is none, and for one with `{locale}` twice.
    fn new(files: &str, source: &Locale) -> Option<Self> {
        let glob = |text: &str| {
            GlobBuilder::new(text).literal_separator(true).build().ok().map(|glob| glob.compile_matcher())
        };
        let mut parts = files.split("{locale}");
        let (before, after) = (parts.next()?, parts.next());
        if parts.next().is_some() {
            return None;
        }
        let literal = before.split(['*', '?', '[', '{']).next().unwrap_or(before);
        let base = literal.rfind('/').map_or("", |at| &literal[..=at]).to_owned();
        Some(Self {
            before: glob(before)?,
            after: match after {
                Some(after) => Some(glob(after)?),
                None => None,
            },
            locale: source.to_string(),
            base,
        })
    }

    /// The name of the document at `path`, if the path is one of the originals.
    fn name(&self, path: &str) -> Option<Name> {
        let Some(after) = &self.after else {
            return self
                .before
                .is_match(path)
                .then(|| Name { id: self.id(path, ""), around: (path.to_owned(), String::new()) });
        };
        path.match_indices(&self.locale).find_map(|(at, _)| {
            let (left, right) = (&path[..at], &path[at + self.locale.len()..]);
            // A wildcard beside the locale must not swallow half a word: `Qatar.md` is no `{locale}.md` file.
            let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            (apart(left.chars().last())
                && apart(right.chars().next())
                && self.before.is_match(left)
                && after.is_match(right))
            .then(|| Name { id: self.id(left, right), around: (left.to_owned(), right.to_owned()) })
        })
    }

    /// What is left of a path without base, locale, extension and the stops around them.
    fn id(&self, left: &str, right: &str) -> String {
        let left = left.strip_prefix(&self.base).unwrap_or(left);
        let stem = |text: &str| match text.rfind('.') {
            Some(dot) if !text[dot..].contains('/') => text[..dot].to_owned(),
            _ => text.to_owned(),
        };
        let id = if right.is_empty() {
            stem(left)
        } else {
            let (left, right) = (left.trim_end_matches(['.', '-', '_', '/']), stem(right));
            let right = right.trim_start_matches(['.', '-', '_', '/']);
            if left.is_empty() || right.is_empty() {
                format!("{left}{right}")
            } else {
                format!("{left}/{right}")
            }
        };
        if id.is_empty() { "document".to_owned() } else { id }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_tells_its_document_and_its_translations() {
        type Row<'a> = (&'a str, &'a str, Option<(&'a str, &'a str)>, &'a str);
        let rows: &[Row] = &[
            (
                "documents/*.{locale}.md",
                "documents/talks.ar.md",
                Some(("talks", "documents/talks.tk.md")),
                "beside",
            ),
            (
                "documents/**/*.{locale}.md",
                "documents/2025/a.ar.md",
                Some(("2025/a", "documents/2025/a.tk.md")),
                "folders stay in the id",
            ),
            ("docs/{locale}/**/*.md", "docs/ar/x/y.md", Some(("x/y", "docs/tk/x/y.md")), "a folder a locale"),
            ("{locale}.txt", "ar.txt", Some(("document", "tk.txt")), "nothing but the locale"),
            ("documents/*.{locale}.md", "documents/talks.en.md", None, "a translation is no original"),
            ("documents/*{locale}.md", "documents/qatar.md", None, "the locale is a word of its own"),
            ("documents/*.{locale}.md", "documents/2025/a.ar.md", None, "a star stays in its folder"),
        ];
        let (ar, tk) = ("ar".parse().unwrap(), "tk".parse().unwrap());
        for (files, path, expected, why) in rows {
            let name = Pattern::new(files, &ar).unwrap().name(path);
            let found = name.map(|name| (name.id.clone(), name.translated(&tk)));
            let expected = expected.map(|(id, translation)| (id.to_owned(), translation.to_owned()));
            assert_eq!(found, expected, "{files} {path}: {why}");
        }
    }
}
