//! F015: a country or a city has become another one, by the names of the Unicode CLDR in three languages.

use std::collections::BTreeSet;

use crate::align;
use crate::check::{Example, Group, Pair, PairCheck, Text};
use crate::model::{Finding, Rule, Severity};
use crate::text::Span;

static RULE: Rule = Rule { code: "F015", name: "place-changed", severity: Severity::Warning };

/// Either side names a place that the other does not.
pub(super) static PLACE: PairCheck = PairCheck {
    rule: &RULE,
    group: Group::Facts,
    fixes: None,
    examples: &[
        Example::fires(("ar", "en"), &[("زار الوزير دمشق.", "The minister visited Cairo.")]),
        Example::silent(("ar", "tk"), &[("زار الوزير بغداد.", "Ministr Bagdada bardy.")]),
    ],
    find,
};

/// The words of a text that are names, each with what it names; and all that its words may mean.
fn names(text: &Text) -> (Vec<(Span, Vec<u32>)>, BTreeSet<u32>) {
    let mut names = Vec::new();
    let mut all = BTreeSet::new();
    for span in text.words() {
        let word = span.of(text.prose());
        let meanings = align::meanings(text.locale, word);
        all.extend(meanings.iter().map(|meaning| meaning.row));
        let sure = !meanings.is_empty() && meanings.iter().all(|meaning| meaning.name);
        if sure && may_be_name(word) {
            names.push((*span, meanings.iter().map(|meaning| meaning.row).collect()));
        }
    }
    (names, all)
}

/// Whether a word may be a name: a longer one with a capital, or in a script without.
fn may_be_name(word: &str) -> bool {
    word.chars().next().is_some_and(|c| !c.is_lowercase()) && word.chars().nth(3).is_some()
}

fn find(pair: &Pair, findings: &mut Vec<Finding>) {
    let possible = |text: &Text| {
        text.words().iter().any(|span| {
            let word = span.of(text.prose());
            may_be_name(word) && align::meanings(text.locale, word).iter().any(|meaning| meaning.name)
        })
    };
    let known = [pair.source, pair.target].into_iter().all(|text| align::has_meanings(text.locale));
    if !known || !possible(pair.source) || !possible(pair.target) {
        return;
    }
    let (source, source_all) = names(pair.source);
    if source.is_empty() {
        return;
    }
    let (target, target_all) = names(pair.target);
    let alone = |own: Vec<(Span, Vec<u32>)>, other: &BTreeSet<u32>| -> Vec<Span> {
        own.into_iter()
            .filter(|(_, rows)| !rows.iter().any(|row| other.contains(row)))
            .map(|(span, _)| span)
            .collect()
    };
    let (lost, added) = (alone(source, &target_all), alone(target, &source_all));
    for (was, is) in lost.iter().zip(&added) {
        let (word, found) = (was.of(pair.source.text), is.of(pair.target.text));
        // A name that no table pairs may still be the same one, in another spelling; one that both sides have is not lost.
        let kept = pair.source.text.contains(found) || pair.target.text.contains(word);
        if kept || align::sounds_alike(word, found) {
            continue;
        }
        let mut finding = pair.at_target(&RULE, *is).with("word", word).with("found", found);
        finding.expected = Some(word.to_owned());
        findings.push(finding);
    }
}
