//! `libretranslate`: a LibreTranslate server.
//!
//! It says itself which pairs it has. It is told of no terms; its answers are checked all the same.

use std::sync::{Arc, OnceLock};

use serde_json::{Value, json};

use crate::model::Locale;
use crate::translate::transport::{self, Ask, Call, Transport};
use crate::translate::{
    Answer, Answered, Capabilities, Engine, EngineError, Flaw, Kind, Pair, Request, Secret, Settings, Tags,
    Tools, Unit,
};

pub(super) static KIND: Kind = Kind {
    name: "libretranslate",
    keys: &["url", "key", "allow-http", "local"],
    needs: &["url"],
    bare: false,
    build,
};

struct LibreTranslate {
    url: String,
    key: Option<Secret>,
    transport: Arc<dyn Transport>,
    capabilities: Capabilities,
    /// What `/languages` says, once it was asked.
    languages: OnceLock<Vec<(String, Vec<String>)>>,
}

fn build(settings: Settings, tools: &Tools) -> Result<Box<dyn Engine>, EngineError> {
    let url = super::need(&settings, "url", settings.url.as_ref())?.trim_end_matches('/').to_owned();
    let capabilities = Capabilities {
        max_items: settings.max_items.unwrap_or(50),
        max_size: 5_000,
        tags: Tags::Html,
        price_unit: settings.key.is_some().then_some(Unit::CodePoints),
        local: settings.local.unwrap_or_else(|| transport::is_loopback(&url)),
        deterministic: true,
        ..Capabilities::default()
    };
    let transport = tools.transport(&settings);
    Ok(Box::new(LibreTranslate {
        url,
        key: settings.key,
        transport,
        capabilities,
        languages: OnceLock::new(),
    }))
}

impl LibreTranslate {
    fn ask(&self, path: &str, body: Option<Value>) -> Result<Value, EngineError> {
        let url = format!("{}{path}", self.url);
        let reply = self.transport.send(&Call { url: &url, key: None, ask: Ask::with(body) })?;
        let words = || {
            let words = transport::words(&reply.body);
            self.key.as_ref().map_or(words.clone(), |key| key.hide(&words))
        };
        match reply.status {
            200 => {}
            // More texts or letters than this server takes at once.
            400 if ["limit", "exceeds"].iter().any(|word| words().contains(word)) => {
                return Err(EngineError::TooLarge);
            }
            _ => return Err(transport::failure(&reply, words())),
        }
        serde_json::from_slice(&reply.body)
            .map_err(|error| EngineError::Garbled { reason: error.to_string() })
    }
}

/// The server writes languages as BCP 47 does, most without a region.
fn matches(code: &str, locale: &Locale) -> bool {
    code.eq_ignore_ascii_case(&locale.to_string()) || code.eq_ignore_ascii_case(locale.language.as_str())
}

impl Engine for LibreTranslate {
    fn capabilities(&self) -> &Capabilities {
        &self.capabilities
    }

    fn identity(&self) -> String {
        format!("libretranslate 1 {}", self.url)
    }

    fn covers(&self, pair: &Pair) -> Result<bool, EngineError> {
        let languages = match self.languages.get() {
            Some(languages) => languages,
            None => {
                let json = self.ask("/languages", None)?;
                let entries = json.as_array().map(Vec::as_slice).unwrap_or_default();
                let text = |value: &Value| value.as_str().map(str::to_owned);
                let read = entries.iter().filter_map(|entry| {
                    let targets = entry["targets"].as_array()?.iter().filter_map(text).collect();
                    Some((text(&entry["code"])?, targets))
                });
                self.languages.get_or_init(|| read.collect())
            }
        };
        let of = |(code, _): &&(String, Vec<String>)| matches(code, &pair.source);
        Ok(languages
            .iter()
            .filter(of)
            .any(|(_, targets)| targets.iter().any(|code| matches(code, &pair.target))))
    }

    fn translate(&self, request: &Request) -> Result<Answer, EngineError> {
        let texts: Vec<&str> = request.items.iter().map(|item| item.text.as_str()).collect();
        let mut body = json!({
            "q": texts,
            "source": request.pair.source.language.as_str(),
            "target": request.pair.target.language.as_str(),
            "format": if request.markup { "html" } else { "text" },
        });
        if let Some(key) = &self.key {
            body["api_key"] = key.expose().into();
        }
        let json = self.ask("/translate", Some(body))?;
        let answers = json["translatedText"]
            .as_array()
            .ok_or_else(|| EngineError::Garbled { reason: "no translatedText in it".to_owned() })?;
        let texts = answers.iter().map(|answer| answer.as_str().map(Answered::new).ok_or(Flaw::Missing));
        let units = request.items.iter().map(|item| Unit::CodePoints.of(&item.text)).sum();
        Ok(Answer { texts: texts.collect(), units })
    }
}
