//! Terms of the glossary, as translations use them.

mod forbidden;
mod missing;
mod nearest;
mod not_preferred;
mod two_ways;
mod untranslated;
pub mod usage;

use super::Check;
use crate::model::Hit;
use crate::text::Span;

/// In the order of the report.
pub(super) static CHECKS: &[&dyn Check] = &[
    &missing::TermNotUsed,
    &forbidden::TermForbidden,
    &forbidden::TermDeprecated,
    &not_preferred::TermNotPreferred,
    &untranslated::TermUntranslated,
    &two_ways::TermTwoWays,
];

/// The hits that do not lie inside a longer one: what the text says, without the parts of its terms.
pub fn whole(hits: &[Hit]) -> impl Iterator<Item = &Hit> {
    hits.iter().filter(|hit| !hits.iter().any(|other| contains(other.span, hit.span)))
}

/// True when `outer` covers more than `inner` and all of it.
fn contains(outer: Span, inner: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end && outer.len() > inner.len()
}

/// An acronym or abbreviation: one word with two capitals (`MoU`, `BMG`).
fn is_short_form(term: &str) -> bool {
    !term.contains(char::is_whitespace) && term.chars().filter(|c| c.is_uppercase()).count() >= 2
}
