//! Bad input: one clear error or finding with its place, exit 1 or 3, no panic, nothing half-written, and the
//! other documents done.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// A new project with a second document beside its first.
fn project() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    assert!(tarjuman(root.path(), &["init"]).status.success());
    for locale in ["ar", "en", "tk"] {
        let first = root.path().join(format!("documents/first.{locale}.txt"));
        fs::copy(first, root.path().join(format!("documents/other.{locale}.txt"))).unwrap();
    }
    root
}

fn tarjuman(root: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tarjuman"))
        .current_dir(root)
        .env_clear()
        .args(arguments)
        .output()
        .unwrap()
}

/// Runs the project and demands: this exit code, this on stdout or stderr, no panic, no file left half-way, the
/// other document done.
fn demand(root: &Path, code: i32, said: &[&str], why: &str) {
    let output = tarjuman(root, &["run"]);
    let text =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "{why}: {text}");
    assert!(!text.contains("panicked"), "{why}: {text}");
    for part in said {
        assert!(text.contains(part), "{why}: {part:?} is not in\n{text}");
    }
    let scratch = root.join(".tarjuman/tmp");
    assert_eq!(fs::read_dir(scratch).map_or(0, Iterator::count), 0, "{why}: a temporary file is left");
}

/// The bundles of a document, by path.
fn bundles(root: &Path, document: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for locale in ["ar", "en", "tk"] {
        let path = format!("locales/{locale}/{document}.ftl");
        if let Ok(text) = fs::read_to_string(root.join(&path)) {
            found.insert(path, text);
        }
    }
    found
}

#[test]
fn a_bad_document_is_named_and_the_others_are_done() {
    let long = "ا".repeat(100 << 20).into_bytes(); // 200 MB in one line
    let utf16: Vec<u8> = "\u{FEFF}بيان".encode_utf16().flat_map(u16::to_le_bytes).collect(); // BYTE ORDER MARK
    let rows: &[(&str, &[u8], &[&str], &str)] = &[
        ("en", &[0x89, b'P', b'N', b'G', 0, 0, 1], &["first.en.txt:1:"], "a binary file"),
        ("tk", b"Salam.\n\nD\xFCnya.\n", &["first.tk.txt:3:2", "0xFC"], "no UTF-8"),
        ("ar", b"", &["first.ar.txt"], "an empty file"),
        ("en", b" \n\n\t\n", &["first.en.txt"], "a file of white space"),
        ("tk", &long, &["first.tk.txt", "67108864"], "a line of 200 MB"),
        ("ar", &utf16[..utf16.len() - 1], &["first.ar.txt", "UTF-16"], "UTF-16 that was cut off"),
    ];
    for (locale, bytes, said, why) in rows {
        let root = project();
        fs::write(root.path().join(format!("documents/first.{locale}.txt")), bytes).unwrap();
        demand(root.path(), 1, said, why);
        assert!(
            bundles(root.path(), "first").is_empty(),
            "{why}: nothing is written of a document that failed"
        );
        assert_eq!(bundles(root.path(), "other").len(), 3, "{why}: the other document is done");
    }
}

#[test]
fn what_can_be_read_is_read_and_reported() {
    let text = "\u{FEFF}Bilelikdäki beýannama\n\nTaraplar duşuşdy.\n"; // BYTE ORDER MARK
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, code, why) in [(text.as_bytes(), "D001", "a byte order mark"), (&utf16[..], "D002", "UTF-16")]
    {
        let root = project();
        fs::write(root.path().join("documents/first.tk.txt"), bytes).unwrap();
        demand(root.path(), 0, &[], why);
        let check = tarjuman(root.path(), &["check"]);
        assert!(String::from_utf8_lossy(&check.stdout).contains(code), "{why}");
        assert!(
            bundles(root.path(), "first")["locales/tk/first.ftl"].contains("Bilelikdäki beýannama\n"),
            "{why}"
        );
    }
}

#[test]
fn a_missing_translation_is_a_finding() {
    let root = project();
    fs::remove_file(root.path().join("documents/first.tk.txt")).unwrap();
    demand(root.path(), 0, &[], "no translation file");
    let check = tarjuman(root.path(), &["check", "--fail-on", "warning"]);
    assert_eq!(check.status.code(), Some(3));
    let said = String::from_utf8_lossy(&check.stdout);
    assert!(said.contains("D010") && said.contains("documents/first.tk.txt"), "{said}");
    assert_eq!(bundles(root.path(), "other").len(), 3);
}

