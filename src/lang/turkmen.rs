//! Turkmen.

use super::{Direction, Language};

/// Turkmen (`tk`).
pub struct Turkmen;

impl Language for Turkmen {
    fn code(&self) -> &'static str {
        "tk"
    }

    fn direction(&self) -> Direction {
        Direction::Ltr
    }
}
