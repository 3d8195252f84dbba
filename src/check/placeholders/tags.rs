//! M001 and M002: tags that do not answer each other, and attributes that differ.

use super::addresses::localized;
use crate::check::signs::Signs;
use crate::check::{Example, Group, Pair, PairCheck, Text};
use crate::model::{Finding, Rule, Severity};
use crate::text::Span;
use crate::text::placeholders::Kind;

static UNBALANCED_RULE: Rule = Rule { code: "M001", name: "tags-unbalanced", severity: Severity::Error };
static ATTRIBUTES_RULE: Rule = Rule { code: "M002", name: "attributes-differ", severity: Severity::Warning };

/// Tags of the target close in another order than they open.
pub(super) static UNBALANCED: PairCheck = PairCheck {
    rule: &UNBALANCED_RULE,
    group: Group::Placeholders,
    fixes: None,
    examples: &[
        Example::fires(("en", "ar"), &[("<b>Read <i>this</i></b>", "<b>اقرأ <i>هذا</b></i>")]),
        Example::fires(("en", "tk"), &[("Read this", "Muny <span oka")]),
        Example::fires(("en", "tk"), &[("Read this", "Muny oka <!-- ? -->")]),
        Example::silent(("en", "tk"), &[("if a is less than b", "a <b bolsa")]),
        Example::silent(("en", "ar"), &[("<b>Read</b> <i>this</i><br>", "<i>هذا</i> <b>اقرأ</b><br>")]),
    ],
    find: unbalanced,
};

/// Elements of HTML that nothing closes.
const VOID: &[&str] = &[
    "br", "hr", "img", "input", "meta", "link", "wbr", "area", "base", "col", "embed", "source", "track",
    "param",
];

/// The name of a tag, and whether it closes.
pub(super) fn name(tag: &str) -> (&str, bool) {
    let inner = tag.trim_start_matches('<').trim_end_matches('>');
    let closes = inner.starts_with('/');
    let inner = inner.trim_start_matches('/');
    (inner.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default(), closes)
}

/// The first tag that nothing answers.
fn unanswered(text: &Text) -> Option<Span> {
    let mut open: Vec<(&str, Span)> = Vec::new();
    for one in text.placeholders().iter().filter(|one| one.kind == Kind::Tag) {
        let tag = one.span.of(text.text);
        let (name, closes) = name(tag);
        if tag.ends_with("/>") || tag.starts_with("<!") || VOID.contains(&name.to_lowercase().as_str()) {
            continue;
        }
        if !closes {
            open.push((name, one.span));
        } else if open.last().is_some_and(|(opened, _)| *opened == name) {
            open.pop();
        } else {
            return Some(one.span);
        }
    }
    open.first().map(|(_, span)| *span)
}

/// The first sign of markup that opens what a reader cannot read as a tag: a comment, a declaration, `</>`, a tag that is never closed.
fn malformed(text: &Text) -> Option<Span> {
    let is_tag = |at: usize| text.placeholders().iter().any(|one| one.span.start <= at && at < one.span.end);
    text.text.match_indices('<').map(|(at, _)| at).filter(|at| !is_tag(*at)).find_map(|at| {
        let rest = &text.text[at + 1..];
        let letters = |text: &str| text.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let closes = rest.strip_prefix('/').is_some_and(|rest| !rest.starts_with(char::is_whitespace));
        let declares = rest
            .strip_prefix(['!', '?'])
            .is_some_and(|rest| rest.starts_with("--") || rest.starts_with('[') || letters(rest) > 2);
        // `a <div` to the end: no `>` behind a name that HTML has.
        let name = &rest[..letters(rest)];
        let open = HTML.contains(&name.to_ascii_lowercase().as_str())
            && rest[name.len()..].chars().next().is_none_or(char::is_whitespace)
            && (name.len() > 1 || rest.contains('='))
            && !rest.contains('>');
        (closes || declares || open).then(|| Span::new(at, at + 1 + name.len().max(usize::from(!open))))
    })
}

/// Elements of HTML that stand in messages; `p`, `b` and `i` are letters of formulas as well.
const HTML: &[&str] = &[
    "a", "abbr", "br", "button", "code", "div", "em", "h1", "h2", "h3", "hr", "img", "input", "kbd", "label",
    "li", "ol", "option", "pre", "small", "span", "strong", "sub", "sup", "table", "td", "th", "tr", "tt",
    "ul", "var", "wbr",
];

