//! M012: the letter of a menu or button that is typed instead of a click, marked by `&` before it.

use crate::check::{Example, Group, Pair, PairCheck};
use crate::model::{Finding, Rule, Severity};
use crate::text::Span;

static RULE: Rule = Rule { code: "M012", name: "access-key-differs", severity: Severity::Warning };

/// The source marks a letter and the target none, or the other way round.
pub(super) static KEY: PairCheck = PairCheck {
    rule: &RULE,
    group: Group::Placeholders,
    fixes: None,
    examples: &[
        Example::fires(("en", "tk"), &[("&File", "Faýl")]),
        Example::fires(("en", "tk"), &[("Save", "Ý&azdyr")]),
        Example::silent(("en", "tk"), &[("Save &As", "Başga &atda ýazdyr")]),
        Example::silent(("en", "tk"), &[("R&D && sales at AT&T", "BTG && AT&T-de satuw")]),
    ],
    find,
};

fn find(pair: &Pair, findings: &mut Vec<Finding>) {
    if !pair.source.text.contains('&') && !pair.target.text.contains('&') {
        return;
    }
    let (source, target) = (keys(pair.source.text), keys(pair.target.text));
    // A text with several is no label.
    if source.len() > 1 || target.len() > 1 && source.is_empty() || source.len() == target.len() {
        return;
    }
    let mut finding = match target.get(1).or_else(|| target.first().filter(|_| source.is_empty())) {
        Some(span) => pair.at_target(&RULE, *span),
        None => pair.at_source(&RULE, source[0]),
    };
    finding = finding.with("had", source.len().to_string()).with("has", target.len().to_string());
    findings.push(finding);
}

/// The marked letters: `&` before a letter, not doubled, not in an entity, not between capitals (`R&D`) nor in an address.
fn keys(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut skip = 0;
    for (at, _) in text.match_indices('&') {
        if at < skip {
            continue;
        }
        let rest = &text[at + 1..];
        if rest.starts_with('&') {
            skip = at + 2;
            continue;
        }
        let Some(letter) = rest.chars().next().filter(|c| c.is_alphanumeric()) else { continue };
        let name = rest
            .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '_' | '-'))
            .unwrap_or(rest.len());
        let entity =
            rest[name..].starts_with(';') || ["amp", "lt", "gt", "quot", "nbsp"].contains(&&rest[..name]);
        let before = text[..at].chars().next_back();
        let capitals = before.is_some_and(char::is_uppercase) && letter.is_uppercase();
        let address = rest[name..].starts_with('=') || text[..at].contains("://");
        if !entity && !capitals && !address && !before.is_some_and(char::is_numeric) {
            found.push(Span::new(at, at + 1 + letter.len_utf8()));
        }
    }
    found
}
