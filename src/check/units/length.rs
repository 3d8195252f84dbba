//! U025, U028 to U030: a target that is too long or too short for its source, that has more or fewer sentences, or that the
//! aligner doubts.

use crate::check::{Example, Group, Pair, PairCheck, Text};
use crate::model::{Finding, Rule, Severity};
use crate::segment;
use crate::text::Span;

static RATIO_RULE: Rule = Rule { code: "U025", name: "length-unlikely", severity: Severity::Warning };
static LOST_RULE: Rule = Rule { code: "U028", name: "sentence-lost", severity: Severity::Warning };
static ADDED_RULE: Rule = Rule { code: "U029", name: "sentence-added", severity: Severity::Warning };
static DOUBTFUL_RULE: Rule = Rule { code: "U030", name: "alignment-doubtful", severity: Severity::Info };

const SOURCE: &str = "وصل الوزير إلى بغداد صباح اليوم. والتقى نظيره العراقي في وزارة الخارجية.";

/// The length is not what that of the source leads to expect.
pub(super) static RATIO: PairCheck = PairCheck {
    rule: &RATIO_RULE,
    group: Group::Units,
    fixes: None,
    examples: &[
        Example::fires(("ar", "en"), &[(SOURCE, "He came.")]),
        Example::silent(
            ("ar", "en"),
            &[(
                SOURCE,
                "The minister arrived in Baghdad this morning. He met his Iraqi counterpart at the Foreign Ministry.",
            )],
        ),
    ],
    find: ratio,
};

/// Variance of a length: so much a character, and so much a square of it. On 2,176 pairs of news sentences in three languages no
/// deviation reaches 2.5 standard deviations.
const LINEAR: f64 = 3.0;
const SQUARE: f64 = 0.03;
/// Beyond so many standard deviations a length is unlikely; of languages that were not measured twice as many.
const MOST: f64 = 3.0;
/// Texts with fewer characters can be anything.
const SHORT: f64 = 24.0;

fn length(text: &Text) -> f64 {
    text.text.trim().chars().count() as f64
}

/// By how many standard deviations the target is longer than expected, and how long it should be.
fn deviation(pair: &Pair) -> (f64, f64) {
    let rate = pair.target.language.typography().length / pair.source.language.typography().length;
    let (expected, found) = (length(pair.source) * rate, length(pair.target));
    let level = expected.max(found);
    ((found - expected) / (LINEAR * level + SQUARE * level * level).sqrt(), expected)
}

fn ratio(pair: &Pair, findings: &mut Vec<Finding>) {
    let (deviation, expected) = deviation(pair);
    let measured = |text: &Text| !text.language.common().is_empty();
    let most = if measured(pair.source) && measured(pair.target) { MOST } else { 2.0 * MOST };
    if deviation.abs() > most
        && expected.max(length(pair.target)) > SHORT
        && pair.source.prose().chars().any(char::is_alphabetic)
    {
        let span = Span::new(0, pair.target.text.len());
        findings.push(
            pair.at_target(&RATIO_RULE, span)
                .with("length", length(pair.target).to_string())
                .with("likely", expected.round().to_string())
                .with("way", if deviation < 0.0 { "short" } else { "long" }),
        );
    }
}

/// A sentence of the source has none in the target.
pub(super) static LOST: PairCheck = PairCheck {
    rule: &LOST_RULE,
    group: Group::Units,
    fixes: None,
    examples: &[
        Example::fires(("ar", "en"), &[(SOURCE, "The minister arrived in Baghdad this morning.")]),
        Example::silent(
            ("ar", "en"),
            &[(
                SOURCE,
                "The minister arrived in Baghdad this morning and met his Iraqi counterpart at the Foreign Ministry.",
            )],
        ),
    ],
    find: |pair, findings| sentences(pair, true, findings),
};

/// A sentence of the target has none in the source.
pub(super) static ADDED: PairCheck = PairCheck {
    rule: &ADDED_RULE,
    group: Group::Units,
    fixes: None,
    examples: &[
        Example::fires(
            ("ar", "en"),
            &[(
                "وصل الوزير إلى بغداد صباح اليوم.",
                "The minister arrived in Baghdad this morning. He will stay there for three more days.",
            )],
        ),
        Example::silent(("ar", "en"), &[("وصل الوزير، وغادر.", "The minister arrived. He left.")]),
    ],
    find: |pair, findings| sentences(pair, false, findings),
};

/// So far off must the length be, in standard deviations, for a sentence too few to be lost and not joined.
const SENTENCE: f64 = 1.2;

fn sentences(pair: &Pair, lost: bool, findings: &mut Vec<Finding>) {
    let count = |text: &Text| {
        let sentences = segment::segment(text.text, text.language);
        sentences.iter().filter(|span| span.of(text.text).chars().any(char::is_alphabetic)).count()
    };
    let (deviation, _) = deviation(pair);
    if (if lost { -deviation } else { deviation }) < SENTENCE
        || length(pair.source).max(length(pair.target)) < SHORT
    {
        return;
    }
    let (source, target) = (count(pair.source), count(pair.target));
    if (if lost { target < source } else { source < target }) && source > 0 && target > 0 {
        let rule = if lost { &LOST_RULE } else { &ADDED_RULE };
        let span = Span::new(0, pair.target.text.len());
        findings
            .push(pair.at_target(rule, span).with("had", source.to_string()).with("has", target.to_string()));
    }
}

/// The aligner was not sure that these two belong together.
pub(super) static DOUBTFUL: PairCheck = PairCheck {
    rule: &DOUBTFUL_RULE,
    group: Group::Units,
    fixes: None,
    examples: &[
        Example::fires(("ar", "en"), &[("وصل الوزير إلى بغداد", "Nothing of the kind has happened")])
            .doubted(),
        Example::silent(("ar", "en"), &[("وصل الوزير إلى بغداد", "The minister arrived in Baghdad")]),
    ],
    find: doubtful,
};

/// Beads of less confidence are doubtful: `tarjuman align --doubtful` shows what would stand in their place.
const CONFIDENT: f32 = 0.5;

fn doubtful(pair: &Pair, findings: &mut Vec<Finding>) {
    let Some(target) = pair.unit().targets.get(pair.target.locale) else { return };
    if let Some(confidence) =
        target.confidence.filter(|confidence| *confidence < CONFIDENT && !target.state.is_approved())
    {
        let percent = format!("{:.0}", confidence * 100.0);
        let span = Span::new(0, pair.target.text.len());
        findings.push(pair.at_target(&DOUBTFUL_RULE, span).with("confidence", percent));
    }
}
