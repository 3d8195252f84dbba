//! What only all files of a locale together show: references to nothing and in circles, messages that shadow each other, terms that
//! nobody uses.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::{File, shown};
use crate::catalog::Referent;
use crate::check::across::Across;
use crate::model::{Finding, Locale, Rule, Severity};
use crate::text::Place;
use crate::text::yaml::nearest;

static SHADOWED: Rule = Rule { code: "B018", name: "message-shadowed", severity: Severity::Warning };
static UNKNOWN: Rule = Rule { code: "B030", name: "reference-unknown", severity: Severity::Error };
static CIRCULAR: Rule = Rule { code: "B031", name: "reference-circular", severity: Severity::Error };
static FUNCTION: Rule = Rule { code: "B032", name: "function-unknown", severity: Severity::Error };
static UNUSED: Rule = Rule { code: "B035", name: "term-unused", severity: Severity::Info };

/// The rules of this file.
pub static RULES: &[&Rule] = &[&SHADOWED, &UNKNOWN, &CIRCULAR, &FUNCTION, &UNUSED];

/// What every runtime of Fluent has.
const BUILT_IN: &[&str] = &["NUMBER", "DATETIME"];

/// What is kept of a file until all have been read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Facts {
    path: String,
    locale: String,
    /// Files of one place share their names: the format, and for Fluent the folder.
    space: String,
    is_merged: bool,
    /// Id, digest of the text, place.
    defined: Vec<(Box<str>, u64, Place)>,
    /// Who refers to what, where.
    references: Vec<(Box<str>, Box<str>, Place)>,
    /// Who calls which function, where.
    functions: Vec<(Box<str>, Box<str>, Place)>,
    /// What its messages say, to be held against those of other files.
    pub across: Across,
}

impl Facts {
    /// Those of a file. Formats without references and with a file a name space have none.
    pub fn of(file: &File) -> Self {
        let fluent = file.format.name() == "Fluent";
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut facts = Self {
            path: file.path.to_owned(),
            locale: file.locale.to_string(),
            space: format!("{}:{}", file.format.name(), if fluent { folder } else { file.catalog.flavour }),
            is_merged: file.format.is_merged()
                && matches!(file.catalog.flavour, "Rails" | "rust-i18n 1" | "rust-i18n 2"),
            defined: Vec::new(),
            references: Vec::new(),
            functions: Vec::new(),
            across: Across::default(),
        };
        if !fluent && !facts.is_merged {
            return facts;
        }
        for entry in &file.catalog.entries {
            let place = file.place(entry.key.start);
            // Only files of one name space shadow each other.
            let text = if facts.is_merged { digest(&entry.text) } else { 0 };
            facts.defined.push((Box::from(entry.name()), text, place));
            for one in entry.code.iter().flat_map(|code| &code.references) {
                let name = match one.attribute {
                    Some(attribute) => format!("{}.{attribute}", one.name),
                    None => one.name.clone().into_owned(),
                };
                let to = match one.kind {
                    Referent::Function => &mut facts.functions,
                    Referent::Message | Referent::Term => &mut facts.references,
                };
                to.push((Box::from(&*entry.id), name.into(), file.place(one.at)));
            }
        }
        facts
    }
}

fn digest(text: &str) -> u64 {
    let hash = blake3::hash(text.as_bytes());
    hash.as_bytes()[..8].iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}

/// The id without its form.
fn bare(name: &str) -> &str {
    name.split_once('[').map_or(name, |(id, _)| id)
}

