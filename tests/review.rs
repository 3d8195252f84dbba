//! The review page as a program meets it: what is on disk after each decision, who may come in, and what it withstands.
#![cfg(all(unix, feature = "review"))]

mod web;

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tarjuman::model::State;
use web::{Server, memo, run, send, units};

#[test]
fn every_decision_is_in_the_xliff_at_once_and_the_next_run_keeps_it() {
    let root = memo();
    let server = Server::start(root.path());
    let reviewer = server.enter();
    let before = units(root.path(), "memo", "en");
    let id = before[0].id.clone();
    let one = || units(root.path(), "memo", "en")[0].target.clone();
    let decide = |action: &str, text: &str| {
        let version = reviewer.version("memo", &id, "en");
        let answer = reviewer.decide(&id, "en", &version, action, text);
        assert_eq!(answer.status, 303, "{action}: {}", answer.body);
    };
    decide("save", "The minister visited the embassy.");
    assert_eq!((one().text.as_str(), one().state), ("The minister visited the embassy.", State::Translated));
    decide("approve", "The minister visited the new embassy.");
    assert_eq!(
        (one().text.as_str(), one().state),
        ("The minister visited the new embassy.", State::Reviewed)
    );
    decide("finish", "The minister visited the new embassy.");
    assert_eq!(one().state, State::Final);
    let version = reviewer.version("memo", &id, "en");
    let note = [
        ("d", "memo"),
        ("u", &id),
        ("l", "en"),
        ("version", &version),
        ("action", "comment"),
        ("note", "Ask ‏وزارة‏."),
    ];
    assert_eq!(reviewer.post("/decide", &note).status, 303);
    assert_eq!((one().notes, one().state), (vec!["Ask ‏وزارة‏.".to_owned()], State::Final));
    run(root.path());
    assert_eq!((one().text.as_str(), one().state), ("The minister visited the new embassy.", State::Final));
    let bundle = fs::read_to_string(root.path().join("locales/en/memo.ftl")).unwrap();
    assert!(bundle.contains("The minister visited the new embassy."), "{bundle}");

    // Taken back one by one, as far as the run has left things as they were.
    for _ in 0..4 {
        assert_eq!(reviewer.post("/undo", &[]).status, 303);
    }
    assert_eq!(one(), before[0].target);
    assert_eq!(reviewer.post("/undo", &[]).status, 422, "nothing is left to take back");

    decide("reject", "");
    assert!(one().rejected && one().state == State::Initial);
    run(root.path());
    assert!(one().rejected, "a run does not take the text again");
    let bundle = fs::read_to_string(root.path().join("locales/en/memo.ftl")).unwrap();
    assert!(!bundle.contains("visited"), "no bundle has it: {bundle}");
    let again = fs::read(root.path().join("xliff/memo.en.xlf")).unwrap();
    run(root.path());
    assert_eq!(fs::read(root.path().join("xliff/memo.en.xlf")).unwrap(), again);
}

#[test]
fn borders_are_set_by_hand_and_stay() {
    let root = memo();
    let server = Server::start(root.path());
    let reviewer = server.enter();
    let sources = |locale: &str| -> Vec<(String, String)> {
        let units = units(root.path(), "memo", locale);
        units.into_iter().map(|unit| (unit.source, unit.target.text)).collect()
    };
    let (english, turkmen) = (sources("en"), sources("tk"));
    let first = units(root.path(), "memo", "en")[0].id.clone();
    let values =
        [("d", "memo"), ("u", first.as_str()), ("version", &reviewer.border_version("memo", &first))];
    let answer = reviewer.post("/merge", &values);
    assert_eq!(answer.status, 303, "{}", answer.body);
    for (locale, before) in [("en", &english), ("tk", &turkmen)] {
        let after = sources(locale);
        assert_eq!(after.len(), before.len() - 1, "{locale}");
        for side in [|pair: &(String, String)| pair.0.clone(), |pair: &(String, String)| pair.1.clone()] {
            let words = |text: String| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            assert_eq!(words(side(&after[0])), words(format!("{} {}", side(&before[0]), side(&before[1]))));
            assert_eq!(
                after[1..].iter().map(side).collect::<Vec<_>>(),
                before[2..].iter().map(side).collect::<Vec<_>>()
            );
        }
    }
    // The next run finds everything as it should be.
    let kept =
        || ["en", "tk"].map(|locale| fs::read(root.path().join(format!("xliff/memo.{locale}.xlf"))).unwrap());
    let merged = kept();
    run(root.path());
    assert_eq!(kept(), merged, "a run keeps the borders");

    // Cut again where it was joined.
    let first = units(root.path(), "memo", "en")[0].id.clone();
    let version = reviewer.border_version("memo", &first);
    let cuts = [
        ("d", "memo"),
        ("u", first.as_str()),
        ("version", version.as_str()),
        ("cut-ar", "1"),
        ("cut-en", "1"),
        ("cut-tk", "1"),
    ];
    let answer = reviewer.post("/split", &cuts);
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert_eq!((sources("en"), sources("tk")), (english, turkmen));
    let split = kept();
    run(root.path());
    assert_eq!(kept(), split, "a run keeps them too");
    assert_eq!(reviewer.post("/undo", &[]).status, 303);
    assert_eq!(kept(), merged, "undone byte for byte");
    assert_eq!(reviewer.post("/split", &cuts[..3]).status, 422, "nothing to cut without a place");
}

