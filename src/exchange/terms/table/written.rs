//! The rows of a table from a glossary.

use super::cell_text;
use crate::exchange::terms::columns::Field;
use crate::exchange::terms::losses::{self, Losses};
use crate::glossary::{Concept, Glossary, write};
use crate::text::yaml::{Node, Value};

/// The cell of some values.
fn listed<'t>(values: impl IntoIterator<Item = &'t Node>) -> String {
    let one = |node: &Node| match &node.value {
        Value::Scalar { text, .. } => {
            let mut out = String::new();
            for c in text.chars() {
                match c {
                    '\\' | '|' | ';' | '؛' => out.extend(['\\', c]),
                    '\n' => out.push_str("\\n"),
                    c => out.push(c),
                }
            }
            out
        }
        _ => String::new(),
    };
    values.into_iter().map(one).collect::<Vec<_>>().join(" | ")
}

/// The rows of a glossary, headings first: a row a term; what is said of a concept stands in its first row.
pub(in crate::exchange::terms) fn rows<'g>(
    glossary: &'g Glossary,
    losses: &mut Losses<'g>,
) -> Vec<Vec<String>> {
    losses.languages(glossary);
    let ids = losses::ids(glossary, losses);
    let mut rows = vec![Field::ALL.iter().map(|(_, name)| (*name).to_owned()).collect()];
    for (concept, id) in glossary.concepts.iter().zip(ids) {
        let mut entry = write::concept(concept);
        spaces(&entry, concept, losses);
        let mut row = Cells::new(&id);
        if let Value::Mapping(entries) = &mut entry.value {
            for (key, value) in entries.iter().filter(|(key, _)| !matches!(key.text.as_str(), "id" | "terms"))
            {
                row.put(&key.text, value, true);
            }
        }
        let before = rows.len();
        for (locale, terms) in &concept.terms {
            for term in terms {
                row.0[Field::Language as usize] = locale.to_string();
                row.0[Field::Status as usize] = term.status.as_str().to_owned();
                if let Value::Mapping(entries) = write::term(term).value {
                    for (key, value) in &entries {
                        row.put(&key.text, value, false);
                    }
                }
                rows.push(std::mem::replace(&mut row, Cells::new(&id)).0);
            }
        }
        if rows.len() == before {
            rows.push(row.0);
        }
    }
    rows
}

/// The cells of a row that is written; fields stand at their place in [`Field::ALL`].
struct Cells(Vec<String>);

impl Cells {
    fn new(id: &str) -> Self {
        let mut cells = vec![String::new(); Field::ALL.len()];
        cells[Field::Id as usize] = id.to_owned();
        Self(cells)
    }

    fn put(&mut self, key: &str, value: &Node, of_concept: bool) {
        let name = match (key, of_concept) {
            ("note", true) => "concept-note",
            ("source", true) => "concept-source",
            (key, _) => key,
        };
        let Some(at) = Field::ALL.iter().position(|(_, known)| *known == name) else { return };
        self.0[at] = match &value.value {
            Value::Scalar { text, .. } => text.clone(),
            Value::Sequence(items) => listed(items),
            Value::Mapping(_) => return,
        };
    }
}

/// Counts texts whose white space a table does not keep.
fn spaces<'g>(entry: &Node, concept: &'g Concept, losses: &mut Losses<'g>) {
    match &entry.value {
        Value::Scalar { text, .. } if cell_text(text) != *text => losses.add("white-space", concept),
        Value::Scalar { .. } => {}
        Value::Sequence(items) => items.iter().for_each(|item| spaces(item, concept, losses)),
        Value::Mapping(entries) => entries.iter().for_each(|(_, value)| spaces(value, concept, losses)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::list;
    use super::*;

    #[test]
    fn fields_stand_in_the_order_of_their_numbers() {
        for (index, (field, name)) in Field::ALL.iter().enumerate() {
            assert_eq!(*field as usize, index, "{name}");
        }
    }

    #[test]
    fn values_of_a_cell_are_told_apart() {
        let rows: &[(&str, &[&str], &str)] = &[
            ("a", &["a"], "one"),
            ("a | b", &["a", "b"], "as we write"),
            ("a; b؛ج", &["a", "b", "ج"], "as people write"),
            ("a\nb", &["a", "b"], "as spreadsheets write"),
            ("a\\|b", &["a|b"], "not between values"),
            ("a\\\\|b", &["a\\", "b"], "a backslash, then between values"),
            ("C:\\temp", &["C:\\temp"], "a backslash of its own"),
            (" ; | ", &[], "nothing"),
        ];
        for (text, values, why) in rows {
            assert_eq!(list(text), *values, "{why}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_values_come_back(values in proptest::collection::vec("(.|[a\\\\|;n]){0,6}", 0..4)) {
            let values: Vec<String> =
                values.iter().map(|v| cell_text(v)).filter(|v| !v.is_empty()).collect();
            let cell = listed(&values.iter().map(Node::text).collect::<Vec<_>>());
            proptest::prop_assert_eq!(list(&cell), values, "{}", cell);
        }
    }
}
