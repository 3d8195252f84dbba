//! F001 to F006: numbers in figures and in words.
//!
//! A number answers another when any of its values does: `2.5 million` and `2,500,000`, `24` and «أربعة وعشرون», `5 pm` and `17:00`,
//! `12/5` and `12 May`. How often a number stands does not count, nor do one and two, which a language may say by an ending.

use crate::check::{Example, Group, Pair, PairCheck, Text};
use crate::lang::{Fact, FactKind};
use crate::model::{Finding, Rule, Severity};
use crate::text::Span;

use super::Figure;

static CHANGED_RULE: Rule = Rule { code: "F001", name: "number-changed", severity: Severity::Warning };
static LOST_RULE: Rule = Rule { code: "F002", name: "number-lost", severity: Severity::Warning };
static ADDED_RULE: Rule = Rule { code: "F003", name: "number-added", severity: Severity::Warning };
static WORDS_RULE: Rule = Rule { code: "F004", name: "number-word-changed", severity: Severity::Warning };
static ORDINALS_RULE: Rule = Rule { code: "F005", name: "ordinal-changed", severity: Severity::Warning };
static PERCENT_RULE: Rule = Rule { code: "F006", name: "percent-lost", severity: Severity::Warning };

/// A number of the source has become another one.
pub(super) static CHANGED: PairCheck = PairCheck {
    rule: &CHANGED_RULE,
    group: Group::Facts,
    fixes: None,
    examples: &[
        Example::fires(("ar", "en"), &[("قُتل ٢٤ شخصا في عام ٢٠٢٥.", "42 people were killed in 2025.")]),
        Example::silent(
            ("ar", "en"),
            &[("قُتل ٢٤ شخصا في عام ٢٠٢٥.", "Twenty-four people were killed in 2025.")],
        ),
        Example::silent(("en", "ar"), &[("It cost 2.5 million.", "بلغت تكلفته 2,500,000.")]),
    ],
    find: |pair, findings| {
        let (lost, added) = differences(pair);
        for (was, is) in lost.iter().zip(&added) {
            if was.time.is_some() && is.time.is_some() {
                continue; // a finding of its own
            }
            findings.push(about(pair, &CHANGED_RULE, was, Some(is)));
        }
    },
};

/// A number of the source is nowhere in the target.
pub(super) static LOST: PairCheck = PairCheck {
    rule: &LOST_RULE,
    group: Group::Facts,
    fixes: None,
    examples: &[
        Example::fires(("ar", "en"), &[("حضر الاجتماع 35 سفيرا.", "Ambassadors attended the meeting.")]),
        Example::silent(
            ("ar", "en"),
            &[("حضر الاجتماع 35 سفيرا.", "Thirty-five ambassadors attended the meeting.")],
        ),
        Example::silent(("en", "ar"), &[("They signed 2 agreements.", "وقّعا اتفاقيتين.")]),
    ],
    find: |pair, findings| {
        let (lost, added) = differences(pair);
        for was in lost.iter().skip(added.len()).filter(|was| !was.is(1.0) && !was.is(2.0) && !was.part) {
            findings.push(about(pair, &LOST_RULE, was, None));
        }
    },
};

/// A number of the target is nowhere in the source.
pub(super) static ADDED: PairCheck = PairCheck {
    rule: &ADDED_RULE,
    group: Group::Facts,
    fixes: None,
    examples: &[
        Example::fires(("ar", "en"), &[("حضر السفراء الاجتماع.", "The 35 ambassadors attended the meeting.")]),
        Example::silent(("ar", "en"), &[("في القرن التاسع عشر", "in the 19th century")]),
    ],
    find: |pair, findings| {
        let (lost, added) = differences(pair);
        for is in added.iter().skip(lost.len()).filter(|is| !is.is(1.0) && !is.is(2.0) && !is.part) {
            let finding = pair.at_target(&ADDED_RULE, is.span);
            findings.push(finding.with("number", is.span.of(pair.target.text)));
        }
    },
};

pub(super) fn about(pair: &Pair, rule: &'static Rule, was: &Figure, is: Option<&Figure>) -> Finding {
    let number = was.span.of(pair.source.text);
    let mut finding = match is {
        Some(is) => pair.at_target(rule, is.span).with("found", is.span.of(pair.target.text)),
        None => pair.at_source(rule, was.span),
    };
    finding = finding.with("number", number);
    finding.expected = Some(number.to_owned());
    finding
}

