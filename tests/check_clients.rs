//! What `tarjuman check` tells, read by others: SARIF by its schema and by Microsoft's validator; and what compare-locales finds in
//! Fluent files is found by us.
//!
//! The schema is `sarif-schema-2.1.0.json` in the folder that `TARJUMAN_SARIF_SCHEMAS` names; the clients are installed by `.ci/run`.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn skip(what: &str, required: bool) {
    let wanted = std::env::var_os("TARJUMAN_CLIENTS").is_some_and(|value| value == "required");
    assert!(!(required && wanted), "{what}");
    let _ = writeln!(std::io::stderr(), "SKIPPED: {what}");
}

/// A folder with an English and an Arabic Fluent file.
fn folder(english: &str, arabic: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (locale, text) in [("en", english), ("ar", arabic)] {
        let path = folder.path().join("locales").join(locale);
        fs::create_dir_all(&path).unwrap();
        fs::write(path.join("main.ftl"), text).unwrap();
    }
    folder
}

fn check(folder: &Path, format: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_tarjuman"))
        .args(["check", "locales", "--source", "en", "--no-cache", "--all", "--format", format])
        .current_dir(folder)
        .env("TARJUMAN_LANG", "en")
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// Something of every severity, with a fix among it.
fn spoiled() -> tempfile::TempDir {
    let folder = folder(
        "-brand = Tarjuman\n-none = X\nhello = Hello { $name }\nabout = { -brand }\n",
        "-brand = ترجمان\nhello = مرحبا { $nam }\nold = قديم\nabout = { -brnd }\nbroken = {\n",
    );
    let path = folder.path().join("locales/odd name [1]/config");
    fs::create_dir_all(&path).unwrap();
    fs::write(path.join("en.yml"), "en:\n  no: \"No\"\n").unwrap();
    fs::write(path.join("ar.yml"), "ar:\n  no: \"لا\"\n").unwrap();
    folder
}

#[test]
fn sarif_is_valid_against_the_schema() {
    let Some(schemas) = std::env::var_os("TARJUMAN_SARIF_SCHEMAS") else {
        return skip("TARJUMAN_SARIF_SCHEMAS names no folder with sarif-schema-2.1.0.json", false);
    };
    let schema = fs::read_to_string(Path::new(&schemas).join("sarif-schema-2.1.0.json")).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let log: serde_json::Value = serde_json::from_str(&check(spoiled().path(), "sarif")).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(&log).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert!(results.len() > 6, "{}", results.len());
    assert!(results.iter().any(|result| result["fixes"].is_array()), "a fix is told");
}

#[test]
fn sarif_is_valid_for_the_validator_of_microsoft() {
    let tool = Path::new(ROOT).join("target/clients/node/node_modules/.bin/sarif-multitool");
    if !tool.exists() {
        return skip("@microsoft/sarif-multitool is not installed", true);
    }
    let folder = spoiled();
    fs::write(folder.path().join("tarjuman.sarif"), check(folder.path(), "sarif")).unwrap();
    let output = Command::new(tool)
        .args(["validate", "tarjuman.sarif", "--output", "found.sarif", "--log", "ForceOverwrite"])
        .current_dir(folder.path())
        .env("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1")
        .output()
        .unwrap();
    let said =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(!said.contains("error SARIF") && !said.contains(": error"), "{said}");
    let found = fs::read_to_string(folder.path().join("found.sarif")).unwrap();
    let found: serde_json::Value = serde_json::from_str(found.trim_start_matches('\u{FEFF}')).unwrap(); // BYTE ORDER MARK
    let results = found["runs"][0]["results"].as_array().unwrap();
    let errors: Vec<_> = results.iter().filter(|result| result["level"] == "error").collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

/// The schema is `junit-10.xsd` of Jenkins' xunit plugin, where `TARJUMAN_JUNIT_XSD` names it.
#[test]
fn junit_is_read_by_a_strict_parser() {
    let python = Path::new(ROOT).join("target/clients/python/bin/python");
    if !python.exists() {
        return skip("lxml is not installed", true);
    }
    let schema = std::env::var("TARJUMAN_JUNIT_XSD").unwrap_or_default();
    if schema.is_empty() {
        skip("TARJUMAN_JUNIT_XSD names no schema: JUnit is parsed, and not held against it", false);
    }
    let folder = folder("a = A { $n }\n-b = B\n", "a = أ { $m } ]]> \u{1}\u{8}\n");
    for folder in [folder, spoiled()] {
        fs::write(folder.path().join("found.xml"), check(folder.path(), "junit")).unwrap();
        let script = "import sys\nfrom lxml import etree\ntree = etree.parse('found.xml')\n\
            cases = [(c.get('classname'), c.get('name')) for c in tree.iter('testcase')]\n\
            assert len(cases) == len(set(cases)) == int(tree.getroot().get('tests')) > 0, cases\n\
            assert len(list(tree.iter('failure'))) == int(tree.getroot().get('failures'))\n\
            if sys.argv[1]: etree.XMLSchema(etree.parse(sys.argv[1])).assertValid(tree)\n";
        let output =
            Command::new(&python).args(["-c", script, &schema]).current_dir(folder.path()).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn what_compare_locales_finds_is_found() {
    let tool = Path::new(ROOT).join("target/clients/python/bin/compare-locales");
    if !tool.exists() {
        return skip("compare-locales is not installed", true);
    }
    let rows: &[(&str, &str, &str, &str)] = &[
        ("a = A\nb = B\n", "a = أ\n", "B021", "missing"),
        ("a = A\n", "a = أ\nb = ب\n", "B022", "obsolete"),
        ("a = A\n", "a = أ\na = ب\n", "B015", "duplicate"),
        ("a = A { b }\nb = B\n", "a = أ { c }\nb = ب\n", "B030", "a reference to nothing"),
        ("a = A\n    .t = T\n", "a = أ\n", "B023", "a missing attribute"),
        ("a = A\n", "a = أ\n    .t = T\n", "B024", "an obsolete attribute"),
        ("a = A\n    .t = T\n", "a =\n    .t = ت\n", "B025", "a missing value"),
        ("a = A\n", "a = { b\n", "B012", "no syntax"),
        (
            "a = { $n ->\n    [one] A\n   *[other] B\n}\n",
            "a = { $n ->\n    [one] أ\n   *[other] ب\n}\n",
            "B040",
            "plural categories",
        ),
        ("a = A { b.t }\nb =\n    .t = T\n", "a = أ { b }\nb =\n    .t = ت\n", "U012", "a reference to less"),
        ("a = A { -b }\n-b = B\n", "a = أ\n-b = ب\n", "U010", "a term that is not referred to"),
        ("a = A\n-b = B\n", "a = أ { -b }\n-b = ب\n", "U011", "a term that the source does not refer to"),
        (
            "a = A { -b }\n-b = B\n",
            "a = { -b.kind ->\n   *[f] أ\n}\n-b = ب\n    .kind = f\n",
            "U010",
            "a term that is only asked what it is",
        ),
        ("a = A\n    .t = T\n", "a = أ\n    .t = ت\n    .t = ث\n", "B015", "a duplicate attribute"),
        (
            "-a = A\nb = B\n",
            "-a = { $case ->\n   *[x] أ\n    [y] ب\n    [y] ت\n}\nb = { -a }\n",
            "B036",
            "a duplicate variant",
        ),
        ("a =\n    .t = T\n", "a = أ\n    .t = ت\n", "B027", "a value where the source has none"),
        ("a = A\n", "a = أ\u{FFFD}\n", "C002", "a letter that was lost"),
        ("a =\n    .style = width: 10em\n", "a =\n    .style = height: 10em\n", "M011", "other style"),
        ("a =\n    .style = width: 10em\n", "a =\n    .style = width: 90px\n", "M011", "other units"),
        ("a =\n    .style = width: 10em\n", "a =\n    .style = عرض\n", "M011", "no style"),
    ];
    for (english, arabic, code, why) in rows {
        let folder = folder(english, arabic);
        let config = "basepath = \".\"\nlocales = [\"ar\"]\n[[paths]]\n  reference = \"locales/en/**\"\n  l10n = \"locales/{locale}/**\"\n";
        fs::write(folder.path().join("l10n.toml"), config).unwrap();
        let theirs =
            Command::new(&tool).args(["l10n.toml", ".", "ar"]).current_dir(folder.path()).output().unwrap();
        let theirs = String::from_utf8_lossy(&theirs.stdout).into_owned();
        assert!(theirs.contains("main.ftl"), "{why}: compare-locales says nothing\n{theirs}");
        let ours = check(folder.path(), "json");
        assert!(ours.contains(&format!("\"code\": \"{code}\"")), "{why}:\n{ours}\n{theirs}");
    }
}

#[test]
fn fingerprints_outlast_edits_elsewhere() {
    let prints = |folder: &tempfile::TempDir| -> Vec<String> {
        let log: serde_json::Value = serde_json::from_str(&check(folder.path(), "sarif")).unwrap();
        let results = log["runs"][0]["results"].as_array().unwrap();
        results.iter().map(|r| r["partialFingerprints"]["tarjuman/v1"].as_str().unwrap().to_owned()).collect()
    };
    let before = folder("a = A\nb = B { c }\nc = C\n", "a = أ\nb = ب { d }\n");
    let after = folder(
        "# new\nnew = New\na = A\nb = B { c }\nc = C\n",
        "# جديد\n\n\nnew = جديد\na = أ آخر\nb = ب { d }\n",
    );
    let (before, after) = (prints(&before), prints(&after));
    assert!(before.len() >= 2);
    assert_eq!(before, after);
}