#[test]
fn the_second_of_two_is_shown_the_difference() {
    let root = memo();
    let server = Server::start(root.path());
    let (one, two) = (server.enter(), server.enter());
    let id = units(root.path(), "memo", "tk")[1].id.clone();
    let version = one.version("memo", &id, "tk");
    assert_eq!(one.decide(&id, "tk", &version, "approve", "Birinji.").status, 303);
    let refused = two.decide(&id, "tk", &version, "approve", "Ikinji <b>.");
    assert_eq!(refused.status, 409);
    assert!(refused.body.contains("<del>Birinji.</del>"), "{}", refused.body);
    assert!(refused.body.contains("Ikinji &#60;b&#62;."), "what was written is not lost, and escaped");
    assert_eq!(units(root.path(), "memo", "tk")[1].target.text, "Birinji.");
    // Somebody with an editor counts as well.
    let version = two.version("memo", &id, "tk");
    let path = root.path().join("xliff/memo.tk.xlf");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("Birinji.", "Üçünji.")).unwrap();
    assert_eq!(two.decide(&id, "tk", &version, "save", "Ikinji.").status, 409);
    let version = two.version("memo", &id, "tk");
    assert_eq!(two.decide(&id, "tk", &version, "save", "Ikinji.").status, 303);
    assert_eq!(one.post("/undo", &[]).status, 409, "what others have changed since is not taken back");
}

#[test]
fn five_hundred_edits_of_two_sessions_are_kept_or_shown_as_conflicts() {
    let root = memo();
    let server = Server::start(root.path());
    let ids: Vec<String> = units(root.path(), "memo", "en").into_iter().map(|unit| unit.id).collect();
    let (kept, conflicts) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let last = std::sync::Mutex::new(std::collections::BTreeMap::new());
    std::thread::scope(|scope| {
        for session in 0..2usize {
            let (reviewer, ids, last) = (server.enter(), &ids, &last);
            let (kept, conflicts) = (&kept, &conflicts);
            scope.spawn(move || {
                for edit in 0..250usize {
                    let id = &ids[(edit * 7 + edit / 3) % ids.len()];
                    let version = reviewer.version("memo", id, "en");
                    let text = format!("Edit {edit} of session {session}.");
                    // Held while one edit is under way, so that the order of the acknowledgements is known.
                    let answer = reviewer.decide(id, "en", &version, "save", &text);
                    match answer.status {
                        303 => {
                            kept.fetch_add(1, Ordering::Relaxed);
                            last.lock().unwrap().entry(id.clone()).or_insert_with(Vec::new).push(text);
                        }
                        409 => {
                            assert!(answer.body.contains(&text), "the second sees what it wrote");
                            conflicts.fetch_add(1, Ordering::Relaxed);
                        }
                        429 => std::thread::sleep(Duration::from_millis(200)),
                        other => panic!("{other}: {}", answer.body),
                    }
                    std::thread::sleep(Duration::from_millis(15));
                }
            });
        }
    });
    let (kept, conflicts) = (kept.into_inner(), conflicts.into_inner());
    assert!(kept > 250, "{kept} kept, {conflicts} conflicts");
    let last = last.into_inner().unwrap();
    for unit in units(root.path(), "memo", "en") {
        // Of two acknowledged at nearly the same time, either may have been pushed first.
        let texts: &Vec<String> = &last[&unit.id];
        assert!(
            texts.iter().rev().take(2).any(|text| *text == unit.target.text),
            "{}: {texts:?}",
            unit.target.text
        );
    }
}

