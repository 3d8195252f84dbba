//! HTML, through the tokenizer of html5ever.
//!
//! The tokenizer does what is hard in HTML (character references, scripts, comments, broken tags) by the
//! standard. Of the tree only two things matter here: which block a text stands in, and whether an element around it is
//! left out. A stack of the open block elements answers both, without recursion, so that ten thousand
//! nested tables cost ten thousand entries. And unlike a tree, tokens can be traced to their place: the text
//! is fed in pieces that begin and end at tags and references, so that each token is known to come from its piece.
//!
//! Readability crates were looked at: they give back a rewritten page, and no text of it can be traced to its place. What they go by
//! (the main part of a page, names of classes, lists of links) is what is gone by here.

use std::cell::RefCell;
use std::collections::BTreeMap;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

mod article;

use super::blocks::Builder;
use super::{ReadOptions, Reader, Reading, ends_in};
use crate::model::BlockKind;
use article::Tally;

/// Elements that hold no running text of the page.
const LEFT_OUT: &[&str] = &[
    "script", "style", "nav", "aside", "footer", "template", "noscript", "svg", "math", "iframe", "object",
    "audio", "video", "canvas", "button", "select", "textarea", "dialog", "noembed", "noframes", "head",
];
/// What may stand in the head; anything else ends it.
const IN_HEAD: &[&str] = &["head", "html", "title", "script", "style", "noscript", "template"];
/// Landmark roles that say the same of any element.
const LEFT_OUT_ROLES: &[&str] =
    &["navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog"];
/// Elements that begin and end a block (HTML, section 15.3, `display: block` and its kin).
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
];

/// Elements inside a text that are kept as tags, where the project wants them.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "cite", "code", "em", "i", "kbd", "mark", "q", "s", "small", "strong", "sub", "sup",
    "u",
];

/// HTML pages.
///
/// Headings, paragraphs, list items, cells and quotations are blocks. Scripts, styles, navigation, the banner, asides, footers,
/// controls and what is `hidden` are left out; a `header` inside an article or section stays, because it holds its title.
/// The `title` of the page is a block only where no `h1` is.
pub(super) struct Html;

impl Reader for Html {
    fn name(&self) -> &'static str {
        "HTML"
    }

    fn recognises(&self, name: &str, text: &str) -> bool {
        let start = text.trim_start();
        ends_in(name, &["html", "htm", "xhtml"])
            || ["<!doctype html", "<html"]
                .iter()
                .any(|tag| start.get(..tag.len()).is_some_and(|s| s.eq_ignore_ascii_case(tag)))
    }

    fn read(&self, text: &str, options: &ReadOptions) -> Reading {
        let reading = read(text, options, true);
        // A page of which everything is named as furniture is a page after all.
        if reading.blocks.is_empty() { read(text, options, false) } else { reading }
    }
}

/// `by_names`: elements are left out for the names of their classes too.
fn read(text: &str, options: &ReadOptions, by_names: bool) -> Reading {
    let sink = Sink(RefCell::new(State {
        text,
        markup: options.markup,
        by_names,
        tallies: Vec::new(),
        links: 0,
        builder: Builder::new(text),
        open: Vec::new(),
        counts: BTreeMap::new(),
        left_out: BTreeMap::new(),
        piece: 0,
        reference: None,
        title: false,
        has_h1: false,
    }));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let queue = BufferQueue::default();
    let whole = StrTendril::from_slice(text);
    let mut start = 0;
    while start < text.len() {
        let end = start + piece(&text[start..]);
        {
            let mut state = tokenizer.sink.0.borrow_mut();
            state.piece = start;
            if text[start..].starts_with('&') {
                state.reference = Some(start..end);
            }
        }
        // Offsets fit: tendrils and documents both end below 4 GB.
        queue.push_back(whole.subtendril(start as u32, (end - start) as u32));
        let _ = tokenizer.feed(&queue);
        start = end;
    }
    tokenizer.end();
    let state = tokenizer.sink.0.into_inner();
    let (mut tallies, mut left_out) = (state.tallies, state.left_out);
    let mut blocks = state.builder.finish();
    tallies.resize(blocks.len(), Tally::default());
    if state.title && state.has_h1 && !blocks.is_empty() {
        blocks.remove(0);
        tallies.remove(0);
    }
    let blocks = article::of(blocks, &tallies, &mut left_out);
    Reading { blocks, left_out, ..Reading::default() }
}

