//! Engines in a whole run, against a server on loopback that fails in every way services do: nothing that a person approved
//! is lost, no text is paid for twice, and in the end the files are those of an undisturbed run.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

#[path = "engines/server.rs"]
mod server;

use server::{Paid, Reply, Seen, Server, asked, beginning, chat, good, made};

/// A key as services hand them out; it may stand nowhere.
const KEY: &str = "sk-test-0123456789abcdef";

fn tarjuman(root: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tarjuman"));
    command.current_dir(root).env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.env("SERVICE_KEY", KEY).env("TARJUMAN_LANG", "en");
    command
}

fn run(root: &Path, arguments: &[&str]) -> (i32, String) {
    let output = tarjuman(root).args(arguments).output().unwrap();
    (output.status.code().unwrap_or(-1), shown(&output))
}

fn shown(output: &Output) -> String {
    let text =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(!text.contains("panicked at"), "{text}");
    text
}

const SENTENCES: [&str; 12] = [
    "وصل الوفد إلى العاصمة مساء أمس.",
    "اجتمع الوزيران صباح اليوم.",
    "بحث الجانبان العلاقات بين البلدين.",
    "أكد الوزير أهمية الحوار.",
    "تسلم السفير نسخة من الرسالة.",
    "غادر الوفد المدينة بعد الظهر.",
    "رحب الرئيس بالضيوف في القصر.",
    "نشرت الوزارة بيانا عن الزيارة.",
    "حضر اللقاء عدد من المسؤولين.",
    "ناقش المشاركون خطة العام المقبل.",
    "شكر الضيف أهل المدينة على الاستقبال.",
    "انتهى الاجتماع قبل منتصف الليل.",
];

/// A project of three documents without translations, with the engine `llm` and more of the engine's settings.
fn project(address: &str, more: &str) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    let engine = format!(
        "  llm: {{ kind: openai, url: \"{address}/v1\", model: m, key: {{ env: SERVICE_KEY }}, concurrency: 1, max-items: 4{more} }}\n"
    );
    write_project(root.path(), &engine, "llm", "");
    for (number, sentences) in SENTENCES.chunks(4).enumerate() {
        // A sentence that every document has: asked once.
        let text = format!("{}\n\n{}\n", sentences.join(" "), "وقع {name} الكتاب الأخير.");
        write(root.path(), &format!("documents/d{number}.ar.md"), &text);
    }
    root
}

fn write_project(root: &Path, engines: &str, chain: &str, more: &str) {
    let text = format!(
        "source: ar\ntargets: [en, tk]\ndocuments:\n  - files: documents/*.{{locale}}.md\nbundles:\n  - format: fluent\n    \
         path: locales/{{locale}}/{{document}}.ftl\nengines:\n{engines}translate:\n  engines: [{chain}]\n{more}"
    );
    write(root, "tarjuman.yaml", &text);
}

fn write(root: &Path, name: &str, text: &str) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Every file below `root`; without the program's own working folder unless `all`.
fn files(root: &Path, all: bool) -> BTreeMap<String, Vec<u8>> {
    let entries =
        walkdir::WalkDir::new(root).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    entries
        .map(|entry| {
            (entry.path().strip_prefix(root).unwrap().display().to_string(), fs::read(entry.path()).unwrap())
        })
        .filter(|(name, _)| all || !(name.starts_with(".tarjuman") || name == "tarjuman.yaml"))
        .collect()
}

/// What an undisturbed run writes; the texts depend on nothing but the sources.
fn undisturbed() -> BTreeMap<String, Vec<u8>> {
    let server = Server::start(|seen, _| chat(&Value::Object(good(seen)).to_string()));
    let root = project(&server.address, "");
    let (exit, text) = run(root.path(), &["run"]);
    assert_eq!(exit, 0, "{text}");
    let files = files(root.path(), false);
    assert_eq!(files.len(), 3 + 6 + 9, "sources, kept units, bundles: {:?}", files.keys());
    let english = String::from_utf8_lossy(&files["locales/en/d0.ftl"]).into_owned();
    assert!(english.contains(&made(SENTENCES[0])) && english.contains("origin: engine llm"), "{english}");
    files
}

