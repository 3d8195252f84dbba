//! English.

use super::{Boundaries, Direction, Language, boundaries};

/// English (`en`).
pub struct English;

impl Language for English {
    fn code(&self) -> &'static str {
        "en"
    }

    fn direction(&self) -> Direction {
        Direction::Ltr
    }

    fn boundaries(&self) -> &'static Boundaries {
        &boundaries::english::BOUNDARIES
    }

    fn furniture(&self) -> &'static [&'static str] {
        boundaries::english::FURNITURE
    }
}
