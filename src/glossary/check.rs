//! What contradicts itself in a glossary, or is written so that nothing will be found.

use std::collections::{BTreeMap, BTreeSet};

use icu_normalizer::ComposingNormalizer;

use super::model::{Concept, Glossary, Status, Term};
use super::{Matcher, parse};
use crate::lang::{self, general};
use crate::model::{Finding, Locale, Rule, Severity};
use crate::text::Place;

/// Two concepts have one id.
pub static CONCEPT_TWICE: Rule = Rule { code: "G010", name: "concept-twice", severity: Severity::Error };
/// One term names two concepts.
pub static TERM_OF_TWO: Rule =
    Rule { code: "G011", name: "term-of-two-concepts", severity: Severity::Warning };
/// A language has terms, none of which is to be used.
pub static PREFERRED_MISSING: Rule =
    Rule { code: "G012", name: "preferred-missing", severity: Severity::Error };
/// A language has more than one preferred term.
pub static PREFERRED_TWICE: Rule = Rule { code: "G013", name: "preferred-twice", severity: Severity::Error };
/// A term is forbidden here and approved elsewhere.
pub static FORBIDDEN_APPROVED: Rule =
    Rule { code: "G014", name: "forbidden-approved", severity: Severity::Warning };
/// A language of the glossary in which the concept has no term.
pub static LANGUAGE_MISSING: Rule =
    Rule { code: "G015", name: "language-missing", severity: Severity::Warning };
/// Letters of two scripts in one word.
pub static MIXED_SCRIPTS: Rule = Rule { code: "G016", name: "mixed-scripts", severity: Severity::Error };
/// A letter of another language that looks like one of this.
pub static FOREIGN_LETTER: Rule = Rule { code: "G017", name: "foreign-letter", severity: Severity::Error };
/// Not in Unicode normalization form C, or written with presentation forms.
pub static NOT_NORMAL: Rule = Rule { code: "G018", name: "term-not-normal", severity: Severity::Warning };
/// An invisible character.
pub static INVISIBLE: Rule =
    Rule { code: "G019", name: "term-invisible-character", severity: Severity::Warning };
/// White space around the term, or more than one space inside.
pub static SPACES: Rule = Rule { code: "G020", name: "term-spaces", severity: Severity::Warning };
/// The term ends in punctuation.
pub static PUNCTUATION: Rule = Rule { code: "G021", name: "term-punctuation", severity: Severity::Warning };
/// A form of one term is a form of another as well.
pub static FORM_OF_TWO: Rule = Rule { code: "G022", name: "form-of-two-terms", severity: Severity::Info };

/// Every rule of this room, by code.
pub static RULES: &[&Rule] = &[
    &parse::UNREADABLE,
    &parse::MISTAKE,
    &CONCEPT_TWICE,
    &TERM_OF_TWO,
    &PREFERRED_MISSING,
    &PREFERRED_TWICE,
    &FORBIDDEN_APPROVED,
    &LANGUAGE_MISSING,
    &MIXED_SCRIPTS,
    &FOREIGN_LETTER,
    &NOT_NORMAL,
    &INVISIBLE,
    &SPACES,
    &PUNCTUATION,
    &FORM_OF_TWO,
];

/// Every contradiction and slip in a glossary, in the order of its files.
///
/// Beyond what the file says it compares forms: a form of one term that the matcher takes for another term of another
/// concept.
pub fn check(glossary: &Glossary) -> Vec<Finding> {
    let mut findings = Vec::new();
    concepts(glossary, &mut findings);
    designations(glossary, &mut findings);
    for concept in &glossary.concepts {
        for (locale, terms) in &concept.terms {
            for term in terms {
                for text in std::iter::once(&term.text).chain(&term.plurals).chain(&term.forms) {
                    spelling(concept, locale, term, text, &mut findings);
                }
            }
        }
    }
    let locales: BTreeSet<&Locale> =
        glossary.concepts.iter().flat_map(|concept| concept.terms.keys()).collect();
    for locale in locales {
        forms(glossary, locale, &mut findings);
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
            let mut preferred = terms.iter().filter(|term| term.status == Status::Preferred);
            match (preferred.next(), preferred.next()) {
                (None, _) if !terms.is_empty() => {
                    findings.push(at(&PREFERRED_MISSING, concept, terms[0].place, Some(locale)));
                }
                (Some(first), Some(second)) => findings.push(
                    at(&PREFERRED_TWICE, concept, second.place, Some(locale))
                        .with("term", &second.text)
                        .with("other", &first.text),
                ),
                _ => {}
            }
        }
    }
}

/// Equal terms of different concepts.
fn designations(glossary: &Glossary, findings: &mut Vec<Finding>) {
    let mut seen: BTreeMap<(&Locale, String), Vec<(&Concept, &Term)>> = BTreeMap::new();
    for concept in &glossary.concepts {
        for (locale, terms) in &concept.terms {
            let language = lang::of(locale);
            for term in terms {
                let key = (locale, language.fold(&term.text).text);
                seen.entry(key).or_default().push((concept, term));
            }
        }
    }
    for ((locale, _), uses) in &seen {
        for (index, (concept, term)) in uses.iter().enumerate() {
            let Some((other, other_term)) =
                uses[..index].iter().rev().find(|(other, _)| other.id != concept.id)
            else {
                continue;
            };
            let rule = match (term.status, other_term.status) {
                (Status::Forbidden, status) | (status, Status::Forbidden) if status.is_approved() => {
                    &FORBIDDEN_APPROVED
                }
                (one, two) if one.is_approved() && two.is_approved() => &TERM_OF_TWO,
                _ => continue,
            };
            let finding = at(rule, concept, term.place, Some(locale));
            findings.push(finding.with("term", &term.text).with("other", &other.id));
        }
    }
}

