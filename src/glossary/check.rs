//! What contradicts itself in a glossary, or is written so that nothing will be found.

mod relations;
mod spelling;
mod terms;

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Concept, Glossary, Status};
use super::{merge, parse};
use crate::model::{Finding, Locale, Rule, Severity};
use crate::text::Place;
pub use relations::{RELATION_CIRCULAR, RELATION_UNKNOWN};
pub use spelling::tidy;

/// Two concepts have one id.
pub static CONCEPT_TWICE: Rule = Rule { code: "G010", name: "concept-twice", severity: Severity::Error };
/// A language has terms, none of which is to be used.
pub static PREFERRED_MISSING: Rule =
    Rule { code: "G012", name: "preferred-missing", severity: Severity::Error };
/// A language has more than one preferred term at a time.
pub static PREFERRED_TWICE: Rule = Rule { code: "G013", name: "preferred-twice", severity: Severity::Error };
/// A language of the glossary in which the concept has no term.
pub static LANGUAGE_MISSING: Rule =
    Rule { code: "G015", name: "language-missing", severity: Severity::Warning };
/// A term went out of use before it came into use.
pub static VALIDITY_REVERSED: Rule =
    Rule { code: "G028", name: "validity-reversed", severity: Severity::Error };

/// Every rule of this room, by code.
pub static RULES: &[&Rule] = &[
    &parse::UNREADABLE,
    &parse::MISTAKE,
    &CONCEPT_TWICE,
    &terms::TERM_OF_TWO,
    &PREFERRED_MISSING,
    &PREFERRED_TWICE,
    &terms::FORBIDDEN_APPROVED,
    &LANGUAGE_MISSING,
    &spelling::MIXED_SCRIPTS,
    &spelling::FOREIGN_LETTER,
    &spelling::NOT_NORMAL,
    &spelling::INVISIBLE,
    &spelling::SPACES,
    &spelling::PUNCTUATION,
    &terms::FORM_OF_TWO,
    &terms::TERM_TWICE,
    &terms::CONCEPTS_ALIKE,
    &relations::RELATION_UNKNOWN,
    &relations::RELATION_CIRCULAR,
    &terms::CITATION_INFLECTED,
    &VALIDITY_REVERSED,
    &merge::DUPLICATE,
    &merge::CONFLICT,
    &merge::LANGUAGE_MISSING,
];

/// Every contradiction and slip in a glossary, in the order of its files.
///
/// Beyond what the file says it compares forms: a form of one term that the matcher takes for another term of another
/// concept.
pub fn check(glossary: &Glossary) -> Vec<Finding> {
    let mut findings = Vec::new();
    concepts(glossary, &mut findings);
    terms::equal(glossary, &mut findings);
    relations::relations(glossary, &mut findings);
    for concept in &glossary.concepts {
        for (locale, terms) in &concept.terms {
            for term in terms {
                for text in
                    std::iter::once(&term.text).chain(&term.plurals).chain(&term.forms).chain(&term.oblique)
                {
                    spelling::spelling(concept, locale, term, text, &mut findings);
                }
            }
        }
    }
    let locales: BTreeSet<&Locale> =
        glossary.concepts.iter().flat_map(|concept| concept.terms.keys()).collect();
    for locale in locales {
        terms::forms(glossary, locale, &mut findings);
    }
    let order: BTreeMap<&str, usize> =
        glossary.concepts.iter().enumerate().rev().map(|(at, concept)| (concept.path.as_str(), at)).collect();
    findings
        .sort_by_key(|finding| (order.get(finding.path.as_str()).copied(), finding.place, finding.rule.code));
    findings
}

fn at(rule: &'static Rule, concept: &Concept, place: Place, locale: Option<&Locale>) -> Finding {
    let mut finding = Finding::new(rule, &concept.path, place).with("concept", &concept.id);
    if let Some(locale) = locale {
        finding = finding.with("locale", locale.to_string());
    }
    finding
}

