//! The memory of a project: where it is, what a run puts into it, and how pairs look in exchange files.

use std::path::Path;

use super::config::Project;
use super::files;
use super::run::RunError;
use crate::exchange::pairs::{Entry, Property, Variant};
use crate::glossary::Date;
use crate::memory::{Address, Memory, MemoryError, Translation};
use crate::model::{Locale, Origin, State, Unit};

/// Below this confidence an aligned pair is not remembered: one in two of them would be wrong.
const SURE: f32 = 0.5;
/// How much of the digest of the glossary names its revision.
const REVISION: usize = 16;
/// Kinds of properties that only this program writes.
const ORIGIN: &str = "tarjuman:origin";
const DOCUMENT: &str = "tarjuman:document";
const GLOSSARY: &str = "tarjuman:glossary";
/// Kinds of properties in which tools keep the source before and behind: OmegaT, then memoQ.
const PREVIOUS: [&str; 2] = ["prev", "x-context-pre"];
const NEXT: [&str; 2] = ["next", "x-context-post"];

/// The environment variable that has the password of a server of memories, as for the programs of PostgreSQL.
const PASSWORD: &str = "PGPASSWORD";

/// Looks a name up in the environment, which only the command line does.
pub type Variable = fn(&str) -> Option<String>;

/// Opens the memory of a project, which is made should it not exist.
///
/// # Errors
///
/// [`RunError::Memory`], and when its folder cannot be made.
pub fn open(project: &Project, variable: Option<Variable>) -> Result<Memory, RunError> {
    files::working_folder(&project.root)?;
    match Address::is_meant(&project.config.memory) {
        true => connect(&project.root, &project.config.memory, variable),
        false => Ok(Memory::open(&files::inside(&project.root, &project.config.memory)?)?),
    }
}

/// Opens the memory at an address; its index lies in the working folder below `root`, which is made should it not exist.
///
/// # Errors
///
/// [`RunError::Memory`], and when the folder cannot be made.
pub fn connect(root: &Path, address: &str, variable: Option<Variable>) -> Result<Memory, RunError> {
    let address = Address::parse(address).ok_or(MemoryError::Address)?;
    let password = variable.and_then(|variable| variable(PASSWORD));
    let name = blake3::hash(address.as_str().as_bytes()).to_hex();
    let folder = files::working_folder(root)?.join(format!("memory-{}.index", &name[..REVISION]));
    Ok(Memory::connect(&address, password.as_deref(), &folder)?)
}

/// What a run puts into the memory.
pub(super) struct Remembering<'a> {
    project: &'a Project,
    memory: Memory,
    date: String,
    glossary: String,
}

impl<'a> Remembering<'a> {
    /// Opens the memory of a project for a run.
    pub fn new(
        project: &'a Project,
        today: Option<Date>,
        glossary: &str,
        variable: Option<Variable>,
    ) -> Result<Self, RunError> {
        let date = today.map_or(String::new(), |date| date.to_string());
        let glossary = glossary.chars().take(REVISION).collect();
        Ok(Self { project, memory: open(project, variable)?, date, glossary })
    }

    /// Remembers the approved and the surely aligned units of a document.
    pub fn store(&self, document: &str, units: &[Unit]) -> Result<(), RunError> {
        let mut pairs = Vec::new();
        let source_at = |at: Option<usize>| {
            let unit = at.and_then(|at| units.get(at));
            Some(unit.map_or(String::new(), |unit| unit.source.clone()))
        };
        for (at, unit) in units.iter().enumerate() {
            for (locale, target) in &unit.targets {
                let aligned = target.origin == Origin::Human && target.confidence.is_none_or(|c| c >= SURE);
                let worth = target.state.is_approved() || (target.state == State::Translated && aligned);
                if !worth || target.stale.is_some() || target.text.trim().is_empty() {
                    continue;
                }
                pairs.push(Translation {
                    source_locale: self.project.config.source.clone(),
                    target_locale: locale.clone(),
                    source: unit.source.clone(),
                    target: target.text.clone(),
                    previous: source_at(at.checked_sub(1)),
                    next: source_at(Some(at + 1)),
                    origin: target.origin.clone(),
                    state: target.state,
                    document: document.to_owned(),
                    unit: unit.id.clone(),
                    date: self.date.clone(),
                    glossary: self.glossary.clone(),
                });
            }
        }
        self.memory.store(&pairs)?;
        Ok(())
    }
}

