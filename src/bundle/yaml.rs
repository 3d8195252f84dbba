//! What the YAML flavours share: strings that every reader reads alike, and reading with duplicate keys refused.
//!
//! Bare words are where readers disagree (`no` is a boolean in YAML 1.1, `12:30` a number in base
//! sixty), so every key and every value stands in double quotes, and every hidden character is an escape that YAML 1.1
//! and 1.2 share.

use serde_yaml::Value;

use super::plurals::{form_id, from_percent, with_number};
use super::{BundleError, comment, header};
use crate::lang::plurals::is_category;
use crate::model::{Bundle, Plural};
use crate::text::yaml::quoted;

/// A file under construction: lines at a depth.
pub(super) struct Writer {
    out: String,
}

impl Writer {
    /// A file that begins with the header of its document.
    pub(super) fn new(document: &str, locales: &str) -> Self {
        let mut writer = Self { out: String::new() };
        writer.comment(0, &header(document, locales));
        writer
    }

    /// Comment lines.
    pub(super) fn comment(&mut self, depth: usize, lines: &[String]) {
        for line in comment::lines(lines.iter().map(String::as_str)) {
            self.indent(depth);
            self.out.push('#');
            if !line.is_empty() {
                self.out.push(' ');
                self.out.push_str(&line);
            }
            self.out.push('\n');
        }
    }

    /// A line as it is.
    pub(super) fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    /// A key that holds a mapping.
    pub(super) fn open(&mut self, depth: usize, key: &str) {
        self.indent(depth);
        self.out.push_str(&quoted(key));
        self.out.push_str(":\n");
    }

    /// A key and its text.
    pub(super) fn entry(&mut self, depth: usize, key: &str, text: &str) {
        self.indent(depth);
        self.out.push_str(&quoted(key));
        self.out.push_str(": ");
        self.out.push_str(&quoted(text));
        self.out.push('\n');
    }

    /// The messages of a bundle below the keys of its document.
    pub(super) fn messages(&mut self, mut depth: usize, bundle: &Bundle) {
        for key in keys_of(&bundle.document) {
            self.open(depth, key);
            depth += 1;
        }
        if bundle.messages.is_empty() {
            self.indent(depth);
            self.line("{}");
        }
        for message in &bundle.messages {
            self.comment(depth, &message.comment);
            match &message.plural {
                None => self.entry(depth, &message.id, &message.text),
                Some(plural) => {
                    self.open(depth, &message.id);
                    for (category, text) in &plural.forms {
                        self.entry(depth + 1, category, &numbered(text, plural));
                    }
                }
            }
        }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    fn indent(&mut self, depth: usize) {
        self.out.extend(std::iter::repeat_n("  ", depth));
    }
}

/// A plural form with its number as these flavours interpolate it: `%{count}`.
pub(super) fn numbered(text: &str, plural: &Plural) -> String {
    with_number(text, &plural.variable, &format!("%{{{}}}", plural.variable))
}

/// The keys under which a document's messages stand: `2025/note-verbale` is `2025` and, in it, `note-verbale`.
///
/// The readers of these flavours look messages up by dotted keys, so a dot in a name divides it as well.
pub(super) fn keys_of(document: &str) -> Vec<&str> {
    document.split(['/', '.']).filter(|key| !key.is_empty()).collect()
}

/// Parses a file into a value; duplicate keys, deep nesting and alias bombs are the parser's errors.
pub(super) fn parse(text: &str) -> Result<Value, BundleError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text); // BYTE ORDER MARK
    serde_yaml::from_str(text).map_err(|error| BundleError::Syntax {
        line: error.location().map_or(1, |location| location.line()),
        what: error.to_string(),
    })
}

/// The value at a path of keys.
pub(super) fn descend<'a>(mut value: &'a Value, keys: &[&str]) -> Result<&'a Value, BundleError> {
    for key in keys {
        value = value.get(key).ok_or_else(|| BundleError::Shape { at: keys.join("."), expected: "there" })?;
    }
    Ok(value)
}

/// The entries of a mapping whose keys are strings.
pub(super) fn entries<'a>(value: &'a Value, at: &str) -> Result<Vec<(&'a str, &'a Value)>, BundleError> {
    let shape = |expected| BundleError::Shape { at: at.to_owned(), expected };
    let mapping = value.as_mapping().ok_or_else(|| shape("a mapping"))?;
    mapping
        .iter()
        .map(|(key, value)| Ok((key.as_str().ok_or_else(|| shape("a mapping with text keys"))?, value)))
        .collect()
}

/// The texts of a mapping from ids to texts, or to the texts of plural forms.
pub(super) fn texts(value: &Value, at: &str) -> Result<Vec<(String, String)>, BundleError> {
    let mut texts = Vec::new();
    for (id, value) in entries(value, at)? {
        if !value.is_mapping() {
            texts.push((id.to_owned(), text(value, at, id)?));
            continue;
        }
        let inside = format!("{at}.{id}");
        for (category, value) in entries(value, &inside)? {
            if !is_category(category) {
                let expected = "a plural category";
                return Err(BundleError::Shape { at: format!("{inside}.{category}"), expected });
            }
            texts.push((form_id(id, category), from_percent(&text(value, &inside, category)?)));
        }
    }
    Ok(texts)
}

/// A value that is text.
pub(super) fn text(value: &Value, at: &str, key: &str) -> Result<String, BundleError> {
    let shape = || BundleError::Shape { at: format!("{at}.{key}"), expected: "text" };
    value.as_str().map(str::to_owned).ok_or_else(shape)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn strings_are_quoted_so_that_readers_agree() {
        let rows = [
            ("no", r#""no""#, "a boolean in YAML 1.1"),
            ("12:30:45", r#""12:30:45""#, "a number in base sixty"),
            ("a\nb", r#""a\nb""#, "one line, whatever the text"),
            ("say \"hi\" \\", r#""say \"hi\" \\""#, "the quote and the escape"),
            ("7\u{A0}km", r#""7\u00A0km""#, "NO-BREAK SPACE"),
            ("\u{2068}UN\u{2069}", r#""\u2068UN\u2069""#, "isolates"),
            ("مذكرة تفاهم", "\"مذكرة تفاهم\"", "letters stay letters"),
        ];
        for (text, yaml, why) in rows {
            assert_eq!(quoted(text), yaml, "{why}");
        }
    }

    proptest! {
        #[test]
        fn any_string_reads_back(text in any::<String>()) {
            prop_assert_eq!(parse(&quoted(&text)).unwrap(), Value::String(text));
        }
    }

    #[test]
    fn mistakes_are_named() {
        let line = |text: &str| match parse(text) {
            Err(BundleError::Syntax { line, .. }) => line,
            other => panic!("{text}: {other:?}"),
        };
        assert_eq!(line("a: 1\nb: [\n"), 3, "not YAML");
        assert!(line("a: 1\na: 2\n") >= 1, "a duplicate key, named at its mapping");
        let bomb = format!(
            "a: &a [x]\n{}",
            (0..40).fold(String::new(), |s, i| {
                let last = if i == 0 { "a".to_owned() } else { format!("k{}", i - 1) };
                s + &format!("k{i}: &k{i} [{}]\n", vec![format!("*{last}"); 9].join(", "))
            })
        );
        assert!(parse(&bomb).is_err(), "an alias bomb");
        assert!(parse(&"[".repeat(100_000)).is_err(), "deep nesting");
    }
}
