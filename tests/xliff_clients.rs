//! Other tools read our XLIFF, and the standard's own validators accept it.
//!
//! Readers: see `tests/clients/README.md`. Validators: `xmllint` and `jing` with Saxon (Debian packages
//! `libxml2-utils` and `jing`), and the schemas of XLIFF 2.1 in the folder that
//! `TARJUMAN_XLIFF_SCHEMAS` names: the folder `schemas` of the standard, with its Schematron and NVDL files. They
//! are not part of this package, since the files carry no licence of their own. A test whose tool is absent says so on stderr.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};
use tarjuman::exchange::xliff::{StateFile, StateUnit, TermNote, fingerprint, read, write};
use tarjuman::model::{BlockKind, Origin, Proposal, State, Target};
use tarjuman::text::Place;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
/// Status of a script whose reader is not installed.
const NOT_INSTALLED: i32 = 77;

fn unit(id: &str, source: &str, text: &str, state: State) -> StateUnit {
    let target = Target { text: text.to_owned(), state, given: Some(fingerprint(text)), ..Target::default() };
    StateUnit {
        id: id.to_owned(),
        kind: BlockKind::Paragraph,
        source: source.to_owned(),
        place: Place::START,
        target,
        form: None,
        terms: Vec::new(),
    }
}

/// A unit with everything the format has.
fn full() -> StateUnit {
    let mut unit =
        unit("h-7k2m9q", "بيان <مشترك> & «مذكرة»", "Bilelikdäki <beýannama> & “ähtnama”", State::Final);
    unit.kind = BlockKind::Heading(1);
    unit.target.origin = Origin::Engine("local \"one\"".to_owned());
    unit.target.confidence = Some(0.875);
    unit.target.stale = Some("بيان\u{1} \\".to_owned());
    unit.target.place = Some(Place::new(3, 1));
    unit.target.notes = vec!["Soralmaly.".to_owned(), "Jogap geldi.".to_owned()];
    let proposal =
        |origin| Proposal { source: "بيان".to_owned(), text: "Beýannama\u{2}".to_owned(), origin };
    unit.target.proposals =
        [Origin::None, Origin::Human, Origin::Memory(100), Origin::Engine("mt".to_owned())]
            .map(proposal)
            .into();
    let term = |concept: &str| TermNote {
        concept: concept.to_owned(),
        term: "مذكرة".to_owned(),
        translations: vec!["ähtnama".to_owned(), "teswirnama".to_owned()],
        definition: Some("ملخص".to_owned()),
    };
    unit.terms = vec![term("memorandum"), term("note")];
    unit
}

/// Files with every feature, by name.
fn files() -> Vec<(&'static str, StateFile)> {
    let file = |units, obsolete| StateFile {
        document: "2025/talks & more".to_owned(),
        source: "ar".parse().expect("a tag"),
        target: "tk".parse().expect("a tag"),
        units,
        obsolete,
    };
    let states = [State::Initial, State::Translated, State::Reviewed, State::Final];
    let in_states =
        states.iter().enumerate().map(|(n, s)| unit(&format!("p-{n}"), "جملة.", "Sözlem.", *s)).collect();
    let spaces =
        unit("p-spaces", "  مسافة\tوسطر\nجديد  ", "\u{202B}boşluk \u{200F}\n we setir ", State::Translated);
    // U+FFFE and U+FFFF are left out: XML forbids them too, but the Schematron rule F25 does not know it.
    let control = unit("p-control", "a\u{0}b\u{1F}c\u{C}", "\u{B}", State::Translated);
    let untranslated = unit("p-none", "بلا ترجمة.", "", State::Initial);
    let gone = unit("p-gone", "حُذفت.", "Aýryldy.", State::Reviewed);
    vec![
        ("full", file(vec![full()], vec![gone.clone()])),
        ("states", file(in_states, Vec::new())),
        ("texts", file(vec![spaces, untranslated], Vec::new())),
        ("control", file(vec![control], Vec::new())),
        ("empty", file(Vec::new(), Vec::new())),
        ("obsolete", file(Vec::new(), vec![gone])),
    ]
}

