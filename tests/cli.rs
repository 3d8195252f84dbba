//! Whole commands: each file in `tests/cli/` is a case.
//!
//! ```text
//! # why the case exists
//! $ tarjuman segment --lang ar
//! --- stdin
//! وصل الوفد. هل بدأ الاجتماع؟
//! --- stdout
//! وصل الوفد.
//! هل بدأ الاجتماع؟
//! --- exit 0
//! ```
//!
//! `--- file NAME` puts a file into the empty folder that the command runs in, `--- made NAME` is what a file there must
//! hold afterwards; `--- project` runs it in this repository instead. A section that is left out is empty, except `stderr`, which is then not looked at. A
//! line `...` in what is expected stands for any lines, and `...` in a line for any characters.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A case, as its file says.
#[derive(Default)]
struct Case {
    arguments: Vec<String>,
    stdin: String,
    files: Vec<(String, String)>,
    made: Vec<(String, String)>,
    in_project: bool,
    stdout: String,
    stderr: Option<String>,
    exit: i32,
}

impl Case {
    fn parse(text: &str) -> Result<Self, String> {
        let mut case = Self::default();
        let mut sections = text.split_inclusive('\n').collect::<Vec<_>>();
        let command =
            sections.iter().position(|line| line.starts_with("$ ")).ok_or("no line begins with `$ `")?;
        if !sections[..command].iter().any(|line| line.starts_with("# ")) {
            return Err("no line `# …` says why the case exists".to_owned());
        }
        let mut words = sections[command][2..].split_whitespace();
        if words.next() != Some("tarjuman") {
            return Err("the command is not `tarjuman`".to_owned());
        }
        case.arguments = words.map(str::to_owned).collect();
        let body = sections.split_off(command + 1);
        let mut exit = None;
        let mut into: Option<(&str, String)> = None;
        for line in body.into_iter().chain(["--- end"]) {
            let Some(name) = line.strip_prefix("--- ") else {
                into.as_mut().ok_or_else(|| format!("outside of a section: {line}"))?.1.push_str(line);
                continue;
            };
            match into.take() {
                None => {}
                Some(("stdin", content)) => case.stdin = content,
                Some(("stdout", content)) => case.stdout = content,
                Some(("stderr", content)) => case.stderr = Some(content),
                Some(("project", _)) => case.in_project = true,
                Some((name, content)) => match name.split_once(' ') {
                    Some(("file", path)) => case.files.push((path.to_owned(), content)),
                    Some(("made", path)) => case.made.push((path.to_owned(), content)),
                    Some(("exit", code)) => exit = code.parse().ok(),
                    _ => return Err(format!("unknown section: {name}")),
                },
            }
            into = Some((name.trim_end(), String::new()));
        }
        case.exit = exit.ok_or("no section `exit`")?;
        Ok(case)
    }

    /// Runs the command; what is not as the case says.
    fn run(&self) -> Result<(), String> {
        let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
        for (name, content) in &self.files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap_or(folder.path())).map_err(|e| e.to_string())?;
            std::fs::write(path, content).map_err(|e| e.to_string())?;
        }
        let mut child = Command::new(env!("CARGO_BIN_EXE_tarjuman"))
            .args(&self.arguments)
            .current_dir(if self.in_project { Path::new(ROOT) } else { folder.path() })
            .env_remove("LANG")
            .env("TARJUMAN_LANG", "en")
            .env("NO_COLOR", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|e| e.to_string())?;
        if let Some(mut stdin) = child.stdin.take() {
            // A command that does not read its input may have ended already.
            let _ = stdin.write_all(self.stdin.as_bytes());
        }
        let output = child.wait_with_output().map_err(|e| e.to_string())?;
        let (stdout, stderr) =
            (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        if stderr.contains("panicked at") {
            return Err(format!("it panicked:\n{stderr}"));
        }
        if output.status.code() != Some(self.exit) {
            return Err(format!("exit {:?}, not {}\n{stdout}{stderr}", output.status.code(), self.exit));
        }
        if !matches(&self.stdout, &stdout) {
            return Err(format!("stdout is\n{stdout}\nand should be\n{}", self.stdout));
        }
        for (name, expected) in &self.made {
            let text =
                std::fs::read_to_string(folder.path().join(name)).map_err(|e| format!("{name}: {e}"))?;
            if !matches(expected, &text) {
                return Err(format!("{name} is\n{text}\nand should be\n{expected}"));
            }
        }
        match &self.stderr {
            Some(expected) if !matches(expected, &stderr) => {
                Err(format!("stderr is\n{stderr}\nand should be\n{expected}"))
            }
            _ => Ok(()),
        }
    }
}

/// Whether a text has these lines, where `...` stands for any lines, and in a line for any characters.
fn matches(expected: &str, text: &str) -> bool {
    fn lines(expected: &[&str], text: &[&str]) -> bool {
        match expected {
            [] => text.is_empty(),
            ["...", rest @ ..] => (0..=text.len()).any(|skipped| lines(rest, &text[skipped..])),
            [first, rest @ ..] => text.first().is_some_and(|t| line(first, t)) && lines(rest, &text[1..]),
        }
    }
    fn line(expected: &str, text: &str) -> bool {
        match expected.split_once("...") {
            None => expected == text,
            Some((start, rest)) => text.strip_prefix(start).is_some_and(|text| {
                text.char_indices().map(|(at, _)| at).chain([text.len()]).any(|at| line(rest, &text[at..]))
            }),
        }
    }
    lines(&expected.lines().collect::<Vec<_>>(), &text.lines().collect::<Vec<_>>())
}

#[test]
fn commands_do_as_their_cases_say() {
    let mut cases: Vec<PathBuf> = std::fs::read_dir(Path::new(ROOT).join("tests/cli"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    cases.sort();
    let mut wrong = Vec::new();
    for path in &cases {
        let text = std::fs::read_to_string(path).unwrap();
        if let Err(reason) = Case::parse(&text).and_then(|case| case.run()) {
            wrong.push(format!("{}: {reason}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n\n"));
    assert!(cases.len() >= 10, "only {} cases", cases.len());
}

#[test]
fn dots_stand_for_any_lines_and_nothing_else_does() {
    let rows = [
        ("a\n", "a\n", true, "the same"),
        ("a\n", "b\n", false, "another line"),
        ("a\n", "a\nb\n", false, "a line more"),
        ("a\n...\n", "a\nb\nc\n", true, "any lines"),
        ("...\nc\n", "a\nb\n", false, "the line after them is absent"),
        ("a ... c\n", "a b c\n", true, "any characters"),
        ("a ... c\n", "a b d\n", false, "another end"),
        ("", "", true, "nothing"),
        ("", "a\n", false, "something where nothing should be"),
    ];
    for (expected, text, answer, why) in rows {
        assert_eq!(matches(expected, text), answer, "{why}");
    }
}

#[test]
fn a_case_that_says_too_little_is_refused() {
    let rows = [
        ("$ tarjuman run\n--- exit 0\n", "no reason"),
        ("# why\n--- exit 0\n", "no command"),
        ("# why\n$ ls\n--- exit 0\n", "another program"),
        ("# why\n$ tarjuman run\n--- stdout\nx\n", "no exit code"),
        ("# why\n$ tarjuman run\n--- stdot\nx\n--- exit 0\n", "a misspelt section"),
        ("# why\n$ tarjuman run\nx\n--- exit 0\n", "text outside of sections"),
    ];
    for (text, why) in rows {
        assert!(Case::parse(text).is_err(), "{why}");
    }
}
