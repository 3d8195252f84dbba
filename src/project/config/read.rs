//! The text of a project file to a [`Config`]: every mistake of it at once, each at its place.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::error::{FileMistake, ProjectError, hide_keys, line_at};
use super::{
    BundleOutput, Checks, Config, DocumentSet, FILE, Limits, Override, PluralOptions, TableColumns,
    Terminology, engines, keys,
};
use crate::bundle::{self, Format, Layout};
use crate::check::options;
use crate::document::{self, FurnitureOptions, Paragraphs};
use crate::memory::Address;
use crate::model::{Locale, Rule, Severity};
use crate::project::{files, rules};
use crate::text::Place;
use crate::text::clean::{CLASSES, Treatment, Treatments};
use crate::text::yaml::{self, Decoder, MistakeKind, Node};

/// Where the units are kept unless the project says otherwise.
const STATE: &str = "xliff/{document}.{locale}.xlf";
/// The file in which translations are remembered unless the project says otherwise.
const MEMORY: &str = ".tarjuman/memory.sqlite";

/// Reads the text of a project file; `path` names it in errors.
///
/// # Errors
///
/// What is wrong with it: every mistake, in the order of the file.
pub fn parse(path: &str, text: &str) -> Result<Config, ProjectError> {
    let root = yaml::parse(text).map_err(|error| {
        let line = line_at(text, error.place);
        ProjectError::Yaml { path: path.to_owned(), error, line }
    })?;
    let mut reader = Reader::default();
    let config = reader.config(&root);
    let mut mistakes = reader.decoder.mistakes;
    mistakes.sort_by_key(|mistake| mistake.place);
    match config {
        Some(config) if mistakes.is_empty() => Ok(config),
        _ => {
            let of_file = |mistake| FileMistake::new(path, text, mistake);
            let mut found: Vec<FileMistake> = mistakes.into_iter().map(of_file).collect();
            hide_keys(&mut found);
            Err(ProjectError::Mistakes(found))
        }
    }
}

/// Reads the tree of a project file, and notes each mistake.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) decoder: Decoder,
}

impl Reader {
    fn config(&mut self, root: &Node) -> Option<Config> {
        let fields = self.decoder.fields(root, FILE, keys::ROOT)?;
        let source = fields.need(&mut self.decoder, "source").and_then(|n| self.locale(n, "source"));
        let targets =
            fields.need(&mut self.decoder, "targets").and_then(|n| self.targets(n, source.as_ref()));
        let documents = fields.need(&mut self.decoder, "documents").map(|n| self.documents(n));
        let glossaries = fields.get("glossaries").map(|n| self.glossaries(n)).unwrap_or_default();
        let bundles = fields.need(&mut self.decoder, "bundles").map(|n| self.bundles(n));
        let glossary_bundle =
            fields.get("glossary-bundle").and_then(|n| self.template(n, "glossary-bundle", &["{locale}"]));
        let clean = fields.get("clean").map(|n| self.clean(n)).unwrap_or_default();
        let rules = fields.get("segmentation").and_then(|n| self.segmentation(n));
        let limits = fields.get("limits").map(|n| self.limits(n)).unwrap_or_default();
        let bundled = fields.get("glossary-bundle").is_some();
        let terminology = fields.get("terminology").map(|n| self.terminology(n, bundled)).unwrap_or_default();
        let waivers = fields.get("waivers").and_then(|n| self.template(n, "waivers", &[]));
        let translation = self.translation(
            fields.get("engines"),
            fields.get("translate"),
            targets.as_deref().unwrap_or_default(),
        );
        let memory = match fields.get("memory") {
            Some(node) => self.memory(node, "memory"),
            None => Some(MEMORY.to_owned()),
        };
        let state = match fields.get("state") {
            Some(node) => self.template(node, "state", &["{document}", "{locale}"]),
            None => Some(STATE.to_owned()),
        };
        let gate = match fields.get("gate") {
            Some(node) => self.decoder.one_of(node, "gate", keys::GATE).map(severity),
            None => Some(Some(Severity::Error)),
        };
        let mut severities = fields.get("severities").map(|n| self.severities(n)).unwrap_or_default();
        let checks = fields.get("checks").map(|n| self.checks(n, &mut severities)).unwrap_or_default();
        let overrides = fields.get("overrides").map(|n| self.overrides(n)).unwrap_or_default();
        let baseline = fields.get("baseline").and_then(|n| self.template(n, "baseline", &[]));
        let place = |key: &str| fields.get(key).map_or(Place::START, |node| node.place);
        Some(Config {
            source: source?,
            targets: targets?,
            documents: documents?,
            glossaries,
            bundles: bundles?,
            glossary_bundle,
            glossary_bundle_place: place("glossary-bundle"),
            clean,
            rules,
            limits,
            terminology,
            waivers,
            translation,
            memory: memory?,
            state: state?,
            state_place: place("state"),
            gate: gate?,
            severities,
            checks,
            overrides,
            baseline,
        })
    }

