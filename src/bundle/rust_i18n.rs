//! rust-i18n, version 1 (a file a locale, no locale inside) and version 2 (one file, each key with its locales).
//!
//! In both, `t!("consultations.title")` finds the message. rust-i18n takes the locale of a version 1 file from the
//! last dotted part of its name, so such files are named `consultations.tk.yml`. `%{…}` in a text is
//! rust-i18n's own interpolation.
//!
//! rust-i18n chooses no plural form: each is a message of its own, `t!("consultations.letters.few")`, and the program says which, by
//! the category that the locale has for the number (`icu_plurals`).

use std::collections::BTreeMap;

use super::plurals::{form_id, from_percent};
use super::yaml::{Writer, descend, entries, keys_of, numbered, parse, text, texts};
use super::{BundleError, Format, Layout};
use crate::lang::plurals::{CATEGORIES, is_category};
use crate::model::{Bundle, Locale, Message};

/// `_version: 1`: document → id → text.
pub struct V1;

impl Format for V1 {
    fn name(&self) -> &'static str {
        "yaml-rust-i18n-v1"
    }

    fn extension(&self) -> &'static str {
        "yml"
    }

    fn layout(&self) -> Layout {
        Layout::PerLocale
    }

    fn write(&self, file: &[Bundle]) -> String {
        let mut out = String::new();
        for bundle in file {
            let mut writer = Writer::new(&bundle.document, &bundle.locale.to_string());
            writer.line("_version: 1");
            writer.messages(0, bundle);
            out.push_str(&writer.finish());
        }
        out
    }

    fn read(
        &self,
        source: &str,
        document: &str,
        _locale: &Locale,
        _terms: Option<&str>,
    ) -> Result<Vec<(String, String)>, BundleError> {
        let keys = keys_of(document);
        texts(descend(&parse(source)?, &keys)?, &keys.join("."))
    }
}

/// `_version: 2`: document.id → locale → text.
///
/// The key is written in one piece: rust-i18n reads nested keys too, but once for every entry of a
/// mapping, in time that grows with its square.
pub struct V2;

impl Format for V2 {
    fn name(&self) -> &'static str {
        "yaml-rust-i18n-v2"
    }

    fn extension(&self) -> &'static str {
        "yml"
    }

    fn layout(&self) -> Layout {
        Layout::AllLocales
    }

    fn write(&self, file: &[Bundle]) -> String {
        let Some(first) = file.first() else { return String::new() };
        let locales: Vec<String> = file.iter().map(|bundle| bundle.locale.to_string()).collect();
        let mut writer = Writer::new(&first.document, &locales.join(", "));
        writer.line("_version: 2");
        // Document order of the first locale; ids that only later ones have follow in theirs.
        let mut order: Vec<&str> = Vec::new();
        let mut by_id: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
        for (b, bundle) in file.iter().enumerate() {
            for (m, message) in bundle.messages.iter().enumerate() {
                let places = by_id.entry(&message.id).or_insert_with(|| {
                    order.push(&message.id);
                    Vec::new()
                });
                places.push((b, m));
            }
        }
        let prefix = keys_of(&first.document).join(".");
        for id in order {
            let of_id: Vec<(&str, &Message)> =
                by_id[id].iter().map(|&(b, m)| (locales[b].as_str(), &file[b].messages[m])).collect();
            let plain: Vec<_> = of_id.iter().filter(|(_, message)| message.plural.is_none()).collect();
            if !plain.is_empty() {
                writer.open(0, &format!("{prefix}.{id}"));
                for (locale, message) in plain {
                    writer.comment(1, &message.comment);
                    writer.entry(1, locale, &message.text);
                }
            }
            for category in CATEGORIES {
                let form = |message: &Message| {
                    let plural = message.plural.as_ref()?;
                    let (_, text) = plural.forms.iter().find(|(known, _)| known == category)?;
                    Some(numbered(text, plural))
                };
                let forms: Vec<_> =
                    of_id.iter().filter_map(|(locale, one)| Some((locale, one, form(one)?))).collect();
                if forms.is_empty() {
                    continue;
                }
                writer.open(0, &format!("{prefix}.{id}.{category}"));
                for (locale, message, text) in forms {
                    writer.comment(1, &message.comment);
                    writer.entry(1, locale, &text);
                }
            }
        }
        writer.finish()
    }

    fn read(
        &self,
        source: &str,
        document: &str,
        locale: &Locale,
        _terms: Option<&str>,
    ) -> Result<Vec<(String, String)>, BundleError> {
        let prefix = format!("{}.", keys_of(document).join("."));
        let locale = locale.to_string();
        let mut found = Vec::new();
        for (key, value) in entries(&parse(source)?, "the file")? {
            let Some(id) = key.strip_prefix(&prefix) else { continue };
            for (name, value) in entries(value, key)? {
                if name != locale {
                    continue;
                }
                let text = text(value, key, name)?;
                found.push(match id.rsplit_once('.').filter(|(_, category)| is_category(category)) {
                    Some((id, category)) => (form_id(id, category), from_percent(&text)),
                    None => (id.to_owned(), text),
                });
            }
        }
        Ok(found)
    }
}
