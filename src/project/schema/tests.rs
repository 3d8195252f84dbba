use serde_json::Value;

use super::{glossary, project, waivers};
use crate::check::options;
use crate::glossary::Glossary;
use crate::glossary::parse::keys as glossary_keys;
use crate::project::config::engines::keys as engine_keys;
use crate::project::config::keys;
use crate::project::waivers::keys as waiver_keys;
use crate::project::{config, rules, template};
use crate::text::clean::CLASSES;
use crate::translate::ENGINES;

/// Every mapping of a schema with the keys it names.
fn properties(schema: &Value, found: &mut Vec<(String, Value)>) {
    match schema {
        Value::Object(map) => {
            if map.get("additionalProperties") == Some(&Value::Bool(false)) {
                let named = map["properties"].as_object().into_iter().flatten();
                found.extend(named.map(|(key, value)| (key.clone(), value.clone())));
            }
            map.values().for_each(|value| properties(value, found));
        }
        Value::Array(items) => items.iter().for_each(|item| properties(item, found)),
        _ => {}
    }
}

#[test]
fn every_key_that_is_read_is_described() {
    let mut found = Vec::new();
    properties(&project(), &mut found);
    properties(&glossary(), &mut found);
    properties(&waivers(), &mut found);
    let known = [
        keys::ROOT,
        keys::DOCUMENTS,
        keys::FURNITURE,
        keys::TERMINOLOGY,
        keys::SEGMENTATION,
        keys::LIMITS,
        keys::BUNDLES,
        keys::PLURALS,
        keys::OVERRIDES,
        glossary_keys::ROOT,
        glossary_keys::CONCEPT,
        glossary_keys::TERM,
        waiver_keys::ROOT,
        waiver_keys::WAIVER,
        engine_keys::ENGINE,
        engine_keys::TRANSLATE,
        engine_keys::KEY,
    ];
    let special: std::collections::BTreeSet<&str> =
        ENGINES.iter().flat_map(|kind| kind.keys.iter().copied()).collect();
    // What every check has, and the options of those that have some; for all files and for some.
    let options = || rules::rules().map(|rule| options::of_rule(rule).count()).filter(|count| *count > 0);
    let checks = 2 * (keys::CHECK.len() * (1 + options().count()) + options().sum::<usize>());
    let keys = known.iter().map(|keys| keys.len()).sum::<usize>() + CLASSES.len() + special.len() + checks;
    assert_eq!(found.len(), keys);
    for (key, schema) in found {
        assert!(
            schema["description"].as_str().is_some_and(|d| d.len() > 8),
            "{key} is not described: {schema}"
        );
    }
}

/// Whether a schema and the reader accept a text.
fn judged(validator: &jsonschema::Validator, text: &str, read: impl Fn(&str) -> bool) -> (bool, bool) {
    let value: Value = serde_yaml::from_str(text).unwrap();
    (validator.is_valid(&value), read(text))
}

/// A text, whether it is good, and why.
type Row<'a> = (&'a str, bool, &'a str);

