//! Every message that the code names is worded, and every message that is worded is named by the code.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use tarjuman::project::rules;

/// The words in double quotes of every source file, tests apart.
fn quoted(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            quoted(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs" || extension == "html") {
            let text = fs::read_to_string(&path).unwrap();
            // In a template, quotes stand inside of quotes.
            if path.extension().is_some_and(|extension| extension == "html") {
                found.extend(text.split('"').map(str::to_owned));
            }
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            for line in code.lines() {
                found.extend(line.split('"').skip(1).step_by(2).map(str::to_owned));
            }
        }
    }
}

#[test]
fn code_and_messages_name_the_same() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut code = BTreeSet::new();
    quoted(&root.join("src"), &mut code);
    code.extend(rules::rules().map(|rule| rule.name.to_owned()));
    // Put together from a severity and from the parts of an explanation.
    code.extend(["info", "warning", "error"].map(|severity| format!("severity-{severity}")));
    for (kind, words) in [
        ("state", &["initial", "translated", "reviewed", "final", "missing", "rejected", "stale"][..]),
        ("origin", &["human", "memory", "engine", "none"]),
        ("risk", &["none", "low", "medium", "high"]),
        ("review-done", &["save", "approve", "finish", "reject", "comment", "merge", "split", "undo"]),
        ("status", &["admitted", "deprecated", "forbidden"]),
        (
            "status",
            &[
                "document",
                "locale",
                "units",
                "reviewed",
                "translated",
                "fuzzy",
                "stale",
                "missing",
                "waiting",
            ],
        ),
        ("plan", &["engine", "segments", "kept", "repeated", "requests", "units", "cost"]),
    ] {
        code.extend(words.iter().map(|word| format!("{kind}-{word}")));
    }
    code.extend(["why", "example", "help"].map(|part| format!("explain-{part}")));

    let messages = fs::read_to_string(root.join("locales/en/tarjuman.ftl")).unwrap();
    let is_message = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
    let worded: BTreeSet<&str> =
        messages.lines().filter(is_message).filter_map(|line| line.split(" =").next()).collect();
    assert!(worded.len() > 80, "only {} messages", worded.len());

    let unused: Vec<_> = worded.iter().filter(|id| !code.contains(**id)).collect();
    assert!(unused.is_empty(), "no code names {unused:?}");
    let errors = code.iter().filter(|word| {
        word.starts_with("error-") && word.chars().all(|c| c == '-' || c.is_ascii_alphanumeric())
    });
    let mut seen = 0;
    for error in errors {
        assert!(worded.contains(error.as_str()), "{error} is not worded");
        seen += 1;
    }
    assert!(seen > 30, "only {seen} errors");
}
