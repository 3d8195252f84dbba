//! Which blocks of a page are its article.

use std::collections::BTreeMap;

use crate::model::{Block, BlockKind};
use crate::text::Place;

/// What is known of a block, in characters without white space.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    pub(super) characters: usize,
    /// Those inside links.
    pub(super) linked: usize,
    /// It stands in the main part of the page; in an article.
    pub(super) main: bool,
    pub(super) article: bool,
}

/// A main part of fewer characters is a shell that a script fills.
const SHORTEST_MAIN: usize = 140;
/// So many blocks of links in a row, none longer than this, are a menu and no text.
const MENU: usize = 3;
const LONGEST_LINK: usize = 60;

/// Names that say, as a class or id of its own, that an element is none of the text.
const FURNITURE: &[&str] = &[
    "breadcrumb",
    "breadcrumbs",
    "navbar",
    "navigation",
    "nav",
    "menu",
    "submenu",
    "sidebar",
    "footer",
    "cookie",
    "cookies",
    "cookie-banner",
    "cookie-notice",
    "cookie-consent",
    "share",
    "sharing",
    "share-buttons",
    "social",
    "social-links",
    "social-share",
    "pagination",
    "pager",
    "related",
    "related-posts",
    "related-news",
    "newsletter",
    "advert",
    "advertisement",
    "ads",
    "popup",
    "skip-link",
    "skip-links",
    "screen-reader-text",
    "toolbar",
    "search-form",
    "language-switcher",
    "lang-switcher",
];
/// What may stand before such a name.
const PLACES: &[&str] = &[
    "site-",
    "main-",
    "page-",
    "top-",
    "bottom-",
    "left-",
    "right-",
    "primary-",
    "secondary-",
    "global-",
    "mobile-",
];

/// Whether one of the classes or ids of an element is that of furniture.
pub(super) fn is_furniture(names: &str) -> bool {
    names.split_ascii_whitespace().any(|name| {
        let name = name.to_ascii_lowercase().replace('_', "-");
        let bare = PLACES.iter().find_map(|place| name.strip_prefix(place)).unwrap_or(&name);
        FURNITURE.contains(&bare)
    })
}

/// The blocks of the article: of the main part of the page, else of its articles, else all; without lists of links.
pub(super) fn of(
    blocks: Vec<Block>,
    tallies: &[Tally],
    left_out: &mut BTreeMap<String, (usize, Place)>,
) -> Vec<Block> {
    let sum =
        |of: fn(&Tally) -> bool| -> usize { tallies.iter().filter(|t| of(t)).map(|t| t.characters).sum() };
    let inside: Option<fn(&Tally) -> bool> = if sum(|t| t.main) >= SHORTEST_MAIN {
        Some(|t| t.main)
    } else if sum(|t| t.article) >= SHORTEST_MAIN {
        Some(|t| t.article)
    } else {
        None
    };
    let mut keep: Vec<bool> = tallies.iter().map(|tally| inside.is_none_or(|inside| inside(tally))).collect();
    // A title may stand before the part that it is the title of.
    let is_title = |block: &Block| block.kind == BlockKind::Heading(1);
    if !blocks.iter().zip(&keep).any(|(block, keep)| *keep && is_title(block))
        && let Some(title) = blocks.iter().position(is_title)
    {
        keep[title] = true;
    }
    let mut note = |what: &str, block: &Block| {
        left_out.entry(what.to_owned()).or_insert((0, block.place(0))).0 += 1;
    };
    for (block, keep) in blocks.iter().zip(&keep) {
        if !keep {
            note("outside of the article", block);
        }
    }
    let is_link = |(block, tally): (&Block, &Tally)| {
        tally.characters > 0
            && tally.linked * 10 >= tally.characters * 9
            && tally.characters <= LONGEST_LINK
            && !matches!(block.kind, BlockKind::Heading(_))
    };
    let links: Vec<bool> = blocks.iter().zip(tallies).map(is_link).collect();
    let mut at = 0;
    while at < links.len() {
        let run = links[at..].iter().zip(&keep[at..]).take_while(|(link, keep)| **link && **keep).count();
        // A page that is nothing but links is an index, and wanted as such.
        if run >= MENU && run < blocks.len() {
            for index in at..at + run {
                keep[index] = false;
                note("links", &blocks[index]);
            }
        }
        at += run.max(1);
    }
    let mut keep = keep.into_iter();
    blocks.into_iter().filter(|_| keep.next().unwrap_or(true)).collect()
}