#[test]
fn project_files_are_judged_as_they_are_read() {
    let validator = jsonschema::draft202012::new(&project()).unwrap();
    let minimal = "source: ar\ntargets: [en]\ndocuments: []\nbundles: []\n";
    let and = |more: &str| format!("{minimal}{more}");
    let set = |entry: &str| minimal.replace("documents: []", &format!("documents: [{entry}]"));
    let bundle = |entry: &str| minimal.replace("bundles: []", &format!("bundles: [{entry}]"));
    let rows: &[Row] = &[
        (template::FILES[0].1, true, "what init writes"),
        (include_str!("../../../tarjuman.yaml"), true, "this repository's own"),
        (minimal, true, "only what must be there"),
        ("targets: [en]\n", false, "keys are missing"),
        (&and("gate: never\n"), true, "a gate"),
        (&and("gate: nevr\n"), false, "no gate"),
        (&and("gates: never\n"), false, "an unknown key"),
        (&and("terminology: {apply: true, preferred-only: false}\n"), true, "switches"),
        (&and("terminology: {aply: true}\n"), false, "a misspelt switch"),
        (&and("clean: {kashida: report, not-nfc: ignore}\n"), true, "what is cleaned"),
        (&and("clean: {kashidas: report}\n"), false, "no class"),
        (&and("clean: {kashida: fix}\n"), false, "no treatment"),
        (&and("terminology: {references: true}\n"), false, "no file that has the terms"),
        (&and("terminology: {shapes: false}\n"), true, "nothing is asked for"),
        (
            &and("terminology: {shapes: true, references: true}\nglossary-bundle: '{locale}/g.ftl'\n"),
            true,
            "references",
        ),
        (
            &and(
                "engines: {e: {kind: command, command: [x], price: 2.5}}\ntranslate: {engines: [memory, e]}\n",
            ),
            true,
            "a program",
        ),
        (
            &and("engines: {e: {kind: command, comand: [x]}}\n"),
            false,
            "a misspelt key, and none that must be there",
        ),
        (
            &and("engines: {e: {kind: deepl, key: {env: DEEPL_KEY}, glossaries: {en: abc}}}\n"),
            true,
            "a service",
        ),
        (&and("engines: {e: {kind: deepl}}\n"), false, "a service without key"),
        (&and("engines: {e: {kind: deepl, key: 0123-4567:fx}}\n"), false, "the key itself"),
        (&and("engines: {e: {kind: deepl, key: {env: sk-0123}}}\n"), false, "the key for a name"),
        (&and("engines: {e: {kind: deepl, key: {env: A, file: b}}}\n"), false, "two keys"),
        (
            &and("engines: {e: {kind: openai, url: 'http://127.0.0.1:1/v1', model: m, echo: false}}\n"),
            true,
            "a model",
        ),
        (
            &and("engines: {e: {kind: openai, url: 'https://u:p@x.org/v1', model: m}}\n"),
            false,
            "a password in the address",
        ),
        (&and("engines: {e: {kind: openai, url: 'ftp://x.org', model: m}}\n"), false, "another protocol"),
        (&and("engines: {e: {kind: pseudo, url: 'https://x.org'}}\n"), false, "a key of another kind"),
        (&and("engines: {e: {kind: pseudo, tries: 0}}\n"), false, "no try"),
        (
            &and("translate: {locales: {en: [pseudo]}, redact: ['[0-9]{9}'], confidential-labels: [سري]}\n"),
            true,
            "privacy",
        ),
        (&and("waivers: waivers.yaml\n"), true, "waivers"),
        (&and("waivers: ../waivers.yaml\n"), false, "waivers out of the project"),
        (&and("state: xliff/{document}.xlf\n"), false, "one state for all locales"),
        (&and("glossaries: terms.yaml\n"), false, "a text for a list"),
        (&and("glossaries: [../terms.yaml]\n"), false, "a path out of the project"),
        (&and("glossaries: [a..b.yaml]\n"), true, "two dots in a name"),
        (&and("glossaries: [/terms.yaml]\n"), false, "an absolute path"),
        (&and("glossaries: ['a\\b.yaml']\n"), false, "a backslash"),
        (&and("glossary-bundle: terms.ftl\n"), false, "one glossary bundle for all locales"),
        (&and("severities: {title-repeated: off, D001: error}\n"), true, "severities by name and code"),
        (&and("severities: {title-repeated: fatal}\n"), false, "no severity"),
        (&and("severities: {title-repeatd: off}\n"), false, "no rule"),
        (
            &and("checks: {U025: {deviations: 2.5, severity: off}, T001: {allow: [MoU]}}\n"),
            true,
            "options of checks",
        ),
        (&and("checks: {U025: {deviation: 2.5}}\n"), false, "no such option"),
        (&and("checks: {U025: {deviations: 250}}\n"), false, "out of bounds"),
        (&and("overrides: [{files: a, checks: {U025: {severity: off}}}]\n"), true, "checks of some files"),
        (&and("overrides: [{files: a}]\n"), false, "nothing for these files"),
        (&minimal.replace("source: ar", "source: in Arabic"), false, "no language tag"),
        (&minimal.replace("source: ar", "source: ar-Arab-IQ"), true, "a long language tag"),
        (&minimal.replace("[en]", "[]"), false, "no target"),
        (&minimal.replace("[en]", "[en, en]"), false, "a target twice"),
        (&set("{files: 'documents/*.{locale}.md'}"), true, "documents side by side"),
        (&set("{files: 'documents/*.md'}"), false, "nothing tells the translations"),
        (&set("{files: 'ar/*.md', translations: '{locale}/{name}.md'}"), true, "documents in folders"),
        (&set("{files: 'ar/*.md', translations: '{locale}.md'}"), false, "translations without a name"),
        (
            &set("{files: 'tables/*.csv', columns: {id: Key, ar: النص, en: English}}"),
            true,
            "languages in one table",
        ),
        (&set("{files: 'tables/*.csv', columns: {in Arabic: Key}}"), false, "no language"),
        (&set("{files: '*.{locale}.po', output: 'out/{locale}/{document}.po'}"), true, "an output"),
        (&set("{files: '*.{locale}.po', output: 'out/{document}.po'}"), false, "one output for all locales"),
        (&set("{files: '*.{locale}.html', markup: true}"), true, "markup"),
        (&and("segmentation: {rules: rules/ours.srx}\n"), true, "rules"),
        (&and("segmentation: {rules: ../ours.srx}\n"), false, "rules out of the project"),
        (&and("limits: {document: 200 MB, line: 4096, nesting: 100}\n"), true, "limits"),
        (&and("limits: {document: much}\n"), false, "no number of bytes"),
        (&and("limits: {nesting: 0}\n"), false, "nothing would be read"),
        (&set("{files: '*.{locale}.md', paragraphs: lines}"), false, "no way to cut paragraphs"),
        (&set("{files: '*.{locale}.md', furniture: {labels: [شارك]}}"), true, "a label"),
        (&set("{files: '*.{locale}.md', furniture: {closing-labels: 'true'}}"), false, "a text for a truth"),
        (&bundle("{format: fluent, path: '{locale}/{document}.ftl'}"), true, "Fluent"),
        (&bundle("{format: fluent, path: '{document}.ftl'}"), false, "Fluent has a file a locale"),
        (&bundle("{format: yaml-rust-i18n-v2, path: '{document}.yml'}"), true, "one file for all locales"),
        (&bundle("{format: gettext, path: '{locale}/{document}.po'}"), false, "an unknown format"),
        (&bundle("{format: fluent}"), false, "no path"),
    ];
    for (text, good, why) in rows {
        let (schema, reader) = judged(&validator, text, |text| config::parse(config::FILE, text).is_ok());
        assert_eq!((schema, reader), (*good, *good), "{why}: schema, reader\n{text}");
    }
}

