//! A bundle that somebody changed is told before the next run undoes the change.

use std::path::Path;
use std::process::Command;

fn tarjuman(folder: &Path, arguments: &[&str]) -> String {
    let output =
        Command::new(env!("CARGO_BIN_EXE_tarjuman")).args(arguments).current_dir(folder).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn only_what_a_hand_has_changed_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let project = "source: ar\ntargets: [en]\ndocuments: [{ files: '*.{locale}.txt' }]\nbundles: [{ format: fluent, path: 'out/{locale}/{document}.ftl' }]\ngate: never\n";
    std::fs::write(root.join("tarjuman.yaml"), project).unwrap();
    std::fs::write(root.join("a.ar.txt"), "وصل الوفد إلى بغداد.\n").unwrap();
    std::fs::write(root.join("a.en.txt"), "The delegation arrived in Baghdad.\n").unwrap();
    tarjuman(root, &["run"]);
    let told = || tarjuman(root, &["check", "--ui-language", "en"]).matches("B005 bundle-edited").count();
    assert_eq!(told(), 0, "a run wrote it");

    let path = root.join("out/en/a.ftl");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("arrived", "came")).unwrap();
    assert_eq!(told(), 1, "a hand changed it");

    std::fs::write(&path, &text).unwrap();
    let state = root.join("xliff/a.en.xlf");
    let kept = std::fs::read_to_string(&state).unwrap();
    std::fs::write(&state, kept.replace("arrived in", "reached")).unwrap();
    assert_eq!(told(), 0, "the kept unit has changed, and the bundle is only old");
    tarjuman(root, &["emit"]);
    assert_eq!(told(), 0, "emit wrote it");
    assert!(std::fs::read_to_string(&path).unwrap().contains("reached"));
}
