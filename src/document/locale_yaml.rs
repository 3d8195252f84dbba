//! Messages in YAML and JSON, as programs keep them: the flavours of Rails, rust-i18n and i18next.

mod rewrite_json;
mod write;

use super::messages::{Messages, form};
use super::{ReadOptions, Reader, Reading, Translation, ends_in};
use crate::lang::plurals::CATEGORIES;
use crate::text::json;
use crate::text::yaml::{self, Node, Value};

/// YAML: a block a text, under the names that lead to it with dots between: `menu.file.open`. Which flavour it is shows in the
/// file: a single name at the root that is the language is that of Rails, `_version` that of rust-i18n (in its version 2 each message
/// has a text a language), names that end in a plural category (`_one`, `_other`) that of i18next. Plural forms have their
/// category in brackets: `unread[few]`.
pub(super) struct LocaleYaml;

impl Reader for LocaleYaml {
    fn name(&self) -> &'static str {
        "YAML"
    }

    fn recognises(&self, name: &str, text: &str) -> bool {
        ends_in(name, &["yml", "yaml", "json"])
            && matches!(tree(text), Ok(Node { value: Value::Mapping(_), .. }))
    }

    fn read(&self, text: &str, options: &ReadOptions) -> Reading {
        let Ok(Node { value: Value::Mapping(root), .. }) = tree(text) else {
            return Reading::default();
        };
        let is_language = |name: &str| options.is_language(name);
        let version = root.iter().find(|(key, _)| key.text == "_version").map(|(_, node)| node);
        let version = version.and_then(|node| match &node.value {
            Value::Scalar { text, .. } => Some(text.clone()),
            _ => None,
        });
        let mut messages = Messages::default();
        let mut walk = Walk { messages: &mut messages, language: None, suffixes: false };
        let flavour = match (version.as_deref(), root.as_slice()) {
            (Some("2"), _) => {
                walk.language = Some(&is_language);
                walk.entries("", &root);
                "rust-i18n, version 2"
            }
            (Some(_), _) => {
                walk.entries("", &root);
                "rust-i18n"
            }
            (None, [(key, Node { value: Value::Mapping(entries), .. })]) if is_language(&key.text) => {
                walk.entries("", entries);
                "YAML of Rails"
            }
            (None, _) => {
                walk.suffixes = true;
                walk.entries("", &root);
                "i18next"
            }
        };
        let languages = version.as_deref() == Some("2");
        Reading { blocks: messages.blocks, flavour: Some(flavour), languages, ..Reading::default() }
    }

    fn localized(&self, text: &str, options: &ReadOptions, translation: &Translation<'_>) -> Option<String> {
        let flow = text.trim_start_matches('\u{FEFF}').trim_start().starts_with('{'); // BYTE ORDER MARK
        let json = if flow { rewrite_json::localized(text, options, translation) } else { None };
        json.or_else(|| write::localized(text, options, translation))
    }
}

/// The base and the category of a name that ends in one: `unread_few`.
fn suffixed(name: &str) -> Option<(&str, &str)> {
    name.rsplit_once('_').filter(|(_, end)| CATEGORIES.contains(end))
}

/// A text as a tree: JSON is read as such, not as the YAML that most of it is too.
fn tree(text: &str) -> Result<Node, yaml::YamlError> {
    if text.trim_start().starts_with('{') {
        json::parse(text).or_else(|_| yaml::parse(text))
    } else {
        yaml::parse(text)
    }
}

struct Walk<'w> {
    messages: &'w mut Messages,
    /// In files of all languages: which names are the one that is read.
    language: Option<&'w dyn Fn(&str) -> bool>,
    /// Whether plural categories are the ends of names.
    suffixes: bool,
}

impl Walk<'_> {
    /// As deep as [`yaml::parse`] allows, no deeper.
    fn entries(&mut self, prefix: &str, entries: &[(yaml::Key, Node)]) {
        let plural = entries.iter().all(|(key, node)| {
            CATEGORIES.contains(&key.text.as_str()) && matches!(node.value, Value::Scalar { .. })
        }) && entries.iter().any(|(key, _)| key.text == "other");
        for (key, node) in entries {
            if prefix.is_empty() && key.text == "_version" {
                continue;
            }
            if let Some(is_language) = self.language
                && let Value::Scalar { text, .. } = &node.value
            {
                if is_language(&key.text) {
                    self.messages.push(prefix, text, node.place);
                }
                continue;
            }
            let name = match prefix {
                _ if plural && !prefix.is_empty() => form(prefix, &key.text),
                "" => key.text.clone(),
                _ => format!("{prefix}.{}", key.text),
            };
            let category =
                key.text.rsplit_once('_').filter(|(_, end)| self.suffixes && CATEGORIES.contains(end));
            let name = match category {
                Some((_, end)) => form(name.strip_suffix(&format!("_{end}")).unwrap_or(&name), end),
                None => name,
            };
            self.node(&name, node);
        }
    }

    fn node(&mut self, name: &str, node: &Node) {
        match &node.value {
            Value::Scalar { text, .. } => self.messages.push(name, text, node.place),
            Value::Mapping(entries) => self.entries(name, entries),
            Value::Sequence(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.node(&format!("{name}.{index}"), item);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang;

    #[test]
    fn the_flavour_is_seen_in_the_file() {
        type Row = (&'static str, &'static str, &'static [(&'static str, &'static str)]);
        let rows: &[Row] = &[
            (
                "tk:\n  menu:\n    open: Aç\n  unread:\n    one: Bir hat\n    other: \"%{count} hat\"\n",
                "YAML of Rails",
                &[("menu.open", "Aç"), ("unread[one]", "Bir hat"), ("unread[other]", "%{count} hat")],
            ),
            ("_version: 1\nmenu.open: Aç\n", "rust-i18n", &[("menu.open", "Aç")]),
            (
                "_version: 2\nmenu:\n  open:\n    en: Open\n    tk: Aç\n",
                "rust-i18n, version 2",
                &[("menu.open", "Aç")],
            ),
            (
                "{\"unread_one\": \"Bir hat\", \"unread_other\": \"{{count}} hat\", \"menu\": {\"open\": \"Aç\"}}",
                "i18next",
                &[("unread[one]", "Bir hat"), ("unread[other]", "{{count}} hat"), ("menu.open", "Aç")],
            ),
        ];
        let options = ReadOptions { language: lang::by_code("tk"), ..ReadOptions::default() };
        for (text, flavour, wanted) in rows {
            assert!(LocaleYaml.recognises("tk.yml", text), "{flavour}");
            let reading = LocaleYaml.read(text, &options);
            assert_eq!(reading.flavour, Some(*flavour));
            let found: Vec<_> =
                reading.blocks.iter().map(|b| (b.key.as_deref().unwrap(), b.text.as_str())).collect();
            assert_eq!(found, *wanted, "{flavour}");
        }
    }
}
