//! Facts: what must be the same in every language, whatever the words.

mod figures;
mod negation;
mod numbers;
mod places;
mod times;
mod words;

pub(super) use figures::{Figure, figures, may_be_followed};

use super::Check;

/// In the order of the report.
pub(super) static CHECKS: &[&dyn Check] = &[
    &numbers::CHANGED,
    &numbers::LOST,
    &numbers::ADDED,
    &numbers::WORDS,
    &numbers::ORDINALS,
    &numbers::PERCENT,
    &times::TIMES,
    &words::MONTH,
    &words::WEEKDAY,
    &words::HIJRI,
    &words::CURRENCY,
    &words::MEASURE,
    &words::BODY,
    &words::ACRONYM,
    &places::PLACE,
    &negation::DROPPED,
];
