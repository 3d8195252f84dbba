//! Which wording each concept has, in which document, how often.

use std::collections::{BTreeMap, BTreeSet};

use super::Matter;
use crate::check;
use crate::model::{Certainty, Locale};
use crate::report::pieces::shown;

/// A concept that is spoken of.
pub struct ConceptRow {
    pub id: String,
    pub subject: String,
    pub definition: String,
    pub languages: Vec<LanguageRow>,
    /// A target language has more than one wording.
    pub two_ways: bool,
}

/// What a concept is called in one language.
pub struct LanguageRow {
    pub locale: String,
    pub dir: &'static str,
    pub wordings: Vec<WordingRow>,
}

/// A wording.
pub struct WordingRow {
    pub term: String,
    pub status: &'static str,
    pub count: usize,
    /// The written forms, the most frequent first, at most [`FORMS`].
    pub forms: String,
    /// The documents with counts.
    pub documents: String,
}

/// So many written forms of a term are shown.
const FORMS: usize = 6;
/// So many documents of a term are shown.
const DOCUMENTS: usize = 8;

#[derive(Default)]
struct Count<'a> {
    units: usize,
    forms: BTreeMap<&'a str, usize>,
    documents: BTreeMap<&'a str, usize>,
}

/// Concepts in the order of the glossary: those that a source speaks of.
pub fn rows(matter: &Matter) -> Vec<ConceptRow> {
    let mut counts: BTreeMap<(usize, usize, usize), Count> = BTreeMap::new();
    let locales: Vec<&Locale> = matter.locales().collect();
    for document in &matter.documents {
        for (unit, hits) in document.units.iter().zip(document.hits) {
            let spoken: BTreeSet<usize> = check::whole(&hits.source)
                .filter(|hit| hit.certainty != Certainty::Homograph)
                .map(|hit| hit.concept)
                .collect();
            for (at, locale) in locales.iter().enumerate() {
                let (text, found) = if at == 0 {
                    (unit.source.as_str(), Some(&hits.source))
                } else {
                    (unit.targets.get(locale).map_or("", |t| t.text.as_str()), hits.targets.get(locale))
                };
                let mut spans = BTreeSet::new();
                for hit in check::whole(found.map_or(&[], Vec::as_slice)) {
                    let doubtful = hit.certainty == Certainty::Homograph || !spoken.contains(&hit.concept);
                    if doubtful || !spans.insert((hit.span, hit.concept)) {
                        continue;
                    }
                    let count = counts.entry((hit.concept, at, hit.term)).or_default();
                    count.units += 1;
                    *count.forms.entry(hit.span.of(text)).or_default() += 1;
                    *count.documents.entry(document.id).or_default() += 1;
                }
            }
        }
    }
    let most = |counts: &BTreeMap<&str, usize>, limit: usize| -> String {
        let mut sorted: Vec<(&&str, &usize)> = counts.iter().collect();
        sorted.sort_by_key(|(text, count)| (std::cmp::Reverse(**count), **text));
        let left = sorted.len().saturating_sub(limit);
        let mut shown: Vec<String> = sorted
            .iter()
            .take(limit)
            // FIRST STRONG ISOLATE … POP DIRECTIONAL ISOLATE
            .map(|(text, count)| format!("\u{2068}{}\u{2069} ×{count}", shown(text)))
            .collect();
        if left > 0 {
            shown.push(format!("+{left}"));
        }
        shown.join(", ")
    };
    let concepts: BTreeSet<usize> = counts.keys().map(|(concept, ..)| *concept).collect();
    let row = |index: usize| {
        let concept = &matter.terminology.glossary.concepts[index];
        let languages: Vec<LanguageRow> = locales
            .iter()
            .enumerate()
            .map(|(at, locale)| {
                let wordings =
                    counts.range((index, at, 0)..(index, at + 1, 0)).filter_map(|((.., term), count)| {
                        let term = concept.terms_of(locale).get(*term)?;
                        Some(WordingRow {
                            term: term.text.clone(),
                            status: term.status.as_str(),
                            count: count.units,
                            forms: most(&count.forms, FORMS),
                            documents: most(&count.documents, DOCUMENTS),
                        })
                    });
                let mut wordings: Vec<WordingRow> = wordings.collect();
                wordings.sort_by_key(|wording| std::cmp::Reverse(wording.count));
                LanguageRow { locale: locale.to_string(), dir: super::direction(locale), wordings }
            })
            .collect();
        ConceptRow {
            id: concept.id.clone(),
            subject: concept.subject.clone(),
            definition: concept.definition.clone(),
            two_ways: languages[1..].iter().any(|language| language.wordings.len() > 1),
            languages,
        }
    };
    concepts.into_iter().map(row).collect()
}
