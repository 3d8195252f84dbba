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
    fn nothing_breaks_cleaning(bytes in mutated("clean")) {
        bodies::clean(&bytes);
    }

    #[test]
    fn nothing_breaks_sentences(bytes in mutated("segments")) {
        bodies::segments(&bytes);
    }
}
