//! Readers of other makers get from our files what we put in. See `tests/clients/README.md`.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tarjuman::bundle::{FORMATS, by_name, prove, terms};
use tarjuman::lang::plurals::Plurals;
use tarjuman::model::{Bundle, Message, Plural};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Reader → file → what it read.
type Readings = BTreeMap<String, BTreeMap<String, Value>>;

/// Status of a script whose reader is not installed.
const NOT_INSTALLED: i32 = 77;

/// Lets a script of `tests/clients` read the files; `None`, said on stderr, when its reader is not installed.
fn readings(program: &str, script: &str, files: &[PathBuf]) -> Option<Readings> {
    let clients = Path::new(ROOT).join("target/clients");
    let installed = clients.join("python/bin").join(program);
    let output = Command::new(if installed.exists() { installed } else { PathBuf::from(program) })
        .arg(Path::new(ROOT).join("tests/clients").join(script))
        .args(files)
        .env("NODE_PATH", clients.join("node/node_modules"))
        .output();
    let missing = match &output {
        Ok(output) => output.status.code() == Some(NOT_INSTALLED),
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    };
    if missing {
        let required = std::env::var_os("TARJUMAN_CLIENTS").is_some_and(|value| value == "required");
        assert!(!required, "{script}: its reader is not installed");
        // Written past the test harness, which would keep it to itself.
        let _ = writeln!(std::io::stderr(), "SKIPPED: {script}: its reader is not installed");
        return None;
    }
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}"));
    assert!(output.status.success(), "{script}:\n{}", String::from_utf8_lossy(&output.stderr));
    Some(serde_json::from_slice(&output.stdout).expect("the script prints JSON"))
}

/// Texts that some writer or reader is known to lose.
fn tricky() -> Vec<(String, String)> {
    serde_json::from_str(include_str!("tricky.json")).unwrap()
}

/// The tricky texts as the messages of one document in three locales.
fn bundles() -> Vec<Bundle> {
    let message = |(n, (text, why)): (usize, (String, String))| Message {
        id: format!("t-{n}"),
        comment: vec![format!("{why}: {text}")],
        text,
        ..Message::default()
    };
    let messages: Vec<Message> = tricky().into_iter().enumerate().map(message).collect();
    ["ar", "en", "tk"]
        .map(|locale| Bundle {
            document: "2025/talks".to_owned(),
            locale: locale.parse().unwrap(),
            messages: messages.clone(),
            terms: None,
        })
        .into()
}

/// Files of the repository with an extension, below `locales/`.
fn committed(extension: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = walkdir::WalkDir::new(Path::new(ROOT).join("locales"))
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|e| e == extension))
        .collect();
    files.sort();
    files
}

/// Writes a format's files of the tricky bundles into a folder, each proven.
fn generated(format: &str, folder: &Path) -> Vec<PathBuf> {
    let format = by_name(format).unwrap();
    let bundles = bundles();
    let files = format.layout().files(&bundles).enumerate().map(|(n, file)| {
        let path = folder.join(format!("{}-{n}.{}", format.name(), format.extension()));
        let text = format.write(file);
        assert_eq!(prove(format, file, &text, "generated"), []);
        std::fs::write(&path, text).unwrap();
        path
    });
    files.collect()
}

fn fluent_is_read_alike(program: &str, script: &str) {
    let folder = tempfile::tempdir().unwrap();
    let generated = generated("fluent", folder.path());
    let glossary = folder.path().join("glossary.ftl");
    let designations: Vec<terms::Designation> = tricky()
        .into_iter()
        .enumerate()
        .map(|(n, (text, why))| terms::Designation {
            concept: format!("t-{n}"),
            attributes: vec![("plural".to_owned(), text.clone())],
            text,
            comment: vec![why],
            shapes: Vec::new(),
        })
        .collect();
    std::fs::write(&glossary, terms::write(&"ar".parse().unwrap(), &designations)).unwrap();
    let committed = committed("ftl");
    assert!(committed.len() >= 3, "the interface has three languages");
    let files: Vec<PathBuf> =
        generated.iter().chain(std::iter::once(&glossary)).chain(&committed).cloned().collect();

    let Some(readings) = readings(program, script, &files) else { return };
    assert!(!readings.is_empty());
    for (reader, read) in &readings {
        assert_eq!(read.len(), files.len(), "{reader}");
        let of = |path: &PathBuf| &read[&path.display().to_string()];
        for path in &generated {
            for (n, (text, why)) in tricky().iter().enumerate() {
                assert_eq!(of(path)[format!("t-{n}")], *text, "{reader}: {why}: {text:?}");
            }
        }
        for (n, (text, why)) in tricky().iter().enumerate() {
            for id in [format!("-t-{n}"), format!("-t-{n}.plural")] {
                assert_eq!(of(&glossary)[&id], *text, "{reader}: {id}: {why}: {text:?}");
            }
        }
        for path in &committed {
            let messages = of(path).as_object().map_or(0, serde_json::Map::len);
            assert!(messages > 0, "{reader}: {} has no message", path.display());
        }
    }
}

