//! Who uses which term: concepts, their wordings, and the documents and units that have them. T007 is raised where a project
//! translates one concept two ways.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{is_short_form, whole};
use crate::check::Subject;
use crate::glossary::{Glossary, Status};
use crate::model::{Certainty, Finding, Hit, Locale, Rule, Severity};

/// Two documents of a project name one concept by different approved terms.
pub static RULE: Rule = Rule { code: "T007", name: "term-two-ways-in-project", severity: Severity::Info };

/// How often each term translates its concept, by document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<Count>", into = "Vec<Count>")]
pub struct Usage {
    rows: BTreeMap<(usize, Locale, usize), BTreeMap<String, usize>>,
}

/// A concept, the tag of a locale, a term, a document, and how many of its units use it.
type Count = (usize, String, usize, String, usize);

impl From<Vec<Count>> for Usage {
    fn from(counts: Vec<Count>) -> Self {
        let mut usage = Self::default();
        for (concept, tag, term, document, units) in counts {
            if let Ok(locale) = tag.parse() {
                usage.rows.entry((concept, locale, term)).or_default().insert(document, units);
            }
        }
        usage
    }
}

impl From<Usage> for Vec<Count> {
    fn from(usage: Usage) -> Self {
        let rows = usage.rows.into_iter();
        rows.flat_map(|((concept, locale, term), documents)| {
            let tag = locale.to_string();
            documents.into_iter().map(move |(document, units)| (concept, tag.clone(), term, document, units))
        })
        .collect()
    }
}

/// A line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'u> {
    /// Index of the concept in the glossary.
    pub concept: usize,
    /// The locale of the term.
    pub locale: &'u Locale,
    /// Index of the term among the concept's terms of the locale.
    pub term: usize,
    /// The documents that use it, with the number of units that do.
    pub documents: &'u BTreeMap<String, usize>,
}

impl Row<'_> {
    /// The number of units in all documents.
    pub fn units(&self) -> usize {
        self.documents.values().sum()
    }
}

impl Usage {
    /// Counts the terms of a document's targets, each once a unit, where the source speaks of their concept. A term
    /// whose letters may be another word is not counted, nor one inside a longer term.
    pub fn count(&mut self, document: &str, subject: &Subject) {
        for hits in subject.hits {
            for (locale, found) in &hits.targets {
                let spoken_of = |hit: &&Hit| hits.source.iter().any(|s| s.concept == hit.concept);
                let certain = |hit: &&Hit| hit.certainty != Certainty::Homograph;
                let mut spans = BTreeSet::new();
                let terms: BTreeSet<(usize, usize)> = whole(found)
                    .filter(|hit| spoken_of(hit) && certain(hit))
                    // The same words may be a form of two terms of the concept: the first, so to speak, has them.
                    .filter(|hit| spans.insert((hit.span, hit.concept)))
                    .map(|hit| (hit.concept, hit.term))
                    .collect();
                for (concept, term) in terms {
                    let documents = self.rows.entry((concept, locale.clone(), term)).or_default();
                    *documents.entry(document.to_owned()).or_default() += 1;
                }
            }
        }
    }

    /// Adds what was counted elsewhere.
    pub fn extend(&mut self, other: Self) {
        for (key, documents) in other.rows {
            let row = self.rows.entry(key).or_default();
            for (document, units) in documents {
                *row.entry(document).or_default() += units;
            }
        }
    }

    /// The table: by concept in the order of the glossary, then by locale, then by term.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|((concept, locale, term), documents)| Row {
            concept: *concept,
            locale,
            term: *term,
            documents,
        })
    }

    /// Whether a concept has two wordings in a locale. An acronym beside the full name is no second one.
    pub fn is_two_ways(&self, glossary: &Glossary, concept: usize, locale: &Locale) -> bool {
        self.wordings(glossary, concept, locale).len() > 1
    }

    fn wordings<'u>(&'u self, glossary: &Glossary, concept: usize, locale: &Locale) -> Vec<Row<'u>> {
        let of_one = |row: &Row| row.concept == concept && row.locale == locale;
        let counts = |row: &Row| {
            let term = glossary.concepts.get(row.concept).and_then(|c| c.terms_of(row.locale).get(row.term));
            term.is_some_and(|term| term.status <= Status::Admitted && !is_short_form(&term.text))
        };
        self.rows().filter(|row| of_one(row) && counts(row)).collect()
    }

    /// A finding for each concept that different documents name by different approved terms; two ways within one document
    /// are a finding there. At the concept's place in the glossary.
    pub fn two_ways(&self, glossary: &Glossary) -> Vec<Finding> {
        let pairs: BTreeSet<(usize, &Locale)> = self.rows().map(|row| (row.concept, row.locale)).collect();
        let mut findings = Vec::new();
        for (index, locale) in pairs {
            let Some(concept) = glossary.concepts.get(index) else { continue };
            let mut rows = self.wordings(glossary, index, locale);
            rows.sort_by_key(|row| (std::cmp::Reverse(row.units()), row.term));
            let [first, others @ ..] = rows.as_slice() else { continue };
            let Some(second) = others.iter().find(|row| !row.documents.keys().eq(first.documents.keys()))
            else {
                continue;
            };
            let terms = concept.terms_of(locale);
            let names = |row: &Row| row.documents.keys().cloned().collect::<Vec<_>>().join(", ");
            let mut finding = Finding::new(&RULE, concept.path.as_str(), concept.place)
                .with("concept", concept.id.as_str())
                .with("term", terms[first.term].text.as_str())
                .with("units", first.units().to_string())
                .with("documents", names(first))
                .with("other", terms[second.term].text.as_str())
                .with("other-units", second.units().to_string())
                .with("other-documents", names(second));
            finding.locale = Some(locale.clone());
            findings.push(finding);
        }
        findings
    }
}