#[test]
fn waivers_are_judged_as_they_are_read() {
    let validator = jsonschema::draft202012::new(&waivers()).unwrap();
    let rows: &[Row] = &[
        ("waivers: []\n", true, "none yet"),
        ("waivers: [{rule: T001, reason: a name, until: 2027-06, locale: tk}]\n", true, "a waiver"),
        ("waivers: [{rule: T001}]\n", false, "no reason"),
        ("waivers: [{rule: T999, reason: x}]\n", false, "no rule"),
        ("waivers: [{rule: T001, reason: x, by: me}]\n", false, "an unknown key"),
        ("rules: []\n", false, "another key at the root"),
    ];
    for (text, good, why) in rows {
        let read = |text: &str| crate::project::waivers::parse("waivers.yaml", text).is_ok();
        let (schema, reader) = judged(&validator, text, read);
        assert_eq!((schema, reader), (*good, *good), "{why}: schema, reader");
    }
}

#[test]
fn glossaries_are_judged_as_they_are_read() {
    let validator = jsonschema::draft202012::new(&glossary()).unwrap();
    let term = |term: &str| format!("concepts: [{{id: a, terms: {{en: [{term}]}}}}]\n");
    let rows: &[Row] = &[
        (template::FILES[4].1, true, "what init writes"),
        (include_str!("../../../glossary/diplomatic.yaml"), true, "the diplomatic glossary"),
        ("concepts: []\n", true, "no concept yet"),
        ("languages: [ar]\n", false, "no key for concepts"),
        ("concepts: [{id: a}]\n", false, "a concept without terms"),
        ("concepts: [{terms: {en: [{term: x}]}}]\n", false, "a concept without id"),
        ("concepts: [{id: a, terms: {english: [{term: x}]}}]\n", true, "a tag of seven letters"),
        ("concepts: [{id: a, terms: {'12': [{term: x}]}}]\n", false, "no language tag"),
        (&term("{term: x, status: forbidden, match: exact}"), true, "a forbidden term"),
        (&term("{term: 2030}"), true, "a number is a text here"),
        (&term("{term: ''}"), false, "an empty term"),
        (&term("{status: forbidden}"), false, "no term"),
        (&term("{term: x, status: banned}"), false, "no status"),
        (&term("{term: x, statsu: forbidden}"), false, "a misspelt key"),
        (&term("{term: x, gender: neuter}"), true, "a gender of other languages"),
        (&term("{term: x, gender: common}"), false, "no gender that is known"),
        (&term("{term: x, plurals: xs}"), false, "a text for a list"),
        (&term("x"), false, "a text for a term"),
    ];
    for (text, good, why) in rows {
        let read = |text: &str| {
            let (_, findings) = Glossary::parse("terms.yaml", text);
            findings.is_empty()
        };
        let (schema, reader) = judged(&validator, text, read);
        assert_eq!((schema, reader), (*good, *good), "{why}: schema, reader");
    }
}
