//! XLIFF 1.2 (OASIS Standard, 1 February 2008): what CAT tools still ask for most.
//!
//! One `<trans-unit>` an entry. Its state and `approved` are how far a person has got; what else it says is kept as
//! properties: attributes as `xliff:name`, contexts as `context:type`. Codes are kept beside the text: `g`, `x`, `bx`, `ex`, `bpt`,
//! `ept`, `ph`, `it`, `mrk`. Alternatives, counts and the segmentation of sources are passed over and named.

pub(in crate::exchange) mod read;
mod write;

use super::pairs::{Head, Pair, PairFormat, PairReader, PairWriter, PairsError, Sink, Source};
use crate::model::State;

/// The format.
pub(in crate::exchange) struct Xliff12;

/// Types that XLIFF 1.2 lists for codes; others begin with `x-`.
const CODE_TYPES: &[&str] = &["bold", "italic", "underlined", "link", "image", "pb", "lb"];
/// Types that it lists for marked stretches.
const MARK_TYPES: &[&str] = &[
    "abbrev",
    "abbreviated-form",
    "abbreviation",
    "acronym",
    "appellation",
    "collocation",
    "common-name",
    "datetime",
    "equation",
    "expanded-form",
    "formula",
    "head-term",
    "initialism",
    "international-scientific-term",
    "internationalism",
    "logical-expression",
    "materials-management-unit",
    "name",
    "near-synonym",
    "part-number",
    "phrase",
    "phraseological-unit",
    "protected",
    "romanized-form",
    "seg",
    "set-phrase",
    "short-form",
    "sku",
    "standard-text",
    "symbol",
    "synonym",
    "synonymous-phrase",
    "term",
    "transcribed-form",
    "transliterated-form",
    "truncated-term",
    "variant",
];

/// The prefix of properties that are attributes of a unit or of its target.
const ATTRIBUTE: &str = "xliff:";
/// The prefix of properties that are contexts of types that XLIFF lists.
const CONTEXT: &str = "context:";
/// The property that says which file a unit stands in, where there are several.
const FILE: &str = "xliff:file";
/// The names of the context groups that keep the properties and attributes of an entry.
const PROPERTIES: &str = "properties";
const ATTRIBUTES: &str = "attributes";

impl PairFormat for Xliff12 {
    fn name(&self) -> &'static str {
        "xliff-1.2"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["xlf", "xliff", "sdlxliff", "mqxliff"]
    }

    fn recognises(&self, start: &[u8]) -> bool {
        memchr::memmem::find(start, b"urn:oasis:names:tc:xliff:document:2.").is_none()
    }

    fn read(&self, files: Vec<Source>, pair: Pair) -> Result<Box<dyn PairReader>, PairsError> {
        let file = files.into_iter().next().ok_or(PairsError::NotFormat(self.name()))?;
        Ok(Box::new(read::read(file, pair)?))
    }

    fn write<'a>(
        &self,
        files: Vec<Sink<'a>>,
        head: &Head,
        pair: Pair,
    ) -> Result<Box<dyn PairWriter + 'a>, PairsError> {
        let file = files.into_iter().next().ok_or(PairsError::NotFormat(self.name()))?;
        Ok(Box::new(write::Writer::new(file, head, pair)))
    }
}

/// The state of a target, by its `state` and `approved`.
///
/// `approved` is a person's word and counts at least as reviewed; a target that still needs work is not.
fn state_of(word: Option<&str>, approved: Option<bool>) -> Option<State> {
    let said = match word {
        Some("new" | "needs-translation") => Some(State::Initial),
        Some(
            "translated"
            | "needs-adaptation"
            | "needs-l10n"
            | "needs-review-adaptation"
            | "needs-review-l10n"
            | "needs-review-translation",
        ) => Some(State::Translated),
        Some("signed-off") => Some(State::Reviewed),
        Some("final") => Some(State::Final),
        _ => None,
    };
    match approved {
        Some(true) => Some(said.unwrap_or_default().max(State::Reviewed)),
        _ => said,
    }
}

/// The word for a state.
fn word_of(state: State) -> &'static str {
    match state {
        State::Initial => "needs-translation",
        State::Translated => "translated",
        State::Reviewed => "signed-off",
        State::Final => "final",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_what_tools_mean_by_them() {
        let rows = [
            (Some("needs-translation"), None, Some(State::Initial), "nothing done"),
            (Some("needs-review-translation"), None, Some(State::Translated), "to be looked at"),
            (Some("translated"), Some(true), Some(State::Reviewed), "Okapi approves without another state"),
            (Some("final"), Some(true), Some(State::Final), "the furthest"),
            (
                Some("final"),
                Some(false),
                Some(State::Final),
                "the state says more than the absence of approval",
            ),
            (None, Some(true), Some(State::Reviewed), "translate-toolkit"),
            (None, Some(false), None, "nothing is said"),
            (Some("x-mine"), None, None, "a state of a tool's own"),
        ];
        for (word, approved, state, why) in rows {
            assert_eq!(state_of(word, approved), state, "{why}");
        }
        for state in State::ALL {
            assert_eq!(state_of(Some(word_of(state)), Some(state.is_approved())), Some(state), "{state:?}");
        }
    }
}
