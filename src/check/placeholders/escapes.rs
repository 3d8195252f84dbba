//! M003 and M004: escapes and entities.

use super::notes::note;
use super::select::has_choice;
use crate::check::signs::Signs;
use crate::check::{Example, Group, Pair, PairCheck};
use crate::model::{Finding, Rule, Severity};
use crate::text::Span;

static ESCAPES_RULE: Rule = Rule { code: "M003", name: "escapes-differ", severity: Severity::Warning };
static ENTITY_RULE: Rule = Rule { code: "M004", name: "entity-broken", severity: Severity::Warning };

/// The target has more or fewer of `\n` and `\t`, as they are written in source code, or of line feeds in a message.
pub(super) static ESCAPES: PairCheck = PairCheck {
    rule: &ESCAPES_RULE,
    group: Group::Placeholders,
    fixes: None,
    examples: &[
        Example::fires(("en", "ar"), &[("First line\\nSecond line", "السطر الأول السطر الثاني")]),
        Example::fires(("en", "tk"), &[("%d%% of it", "%d % möçberi")]),
        Example::fires(("en", "fr"), &[("{0} can''t open it", "{0} ne peut pas l'ouvrir")]),
        Example::silent(("en", "fr"), &[("{0} can''t open it", "{0} ne peut pas l''ouvrir")]),
        Example::silent(
            ("en", "tk"),
            &[("{n, plural,\n  one {# file}\n  other {# files}\n}", "{n,plural, one{# faýl}other{# faýl}}")],
        ),
        Example::silent(
            ("en", "tk"),
            &[(
                "The file is read once more after the whole list\nhas been written.",
                "Sanaw tutuş ýazylandan soň faýl ýene bir gezek okalýar.",
            )],
        ),
        Example::silent(("en", "ar"), &[("First line\\nSecond line", "السطر الأول\\nالسطر الثاني")]),
        Example::silent(("en", "tk"), &[("in C:\\docs\\names", "C:\\docs\\atlar içinde")]),
    ],
    find: escapes,
};

fn escapes(pair: &Pair, findings: &mut Vec<Finding>) {
    if pair.source.has(Signs::DOUBLED) {
        doubled(pair, findings);
    }
    if !pair.source.has(Signs::ESCAPE) && !pair.target.has(Signs::ESCAPE) {
        return;
    }
    let (source, target) = (pair.source.text, pair.target.text);
    let source = match note(source) {
        Some(end) if note(target).is_none() => source[end..].strip_prefix('\n').unwrap_or(&source[end..]),
        _ => source,
    };
    // Texts that alignment has joined have the line feeds of their blocks.
    let aligned =
        pair.unit().targets.get(pair.target.locale).is_some_and(|target| target.confidence.is_some());
    // Line feeds between the variants of a choice are nobody's text.
    let laid_out = [source, target].iter().all(|text| text.contains('{') && has_choice(text));
    let quoted = |text: &str| text.chars().any(|c| "“”„«»‘’‚‹›".contains(c));
    for escape in ["\\n", "\\t", "\\r", "\\\"", "\\\\", "\t", "\n"] {
        let (had, has) = (count(source, escape), count(target, escape));
        // An escaped quotation mark may have become one that needs no escape.
        if escape == "\\\"" && quoted(target) {
            continue;
        }
        if escape == "\n" && (aligned || laid_out || is_wrapped(source)) {
            continue;
        }
        if had != has {
            let at = target.find(escape).unwrap_or(0);
            let span = Span::new(at, at + if has > 0 { escape.len() } else { 0 });
            let shown = escape.replace('\n', "\\n").replace('\t', "\\t");
            findings.push(
                pair.at_target(&ESCAPES_RULE, span)
                    .with("escape", shown)
                    .with("had", had.to_string())
                    .with("has", has.to_string()),
            );
        }
    }
}

/// Whether lines end within sentences, as in what is wrapped to the width of a terminal: other words are wrapped elsewhere.
fn is_wrapped(text: &str) -> bool {
    let goes_on = |line: &str| line.trim_end().ends_with(|c: char| c.is_alphanumeric() || c == ',');
    let mut lines = text.lines().zip(text.lines().skip(1));
    lines.any(|(line, next)| {
        line.chars().count() > NARROW && goes_on(line) && next.trim_start().starts_with(char::is_lowercase)
    })
}

/// A line of fewer letters may end where it does on purpose.
const NARROW: usize = 40;

