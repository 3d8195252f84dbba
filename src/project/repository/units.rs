//! Messages of two files as units, and what the checks of units say of them.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use crate::catalog::{Code, Entry, Referent};
use crate::check::across::Across;
use crate::check::catalog::File;
use crate::check::{self, Demands, Settings, Subject, Terminology, UnitHits};
use crate::lang::gettext;
use crate::lang::plurals::is_category;
use crate::model::{BlockKind, Finding, Fix, Locale, Target, Targets, TextSide, Unit, form_of};
use crate::text::escaped::position;
use crate::text::{Place, Span};

/// How many units are looked at together: bounds the memory, and gives every core something to do.
const TOGETHER: usize = 4000;

/// What a format may have to write otherwise than it reads.
const ESCAPED: [char; 6] = ['"', '\'', '\\', '\n', '<', '&'];

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
        .filter_map(|entry| {
            // A message that one side only chooses from: its default stands against the text of the other.
            let there = target.entry(&entry.id, entry.form.as_deref()).or_else(|| match entry.form {
                None => usual(target, &entry.id),
                Some(_) => target
                    .entry(&entry.id, None)
                    .filter(|_| usual(source, &entry.id).is_some_and(|usual| std::ptr::eq(usual, entry))),
            });
            Some((entry.text.clone(), there?))
        })
        .collect();
    let (mut findings, across) = run(&pairs, source.path, source.locale, target, terminology, settings);
    findings.retain(|finding| !elsewhere(finding, source, target));
    (findings, across)
}

/// The variant of a message of Fluent that is taken where no other fits.
fn usual<'f, 't>(file: &'f File<'t>, id: &str) -> Option<&'f Entry<'t>> {
    let select = file.variants(id).find_map(|entry| entry.code.as_deref()?.selects.first())?;
    file.entry(id, Some(select.default))
}

/// Whether a message of Fluent has what a finding misses or does not know in another branch of a choice, which its text does not show.
fn elsewhere(finding: &Finding, source: &File, target: &File) -> bool {
    let Some(unit) = finding.unit.as_deref().filter(|_| check::is_of_placeholder(finding)) else {
        return false;
    };
    let id = form_of(unit).map_or(unit, |(id, _)| id);
    // What a message refers to, the names of its forms, and whether its text shows one branch only.
    let code = |file: &File| -> Option<(Vec<String>, Vec<String>, bool)> {
        let names = |code: &Code<'_>| -> Vec<String> {
            let variables = code.variables.iter().map(|(name, _)| format!("${name}"));
            // What a term is, a choice may ask; its name is not shown by that.
            let shown =
                code.references.iter().filter(|one| one.kind != Referent::Term || one.attribute.is_none());
            variables.chain(shown.map(|one| one.name.clone().into_owned())).collect()
        };
        let entries = || file.variants(id);
        let hidden = entries().any(|entry| entry.is_partial);
        let forms = entries().filter_map(|entry| Some(entry.form.clone()?.into_owned())).collect();
        let code = entries().find_map(|entry| entry.code.as_deref())?;
        Some((names(code), forms, hidden))
    };
    let (Some((wanted, had, hides)), Some((found, has, hidden))) = (code(source), code(target)) else {
        return false;
    };
    if !hides && !hidden && had.is_empty() && has.is_empty() {
        return false;
    }
    let arg = |name: &str| {
        finding
            .args
            .iter()
            .find(|(key, _)| *key == name)
            .map(|(_, value)| check::refers(value))
            .unwrap_or_default()
    };
    // Variants of the same names are compared one by one.
    let (lost, added) = (arg("placeholder"), arg("found"));
    let within = |names: &[String], one: &str| {
        one.is_empty() || names.iter().any(|name| one == name || one.split('.').next() == Some(name))
    };
    let unlike = had != has || hides || hidden;
    match finding.rule.code {
        "U010" => unlike && within(&found, lost),
        "U011" => within(&wanted, lost),
        _ => unlike && within(&found, lost) && within(&wanted, added),
    }
}

