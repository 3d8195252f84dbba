//! Fluent, by the project's own parser. Entries are cut apart where one ends and the next begins, so that a file of any length
//! is never held as one tree.

use std::borrow::Cow;

use fluent_syntax::ast::{
    Attribute, CallArguments, Entry as Tree, Expression, InlineExpression, Pattern, PatternElement,
    VariantKey,
};
use fluent_syntax::parser::{self, ErrorKind};

use super::{Catalog, Code, Entry, Format, Problem, ProblemKind, Reference, Referent, Select};
use crate::text::{ByteSet, LineIndex, Span};

/// `.ftl`.
pub(super) struct Fluent;

/// About how much is parsed at once, in bytes.
const PIECE: usize = 1 << 18;
/// Placeables are nested at most this deep: the parser calls itself for each.
const MAX_DEPTH: usize = 32;

impl Format for Fluent {
    fn name(&self) -> &'static str {
        "Fluent"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["ftl"]
    }

    fn head<'t>(&self, _: &'t str) -> Catalog<'t> {
        Catalog::default()
    }

    fn read<'t>(&self, text: &'t str) -> Catalog<'t> {
        let mut reader = Reader { text, lines: LineIndex::new(text), catalog: Catalog::default() };
        let mut at = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 }; // BYTE ORDER MARK
        while at < text.len() {
            let end = boundary(text, at + PIECE);
            reader.piece(&text[at..end], at);
            at = end;
        }
        reader.catalog
    }

    fn written(&self, old: &str, text: &str) -> Option<String> {
        // What begins or ends with space, or stands on several lines, is changed in place or not at all.
        let simple = !text.is_empty() && text.trim() == text && !text.contains(['\n', '\r']);
        (simple && !old.contains('\n') && !text.starts_with(['[', '*', '.'])).then(|| text.to_owned())
    }
}

/// The first byte at or behind `from` where an entry with its comment begins: what follows a blank line at the first column.
fn boundary(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = from.min(text.len());
    while let Some(next) = memchr::memchr(b'\n', &bytes[at.min(bytes.len())..]) {
        at += next + 1;
        let line = text[..at - 1].rfind('\n').map_or(0, |end| end + 1);
        let blank = bytes[line..at - 1].iter().all(|b| matches!(b, b' ' | b'\r'));
        let begins = bytes.get(at).is_some_and(|b| b.is_ascii_alphabetic() || matches!(b, b'-' | b'#'));
        if begins && (blank || !bytes[line..].starts_with(b"#")) {
            return at;
        }
    }
    text.len()
}

/// The byte at which a slice of `text` stands in it.
fn offset(text: &str, slice: &str) -> usize {
    (slice.as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len())
}

struct Reader<'t> {
    text: &'t str,
    lines: LineIndex,
    catalog: Catalog<'t>,
}

impl<'t> Reader<'t> {
    fn piece(&mut self, piece: &'t str, start: usize) {
        if let Some(at) = too_deep(piece) {
            self.problem(
                start + at,
                ProblemKind::Syntax(format!("placeables nested deeper than {MAX_DEPTH}")),
            );
            return;
        }
        let (resource, errors) = match parser::parse(piece) {
            Ok(resource) => (resource, Vec::new()),
            Err((resource, errors)) => (resource, errors),
        };
        for error in errors {
            let junk = error.slice.clone().unwrap_or(error.pos.clone());
            self.junk(
                &piece[junk.start..junk.end.min(piece.len())],
                start + junk.start,
                start + error.pos.start,
                &error.kind,
            );
        }
        for entry in resource.body {
            let (id, key, value, attributes, commented) = match entry {
                Tree::Message(m) => {
                    (Cow::Borrowed(m.id.name), m.id.name, m.value, m.attributes, m.comment.is_some())
                }
                Tree::Term(t) => {
                    let id = Cow::Owned(format!("-{}", t.id.name));
                    (id, t.id.name, Some(t.value), t.attributes, t.comment.is_some())
                }
                _ => continue,
            };
            let key = offset(self.text, key);
            let key = Span::new(key, key + id.trim_start_matches('-').len());
            if let Some(pattern) = value {
                self.pattern(id.clone(), key, pattern, commented);
            } else {
                // A message of attributes alone.
                self.catalog.entries.push(Entry {
                    id: id.clone(),
                    key,
                    value: Span::new(key.end, key.end),
                    is_partial: true,
                    ..Entry::default()
                });
            }
            for Attribute { id: name, value } in attributes {
                let at = offset(self.text, name.name);
                let id = Cow::Owned(format!("{id}.{}", name.name));
                self.pattern(id, Span::new(at, at + name.name.len()), value, false);
            }
        }
    }