#[test]
fn a_kill_loses_nothing_that_was_acknowledged() {
    let root = memo();
    let ids: Vec<String> = units(root.path(), "memo", "en").into_iter().map(|unit| unit.id).collect();
    let mut acknowledged: std::collections::BTreeMap<String, String> = std::collections::BTreeMap::new();
    let mut edits = 0;
    let mut kills = 0;
    while edits < 200 {
        let mut server = Server::start(root.path());
        let reviewer = server.enter();
        let until = Instant::now() + Duration::from_millis(150 + 90 * (kills % 5));
        let pid = server.child.id();
        let killer = std::thread::spawn(move || {
            std::thread::sleep(until.saturating_duration_since(Instant::now()));
            let _ = std::process::Command::new("kill").args(["-9", &pid.to_string()]).status();
        });
        while edits < 10_000 {
            let id = &ids[edits * 13 % ids.len()];
            let page = send(
                &reviewer.host,
                &format!(
                    "GET /unit?d=memo&u={id} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\n\r\n",
                    reviewer.host, reviewer.cookie
                ),
                b"",
            );
            let Ok(page) = page else { break };
            let Some(form) = page.body.split("<form action=\"/decide\"").nth(1) else { break };
            let version = form.split("name=\"version\" value=\"").nth(1).unwrap().split('"').next().unwrap();
            let text = format!("Edit number {edits}.");
            edits += 1;
            let values = [
                ("d", "memo"),
                ("u", id),
                ("l", "en"),
                ("version", version),
                ("action", "approve"),
                ("text", &text),
                ("note", ""),
            ];
            let Ok(answer) = reviewer.try_post("/decide", &values) else { break };
            if answer.status == 303 {
                acknowledged.insert(id.clone(), text);
            } else if answer.status == 429 {
                std::thread::sleep(Duration::from_millis(50));
            }
        }
        killer.join().unwrap();
        let _ = server.child.wait();
        kills += 1;
        let last = format!("Edit number {}.", edits - 1);
        for unit in units(root.path(), "memo", "en") {
            if let Some(text) = acknowledged.get(&unit.id) {
                // The edit that was under way may have got through without its answer.
                assert!(
                    unit.target.text == *text || unit.target.text == last,
                    "{text} became {}",
                    unit.target.text
                );
                acknowledged.insert(unit.id, unit.target.text);
            }
        }
    }
    assert!(kills > 3 && acknowledged.len() == ids.len(), "{kills} kills, {} units", acknowledged.len());
}

