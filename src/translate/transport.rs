//! How services are reached: a trait, so that a test can stand in for the network.

use std::net::IpAddr;
use std::time::Duration;

use super::{EngineError, Secret};

/// A call of a service.
#[derive(Clone, Debug)]
pub struct Call<'a> {
    /// Where.
    pub url: &'a str,
    /// The header that carries the key, and how it is written before the key: `Authorization`, `Bearer `.
    pub key: Option<(&'static str, &'static str, &'a Secret)>,
    /// What is to be done there.
    pub ask: Ask,
}

/// What a call is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// To read what is there.
    Get,
    /// To send JSON.
    Post(String),
    /// To remove what is there.
    Delete,
}

impl Ask {
    /// Sends JSON, or reads where there is none to send.
    pub fn with(body: Option<serde_json::Value>) -> Self {
        body.map_or(Self::Get, |body| Self::Post(body.to_string()))
    }
}

/// What a service answered.
#[derive(Clone, Debug, Default)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// How long it asks to wait.
    pub retry_after: Option<Duration>,
    /// The body.
    pub body: Vec<u8>,
}

/// Whoever sends calls.
pub trait Transport: Send + Sync {
    /// Sends a call and waits for the whole answer, whatever its status.
    ///
    /// # Errors
    ///
    /// [`EngineError::Network`] when no whole answer came, [`EngineError::Settings`] for an address that is not to be called.
    fn send(&self, call: &Call) -> Result<Reply, EngineError>;
}

/// Whether the host of an address is this machine.
///
/// ```
/// use tarjuman::translate::transport::is_loopback;
/// assert!(is_loopback("http://127.0.0.1:8080/v1") && is_loopback("http://[::1]:1/") && is_loopback("http://localhost"));
/// assert!(!is_loopback("http://127.0.0.1.example.org/") && !is_loopback("http://127.0.0.1@example.org/"));
/// ```
pub fn is_loopback(url: &str) -> bool {
    let Some(host) = host(url) else { return false };
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// The host of an address; nothing for what is none, or hides one behind a user name.
pub fn host(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    if authority.contains('@') {
        return None;
    }
    let end = match authority.strip_prefix('[') {
        Some(inner) => inner.find(']')? + 2,
        None => authority.find(':').unwrap_or(authority.len()),
    };
    Some(&authority[..end]).filter(|host| !host.is_empty())
}

/// What the status of an answer means, for services that are no different from others. 200 is none of its business.
pub fn failure(reply: &Reply, reason: String) -> EngineError {
    match reply.status {
        408 | 425 | 429 | 500..=599 => EngineError::Busy { status: reply.status, after: reply.retry_after },
        401 | 403 => EngineError::Key { status: reply.status },
        413 => EngineError::TooLarge,
        300..=399 => EngineError::Refused {
            status: reply.status,
            reason: "it sends the request to another address, which is not followed".to_owned(),
        },
        status => EngineError::Refused { status, reason },
    }
}

/// The words of a JSON error, wherever services put them; nothing of what is no JSON but its beginning.
pub fn words(body: &[u8]) -> String {
    let text = String::from_utf8_lossy(body);
    let json: Option<serde_json::Value> = serde_json::from_str(&text).ok();
    let found = json.as_ref().and_then(|json| {
        ["/error/message", "/error", "/message", "/detail"]
            .iter()
            .find_map(|at| json.pointer(at).and_then(serde_json::Value::as_str))
    });
    let words = found.unwrap_or(&text);
    words.chars().filter(|c| !c.is_control()).take(300).collect()
}
