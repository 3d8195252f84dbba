//! Y004 to Y007: marks of another script, doubled marks, dots and dashes.

use crate::check::signs::Signs;
use crate::check::{Example, Group, Pair, PairCheck};
use crate::model::{Finding, Rule, Safety, Severity};
use crate::text::Span;
use crate::text::clean::scripts::script;

static FOREIGN_RULE: Rule =
    Rule { code: "Y004", name: "mark-of-another-script", severity: Severity::Warning };
static DOUBLED_RULE: Rule = Rule { code: "Y005", name: "mark-doubled", severity: Severity::Warning };
static DOTS_RULE: Rule = Rule { code: "Y006", name: "dots-miscounted", severity: Severity::Info };
static DASH_RULE: Rule = Rule { code: "Y007", name: "dash-of-hyphens", severity: Severity::Info };

/// A question mark, comma, semicolon or percent sign of another script.
pub(super) static FOREIGN: PairCheck = PairCheck {
    rule: &FOREIGN_RULE,
    group: Group::Typography,
    fixes: Some(Safety::Safe),
    examples: &[
        Example::fires(("en", "ar"), &[("Who came?", "من جاء?")]),
        Example::fires(("ar", "tk"), &[("جاء أحمد، وعلي.", "Ahmet، Aly geldi.")]),
        Example::fires(("en", "ar"), &[("by 20 percent", "بنسبة ٢٠%")]),
        Example::silent(("en", "ar"), &[("Who came?", "من جاء؟")]),
        Example::silent(("en", "ar"), &[("It costs 1,500.", "ثمنه 1,500.")]),
    ],
    find: foreign,
};

fn foreign(pair: &Pair, findings: &mut Vec<Finding>) {
    let typography = pair.target.language.typography();
    // What is foreign is beyond ASCII in most languages; an Arabic digit before a percent sign is so anyway.
    let plain = typography.marks.iter().any(|(foreign, _)| foreign.is_ascii());
    if !pair.target.has(if plain { Signs::WIDE.or(Signs::QUERY).or(Signs::PAUSE) } else { Signs::WIDE }) {
        return;
    }
    let own = pair.target.language.writing().script;
    let prose = pair.target.prose();
    for (at, c) in prose.char_indices() {
        let foreign = typography.marks.iter().find(|(foreign, _)| *foreign == c);
        if c != '%' && foreign.is_none() {
            continue;
        }
        let before = prose[..at].chars().next_back();
        let after = prose[at + c.len_utf8()..].chars().next();
        let local = |c: Option<char>| c.is_some_and(|c| matches!(c, '\u{660}'..='\u{669}'));
        // Arabic digits have a percent sign of their own; with others either is seen.
        let percent = (c == '%' && (local(before) || local(after))).then_some('٪');
        let Some(meant) = foreign.map(|(_, own)| *own).or(percent) else { continue };
        let digits = before.is_some_and(char::is_numeric) && after.is_some_and(char::is_numeric);
        // The mark belongs to the last letter before it: inside a quotation in another script it is that script's. Where
        // there is no letter at all, it is a sign and belongs to none.
        let letter =
            prose[..at].chars().rev().find_map(script).or_else(|| prose[at..].chars().find_map(script));
        let lost = c == '?' && (before == Some('?') || after == Some('?'));
        if digits || lost || letter != own && percent.is_none() {
            continue;
        }
        // Beside its own it stands once too often.
        let own_beside = before == Some(meant) || after == Some(meant);
        let meant = if own_beside { String::new() } else { meant.to_string() };
        let finding = pair.fixable(&FOREIGN_RULE, Span::new(at, at + c.len_utf8()), meant, Safety::Safe);
        findings.push(finding.with("mark", c.to_string()));
    }
}

/// A comma, semicolon or stop that stands twice.
pub(super) static DOUBLED: PairCheck = PairCheck {
    rule: &DOUBLED_RULE,
    group: Group::Typography,
    fixes: Some(Safety::Safe),
    examples: &[
        Example::fires(("ar", "en"), &[("جاء، ثم ذهب.", "He came,, then he left.")]),
        Example::fires(("en", "ar"), &[("He came, then left.", "جاء، ، ثم ذهب.")]),
        Example::silent(("ar", "en"), &[("انتظر...", "Wait...")]),
    ],
    find: doubled,
};

