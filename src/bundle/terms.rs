//! The glossary of a locale as Fluent terms, to be used from hand-written messages: `{ -embassy }`.
//!
//! A term's grammar stands in attributes, which Fluent lets a message select by:
//! `{ -embassy.gender -> [feminine] … *[other] … }`.
//!
//! fluent-bundle 0.16 keeps terms and messages under one name, so that a message `embassy` and a term
//! `-embassy` cannot be in one runtime bundle. Ids of units (`p-7k2m9q`) are no words, and stay out of the way.

use fluent_syntax::ast::{
    Attribute, Entry, Expression, Identifier, InlineExpression, Pattern, PatternElement, Term,
};
use fluent_syntax::unicode::unescape_unicode_to_string;

use super::fluent::{comment_of, load, parse, pattern, render, serialize};
use super::proof::{Difference, compare, finding};
use super::{BundleError, header};
use crate::model::{Finding, Locale};

/// One concept's preferred designation in a locale.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Designation {
    /// The concept's id: the name of the Fluent term, `[a-z][a-z0-9-]*`.
    pub concept: String,
    /// The designation.
    pub text: String,
    /// Attributes in order: `pos`, `gender`, `number`, `plural` …; names as ids, each once.
    pub attributes: Vec<(String, String)>,
    /// Comment lines: definition, source.
    pub comment: Vec<String>,
}

/// A file of terms, `glossary.ftl`.
///
/// ```
/// use tarjuman::bundle::terms::{Designation, write};
///
/// let embassy = Designation {
///     concept: "embassy".into(),
///     text: "سفارة".into(),
///     attributes: vec![("gender".into(), "feminine".into())],
///     ..Designation::default()
/// };
/// let ftl = write(&"ar".parse().unwrap(), &[embassy]);
/// assert!(ftl.ends_with("-embassy = سفارة\n    .gender = feminine\n"));
/// ```
pub fn write(locale: &Locale, terms: &[Designation]) -> String {
    let lines = header("glossary", &locale.to_string());
    let mut body = vec![Entry::ResourceComment(comment_of(lines.iter().map(String::as_str)))];
    body.extend(terms.iter().map(|term| {
        let attribute = |(name, value): &(String, String)| Attribute {
            id: Identifier { name: name.clone() },
            value: pattern(value),
        };
        Entry::Term(Term {
            id: Identifier { name: term.concept.clone() },
            value: pattern(&term.text),
            attributes: term.attributes.iter().map(attribute).collect(),
            comment: (!term.comment.is_empty()).then(|| comment_of(term.comment.iter().map(String::as_str))),
        })
    }));
    serialize(body)
}

/// The terms of a file as the runtime shows them, in the order of the file: `embassy` and its text, then
/// `embassy.gender` and the like.
///
/// # Errors
///
/// The text is not Fluent, has a term twice, or one that cannot be rendered without variables.
pub fn read(text: &str, locale: &Locale) -> Result<Vec<(String, String)>, BundleError> {
    let resource = parse(text)?;
    let mut found: Vec<(String, Option<String>)> = Vec::new();
    // Terms cannot be asked for by a program, only by a message. fluent-bundle keeps terms and messages under one
    // name, so the messages that ask get names in capitals, which ids never have.
    let mut messages = String::new();
    for entry in resource.entries() {
        let Entry::Term(term) = entry else { continue };
        let id = term.id.name;
        messages.push_str(&format!("V-{id} = {{ -{id} }}\n"));
        found.push((id.to_owned(), None));
        for attribute in &term.attributes {
            let name = format!("{id}.{}", attribute.id.name);
            let value = literal(&attribute.value).ok_or_else(|| BundleError::Unrenderable {
                id: name.clone(),
                why: "it is more than text".to_owned(),
            })?;
            found.push((name, Some(value)));
        }
    }
    let messages = parse(&messages)?;
    let bundle = load(locale, [resource, messages])?;
    found
        .into_iter()
        .map(|(id, value)| {
            let value = match value {
                Some(value) => value,
                None => render(&bundle, &format!("V-{id}"))?,
            };
            Ok((id, value))
        })
        .collect()
}

/// The text of a pattern without references; `None` for any other.
fn literal(pattern: &Pattern<&str>) -> Option<String> {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::StringLiteral { value }),
            } => text.push_str(&unescape_unicode_to_string(value)),
            PatternElement::Placeable { .. } => return None,
        }
    }
    Some(text)
}

/// Reads `written` with the Fluent runtime and compares every term and attribute: what differs is a finding
/// (`bundle-not-proven`), as for messages.
pub fn prove(locale: &Locale, terms: &[Designation], written: &str, path: &str) -> Vec<Finding> {
    let mut expected = Vec::new();
    for term in terms {
        expected.push((term.concept.clone(), term.text.clone()));
        let name = |attribute: &str| format!("{}.{attribute}", term.concept);
        expected.extend(term.attributes.iter().map(|(attribute, value)| (name(attribute), value.clone())));
    }
    let pairs = expected.iter().map(|(id, text)| (id.as_str(), text.as_str()));
    let problems = match read(written, locale) {
        Ok(found) => compare(pairs, &found),
        Err(error) => vec![Difference::from(error)],
    };
    problems
        .into_iter()
        .map(|problem| Finding { unit: None, ..finding("fluent", locale, path, problem) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tricky_terms_survive() {
        let locale: Locale = "ar".parse().unwrap();
        let terms: Vec<Designation> = crate::bundle::tests::tricky()
            .into_iter()
            .enumerate()
            .map(|(n, (text, why))| Designation {
                concept: format!("t-{n}"),
                attributes: vec![
                    ("gender".to_owned(), "feminine".to_owned()),
                    ("plural".to_owned(), text.clone()),
                ],
                text,
                comment: vec![why],
            })
            .collect();
        assert_eq!(prove(&locale, &terms, &write(&locale, &terms), "glossary.ftl"), []);
    }

    #[test]
    fn a_spoiled_glossary_is_not_proven() {
        let locale: Locale = "ar".parse().unwrap();
        let terms = [Designation {
            concept: "embassy".into(),
            text: "سفارة".into(),
            attributes: vec![("gender".into(), "feminine".into())],
            comment: Vec::new(),
        }];
        let good = write(&locale, &terms);
        let rows = [
            (good.replace("سفارة", "قنصلية"), "differs", "embassy", "another designation"),
            (good.replace("feminine", "masculine"), "differs", "embassy.gender", "another gender"),
            (good.replace("    .gender = feminine\n", ""), "missing", "embassy.gender", "no gender"),
            (format!("{good}-visit = زيارة\n"), "extra", "visit", "a term too many"),
            (format!("{good}-embassy = سفارة\n"), "twice", "embassy", "a term twice"),
            (good.replace("-embassy =", "embassy ="), "missing", "embassy", "a message is no term"),
            (
                good.replace("= سفارة", "= { $x }"),
                "differs",
                "embassy",
                "a variable, which is nothing in a term",
            ),
            (good.replace('=', ""), "unreadable", "", "not Fluent"),
        ];
        for (ftl, problem, id, why) in rows {
            let findings = prove(&locale, &terms, &ftl, "glossary.ftl");
            let args = &findings.first().unwrap_or_else(|| panic!("{why}: proven\n{ftl}")).args;
            assert!(args.contains(&("problem", problem.to_owned())), "{why}: {args:?}");
            assert!(args.contains(&("message", id.to_owned())), "{why}: {args:?}");
        }
    }
}