#[test]
fn attacks_get_a_clear_answer_and_nothing_else() {
    let root = memo();
    let server = Server::start(root.path());
    let reviewer = server.enter();
    let (host, cookie) = (server.host.clone(), reviewer.cookie.clone());
    let get = |path: &str, more: &str| format!("GET {path} HTTP/1.1\r\n{more}\r\n\r\n");
    let own = format!("Host: {host}\r\nCookie: {cookie}");
    let post = |more: &str, length: usize| {
        format!(
            "POST /decide HTTP/1.1\r\n{more}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n"
        )
    };
    let token = &server.token;
    let rows: Vec<(String, u16, &str)> = vec![
        (get("/", &own), 200, "a reviewer"),
        (get("/", &format!("Host: {host}")), 401, "nobody"),
        (get("/", &format!("Host: {host}\r\nCookie: {cookie}x")), 401, "a wrong cookie"),
        (get("/?token=", &format!("Host: {host}")), 403, "an empty token"),
        (get(&format!("/?token={token}x"), &format!("Host: {host}")), 403, "a wrong token"),
        (
            get("/?token=00112233445566778899aabbccddeeff0011223344556677", &format!("Host: {host}")),
            403,
            "an old token",
        ),
        (
            get("/", &format!("Host: evil.example\r\nCookie: {cookie}")),
            421,
            "a name that was made to lead here",
        ),
        (
            get("/", &format!("Host: evil.example:{}\r\nCookie: {cookie}", host.split(':').nth(1).unwrap())),
            421,
            "with the port",
        ),
        (post(&own, 0), 403, "no origin"),
        (post(&format!("{own}\r\nOrigin: http://evil.example"), 0), 403, "another site"),
        (post(&format!("{own}\r\nOrigin: null"), 0), 403, "a sandbox"),
        (post(&format!("{own}\r\nOrigin: http://{host}"), 100 << 20), 413, "a hundred megabytes"),
        (get("/unit?d=../../etc/passwd&u=x", &own), 404, "a path that climbs out"),
        (get("/unit?d=%2Fetc%2Fpasswd&u=x", &own), 404, "an absolute path"),
        (get("/unit?d=memo&u=../../tarjuman.yaml", &own), 404, "a path for a unit"),
        (get("/../tarjuman.yaml", &own), 404, "a file of the project"),
        (get("/%2e%2e/tarjuman.yaml", &own), 404, "the same, hidden"),
        (get("/decide", &own), 405, "a change by GET"),
        (get("/?page=99999999999999999999&q=%FF", &own), 200, "numbers and bytes that are none"),
    ];
    for (request, status, why) in &rows {
        let answer = server.send(request, "");
        assert_eq!(answer.status, *status, "{why}: {}", answer.body);
        let policy = answer.header("content-security-policy").unwrap_or_default();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{why}: {policy}");
        assert!(!answer.body.contains("root:") && !answer.body.contains("paragraphs: line"), "{why}");
    }
    // A body that comes without saying how long it is.
    let head = format!(
        "POST /decide HTTP/1.1\r\n{own}\r\nOrigin: http://{host}\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
    );
    let chunk = format!("100000\r\n{}\r\n", "a".repeat(0x10_0000));
    let answer = send(&host, &head, chunk.repeat(3).as_bytes()).unwrap();
    assert_eq!(answer.status, 413, "{}", answer.body);
    // A body that comes a letter a second is given up as well, and it is said why.
    let dribble = {
        let (host, head) = (host.clone(), post(&format!("{own}\r\nOrigin: http://{host}"), 1000));
        std::thread::spawn(move || {
            let mut slow = TcpStream::connect(&host).unwrap();
            slow.set_read_timeout(Some(Duration::from_secs(40))).unwrap();
            slow.write_all(head.as_bytes()).unwrap();
            let mut writing = slow.try_clone().unwrap();
            let began = Instant::now();
            std::thread::spawn(move || {
                while writing.write_all(b"a").is_ok() {
                    std::thread::sleep(Duration::from_secs(1));
                }
            });
            let mut answer = [0; 12];
            let _ = slow.read_exact(&mut answer);
            (String::from_utf8_lossy(&answer).into_owned(), began.elapsed())
        })
    };
    // A request that never ends is given up, and keeps nobody else waiting.
    let mut slow = TcpStream::connect(&host).unwrap();
    slow.write_all(b"GET / HTTP/1.1\r\nHost: ").unwrap();
    slow.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let began = Instant::now();
    assert_eq!(reviewer.get("/").status, 200);
    let mut rest = Vec::new();
    let _ = slow.read_to_end(&mut rest);
    assert!(began.elapsed() < Duration::from_secs(18), "it was still open");
    let (answer, waited) = dribble.join().unwrap();
    assert_eq!(answer, "HTTP/1.1 408", "after {waited:?}");
    assert!(waited < Duration::from_secs(30), "{waited:?}");
    assert!(fs::read_to_string(root.path().join("tarjuman.yaml")).unwrap().contains("paragraphs: line"));
    // Who guesses is made to wait.
    let guesses: Vec<u16> = (0..30)
        .map(|n| server.send(&get(&format!("/?token={n}"), &format!("Host: {host}")), "").status)
        .collect();
    assert!(guesses.contains(&429), "{guesses:?}");
}