/// Numbers in words: values, with the first and last fact of each; parts of a compound as well as the whole.
fn spoken(text: &Text) -> Vec<(f64, Span)> {
    let facts: Vec<&Fact> = text.facts().iter().filter(|fact| is_number(fact.kind)).collect();
    let mut found: Vec<(f64, Span)> =
        facts.iter().filter_map(|fact| Some((fact.number()?, fact.span))).collect();
    // `twenty-four`, «أربعة وعشرون», *ýigrimi dört*: the units and the tens; `three hundred`, *üç ýüz*: what multiplies.
    // «المرة الرابعة والثلاثين»: *once* does not belong to what follows, so a number may begin at any word.
    for (at, first) in facts.iter().enumerate() {
        let (mut whole, mut part, mut last) = (0.0, 0.0, first.words.0);
        for fact in &facts[at..] {
            let Some(value) = fact.number().filter(|_| last + 1 >= fact.words.0) else { break };
            (whole, part) = match fact.kind {
                FactKind::Scale if value > 100.0 => {
                    (whole + if part == 0.0 { value } else { part * value }, 0.0)
                }
                FactKind::Scale => (whole, if part == 0.0 { value } else { part * value }),
                _ => (whole, part + value),
            };
            let span = Span::new(first.span.start, fact.span.end);
            last = fact.words.0 + fact.words.1;
            found.push((whole + part, span));
            if part > 0.0 {
                found.push((part, span));
            }
        }
    }
    found
}

fn is_number(kind: FactKind) -> bool {
    matches!(kind, FactKind::Number | FactKind::Ordinal | FactKind::Scale)
}

/// The figures that only one side has.
pub(super) fn differences<'p>(pair: &'p Pair) -> (Vec<&'p Figure>, Vec<&'p Figure>) {
    let (source, target) = (pair.source.figures(), pair.target.figures());
    if source.is_empty() && target.is_empty() || pair.target.language.facts().is_empty() && source.is_empty()
    {
        return (Vec::new(), Vec::new());
    }
    // Most figures stand on both sides.
    let answers = |own: &[Figure], other: &[Figure]| own.iter().all(|one| other.iter().any(|o| one.same(o)));
    if answers(source, target) && answers(target, source) {
        return (Vec::new(), Vec::new());
    }
    let alone = |own: &'p [Figure], other: &[Figure], side: &Text, text: &Text| -> Vec<&'p Figure> {
        let rest: Vec<&Figure> = own
            .iter()
            .filter(|figure| !is_local(figure, side, text))
            .filter(|figure| !other.iter().any(|one| figure.same(one) || clock(figure, one)))
            .collect();
        if rest.is_empty() {
            return rest;
        }
        let words = spoken(text);
        rest.into_iter().filter(|figure| !answered(figure, text, &words)).collect()
    };
    let mut lost = alone(source, target, pair.source, pair.target);
    let mut added = alone(target, source, pair.target, pair.source);
    // What is a part of a name has no value to compare, and a language that lists no numbers may have said any in words.
    lost.retain(|figure| !figure.part || added.len() == lost_len(source, target));
    // Where as many figures came as went, they were not said in words: one became another.
    if pair.target.language.facts().is_empty() && lost.len() != added.len() {
        lost.retain(|figure| figure.values.iter().any(|value| *value > LIKELY_IN_WORDS));
    }
    if pair.source.language.facts().is_empty() {
        added.retain(|figure| figure.values.iter().any(|value| *value > LIKELY_IN_WORDS));
    }
    (lost, added)
}

/// Whether a figure is the calling code of a country where the other side has one as well: each names its own as an example, `+1`,
/// `+993`.
fn is_local(figure: &Figure, side: &Text, other: &Text) -> bool {
    let code = |text: &Text, figure: &Figure| {
        figure.span.len() < 4 && text.prose()[..figure.span.start].ends_with('+')
    };
    code(side, figure) && other.figures().iter().any(|one| code(other, one))
}

/// Numbers beyond this one are hardly written in words where the other side has figures.
const LIKELY_IN_WORDS: f64 = 10.0;

