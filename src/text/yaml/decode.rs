//! Values taken apart by whoever knows which keys there are; every mistake on the way is collected with its place.

use super::{Key, Node, Value};
use crate::text::Place;

/// Something wrong with a value, where the YAML itself is sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Where.
    pub place: Place,
    /// What.
    pub kind: MistakeKind,
}

/// The kinds of [`Mistake`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MistakeKind {
    /// A key that means nothing here; the nearest one that would.
    UnknownKey {
        /// The key.
        key: String,
        /// The known key it is nearest to, if any is near.
        nearest: Option<String>,
    },
    /// A key that stands twice; this is the second.
    DuplicateKey {
        /// The key.
        key: String,
    },
    /// A key that must be there.
    MissingKey {
        /// The key.
        key: String,
    },
    /// A value of another kind than expected.
    WrongType {
        /// The key it belongs to.
        key: String,
        /// What was expected: `list`, `text`, `mapping` or `truth`, by which messages choose their wording.
        expected: &'static str,
    },
    /// A value of the right kind that cannot stand here.
    BadValue {
        /// The key it belongs to.
        key: String,
        /// The value.
        value: String,
        /// What could stand here: values, or a word by which the message `error-yaml-bad-value` chooses its
        /// wording (`path-inside`).
        expected: String,
        /// The value that it is nearest to, if any is near.
        nearest: Option<String>,
    },
}

impl std::fmt::Display for MistakeKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::UnknownKey { key, nearest: Some(nearest) } => {
                write!(f, "unknown key {key:?}, perhaps {nearest:?}")
            }
            Self::UnknownKey { key, nearest: None } => write!(f, "unknown key {key:?}"),
            Self::DuplicateKey { key } => write!(f, "key {key:?} stands twice"),
            Self::MissingKey { key } => write!(f, "key {key:?} is missing"),
            Self::WrongType { key, expected } => write!(f, "{key:?} is no {expected}"),
            Self::BadValue { key, value, expected, .. } => {
                write!(f, "{value:?} cannot stand in {key:?}, expected {expected}")
            }
        }
    }
}

impl MistakeKind {
    /// The message of the interface that words it.
    pub fn key(&self) -> &'static str {
        match self {
            Self::UnknownKey { nearest: Some(_), .. } => "error-yaml-unknown-key-near",
            Self::UnknownKey { nearest: None, .. } => "error-yaml-unknown-key",
            Self::DuplicateKey { .. } => "error-yaml-duplicate-key",
            Self::MissingKey { .. } => "error-yaml-missing-key",
            Self::WrongType { .. } => "error-yaml-wrong-type",
            Self::BadValue { nearest: Some(_), .. } => "error-yaml-bad-value-near",
            Self::BadValue { nearest: None, .. } => "error-yaml-bad-value",
        }
    }

    /// The variables of that message.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        let mut args = Vec::new();
        match self {
            Self::UnknownKey { key, .. } | Self::DuplicateKey { key } | Self::MissingKey { key } => {
                args.push(("key", key.clone()));
            }
            Self::WrongType { key, expected } => {
                args.extend([("key", key.clone()), ("expected", (*expected).to_owned())]);
            }
            Self::BadValue { key, value, expected, .. } => {
                args.extend([("key", key.clone()), ("value", value.clone()), ("expected", expected.clone())]);
            }
        }
        if let Self::UnknownKey { nearest: Some(nearest), .. }
        | Self::BadValue { nearest: Some(nearest), .. } = self
        {
            args.push(("nearest", nearest.clone()));
        }
        args
    }
}

/// Takes values apart and collects every mistake on the way.
#[derive(Debug, Default)]
pub struct Decoder {
    /// In the order they were met.
    pub mistakes: Vec<Mistake>,
}

/// A mapping whose keys are known.
#[derive(Debug)]
pub struct Fields<'n> {
    entries: &'n [(Key, Node)],
    place: Place,
}

impl<'n> Fields<'n> {
    /// The value of a key; the first, should it stand twice.
    pub fn get(&self, key: &str) -> Option<&'n Node> {
        self.entries.iter().find(|(k, _)| k.text == key).map(|(_, node)| node)
    }

    /// The value of a key that must be there.
    pub fn need(&self, decoder: &mut Decoder, key: &str) -> Option<&'n Node> {
        let found = self.get(key);
        if found.is_none() {
            decoder.add(self.place, MistakeKind::MissingKey { key: key.to_owned() });
        }
        found
    }
}

impl Decoder {
    /// Notes a mistake.
    pub fn add(&mut self, place: Place, kind: MistakeKind) {
        self.mistakes.push(Mistake { place, kind });
    }

    /// Notes a value that cannot stand here.
    pub fn bad(&mut self, node: &Node, key: &str, expected: impl Into<String>) {
        let value = match &node.value {
            Value::Scalar { text, .. } => text.clone(),
            Value::Sequence(_) => "[…]".to_owned(),
            Value::Mapping(_) => "{…}".to_owned(),
        };
        let kind =
            MistakeKind::BadValue { key: key.to_owned(), value, expected: expected.into(), nearest: None };
        self.add(node.place, kind);
    }

