//! Markdown: CommonMark with tables and footnotes, through pulldown-cmark.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::blocks::Builder;
use super::{ReadOptions, Reader, Reading, ends_in};
use crate::model::BlockKind;

/// Markdown.
///
/// Headings, paragraphs, list items, table cells, quotations and footnotes are blocks; the text of links and of inline code
/// and the description of a picture belong to the block they stand in. Code blocks, raw HTML and front matter are left out.
pub(super) struct Markdown;

impl Reader for Markdown {
    fn name(&self) -> &'static str {
        "Markdown"
    }

    fn recognises(&self, name: &str, _text: &str) -> bool {
        ends_in(name, &["md", "markdown", "mkd", "mdown"])
    }

    fn read(&self, text: &str, options: &ReadOptions) -> Reading {
        let extensions = Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
            | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
        let mut builder = Builder::new(text);
        let mut reading = Reading::default();
        // The kinds of the containers around the text; the first stands for the document.
        let mut kinds = vec![BlockKind::Paragraph];
        let mut skipping = false;
        for (event, range) in Parser::new_ext(text, extensions).into_offset_iter() {
            let kind = kinds.last().copied().unwrap_or(BlockKind::Paragraph);
            match event {
                Event::Start(tag) => {
                    if let Some(name) = left_out(&tag) {
                        builder.end();
                        skipping = true;
                        let place = builder.place(range.start);
                        reading.left_out.entry(name.to_owned()).or_insert((0, place)).0 += 1;
                    }
                    if let Some(inline) = inline(&tag).filter(|_| options.markup && !skipping) {
                        builder.open_tag(inline);
                    }
                    if let Some(kind) = container(&tag, kind) {
                        builder.end();
                        kinds.push(kind);
                    }
                }
                Event::End(tag) => {
                    if matches!(tag, TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_)) {
                        skipping = false;
                    }
                    if let Some(name) = inline_end(tag).filter(|_| options.markup) {
                        builder.close_tag(name);
                    }
                    if closes(tag) {
                        builder.end();
                        kinds.truncate((kinds.len() - 1).max(1));
                    }
                }
                _ if skipping => {}
                Event::Text(content) => match text.get(range.clone()) {
                    Some(written) if written == &*content => builder.push(kind, &content, range.start),
                    _ => builder.push_written(kind, &content, range.start, range.end),
                },
                Event::Code(content) => {
                    if options.markup {
                        builder.open_tag("<code>".to_owned());
                    }
                    // Between its backticks, if it is written there as it is.
                    let written = text.get(range.clone()).unwrap_or_default();
                    match written.find(&*content) {
                        Some(at) => builder.push(kind, &content, range.start + at),
                        None => builder.push_written(kind, &content, range.start, range.end),
                    }
                    if options.markup {
                        builder.close_tag("code");
                    }
                }
                Event::SoftBreak => builder.space(),
                Event::HardBreak => builder.line_break(),
                Event::Rule => builder.end(),
                Event::InlineHtml(tag) if tag.starts_with("<br") => builder.line_break(),
                _ => {}
            }
        }
        reading.blocks = builder.finish();
        reading
    }
}

/// The tag of inline markup.
fn inline(tag: &Tag<'_>) -> Option<String> {
    Some(match tag {
        Tag::Emphasis => "<em>".to_owned(),
        Tag::Strong => "<strong>".to_owned(),
        Tag::Strikethrough => "<s>".to_owned(),
        Tag::Link { dest_url, .. } => format!("<a href=\"{}\">", dest_url.replace('"', "&quot;")),
        _ => return None,
    })
}

/// The name of the tag that ends.
fn inline_end(tag: TagEnd) -> Option<&'static str> {
    Some(match tag {
        TagEnd::Emphasis => "em",
        TagEnd::Strong => "strong",
        TagEnd::Strikethrough => "s",
        TagEnd::Link => "a",
        _ => return None,
    })
}

/// What is left out, by the name of the finding.
fn left_out(tag: &Tag<'_>) -> Option<&'static str> {
    match tag {
        Tag::CodeBlock(_) => Some("code"),
        Tag::HtmlBlock => Some("html"),
        Tag::MetadataBlock(_) => Some("front matter"),
        _ => None,
    }
}

/// The kind of the blocks directly in a container; `None` for inline markup.
fn container(tag: &Tag<'_>, outer: BlockKind) -> Option<BlockKind> {
    Some(match tag {
        Tag::Heading { level, .. } => BlockKind::Heading(level_number(*level)),
        Tag::Item => BlockKind::ListItem,
        Tag::BlockQuote(_) => BlockKind::Quote,
        Tag::TableCell => BlockKind::Cell,
        Tag::Paragraph | Tag::List(_) | Tag::FootnoteDefinition(_) | Tag::Table(_) => outer,
        _ => return None,
    })
}

/// The ends of what [`container`] opens.
fn closes(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Heading(_)
            | TagEnd::Item
            | TagEnd::BlockQuote(_)
            | TagEnd::TableCell
            | TagEnd::Paragraph
            | TagEnd::List(_)
            | TagEnd::FootnoteDefinition
            | TagEnd::Table
    )
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
