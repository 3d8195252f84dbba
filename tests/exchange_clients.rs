//! Units travel to other tools and back: `tarjuman exchange`, with the tools that are installed (see `tests/clients/README.md`).

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
/// Status of a script whose reader is not installed.
const NOT_INSTALLED: i32 = 77;

/// A project of one document whose translation lacks nothing, with its units kept.
fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let file = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    file(
        "tarjuman.yaml",
        "source: ar\ntargets: [tk]\ndocuments:\n  - files: documents/*.{locale}.txt\nbundles:\n  - format: fluent\n    path: locales/{locale}/{document}.ftl\n",
    );
    file("documents/talks.ar.txt", "وصل الوفد إلى بغداد.\n\nوقّع الوزيران «مذكرة» من 3 صفحات.\n\nشكرا لكم.\n");
    file(
        "documents/talks.tk.txt",
        "Wekiliýet Bagdada geldi.\n\nMinistrler 3 sahypalyk «ähtnama» gol çekdiler.\n\nSag boluň.\n",
    );
    let ran = tarjuman(folder.path(), &["run"]);
    assert!(ran.status.success(), "{}", shown(&ran));
    folder
}

fn tarjuman(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tarjuman"));
    command.args(arguments).current_dir(folder).env("TARJUMAN_LANG", "en").output().unwrap()
}

