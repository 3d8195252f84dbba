//! `deepl`: the DeepL API, version 2.
//!
//! Placeholders are XML, terms a glossary that the service stores. It has glossaries for few languages: where a pair has none,
//! the answer is checked all the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::model::Locale;
use crate::translate::transport::{self, Call, Transport};
use crate::translate::{
    Answer, Answered, Capabilities, Engine, EngineError, Flaw, GlossaryKind, Kind, Request, Secret, Settings,
    Tags, Tools, Unit,
};

pub(super) static KIND: Kind = Kind {
    name: "deepl",
    keys: &["url", "key", "glossaries", "allow-http", "local"],
    needs: &["key"],
    bare: false,
    build,
};

/// Where accounts that pay are served; the project names another.
const URL: &str = "https://api.deepl.com";
/// The longest body of a request that the service takes, in bytes, with room for what stands around the texts.
const LONGEST: u64 = 120 << 10;

struct DeepL {
    url: String,
    key: Secret,
    glossaries: BTreeMap<String, String>,
    transport: Arc<dyn Transport>,
    capabilities: Capabilities,
}

fn build(settings: Settings, tools: &Tools) -> Result<Box<dyn Engine>, EngineError> {
    let url = settings.url.clone().unwrap_or_else(|| URL.to_owned());
    let key = settings
        .key
        .clone()
        .ok_or_else(|| EngineError::Settings { reason: "deepl needs a key".to_owned() })?;
    let capabilities = Capabilities {
        max_items: settings.max_items.unwrap_or(50).min(50),
        max_size: LONGEST,
        size_unit: Unit::Bytes,
        glossary: GlossaryKind::Stored,
        tags: Tags::Xml,
        price_unit: Some(Unit::CodePoints),
        local: settings.local.unwrap_or_else(|| transport::is_loopback(&url)),
        context: true,
        // Not by promise, but the same question hardly gets another answer.
        deterministic: true,
        ..Capabilities::default()
    };
    let transport = tools.transport(&settings);
    let url = format!("{}/v2/translate", url.trim_end_matches('/'));
    Ok(Box::new(DeepL { url, key, glossaries: settings.glossaries, transport, capabilities }))
}

/// The code of a language as the service writes it; a variant only where it tells them apart.
fn code(locale: &Locale, variants: &[&str]) -> String {
    let whole = locale.to_string().to_uppercase();
    if variants.contains(&whole.as_str()) { whole } else { locale.language.as_str().to_uppercase() }
}

/// Targets that have variants.
const VARIANTS: &[&str] = &["EN-GB", "EN-US", "PT-BR", "PT-PT", "ZH-HANS", "ZH-HANT"];

impl Engine for DeepL {
    fn capabilities(&self) -> &Capabilities {
        &self.capabilities
    }

    fn identity(&self) -> String {
        "deepl 2".to_owned()
    }

    fn translate(&self, request: &Request) -> Result<Answer, EngineError> {
        let texts: Vec<&str> = request.items.iter().map(|item| item.text.as_str()).collect();
        let mut body = json!({
            "text": texts,
            "source_lang": code(&request.pair.source, &[]),
            "target_lang": code(&request.pair.target, VARIANTS),
            // A unit is a sentence already; a line feed in it is none of its ends.
            "split_sentences": "0",
        });
        if request.markup {
            body["tag_handling"] = "xml".into();
            body["ignore_tags"] = json!(["x"]);
        }
        if let Some(id) = self.glossaries.get(&request.pair.target.to_string()) {
            body["glossary_id"] = id.as_str().into();
        }
        // Looked at, not translated, and not paid for.
        if let [item] = request.items {
            let around: Vec<&str> =
                [&item.before, &item.after].into_iter().flatten().map(String::as_str).collect();
            let around = around.join("\n");
            if !around.trim().is_empty() {
                body["context"] = around.trim().into();
            }
        }
        let key = Some(("Authorization", "DeepL-Auth-Key ", &self.key));
        let reply = self.transport.send(&Call { url: &self.url, key, body: Some(body.to_string()) })?;
        match reply.status {
            200 => {}
            456 => return Err(EngineError::Quota),
            _ => return Err(transport::failure(&reply, self.key.hide(&transport::words(&reply.body)))),
        }
        let json: Value = serde_json::from_slice(&reply.body)
            .map_err(|error| EngineError::Garbled { reason: error.to_string() })?;
        let answers = json["translations"]
            .as_array()
            .ok_or_else(|| EngineError::Garbled { reason: "no translations in it".to_owned() })?;
        let texts =
            answers.iter().map(|answer| answer["text"].as_str().map(Answered::new).ok_or(Flaw::Missing));
        let units = request.items.iter().map(|item| Unit::CodePoints.of(&item.text)).sum();
        Ok(Answer { texts: texts.collect(), units })
    }
}
