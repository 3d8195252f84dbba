//! U010 to U012: placeholders that a translation lost, added or changed.

use std::collections::BTreeMap;

use super::{addresses, printf, select, tags};
use crate::check::{Check, Example, Group, Pair, Text};
use crate::model::{Finding, Rule, Severity};
use crate::text::Span;
use crate::text::placeholders::{Kind, Placeholder, scan};

/// A placeholder of the source is not in the target.
pub struct PlaceholderLost;

/// A placeholder of the target is not in the source.
pub struct PlaceholderAdded;

/// A placeholder of the source has become another one.
pub struct PlaceholderChanged;

/// U010.
pub static LOST: Rule = Rule { code: "U010", name: "placeholder-lost", severity: Severity::Error };
static ADDED: Rule = Rule { code: "U011", name: "placeholder-added", severity: Severity::Error };
static CHANGED: Rule = Rule { code: "U012", name: "placeholder-changed", severity: Severity::Error };

impl Check for PlaceholderLost {
    fn rule(&self) -> &'static Rule {
        &LOST
    }

    fn group(&self) -> Group {
        Group::Placeholders
    }

    fn examples(&self) -> &'static [Example] {
        const {
            &[
                Example::fires(("en", "ar"), &[("{ $count } files", "ملفات")]),
                Example::silent(("en", "ar"), &[("{ $count } files", "{$count} ملف")]),
            ]
        }
    }

    fn pair(&self, pair: &Pair, findings: &mut Vec<Finding>) {
        each(pair, &LOST, findings, |one| matches!(one, Difference { to: None, .. }));
    }
}

impl Check for PlaceholderAdded {
    fn rule(&self) -> &'static Rule {
        &ADDED
    }

    fn group(&self) -> Group {
        Group::Placeholders
    }

    fn examples(&self) -> &'static [Example] {
        const {
            &[
                Example::fires(("ar", "en"), &[("وصل", "{name} arrived")]),
                Example::silent(("ar", "en"), &[("بنسبة 50%", "by 50% in all")]),
            ]
        }
    }

    fn pair(&self, pair: &Pair, findings: &mut Vec<Finding>) {
        each(pair, &ADDED, findings, |one| matches!(one, Difference { from: None, .. }));
    }
}

impl Check for PlaceholderChanged {
    fn rule(&self) -> &'static Rule {
        &CHANGED
    }

    fn group(&self) -> Group {
        Group::Placeholders
    }

    fn examples(&self) -> &'static [Example] {
        const {
            &[
                Example::fires(("ar", "en"), &[("{{name}} وصل", "{{nmae}} arrived")]),
                Example::silent(("ar", "en"), &[("أرسل %1$s إلى %2$s", "to %2$s from %1$s")]),
            ]
        }
    }

    fn pair(&self, pair: &Pair, findings: &mut Vec<Finding>) {
        each(pair, &CHANGED, findings, |one| matches!(one, Difference { from: Some(_), to: Some(_), .. }));
    }
}

/// Raises `rule` for the differences it is about. What a program reads must be there letter for letter; an address or a symbol may
/// be that of the translation's own page, or said in other words.
fn each(
    pair: &Pair,
    rule: &'static Rule,
    findings: &mut Vec<Finding>,
    about: impl Fn(&Difference<'_>) -> bool,
) {
    let (source, target) = (pair.source, pair.target);
    let same = |(a, b): (&Placeholder, &Placeholder)| {
        a.kind == b.kind && a.span.of(source.text) == b.span.of(target.text)
    };
    let (had, has) = (source.placeholders(), target.placeholders());
    if had.len() == has.len() && had.iter().zip(has).all(same) && bracketed(source, target).is_none() {
        return;
    }
    for one in differences(pair.source, pair.target).into_iter().filter(&about) {
        let span = Span::new(one.at, one.at + one.to.map_or(0, str::len));
        let mut finding = pair
            .at_target(rule, span)
            .with("placeholder", one.from.or(one.to).unwrap_or_default())
            .with("found", one.to.unwrap_or_default())
            .with("kind", one.kind.name());
        // What has a name may be said as often as the language wants: once more, or by a pronoun. It may be a slip, too.
        let again = match (one.from, one.to) {
            (Some(own), None) => is_named(one.kind, own) && stands(target, one.kind, own),
            (None, Some(own)) => is_named(one.kind, own) && stands(source, one.kind, own),
            _ => false,
        };
        finding = finding.with("again", if again { "yes" } else { "no" });
        if !one.kind.is_code() || again {
            finding.severity = Severity::Warning;
        }
        finding.expected = one.from.map(str::to_owned);
        findings.push(finding);
    }
}

/// A placeholder that the two sides do not share.
#[derive(Debug, PartialEq, Eq)]
struct Difference<'a> {
    kind: Kind,
    from: Option<&'a str>,
    to: Option<&'a str>,
    /// Byte of the target.
    at: usize,
}