    /// A language tag.
    pub(super) fn locale(&mut self, node: &Node, key: &str) -> Option<Locale> {
        let text = self.decoder.text(node, key)?;
        let locale = text.parse::<Locale>().ok();
        if locale.is_none() {
            self.decoder.bad(node, key, "BCP 47: ar, en, tk-Cyrl …");
        }
        locale
    }

    fn targets(&mut self, node: &Node, source: Option<&Locale>) -> Option<Vec<Locale>> {
        let items = self.decoder.list(node, "targets")?;
        let mut targets: Vec<Locale> = Vec::new();
        for item in items {
            let Some(locale) = self.locale(item, "targets") else { continue };
            if source == Some(&locale) || targets.contains(&locale) {
                self.decoder.bad(item, "targets", "once");
            } else {
                targets.push(locale);
            }
        }
        if items.is_empty() {
            self.decoder.bad(node, "targets", "not-empty");
        }
        Some(targets)
    }

    fn documents(&mut self, node: &Node) -> Vec<DocumentSet> {
        let Some(items) = self.decoder.list(node, "documents") else { return Vec::new() };
        items.iter().filter_map(|item| self.document_set(item)).collect()
    }

    fn document_set(&mut self, node: &Node) -> Option<DocumentSet> {
        let fields = self.decoder.fields(node, "documents", keys::DOCUMENTS)?;
        let files_node = fields.need(&mut self.decoder, "files")?;
        let files = self.template(files_node, "files", &[])?;
        let translations = match fields.get("translations") {
            Some(node) => Some(self.template(node, "translations", &["{locale}", "{name}"])?),
            None if !files.contains("{locale}") && !document::may_hold_languages(&files) => {
                self.decoder.bad(files_node, "files", "{locale}");
                None
            }
            None => None,
        };
        if globset::Glob::new(&files.replace("{locale}", "x")).is_err() {
            self.decoder.bad(files_node, "files", "documents/*.{locale}.md");
        }
        let paragraphs = match fields.get("paragraphs") {
            Some(node) => match self.decoder.one_of(node, "paragraphs", keys::PARAGRAPHS)? {
                0 => Paragraphs::BlankLine,
                _ => Paragraphs::Line,
            },
            None => Paragraphs::default(),
        };
        let output = fields.get("output");
        let output_place = output.map_or(files_node.place, |node| node.place);
        let output = output.and_then(|n| self.template(n, "output", &["{document}", "{locale}"]));
        let columns = fields.get("columns").map(|n| self.columns(n));
        let markup = fields.get("markup").and_then(|n| self.decoder.truth(n, "markup")).unwrap_or_default();
        let clauses =
            fields.get("clauses").and_then(|n| self.decoder.truth(n, "clauses")).unwrap_or_default();
        let furniture = fields.get("furniture").map(|n| self.furniture(n)).unwrap_or_default();
        let confidential = fields
            .get("confidential")
            .and_then(|n| self.decoder.truth(n, "confidential"))
            .unwrap_or_default();
        let plurals = fields.get("plurals").map(|n| self.plurals(n));
        Some(DocumentSet {
            files,
            translations,
            output,
            output_place,
            columns,
            markup,
            paragraphs,
            clauses,
            furniture,
            confidential,
            plurals,
            place: files_node.place,
        })
    }