fn lost_len(source: &[Figure], target: &[Figure]) -> usize {
    source.len().abs_diff(target.len())
}

/// A full hour and a plain number.
fn clock(one: &Figure, other: &Figure) -> bool {
    let hour = |time: &Figure, plain: &Figure| {
        time.time.is_some_and(|(hour, minute)| {
            plain.is(f64::from(hour))
                || plain.is(f64::from(hour % 12))
                || plain.is(f64::from(hour) + 12.0)
                || plain.is(f64::from(minute))
        })
    };
    hour(one, other) || hour(other, one)
}

/// Whether the words of the other side say a number: as a number, an hour, a month or a decade.
fn answered(figure: &Figure, text: &Text, words: &[(f64, Span)]) -> bool {
    let said = |value: f64| words.iter().any(|(word, _)| (word - value).abs() < 1e-6);
    if let Some((hour, _)) = figure.time {
        let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
        return said(f64::from(hour)) || said(f64::from(twelve));
    }
    figure.values.iter().any(|value| {
        let month = *value <= 12.0
            && text
                .facts()
                .iter()
                .any(|f| matches!(f.kind, FactKind::Month | FactKind::Hijri) && f.number() == Some(*value));
        let decade = (1900.0..2100.0).contains(value) && value % 10.0 == 0.0 && said(value % 100.0);
        // *the 2000s*, «القرن الحادي والعشرون».
        let century = (1000.0..2100.0).contains(value) && value % 100.0 == 0.0 && said(value / 100.0 + 1.0);
        // A million and a half, three quarters: `1.5` and half of it in words.
        let half = value.fract() != 0.0 && (value.fract() * 4.0).fract() == 0.0 && said(value.fract());
        let scaled =
            [1e3, 1e6, 1e9].iter().any(|scale| value % scale == 0.0 && said(value / scale) && said(*scale));
        said(*value) || month || decade || century || half || scaled
    })
}

/// A number in words has become another one.
pub(super) static WORDS: PairCheck = PairCheck {
    rule: &WORDS_RULE,
    group: Group::Facts,
    fixes: None,
    examples: &[
        Example::fires(
            ("ar", "en"),
            &[("وقّع البلدان خمس اتفاقيات.", "The two countries signed seven agreements.")],
        ),
        Example::fires(("en", "tk"), &[("four of four", "dörtden alty")]),
        Example::silent(
            ("ar", "en"),
            &[("وقّع البلدان خمس اتفاقيات.", "The two countries signed five agreements.")],
        ),
    ],
    find: |pair, findings| words(pair, FactKind::Number, &WORDS_RULE, findings),
};

/// An ordinal in words has become another one.
pub(super) static ORDINALS: PairCheck = PairCheck {
    rule: &ORDINALS_RULE,
    group: Group::Facts,
    fixes: None,
    examples: &[
        Example::fires(("ar", "en"), &[("الجولة الرابعة من المشاورات", "the fifth round of consultations")]),
        Example::fires(("ar", "tk"), &[("الجولة الرابعة من المشاورات", "geňeşmeleriň bäşinji tapgyry")]),
        Example::silent(("ar", "en"), &[("الجولة الرابعة من المشاورات", "the 4th round of consultations")]),
    ],
    find: |pair, findings| words(pair, FactKind::Ordinal, &ORDINALS_RULE, findings),
};

