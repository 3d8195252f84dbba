//! What the batch itself teaches of words that translate each other.

use super::Evidence;

/// Words that stood in beads together, by expectation maximization; see `lexical`.
pub struct Learned;

impl Learned {
    /// Its name.
    pub const NAME: &'static str = "learned";
}

impl Evidence for Learned {
    fn name(&self) -> &'static str {
        Self::NAME
    }
}
