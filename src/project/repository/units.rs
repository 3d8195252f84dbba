//! Messages of two files as units, and what the checks of units say of them.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use crate::catalog::Entry;
use crate::check::across::Across;
use crate::check::catalog::File;
use crate::check::{self, Demands, Settings, Subject, Terminology, UnitHits};
use crate::model::{BlockKind, Finding, Locale, Target, TextSide, Unit};
use crate::project::keyed::form_of;
use crate::text::{Place, Span};

/// How many units are looked at together: bounds the memory, and gives every core something to do.
const TOGETHER: usize = 4000;

/// Checks the messages that both files have.
pub(super) fn check(
    source: &File,
    target: &File,
    terminology: &Terminology,
    settings: &Settings,
) -> (Vec<Finding>, Across) {
    let pairs: Vec<(Cow<'_, str>, &Entry<'_>)> = source
        .catalog
        .entries
        .iter()
        .filter_map(|entry| Some((entry.text.clone(), target.entry(&entry.id, entry.form.as_deref())?)))
        .collect();
    run(&pairs, source.path, source.locale, target, terminology, settings)
}

/// Checks the messages of a file that has both sides.
pub(super) fn bilingual(
    file: &File,
    source: &Locale,
    terminology: &Terminology,
    settings: &Settings,
) -> (Vec<Finding>, Across) {
    let pairs: Vec<(Cow<'_, str>, &Entry<'_>)> = file
        .catalog
        .entries
        .iter()
        .filter(|entry| !entry.is_fuzzy)
        .filter_map(|entry| Some((entry.source.clone()?, entry)))
        .collect();
    run(&pairs, file.path, source, file, terminology, settings)
}

fn run(
    pairs: &[(Cow<'_, str>, &Entry<'_>)],
    source_path: &str,
    source: &Locale,
    target: &File,
    terminology: &Terminology,
    settings: &Settings,
) -> (Vec<Finding>, Across) {
    let chunks: Vec<(Vec<Finding>, Across)> = pairs
        .par_chunks(TOGETHER)
        .map(|pairs| chunk(pairs, source_path, source, target, terminology, settings))
        .collect();
    let (mut findings, mut across) = (Vec::new(), Across::default());
    for (raised, seen) in chunks {
        findings.extend(raised);
        across.join(seen);
    }
    (findings, across)
}

fn chunk(
    pairs: &[(Cow<'_, str>, &Entry<'_>)],
    source_path: &str,
    source: &Locale,
    target: &File,
    terminology: &Terminology,
    settings: &Settings,
) -> (Vec<Finding>, Across) {
    // What is not there is told by the checks of files.
    let full = |(source, entry): &&(Cow<'_, str>, &Entry<'_>)| {
        !source.trim().is_empty() && !entry.text.trim().is_empty() && !is_setting(entry)
    };
    let pairs: Vec<&(Cow<'_, str>, &Entry<'_>)> = pairs.iter().filter(full).collect();
    let units: Vec<Unit> = pairs
        .iter()
        .map(|(text, entry)| Unit {
            id: entry.name(),
            kind: BlockKind::Paragraph,
            source: text.clone().into_owned(),
            place: Place::START,
            targets: BTreeMap::from([(
                target.locale.clone(),
                Target { text: entry.text.clone().into_owned(), ..Target::default() },
            )]),
            form: None,
        })
        .collect();
    let hits: Vec<UnitHits> = match terminology.glossary.concepts.is_empty() {
        true => Vec::new(),
        false => units.iter().map(|unit| terminology.hits(source, unit)).collect(),
    };
    let subject = Subject {
        memo: Default::default(),
        settings: &BTreeMap::from([(target.locale.clone(), settings.clone())]),
        source_locale: source,
        source_path,
        units: &units,
        hits: &hits,
        terminology,
        demands: Demands::default(),
        target_place: &|index, _, offset| {
            (
                target.path.to_owned(),
                pairs.get(index).map_or(Place::START, |(_, entry)| place(target, entry, offset)),
            )
        },
    };
    let mut findings = check::run(&subject);
    findings.retain(|finding| {
        if check::is_of_file(finding) {
            return false;
        }
        let form = finding.unit.as_deref().and_then(form_of);
        !form.is_some_and(|(_, form)| check::is_of_form(finding, form))
    });
    if findings.iter().any(|finding| finding.fix.is_some()) {
        let entries: HashMap<&str, &Entry<'_>> =
            units.iter().zip(&pairs).map(|(unit, (_, entry))| (unit.id.as_str(), *entry)).collect();
        for finding in &mut findings {
            let entry = finding.unit.as_deref().and_then(|unit| entries.get(unit));
            let span = finding.fix.as_ref().filter(|fix| fix.side == TextSide::Target).map(|fix| fix.span);
            finding.fix_region = entry.zip(span).and_then(|(entry, span)| region(target, entry, span));
        }
    }
    // Names in texts of an interface are few, and of programs.
    (findings, Across::of(&subject, false))
}

/// Where a stretch of an entry's text begins and ends in the file, if it is written there as it reads.
fn region(file: &File, entry: &Entry<'_>, span: Span) -> Option<(Place, Place)> {
    let raw = entry.value.of(file.text);
    let start = entry.value.start + usize::from(raw.starts_with(['"', '\'']));
    let same = file.text.get(start..start + span.end) == entry.text.get(..span.end);
    same.then(|| (file.place(start + span.start), file.place(start + span.end)))
}

/// A number, a truth, a format of dates: what YAML and JSON hold besides texts.
fn is_setting(entry: &Entry<'_>) -> bool {
    entry.plain
        && (matches!(&*entry.text, "true" | "false" | "null" | "~") || entry.text.parse::<f64>().is_ok())
}

/// The place of a byte of an entry's text: exact where it is written as it reads.
fn place(file: &File, entry: &Entry<'_>, offset: usize) -> Place {
    let raw = entry.value.of(file.text);
    let quote = usize::from(raw.starts_with(['"', '\'']));
    let same = raw.get(quote..quote + offset).is_some_and(|raw| entry.text.get(..offset) == Some(raw));
    file.place(entry.value.start + if same { quote + offset } else { 0 })
}
