//! What schemas are put together from.

use serde_json::{Map, Value, json};

/// The dialect that the schemas are written in.
pub(super) const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";
/// A language tag as `unic-langid` reads it: language, script, region, variants.
pub(super) const LOCALE: &str = "^([A-Za-z]{2,3}|[A-Za-z]{5,8})([-_][A-Za-z]{4})?([-_]([A-Za-z]{2}|[0-9]{3}))?\
                      ([-_]([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*$";
/// A path that stays inside the project: not absolute, no step upwards, no backslash.
pub(super) const INSIDE: &str = r"^(?!/)(?!(.*/)?\.\.(/|$))[^\\]+$";
/// A mapping with these keys and no others.
pub(super) fn object(keys: &[&str], required: &[&str], property: impl Fn(&str) -> Option<Value>) -> Value {
    let properties: Map<String, Value> =
        keys.iter().map(|key| ((*key).to_owned(), property(key).unwrap_or_else(|| json!({})))).collect();
    json!({"type": "object", "additionalProperties": false, "required": required, "properties": properties})
}

/// Puts dialect and title before the rest.
pub(super) fn head(schema: &mut Value, title: &str) {
    let rest = std::mem::take(schema);
    *schema = json!({"$schema": DIALECT, "title": title});
    if let (Value::Object(schema), Value::Object(rest)) = (schema, rest) {
        schema.extend(rest);
    }
}

/// A text; YAML that looks like a number or a truth is read as one too.
pub(super) fn text(description: &str) -> Value {
    json!({"description": description, "type": ["string", "number", "boolean"], "minLength": 1})
}

pub(super) fn locale(description: &str) -> Value {
    json!({"description": description, "type": "string", "pattern": LOCALE})
}

/// A day, month or year; a bare year is read as a number by other readers.
pub(super) fn date(description: &str) -> Value {
    let pattern = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$";
    json!({"description": description, "type": ["string", "integer"], "pattern": pattern})
}

pub(super) fn truth(description: &str) -> Value {
    json!({"description": description, "type": "boolean"})
}

pub(super) fn one_of(description: &str, words: &[&str]) -> Value {
    json!({"description": description, "enum": words})
}

pub(super) fn list(description: &str, items: Value) -> Value {
    json!({"description": description, "type": "array", "items": items})
}

/// A path inside the project that contains every one of `parts`.
pub(super) fn path(description: &str, parts: &[&str]) -> Value {
    let mut schema = json!({"description": description, "type": "string", "pattern": INSIDE});
    if !parts.is_empty() {
        schema["allOf"] = parts.iter().map(|part| json!({"pattern": literally(part)})).collect();
    }
    schema
}

/// The pattern of a placeholder: its braces mean nothing else.
pub(super) fn literally(placeholder: &str) -> String {
    placeholder.replace('{', r"\{").replace('}', r"\}")
}
