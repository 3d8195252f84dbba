//! C007: a run from left to right inside a text from right to left that is shown in another order than it is written.
//!
//! The order is that of the Unicode Bidirectional Algorithm (UAX #9, by the crate `unicode-bidi`), with the paragraph running
//! from right to left: `C++` is shown as `++C`, `+993 12` as `12 993+`. An isolate keeps such a run in order.

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

use crate::check::pair::PLACEHOLDER;
use crate::check::signs::Signs;
use crate::check::{Example, Group, Pair, PairCheck};
use crate::lang::Direction;
use crate::model::{Finding, Rule, Safety, Severity};
use crate::text::Span;

static RULE: Rule = Rule { code: "C007", name: "display-out-of-order", severity: Severity::Warning };

/// A run that will display out of order.
pub(super) static ORDER: PairCheck = PairCheck {
    rule: &RULE,
    group: Group::Characters,
    fixes: Some(Safety::Review),
    examples: &[
        Example::fires(("en", "ar"), &[("in C++ today", "بلغة C++ اليوم")]),
        Example::fires(("en", "ar"), &[("call +993 12 39 40", "اتصل على +993 12 39 40 الآن")]),
        Example::silent(("en", "ar"), &[("in C++ today", "بلغة \u{2066}C++\u{2069} اليوم")]), // LEFT-TO-RIGHT ISOLATE …
        Example::silent(("en", "ar"), &[("by the BBC (London).", "من BBC (لندن).")]),
        Example::silent(("en", "ar"), &[("C++ format", "C++ format")]),
        Example::silent(("en", "ar"), &[("Press “Control”.", "اضغط ”Control“.")]),
        Example::silent(
            ("en", "ar"),
            &[(
                "Use `[role]` of [Speed Index](https://un.org).",
                "استعمل `[role]` في [Speed Index](https://un.org).",
            )],
        ),
        Example::silent(("en", "ar"), &[("See <a>docutils</a>.", "انظر <a>docutils</a>.")]),
    ],
    find,
};

const ISOLATE: char = '\u{2066}'; // LEFT-TO-RIGHT ISOLATE
const POP: char = '\u{2069}'; // POP DIRECTIONAL ISOLATE

fn find(pair: &Pair, findings: &mut Vec<Finding>) {
    let text = pair.target.prose();
    if pair.target.language.direction() != Direction::Rtl
        || !pair.target.has(Signs::LATIN)
        || !text.contains(|c: char| c.is_ascii_alphabetic() || c == '+')
    {
        return;
    }
    // What nobody has translated is a text from left to right, and shown as one.
    if !text.chars().any(is_rtl) {
        return;
    }
    // The braces of a choice are no text.
    let is_text = |span: &Span| !span.of(text).contains(['{', '}']);
    for span in runs(text).into_iter().filter(|span| is_text(span) && !is_in_order(text, *span)) {
        let run = span.of(text);
        let finding = pair.fixable(&RULE, span, format!("{ISOLATE}{run}{POP}"), Safety::Review);
        findings.push(finding.with("text", run));
    }
}

fn is_rtl(c: char) -> bool {
    matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::AN)
}

/// The runs that must be read from left to right: words with Latin letters and the signs that belong to them, and telephone
/// numbers. Marks of the sentence around them belong to it, and what a placeholder will be is not known.
fn runs(text: &str) -> Vec<Span> {
    let mut runs = Vec::new();
    let is_control = |c: char| matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let ends = |c: char| c.is_whitespace() || is_rtl(c) || is_control(c) || matches!(c, PLACEHOLDER | '`');
    let mut at = 0;
    for piece in text.split_inclusive(ends) {
        let start = at;
        at += piece.len();
        let run = piece.trim_end_matches(ends);
        let inner = run.trim_end_matches([
            '.', ',', ':', ';', '!', '?', '،', '؛', '؟', '»', '”', '"', '\'', '’', '…', '-', '–', '—', '“',
            '«', '‘',
        ]);
        // Of a link of Markdown only its text is shown.
        let inner = balanced(inner.strip_suffix("](").unwrap_or(inner));
        let skipped = inner.as_ptr() as usize - run.as_ptr() as usize;
        let lead = skipped + inner.len()
            - inner
                .trim_start_matches([
                    '«', '“', '"', '\'', '‘', '-', '–', '—', '…', '.', ':', '”', '»', '„', '’',
                ])
                .len();
        let inner = inner.get(lead - skipped..).unwrap_or_default();
        let is_phone =
            inner.strip_prefix('+').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        if inner.chars().any(|c| bidi_class(c) == BidiClass::L) || is_phone {
            runs.push(Span::new(start + lead, start + lead + inner.len()));
        } else if let Some(last) = runs.last_mut() {
            // The groups of a telephone number.
            let digits = !inner.is_empty() && inner.chars().all(|c| c.is_ascii_digit() || c == '-');
            if digits && last.of(text).starts_with('+') && text[last.end..start].trim().is_empty() {
                last.end = start + lead + inner.len();
            }
        }
    }
    runs
}

/// Without the brackets at its ends that its inside does not answer.
fn balanced(run: &str) -> &str {
    let mut run = run;
    loop {
        let count = |c: char| run.matches(c).count();
        let before = run.len();
        for (open, close) in [('(', ')'), ('[', ']'), ('{', '}')] {
            if count(close) > count(open) {
                run = run.strip_suffix(close).unwrap_or(run);
            }
            if count(open) > count(close) {
                run = run.strip_prefix(open).unwrap_or(run);
            }
            if run.starts_with(open) && run.ends_with(close) {
                run = run.get(1..run.len() - 1).unwrap_or(run);
            }
        }
        if run.len() == before {
            return run;
        }
    }
}

/// Whether a run is shown as it is written in a paragraph from right to left: in one stretch, and from left to right the
/// same. `/about/` reads the same although each of its signs is shown at the other end.
fn is_in_order(text: &str, span: Span) -> bool {
    let line = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at);
    let info = BidiInfo::new(&text[line..end], Some(Level::rtl()));
    let Some(paragraph) = info.paragraphs.first() else { return true };
    let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
    let mut rest = span.of(text).chars();
    let mut left = span.len();
    for run in runs {
        let is_rtl = levels.get(run.start).is_some_and(|level| level.is_rtl());
        let mut shown: Vec<(usize, char)> = text[line..end][run.clone()].char_indices().collect();
        if is_rtl {
            shown.reverse();
        }
        for (at, c) in shown {
            let at = line + run.start + at;
            if at < span.start || span.end <= at {
                // Something else is shown between its characters.
                if 0 < left && left < span.len() {
                    return false;
                }
                continue;
            }
            if rest.next() != Some(if is_rtl { mirrored(c) } else { c }) {
                return false;
            }
            left -= c.len_utf8();
        }
    }
    true
}

/// The bracket that a bracket looks like from right to left (UAX #9, L4).
fn mirrored(c: char) -> char {
    match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        c => c,
    }
}
