//! Arabic.

use super::{Direction, Language};

/// Arabic (`ar`).
pub struct Arabic;

impl Language for Arabic {
    fn code(&self) -> &'static str {
        "ar"
    }

    fn direction(&self) -> Direction {
        Direction::Rtl
    }
}
