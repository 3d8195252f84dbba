//! Changes one value of a YAML file and leaves every other character as it is: comments, order, quotes, spaces.
//!
//! The change is proven: the new text is read again, and must differ from the old one in that value alone.

use thiserror::Error;

use super::{Key, Node, Value, parse};
use crate::text::Place;

/// What a key is to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum New<'a> {
    /// A text.
    Text(&'a str),
    /// A list of texts.
    List(&'a [String]),
}

/// Why a text was not changed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EditError {
    /// The text cannot be read.
    #[error(transparent)]
    Unreadable(#[from] super::YamlError),
    /// No mapping begins there.
    #[error("no mapping begins at {}:{}", .0.line, .0.column)]
    NoMapping(Place),
    /// The file writes the value in a way that cannot be changed without touching something else.
    #[error("the value at {}:{} cannot be changed without touching something else", .0.line, .0.column)]
    Unsafe(Place),
}

/// `text` with `key` of the mapping that begins at `mapping` (as [`Node::place`] says) holding `new`.
///
/// A key that is not there is added behind the last one, in the style of the mapping. Items are added behind those
/// of a list that begins the same; any other value is written anew, and comments between its items go with it. A text
/// in which the key holds `new` already comes back as it was.
///
/// ```
/// use tarjuman::text::{Place, yaml::edit::{New, set}};
/// let text = "- term: embassy  # of a state\n- term: note\n";
/// let forms = ["embassies".to_owned()];
/// let new = set(text, Place::new(1, 3), "forms", New::List(&forms))?;
/// assert_eq!(new, "- term: embassy  # of a state\n  forms: [embassies]\n- term: note\n");
/// # Ok::<(), tarjuman::text::yaml::edit::EditError>(())
/// ```
///
/// # Errors
///
/// See [`EditError`]; nothing is ever changed by half.
pub fn set(text: &str, mapping: Place, key: &str, new: New) -> Result<String, EditError> {
    let (mark, body) = match text.strip_prefix('\u{FEFF}') {
        Some(body) => ("\u{FEFF}", body), // BYTE ORDER MARK
        None => ("", text),
    };
    let old = parse(body)?;
    let node = find(&old, mapping).ok_or(EditError::NoMapping(mapping))?;
    let Value::Mapping(entries) = &node.value else { return Err(EditError::NoMapping(mapping)) };
    let there = entries.iter().find(|(known, _)| known.text == key);
    if there.is_some_and(|(_, value)| holds(value, new)) {
        return Ok(text.to_owned());
    }
    let change = match there {
        Some((known, value)) => changed(body, known, value, new),
        None => added(body, node, entries, key, new),
    };
    let edited =
        change.and_then(|(at, end, insert)| Some([body.get(..at)?, &insert, body.get(end..)?].concat()));
    let edited = edited.ok_or(EditError::Unsafe(mapping))?;
    let proven = parse(&edited).is_ok_and(|root| {
        let mut wanted = old.clone();
        put(&mut wanted, mapping, key, new);
        same(&root, &wanted)
    });
    if proven { Ok([mark, &edited].concat()) } else { Err(EditError::Unsafe(mapping)) }
}

/// Bytes to take out, and what comes in their place.
type Change = (usize, usize, String);

fn changed(text: &str, key: &Key, value: &Node, new: New) -> Option<Change> {
    let start = byte(text, value.place)?;
    let end = start.max(trimmed(text, byte(text, value.end)?));
    let flow = text[start..].starts_with('[');
    if let (Value::Sequence(items), New::List(list)) = (&value.value, new)
        && items.len() < list.len()
        && items.iter().zip(list).all(|(item, text)| is_text(item, text))
        && let Some(last) = items.last()
    {
        let behind = trimmed(text, byte(text, last.end)?);
        let more = &list[items.len()..];
        if flow {
            let insert = more.iter().map(|item| format!(", {}", scalar(item))).collect();
            return Some((behind, behind, insert));
        }
        let dash = text[..start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let indent = &text[dash..start];
        if !indent.bytes().all(|b| b == b' ') {
            return None;
        }
        let (at, before, after) = next_line(text, behind);
        let lines = more.iter().map(|item| format!("{before}{indent}- {}{after}", scalar(item))).collect();
        return Some((at, at, lines));
    }
    if matches!(&value.value, Value::Scalar { text, plain: true } if text.is_empty()) {
        // `forms:` with nothing behind it.
        let from = byte(text, key.place)?;
        let colon = from + text[from..].find(':')? + 1;
        return Some((colon, colon, format!(" {}", written(new))));
    }
    Some((start, end, written(new)))
}

fn added(text: &str, node: &Node, entries: &[(Key, Node)], key: &str, new: New) -> Option<Change> {
    let start = byte(text, node.place)?;
    let entry = format!("{}: {}", scalar(key), written(new));
    let Some((_, last)) = entries.last() else {
        return text[start..].starts_with('{').then(|| (start + 1, start + 1, entry));
    };
    let behind = byte(text, last.end)?;
    if text[start..].starts_with('{') {
        let behind = trimmed(text, behind);
        return Some((behind, behind, format!(", {entry}")));
    }
    let indent = " ".repeat(node.place.column as usize - 1);
    let (at, before, after) = next_line(text, behind);
    Some((at, at, format!("{before}{indent}{entry}{after}")))
}

/// The end of a scalar without the white space that the parser counts to it.
fn trimmed(text: &str, end: usize) -> usize {
    text[..end].trim_end().len()
}

/// Where the line behind a byte begins, and what a line that is put there needs before and after it.
fn next_line(text: &str, behind: usize) -> (usize, &'static str, &'static str) {
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    if behind == 0 || text[..behind].ends_with('\n') {
        return (behind, "", end);
    }
    match text[behind..].find('\n') {
        Some(at) => (behind + at + 1, "", end),
        None => (text.len(), end, ""),
    }
}

/// The byte of a place. Lines end with LF, CRLF or CR (YAML 1.2.2, section 5.4).
fn byte(text: &str, place: Place) -> Option<usize> {
    let mut at = 0;
    for _ in 1..place.line {
        let end = at + text[at..].find(['\n', '\r'])?;
        at = end + if text[end..].starts_with("\r\n") { 2 } else { 1 };
    }
    let column = place.column.checked_sub(1)? as usize;
    let rest = &text[at..];
    rest.char_indices().map(|(i, _)| i).chain([rest.len()]).nth(column).map(|offset| at + offset)
}

fn written(new: New) -> String {
    match new {
        New::Text(text) => scalar(text),
        New::List(items) => {
            let items: Vec<String> = items.iter().map(|item| scalar(item)).collect();
            format!("[{}]", items.join(", "))
        }
    }
}

/// A text as a scalar that stands anywhere: plain where nobody can take it for something else.
pub fn scalar(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '\'' | '\u{2019}' | '.' | '/');
    let ends = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let reserved = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    if ends(text.chars().next())
        && text.chars().all(|c| is_plain(c) || is_mark(c))
        && text.chars().next_back().is_some_and(|c| c != ' ')
        && !reserved.contains(&text.to_ascii_lowercase().as_str())
    {
        return text.to_owned();
    }
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            // Control characters, and invisible ones that nobody would see in the file.
            c if c.is_control() || ('\u{200B}'..='\u{206F}').contains(&c) || c == '\u{FEFF}' => {
                quoted.push_str(&format!("\\u{:04X}", u32::from(c)));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Arabic vowel marks and combining accents.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{064B}'..='\u{0652}' | '\u{0670}' | '\u{0300}'..='\u{036F}')
}

fn is_text(node: &Node, wanted: &str) -> bool {
    matches!(&node.value, Value::Scalar { text, .. } if text == wanted)
}

fn holds(node: &Node, new: New) -> bool {
    match (&node.value, new) {
        (Value::Scalar { .. }, New::Text(wanted)) => is_text(node, wanted),
        (Value::Sequence(items), New::List(wanted)) => {
            items.len() == wanted.len()
                && items.iter().zip(wanted).all(|(item, wanted)| is_text(item, wanted))
        }
        _ => false,
    }
}

fn find(node: &Node, place: Place) -> Option<&Node> {
    match &node.value {
        Value::Mapping(_) if node.place == place => Some(node),
        Value::Mapping(entries) => entries.iter().find_map(|(_, child)| find(child, place)),
        Value::Sequence(items) => items.iter().find_map(|child| find(child, place)),
        Value::Scalar { .. } => None,
    }
}

/// Does to a tree what the edit does to the text; says whether it was done.
fn put(node: &mut Node, mapping: Place, key: &str, new: New) -> bool {
    let place = node.place;
    match &mut node.value {
        Value::Mapping(entries) if place == mapping => {
            let leaf = |text: &str| Node {
                value: Value::Scalar { text: text.to_owned(), plain: true },
                place,
                end: place,
            };
            let value = match new {
                New::Text(text) => leaf(text),
                New::List(items) => Node {
                    value: Value::Sequence(items.iter().map(|item| leaf(item)).collect()),
                    place,
                    end: place,
                },
            };
            match entries.iter_mut().find(|(known, _)| known.text == key) {
                Some((_, old)) => *old = value,
                None => entries.push((Key { text: key.to_owned(), place }, value)),
            }
            true
        }
        Value::Mapping(entries) => entries.iter_mut().any(|(_, child)| put(child, mapping, key, new)),
        Value::Sequence(items) => items.iter_mut().any(|child| put(child, mapping, key, new)),
        Value::Scalar { .. } => false,
    }
}

/// Whether two trees say the same, wherever they stand.
fn same(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::Scalar { text: one, .. }, Value::Scalar { text: other, .. }) => one == other,
        (Value::Sequence(one), Value::Sequence(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Mapping(one), Value::Mapping(other)) => {
            let entry = |((key, one), (wanted, other)): (&(Key, Node), &(Key, Node))| {
                key.text == wanted.text && same(one, other)
            };
            one.len() == other.len() && one.iter().zip(other).all(entry)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_the_value_changes() {
        let rows: &[(&str, (u32, u32), &str, &str)] = &[
            ("- {term: a}  # c\n", (1, 3), "- {term: a, forms: [x, w]}  # c\n", "a mapping in braces"),
            ("- {term: a,}\n", (1, 3), "- {term: a, forms: [x, w],}\n", "a comma before the brace"),
            ("- term: a", (1, 3), "- term: a\n  forms: [x, w]", "no line end at the end"),
            ("- term: a\r\n- term: b\r\n", (1, 3), "- term: a\r\n  forms: [x, w]\r\n- term: b\r\n", "CRLF"),
            (
                "- forms: [x]  # seen\n  term: a\n",
                (1, 3),
                "- forms: [x, w]  # seen\n  term: a\n",
                "one is there",
            ),
            ("- forms: [ 'x' ]\n", (1, 3), "- forms: [ 'x', w ]\n", "quotes stay"),
            (
                "- forms:\n    - x  # one\n    # more\n  term: a\n",
                (1, 3),
                "- forms:\n    - x  # one\n    - w\n    # more\n  term: a\n",
                "a list of lines",
            ),
            ("- forms: []\n", (1, 3), "- forms: [x, w]\n", "an empty list"),
            (
                "- forms:  # none\n  term: a\n",
                (1, 3),
                "- forms: [x, w]  # none\n  term: a\n",
                "nothing there",
            ),
            ("- forms: [z]\n", (1, 3), "- forms: [x, w]\n", "others are replaced"),
            (
                "- note: |\n    long\n    text\n\n- term: b\n",
                (1, 3),
                "- note: |\n    long\n    text\n\n  forms: [x, w]\n- term: b\n",
                "a text of lines comes last",
            ),
            (
                "- term: a\n  plurals:\n  - p\n# end\n- b: 1\n",
                (1, 3),
                "- term: a\n  plurals:\n  - p\n  forms: [x, w]\n# end\n- b: 1\n",
                "a list comes last, and its dashes are not indented",
            ),
            ("- forms: [x, w]\n", (1, 3), "- forms: [x, w]\n", "nothing to do"),
            ("\u{FEFF}- term: a\n", (1, 3), "\u{FEFF}- term: a\n  forms: [x, w]\n", "a byte order mark"),
            (
                "- term: \"a\n    b\"\n",
                (1, 3),
                "- term: \"a\n    b\"\n  forms: [x, w]\n",
                "a quotation over lines",
            ),
        ];
        let list = ["x".to_owned(), "w".to_owned()];
        for (text, (line, column), wanted, why) in rows {
            let place = Place::new(*line, *column);
            let found = set(text, place, "forms", New::List(&list));
            assert_eq!(found.as_deref(), Ok(*wanted), "{why}");
            assert_eq!(set(wanted, place, "forms", New::List(&list)).as_deref(), Ok(*wanted), "{why}: again");
        }
    }

    #[test]
    fn a_text_is_replaced_and_quoted_where_it_must_be() {
        let text = "- term: old  # kept\n";
        let rows =
            [("new", "new"), ("no", "\"no\""), ("a: b", "\"a: b\""), ("1", "\"1\""), ("سفارة", "سفارة")];
        for (new, wanted) in rows {
            let found = set(text, Place::new(1, 3), "term", New::Text(new)).unwrap();
            assert_eq!(found, format!("- term: {wanted}  # kept\n"));
        }
        assert!(matches!(set(text, Place::new(9, 9), "term", New::Text("x")), Err(EditError::NoMapping(_))));
        assert!(matches!(set("a: *b", Place::new(1, 1), "a", New::Text("x")), Err(EditError::Unreadable(_))));
    }

    proptest! {
        #[test]
        fn any_text_comes_back(text in "\\PC{0,12}|[\\x00-\\x7F]{0,6}", flow: bool) {
            let file = if flow { "[{term: a}]\n" } else { "- term: a # c\n" };
            let place = if flow { Place::new(1, 2) } else { Place::new(1, 3) };
            let list = [text.clone()];
            let first = set(file, place, "forms", New::List(&list)).unwrap();
            prop_assert_eq!(&set(&first, place, "forms", New::List(&list)).unwrap(), &first);
            let second = set(file, place, "term", New::Text(&text)).unwrap();
            prop_assert!(set(&second, place, "forms", New::List(&list)).is_ok());
        }

        #[test]
        fn no_text_panics(text in "[-\\[\\]{}:,#'\" a\r\n\u{FEFF}]{0,40}", line in 0u32..5, column in 0u32..9) {
            let _ = set(&text, Place::new(line, column), "a", New::Text("b"));
        }
    }
}