fn unbalanced(pair: &Pair, findings: &mut Vec<Finding>) {
    if pair.target.has(Signs::MERGE)
        && let Some(span) = malformed(pair.target)
        && malformed(pair.source).is_none()
    {
        findings.push(pair.at_target(&UNBALANCED_RULE, span).with("tag", span.of(pair.target.text)));
        return;
    }
    if let Some(span) = unanswered(pair.target)
        && unanswered(pair.source).is_none()
    {
        findings.push(pair.at_target(&UNBALANCED_RULE, span).with("tag", span.of(pair.target.text)));
    }
}

/// A tag has other attributes than in the source, or other values of those that are not shown to readers.
pub(super) static ATTRIBUTES: PairCheck = PairCheck {
    rule: &ATTRIBUTES_RULE,
    group: Group::Placeholders,
    fixes: None,
    examples: &[
        Example::fires(("en", "ar"), &[("<a href=\"/help\">help</a>", "<a herf=\"/help\">مساعدة</a>")]),
        Example::silent(
            ("en", "ar"),
            &[("<a title=\"Help\" href=\"/help\">help</a>", "<a href=\"/help\" title=\"مساعدة\">مساعدة</a>")],
        ),
        Example::silent(
            ("en", "ar"),
            &[("<a href=\"https://a.tm/en/\">help</a>", "<a href=\"https://a.tm/ar/\">مساعدة</a>")],
        ),
        Example::silent(("en", "ar"), &[("<p lang=\"en\">Read</p>", "<p lang=\"ar\" dir=\"rtl\">اقرأ</p>")]),
    ],
    find: attributes,
};

/// Attributes that readers see or hear, and so are translated.
const SHOWN: &[&str] = &["title", "alt", "placeholder", "aria-label", "label", "summary"];

/// What a translation says for itself: its language, its direction, the size of its own picture.
const OWN: &[&str] = &["lang", "xml:lang", "xml-lang", "dir", "width", "height"];

/// The attributes of a tag with their values.
fn parsed(tag: &str) -> Vec<(String, &str)> {
    let inner = tag.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/');
    let mut rest = inner.split_once(char::is_whitespace).map_or("", |(_, rest)| rest).trim_start();
    let mut found = Vec::new();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let name = rest[..end].to_lowercase();
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            let (taken, left) = match after.chars().next() {
                Some(quote @ ('"' | '\'')) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                _ => after.split_once(char::is_whitespace).unwrap_or((after, "")),
            };
            (value, rest) = (taken, left.trim_start());
        }
        if name.is_empty() {
            break;
        }
        found.push((name, value));
    }
    found
}

fn attributes(pair: &Pair, findings: &mut Vec<Finding>) {
    let tags = |text: &Text| -> Vec<Span> {
        text.placeholders().iter().filter(|one| one.kind == Kind::Tag).map(|one| one.span).collect()
    };
    let mut left = tags(pair.source);
    for span in tags(pair.target) {
        let tag = span.of(pair.target.text);
        let (own, closes) = name(tag);
        let same = |other: &Span| {
            let (theirs, close) = name(other.of(pair.source.text));
            theirs == own && close == closes
        };
        let compared = |tag: &str| -> Vec<(String, String)> {
            let mut all: Vec<_> = parsed(tag)
                .into_iter()
                .filter(|(name, _)| !OWN.contains(&name.as_str()))
                .map(|(name, value)| {
                    let value = if SHOWN.contains(&name.as_str()) { String::new() } else { value.to_owned() };
                    (name, value)
                })
                .collect();
            all.sort();
            all
        };
        let wanted = compared(tag);
        let equal = |theirs: Vec<(String, String)>| {
            theirs.len() == wanted.len()
                && theirs
                    .iter()
                    .zip(&wanted)
                    .all(|(a, b)| a.0 == b.0 && (a.1 == b.1 || localized(&a.1, &b.1)))
        };
        let exact = left.iter().position(|other| same(other) && equal(compared(other.of(pair.source.text))));
        let Some(at) = exact.or_else(|| left.iter().position(same)) else { continue };
        let source = left.remove(at);
        if exact.is_none() {
            let mut finding = pair.at_target(&ATTRIBUTES_RULE, span).with("tag", tag);
            finding.expected = Some(source.of(pair.source.text).to_owned());
            findings.push(finding);
        }
    }
}
