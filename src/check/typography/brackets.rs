//! Y012 and Y013: brackets that do not answer each other, and brackets that were lost.

use crate::check::signs::Signs;
use crate::check::{Example, Group, Pair, PairCheck, Text};
use crate::model::{Finding, Rule, Severity};
use crate::text::{ByteSet, Span};

static UNBALANCED_RULE: Rule = Rule { code: "Y012", name: "bracket-unbalanced", severity: Severity::Warning };
static LOST_RULE: Rule = Rule { code: "Y013", name: "bracket-lost", severity: Severity::Info };

/// A bracket that nothing answers, where the source's are balanced.
pub(super) static UNBALANCED: PairCheck = PairCheck {
    rule: &UNBALANCED_RULE,
    group: Group::Typography,
    fixes: None,
    examples: &[
        Example::fires(("ar", "en"), &[("الوزارة (الخارجية)", "the Ministry (of Foreign Affairs")]),
        Example::fires(("en", "ar"), &[("the Ministry (of Finance)", "الوزارة )المالية(")]),
        Example::silent(("ar", "en"), &[("الوزارة (الخارجية)", "the Ministry (of Foreign Affairs)")]),
        Example::silent(("ar", "en"), &[("١) الوزارة", "1) the Ministry")]),
    ],
    find: unbalanced,
};

/// The source has brackets and the target has none, or fewer.
pub(super) static LOST: PairCheck = PairCheck {
    rule: &LOST_RULE,
    group: Group::Typography,
    fixes: None,
    examples: &[
        Example::fires(("ar", "en"), &[("الوزارة (الخارجية)", "the Ministry of Foreign Affairs")]),
        Example::silent(("ar", "en"), &[("الوزارة (الخارجية)", "the Ministry (of Foreign Affairs)")]),
    ],
    find: lost,
};

const PAIRS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('{', '}')];
const BRACKETS: ByteSet = ByteSet::of(b"()[]{}");

/// The first bracket that nothing answers. A closing bracket behind a number or letter at the beginning counts items.
fn unanswered(text: &Text) -> Option<Span> {
    let prose = text.prose();
    BRACKETS.find(prose, 0)?;
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, c) in prose.char_indices() {
        if PAIRS.iter().any(|(o, _)| *o == c) {
            open.push((at, c));
        } else if PAIRS.iter().any(|(_, close)| *close == c) {
            let answers = open.last().is_some_and(|(_, o)| PAIRS.contains(&(*o, c)));
            let before = prose[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
            let item = c == ')'
                && !before.is_empty()
                && (before.chars().count() == 1 || before.chars().all(char::is_numeric));
            let face = before.ends_with([':', ';', '-']);
            if answers {
                open.pop();
            } else if !item && !face {
                return Some(Span::new(at, at + 1));
            }
        }
    }
    open.first().map(|(at, _)| Span::new(*at, at + 1))
}

fn unbalanced(pair: &Pair, findings: &mut Vec<Finding>) {
    if !pair.target.has(Signs::BRACKET) {
        return;
    }
    let Some(span) = unanswered(pair.target) else { return };
    if unanswered(pair.source).is_none() {
        findings.push(pair.at_target(&UNBALANCED_RULE, span).with("mark", span.of(pair.target.text)));
    }
}

fn lost(pair: &Pair, findings: &mut Vec<Finding>) {
    if !pair.source.has(Signs::BRACKET) {
        return;
    }
    let (source, target) = (pair.source.prose(), pair.target.prose());
    if BRACKETS.find(source, 0).is_none() {
        return;
    }
    // The brackets of a choice among plural forms are as many as a language has forms.
    if [", plural", ", select", "->"].iter().any(|choice| source.contains(choice)) {
        return;
    }
    for (open, close) in PAIRS {
        // East Asia writes brackets as wide as its letters; an English plural, `(s)`, is none in most languages.
        let wide = target.matches(if open == '(' { '（' } else { '［' }).count();
        let plurals = source.matches("(s)").count() + source.matches("(es)").count();
        let (had, has) = (source.matches(open).count(), target.matches(open).count() + wide);
        let had = if open == '(' { had - plurals } else { had };
        if had <= has
            || source.matches(open).count() != source.matches(close).count()
            || unanswered(pair.target).is_some()
        {
            continue;
        }
        // A gloss in the target's own script is not needed there: «منظمة (NATO)» in English is NATO.
        let is_plural = |at: &usize| ["(s)", "(es)"].iter().any(|plural| source[*at..].starts_with(plural));
        let start = source.match_indices(open).map(|(at, _)| at).find(|at| !is_plural(at)).unwrap_or(0);
        let closed = source[start..].find(close).map_or(source.len(), |at| start + at);
        let (inner, end) = (&source[start + 1..closed], source.len().min(closed + 1));
        let gloss = inner.len() > 1 && pair.target.text.contains(inner);
        let dashes = target.contains(['–', '—'])
            || target.contains(" - ")
            || target.matches([',', '،']).count() > source.matches([',', '،']).count();
        if !gloss && !dashes {
            let span = Span::new(start, end);
            findings.push(pair.at_source(&LOST_RULE, span).with("text", span.of(pair.source.text)));
        }
    }
}
