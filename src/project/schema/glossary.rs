//! The schema of a glossary file.

use serde_json::{Value, json};

use super::parts::{LOCALE, date, head, list, locale, object, one_of, text};
use crate::glossary::parse::keys as glossary_keys;
use crate::glossary::{MatchPolicy, Status};

/// The schema of a glossary file.
pub fn glossary() -> Value {
    let mut schema = object(glossary_keys::ROOT, &["concepts"], |key| {
        Some(match key {
            "languages" => {
                list("The languages in which every concept is to have a term.", locale("A language tag."))
            }
            "concepts" => list("What the terms name, one entry a thing.", concept()),
            _ => return None,
        })
    });
    head(&mut schema, "A glossary of tarjuman");
    schema
}

fn concept() -> Value {
    object(glossary_keys::CONCEPT, &["id", "terms"], |key| {
        Some(match key {
            "id" => text("Its name, unique in the glossary: memorandum-of-understanding."),
            "subject" => text("The subject field."),
            "definition" => text("What it is."),
            "note" => text("For whoever keeps the glossary."),
            "source" => text("Where the concept is from."),
            "broader" => {
                list("Wider concepts, of which it is a kind or a part.", text("The id of a concept."))
            }
            "related" => list("Concepts that are near to it.", text("The id of a concept.")),
            "see" => list("The concepts to look at instead of it.", text("The id of a concept.")),
            "terms" => json!({
                "description": "What it is called, by language.",
                "type": "object",
                "propertyNames": {"pattern": LOCALE},
                "additionalProperties": list("The terms of a language.", term()),
            }),
            _ => return None,
        })
    })
}

fn term() -> Value {
    object(glossary_keys::TERM, &["term"], |key| {
        Some(match key {
            "term" => text("The citation form."),
            "status" => {
                one_of("Whether to use it; preferred unless said.", &Status::WORDS.map(|(word, _)| word))
            }
            "pos" => one_of("Part of speech.", glossary_keys::POS),
            "gender" => one_of("Grammatical gender.", glossary_keys::GENDER),
            "number" => one_of("Grammatical number of the citation form.", glossary_keys::NUMBER),
            "plurals" => list("Plurals that the rules do not give: the broken ones.", text("A plural.")),
            "forms" => list("Other words that count as this term.", text("A form.")),
            "oblique" => {
                text("The stem before an ending that begins with a vowel, where the rules do not give it.")
            }
            "match" => {
                one_of("How it is found; inflected unless said.", &MatchPolicy::WORDS.map(|(word, _)| word))
            }
            "from" => date("Since when it is in use."),
            "until" => date("Until when it was in use."),
            "note" => text("For whoever keeps the glossary."),
            "source" => text("Where the term is from."),
            _ => return None,
        })
    })
}
