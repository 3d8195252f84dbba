//! Terms that stand in each other's way: equal terms, alike concepts, forms that two terms share.

use std::collections::{BTreeMap, BTreeSet};

use super::{at, spelling};
use crate::glossary::Matcher;
use crate::glossary::model::{Concept, Glossary, Status, Term};
use crate::lang::{self, Features, Language};
use crate::model::{Finding, Locale, Rule, Severity};

/// One term names two concepts.
pub static TERM_OF_TWO: Rule =
    Rule { code: "G011", name: "term-of-two-concepts", severity: Severity::Warning };
/// A term is forbidden here and approved elsewhere.
pub static FORBIDDEN_APPROVED: Rule =
    Rule { code: "G014", name: "forbidden-approved", severity: Severity::Warning };
/// A form of one term is a form of another as well.
pub static FORM_OF_TWO: Rule = Rule { code: "G022", name: "form-of-two-terms", severity: Severity::Info };
/// A concept has one term twice in a language.
pub static TERM_TWICE: Rule = Rule { code: "G023", name: "term-twice", severity: Severity::Warning };
/// Two concepts have the same terms.
pub static CONCEPTS_ALIKE: Rule = Rule { code: "G024", name: "concepts-alike", severity: Severity::Warning };
/// What stands as a citation form is an inflected form.
pub static CITATION_INFLECTED: Rule =
    Rule { code: "G027", name: "citation-inflected", severity: Severity::Warning };

/// A term with where it belongs.
type Use<'g> = (usize, &'g Concept, &'g Term);

/// Terms that are equal but for what folding takes away.
pub(super) fn equal(glossary: &Glossary, findings: &mut Vec<Finding>) {
    let mut uses: BTreeMap<(&Locale, String), Vec<Use>> = BTreeMap::new();
    for (index, concept) in glossary.concepts.iter().enumerate() {
        for (locale, terms) in &concept.terms {
            let language = lang::of(locale);
            for term in terms {
                uses.entry((locale, key(language, term))).or_default().push((index, concept, term));
            }
        }
    }
    let alike = alike(glossary, &uses, findings);
    for ((locale, _), uses) in &uses {
        for (at_use, (index, concept, term)) in uses.iter().enumerate() {
            let before = || uses[..at_use].iter().rev();
            // Spellings that differ in what folding takes away may both be listed, if they say the same.
            let same = |other: &Term| {
                spelling::tidy(&other.text) == spelling::tidy(&term.text)
                    || other.status.is_approved() != term.status.is_approved()
            };
            if before().any(|(other, _, other_term)| other == index && same(other_term)) {
                findings.push(at(&TERM_TWICE, concept, term.place, Some(locale)).with("term", &term.text));
            }
            let other = before().find(|(_, other, _)| other.id != concept.id);
            let Some((other_index, other, other_term)) = other else { continue };
            let rule = match (term.status, other_term.status) {
                (Status::Forbidden, status) | (status, Status::Forbidden) if status.is_approved() => {
                    &FORBIDDEN_APPROVED
                }
                (one, two) if one.is_approved() && two.is_approved() => &TERM_OF_TWO,
                _ => continue,
            };
            // That the whole concepts are the same has been said already.
            if rule == &TERM_OF_TWO && alike.contains(&(*other_index, *index)) {
                continue;
            }
            let finding = at(rule, concept, term.place, Some(locale));
            findings.push(finding.with("term", &term.text).with("other", &other.id));
        }
    }
}

/// What makes two terms equal.
fn key(language: &dyn Language, term: &Term) -> String {
    language.fold(&term.text).text
}

