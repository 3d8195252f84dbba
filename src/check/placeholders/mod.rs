//! What programs read: placeholders, markup, the forms of plural messages.

mod access;
mod addresses;
pub(super) mod code;
mod differ;
mod escapes;
mod markdown;
mod notes;
mod plurals;
mod printf;
mod rst;
mod select;
mod tags;

pub use differ::refers;
pub(super) use select::has_choice;

use super::Check;

/// In the order of the report.
pub(super) static CHECKS: &[&dyn Check] = &[
    &differ::PlaceholderLost,
    &differ::PlaceholderAdded,
    &differ::PlaceholderChanged,
    &tags::UNBALANCED,
    &tags::ATTRIBUTES,
    &escapes::ESCAPES,
    &escapes::ENTITY,
    &select::FUNCTION,
    &select::CATEGORIES,
    &select::UNUSED,
    &select::DEFAULT,
    &select::VARIABLE,
    &plurals::KeysMissing,
    &code::CHANGED,
    &access::KEY,
    &markdown::DIFFERS,
    &notes::KEPT,
    &rst::DIFFERS,
];
