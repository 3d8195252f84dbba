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

use super::Check;

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
