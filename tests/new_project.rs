//! What `tarjuman init` writes can be run, checked and built upon as it stands.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn tarjuman(folder: &Path, arguments: &[&str]) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_tarjuman"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("LANG")
        .env("TARJUMAN_LANG", "en")
        .output()
        .unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {:?}\n{stderr}", output.status);
    output
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn text(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The ids of the messages of a Fluent file, in order.
fn ids(folder: &Path, path: &str) -> Vec<String> {
    let is_id = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
    let text = text(folder, path);
    text.lines().filter(is_id).filter_map(|l| l.split(" =").next()).map(str::to_owned).collect()
}

#[test]
fn a_new_project_runs_as_it_stands() {
    let folder = tempfile::tempdir().unwrap();
    tarjuman(folder.path(), &["init", "visit"]);
    let root = folder.path().join("visit");
    let first = said(&tarjuman(&root, &["run"]));
    assert!(first.contains("1 document done"), "{first}");
    let again = said(&tarjuman(&root, &["run"]));
    assert!(again.starts_with("Nothing to do: 1 document is up to date."), "{again}");
    tarjuman(&root, &["emit", "--check"]);
    tarjuman(&root, &["check"]);

    // Seven sentences, each with its translations under one id.
    let source = ids(&root, "locales/ar/first.ftl");
    assert_eq!(source.len(), 7, "{source:?}");
    for locale in ["en", "tk"] {
        assert_eq!(ids(&root, &format!("locales/{locale}/first.ftl")), source, "{locale}");
        let yaml = text(&root, &format!("locales/{locale}/first.yml"));
        for id in &source {
            assert!(yaml.contains(id.as_str()), "{locale}: {id}");
        }
        let original = text(&root, &format!("documents/first.{locale}.txt"));
        let bundle = text(&root, &format!("locales/{locale}/first.ftl"));
        for sentence in original.lines().flat_map(|l| l.split_inclusive(". ")).map(str::trim) {
            assert!(bundle.contains(sentence), "{locale}: {sentence}");
        }
    }
    let glossary = text(&root, "locales/tk/glossary.ftl");
    assert!(glossary.contains("özara düşünişmek hakynda ähtnama"), "{glossary}");
}

#[test]
fn the_first_document_can_be_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    tarjuman(root, &["init"]);
    tarjuman(root, &["run"]);
    let texts = [
        (
            "ar",
            "افتتاح سفارة جديدة\n\nافتُتحت أمس سفارة جديدة في العاصمة. وحضر الافتتاح السفراء المعتمدون.\n\n\
             ووقّع الوزيران مذكرة تفاهم.\n",
        ),
        (
            "en",
            "A new embassy opens\n\nA new embassy was opened in the capital yesterday. The accredited ambassadors \
             attended the opening.\n\nThe two ministers signed a memorandum of understanding.\n",
        ),
        (
            "tk",
            "Täze ilçihana açyldy\n\nDüýn paýtagtda täze ilçihana açyldy. Açylyş dabarasyna ygtyýarly ilçiler \
             gatnaşdylar.\n\nIki ministr memorandum baglaşdy.\n",
        ),
    ];
    for (locale, text) in texts {
        fs::write(root.join(format!("documents/first.{locale}.txt")), text).unwrap();
    }
    let run = Command::new(env!("CARGO_BIN_EXE_tarjuman"))
        .args(["run", "--fail-on", "never", "--format", "json"])
        .current_dir(root)
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let report: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(report["documents"]["first"]["outcome"], "done", "{report:#}");
    let source = ids(root, "locales/ar/first.ftl");
    assert_eq!(source.len(), 4, "{source:?}");
    assert_eq!(ids(root, "locales/tk/first.ftl"), source);
    // The forbidden loan word is found, and the right term is named.
    let findings = report["findings"].as_array().unwrap();
    let forbidden: Vec<_> = findings.iter().filter(|f| f["name"] == "term-forbidden").collect();
    assert_eq!(forbidden.len(), 1, "{findings:#?}");
    assert_eq!(forbidden[0]["expected"], "özara düşünişmek hakynda ähtnama");
    assert_eq!(forbidden[0]["line"], 5);
    let errors = findings.iter().filter(|f| f["severity"] == "error").count();
    assert_eq!(errors, 1, "{findings:#?}");
}