    fn plurals(&mut self, node: &Node) -> PluralOptions {
        let mut options = PluralOptions::default();
        let Some(fields) = self.decoder.fields(node, "plurals", keys::PLURALS) else { return options };
        if let Some(node) = fields.get("variable") {
            match self.decoder.text(node, "variable") {
                Some(name) if bundle::plurals::is_variable(name) => options.variable = name.to_owned(),
                Some(_) => self.decoder.bad(node, "variable", "count, n, number_of_files"),
                None => {}
            }
        }
        options.figures =
            fields.get("figures").and_then(|n| self.decoder.truth(n, "figures")).unwrap_or_default();
        options
    }

    fn columns(&mut self, node: &Node) -> TableColumns {
        let mut columns = TableColumns::default();
        for (key, value) in self.decoder.mapping(node, "columns").unwrap_or_default() {
            let Some(heading) = self.decoder.text(value, &key.text) else { continue };
            match key.text.parse::<Locale>() {
                _ if key.text == keys::COLUMN_ID => columns.id = Some(heading.to_owned()),
                Ok(locale) => drop(columns.texts.insert(locale, heading.to_owned())),
                Err(_) => self
                    .decoder
                    .add(key.place, MistakeKind::UnknownKey { key: key.text.clone(), nearest: None }),
            }
        }
        columns
    }

    fn segmentation(&mut self, node: &Node) -> Option<String> {
        let fields = self.decoder.fields(node, "segmentation", keys::SEGMENTATION)?;
        fields.get("rules").and_then(|n| self.template(n, "rules", &[]))
    }

    fn limits(&mut self, node: &Node) -> Limits {
        let mut limits = Limits::default();
        let Some(fields) = self.decoder.fields(node, "limits", keys::LIMITS) else { return limits };
        let mut read = |key: &str, units: bool, value: &mut Option<usize>| {
            let Some(node) = fields.get(key) else { return };
            let Some(text) = self.decoder.text(node, key) else { return };
            *value = if units { size(text) } else { text.parse().ok() }.filter(|size| *size > 0);
            if value.is_none() {
                self.decoder.bad(node, key, if units { "200 MB" } else { "1000" });
            }
        };
        read("document", true, &mut limits.document);
        read("line", true, &mut limits.line);
        read("nesting", false, &mut limits.nesting);
        limits
    }

    fn furniture(&mut self, node: &Node) -> FurnitureOptions {
        let mut options = FurnitureOptions::default();
        let Some(fields) = self.decoder.fields(node, "furniture", keys::FURNITURE) else { return options };
        let mut switch = |key: &str, value: &mut bool| {
            if let Some(truth) = fields.get(key).and_then(|n| self.decoder.truth(n, key)) {
                *value = truth;
            }
        };
        switch("repeated-title", &mut options.repeated_title);
        switch("closing-labels", &mut options.closing_labels);
        if let Some(labels) = fields.get("labels").and_then(|n| self.decoder.texts(n, "labels")) {
            options.labels = labels;
        }
        options
    }

    fn clean(&mut self, node: &Node) -> Treatments {
        let mut treatments = Treatments::default();
        let known: Vec<&str> = CLASSES.iter().map(|class| class.name).collect();
        for (key, value) in self.decoder.mapping(node, "clean").unwrap_or_default() {
            if !known.contains(&key.text.as_str()) {
                let nearest = yaml::nearest(&key.text, known.iter().copied());
                self.decoder.add(key.place, MistakeKind::UnknownKey { key: key.text.clone(), nearest });
            } else if let Some(index) = self.decoder.one_of(value, &key.text, keys::CLEAN) {
                treatments.set(&key.text, Treatment::WORDS[index].1);
            }
        }
        treatments
    }

