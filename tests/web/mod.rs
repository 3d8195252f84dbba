//! A small project with its review page served, and a client that speaks plain HTTP to it.
#![allow(dead_code)]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A project in a folder of its own.
pub fn project(files: &[(&str, &str)]) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = root.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    root
}

pub const PROJECT: &str = "source: ar\ntargets: [en, tk]\ndocuments:\n  - files: documents/*.{locale}.txt\n    paragraphs: line\nglossaries: [terms.yaml]\nbundles:\n  - format: fluent\n    path: locales/{locale}/{document}.ftl\n";

pub const TERMS: &str = "concepts:\n  - id: embassy\n    definition: A mission of one State in another.\n    terms:\n      ar: [{term: سفارة}]\n      en: [{term: embassy}, {term: legation, status: forbidden}]\n      tk: [{term: ilçihana}]\n";

/// Four paragraphs in three languages; the second has two sentences in each.
pub const DOCUMENT: [(&str, &str); 3] = [
    (
        "documents/memo.ar.txt",
        "زار الوزير السفارة الجديدة في بغداد يوم الأحد.\nوقّع الجانبان مذكرة التعاون في مجال الطاقة. وأشاد الوزير بالعلاقات بين البلدين.\nوصل الوفد من Ashgabat في الساعة 10:30 (راجع https://example.org/a?b=1) ومعه { $count } رسائل.\nغادر الوفد العاصمة مساء الثلاثاء.\n",
    ),
    (
        "documents/memo.en.txt",
        "The minister visited the new legation in Baghdad on Sunday.\nThe two sides signed the memorandum of cooperation in energy. The minister praised the relations between the two countries.\nThe delegation arrived from Ashgabat at 10:30 (see https://example.org/a?b=1) with { $count } letters.\nThe delegation left the capital on Tuesday evening.\n",
    ),
    (
        "documents/memo.tk.txt",
        "Ministr ýekşenbe güni Bagdatdaky täze ilçihana bardy.\nTaraplar energetika babatda hyzmatdaşlyk ähtnamasyna gol çekdi. Ministr iki ýurduň arasyndaky gatnaşyklara ýokary baha berdi.\nWekiliýet Aşgabatdan sagat 10:30-da geldi (seret https://example.org/a?b=1), ýanynda { $count } hat bar.\nWekiliýet sişenbe güni agşam paýtagtdan gitdi.\n",
    ),
];

/// The small project, run.
pub fn memo() -> tempfile::TempDir {
    let mut files = vec![("tarjuman.yaml", PROJECT), ("terms.yaml", TERMS)];
    files.extend(DOCUMENT);
    let root = project(&files);
    run(root.path());
    root
}

pub fn run(root: &Path) {
    let output = tarjuman(root).arg("run").output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(matches!(output.status.code(), Some(0 | 3)), "{said}");
}

pub fn tarjuman(root: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tarjuman"));
    command.current_dir(root).env_clear().env("TARJUMAN_LANG", "en");
    command
}

/// A server at work; it ends with the value.
pub struct Server {
    pub child: Child,
    /// `127.0.0.1:4000`.
    pub host: String,
    pub token: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    pub fn start(root: &Path) -> Self {
        let mut child = tarjuman(root)
            .args(["review", "--no-open"])
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let mut said = String::new();
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        while !said.contains("token=") {
            assert!(lines.read_line(&mut said).unwrap() > 0, "it ended: {said}");
        }
        let link = said.split_whitespace().find(|word| word.starts_with("http://")).unwrap().to_owned();
        let (host, token) = link["http://".len()..].split_once("/?token=").unwrap();
        Self { child, host: host.to_owned(), token: token.to_owned() }
    }

    pub fn link(&self) -> String {
        format!("http://{}/?token={}", self.host, self.token)
    }

