//! The fuzz targets of `tests/fuzz` without a fuzzer: their seeds, and what chance makes of them.
//!
//!     cargo +nightly fuzz run --fuzz-dir tests/fuzz matcher

use std::fs;
use std::path::Path;

use proptest::prelude::*;

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
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
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
    seeds("importers").iter().for_each(|seed| bodies::importers(seed));
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
}
