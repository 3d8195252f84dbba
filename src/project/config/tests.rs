use super::{FILE, ProjectError, parse};
use crate::model::Diagnose;

const GOOD: &str = "source: ar
targets: [en, tk]
documents:
  - files: documents/*.{locale}.md
    furniture: { repeated-title: false, labels: [شارك] }
glossaries: [glossary/diplomatic.yaml]
bundles:
  - format: fluent
    path: locales/{locale}/{document}.ftl
gate: never
";

fn mistakes(text: &str) -> Vec<String> {
    match parse(FILE, text) {
        Err(ProjectError::Mistakes(mistakes)) => mistakes
            .iter()
            .map(|m| {
                let args: Vec<String> = m.args().into_iter().map(|(_, value)| value).collect();
                format!(
                    "{}:{} {} {}",
                    m.mistake.place.line,
                    m.mistake.place.column,
                    m.key(),
                    args.join(" | ")
                )
            })
            .collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_good_file_is_read() {
    let config = parse(FILE, GOOD).unwrap();
    assert_eq!(config.locales().map(ToString::to_string).collect::<Vec<_>>(), ["ar", "en", "tk"]);
    assert_eq!(config.documents[0].furniture.labels, ["شارك"]);
    assert!(!config.documents[0].furniture.repeated_title);
    assert_eq!(config.gate, None);
    let tk = "tk".parse().unwrap();
    assert_eq!(config.state_path("2025/talks", &tk), "xliff/2025/talks.tk.xlf");
}

#[test]
fn each_mistake_is_found_at_its_place() {
    let rows = [
        ("gate: never", "gates: never", "10:1 error-yaml-unknown-key-near gates | gate", "unknown key"),
        ("source: ar", "source: [ar]", "1:9 error-yaml-wrong-type source | text", "wrong type"),
        ("gate: never", "source: en", "10:1 error-yaml-duplicate-key source", "duplicate key"),
        (
            "targets: [en, tk]",
            "targets: [en, turkmen_latin_x]",
            "2:15 error-yaml-bad-value targets",
            "no tag",
        ),
        (
            "targets: [en, tk]",
            "targets: [en, ar]",
            "2:15 error-yaml-bad-value targets | ar",
            "target is source",
        ),
        ("format: fluent", "format: fluentt", "8:13 error-yaml-bad-value-near format", "unknown format"),
        (
            "documents/*.{locale}.md",
            "../x/*.{locale}.md",
            "4:12 error-yaml-bad-value files | ../x",
            "climbs out",
        ),
        ("documents/*.{locale}.md", "documents/*.md", "4:12 error-yaml-bad-value files", "no {locale}"),
        ("locales/{locale}/", "locales/", "9:11 error-yaml-bad-value path", "one path for all locales"),
        (
            "glossaries:",
            "terminology: { references: true }\nglossaries:",
            "6:28 error-yaml-bad-value references | true | glossary-bundle",
            "messages would refer to terms that no file has",
        ),
        (
            "glossaries:",
            "severities: { title-repeate: info }\nglossaries:",
            "6:15 error-yaml-unknown-key-near",
            "no rule",
        ),
    ];
    for (from, to, expected, why) in rows {
        let text = GOOD.replacen(from, to, 1);
        assert_ne!(text, GOOD, "{why}: the row changes nothing");
        let found = mistakes(&text);
        assert!(found.iter().any(|m| m.starts_with(expected)), "{why}: {found:?}");
    }
}

#[test]
fn a_rule_has_one_severity() {
    let with = |severities: &str| GOOD.replacen("gate:", &format!("severities: {severities}\ngate:"), 1);
    assert!(parse(FILE, &with("{ title-repeated: info, T001: error }")).is_ok());
    let rows = [
        ("{ byte-order-mark: info, D001: error }", "10:38", "by name and by code"),
        ("{ D001: info, D001: error }", "10:27", "the same key"),
    ];
    for (severities, place, why) in rows {
        let found = mistakes(&with(severities));
        assert_eq!(found.len(), 1, "{why}: {found:?}");
        assert!(found[0].starts_with(&format!("{place} error-yaml-duplicate-key")), "{why}: {found:?}");
    }
}

#[test]
fn some_files_have_severities_of_their_own() {
    let with = |more: &str| GOOD.replacen("gate:", &format!("{more}\ngate:"), 1);
    let good =
        "overrides:\n  - files: locales/tk/**\n    severities: { message-missing: off }\nbaseline: b.json";
    let config = parse(FILE, &with(good)).unwrap();
    assert!(config.overrides[0].files.is_match("locales/tk/a.ftl"));
    assert_eq!(config.overrides[0].severities.get("message-missing"), Some(&None));
    assert_eq!(config.baseline.as_deref(), Some("b.json"));
    let rows = [
        ("overrides: [{ files: \"[\", severities: {} }]", "10:22 error-yaml-bad-value files", "no glob"),
        ("overrides: [{ severities: {} }]", "10:13 error-yaml-missing-key files", "no files"),
        (
            "overrides: [{ files: a, severity: {} }]",
            "10:25 error-yaml-unknown-key-near severity",
            "no such key",
        ),
    ];
    for (text, expected, why) in rows {
        let found = mistakes(&with(text));
        assert!(found.iter().any(|m| m.starts_with(expected)), "{why}: {found:?}");
    }
}

#[test]
fn checks_have_options() {
    let with = |more: &str| GOOD.replacen("gate:", &format!("{more}\ngate:"), 1);
    let good = "checks:\n  U025: { severity: error, deviations: 2.5 }\n  untranslated: { allow: [Tarjuman] }\n\
        overrides:\n  - files: b/**\n    checks: { length-unlikely: { deviations: 4 } }";
    let config = parse(FILE, &with(good)).unwrap();
    assert_eq!(config.severities.get("U025"), Some(&Some(crate::model::Severity::Error)));
    assert_eq!(config.checks.allowed.get("U020").map(Vec::as_slice), Some(&["Tarjuman".to_owned()][..]));
    let option = crate::check::options::of_rule(crate::project::rules::find("U025").unwrap()).next().unwrap();
    assert_eq!(config.settings("a/x.ftl").get(option), 2.5);
    assert_eq!(config.settings("b/x.ftl").get(option), 4.0, "the file's own counts");
    let rows = [
        (
            "checks: { U025: { deviation: 3 } }",
            "10:19 error-yaml-unknown-key-near deviation",
            "no such option",
        ),
        ("checks: { U012: { deviations: 3 } }", "10:19 error-yaml-unknown-key", "an option of another check"),
        ("checks: { U025: { deviations: 300 } }", "10:31 error-yaml-bad-value deviations", "out of bounds"),
        ("checks: { U025: { deviations: many } }", "10:31 error-yaml-bad-value deviations", "no number"),
        ("checks: { U25: { severity: off } }", "10:11 error-yaml-unknown-key-near U25", "no such check"),
        ("checks: { U025: off }", "10:17 error-yaml-wrong-type U025", "no mapping"),
        ("checks: { U025: { severity: fatal } }", "10:29 error-yaml-bad-value", "no severity"),
        ("checks: { U025: { allow: x } }", "10:26 error-yaml-wrong-type allow", "no list"),
        (
            "severities: { U025: off }\nchecks: { length-unlikely: { severity: info } }",
            "11:40 error-yaml-duplicate-key severity",
            "said twice",
        ),
    ];
    for (text, expected, why) in rows {
        let found = mistakes(&with(text));
        assert!(found.iter().any(|m| m.starts_with(expected)), "{why}: {found:?}");
    }
}

#[test]
fn an_error_shows_its_line() {
    let line = |text: &str| parse(FILE, text).unwrap_err().line().map(str::to_owned);
    assert_eq!(line(&GOOD.replace("gate: never", "gate: nevr")).as_deref(), Some("gate: nevr"));
    assert!(line(&GOOD.replace("targets: [en, tk]", "targets: [en")).is_some(), "no YAML");
    assert_eq!(line("").as_deref(), Some(""), "a file without lines");
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_or_refused_at_a_place_in_it(text in "[a-z:{}\\[\\]&*!<>|?#'\"%@`, \n\t-]*|(.|\n)*") {
        held(&text)?;
    }

    #[test]
    fn any_change_of_a_good_file_is_read_or_refused_at_a_place_in_it(
        at in 0..GOOD.chars().count(), gone in 0..12_usize, new in "[a-z:{}\\[\\]&*!<>|?#'\" \n-]{0,6}|.{0,3}"
    ) {
        let chars: Vec<char> = GOOD.chars().collect();
        let (before, after) = (&chars[..at], &chars[(at + gone).min(chars.len())..]);
        held(&before.iter().copied().chain(new.chars()).chain(after.iter().copied()).collect::<String>())?;
    }
}

/// Every error of a text lies in it, and is worded.
fn held(text: &str) -> Result<(), proptest::test_runner::TestCaseError> {
    let Err(error) = parse(FILE, text) else { return Ok(()) };
    let ui = crate::report::interface::Interface::choose(["en"]);
    proptest::prop_assert!(!ui.error(&error).is_empty());
    // YAML takes a carriage return for a line end, with or without a line feed after it.
    let lines = text.replace("\r\n", "\n").split(['\n', '\r']).count() as u32;
    for error in std::iter::once(&error as &dyn Diagnose).chain(error.also()) {
        let place = error.place().map(|(_, place)| place).unwrap_or_default();
        proptest::prop_assert!(place.line >= 1 && place.line <= lines + 1, "{:?} of {}", place, lines);
        proptest::prop_assert!(place.column >= 1);
    }
    Ok(())
}

#[test]
fn a_key_in_the_file_is_not_shown() {
    for engine in [
        "kind: deepl, key: sk-123",
        "kind: deepl, key: { env: sk-123 }",
        "kind: deepl, key: [sk-123]",
        "kind: deepl, api_key: sk-123",
        "kind: openai, model: m, url: 'https://user:sk-123@x.org/v1'",
    ] {
        let error = parse(FILE, &GOOD.replace("gate:", &format!("engines: {{ e: {{ {engine} }} }}\ngate:")));
        let error = error.unwrap_err();
        let ui = crate::report::interface::Interface::choose(["en"]);
        for error in std::iter::once(&error as &dyn Diagnose).chain(error.also()) {
            let text = format!("{} {error} {:?}", ui.error(error), error.line());
            assert!(!text.contains("sk-123"), "{engine}: {text}");
        }
    }
}

#[test]
fn all_mistakes_of_a_file_come_at_once() {
    let text = GOOD.replace("source: ar", "source: 5%").replace("gate: never", "gate: nevr\nx: 1");
    assert_eq!(mistakes(&text).len(), 3, "{:?}", mistakes(&text));
}