fn written(folder: &Path, leave_out: &[&str]) -> Vec<(PathBuf, StateFile)> {
    let files = files().into_iter().filter(|(name, _)| !leave_out.contains(name));
    let files: Vec<_> = files
        .map(|(name, file)| {
            let path = folder.join(format!("{name}.xlf"));
            std::fs::write(&path, write(&file)).expect("a temporary folder can be written");
            (path, file)
        })
        .collect();
    assert!(files.len() >= 4);
    files
}

/// Said past the test harness, which would keep it to itself; a failure where clients are required.
fn skip(what: &str) {
    let required = std::env::var_os("TARJUMAN_CLIENTS").is_some_and(|value| value == "required");
    assert!(!required, "{what}");
    let _ = writeln!(std::io::stderr(), "SKIPPED: {what}");
}

/// The output of a command; none, said on stderr, when it is not installed.
fn output(command: &mut Command) -> Option<Output> {
    let name = command.get_program().to_string_lossy().into_owned();
    match command.output() {
        Ok(output) if output.status.code() != Some(NOT_INSTALLED) => Some(output),
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => panic!("{name}: {error}"),
        _ => {
            skip(&format!("{name}: a reader or validator of XLIFF is not installed"));
            None
        }
    }
}

/// The output of a script of `tests/clients` for the files.
fn client(program: &str, script: &str, files: &[(PathBuf, StateFile)]) -> Option<Output> {
    let clients = Path::new(ROOT).join("target/clients");
    let installed = clients.join("python/bin").join(program);
    let mut command = Command::new(if installed.exists() { installed } else { PathBuf::from(program) });
    command.arg(Path::new(ROOT).join("tests/clients").join(script)).args(files.iter().map(|(path, _)| path));
    let output = output(command.env("NODE_PATH", clients.join("node/node_modules")))?;
    assert!(output.status.success(), "{script}:\n{}", String::from_utf8_lossy(&output.stderr));
    Some(output)
}

fn read_alike(program: &str, script: &str) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    // Both readers drop <cp>; npm xliff does not read a file without units.
    let files = written(folder.path(), &["control", "empty"]);
    let Some(output) = client(program, script, &files) else { return };
    let readings: BTreeMap<String, BTreeMap<String, Value>> =
        serde_json::from_slice(&output.stdout).expect("the script prints JSON");
    assert_eq!(readings.len(), 1);
    for (reader, read) in readings {
        for (path, file) in &files {
            let units = file.units.iter().chain(&file.obsolete);
            let expected: Value = units.map(|u| (u.id.clone(), json!([u.source, u.target.text]))).collect();
            assert_eq!(read[&path.display().to_string()], expected, "{reader}: {}", path.display());
        }
    }
}

#[test]
fn translate_toolkit_reads_what_we_write() {
    read_alike("python3", "read_xliff.py");
}

#[test]
fn npm_xliff_reads_what_we_write() {
    read_alike("node", "read_xliff.cjs");
}

#[test]
fn an_edit_made_with_translate_toolkit_is_all_that_changes() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let files = written(folder.path(), &["control", "empty"]);
    if client("python3", "edit_xliff.py", &files).is_none() {
        return;
    }
    for (path, mut expected) in files {
        let text = std::fs::read_to_string(&path).expect("the editor has saved it");
        let edited = read(&path.display().to_string(), &text).expect("what it saves is XLIFF");
        for unit in expected.units.iter_mut().chain(&mut expected.obsolete) {
            unit.target.text = "Düzedilen.".to_owned();
            unit.target.stale = None; // settled by the edit
        }
        assert_eq!(edited, expected, "{}", path.display());
    }
}

