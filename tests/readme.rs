//! The table of findings in the README is the one of the program.

use std::process::Command;

const README: &str = include_str!("../README.md");
const BEGINS: &str = "<!-- checks: what \"tarjuman explain --markdown --ui-language en\" prints -->\n";
const ENDS: &str = "<!-- /checks -->";

#[test]
fn the_readme_has_every_finding() {
    let output = Command::new(env!("CARGO_BIN_EXE_tarjuman"))
        .args(["explain", "--markdown", "--ui-language", "en"])
        .output()
        .unwrap();
    assert!(output.status.success());
    let table = String::from_utf8(output.stdout).unwrap();
    assert!(table.lines().count() > 100, "only {} lines", table.lines().count());
    let (_, rest) = README.split_once(BEGINS).expect("the README has the mark of the table");
    let (written, _) = rest.split_once(ENDS).expect("the README has the end of the table");
    let wrong = table.lines().zip(written.lines()).find(|(wanted, found)| wanted != found);
    assert!(
        table == written,
        "the table of findings in README.md is not that of the program{}; put what `cargo run -q -- explain --markdown \
         --ui-language en` prints between its two marks",
        wrong.map(|(wanted, found)| format!(": {found:?} should be {wanted:?}")).unwrap_or_default()
    );
}
