//! Floor 0: text that belongs to no language. Spans, places, folding with the way back, digits.

pub mod bytes;
pub mod clean;
pub mod csv;
pub mod escaped;
pub mod fold;
pub mod json;
pub mod place;
pub mod placeholders;
pub mod po;
pub mod words;
pub mod yaml;

pub use bytes::ByteSet;
pub use fold::{Folded, Folder};
pub use place::{LineIndex, Place, Span, place_at};
pub use words::{Words, is_east_asian};
