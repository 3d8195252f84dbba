//! The samples of the repository, aligned by the command and compared with the alignment made by hand.

use std::fs;
use std::path::Path;
use std::process::Command;

/// The beads of a ladder: lines `[0, 1]:[0]`, whatever stands behind a second colon.
fn ladder(text: &str) -> Vec<(String, String)> {
    text.lines()
        .filter_map(|line| {
            let mut parts = line.split(':');
            Some((parts.next()?.to_owned(), parts.next()?.to_owned()))
        })
        .collect()
}

#[test]
fn the_samples_are_aligned_as_by_hand() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    // Elsewhere, so that nothing that a run has learned here is known.
    let elsewhere = tempfile::tempdir().unwrap();
    let (mut seen, mut right, mut all) = (0, 0, 0);
    for entry in fs::read_dir(root.join("tests/samples")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let Some((document, pair)) = name.strip_suffix(".gold").and_then(|name| name.split_once('.')) else {
            continue;
        };
        let (from, to) = pair.split_once('-').unwrap();
        let ending = if root.join(format!("documents/{document}.ar.md")).exists() { "md" } else { "txt" };
        let file = |locale: &str| root.join(format!("documents/{document}.{locale}.{ending}"));
        let output = Command::new(env!("CARGO_BIN_EXE_tarjuman"))
            .current_dir(&elsewhere)
            .arg("align")
            .args([file(from), file(to)])
            .args(["--from", from, "--to", to, "--format", "ladder"])
            .output()
            .unwrap();
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        let found = ladder(&String::from_utf8(output.stdout).unwrap());
        let gold = ladder(&fs::read_to_string(&path).unwrap());
        let hits = gold.iter().filter(|bead| found.contains(bead)).count();
        assert!(hits * 100 >= gold.len() * 90, "{name}: {hits} of {} beads", gold.len());
        (seen, right, all) = (seen + 1, right + hits, all + gold.len());
    }
    assert!(seen >= 8, "only {seen} gold files");
    assert!(right * 100 >= all * 97, "{right} of {all} beads are right");
}

/// Strict F1 that each kind of text must reach, a document at a time; see `tests/alignment/README.md`.
const KINDS: &[(&str, f64)] =
    &[("alpine", 0.78), ("declaration", 1.0), ("incomplete", 0.93), ("law", 1.0), ("literature", 1.0)];

#[test]
fn texts_of_other_kinds_are_aligned_as_by_hand() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/alignment");
    for (kind, least) in KINDS {
        let (mut right, mut found, mut all) = (0, 0, 0);
        for document in fs::read_dir(root.join(kind)).unwrap().map(|entry| entry.unwrap().path()) {
            for gold in fs::read_dir(&document).unwrap().map(|entry| entry.unwrap().path()) {
                let name = gold.file_name().unwrap().to_str().unwrap();
                let Some((from, to)) = name.strip_suffix(".gold").and_then(|pair| pair.split_once('-'))
                else {
                    continue;
                };
                let file = |locale: &str| document.join(format!("{locale}.txt"));
                let output = Command::new(env!("CARGO_BIN_EXE_tarjuman"))
                    .current_dir(&document)
                    .arg("align")
                    .args([file(from), file(to)])
                    .args(["--from", from, "--to", to, "--lines", "--format", "ladder"])
                    .output()
                    .unwrap();
                assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
                let told = String::from_utf8_lossy(&output.stderr);
                assert_eq!(told, "", "{name}: right texts are not doubted");
                let whole = |text: &str| -> Vec<(String, String)> {
                    ladder(text).into_iter().filter(|(s, t)| s != "[]" && t != "[]").collect()
                };
                let beads = whole(&String::from_utf8(output.stdout).unwrap());
                let gold = whole(&fs::read_to_string(&gold).unwrap());
                right += gold.iter().filter(|bead| beads.contains(bead)).count();
                (found, all) = (found + beads.len(), all + gold.len());
            }
        }
        let f1 = 2.0 * right as f64 / (found + all) as f64;
        assert!(f1 >= *least, "{kind}: F1 {f1:.3} of {all} beads, less than {least}");
    }
}

#[test]
fn texts_that_were_paired_wrongly_are_told() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/alignment");
    let elsewhere = tempfile::tempdir().unwrap();
    for (source, target) in [
        ("law/transit", "literature/train"),
        ("literature/train", "law/transit"),
        ("literature/well", "declaration/water"),
        ("declaration/water", "incomplete/visit"),
        ("incomplete/visit", "literature/well"),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_tarjuman"))
            .current_dir(&elsewhere)
            .arg("align")
            .args([root.join(source).join("ar.txt"), root.join(target).join("en.txt")])
            .args(["--from", "ar", "--to", "en", "--lines", "--format", "ladder"])
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success() && told.contains("hardly translate each other"),
            "{source} {target}: {told}"
        );
    }
}
