//! The schema of a file of waivers.

use serde_json::Value;

use super::parts::{head, list, locale, object, one_of, text};
use crate::project::rules;
use crate::project::waivers::keys as waiver_keys;

/// The schema of a file of waivers.
pub fn waivers() -> Value {
    let names: Vec<&str> = rules::rules().flat_map(|rule| [rule.name, rule.code]).collect();
    let waiver = object(waiver_keys::WAIVER, &["rule", "reason"], |key| {
        Some(match key {
            "rule" => one_of("What is waived, by name or code.", &names),
            "concept" => text("A glob of concepts; all unless said."),
            "document" => text("A glob of documents, by id; all unless said."),
            "unit" => text("A glob of units, by id; all unless said."),
            "locale" => locale("The locale of the translation; all unless said."),
            "reason" => text("Why it is right as it is."),
            "author" => text("Who allowed it."),
            "until" => text("The last day on which it holds: 2027-06-30."),
            _ => return None,
        })
    });
    let mut schema = object(waiver_keys::ROOT, waiver_keys::ROOT, |_| {
        Some(list("Findings that somebody has looked at and allowed.", waiver.clone()))
    });
    head(&mut schema, "Waivers of tarjuman");
    schema
}