    /// `bundled`: the glossary has a bundle, which shapes and references need.
    fn terminology(&mut self, node: &Node, bundled: bool) -> Terminology {
        let mut terminology = Terminology::default();
        let Some(fields) = self.decoder.fields(node, "terminology", keys::TERMINOLOGY) else {
            return terminology;
        };
        let mut switch = |key: &str, value: &mut bool| {
            if let Some(truth) = fields.get(key).and_then(|n| self.decoder.truth(n, key)) {
                *value = truth;
            }
        };
        switch("preferred-only", &mut terminology.preferred_only);
        switch("apply", &mut terminology.apply);
        switch("shapes", &mut terminology.shapes);
        switch("references", &mut terminology.references);
        for (key, wanted) in [("shapes", terminology.shapes), ("references", terminology.references)] {
            if let Some(node) = fields.get(key).filter(|_| wanted && !bundled) {
                self.decoder.bad(node, key, "glossary-bundle");
            }
        }
        terminology.shapes |= terminology.references;
        terminology
    }

    fn glossaries(&mut self, node: &Node) -> Vec<String> {
        let Some(items) = self.decoder.list(node, "glossaries") else { return Vec::new() };
        items.iter().filter_map(|item| self.template(item, "glossaries", &[])).collect()
    }

    fn bundles(&mut self, node: &Node) -> Vec<BundleOutput> {
        let Some(items) = self.decoder.list(node, "bundles") else { return Vec::new() };
        let names: Vec<&str> = bundle::FORMATS.iter().map(|f| f.name()).collect();
        let mut paths = BTreeSet::new();
        let mut outputs = Vec::new();
        for item in items {
            let Some(fields) = self.decoder.fields(item, "bundles", keys::BUNDLES) else { continue };
            let format = fields
                .need(&mut self.decoder, "format")
                .and_then(|n| self.decoder.one_of(n, "format", &names))
                .map(|index| bundle::FORMATS[index]);
            let Some(path_node) = fields.need(&mut self.decoder, "path") else { continue };
            let wanted: &[&str] = match format.map(Format::layout) {
                Some(Layout::PerLocale) => &["{document}", "{locale}"],
                _ => &["{document}"],
            };
            let Some(path) = self.template(path_node, "path", wanted) else { continue };
            if !paths.insert(path.clone()) {
                self.decoder.bad(path_node, "path", "free-path");
            }
            outputs.extend(format.map(|format| BundleOutput { format, path, place: path_node.place }));
        }
        outputs
    }

    /// The file of a memory, or the address of one that is shared.
    fn memory(&mut self, node: &Node, key: &str) -> Option<String> {
        let text = self.decoder.text(node, key)?;
        if !Address::is_meant(text) {
            return self.template(node, key, &[]);
        }
        let address = Address::parse(text);
        if address.is_none() {
            // It may hold a password, which is not to be shown.
            let kind = MistakeKind::BadValue {
                key: key.to_owned(),
                value: engines::HIDDEN.to_owned(),
                expected: "postgres://user@host/memory".to_owned(),
                nearest: None,
            };
            self.decoder.add(node.place, kind);
        }
        address.map(|address| address.as_str().to_owned())
    }

    /// A relative path that stays inside the project and contains every one of `wanted`.
    pub(super) fn template(&mut self, node: &Node, key: &str, wanted: &[&str]) -> Option<String> {
        let text = self.decoder.text(node, key)?;
        if files::inside(Path::new("."), text).is_err() || text.contains('\\') {
            self.decoder.bad(node, key, "path-inside");
            return None;
        }
        if let Some(lacking) = wanted.iter().find(|part| !text.contains(*part)) {
            self.decoder.bad(node, key, *lacking);
            return None;
        }
        Some(text.strip_prefix("./").unwrap_or(text).to_owned())
    }

    fn overrides(&mut self, node: &Node) -> Vec<Override> {
        let mut overrides = Vec::new();
        for item in self.decoder.list(node, "overrides").unwrap_or_default() {
            let Some(fields) = self.decoder.fields(item, "overrides", keys::OVERRIDES) else { continue };
            let files = fields.need(&mut self.decoder, "files");
            let mut severities = fields.get("severities").map(|n| self.severities(n)).unwrap_or_default();
            let checks = fields.get("checks").map(|n| self.checks(n, &mut severities)).unwrap_or_default();
            if fields.get("severities").or_else(|| fields.get("checks")).is_none() {
                self.decoder.add(item.place, MistakeKind::MissingKey { key: "checks".to_owned() });
            }
            let Some(text) = files.and_then(|node| self.decoder.text(node, "files")) else { continue };
            match globset::Glob::new(text) {
                Ok(glob) => overrides.push(Override { files: glob.compile_matcher(), severities, checks }),
                Err(_) => {
                    if let Some(node) = files {
                        self.decoder.bad(node, "files", "locales/tk/**");
                    }
                }
            }
        }
        overrides
    }

