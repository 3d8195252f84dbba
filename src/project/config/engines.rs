//! Engines in the project file: which there are, which a language pair uses, and what they must not see.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::read::Reader;
use crate::model::Locale;
use crate::project::files;
use crate::text::yaml::{self, MistakeKind, Node, Value};
use crate::translate::govern::Limits;
use crate::translate::{ENGINES, Kind, Settings, engines, transport};

/// The keys.
pub mod keys {
    /// Of an entry of `engines`, whatever its kind.
    pub const ENGINE: &[&str] = &[
        "kind",
        "concurrency",
        "requests-per-minute",
        "size-per-minute",
        "tries",
        "timeout",
        "max-items",
        "price",
    ];
    /// In `translate`.
    pub const TRANSLATE: &[&str] = &["engines", "locales", "confidential-labels", "redact"];
    /// In `key`: one of them.
    pub const KEY: &[&str] = &["env", "file", "command"];
}

/// What a project says of translating what has no translation.
#[derive(Clone, Debug, Default)]
pub struct Translation {
    /// The engines, by name.
    pub engines: BTreeMap<String, EngineConfig>,
    /// Which are asked, one after the other, for what the ones before do not know.
    pub chain: Vec<String>,
    /// The same for some target locales.
    pub locales: BTreeMap<Locale, Vec<String>>,
    /// A block that begins with one of these is confidential; after a heading, its whole section.
    pub confidential_labels: Vec<String>,
    /// Patterns of what no engine elsewhere may see.
    pub redact: Vec<String>,
}

impl Translation {
    /// The engines of a target locale, in the order in which they are asked.
    pub fn chain(&self, target: &Locale) -> &[String] {
        self.locales.get(target).unwrap_or(&self.chain)
    }
}

/// An engine as the project file has it.
#[derive(Clone)]
pub struct EngineConfig {
    /// Its kind.
    pub kind: &'static Kind,
    /// What it is made with, the key not yet there.
    pub settings: Settings,
    /// How it is used.
    pub limits: Limits,
    /// The price of a million units.
    pub price: f64,
    /// Where its key is.
    pub key: Option<KeySource>,
}

impl std::fmt::Debug for EngineConfig {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({})", self.settings.name, self.kind.name)
    }
}

/// The word that has glossaries made.
pub const AUTO: &str = "auto";

/// What stands for a value that may be a key.
pub const HIDDEN: &str = "…";

/// Where a key is; it is never in the project file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeySource {
    /// In an environment variable.
    Env(String),
    /// In a file, anywhere.
    File(String),
    /// A program prints it.
    Command(Vec<String>),
}

/// Limits that hold for a kind unless the project says otherwise: a program and a small server do one thing at a time.
fn limits(kind: &Kind) -> Limits {
    let concurrency =
        if matches!(kind.name, "command" | "libretranslate") { 1 } else { Limits::default().concurrency };
    Limits { concurrency, ..Limits::default() }
}

impl EngineConfig {
    /// An engine that needs no settings, under its own name.
    fn bare(kind: &'static Kind) -> Self {
        let settings = Settings { name: kind.name.to_owned(), ..Settings::default() };
        Self { kind, settings, limits: limits(kind), price: 0.0, key: None }
    }
}

/// The engines of no project: those that need no settings.
pub fn bare() -> Translation {
    let mut translation = Translation::default();
    for kind in ENGINES.iter().filter(|kind| kind.bare) {
        translation.engines.insert(kind.name.to_owned(), EngineConfig::bare(kind));
    }
    translation
}

impl Reader {
    /// `engines` and `translate`, each of which may be missing.
    pub(super) fn translation(
        &mut self,
        named: Option<&Node>,
        use_: Option<&Node>,
        targets: &[Locale],
    ) -> Translation {
        let mut translation = bare();
        for (key, node) in named.and_then(|n| self.decoder.mapping(n, "engines")).unwrap_or_default() {
            if let Some(engine) = self.engine(&key.text, node) {
                translation.engines.insert(key.text.clone(), engine);
            }
        }
        let Some(fields) = use_.and_then(|n| self.decoder.fields(n, "translate", keys::TRANSLATE)) else {
            return translation;
        };
        let known: BTreeSet<String> = translation.engines.keys().cloned().collect();
        if let Some(node) = fields.get("engines") {
            translation.chain = self.chain(node, "engines", &known);
        }
        for (key, node) in
            fields.get("locales").and_then(|n| self.decoder.mapping(n, "locales")).unwrap_or_default()
        {
            let locale = key.text.parse::<Locale>().ok().filter(|locale| targets.contains(locale));
            let chain = self.chain(node, "locales", &known);
            match locale {
                Some(locale) => drop(translation.locales.insert(locale, chain)),
                None => {
                    let names: Vec<String> = targets.iter().map(ToString::to_string).collect();
                    let nearest = yaml::nearest(&key.text, names.iter().map(String::as_str));
                    self.decoder.add(key.place, MistakeKind::UnknownKey { key: key.text.clone(), nearest });
                }
            }
        }
        if let Some(labels) =
            fields.get("confidential-labels").and_then(|n| self.decoder.texts(n, "confidential-labels"))
        {
            translation.confidential_labels = labels;
        }
        for node in fields.get("redact").and_then(|n| self.decoder.list(n, "redact")).unwrap_or_default() {
            let Some(pattern) = self.decoder.text(node, "redact") else { continue };
            if fancy_regex::Regex::new(pattern).is_err() {
                self.decoder.bad(node, "redact", "regular-expression");
            } else {
                translation.redact.push(pattern.to_owned());
            }
        }
        translation
    }