#[test]
fn nothing_outside_the_project_is_read_or_written() {
    let root = project();
    let config = fs::read_to_string(root.path().join("tarjuman.yaml")).unwrap();
    fs::write(
        root.path().join("tarjuman.yaml"),
        config.replace("documents/*.{locale}.txt", "../../x.{locale}.txt"),
    )
    .unwrap();
    demand(root.path(), 1, &["tarjuman.yaml:", "../../x"], "a glob that climbs out");
    let output = tarjuman(root.path(), &["--project", "tarjuman.yaml", "run", "--document", "../../x"]);
    assert_eq!(output.status.code(), Some(1));
}

#[cfg(unix)]
#[test]
fn a_symlink_out_of_the_project_is_refused() {
    let root = project();
    let elsewhere = tempfile::tempdir().unwrap();
    let secret = elsewhere.path().join("secret.txt");
    fs::write(&secret, "Secret text.\n").unwrap();
    let link = root.path().join("documents/first.en.txt");
    fs::remove_file(&link).unwrap();
    std::os::unix::fs::symlink(&secret, &link).unwrap();
    demand(root.path(), 1, &["documents/first.en.txt"], "a symlink that leads out");
    assert_eq!(bundles(root.path(), "other").len(), 3);
    // Nor is a bundle written through one.
    let root = project();
    fs::create_dir_all(root.path().join("locales")).unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), root.path().join("locales/tk")).unwrap();
    demand(root.path(), 1, &["locales/tk"], "an output folder that leads out");
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 1, "nothing but the secret lies there");
}

#[test]
fn ten_mistakes_in_a_glossary_are_ten_findings() {
    let root = project();
    let mut glossary = String::from("languages: [ar, en, tk]\nconcepts:\n");
    for n in 0..10 {
        glossary.push_str(&format!("  - id: concept-{n}\n    terms:\n      en:\n        - trem: word {n}\n"));
    }
    let path = root.path().join("glossary/terms.yaml");
    fs::write(&path, glossary).unwrap();
    demand(root.path(), 3, &[], "a glossary with ten mistakes");
    let check = tarjuman(root.path(), &["check", "--all"]);
    let said = String::from_utf8_lossy(&check.stdout);
    for n in 0..10 {
        let place = format!("glossary/terms.yaml:{}:11", 6 + 4 * n);
        assert!(said.contains(&place), "{place} is not in\n{said}");
    }
    fs::write(&path, "concepts: [\n").unwrap();
    demand(root.path(), 3, &[], "a glossary that is no YAML");
}

#[test]
fn a_broken_state_is_never_overwritten() {
    let root = project();
    demand(root.path(), 0, &[], "a sound project");
    let path = root.path().join("xliff/first.tk.xlf");
    let whole = fs::read_to_string(&path).unwrap();
    let bomb =
        "<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>\n<x>&b;</x>";
    for (text, why) in [
        (whole[..whole.len() / 2].to_owned(), "half a file"),
        (whole.replace("</unit>", ""), "no well-formed XML"),
        (bomb.to_owned(), "an entity bomb"),
        ("<a>".repeat(100_000), "nesting without end"),
        (String::new(), "an empty file"),
    ] {
        fs::write(&path, &text).unwrap();
        demand(root.path(), 1, &["xliff/first.tk.xlf"], why);
        assert_eq!(fs::read_to_string(&path).unwrap(), text, "{why}: what a person may repair is left alone");
    }
    fs::write(&path, &whole).unwrap();
    demand(root.path(), 0, &[], "mended");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_old_files() {
    let root = project();
    demand(root.path(), 0, &[], "a sound project");
    let before = bundles(root.path(), "first");
    let first = root.path().join("documents/first.en.txt");
    let text = fs::read_to_string(&first).unwrap();
    fs::write(&first, text.replace('.', "!")).unwrap();
    // No file may grow beyond 512 bytes: writing fails as it does on a full disk (with EFBIG for ENOSPC).
    let output = Command::new("sh")
        .current_dir(root.path())
        .args(["-c", "trap '' XFSZ; ulimit -f 1; exec \"$0\" run", env!("CARGO_BIN_EXE_tarjuman")])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    // The memory is the first file to be written.
    assert!(said.contains("memory.sqlite"), "{said}");
    assert_eq!(bundles(root.path(), "first"), before, "the old bundles stand");
    demand(root.path(), 0, &[], "room again");
    assert_ne!(bundles(root.path(), "first"), before);
}