/// How a term, a plural or a form is written.
fn spelling(concept: &Concept, locale: &Locale, term: &Term, text: &str, findings: &mut Vec<Finding>) {
    let mut raise = |rule, detail: String, fix: Option<String>| {
        let mut finding =
            at(rule, concept, term.place, Some(locale)).with("term", text).with("detail", detail);
        finding.expected = fix;
        findings.push(finding);
    };
    if let Some(word) = text.split_whitespace().find(|word| scripts(word).len() > 1) {
        raise(
            &MIXED_SCRIPTS,
            format!("{word}: {}", scripts(word).into_iter().collect::<Vec<_>>().join(", ")),
            None,
        );
    }
    let foreign = lang::of(locale).foreign_letters();
    if let Some((letter, _)) = foreign.iter().find(|(letter, _)| text.contains(*letter)) {
        let own = |c: char| foreign.iter().find(|(letter, _)| *letter == c).map_or(c, |(_, own)| *own);
        raise(&FOREIGN_LETTER, letter.to_string(), Some(text.chars().map(own).collect()));
    }
    let normal = ComposingNormalizer::new_nfc();
    if text.chars().any(is_presentation) {
        let compatible = ComposingNormalizer::new_nfkc();
        raise(&NOT_NORMAL, "presentation-form".to_owned(), Some(compatible.normalize(text).into_owned()));
    } else if !normal.is_normalized(text) {
        raise(&NOT_NORMAL, "decomposed".to_owned(), Some(normal.normalize(text).into_owned()));
    }
    if let Some(c) = text.chars().find(|c| general::is_invisible(*c)) {
        let fixed = text.chars().filter(|c| !general::is_invisible(*c)).collect();
        raise(&INVISIBLE, format!("U+{:04X}", u32::from(c)), Some(fixed));
    }
    let spaced = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if spaced != text {
        raise(&SPACES, String::new(), Some(spaced.clone()));
    }
    let bare = spaced.trim_end_matches(['.', ',', ';', ':', '!', '?', '،', '؛', '؟', '۔']);
    // "U.S." ends in a stop that belongs to it.
    if bare != spaced && !bare.contains('.') {
        raise(&PUNCTUATION, spaced[bare.len()..].to_owned(), Some(bare.to_owned()));
    }
}

fn is_presentation(c: char) -> bool {
    matches!(c, '\u{FB00}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{FF01}'..='\u{FF5E}')
}

/// The scripts of a word's letters, as far as glossaries mix them.
fn scripts(word: &str) -> BTreeSet<&'static str> {
    let script = |c: char| match c {
        c if !c.is_alphabetic() => None,
        '\u{0370}'..='\u{03FF}' | '\u{1F00}'..='\u{1FFF}' => Some("Greek"),
        '\u{0400}'..='\u{052F}' => Some("Cyrillic"),
        '\u{0600}'..='\u{06FF}'
        | '\u{0750}'..='\u{077F}'
        | '\u{FB50}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFF}' => Some("Arabic"),
        'A'..='Z' | 'a'..='z' | '\u{00C0}'..='\u{024F}' | '\u{1E00}'..='\u{1EFF}' => Some("Latin"),
        _ => None,
    };
    word.chars().filter_map(script).collect()
}

/// Forms of one term that are forms of a term of another concept; one finding a pair of terms.
fn forms(glossary: &Glossary, locale: &Locale, findings: &mut Vec<Finding>) {
    let matcher = Matcher::new(glossary, locale);
    let language = lang::of(locale);
    let mut seen = BTreeSet::new();
    for (index, concept) in glossary.concepts.iter().enumerate() {
        let Some(terms) = concept.terms.get(locale) else { continue };
        for term in terms {
            let generated = language.forms(&term.lemma()).into_iter().map(|form| form.text);
            let listed = term.plurals.iter().chain(&term.forms).cloned();
            let texts: BTreeSet<String> = generated.chain(listed).collect();
            for text in texts {
                for hit in matcher.find(&text) {
                    let other = &glossary.concepts[hit.concept];
                    let Some(other_term) = other.terms_of(locale).get(hit.term) else { continue };
                    let whole = hit.span.start == 0 && hit.span.end == text.len();
                    let same = hit.concept == index
                        || language.fold(&other_term.text).text == language.fold(&term.text).text;
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
            ("{term: سفارة}", "{term: ilçihаna}", &["3:mixed-scripts -"], "a Cyrillic letter"),
            ("{term: سفارتی}", "{term: a}", &["3:foreign-letter سفارتي"], "a Persian letter"),
            ("{term: سفارة}", "{term: \"s\u{327}a\"}", &["3:term-not-normal şa"], "decomposed"),
            ("{term: ﺳﻔارة}", "{term: a}", &["3:term-not-normal سفارة"], "presentation forms"),
            ("{term: \"سفارة\\u200f\"}", "{term: a}", &["3:term-invisible-character سفارة"], "a stray mark"),
            ("{term: \"سفارة  دولة\"}", "{term: a}", &["3:term-spaces سفارة دولة"], "two spaces"),
            ("{term: سفارة.}", "{term: a}", &["3:term-punctuation سفارة"], "a stop at the end"),
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
        ];
        for (id, ar, tk, wanted, why) in rows {
            assert_eq!(found(&[&first, &concept(id, ar, tk)]), *wanted, "{ar}: {why}");
        }
    }
}
