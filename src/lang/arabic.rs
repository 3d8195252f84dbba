//! Arabic.

use super::{Boundaries, Direction, Language, boundaries};

/// Arabic (`ar`).
pub struct Arabic;

impl Language for Arabic {
    fn code(&self) -> &'static str {
        "ar"
    }

    fn direction(&self) -> Direction {
        Direction::Rtl
    }

    fn boundaries(&self) -> &'static Boundaries {
        &boundaries::arabic::BOUNDARIES
    }

    fn furniture(&self) -> &'static [&'static str] {
        boundaries::arabic::FURNITURE
    }
}
