//! `command`: a program that goes on running and answers a JSON line with a JSON line: any model that runs here.
//!
//! ```text
//! < {"engine": "nllb", "version": "600M", "pairs": [["ar", "tk"]], "max_items": 32}      the program begins
//! > {"id": 1, "src": "ar", "tgt": "tk", "texts": ["…"], "terms": [[{"source": "…", "use": ["…"]}]], "complaints": [null]}
//! < {"id": 1, "texts": ["…"]}            or {"id": 1, "error": {"code": "…", "retry": true}}
//! ```
//!
//! A text may be `null` where the program has none. What it writes to stderr is its log. When stdin ends it is to end; when
//! it ends by itself it is started again and asked once more.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::translate::{
    Answer, Answered, Capabilities, Engine, EngineError, Flaw, GlossaryKind, Kind, Pair, Request, Settings,
    Tools, Unit,
};

pub(super) static KIND: Kind =
    Kind { name: "command", keys: &["command", "local"], needs: &["command"], bare: false, build };

/// The longest line that is read, in bytes.
const LONGEST: usize = 64 << 20;
/// A model may take its time to be loaded.
const START: Duration = Duration::from_secs(300);
/// A program that was told to end gets so long for it.
const END: Duration = Duration::from_secs(2);

struct Program {
    settings: Settings,
    capabilities: OnceLock<Capabilities>,
    fallback: Capabilities,
    running: Mutex<Option<Running>>,
    hello: OnceLock<Hello>,
}

/// What the program says of itself.
#[derive(Clone, Debug, Default)]
struct Hello {
    engine: String,
    version: String,
    pairs: Option<Vec<(String, String)>>,
    max_items: Option<usize>,
}

struct Running {
    child: Child,
    stdin: Option<ChildStdin>,
    lines: Receiver<std::io::Result<Vec<u8>>>,
    asked: u64,
}

fn build(settings: Settings, _: &Tools) -> Result<Box<dyn Engine>, EngineError> {
    if settings.command.is_empty() {
        return Err(EngineError::Settings { reason: format!("engine {}: command is empty", settings.name) });
    }
    let fallback = Capabilities {
        max_items: settings.max_items.unwrap_or(32),
        max_size: 1 << 20,
        size_unit: Unit::Bytes,
        glossary: GlossaryKind::Inline,
        local: settings.local.unwrap_or(true),
        ..Capabilities::default()
    };
    Ok(Box::new(Program {
        settings,
        capabilities: OnceLock::new(),
        fallback,
        running: Mutex::default(),
        hello: OnceLock::new(),
    }))
}

fn ended(reason: impl std::fmt::Display) -> EngineError {
    EngineError::Ended { reason: reason.to_string() }
}

impl Running {
    fn start(settings: &Settings) -> Result<(Self, Hello), EngineError> {
        let command = &settings.command;
        let failed =
            |error: std::io::Error| EngineError::Settings { reason: format!("{}: {error}", command[0]) };
        let mut program = Command::new(&command[0]);
        program.args(&command[1..]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::inherit());
        if let Some(folder) = &settings.folder {
            program.current_dir(folder);
        }
        // Ctrl-C is for this process, which lets the program finish what it is asked.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut program, 0);
        let mut child = program.spawn().map_err(failed)?;
        let (send, lines) = sync_channel(4);
        if let Some(stdout) = child.stdout.take() {
            std::thread::spawn(move || {
                let mut reader = BufReader::new(stdout);
                loop {
                    let mut line = Vec::new();
                    let read = std::io::Read::take(&mut reader, LONGEST as u64).read_until(b'\n', &mut line);
                    match read {
                        Ok(0) => break,
                        Ok(_) => {
                            if send.send(Ok(line)).is_err() {
                                break;
                            }
                        }
                        Err(error) => {
                            let _ = send.send(Err(error));
                            break;
                        }
                    }
                }
            });
        }
        let stdin = child.stdin.take();
        let mut running = Self { child, stdin, lines, asked: 0 };
        let json = running.line(START)?;
        let text = |key: &str| json[key].as_str().unwrap_or_default().to_owned();
        let pair = |pair: &Value| Some((pair[0].as_str()?.to_owned(), pair[1].as_str()?.to_owned()));
        if !json.is_object() || json.get("engine").is_none() {
            return Err(EngineError::Settings {
                reason: format!("{}: its first line does not say {{\"engine\": …}}", command[0]),
            });
        }
        let hello = Hello {
            engine: text("engine"),
            version: text("version"),
            pairs: json["pairs"].as_array().map(|pairs| pairs.iter().filter_map(pair).collect()),
            max_items: json["max_items"].as_u64().and_then(|n| usize::try_from(n).ok()),
        };
        Ok((running, hello))
    }