    fn chain(&mut self, node: &Node, key: &str, known: &BTreeSet<String>) -> Vec<String> {
        let names: Vec<&str> = known.iter().map(String::as_str).collect();
        let mut chain: Vec<String> = Vec::new();
        for item in self.decoder.list(node, key).unwrap_or_default() {
            let Some(index) = self.decoder.one_of(item, key, &names) else { continue };
            chain.push(names[index].to_owned());
        }
        chain
    }

    fn engine(&mut self, name: &str, node: &Node) -> Option<EngineConfig> {
        let all: Vec<&str> = {
            let special = ENGINES.iter().flat_map(|kind| kind.keys.iter().copied());
            keys::ENGINE.iter().copied().chain(special).collect()
        };
        let fields = self.decoder.fields(node, "engines", &all)?;
        let kinds: Vec<&str> = ENGINES.iter().map(|kind| kind.name).collect();
        let kind_node = fields.need(&mut self.decoder, "kind")?;
        let kind = engines::by_name(kinds[self.decoder.one_of(kind_node, "kind", &kinds)?])?;
        let mut engine = EngineConfig::bare(kind);
        name.clone_into(&mut engine.settings.name);
        // Keys of another kind are unknown here.
        for (key, _) in self.decoder.mapping(node, "engines").unwrap_or_default() {
            let word = key.text.as_str();
            if all.contains(&word) && !keys::ENGINE.contains(&word) && !kind.keys.contains(&word) {
                let own = keys::ENGINE.iter().chain(kind.keys).copied();
                let nearest = yaml::nearest(word, own);
                self.decoder.add(key.place, MistakeKind::UnknownKey { key: key.text.clone(), nearest });
            }
        }
        for key in kind.needs {
            fields.need(&mut self.decoder, key);
        }
        let limits = &mut engine.limits;
        if let Some(n) = fields.get("concurrency").and_then(|n| self.number(n, "concurrency", 1, 64)) {
            limits.concurrency = n as usize;
        }
        limits.requests_per_minute = fields
            .get("requests-per-minute")
            .and_then(|n| self.number(n, "requests-per-minute", 1, 1_000_000));
        limits.size_per_minute =
            fields.get("size-per-minute").and_then(|n| self.number(n, "size-per-minute", 1, 1_000_000_000));
        if let Some(n) = fields.get("tries").and_then(|n| self.number(n, "tries", 1, 20)) {
            limits.tries = n as u32;
        }
        if let Some(n) = fields.get("timeout").and_then(|n| self.number(n, "timeout", 1, 3600)) {
            engine.settings.timeout = Duration::from_secs(n);
        }
        engine.settings.max_items =
            fields.get("max-items").and_then(|n| self.number(n, "max-items", 1, 1000)).map(|n| n as usize);
        if let Some(n) = fields.get("at-least").and_then(|n| self.number(n, "at-least", 50, 101)) {
            engine.settings.at_least = n as u8;
        }
        if let Some(node) = fields.get("price") {
            let price = self.decoder.text(node, "price")?.parse::<f64>().ok();
            match price.filter(|price| price.is_finite() && *price >= 0.0) {
                Some(price) => engine.price = price,
                None => self.decoder.bad(node, "price", "amount"),
            }
        }
        if let Some(node) = fields.get("url") {
            engine.settings.url = self.url(node);
        }
        let mut switch = |key: &str, value: &mut bool| {
            if let Some(truth) = fields.get(key).and_then(|n| self.decoder.truth(n, key)) {
                *value = truth;
            }
        };
        switch("allow-http", &mut engine.settings.allow_http);
        switch("echo", &mut engine.settings.echo);
        engine.settings.local = fields.get("local").and_then(|n| self.decoder.truth(n, "local"));
        engine.key = fields.get("key").and_then(|n| self.key(n));
        let mut text = |key: &str| fields.get(key).and_then(|n| self.decoder.text(n, key)).map(str::to_owned);
        engine.settings.model = text("model");
        engine.settings.instructions = text("instructions");
        if let Some(node) = fields.get("command") {
            engine.settings.command = self.command(node);
        }
        if let Some(node) = fields.get("glossaries") {
            self.glossary_ids(node, &mut engine.settings);
        }
        Some(engine)
    }

