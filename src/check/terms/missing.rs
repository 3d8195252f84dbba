//! T001: a term of the source whose approved translation the target does not use.
//!
//! A check that cries wolf is switched off, so a silence wants less than a warning does:
//!
//! - nothing is said where any term of the concept stands in the target, where a country is there as an adjective, where
//!   the concept was named just before and the target goes on with a pronoun or a part of the name ("the Memorandum",
//!   «الوزارة», *ol*), or where the term was left in another language, which is another finding;
//! - a note is made where the concept was named earlier, where the target has words of the same family ("to cooperate"
//!   for cooperation), where the term stands in a neighbouring unit, and where the source term itself is a guess;
//! - all else is a warning, with the nearest thing that the target has.

use std::collections::{BTreeMap, BTreeSet};

use super::nearest::Translation;
use super::{untranslated, whole};
use crate::check::{Check, Example, Group, Subject};
use crate::model::{Certainty, Finding, Hit, Locale, Rule, Severity};

/// The approved translation of a term of the source is not in the target.
pub struct TermNotUsed;

static RULE: Rule = Rule { code: "T001", name: "term-not-used", severity: Severity::Warning };

impl Check for TermNotUsed {
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
                    ("ar", "en"),
                    &[("وقّع الوزيران مذكرة تفاهم.", "The ministers signed a paper.")],
                ),
                Example::silent(
                    ("ar", "en"),
                    &[("وقّعا مذكرتي تفاهم.", "They signed two memoranda of understanding.")],
                ),
            ]
        }
    }

    fn document(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        // The unit in which each concept was last named by a term of its own, a locale.
        let mut named: BTreeMap<(usize, &Locale), usize> = BTreeMap::new();
        for (index, (unit, hits)) in subject.units.iter().zip(subject.hits).enumerate() {
            for (locale, found) in &hits.targets {
                if unit.targets[locale].text.is_empty() {
                    continue; // a missing translation is a finding of its own
                }
                let mut spans = BTreeSet::new();
                let mut seen = BTreeSet::new();
                for hit in whole(&hits.source) {
                    // The letters may be another word: precision is worth more than recall here.
                    if hit.certainty == Certainty::Homograph
                        || !spans.insert(hit.span)
                        || !seen.insert(hit.concept)
                    {
                        continue;
                    }
                    let before = named.get(&(hit.concept, locale)).copied();
                    findings.extend(judge(subject, index, locale, hit, before));
                }
                named.extend(found.iter().map(|hit| ((hit.concept, locale), index)));
            }
        }
    }
}

/// The finding that the term `hit` of the source is not in the target, if it is one. `before`: the earlier unit that
/// last named its concept.
fn judge(
    subject: &Subject,
    index: usize,
    locale: &Locale,
    hit: &Hit,
    before: Option<usize>,
) -> Option<Finding> {
    let terms = subject.terminology;
    let hits = &subject.hits[index];
    let found = hits.targets.get(locale)?;
    // Any term of the concept is an answer; whether that term is allowed is another check's question. So is any term of
    // another concept that has the same words in the source language.
    let meant: BTreeSet<usize> =
        hits.source.iter().filter(|other| other.span == hit.span).map(|other| other.concept).collect();
    if found.iter().any(|f| meant.contains(&f.concept)) {
        return None;
    }
    let expected = terms.expected(hit.concept, locale)?;
    if !untranslated::standing(subject, index, locale, hit.concept).is_empty() {
        return None;
    }
    let unit = &subject.units[index];
    let text = &unit.targets.get(locale)?.text;
    let concept = &terms.glossary.concepts[hit.concept];
    let approved = concept.terms_of(locale).iter().filter(|term| term.status.is_approved());
    let approved: Vec<_> = approved.collect();
    let target = Translation::new(locale, text);
    if approved.iter().any(|term| target.has_adjective_of(term)) {
        return None;
    }
    let part = approved.iter().any(|term| target.has_part_of(&term.text));
    let recent = before.is_some_and(|at| at + 1 >= index);
    if before.is_some() && part || recent && target.has_pronoun() {
        return None;
    }
    let beside = [index.checked_sub(1), Some(index + 1)].into_iter().flatten().any(|at| {
        subject.hits.get(at).is_some_and(|hits| {
            let names = |hits: &[Hit]| hits.iter().any(|other| other.concept == hit.concept);
            !names(&hits.source) && hits.targets.get(locale).is_some_and(|found| names(found))
        })
    });
    let doubtful = before.is_some()
        || beside
        || hit.certainty == Certainty::GuessedPlural
        || approved.iter().any(|term| target.has_family_of(&term.text));

    let nearest = akin(subject, index, locale, hit.concept)
        .or_else(|| approved.iter().filter_map(|term| target.nearest(&term.text)).max().map(|near| near.span))
        .map(|span| span.of(text));
    let mut finding = subject
        .at_target(&RULE, index, locale, 0)
        .with("form", hit.span.of(&unit.source))
        .with("concept", concept.id.as_str())
        .with("has", if nearest.is_some() { "near" } else { "nothing" })
        .with("nearest", nearest.unwrap_or_default());
    if doubtful {
        finding.severity = Severity::Info;
    }
    finding.expected = Some(expected);
    Some(finding)
}

/// Where the target has a term of a concept that the glossary relates to `concept`, and the source does not speak of it.
fn akin(subject: &Subject, index: usize, locale: &Locale, concept: usize) -> Option<crate::text::Span> {
    let concepts = &subject.terminology.glossary.concepts;
    let related = |one: usize, other: usize| {
        concepts[one].relations().iter().any(|(_, ids)| ids.contains(&concepts[other].id))
    };
    let hits = &subject.hits[index];
    let spoken_of = |other: usize| hits.source.iter().any(|hit| hit.concept == other);
    whole(hits.targets.get(locale)?)
        .find(|hit| {
            (related(concept, hit.concept) || related(hit.concept, concept)) && !spoken_of(hit.concept)
        })
        .map(|hit| hit.span)
}