/// What differs, kind by kind: the placeholders that both have any number of times apart, in the order of the texts.
fn differences<'a>(source: &Text<'a>, target: &Text<'a>) -> Vec<Difference<'a>> {
    let mut kinds: BTreeMap<Kind, [Vec<(&str, usize)>; 2]> = BTreeMap::new();
    for (side, text) in [source, target].into_iter().enumerate() {
        for one in text.placeholders() {
            kinds.entry(one.kind).or_default()[side].push((one.span.of(text.text), one.span.start));
        }
    }
    let mut differences = Vec::new();
    let sides = [source, target];
    let chosen = sides.iter().any(|text| select::has_choice(text.text))
        || sides.iter().all(|text| text.text.contains('|'));
    for (kind, [mut from, mut to]) in kinds {
        // Each variant of a choice may have it, and a language has as many variants as it has forms.
        if chosen {
            for side in [&mut from, &mut to] {
                let mut seen: Vec<&str> = Vec::new();
                side.retain(|(text, _)| {
                    let is_new = !seen.iter().any(|known| same(kind, known, text));
                    seen.push(text);
                    is_new
                });
            }
        }
        if kind == Kind::Printf && printf::arguments(&from) == printf::arguments(&to) {
            continue;
        }
        // Arguments without a number are taken in their order: `%s … %d` is not `%d … %s`.
        if kind == Kind::Printf && plain(&from).ne(plain(&to)) && sorted(&from) == sorted(&to) {
            let pairs = from.iter().zip(&to).filter(|(a, b)| a.0 != b.0);
            differences.extend(pairs.map(|(a, b)| Difference {
                kind,
                from: Some(a.0),
                to: Some(b.0),
                at: b.1,
            }));
            continue;
        }
        from.retain(|one| match to.iter().position(|other| same(kind, one.0, other.0)) {
            Some(at) => {
                to.remove(at);
                false
            }
            None => true,
        });
        if kind == Kind::Fluent {
            // What stands in quotes is text of the one who writes it.
            from.retain(|one| !refers(one.0).is_empty());
            to.retain(|one| !refers(one.0).is_empty());
        }
        // The same figure in braces is text in Fluent: `{ 3.5 }`.
        let figure = |one: &&str| variable(one).contains('.') && variable(one).parse::<f64>().is_ok();
        if kind == Kind::Braces {
            from.retain(|one| !figure(&one.0));
            to.retain(|one| !figure(&one.0));
        }
        if kind == Kind::Braces && chosen {
            // A choice by a variable has it as well: `{n} files` as `{n, plural, …}`.
            from.retain(|one| !select::chooses_by(target.text, variable(one.0)));
            to.retain(|one| !select::chooses_by(source.text, variable(one.0)));
        }
        if kind == Kind::Dollar {
            from.retain(|one| !stands_bare(target.text, one.0));
            to.retain(|one| !stands_bare(source.text, one.0));
        }
        if kind == Kind::Braces {
            // A brace that the source itself does not close says what is meant: `{name!`.
            let meant = |one: &str| {
                let open = format!("{{{}", variable(one));
                open.len() > 1 && source.text.contains(&open) && from.is_empty() && !stands(source, kind, one)
            };
            to.retain(|one| !meant(one.0));
        }
        let changed = from.len().min(to.len());
        for ((was, _), (is, at)) in from.iter().zip(&to) {
            differences.push(Difference { kind, from: Some(was), to: Some(is), at: *at });
        }
        for (was, _) in from.drain(changed..) {
            let rest = if kind == Kind::Printf { printf::rest(target, was) } else { None };
            let (to, at) = rest.map_or((None, 0), |span| (Some(span.of(target.text)), span.start));
            differences.push(Difference { kind, from: Some(was), to, at });
        }
        let added = to.drain(changed..);
        differences.extend(added.map(|(is, at)| Difference { kind, from: None, to: Some(is), at }));
    }
    if let Some(span) = bracketed(source, target) {
        differences.push(Difference {
            kind: Kind::Braces,
            from: None,
            to: Some(span.of(target.text)),
            at: span.start,
        });
    }
    differences
}