/// Pairs of concepts that share an approved term in every language both have, two at least.
fn alike(
    glossary: &Glossary,
    uses: &BTreeMap<(&Locale, String), Vec<Use>>,
    findings: &mut Vec<Finding>,
) -> BTreeSet<(usize, usize)> {
    let mut shared: BTreeMap<(usize, usize), BTreeMap<&Locale, &str>> = BTreeMap::new();
    for ((locale, _), uses) in uses {
        let approved: Vec<_> = uses.iter().filter(|(.., term)| term.status.is_approved()).collect();
        // Each with the one before it: a term of a thousand concepts is not a million pairs.
        for pair in approved.windows(2) {
            if let [(first, one, _), (second, two, term)] = pair
                && one.id != two.id
            {
                shared.entry((*first, *second)).or_default().insert(locale, &term.text);
            }
        }
    }
    shared.retain(|(first, second), terms| {
        let (one, two) = (&glossary.concepts[*first], &glossary.concepts[*second]);
        let both = one.terms.iter().filter(|(locale, terms)| {
            !terms.is_empty() && two.terms.get(locale).is_some_and(|terms| !terms.is_empty())
        });
        terms.len() >= 2 && terms.len() == both.count()
    });
    for ((first, second), terms) in &shared {
        let concept = &glossary.concepts[*second];
        let terms = terms.values().copied().collect::<Vec<_>>().join(", ");
        findings.push(
            at(&CONCEPTS_ALIKE, concept, concept.place, None)
                .with("other", &glossary.concepts[*first].id)
                .with("terms", terms),
        );
    }
    shared.into_keys().collect()
}

/// Forms of one term that are forms of a term of another concept, one finding a pair of terms; terms that are
/// inflected forms, of another term of their concept or by what their language says.
pub(super) fn forms(glossary: &Glossary, locale: &Locale, findings: &mut Vec<Finding>) {
    let matcher = Matcher::new(glossary, locale);
    let language = lang::of(locale);
    let mut seen = BTreeSet::new();
    for (index, concept) in glossary.concepts.iter().enumerate() {
        let Some(terms) = concept.terms.get(locale) else { continue };
        let keys: Vec<String> = terms.iter().map(|term| key(language, term)).collect();
        let mut inflected = BTreeMap::new();
        for (term_index, term) in terms.iter().enumerate() {
            let generated = language.forms(&term.lemma());
            for form in &generated {
                let folded = language.fold(&form.text).text;
                let other = keys.iter().position(|key| *key == folded && *key != keys[term_index]);
                if let Some(other) = other
                    && form.features != Features::default()
                    && terms[other].status.is_approved() == term.status.is_approved()
                    && (terms[other].pos == term.pos || terms[other].pos.is_empty() || term.pos.is_empty())
                {
                    inflected.entry(other).or_insert(term.text.clone());
                }
            }
            let listed = term.plurals.iter().chain(&term.forms).cloned();
            let texts: BTreeSet<String> = generated.into_iter().map(|form| form.text).chain(listed).collect();
            for text in texts {
                for hit in matcher.find(&text) {
                    let other = &glossary.concepts[hit.concept];
                    let Some(other_term) = other.terms_of(locale).get(hit.term) else { continue };
                    let whole = hit.span.start == 0 && hit.span.end == text.len();
                    let same = hit.concept == index || key(language, other_term) == keys[term_index];
                    let pair = [(index, &term.text), (hit.concept, &other_term.text)];
                    if whole && !same && seen.insert((pair[0].min(pair[1]), pair[0].max(pair[1]))) {
                        findings.push(
                            at(&FORM_OF_TWO, concept, term.place, Some(locale))
                                .with("term", &term.text)
                                .with("form", &text)
                                .with("other", &other_term.text),
                        );
                    }
                }
            }
        }
        for (term_index, term) in terms.iter().enumerate() {
            // Who says that a term is a plural means it.
            let own = inflected.get(&term_index).filter(|_| term.number != "plural");
            let Some(base) = own.cloned().or_else(|| language.inflected(&term.lemma())) else { continue };
            let mut finding =
                at(&CITATION_INFLECTED, concept, term.place, Some(locale)).with("term", &term.text);
            finding.expected = Some(base);
            // Where the citation form is there as well, everything is found, only twice.
            if own.is_some() {
                finding.severity = Severity::Info;
            }
            findings.push(finding);
        }
    }
}
