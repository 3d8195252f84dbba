//! The review page of 10,000 units, through HTTP as a browser asks: the first page, an open unit, an edit saved, a search;
//! and the memory of the server. Once as one document, the worst there is, and once as a hundred.
//!
//!     cargo bench --bench review

#[path = "../web/mod.rs"]
mod web;

use std::fmt::Write as _;
use std::fs;
use std::time::{Duration, Instant};

use web::{Server, units};

const UNITS: usize = 10_000;

fn main() {
    // `cargo test --benches` only wants to know that it runs.
    let (all, rounds) = if std::env::args().any(|arg| arg == "--bench") { (UNITS, 200) } else { (200, 5) };
    for documents in [1, 100] {
        let root = project(all, documents);
        let began = Instant::now();
        let server = Server::start(root.path());
        let reviewer = server.enter();
        println!("{all} units in {documents} documents: open after {:?}", began.elapsed());
        let list = units(root.path(), "d0", "en");
        let ids: Vec<&str> = list.iter().map(|unit| unit.id.as_str()).collect();
        measure("first page", rounds.min(30), |_| {
            assert_eq!(reviewer.get("/").status, 200);
        });
        measure("a unit opened", rounds, |round| {
            let page = reviewer.get(&format!("/unit?d=d0&u={}", ids[round * 37 % ids.len()]));
            assert_eq!(page.status, 200);
        });
        let mut saved = Vec::new();
        for round in 0..rounds {
            let id = ids[round * 53 % ids.len()];
            let version = reviewer.version("d0", id, "en");
            let text = format!("The minister arrived at the embassy in round {round}.");
            let values = [
                ("d", "d0"),
                ("u", id),
                ("l", "en"),
                ("version", &version),
                ("action", "save"),
                ("text", &text),
                ("note", ""),
            ];
            let began = Instant::now();
            assert_eq!(reviewer.post("/decide", &values).status, 303);
            saved.push(began.elapsed());
            std::thread::sleep(Duration::from_millis(40));
        }
        show("an edit saved", &mut saved);
        measure("a search", rounds.min(10), |_| {
            assert_eq!(reviewer.get("/?q=embassies").status, 200);
        });
        let status = fs::read_to_string(format!("/proc/{}/status", server.child.id())).unwrap_or_default();
        let peak = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("VmHWM: unknown");
        println!("  memory at most {}", peak.trim_start_matches("VmHWM:").trim());
    }
}

fn measure(what: &str, rounds: usize, mut act: impl FnMut(usize)) {
    let mut times = Vec::new();
    for round in 0..rounds {
        let began = Instant::now();
        act(round);
        times.push(began.elapsed());
        std::thread::sleep(Duration::from_millis(20));
    }
    show(what, &mut times);
}

fn show(what: &str, times: &mut [Duration]) {
    times.sort_unstable();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    println!("  {what}: median {:?}, 95 of 100 within {:?}", at(50), at(95));
}

/// A project of so many units, run and kept, without a run: alignment is not what is measured.
fn project(all: usize, documents: usize) -> tempfile::TempDir {
    let repository = env!("CARGO_MANIFEST_DIR");
    let glossary = fs::read_to_string(format!("{repository}/glossary/diplomatic.yaml")).unwrap();
    let root = web::project(&[("tarjuman.yaml", web::PROJECT), ("terms.yaml", &glossary)]);
    fs::create_dir_all(root.path().join("documents")).unwrap();
    fs::create_dir_all(root.path().join("xliff")).unwrap();
    let each = all / documents;
    for document in 0..documents {
        for (locale, text) in [
            ("ar", "زار الوزير السفارة وعقد اجتماعا مع السفير بشأن مذكرة التفاهم رقم"),
            (
                "en",
                "The minister visited the embassy and met the ambassador on the memorandum of understanding number",
            ),
            (
                "tk",
                "Ministr ilçihana baryp, ilçi bilen özara düşünişmek hakynda ähtnama barada duşuşdy, belgisi",
            ),
        ] {
            let lines = (0..each).fold(String::new(), |mut lines, n| {
                let _ = writeln!(lines, "{text} {n}.");
                lines
            });
            fs::write(root.path().join(format!("documents/d{document}.{locale}.txt")), &lines).unwrap();
            if locale != "ar" {
                state(root.path(), &format!("d{document}"), locale, text, each);
            }
        }
    }
    root
}

fn state(root: &std::path::Path, document: &str, locale: &str, text: &str, each: usize) {
    use tarjuman::exchange::xliff::{StateFile, StateUnit, fingerprint, write};
    use tarjuman::model::{BlockKind, Origin, State, Target};
    use tarjuman::text::Place;
    let unit = |n: usize| {
        let text = format!("{text} {n}.");
        StateUnit {
            id: format!("p-{n}"),
            kind: BlockKind::Paragraph,
            source: format!("زار الوزير السفارة وعقد اجتماعا مع السفير بشأن مذكرة التفاهم رقم {n}."),
            place: Place::new(n as u32 + 1, 1),
            target: Target {
                state: State::Translated,
                origin: Origin::Human,
                confidence: Some(0.99),
                place: Some(Place::new(n as u32 + 1, 1)),
                given: Some(fingerprint(&text)),
                text,
                ..Target::default()
            },
            terms: Vec::new(),
            form: None,
        }
    };
    let state = StateFile {
        document: document.to_owned(),
        source: "ar".parse().unwrap(),
        target: locale.parse().unwrap(),
        units: (0..each).map(unit).collect(),
        obsolete: Vec::new(),
    };
    fs::write(root.join(format!("xliff/{document}.{locale}.xlf")), write(&state)).unwrap();
}
