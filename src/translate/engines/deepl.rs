//! `deepl`: the DeepL API, version 2.
//!
//! Placeholders are XML, terms a glossary that the service stores: one that the project names, or one that is made there of the
//! project's glossary and found again by a name that tells its content; what was made of the same glossary before is removed. The
//! service has glossaries for few languages: where a pair has none, the answer is checked all the same.

use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};

use crate::model::Locale;
use crate::translate::transport::{self, Ask, Call, Transport};
use crate::translate::{
    Answer, Answered, Capabilities, Engine, EngineError, Flaw, GlossaryKind, Kind, Pair, Request, Secret,
    Settings, Tags, Tools, Unit,
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
/// Digits of the digest of its entries that name a glossary.
const DIGITS: usize = 16;
/// The most glossaries that are removed at once: the others with the next one that is made.
const REMOVED: usize = 20;

struct DeepL {
    url: String,
    key: Secret,
    glossaries: BTreeMap<String, String>,
    terms: BTreeMap<Pair, String>,
    /// The glossaries that the service was found to have; none for a pair that it has none for.
    stored: Mutex<BTreeMap<Pair, Option<String>>>,
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
    Ok(Box::new(DeepL {
        url: format!("{}/v2", url.trim_end_matches('/')),
        key,
        transport: tools.transport(&settings),
        glossaries: settings.glossaries,
        terms: settings.terms,
        stored: Mutex::default(),
        capabilities,
    }))
}

/// The code of a language as the service writes it; a variant only where it tells them apart.
fn code(locale: &Locale, variants: &[&str]) -> String {
    let whole = locale.to_string().to_uppercase();
    if variants.contains(&whole.as_str()) { whole } else { locale.language.as_str().to_uppercase() }
}

/// Targets that have variants.
const VARIANTS: &[&str] = &["EN-GB", "EN-US", "PT-BR", "PT-PT", "ZH-HANS", "ZH-HANT"];

impl DeepL {
    /// What the service answers at a path.
    fn send(&self, path: &str, ask: Ask) -> Result<Vec<u8>, EngineError> {
        let key = Some(("Authorization", "DeepL-Auth-Key ", &self.key));
        let url = format!("{}/{path}", self.url);
        let reply = self.transport.send(&Call { url: &url, key, ask })?;
        match reply.status {
            200 | 201 | 204 => Ok(reply.body),
            456 => Err(EngineError::Quota),
            _ => Err(transport::failure(&reply, self.key.hide(&transport::words(&reply.body)))),
        }
    }

    /// The JSON that the service answers at a path.
    fn call(&self, path: &str, body: Option<Value>) -> Result<Value, EngineError> {
        let answer = self.send(path, Ask::with(body))?;
        serde_json::from_slice(&answer).map_err(|error| EngineError::Garbled { reason: error.to_string() })
    }

    /// The glossary of a pair that the service has: the one that the project names, or that of the project's terms.
    fn glossary(&self, pair: &Pair) -> Result<Option<String>, EngineError> {
        if let Some(id) = self.glossaries.get(&pair.target.to_string()) {
            return Ok(Some(id.clone()));
        }
        let Some(terms) = self.terms.get(pair).filter(|terms| !terms.is_empty()) else { return Ok(None) };
        // Whoever comes second waits until it is there.
        let mut stored = self.stored.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = stored.get(pair) {
            return Ok(known.clone());
        }
        let id = match self.store(pair, terms) {
            // A glossary that the service does not want is no reason not to translate: the answers are checked.
            Err(EngineError::Refused { .. }) => None,
            id => id?,
        };
        stored.insert(pair.clone(), id.clone());
        Ok(id)
    }

    /// Looks for the glossary of these terms, and makes it should it not be there; nothing for a pair without glossaries.
    fn store(&self, pair: &Pair, terms: &str) -> Result<Option<String>, EngineError> {
        let [from, to] = [&pair.source, &pair.target].map(|locale| locale.language.as_str());
        let pairs = self.call("glossary-language-pairs", None)?;
        let serves = |known: &Value| known["source_lang"] == from && known["target_lang"] == to;
        if !pairs["supported_languages"].as_array().is_some_and(|pairs| pairs.iter().any(serves)) {
            return Ok(None);
        }
        let digest = blake3::hash(terms.as_bytes()).to_hex();
        let ours = format!("tarjuman {from}-{to} ");
        let name = format!("{ours}{}", &digest[..DIGITS]);
        let id = |glossary: &Value| glossary["glossary_id"].as_str().map(str::to_owned);
        let known = self.call("glossaries", None)?;
        let is_it =
            |known: &&Value| known["name"] == name.as_str() && serves(known) && known["ready"] != false;
        if let Some(known) = known["glossaries"].as_array().and_then(|all| all.iter().find(is_it)) {
            return Ok(id(known));
        }
        let body = json!({
            "name": name, "source_lang": from, "target_lang": to, "entries": terms, "entries_format": "tsv",
        });
        let made = self.call("glossaries", Some(body))?;
        let missing = || EngineError::Garbled { reason: "no glossary_id in it".to_owned() };
        let made = id(&made).ok_or_else(missing)?;
        let is_ours = |name: &str| {
            let digits = name.strip_prefix(&ours).unwrap_or_default();
            digits.len() == DIGITS && digits.bytes().all(|b| b.is_ascii_hexdigit())
        };
        let all = known["glossaries"].as_array().into_iter().flatten();
        let before = all.filter(|one| serves(one) && one["name"].as_str().is_some_and(is_ours));
        self.supersede(before.filter_map(id).filter(|id| *id != made), terms);
        Ok(Some(made))
    }

    /// Removes glossaries that an earlier state of these terms was stored as: most of their entries are among them. Those of
    /// another project, which has other terms, stay; so does what the service does not remove.
    fn supersede(&self, before: impl Iterator<Item = String>, terms: &str) {
        let terms: HashSet<&str> = terms.lines().collect();
        for id in before.take(REMOVED) {
            let Ok(entries) = self.send(&format!("glossaries/{id}/entries"), Ask::Get) else { continue };
            let entries = String::from_utf8_lossy(&entries);
            let (all, same) = entries
                .lines()
                .fold((0, 0), |(all, same), entry| (all + 1, same + usize::from(terms.contains(entry))));
            if 2 * same > all {
                let _ = self.send(&format!("glossaries/{id}"), Ask::Delete);
            }
        }
    }

    /// Forgets the glossary of a pair that was made here, if an answer says that the service has it no more; whether there
    /// was one to forget. Another run, with other terms, may have removed it.
    fn forget(&self, pair: &Pair, error: &EngineError) -> bool {
        let gone = matches!(error, EngineError::Refused { status: 400 | 404, reason }
            if reason.to_lowercase().contains("glossary"));
        gone && self.stored.lock().unwrap_or_else(PoisonError::into_inner).remove(pair).is_some()
    }
}

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
        // Looked at, not translated, and not paid for.
        if let [item] = request.items {
            let around: Vec<&str> =
                [&item.before, &item.after].into_iter().flatten().map(String::as_str).collect();
            let around = around.join("\n");
            if !around.trim().is_empty() {
                body["context"] = around.trim().into();
            }
        }
        let ask = || {
            let mut body = body.clone();
            if let Some(id) = self.glossary(request.pair)? {
                body["glossary_id"] = id.into();
            }
            self.call("translate", Some(body))
        };
        let json = match ask() {
            Err(error) if self.forget(request.pair, &error) => ask()?,
            answer => answer?,
        };
        let answers = json["translations"]
            .as_array()
            .ok_or_else(|| EngineError::Garbled { reason: "no translations in it".to_owned() })?;
        let texts =
            answers.iter().map(|answer| answer["text"].as_str().map(Answered::new).ok_or(Flaw::Missing));
        let units = request.items.iter().map(|item| Unit::CodePoints.of(&item.text)).sum();
        Ok(Answer { texts: texts.collect(), units })
    }
}
