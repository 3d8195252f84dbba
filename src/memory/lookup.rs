//! Look-ups: down the ladder, from what the store has letter for letter to what the index finds alike.

use std::sync::PoisonError;

use rayon::prelude::*;

use super::pair::{Match, Query};
use super::store::{Find, Languages, Row};
use super::{Memory, MemoryError, index, key, ladder};
use crate::lang;
use crate::model::Locale;

/// The most stored pairs with the same source that are looked at.
const ALIKE: usize = 64;
/// Sources that are fetched beyond the matches wanted: penalties may put them in another order.
const SPARE: usize = 5;
/// Queries that are asked together.
const ASKED: usize = 64;
/// Sources that are looked at for whether they differ in names only.
const RENAMED: usize = 32;

impl Memory {
    pub(super) fn find(&self, languages: i64, find: Find) -> Result<Vec<Row>, MemoryError> {
        self.with(|store| store.find(languages, find, ALIKE))
    }

    /// The translations of a text that are stored, and of texts like it, the best first: by similarity, kind, letters that
    /// differ, state, date, and the newest. Each target comes once. The same store gives the same answer.
    ///
    /// Where a match of 95 and more is found fuzzy ones are not sought, unless the query is thorough.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn lookup(&self, query: &Query) -> Result<Vec<Match>, MemoryError> {
        let mut found = self.lookup_each(std::slice::from_ref(query))?;
        Ok(found.pop().unwrap_or_default())
    }

    /// What [`Memory::lookup`] finds for each of many, on all cores: what is there letter for letter is asked for together.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn lookup_all(&self, queries: &[Query]) -> Result<Vec<Vec<Match>>, MemoryError> {
        let found: Vec<_> =
            queries.par_chunks(ASKED).map(|queries| self.lookup_each(queries)).collect::<Result<_, _>>()?;
        Ok(found.into_iter().flatten().collect())
    }

    fn lookup_each(&self, queries: &[Query]) -> Result<Vec<Vec<Match>>, MemoryError> {
        let asked = queries.iter().map(|query| {
            let language = lang::of(query.source_locale);
            let key = key::Key::of(language, query.source);
            let context = [query.previous, query.next].map(|text| key::context(language, text));
            let serving = self.languages_of(query.source_locale, query.target_locale)?;
            Ok((ladder::Asked { query, key, context }, serving))
        });
        let asked: Vec<(ladder::Asked, Vec<i64>)> = asked.collect::<Result<_, MemoryError>>()?;
        let each = asked.iter().flat_map(|(asked, serving)| {
            serving.iter().map(|languages| (*languages, Find::Folded((asked.key.skeleton, asked.key.folded))))
        });
        let each: Vec<(i64, Find)> = each.collect();
        let mut found = self.with(|store| store.find_each(&each, ALIKE))?.into_iter();
        let one = |(asked, serving): &(ladder::Asked, Vec<i64>)| {
            let rows: Vec<Vec<Row>> = found.by_ref().take(serving.len()).collect();
            self.matches(asked, serving, rows)
        };
        asked.iter().map(one).collect()
    }

    /// The matches of a query, of which `rows` fold alike in each pair of languages that serves it.
    fn matches(
        &self,
        asked: &ladder::Asked,
        serving: &[i64],
        rows: Vec<Vec<Row>>,
    ) -> Result<Vec<Match>, MemoryError> {
        let ladder::Asked { query, key, context } = asked;
        let mut matches = Vec::new();
        for (languages, mut rows) in serving.iter().zip(rows) {
            if rows.len() == ALIKE {
                let this = (key.skeleton, key.folded);
                rows = self.find(*languages, Find::Nearest(this, *context, query.source))?;
            }
            let found = !rows.is_empty();
            matches.extend(rows.into_iter().map(|row| asked.same(row)));
            if !found {
                let rows = self.find(*languages, Find::Skeleton(key.skeleton))?;
                matches.extend(rows.into_iter().filter_map(|row| asked.substituted(row)));
            }
        }
        let good = |matches: &[ladder::Ranked]| {
            matches.iter().any(|(found, _)| found.similarity + found.penalty >= ladder::SUBSTITUTED)
        };
        if query.names.is_some() && !good(&matches) {
            for languages in serving {
                self.renamed(*languages, asked, &mut matches)?;
            }
        }
        let good = good(&matches);
        if query.minimum <= ladder::FUZZY && (query.thorough || !good) {
            for languages in serving {
                self.fuzzy(*languages, asked, &mut matches)?;
            }
        }
        ladder::settle(&mut matches, query);
        Ok(matches.into_iter().map(|(found, _)| found).collect())
    }

    /// Adds the pairs whose sources differ in known names. A name may be most of a short text, so sources are looked at that are less
    /// alike than a fuzzy match.
    fn renamed(
        &self,
        languages: i64,
        asked: &ladder::Asked,
        matches: &mut Vec<ladder::Ranked>,
    ) -> Result<(), MemoryError> {
        let Some(minimum) = asked.alike_but_for_names() else { return Ok(()) };
        let index = self.index(languages)?;
        let found = index
            .like(&asked.key.text, minimum, RENAMED)
            .map_err(|source| MemoryError::Index { path: self.folder.display().to_string(), source })?;
        for like in found.iter().filter(|like| like.key != (asked.key.skeleton, asked.key.folded)) {
            let rows = self.find(languages, Find::Folded(like.key))?;
            matches.extend(rows.into_iter().filter_map(|row| asked.renamed(row)));
        }
        Ok(())
    }

    /// Adds the pairs whose sources are like the one asked for.
    fn fuzzy(
        &self,
        languages: i64,
        asked: &ladder::Asked,
        matches: &mut Vec<ladder::Ranked>,
    ) -> Result<(), MemoryError> {
        let index = self.index(languages)?;
        let wanted = asked.query.limit.saturating_add(SPARE);
        let found = index
            .like(&asked.key.text, asked.query.minimum, wanted)
            .map_err(|source| MemoryError::Index { path: self.folder.display().to_string(), source })?;
        for like in found {
            if like.key == (asked.key.skeleton, asked.key.folded) {
                continue;
            }
            let rows = self.find(languages, Find::Folded(like.key))?;
            let Some(first) = rows.first() else { continue };
            let key = key::Key::of(lang::of(asked.query.source_locale), &first.source);
            let (distance, longer) = index::distance::exact(&asked.key.text, &key.text);
            matches.extend(rows.into_iter().map(|row| asked.fuzzy(row, distance, longer)));
        }
        Ok(())
    }
    /// The pairs of languages that serve a query: those asked for, then the same languages of other regions.
    pub(super) fn languages_of(&self, source: &Locale, target: &Locale) -> Result<Vec<i64>, MemoryError> {
        let known = || self.languages.lock().unwrap_or_else(PoisonError::into_inner);
        let found = serving(&known(), source, target);
        if !found.is_empty() {
            return Ok(found);
        }
        // Another process may have brought them.
        let fresh = self.with(|store| store.languages())?;
        *known() = fresh;
        let found = serving(&known(), source, target);
        Ok(found)
    }
}

fn serving(known: &[Languages], source: &Locale, target: &Locale) -> Vec<i64> {
    let alike = |one: &Locale, other: &Locale| one.language == other.language && one.script == other.script;
    let mut found: Vec<(bool, i64)> = known
        .iter()
        .filter(|one| alike(&one.source, source) && alike(&one.target, target))
        .map(|one| (one.source != *source || one.target != *target, one.id))
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, id)| id).collect()
}
