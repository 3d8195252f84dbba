//! What a glossary gains from another one, which came from a table or another program.
//!
//! Nothing that is there changes: concepts, terms and what is not yet said of them are added; where the two contradict
//! each other, a finding tells it.
//!
//! # Which concepts are the same
//!
//! Those with one id. A concept without an id (a table need not have any) is the one that shares a term with it in
//! every language both have; where they share a term in one language and differ in another, it may be a synonym or
//! a homonym, and only a person can tell: it is left out.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::check::tidy;
use super::model::{Concept, Glossary, Status, Term};
use super::write;
use crate::lang;
use crate::model::{Finding, Locale, Rule, Severity};
use crate::text::yaml::{Node, Value};

/// A term that the glossary has already.
pub static DUPLICATE: Rule = Rule { code: "G032", name: "import-duplicate", severity: Severity::Info };
/// What is imported contradicts what is there.
pub static CONFLICT: Rule = Rule { code: "G033", name: "import-conflict", severity: Severity::Warning };
/// Imported concepts without a term in a language of the glossary.
pub static LANGUAGE_MISSING: Rule =
    Rule { code: "G034", name: "import-language-missing", severity: Severity::Warning };

/// What is to be added to a glossary, and what is to be told about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merge {
    /// New concepts, with their ids.
    pub concepts: Vec<Concept>,
    /// Additions to concepts that are there, in their order.
    pub additions: Vec<Addition>,
    /// Duplicates, conflicts and missing languages, at their places in the imported file.
    pub findings: Vec<Finding>,
    /// How many terms are new, those of new concepts included.
    pub terms: usize,
    /// How many terms are there already.
    pub duplicates: usize,
}

/// An addition to a concept that is there.
#[derive(Clone, Debug, PartialEq)]
pub struct Addition {
    /// The concept's id.
    pub concept: String,
    /// The language, and of it the term that gains something; none where the concept itself does.
    pub term: Option<(Locale, Option<String>)>,
    /// The key that is added, and its value; for a new term all of it, without a key.
    pub value: (Option<String>, Node),
}

impl Merge {
    /// Whether there is nothing to add.
    pub fn is_empty(&self) -> bool {
        self.concepts.is_empty() && self.additions.is_empty()
    }
}

/// What `glossary` gains from `imported`. Concepts of `imported` without an id get one from their terms.
pub fn merge(glossary: &Glossary, imported: &Glossary) -> Merge {
    let mut merger = Merger::new(glossary);
    for concept in &imported.concepts {
        merger.take(concept);
    }
    merger.missing(glossary, imported);
    merger.merge
}

/// A term as it is compared.
type Key = (Locale, String);

struct Merger<'g> {
    merge: Merge,
    there: &'g [Concept],
    /// Which concepts have a term: those that are there first, then the new ones.
    terms: HashMap<Key, Vec<usize>>,
    ids: HashMap<String, usize>,
    /// The concepts that were imported into, and those that are new.
    touched: BTreeSet<usize>,
}

impl<'g> Merger<'g> {
    fn new(glossary: &'g Glossary) -> Self {
        let mut merger = Self {
            merge: Merge::default(),
            there: &glossary.concepts,
            terms: HashMap::new(),
            ids: HashMap::new(),
            touched: BTreeSet::new(),
        };
        for (index, concept) in glossary.concepts.iter().enumerate() {
            merger.ids.entry(concept.id.clone()).or_insert(index);
            merger.index(index, concept);
        }
        merger
    }

    fn index(&mut self, index: usize, concept: &Concept) {
        for key in keys(concept) {
            let concepts = self.terms.entry(key).or_default();
            if !concepts.contains(&index) {
                concepts.push(index);
            }
        }
    }

    fn concept(&self, index: usize) -> &Concept {
        self.there.get(index).unwrap_or_else(|| &self.merge.concepts[index - self.there.len()])
    }

