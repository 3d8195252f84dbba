//! From stored pairs to matches: how similar, and in which order.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::key::{Key, Variable};
use super::store::{self, Row};
use super::substitute::{Made, substitute, substitute_with};
use super::{Kind, Match, Query};
use crate::lang;
use crate::model::{Origin, State};

/// What a pair loses that a person made and nobody approved, in percent.
pub const UNREVIEWED: u8 = 1;
/// What a pair loses that an engine made and nobody approved, in percent.
pub const MACHINE_MADE: u8 = 10;

const CONTEXT: u8 = 101;
const EXACT: u8 = 100;
const FOLDED: u8 = 99;
/// The least that a match with substitutions has.
pub(super) const SUBSTITUTED: u8 = 95;
/// The most that a fuzzy match gets.
pub(super) const FUZZY: u8 = 94;

/// A query as it is compared.
pub(super) struct Asked<'a> {
    pub query: &'a Query<'a>,
    pub key: Key,
    pub context: [i64; 2],
}

/// A match with the letters in which its source differs.
pub(super) type Ranked = (Match, usize);

impl Asked<'_> {
    /// A pair whose source folds to the same text.
    pub fn same(&self, row: Row) -> Ranked {
        let in_context = self.context == row.context && self.context.iter().all(|hash| *hash != 0);
        let (kind, similarity) = match (row.source == self.query.source, in_context) {
            (true, true) => (Kind::Context, CONTEXT),
            (true, false) => (Kind::Exact, EXACT),
            (false, _) => (Kind::Folded, FOLDED),
        };
        (matched(row, kind, similarity, Vec::new()), 0)
    }

    /// A pair whose source has the same skeleton, where its target can be made to say what the query says.
    pub fn substituted(&self, row: Row) -> Option<Ranked> {
        let languages = [self.query.source_locale, self.query.target_locale].map(lang::of);
        let made = match self.named(&row) {
            Some(made) => made,
            None => substitute(languages, self.query.source, &row.source, &row.target)?,
        };
        Some(self.with(row, made))
    }

    /// A pair of which the source differs in names too, where all of them are known.
    pub fn renamed(&self, row: Row) -> Option<Ranked> {
        let made = self.named(&row)?;
        Some(self.with(row, made))
    }

    fn named(&self, row: &Row) -> Option<Made> {
        let locales = [self.query.source_locale, self.query.target_locale];
        substitute_with(self.query.names?, locales, self.query.source, &row.source, &row.target)
    }

    fn with(&self, row: Row, made: Made) -> Ranked {
        let similarity = made.substitutions.iter().map(|one| similarity(one.kind)).min().unwrap_or(FOLDED);
        let similarity = if made.agreement { similarity.min(SUBSTITUTED) } else { similarity };
        let mut found = matched(row, Kind::Substituted, similarity, made.substitutions);
        found.target = made.target;
        (found, 0)
    }

    /// How alike, in percent, the source at least is that has other names of the same length in the place of those that are known here;
    /// nothing where none is.
    pub fn alike_but_for_names(&self) -> Option<u8> {
        const LEAST: usize = 30;
        let named = self.query.names?.find(self.query.source_locale, self.query.source);
        let letters = |text: &str| text.chars().count();
        let of_names: usize = named.iter().map(|named| letters(named.span.of(self.query.source))).sum();
        let all = letters(self.query.source);
        // A name may be twice as long as another.
        let share = 100 * (all - of_names) / (all + of_names).max(1);
        (of_names > 0)
            .then(|| u8::try_from(share.clamp(LEAST, usize::from(super::MINIMUM))).unwrap_or(super::MINIMUM))
    }

    /// A pair whose source differs in `distance` of the letters of the longer of both texts.
    pub fn fuzzy(&self, row: Row, distance: usize, longer: usize) -> Ranked {
        let share = 100 * (longer.saturating_sub(distance)) / longer.max(1);
        let similarity = FUZZY.min(u8::try_from(share).unwrap_or(FUZZY));
        (matched(row, Kind::Fuzzy, similarity, Vec::new()), distance)
    }
}

/// What a match is worth in which variables of a kind were replaced.
fn similarity(kind: Variable) -> u8 {
    match kind {
        Variable::Placeholder => 98,
        Variable::Number => 97,
        Variable::Month => 96,
        Variable::Name => SUBSTITUTED,
    }
}

fn matched(row: Row, kind: Kind, similarity: u8, substitutions: Vec<super::Substitution>) -> Match {
    let (origin, state) = (store::origin(&row.origin), store::state(row.state));
    let penalty = penalty(&origin, state);
    Match {
        id: row.id,
        source: row.source,
        target: row.target,
        similarity: similarity.saturating_sub(penalty),
        penalty,
        kind,
        substitutions,
        origin,
        state,
        document: row.document,
        unit: row.unit,
        date: row.date,
        glossary: row.glossary,
    }
}

fn penalty(origin: &Origin, state: State) -> u8 {
    match origin {
        _ if state.is_approved() => 0,
        Origin::Engine(_) => MACHINE_MADE,
        _ => UNREVIEWED,
    }
}

/// Puts matches in order, each target once, as many and as good as the query wants.
pub(super) fn settle(matches: &mut Vec<Ranked>, query: &Query) {
    matches.retain(|(found, _)| found.similarity >= query.minimum);
    matches.sort_by(|(a, a_differs), (b, b_differs)| {
        let rank = |found: &Match, differs: usize| {
            (Reverse(found.similarity), found.kind, differs, Reverse(found.state))
        };
        rank(a, *a_differs)
            .cmp(&rank(b, *b_differs))
            .then_with(|| b.date.cmp(&a.date))
            // Not by id: threads of a run store documents in any order.
            .then_with(|| (&a.document, &a.unit).cmp(&(&b.document, &b.unit)))
            .then_with(|| b.id.cmp(&a.id))
    });
    let mut seen = BTreeSet::new();
    matches.retain(|(found, _)| seen.insert(found.target.clone()));
    matches.truncate(query.limit);
}
