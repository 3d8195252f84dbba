//! What YAML and JSON share: a tree of keys whose leaves are messages.

use std::borrow::Cow;
use std::collections::HashMap;

use super::{Catalog, Entry, Problem, ProblemKind, is_locale};
use crate::lang::plurals::is_category;
use crate::text::yaml::{Key, Node, Value, YamlError};

/// A flavour of such trees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flavour {
    /// The roots are locales.
    Rooted,
    /// The leaves are locales: rust-i18n, version 2.
    Leaved,
    /// Messages of a browser extension: `{"name": {"message": …}}`.
    Extension,
    /// Nothing but messages.
    Plain,
}

/// The catalog of a tree, or of what is wrong with it.
pub(super) fn catalog<'t>(tree: Result<Node, YamlError>, is_json: bool) -> Catalog<'t> {
    let mut catalog = Catalog::default();
    let root = match tree {
        Ok(Node { value: Value::Mapping(root), .. }) => root,
        Ok(node) => {
            catalog
                .problems
                .push(Problem { place: node.place, kind: ProblemKind::Syntax("expected keys".to_owned()) });
            return catalog;
        }
        Err(error) => {
            let kind = ProblemKind::Syntax(error.problem.to_string());
            catalog.problems.push(Problem { place: error.place, kind });
            return catalog;
        }
    };
    let version = root.iter().find(|(key, _)| key.text == "_version").map(|(_, node)| match &node.value {
        Value::Scalar { text, .. } => text.as_str(),
        _ => "",
    });
    let mapping = |node: &Node| matches!(node.value, Value::Mapping(_));
    let flavour = match version {
        Some("2") => Flavour::Leaved,
        Some(_) => Flavour::Plain,
        None if is_json && is_extension(&root) => Flavour::Extension,
        None if !root.is_empty() && root.iter().all(|(key, node)| is_locale(&key.text) && mapping(node)) => {
            Flavour::Rooted
        }
        None => Flavour::Plain,
    };
    catalog.flavour = match (flavour, version.is_some()) {
        (Flavour::Rooted, _) => "Rails",
        (Flavour::Leaved, _) => "rust-i18n 2",
        (Flavour::Extension, _) => "WebExtension",
        (Flavour::Plain, true) => "rust-i18n 1",
        (Flavour::Plain, false) => "",
    };
    let mut walk = Walk {
        catalog,
        flavour,
        suffixes: flavour == Flavour::Plain && version.is_none(),
        seen: HashMap::new(),
    };
    match flavour {
        Flavour::Rooted => {
            for (key, node) in root {
                let locale = walk.locale(&key);
                walk.branch(&key.text, &key);
                if let Value::Mapping(entries) = node.value {
                    walk.entries("", entries, Some(locale));
                }
            }
        }
        Flavour::Extension => {
            for (key, node) in root {
                let Value::Mapping(fields) = node.value else { continue };
                let message = fields.into_iter().find(|(field, _)| field.text == "message");
                if let Some((_, node)) = message {
                    walk.leaf(key.text.clone(), None, &key, node, None);
                }
            }
        }
        Flavour::Leaved | Flavour::Plain => {
            // `@metadata` of MediaWiki, `@@locale` and `@title` of Flutter, `title___DESCRIPTION` of Docusaurus: what is said of messages.
            let said_of = |key: &str| key.starts_with('@') || key.ends_with("___DESCRIPTION");
            let about = |key: &str| key == "_version" || is_json && said_of(key);
            let root: Vec<_> = root.into_iter().filter(|(key, _)| !about(&key.text)).collect();
            walk.entries("", root, None);
        }
    }
    if walk.catalog.flavour.is_empty() && walk.catalog.entries.iter().any(|entry| entry.form.is_some()) {
        walk.catalog.flavour = "i18next";
    }
    walk.catalog
}

fn is_extension(root: &[(Key, Node)]) -> bool {
    let message = |(_, node): &(Key, Node)| match &node.value {
        Value::Mapping(fields) => fields.iter().any(|(key, node)| {
            key.text == "message" && matches!(node.value, Value::Scalar { plain: false, .. })
        }),
        _ => false,
    };
    !root.is_empty() && root.iter().all(message)
}

struct Walk<'t> {
    catalog: Catalog<'t>,
    flavour: Flavour,
    /// Whether plural categories are the ends of keys.
    suffixes: bool,
    /// The locales seen, by name.
    seen: HashMap<String, usize>,
}

impl Walk<'_> {
    fn locale(&mut self, key: &Key) -> usize {
        let locales = &mut self.catalog.locales;
        *self.seen.entry(key.text.clone()).or_insert_with(|| {
            locales.push((key.text.clone(), key.place));
            locales.len() - 1
        })
    }

    /// As deep as the reader allows, no deeper.
    fn entries(&mut self, prefix: &str, entries: Vec<(Key, Node)>, locale: Option<usize>) {
        let scalar = |node: &Node| matches!(node.value, Value::Scalar { .. });
        let category = |key: &Key| is_category(&key.text);
        let has = |name: &str| entries.iter().any(|(key, _)| key.text == name);
        let plural = !prefix.is_empty()
            && entries.iter().all(|(key, node)| category(key) && scalar(node))
            && (has("other") || has("one") && entries.len() > 1);
        let leaved = self.flavour == Flavour::Leaved
            && !entries.is_empty()
            && entries.iter().all(|(key, node)| is_locale(&key.text) && scalar(node));
        for (key, node) in entries {
            if plural {
                self.leaf(prefix.to_owned(), Some(key.text.clone()), &key, node, locale);
                continue;
            }
            if leaved {
                let locale = self.locale(&key);
                self.leaf(prefix.to_owned(), None, &key, node, Some(locale));
                continue;
            }
            let suffix = key
                .text
                .rsplit_once('_')
                .filter(|(base, end)| self.suffixes && scalar(&node) && !base.is_empty() && is_category(end));
            let (base, form) = match suffix {
                Some((base, form)) => (base, Some(form.to_owned())),
                None => (key.text.as_str(), None),
            };
            let name = if prefix.is_empty() { base.to_owned() } else { format!("{prefix}.{base}") };
            self.node(name, form, &key, node, locale);
        }
    }

    fn node(&mut self, name: String, form: Option<String>, key: &Key, node: Node, locale: Option<usize>) {
        match node.value {
            Value::Scalar { .. } => self.leaf(name, form, key, node, locale),
            Value::Mapping(entries) => {
                self.branch(&name, key);
                self.entries(&name, entries, locale);
            }
            Value::Sequence(items) => {
                for (index, item) in items.into_iter().enumerate() {
                    self.node(format!("{name}.{index}"), None, key, item, locale);
                }
            }
        }
    }

    fn branch(&mut self, name: &str, key: &Key) {
        // Names of more than a few letters are taken for nothing but names.
        if key.plain && key.text.len() <= 10 {
            self.catalog.branches.push((name.to_owned(), key.span));
        }
    }

    fn leaf(&mut self, id: String, form: Option<String>, key: &Key, node: Node, locale: Option<usize>) {
        let Value::Scalar { text, plain } = node.value else { return };
        self.catalog.entries.push(Entry {
            id: Cow::Owned(id),
            form: form.map(Cow::Owned),
            locale,
            text: Cow::Owned(text),
            key: key.span,
            value: node.span,
            plain_key: key.plain,
            plain,
            ..Entry::default()
        });
    }
}
