//! Persons and their titles.

mod spelling;
mod titles;

use super::Check;

/// In the order of the report.
pub(super) static CHECKS: &[&dyn Check] =
    &[&spelling::NameTwoWays, &spelling::DOUBTFUL, &titles::TITLE, &titles::POST];