fn shown(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn export(folder: &Path) -> PathBuf {
    let sent = tarjuman(folder, &["exchange", "export", "--to", "outbox"]);
    assert!(sent.status.success(), "{}", shown(&sent));
    folder.join("outbox/talks.tk.xlf")
}

fn state(folder: &Path) -> String {
    fs::read_to_string(folder.join("xliff/talks.tk.xlf")).unwrap()
}

/// Said past the test harness, which would keep it to itself; a failure where clients are required.
fn skip(what: &str) {
    let required = std::env::var_os("TARJUMAN_CLIENTS").is_some_and(|value| value == "required");
    assert!(!required, "{what}");
    let _ = writeln!(std::io::stderr(), "SKIPPED: {what}");
}

#[test]
fn what_was_not_touched_comes_back_as_it_was() {
    let folder = project();
    let before = state(folder.path());
    let file = export(folder.path());
    let back = tarjuman(folder.path(), &["exchange", "import", file.to_str().unwrap()]);
    assert_eq!(back.status.code(), Some(0), "{}", shown(&back));
    assert!(shown(&back).contains("Units taken: 0; unchanged: 3; to be settled: 0."), "{}", shown(&back));
    assert_eq!(state(folder.path()), before, "not a byte of the state has changed");
}

#[test]
fn edits_of_both_sides_are_kept_and_the_same_place_is_a_conflict() {
    let folder = project();
    let file = export(folder.path());
    let sent = fs::read_to_string(&file).unwrap();
    let theirs =
        sent.replace("Sag boluň.", "Köp sag boluň.").replace("Wekiliýet Bagdada geldi.", "Wekiliýet geldi.");
    fs::write(&file, theirs.replace("state=\"translated\"", "state=\"final\"")).unwrap();
    let ours = state(folder.path()).replace("Wekiliýet Bagdada geldi.", "Wekiliýet Bagdada ýetdi.");
    fs::write(folder.path().join("xliff/talks.tk.xlf"), ours).unwrap();

    let dry = tarjuman(folder.path(), &["exchange", "import", "--dry-run", file.to_str().unwrap()]);
    assert_eq!(dry.status.code(), Some(3), "{}", shown(&dry));
    assert!(!state(folder.path()).contains("Köp sag boluň."), "only told");

    let back = tarjuman(folder.path(), &["exchange", "import", file.to_str().unwrap()]);
    assert_eq!(back.status.code(), Some(3), "{}", shown(&back));
    assert!(shown(&back).contains("X010"), "{}", shown(&back));
    assert!(shown(&back).contains("Units taken: 2; unchanged: 0; to be settled: 1."), "{}", shown(&back));
    let merged = state(folder.path());
    assert!(merged.contains("<target>Köp sag boluň.</target>"), "{merged}");
    assert!(merged.contains("<target>Wekiliýet Bagdada ýetdi.</target>"), "ours stays");
    assert!(merged.contains("<target>Wekiliýet geldi.</target>"), "theirs is proposed");
    let run = tarjuman(folder.path(), &["run"]);
    assert!(run.status.code().is_some_and(|code| code != 1), "{}", shown(&run));
    assert!(state(folder.path()).contains("<target>Köp sag boluň.</target>"), "a run keeps what came back");
}

#[test]
fn a_table_comes_back_as_well() {
    let folder = project();
    let sent = tarjuman(folder.path(), &["exchange", "export", "--to", "outbox", "--format", "csv", "talks"]);
    assert!(sent.status.success(), "{}", shown(&sent));
    let file = folder.path().join("outbox/talks.tk.csv");
    let table = fs::read_to_string(&file).unwrap().replace("Sag boluň.", "Köp sag boluň.");
    fs::write(&file, table).unwrap();
    let back = tarjuman(folder.path(), &["exchange", "import", "outbox/talks.tk.csv"]);
    assert!(shown(&back).contains("Units taken: 1; unchanged: 2; to be settled: 0."), "{}", shown(&back));
}

#[test]
fn a_file_of_nothing_here_is_an_error() {
    let folder = project();
    let file = export(folder.path());
    let other = folder.path().join("other.xlf");
    fs::write(&other, fs::read_to_string(file).unwrap().replace("original=\"talks\"", "original=\"other\""))
        .unwrap();
    let back = tarjuman(folder.path(), &["exchange", "import", "other.xlf"]);
    assert_eq!(back.status.code(), Some(1), "{}", shown(&back));
    assert!(shown(&back).contains("other"), "{}", shown(&back));
}

/// A tool reads what we send and edits the first unit; its work is merged and nothing else is lost.
fn travels(program: &str, script: &str) {
    let folder = project();
    let file = export(folder.path());
    let clients = Path::new(ROOT).join("target/clients");
    let installed = clients.join("python/bin").join(program);
    let mut command = Command::new(if installed.exists() { installed } else { PathBuf::from(program) });
    command.arg(Path::new(ROOT).join("tests/clients").join(script)).arg(&file);
    let output = match command.env("NODE_PATH", clients.join("node/node_modules")).output() {
        Ok(output) if output.status.code() != Some(NOT_INSTALLED) => output,
        _ => return skip(&format!("{script}: its tool is not installed")),
    };
    assert!(output.status.success(), "{script}:\n{}", shown(&output));
    let read: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let texts = read.to_string();
    for text in ["وقّع الوزيران «مذكرة» من 3 صفحات.", "Sag boluň.", "وصل الوفد إلى بغداد."]
    {
        assert!(texts.contains(text), "{script} has not read {text}: {texts}");
    }
    let back = tarjuman(folder.path(), &["exchange", "import", file.to_str().unwrap()]);
    assert_eq!(back.status.code(), Some(0), "{}", shown(&back));
    assert!(
        shown(&back).contains("Units taken: 1; unchanged: 2; to be settled: 0."),
        "{script}: {}",
        shown(&back)
    );
    let merged = state(folder.path());
    assert!(merged.contains("<target>Düzedilen.</target>"), "{script}: {merged}");
    assert_eq!(merged.matches("<unit ").count(), 3, "{script}: no unit is lost");
}

#[test]
fn translate_toolkit_edits_what_we_send() {
    travels("python3", "edit_xliff12.py");
}

#[test]
fn npm_xliff_edits_what_we_send() {
    travels("node", "edit_xliff12.cjs");
}

/// OmegaT translates what we send from a memory that we wrote, headless.
#[test]
fn omegat_translates_what_we_send_from_our_memory() {
    if Command::new("omegat").arg("--help").output().is_err() {
        return skip("omegat is not installed");
    }
    let folder = project();
    // Sent without translations: they are to come from the memory.
    let bare = state(folder.path());
    let mut untranslated = String::new();
    for line in bare.lines().filter(|line| !line.trim_start().starts_with("<target>")) {
        untranslated.push_str(&line.replace("state=\"translated\"", "state=\"initial\""));
        untranslated.push('\n');
    }
    fs::write(folder.path().join("xliff/talks.tk.xlf"), untranslated).unwrap();
    let sent = tarjuman(folder.path(), &["exchange", "export", "--to", "outbox", "--copy-source"]);
    assert!(sent.status.success(), "{}", shown(&sent));
    let file = folder.path().join("outbox/talks.tk.xlf");
    let work = folder.path().join("omegat");
    for name in ["source", "target", "omegat", "tm/auto", "glossary", "dictionary"] {
        fs::create_dir_all(work.join(name)).unwrap();
    }
    fs::copy(&file, work.join("source/talks.tk.xlf")).unwrap();
    fs::write(
        work.join("omegat.project"),
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<omegat><project version=\"1.0\"><source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir><dictionary_dir>__DEFAULT__</dictionary_dir><source_lang>AR</source_lang><target_lang>TK</target_lang><sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations><remove_tags>false</remove_tags></project></omegat>\n",
    )
    .unwrap();
    let table = "ar\ttk\nوصل الوفد إلى بغداد.\tWekiliýet Bagdada geldi.\n";
    fs::write(folder.path().join("memory.tsv"), table).unwrap();
    let converted = tarjuman(folder.path(), &["convert", "memory.tsv", "omegat/tm/auto/memory.tmx"]);
    assert!(converted.status.success(), "{}", shown(&converted));
    let ran = Command::new("omegat")
        .arg(&work)
        .arg("--mode=console-translate")
        .arg(format!("--config-dir={}", folder.path().join("config").display()))
        .output()
        .unwrap();
    assert!(ran.status.success(), "{}", shown(&ran));
    let made = work.join("target/talks.tk.xlf");
    assert!(made.exists(), "OmegaT wrote nothing:\n{}", shown(&ran));
    let back = tarjuman(folder.path(), &["exchange", "import", made.to_str().unwrap()]);
    assert_eq!(back.status.code(), Some(0), "{}\n{}", shown(&back), fs::read_to_string(&made).unwrap());
    let merged = state(folder.path());
    assert!(
        merged.contains("<target>Wekiliýet Bagdada geldi.</target>"),
        "{}\n{}",
        fs::read_to_string(&made).unwrap(),
        merged
    );
    assert_eq!(merged.matches("<target>").count(), 1, "what OmegaT did not translate stays empty");
}