#[test]
fn markup_stays_text_wherever_it_stands() {
    const EVIL: &str = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
    let arabic = format!("زار الوزير السفارة {EVIL} اليوم.\n");
    let english = format!("The minister visited the embassy {EVIL} today.\n");
    let terms = format!(
        "concepts:\n  - id: embassy\n    definition: {0}\n    terms:\n      ar: [{{term: سفارة}}]\n      en: [{{term: embassy, note: {0}}}]\n",
        serde_json::to_string(EVIL).unwrap()
    );
    let project = web::PROJECT.replace("[en, tk]", "[en]");
    let name = "documents/a<img src=x onerror=alert(3)>";
    let root = web::project(&[
        ("tarjuman.yaml", &project),
        ("terms.yaml", &terms),
        (&format!("{name}.ar.txt"), &arabic),
        (&format!("{name}.en.txt"), &english),
    ]);
    run(root.path());
    let output = web::tarjuman(root.path()).args(["report", "-o", "-"]).output().unwrap();
    let report = String::from_utf8(output.stdout).unwrap();
    let server = Server::start(root.path());
    let reviewer = server.enter();
    let queue = reviewer.get("/?q=%3Cscript%3Ealert(4)%3C/script%3E").body;
    let all = reviewer.get("/").body;
    let link = all.split("href=\"/unit?").nth(1).unwrap().split('"').next().unwrap().replace("&#38;", "&");
    let unit = reviewer.get(&format!("/unit?{link}")).body;
    assert!(unit.contains("alert(1)"), "the text is shown: {unit}");
    for (page, what) in [(&report, "report"), (&queue, "search"), (&all, "queue"), (&unit, "unit")] {
        assert!(page.contains("alert("), "{what} shows it");
        for markup in ["<script>alert", "<img src=x", "\"'><"] {
            assert!(!page.contains(markup), "{what}: {markup}");
        }
    }
}

#[test]
fn a_state_behind_a_symlink_is_not_opened() {
    let root = memo();
    let elsewhere = tempfile::tempdir().unwrap();
    let path = root.path().join("xliff/memo.en.xlf");
    let secret = elsewhere.path().join("secret.xlf");
    fs::rename(&path, &secret).unwrap();
    std::os::unix::fs::symlink(&secret, &path).unwrap();
    let before = fs::read(&secret).unwrap();
    let id = units(root.path(), "memo", "tk")[0].id.clone();
    let server = Server::start(root.path());
    let reviewer = server.enter();
    assert!(reviewer.get("/").body.contains("outside"), "the queue says why");
    assert_eq!(reviewer.get(&format!("/unit?d=memo&u={id}")).status, 500);
    assert_eq!(reviewer.decide(&id, "en", "", "approve", "x").status, 500);
    assert_eq!(fs::read(&secret).unwrap(), before);
}

#[test]
fn a_page_for_others_demands_a_token() {
    let root = memo();
    let output =
        web::tarjuman(root.path()).args(["review", "--no-open", "--bind", "0.0.0.0"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("TARJUMAN_REVIEW_TOKEN"));
}

#[test]
fn words_are_searched_in_every_form() {
    let root = memo();
    let reviewer_of = Server::start(root.path());
    let reviewer = reviewer_of.enter();
    let rows = [
        ("سفارة", 1, "with its article"),
        ("ministr", 2, "with capital and ending"),
        ("zebra", 0, "nowhere"),
    ];
    for (words, count, why) in rows {
        let page = reviewer.get(&format!("/?q={}", web::encoded(words))).body;
        assert_eq!(page.matches("<li class=\"r-").count(), count, "{why}");
    }
    let page = reviewer.get("/?l=en&risk=high").body;
    assert_eq!(
        page.matches("<li class=\"r-high").count(),
        page.matches("<li class=\"r-").count(),
        "filtered"
    );
    let checked = reviewer.post(
        "/check",
        &[
            ("d", "memo"),
            ("u", &units(root.path(), "memo", "en")[0].id),
            ("l", "en"),
            ("text", "Two legations."),
        ],
    );
    assert!(
        checked.body.contains("data-set=\"Two embassies.\""),
        "the preferred term in the same form: {}",
        checked.body
    );
}
