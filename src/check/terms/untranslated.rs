//! T006: a term stands in the target in another language than the target's.

use std::collections::BTreeSet;

use super::whole;
use crate::check::{Check, Example, Group, Subject};
use crate::lang;
use crate::model::{Certainty, Finding, Hit, Locale, Rule, Severity};

/// A term of the source was left in the source's language, or in that of another target.
pub struct TermUntranslated;

static RULE: Rule = Rule { code: "T006", name: "term-untranslated", severity: Severity::Warning };

impl Check for TermUntranslated {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn group(&self) -> Group {
        Group::Terms
    }

    fn examples(&self) -> &'static [Example] {
        const {
            &[
                Example::fires(
                    ("en", "ar"),
                    &[("They signed a memorandum of understanding.", "وقّعا memorandum of understanding.")],
                ),
                Example::silent(
                    ("ar", "en"),
                    &[("وقّعت مذكرة تفاهم.", "They signed a memorandum of understanding (مذكرة تفاهم).")],
                ),
            ]
        }
    }

    fn document(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        let terms = subject.terminology;
        for (index, (unit, hits)) in subject.units.iter().zip(subject.hits).enumerate() {
            for locale in hits.targets.keys() {
                let concepts: BTreeSet<usize> = whole(&hits.source).map(|hit| hit.concept).collect();
                let mut spans = BTreeSet::new();
                for concept in concepts {
                    for (language, hit) in standing(subject, index, locale, concept) {
                        if !spans.insert(hit.span) {
                            continue;
                        }
                        let mut finding = subject
                            .at_target(&RULE, index, locale, hit.span.start)
                            .with("form", hit.span.of(&unit.targets[locale].text))
                            .with("concept", terms.glossary.concepts[concept].id.as_str())
                            .with("language", language.to_string());
                        finding.expected = terms.expected(concept, locale);
                        findings.push(finding);
                    }
                }
            }
        }
    }
}

/// Where the target of unit `index` has `concept` by a term of another locale, and by none of its own. Beside its
/// translation, as in "a memorandum of understanding (مذكرة تفاهم)", a foreign term is an explanation; and words that
/// are also a term of the target's language, or spelt alike in both, are not foreign.
pub(super) fn standing<'s>(
    subject: &'s Subject,
    index: usize,
    locale: &Locale,
    concept: usize,
) -> Vec<(&'s Locale, Hit)> {
    let terms = subject.terminology;
    let hits = &subject.hits[index];
    let (Some(own), Some(target)) = (hits.targets.get(locale), subject.units[index].targets.get(locale))
    else {
        return Vec::new();
    };
    if target.text.is_empty() || own.iter().any(|hit| hit.concept == concept) {
        return Vec::new();
    }
    let language = lang::of(locale);
    let spelt_alike = |form: &str| {
        let folded = language.fold(form).text;
        let known = terms.glossary.concepts[concept].terms_of(locale);
        // A word of the term is a short name for it: the Memorandum.
        known.iter().any(|term| {
            let term = language.fold(&term.text).text;
            term == folded || term.split_whitespace().any(|word| word == folded)
        })
    };
    let mut standing: Vec<(&Locale, Hit)> = Vec::new();
    for other in terms.locales().filter(|other| *other != locale) {
        let found = terms.find(other, &target.text);
        for hit in whole(&found).filter(|hit| hit.concept == concept) {
            let form = hit.span.of(&target.text);
            let touches = |mine: &Hit| mine.span.start < hit.span.end && hit.span.start < mine.span.end;
            if hit.certainty == Certainty::Certain
                && terms.term(other, hit).is_some_and(|term| term.status.is_approved())
                && !own.iter().any(touches)
                && !standing.iter().any(|(_, there)| there.span == hit.span)
                && !spelt_alike(form)
            {
                standing.push((other, hit.clone()));
            }
        }
    }
    standing
}
