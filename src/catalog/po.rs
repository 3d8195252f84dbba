//! Gettext PO: the source beside its translation.

use std::borrow::Cow;

use super::{Catalog, Entry, Format, Problem, ProblemKind};
use crate::text::LineIndex;
use crate::text::po::{Messages, PoProblem, string};

/// `.po`, `.pot`.
pub(super) struct Po;

/// What separates the context from the id: END OF TRANSMISSION, as in MO files.
const CONTEXT: char = '\u{4}';

impl Format for Po {
    fn name(&self) -> &'static str {
        "PO"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["po", "pot"]
    }

    fn is_bilingual(&self) -> bool {
        true
    }

    /// A header names no source.
    fn head<'t>(&self, _: &'t str) -> Catalog<'t> {
        Catalog::default()
    }

    fn read<'t>(&self, text: &'t str) -> Catalog<'t> {
        let mut catalog = Catalog::default();
        let mut messages = Messages::new(text);
        for message in messages.by_ref() {
            if message.is_header() {
                let header =
                    message.strings.first().map(|(_, piece)| piece.text.as_ref()).unwrap_or_default();
                head(header, &mut catalog);
                continue;
            }
            let id = match &message.context {
                Some(context) => Cow::Owned(format!("{}{CONTEXT}{}", context.text, message.id.text)),
                None => message.id.text.clone(),
            };
            for (form, piece) in message.strings {
                // The only form of a language is for any number.
                let source = match (&message.plural, &message.default) {
                    (Some(plural), _) if form != "0" || catalog.forms == Some(1) => &plural.text,
                    (None, Some(default)) => default,
                    _ => &message.id.text,
                };
                catalog.entries.push(Entry {
                    id: id.clone(),
                    form: (!form.is_empty()).then_some(Cow::Borrowed(form)),
                    text: piece.text,
                    source: Some(source.clone()),
                    key: message.id.span,
                    value: piece.span,
                    has_comment: message.explained,
                    is_fuzzy: message.fuzzy,
                    ..Entry::default()
                });
            }
        }
        catalog.is_template = catalog.entries.iter().all(|entry| entry.text.is_empty());
        let lines = LineIndex::new(text);
        catalog.problems.extend(messages.problems.iter().map(|(at, problem)| {
            let what = match problem {
                PoProblem::NotClosed => "a string that is not closed on its line",
                PoProblem::Stray => "a string that belongs to nothing",
                PoProblem::Unknown => "no comment, keyword or string",
                PoProblem::NoString => "a message without msgstr",
            };
            Problem { place: lines.place(text, *at), kind: ProblemKind::Syntax(what.to_owned()) }
        }));
        catalog
    }

    fn written(&self, _old: &str, text: &str) -> Option<String> {
        Some(string(text))
    }
}

/// Takes what a header says of the whole file.
fn head(header: &str, catalog: &mut Catalog<'_>) {
    for line in header.lines() {
        let Some((field, value)) = line.split_once(':') else { continue };
        let value = value.trim();
        if field.eq_ignore_ascii_case("language") && !value.is_empty() {
            catalog.locales.push((value.to_owned(), crate::text::Place::START));
        }
        if field.eq_ignore_ascii_case("plural-forms") {
            let count = value
                .split(';')
                .find_map(|part| part.trim().strip_prefix("nplurals")?.trim().strip_prefix('='));
            catalog.forms = count.and_then(|count| count.trim().parse().ok());
        }
    }
}