    fn problem(&mut self, at: usize, kind: ProblemKind) {
        let place = self.lines.place(self.text, at);
        self.catalog.problems.push(Problem { place, kind });
    }

    fn junk(&mut self, content: &str, start: usize, at: usize, kind: &ErrorKind) {
        let id = content.split(['=', '\n']).next().unwrap_or_default().trim();
        let sound = |id: &str| {
            let id = id.strip_prefix('-').unwrap_or(id);
            id.starts_with(|c: char| c.is_ascii_alphabetic())
                && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        };
        let named = content.lines().next().is_some_and(|line| line.contains('='));
        match kind {
            ErrorKind::MissingDefaultVariant => self.problem(at, ProblemKind::NoDefault(id.to_owned())),
            // `menu.open = …`, `1st = …`: as another format has its keys.
            _ if named
                && !id.is_empty()
                && id.len() <= 120
                && !sound(id)
                && !id.contains(char::is_whitespace) =>
            {
                self.problem(start, ProblemKind::Id(id.to_owned()));
            }
            kind => self.problem(at, ProblemKind::Syntax(kind.to_string())),
        }
    }

    fn pattern(&mut self, id: Cow<'t, str>, key: Span, pattern: Pattern<&'t str>, has_comment: bool) {
        let mut code = Code::default();
        self.code(&pattern, &mut code);
        let has_code = code.placeables > 0;
        let mut code = has_code.then(|| Box::new(code));
        let from = key.end + self.text[key.end..].find('=').map_or(0, |at| at + 1);
        let mut entry = Entry { id, key, has_comment, ..Entry::default() };
        match pattern.elements.as_slice() {
            [PatternElement::Placeable { expression: Expression::Select { variants, .. } }] => {
                for variant in variants {
                    let name = match variant.key {
                        VariantKey::Identifier { name } => name,
                        VariantKey::NumberLiteral { value } => value,
                    };
                    let at = offset(self.text, name) + name.len();
                    let from = at + self.text[at..].find(']').map_or(0, |at| at + 1);
                    let value = extent(self.text, from, true);
                    self.catalog.entries.push(Entry {
                        form: Some(Cow::Borrowed(name)),
                        text: self.says(&variant.value, value),
                        value,
                        is_partial: selects(&variant.value),
                        code: code.take(),
                        ..entry.clone()
                    });
                }
            }
            _ => {
                entry.value = extent(self.text, from, false);
                entry.text = self.says(&pattern, entry.value);
                entry.is_partial = selects(&pattern);
                entry.code = code;
                self.catalog.entries.push(entry);
            }
        }
    }

    /// The text of a pattern: as it is written, without the indentation of its lines; of a choice the default.
    fn says(&self, pattern: &Pattern<&'t str>, value: Span) -> Cow<'t, str> {
        if selects(pattern) {
            let mut out = String::new();
            self.chosen(pattern, &mut out);
            return Cow::Owned(out.trim().to_owned());
        }
        let raw = value.of(self.text);
        let literal = |inner: &InlineExpression<&'t str>| match inner {
            InlineExpression::StringLiteral { value } if !value.contains(['\\', '{', '}']) => Some(*value),
            _ => None,
        };
        let texts: Option<Vec<&str>> = pattern
            .elements
            .iter()
            .map(|element| match element {
                PatternElement::TextElement { value } => Some(*value),
                PatternElement::Placeable { expression: Expression::Inline(inner) } => literal(inner),
                PatternElement::Placeable { .. } => None,
            })
            .collect();
        match texts {
            Some(texts) if texts.len() == 1 && texts[0] == raw => Cow::Borrowed(raw),
            Some(texts) => Cow::Owned(texts.concat()),
            None if raw.contains('\n') => {
                let indent = raw.lines().skip(1).filter(|line| !line.trim().is_empty());
                let indent = indent.map(|line| line.len() - line.trim_start().len()).min().unwrap_or(0);
                let lines: Vec<&str> = raw
                    .lines()
                    .enumerate()
                    .map(|(n, line)| {
                        if n == 0 { line } else { line.get(indent..).unwrap_or_default() }.trim_end()
                    })
                    .collect();
                Cow::Owned(lines.join("\n"))
            }
            None => Cow::Borrowed(raw),
        }
    }