    /// Ids of glossaries by target locale, or that they are made of the project's glossary.
    fn glossary_ids(&mut self, node: &Node, settings: &mut Settings) {
        if matches!(&node.value, Value::Scalar { .. }) {
            settings.makes_glossaries = self.decoder.one_of(node, "glossaries", &[AUTO]).is_some();
            return;
        }
        for (key, node) in self.decoder.mapping(node, "glossaries").unwrap_or_default() {
            if let Some(id) = self.decoder.text(node, "glossaries") {
                settings.glossaries.insert(key.text.clone(), id.to_owned());
            }
        }
    }

    fn command(&mut self, node: &Node) -> Vec<String> {
        let words = self.decoder.texts(node, "command").unwrap_or_default();
        if words.is_empty() && matches!(&node.value, Value::Sequence(_)) {
            self.decoder.bad(node, "command", "program");
        }
        words
    }

    /// An address of a service, without user and password.
    fn url(&mut self, node: &Node) -> Option<String> {
        let text = self.decoder.text(node, "url")?;
        let known = text.starts_with("https://") || text.starts_with("http://");
        if known && transport::host(text).is_some() && !text.contains(['?', '#']) {
            return Some(text.to_owned());
        }
        // It may hold a password, which is not to be shown.
        let value = if text.contains(['@', '?', '#']) { HIDDEN } else { text };
        let kind = MistakeKind::BadValue {
            key: "url".to_owned(),
            value: value.to_owned(),
            expected: "https://…".to_owned(),
            nearest: None,
        };
        self.decoder.add(node.place, kind);
        None
    }

    /// Where a key is. One that stands here is refused, and not repeated.
    fn key(&mut self, node: &Node) -> Option<KeySource> {
        if matches!(&node.value, Value::Scalar { .. }) {
            let kind = MistakeKind::BadValue {
                key: "key".to_owned(),
                value: HIDDEN.to_owned(),
                expected: "key-source".to_owned(),
                nearest: None,
            };
            self.decoder.add(node.place, kind);
            return None;
        }
        let fields = self.decoder.fields(node, "key", keys::KEY)?;
        let given: Vec<&str> = keys::KEY.iter().copied().filter(|key| fields.get(key).is_some()).collect();
        let [one] = given[..] else {
            self.decoder.bad(node, "key", "key-source");
            return None;
        };
        let value = fields.get(one)?;
        match one {
            "env" => {
                let name = self.decoder.text(value, one)?;
                // What is no name is likely the key itself.
                let is_name = name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
                if !is_name {
                    let kind = MistakeKind::BadValue {
                        key: one.to_owned(),
                        value: HIDDEN.to_owned(),
                        expected: "key-source".to_owned(),
                        nearest: None,
                    };
                    self.decoder.add(value.place, kind);
                    return None;
                }
                Some(KeySource::Env(name.to_owned()))
            }
            "file" => self.decoder.text(value, one).map(|path| KeySource::File(path.to_owned())),
            _ => Some(KeySource::Command(self.command(value)))
                .filter(|source| *source != KeySource::Command(vec![])),
        }
    }

    fn number(&mut self, node: &Node, key: &str, least: u64, most: u64) -> Option<u64> {
        let number = self.decoder.text(node, key)?.parse::<u64>().ok();
        let fits = number.filter(|number| (least..=most).contains(number));
        if fits.is_none() {
            self.decoder.bad(node, key, format!("{least}–{most}"));
        }
        fits
    }
}

/// Where a key file lies: a path that is not absolute begins at the project.
pub fn key_path(root: &std::path::Path, path: &str) -> std::path::PathBuf {
    root.join(path)
}

/// The longest key file that is read, in bytes.
pub const KEY_LIMIT: u64 = 64 << 10;

/// Reads a key file.
///
/// # Errors
///
/// Those of [`files::read`].
pub fn read_key(root: &std::path::Path, path: &str) -> Result<Vec<u8>, files::FileError> {
    files::read(&key_path(root, path), KEY_LIMIT)
}
