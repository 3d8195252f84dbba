//! `tarjuman glossary check --jsonl`: translations checked against the glossary, a record a pair of texts.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Map, Value, json};

use super::super::{Terms, load_shown, stream};
use crate::check::{self, Demands, Subject, Terminology};
use crate::cli::{self, Context, Outcome};
use crate::lang;
use crate::model::{BlockKind, Finding, Locale, Target, Targets, Unit};
use crate::text::Place;

/// Checks each record by the glossary.
pub(super) fn run(context: &Context, terms: &Terms, demands: Demands, path: &Path) -> Outcome {
    let mut glossary = load_shown(context, terms)?;
    let scripts = lang::OTHER_SCRIPTS.iter().filter_map(|language| language.code().parse::<Locale>().ok());
    glossary.write_in_scripts(&scripts.collect::<Vec<_>>());
    let locales: BTreeSet<Locale> = glossary.concepts.iter().flat_map(|c| c.terms.keys().cloned()).collect();
    let terminology = Terminology::new(&glossary, &locales);
    let work = |record: &Map<String, Value>| {
        let locale = |field| -> Result<Locale, String> {
            let tag = cli::records::text(record, field)?;
            tag.parse().map_err(|_| format!("field {field:?}: {tag:?} is no language tag"))
        };
        // A locale that the glossary does not have is served by its language.
        let served = |locale: Locale| match locales.contains(&locale) {
            true => locale,
            false => Locale::from_parts(locale.language, locale.script, None, &[]),
        };
        let [from, to] = [served(locale("from")?), served(locale("to")?)];
        let (source, target) = (cli::records::text(record, "source")?, cli::records::text(record, "target")?);
        let findings = findings(&terminology, demands, [&from, &to], source, target);
        let findings = findings.iter().map(|finding| json_of(context, finding)).collect();
        Ok(Map::from_iter([("findings".to_owned(), Value::Array(findings))]))
    };
    stream(path, work)
}

/// What the checks find in one pair of texts.
fn findings(
    terminology: &Terminology,
    demands: Demands,
    [from, to]: [&Locale; 2],
    source: &str,
    target: &str,
) -> Vec<Finding> {
    let unit = Unit {
        id: String::new(),
        kind: BlockKind::Paragraph,
        source: source.to_owned(),
        place: Place::START,
        targets: Targets::from_iter([(to.clone(), Target { text: target.to_owned(), ..Target::default() })]),
        form: None,
    };
    let hits = [terminology.hits(from, &unit)];
    // Places count characters of the text, as in other records.
    let offset = |_: usize, _: &Locale, at: usize| {
        let column = u32::try_from(target[..at].chars().count()).unwrap_or(u32::MAX);
        (String::new(), Place::new(1, column.saturating_add(1)))
    };
    check::run(&Subject {
        memo: Default::default(),
        settings: crate::check::Settings::NONE,
        source_locale: from,
        source_path: "",
        units: std::slice::from_ref(&unit),
        hits: &hits,
        terminology,
        demands,
        target_place: &offset,
    })
}

fn json_of(context: &Context, finding: &Finding) -> Value {
    let argument = |name: &str| {
        finding.args.iter().find(|(key, value)| *key == name && !value.is_empty()).map(|(_, value)| value)
    };
    json!({
        "code": finding.rule.code,
        "name": finding.rule.name,
        "severity": finding.severity.as_str(),
        "start": finding.place.column - 1,
        "concept": argument("concept"),
        "form": argument("form"),
        "nearest": argument("nearest"),
        "expected": finding.expected,
        "message": context.ui.finding(finding),
    })
}
