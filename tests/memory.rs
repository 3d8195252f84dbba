//! The memory through the commands: what a run remembers, several processes at once, and processes that are killed.
#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

fn tarjuman(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tarjuman"));
    command.current_dir(folder).env_clear().env("TARJUMAN_LANG", "en").args(arguments);
    command
}

fn done(folder: &Path, arguments: &[&str]) -> String {
    let Output { status, stdout, stderr } = tarjuman(folder, arguments).output().unwrap();
    let stderr = String::from_utf8(stderr).unwrap();
    assert!(status.success(), "{arguments:?}: {status}: {stderr}");
    String::from_utf8(stdout).unwrap() + &stderr
}

fn json(folder: &Path, arguments: &[&str]) -> serde_json::Value {
    let mut all = arguments.to_vec();
    all.extend(["--format", "json"]);
    let output = tarjuman(folder, &all).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn project() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write(
        "tarjuman.yaml",
        "source: ar\ntargets: [en]\ndocuments:\n  - files: documents/*.{locale}.txt\nbundles:\n  - format: fluent\n    path: out/{locale}/{document}.ftl\ngate: never\n",
    );
    write("documents/talks.ar.txt", "اجتمع الوفدان في بغداد.\n\nوقّع الوزيران الاتفاق في ٥ آذار ٢٠٢٤.\n");
    write(
        "documents/talks.en.txt",
        "The two delegations met in Baghdad.\n\nThe two ministers signed the agreement on 5 March 2024.\n",
    );
    root
}

#[test]
fn the_documents_of_yesterday_serve_those_of_today() {
    let root = project();
    let at = root.path();
    done(at, &["run"]);
    let found = json(at, &["memory", "lookup", "وقع الوزيران الاتفاق في ٧ نيسان ٢٠٢٦."]);
    assert_eq!(found[0]["target"], "The two ministers signed the agreement on 7 April 2026.");
    assert_eq!((&found[0]["kind"], &found[0]["document"]), (&"substituted".into(), &"talks".into()));
    let context = ["--previous", "", "--next", "وقّع الوزيران الاتفاق في ٥ آذار ٢٠٢٤."];
    let found = json(at, &[&["memory", "lookup", "اجتمع الوفدان في بغداد."], &context[..]].concat());
    assert_eq!(found[0]["kind"], "context");
    let found = json(at, &["memory", "concordance", "وفد"]);
    assert_eq!(found[0]["source"], "اجتمع الوفدان في بغداد.");
    assert_eq!(found[0]["spans"][0], serde_json::json!([6, 13]));

    // Nothing changes where nothing has.
    let pairs = || done(at, &["memory", "export", "-"]);
    let before = pairs();
    assert!(done(at, &["run"]).contains("othing"), "there is nothing to do");
    done(at, &["run", "--again"]);
    assert_eq!(pairs(), before);

    // What a person corrects takes the place of what was there; what the document no longer says stays.
    fs::write(
        at.join("documents/talks.en.txt"),
        "Both delegations met in Baghdad.\n\nThe two ministers signed the agreement on 5 March 2024.\n",
    )
    .unwrap();
    done(at, &["run"]);
    let found = json(at, &["memory", "lookup", "اجتمع الوفدان في بغداد."]);
    assert_eq!(
        (found[0]["target"].as_str(), found.as_array().map(Vec::len)),
        (Some("Both delegations met in Baghdad."), Some(1))
    );
    assert_eq!(json(at, &["memory", "stats"])["ar-en"]["pairs"], 2);
}

#[test]
fn what_is_alike_is_proposed_and_what_stands_elsewhere_is_told_by_its_neighbours() {
    let root = project();
    let at = root.path();
    let config = fs::read_to_string(at.join("tarjuman.yaml")).unwrap();
    fs::write(at.join("tarjuman.yaml"), config + "translate:\n  engines: [memory]\n").unwrap();
    // The same sentence at the beginning and at the end of a document, with two translations.
    fs::write(at.join("documents/minutes.ar.txt"), "انتهى.\n\nوصل الوفد.\n\nانتهى.\n").unwrap();
    fs::write(at.join("documents/minutes.en.txt"), "It is over.\n\nThe delegation arrived.\n\nThe end.\n")
        .unwrap();
    done(at, &["run"]);
    fs::write(at.join("documents/copy.ar.txt"), "انتهى.\n\nوصل الوفد.\n\nانتهى.\n").unwrap();
    fs::write(at.join("documents/new.ar.txt"), "اجتمع الوفدان أمس في بغداد.\n\nشيء آخر تمامًا.\n").unwrap();
    done(at, &["run"]);
    let state = |name: &str| fs::read_to_string(at.join(format!("xliff/{name}.en.xlf"))).unwrap();
    let copy = state("copy");
    let position = |text: &str| copy.find(text).unwrap_or_else(|| panic!("no {text} in {copy}"));
    assert!(position("It is over.") < position("The delegation arrived."), "{copy}");
    assert!(position("The delegation arrived.") < position("The end."), "{copy}");
    assert_eq!(copy.matches("similarity=\"100").count(), 0, "what stands as a text is no proposal: {copy}");

    let new = state("new");
    assert_eq!(new.matches("<mtc:match ").count(), 1, "{new}");
    assert!(
        new.contains("The two delegations met in Baghdad.") && new.contains("اجتمع الوفدان في بغداد."),
        "{new}"
    );
    assert!(!new.contains("<target>The two delegations met in Baghdad.</target></segment>"), "{new}");
    assert!(!fs::read_to_string(at.join("out/en/new.ftl")).unwrap_or_default().contains("Baghdad"));
    // It stays one proposal, however often it is run.
    done(at, &["run", "--again"]);
    assert_eq!(state("new"), new);
}

