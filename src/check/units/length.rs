//! U025, U028 to U030: a target that is too long or too short for its source, that has more or fewer sentences, or that the
//! aligner doubts.

use std::collections::BTreeSet;

use crate::align;
use crate::check::options::CheckOption;
use crate::check::signs::Signs;
use crate::check::{Example, Group, Pair, PairCheck, Text};
use crate::model::{Finding, Rule, Severity};
use crate::segment;
use crate::text::{Span, is_east_asian};

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
        Example::fires(("en", "tk"), &[("Quality", "h")]),
        Example::silent(("en", "tk"), &[("hours", "sag.")]),
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
/// More characters are no phrase for a word.
const PHRASE: f64 = 40.0;
const SQUARE: f64 = 0.03;
/// Beyond so many standard deviations a length is unlikely.
pub(super) static MOST: CheckOption =
    CheckOption { rule: &RATIO_RULE, name: "deviations", usual: 3.0, least: 0.5, most: 20.0 };
/// How many times as long as expected a text of other languages is no translation.
pub(super) static TIMES: CheckOption =
    CheckOption { rule: &RATIO_RULE, name: "times", usual: 6.0, least: 1.5, most: 100.0 };
const LABEL: f64 = 10.0;
/// A word of so many letters is never translated by one.
const LETTERS: usize = 5;
/// Texts with fewer characters can be anything.
pub(super) static SHORT: CheckOption =
    CheckOption { rule: &RATIO_RULE, name: "characters", usual: 24.0, least: 0.0, most: 1000.0 };

fn length(text: &Text) -> f64 {
    text.length() as f64
}

/// How many characters of a text say as much as 100 of English: those of its language, and fewer of the letters of East Asia.
fn density(text: &Text) -> f64 {
    if !text.has(Signs::EAST_ASIAN) {
        return text.language.typography().length;
    }
    let letters = text.text.chars().filter(|c| c.is_alphabetic()).count();
    let wide = text.text.chars().filter(|c| is_east_asian(*c)).count();
    let hangul = text.text.chars().filter(|c| ('\u{AC00}'..='\u{D7AF}').contains(c)).count();
    match (2 * wide > letters, 2 * hangul > wide) {
        (false, _) => text.language.typography().length,
        (true, false) => 38.0,
        (true, true) => 55.0,
    }
}

/// By how many standard deviations the target is longer than expected, and how long it should be.
fn deviation(pair: &Pair) -> (f64, f64) {
    let rate = density(pair.target) / density(pair.source);
    let (expected, found) = (length(pair.source) * rate, length(pair.target));
    let level = expected.max(found);
    ((found - expected) / (LINEAR * level + SQUARE * level * level).sqrt(), expected)
}

/// Whether both languages are among those whose lengths were measured.
fn is_measured(pair: &Pair) -> bool {
    let measured = |text: &Text| !text.language.common().is_empty();
    measured(pair.source) && measured(pair.target)
}

fn ratio(pair: &Pair, findings: &mut Vec<Finding>) {
    // A language has as many variants as it has forms.
    let chooses =
        |text: &str| text.contains("->") || text.contains(", plural,") || text.contains(", select,");
    let (deviation, expected) = deviation(pair);
    let unlikely = if is_measured(pair) {
        deviation.abs() > pair.option(&MOST)
    } else {
        // A word of an interface may need a phrase.
        let (shorter, longer) = (expected.min(length(pair.target)), expected.max(length(pair.target)));
        let most = pair.option(&TIMES) * shorter.max(1.0);
        // A phrase for a word is no whole sentence or two.
        longer > most
            && (length(pair.target) < expected || shorter > LABEL || longer > PHRASE && longer > 2.0 * most)
    };
    // A letter alone is no word in an alphabet.
    let letter = pair.target.length() == 1
        && pair.source.text.trim().chars().filter(|c| c.is_alphabetic()).count() >= LETTERS
        && pair.target.text.trim().chars().all(|c| c.is_alphabetic() && !is_east_asian(c));
    let found = letter
        || unlikely
            && expected.max(length(pair.target)) > pair.option(&SHORT)
            && pair.source.prose().chars().any(char::is_alphabetic);
    if found && !chooses(pair.source.text) && !chooses(pair.target.text) {
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
pub(super) static SHORTER: CheckOption =
    CheckOption { rule: &LOST_RULE, name: "deviations", usual: 1.2, least: 0.1, most: 20.0 };
/// The same for one too many.
pub(super) static LONGER: CheckOption =
    CheckOption { rule: &ADDED_RULE, name: "deviations", usual: 1.2, least: 0.1, most: 20.0 };

/// Between other languages lengths differ more, and where one sentence ends another language may have a comma.
const UNMEASURED: f64 = 2.0;

/// Of the words of a sentence that the tables have, little ones apart, one in so many has its translation on the other side.
const ANSWERED: usize = 2;

/// Whether the other side says what a sentence says, as far as the tables of words and names can tell.
fn answered(text: &Text, sentence: Span, other: &Text) -> bool {
    let rows = |text: &Text, span: &Span| {
        let mut rows = align::meanings(text.locale, span.of(text.prose()));
        rows.retain(|row| !row.little);
        rows
    };
    let said: BTreeSet<u32> =
        other.words().iter().flat_map(|span| rows(other, span)).map(|one| one.row).collect();
    let words = text.words().iter().filter(|span| sentence.start <= span.start && span.end <= sentence.end);
    let known: Vec<bool> = words
        .map(|span| rows(text, span))
        .filter(|rows| !rows.is_empty())
        .map(|rows| rows.iter().any(|row| said.contains(&row.row)))
        .collect();
    known.len() > 1 && ANSWERED * known.iter().filter(|one| **one).count() >= known.len()
}

fn sentences(pair: &Pair, lost: bool, findings: &mut Vec<Finding>) {
    let sentences = |text: &Text| -> Vec<Span> {
        let mut sentences = segment::segment(text.text, text.language);
        sentences.retain(|span| span.of(text.text).chars().any(char::is_alphabetic));
        sentences
    };
    let (deviation, _) = deviation(pair);
    let (off, least) = if lost { (-deviation, &SHORTER) } else { (deviation, &LONGER) };
    let doubt = if is_measured(pair) { 1.0 } else { UNMEASURED };
    if off < doubt * pair.option(least) || length(pair.source).max(length(pair.target)) < SHORT.usual {
        return;
    }
    let (sources, targets) = (sentences(pair.source), sentences(pair.target));
    // Where each sentence says what the other side says, one was only cut in two, or two were joined.
    let (own, other, spans) =
        if lost { (pair.source, pair.target, &sources) } else { (pair.target, pair.source, &targets) };
    if spans.iter().all(|span| answered(own, *span, other)) {
        return;
    }
    let (source, target) = (sources.len(), targets.len());
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
pub(super) static CONFIDENT: CheckOption =
    CheckOption { rule: &DOUBTFUL_RULE, name: "confidence", usual: 0.5, least: 0.0, most: 1.0 };

fn doubtful(pair: &Pair, findings: &mut Vec<Finding>) {
    let Some(target) = pair.unit().targets.get(pair.target.locale) else { return };
    let least = pair.option(&CONFIDENT) as f32;
    if let Some(confidence) =
        target.confidence.filter(|confidence| *confidence < least && !target.state.is_approved())
    {
        let percent = format!("{:.0}", confidence * 100.0);
        let span = Span::new(0, pair.target.text.len());
        findings.push(pair.at_target(&DOUBTFUL_RULE, span).with("confidence", percent));
    }
}
