//! The fuzz targets of `tests/fuzz` without a fuzzer: their seeds, and what chance makes of them.
//!
//!     cargo +nightly fuzz run --fuzz-dir tests/fuzz matcher

use std::fs;
use std::path::Path;

use proptest::prelude::*;

use tarjuman::exchange::terms::GLOSSARY_FORMATS;
use tarjuman::glossary::Glossary;
use tarjuman::model::Locale;

#[path = "fuzz/bodies.rs"]
mod bodies;

fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(target);
    let files = fs::read_dir(&folder).unwrap();
    let mut paths: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    if target == "importers" {
        paths.push(Path::new(env!("CARGO_MANIFEST_DIR")).join("xliff/credentials.en.xlf"));
    }
    paths.sort();
    assert!(!paths.is_empty(), "{target} has no seeds");
    let mut seeds: Vec<Vec<u8>> = paths.iter().map(|path| fs::read(path).unwrap()).collect();
    if target == "importers" {
        seeds.extend(in_each_format(&fs::read(&paths[0]).unwrap()));
    }
    seeds
}

/// A small document in each format, with a name of the format.
fn documents() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus/documents");
    let mut paths: Vec<_> = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
    paths.sort();
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    paths.iter().map(|path| (name(path), fs::read(path).unwrap())).collect()
}

/// What is read of a format that is written too is read again from what is written, key by key.
#[test]
fn texts_come_back_from_what_is_written() {
    use std::collections::BTreeMap;
    use tarjuman::document::{self, ReadOptions, Translation};

    let locale: Locale = "ar".parse().unwrap();
    let mut seen = 0;
    for (name, bytes) in documents() {
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let options = ReadOptions { locale: Some(locale.clone()), ..ReadOptions::default() };
        let reader = document::reader(&name, &text);
        let read = |text: &str| -> BTreeMap<String, String> {
            let blocks = reader.read(text, &options).blocks;
            blocks.into_iter().filter_map(|block| Some((block.key?, block.text))).collect()
        };
        // A file that does not say its plural forms numbers them; whoever translates names them.
        let named = |key: String| key.replace("[0]", "[zero]").replace("[1]", "[one]");
        let texts: BTreeMap<String, String> =
            read(&text).into_iter().map(|(key, text)| (named(key), text)).collect();
        let translation = Translation { source: &locale, target: &locale, column: None, texts: &texts };
        // Plain text, Markdown and HTML are read only.
        let Some(written) = reader.localized(&text, &options, &translation) else { continue };
        let again = read(&written);
        for (key, text) in &texts {
            assert_eq!(again.get(key), Some(text), "{name}: {written}");
        }
        seen += 1;
    }
    assert_eq!(seen, 7, "CSV, PO, Fluent, YAML, JSON, XLIFF and TMX");
}

/// A glossary as every format writes it.
fn in_each_format(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let (glossary, findings) = Glossary::parse_bytes("seed", bytes);
    assert!(findings.is_empty() && !glossary.concepts.is_empty(), "{findings:?}");
    let [from, to] = ["ar", "tk"].map(|code| code.parse::<Locale>().unwrap());
    let writing = GLOSSARY_FORMATS.iter().filter(|format| format.writes());
    writing.map(move |format| format.write(&glossary, (Some(&from), Some(&to))).unwrap().bytes)
}

/// A seed with some of its bytes changed, a piece taken out and a piece doubled.
fn mutated(target: &str) -> impl Strategy<Value = Vec<u8>> {
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8);
    let pieces = prop::array::uniform4(any::<prop::sample::Index>());
    (prop::sample::select(seeds(target)), changes, pieces).prop_map(|(mut bytes, changes, pieces)| {
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let [a, b, c, d] = pieces.map(|at| at.index(bytes.len()));
        let doubled = bytes[c.min(d)..c.max(d)].to_vec();
        bytes.drain(a.min(b)..a.max(b));
        bytes.extend(doubled);
        bytes
    })
}

#[test]
fn seeds_are_taken() {
    seeds("matcher").iter().for_each(|seed| bodies::matcher(seed));
    seeds("clean").iter().for_each(|seed| bodies::clean(seed));
    seeds("segments").iter().for_each(|seed| bodies::segments(seed));
    seeds("importers").iter().for_each(|seed| bodies::importers(seed));
    seeds("readers").iter().for_each(|seed| bodies::readers(seed));
    for (name, seed) in documents() {
        bodies::document(&name, &seed);
    }
}

proptest! {
    #[test]
    fn nothing_breaks_the_matcher(bytes in mutated("matcher")) {
        bodies::matcher(&bytes);
    }

    #[test]
    fn nothing_breaks_the_importers(bytes in mutated("importers")) {
        bodies::importers(&bytes);
    }

    #[test]
    fn nothing_breaks_the_readers(bytes in mutated("readers")) {
        bodies::readers(&bytes);
    }

    #[test]
    fn nothing_breaks_the_readers_of_documents(
        (name, bytes) in prop::sample::select(documents()),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
    ) {
        let mut bytes = bytes;
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bodies::document(&name, &bytes);
    }

    #[test]
    fn nothing_breaks_cleaning(bytes in mutated("clean")) {
        bodies::clean(&bytes);
    }

    #[test]
    fn nothing_breaks_sentences(bytes in mutated("segments")) {
        bodies::segments(&bytes);
    }
}