/// Checks the messages of a file that has both sides. Where the source is a key, as in `msgid "user.greeting"`, what it stands for is
/// in `keyed`, the file of the source, or nowhere.
pub(super) fn bilingual(
    file: &File,
    keyed: Option<&File>,
    source: &Locale,
    terminology: &Terminology,
    settings: &Settings,
) -> (Vec<Finding>, Across) {
    let pairs: Vec<(Cow<'_, str>, &Entry<'_>)> = file
        .catalog
        .entries
        .iter()
        .filter(|entry| !entry.is_fuzzy)
        .filter_map(|entry| {
            let source = entry.source.clone()?;
            if !is_key(&source) || is_key(&entry.text) {
                return Some((source, entry));
            }
            let text = keyed?.entry(&entry.id, entry.form.as_deref()).map(|own| own.text.clone())?;
            (!is_key(&text)).then_some((text, entry))
        })
        .collect();
    run(&pairs, file.path, source, file, terminology, settings)
}

/// Whether a text is a key and says nothing: `user.greeting`, `list:admin:notice.txt`.
fn is_key(text: &str) -> bool {
    let parts = || text.split(['.', ':', '_', '-', '/']);
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.contains(['.', ':', '_'])
        && parts().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric()))
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
    // Most files are one chunk, whose findings are not moved.
    let mut chunks = chunks.into_iter();
    let (mut findings, mut across) = chunks.next().unwrap_or_default();
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
        // A translation of spaces alone passes for one where the source stands beside it.
        let says =
            if entry.source.is_some() { !entry.text.is_empty() } else { !entry.text.trim().is_empty() };
        !source.trim().is_empty() && says && !is_setting(entry)
    };
    let pairs: Vec<&(Cow<'_, str>, &Entry<'_>)> = pairs.iter().filter(full).collect();
    let units: Vec<Unit> = pairs
        .iter()
        .map(|(text, entry)| Unit {
            id: entry.name(),
            kind: BlockKind::Paragraph,
            source: text.clone().into_owned(),
            place: Place::START,
            targets: Targets::from_iter([(
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
    let forms = target.catalog.forms.and_then(|count| gettext::forms(target.locale, count));
    findings.retain(|finding| {
        if check::is_of_file(finding) {
            return false;
        }
        let Some((_, form)) = finding.unit.as_deref().and_then(form_of) else { return true };
        // A variant that does not count says what its source says.
        if !is_category(form) && form.parse::<f64>().is_err() {
            return true;
        }
        // The number of a form of gettext tells what it counts.
        let category = forms.as_ref().and_then(|forms| forms.get(form.parse::<usize>().ok()?));
        let placeholder = check::is_of_placeholder(finding);
        !check::is_of_form(finding, category.filter(|_| placeholder).copied().unwrap_or(form))
    });
    if findings.iter().any(|finding| finding.fix.is_some()) {
        let entries: HashMap<&str, &Entry<'_>> =
            units.iter().zip(&pairs).map(|(unit, (_, entry))| (unit.id.as_str(), *entry)).collect();
        for finding in &mut findings {
            let entry = finding.unit.as_deref().and_then(|unit| entries.get(unit));
            // What some format would have to escape is put in by `--fix` only.
            let as_it_is = |fix: &&Fix| fix.side == TextSide::Target && !fix.text.contains(ESCAPED);
            let span = finding.fix.as_ref().filter(as_it_is).map(|fix| fix.span);
            finding.fix_region = entry.zip(span).and_then(|(entry, span)| region(target, entry, span));
        }
    }
    // Names in texts of an interface are few, and of programs.
    (findings, Across::of(&subject, false))
}

/// Where a stretch of an entry's text begins and ends in the file, if it is written there as it reads.
fn region(file: &File, entry: &Entry<'_>, span: Span) -> Option<(Place, Place)> {
    let (start, end) = (byte(file, entry, span.start)?, byte(file, entry, span.end)?);
    let same = file.text.get(start..end) == Some(span.of(&entry.text));
    same.then(|| (file.place(start), file.place(end)))
}

/// Where a byte of an entry's text stands in the file, whatever it is written with.
fn byte(file: &File, entry: &Entry<'_>, offset: usize) -> Option<usize> {
    let raw = entry.value.of(file.text);
    let quote = usize::from(raw.starts_with(['"', '\'']));
    Some(entry.value.start + quote + position(&raw[quote..], &entry.text, offset)?)
}

/// A number, a truth, a format of dates: what YAML and JSON hold besides texts.
fn is_setting(entry: &Entry<'_>) -> bool {
    entry.plain
        && (matches!(&*entry.text, "true" | "false" | "null" | "~") || entry.text.parse::<f64>().is_ok())
}

/// The place of a byte of an entry's text; of its beginning where the text is not all that is written there.
fn place(file: &File, entry: &Entry<'_>, offset: usize) -> Place {
    file.place(byte(file, entry, offset).unwrap_or(entry.value.start))
}
