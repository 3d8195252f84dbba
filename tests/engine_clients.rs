//! Engines against real servers and models with random weights, and the filters on a real cluster. `.ci/run` installs them into
//! `target/clients`; see `tests/clients/README.md`.
#![cfg(unix)]

use std::fs;
use std::io::{BufRead, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
/// Status of a script whose program is not installed.
const NOT_INSTALLED: i32 = 77;

fn python(environment: &str) -> PathBuf {
    Path::new(ROOT).join("target/clients").join(environment).join("bin/python")
}

/// Says past the test harness that a test skips; fails where everything must be installed.
fn skip(what: &str) {
    let required = std::env::var_os("TARJUMAN_CLIENTS").is_some_and(|value| value == "required");
    assert!(!required, "{what} is not installed");
    let _ = writeln!(std::io::stderr(), "SKIPPED: {what} is not installed");
}

/// A server that ends with the test.
struct Server {
    child: Child,
    port: String,
}

impl Server {
    /// Starts a script of `tests/clients` that prints its port; nothing where its program is not installed.
    fn start(environment: &str, script: &str, folder: &Path) -> Option<Self> {
        let program = python(environment);
        if !program.exists() {
            skip(script);
            return None;
        }
        let log = fs::File::create(folder.join("server.log")).unwrap();
        let mut child = Command::new(program)
            .arg(Path::new(ROOT).join("tests/clients").join(script))
            .arg(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut port = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut port).unwrap();
        if port.is_empty() {
            let status = child.wait().unwrap();
            if status.code() == Some(NOT_INSTALLED) {
                skip(script);
                return None;
            }
            panic!("{script}: {status}\n{}", fs::read_to_string(folder.join("server.log")).unwrap());
        }
        Some(Self { child, port: port.trim().to_owned() })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Translates records from Arabic into a locale in a project with an engine `e`; the answers and the exit code.
fn translate(root: &Path, engine: &str, to: &str, texts: &[&str]) -> (Vec<Value>, Option<i32>) {
    let project = format!(
        "source: ar\ntargets: [tk, en]\ndocuments: []\nbundles: []\nengines:\n  e: {engine}\ntranslate:\n  engines: [e]\n"
    );
    fs::write(root.join("tarjuman.yaml"), project).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_tarjuman"))
        .args(["translate", "--jsonl", "--to", to])
        .current_dir(root)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    for (id, text) in texts.iter().enumerate() {
        writeln!(stdin, "{}", json!({"id": id, "text": text})).unwrap();
    }
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let answers: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), texts.len(), "{text}");
    for (id, answer) in answers.iter().enumerate() {
        assert_eq!(answer["id"], id, "in order");
    }
    (answers, output.status.code())
}

const TEXTS: [&str; 5] = [
    "وصل الوفد إلى العاصمة مساء أمس .",
    "اجتمع الوزيران صباح اليوم .",
    "بحث الجانبان العلاقات بين البلدين .",
    "وصل {name} مساء أمس .",
    "2025",
];

#[test]
fn llama_cpp_answers_by_the_schema() {
    let root = tempfile::tempdir().unwrap();
    let Some(server) = Server::start("services", "llama_server.py", root.path()) else { return };
    for echo in [false, true] {
        let engine = format!(
            "{{ kind: openai, url: 'http://127.0.0.1:{}/v1', model: random, echo: {echo}, concurrency: 1, tries: 2, max-items: 2 }}",
            server.port
        );
        let (answers, _) = translate(root.path(), &engine, "tk", &TEXTS);
        for (text, answer) in TEXTS.iter().zip(&answers) {
            // Random weights talk nonsense. What must hold is that a text comes back, or a reason that is not about the protocol.
            let error = answer["error"].as_str().unwrap_or_default();
            assert!(answer["text"].is_string() != answer["error"].is_string(), "{text}: {answer}");
            for word in ["refuses", "busy", "status", "cannot be used"] {
                assert!(!error.contains(word), "{text}: {answer}");
            }
        }
        assert_eq!(answers[4]["text"], "2025", "a number is not sent");
    }
}

#[test]
fn libretranslate_answers_with_its_own_limits() {
    let root = tempfile::tempdir().unwrap();
    let Some(server) = Server::start("libretranslate", "libretranslate_server.py", root.path()) else {
        return;
    };
    let engine = format!("{{ kind: libretranslate, url: 'http://127.0.0.1:{}' }}", server.port);
    // The server takes three texts at once: the five are sent again in halves.
    let (answers, _) = translate(root.path(), &engine, "tk", &TEXTS);
    for (text, answer) in TEXTS.iter().zip(&answers) {
        let error = answer["error"].as_str().unwrap_or_default();
        assert!(
            answer["text"].is_string()
                || error.contains("placeholders")
                || error.contains("longer")
                || error.contains("empty"),
            "{text}: {answer}"
        );
    }
    assert!(answers.iter().filter(|answer| answer["text"].is_string()).count() >= 2, "{answers:?}");
    let (answers, exit) = translate(root.path(), &engine, "en", &TEXTS[..1]);
    assert!(
        exit == Some(1) && answers[0]["error"].as_str().unwrap().contains("ar-en"),
        "it has no such pair: {answers:?}"
    );
}

#[test]
fn the_worker_of_ctranslate2_translates() {
    let root = tempfile::tempdir().unwrap();
    let program = python("services");
    if !program.exists() {
        return skip("CTranslate2");
    }
    let script = Path::new(ROOT).join("tests/clients/ctranslate2_model.py");
    let status = Command::new(&program).arg(script).arg(root.path().join("model")).status().unwrap();
    if status.code() == Some(NOT_INSTALLED) {
        return skip("CTranslate2");
    }
    assert!(status.success());
    let worker = Path::new(ROOT).join("examples/engines/ctranslate2_worker.py");
    let engine = format!(
        "{{ kind: command, command: ['{}', '{}', --model, model, --beam, '1'] }}",
        program.display(),
        worker.display()
    );
    let (answers, _) = translate(root.path(), &engine, "tk", &TEXTS);
    // Random weights may say nothing, or not stop; then it is their answer that is refused, and nothing else.
    let judged = |answer: &Value| {
        let error = answer["error"].as_str().unwrap_or_default();
        answer["text"].is_string()
            || ["empty", "longer", "placeholders"].iter().any(|word| error.contains(word))
    };
    assert!(answers.iter().all(judged), "{answers:?}");
    assert!(answers.iter().filter(|answer| answer["text"].is_string()).count() >= 2, "{answers:?}");
    let (again, _) = translate(root.path(), &engine, "tk", &TEXTS);
    assert_eq!(answers, again, "from the journal, and deterministic");
    let (answers, _) = translate(root.path(), &engine, "de", &TEXTS[..1]);
    assert!(answers[0]["error"].is_string(), "{answers:?}");
}

#[test]
fn a_cluster_writes_the_bytes_of_one_process() {
    let program = python("services");
    let installed = |module: &str| {
        program.exists()
            && Command::new(&program)
                .args(["-c", &format!("import {module}")])
                .status()
                .is_ok_and(|s| s.success())
    };
    if !installed("pyspark") || Command::new("java").arg("-version").stderr(Stdio::null()).status().is_err() {
        return skip("Spark");
    }
    let root = tempfile::tempdir().unwrap();
    let at = |name: &str| root.path().join(name);
    fs::write(
        at("tarjuman.yaml"),
        "source: ar\ntargets: [en]\ndocuments: []\nglossaries: [terms.yaml]\nbundles: []\ntranslate:\n  engines: [memory, pseudo]\n",
    )
    .unwrap();
    fs::write(
        at("terms.yaml"),
        "languages: [ar, en]\nconcepts:\n  - id: embassy\n    terms: { ar: [{ term: سفارة }], en: [{ term: embassy }] }\n",
    )
    .unwrap();
    let records: String = (0..60)
        .map(|n| {
            let source = format!("وصل الوفد رقم {n} مساء أمس. دخل السفير السفارة.");
            let target = format!("Delegation {n} arrived last night. The ambassador entered the embassy.");
            json!({"id": n, "source": source, "target": target}).to_string() + "\n"
        })
        .collect();
    fs::write(at("records.jsonl"), records).unwrap();
    let job = |more: &[&str], output: &str| {
        let status = Command::new(&program)
            .arg(Path::new(ROOT).join("examples/spark/corpus.py"))
            .args(["--tarjuman", env!("CARGO_BIN_EXE_tarjuman"), "--project"])
            .arg(at("tarjuman.yaml"))
            .args(["--parts", "4"])
            .args(more)
            .arg(at("records.jsonl"))
            .arg(at(output))
            // Two executors in processes of their own, a core and a gigabyte each.
            .env(
                "PYSPARK_SUBMIT_ARGS",
                "--master local-cluster[2,1,1024] --conf spark.ui.enabled=false pyspark-shell",
            )
            .env("PYSPARK_PYTHON", &program)
            .env("SPARK_LOCAL_IP", "127.0.0.1")
            .stderr(fs::File::create(at("log")).unwrap())
            .current_dir(root.path())
            .status()
            .unwrap();
        assert!(status.success(), "{}", fs::read_to_string(at("log")).unwrap());
    };
    job(&["--alone"], "alone.jsonl");
    job(&[], "cluster");
    let mut parts: Vec<PathBuf> = fs::read_dir(at("cluster"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("part-")))
        .collect();
    parts.sort();
    assert!(parts.len() >= 4, "{parts:?}");
    let cluster: String = parts.iter().map(|part| fs::read_to_string(part).unwrap()).collect();
    let alone = fs::read_to_string(at("alone.jsonl")).unwrap();
    assert_eq!(alone.lines().count(), 120);
    assert!(alone.contains("\"concept\": \"embassy\""), "{}", alone.lines().next().unwrap_or_default());
    assert!(cluster == alone, "the bytes of one process");
}