#[test]
fn what_is_exported_can_be_imported() {
    let root = project();
    let at = root.path();
    done(at, &["run"]);
    for file in ["m.tmx", "m.jsonl"] {
        done(at, &["memory", "export", file]);
        let other = format!("{file}.sqlite");
        let said = done(at, &["memory", "import", file, "--memory", &other]);
        assert!(said.contains("added: 2"), "{said}");
        assert!(done(at, &["memory", "import", file, "--memory", &other]).contains("there already: 2"));
        assert_eq!(
            done(at, &["memory", "export", "-", "--memory", &other]),
            done(at, &["memory", "export", "-"]),
            "{file}"
        );
        done(at, &["memory", "check", "--memory", &other]);
    }
    assert!(done(at, &["memory", "prune", "--document", "talks", "--dry-run"]).contains("2 pairs would"));
    assert!(done(at, &["memory", "prune", "--document", "talks"]).contains("2 pairs were"));
    assert_eq!(json(at, &["memory", "stats"]), serde_json::json!({}));
}

/// A file of pairs: `from..to`, in JSON Lines.
fn pairs(path: &Path, range: std::ops::Range<usize>) {
    let line = |n: usize| {
        format!("{{\"source\":\"النص رقم حرف{n} من النصوص\",\"target\":\"text number x{n} of the texts\"}}\n")
    };
    fs::write(path, range.map(line).collect::<String>()).unwrap();
}

#[test]
fn two_processes_write_and_a_third_reads() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let each = 1_500;
    let import = |n: usize| {
        let file = format!("{n}.jsonl");
        pairs(&at.join(&file), n * each..(n + 1) * each);
        tarjuman(at, &["memory", "import", &file, "--from", "ar", "--to", "en", "--memory", "m.sqlite"])
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    };
    let writers: Vec<_> = (0..2).map(import).collect();
    let lookup =
        ["memory", "lookup", "النص رقم حرف7 من النصوص", "--from", "ar", "--to", "en", "--memory", "m.sqlite"];
    for _ in 0..5 {
        done(at, &lookup);
    }
    for writer in writers {
        let output = writer.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!(json(at, &["memory", "stats", "--memory", "m.sqlite"])["ar-en"]["pairs"], 2 * each);
    done(at, &["memory", "check", "--memory", "m.sqlite"]);
    assert_eq!(json(at, &lookup)[0]["kind"], "exact");
}

#[test]
fn a_killed_import_leaves_a_sound_memory() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let all = 60_000;
    pairs(&at.join("all.jsonl"), 0..all);
    let import = ["memory", "import", "all.jsonl", "--from", "ar", "--to", "en", "--memory", "m.sqlite"];
    let mut killed = 0;
    for moment in 0..12 {
        let mut child = tarjuman(at, &import).stderr(Stdio::null()).spawn().unwrap();
        sleep(Duration::from_millis(40 + 90 * moment));
        let _ = child.kill(); // SIGKILL
        killed += u32::from(child.wait().unwrap().code().is_none());
        done(at, &["memory", "check", "--memory", "m.sqlite"]);
    }
    assert!(killed > 3, "only {killed} imports were caught at work");
    done(at, &import);
    assert_eq!(json(at, &["memory", "stats", "--memory", "m.sqlite"])["ar-en"]["pairs"], all);
    let lookup = [
        "memory",
        "lookup",
        "النص رقم حرف500 من النصوصات",
        "--from",
        "ar",
        "--to",
        "en",
        "--memory",
        "m.sqlite",
    ];
    assert_eq!(json(at, &lookup)[0]["target"], "text number x500 of the texts");
}