/// Raises `rule` where a number in words of three or more of each side has no answer on the other.
fn words(pair: &Pair, kind: FactKind, rule: &'static Rule, findings: &mut Vec<Finding>) {
    if pair.source.language.facts().is_empty() || pair.target.language.facts().is_empty() {
        return;
    }
    let own = |text: &Text| -> Vec<Fact> {
        let of_kind =
            |fact: &&Fact| fact.kind == kind && fact.sure && fact.number().is_some_and(|n| n >= 3.0);
        text.facts().iter().filter(of_kind).copied().collect()
    };
    let (source, target) = (own(pair.source), own(pair.target));
    if source.is_empty() || target.is_empty() {
        return;
    }
    let alone = |facts: Vec<Fact>, side: &Text, text: &Text| -> Vec<Fact> {
        let other = spoken(text);
        let mine = spoken(side);
        let said = |value: f64| {
            other.iter().any(|(word, _)| (word - value).abs() < 1e-6)
                || text.figures().iter().any(|f| {
                    f.is(value)
                        || f.time.is_some_and(|(h, _)| f64::from(h % 12) == value || f64::from(h) == value)
                })
        };
        facts
            .into_iter()
            // The whole compound or the part: either may be said.
            .filter(|fact| {
                !mine.iter().any(|(value, span)| {
                    span.start <= fact.span.start && fact.span.end <= span.end && said(*value)
                })
            })
            .filter(|fact| {
                fact.number().is_some_and(|n| {
                    !text.facts().iter().any(|f| f.kind == FactKind::Month && f.number() == Some(n))
                })
            })
            .collect()
    };
    let mut lost = alone(source.clone(), pair.source, pair.target);
    let mut added = alone(target.clone(), pair.target, pair.source);
    // *four from four*, *four from ten*: what is said oftener on one side is what the other has otherwise.
    let oftener = |own: &[Fact], other: &[Fact]| -> Vec<Fact> {
        let count = |list: &[Fact], value: &str| list.iter().filter(|fact| fact.value == value).count();
        let more = own.iter().find(|fact| count(own, fact.value) > count(other, fact.value));
        more.into_iter().copied().collect()
    };
    if source.len() == target.len() {
        match (lost.is_empty(), added.is_empty()) {
            (true, false) => lost = oftener(&source, &target),
            (false, true) => added = oftener(&target, &source),
            _ => {}
        }
    }
    for (was, is) in lost.iter().zip(&added) {
        let word = was.span.of(pair.source.text);
        let mut finding =
            pair.at_target(rule, is.span).with("number", word).with("found", is.span.of(pair.target.text));
        finding.expected = Some(word.to_owned());
        findings.push(finding);
    }
}

/// The target has the number, but does not say that it is per cent.
pub(super) static PERCENT: PairCheck = PairCheck {
    rule: &PERCENT_RULE,
    group: Group::Facts,
    fixes: None,
    examples: &[
        Example::fires(("ar", "en"), &[("ارتفع بنسبة ١٢٪.", "It rose by 12.")]),
        Example::fires(
            ("en", "tk"),
            &[(
                "41 % believed him at first, but only 35 % do so now.",
                "Ilki oňa 41 ynanýardy, emma häzir diňe 35 göterimi oňa ynanýar.",
            )],
        ),
        Example::silent(("ar", "tk"), &[("ارتفع بنسبة ١٢٪.", "12 göterim ýokarlandy.")]),
        Example::silent(("en", "tk"), &[("from 41 % to 35 %", "41-den 35 göterime çenli")]),
    ],
    find: |pair, findings| {
        let target = pair.target.figures();
        if pair.target.language.facts().is_empty() {
            return;
        }
        let marked = |text: &Text| text.figures().iter().filter(|figure| figure.percent).count();
        let (said, kept) = (count(pair.source), count(pair.target));
        // Every figure has its own, and one has lost it: a language may say it once for a whole list.
        let one = kept + 1 == said && marked(pair.source) == said && marked(pair.target) == kept;
        let lost = if kept == 0 { said } else { usize::from(one) };
        let says = |is: &Figure| {
            // Of a range or a list the last has it for all.
            let mut following = target.iter().filter(|one| one.span.start >= is.span.start);
            following.any(|one| one.percent && one.span.start < is.span.end + OF_A_LIST)
        };
        let bare = |was: &Figure| target.iter().find(|is| was.same(is) && !says(is));
        let once = |was: &Figure| target.iter().filter(|is| was.same(is)).count() == 1;
        let source = pair.source.figures().iter().filter(|figure| figure.percent && once(figure));
        for is in source.filter_map(bare).take(lost) {
            let finding = pair.at_target(&PERCENT_RULE, is.span);
            findings.push(finding.with("number", is.span.of(pair.target.text)));
        }
    },
};

/// So many bytes on the per cent of a range is written at most: `10 to 12 %`.
const OF_A_LIST: usize = 16;

/// How often a text says per cent.
fn count(text: &Text) -> usize {
    let signs = text.prose().matches(['%', '٪']).count();
    signs + text.facts().iter().filter(|fact| fact.kind == FactKind::Percent).count()
}
