//! What a format does not hold of a glossary, counted.

use std::collections::{BTreeMap, HashSet};

use super::LOST;
use crate::glossary::{Concept, Glossary, write};
use crate::model::{Finding, Locale};
use crate::text::yaml::{Node, Value};

/// What was lost so far: for each kind of thing how often, and the first concept concerned.
#[derive(Debug, Default)]
pub(super) struct Losses<'g> {
    lost: BTreeMap<&'static str, (usize, Option<&'g Concept>)>,
}

impl<'g> Losses<'g> {
    /// Counts a thing: a key of the glossary, or `languages`, `terms`, `concepts`, `id`, `white-space`, `characters`.
    pub(super) fn add(&mut self, what: &'static str, concept: &'g Concept) {
        let (count, first) = self.lost.entry(what).or_insert((0, None));
        *count += 1;
        first.get_or_insert(concept);
    }

    /// Counts the values of the keys that a format does not hold, of a concept and of its terms.
    pub(super) fn keys(&mut self, concept: &'g Concept, lacking: &[&'static str]) {
        let entry = write::concept(concept);
        self.keys_of(&entry, concept, lacking);
    }

    /// The same of an entry of the file: mappings in it are its terms.
    fn keys_of(&mut self, entry: &Node, concept: &'g Concept, lacking: &[&'static str]) {
        match &entry.value {
            Value::Mapping(entries) => {
                for (key, value) in entries {
                    if let Some(key) = lacking.iter().find(|lacking| **lacking == key.text) {
                        self.add(key, concept);
                    }
                    self.keys_of(value, concept, lacking);
                }
            }
            Value::Sequence(items) => items.iter().for_each(|item| self.keys_of(item, concept, lacking)),
            Value::Scalar { .. } => {}
        }
    }

    /// The languages that a file will seem to be in are those of its terms: says if that is not what the glossary says.
    pub(super) fn languages(&mut self, glossary: &'g Glossary) {
        if glossary.languages.is_empty() {
            return;
        }
        let said: HashSet<&Locale> = glossary.languages.iter().collect();
        let seen: HashSet<&Locale> = locales(glossary).collect();
        if said != seen {
            self.lost.insert("languages", (1, glossary.concepts.first()));
        }
    }

    /// The findings, in a fixed order.
    pub(super) fn findings(self, format: &'static str) -> Vec<Finding> {
        let finding = |(what, (count, first)): (&'static str, (usize, Option<&Concept>))| {
            let (path, place) =
                first.map_or((String::new(), Default::default()), |c| (c.path.clone(), c.place));
            Finding::new(&LOST, path, place)
                .with("what", what)
                .with("count", count.to_string())
                .with("format", format)
                .with("concept", first.map_or("", |concept| concept.id.as_str()))
        };
        self.lost.into_iter().map(finding).collect()
    }
}

/// The languages of the terms of a glossary.
fn locales(glossary: &Glossary) -> impl Iterator<Item = &Locale> {
    let all = glossary.concepts.iter().flat_map(|concept| &concept.terms);
    all.filter(|(_, terms)| !terms.is_empty()).map(|(locale, _)| locale)
}

/// An id for each concept, each once: a second concept of one id gets a number behind it, and is counted.
pub(super) fn ids<'g>(glossary: &'g Glossary, losses: &mut Losses<'g>) -> Vec<String> {
    let mut taken: HashSet<String> = glossary.concepts.iter().map(|concept| concept.id.clone()).collect();
    let mut seen: HashSet<&str> = HashSet::new();
    let mut ids = Vec::with_capacity(glossary.concepts.len());
    for concept in &glossary.concepts {
        if seen.insert(&concept.id) {
            ids.push(concept.id.clone());
            continue;
        }
        losses.add("id", concept);
        let free =
            (2_usize..).map(|number| format!("{}-{number}", concept.id)).find(|id| !taken.contains(id));
        let id = free.unwrap_or_default();
        taken.insert(id.clone());
        ids.push(id);
    }
    ids
}
