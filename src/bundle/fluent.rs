//! Fluent: one file a locale, one message a unit, written with fluent-syntax's tree and serializer.
//!
//! The serializer writes what it is given and loses what the syntax cannot hold bare: spaces at either end of a
//! line, braces, lines that begin with `[`, `*` or `.`, empty texts, carriage returns. [`pattern`] is the
//! one place that builds a tree from a text, and it puts all of that into string literals.

use std::collections::BTreeSet;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use fluent_syntax::ast::{
    CallArguments, Comment, Entry, Expression, Identifier, InlineExpression, Message, NamedArgument, Pattern,
    PatternElement, Resource, Variant, VariantKey,
};
use fluent_syntax::serializer;

use super::{BundleError, Format, Layout, comment, header, line_of, plurals};
use crate::model::{self, Bundle, Locale, TermReference};
use crate::text::{Span, placeholders};

/// Fluent, `.ftl`.
pub struct Fluent;

impl Format for Fluent {
    fn name(&self) -> &'static str {
        "fluent"
    }

    fn extension(&self) -> &'static str {
        "ftl"
    }

    fn layout(&self) -> Layout {
        Layout::PerLocale
    }

    fn write(&self, file: &[Bundle]) -> String {
        written(file, "")
    }

    fn read(
        &self,
        text: &str,
        _document: &str,
        locale: &Locale,
        terms: Option<&str>,
    ) -> Result<Vec<(String, String)>, BundleError> {
        let resource = parse(text)?;
        let mut ids: Vec<String> = Vec::new();
        let mut seen = BTreeSet::new();
        for entry in resource.entries() {
            if let Entry::Message(message) = entry {
                if !seen.insert(message.id.name) {
                    return Err(BundleError::Duplicate { id: message.id.name.to_owned() });
                }
                ids.push(message.id.name.to_owned());
            }
        }
        let (counted, forms) = plurals::counted(text);
        let terms = terms.map(parse).transpose()?;
        let bundle = load(locale, std::iter::once(resource).chain(terms).chain(forms))?;
        let mut texts = Vec::with_capacity(ids.len());
        for id in ids {
            match counted.get(&id) {
                Some(counted) => texts.extend(counted.read(&id, &bundle, locale)?),
                None => {
                    let text = render(&bundle, &id)?;
                    texts.push((id, text));
                }
            }
        }
        Ok(texts)
    }
}

/// The text of a file. Plural messages choose by the variable that has the name of their number's with `suffix` behind it.
pub(super) fn written(file: &[Bundle], suffix: &str) -> String {
    let mut body = Vec::new();
    for bundle in file {
        let lines = header(&bundle.document, &bundle.locale.to_string());
        body.push(Entry::ResourceComment(comment_of(lines.iter().map(String::as_str))));
        body.extend(bundle.messages.iter().map(|message| {
            Entry::Message(Message {
                id: Identifier { name: message.id.clone() },
                value: Some(value_of(message, suffix)),
                attributes: Vec::new(),
                comment: (!message.comment.is_empty())
                    .then(|| comment_of(message.comment.iter().map(String::as_str))),
            })
        }));
    }
    serialize(body)
}

/// The most placeables that fluent-bundle, fluent.runtime and @fluent/bundle resolve in one message; beyond
/// it they take the message for an attack and give nothing back.
const PLACEABLES: usize = 100;

/// The tree of a text: rendered, it gives that text and nothing else, for every string.
///
/// Lines stay lines and words stay readable; only what the syntax would lose becomes a string literal. A
/// text that would need more than 100 of them is one literal as a whole.
///
/// ```
/// use fluent_syntax::ast::PatternElement;
/// use tarjuman::bundle::fluent::pattern;
///
/// assert_eq!(pattern("Aşgabat").elements, [PatternElement::TextElement { value: "Aşgabat".to_owned() }]);
/// assert_eq!(pattern("{ ").elements.len(), 1, "one string literal");
/// ```
pub fn pattern(text: &str) -> Pattern<String> {
    referring(text, &[])
}

