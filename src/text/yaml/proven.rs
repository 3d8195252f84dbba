//! Puts a list of texts into a YAML file and leaves every other character as it is: comments, order, quotes, spaces.
//!
//! The change is made by an [`Editor`] and proven: the new text is read again, and must differ from the old one in that
//! list alone.

use thiserror::Error;

use super::{Editor, Key, Node, Value, parse};
use crate::text::{Place, Span};

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

/// `text` with `key` of the mapping that begins at `mapping` (as [`Node::place`] says) holding `list`; see
/// [`Editor::set`]. A text in which the key holds it already comes back as it was.
///
/// ```
/// use tarjuman::text::{Place, yaml::proven::set};
/// let text = "- term: embassy  # of a state\n- term: note\n";
/// let new = set(text, Place::new(1, 3), "forms", &["embassies".to_owned()])?;
/// assert_eq!(new, "- term: embassy  # of a state\n  forms: [embassies]\n- term: note\n");
/// # Ok::<(), tarjuman::text::yaml::proven::EditError>(())
/// ```
///
/// # Errors
///
/// See [`EditError`]; nothing is ever changed by half.
pub fn set(text: &str, mapping: Place, key: &str, list: &[String]) -> Result<String, EditError> {
    let mut wanted = parse(text)?;
    let mut editor = Editor::new(text)?;
    let part = editor.mapping_at(mapping).ok_or(EditError::NoMapping(mapping))?;
    editor.set(part, key, list);
    let edited = editor.finish();
    put(&mut wanted, mapping, key, list);
    let proven = parse(&edited).is_ok_and(|root| same(&root, &wanted));
    if proven { Ok(edited) } else { Err(EditError::Unsafe(mapping)) }
}

/// Does to a tree what the edit does to the text; says whether it was done.
fn put(node: &mut Node, mapping: Place, key: &str, list: &[String]) -> bool {
    let place = node.place;
    match &mut node.value {
        Value::Mapping(entries) if place == mapping => {
            let value = Node::texts(list);
            match entries.iter_mut().find(|(known, _)| known.text == key) {
                Some((_, old)) => *old = value,
                None => entries
                    .push((Key { text: key.to_owned(), place, span: Span::default(), plain: true }, value)),
            }
            true
        }
        Value::Mapping(entries) => entries.iter_mut().any(|(_, child)| put(child, mapping, key, list)),
        Value::Sequence(items) => items.iter_mut().any(|child| put(child, mapping, key, list)),
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
                "- note: |\n    long\n    text\n  forms: [x, w]\n\n- term: b\n",
                "a text of lines comes last",
            ),
            (
                "- note: |+\n    long\n\n- term: b\n",
                (1, 3),
                "- note: |+\n    long\n\n  forms: [x, w]\n- term: b\n",
                "a text to which the blank line belongs",
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
            let found = set(text, place, "forms", &list);
            assert_eq!(found.as_deref(), Ok(*wanted), "{why}");
            assert_eq!(set(wanted, place, "forms", &list).as_deref(), Ok(*wanted), "{why}: again");
        }
    }

    #[test]
    fn a_text_is_replaced_and_quoted_where_it_must_be() {
        let text = "- forms: [old]  # kept\n";
        let rows =
            [("new", "new"), ("no", "\"no\""), ("a: b", "\"a: b\""), ("1", "\"1\""), ("سفارة", "سفارة")];
        for (new, wanted) in rows {
            let found = set(text, Place::new(1, 3), "forms", &[new.to_owned()]).unwrap();
            assert_eq!(found, format!("- forms: [{wanted}]  # kept\n"));
        }
        assert!(matches!(set(text, Place::new(9, 9), "forms", &[]), Err(EditError::NoMapping(_))));
        assert!(matches!(set("a: *b", Place::new(1, 1), "a", &[]), Err(EditError::Unreadable(_))));
    }

    proptest! {
        #[test]
        fn any_text_comes_back(text in "\\PC{0,12}|[\\x00-\\x7F]{0,6}", flow: bool) {
            let file = if flow { "[{term: a}]\n" } else { "- term: a # c\n" };
            let place = if flow { Place::new(1, 2) } else { Place::new(1, 3) };
            let list = [text.clone()];
            let first = set(file, place, "forms", &list).unwrap();
            prop_assert_eq!(&set(&first, place, "forms", &list).unwrap(), &first);
            let second = set(file, place, "term", &list).unwrap();
            prop_assert!(set(&second, place, "forms", &list).is_ok());
        }

        #[test]
        fn no_text_panics(text in "[-\\[\\]{}:,#'\" a\r\n\u{FEFF}]{0,40}", line in 0u32..5, column in 0u32..9) {
            let _ = set(&text, Place::new(line, column), "a", &["b".to_owned()]);
        }
    }
}