    /// A reviewer who has come in.
    pub fn enter(&self) -> Reviewer {
        let answer =
            self.send(&format!("GET /?token={} HTTP/1.1\r\nHost: {}\r\n\r\n", self.token, self.host), "");
        assert_eq!(answer.status, 303, "{}", answer.head);
        let cookie = answer.header("set-cookie").unwrap().split(';').next().unwrap().to_owned();
        Reviewer { host: self.host.clone(), cookie }
    }

    pub fn send(&self, head: &str, body: &str) -> Answer {
        send(&self.host, head, body.as_bytes()).unwrap()
    }
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

pub fn send(host: &str, head: &str, body: &[u8]) -> std::io::Result<Answer> {
    let mut stream = TcpStream::connect(host)?;
    stream.set_read_timeout(Some(Duration::from_secs(60)))?;
    let head = head.replacen("\r\n\r\n", "\r\nConnection: close\r\n\r\n", 1);
    stream.write_all(head.as_bytes())?;
    // A server may answer before it has read all of a body that it does not want.
    let _ = stream.write_all(body);
    let mut bytes = Vec::new();
    let read = stream.read_to_end(&mut bytes);
    if bytes.is_empty() {
        read?;
    }
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    Ok(Answer { status, head: head.to_owned(), body: body.to_owned() })
}

/// A browser's worth of cookies.
#[derive(Clone)]
pub struct Reviewer {
    pub host: String,
    pub cookie: String,
}

impl Reviewer {
    pub fn get(&self, path: &str) -> Answer {
        let head = format!("GET {path} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\n\r\n", self.host, self.cookie);
        send(&self.host, &head, b"").unwrap()
    }

    pub fn try_post(&self, path: &str, values: &[(&str, &str)]) -> std::io::Result<Answer> {
        let body: Vec<String> =
            values.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        let body = body.join("&");
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {0}\r\nOrigin: http://{0}\r\nCookie: {1}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {2}\r\n\r\n",
            self.host,
            self.cookie,
            body.len()
        );
        send(&self.host, &head, body.as_bytes())
    }

    pub fn post(&self, path: &str, values: &[(&str, &str)]) -> Answer {
        self.try_post(path, values).unwrap()
    }

    /// The version of a target that the page of a unit shows.
    pub fn version(&self, document: &str, unit: &str, locale: &str) -> String {
        let at = format!("/unit?d={}&u={}", encoded(document), encoded(unit));
        let mut page = self.get(&at);
        // Who asks too often waits.
        for _ in 0..100 {
            if page.status != 429 {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(100));
            page = self.get(&at);
        }
        assert_eq!(page.status, 200, "{}", page.body);
        let form = page
            .body
            .split("<form action=\"/decide\"")
            .find(|form| form.contains(&format!("name=\"l\" value=\"{locale}\"")));
        value_of(form.unwrap(), "version")
    }

    /// The version of a whole unit.
    pub fn border_version(&self, document: &str, unit: &str) -> String {
        let page = self.get(&format!("/unit?d={}&u={}", encoded(document), encoded(unit)));
        value_of(page.body.split("class=\"borders\"").nth(1).unwrap(), "version")
    }

    pub fn decide(&self, unit: &str, locale: &str, version: &str, action: &str, text: &str) -> Answer {
        self.post(
            "/decide",
            &[
                ("d", "memo"),
                ("u", unit),
                ("l", locale),
                ("version", version),
                ("action", action),
                ("text", text),
                ("note", ""),
            ],
        )
    }
}

fn value_of(form: &str, name: &str) -> String {
    let rest = form.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

pub fn encoded(text: &str) -> String {
    text.bytes()
        .map(|b| if b.is_ascii_alphanumeric() { (b as char).to_string() } else { format!("%{b:02X}") })
        .collect()
}

/// The units of a state file: id, source, target, state.
pub fn units(root: &Path, document: &str, locale: &str) -> Vec<tarjuman::exchange::xliff::StateUnit> {
    let path = root.join(format!("xliff/{document}.{locale}.xlf"));
    let text = fs::read_to_string(&path).unwrap();
    tarjuman::exchange::xliff::read("state", &text).unwrap().units
}