/// The pattern of a message: a selector where it has plural forms.
fn value_of(message: &model::Message, suffix: &str) -> Pattern<String> {
    let Some(plural) = &message.plural else { return referring(&message.text, &message.references) };
    let variable =
        || InlineExpression::VariableReference { id: Identifier { name: plural.variable.clone() } };
    let variant = |(index, (category, text)): (usize, &(&str, String))| {
        let numbers = placeholders::of_variable(text, &plural.variable);
        Variant {
            key: VariantKey::Identifier { name: (*category).to_owned() },
            value: with_placeables(text, &numbers.iter().map(|span| (*span, variable())).collect::<Vec<_>>()),
            default: index + 1 == plural.forms.len(),
        }
    };
    let variants = plural.forms.iter().enumerate().map(variant).collect();
    let name = format!("{}{suffix}", plural.variable);
    let selector = InlineExpression::VariableReference { id: Identifier { name } };
    let expression = Expression::Select { selector, variants };
    Pattern { elements: vec![PatternElement::Placeable { expression }] }
}

/// [`pattern`] with references to terms in the place of what they stand for: rendered with those terms, it gives the
/// text. References that are not in order, overlap or would need too many placeables are left out.
pub(super) fn referring(text: &str, references: &[TermReference]) -> Pattern<String> {
    let terms = references.iter().map(|one| (one.span, term(&one.concept, &one.parameters)));
    with_placeables(text, &terms.collect::<Vec<_>>())
}

/// [`pattern`] with placeables in the place of stretches of the text.
fn with_placeables(text: &str, placeables: &[(Span, InlineExpression<String>)]) -> Pattern<String> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut placeables = placeables.iter().peekable();
    let mut line_start = 0;
    let lines: Vec<&str> = text.split('\n').collect();
    for (number, line) in lines.iter().enumerate() {
        if number > 0 {
            Piece::push(&mut pieces, false, "\n");
        }
        // The syntax keeps a blank line between others, and drops one at either end.
        if line.is_empty() && (number == 0 || number + 1 == lines.len()) {
            Piece::push(&mut pieces, true, "");
        }
        let start = line.len() - line.trim_start_matches(' ').len();
        let end = line.trim_end_matches(' ').len();
        let mut referred = 0;
        for (at, c) in line.char_indices() {
            while placeables.next_if(|(span, _)| span.start < line_start + at).is_some() {}
            if at < referred {
                continue;
            }
            let here = |(span, _): &&(Span, InlineExpression<String>)| {
                span.start == line_start + at && span.start < span.end && span.end <= line_start + line.len()
            };
            if let Some((span, expression)) = placeables.next_if(here) {
                referred = span.end - line_start;
                pieces.push(Piece::Placeable(expression.clone()));
                continue;
            }
            let outer_space = at < start || at >= end;
            let opens_line = at == 0 && matches!(c, '[' | '*' | '.');
            let quoted = outer_space || opens_line || matches!(c, '{' | '}') || needs_literal(c);
            Piece::push(&mut pieces, quoted, c.encode_utf8(&mut [0; 4]));
        }
        line_start += line.len() + 1;
    }
    if pieces.iter().filter(|piece| !matches!(piece, Piece::Bare(_))).count() > PLACEABLES {
        pieces = vec![Piece::Quoted(text.to_owned())];
    }
    Pattern { elements: pieces.into_iter().map(Piece::element).collect() }
}

/// True for characters that a reader may take for a line end or drop: controls, LINE and PARAGRAPH SEPARATOR, the byte
/// order mark, noncharacters. Spaces and bidirectional controls are text, and stay where translators see their effect.
fn needs_literal(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

/// A part of a message.
enum Piece {
    /// Text as it is.
    Bare(String),
    /// Text as a string literal.
    Quoted(String),
    /// A term or a variable.
    Placeable(InlineExpression<String>),
}

impl Piece {
    /// Adds text to the last piece, or begins another one; a line is a piece, for the serializer indents pieces.
    fn push(pieces: &mut Vec<Self>, quoted: bool, text: &str) {
        match pieces.last_mut() {
            Some(Self::Bare(last)) if !quoted && (text == "\n" || !last.ends_with('\n')) => {
                last.push_str(text)
            }
            Some(Self::Quoted(last)) if quoted => last.push_str(text),
            _ if quoted => pieces.push(Self::Quoted(text.to_owned())),
            _ => pieces.push(Self::Bare(text.to_owned())),
        }
    }

    fn element(self) -> PatternElement<String> {
        let expression = match self {
            Self::Bare(value) => return PatternElement::TextElement { value },
            Self::Quoted(text) => Expression::Inline(literal(&text)),
            Self::Placeable(expression) => Expression::Inline(expression),
        };
        PatternElement::Placeable { expression }
    }
}

/// A string literal that gives back the text.
fn literal(text: &str) -> InlineExpression<String> {
    let mut value = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\\' => value.extend(['\\', c]),
            // A single brace is easier to read bare; many would look like nesting to [`parse`].
            '{' | '}' if text.len() > 1 => comment::escape(c, &mut value),
            '\n' => comment::escape(c, &mut value),
            c if needs_literal(c) => comment::escape(c, &mut value),
            c => value.push(c),
        }
    }
    InlineExpression::StringLiteral { value }
}

