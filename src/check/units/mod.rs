//! Units as wholes: is it a translation at all, and of all of the source?

mod conflict;
mod consistency;
mod doubled;
mod language;
mod length;
mod untranslated;

pub(super) use consistency::{Compared, compared};
pub(super) use untranslated::is_style;

use super::Check;
use super::options::CheckOption;

/// In the order of the report.
pub(super) static CHECKS: &[&dyn Check] = &[
    &untranslated::UNTRANSLATED,
    &untranslated::BLANK,
    &doubled::DOUBLED,
    &consistency::OneSourceTwoTargets,
    &consistency::TwoSourcesOneTarget,
    &length::RATIO,
    &language::SCRIPT,
    &language::LANGUAGE,
    &length::LOST,
    &length::ADDED,
    &length::DOUBTFUL,
    &conflict::CONFLICT,
];

/// What a project may set of them.
pub(super) static OPTIONS: &[&CheckOption] = &[
    &consistency::FEWEST,
    &length::MOST,
    &length::TIMES,
    &length::SHORT,
    &length::SHORTER,
    &length::LONGER,
    &length::CONFIDENT,
];
