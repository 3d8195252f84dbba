//! Characters that are not what they seem.

pub(super) mod classes;
mod control;
mod display;

use super::Check;

/// In the order of the report.
pub(super) static CHECKS: &[&dyn Check] = &[
    &classes::GARBLED,
    &classes::LOST,
    &control::CONTROL,
    &classes::OVERRIDE,
    &classes::UNBALANCED,
    &classes::STRAY,
    &display::ORDER,
    &classes::BACKWARDS,
    &classes::SHAPES,
    &classes::STRETCHED,
    &classes::COMPOSED,
    &classes::INVISIBLE,
    &classes::MIXED,
    &control::CONFUSABLE,
    &classes::FOREIGN,
    &classes::DIGITS,
    &classes::LETTER_DIGIT,
    &classes::TWO_SYSTEMS,
];
