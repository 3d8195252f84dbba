//! Persons and their titles.

mod slips;
pub(super) mod spelling;
mod titles;

use super::Check;

/// In the order of the report.
pub(super) static CHECKS: &[&dyn Check] =
    &[&spelling::NameTwoWays, &slips::Misspelt, &titles::TITLE, &titles::POST];
