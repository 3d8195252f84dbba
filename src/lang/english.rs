//! English.

use super::{Direction, Language};

/// English (`en`).
pub struct English;

impl Language for English {
    fn code(&self) -> &'static str {
        "en"
    }

    fn direction(&self) -> Direction {
        Direction::Ltr
    }
}
