//! Floor 4: what a person should look at. A file a check, a line in [`CHECKS`].
use crate::model::Rule;
/// Every rule.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    crate::document::RULES.iter().copied()
}
