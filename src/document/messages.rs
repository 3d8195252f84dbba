//! What the readers of locale files share: a block a message, with its key.

use crate::model::{Block, BlockKind};
use crate::text::Place;

/// Gathers messages; one without text is none.
#[derive(Default)]
pub(super) struct Messages {
    pub(super) blocks: Vec<Block>,
}

impl Messages {
    /// Adds a message under its key.
    pub(super) fn push(&mut self, key: impl Into<String>, text: &str, place: Place) {
        let text = text.trim();
        if !text.is_empty() {
            let places = vec![(0, place)];
            let kind = BlockKind::Paragraph;
            self.blocks.push(Block { kind, text: text.to_owned(), places, key: Some(key.into()) });
        }
    }
}

/// The key of a plural form: `unread[few]`.
pub(super) fn form(key: &str, form: &str) -> String {
    format!("{key}[{form}]")
}

/// A translation with the white space around it that the original has: `Name: `.
pub(super) fn padded(original: &str, text: &str) -> String {
    let lead = &original[..original.len() - original.trim_start().len()];
    let trail = &original[original.trim_end().len().max(lead.len())..];
    format!("{lead}{}{trail}", text.trim())
}
