//! A first look at the groups of files: what locales they have, and from which the others are translated.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Group, Summary, locale_of, text};
use crate::model::Locale;

/// What was learned of a group at a first look.
#[derive(Debug, Default)]
pub(super) struct Glance {
    flavour: &'static str,
    /// The locales, with how many messages each has.
    locales: BTreeMap<String, (Locale, usize)>,
    /// Each file has its source beside it.
    is_bilingual: bool,
    /// The source that the files themselves name.
    source: Option<Locale>,
}

impl Glance {
    /// Counts what can tell the source: the size of files, and in files of several locales the messages.
    pub(super) fn of(root: &Path, group: &Group) -> Self {
        let mut read = Self { is_bilingual: group.format.is_bilingual(), ..Self::default() };
        for (written, path) in &group.files {
            if let Some(locale) = locale_of(written) {
                let size = std::fs::metadata(root.join(path)).map_or(0, |m| m.len()) as usize;
                read.locales.insert(locale.to_string(), (locale, size));
            }
        }
        let first = group.files.values().next().or(group.several.as_ref());
        let Some(text) = first.and_then(|path| text(root, path).ok()) else { return read };
        let catalog = match group.several {
            Some(_) => group.format.read(&text),
            None => group.format.head(&text),
        };
        read.flavour = catalog.flavour;
        read.source = catalog.source.as_deref().and_then(locale_of);
        if group.several.is_some() {
            for (index, (written, _)) in catalog.locales.iter().enumerate() {
                let Some(locale) = locale_of(written) else { continue };
                let count = catalog.entries.iter().filter(|entry| entry.locale == Some(index));
                let size: usize = count.map(|entry| entry.value.len()).sum();
                read.locales.insert(locale.to_string(), (locale, size));
            }
        }
        read
    }

    pub(super) fn summary(&self, group: &Group) -> Summary {
        let flavour = if self.flavour.is_empty() { String::new() } else { format!(" ({})", self.flavour) };
        Summary {
            template: group.template.clone(),
            format: format!("{}{flavour}", group.format.name()),
            locales: self.locales.keys().cloned().collect(),
        }
    }
}

/// The locales of all groups, each once.
pub(super) fn all_locales(read: &[Glance]) -> Vec<Locale> {
    let mut all: BTreeMap<String, Locale> = BTreeMap::new();
    for (name, (locale, _)) in read.iter().flat_map(|read| &read.locales) {
        all.insert(name.clone(), locale.clone());
    }
    all.into_values().collect()
}

/// The locale that the others are translated from: English where it has about as much as any, else the one in most groups with
/// most text. Files that have their source beside them speak for the one that they name, or English.
pub(super) fn infer(read: &[Glance]) -> Locale {
    let english: Locale = "en".parse().unwrap_or_default();
    let mut groups: BTreeMap<String, (usize, usize, &Locale)> = BTreeMap::new();
    let mut speak = |locale, size| {
        let known = groups.entry(Locale::to_string(locale)).or_insert((0, 0, locale));
        known.0 += 1;
        known.1 += size;
    };
    for read in read {
        if read.is_bilingual {
            let size = read.locales.values().map(|(_, size)| *size).max();
            speak(read.source.as_ref().unwrap_or(&english), size.unwrap_or_default());
        } else {
            read.locales.values().for_each(|(locale, size)| speak(locale, *size));
        }
    }
    let most = groups.values().map(|(count, ..)| *count).max().unwrap_or(0);
    // Plain English before that of a country, unless it is no more than what differs.
    let english_ones = || ["en", "en-US", "en-GB"].iter().filter_map(|name| groups.get(*name));
    let largest = english_ones().map(|(_, size, _)| *size).max().unwrap_or(0);
    let usual = english_ones().find(|(count, size, _)| count * 10 >= most * 8 && size * 10 >= largest * 8);
    let best = usual.or_else(|| groups.values().max_by_key(|(count, size, _)| (*count, *size)));
    best.map_or_else(|| english.clone(), |(_, _, locale)| (*locale).clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A group of monolingual files with so many bytes each.
    fn files(sizes: &[(&str, usize)]) -> Glance {
        let locale = |(name, size): &(&str, usize)| ((*name).to_owned(), (name.parse().unwrap(), *size));
        Glance { locales: sizes.iter().map(locale).collect(), ..Glance::default() }
    }

    /// A group of files with both sides, in which the source may be named.
    fn pairs(sizes: &[(&str, usize)], source: Option<&str>) -> Glance {
        Glance { is_bilingual: true, source: source.map(|s| s.parse().unwrap()), ..files(sizes) }
    }

    #[test]
    fn the_source_is_seen_in_what_there_is() {
        let rows: &[(&[Glance], &str, &str)] = &[
            (
                &[files(&[("ar", 90), ("en", 80), ("tk", 99)])],
                "en",
                "English where it is there, though another has more",
            ),
            (&[files(&[("ar", 90), ("tk", 80)])], "ar", "else the one with most text"),
            (
                &[files(&[("ar", 90), ("en", 5)]), files(&[("ar", 80), ("tk", 9)]), files(&[("ar", 7)])],
                "ar",
                "not English where only some files are in English",
            ),
            (&[files(&[("ar", 9), ("en-GB", 8)])], "en-GB", "any English"),
            (
                &[files(&[("en", 90), ("en-GB", 91)])],
                "en",
                "the plain one, though another spelling is longer",
            ),
            (&[files(&[("en", 9), ("en-US", 91)])], "en-US", "not the one that holds a few words only"),
            (
                &[pairs(&[("ar", 90), ("tk", 80)], None)],
                "en",
                "gettext is translated from English when nothing is said",
            ),
            (&[pairs(&[("tk", 80)], Some("ar"))], "ar", "XLIFF names its source"),
            (
                &[pairs(&[("ar", 90), ("hi", 95)], None), files(&[("ar", 5), ("hi", 9)])],
                "en",
                "what PO files are translated into is not what the rest is translated from",
            ),
            (&[], "en", "nothing to see"),
        ];
        for (read, source, why) in rows {
            assert_eq!(infer(read).to_string(), *source, "{why}");
        }
    }
}