/// Whether a text has `$name` where the other has `${name}`: shells, Python, PHP and Kotlin read both alike.
fn stands_bare(text: &str, placeholder: &str) -> bool {
    let Some(name) = placeholder.strip_prefix("${").and_then(|rest| rest.strip_suffix('}')) else {
        return false;
    };
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut rest = text.match_indices('$').map(|(at, _)| &text[at + 1..]);
    rest.any(|rest| rest.strip_prefix(name).is_some_and(|after| !after.starts_with(is_word)))
}

/// A placeholder with one more pair of braces around it, `{ {name} }`, which no format reads.
fn bracketed(source: &Text, target: &Text) -> Option<Span> {
    let mut all = target.placeholders().iter().filter(|one| one.kind == Kind::Braces).map(|one| one.span);
    let braces = ['{', '}'];
    if all.clone().next().is_none()
        || source.prose().contains(braces)
        || !target.prose().contains(braces)
        || target.may_choose()
    {
        return None;
    }
    all.find_map(|span| {
        let before = target.text[..span.start].trim_end();
        let after = target.text[span.end..].trim_start();
        (before.ends_with('{') && after.starts_with('}'))
            .then(|| Span::new(before.len() - 1, target.text.len() - after.len() + 1))
    })
}

/// Whether it says by itself what is filled in, and not by how many stand before it.
fn is_named(kind: Kind, placeholder: &str) -> bool {
    match kind {
        Kind::Fluent | Kind::Mustache | Kind::Named | Kind::Dollar => true,
        Kind::Braces => !variable(placeholder).is_empty(),
        _ => false,
    }
}

/// Whether a text has it.
fn stands(text: &Text, kind: Kind, placeholder: &str) -> bool {
    let mut all = text.placeholders().iter().filter(|one| one.kind == kind);
    all.any(|one| same(kind, one.span.of(text.text), placeholder))
}

/// Those that are taken in their order.
fn plain<'a>(placeholders: &'a [(&'a str, usize)]) -> impl Iterator<Item = &'a str> {
    placeholders.iter().map(|(text, _)| *text).filter(|text| !text.contains('$'))
}

fn sorted<'a>(placeholders: &[(&'a str, usize)]) -> Vec<&'a str> {
    let mut texts: Vec<&str> = placeholders.iter().map(|(text, _)| *text).collect();
    texts.sort_unstable();
    texts
}

/// The variable of `{count, number}`.
fn variable(placeholder: &str) -> &str {
    let inner = placeholder.trim_matches(['{', '}']).trim();
    inner[..inner.find([':', ',', '!']).unwrap_or(inner.len())].trim_end()
}

/// What a placeable of Fluent refers to: the variable of a function, a term without its arguments, which are the translator's;
/// nothing of a literal.
pub fn refers(placeholder: &str) -> &str {
    let inner = placeholder.trim_start_matches('{').trim_end_matches('}').trim();
    if inner.starts_with('"') || inner.parse::<f64>().is_ok() {
        return "";
    }
    let (head, arguments) = inner.split_once('(').unwrap_or((inner, ""));
    if head.starts_with('-') {
        return head.trim_end();
    }
    match arguments.find('$') {
        Some(at) => {
            let end = arguments[at + 1..].find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-');
            &arguments[at..end.map_or(arguments.len(), |end| at + 1 + end)]
        }
        None => inner,
    }
}