fn schemas() -> Option<PathBuf> {
    let Some(folder) = std::env::var_os("TARJUMAN_XLIFF_SCHEMAS") else {
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED: TARJUMAN_XLIFF_SCHEMAS names no folder with the schemas of XLIFF 2.1"
        );
        return None;
    };
    Some(PathBuf::from(folder))
}

/// A catalog that answers the one address outside the folder.
fn catalog(folder: &Path, schemas: &Path) -> PathBuf {
    let xml = schemas.join("informativeCopiesOf3rdPartySchemas/w3c/xml.xsd");
    let xml = format!("file://{}", xml.display());
    let text = format!(
        "<catalog xmlns=\"urn:oasis:names:tc:entity:xmlns:xml:catalog\">\n\
         <system systemId=\"http://www.w3.org/2001/xml.xsd\" uri=\"{xml}\"/>\n\
         <uri name=\"http://www.w3.org/2001/xml.xsd\" uri=\"{xml}\"/>\n</catalog>\n"
    );
    let path = folder.join("catalog.xml");
    std::fs::write(&path, text).expect("a temporary folder can be written");
    path
}

#[test]
fn the_schema_accepts_what_we_write() {
    let Some(schemas) = schemas() else { return };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let imports = [
        ("urn:oasis:names:tc:xliff:document:2.0", "xliff_core_2.0.xsd"),
        ("urn:oasis:names:tc:xliff:metadata:2.0", "metadata.xsd"),
        ("urn:oasis:names:tc:xliff:matches:2.0", "matches.xsd"),
        ("urn:oasis:names:tc:xliff:glossary:2.0", "glossary.xsd"),
    ]
    .map(|(namespace, file)| {
        format!(
            "<xs:import namespace=\"{namespace}\" schemaLocation=\"file://{}\"/>",
            schemas.join(file).display()
        )
    });
    let all =
        format!("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">{}</xs:schema>", imports.concat());
    let driver = folder.path().join("all.xsd");
    std::fs::write(&driver, all).expect("a temporary folder can be written");
    let files = written(folder.path(), &[]);
    let mut command = Command::new("xmllint");
    command.args(["--nonet", "--noout", "--schema"]).arg(driver).args(files.iter().map(|(path, _)| path));
    command.env("XML_CATALOG_FILES", catalog(folder.path(), &schemas));
    let Some(output) = output(&mut command) else { return };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn the_schematron_rules_accept_what_we_write() {
    let Some(schemas) = schemas() else { return };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let jars = ["jing", "Saxon-HE", "xercesImpl", "isorelax", "xml-resolver"];
    let jars = jars.map(|jar| format!("/usr/share/java/{jar}.jar"));
    if let Some(jar) = jars.iter().find(|jar| !Path::new(jar).exists()) {
        return skip(&format!("{jar} is not installed"));
    }
    let rules = schemas.join("xliff_2_advanced_validation.nvdl");
    let validate = |paths: &[&Path]| {
        let mut command = Command::new("java");
        command.args(["-cp", &jars.join(":"), "com.thaiopensource.relaxng.util.Driver", "-C"]);
        output(command.arg(catalog(folder.path(), &schemas)).arg(&rules).args(paths))
    };
    let files = written(folder.path(), &[]);
    let paths: Vec<&Path> = files.iter().map(|(path, _)| path.as_path()).collect();
    let Some(good) = validate(&paths) else { return };
    assert!(good.status.success(), "{}", String::from_utf8_lossy(&good.stdout));
    // The validator does see the rules: a match must point to a segment.
    let broken = write(&files[0].1).replace("ref=\"#s1\"", "ref=\"#s9\"");
    let path = folder.path().join("broken.xlf");
    std::fs::write(&path, broken).expect("a temporary folder can be written");
    let Some(bad) = validate(&[&path]) else { return };
    assert!(!bad.status.success(), "a match that points nowhere is refused");
}
