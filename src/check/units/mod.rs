//! Units as wholes: is it a translation at all, and of all of the source?

mod consistency;
mod doubled;
mod language;
mod length;
mod untranslated;

use super::Check;
pub(super) use consistency::bare;

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
];