/// Whether two are the same: spaces inside braces do not count, nor do the attributes of a tag, of which a check of its own tells.
fn same(kind: Kind, one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let bare = |text: &str| -> String { text.split_whitespace().collect() };
    match kind {
        Kind::Fluent => {
            let (one, other) = (refers(one), refers(other));
            !one.is_empty() && one == other
        }
        Kind::Mustache | Kind::Named | Kind::Dollar | Kind::Braces | Kind::Nested => bare(one) == bare(other),
        Kind::Url => addresses::localized(one, other),
        Kind::Tag => {
            let filled = |tag: &str| -> Vec<String> {
                let inner = &tag[1..];
                let mut filled: Vec<String> = scan(inner)
                    .iter()
                    .filter(|one| one.kind.is_code())
                    .map(|one| one.span.of(inner).to_owned())
                    .collect();
                filled.sort_unstable();
                filled
            };
            let empty = |tag: &str| tag.ends_with("/>");
            // No program takes these for the quotation marks of an attribute.
            let curled = |tag: &str| tag.contains(['“', '”', '„', '«', '\\']);
            tags::name(one) == tags::name(other)
                && empty(one) == empty(other)
                && curled(one) == curled(other)
                && filled(one) == filled(other)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_compared_kind_by_kind() {
        let rows: &[(&str, &str, &str, &str)] = &[
            ("{ $n } ملف", "{$n} files", "", "spaces inside do not count"),
            ("أرسل %s إلى %s", "%s sent to %s", "", "the same arguments"),
            ("أرسل %1$s إلى %2$s", "to %2$s from %1$s", "", "numbered ones may change places"),
            ("%s في %d", "%d in %s", "%s>%d %d>%s", "plain ones may not"),
            ("%s في %d", "in %2$d %1$s", "", "the same arguments, numbered"),
            ("%s في %d", "in %1$d %2$s", "%s>%1$d %d>%2$s", "numbered otherwise"),
            ("%6.3f سطر", "%'6.3f lines", "", "figures in groups are the language's"),
            ("%d ملف", "%.0s one file", "", "an argument that is taken and not shown"),
            ("%dMB", "%d MB", "", "a unit at once or apart"),
            ("{ -mou }", "{ -mou(case: \"gen\") }", "", "a term has its case"),
            ("{ $n }", "{ NUMBER($n) }", "", "a number written as the language writes it"),
            ("{ $n }{ \"\" }", "{ $n }", "", "a literal is text"),
            ("{ -mou }", "{ -treaty }", "{ -mou }>{ -treaty }", "another term"),
            ("{n} ملف", "{n, plural, one {# file} other {# files}}", "", "a choice has its variable"),
            ("<a title=\"x\">", "<a title=\"y\">", "", "attributes are told of apart"),
            (
                "<a href=\"%{x}\">",
                "<a href=\"%{y}\">",
                "<a href=\"%{x}\">><a href=\"%{y}\">",
                "what is filled in is not",
            ),
            ("<br/>", "<br />", "", "a space before the end"),
            ("<a href=\"x\">", "<a href=“x”>", "<a href=\"x\">><a href=“x”>", "quotation marks of prose"),
            ("{name} وصل", "arrived", "{name}>", "lost"),
            ("to $list of $day", "an ${list} am ${day}", "", "a variable with braces and without"),
            ("to $lists", "an ${list}", ">${list}", "another variable"),
            ("1 item|{n} items", "{n} a|{n} b|{n} c", "", "as many forms as the language has"),
            ("وصل", "{name} arrived", ">{name}", "added"),
            ("{{name}} وصل", "{{nmae}} arrived", "{{name}}>{{nmae}}", "changed"),
            ("%{a} و%{b}", "%{b} and %{c}", "%{a}>%{c}", "only what differs"),
            ("%{a}", "%{a} and again %{a}", ">%{a}", "said twice"),
            ("{a} {b}", "{a} {a}", "{b}>{a}", "in the place of another one"),
            ("{}", "{} {}", ">{}", "what has no name is counted"),
            ("<b>نص</b>", "<b>text", "</b>>", "a tag that nothing closes"),
            ("القرار A/RES/76/300", "resolution A/RES/76/30", "A/RES/76/300>A/RES/76/30", "a symbol"),
            ("بنسبة 50%", "by 50% in", "", "a percentage is none"),
            ("%ld ملف", "%l files", "%ld>%l", "what is left of it"),
            ("{a} ملف", "{ {a} } files", ">{ {a} }", "braces around braces"),
            ("مرحبا {name!", "Hello, {name}!", "", "the source itself is broken"),
            ("https://a.b/en/c", "https://a.b/tk/c", "", "the page in the language"),
            ("https://a.b/en/c", "https://a.b/tk/d", "https://a.b/en/c>https://a.b/tk/d", "another page"),
            ("%(a)sدخول%(b)s", "%(a)ssign in%(b)s", "", "a word follows at once"),
            (
                "{n, plural, one {{x} file} other {# {x} files}}",
                "{n, plural, other {{x} faýl}}",
                "",
                "as often as there are forms",
            ),
            ("<مخرجات `x` محذوفة>", "<output from `x` omitted>", "", "words in brackets"),
        ];
        for (source, target, wanted, why) in rows {
            let und = Default::default();
            let found: Vec<String> = differences(&Text::new(source, &und), &Text::new(target, &und))
                .iter()
                .map(|d| format!("{}>{}", d.from.unwrap_or_default(), d.to.unwrap_or_default()))
                .collect();
            assert_eq!(found.join(" "), *wanted, "{source} / {target}: {why}");
        }
    }
}
