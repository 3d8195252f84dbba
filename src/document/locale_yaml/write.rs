//! A YAML file of messages in another language, every character but the texts as it was.

use super::{CATEGORIES, LocaleYaml, suffixed};
use crate::document::messages::{form, padded};
use crate::document::{ReadOptions, Reader, Translation};
use crate::lang::plurals;
use crate::text::yaml::{Editor, PartId};

/// The file with the translations: comments, order and names stay, the name of the language at the root becomes the new one, plural
/// forms are those of the new language. What has no translation is taken out, for the program then falls back to the original. In a
/// file of all languages, the new one stands beside the others.
///
/// `None` where the file writes its messages in a way that cannot be changed without touching something else: what was written is
/// read again.
pub(super) fn localized(text: &str, options: &ReadOptions, translation: &Translation<'_>) -> Option<String> {
    let mut editor = Editor::new(text).ok()?;
    let root = editor.root();
    let pairs = editor.pairs(root);
    let version = editor.get(root, "_version").and_then(|part| editor.text(part).map(str::to_owned));
    let tag = translation.target.to_string();
    let mut writer = Writer {
        categories: plurals::categories(translation.target).unwrap_or_else(|| vec!["other"]),
        editor: &mut editor,
        options,
        translation,
        suffixes: false,
        all_languages: false,
    };
    match (version.as_deref(), pairs.as_slice()) {
        (Some("2"), _) => {
            writer.all_languages = true;
            writer.entries("", root);
        }
        (Some(_), _) => drop(writer.entries("", root)),
        (None, [(key, value)])
            if writer.editor.text(*key).is_some_and(|name| options.is_language(name))
                && !writer.editor.pairs(*value).is_empty() =>
        {
            writer.editor.rename(*key, &tag);
            writer.entries("", *value);
        }
        (None, _) => {
            writer.suffixes = true;
            writer.entries("", root);
        }
    }
    let written = editor.finish();
    is_right(&written, options, translation).then_some(written)
}

fn is_setting(text: &str) -> bool {
    text.parse::<f64>().is_ok() || matches!(text, "" | "true" | "false" | "null" | "~")
}

/// Whether the file says, in the new language, what it should.
fn is_right(written: &str, options: &ReadOptions, translation: &Translation<'_>) -> bool {
    let options = ReadOptions { locale: Some(translation.target.clone()), ..options.clone() };
    let reading = LocaleYaml.read(written, &options);
    reading.blocks.iter().all(|block| {
        let key = block.key.as_deref().unwrap_or_default();
        let base = key.rsplit_once('[').map_or(key, |(base, _)| base);
        let text = translation.texts.get(key).or_else(|| translation.texts.get(&form(base, "other")));
        text.is_none_or(|text| text.trim() == block.text)
    })
}

struct Writer<'w, 't> {
    editor: &'w mut Editor<'t>,
    options: &'w ReadOptions,
    translation: &'w Translation<'w>,
    categories: Vec<&'static str>,
    suffixes: bool,
    all_languages: bool,
}

/// An entry of a mapping.
struct Pair {
    name: String,
    key: PartId,
    value: PartId,
    /// The text of a scalar.
    text: Option<String>,
}

impl Writer<'_, '_> {
    fn pairs(&self, mapping: PartId) -> Vec<Pair> {
        let pair = |(key, value)| {
            let name = self.editor.text(key)?.to_owned();
            Some(Pair { name, key, value, text: self.editor.text(value).map(str::to_owned) })
        };
        self.editor.pairs(mapping).into_iter().filter_map(pair).collect()
    }

    /// Does what is in a mapping; says whether anything stays.
    fn entries(&mut self, prefix: &str, mapping: PartId) -> bool {
        let pairs = self.pairs(mapping);
        if self.all_languages
            && pairs.iter().any(|pair| pair.text.is_some() && self.options.is_language(&pair.name))
        {
            self.languages(prefix, mapping, &pairs);
            return true;
        }
        let plural = !prefix.is_empty()
            && pairs.iter().all(|pair| CATEGORIES.contains(&pair.name.as_str()) && pair.text.is_some())
            && pairs.iter().any(|pair| pair.name == "other");
        if plural {
            let forms: Vec<(&str, &Pair)> = pairs.iter().map(|pair| (pair.name.as_str(), pair)).collect();
            return self.forms(prefix, mapping, &forms, str::to_owned);
        }
        let mut stays = false;
        let mut done: Vec<&str> = Vec::new();
        for pair in &pairs {
            if prefix.is_empty() && pair.name == "_version" {
                stays = true;
                continue;
            }
            let name = match prefix {
                "" => pair.name.clone(),
                _ => format!("{prefix}.{}", pair.name),
            };
            match suffixed(&pair.name).filter(|_| self.suffixes && pair.text.is_some()) {
                Some((base, _)) => {
                    if done.contains(&base) {
                        continue;
                    }
                    done.push(base);
                    let of_base =
                        |pair: &Pair| suffixed(&pair.name).filter(|(other, _)| *other == base).is_some();
                    let forms: Vec<(&str, &Pair)> = pairs
                        .iter()
                        .filter(|pair| pair.text.is_some() && of_base(pair))
                        .filter_map(|pair| Some((suffixed(&pair.name)?.1, pair)))
                        .collect();
                    let whole = name.strip_suffix(&pair.name).unwrap_or_default().to_owned() + base;
                    stays |= self.forms(&whole, mapping, &forms, |category| format!("{base}_{category}"));
                }
                None => {
                    let kept = self.value(&name, pair.value);
                    if !kept {
                        self.editor.remove(mapping, pair.key, pair.value);
                    }
                    stays |= kept;
                }
            }
        }
        stays
    }

