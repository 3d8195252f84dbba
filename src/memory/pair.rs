//! Pairs, what is asked for, and what is proposed.

use super::names::Names;
use super::substitute::Substitution;
use crate::model::{Locale, Origin, State};

/// The least similarity of a query that does not say another, in percent.
pub const MINIMUM: u8 = 70;

/// A source text and its translation, with where they come from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Translation {
    /// Language of the source.
    pub source_locale: Locale,
    /// Language of the target.
    pub target_locale: Locale,
    /// The source text.
    pub source: String,
    /// Its translation.
    pub target: String,
    /// The source text before it; empty at the beginning of a document, none where it is not known.
    pub previous: Option<String>,
    /// The source text behind it; empty at the end of a document, none where it is not known.
    pub next: Option<String>,
    /// Who made the translation.
    pub origin: Origin,
    /// How far a person has got with it.
    pub state: State,
    /// The document it comes from, or the file it was imported from.
    pub document: String,
    /// The id of its unit; may be empty.
    pub unit: String,
    /// The day, `2026-11-26`; may be empty.
    pub date: String,
    /// The revision of the glossary under which it was made; may be empty.
    pub glossary: String,
}

/// A source text for which translations are sought.
#[derive(Clone, Copy, Debug)]
pub struct Query<'a> {
    /// The text.
    pub source: &'a str,
    /// The source text before it; empty at the beginning of a document, none where it is not known.
    pub previous: Option<&'a str>,
    /// The source text behind it; empty at the end of a document, none where it is not known.
    pub next: Option<&'a str>,
    /// Its language.
    pub source_locale: &'a Locale,
    /// The language wanted.
    pub target_locale: &'a Locale,
    /// The least similarity, in percent, after penalties.
    pub minimum: u8,
    /// The most matches.
    pub limit: usize,
    /// Fuzzy matches are sought although there are better ones.
    pub thorough: bool,
    /// Names that are known in both languages, to be put in the place of one another; none are when there is nothing.
    pub names: Option<&'a Names>,
}

impl<'a> Query<'a> {
    /// A query without context for at most five matches of [`MINIMUM`] percent.
    pub fn new(source: &'a str, source_locale: &'a Locale, target_locale: &'a Locale) -> Self {
        let (previous, next) = (None, None);
        Self {
            source,
            previous,
            next,
            source_locale,
            target_locale,
            minimum: MINIMUM,
            limit: 5,
            thorough: false,
            names: None,
        }
    }
}

/// How a match was found; the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The same source between the same sources.
    Context,
    /// The same source, letter for letter.
    Exact,
    /// The same source after folding.
    Folded,
    /// The same source but for variables, which were replaced in the target.
    Substituted,
    /// A similar source.
    Fuzzy,
}

impl Kind {
    /// The word that records use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Context => "context",
            Self::Exact => "exact",
            Self::Folded => "folded",
            Self::Substituted => "substituted",
            Self::Fuzzy => "fuzzy",
        }
    }
}

/// A translation that the memory proposes.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// The id of the stored pair.
    pub id: i64,
    /// Its source, as it is stored.
    pub source: String,
    /// Its target; where the kind is [`Kind::Substituted`], with the variables of the query.
    pub target: String,
    /// In percent, 0 to 101, after the penalty.
    pub similarity: u8,
    /// What the penalty took from it.
    pub penalty: u8,
    /// How it was found.
    pub kind: Kind,
    /// What was replaced in the target.
    pub substitutions: Vec<Substitution>,
    /// Who made the translation.
    pub origin: Origin,
    /// How far a person had got with it.
    pub state: State,
    /// Where it comes from.
    pub document: String,
    /// The id of its unit.
    pub unit: String,
    /// The day it was stored.
    pub date: String,
    /// The revision of the glossary under which it was made.
    pub glossary: String,
}
