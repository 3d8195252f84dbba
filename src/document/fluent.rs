//! Fluent, by the project's own parser.

use fluent_syntax::ast::{
    Attribute, Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Resource, VariantKey,
};
use fluent_syntax::{parser, serializer};

mod write;

use super::messages::{Messages, form};
use super::{ReadOptions, Reader, Reading, Translation, ends_in, plain};
use crate::text::Place;

/// Fluent: a block a message, term or attribute, under its id: `greeting`, `-brand`, `greeting.title`. Placeables stand in the text as
/// they are written: `{ $count }`. A text that is one selection gives a block a variant: `unread[few]`. Comments are no
/// text; what the parser cannot read is left out and counted as junk.
pub(super) struct Fluent;

/// Placeables are nested at most this deep: the parser calls itself for each.
const MAX_DEPTH: usize = 32;

impl Reader for Fluent {
    fn name(&self) -> &'static str {
        "Fluent"
    }

    fn recognises(&self, name: &str, _text: &str) -> bool {
        ends_in(name, &["ftl"])
    }

    fn read(&self, text: &str, options: &ReadOptions) -> Reading {
        if is_too_deep(text) {
            return plain::Plain.read(text, options);
        }
        let resource = match parser::parse(text.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        let mut lines = Lines::new(text);
        let mut messages = Messages::default();
        let mut reading = Reading { flavour: Some("Fluent"), ..Reading::default() };
        for entry in resource.body {
            let (id, value, attributes) = match entry {
                Entry::Message(message) => (message.id.name, message.value, message.attributes),
                Entry::Term(term) => (format!("-{}", term.id.name), Some(term.value), term.attributes),
                Entry::Junk { content } => {
                    let place = lines.of(content.lines().next().unwrap_or_default());
                    reading.left_out.entry("junk".to_owned()).or_insert((0, place)).0 += 1;
                    continue;
                }
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
            };
            let place = lines.of(&id);
            let patterns = value.map(|value| (id.clone(), value));
            let attributes = attributes
                .into_iter()
                .map(|Attribute { id: name, value }| (format!("{id}.{}", name.name), value));
            for (key, pattern) in patterns.into_iter().chain(attributes) {
                push(&mut messages, &key, pattern, place);
            }
        }
        reading.blocks = messages.blocks;
        reading
    }

    fn localized(&self, text: &str, _options: &ReadOptions, translation: &Translation<'_>) -> Option<String> {
        if is_too_deep(text) { None } else { Some(write::localized(text, translation)) }
    }
}

fn push(messages: &mut Messages, key: &str, pattern: Pattern<String>, place: Place) {
    match <[_; 1]>::try_from(pattern.elements) {
        Ok([PatternElement::Placeable { expression: Expression::Select { variants, .. } }]) => {
            for variant in variants {
                messages.push(form(key, name_of(&variant.key)), &written(variant.value), place);
            }
        }
        Ok(elements) => messages.push(key, &written(Pattern { elements: elements.into() }), place),
        Err(elements) => messages.push(key, &written(Pattern { elements }), place),
    }
}

/// The name of a variant.
fn name_of(key: &VariantKey<String>) -> &str {
    match key {
        VariantKey::Identifier { name } => name,
        VariantKey::NumberLiteral { value } => value,
    }
}

/// A text as the file has it, without the indentation of its lines.
fn written(pattern: Pattern<String>) -> String {
    // A literal is the text that it writes; what a message must write as a literal is most often one.
    let literal = |element: &PatternElement<String>| match element {
        PatternElement::TextElement { value } => Some(value.clone()),
        PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::StringLiteral { value }),
        } if !value.contains(['\\', '{', '}']) => Some(value.clone()),
        PatternElement::Placeable { .. } => None,
    };
    if let Some(texts) = pattern.elements.iter().map(literal).collect::<Option<Vec<_>>>() {
        return texts.concat();
    }
    let id = fluent_syntax::ast::Identifier { name: "m".to_owned() };
    let message = Message { id, value: Some(pattern), attributes: Vec::new(), comment: None };
    let text = serializer::serialize(&Resource { body: vec![Entry::Message(message)] });
    let value = text.strip_prefix("m =").unwrap_or(&text);
    value
        .lines()
        .map(|line| line.strip_prefix("    ").unwrap_or(line).trim_end())
        .collect::<Vec<_>>()
        .join("\n")
}

fn is_too_deep(text: &str) -> bool {
    let mut depth = 0_usize;
    text.bytes().any(|byte| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > MAX_DEPTH
    })
}

/// The lines that entries begin on, asked for in their order.
struct Lines<'t> {
    lines: std::iter::Enumerate<std::str::Lines<'t>>,
    last: Place,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Self {
        Self { lines: text.lines().enumerate(), last: Place::START }
    }

    /// The next line that begins with a name.
    fn of(&mut self, name: &str) -> Place {
        let found = self.lines.clone().find(|(_, line)| {
            line.strip_prefix(name)
                .is_some_and(|rest| name.is_empty() || rest.trim_start().starts_with('=') || rest.is_empty())
        });
        if let Some((number, _)) = found {
            self.last = Place::new(u32::try_from(number + 1).unwrap_or(u32::MAX), 1);
            while self.lines.clone().next().is_some_and(|(at, _)| at <= number) {
                self.lines.next();
            }
        }
        self.last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_terms_attributes_and_plurals_have_keys() {
        let text = "\
# A comment.
greeting = Salam, { $name }!
    .title = Hoş geldiňiz

-brand = Terjiman
unread = { $count ->
    [one] Bir hat
   *[other] { $count } hat
}
long =
    Birinji setir
    ikinji setir
broken { 
";
        let reading = Fluent.read(text, &ReadOptions::default());
        let found: Vec<_> = reading
            .blocks
            .iter()
            .map(|block| {
                (block.key.as_deref().unwrap_or_default(), block.text.as_str(), block.places[0].1.line)
            })
            .collect();
        assert_eq!(
            found,
            [
                ("greeting", "Salam, { $name }!", 2),
                ("greeting.title", "Hoş geldiňiz", 2),
                ("-brand", "Terjiman", 5),
                ("unread[one]", "Bir hat", 6),
                ("unread[other]", "{ $count } hat", 6),
                ("long", "Birinji setir\nikinji setir", 10),
            ]
        );
        assert_eq!(reading.left_out.keys().collect::<Vec<_>>(), ["junk"]);
    }

    #[test]
    fn placeables_without_end_do_not_exhaust_the_stack() {
        let text = format!("a = {}", "{".repeat(100_000));
        assert!(!Fluent.read(&text, &ReadOptions::default()).blocks.is_empty(), "read as plain text");
    }
}
