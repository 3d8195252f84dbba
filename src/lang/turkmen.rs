//! Turkmen.

use super::{Boundaries, Direction, Language, boundaries};

/// Turkmen (`tk`).
pub struct Turkmen;

impl Language for Turkmen {
    fn code(&self) -> &'static str {
        "tk"
    }

    fn direction(&self) -> Direction {
        Direction::Ltr
    }

    fn foreign_letters(&self) -> &'static [(char, char)] {
        &[('ı', 'y'), ('ğ', 'g'), ('Ğ', 'G'), ('İ', 'I'), ('ñ', 'ň'), ('ÿ', 'ý')]
    }

    fn boundaries(&self) -> &'static Boundaries {
        &boundaries::turkmen::BOUNDARIES
    }

    fn furniture(&self) -> &'static [&'static str] {
        boundaries::turkmen::FURNITURE
    }
}