    /// What a pattern says when every choice falls to its default.
    fn chosen(&self, pattern: &Pattern<&'t str>, out: &mut String) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => out.push_str(value),
                PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                    if let Some(variant) = variants.iter().find(|variant| variant.default) {
                        self.chosen(&variant.value, out);
                    }
                }
                PatternElement::Placeable { expression: Expression::Inline(inner) } => {
                    out.push_str(&shown(inner));
                }
            }
        }
    }

    fn code(&self, pattern: &Pattern<&'t str>, code: &mut Code<'t>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression, code);
            }
        }
    }

    fn expression(&self, expression: &Expression<&'t str>, code: &mut Code<'t>) {
        code.placeables += 1;
        match expression {
            Expression::Inline(inner) => self.inline(inner, code),
            Expression::Select { selector, variants } => {
                let number = |arguments: &CallArguments<&'t str>| match arguments.positional.as_slice() {
                    [InlineExpression::VariableReference { id }] => Some(id.name),
                    _ => None,
                };
                let (by, is_ordinal) = match selector {
                    InlineExpression::VariableReference { id } => (id.name, false),
                    InlineExpression::FunctionReference { id, arguments } => {
                        let ordinal = arguments.named.iter().any(|named| {
                            named.name.name == "type"
                                && matches!(
                                    &named.value,
                                    InlineExpression::StringLiteral { value: "ordinal" }
                                )
                        });
                        (number(arguments).unwrap_or(id.name), ordinal)
                    }
                    InlineExpression::TermReference { id, .. } => (id.name, false),
                    _ => ("", false),
                };
                self.inline(selector, code);
                let at = offset(self.text, by);
                let mut select =
                    Select { by, keys: Vec::new(), repeated: Vec::new(), default: "", at, is_ordinal };
                for variant in variants {
                    let name = match variant.key {
                        VariantKey::Identifier { name } => name,
                        VariantKey::NumberLiteral { value } => value,
                    };
                    if select.keys.contains(&name) {
                        select.repeated.push((name, offset(self.text, name)));
                    } else {
                        select.keys.push(name);
                    }
                    if variant.default {
                        select.default = name;
                    }
                    if select.at == 0 || by.is_empty() {
                        select.at = offset(self.text, name);
                    }
                }
                code.selects.push(select);
                for variant in variants {
                    self.code(&variant.value, code);
                }
            }
        }
    }

    fn inline(&self, inner: &InlineExpression<&'t str>, code: &mut Code<'t>) {
        let mut refer = |kind, name: Cow<'t, str>, at: &'t str, attribute, positional| {
            let at = offset(self.text, at);
            code.references.push(Reference { kind, name, attribute, at, positional });
        };
        match inner {
            InlineExpression::VariableReference { id } => {
                code.variables.push((id.name, offset(self.text, id.name)))
            }
            InlineExpression::MessageReference { id, attribute } => {
                refer(
                    Referent::Message,
                    Cow::Borrowed(id.name),
                    id.name,
                    attribute.as_ref().map(|a| a.name),
                    0,
                );
            }
            InlineExpression::TermReference { id, attribute, arguments } => {
                let positional = arguments.as_ref().map_or(0, |arguments| arguments.positional.len());
                let name = Cow::Owned(format!("-{}", id.name));
                refer(Referent::Term, name, id.name, attribute.as_ref().map(|a| a.name), positional);
                let positional = arguments.iter().flat_map(|arguments| &arguments.positional);
                positional.for_each(|argument| self.inline(argument, code));
            }
            InlineExpression::FunctionReference { id, arguments } => {
                refer(Referent::Function, Cow::Borrowed(id.name), id.name, None, arguments.positional.len());
                arguments.positional.iter().for_each(|argument| self.inline(argument, code));
            }
            InlineExpression::Placeable { expression } => self.expression(expression, code),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }
}

