//! Every engine of the table against a transport that does what a test says.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use super::*;
use crate::translate::transport::{Ask, Call, Reply, Transport};
use crate::translate::{Course, Item, Pair, Request, Secret, Tools};

const KEY: &str = "sk-0123456789";

/// Answers every call alike and remembers what was sent.
struct Fixed {
    reply: Result<Reply, EngineError>,
    sent: Mutex<Vec<String>>,
}

impl Transport for Fixed {
    fn send(&self, call: &Call) -> Result<Reply, EngineError> {
        let sent = format!(
            "{} {}",
            call.url,
            match &call.ask {
                Ask::Post(body) => body,
                Ask::Get | Ask::Delete => "",
            }
        );
        self.sent.lock().unwrap().push(sent);
        self.reply.clone()
    }
}

fn asked(
    kind: &Kind,
    reply: Result<Reply, EngineError>,
) -> (Result<crate::translate::Answer, EngineError>, Vec<String>) {
    let transport = Arc::new(Fixed { reply, sent: Mutex::default() });
    let settings = Settings {
        name: "e".into(),
        url: Some("https://example.org/v1".into()),
        model: Some("m".into()),
        key: Some(Secret::new(KEY)),
        command: vec!["cat".into()],
        ..Settings::default()
    };
    let tools = Tools { transport: Some(transport.clone()), recall: None };
    let engine = (kind.build)(settings, &tools).unwrap();
    let pair = Pair { source: "ar".parse().unwrap(), target: "en".parse().unwrap() };
    let items = [Item { text: "وصل الوفد.".into(), ..Item::default() }];
    let answer = engine.translate(&Request { pair: &pair, items: &items, markup: false });
    let sent = transport.sent.lock().unwrap().clone();
    (answer, sent)
}

fn reply(status: u16, body: &str) -> Result<Reply, EngineError> {
    Ok(Reply { status, retry_after: None, body: body.as_bytes().to_vec() })
}

#[test]
fn the_table_is_sound() {
    let names: BTreeSet<&str> = ENGINES.iter().map(|kind| kind.name).collect();
    assert_eq!(names.len(), ENGINES.len(), "names are unique");
    for kind in ENGINES {
        assert!(std::ptr::eq(by_name(kind.name).unwrap(), *kind));
        assert!(kind.needs.iter().all(|key| kind.keys.contains(key)), "{}", kind.name);
        assert!(!kind.bare || kind.needs.is_empty(), "{}", kind.name);
        let made = (kind.build)(
            Settings {
                name: "e".into(),
                url: Some("http://127.0.0.1:1".into()),
                model: Some("m".into()),
                key: Some(Secret::new(KEY)),
                command: vec!["true".into()],
                ..Settings::default()
            },
            &Tools::default(),
        );
        let made = made.unwrap_or_else(|error| panic!("{}: {error}", kind.name));
        let capabilities = made.capabilities();
        assert!(capabilities.max_items > 0 && capabilities.max_size > 0, "{}", kind.name);
        assert!(capabilities.local, "{}: a service of this machine, or no service", kind.name);
        assert!(
            !capabilities.journaled || capabilities.judged,
            "{}: what is kept is judged first",
            kind.name
        );
    }
}

#[test]
fn engines_that_call_a_service_tell_errors_apart_and_hide_the_key() {
    let mut seen = 0;
    for name in ["openai", "deepl", "libretranslate"] {
        let kind = by_name(name).unwrap();
        let echo = format!("{{\"error\": \"what is {KEY}\", \"message\": \"{KEY}\"}}");
        let rows: &[(u16, &str, Course)] = &[
            (429, &echo, Course::Retry),
            (500, &echo, Course::Retry),
            (503, "<html>", Course::Retry),
            (408, "", Course::Retry),
            (401, &echo, Course::Leave),
            (403, "", Course::Leave),
            (413, "", Course::Split),
            (404, &echo, Course::GiveUp),
            (302, "", Course::GiveUp),
            (200, "{\"tru", Course::Retry),
            (200, "[]", Course::Retry),
        ];
        for (status, body, course) in rows {
            let (answer, sent) = asked(kind, reply(*status, body));
            let error = answer.unwrap_err();
            assert_eq!(error.course(), *course, "{name} {status} {body}: {error}");
            assert!(!format!("{error} {error:?}").contains(KEY), "{name} {status}: {error}");
            assert_eq!(sent.len(), 1);
            seen += 1;
        }
        let cut = Err(EngineError::Network { reason: "reset".into() });
        assert_eq!(asked(kind, cut).0.unwrap_err().course(), Course::Retry);
    }
    assert_eq!(seen, 33);
    let quota = [
        ("deepl", 456, "{\"message\": \"Quota Exceeded\"}"),
        ("openai", 429, "{\"error\": {\"code\": \"insufficient_quota\"}}"),
    ];
    for (name, status, body) in quota {
        assert_eq!(asked(by_name(name).unwrap(), reply(status, body)).0, Err(EngineError::Quota), "{name}");
    }
    let small = [
        ("libretranslate", 400, "{\"error\": \"Invalid request: request (5) exceeds text limit (3)\"}"),
        ("openai", 400, "{\"error\": {\"type\": \"exceed_context_size_error\", \"n_ctx\": 256}}"),
    ];
    for (name, status, body) in small {
        assert_eq!(
            asked(by_name(name).unwrap(), reply(status, body)).0,
            Err(EngineError::TooLarge),
            "{name}"
        );
    }
}
