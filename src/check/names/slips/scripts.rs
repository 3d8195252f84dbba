//! Names of a Latin source in a translation of another script, which has no capitals to tell a name by.

use std::collections::{BTreeMap, BTreeSet};

use super::{BUT_ONE, GAIN, SAME, SHORTEST_SOURCE, SURELY_BUT_ONE, finding, heard, written};
use crate::align;
use crate::align::sound::{is_misprint, likeness, likeness_but_one, unlike};
use crate::check::names::spelling::{names, without_possessive};
use crate::check::{Pair, Subject, Text};
use crate::model::{Finding, Locale};
use crate::text::Span;

/// Words of fewer letters are one letter away from many others.
const SHORTEST: usize = 5;
/// From so many letters on a name is known again with one of them wrong.
const LONG: usize = 6;

/// What a pair alone shows.
pub(super) fn of_pair(pair: &Pair) -> Vec<Finding> {
    let mut found = Vec::new();
    for (_, _, name) in names(pair.source) {
        let name = without_possessive(name);
        if name.chars().count() < SHORTEST || pair.target.text.contains(name) {
            continue;
        }
        let word = match align::meanings(pair.source.locale, name).is_empty() {
            true => one_letter_wrong(pair, name),
            false => nearly_translated(pair, name),
        };
        found.extend(word.map(|span| finding(pair, span, name)));
    }
    found
}

/// The only word of the translation that sounds like an unknown name but for one consonant.
fn one_letter_wrong(pair: &Pair, name: &str) -> Option<Span> {
    let heard = heard(pair.target, &written(pair.source, name));
    let long = name.chars().count() >= LONG;
    let least = if heard >= SAME {
        f32::max(SURELY_BUT_ONE, heard + GAIN)
    } else if long {
        BUT_ONE
    } else {
        SURELY_BUT_ONE
    };
    let mut words = pair.target.words().iter().copied().filter(|span| {
        let word = span.of(pair.target.prose());
        word.chars().count() >= SHORTEST_SOURCE
            && likeness_but_one(word, name) >= least
            && align::meanings(pair.target.locale, word).is_empty()
    });
    words.next().filter(|_| words.next().is_none())
}

/// The word of the translation that is nearly what the tables have for a name: «نولمبر» for *November*.
fn nearly_translated(pair: &Pair, name: &str) -> Option<Span> {
    let meanings = align::meanings(pair.source.locale, name);
    let rows: BTreeSet<u32> =
        meanings.iter().filter(|meaning| !meaning.little).map(|meaning| meaning.row).collect();
    let means = |span: &Span, of: fn(&Locale, &str) -> Vec<align::Meaning>| {
        of(pair.target.locale, span.of(pair.target.prose())).iter().any(|meaning| rows.contains(&meaning.row))
    };
    let words = pair.target.words();
    if rows.is_empty() || words.iter().any(|span| means(span, align::meanings)) {
        return None;
    }
    let long = |span: &&Span| span.of(pair.target.prose()).chars().count() >= SHORTEST;
    words.iter().filter(long).find(|span| means(span, align::nearly)).copied()
}

/// How a document writes each name of its source: the words of the translation that sound like it, bare, with their units.
#[derive(Default)]
pub(super) struct Renderings {
    names: BTreeMap<String, BTreeMap<String, BTreeSet<usize>>>,
}

impl Renderings {
    /// Notes how a unit writes its names.
    pub(super) fn add(&mut self, pair: &Pair) {
        for (_, _, name) in names(pair.source) {
            let name = without_possessive(name);
            if name.chars().count() < SHORTEST_SOURCE + 1 {
                continue;
            }
            let words = pair.target.words().iter().map(|span| span.of(pair.target.prose()));
            let words = words.filter(|word| word.chars().count() >= SHORTEST_SOURCE);
            let best = words.map(|word| (likeness(word, name), word)).max_by(|a, b| a.0.total_cmp(&b.0));
            let Some((_, word)) = best.filter(|(alike, _)| *alike >= SAME) else { continue };
            let own = self.names.entry(name.to_lowercase()).or_default();
            own.entry(shortest(pair.target, word, name)).or_default().insert(pair.index);
        }
    }

    /// Names of a unit that are written with one letter otherwise in others.
    pub(super) fn elsewhere(&self, subject: &Subject, index: usize, locale: &Locale) -> Vec<Finding> {
        let unit = &subject.units[index];
        let Some(target) = unit.targets.get(locale) else { return Vec::new() };
        let (source, target) =
            (Text::new(&unit.source, subject.source_locale), Text::new(&target.text, locale));
        let pair = Pair { subject, index, source: &source, target: &target };
        let bare: Vec<Vec<String>> = target.folded().iter().map(|word| target.language.bare(word)).collect();
        let mut found = Vec::new();
        for (_, _, name) in names(&source) {
            let name = without_possessive(name);
            let Some(forms) = self.names.get(&name.to_lowercase()) else { continue };
            let other = |units: &BTreeSet<usize>| units.iter().any(|at| *at != index);
            let others: Vec<&String> =
                forms.iter().filter(|(_, units)| other(units)).map(|(form, _)| form).collect();
            let has = |word: &Vec<String>| word.iter().any(|form| others.contains(&form));
            if others.is_empty() || bare.iter().any(has) {
                continue;
            }
            let slip = |word: &Vec<String>| {
                others.iter().copied().find(|other| {
                    word.iter()
                        .any(|form| is_slip(form, other) && likeness(form, name) < likeness(other, name))
                })
            };
            let unknown = |span: &Span| align::meanings(locale, span.of(target.prose())).is_empty();
            let wrong = target.words().iter().zip(&bare).filter(|(span, _)| unknown(span));
            if let Some((span, was)) = wrong.filter_map(|(span, word)| Some((*span, slip(word)?))).next() {
                let mut slip = finding(&pair, span, name);
                slip.expected = Some(was.clone());
                found.push(slip);
            }
        }
        found
    }
}

/// Whether a word is another one but for a consonant, or a misprint of it.
fn is_slip(word: &str, other: &str) -> bool {
    if other.chars().count() < SHORTEST_SOURCE {
        return false;
    }
    let mut apart = word.chars().zip(other.chars()).filter(|(a, b)| a != b);
    is_misprint(word, other)
        || word.chars().count() == other.chars().count()
            && apart.next().is_some_and(|(a, b)| unlike(a, b))
            && apart.next().is_none()
}

/// The shortest form of a word that still sounds like a name: without article and conjunction, folded.
fn shortest(text: &Text, word: &str, name: &str) -> String {
    let folded = text.language.fold_text(word);
    let bare = text.language.bare(&folded).into_iter();
    bare.filter(|form| likeness(form, name) >= SAME).min_by_key(String::len).unwrap_or(folded)
}
