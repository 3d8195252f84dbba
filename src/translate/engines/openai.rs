//! `openai`: any server of chat completions: OpenAI, vLLM, llama.cpp, Ollama.
//!
//! The texts of a request have ids, and a JSON schema made for the request requires every one of them and allows no other:
//! what is missing all the same is asked again, by its id and never by its position. With `echo` the model repeats how each
//! source begins, so that answers that slipped to a neighbour are seen.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::{Map, Value, json};

use crate::translate::transport::{self, Ask, Call, Reply, Transport};
use crate::translate::{
    Answer, Answered, Capabilities, Engine, EngineError, Flaw, GlossaryKind, Item, Kind, Request, Secret,
    Settings, Tools, Unit,
};

pub(super) static KIND: Kind = Kind {
    name: "openai",
    keys: &["url", "key", "model", "instructions", "echo", "allow-http", "local"],
    needs: &["url", "model"],
    bare: false,
    build,
};

/// Counts up when the wording of the prompt changes: answers to another prompt are other answers.
const PROMPT: u32 = 1;
/// How much of a source the model repeats, in words.
const ECHO_WORDS: usize = 5;
/// An echo less alike than this belongs to another text; models change a letter now and then.
const ECHO_ALIKE: f64 = 0.75;
/// So many tokens of one request, at most: answers of small models get worse as they get longer.
const LONGEST: u64 = 4_000;

struct OpenAi {
    settings: Settings,
    url: String,
    model: String,
    transport: Arc<dyn Transport>,
    capabilities: Capabilities,
    /// The server does not know schemas: it is only asked for JSON.
    plain: AtomicBool,
}

fn build(settings: Settings, tools: &Tools) -> Result<Box<dyn Engine>, EngineError> {
    let base = super::need(&settings, "url", settings.url.as_ref())?;
    let model = super::need(&settings, "model", settings.model.as_ref())?;
    let capabilities = Capabilities {
        max_items: settings.max_items.unwrap_or(20),
        max_size: LONGEST,
        size_unit: Unit::Tokens,
        glossary: GlossaryKind::Prompt,
        price_unit: Some(Unit::Tokens),
        local: settings.local.unwrap_or_else(|| transport::is_loopback(&base)),
        context: true,
        ..Capabilities::default()
    };
    let url = format!("{}/chat/completions", base.trim_end_matches('/'));
    let transport = tools.transport(&settings);
    Ok(Box::new(OpenAi { settings, url, model, transport, capabilities, plain: AtomicBool::new(false) }))
}

/// What a model is told of the texts: not in them, for it would translate it.
fn instructions(request: &Request, echo: bool, more: Option<&str>) -> String {
    let (source, target) = (&request.pair.source, &request.pair.target);
    let mut prompt = format!(
        "Translate each text from the language {source} to the language {target} (BCP 47). Answer with one JSON object that has \
         every id of the texts and no other. Translate each text under its own id, whole and by itself; never join or split \
         texts. Keep every <x id=\"…\"/> exactly once, where the translation needs it. Keep numbers, names and punctuation. \
         \"before\" and \"after\" are context and are not translated."
    );
    if echo {
        let _ = write!(
            prompt,
            " The value of each id has \"echo\", the first {ECHO_WORDS} words of the text copied, and \"text\", the translation."
        );
    }
    if request.items.iter().any(|item| !item.terms.is_empty()) {
        prompt.push_str(
            " \"terms\" says how terms of the text must be translated: with the first of \"use\", inflected as the sentence \
             needs, and never with one of \"avoid\".",
        );
    }
    if let Some(more) = more {
        let _ = write!(prompt, " {more}");
    }
    prompt
}

/// The id of an item in its request. Not a bare number: models count on by themselves.
fn id(index: usize) -> String {
    format!("t{}", index + 1)
}

fn question(items: &[Item]) -> Value {
    let entry = |(index, item): (usize, &Item)| {
        let mut entry = json!({"id": id(index), "text": item.text});
        for (key, around) in [("before", &item.before), ("after", &item.after)] {
            if let Some(around) = around.as_ref().filter(|text| !text.is_empty()) {
                entry[key] = around.as_str().into();
            }
        }
        if !item.terms.is_empty() {
            entry["terms"] = json!(item.terms);
        }
        if let Some(complaint) = &item.complaint {
            entry["correct"] = complaint.as_str().into();
        }
        entry
    };
    json!({"texts": items.iter().enumerate().map(entry).collect::<Vec<_>>()})
}

