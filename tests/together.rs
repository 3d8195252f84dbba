//! What only all documents of a project together show is the same whether a run does them all or one.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The findings over documents of a run, and how many there were of all, as its last line says.
fn run(root: &Path) -> BTreeSet<String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tarjuman"));
    let output = command.current_dir(root).env_clear().args(["run", "--format", "json"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let findings = report["findings"].as_array().unwrap();
    let over = |code: &&str| ["U031", "U032", "N005", "T007"].contains(code);
    let told = findings.iter().filter(|one| one["code"].as_str().as_ref().is_some_and(over));
    told.map(|one| format!("{} {} {}", one["code"], one["path"], one["message"])).collect()
}

/// The number of findings by severity, those of documents that are up to date included.
fn totals(root: &Path) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tarjuman"));
    let output = command.current_dir(root).env_clear().args(["run", "--ui-language", "en"]).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.lines().find(|line| line.contains("finding")).unwrap_or_default().to_owned()
}

const GLOSSARY: &str = "languages: [en, tk]\nconcepts:\n  - id: session\n    terms:\n      en:\n        - term: session\n      tk:\n        - term: mejlis\n        - { term: oturyş, status: admitted }\n";

fn write(root: &Path, path: &str, text: &str) {
    fs::write(root.join(path), text).unwrap();
}

/// Three letters: a sentence in two ways, a sentence for two, a name in two spellings, a term in two ways.
fn project(root: &Path) {
    write(
        root,
        "tarjuman.yaml",
        "source: en\ntargets: [tk]\nglossaries: [terms.yaml]\ndocuments:\n  - files: \"*.{locale}.txt\"\nstate: \"{document}.{locale}.xlf\"\n\
         bundles:\n  - { format: fluent, path: \"{locale}/{document}.ftl\" }\n",
    );
    write(root, "terms.yaml", GLOSSARY);
    write(
        root,
        "a.en.txt",
        "The session is adjourned until noon.\n\nHe met Mr Lavrov again.\n\nThey saw Mr Lavrov.\n",
    );
    write(
        root,
        "a.tk.txt",
        "Mejlis günortana çenli ýapyldy.\n\nOl jenap Lawrow bilen duşuşdy.\n\nOlar jenap Lawrowy gördüler.\n",
    );
    write(root, "b.en.txt", "The session is adjourned until noon.\n\nShe spoke to Mr Lavrov.\n");
    write(root, "b.tk.txt", "Oturyş öýlänçä tamamlandy.\n\nOl jenap Lawrof bilen gürleşdi.\n");
    write(root, "c.en.txt", "The session was long.\n");
    write(root, "c.tk.txt", "Mejlis uzak dowam etdi.\n");
}

#[test]
fn one_document_tells_what_all_of_them_tell() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    project(root);
    let full = run(root);
    let codes: BTreeSet<&str> = full.iter().map(|one| &one[1..5]).collect();
    assert_eq!(codes, BTreeSet::from(["N005", "T007", "U031"]), "{full:?}");
    let counted = totals(root);
    assert_eq!(run(root), BTreeSet::new(), "nothing is done, nothing is told again");
    assert_eq!(totals(root), counted, "but it is counted");

    // One letter changes in what has nothing to do with it, then in what has.
    write(root, "c.tk.txt", "Mejlis has uzak dowam etdi.\n");
    assert_eq!(run(root), full, "one of three is done");
    assert_eq!(totals(root), counted);
    write(root, "b.tk.txt", "Mejlis günortana çenli ýapyldy.\n\nOl jenap Lawrow bilen gürleşdi.\n");
    let mended = run(root);
    let anew = tempfile::tempdir().unwrap();
    project(anew.path());
    for path in ["b.tk.txt", "c.tk.txt"] {
        fs::copy(root.join(path), anew.path().join(path)).unwrap();
    }
    assert_eq!(mended, run(anew.path()), "as a project that is done for the first time");
}

#[test]
fn a_document_that_is_gone_says_nothing_more() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    project(root);
    assert!(!run(root).is_empty());
    for path in ["b.en.txt", "b.tk.txt"] {
        fs::remove_file(root.join(path)).unwrap();
    }
    assert_eq!(run(root), BTreeSet::new(), "the others have one way each");
    let anew = tempfile::tempdir().unwrap();
    project(anew.path());
    for path in ["b.en.txt", "b.tk.txt"] {
        fs::remove_file(anew.path().join(path)).unwrap();
    }
    run(anew.path());
    assert_eq!(totals(root), totals(anew.path()));
}
