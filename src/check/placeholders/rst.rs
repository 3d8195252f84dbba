//! M015: the references of reStructuredText, which the documents of Sphinx are written in and translated as PO.
//!
//! What is markup where is said by the section "Inline markup recognition rules" of the specification of docutils.

use std::collections::BTreeMap;

use super::addresses::localized;
use crate::check::signs::Signs;
use crate::check::{Example, Group, Pair, PairCheck};
use crate::model::{Finding, Rule, Severity};
use crate::text::Span;

static RULE: Rule = Rule { code: "M015", name: "reference-differs", severity: Severity::Warning };

/// The target refers to something else than the source, or its markup is not read as one.
pub(super) static DIFFERS: PairCheck = PairCheck {
    rule: &RULE,
    group: Group::Placeholders,
    fixes: None,
    examples: &[
        Example::fires(("en", "tk"), &[("see :ref:`terms <glossary>`", "seret: :ref:`adalgalar <sozluk>`")]),
        Example::fires(("en", "tk"), &[("the :ref:`glossary` has it", ":ref:`glossary`da bar")]),
        Example::silent(
            ("en", "tk"),
            &[("see :ref:`terms <glossary>`", "seret: :ref:`adalgalar <glossary>`")],
        ),
        Example::fires(("en", "tk"), &[("see :ref:`glossary`.", "seret: :ref:`glossary``.")]),
        Example::silent(
            ("en", "tk"),
            &[("see `the rules <https://a.tm/en/rules>`_", "seret: `düzgünler <https://a.tm/tk/rules>`_")],
        ),
        Example::silent(("en", "ar"), &[("press :kbd:`Enter`", "اضغط :kbd:`إدخال`")]),
        Example::silent(("en", "tk"), &[("run `ls` now", "`ls` işlediň")]),
    ],
    find,
};

/// Roles whose text is shown as it is written, and so is translated.
const SHOWN: &[&str] = &[
    "guilabel",
    "menuselection",
    "kbd",
    "index",
    "abbr",
    "dfn",
    "sup",
    "sub",
    "emphasis",
    "strong",
    "title",
    "samp",
];

/// Something that refers, with what it refers to.
#[derive(Debug, PartialEq, Eq)]
struct Reference {
    key: String,
    span: Span,
    /// Nothing stands right before or behind it that would make it plain text.
    apart: bool,
}

fn find(pair: &Pair, findings: &mut Vec<Finding>) {
    let (source, target) = (pair.source.text, pair.target.text);
    if !pair.source.has(Signs::REFERENCE) && !pair.target.has(Signs::REFERENCE) {
        return;
    }
    let (wanted, mut found) = (references(source), references(target));
    // A page may be named in the language of the translation.
    for one in &mut found {
        let own = |other: &&Reference| {
            other.key != one.key && other.key.contains("://") && localized(&other.key, &one.key)
        };
        if let Some(same) = wanted.iter().find(own) {
            one.key.clone_from(&same.key);
        }
    }
    let count = |references: &[Reference]| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        references.iter().for_each(|one| *counts.entry(one.key.clone()).or_default() += 1);
        counts
    };
    let (had, has) = (count(&wanted), count(&found));
    let of = |counts: &BTreeMap<String, usize>, key: &str| counts.get(key).copied().unwrap_or(0);
    if let Some(lost) = wanted.iter().find(|one| of(&has, &one.key) < of(&had, &one.key)) {
        findings.push(
            pair.at_source(&RULE, lost.span).with("reference", lost.span.of(source)).with("way", "lost"),
        );
    } else if let Some(added) = found.iter().find(|one| of(&had, &one.key) < of(&has, &one.key)) {
        let text = added.span.of(target);
        findings.push(pair.at_target(&RULE, added.span).with("reference", text).with("way", "added"));
    } else if let Some(glued) =
        found.iter().find(|one| !one.apart).filter(|_| wanted.iter().all(|one| one.apart))
    {
        let text = glued.span.of(target);
        findings.push(pair.at_target(&RULE, glued.span).with("reference", text).with("way", "glued"));
    } else if let Some(glued) = literals(target)
        .find(|span| !apart(target, *span))
        .filter(|_| literals(source).all(|span| apart(source, span)))
        && source.contains("``")
    {
        let text = glued.of(target);
        findings.push(pair.at_target(&RULE, glued).with("reference", text).with("way", "glued"));
    } else if source.contains("``") && closed(source) && !closed(target) {
        let at = target.rfind('`').unwrap_or(0);
        let span = Span::new(at, target.len().min(at + 1));
        findings.push(pair.at_target(&RULE, span).with("reference", "`").with("way", "open"));
    }
}

/// The literals of a text: ``` ``code`` ```.
fn literals(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find("``")?;
        let end = start + 4 + text[start + 2..].find("``")?;
        at = end;
        Some(Span::new(start, end))
    })
}

/// Whether every back quote is answered.
fn closed(text: &str) -> bool {
    text.matches('`').count().is_multiple_of(2)
}

/// The references of a text, in order.
fn references(text: &str) -> Vec<Reference> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(['`', '|', ']']).map(|from| at + from) {
        let one = match text.as_bytes()[start] {
            b'`' if text[start..].starts_with("``") => {
                // A literal: what is in it is code.
                let end = text[start + 2..].find("``").map_or(text.len(), |end| start + end + 4);
                at = end;
                continue;
            }
            b'`' => quoted(text, start, at),
            b'|' => replaced(text, start),
            _ => footnote(text, start, at),
        };
        at = one.as_ref().map_or(start + 1, |one| one.span.end);
        found.extend(one);
    }
    found
}

