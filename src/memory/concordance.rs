//! Where a word or phrase was used before, in whatever form.

use super::ladder::Asked;
use super::store::Find;
use super::{Match, Memory, MemoryError, Query, key};
use crate::lang::{self, Language, Lemma, matching};
use crate::text::{Span, Words};

/// The most sources with a fitting stem that are looked at.
const LOOKED_AT: usize = 20_000;
/// The most citation forms that a word is taken for.
const LEMMAS: usize = 4;

/// A pair in whose source the words stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Use {
    /// The pair; its similarity means nothing here.
    pub pair: Match,
    /// Where the words stand in the source, in bytes.
    pub spans: Vec<Span>,
}

impl Memory {
    /// The pairs in whose source the words of the query stand in any form that their language knows, the short ones first; at
    /// most `query.limit`.
    ///
    /// A phrase is found as a term is: its words one after the other.
    ///
    /// # Errors
    ///
    /// When the store cannot be read, or the index not be written.
    pub fn concordance(&self, query: &Query) -> Result<Vec<Use>, MemoryError> {
        let language = lang::of(query.source_locale);
        let lemmas = lemmas(language, query.source.trim());
        let patterns: Vec<_> =
            lemmas.iter().map(|text| language.pattern(&Lemma { text, ..Lemma::default() })).collect();
        let stems = stems(language, &lemmas);
        let asked = Asked { query, key: key::Key::default(), context: [0, 0] };
        let mut uses = Vec::new();
        for languages in self.languages_of(query.source_locale, query.target_locale)? {
            let index = self.index(languages)?;
            let keys = index
                .containing(&stems, LOOKED_AT)
                .map_err(|source| MemoryError::Index { path: self.folder.display().to_string(), source })?;
            for key in keys {
                if uses.len() >= query.limit {
                    return Ok(uses);
                }
                for row in self.find(languages, Find::Folded(key))? {
                    let spans = spans(language, &patterns, &row.source);
                    if !spans.is_empty() {
                        uses.push(Use { pair: asked.same(row).0, spans });
                    }
                }
            }
        }
        uses.truncate(query.limit);
        Ok(uses)
    }
}

/// What the words may be forms of: themselves, and for a word alone its readings.
fn lemmas(language: &dyn Language, text: &str) -> Vec<String> {
    let mut lemmas = vec![text.to_owned()];
    if !text.contains(char::is_whitespace) {
        for parse in language.analyse(text) {
            if !lemmas.contains(&parse.stem) && lemmas.len() < LEMMAS {
                lemmas.push(parse.stem);
            }
        }
    }
    lemmas
}

/// Folded beginnings of words, one of which every form of the lemmas has.
fn stems(language: &dyn Language, lemmas: &[String]) -> Vec<String> {
    let mut stems: Vec<String> = Vec::new();
    for text in lemmas {
        let forms = language.forms(&Lemma { text, ..Lemma::default() });
        for form in forms.iter().map(|form| form.text.as_str()).chain([text.as_str()]) {
            let folded = language.fold(form).text;
            // A phrase is looked up by its longest word.
            let word = folded.split_whitespace().max_by_key(|word| word.chars().count());
            stems.extend(word.map(|word| language.stem(word).to_owned()));
        }
    }
    stems.sort_by_key(|stem| (stem.len(), stem.clone()));
    stems.dedup();
    let mut kept: Vec<String> = Vec::new();
    for stem in stems {
        if !stem.is_empty() && !kept.iter().any(|shorter| stem.contains(shorter.as_str())) {
            kept.push(stem);
        }
    }
    kept
}

/// Where one of the patterns stands in a text.
fn spans(language: &dyn Language, patterns: &[Box<dyn matching::Pattern>], text: &str) -> Vec<Span> {
    let words = Words::new(text, language.words(text));
    let mut spans = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let taken = patterns
            .iter()
            .filter_map(|pattern| {
                matching::readings(language, pattern.as_ref(), &words, at).first().map(|r| r.0)
            })
            .max();
        spans.extend(taken.and_then(|count| words.reach(at, count)));
        at += taken.unwrap_or(1).max(1);
    }
    spans
}