fn concepts(glossary: &Glossary, findings: &mut Vec<Finding>) {
    let mut seen: BTreeMap<&str, &Concept> = BTreeMap::new();
    for concept in &glossary.concepts {
        if let Some(first) = seen.get(concept.id.as_str()) {
            let other = format!("{}:{}", first.path, first.place.line);
            findings.push(at(&CONCEPT_TWICE, concept, concept.place, None).with("other", other));
        } else {
            seen.insert(&concept.id, concept);
        }
        for language in &glossary.languages {
            if concept.terms_of(language).is_empty() {
                findings.push(at(&LANGUAGE_MISSING, concept, concept.place, Some(language)));
            }
        }
        for (locale, terms) in &concept.terms {
            for term in terms {
                if let (Some(from), Some(until)) = (term.from, term.until)
                    && until.last_day() < from.first_day()
                {
                    findings.push(
                        at(&VALIDITY_REVERSED, concept, term.place, Some(locale))
                            .with("term", &term.text)
                            .with("from", from.to_string())
                            .with("until", until.to_string()),
                    );
                }
            }
            let preferred: Vec<_> = terms.iter().filter(|term| term.status == Status::Preferred).collect();
            if preferred.is_empty() && !terms.is_empty() {
                findings.push(at(&PREFERRED_MISSING, concept, terms[0].place, Some(locale)));
            }
            // One after the other is no contradiction.
            let clash = preferred.iter().enumerate().find_map(|(index, second)| {
                Some((preferred[..index].iter().find(|first| first.overlaps(second))?, second))
            });
            if let Some((first, second)) = clash {
                findings.push(
                    at(&PREFERRED_TWICE, concept, second.place, Some(locale))
                        .with("term", &second.text)
                        .with("other", &first.text),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The codes and lines of the findings of a file's `concepts`, written a line each.
    fn found(concepts: &[&str]) -> Vec<String> {
        let text = format!("languages: [ar, tk]\nconcepts:\n{}\n", concepts.join("\n"));
        let (glossary, mistakes) = Glossary::parse("g.yaml", &text);
        assert_eq!(mistakes, []);
        let shown = |f: &Finding| {
            format!("{}:{} {}", f.place.line, f.rule.name, f.expected.as_deref().unwrap_or("-"))
        };
        check(&glossary).iter().map(shown).collect()
    }

    #[test]
    fn each_slip_is_a_finding_at_its_line() {
        let concept =
            |id: &str, ar: &str, tk: &str| format!("  - {{id: {id}, terms: {{ar: [{ar}], tk: [{tk}]}}}}");
        let rows: &[(&str, &str, &[&str], &str)] = &[
            ("{term: سفارة}", "{term: ilçihana}", &[], "nothing to say"),
            ("{term: سفارة}", "", &["3:language-missing -"], "no Turkmen term"),
            ("{term: سفارة}", "{term: a, status: admitted}", &["3:preferred-missing -"], "none to use"),
            ("{term: سفارة}", "{term: a}, {term: b}", &["3:preferred-twice -"], "two to use"),
            ("{term: سفارة}", "{term: ilçihаna}", &["3:mixed-scripts ilçihana"], "a Cyrillic letter"),
            ("{term: سفارتی}", "{term: a}", &["3:foreign-letter سفارتي"], "a Persian letter"),
            ("{term: سفارة}", "{term: \"s\u{327}a\"}", &["3:term-not-normal şa"], "decomposed"),
            ("{term: ﺳﻔارة}", "{term: a}", &["3:term-not-normal سفارة"], "presentation forms"),
            ("{term: \"سفارة\\u200f\"}", "{term: a}", &["3:term-invisible-character سفارة"], "a stray mark"),
            ("{term: \"سفارة  دولة\"}", "{term: a}", &["3:term-spaces سفارة دولة"], "two spaces"),
            ("{term: سفارة.}", "{term: a}", &["3:term-punctuation سفارة"], "a stop at the end"),
            (
                "{term: والسفارة}",
                "{term: a}",
                &["3:citation-inflected سفارة"],
                "a conjunction and the article",
            ),
            ("{term: السفارة, pos: noun}", "{term: a}", &["3:citation-inflected سفارة"], "the article"),
            ("{term: التزام, pos: noun}", "{term: a}", &[], "no article"),
            ("{term: العراق, pos: proper noun}", "{term: a}", &[], "a name has its article"),
            ("{term: a}", "{term: ilçihananyň}", &["3:citation-inflected ilçihana"], "a genitive"),
            ("{term: a}", "{term: adam hukuklary}", &[], "a compound ends in a possessive"),
            ("{term: a}", "{term: daşary işler ministrliginde}", &[], "an ending that stems have too"),
            (
                "{term: سفارة}, {term: سفارات, status: admitted}",
                "{term: a}",
                &["3:citation-inflected سفارة"],
                "the plural of the other term",
            ),
            (
                "{term: سفارة}, {term: سفارات, status: admitted, number: plural}",
                "{term: a}",
                &[],
                "a plural on purpose",
            ),
            ("{term: a}, {term: a, status: admitted}", "{term: b}", &["3:term-twice -"], "one term twice"),
            ("{term: a}, {term: A, status: admitted}", "{term: b}", &[], "two spellings"),
            (
                "{term: a}, {term: A, status: forbidden}",
                "{term: b}",
                &["3:term-twice -"],
                "one of them forbidden",
            ),
            (
                "{term: a, from: 2019, until: 2018-12}",
                "{term: b}",
                &["3:validity-reversed -"],
                "the end before the beginning",
            ),
            (
                "{term: a, until: 1992}, {term: d, from: 1993}",
                "{term: b}",
                &[],
                "two preferred terms, one after the other",
            ),
            (
                "{term: a, until: 1992-06}, {term: d, from: 1992}",
                "{term: b}",
                &["3:preferred-twice -"],
                "both in use for half a year",
            ),
        ];
        for (ar, tk, wanted, why) in rows {
            assert_eq!(found(&[&concept("a", ar, tk)]), *wanted, "{ar} {tk}: {why}");
        }
    }

    #[test]
    fn concepts_that_contradict_each_other_are_findings() {
        let concept =
            |id: &str, ar: &str, tk: &str| format!("  - {{id: {id}, terms: {{ar: [{ar}], tk: [{tk}]}}}}");
        let first = concept("a", "{term: سفارة}", "{term: ilçihana}");
        let rows: &[(&str, &str, &str, &[&str], &str)] = &[
            ("a", "{term: قنصلية}", "{term: b}", &["4:concept-twice -"], "one id"),
            ("b", "{term: سفارة}", "{term: b}", &["4:term-of-two-concepts -"], "one term"),
            (
                "b",
                "{term: قنصلية}, {term: سفارة, status: forbidden}",
                "{term: b}",
                &["4:forbidden-approved -"],
                "forbidden here, preferred there",
            ),
            ("b", "{term: سفارات}", "{term: b}", &["3:form-of-two-terms -"], "the plural of the first"),
            ("b", "{term: سفارة}", "{term: ilçihana}", &["4:concepts-alike -"], "all terms are shared"),
        ];
        for (id, ar, tk, wanted, why) in rows {
            assert_eq!(found(&[&first, &concept(id, ar, tk)]), *wanted, "{ar}: {why}");
        }
    }

    #[test]
    fn relations_lead_to_concepts_and_in_no_circle() {
        let rows: &[(&[&str], &[&str], &str)] = &[
            (&["a: {broader: [b]}", "b: {related: [a]}"], &[], "nothing to say"),
            (&["a: {related: [b]}", "b: {related: [a]}"], &[], "near goes both ways"),
            (&["a: {broader: [treaties]}", "treaty: {}"], &["3:relation-unknown treaty"], "a slip"),
            (&["a: {broader: [a]}"], &["3:relation-circular a → a"], "its own kind"),
            (&["a: {related: [a]}"], &["3:relation-circular a → a"], "near to itself"),
            (&["a: {see: [b]}", "b: {see: [a]}"], &["3:relation-circular a → b → a"], "to and fro"),
            (
                &["a: {broader: [b]}", "b: {broader: [c, d]}", "c: {}", "d: {broader: [b]}"],
                &["4:relation-circular b → d → b"],
                "the circle alone, not the way to it",
            ),
            (
                &["a: {broader: [b, c]}", "b: {broader: [d]}", "c: {broader: [d]}", "d: {}"],
                &[],
                "two ways up",
            ),
        ];
        for (concepts, wanted, why) in rows {
            let line = |concept: &&str| {
                let (id, relations) = concept.split_once(": {").unwrap_or_default();
                let relations = relations.trim_end_matches('}');
                let comma = if relations.is_empty() { "" } else { ", " };
                format!("  - {{id: {id}{comma}{relations}, terms: {{}}}}")
            };
            let lines: Vec<String> = concepts.iter().map(line).collect();
            let (glossary, mistakes) =
                Glossary::parse("g.yaml", &format!("concepts:\n{}\n", lines.join("\n")));
            assert_eq!(mistakes, [], "{why}");
            let shown = |f: &Finding| {
                let path = f.args.iter().find(|(name, _)| *name == "path").map(|(_, path)| path.as_str());
                let detail = path.or(f.expected.as_deref()).unwrap_or("-");
                format!("{}:{} {detail}", f.place.line + 1, f.rule.name)
            };
            let found: Vec<String> = check(&glossary).iter().map(shown).collect();
            assert_eq!(found, *wanted, "{why}");
        }
    }

    #[test]
    fn a_long_chain_of_relations_is_followed() {
        let concept = |n: usize| format!("  - {{id: c{n}, broader: [c{}], terms: {{}}}}\n", n + 1);
        let text = (0..50_000).map(concept).collect::<String>() + "  - {id: c50000, terms: {}}\n";
        let (glossary, _) = Glossary::parse("g.yaml", &format!("concepts:\n{text}"));
        assert_eq!(check(&glossary), []);
    }
}