/// The length of the first piece: a tag up to its `>`, a character reference, or the text up to the next of them.
fn piece(text: &str) -> usize {
    let bytes = text.as_bytes();
    match bytes[0] {
        b'&' => {
            let name = bytes[1..].iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'#').count();
            1 + name + usize::from(bytes.get(1 + name) == Some(&b';'))
        }
        first => {
            let inside = bytes[1..].iter().position(|b| matches!(b, b'<' | b'&' | b'>'));
            match inside {
                None => bytes.len(),
                Some(at) if bytes[at + 1] == b'>' => at + 2,
                Some(at) => at + 1,
            }
            .max(usize::from(first == b'<'))
        }
    }
}

struct Sink<'a>(RefCell<State<'a>>);

struct State<'a> {
    text: &'a str,
    /// Whether inline elements are kept as tags, and whether names of classes are looked at.
    markup: bool,
    by_names: bool,
    /// What is known of each block so far, and how many links are open.
    tallies: Vec<Tally>,
    links: usize,
    builder: Builder<'a>,
    open: Vec<Open>,
    /// How many open elements have a name: an end tag without one is passed over at once.
    counts: BTreeMap<String, usize>,
    left_out: BTreeMap<String, (usize, crate::text::Place)>,
    /// Where the text that is not yet tokenized begins.
    piece: usize,
    /// The last character reference, while it may still be unresolved.
    reference: Option<std::ops::Range<usize>>,
    /// The first block is the `title`.
    title: bool,
    has_h1: bool,
}

/// An open block element.
struct Open {
    name: String,
    kind: BlockKind,
    /// It or an element around it is left out.
    left_out: bool,
    /// It is an article, section or main part, or inside one.
    section: bool,
    /// It is the main part of the page, or an article, or inside one.
    main: bool,
    article: bool,
}

