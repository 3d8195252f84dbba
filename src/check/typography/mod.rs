//! Punctuation, spaces and capitals, as the language of the target has them.

mod begins;
mod brackets;
mod ends;
mod marks;
mod narrow;
mod quotes;
mod signs;
mod spaces;
mod spelling;
mod straight;

use std::collections::BTreeSet;

use super::Check;
use crate::model::{Finding, Locale};

/// In the order of the report.
pub(super) static CHECKS: &[&dyn Check] = &[
    &quotes::UNBALANCED,
    &quotes::STYLE,
    &quotes::LOST,
    &marks::FOREIGN,
    &marks::DOUBLED,
    &marks::DOTS,
    &marks::DASH,
    &spaces::BEFORE,
    &spaces::AFTER,
    &spaces::DOUBLE,
    &spaces::EDGE,
    &brackets::UNBALANCED,
    &brackets::LOST,
    &ends::FinalStop,
    &ends::CAPITAL,
    &spelling::ATTACHED,
    &begins::BEGIN,
    &begins::SIGNS,
    &narrow::Narrow,
    &signs::LOST,
    &straight::Straight,
];

/// So many texts show a habit.
const FEW: usize = 4;

/// The findings of a document, or of each locale the first where most texts are written so, against `others` that are not.
fn habit_once<'d>(
    found: Vec<(&'d Locale, Finding)>,
    others: usize,
) -> impl Iterator<Item = Finding> + use<'d> {
    let habit = found.len() >= FEW && 3 * found.len() > others;
    let mut told: BTreeSet<&Locale> = BTreeSet::new();
    found.into_iter().filter(move |(locale, _)| told.insert(locale) || !habit).map(|(_, finding)| finding)
}