#[test]
fn fluent_syntax_for_python_reads_our_texts() {
    fluent_is_read_alike("python3", "read_fluent.py");
}

#[test]
fn fluent_syntax_for_javascript_reads_our_texts() {
    fluent_is_read_alike("node", "read_fluent.cjs");
}

/// Copies a folder of the repository.
fn copied(folder: &str, to: &Path) {
    for entry in walkdir::WalkDir::new(Path::new(ROOT).join(folder)).into_iter().filter_map(Result::ok) {
        let path = to.join(entry.path().strip_prefix(ROOT).unwrap());
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(path).unwrap();
        } else {
            std::fs::copy(entry.path(), path).unwrap();
        }
    }
}

/// Whether a letter is joined to an Arabic one after it.
fn joins(letter: char) -> bool {
    matches!(letter, '\u{620}'..='\u{64A}') && !"اأإآدذرزوؤةىء".contains(letter)
}

/// FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE.
const ISOLATES: [char; 2] = ['\u{2068}', '\u{2069}'];

/// The samples, whose messages refer to terms, are shown as the YAML files have them; what a runtime puts around a term
/// parts no letters that are joined.
fn references_are_shown_alike(program: &str, script: &str) {
    let folder = tempfile::tempdir().unwrap();
    ["documents", "glossary", "xliff"].iter().for_each(|name| copied(name, folder.path()));
    let project = std::fs::read_to_string(Path::new(ROOT).join("tarjuman.yaml")).unwrap();
    let project = format!("{project}\nterminology: {{ references: true }}\n");
    std::fs::write(folder.path().join("tarjuman.yaml"), project).unwrap();
    let emit = Command::new(env!("CARGO_BIN_EXE_tarjuman")).arg("emit").current_dir(folder.path()).output();
    let emit = emit.unwrap();
    assert!(emit.status.success(), "{}", String::from_utf8_lossy(&emit.stdout));
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in walkdir::WalkDir::new(folder.path().join("locales")).into_iter().filter_map(Result::ok) {
        let path = entry.into_path();
        if path.extension().is_some_and(|e| e == "ftl") && !path.ends_with("glossary.ftl") {
            files.push(path);
        }
    }
    assert_eq!(files.len(), 12, "four documents in three locales");

    let Some(readings) = readings(program, script, &files) else { return };
    let (mut shown, mut isolated) = (0, 0);
    for (reader, read) in &readings {
        for path in &files {
            let yaml = std::fs::read_to_string(path.with_extension("yml")).unwrap();
            let yaml: Value = serde_yaml::from_str(&yaml).unwrap();
            let locale = path.parent().unwrap().file_name().unwrap().to_str().unwrap();
            let texts = &yaml[locale][path.file_stem().unwrap().to_str().unwrap()];
            let of = |way: &str| &read[&path.display().to_string()][way];
            assert_eq!(of("plain"), texts, "{reader}: {}", path.display());
            for (id, text) in of("isolated").as_object().unwrap() {
                let text = text.as_str().unwrap();
                assert_eq!(text.replace(ISOLATES, ""), texts[id].as_str().unwrap(), "{reader}: {id}");
                for (at, mark) in text.match_indices(ISOLATES) {
                    let before = text[..at].chars().last().is_some_and(joins);
                    let after = text[at + mark.len()..].chars().find(|c| !ISOLATES.contains(c));
                    let parted = before && after.is_some_and(|c| matches!(c, '\u{620}'..='\u{64A}'));
                    assert!(!parted, "{reader}: {id}: letters are parted in {text:?}");
                    isolated += 1;
                }
                shown += 1;
            }
        }
    }
    assert!(shown > 200 && isolated > 200, "only {shown} messages with {isolated} isolates");
}

#[test]
fn fluent_runtime_for_python_shows_what_is_referred_to() {
    references_are_shown_alike("python3", "render_fluent.py");
}

#[test]
fn fluent_bundle_for_javascript_shows_what_is_referred_to() {
    references_are_shown_alike("node", "render_fluent.cjs");
}

