//! The glossary of a locale as Fluent terms, to be used from hand-written messages: `{ -embassy }`.
//!
//! A term's grammar stands in attributes, which Fluent lets a message select by:
//! `{ -embassy.gender -> [feminine] … *[other] … }`. Where the project wants it, a term also has its
//! [shapes](crate::lang::shapes), which a message chooses by parameters: `{ -embassy(number: "plural") }`.
//!
//! fluent-bundle 0.16 keeps terms and messages under one name, so that a message `embassy` and a term
//! `-embassy` cannot be in one runtime bundle. Ids of units (`p-7k2m9q`) are no words, and stay out of the way.

use fluent_syntax::ast::{
    Attribute, Entry, Expression, Identifier, InlineExpression, Pattern, PatternElement, Term, Variant,
    VariantKey,
};
use fluent_syntax::unicode::unescape_unicode_to_string;

use super::fluent::{comment_of, load, message, parse, pattern, render, serialize, term};
use super::proof::{Difference, compare, finding, outdated};
use super::{BundleError, header};
use crate::lang::Shape;
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
    /// Its forms with the values that choose them, the designation itself first; nothing where it has no parameters.
    pub shapes: Vec<Shape>,
}

impl Designation {
    /// The values of a shape that do not go without saying: those that the first shape does not have.
    pub fn said(&self, shape: &Shape) -> Vec<(&'static str, &'static str)> {
        let first = self.shapes.first().map_or(&[][..], |first| &first.parameters);
        shape.parameters.iter().filter(|parameter| !first.contains(parameter)).copied().collect()
    }
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
    let mut lines = Vec::from(header("glossary", &locale.to_string()));
    lines.extend(usage(terms));
    let mut body = vec![Entry::ResourceComment(comment_of(lines.iter().map(String::as_str)))];
    body.extend(terms.iter().map(|term| {
        let attribute = |(name, value): &(String, String)| Attribute {
            id: Identifier { name: name.clone() },
            value: pattern(value),
        };
        Entry::Term(Term {
            id: Identifier { name: term.concept.clone() },
            value: Tree::of(&term.shapes.iter().collect::<Vec<_>>(), 0)
                .map_or_else(|| pattern(&term.text), Tree::pattern),
            attributes: term.attributes.iter().map(attribute).collect(),
            comment: (!term.comment.is_empty()).then(|| comment_of(term.comment.iter().map(String::as_str))),
        })
    }));
    serialize(body)
}

/// What the parameters of the terms are, with every value that some term has, and how they are given.
fn usage(terms: &[Designation]) -> Vec<String> {
    let mut known: Vec<(&str, Vec<&str>)> = Vec::new();
    let mut example = None;
    for term in terms {
        for shape in &term.shapes {
            for (name, value) in &shape.parameters {
                match known.iter_mut().find(|(known, _)| known == name) {
                    None => known.push((name, vec![value])),
                    Some((_, values)) if !values.contains(value) => values.push(value),
                    Some(_) => {}
                }
            }
            if example.is_none() {
                example = term.said(shape).first().map(|(name, value)| {
                    format!("{{ -{} }}, {{ -{}({name}: \"{value}\") }}", term.concept, term.concept)
                });
            }
        }
    }
    let Some(example) = example else { return Vec::new() };
    let mut lines = vec![String::new(), format!("Use: {example}.")];
    lines.push("A term that does not tell forms apart takes any value for them. The parameters:".to_owned());
    lines.extend(known.iter().map(|(name, values)| format!("  {name}: {}", values.join(", "))));
    lines
}

/// The shapes of a term, told apart by one parameter after the other.
#[derive(PartialEq)]
enum Tree<'a> {
    Text(&'a str),
    Select {
        name: &'a str,
        /// The one to take where nothing is said goes first.
        variants: Vec<(&'a str, Tree<'a>)>,
    },
}

