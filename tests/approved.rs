//! What a person approved is never lost or changed by a run, whatever happens to the documents.

use std::fs;
use std::path::Path;
use std::process::Command;

fn tarjuman(root: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_tarjuman"))
        .current_dir(root)
        .env_clear()
        .args(arguments)
        .output()
        .unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A project of one document with three sentences a paragraph, after its first run.
fn project() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    tarjuman(root.path(), &["init"]);
    let text = |locale: &str, sentences: [&str; 3]| {
        fs::write(root.path().join(format!("documents/first.{locale}.txt")), sentences.join("\n\n")).unwrap();
    };
    text("ar", ["وصل الوفد إلى مسقط.", "وقع الوزيران ٣ اتفاقيات.", "غادر الوفد مسقط مساء اليوم."]);
    text(
        "en",
        [
            "The delegation arrived in Muscat.",
            "The ministers signed 3 agreements.",
            "The delegation left Muscat this evening.",
        ],
    );
    text(
        "tk",
        [
            "Wekiliýet Maskata geldi.",
            "Ministrler 3 ylalaşyga gol çekdi.",
            "Wekiliýet şu agşam Maskatdan gitdi.",
        ],
    );
    tarjuman(root.path(), &["run"]);
    root
}

/// Approves the Turkmen text `old` as `new`, as a CAT tool would.
fn approve(root: &Path, old: &str, new: &str) {
    let path = root.join("xliff/first.tk.xlf");
    let xliff = fs::read_to_string(&path).unwrap();
    let at = xliff.find(&format!(">{old}</target>")).unwrap();
    let (before, after) = xliff.split_at(at);
    let segment = before.rfind("<segment").unwrap();
    let (head, body) = before.split_at(segment);
    let body = body.replacen("state=\"translated\"", "state=\"final\"", 1);
    assert!(body.contains("state=\"final\""), "{body}");
    fs::write(&path, format!("{head}{body}{}", after.replacen(old, new, 1))).unwrap();
}

#[test]
fn an_approved_text_survives_every_change_of_the_documents() {
    let approved = "Ministrler üç sany ylalaşyga gol çekdi.";
    let rows: &[(&str, &str, &str, bool, &str)] = &[
        (
            "tk",
            "Ministrler 3 ylalaşyga gol çekdi.",
            "Ministrler 3 şertnama baglaşdy.",
            true,
            "another translation",
        ),
        ("ar", "وقع الوزيران ٣ اتفاقيات.", "وقع الوزيران ٣ اتفاقيات جديدة.", true, "the source is edited"),
        ("ar", "وصل الوفد إلى مسقط.", "وصل الوفد.", true, "a sentence before it is edited"),
        ("tk", "Ministrler 3 ylalaşyga gol çekdi.", "", true, "its translation is gone"),
        ("ar", "وقع الوزيران ٣ اتفاقيات.\n\n", "", false, "its source is gone"),
    ];
    for (locale, from, to, shipped, why) in rows {
        let root = project();
        approve(root.path(), "Ministrler 3 ylalaşyga gol çekdi.", approved);
        tarjuman(root.path(), &["run"]);
        let document = root.path().join(format!("documents/first.{locale}.txt"));
        let text = fs::read_to_string(&document).unwrap();
        assert!(text.contains(from), "{why}: the row changes nothing");
        fs::write(&document, text.replacen(from, to, 1)).unwrap();
        for _ in 0..2 {
            tarjuman(root.path(), &["run"]);
            let state = fs::read_to_string(root.path().join("xliff/first.tk.xlf")).unwrap();
            assert!(state.contains(&format!(">{approved}</target>")), "{why}: lost from the state\n{state}");
            let bundle = fs::read_to_string(root.path().join("locales/tk/first.ftl")).unwrap();
            assert_eq!(bundle.contains(&format!("= {approved}\n")), *shipped, "{why}:\n{bundle}");
        }
    }
}

#[test]
fn sentences_moved_between_units_stay_where_they_were_put() {
    let root = project();
    let path = root.path().join("xliff/first.tk.xlf");
    let [first, second, third] = [
        "Wekiliýet Maskata geldi.",
        "Ministrler 3 ylalaşyga gol çekdi.",
        "Wekiliýet şu agşam Maskatdan gitdi.",
    ];
    let state = fs::read_to_string(&path).unwrap();
    let target = |text: &str| format!("<target>{text}</target>");
    let moved = state.replacen(&target(second), "", 1).replacen(
        &target(first),
        &target(&format!("{first} {second}")),
        1,
    );
    assert_eq!(moved.matches(second).count(), 1, "{moved}");
    fs::write(&path, moved).unwrap();
    let document = root.path().join("documents/first.tk.txt");
    for (from, to) in [("", ""), (third, "Wekiliýet agşam Maskatdan gitdi."), ("agşam", "irden")] {
        fs::write(&document, fs::read_to_string(&document).unwrap().replacen(from, to, 1)).unwrap();
        tarjuman(root.path(), &["run"]);
        let state = fs::read_to_string(&path).unwrap();
        let units: Vec<&str> = state.split("<unit ").skip(1).collect();
        assert!(
            units[1].contains("state=\"initial\"") && !units[1].contains("<target>"),
            "after {to:?}: {state}"
        );
        assert_eq!(state.matches(second).count(), 1, "after {to:?}: {state}");
        assert!(units[0].contains(second), "after {to:?}: {state}");
    }
}
