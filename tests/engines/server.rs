//! A server on loopback that does what a test tells it, and remembers every byte that it was sent.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use serde_json::{Map, Value, json};

/// A request as it came.
#[derive(Clone, Debug)]
pub struct Seen {
    pub path: String,
    /// Head and body.
    pub raw: String,
    pub body: Value,
}

/// What the server does.
#[derive(Clone, Debug)]
pub enum Reply {
    Json(u16, Value),
    /// With a header.
    With(u16, &'static str, String, Value),
    /// The connection ends in the middle of the body.
    Cut(Value),
    /// Nothing comes for so long.
    Hang(Duration),
}

type Handler = dyn Fn(&Seen, usize) -> Reply + Send + Sync;

pub struct Server {
    pub address: String,
    pub seen: Arc<Mutex<Vec<Seen>>>,
    pub connections: Arc<AtomicUsize>,
}

impl Server {
    /// Answers with `handler`, which is also told how many requests there were before.
    pub fn start(handler: impl Fn(&Seen, usize) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let seen = Arc::new(Mutex::new(Vec::new()));
        let connections = Arc::new(AtomicUsize::new(0));
        let handler: Arc<Handler> = Arc::new(handler);
        let (log, count) = (Arc::clone(&seen), Arc::clone(&connections));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                count.fetch_add(1, Ordering::SeqCst);
                let (log, handler) = (Arc::clone(&log), Arc::clone(&handler));
                thread::spawn(move || serve(stream, &log, &*handler));
            }
        });
        Self { address, seen, connections }
    }

    pub fn requests(&self) -> usize {
        self.seen.lock().unwrap().len()
    }

    /// Everything that was sent.
    pub fn wire(&self) -> String {
        self.seen.lock().unwrap().iter().map(|seen| seen.raw.clone()).collect()
    }
}

fn serve(stream: TcpStream, log: &Mutex<Vec<Seen>>, handler: &Handler) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut stream = stream;
    loop {
        let mut raw = String::new();
        let mut length = 0;
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line).unwrap_or(0) == 0 {
                return;
            }
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().unwrap();
            }
            raw.push_str(&line);
            if line == "\r\n" {
                break;
            }
        }
        let mut body = vec![0; length];
        if reader.read_exact(&mut body).is_err() {
            return;
        }
        let text = String::from_utf8(body).unwrap();
        raw.push_str(&text);
        let path = raw.split(' ').nth(1).unwrap_or_default().to_owned();
        let seen = Seen { path, raw, body: serde_json::from_str(&text).unwrap_or_default() };
        let number = {
            let mut log = log.lock().unwrap();
            log.push(seen.clone());
            log.len() - 1
        };
        let head = |status: u16, more: String, length: usize| {
            format!(
                "HTTP/1.1 {status} X\r\nContent-Type: application/json\r\n{more}Content-Length: {length}\r\n\r\n"
            )
        };
        let whole = match handler(&seen, number) {
            Reply::Json(status, body) => {
                let body = body.to_string();
                head(status, String::new(), body.len()) + &body
            }
            Reply::With(status, name, value, body) => {
                let body = body.to_string();
                head(status, format!("{name}: {value}\r\n"), body.len()) + &body
            }
            Reply::Cut(body) => {
                let body = body.to_string();
                let half: String = body.chars().take(body.chars().count() / 2).collect();
                let _ = stream.write_all((head(200, String::new(), body.len()) + &half).as_bytes());
                return;
            }
            Reply::Hang(length) => {
                thread::sleep(length);
                return;
            }
        };
        if stream.write_all(whole.as_bytes()).is_err() {
            return;
        }
    }
}

/// A text in Latin letters that tells which text it is of, with its marks.
pub fn made(text: &str) -> String {
    let parts = text.split_inclusive('>').flat_map(|part| match part.find("<x id=") {
        Some(at) => vec![&part[..at], &part[at..]],
        None => vec![part],
    });
    let cut =
        |part| if str::starts_with(part, "<x") { vec![part] } else { part.split_whitespace().collect() };
    let is_mark = |word: &&str| word.starts_with("<x id=") || word.len() == 4 && word.starts_with("77");
    let (marks, words): (Vec<&str>, Vec<&str>) = parts.flat_map(cut).partition(is_mark);
    // Whatever form the marks have, the text is the same.
    let number = words.join(" ").chars().fold(7_u32, |sum, c| sum.wrapping_mul(31).wrapping_add(c as u32));
    let hex = format!("{number:08x}");
    let letters: String = hex.chars().map(|c| (b'a' + c.to_digit(16).unwrap() as u8) as char).collect();
    marks.iter().fold(format!("Terjime {letters}"), |text, mark| format!("{text} {mark}"))
}

/// The texts of a question to a chat model, by id.
pub fn asked(seen: &Seen) -> Vec<Value> {
    let content = seen.body["messages"][1]["content"].as_str().unwrap_or("{}");
    let content: Value = serde_json::from_str(content).unwrap_or_default();
    content["texts"].as_array().cloned().unwrap_or_default()
}

pub fn beginning(text: &str) -> String {
    text.split_whitespace().take(5).collect::<Vec<_>>().join(" ")
}

/// A message of a chat model.
pub fn chat(content: &str) -> Reply {
    Reply::Json(
        200,
        json!({"choices": [{"finish_reason": "stop", "message": {"content": content}}], "usage": {"total_tokens": 100}}),
    )
}

/// The good answer to a question, by id.
pub fn good(seen: &Seen) -> Map<String, Value> {
    let entry = |item: &Value| {
        let text = item["text"].as_str().unwrap_or_default();
        (
            item["id"].as_str().unwrap_or_default().to_owned(),
            json!({"echo": beginning(text), "text": made(text)}),
        )
    };
    asked(seen).iter().map(entry).collect()
}

/// How often each text was answered well.
#[derive(Clone, Default)]
pub struct Paid(Arc<Mutex<BTreeMap<String, usize>>>);

impl Paid {
    pub fn pay(&self, seen: &Seen) {
        let system = seen.body["messages"][0]["content"].as_str().unwrap_or_default();
        let target = if system.contains("language tk") { "tk" } else { "en" };
        for item in asked(seen) {
            let text = format!("{target} {}", item["text"].as_str().unwrap_or_default());
            *self.0.lock().unwrap().entry(text).or_default() += 1;
        }
    }

    pub fn counts(&self) -> BTreeMap<String, usize> {
        self.0.lock().unwrap().clone()
    }
}