/// `-embassy(number: "plural")`.
pub(super) fn term(concept: &str, parameters: &[(&str, &str)]) -> InlineExpression<String> {
    let named = |(name, value): &(&str, &str)| NamedArgument {
        name: Identifier { name: (*name).to_owned() },
        value: literal(value),
    };
    InlineExpression::TermReference {
        id: Identifier { name: concept.to_owned() },
        attribute: None,
        arguments: (!parameters.is_empty())
            .then(|| CallArguments { positional: Vec::new(), named: parameters.iter().map(named).collect() }),
    }
}

/// A comment of these lines.
pub(super) fn comment_of<'a>(lines: impl IntoIterator<Item = &'a str>) -> Comment<String> {
    Comment { content: comment::lines(lines) }
}

/// A message without comment.
pub(super) fn message(id: &str, value: Pattern<String>) -> Entry<String> {
    let id = Identifier { name: id.to_owned() };
    Entry::Message(Message { id, value: Some(value), attributes: Vec::new(), comment: None })
}

/// The text of a file.
pub(super) fn serialize(body: Vec<Entry<String>>) -> String {
    serializer::serialize(&Resource { body })
}

/// Levels of placeables that are still believed. What this room writes has at most one open brace for each of its
/// 100 placeables; the parser recurses, and a megabyte of `{` would exhaust its stack.
const NESTING: usize = 200;

/// Parses a file; a byte order mark at its start is not part of the text.
///
/// # Errors
///
/// The first entry that is not Fluent, or placeables that nest too deep to be parsed.
pub(super) fn parse(text: &str) -> Result<FluentResource, BundleError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut open = 0usize;
    for (number, line) in text.lines().enumerate() {
        if begins_entry(line) {
            open = 0;
        }
        for byte in line.bytes() {
            match byte {
                b'{' => open += 1,
                b'}' => open = open.saturating_sub(1),
                _ => {}
            }
            if open > NESTING {
                return Err(BundleError::TooDeep { line: number + 1, limit: NESTING });
            }
        }
    }
    FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| {
        let (line, what) = errors
            .first()
            .map_or((1, "not Fluent".to_owned()), |e| (line_of(text, e.pos.start), e.kind.to_string()));
        BundleError::Syntax { line, what }
    })
}

/// True for `id =` and `-term =`, which no placeable can contain: there the parser gives up whatever is open.
fn begins_entry(line: &str) -> bool {
    let line = line.strip_prefix('-').unwrap_or(line);
    let rest = line.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    line.starts_with(|c: char| c.is_ascii_alphabetic()) && rest.trim_start_matches(' ').starts_with('=')
}

/// A runtime bundle of the resources, without isolation marks around what is put in.
///
/// # Errors
///
/// An id that stands twice.
pub(super) fn load(
    locale: &Locale,
    resources: impl IntoIterator<Item = FluentResource>,
) -> Result<FluentBundle<FluentResource>, BundleError> {
    let mut bundle = FluentBundle::new(vec![locale.clone()]);
    bundle.set_use_isolating(false);
    for resource in resources {
        if let Err(errors) = bundle.add_resource(resource) {
            let id = errors.iter().find_map(|error| match error {
                fluent_bundle::FluentError::Overriding { id, .. } => Some(id.clone()),
                _ => None,
            });
            return Err(BundleError::Duplicate { id: id.unwrap_or_default() });
        }
    }
    Ok(bundle)
}

