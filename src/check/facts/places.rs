//! F015: a country or a city has become another one, by their names in three languages.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::align;
use crate::align::sound::likeness_whole;
use crate::check::{Example, Group, Pair, PairCheck, Text};
use crate::lang;
use crate::model::{Finding, Locale, Rule, Severity};
use crate::text::Span;

static RULE: Rule = Rule { code: "F015", name: "place-changed", severity: Severity::Warning };

/// Either side names a place that the other does not.
pub(super) static PLACE: PairCheck = PairCheck {
    rule: &RULE,
    group: Group::Facts,
    fixes: None,
    examples: &[
        Example::fires(("ar", "en"), &[("زار الوزير دمشق.", "The minister visited Cairo.")]),
        Example::fires(("en", "tk"), &[("He was born in Germany.", "Ol Hytaýda doguldy.")]),
        Example::fires(("ar", "en"), &[("بين ألمانيا وفرنسا وألمانيا", "from Germany to France and Italy")]),
        Example::silent(("en", "tk"), &[("the Mexican people", "Meksikanyň halky")]),
        Example::silent(("ar", "tk"), &[("زار الوزير بغداد.", "Ministr Bagdada bardy.")]),
    ],
    find,
};

/// The words of a text that name a place, each with what it may mean; and all that its words may mean.
fn names(text: &Text) -> (Vec<Named>, BTreeSet<Sense>) {
    let (mut names, mut all) = (Vec::new(), BTreeSet::new());
    for (span, folded) in text.words().iter().zip(text.folded()) {
        let word = span.of(text.prose());
        let meanings = align::meanings(text.locale, word);
        let places = if may_be_name(word) { lang::places_of(text.language, folded) } else { &[] };
        let rows = meanings.iter().map(|meaning| Sense::Row(meaning.row));
        let senses: BTreeSet<Sense> = rows.chain(places.iter().copied().map(Sense::Place)).collect();
        all.extend(senses.iter().copied());
        // «مالي» is Mali and financial.
        let mut words = meanings.iter().filter(|meaning| !meaning.name && !meaning.little).peekable();
        let other = words.peek().is_some();
        let of_place = words.any(|meaning| OF_PLACES.contains(&meaning.row));
        if !places.is_empty() && (!other || of_place) {
            names.push((*span, senses));
        }
    }
    (names, all)
}

/// The rows of the tables that are about a place: those in which its names of two languages stand.
static OF_PLACES: LazyLock<BTreeSet<u32>> = LazyLock::new(|| {
    let mut rows = BTreeSet::new();
    for place in lang::places() {
        let of = |(code, names): &(&str, Vec<&str>)| -> BTreeSet<u32> {
            let Ok(locale) = code.parse::<Locale>() else { return BTreeSet::new() };
            let single = names.iter().filter(|name| !name.contains([' ', '-']));
            let meanings = single.flat_map(|name| align::meanings(&locale, name));
            meanings.filter(|meaning| !meaning.name && !meaning.little).map(|meaning| meaning.row).collect()
        };
        let each: Vec<BTreeSet<u32>> = place.iter().map(of).collect();
        for (at, one) in each.iter().enumerate() {
            rows.extend(each[at + 1..].iter().flat_map(|other| one.intersection(other)).copied());
        }
    }
    rows
});

/// A name with what it may mean.
type Named = (Span, BTreeSet<Sense>);

/// What a word may mean: a row of the common words, or a place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sense {
    Row(u32),
    Place(usize),
}

/// So much two spellings of one place sound alike.
const ALIKE: f32 = 0.8;

/// Whether a word may be a name: a longer one with a capital, or in a script without.
fn may_be_name(word: &str) -> bool {
    word.chars().next().is_some_and(|c| !c.is_lowercase()) && word.chars().nth(2).is_some()
}

/// The first place that one side names oftener than the other.
fn oftener(own: &[Named], other: &[Named]) -> Vec<Span> {
    let count = |list: &[Named], senses: &BTreeSet<Sense>| {
        list.iter().filter(|(_, one)| !one.is_disjoint(senses)).count()
    };
    let more = own.iter().find(|(_, senses)| count(own, senses) > count(other, senses));
    more.into_iter().map(|(span, _)| *span).collect()
}

fn find(pair: &Pair, findings: &mut Vec<Finding>) {
    let possible = |text: &Text| {
        text.words().iter().zip(text.folded()).any(|(span, folded)| {
            may_be_name(span.of(text.prose())) && !lang::places_of(text.language, folded).is_empty()
        })
    };
    let known = [pair.source, pair.target].into_iter().all(|text| align::has_meanings(text.locale));
    if !known || !possible(pair.target) || !possible(pair.source) {
        return;
    }
    let (source, source_all) = names(pair.source);
    let (target, target_all) = names(pair.target);
    let alone = |own: &[Named], other: &BTreeSet<Sense>| -> Vec<Span> {
        own.iter().filter(|(_, senses)| senses.is_disjoint(other)).map(|(span, _)| *span).collect()
    };
    let (mut lost, mut added) = (alone(&source, &target_all), alone(&target, &source_all));
    // *Germany and Germany*, *Germany and France*: what one side names oftener is what the other has otherwise.
    if source.len() == target.len() {
        match (lost.is_empty(), added.is_empty()) {
            (true, false) => lost = oftener(&source, &target),
            (false, true) => added = oftener(&target, &source),
            _ => {}
        }
    }
    for (was, is) in lost.iter().zip(&added) {
        let (word, found) = (was.of(pair.source.text), is.of(pair.target.text));
        // A name that no table pairs may still be the same one, in another spelling; one that both sides have is not lost.
        let kept = pair.source.text.contains(found) || pair.target.text.contains(word);
        let heard = |text: &Text, name: &str| {
            text.words()
                .iter()
                .map(|span| span.of(text.prose()))
                .any(|word| !align::is_known(text.locale, word) && likeness_whole(word, name) > ALIKE)
        };
        if kept || align::sounds_alike(word, found) || heard(pair.target, word) || heard(pair.source, found) {
            continue;
        }
        let mut finding = pair.at_target(&RULE, *is).with("word", word).with("found", found);
        finding.expected = Some(word.to_owned());
        findings.push(finding);
    }
}