    /// A mapping with none but the `known` keys, each at most once. `key` is the key it belongs to.
    pub fn fields<'n>(&mut self, node: &'n Node, key: &str, known: &[&str]) -> Option<Fields<'n>> {
        let entries = self.mapping(node, key)?;
        for (key, _) in entries {
            if !known.contains(&key.text.as_str()) {
                let nearest = nearest(&key.text, known.iter().copied());
                self.add(key.place, MistakeKind::UnknownKey { key: key.text.clone(), nearest });
            }
        }
        Some(Fields { entries, place: node.place })
    }

    /// A mapping with any keys, each at most once.
    pub fn mapping<'n>(&mut self, node: &'n Node, key: &str) -> Option<&'n [(Key, Node)]> {
        let Value::Mapping(entries) = &node.value else { return self.wrong(node, key, "mapping") };
        let mut seen = std::collections::HashSet::new();
        for (key, _) in entries {
            if !seen.insert(key.text.as_str()) {
                self.add(key.place, MistakeKind::DuplicateKey { key: key.text.clone() });
            }
        }
        Some(entries)
    }

    /// The items of a list.
    pub fn list<'n>(&mut self, node: &'n Node, key: &str) -> Option<&'n [Node]> {
        match &node.value {
            Value::Sequence(items) => Some(items),
            _ => self.wrong(node, key, "list"),
        }
    }

    /// A text that is not empty. Plain `~` and `null` are nothing, not texts.
    pub fn text<'n>(&mut self, node: &'n Node, key: &str) -> Option<&'n str> {
        match &node.value {
            Value::Scalar { text, plain }
                if !(text.is_empty() || *plain && matches!(text.as_str(), "~" | "null")) =>
            {
                Some(text)
            }
            _ => self.wrong(node, key, "text"),
        }
    }

    /// A list of texts.
    pub fn texts(&mut self, node: &Node, key: &str) -> Option<Vec<String>> {
        let items = self.list(node, key)?;
        Some(items.iter().filter_map(|item| self.text(item, key).map(str::to_owned)).collect())
    }

    /// `true` or `false`, unquoted.
    pub fn truth(&mut self, node: &Node, key: &str) -> Option<bool> {
        match &node.value {
            Value::Scalar { text, plain: true } if text == "true" => Some(true),
            Value::Scalar { text, plain: true } if text == "false" => Some(false),
            _ => self.wrong(node, key, "truth"),
        }
    }

    /// One of some words, by its index.
    pub fn one_of(&mut self, node: &Node, key: &str, words: &[&str]) -> Option<usize> {
        let text = self.text(node, key)?;
        let found = words.iter().position(|word| *word == text);
        if found.is_none() {
            let kind = MistakeKind::BadValue {
                key: key.to_owned(),
                value: text.to_owned(),
                expected: words.join(", "),
                nearest: nearest(text, words.iter().copied()),
            };
            self.add(node.place, kind);
        }
        found
    }

    fn wrong<T>(&mut self, node: &Node, key: &str, expected: &'static str) -> Option<T> {
        self.add(node.place, MistakeKind::WrongType { key: key.to_owned(), expected });
        None
    }
}

/// The known word that `word` was probably meant to be: at most a third of its letters wrong.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
    if word.len() > 64 {
        return None;
    }
    let most = word.chars().count().div_ceil(3);
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= most)
        .min()
        .map(|(_, candidate)| candidate.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    #[test]
    fn every_mistake_of_a_file_is_found_at_its_place() {
        let root = parse("sourse: ar\ngate: eror\nlist: 3\nlist: [a]\nflag: yes\n").unwrap();
        let mut decoder = Decoder::default();
        let fields = decoder.fields(&root, "", &["source", "gate", "list", "flag"]).unwrap();
        fields.need(&mut decoder, "source");
        decoder.one_of(fields.get("gate").unwrap(), "gate", &["error", "never"]);
        decoder.texts(fields.get("list").unwrap(), "list");
        decoder.truth(fields.get("flag").unwrap(), "flag");
        let found: Vec<String> = decoder
            .mistakes
            .iter()
            .map(|m| format!("{}:{} {:?}", m.place.line, m.place.column, m.kind))
            .collect();
        insta::assert_snapshot!(found.join("\n"), @r#"
        4:1 DuplicateKey { key: "list" }
        1:1 UnknownKey { key: "sourse", nearest: Some("source") }
        1:1 MissingKey { key: "source" }
        2:7 BadValue { key: "gate", value: "eror", expected: "error, never", nearest: Some("error") }
        3:7 WrongType { key: "list", expected: "list" }
        5:7 WrongType { key: "flag", expected: "truth" }
        "#);
    }
}