    fn value(&mut self, name: &str, value: PartId) -> bool {
        if let Some(old) = self.editor.text(value).map(str::to_owned) {
            return match self.translation.texts.get(name) {
                Some(text) => {
                    self.editor.overwrite(value, &padded(&old, text));
                    true
                }
                // An empty text, a number or a switch is none to translate.
                None => is_setting(old.trim()),
            };
        }
        let items = self.editor.items(value);
        if items.is_empty() {
            return self.entries(name, value);
        }
        let mut stays = false;
        for (index, item) in items.into_iter().enumerate() {
            stays |= self.value(&format!("{name}.{index}"), item);
        }
        stays
    }

    /// The plural forms of a message, under the names of their categories.
    fn forms(
        &mut self,
        base: &str,
        mapping: PartId,
        there: &[(&str, &Pair)],
        name: impl Fn(&str) -> String,
    ) -> bool {
        let texts = self.translation.texts;
        let wanted: Vec<(&str, &String)> = self
            .categories
            .iter()
            .filter_map(|category| {
                let other = || texts.get(&form(base, "other"));
                Some((*category, texts.get(&form(base, category)).or_else(other)?))
            })
            .collect();
        let Some((_, last)) = there.last() else { return false };
        for (category, pair) in there {
            match wanted.iter().find(|(known, _)| known == category) {
                Some((_, text)) => self.editor.overwrite(pair.value, text),
                None => self.editor.remove(mapping, pair.key, pair.value),
            }
        }
        for (category, text) in &wanted {
            if !there.iter().any(|(known, _)| known == category) {
                self.editor.insert_behind(mapping, last.key, last.value, &name(category), text);
            }
        }
        !wanted.is_empty()
    }

    /// A message with a text a language.
    fn languages(&mut self, name: &str, mapping: PartId, pairs: &[Pair]) {
        let Some(text) = self.translation.texts.get(name) else { return };
        let tag = self.translation.target.to_string();
        let own = |pair: &&Pair| {
            pair.name.split(['-', '_']).next() == Some(self.translation.target.language.as_str())
        };
        match (pairs.iter().find(own), pairs.last()) {
            (Some(pair), _) => self.editor.overwrite(pair.value, text),
            (None, Some(last)) => self.editor.insert_behind(mapping, last.key, last.value, &tag, text),
            (None, None) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn translated(text: &str, source: &str, target: &str, texts: &[(&str, &str)]) -> String {
        let texts: BTreeMap<String, String> =
            texts.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
        let [source, target] = [source, target].map(|tag| tag.parse().unwrap());
        let options = ReadOptions { locale: Some(source), ..ReadOptions::default() };
        let source = options.locale.as_ref().unwrap();
        let translation = Translation { source, target: &target, texts: &texts, column: None };
        assert!(LocaleYaml.recognises("a.yml", text));
        LocaleYaml.localized(text, &options, &translation).unwrap_or_else(|| "nothing".to_owned())
    }

    #[test]
    fn comments_order_and_names_stay_and_plurals_change() {
        let rails = "# The app.\nen:\n  menu: # the bar\n    open: Open\n    gone: Gone\n  unread:\n    one: \"one letter\"\n    other: \"%{count} letters\"\n  empty_one:\n    gone: Gone\n";
        let texts = [
            ("menu.open", "افتح: الآن"),
            ("unread[one]", "رسالة"),
            ("unread[two]", "رسالتان"),
            ("unread[other]", "%{count} رسالة"),
        ];
        insta::assert_snapshot!(translated(rails, "en", "ar", &texts), @r#"
        # The app.
        ar:
          menu: # the bar
            open: "افتح: الآن"
          unread:
            one: "رسالة"
            other: "%{count} رسالة"
            zero: "%{count} رسالة"
            two: "رسالتان"
            few: "%{count} رسالة"
            many: "%{count} رسالة"
        "#);
        let arabic = "ar:\n  unread:\n    zero: لا\n    one: رسالة\n    two: رسالتان\n    few: رسائل\n    many: رسالة\n    other: رسالة\n";
        let texts = [("unread[one]", "bir hat"), ("unread[other]", "%{count} hat")];
        insta::assert_snapshot!(translated(arabic, "ar", "tk", &texts), @r#"
        tk:
          unread:
            one: "bir hat"
            other: "%{count} hat"
        "#);
    }

    #[test]
    fn every_flavour_keeps_its_shape() {
        type Row = (&'static str, &'static [(&'static str, &'static str)], &'static str);
        let rows: &[Row] = &[
            ("_version: 1\nopen: Open\n", &[("open", "Aç")], "_version: 1\nopen: \"Aç\"\n"),
            (
                "_version: 2\nopen:\n  en: Open\n  fr: Ouvrir\nshut:\n  en: Shut\n",
                &[("open", "Aç")],
                "_version: 2\nopen:\n  en: Open\n  fr: Ouvrir\n  tk: \"Aç\"\nshut:\n  en: Shut\n",
            ),
            (
                "hat_one: one\nhat_other: \"{{count}}\"\nlist:\n  - a\n  - b\n",
                &[("hat[one]", "bir"), ("hat[other]", "{{count}} hat"), ("list.0", "x"), ("list.1", "y")],
                "hat_one: \"bir\"\nhat_other: \"{{count}} hat\"\nlist:\n  - \"x\"\n  - \"y\"\n",
            ),
            ("{a: One, b: Two}\n", &[("b", "Iki")], "{b: \"Iki\"}\n"),
        ];
        for (text, texts, wanted) in rows {
            assert_eq!(translated(text, "en", "tk", texts), *wanted);
        }
    }
}