/// Whether a pattern chooses between variants.
fn selects(pattern: &Pattern<&str>) -> bool {
    pattern
        .elements
        .iter()
        .any(|element| matches!(element, PatternElement::Placeable { expression: Expression::Select { .. } }))
}

/// A placeable that is no choice, in the usual notation.
fn shown(inner: &InlineExpression<&str>) -> String {
    match inner {
        InlineExpression::StringLiteral { value } if !value.contains(['\\', '{', '}']) => (*value).to_owned(),
        InlineExpression::StringLiteral { value } => format!("{{ \"{value}\" }}"),
        InlineExpression::NumberLiteral { value } => format!("{{ {value} }}"),
        InlineExpression::VariableReference { id } => format!("{{ ${} }}", id.name),
        InlineExpression::FunctionReference { id, arguments } => match arguments.positional.as_slice() {
            [InlineExpression::VariableReference { id: variable }] => {
                format!("{{ {}(${}) }}", id.name, variable.name)
            }
            _ => format!("{{ {}() }}", id.name),
        },
        InlineExpression::MessageReference { id, attribute: Some(a) } => {
            format!("{{ {}.{} }}", id.name, a.name)
        }
        InlineExpression::MessageReference { id, attribute: None } => format!("{{ {} }}", id.name),
        InlineExpression::TermReference { id, .. } => format!("{{ -{} }}", id.name),
        InlineExpression::Placeable { expression } => match &**expression {
            Expression::Inline(inner) => shown(inner),
            Expression::Select { .. } => String::new(),
        },
    }
}

/// What an extent goes by.
const MARKS: ByteSet = ByteSet::of(b"\"\\{}\n");

/// The bytes of the value that begins behind `from`: to the end of its last line. In a variant another variant or the closing
/// brace ends it too.
fn extent(text: &str, from: usize, in_variant: bool) -> Span {
    let bytes = text.as_bytes();
    let mut start = from;
    while matches!(bytes.get(start), Some(b' ' | b'\n' | b'\r')) {
        start += 1;
    }
    let (mut at, mut depth, mut quoted) = (start, 0_usize, false);
    loop {
        at = MARKS.find(text, at).unwrap_or(bytes.len());
        let Some(&byte) = bytes.get(at) else { break };
        match byte {
            b'"' if depth > 0 => quoted = !quoted,
            b'\\' if quoted => at += 1,
            b'{' if !quoted => depth += 1,
            b'}' if !quoted && depth == 0 => break,
            b'}' if !quoted => depth -= 1,
            b'\n' if depth == 0 => {
                let rest = &bytes[at..];
                let skip = rest.iter().position(|b| !matches!(b, b' ' | b'\n' | b'\r')).unwrap_or(rest.len());
                let next = rest.get(skip).copied();
                let at_margin = skip > 0 && matches!(rest.get(skip - 1), Some(b'\n'));
                let closes = match next {
                    None => true,
                    Some(b'}') => in_variant,
                    Some(_) if at_margin => true,
                    Some(b'.') => true,
                    Some(b'[' | b'*') => in_variant,
                    Some(_) => false,
                };
                if closes {
                    break;
                }
            }
            _ => {}
        }
        at += 1;
    }
    let mut end = at.min(bytes.len());
    while end > start && matches!(bytes[end - 1], b' ' | b'\n' | b'\r') {
        end -= 1;
    }
    if text.is_char_boundary(end) { Span::new(start.min(end), end) } else { Span::new(start, start) }
}

/// Where placeables are nested deeper than the parser should be asked to go.
fn too_deep(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut depth = 0_usize;
    bytes.iter().enumerate().position(|(at, byte)| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            // An entry that is not closed ends where the next begins.
            b'\n' if bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) => depth = 0,
            _ => {}
        }
        depth > MAX_DEPTH
    })
}