/// Adds what all files together show; `source` is the locale that the others are translated from.
pub fn run(mut all: Vec<Facts>, source: &Locale, findings: &mut Vec<Finding>) {
    let mut by_locale: BTreeMap<String, Vec<&Facts>> = BTreeMap::new();
    for facts in &all {
        by_locale.entry(facts.locale.clone()).or_default().push(facts);
    }
    let names = |files: &[&'_ Facts]| -> HashSet<String> {
        files.iter().flat_map(|f| f.defined.iter().map(|(name, ..)| bare(name).to_owned())).collect()
    };
    let source_files = by_locale.get(&source.to_string()).cloned().unwrap_or_default();
    // Messages that refer to nothing, which most are, need no names.
    let plain = |facts: &&Facts| {
        facts.references.is_empty() && !facts.defined.iter().any(|(name, ..)| name.starts_with('-'))
    };
    let in_source = match all.iter().all(|facts| plain(&facts)) {
        true => HashSet::new(),
        false => names(&source_files),
    };
    let source_references: HashSet<(&str, &str)> =
        source_files.iter().flat_map(|f| f.references.iter().map(|(from, to, _)| (&**from, &**to))).collect();
    let functions: HashSet<&str> =
        source_files.iter().flat_map(|f| f.functions.iter().map(|(_, name, _)| &**name)).collect();
    for files in by_locale.values() {
        let is_source = files.first().is_some_and(|facts| facts.locale == source.to_string());
        shadowed(files, findings);
        uncallable(files, &functions, is_source || source_files.is_empty(), findings);
        if files.iter().all(plain) {
            continue;
        }
        let own = if is_source { in_source.clone() } else { names(files) };
        unknown(files, &own, &in_source, &source_references, is_source, findings);
        circular(files, findings);
        unused(files, &in_source, is_source, findings);
    }
    let mut across = Across::default();
    all.iter_mut().for_each(|facts| across.extend(std::mem::take(&mut facts.across)));
    findings.extend(across.findings());
}

fn finding(rule: &'static Rule, facts: &Facts, id: &str, place: Place) -> Finding {
    let mut finding = Finding::new(rule, facts.path.as_str(), place).with("message", shown(bare(id)));
    finding.unit = Some(id.to_owned());
    finding.locale = facts.locale.parse().ok();
    finding
}

/// The same id in two files of one name space, with another text.
fn shadowed(files: &[&Facts], findings: &mut Vec<Finding>) {
    let mut first: HashMap<(&str, &str), (&Facts, u64, Place)> = HashMap::new();
    for facts in files.iter().filter(|facts| facts.is_merged) {
        for (name, text, place) in &facts.defined {
            match first.get(&(facts.space.as_str(), &**name)) {
                None => {
                    first.insert((facts.space.as_str(), name), (facts, *text, *place));
                }
                Some((other, other_text, other_place)) if other.path != facts.path && other_text != text => {
                    let at = format!("{}:{}", other.path, other_place.line);
                    findings.push(finding(&SHADOWED, facts, name, *place).with("other", at));
                }
                Some(_) => {}
            }
        }
    }
}

fn unknown(
    files: &[&Facts],
    own: &HashSet<String>,
    in_source: &HashSet<String>,
    source_references: &HashSet<(&str, &str)>,
    is_source: bool,
    findings: &mut Vec<Finding>,
) {
    let mut near = 0;
    for facts in files {
        for (from, to, place) in &facts.references {
            // What the source refers to in vain is told once; what only the source has is missing, and told so.
            let known = own.contains(&**to) || in_source.contains(&**to);
            if known || !is_source && source_references.contains(&(&**from, &**to)) {
                continue;
            }
            let mut finding = finding(&UNKNOWN, facts, from, *place).with("reference", &**to);
            // Looking for what was meant takes time; the first hundred are enough to see.
            near += 1;
            if near <= 100 {
                finding.expected = nearest(to, own.iter().map(String::as_str));
            }
            findings.push(finding);
        }
    }
}