impl<'a> Tree<'a> {
    /// The tree of shapes that have the first `depth` values in common; a value that makes no difference has no branch.
    /// `None` without shapes.
    fn of(shapes: &[&'a Shape], depth: usize) -> Option<Self> {
        let first = shapes.first()?;
        let Some((name, _)) = first.parameters.get(depth) else { return Some(Self::Text(&first.text)) };
        let mut values: Vec<(&str, Vec<&Shape>)> = Vec::new();
        for shape in shapes {
            let Some((_, value)) = shape.parameters.get(depth) else { continue };
            match values.iter_mut().find(|(known, _)| known == value) {
                Some((_, of_value)) => of_value.push(shape),
                None => values.push((value, vec![shape])),
            }
        }
        let mut variants: Vec<(&str, Self)> = Vec::new();
        for (value, shapes) in values {
            let Some(tree) = Self::of(&shapes, depth + 1) else { continue };
            if variants.first().is_none_or(|(_, default)| *default != tree) {
                variants.push((value, tree));
            }
        }
        if variants.len() == 1 {
            return variants.pop().map(|(_, tree)| tree);
        }
        Some(Self::Select { name, variants })
    }

    fn pattern(self) -> Pattern<String> {
        let (name, variants) = match self {
            Self::Text(text) => return pattern(text),
            Self::Select { name, variants } => (name, variants),
        };
        let variants = variants.into_iter().enumerate().map(|(number, (value, tree))| Variant {
            key: VariantKey::Identifier { name: value.to_owned() },
            value: tree.pattern(),
            default: number == 0,
        });
        let expression = Expression::Select {
            selector: InlineExpression::VariableReference { id: Identifier { name: name.to_owned() } },
            variants: variants.collect(),
        };
        Pattern { elements: vec![PatternElement::Placeable { expression }] }
    }
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

/// Reads `written` with the Fluent runtime and compares every term, every shape of it and every attribute: what differs
/// is a finding (`bundle-not-proven`), as for messages.
pub fn prove(locale: &Locale, terms: &[Designation], written: &str, path: &str) -> Vec<Finding> {
    let differences = differences(locale, terms, written).into_iter();
    differences.map(|problem| Finding { unit: None, ..finding("fluent", locale, path, problem) }).collect()
}

/// Compares a file of terms on disk with the text that would be written, as [`super::differs`] does for messages.
pub fn differs(
    locale: &Locale,
    terms: &[Designation],
    expected: &str,
    on_disk: Option<&str>,
    path: &str,
) -> Option<Finding> {
    let differences = |text: &str| {
        let found = differences(locale, terms, text).into_iter();
        found.map(|difference| (locale, difference)).collect()
    };
    let finding = outdated("fluent", differences, expected, on_disk, path)?;
    Some(Finding { unit: None, ..finding })
}

/// What the runtime makes of a file, against the terms that it is to hold.
fn differences(locale: &Locale, terms: &[Designation], written: &str) -> Vec<Difference> {
    let mut expected = Vec::new();
    for term in terms {
        expected.push((term.concept.clone(), term.text.clone()));
        let name = |attribute: &str| format!("{}.{attribute}", term.concept);
        expected.extend(term.attributes.iter().map(|(attribute, value)| (name(attribute), value.clone())));
    }
    let mut pairs = expected.iter().map(|(id, text)| (id.as_str(), text.as_str()));
    let found = match read(written, locale) {
        Ok(found) => found,
        Err(error) => return vec![Difference::from(error)],
    };
    let mut problems = compare(&mut pairs, &found);
    let there = |term: &&Designation| found.iter().any(|(id, _)| *id == term.concept);
    match shapes_differ(locale, terms.iter().filter(there), written) {
        Ok(differ) => problems.extend(differ),
        Err(error) => problems.push(Difference::from(error)),
    }
    problems
}

/// The shapes that the runtime does not render as they are, with or without isolation marks.
fn shapes_differ<'a>(
    locale: &Locale,
    terms: impl Iterator<Item = &'a Designation>,
    written: &str,
) -> Result<Vec<Difference>, BundleError> {
    let mut wanted = Vec::new();
    let mut asking = Vec::new();
    for term_of in terms {
        for shape in &term_of.shapes {
            let said = term_of.said(shape);
            let expression = Expression::Inline(term(&term_of.concept, &said));
            // Names in capitals, which ids never have; a second element, for only then do runtimes isolate.
            let elements = vec![
                PatternElement::TextElement { value: ".".to_owned() },
                PatternElement::Placeable { expression },
            ];
            asking.push(message(&format!("V-{}", wanted.len()), Pattern { elements }));
            wanted.push((term_of, said, &shape.text));
        }
    }
    let mut bundle = load(locale, [parse(written)?, parse(&serialize(asking))?])?;
    let mut differ = Vec::new();
    for isolating in [false, true] {
        bundle.set_use_isolating(isolating);
        for (number, (term, said, text)) in wanted.iter().enumerate() {
            let found = render(&bundle, &format!("V-{number}"))?;
            let found = found.strip_prefix('.').unwrap_or(&found);
            if found != *text {
                let said: Vec<String> = said.iter().map(|(name, value)| format!("{name}: {value}")).collect();
                let id = format!("{}({})", term.concept, said.join(", "));
                let (expected, found) = ((*text).clone(), found.to_owned());
                differ.push(Difference::Differs { id, expected, found });
            }
        }
    }
    differ.dedup();
    Ok(differ)
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
                shapes: Vec::new(),
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
            ..Designation::default()
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
