//! M003 and M004: escapes and entities.

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
        Example::silent(("en", "ar"), &[("First line\\nSecond line", "السطر الأول\\nالسطر الثاني")]),
    ],
    find: escapes,
};

fn escapes(pair: &Pair, findings: &mut Vec<Finding>) {
    if !pair.source.has(Signs::ESCAPE) && !pair.target.has(Signs::ESCAPE) {
        return;
    }
    let (source, target) = (pair.source.text, pair.target.text);
    // Texts that alignment has joined have the line feeds of their blocks.
    let aligned =
        pair.unit().targets.get(pair.target.locale).is_some_and(|target| target.confidence.is_some());
    let quoted = |text: &str| text.chars().any(|c| "“”„«»‘’‚‹›".contains(c));
    for escape in ["\\n", "\\t", "\\r", "\\\"", "\\\\", "\t", "\n"] {
        let (had, has) = (source.matches(escape).count(), target.matches(escape).count());
        // An escaped quotation mark may have become one that needs no escape.
        if escape == "\\\"" && quoted(target) {
            continue;
        }
        if had != has && !(aligned && escape == "\n") {
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
    if !pair.source.text.contains('&') || !entities(pair.source.text).iter().any(|(_, ends)| *ends) {
        return;
    }
    // Where the source writes `&amp;` a bare one does not parse.
    if pair.source.text.contains("&amp;") {
        for (at, _) in pair.target.text.match_indices("& ") {
            findings.push(pair.at_target(&ENTITY_RULE, Span::new(at, at + 1)).with("entity", "&"));
        }
    }
    for (span, _) in entities(pair.target.text).into_iter().filter(|(_, ends)| !ends) {
        findings.push(pair.at_target(&ENTITY_RULE, span).with("entity", span.of(pair.target.text)));
    }
}