/// Calls of functions that nothing is known of. A program may have some of its own: those that its source calls anywhere are there,
/// and what the source calls is wrong only where it is nearly one of Fluent's.
fn uncallable(files: &[&Facts], known: &HashSet<&str>, is_source: bool, findings: &mut Vec<Finding>) {
    for facts in files {
        for (from, name, place) in &facts.functions {
            let near = nearest(name, BUILT_IN.iter().copied());
            let there = BUILT_IN.contains(&&**name) || !is_source && known.contains(&**name);
            if !there && (!is_source || near.is_some()) {
                let mut finding = finding(&FUNCTION, facts, from, *place).with("function", &**name);
                finding.expected = near;
                findings.push(finding);
            }
        }
    }
}

/// Messages that come back to themselves; each circle once, at its first message.
fn circular(files: &[&Facts], findings: &mut Vec<Finding>) {
    let mut edges: BTreeMap<&str, Vec<(&str, &Facts, Place)>> = BTreeMap::new();
    for facts in files {
        for (from, to, place) in &facts.references {
            edges.entry(from).or_default().push((to, facts, *place));
        }
    }
    let mut done: HashSet<&str> = HashSet::new();
    for start in edges.keys().copied() {
        // Depth first, without recursion: the way, and how far each of its messages has been looked at.
        let mut way: Vec<(&str, usize)> = vec![(start, 0)];
        while let Some((at, next)) = way.last_mut() {
            let here = *at;
            let Some(&(to, facts, place)) = edges.get(here).and_then(|edges| edges.get(*next)) else {
                done.insert(here);
                way.pop();
                continue;
            };
            *next += 1;
            if let Some(from) = way.iter().position(|(id, _)| *id == to) {
                let circle: Vec<&str> = way[from..].iter().map(|(id, _)| *id).chain([to]).collect();
                findings.push(finding(&CIRCULAR, facts, here, place).with("circle", circle.join(" → ")));
            } else if !done.contains(to) && edges.contains_key(to) {
                way.push((to, 0));
            }
        }
    }
}

/// Terms that no message of the locale refers to.
fn unused(files: &[&Facts], in_source: &HashSet<String>, is_source: bool, findings: &mut Vec<Finding>) {
    let used: HashSet<&str> = files
        .iter()
        .flat_map(|f| f.references.iter().map(|(_, to, _)| to.split('.').next().unwrap_or(to)))
        .collect();
    // A file of terms alone is for others to refer to: a project may keep its messages elsewhere.
    if used.is_empty() {
        return;
    }
    for facts in files {
        let mut seen: HashSet<&str> = HashSet::new();
        for (name, _, place) in &facts.defined {
            let id = bare(name);
            let term = id.starts_with('-') && !id.contains('.');
            if term && seen.insert(id) && !used.contains(id) && (is_source || !in_source.contains(id)) {
                findings.push(finding(&UNUSED, facts, id, *place));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_known_where_any_file_of_the_source_calls_them() {
        let source = ["a = { PLATFORM() }\n", "b = B\n", "c = { NUMBRE($n) }\n"];
        let target = ["a = أ\n", "b = { PLATFORM() }\n", "c = { PLATFROM() }\n"];
        let (en, ar): (Locale, Locale) = ("en".parse().unwrap(), "ar".parse().unwrap());
        let format = crate::catalog::by_path("a.ftl").unwrap();
        let facts = |locale: &Locale, texts: [&str; 3]| -> Vec<Facts> {
            let path = |at: usize| format!("{locale}/{at}.ftl");
            let of = |(at, text): (usize, &&str)| {
                Facts::of(&File::new(&path(at), locale, format, text, format.read(text)))
            };
            texts.iter().enumerate().map(of).collect()
        };
        let all = facts(&en, source).into_iter().chain(facts(&ar, target)).collect();
        let mut findings = Vec::new();
        run(all, &en, &mut findings);
        let found: Vec<String> = findings.iter().map(|f| format!("{} {}", f.rule.code, f.path)).collect();
        assert_eq!(found, ["B032 ar/2.ftl", "B032 en/2.ftl"], "a misspelt one on either side, and no other");
    }
}