    fn find(&mut self, rule: &'static Rule, from: &Concept, id: &str, problem: &str) -> &mut Finding {
        let finding = Finding::new(rule, &from.path, from.place).with("concept", id).with("problem", problem);
        self.merge.findings.push(finding);
        let last = self.merge.findings.len() - 1;
        &mut self.merge.findings[last]
    }

    fn take(&mut self, concept: &Concept) {
        let sharing = self.sharing(concept);
        let same = match self.ids.get(&concept.id) {
            Some(index) => Some(*index),
            None if concept.id.is_empty() => {
                let agrees = |index: &&usize| agree(self.concept(**index), concept);
                match (sharing.iter().find(agrees).copied(), sharing.first()) {
                    (None, Some(other)) => {
                        let id = self.concept(*other).id.clone();
                        let terms = shared_term(self.concept(*other), concept).unwrap_or_default();
                        let finding = self.find(&CONFLICT, concept, &id, "other-terms");
                        finding.args.push(("term", terms));
                        return;
                    }
                    (same, _) => same,
                }
            }
            None => None,
        };
        match same {
            Some(index) => self.extend(index, concept),
            None => self.add(concept, sharing.first().copied()),
        }
    }

    /// The concepts that share a term with this one.
    fn sharing(&self, concept: &Concept) -> Vec<usize> {
        let mut found: Vec<usize> =
            keys(concept).filter_map(|key| self.terms.get(&key)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    fn add(&mut self, concept: &Concept, sharing: Option<usize>) {
        let mut concept = concept.clone();
        if concept.id.is_empty() {
            concept.id = self.new_id(&concept);
        }
        if let Some(other) = sharing {
            let term = shared_term(self.concept(other), &concept).unwrap_or_default();
            let other = self.concept(other).id.clone();
            let finding = self.find(&CONFLICT, &concept, &concept.id, "term-of-other");
            finding.args.extend([("term", term), ("other", other)]);
        }
        let index = self.there.len() + self.merge.concepts.len();
        self.ids.insert(concept.id.clone(), index);
        self.index(index, &concept);
        self.merge.terms += concept.terms.values().map(Vec::len).sum::<usize>();
        self.touched.insert(index);
        self.merge.concepts.push(concept);
    }

    /// An id for a concept: the first of its terms with Latin letters, in those, else a digest of its first term.
    fn new_id(&self, concept: &Concept) -> String {
        let terms = || concept.terms.values().filter_map(|terms| terms.first());
        let latin = terms().map(|term| slug(&term.text)).find(|slug| slug.len() > 1);
        let first = || terms().next().map_or("", |term| term.text.as_str());
        let id = latin.unwrap_or_else(|| format!("c-{}", &blake3::hash(first().as_bytes()).to_hex()[..8]));
        let numbered = (2..).map(|number| format!("{id}-{number}"));
        let free = std::iter::once(id.clone()).chain(numbered).find(|id| !self.ids.contains_key(id));
        free.unwrap_or(id)
    }

    /// Adds to a concept what it has not.
    fn extend(&mut self, index: usize, concept: &Concept) {
        self.touched.insert(index);
        let mut there = self.concept(index).clone();
        let id = there.id.clone();
        let (old, new) = (fields(&write::concept(&there)), fields(&write::concept(concept)));
        for (key, value) in new.into_iter().filter(|(key, _)| key != "id" && key != "terms") {
            self.fill(concept, &id, None, &old, key, value);
        }
        complete(&mut there, concept);
        for (locale, terms) in &concept.terms {
            for term in terms {
                let text = tidy(&term.text);
                let known = there
                    .terms
                    .get(locale)
                    .and_then(|known| known.iter().position(|t| tidy(&t.text) == text));
                if let Some(at) = known {
                    let known = there.terms.get_mut(locale).and_then(|terms| terms.get_mut(at));
                    if let Some(known) = known {
                        self.known(concept, &id, locale, known, term);
                        complete_term(known, term);
                    }
                } else {
                    let term = self.fitting(concept, &there, locale, term);
                    self.merge.terms += 1;
                    let value = (None, write::term(&term));
                    self.gain(&id, Some((locale.clone(), None)), value);
                    there.terms.entry(locale.clone()).or_default().push(term);
                }
            }
        }
        self.index(index, &there);
        if index >= self.there.len() {
            let new = index - self.there.len();
            self.merge.concepts[new] = there;
        }
    }

    /// A term that is there: what is not yet said of it is added.
    fn known(&mut self, from: &Concept, id: &str, locale: &Locale, known: &Term, term: &Term) {
        self.merge.duplicates += 1;
        let finding = self.find(&DUPLICATE, from, id, "term");
        finding.args.push(("term", term.text.clone()));
        finding.locale = Some(locale.clone());
        let (mut old, new) = (fields(&write::term(known)), fields(&write::term(term)));
        // A status that is not written is a status all the same.
        if known.status == Status::Preferred {
            old.push(("status".to_owned(), Node::text(known.status.as_str())));
        }
        let place = Some((locale.clone(), Some(known.text.clone())));
        for (key, value) in new.into_iter().filter(|(key, _)| key != "term") {
            self.fill(from, id, place.clone(), &old, key, value);
        }
    }

    fn fill(
        &mut self,
        from: &Concept,
        id: &str,
        term: Option<(Locale, Option<String>)>,
        old: &[(String, Node)],
        key: String,
        value: Node,
    ) {
        match old.iter().find(|(other, _)| *other == key) {
            None => self.gain(id, term, (Some(key), value)),
            Some((_, there)) if *there == value => {}
            Some((_, there)) => {
                let (there, value) = (shown(there), shown(&value));
                let finding = self.find(&CONFLICT, from, id, "value");
                finding.args.extend([("key", key), ("value", value), ("there", there)]);
            }
        }
    }

    fn gain(&mut self, id: &str, term: Option<(Locale, Option<String>)>, value: (Option<String>, Node)) {
        // A new concept is changed itself, not by an addition.
        if self.ids.get(id).is_some_and(|index| *index < self.there.len()) {
            self.merge.additions.push(Addition { concept: id.to_owned(), term, value });
        }
    }

    /// A new term of a concept that may have a preferred one already: a second is admitted.
    fn fitting(&mut self, from: &Concept, there: &Concept, locale: &Locale, term: &Term) -> Term {
        let mut term = term.clone();
        let known = there.terms.get(locale).into_iter().flatten();
        let preferred = known.filter(|known| known.status == Status::Preferred).find(|t| t.overlaps(&term));
        if let (Status::Preferred, Some(preferred)) = (term.status, preferred) {
            term.status = Status::Admitted;
            let finding = self.find(&CONFLICT, from, &there.id, "preferred");
            finding.args.extend([("term", term.text.clone()), ("other", preferred.text.clone())]);
            finding.locale = Some(locale.clone());
        }
        term
    }

    /// Languages of either glossary in which imported concepts have no term.
    fn missing(&mut self, glossary: &Glossary, imported: &Glossary) {
        let mut lacking: BTreeMap<&Locale, Vec<&str>> = BTreeMap::new();
        let languages: BTreeSet<&Locale> = glossary.languages.iter().chain(&imported.languages).collect();
        let gained: BTreeSet<(&str, &Locale)> = self
            .merge
            .additions
            .iter()
            .filter_map(|addition| Some((addition.concept.as_str(), &addition.term.as_ref()?.0)))
            .collect();
        for index in &self.touched {
            let concept = self.concept(*index);
            for language in &languages {
                if concept.terms_of(language).is_empty() && !gained.contains(&(&concept.id, language)) {
                    lacking.entry(language).or_default().push(&concept.id);
                }
            }
        }
        let findings: Vec<Finding> = lacking
            .into_iter()
            .map(|(language, concepts)| {
                let from = imported.concepts.first();
                let path = from.map_or("", |concept| concept.path.as_str());
                let few = concepts.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
                let more = if concepts.len() > SHOWN { " …" } else { "" };
                Finding::new(&LANGUAGE_MISSING, path, crate::text::Place::START)
                    .with("count", concepts.len().to_string())
                    .with("locale", language.to_string())
                    .with("concepts", format!("{few}{more}"))
            })
            .collect();
        self.merge.findings.extend(findings);
    }
}

/// How many concepts are named where many lack something.
const SHOWN: usize = 5;

fn fields(node: &Node) -> Vec<(String, Node)> {
    match &node.value {
        Value::Mapping(entries) => {
            entries.iter().map(|(key, value)| (key.text.clone(), value.clone())).collect()
        }
        _ => Vec::new(),
    }
}

/// Puts what is not said of a concept from another entry of it.
fn complete(concept: &mut Concept, from: &Concept) {
    take(&mut concept.subject, &from.subject);
    take(&mut concept.definition, &from.definition);
    take(&mut concept.note, &from.note);
    take(&mut concept.source, &from.source);
    take(&mut concept.broader, &from.broader);
    take(&mut concept.related, &from.related);
    take(&mut concept.see, &from.see);
}

/// Puts what is not said of a term from another entry of it.
fn complete_term(term: &mut Term, from: &Term) {
    take(&mut term.pos, &from.pos);
    take(&mut term.gender, &from.gender);
    take(&mut term.number, &from.number);
    take(&mut term.plurals, &from.plurals);
    take(&mut term.forms, &from.forms);
    take(&mut term.oblique, &from.oblique);
    take(&mut term.match_policy, &from.match_policy);
    take(&mut term.from, &from.from);
    take(&mut term.until, &from.until);
    take(&mut term.note, &from.note);
    take(&mut term.source, &from.source);
}

fn take<T: Default + PartialEq + Clone>(own: &mut T, other: &T) {
    if *own == T::default() {
        own.clone_from(other);
    }
}

fn shown(node: &Node) -> String {
    match &node.value {
        Value::Scalar { text, .. } => text.clone(),
        Value::Sequence(items) => items.iter().map(shown).collect::<Vec<_>>().join(", "),
        Value::Mapping(_) => String::new(),
    }
}

fn keys(concept: &Concept) -> impl Iterator<Item = Key> + '_ {
    concept.terms.iter().flat_map(|(locale, terms)| {
        terms.iter().map(move |term| (locale.clone(), lang::of(locale).fold(&term.text).text))
    })
}

/// Whether two concepts share a term in every language that both have.
fn agree(one: &Concept, two: &Concept) -> bool {
    let of = |concept| {
        let mut found: BTreeMap<Locale, BTreeSet<String>> = BTreeMap::new();
        for (locale, key) in keys(concept) {
            found.entry(locale).or_default().insert(key);
        }
        found
    };
    let (one, two) = (of(one), of(two));
    one.iter().all(|(locale, terms)| two.get(locale).is_none_or(|others| !terms.is_disjoint(others)))
}

/// A term that two concepts share, as the second writes it.
fn shared_term(one: &Concept, two: &Concept) -> Option<String> {
    let known: BTreeSet<Key> = keys(one).collect();
    let mut terms = two.terms.iter().flat_map(|(locale, terms)| terms.iter().map(move |term| (locale, term)));
    terms.find_map(|(locale, term)| {
        let key = (locale.clone(), lang::of(locale).fold(&term.text).text);
        known.contains(&key).then(|| term.text.clone())
    })
}

/// The Latin letters and digits of a term in small letters, without marks, words joined by hyphens: `özara gepleşik` is
/// `ozara-geplesik`.
pub fn slug(text: &str) -> String {
    let plain = icu_normalizer::DecomposingNormalizer::new_nfd().normalize(text);
    let mut slug = String::new();
    for c in plain.chars().filter(|c| !matches!(c, '\u{0300}'..='\u{036F}' | '\'' | '\u{2019}')) {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() >= 60 {
            break;
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests;