impl TokenSink for Sink<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => {
                state.reference = None;
                return match tag.kind {
                    TagKind::StartTag => state.start(&tag),
                    TagKind::EndTag => {
                        state.finish(&tag.name);
                        TokenSinkResult::Continue
                    }
                };
            }
            Token::CharacterTokens(text) => state.characters(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl State<'_> {
    fn kind(&self) -> BlockKind {
        self.open.last().map_or(BlockKind::Paragraph, |open| open.kind)
    }

    fn is_left_out(&self) -> bool {
        self.open.last().is_some_and(|open| open.left_out)
    }

    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        let attribute = |wanted: &str| tag.attrs.iter().find(|a| &*a.name.local == wanted).map(|a| &*a.value);
        let section = self.open.last().is_some_and(|open| open.section)
            || matches!(name, "article" | "section" | "main");
        let block = BLOCKS.contains(&name) && !matches!(name, "body" | "html" | "main" | "article");
        let named = self.by_names
            && block
            && ["class", "id"].iter().filter_map(|a| attribute(a)).any(article::is_furniture);
        let leaves = named
            || LEFT_OUT.contains(&name)
            || (name == "header" && !section)
            || attribute("role").is_some_and(|role| LEFT_OUT_ROLES.contains(&role))
            || attribute("aria-hidden").is_some_and(|v| v.eq_ignore_ascii_case("true"))
            || attribute("hidden").is_some();
        let void = matches!(
            name,
            "area"
                | "base"
                | "br"
                | "col"
                | "embed"
                | "hr"
                | "img"
                | "input"
                | "link"
                | "meta"
                | "source"
                | "track"
                | "wbr"
        );
        match name {
            // Two breaks in a row are how pages without paragraphs set them apart.
            "br" if self.builder.at_line_break() => self.builder.end(),
            "br" => self.builder.line_break(),
            "hr" => self.builder.end(),
            _ => {}
        }
        if !void && (leaves || BLOCKS.contains(&name)) {
            self.builder.end();
            // The head is left out but for the title; whatever has no place in it ends it (HTML, 13.2.6.4.4).
            if !IN_HEAD.contains(&name) {
                self.finish("head");
            }
            let outer = self.kind();
            let title =
                name == "title" && self.open.iter().all(|open| matches!(&*open.name, "html" | "head"));
            let around = self.is_left_out() && !title;
            if leaves && !around && name != "head" {
                let place = self.builder.place(self.piece);
                let what = if named { "furniture" } else { name };
                self.left_out.entry(what.to_owned()).or_insert((0, place)).0 += 1;
            }
            let kind = match name {
                "title" => BlockKind::Heading(1),
                "h1" => BlockKind::Heading(1),
                "h2" => BlockKind::Heading(2),
                "h3" => BlockKind::Heading(3),
                "h4" => BlockKind::Heading(4),
                "h5" => BlockKind::Heading(5),
                "h6" => BlockKind::Heading(6),
                "li" | "dt" | "dd" => BlockKind::ListItem,
                "td" | "th" => BlockKind::Cell,
                "blockquote" => BlockKind::Quote,
                _ => outer,
            };
            self.has_h1 |= name == "h1" && !leaves && !around;
            *self.counts.entry(name.to_owned()).or_default() += 1;
            let main = name == "main" || attribute("role") == Some("main");
            let (in_main, in_article) = self.open.last().map_or((false, false), |o| (o.main, o.article));
            self.open.push(Open {
                name: name.to_owned(),
                kind,
                left_out: leaves || around,
                section,
                main: main || in_main,
                article: name == "article" || in_article,
            });
        }
        if name == "a" {
            self.links += 1;
        }
        if self.markup && INLINE.contains(&name) && !self.is_left_out() {
            self.builder.open_tag(match attribute("href").filter(|_| name == "a") {
                Some(href) => format!("<a href=\"{}\">", href.replace('"', "&quot;")),
                None => format!("<{name}>"),
            });
        }
        match name {
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" | "xmp" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(RawKind::Rawtext),
            "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
            "plaintext" => TokenSinkResult::Plaintext,
            _ => TokenSinkResult::Continue,
        }
    }

    fn finish(&mut self, name: &str) {
        if name == "a" {
            self.links = self.links.saturating_sub(1);
        }
        if self.markup && INLINE.contains(&name) {
            self.builder.close_tag(name);
            return;
        }
        if self.counts.get(name).is_none_or(|count| *count == 0) {
            return;
        }
        self.builder.end();
        while let Some(open) = self.open.pop() {
            if let Some(count) = self.counts.get_mut(&open.name) {
                *count -= 1;
            }
            if open.name == name {
                break;
            }
        }
    }

    /// Counts characters of the block that is being read.
    fn tally(&mut self, text: &str) {
        if self.is_left_out() {
            return;
        }
        let count = text.chars().filter(|c| !c.is_whitespace()).count();
        let at = self.builder.finished();
        if self.tallies.len() <= at && count > 0 {
            self.tallies.resize(at + 1, Tally::default());
        }
        let (main, article) = self.open.last().map_or((false, false), |o| (o.main, o.article));
        if let Some(tally) = self.tallies.get_mut(at).filter(|_| count > 0) {
            tally.characters += count;
            tally.linked += if self.links > 0 { count } else { 0 };
            (tally.main, tally.article) = (main, article);
        }
    }

    fn characters(&mut self, text: &str) {
        let kind = self.kind();
        let rest = self.text.get(self.piece..).unwrap_or_default();
        let as_written = rest.starts_with(text);
        if let Some(reference) = self.reference.take_if(|r| !as_written || r.start == self.piece) {
            if !self.is_left_out() {
                self.builder.push_written(kind, text, reference.start, reference.end);
            }
            return;
        }
        self.tally(text);
        if !self.is_left_out() {
            self.title |= self.open.last().is_some_and(|open| open.name == "title");
            if as_written {
                self.builder.push(kind, text, self.piece);
            } else {
                self.builder.push_written(kind, text, self.piece, self.piece);
            }
        }
        self.piece += if as_written {
            text.len()
        } else if text == "\n" && rest.starts_with("\r\n") {
            2
        } else {
            0
        };
    }
}