/// What the runtime shows for a message without variables.
pub(super) fn render(bundle: &FluentBundle<FluentResource>, id: &str) -> Result<String, BundleError> {
    render_with(bundle, id, None)
}

/// What the runtime shows for a message with these variables.
pub(super) fn render_with(
    bundle: &FluentBundle<FluentResource>,
    id: &str,
    args: Option<&FluentArgs>,
) -> Result<String, BundleError> {
    let unrenderable = |why: String| BundleError::Unrenderable { id: id.to_owned(), why };
    let value = bundle.get_message(id).and_then(|message| message.value());
    let value = value.ok_or_else(|| unrenderable("it has no value".to_owned()))?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(value, args, &mut errors);
    match errors.first() {
        Some(error) => Err(unrenderable(error.to_string())),
        None => Ok(text.into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn round_trip(text: &str) -> String {
        let locale = "ar".parse().unwrap();
        let message =
            crate::model::Message { id: "m".into(), text: text.into(), ..crate::model::Message::default() };
        let bundle = Bundle { document: "d".into(), locale, messages: vec![message], terms: None };
        let ftl = Fluent.write(std::slice::from_ref(&bundle));
        let read =
            Fluent.read(&ftl, "d", &bundle.locale, None).unwrap_or_else(|e| panic!("{text:?}: {e}\n{ftl}"));
        assert_eq!(read.len(), 1, "{text:?} became several messages:\n{ftl}");
        read[0].1.clone()
    }

    #[test]
    fn tricky_texts_survive() {
        for (text, why) in crate::bundle::tests::tricky() {
            assert_eq!(round_trip(&text), text, "{why}");
        }
    }

    #[test]
    fn a_text_with_more_braces_than_the_runtime_resolves_is_one_literal() {
        let text = "{ x".repeat(PLACEABLES + 1);
        assert_eq!(pattern(&text).elements.len(), 1);
        assert_eq!(round_trip(&text), text);
        let text = "{ x".repeat(PLACEABLES);
        assert!(pattern(&text).elements.len() > PLACEABLES, "one less stays readable");
        assert_eq!(round_trip(&text), text);
        assert_eq!(round_trip(&"{".repeat(100_000)).len(), 100_000, "no nesting where none is");
    }

    proptest! {
        #[test]
        fn any_text_survives(text in any::<String>()) {
            prop_assert_eq!(round_trip(&text), text);
        }

        #[test]
        fn any_arrangement_of_syntax_survives(text in r#"[ \n\r\t\[\]*.{}"\\#=\-a\u{634}\u{A0}\u{FEFF}]{0,24}"#) {
            prop_assert_eq!(round_trip(&text), text);
        }

        #[test]
        fn reading_never_panics(text in r#"([ \n\[\]*.{}"\\#=\-a$>A()0]|a = |\{ \$x ->){0,60}"#) {
            let _ = Fluent.read(&text, "d", &"ar".parse().unwrap(), None);
        }
    }

    #[test]
    fn nesting_is_refused_before_the_parser_recurses() {
        let locale = "ar".parse().unwrap();
        for brace in ["{", "{\n", "{ $x ->\n *[a] ", "{\"\"}{ "] {
            let text = format!("m = {}", brace.repeat(300_000));
            let error = Fluent.read(&text, "d", &locale, None).unwrap_err();
            assert!(matches!(error, BundleError::TooDeep { limit: NESTING, .. }), "{error}");
        }
    }

    #[test]
    fn mistakes_are_named() {
        let locale = "ar".parse().unwrap();
        let rows = [
            ("a = b\n\nc = { \n", "line 4: Expected an inline expression"),
            ("a = 1\na = 2\n", "message `a` stands twice"),
            ("a = { $n }\n", "message `a` cannot be rendered: Resolver error: Unknown variable: $n"),
            ("a =\n    .title = b\n", "message `a` cannot be rendered: it has no value"),
        ];
        for (ftl, message) in rows {
            assert_eq!(Fluent.read(ftl, "d", &locale, None).unwrap_err().to_string(), message, "{ftl}");
        }
        let marked = "\u{FEFF}a = 1\n"; // BYTE ORDER MARK
        assert_eq!(Fluent.read(marked, "d", &locale, None), Ok(vec![("a".to_owned(), "1".to_owned())]));
    }
}
