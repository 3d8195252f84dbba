//! What the paragraph styles of a document say.

use std::collections::HashMap;

use crate::document::DocumentError;
use crate::document::package::{Part, Step};
use crate::model::BlockKind;

/// Styles may be based on each other this often.
const LONGEST_CHAIN: usize = 32;

/// What a paragraph style says.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    name: String,
    based_on: Option<String>,
    /// The level of the outline, from 0; 9 is running text.
    outline: Option<u8>,
    numbered: bool,
}

/// The paragraph styles of a document, by id.
pub(super) type Styles = HashMap<String, Style>;

/// The styles of a part.
pub(super) fn styles(part: &Part) -> Result<Styles, DocumentError> {
    let mut found = Styles::new();
    let mut open: Option<(String, Style)> = None;
    let mut depth = 0;
    part.walk(|step| match step {
        Step::Open { name, attributes, .. } => {
            depth += 1;
            if name == "style" && attributes.get("type").is_none_or(|kind| kind == "paragraph") {
                open = attributes.get("styleId").map(|id| (id, Style::default()));
            } else if let Some((_, style)) = &mut open {
                match name {
                    "name" => style.name = attributes.get("val").unwrap_or_default().to_lowercase(),
                    "basedOn" => style.based_on = attributes.get("val"),
                    "outlineLvl" => {
                        style.outline = attributes.get("val").and_then(|level| level.parse().ok())
                    }
                    "numId" => style.numbered = attributes.get("val").is_some_and(|id| id != "0"),
                    _ => {}
                }
            }
        }
        Step::Close => {
            depth -= 1;
            // A style is a child of the root.
            if depth == 1
                && let Some((id, style)) = open.take()
            {
                found.insert(id, style);
            }
        }
        Step::Text(_) => {}
    })?;
    Ok(found)
}

/// What a style makes of a paragraph; `None` for a line of a table of contents.
pub(super) fn kind_of(styles: &Styles, id: &str) -> Option<BlockKind> {
    let mut next = Some(id);
    for _ in 0..LONGEST_CHAIN {
        let Some(style) = next.and_then(|id| styles.get(id)) else { break };
        let heading = style.name.strip_prefix("heading ").and_then(|level| level.parse::<u8>().ok());
        match style.name.as_str() {
            "title" => return Some(BlockKind::Heading(1)),
            "subtitle" => return Some(BlockKind::Heading(2)),
            "quote" | "intense quote" => return Some(BlockKind::Quote),
            name if name.starts_with("toc ") && name != "toc heading" => return None,
            _ => {}
        }
        if let Some(level) = heading.or(style.outline.filter(|level| *level < 9).map(|level| level + 1)) {
            return Some(BlockKind::Heading(level.clamp(1, 6)));
        }
        if style.numbered {
            return Some(BlockKind::ListItem);
        }
        next = style.based_on.as_deref();
    }
    Some(BlockKind::Paragraph)
}