/// The forms of `letters` in Arabic and Turkmen.
const LETTERS: &[(&str, &[(&str, &str)])] = &[
    (
        "ar",
        &[
            ("zero", "لا رسائل"),
            ("one", "رسالة واحدة"),
            ("two", "رسالتان"),
            ("few", "{ $count } رسائل"),
            ("many", "{ $count } رسالة"),
            ("other", "{ $count } من الرسائل"),
        ],
    ),
    ("tk", &[("one", "bir hat"), ("other", "{ $count } hat")]),
];

/// Every number below 200 is shown in the form of its category, by the rules of the CLDR.
fn numbers_are_told_alike(format: &str, program: &str, script: &str) {
    let folder = tempfile::tempdir().unwrap();
    let format = by_name(format).unwrap();
    let mut files = Vec::new();
    for (locale, forms) in LETTERS {
        let plural = Plural {
            variable: "count".to_owned(),
            forms: forms.iter().map(|(category, text)| (*category, (*text).to_owned())).collect(),
        };
        let message = Message { id: "letters".to_owned(), plural: Some(plural), ..Message::default() };
        let file = [Bundle {
            document: "talks".to_owned(),
            locale: locale.parse().unwrap(),
            messages: vec![message],
            terms: None,
        }];
        let path = folder.path().join(format!("{locale}.{}", format.extension()));
        let text = format.write(&file);
        assert_eq!(prove(format, &file, &text, "generated"), []);
        std::fs::write(&path, text).unwrap();
        files.push(path);
    }
    let Some(readings) = readings(program, script, &files) else { return };
    let mut shown = 0;
    for (reader, read) in &readings {
        for ((locale, forms), path) in LETTERS.iter().zip(&files) {
            let plurals = Plurals::cardinal(&locale.parse().unwrap()).unwrap();
            for number in 0..200 {
                let (_, form) = forms.iter().find(|(name, _)| *name == plurals.of(number)).unwrap();
                let wanted = form.replace("{ $count }", &number.to_string());
                assert_eq!(
                    read[&path.display().to_string()][number.to_string()],
                    wanted,
                    "{reader}: {locale}"
                );
                shown += 1;
            }
        }
    }
    assert_eq!(shown, 400, "two locales");
}

#[test]
fn fluent_runtime_for_python_tells_numbers() {
    numbers_are_told_alike("fluent", "python3", "count_fluent.py");
}

#[test]
fn fluent_bundle_for_javascript_tells_numbers() {
    numbers_are_told_alike("fluent", "node", "count_fluent.cjs");
}

#[test]
fn rails_tells_numbers() {
    numbers_are_told_alike("yaml-rails", "ruby", "count_yaml.rb");
}

fn yaml_is_read_alike(program: &str, script: &str) {
    let folder = tempfile::tempdir().unwrap();
    let formats = FORMATS.iter().map(|format| format.name()).filter(|name| name.starts_with("yaml"));
    let mut files: Vec<PathBuf> = formats.flat_map(|format| generated(format, folder.path())).collect();
    assert_eq!(files.len(), 7, "two formats with a file a locale, one with a file for all");
    files.extend(committed("yml"));
    files.extend(committed("yaml"));

    let Some(readings) = readings(program, script, &files) else { return };
    assert!(!readings.is_empty());
    for path in &files {
        // Our own reading of the generated files was compared with the texts when they were written.
        let text = std::fs::read_to_string(path).unwrap();
        let ours: Value = serde_yaml::from_str(&text).unwrap();
        for (reader, read) in &readings {
            let theirs = &read[&path.display().to_string()];
            assert!(*theirs == ours, "{reader} reads {} otherwise: {}", path.display(), first(&ours, theirs));
        }
    }
}

/// The first value at which two readings part.
fn first(ours: &Value, theirs: &Value) -> String {
    if let (Value::Object(ours), Value::Object(theirs)) = (ours, theirs) {
        for (key, value) in ours {
            match theirs.get(key) {
                Some(other) if other == value => {}
                Some(other) => return format!("{key}: {}", first(value, other)),
                None => return format!("{key:?} is not there"),
            }
        }
        return "there are other keys".to_owned();
    }
    format!("{ours} here, {theirs} there")
}

#[test]
fn pyyaml_and_ruamel_read_our_texts() {
    yaml_is_read_alike("python3", "read_yaml.py");
}

#[test]
fn js_yaml_and_npm_yaml_read_our_texts() {
    yaml_is_read_alike("node", "read_yaml.cjs");
}

#[test]
fn psych_reads_our_texts() {
    yaml_is_read_alike("ruby", "read_yaml.rb");
}