    fn severities(&mut self, node: &Node) -> BTreeMap<String, Option<Severity>> {
        let mut severities = BTreeMap::new();
        for (_, key, value) in self.by_rule(node, "severities") {
            if let Some(index) = self.decoder.one_of(value, &key.text, keys::SEVERITIES) {
                severities.insert(key.text.clone(), severity(index));
            }
        }
        severities
    }

    /// The entries of a mapping from rules, by name or code, each once.
    fn by_rule<'n>(
        &mut self,
        node: &'n Node,
        key: &str,
    ) -> Vec<(Option<&'static Rule>, &'n yaml::Key, &'n Node)> {
        let known: Vec<&str> = rules::rules().flat_map(|rule| [rule.name, rule.code]).collect();
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        let mut found = Vec::new();
        for (key, value) in self.decoder.mapping(node, key).unwrap_or_default() {
            let rule = rules::rules().find(|rule| [rule.name, rule.code].contains(&key.text.as_str()));
            match rule {
                // A rule that is named by its name and by its code is one rule named twice.
                Some(rule) if seen.insert(rule.code, &key.text).is_some_and(|before| before != key.text) => {
                    self.decoder.add(key.place, MistakeKind::DuplicateKey { key: key.text.clone() });
                }
                Some(_) => {}
                None => {
                    let nearest = yaml::nearest(&key.text, known.iter().copied());
                    self.decoder.add(key.place, MistakeKind::UnknownKey { key: key.text.clone(), nearest });
                }
            }
            found.push((rule, key, value));
        }
        found
    }

    /// What is set of single checks; their severities join the others.
    fn checks(&mut self, node: &Node, severities: &mut BTreeMap<String, Option<Severity>>) -> Checks {
        let mut checks = Checks::default();
        for (rule, key, value) in self.by_rule(node, "checks") {
            let Some(rule) = rule else { continue };
            let mut known = keys::CHECK.to_vec();
            known.extend(options::of_rule(rule).map(|option| option.name));
            let Some(fields) = self.decoder.fields(value, &key.text, &known) else { continue };
            if let Some(said) = fields.get("severity") {
                if severities.contains_key(rule.code) || severities.contains_key(rule.name) {
                    self.decoder.add(said.place, MistakeKind::DuplicateKey { key: "severity".to_owned() });
                }
                if let Some(index) = self.decoder.one_of(said, "severity", keys::SEVERITIES) {
                    severities.insert(rule.code.to_owned(), severity(index));
                }
            }
            if let Some(texts) = fields.get("allow").and_then(|node| self.decoder.texts(node, "allow")) {
                checks.allowed.insert(rule.code, texts);
            }
            for option in options::of_rule(rule) {
                let Some(said) = fields.get(option.name) else { continue };
                let Some(text) = self.decoder.text(said, option.name) else { continue };
                match text.parse::<f64>() {
                    Ok(number) if (option.least..=option.most).contains(&number) => {
                        checks.settings.set(option, number);
                    }
                    _ => self.decoder.bad(said, option.name, format!("{}–{}", option.least, option.most)),
                }
            }
        }
        checks
    }
}

/// A number of bytes: `4096`, `200 MB`, `1 GiB`.
fn size(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number: usize = text[..digits].parse().ok()?;
    let unit = match text[digits..].trim().to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "kb" => 1_000,
        "kib" => 1 << 10,
        "mb" => 1_000_000,
        "mib" => 1 << 20,
        "gb" => 1_000_000_000,
        "gib" => 1 << 30,
        _ => return None,
    };
    number.checked_mul(unit)
}

/// The severity at an index of [`keys::GATE`] or [`keys::SEVERITIES`]; the fourth word is none.
fn severity(index: usize) -> Option<Severity> {
    [Severity::Info, Severity::Warning, Severity::Error].get(index).copied()
}