/// Every id is required, and nothing else is allowed.
fn schema(items: &[Item], echo: bool) -> Value {
    let value = if echo {
        json!({
            "type": "object",
            "properties": {"echo": {"type": "string"}, "text": {"type": "string"}},
            "required": ["echo", "text"], "additionalProperties": false,
        })
    } else {
        json!({"type": "string"})
    };
    let ids: Vec<String> = (0..items.len()).map(id).collect();
    let properties: Map<String, Value> = ids.iter().map(|id| (id.clone(), value.clone())).collect();
    json!({"type": "object", "properties": properties, "required": ids, "additionalProperties": false})
}

fn beginning(text: &str) -> String {
    text.split_whitespace().take(ECHO_WORDS).collect::<Vec<_>>().join(" ")
}

/// Keys and values of a JSON object in their order, each key as often as it comes.
struct Entries(Vec<(String, Value)>);

impl<'de> serde::Deserialize<'de> for Entries {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Entries;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Visitor)
    }
}

/// The translations of a model's message by the ids of the items. Text around the object is passed over.
fn read(message: &str, items: &[Item], echo: bool) -> Result<Vec<Result<Answered, Flaw>>, EngineError> {
    let garbled = |reason: String| EngineError::Garbled { reason };
    let open = message.find('{').ok_or_else(|| garbled("no JSON object in it".to_owned()))?;
    let close =
        message.rfind('}').filter(|close| *close > open).ok_or_else(|| garbled("cut off".to_owned()))?;
    let Entries(entries) =
        serde_json::from_str(&message[open..=close]).map_err(|error| garbled(error.to_string()))?;
    let mut by_id: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for (key, value) in entries {
        by_id.entry(key).or_default().push(value);
    }
    let each = items.iter().enumerate().map(|(index, item)| {
        let values = by_id.get(&id(index)).map(Vec::as_slice).unwrap_or_default();
        let value = match values {
            [] => return Err(Flaw::Missing),
            [value] => value,
            _ => return Err(Flaw::Doubled),
        };
        let text = value.as_str().or_else(|| value["text"].as_str()).ok_or(Flaw::Missing)?;
        if echo {
            let wanted = beginning(&item.text);
            let found = beginning(value["echo"].as_str().unwrap_or_default());
            if strsim::normalized_levenshtein(&wanted, &found) < ECHO_ALIKE {
                return Err(Flaw::Drifted);
            }
        }
        Ok(Answered::new(text))
    });
    Ok(each.collect())
}

impl OpenAi {
    fn failure(&self, reply: &Reply) -> EngineError {
        let json: Value = serde_json::from_slice(&reply.body).unwrap_or_default();
        let error = &json["error"];
        let code = error["code"].as_str().or(error["type"].as_str()).unwrap_or_default();
        let kind = error["type"].as_str().unwrap_or_default();
        let words = transport::words(&reply.body);
        let words = self.settings.key.as_ref().map_or(words.clone(), |key| key.hide(&words));
        let is = |names: &[&str]| names.iter().any(|name| code == *name || kind == *name);
        if is(&["insufficient_quota", "billing_hard_limit_reached", "access_terminated"])
            || reply.status == 402
        {
            return EngineError::Quota;
        }
        if is(&["exceed_context_size_error", "context_length_exceeded"]) || words.contains("context length") {
            return EngineError::TooLarge;
        }
        transport::failure(reply, words)
    }
}

impl Engine for OpenAi {
    fn capabilities(&self) -> &Capabilities {
        &self.capabilities
    }

    fn identity(&self) -> String {
        let more = self.settings.instructions.as_deref().unwrap_or_default();
        format!("openai {PROMPT} {} {} {more}", self.url, self.model)
    }

    fn size(&self, item: &Item) -> u64 {
        let terms =
            item.terms.iter().flat_map(|term| term.wanted.iter().chain(&term.avoid).chain([&term.source]));
        let around = [&item.before, &item.after].into_iter().flatten().chain(&item.complaint).chain(terms);
        Unit::Tokens.of(&item.text) + around.map(|text| Unit::Tokens.of(text)).sum::<u64>()
    }

    fn estimate(&self, items: &[Item]) -> u64 {
        let asked: u64 = items.iter().map(|item| self.size(item)).sum();
        let answered: u64 = items.iter().map(|item| Unit::Tokens.of(&item.text)).sum();
        // The instructions; the frame and the echo of each text.
        250 + asked + answered * 3 / 2 + 40 * items.len() as u64
    }

