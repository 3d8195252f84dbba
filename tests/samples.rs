//! The committed samples and the glossary keep what the other tests and the README build on.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use icu_normalizer::ComposingNormalizerBorrowed;
use serde_yaml::Value;
use tarjuman::document::{self, ReadOptions};
use tarjuman::project::config::Project;
use tarjuman::project::discover;
use tarjuman::{lang, segment};

/// Name and extension of every sample document.
const SAMPLES: [(&str, &str); 4] =
    [("consultations", "md"), ("credentials", "txt"), ("interview", "md"), ("joint-statement", "md")];
const TARGETS: [&str; 2] = ["en", "tk"];
/// The page that was copied with its furniture.
const COPIED_PAGE: &str = "credentials";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The number of segments of a sample, and the names of the rules that reading it broke.
fn segments(name: &str, code: &str, extension: &str, keep_furniture: bool) -> (usize, Vec<&'static str>) {
    let file = format!("documents/{name}.{code}.{extension}");
    let language = lang::by_code(code);
    let mut options = ReadOptions { language, ..ReadOptions::default() };
    if keep_furniture {
        options.furniture.repeated_title = false;
        options.furniture.closing_labels = false;
    }
    let bytes = fs::read(root().join(&file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    let (blocks, findings) =
        document::read(&file, &bytes, &options).unwrap_or_else(|error| panic!("{file}: {error}"));
    (segment::segment_blocks(&blocks, language).len(), findings.iter().map(|f| f.rule.name).collect())
}

/// One side of a gold bead, `[4, 5]` or `[]`.
fn side(written: &str) -> Option<Vec<usize>> {
    let inside = written.strip_prefix('[')?.strip_suffix(']')?;
    inside.split(',').map(str::trim).filter(|number| !number.is_empty()).map(|n| n.parse().ok()).collect()
}

fn gold(name: &str, target: &str) -> Vec<(Vec<usize>, Vec<usize>)> {
    text(&root().join(format!("tests/samples/{name}.ar-{target}.gold")))
        .lines()
        .map(|line| {
            let (source, target) = line.split_once(':').unwrap_or_else(|| panic!("no colon: {line}"));
            side(source).zip(side(target)).unwrap_or_else(|| panic!("not a bead: {line}"))
        })
        .collect()
}

#[test]
fn gold_beads_cover_every_segment_once_and_in_order() {
    for (name, extension) in SAMPLES {
        let (source_count, _) = segments(name, "ar", extension, true);
        for target in TARGETS {
            let (target_count, _) = segments(name, target, extension, true);
            let beads = gold(name, target);
            let sources: Vec<usize> = beads.iter().flat_map(|(source, _)| source.clone()).collect();
            let targets: Vec<usize> = beads.iter().flat_map(|(_, target)| target.clone()).collect();
            assert_eq!(sources, (0..source_count).collect::<Vec<_>>(), "{name}, Arabic beside {target}");
            assert_eq!(targets, (0..target_count).collect::<Vec<_>>(), "{name}, {target}");
        }
    }
}

#[test]
fn samples_merge_and_split_sentences() {
    let mut shapes: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (name, _) in SAMPLES {
        for target in TARGETS {
            for (source, target) in gold(name, target) {
                *shapes.entry((source.len(), target.len())).or_default() += 1;
            }
        }
    }
    for shape in [(1, 1), (2, 1), (1, 2), (3, 1), (1, 0)] {
        assert!(shapes.contains_key(&shape), "no bead {}:{} in the samples", shape.0, shape.1);
    }
}

#[test]
fn only_the_copied_page_has_furniture() {
    for (name, extension) in SAMPLES {
        for code in ["ar", "en", "tk"] {
            let expected: &[&str] =
                if name == COPIED_PAGE && code == "ar" { &["title-repeated", "page-furniture"] } else { &[] };
            assert_eq!(segments(name, code, extension, false).1, expected, "{name}.{code}");
        }
    }
}

fn is_composed(text: &str) -> bool {
    ComposingNormalizerBorrowed::new_nfc().is_normalized(text)
}

#[test]
fn documents_are_composed_and_end_with_one_line_break() {
    for (name, extension) in SAMPLES {
        for code in ["ar", "en", "tk"] {
            let text = text(&root().join(format!("documents/{name}.{code}.{extension}")));
            assert!(is_composed(&text), "{name}.{code} is not NFC");
            assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{name}.{code}: last line");
            assert!(!text.contains("  "), "{name}.{code}: two spaces");
        }
    }
}

/// Vowel marks and kashida, which the glossary leaves out.
const MARKS: RangeInclusive<char> = '\u{064B}'..='\u{0652}';
const KASHIDA: char = '\u{0640}';

/// The term itself and all that is listed beside it.
fn designations(term: &Value) -> Vec<&str> {
    let listed = ["plurals", "forms"].into_iter().filter_map(|key| term.get(key)?.as_sequence());
    term["term"].as_str().into_iter().chain(listed.flatten().filter_map(Value::as_str)).collect()
}

#[test]
fn glossary_is_whole() {
    let written = text(&root().join("glossary/diplomatic.yaml"));
    let glossary: Value = serde_yaml::from_str(&written).expect("the glossary is YAML");
    let concepts = glossary["concepts"].as_sequence().expect("a list of concepts");
    assert!(concepts.len() >= 150, "{} concepts", concepts.len());
    let mut ids = BTreeSet::new();
    let mut owners: BTreeMap<(&str, String), &str> = BTreeMap::new();
    for concept in concepts {
        let id = concept["id"].as_str().expect("an id");
        assert!(ids.insert(id), "{id} stands twice");
        for code in ["ar", "en", "tk"] {
            let terms = concept["terms"][code].as_sequence().unwrap_or_else(|| panic!("{id}: no {code}"));
            let preferred = |term: &&Value| term.get("status").is_none_or(|status| status == "preferred");
            assert_eq!(terms.iter().filter(preferred).count(), 1, "{id}: preferred terms in {code}");
            for designation in terms.iter().flat_map(designations) {
                assert!(is_composed(designation), "{id}: {designation} is not NFC");
                let words = designation.split(' ').all(|word| !word.is_empty());
                assert!(words, "{id}: stray space in “{designation}”");
                let marked = designation.contains(|c| MARKS.contains(&c) || c == KASHIDA);
                assert!(code != "ar" || !marked, "{id}: vowel marks in {designation}");
                let owner = owners.entry((code, designation.to_lowercase())).or_insert(id);
                assert_eq!(*owner, id, "{designation} names two concepts in {code}");
            }
        }
    }
}

#[test]
fn project_file_finds_every_sample_in_every_language() {
    let project = Project::find(&root(), None).unwrap_or_else(|error| panic!("{error}"));
    let (documents, findings) = discover::documents(&project).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(documents.iter().map(|d| d.id.as_str()).collect::<Vec<_>>(), SAMPLES.map(|(name, _)| name));
    assert!(documents.iter().all(|d| d.targets.len() == TARGETS.len()));
    assert_eq!(findings, [], "a translation is missing");
    for path in &project.config.glossaries {
        assert!(root().join(path).is_file(), "{path}");
    }
}
