//! YAML as people keep it: block style, short lists in brackets, quotes only where a reader could take the text for
//! something else.

use super::{Key, Node, Value};
use crate::text::{Place, Span};

/// Words that YAML 1.1 or 1.2 take for a truth or for nothing, whatever their capitals.
const WORDS: &[&str] = &["y", "n", "yes", "no", "on", "off", "true", "false", "null", "none"];

impl Node {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Value::Scalar { text: text.into(), plain: false }.into()
    }

    /// A list.
    pub fn list(items: Vec<Self>) -> Self {
        Value::Sequence(items).into()
    }

    /// A list of texts.
    pub fn texts<'t>(texts: impl IntoIterator<Item = &'t String>) -> Self {
        Self::list(texts.into_iter().map(Self::text).collect())
    }

    /// Keys and values, in this order.
    pub fn mapping(entries: Vec<(String, Self)>) -> Self {
        let key = |text| Key { text, place: Place::START, span: Span::default(), plain: true };
        Value::Mapping(entries.into_iter().map(|(text, node)| (key(text), node)).collect()).into()
    }

    fn is_scalar(&self) -> bool {
        matches!(self.value, Value::Scalar { .. })
    }
}

impl From<Value> for Node {
    /// A value that stands nowhere yet.
    fn from(value: Value) -> Self {
        Self { value, place: Place::START, end: Place::START, span: Span::default() }
    }
}

/// A text as a scalar: bare where every reader of YAML 1.1 and 1.2 takes it for this text, in a block and in brackets,
/// else in double quotes with hidden characters as escapes.
///
/// ```
/// use tarjuman::text::yaml::scalar;
/// assert_eq!(scalar("مذكرة تفاهم"), "مذكرة تفاهم");
/// assert_eq!(scalar("no"), "\"no\"");
/// assert_eq!(scalar("a: b"), "\"a: b\"");
/// ```
pub fn scalar(text: &str) -> String {
    if is_bare(text, false) { text.to_owned() } else { quoted(text) }
}

/// Whether a text needs no quotes; in a block fewer characters are special than in brackets.
fn is_bare(text: &str, block: bool) -> bool {
    let sound = |c: char| match c {
        ' ' | '-' | '_' | '.' | '(' | ')' | '/' | '\'' | ';' | '%' | '+' | '«' | '»' | '\u{2013}'
        | '\u{2019}' | '“' | '”' | '،' | '؛' => true,
        ',' => block,
        c => c.is_alphanumeric(),
    };
    text.starts_with(char::is_alphabetic)
        && !text.ends_with(' ')
        && text.chars().all(sound)
        && !WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// A text in double quotes.
pub fn quoted(text: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            // Every hidden character is in the basic plane; writing to a String cannot fail.
            c if is_hidden(c) => drop(write!(out, "\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// True for characters that are not seen, that break lines, or that readers of YAML or Fluent treat in
/// more than one way: controls, the no-break space, line and paragraph separators, the byte order mark,
/// zero-width and bidirectional controls, noncharacters.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{A0}' // NO-BREAK SPACE
            | '\u{AD}' // SOFT HYPHEN
            | '\u{61C}' // ARABIC LETTER MARK
            | '\u{200B}'..='\u{200F}' // ZERO WIDTH SPACE to RIGHT-TO-LEFT MARK
            | '\u{2028}'..='\u{202F}' // LINE SEPARATOR to NARROW NO-BREAK SPACE
            | '\u{2060}'..='\u{206F}' // WORD JOINER to NOMINAL DIGIT SHAPES
            | '\u{FEFF}' // BYTE ORDER MARK
            | '\u{FFFE}' | '\u{FFFF}')
}

/// A value on one line, collections in brackets.
pub fn flow(node: &Node) -> String {
    let mut out = String::new();
    write_flow(node, &mut out);
    out
}

// As deep as the values that the program makes, which is a handful.
fn write_flow(node: &Node, out: &mut String) {
    match &node.value {
        Value::Scalar { text, .. } => out.push_str(&scalar(text)),
        Value::Sequence(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index > 0 { ", " } else { "" });
                write_flow(item, out);
            }
            out.push(']');
        }
        Value::Mapping(entries) => {
            out.push('{');
            for (index, (key, value)) in entries.iter().enumerate() {
                out.push_str(if index > 0 { ", " } else { "" });
                out.push_str(&scalar(&key.text));
                out.push_str(": ");
                write_flow(value, out);
            }
            out.push('}');
        }
    }
}