/// How often an escape stands in a text. In `C:\path\name` a backslash stands before a name.
fn count(text: &str, escape: &str) -> usize {
    let letter = escape.len() == 2 && escape.as_bytes()[1].is_ascii_lowercase();
    if !letter || !text.contains(":\\") {
        return text.matches(escape).count();
    }
    let of_path = |at: usize| {
        let start = text[..at].rfind(char::is_whitespace).map_or(0, |space| space + 1);
        text[start..at].contains(":\\")
    };
    text.match_indices(escape).filter(|(at, _)| !of_path(*at)).count()
}

/// What a text of formats writes twice so that it is read once: `%%` of printf, and `''` of Java beside `{0}`.
fn doubled(pair: &Pair, findings: &mut Vec<Finding>) {
    let (source, target) = (pair.source.text, pair.target.text);
    let differ = |escape: &str, span: Span, had: usize, has: usize| {
        pair.at_target(&ESCAPES_RULE, span)
            .with("escape", escape)
            .with("had", had.to_string())
            .with("has", has.to_string())
    };
    let (had, has) = (source.matches("%%").count(), target.matches("%%").count());
    let bare = || {
        let plain = target.replace("%%", "");
        let taken = pair.target.placeholders().iter().filter(|one| one.span.of(target).contains('%')).count();
        plain.matches('%').count() > taken
    };
    if has < had && bare() {
        findings.push(differ("%%", Span::new(0, 0), had, has));
    }
    let of_java = || source.contains("''") && source.contains("{0");
    if target.contains('\'') && of_java() && !source.replace("''", "").contains('\'') {
        let bare = target.replace("''", "");
        if let Some(at) = target.find('\'').filter(|_| bare.contains('\'')) {
            let (had, has) = (source.matches("''").count(), target.matches("''").count());
            findings.push(differ("''", Span::new(at, at + 1), had, has));
        }
    }
}

/// An entity of HTML or XML that does not end in a semicolon, where the source writes entities.
pub(super) static ENTITY: PairCheck = PairCheck {
    rule: &ENTITY_RULE,
    group: Group::Placeholders,
    fixes: None,
    examples: &[
        Example::fires(("en", "tk"), &[("Terms &amp; conditions", "Şertler &amp düzgünler")]),
        Example::fires(("en", "tk"), &[("Terms &amp; conditions", "Şertler & düzgünler")]),
        Example::silent(("en", "tk"), &[("Terms &amp; conditions", "Şertler &amp; düzgünler")]),
    ],
    find: entity,
};

/// The entities of a text: where each begins and ends, and whether a semicolon ends it.
fn entities(text: &str) -> Vec<(Span, bool)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('&') {
        let name = &text[at + 1..];
        let numeric = name
            .strip_prefix('#')
            .is_some_and(|digits| digits.starts_with(|c: char| c.is_ascii_alphanumeric()));
        let length = name
            .trim_start_matches('#')
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(name.trim_start_matches('#').len());
        let length = length + usize::from(name.starts_with('#'));
        let known = [
            "amp", "lt", "gt", "quot", "apos", "nbsp", "laquo", "raquo", "hellip", "ndash", "mdash", "rlm",
            "lrm",
        ];
        if numeric || known.contains(&&name[..length]) {
            found.push((Span::new(at, at + 1 + length), name[length..].starts_with(';')));
        }
    }
    found
}

fn entity(pair: &Pair, findings: &mut Vec<Finding>) {
    if !pair.source.has(Signs::AMPERSAND) || !entities(pair.source.text).iter().any(|(_, ends)| *ends) {
        return;
    }
    // Where the source writes `&amp;` a bare one does not parse.
    if pair.source.text.contains("&amp;") {
        for (at, _) in pair.target.text.match_indices("& ") {
            findings.push(pair.at_target(&ENTITY_RULE, Span::new(at, at + 1)).with("entity", "&"));
        }
    }
    // The sign before one was taken for another's.
    for (name, at) in ["lt;", "gt;", "amp;", "nbsp;", "quot;"]
        .iter()
        .flat_map(|name| pair.target.text.match_indices(name).map(|(at, name)| (name, at)))
    {
        let before = pair.target.text[..at].chars().next_back();
        if pair.source.text.contains(&format!("&{name}"))
            && before.is_none_or(|c| c != '&' && !c.is_alphanumeric())
        {
            findings.push(pair.at_target(&ENTITY_RULE, Span::new(at, at + name.len())).with("entity", name));
        }
    }
    for (span, _) in entities(pair.target.text).into_iter().filter(|(_, ends)| !ends) {
        findings.push(pair.at_target(&ENTITY_RULE, span).with("entity", span.of(pair.target.text)));
    }
}
