//! F007: times of day, by their hours, minutes and halves of the day.

use super::numbers::{about, differences};
use super::{Figure, figures};
use crate::check::{Example, Group, Pair, PairCheck, Text};
use crate::lang::FactKind;
use crate::model::{Finding, Rule, Severity};
use crate::text::Span;

static RULE: Rule = Rule { code: "F007", name: "time-changed", severity: Severity::Warning };

/// A time of day has become another one.
pub(super) static TIMES: PairCheck = PairCheck {
    rule: &RULE,
    group: Group::Facts,
    fixes: None,
    examples: &[
        Example::fires(("ar", "en"), &[("في الساعة 17:30", "at 5:20 pm")]),
        Example::fires(("en", "ar"), &[("at 5:30 p.m.", "في الساعة 5:30 صباحًا")]),
        Example::silent(("ar", "en"), &[("في الساعة 17:30", "at 5:30 pm")]),
    ],
    find,
};

fn find(pair: &Pair, findings: &mut Vec<Finding>) {
    let (source, target) = (pair.source.figures(), pair.target.figures());
    if source.iter().chain(target).all(|figure| figure.time.is_none()) {
        return;
    }
    let (lost, added) = differences(pair);
    for (was, is) in lost.iter().zip(&added).filter(|(was, is)| was.time.is_some() && is.time.is_some()) {
        findings.push(about(pair, &RULE, was, Some(is)));
    }
    // The clock shows the same, in the other half of the day.
    for was in source {
        let Some(half) = half_day(was, pair.source) else { continue };
        let answers = target.iter().filter(|is| was.same(is));
        let mut answers = answers.filter_map(|is| half_day(is, pair.target)).peekable();
        let Some(is) = answers.peek().copied() else { continue };
        if answers.all(|other| other.name != half.name) {
            let time = half.span.of(pair.source.text);
            let found = is.span.of(pair.target.text);
            let mut finding = pair.at_target(&RULE, is.span).with("number", time).with("found", found);
            finding.expected = Some(time.to_owned());
            findings.push(finding);
        }
    }
}

/// A time of day with what says before or after noon.
#[derive(Clone, Copy)]
struct HalfDay {
    name: &'static str,
    span: Span,
}

/// The half of the day that a figure surely stands for: a late hour its own, an early one that of the words beside it. Noon and
/// midnight are of neither.
fn half_day(figure: &Figure, text: &Text) -> Option<HalfDay> {
    let hour = figure.time.map(|(hour, _)| hour).or_else(|| whole(figure))?;
    let Span { start, end } = figure.span;
    if figure.time.is_some() && hour > 12 {
        return Some(HalfDay { name: "pm", span: figure.span });
    }
    if !(1..12).contains(&hour) {
        return None;
    }
    let prose = text.prose();
    if let Some((name, length)) = figures::half_day(&prose[end..]) {
        return Some(HalfDay { name, span: Span::new(start, end + length) });
    }
    let near = |from: usize, to: usize| {
        prose.get(from..to).is_some_and(|gap| gap.chars().all(|c| c.is_whitespace() || "-–".contains(c)))
    };
    let words = text.facts().iter().filter(|fact| fact.kind == FactKind::HalfDay);
    // A letter by itself, as Arabic shortens them, stands for other words where no minutes do.
    let words: Vec<_> = words.filter(|fact| fact.sure || figure.time.is_some()).collect();
    let behind = words.iter().find(|fact| near(end, fact.span.start));
    let beside = behind.or_else(|| words.iter().find(|fact| near(fact.span.end, start)))?;
    let span = Span::new(start.min(beside.span.start), end.max(beside.span.end));
    Some(HalfDay { name: beside.value, span })
}

/// The hour that a figure without minutes may be.
fn whole(figure: &Figure) -> Option<u32> {
    let [value] = figure.values[..] else { return None };
    (value.fract() == 0.0 && (1.0..12.0).contains(&value)).then_some(value as u32)
}