/// Whether markup may begin and end there: after white space or an opening mark, before white space or a closing one.
fn apart(text: &str, span: Span) -> bool {
    let before = text[..span.start].chars().next_back();
    let after = text[span.end..].chars().next();
    let opens = |c: char| matches!(c, '(' | '[' | '{' | '<' | '«' | '“' | '‘' | '（' | '「');
    let closes = |c: char| matches!(c, ')' | ']' | '}' | '>' | '»' | '”' | '’' | '）' | '」');
    let escaped = text[span.end..].starts_with('\\');
    before.is_none_or(|c| !c.is_alphanumeric() && !closes(c))
        && after.is_none_or(|c| escaped || !c.is_alphanumeric() && !opens(c) && c != '`')
}

/// `` :role:`target` ``, `` :role:`text <target>` ``, `` `text <address>`_ ``, `` `name`_ ``.
fn quoted(text: &str, start: usize, free: usize) -> Option<Reference> {
    let inner = text[start + 1..].split('`').next().filter(|inner| start + 1 + inner.len() < text.len())?;
    if inner.is_empty() || inner.starts_with(char::is_whitespace) || inner.ends_with(char::is_whitespace) {
        return None;
    }
    let end = start + 2 + inner.len();
    let target = inner.strip_suffix('>').and_then(|inner| inner.rsplit_once(" <")).map(|(_, target)| target);
    if let Some((begin, role)) = role(text, start, free) {
        let shown = SHOWN.contains(&role.rsplit(':').next().unwrap_or(role));
        let key = if shown { format!(":{role}:") } else { format!(":{role}:{}", target.unwrap_or(inner)) };
        let span = Span::new(begin, end);
        return Some(Reference { key, span, apart: apart(text, span) });
    }
    let marks = text[end..].bytes().take(2).take_while(|b| *b == b'_').count();
    let span = Span::new(start, end + marks);
    (marks > 0).then(|| Reference {
        key: format!("`_{}", target.unwrap_or_default()),
        span,
        apart: apart(text, span),
    })
}

/// The role before a back quote, and where it begins: `:ref:`, `:py:class:`.
fn role(text: &str, quote: usize, free: usize) -> Option<(usize, &str)> {
    let before = text.get(free..quote)?.strip_suffix(':')?;
    let name = before.len()
        - before
            .trim_end_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '+' | '.'))
            .len();
    let name = &before[before.len() - name..];
    let colon = name.find(':')?;
    let role = &name[colon + 1..];
    let begin = free + before.len() - name.len() + colon;
    role.starts_with(|c: char| c.is_ascii_alphabetic()).then_some((begin, role))
}

/// `|version|`: what a document puts in.
fn replaced(text: &str, start: usize) -> Option<Reference> {
    let rest = &text[start + 1..];
    let length = rest.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')).count();
    let span = Span::new(start, start + length + 2);
    let closed = rest[length..].starts_with('|') && rest.starts_with(|c: char| c.is_ascii_alphabetic());
    // A row of a table goes on.
    let alone =
        closed && apart(text, span) && !text[span.end..].contains('|') && !text[..start].contains('|');
    alone.then(|| Reference { key: rest[..length].to_owned(), span, apart: true })
}

/// `[1]_`, `[#note]_`.
fn footnote(text: &str, close: usize, free: usize) -> Option<Reference> {
    text[close..].starts_with("]_").then_some(())?;
    let open = text[free..close].rfind('[').map(|at| free + at)?;
    let inner = &text[open + 1..close];
    let named = !inner.is_empty() && !inner.contains(char::is_whitespace);
    let span = Span::new(open, close + 2);
    named.then(|| Reference { key: format!("[{inner}]"), span, apart: apart(text, span) })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn references_are_found_with_what_they_refer_to() {
        let rows: &[(&str, &[&str], &str)] = &[
            ("see :ref:`x` and :py:class:`a.B`", &[":ref:x", ":py:class::a.B"], "roles"),
            (":doc:`the text <page>`", &[":doc:page"], "the text is the translator\u{2019}s"),
            (":kbd:`Ctrl+Home` :guilabel:`Help`", &[":kbd:", ":guilabel:"], "what is shown"),
            ("`a page <https://a.b/>`_ and `name`__", &["`_https://a.b/", "`_"], "links"),
            ("``:ref:`x``` `ls` ` x`_", &[], "literals and code"),
            ("|version| [#n]_ [1]_", &["version", "[#n]", "[1]"], "substitutions and notes"),
            ("|a|b| x|y", &[], "a table"),
        ];
        for (text, wanted, why) in rows {
            let found: Vec<String> = references(text).into_iter().map(|one| one.key).collect();
            let wanted: Vec<String> =
                wanted.iter().map(|key| key.replace(":py:class::", ":py:class:")).collect();
            assert_eq!(found, wanted, "{text}: {why}");
        }
    }

    proptest! {
        #[test]
        fn references_stand_apart_and_between_characters(text in r#"([`|:_\[\]<> aZ1Lé#]|:ref:`|``|ب|`_){0,40}"#) {
            let mut end = 0;
            for one in references(&text) {
                prop_assert!(one.span.start >= end && !one.span.is_empty());
                prop_assert!(text.get(one.span.start..one.span.end).is_some());
                end = one.span.end;
            }
        }
    }
}
