//! Our segmentation rules as SRX are valid, and another tool splits the sample documents with them as we do.
//!
//! The tool is loomchild's segment, the engine behind Maligna and LanguageTool (Debian package `libsegment-java`), driven by
//! `tests/clients/SplitLines.java`. The schema is `srx20.xsd` in the folder that `TARJUMAN_SRX_SCHEMAS` names.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use tarjuman::document::{self, ReadOptions};
use tarjuman::lang::{LANGUAGES, by_code};
use tarjuman::segment::{segment, srx};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const JARS: &str = "/usr/share/java";

fn skip(what: &str, required: bool) {
    let wanted = std::env::var_os("TARJUMAN_CLIENTS").is_some_and(|value| value == "required");
    assert!(!(required && wanted), "{what}");
    let _ = writeln!(std::io::stderr(), "SKIPPED: {what}");
}

/// The blocks of the sample documents in a language, each without line breaks.
fn blocks(code: &str) -> Vec<String> {
    let mut paths: Vec<_> =
        fs::read_dir(Path::new(ROOT).join("documents")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut blocks = Vec::new();
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.contains(&format!(".{code}.")) {
            let options = ReadOptions { language: by_code(code), ..ReadOptions::default() };
            let (read, _) = document::read(&name, &fs::read(&path).unwrap(), &options).unwrap();
            blocks.extend(read.into_iter().map(|block| block.text.replace('\n', " ")));
        }
    }
    assert!(blocks.len() > 20, "{code}: {} blocks", blocks.len());
    blocks
}

#[test]
fn another_engine_splits_the_samples_alike() {
    let jars =
        ["segment", "commons-logging", "jaxb-api", "jaxb-runtime", "istack-commons-runtime", "activation"];
    let class_path: Vec<String> = jars.iter().map(|jar| format!("{JARS}/{jar}.jar")).collect();
    if !Path::new(&class_path[0]).exists() || Command::new("javac").arg("-version").output().is_err() {
        return skip("libsegment-java or a JDK is not installed", true);
    }
    let folder = tempfile::tempdir().unwrap();
    let rules = folder.path().join("rules.srx");
    fs::write(&rules, srx::write(LANGUAGES)).unwrap();
    for code in LANGUAGES.iter().map(|language| language.code()) {
        let blocks = blocks(code);
        let input = folder.path().join(code);
        fs::write(&input, blocks.join("\n")).unwrap();
        let output = Command::new("java")
            .args(["-cp", &class_path.join(":")])
            .arg(Path::new(ROOT).join("tests/clients/SplitLines.java"))
            .arg(&rules)
            .arg(code)
            .stdin(File::open(&input).unwrap())
            .output()
            .unwrap();
        assert!(output.status.success(), "{code}: {}", String::from_utf8_lossy(&output.stderr));
        let theirs = String::from_utf8(output.stdout).unwrap();
        for (block, theirs) in blocks.iter().zip(theirs.split("\n\n")) {
            let ours: Vec<&str> =
                segment(block, by_code(code)).into_iter().map(|span| span.of(block).trim()).collect();
            assert_eq!(theirs.lines().collect::<Vec<_>>(), ours, "{code}");
        }
    }
}

#[test]
fn the_file_is_valid_against_the_schema() {
    let Some(schemas) = std::env::var_os("TARJUMAN_SRX_SCHEMAS") else {
        return skip("TARJUMAN_SRX_SCHEMAS names no folder with srx20.xsd", false);
    };
    let folder = tempfile::tempdir().unwrap();
    let rules = folder.path().join("rules.srx");
    fs::write(&rules, srx::write(LANGUAGES)).unwrap();
    let schema = Path::new(&schemas).join("srx20.xsd");
    let output =
        Command::new("xmllint").args(["--nonet", "--noout", "--schema"]).arg(schema).arg(&rules).output();
    let Ok(output) = output else { return skip("xmllint is not installed", true) };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
