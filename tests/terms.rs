//! Pairs of sentences judged by hand (`tests/terms/judgements.tsv`): the checks find what a person finds, and nothing
//! where a person finds nothing.

use std::fs;
use std::path::Path;

use tarjuman::check::{self, Subject, Terminology};
use tarjuman::glossary::Glossary;
use tarjuman::model::{BlockKind, Locale, Target, Targets, Unit};
use tarjuman::text::Place;

/// Names of the rules that each verdict asks for: one of them must be raised.
fn wanted(verdict: &str) -> &'static [&'static str] {
    match verdict {
        "ok" => &[],
        "missing" => &["term-not-used"],
        "forbidden" => &["term-forbidden"],
        "deprecated" => &["term-deprecated"],
        other => panic!("unknown verdict {other:?}"),
    }
}

#[test]
fn the_checks_judge_as_a_person_does() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = "glossary/diplomatic.yaml";
    let (glossary, mistakes) = Glossary::parse(path, &fs::read_to_string(root.join(path)).unwrap());
    assert_eq!(mistakes, []);
    let locales: Vec<Locale> = ["ar", "en", "tk"].iter().map(|code| code.parse().unwrap()).collect();
    let terminology = Terminology::new(&glossary, &locales);
    let rows = fs::read_to_string(root.join("tests/terms/judgements.tsv")).unwrap();
    let (mut seen, mut wrong) = (0, Vec::new());
    for row in rows.lines().filter(|row| !row.starts_with('#')) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [locale, source, target, verdict, concept, reason] = cells[..] else { panic!("{row:?}") };
        let locale: Locale = locale.parse().unwrap();
        let target = Target { text: target.to_owned(), ..Target::default() };
        let unit = Unit {
            id: "p-1".into(),
            kind: BlockKind::Paragraph,
            source: source.into(),
            place: Place::START,
            targets: Targets::from_iter([(locale.clone(), target)]),
            form: None,
        };
        let hits = [terminology.hits(&locales[0], &unit)];
        let findings = check::run(&Subject {
            memo: Default::default(),
            settings: check::Settings::NONE,
            demands: tarjuman::check::Demands::default(),
            source_locale: &locales[0],
            source_path: "a.ar.txt",
            units: std::slice::from_ref(&unit),
            hits: &hits,
            terminology: &terminology,
            target_place: &|_, _, _| ("a.txt".into(), Place::START),
        });
        let found: Vec<(&str, &str)> = findings
            .iter()
            .map(|f| {
                (
                    f.rule.name,
                    f.args.iter().find(|(name, _)| *name == "concept").map_or("", |(_, c)| c.as_str()),
                )
            })
            .collect();
        let right = match wanted(verdict) {
            [] => found.is_empty(),
            names => found.iter().any(|(name, about)| names.contains(name) && *about == concept),
        };
        seen += 1;
        if !right {
            wrong.push(format!(
                "{locale} {verdict} {concept}: {reason}\n  {source}\n  {}\n  {found:?}",
                unit.targets[&locale].text
            ));
        }
    }
    assert!(seen >= 60, "only {seen} judgements");
    assert!(wrong.is_empty(), "{} of {seen} judged otherwise:\n{}", wrong.len(), wrong.join("\n"));
}
