//! The report and the review page in a real browser: `tests/clients/browser.mjs` drives it, and skips loudly where there is none.
#![cfg(all(unix, feature = "review"))]

mod web;

use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use web::{Server, memo, units};

/// In the Arabic text of the project: a Latin name, a time with its digits, an address, with brackets around them, a placeable of Fluent.
const NEEDLES: [&str; 5] = ["وصل الوفد من ", "Ashgabat", "10:30", "https://example.org/a?b=1", "{ $count }"];

/// Status of a script whose reader is not installed.
const NOT_INSTALLED: i32 = 77;

#[test]
fn the_pages_work_in_a_browser() {
    let root = memo();
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    let reports = root.path().join("reports");
    for language in ["en", "ar", "tk"] {
        let output = reports.join(format!("{language}.html"));
        let made = web::tarjuman(root.path())
            .args(["report", "--ui-language", language, "-o"])
            .arg(&output)
            .status()
            .unwrap();
        assert!(made.success());
    }
    let before = units(root.path(), "memo", "en");
    let server = Server::start(root.path());
    let output = Command::new("node")
        .arg(manifest.join("tests/clients/browser.mjs"))
        .arg(server.link())
        .arg(&reports)
        .arg(manifest.join("target/pictures"))
        .env("NODE_PATH", manifest.join("target/clients/node/node_modules"))
        .env("NEEDLES", serde_json::to_string(&NEEDLES).unwrap())
        .output();
    let missing = match &output {
        Ok(output) => output.status.code() == Some(NOT_INSTALLED),
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    };
    if missing {
        let required = std::env::var_os("TARJUMAN_CLIENTS").is_some_and(|value| value == "required");
        assert!(!required, "no browser is installed");
        let _ = writeln!(std::io::stderr(), "SKIPPED: browser.mjs: no browser is installed");
        return;
    }
    let output = output.unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let seen: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(seen["pages"], 36, "three pages, three languages, two schemes, two widths");
    assert_eq!(seen["faults"], serde_json::json!([]), "accessibility, width, language");
    // The refusal of the second window is an answer that the browser reports too.
    assert_eq!(seen["console"], serde_json::json!([]), "the console");

    for place in seen["bidi"].as_array().unwrap() {
        assert_in_order(&place["where"], &place["found"]);
    }
    assert_eq!(seen["bidi"].as_array().unwrap().len(), 4);
    let field = seen["field"].as_str().unwrap();
    assert!(field.contains(" { $count } "), "what is sent has no marks of the field: {field:?}");

    let step = |name: &str, of: &str| seen["steps"][name][of].as_str().unwrap_or_default().to_owned();
    assert!(step("live", "finding").contains("legation"), "{seen:#}");
    assert_eq!(step("repaired", "text"), "The minister visited the embassies.");
    assert_eq!(step("draft", "text"), "A draft.", "a draft outlives the window");
    assert_eq!(step("inserted", "text"), "The minister visited the embassy of embassy");
    for (name, done) in [
        ("saved", "save"),
        ("approved", "approve"),
        ("undone", "undo"),
        ("merged", "merge"),
        ("split", "split"),
    ] {
        assert!(step(name, "url").contains(&format!("done={done}")), "{name}: {seen:#}");
    }
    assert!(seen["steps"]["minute"]["seconds"].as_f64().unwrap() < 60.0, "the first approved unit");
    assert!(step("conflict", "alert").contains("Somebody else"), "{seen:#}");
    assert_eq!(step("conflict", "text"), "Something else.", "what the second wrote is not lost");
    assert!(step("merged", "text").len() > step("split", "text").len());
    // All was taken back but the first saving, in both languages.
    let after = units(root.path(), "memo", "en");
    assert_eq!(after.len(), before.len());
    assert_eq!(after[0].target.text, "The minister visited the embassy of embassy");
    for (before, after) in before.iter().zip(&after).skip(1) {
        assert_eq!(before.target, after.target);
    }
}

/// An Arabic text runs to the left, and what is Latin in it to the right, wherever it is painted.
fn assert_in_order(place: &Value, found: &Value) {
    let found = found.as_array().unwrap_or_else(|| panic!("{place}: the text is not there"));
    let edges = |needle: usize| -> Vec<(f64, f64, i64)> {
        let letters = found[needle]["letters"].as_array().unwrap_or_else(|| panic!("{place}: {needle}"));
        let edge = |letter: &Value| {
            Some((letter["left"].as_f64()?, letter["right"].as_f64()?, letter["top"].as_i64()?))
        };
        letters.iter().map(|letter| edge(letter).unwrap_or((f64::NAN, f64::NAN, 0))).collect()
    };
    for (needle, text) in NEEDLES.iter().enumerate().skip(1) {
        // A space at the end of a line hangs where there is room.
        let seen = edges(needle).into_iter().zip(text.chars()).filter(|(_, c)| *c != ' ');
        let seen: Vec<_> = seen.map(|(edge, _)| edge).collect();
        for pair in seen.windows(2) {
            let same_line = (pair[0].2 - pair[1].2).abs() < 8;
            assert!(!same_line || pair[0].0 < pair[1].0, "{place}: {text} runs backwards");
        }
    }
    let (arabic, name, time) = (edges(0), edges(1), edges(2));
    let first = arabic.iter().find(|edge| !edge.0.is_nan()).unwrap();
    assert!(first.0 > name[0].0, "{place}: Arabic begins at the right of the name behind it");
    let same_line = (name[0].2 - time[0].2).abs() < 8;
    assert!(
        !same_line || name[0].0 > time[0].1,
        "{place}: the name stands at the right of the time behind it"
    );
}
