//! M013: the signs of Markdown and BBCode.

use std::collections::BTreeMap;

use crate::check::signs::Signs;
use crate::check::{Example, Group, Pair, PairCheck};
use crate::model::{Finding, Rule, Severity};
use crate::text::Span;

static RULE: Rule = Rule { code: "M013", name: "markup-differs", severity: Severity::Warning };

/// The target has more or fewer links, emphases or tags in square brackets than the source.
pub(super) static DIFFERS: PairCheck = PairCheck {
    rule: &RULE,
    group: Group::Placeholders,
    fixes: None,
    examples: &[
        Example::fires(("en", "tk"), &[("See [the page](/help).", "Sahypa serediň (/help).")]),
        Example::fires(("en", "tk"), &[("a **bold** word", "goýy söz")]),
        Example::fires(("en", "tk"), &[("a [b]bold[/b] word", "[b]goýy[b] söz")]),
        Example::fires(("en", "tk"), &[("~~old~~ new", "köne täze")]),
        Example::fires(("en", "ar"), &[("this is _not_ done", "هذا لا يُفعل")]),
        Example::silent(("en", "tk"), &[("this is _not_ done", "muny _etmeli däl_")]),
        Example::silent(("en", "tk"), &[("See [the page](/help).", "[Sahypa](/help) serediň.")]),
        Example::silent(("en", "tk"), &[("2 ** 3 is 8 [sic]", "2 ** 3 = 8")]),
    ],
    find,
};

/// Tags of BBCode that forums have.
const TAGS: &[&str] =
    &["b", "i", "u", "s", "url", "img", "quote", "code", "color", "size", "list", "center", "spoiler"];

fn find(pair: &Pair, findings: &mut Vec<Finding>) {
    let (source, target) = (pair.source.text, pair.target.text);
    if !pair.source.has(Signs::MARKUP.or(Signs::KEY)) {
        return;
    }
    let (wanted, found) = (signs(source), signs(target));
    for (sign, (count, at)) in &wanted {
        let has = found.get(sign).map_or(0, |(count, _)| *count);
        // What the source itself does not close is no markup.
        if has == *count || sign.starts_with("[/") && !found.keys().any(|other| other.starts_with('[')) {
            continue;
        }
        let span = Span::new(*at, *at + sign.len());
        let finding = if has > *count {
            pair.at_target(&RULE, Span::new(found[sign].1, found[sign].1 + sign.len()))
        } else {
            pair.at_source(&RULE, span)
        };
        findings.push(
            finding.with("sign", sign.as_str()).with("had", count.to_string()).with("has", has.to_string()),
        );
        return;
    }
}

/// How often each sign of markup stands in a text that closes it, and where first.
fn signs(text: &str) -> BTreeMap<String, (usize, usize)> {
    let mut found: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut add = |sign: &str, at: usize| {
        found.entry(sign.to_owned()).or_insert((0, at)).0 += 1;
    };
    // A link: `](` behind a text in brackets. A reference `][1]`.
    for sign in ["](", "]["] {
        for (at, _) in text.match_indices(sign) {
            let closed = text[at + 2..].contains(if sign == "](" { ')' } else { ']' });
            if closed && text[..at].contains('[') {
                let end = text[at + 2..].find(']').map_or(at + 2, |end| at + 3 + end);
                add(if sign == "][" { &text[at..end] } else { sign }, at);
            }
        }
    }
    let marks: Vec<usize> = text.match_indices("**").map(|(at, _)| at).collect();
    let touches = |at: &usize| {
        let before = text[..*at].chars().next_back().is_some_and(|c| !c.is_whitespace() && c != '*');
        before || text[at + 2..].chars().next().is_some_and(|c| !c.is_whitespace() && c != '*')
    };
    if marks.len().is_multiple_of(2) && marks.iter().all(touches) {
        marks.iter().for_each(|at| add("**", *at));
    }
    for sign in ["~~", "_"] {
        let marks: Vec<usize> = around(text, sign);
        marks.iter().for_each(|at| add(sign, *at));
    }
    for (at, _) in text.match_indices('[') {
        let rest = &text[at + 1..];
        let name = rest.trim_start_matches('/').split([']', '=']).next().unwrap_or_default();
        let closes = rest.starts_with('/');
        let named = name.len() < 12 && !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase());
        if (named || TAGS.contains(&name.to_lowercase().as_str())) && text.contains(&format!("[/{name}]")) {
            add(&format!("[{}{name}", if closes { "/" } else { "" }), at);
        } else if TAGS.contains(&name) && text.matches(&format!("[{name}]")).count() > 1 {
            // Opened twice where it should have been closed.
            add(&format!("[{name}"), at);
        }
    }
    found
}

/// Where pairs of a sign stand around words: `~~gone~~`, `_stressed_`; not in `snake_case`, `__init__` nor `~~~`.
fn around(text: &str, sign: &str) -> Vec<usize> {
    let own = sign.chars().next();
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (at, _) in text.match_indices(sign) {
        let before = text[..at].chars().next_back();
        let after = text[at + sign.len()..].chars().next();
        let word = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && c != '_');
        let outer = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && Some(c) != own && c != '%');
        if outer(before) && word(after) && after != own {
            open = Some(at);
        } else if let Some(begin) = open.filter(|_| word(before) && outer(after)) {
            found.extend([begin, at]);
            open = None;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_stand_around_words() {
        let rows: &[(&str, &str, usize, &str)] = &[
            ("~~old~~ and ~~older~~", "~~", 4, "struck through twice"),
            ("_not_ here", "_", 2, "stressed"),
            ("_two words_.", "_", 2, "a stop behind"),
            ("snake_case_name and _x", "_", 0, "names"),
            ("__init__ and __", "_", 0, "two underscores"),
            ("~~~ and ~~ alone", "~~", 0, "a fence, a sign alone"),
            ("E_xit, _File", "_", 0, "keys of labels"),
            ("%_a_ and _b_%", "_", 0, "a variable between per cent signs"),
        ];
        for (text, sign, count, why) in rows {
            assert_eq!(around(text, sign).len(), *count, "{text}: {why}");
        }
    }
}