/// What is said of the pairs of a file where their entries do not say it.
#[derive(Clone, Debug)]
pub struct Imported<'a> {
    /// The source language.
    pub source: Option<&'a Locale>,
    /// The target language; every other one of an entry when there is none.
    pub target: Option<&'a Locale>,
    /// How far a person has got with them.
    pub state: State,
    /// The name of the file.
    pub document: &'a str,
}

/// The pairs of an entry; none where it does not have the source language, or nothing beside it.
pub fn translations(entry: &Entry, about: &Imported) -> Vec<Translation> {
    let source = match about.source {
        Some(locale) => entry.variant(locale),
        None => entry.variants.first(),
    };
    let Some(source) = source else { return Vec::new() };
    let property = |kinds: &[&str]| {
        let of = |properties: &[Property]| {
            properties.iter().find(|p| kinds.contains(&p.kind.as_str())).map(|p| p.value.clone())
        };
        of(&entry.properties).or_else(|| of(&source.properties))
    };
    let origin = match property(&[ORIGIN]) {
        Some(text) => origin(&text),
        None => Origin::Human,
    };
    let of_target = |variant: &Variant| {
        let said = |name: &str| {
            let of_variant =
                variant.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
            of_variant.or_else(|| entry.attribute(name))
        };
        Translation {
            source_locale: source.locale.clone(),
            target_locale: variant.locale.clone(),
            source: source.segment.text.clone(),
            target: variant.segment.text.clone(),
            previous: property(&PREVIOUS),
            next: property(&NEXT),
            origin: origin.clone(),
            state: entry.state.unwrap_or(about.state),
            document: property(&[DOCUMENT]).unwrap_or_else(|| about.document.to_owned()),
            unit: entry.id.clone(),
            date: said("changedate").or_else(|| said("creationdate")).and_then(day).unwrap_or_default(),
            glossary: property(&[GLOSSARY]).unwrap_or_default(),
        }
    };
    match about.target {
        Some(locale) => entry.variant(locale).into_iter().map(of_target).collect(),
        None => {
            entry.variants.iter().filter(|variant| variant.locale != source.locale).map(of_target).collect()
        }
    }
}

/// A pair as an entry of an exchange file.
pub fn entry(pair: &Translation) -> Entry {
    let variant = |locale: &Locale, text: &str| Variant::new(locale.clone(), text.into());
    let property = |kind: &str, value: &str| {
        (!value.is_empty()).then(|| Property { kind: kind.to_owned(), value: value.to_owned() })
    };
    let origin = if pair.origin == Origin::Human { String::new() } else { pair.origin.to_string() };
    // Here an empty one says something: the edge of a document.
    let neighbour = |kind: &str, text: &Option<String>| {
        text.as_ref().map(|text| Property { kind: kind.to_owned(), value: text.clone() })
    };
    let properties = [
        property(ORIGIN, &origin),
        property(DOCUMENT, &pair.document),
        property(GLOSSARY, &pair.glossary),
        neighbour(PREVIOUS[0], &pair.previous),
        neighbour(NEXT[0], &pair.next),
    ];
    let date = (pair.date.len() == 10).then(|| format!("{}T000000Z", pair.date.replace('-', "")));
    Entry {
        id: pair.unit.clone(),
        state: Some(pair.state),
        attributes: date.map(|date| ("changedate".to_owned(), date)).into_iter().collect(),
        properties: properties.into_iter().flatten().collect(),
        variants: vec![
            variant(&pair.source_locale, &pair.source),
            variant(&pair.target_locale, &pair.target),
        ],
        ..Entry::default()
    }
}

/// An origin as [`Origin`] is displayed.
fn origin(text: &str) -> Origin {
    match text.split_once(' ') {
        Some(("engine", name)) => Origin::Engine(name.to_owned()),
        Some(("memory", similarity)) => similarity.parse().map_or(Origin::None, Origin::Memory),
        _ if text == "none" => Origin::None,
        _ => Origin::Human,
    }
}

/// The day of a date of TMX, `20261126T101500Z`.
fn day(date: &str) -> Option<String> {
    let digits = date.get(..8).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
    Some(format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_survive_the_exchange() {
        let pair = Translation {
            source_locale: "ar".parse().unwrap(),
            target_locale: "en".parse().unwrap(),
            source: "نص".into(),
            target: "text".into(),
            origin: Origin::Engine("deepl".into()),
            state: State::Translated,
            document: "talks".into(),
            unit: "u1".into(),
            date: "2026-11-26".into(),
            glossary: "abc".into(),
            previous: Some("ما قبله".into()),
            next: Some(String::new()),
        };
        let about = Imported { source: None, target: None, state: State::Final, document: "x.tmx" };
        assert_eq!(translations(&entry(&pair), &about), [pair]);
    }
}