    /// The next line that is JSON.
    fn line(&mut self, patience: Duration) -> Result<Value, EngineError> {
        match self.lines.recv_timeout(patience) {
            Ok(Ok(line)) => serde_json::from_slice(&line)
                .map_err(|error| EngineError::Garbled { reason: error.to_string() }),
            Ok(Err(error)) => Err(ended(error)),
            Err(RecvTimeoutError::Timeout) => {
                Err(EngineError::Network { reason: "no answer in time".to_owned() })
            }
            Err(RecvTimeoutError::Disconnected) => {
                let status = self.child.wait();
                Err(ended(status.map_or_else(|error| error.to_string(), |status| status.to_string())))
            }
        }
    }

    fn ask(&mut self, question: &Value, patience: Duration) -> Result<Value, EngineError> {
        let mut line = question.to_string().into_bytes();
        line.push(b'\n');
        let stdin = self.stdin.as_mut().ok_or_else(|| ended("its stdin is closed"))?;
        stdin.write_all(&line).and_then(|()| stdin.flush()).map_err(ended)?;
        let answer = self.line(patience)?;
        if answer["id"] != question["id"] {
            return Err(EngineError::Garbled { reason: "it answers another question".to_owned() });
        }
        Ok(answer)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.stdin.take());
        let end = Instant::now() + END;
        while Instant::now() < end {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Program {
    /// Runs `work` with the process, which is started if it is not there, and left behind when it fails.
    fn with<T>(&self, work: impl Fn(&mut Running) -> Result<T, EngineError>) -> Result<T, EngineError> {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        if running.is_none() {
            let (started, hello) = Running::start(&self.settings)?;
            let most = hello.max_items.unwrap_or(usize::MAX).max(1);
            let max_items = self.fallback.max_items.min(most);
            self.capabilities.get_or_init(|| Capabilities { max_items, ..self.fallback.clone() });
            self.hello.get_or_init(|| hello);
            *running = Some(started);
        }
        let Some(process) = running.as_mut() else { return Err(ended("it is not there")) };
        let outcome = work(process);
        if outcome.is_err() {
            *running = None;
        }
        outcome
    }

    fn hello(&self) -> Hello {
        if self.hello.get().is_none() {
            // Why it cannot be started is told when it is asked something.
            let _ = self.with(|_| Ok(()));
        }
        self.hello.get().cloned().unwrap_or_default()
    }
}

impl Engine for Program {
    fn capabilities(&self) -> &Capabilities {
        self.capabilities.get().unwrap_or(&self.fallback)
    }

    fn identity(&self) -> String {
        let Hello { engine, version, .. } = self.hello();
        format!("command 1 {} {engine} {version}", self.settings.name)
    }

    fn covers(&self, pair: &Pair) -> Result<bool, EngineError> {
        self.with(|_| Ok(()))?;
        let same = |code: &str, locale: &crate::model::Locale| {
            code.eq_ignore_ascii_case(&locale.to_string())
                || code.eq_ignore_ascii_case(locale.language.as_str())
        };
        let pairs = self.hello().pairs;
        Ok(pairs
            .is_none_or(|pairs| pairs.iter().any(|(s, t)| same(s, &pair.source) && same(t, &pair.target))))
    }

    fn translate(&self, request: &Request) -> Result<Answer, EngineError> {
        let texts: Vec<&str> = request.items.iter().map(|item| item.text.as_str()).collect();
        let terms: Vec<_> = request.items.iter().map(|item| &item.terms).collect();
        let complaints: Vec<_> = request.items.iter().map(|item| &item.complaint).collect();
        let mut question = json!({
            "id": 0, "src": request.pair.source.to_string(), "tgt": request.pair.target.to_string(),
            "texts": texts, "terms": terms,
        });
        if complaints.iter().any(|complaint| complaint.is_some()) {
            question["complaints"] = json!(complaints);
        }
        let answer = self.with(|process| {
            process.asked += 1;
            let mut question = question.clone();
            question["id"] = process.asked.into();
            process.ask(&question, self.settings.timeout)
        })?;
        if let Some(error) = answer.get("error") {
            let code = error["code"].as_str().or(error.as_str()).unwrap_or("unknown").to_owned();
            return Err(match error["retry"].as_bool() {
                Some(true) => EngineError::Garbled { reason: code },
                _ => EngineError::Refused { status: 0, reason: code },
            });
        }
        let answers = answer["texts"]
            .as_array()
            .ok_or_else(|| EngineError::Garbled { reason: "no texts in it".to_owned() })?;
        let texts = answers.iter().map(|answer| answer.as_str().map(Answered::new).ok_or(Flaw::Missing));
        Ok(Answer { texts: texts.collect(), units: 0 })
    }
}
