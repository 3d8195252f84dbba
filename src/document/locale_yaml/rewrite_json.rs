//! A JSON file of messages in another language.

use serde_json::{Map, Value};

use super::{CATEGORIES, suffixed};
use crate::document::messages::{form, padded};
use crate::document::{ReadOptions, Translation};
use crate::lang::plurals::categories;

/// The file with the translations: names and order stay, and the indentation of its first entry is that of all. See
/// [`super::write::localized`] for what else changes.
pub(super) fn localized(text: &str, options: &ReadOptions, translation: &Translation<'_>) -> Option<String> {
    let bare = text.trim_start_matches('\u{FEFF}'); // BYTE ORDER MARK
    let Value::Object(root) = serde_json::from_str(bare).ok()? else { return None };
    let categories = categories(translation.target).unwrap_or_else(|| vec!["other"]);
    let writer = Writer { categories, translation };
    let only = root.iter().next().filter(|(key, _)| root.len() == 1 && options.is_language(key));
    let made = match only {
        Some((_, Value::Object(entries))) => {
            let mut made = Map::new();
            made.insert(translation.target.to_string(), Value::Object(writer.entries("", entries, false)));
            made
        }
        _ => writer.entries("", &root, true),
    };
    let indent = bare.lines().nth(1).map_or("", |line| &line[..line.len() - line.trim_start().len()]);
    let mut out = Vec::new();
    if bare.trim_end().contains('\n') {
        let formatter = serde_json::ser::PrettyFormatter::with_indent(indent.as_bytes());
        let mut serializer = serde_json::Serializer::with_formatter(&mut out, formatter);
        serde::Serialize::serialize(&Value::Object(made), &mut serializer).ok()?;
    } else {
        out = serde_json::to_vec(&Value::Object(made)).ok()?;
    }
    out.extend(&bare.as_bytes()[bare.trim_end().len()..]);
    String::from_utf8(out).ok()
}

struct Writer<'w> {
    translation: &'w Translation<'w>,
    categories: Vec<&'static str>,
}

impl Writer<'_> {
    /// As deep as serde_json reads, no deeper.
    fn entries(&self, prefix: &str, entries: &Map<String, Value>, suffixes: bool) -> Map<String, Value> {
        let mut made = Map::new();
        let plural = !prefix.is_empty()
            && entries.iter().all(|(key, value)| CATEGORIES.contains(&key.as_str()) && value.is_string())
            && entries.contains_key("other");
        if plural {
            for (category, text) in self.forms(prefix) {
                made.insert(category.to_owned(), Value::String(text.clone()));
            }
            return made;
        }
        for (key, value) in entries {
            let name = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
            if let Some((base, _)) = suffixed(key).filter(|_| suffixes && value.is_string()) {
                let whole = name.strip_suffix(key.as_str()).unwrap_or_default().to_owned() + base;
                for (category, text) in self.forms(&whole) {
                    made.entry(format!("{base}_{category}")).or_insert_with(|| Value::String(text.clone()));
                }
            } else if let Some(value) = self.value(&name, value, suffixes) {
                made.insert(key.clone(), value);
            }
        }
        made
    }

    fn value(&self, name: &str, value: &Value, suffixes: bool) -> Option<Value> {
        match value {
            Value::String(old) if old.trim().is_empty() => Some(value.clone()),
            Value::String(old) => {
                self.translation.texts.get(name).map(|text| Value::String(padded(old, text)))
            }
            Value::Object(entries) => {
                let made = self.entries(name, entries, suffixes);
                (!made.is_empty() || entries.is_empty()).then_some(Value::Object(made))
            }
            // The places of a list are its names: what has no translation stays.
            Value::Array(items) => {
                let item = |(index, item): (usize, &Value)| {
                    self.value(&format!("{name}.{index}"), item, suffixes).unwrap_or_else(|| item.clone())
                };
                Some(Value::Array(items.iter().enumerate().map(item).collect()))
            }
            other => Some(
                self.translation.texts.get(name).map_or(other.clone(), |text| Value::String(text.clone())),
            ),
        }
    }

    /// The forms that the language has, by category.
    fn forms(&self, base: &str) -> Vec<(&'static str, &String)> {
        let texts = self.translation.texts;
        let form_of = |category: &&'static str| {
            let other = || texts.get(&form(base, "other"));
            Some((*category, texts.get(&form(base, category)).or_else(other)?))
        };
        self.categories.iter().filter_map(form_of).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn names_order_and_indentation_stay() {
        let text = "{\n  \"hat_one\": \"one\",\n  \"hat_other\": \"{{count}} letters\",\n  \"menu\": {\n    \"open\": \"Open \",\n    \"gone\": \"Gone\"\n  },\n  \"list\": [\"a\"],\n  \"max\": 3\n}\n";
        let texts = [
            ("hat[one]", "رسالة"),
            ("hat[other]", "{{count}} رسالة"),
            ("menu.open", "افتح"),
            ("list.0", "أ"),
        ];
        let texts: BTreeMap<String, String> =
            texts.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
        let [source, target] = ["en", "ar"].map(|tag| tag.parse().unwrap());
        let options = ReadOptions { locale: Some(source), ..ReadOptions::default() };
        let source = options.locale.as_ref().unwrap();
        let made =
            localized(text, &options, &Translation { source, target: &target, texts: &texts, column: None })
                .unwrap();
        insta::assert_snapshot!(made, @r#"
        {
          "hat_zero": "{{count}} رسالة",
          "hat_one": "رسالة",
          "hat_two": "{{count}} رسالة",
          "hat_few": "{{count}} رسالة",
          "hat_many": "{{count}} رسالة",
          "hat_other": "{{count}} رسالة",
          "menu": {
            "open": "افتح "
          },
          "list": [
            "أ"
          ],
          "max": 3
        }
        "#);
    }
}