/// A value in block style, each line after the first indented by `indent` spaces, without a line feed at its end. A
/// list of texts stands in brackets, a list of other things a line each.
pub fn block(node: &Node, indent: usize) -> String {
    let mut out = String::new();
    write_block(node, indent, &mut out);
    out
}

fn write_block(node: &Node, indent: usize, out: &mut String) {
    let next = |out: &mut String| {
        out.push('\n');
        out.extend(std::iter::repeat_n(' ', indent));
    };
    match &node.value {
        Value::Scalar { text, .. } if is_bare(text, true) => out.push_str(text),
        Value::Sequence(items) if !items.iter().all(Node::is_scalar) => {
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    next(out);
                }
                out.push_str("- ");
                write_block(item, indent + 2, out);
            }
        }
        Value::Mapping(entries) if !entries.is_empty() => {
            for (index, (key, value)) in entries.iter().enumerate() {
                if index > 0 {
                    next(out);
                }
                write_entry(&key.text, value, indent, out);
            }
        }
        _ => write_flow(node, out),
    }
}

/// A key and its value in a mapping at `indent`.
pub fn entry(key: &str, value: &Node, indent: usize) -> String {
    let mut out = String::new();
    write_entry(key, value, indent, &mut out);
    out
}

fn write_entry(key: &str, value: &Node, indent: usize, out: &mut String) {
    out.push_str(&scalar(key));
    out.push(':');
    let below = match &value.value {
        Value::Scalar { .. } => false,
        Value::Sequence(items) => !items.iter().all(Node::is_scalar),
        Value::Mapping(entries) => !entries.is_empty(),
    };
    if below {
        out.push('\n');
        out.extend(std::iter::repeat_n(' ', indent + 2));
        write_block(value, indent + 2, out);
    } else {
        out.push(' ');
        write_block(value, indent + 2, out);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::parse;
    use super::*;

    #[test]
    fn quotes_stand_where_a_reader_could_err() {
        let rows = [
            ("embassy", "embassy", "a word"),
            ("سفارة", "سفارة", "a word"),
            ("the parties' note, art. 2", "\"the parties' note, art. 2\"", "a comma ends it in brackets"),
            ("Yes", "\"Yes\"", "a truth in YAML 1.1"),
            ("1992", "\"1992\"", "a number"),
            ("1992-03-02", "\"1992-03-02\"", "a date"),
            ("- a", "\"- a\"", "a list"),
            ("-daky", "\"-daky\"", "might be a list"),
            ("a: b", "\"a: b\"", "a mapping"),
            ("a #b", "\"a #b\"", "a comment"),
            ("a ", "\"a \"", "a space at the end is lost"),
            ("", "\"\"", "nothing"),
            ("a\nb", "\"a\\nb\"", "a line feed"),
            ("a\u{200F}", "\"a\\u200F\"", "RIGHT-TO-LEFT MARK"),
        ];
        for (text, yaml, why) in rows {
            assert_eq!(scalar(text), yaml, "{why}");
        }
    }

    /// Values without places, whatever their texts.
    fn values() -> impl Strategy<Value = Node> {
        let text = "(.|[a-z: #,\\n\\[\\]{}'\"-]){0,8}".prop_map(Node::text);
        text.prop_recursive(4, 24, 4, |inner| {
            let key = "[a-z: #\\n-]{1,6}|.{1,4}";
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Node::list),
                prop::collection::btree_map(key, inner, 0..4)
                    .prop_map(|entries| Node::mapping(entries.into_iter().collect())),
            ]
        })
    }

    /// Without places and quotes, which differ when a value is read back.
    fn bare(node: &Node) -> Node {
        match &node.value {
            Value::Scalar { text, .. } => Node::text(text),
            Value::Sequence(items) => Node::list(items.iter().map(bare).collect()),
            Value::Mapping(entries) => {
                Node::mapping(entries.iter().map(|(key, value)| (key.text.clone(), bare(value))).collect())
            }
        }
    }

    proptest! {
        #[test]
        fn any_value_reads_back(node in values(), indent in 0_usize..4) {
            let text = format!("{}{}\n", " ".repeat(indent), block(&node, indent));
            prop_assert_eq!(bare(&parse(&text).unwrap()), node.clone(), "{}", text);
            let text = flow(&node);
            prop_assert_eq!(bare(&parse(&text).unwrap()), node, "{}", text);
        }
    }
}