fn doubled(pair: &Pair, findings: &mut Vec<Finding>) {
    if !pair.target.has(Signs::PAUSE) {
        return;
    }
    let prose = pair.target.prose();
    let mark = |c: char| matches!(c, ',' | ';' | ':' | '،' | '؛');
    let mut before: Option<(usize, char)> = None;
    for (at, c) in prose.char_indices() {
        if let Some((first, b)) = before {
            let stop = mark(b) && c == '.' && prose[at + 1..].chars().next().is_none_or(char::is_whitespace);
            let span = Span::new(first, at + c.len_utf8());
            if (b == c && mark(c) || stop) && c != ':' && !pair.source.text.contains(span.of(prose)) {
                let keep = if stop { c } else { b };
                // A colon may belong to its word, as in a header `From:`.
                let finding = match b {
                    ':' => pair.at_target(&DOUBLED_RULE, span),
                    _ => pair.fixable(&DOUBLED_RULE, span, keep.to_string(), Safety::Safe),
                };
                findings.push(finding.with("mark", span.of(prose)));
            }
        }
        if !c.is_whitespace() {
            before = Some((at, c));
        }
    }
}

/// Two dots, more than three, or three where the source has the one sign `…`.
pub(super) static DOTS: PairCheck = PairCheck {
    rule: &DOTS_RULE,
    group: Group::Typography,
    fixes: Some(Safety::Review),
    examples: &[
        Example::fires(("ar", "en"), &[("انتظر.", "Wait..")]),
        Example::fires(("ar", "tk"), &[("انتظر…", "Garaş.....")]),
        Example::fires(("en", "tk"), &[("Loading…", "Ýüklenýär...")]),
        Example::silent(("ar", "en"), &[("انتظر...", "Wait...")]),
        Example::silent(("en", "tk"), &[("Loading...", "Ýüklenýär…")]),
    ],
    find: dots,
};

fn dots(pair: &Pair, findings: &mut Vec<Finding>) {
    if !pair.target.has(Signs::STOPS) {
        return;
    }
    let prose = pair.target.prose();
    let mut at = 0;
    while let Some(start) = prose[at..].find('.').map(|from| at + from) {
        let count = prose.len() - start - prose[start..].trim_start_matches('.').len();
        at = start + count;
        let span = Span::new(start, at);
        // A path goes up by two dots, a range is written with them, and a line of dots is filled in.
        let code = prose[at..].starts_with(['/', '\\']) || prose[..start].ends_with(['/', '\\']);
        let range = prose[..start].ends_with(|c: char| c.is_numeric())
            && prose[at..].starts_with(|c: char| c.is_numeric());
        // Three dots where the author has written the one sign.
        let spelt = count == 3 && pair.source.text.contains('…') && !pair.target.text.contains('…');
        if count == 1
            || count == 3 && !spelt
            || count > 8
            || code
            || range
            || pair.source.text.contains(span.of(prose))
        {
            continue;
        }
        let open = pair.source.text.contains("...") || pair.source.text.contains('…');
        let to = if count == 2 && !open { "." } else { "…" };
        findings.push(pair.fixable(&DOTS_RULE, span, to, Safety::Review).with("text", span.of(prose)));
    }
}

/// Two hyphens for a dash.
pub(super) static DASH: PairCheck = PairCheck {
    rule: &DASH_RULE,
    group: Group::Typography,
    fixes: Some(Safety::Review),
    examples: &[
        Example::fires(
            ("ar", "en"),
            &[("جاء - أخيرا - في المساء.", "He came -- at last -- in the evening.")],
        ),
        Example::silent(("ar", "en"), &[("جاء أخيرا", "run it with --force")]),
    ],
    find: dash,
};

fn dash(pair: &Pair, findings: &mut Vec<Finding>) {
    if !pair.target.has(Signs::HYPHENS) {
        return;
    }
    let prose = pair.target.prose();
    for (at, _) in prose.match_indices("--") {
        let before = prose[..at].chars().next_back();
        let after = prose[at + 2..].chars().next();
        let word = |c: Option<char>| c.is_none_or(|c| c.is_alphabetic());
        let alone = before.is_some_and(char::is_whitespace) && after.is_some_and(char::is_whitespace);
        let joined = before.is_some_and(char::is_alphabetic) && word(after) && after.is_some();
        if (alone || joined) && !pair.source.text.contains("--") {
            findings.push(pair.fixable(&DASH_RULE, Span::new(at, at + 2), "—", Safety::Review));
        }
    }
}
