//! `check --fix` in a project: safe fixes stand where the text stands, a second time changes nothing, and what a person approved
//! is changed by nobody else.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

fn tarjuman(root: &Path, arguments: &[&str], answers: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tarjuman"));
    command.current_dir(root).env_clear().args(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(answers.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    format!("{}{}", String::from_utf8_lossy(&output.stderr), String::from_utf8_lossy(&output.stdout))
}

const LETTER: &str = "\u{FEFF}Ministr geldi .\r\n\r\nOl kärdeşi bilen duşuşdy .\r\n"; // BYTE ORDER MARK
const MENDED: &str = "\u{FEFF}Ministr geldi.\r\n\r\nOl kärdeşi bilen duşuşdy.\r\n";

/// A project of one letter with a space before each stop of its translation, after its first run.
fn project() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| fs::write(root.path().join(path), text).unwrap();
    write(
        "tarjuman.yaml",
        "source: en\ntargets: [tk]\ndocuments:\n  - files: \"*.{locale}.txt\"\nstate: \"{document}.{locale}.xlf\"\n\
         bundles:\n  - { format: fluent, path: \"{locale}/{document}.ftl\" }\n",
    );
    write("letter.en.txt", "The minister arrived.\n\nHe met his colleague.\n");
    write("letter.tk.txt", LETTER);
    tarjuman(root.path(), &["run"], "");
    root
}

fn read(root: &Path, path: &str) -> String {
    fs::read_to_string(root.join(path)).unwrap()
}

#[test]
fn a_translation_file_is_mended_in_place_and_only_once() {
    let root = project();
    let told = tarjuman(root.path(), &["check", "--fix"], "");
    assert!(told.contains("Fixes made: 2, in files: 1"), "{told}");
    assert_eq!(read(root.path(), "letter.tk.txt"), MENDED, "marks of order and line ends stay");
    let again = tarjuman(root.path(), &["check", "--fix"], "");
    assert!(again.contains("Fixes made: 0, in files: 0"), "{again}");
    assert_eq!(read(root.path(), "letter.tk.txt"), MENDED);
    tarjuman(root.path(), &["run"], "");
    assert!(read(root.path(), "tk/letter.ftl").contains("Ministr geldi.\n"));
}

#[test]
fn an_approved_text_is_mended_only_when_a_person_says_so() {
    let root = project();
    let state = read(root.path(), "letter.tk.xlf").replace("state=\"translated\"", "state=\"final\"");
    fs::write(root.path().join("letter.tk.xlf"), &state).unwrap();
    let told = tarjuman(root.path(), &["check"], "");
    assert!(!told.contains("at once") && told.contains("2 can be fixed when you have looked"), "{told}");
    let told = tarjuman(root.path(), &["check", "--fix"], "");
    assert!(told.contains("Fixes made: 0"), "{told}");
    assert_eq!(read(root.path(), "letter.tk.txt"), LETTER);
    assert_eq!(read(root.path(), "letter.tk.xlf"), state);

    let told = tarjuman(root.path(), &["check", "--fix", "--review"], "n\nwhat\ny\n");
    assert!(
        told.contains("-Ministr geldi .") && told.contains("+Ministr geldi."),
        "the change is shown: {told}"
    );
    assert!(told.contains("Fixes made: 1, in files: 2"), "{told}");
    let state = read(root.path(), "letter.tk.xlf");
    assert!(state.contains("Ministr geldi .") && state.contains("duşuşdy."), "{state}");
    assert_eq!(state.matches("state=\"final\"").count(), 2, "it is as approved as before");
    tarjuman(root.path(), &["run"], "");
    let state = read(root.path(), "letter.tk.xlf");
    assert!(!state.contains("stale") && state.contains("duşuşdy."), "file and state agree: {state}");

    // At the end of the answers nothing more is wanted; all of a check at once is one answer.
    let told = tarjuman(root.path(), &["check", "--fix", "--review"], "");
    assert!(told.contains("Fixes made: 0"), "{told}");
    let told = tarjuman(root.path(), &["check", "--fix", "--review"], "a\n");
    assert!(told.contains("Fixes made: 1, in files: 2"), "{told}");
    assert_eq!(read(root.path(), "letter.tk.txt"), MENDED);
}

#[test]
fn a_text_that_only_the_state_has_is_mended_there() {
    let root = project();
    // As a CAT tool leaves it: another text, and nothing approved.
    let state = read(root.path(), "letter.tk.xlf").replace("Ministr geldi .", "Ministr ýetip geldi .");
    fs::write(root.path().join("letter.tk.xlf"), &state).unwrap();
    let told = tarjuman(root.path(), &["check", "--fix"], "");
    assert!(told.contains("Fixes made: 2, in files: 2"), "{told}");
    let state = read(root.path(), "letter.tk.xlf");
    assert!(state.contains(">Ministr ýetip geldi.<"), "{state}");
    let text = read(root.path(), "letter.tk.txt");
    assert!(text.contains("Ministr geldi .") && text.contains("duşuşdy."), "{text}");
    tarjuman(root.path(), &["run"], "");
    assert!(
        read(root.path(), "tk/letter.ftl").contains("Ministr ýetip geldi.\n"),
        "a run keeps what a person wrote"
    );
}