/// A fault, on how many requests of several texts it comes, how long the run must take at least, and what is answered.
type Fault = (&'static str, usize, Duration, fn(&Seen) -> Reply);

#[test]
fn every_fault_that_passes_leaves_the_files_of_an_undisturbed_run() {
    let wanted = undisturbed();
    let none = Duration::ZERO;
    let faults: &[Fault] = &[
        ("429", 2, none, |_| Reply::Json(429, json!({"error": {"code": "rate_limit_exceeded"}}))),
        ("429, asked to wait", 1, Duration::from_secs(1), |_| {
            Reply::With(429, "Retry-After", "1".into(), json!({"error": {"code": "rate_limit_exceeded"}}))
        }),
        ("503", 2, none, |_| Reply::Json(503, json!({"error": "down"}))),
        ("reset in the middle of the body", 2, none, |seen| Reply::Cut(Value::Object(good(seen)))),
        ("time-out", 1, Duration::from_secs(1), |_| Reply::Hang(Duration::from_secs(3))),
        ("an answer that is no JSON", 1, none, |_| chat("I am sorry")),
        ("truncated JSON", 1, none, |seen| {
            let text = Value::Object(good(seen)).to_string();
            let cut: String = text.chars().take(text.chars().count() * 2 / 3).collect();
            chat(&cut)
        }),
        ("the model stopped at its limit", 1, none, |_| {
            Reply::Json(200, json!({"choices": [{"finish_reason": "length", "message": {"content": "{"}}]}))
        }),
        ("the context is too small", 1, none, |_| {
            Reply::Json(400, json!({"error": {"type": "exceed_context_size_error", "n_ctx": 64}}))
        }),
        ("a missing id", 1, none, |seen| {
            let mut map = good(seen);
            map.remove("t1");
            chat(&Value::Object(map).to_string())
        }),
        ("a doubled id", 1, none, |seen| {
            let text = Value::Object(good(seen)).to_string();
            chat(&format!("{},\"t1\":{{\"echo\":\"\",\"text\":\"x\"}}}}", &text[..text.len() - 1]))
        }),
        ("swapped ids", 1, none, |seen| {
            let mut map = good(seen);
            let (one, two) = (map["t1"].clone(), map["t2"].clone());
            map.insert("t1".into(), two);
            map.insert("t2".into(), one);
            chat(&Value::Object(map).to_string())
        }),
        ("another language", 1, none, |seen| {
            let same = asked(seen).into_iter().map(|item| {
                let text = item["text"].as_str().unwrap_or_default().to_owned();
                (
                    item["id"].as_str().unwrap_or_default().to_owned(),
                    json!({"echo": beginning(&text), "text": text}),
                )
            });
            chat(&Value::Object(same.collect()).to_string())
        }),
        ("an empty answer", 1, none, |seen| {
            let mut map = good(seen);
            map["t2"]["text"] = "".into();
            chat(&Value::Object(map).to_string())
        }),
        ("an empty body", 1, none, |_| Reply::Json(200, Value::Null)),
        ("a lost placeholder", 1, none, |seen| {
            let mut map = good(seen);
            for value in map.values_mut() {
                let text = value["text"]
                    .as_str()
                    .unwrap_or_default()
                    .split(" <x")
                    .next()
                    .unwrap_or_default()
                    .to_owned();
                value["text"] = text.into();
            }
            chat(&Value::Object(map).to_string())
        }),
    ];
    thread::scope(|scope| {
        for (name, times, least, fault) in faults {
            let wanted = &wanted;
            scope.spawn(move || {
                let (times, fault) = (*times, *fault);
                let met = Arc::new(AtomicUsize::new(0));
                let (counter, marks) = (Arc::clone(&met), *name == "a lost placeholder");
                let server = Server::start(move |seen, _| {
                    let texts = asked(seen);
                    let marked =
                        texts.iter().any(|item| item["text"].as_str().is_some_and(|t| t.contains("<x ")));
                    // Not the probe, whose sentences are marked and several.
                    let meant = if marks { marked && texts.len() == 1 } else { !marked && texts.len() > 1 };
                    if meant && counter.fetch_add(1, Ordering::SeqCst) < times {
                        fault(seen)
                    } else {
                        chat(&Value::Object(good(seen)).to_string())
                    }
                });
                let root = project(&server.address, if *name == "time-out" { ", timeout: 1" } else { "" });
                let began = Instant::now();
                let (exit, text) = run(root.path(), &["run"]);
                assert_eq!(exit, 0, "{name}: {text}");
                assert!(began.elapsed() >= *least, "{name}: too early, {:?}", began.elapsed());
                assert!(met.load(Ordering::SeqCst) >= times, "{name}: the fault was never met");
                assert_eq!(&files(root.path(), false), wanted, "{name}");
                let before = server.requests();
                assert_eq!(run(root.path(), &["run", "--again"]).0, 0, "{name}");
                assert_eq!(server.requests(), before, "{name}: nothing is asked twice");
            });
        }
    });
}

#[test]
fn what_is_final_ends_the_asking_and_the_next_run_goes_on() {
    let wanted = undisturbed();
    let rows: &[(&str, u16, Value, &str)] = &[
        ("quota", 429, json!({"error": {"code": "insufficient_quota", "message": "no money"}}), "quota"),
        ("wrong key", 401, json!({"error": {"message": format!("bad key {KEY}")}}), "key"),
    ];
    for (name, status, body, word) in rows {
        let open = Arc::new(AtomicBool::new(false));
        let paid = Paid::default();
        let (gate, status, body, counter) = (open.clone(), *status, body.clone(), paid.clone());
        let server = Server::start(move |seen, number| {
            if number >= 2 && !gate.load(Ordering::SeqCst) {
                return Reply::Json(status, body.clone());
            }
            counter.pay(seen);
            chat(&Value::Object(good(seen)).to_string())
        });
        let root = project(&server.address, "");
        let (exit, text) = run(root.path(), &["run"]);
        assert_eq!(exit, 1, "{name}: {text}");
        assert!(text.contains(word) && !text.contains(KEY), "{name}: {text}");
        assert_eq!(server.requests(), 3, "{name}: one refusal is enough");
        let (_, status) = run(root.path(), &["status"]);
        assert!(status.contains("waiting"), "{status}");
        open.store(true, Ordering::SeqCst);
        assert_eq!(run(root.path(), &["run"]).0, 0);
        assert_eq!(files(root.path(), false), wanted, "{name}");
        assert!(paid.counts().values().all(|times| *times == 1), "{name}: {:?}", paid.counts());
        for (file, bytes) in files(root.path(), true) {
            assert!(!String::from_utf8_lossy(&bytes).contains(KEY), "{name}: the key is in {file}");
        }
    }
}

#[test]
fn a_run_that_is_killed_at_any_moment_pays_for_no_text_twice() {
    let wanted = undisturbed();
    let paid = Paid::default();
    let counter = paid.clone();
    let server = Server::start(move |seen, _| {
        thread::sleep(Duration::from_millis(15));
        counter.pay(seen);
        chat(&Value::Object(good(seen)).to_string())
    });
    let root = project(&server.address, "");
    let text = fs::read_to_string(root.path().join("tarjuman.yaml"))
        .unwrap()
        .replace("max-items: 4", "max-items: 1");
    write(root.path(), "tarjuman.yaml", &text);
    let began = Instant::now();
    let mut random = 0x9E37_79B9_7F4A_7C15_u64;
    let mut kills = 0;
    for moment in 0..50_u64 {
        let mut child =
            tarjuman(root.path()).arg("run").stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(moment);
        thread::sleep(Duration::from_millis(20 + (random >> 33) % 250));
        if child.try_wait().unwrap().is_none() {
            kills += 1;
        }
        let _ = child.kill();
        let _ = child.wait();
        for (name, bytes) in files(root.path(), false) {
            assert_eq!(wanted.get(&name), Some(&bytes), "{name} is whole after a kill");
        }
    }
    assert!(kills > 5, "only {kills} runs were killed in {:?}", began.elapsed());
    let (exit, text) = run(root.path(), &["run"]);
    assert_eq!(exit, 0, "{text}");
    assert_eq!(files(root.path(), false), wanted);
    // A kill loses the request under way, of one text, and no other; the sentences of the probe are no texts.
    let is_text = |text: &String| text.contains("الأخير") || SENTENCES.iter().any(|one| text.ends_with(one));
    let (texts, probes): (Vec<_>, Vec<_>) = paid.counts().into_iter().partition(|(text, _)| is_text(text));
    let answers: usize = texts.iter().map(|(_, times)| times).sum();
    assert_eq!(texts.len(), 26, "{texts:?}");
    assert!(answers <= texts.len() + kills, "{answers} answers for {} texts and {kills} kills", texts.len());
    assert!(probes.iter().all(|(_, times)| *times <= 1 + kills), "{probes:?}");
    let before = server.requests();
    assert_eq!(run(root.path(), &["run", "--again"]).0, 0);
    assert_eq!(server.requests(), before);
}

#[test]
fn an_interrupt_finishes_what_is_under_way() {
    let wanted = undisturbed();
    let paid = Paid::default();
    let counter = paid.clone();
    let server = Server::start(move |seen, _| {
        thread::sleep(Duration::from_millis(300));
        counter.pay(seen);
        chat(&Value::Object(good(seen)).to_string())
    });
    let root = project(&server.address, "");
    let mut child =
        tarjuman(root.path()).arg("run").stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    while server.requests() == 0 && child.try_wait().unwrap().is_none() {
        thread::sleep(Duration::from_millis(5));
    }
    let id = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert_eq!(server.requests(), 1, "what was under way was finished, nothing more was asked");
    assert_eq!(run(root.path(), &["run"]).0, 0);
    assert_eq!(files(root.path(), false), wanted);
    assert!(paid.counts().values().all(|times| *times == 1), "{:?}", paid.counts());
}

#[test]
fn two_runs_at_once_do_not_meet() {
    let wanted = undisturbed();
    let paid = Paid::default();
    let counter = paid.clone();
    let server = Server::start(move |seen, _| {
        thread::sleep(Duration::from_millis(150));
        counter.pay(seen);
        chat(&Value::Object(good(seen)).to_string())
    });
    let root = project(&server.address, "");
    let start =
        || tarjuman(root.path()).arg("run").stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let (one, two) = (start(), start());
    let mut exits = [one, two].map(|child| child.wait_with_output().unwrap().status.code());
    exits.sort_unstable();
    assert_eq!(exits, [Some(0), Some(1)], "the second is told that the first is at work");
    assert_eq!(files(root.path(), false), wanted);
    assert!(paid.counts().values().all(|times| *times == 1), "{:?}", paid.counts());
}

#[test]
fn a_full_disk_loses_nothing_that_was_there() {
    let wanted = undisturbed();
    let server = Server::start(|seen, _| chat(&Value::Object(good(seen)).to_string()));
    for blocks in [0, 1, 2] {
        let root = project(&server.address, "");
        // A file may not grow beyond so many kilobytes: writing fails as it does on a full disk.
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec {} run", env!("CARGO_BIN_EXE_tarjuman"));
        let output = Command::new("bash")
            .args(["-c", &script])
            .current_dir(root.path())
            .env("SERVICE_KEY", KEY)
            .env("TARJUMAN_LANG", "en")
            .output()
            .unwrap();
        assert_ne!(output.status.code(), Some(0), "{blocks}: {}", shown(&output));
        for (name, bytes) in files(root.path(), false) {
            let whole = wanted.get(&name).is_none_or(|wanted| *wanted == bytes) || name.starts_with("xliff");
            assert!(whole || name.starts_with("locales"), "{name} is whole");
        }
        assert_eq!(run(root.path(), &["run"]).0, 0);
        assert_eq!(files(root.path(), false), wanted, "{blocks}");
    }
}

#[test]
fn an_edited_sentence_costs_one_text_a_locale_and_an_approved_text_stays() {
    let server = Server::start(|seen, _| chat(&Value::Object(good(seen)).to_string()));
    let root = project(&server.address, "");
    assert_eq!(run(root.path(), &["run"]).0, 0);
    let state = root.path().join("xliff/d0.en.xlf");
    let xliff = fs::read_to_string(&state).unwrap();
    // A reviewer approves the first unit in her own words.
    let edited = xliff.replacen("state=\"translated\"", "state=\"reviewed\"", 1).replacen(
        &made(SENTENCES[0]),
        "The delegation arrived in the capital last night.",
        1,
    );
    assert_ne!(edited, xliff);
    fs::write(&state, edited).unwrap();
    assert_eq!(run(root.path(), &["run"]).0, 0);
    let before = server.requests();
    let document = root.path().join("documents/d0.ar.md");
    let text = fs::read_to_string(&document).unwrap();
    fs::write(&document, text.replace("اجتمع الوزيران صباح اليوم.", "اجتمع الوزيران صباح اليوم في القصر."))
        .unwrap();
    assert_eq!(run(root.path(), &["run"]).0, 0);
    let asked: Vec<_> = server.seen.lock().unwrap()[before..].iter().flat_map(asked).collect();
    assert_eq!(asked.len(), 2, "one text a locale: {asked:?}");
    let english = fs::read_to_string(root.path().join("locales/en/d0.ftl")).unwrap();
    assert!(english.contains("The delegation arrived in the capital last night."), "{english}");
    assert!(english.contains(&made("اجتمع الوزيران صباح اليوم في القصر.")), "{english}");
    // Her sentence changes: her text stays and is stale, the new one is a proposal.
    let text = fs::read_to_string(&document).unwrap();
    fs::write(&document, text.replace("مساء أمس", "صباح أمس")).unwrap();
    assert_eq!(run(root.path(), &["run"]).0, 0);
    let xliff = fs::read_to_string(&state).unwrap();
    assert!(xliff.contains("The delegation arrived in the capital last night."), "{xliff}");
    assert!(xliff.contains(&made("وصل الوفد إلى العاصمة صباح أمس.")), "the proposal: {xliff}");
    assert!(run(root.path(), &["status"]).1.contains("stale"));
}

#[test]
fn a_plan_sends_nothing_and_a_budget_holds() {
    let server = Server::start(|seen, _| chat(&Value::Object(good(seen)).to_string()));
    let root = project(&server.address, ", price: 1000000");
    let (exit, text) = run(root.path(), &["run", "--dry-run", "--format", "json"]);
    assert_eq!(exit, 0, "{text}");
    let plan: Value = serde_json::from_str(&text).unwrap();
    let row = &plan["plan"]["engines"]["llm"];
    // 13 texts that differ in two locales; one of them comes in three documents.
    assert_eq!((row["segments"].as_u64(), row["repeated"].as_u64()), (Some(26), Some(4)), "{plan:#}");
    assert!(row["requests"].as_u64() >= Some(8) && row["units"].as_u64() > Some(0), "{plan:#}");
    let cost = plan["plan"]["cost"].as_f64().unwrap();
    let (exit, text) = run(root.path(), &["run", "--max-cost", &format!("{}", cost / 2.0)]);
    assert_eq!(exit, 1, "{text}");
    assert!(text.contains("may be spent"), "{text}");
    assert_eq!(server.requests(), 0, "nothing was sent");
    assert_eq!(run(root.path(), &["run", "--offline"]).0, 0);
    assert_eq!(server.requests(), 0, "nothing was sent");
    let (exit, text) = run(root.path(), &["run", "--max-cost", &format!("{}", cost * 2.0)]);
    assert_eq!(exit, 0, "{text}");
    assert!(server.requests() > 0);
}

#[test]
fn what_is_confidential_is_never_on_the_wire() {
    let server = Server::start(|seen, _| chat(&Value::Object(good(seen)).to_string()));
    let root = tempfile::tempdir().unwrap();
    let engine = format!(
        "  llm: {{ kind: openai, url: \"{}/v1\", model: m, key: {{ env: SERVICE_KEY }}, local: false }}\n",
        server.address
    );
    let more = "  confidential-labels: [سري]\n  redact: ['[0-9]{6,}', 'مراد \\p{L}+']\n";
    write_project(root.path(), &engine, "llm", more);
    let yaml = fs::read_to_string(root.path().join("tarjuman.yaml")).unwrap();
    let set = "documents:\n  - files: closed/*.{locale}.md\n    confidential: true\n";
    write(root.path(), "tarjuman.yaml", &yaml.replace("documents:\n", set));
    write(root.path(), "closed/note.ar.md", "ورقة لا يراها أحد خارج الوزارة.\n");
    let text = "بداية عامة للنص.\n\nسري: خبر الصفقة القادمة.\n\nاتصل مراد أوراز بالرقم 99361234567 مساء.\n\n\
                ## سري\n\nتفاصيل المفاوضات المغلقة.\n\n## عام\n\nخاتمة عامة للنص.\n";
    write(root.path(), "documents/open.ar.md", text);
    let (exit, text) = run(root.path(), &["run"]);
    assert_eq!(exit, 0, "{text}");
    let wire = server.wire();
    for secret in ["ورقة", "الصفقة", "المفاوضات", "أوراز", "99361234567"] {
        assert!(!wire.contains(secret), "{secret} left the machine");
    }
    for open in ["بداية", "خاتمة", "اتصل"] {
        assert!(wire.contains(open), "{open} was asked for");
    }
    let english = fs::read_to_string(root.path().join("locales/en/open.ftl")).unwrap();
    let translation = english.lines().find(|line| line.contains("Terjime") && line.contains("99361234567"));
    assert!(
        translation.is_some_and(|line| line.contains("مراد أوراز")),
        "what was hidden is back: {english}"
    );
    let (_, text) = run(root.path(), &["run", "--format", "json", "--again"]);
    let report: Value = serde_json::from_str(&text).unwrap();
    let waits = report["documents"]["note"]["counts"]["waiting"]["en"].as_u64();
    assert_eq!(waits, Some(1), "{report:#}");
    // One that runs here may see it.
    let (exit, text) = run(root.path(), &["translate", "closed/note.ar.md", "--to", "en"]);
    assert_eq!(exit, 1, "{text}");
    assert!(!server.wire().contains("ورقة"));
}

#[test]
fn no_redirect_carries_the_key_and_plain_http_stays_here() {
    let other = Server::start(|_, _| Reply::Json(200, json!({})));
    let target = format!("{}/v1/chat/completions", other.address);
    let server = Server::start(move |_, _| Reply::With(307, "Location", target.clone(), json!({})));
    let root = project(&server.address, "");
    let (exit, text) = run(root.path(), &["run", "--format", "json"]);
    assert_eq!(exit, 0, "{text}");
    assert_eq!(other.requests(), 0, "the redirect was not followed");
    assert!(server.wire().contains(&format!("Bearer {KEY}")) && !text.contains(KEY));
    let outside = project("http://203.0.113.7:9", "");
    let began = Instant::now();
    let (exit, text) = run(outside.path(), &["run"]);
    assert_eq!(exit, 1, "{text}");
    assert!(text.contains("plain http") && began.elapsed() < Duration::from_secs(4), "{text}");
    let unset = project(&server.address, "");
    let output = tarjuman(unset.path()).arg("run").env_remove("SERVICE_KEY").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(shown(&output).contains("SERVICE_KEY is not set"), "{}", shown(&output));
}

const GLOSSARY: &str = "languages: [ar, en, tk]
concepts:
  - id: embassy
    terms:
      ar: [{term: سفارة}]
      en: [{term: embassy}, {term: legation, status: forbidden}]
      tk: [{term: ilçihana}]
";

#[test]
fn terms_are_asked_for_checked_asked_again_and_put_right() {
    // Answers with the term only when it is told so; one text it never learns, one it says in a forbidden word.
    let server = Server::start(|seen, _| {
        let answers = asked(seen).into_iter().map(|item| {
            let text = item["text"].as_str().unwrap_or_default();
            assert_eq!(item["terms"][0]["use"][0], "embassy", "{item}");
            assert_eq!(item["terms"][0]["avoid"][0], "legation", "{item}");
            let answer = match (text.contains("الجديدة"), text.contains("القديمة"), item.get("correct"))
            {
                (true, ..) => "The legation was opened yesterday evening.",
                (_, true, _) => "The building was closed long ago.",
                (.., Some(_)) => "The envoy entered the embassy.",
                (.., None) => "The envoy entered the building.",
            };
            (
                item["id"].as_str().unwrap_or_default().to_owned(),
                json!({"echo": beginning(text), "text": answer}),
            )
        });
        chat(&Value::Object(answers.collect()).to_string())
    });
    let root = tempfile::tempdir().unwrap();
    let engine = format!("  llm: {{ kind: openai, url: \"{}/v1\", model: m }}\n", server.address);
    write_project(root.path(), &engine, "llm", "glossaries: [terms.yaml]\n");
    let yaml = fs::read_to_string(root.path().join("tarjuman.yaml")).unwrap().replace("[en, tk]", "[en]");
    write(root.path(), "tarjuman.yaml", &yaml);
    write(root.path(), "terms.yaml", GLOSSARY);
    let text = "دخل السفير السفارة صباح اليوم.\n\nافتتحت السفارة الجديدة مساء أمس.\n\nأغلقت السفارة القديمة منذ زمن.\n";
    write(root.path(), "documents/a.ar.md", text);
    let (exit, text) = run(root.path(), &["run"]);
    assert_eq!(exit, 0, "{text}");
    let english = fs::read_to_string(root.path().join("locales/en/a.ftl")).unwrap();
    for wanted in ["entered the embassy.", "The embassy was opened yesterday", "The building was closed"] {
        assert!(english.contains(wanted), "{wanted}: {english}");
    }
    let (_, findings) = run(root.path(), &["check", "--format", "json"]);
    let findings: Vec<Value> =
        serde_json::from_str(&findings).unwrap_or_else(|error| panic!("{error}: {findings}"));
    let codes: Vec<&str> = findings.iter().filter_map(|finding| finding["code"].as_str()).collect();
    assert_eq!(codes, ["T001"], "what nobody could put right is a finding");
    // Three texts, and once more those that lacked the term.
    assert_eq!(server.seen.lock().unwrap().iter().flat_map(asked).count(), 6);
}

#[test]
fn deepl_is_asked_as_it_wants_to_be_asked() {
    let server = Server::start(|seen, number| {
        assert!(
            seen.raw.contains(&format!("DeepL-Auth-Key {KEY}"))
                && seen.raw.to_lowercase().contains("user-agent: tarjuman/")
        );
        assert_eq!((&seen.path[..], &seen.body["source_lang"]), ("/v2/translate", &json!("AR")));
        if number == 0 {
            return Reply::Json(429, json!({"message": "Too many requests"}));
        }
        let texts = seen.body["text"].as_array().cloned().unwrap_or_default();
        assert!(texts.len() <= 50);
        let english = seen.body["target_lang"] == "EN";
        assert_eq!(seen.body["glossary_id"].as_str(), english.then_some("g-1"));
        let marked = texts.iter().any(|text| text.as_str().unwrap_or_default().contains("<x "));
        assert_eq!(seen.body.get("tag_handling").is_some(), marked, "{}", seen.body);
        let translations: Vec<Value> = texts
            .iter()
            .map(|text| json!({"detected_source_language": "AR", "text": made(text.as_str().unwrap_or_default())}))
            .collect();
        Reply::Json(200, json!({ "translations": translations }))
    });
    let root = tempfile::tempdir().unwrap();
    let engine = format!(
        "  deepl: {{ kind: deepl, url: \"{}\", key: {{ env: SERVICE_KEY }}, glossaries: {{ en: g-1 }}, price: 20, concurrency: 2 }}\n",
        server.address
    );
    write_project(root.path(), &engine, "deepl", "");
    let many: String = (0..120)
        .map(|n| format!("الوثيقة رقم {n} في الملف & <b>المرفق</b> {{name}}.\n\nنص عادي رقم {n}.\n\n"))
        .collect();
    write(root.path(), "documents/a.ar.md", &many);
    let (exit, text) = run(root.path(), &["run"]);
    assert_eq!(exit, 0, "{text}");
    let english = fs::read_to_string(root.path().join("locales/en/a.ftl")).unwrap();
    assert_eq!(english.matches("Terjime").count(), 240);
    assert!(server.connections.load(Ordering::SeqCst) <= 6, "connections are kept");
    let empty = Server::start(|_, _| Reply::Json(456, json!({"message": "Quota Exceeded"})));
    let yaml = fs::read_to_string(root.path().join("tarjuman.yaml"))
        .unwrap()
        .replace(&server.address, &empty.address);
    write(root.path(), "tarjuman.yaml", &yaml);
    write(root.path(), "documents/b.ar.md", "جملة جديدة لم تترجم من قبل.\n");
    let (exit, text) = run(root.path(), &["run"]);
    assert!(exit == 1 && text.contains("quota"), "{text}");
    assert_eq!(empty.requests(), 1);
}

/// A program that translates as [`made`] does not: it only needs to be told apart, and dies when a file says so.
const PROGRAM: &str = r#"
import json, os, sys, re
print(json.dumps({"engine": "test", "version": "1", "pairs": [["ar", "en"], ["ar", "tk"]], "max_items": 5}), flush=True)
for line in sys.stdin:
    ask = json.loads(line)
    assert len(ask["texts"]) <= 5
    if os.path.exists("die"):
        os.remove("die")
        os._exit(9)
    def one(text):
        return "Terjime " + "".join(chr(97 + ord(c) % 26) for c in text[:8]) + " " + " ".join(re.findall(r"(?<!\d)77\d\d(?!\d)", text))
    print(json.dumps({"id": ask["id"], "texts": [one(t).strip() for t in ask["texts"]]}), flush=True)
"#;

#[test]
fn a_program_is_started_again_when_it_dies_and_its_marks_are_found_out() {
    let root = tempfile::tempdir().unwrap();
    write_project(root.path(), "  mt: { kind: command, command: [python3, mt.py] }\n", "mt", "");
    write(root.path(), "mt.py", PROGRAM);
    write(root.path(), "die", "");
    let text = "وصل {name} مساء أمس إلى المدينة.\n\nانظر {0} و{1} في الملف المرفق.\n\nجملة بلا علامات هنا.\n";
    write(root.path(), "documents/a.ar.md", text);
    let (exit, text) = run(root.path(), &["run"]);
    assert_eq!(exit, 0, "{text}");
    assert!(!root.path().join("die").exists(), "it died once");
    let english = fs::read_to_string(root.path().join("locales/en/a.ftl")).unwrap();
    assert_eq!(english.matches("Terjime").count(), 3, "{english}");
    for name in ["name", "0", "1"] {
        assert!(english.contains(&format!("{{ \"{{\" }}{name}{{ \"}}\" }}")), "{name}: {english}");
    }
    let journal = fs::read_to_string(root.path().join(".tarjuman/translations.jsonl")).unwrap();
    assert!(journal.contains("\"digits\""), "the form that it keeps is remembered: {journal}");
    // Where it lives the files are the same.
    let quiet = tempfile::tempdir().unwrap();
    for name in ["tarjuman.yaml", "mt.py", "documents/a.ar.md"] {
        write(quiet.path(), name, &fs::read_to_string(root.path().join(name)).unwrap());
    }
    assert_eq!(run(quiet.path(), &["run"]).0, 0);
    assert_eq!(files(root.path(), false), files(quiet.path(), false));
}
