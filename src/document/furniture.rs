//! Furniture of web pages: what a page shows besides its text and a copied article brings along.

use std::collections::BTreeSet;

use super::ReadOptions;
use crate::lang::Language;
use crate::model::{Block, Finding, Rule, Severity};

/// D003: the title stands twice; the second is left out.
pub static TITLE_REPEATED: Rule = Rule { code: "D003", name: "title-repeated", severity: Severity::Warning };
/// D004: a last block is the label of a button or a link; it is left out.
pub static PAGE_FURNITURE: Rule = Rule { code: "D004", name: "page-furniture", severity: Severity::Warning };

/// What is left out of a document. The project file switches and extends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FurnitureOptions {
    /// Leave out the second of two equal first blocks.
    pub repeated_title: bool,
    /// Leave out last blocks that are labels: the language's own ([`Language::furniture`]) and `labels`.
    pub closing_labels: bool,
    /// More labels.
    pub labels: Vec<String>,
}

impl Default for FurnitureOptions {
    fn default() -> Self {
        Self { repeated_title: true, closing_labels: true, labels: Vec::new() }
    }
}

/// Takes furniture out of `blocks`, a finding for each. The last block of a document always stays.
pub(super) fn leave_out(
    path: &str,
    blocks: &mut Vec<Block>,
    options: &ReadOptions,
    findings: &mut Vec<Finding>,
) {
    let rules = &options.furniture;
    let language = options.language;
    let mut left = |rule: &'static Rule, block: &Block| {
        let mut finding = Finding::new(rule, path, block.place(0)).with("text", block.text.clone());
        finding.source = Some(block.text.clone());
        findings.push(finding);
    };
    if rules.repeated_title {
        while let [first, second, ..] = blocks.as_slice()
            && plain(language, &first.text) == plain(language, &second.text)
        {
            left(&TITLE_REPEATED, second);
            blocks.remove(1);
        }
    }
    if rules.closing_labels {
        let labels: BTreeSet<String> = language
            .furniture()
            .iter()
            .copied()
            .chain(rules.labels.iter().map(String::as_str))
            .map(|label| plain(language, label))
            .collect();
        let mut closing = Vec::new();
        while let [_, .., last] = blocks.as_slice()
            && is_label(language, &labels, &last.text)
        {
            closing.extend(blocks.pop());
        }
        closing.iter().rev().for_each(|block| left(&PAGE_FURNITURE, block));
    }
}

/// Whether a text is a label, or a row of labels with signs between them (`Print | Share`).
fn is_label(language: &dyn Language, labels: &BTreeSet<String>, text: &str) -> bool {
    // A label is short; so is a row of them.
    if text.chars().count() > 120 {
        return false;
    }
    let known = |piece: &str| {
        let piece = plain(language, piece);
        !piece.is_empty() && labels.contains(&piece)
    };
    let rows = |separators: &[char]| {
        let mut pieces = text.split(separators).map(str::trim).filter(|p| !p.is_empty()).peekable();
        pieces.peek().is_some() && pieces.all(&known)
    };
    known(text)
        || rows(&['|', '·', '•', '/', '،', ',', '\n'])
        || rows(&['|', '·', '•', '/', '،', ',', '\n', ' '])
}

/// A text as it is compared: folded, without signs around it, white space as one space.
fn plain(language: &dyn Language, text: &str) -> String {
    let folded = language.fold(text).text;
    let words: Vec<&str> = folded
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}