    fn translate(&self, request: &Request) -> Result<Answer, EngineError> {
        let echo = self.settings.echo;
        let mut body = json!({
            "model": self.model,
            "temperature": 0,
            "messages": [
                {"role": "system", "content": instructions(request, echo, self.settings.instructions.as_deref())},
                {"role": "user", "content": question(request.items).to_string()},
            ],
        });
        let strict = !self.plain.load(Ordering::Relaxed);
        if strict {
            let schema = schema(request.items, echo);
            body["response_format"] = json!({
                "type": "json_schema",
                "json_schema": {"name": "translations", "strict": true, "schema": schema},
            });
        }
        let key = self.settings.key.as_ref().map(|key: &Secret| ("Authorization", "Bearer ", key));
        let reply = self.transport.send(&Call { url: &self.url, key, ask: Ask::Post(body.to_string()) })?;
        if reply.status != 200 {
            let words = transport::words(&reply.body);
            if strict
                && reply.status == 400
                && ["response_format", "json_schema"].iter().any(|w| words.contains(w))
            {
                self.plain.store(true, Ordering::Relaxed);
                return self.translate(request);
            }
            return Err(self.failure(&reply));
        }
        let json: Value = serde_json::from_slice(&reply.body)
            .map_err(|error| EngineError::Garbled { reason: error.to_string() })?;
        let choice = &json["choices"][0];
        if choice["finish_reason"] == "length" {
            return Err(if request.items.len() > 1 {
                EngineError::TooLarge
            } else {
                EngineError::Refused {
                    status: 200,
                    reason: "the answer is longer than the model may write".to_owned(),
                }
            });
        }
        let message = choice["message"]["content"]
            .as_str()
            .ok_or_else(|| EngineError::Garbled { reason: "no message in it".to_owned() })?;
        let texts = read(message, request.items, echo)?;
        let used = json["usage"]["total_tokens"].as_u64();
        Ok(Answer { texts, units: used.unwrap_or_else(|| self.estimate(request.items)) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(texts: &[&str]) -> Vec<Item> {
        texts.iter().map(|text| Item { text: (*text).to_owned(), ..Item::default() }).collect()
    }

    #[test]
    fn answers_go_by_id_and_never_by_position() {
        let items = items(&["one two", "three four"]);
        let texts = |message: &str, echo| {
            read(message, &items, echo).map(|texts| {
                texts
                    .into_iter()
                    .map(|text| text.map(|t| t.text).map_err(|flaw| flaw.word()))
                    .collect::<Vec<_>>()
            })
        };
        let good = |texts: [&str; 2]| Ok(texts.map(|text| Ok(text.to_owned())).to_vec());
        assert_eq!(texts(r#"{"t2": "B", "t1": "A"}"#, false), good(["A", "B"]), "another order");
        assert_eq!(
            texts("```json\n{\"t1\": \"A\", \"t2\": \"B\", \"t3\": \"C\"}\n```", false),
            good(["A", "B"]),
            "around it"
        );
        assert_eq!(texts(r#"{"t1": "A"}"#, false), Ok(vec![Ok("A".into()), Err("missing")]));
        assert_eq!(
            texts(r#"{"t1": "A", "t1": "B", "t2": "C"}"#, false),
            Ok(vec![Err("doubled"), Ok("C".into())])
        );
        let swapped =
            r#"{"t1": {"echo": "three four", "text": "B"}, "t2": {"echo": "three four", "text": "B"}}"#;
        assert_eq!(texts(swapped, true), Ok(vec![Err("drifted"), Ok("B".into())]));
        assert!(texts("{\"t1\": \"A\", \"t", false).is_err() && texts("sorry", false).is_err());
    }

    #[test]
    fn the_schema_requires_every_id_and_no_other() {
        let schema = schema(&items(&["a", "b"]), true);
        let validator = jsonschema::validator_for(&schema).unwrap();
        let entry = json!({"echo": "a", "text": "b"});
        assert!(validator.is_valid(&json!({"t1": entry, "t2": entry})));
        assert!(!validator.is_valid(&json!({"t1": entry})), "one is missing");
        assert!(!validator.is_valid(&json!({"t1": entry, "t2": entry, "t3": entry})), "one too many");
    }
}
