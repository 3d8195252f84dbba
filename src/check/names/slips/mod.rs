//! N002: a name with a slip of the pen.
//!
//! Nobody has a list of all names, so a word is held against what the pair and the document say of it:
//!
//! - the source has a word of the tables, the translation has none of its translations, and a word one letter away from one:
//!   *Gernany* for ألمانيا;
//! - the word sounds like a name of the source but for one consonant, and nothing else in the translation sounds like it:
//!   *Kurirenko* for كوريلينكو;
//! - elsewhere in the document the same name of the source is written with one letter otherwise: *Kavanargh* where it is
//!   *Kavanaugh* in all other units.
//!
//! What differs within a class of sounds is another spelling, which N001 tells.

mod elsewhere;
mod scripts;

use std::collections::{BTreeMap, BTreeSet};

use self::elsewhere::Known;
use self::scripts::Renderings;
use super::spelling::{names, nearest_of, without_possessive};
use crate::align;
use crate::align::Meaning;
use crate::align::sound::{
    heard_otherwise, is_misprint, likeness, likeness_but_a_slip, likeness_but_one, likeness_whole, unlike,
};
use crate::check::{Check, Example, Group, Pair, Subject, Text};
use crate::model::{Finding, Locale, Rule, Severity};
use crate::text::Span;
use crate::text::clean::Script;

static RULE: Rule = Rule { code: "N002", name: "name-misspelt", severity: Severity::Warning };

/// Words of fewer letters are one letter away from many others.
const SHORTEST: usize = 6;
/// So much a name sounds like itself in another language: of the names of news texts five in six do.
const SAME: f32 = 0.75;
/// So much a name with one wrong consonant sounds like itself once that is taken for right; other words hardly ever do.
const BUT_ONE: f32 = 0.83;
/// A word that sounds enough like its name, and so much more without one of its consonants, has that one wrong as well.
const SURELY_BUT_ONE: f32 = 0.93;
const GAIN: f32 = 0.12;
/// A name of so few letters is written by chance like another word of the source.
const SHORTEST_SOURCE: usize = 4;

/// A name is one letter away from what it should be.
pub(super) struct Misspelt;

impl Check for Misspelt {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn group(&self) -> Group {
        Group::Names
    }

    fn examples(&self) -> &'static [Example] {
        const {
            &[
                Example::fires(
                    ("ar", "en"),
                    &[("التقت أولغا كوريلينكو بالوزير.", "The minister met Olga Kurirenko.")],
                ),
                Example::fires(("ar", "en"), &[("زار الوزير ألمانيا.", "The minister visited Gernany.")]),
                Example::fires(
                    ("en", "tk"),
                    &[
                        ("Mr Kavanaugh spoke.", "Jenap Kawano gürledi."),
                        ("They heard Kavanaugh again.", "Olar ýene Kawaro jenaby diňledi."),
                    ],
                ),
                Example::fires(("en", "ar"), &[("He returned in November.", "عاد في نولمبر.")]),
                Example::fires(("ar", "en"), &[("وصل يوم الاثنين.", "He arrived on Monnday.")]),
                Example::silent(
                    ("en", "tk"),
                    &[("He met Mr Lavrov in Ashgabat.", "Ol jenap Lawrow bilen Aşgabatda duşuşdy.")],
                ),
                Example::silent(
                    ("ar", "en"),
                    &[("التقت أولغا كوريلينكو بالوزير.", "The minister met Olga Kurylenko.")],
                ),
            ]
        }
    }

    fn document(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        let mut known: BTreeMap<&Locale, Known> = BTreeMap::new();
        let mut renderings: BTreeMap<&Locale, Renderings> = BTreeMap::new();
        let mut into_another_script: Vec<(usize, &Locale)> = Vec::new();
        let mut sought: Vec<(usize, &Locale, Span, Option<Finding>)> = Vec::new();
        for (index, unit) in subject.units.iter().enumerate() {
            let source = Text::new(&unit.source, subject.source_locale);
            let targets =
                unit.targets.iter().filter(|(l, t)| !t.text.is_empty() && *l != subject.source_locale);
            for (locale, target) in targets {
                let target = Text::new(&target.text, locale);
                let pair = Pair { subject, index, source: &source, target: &target };
                if is_latin(&target) {
                    for (_, span, word) in names(&target) {
                        if word.chars().count() < SHORTEST {
                            continue;
                        }
                        let heard = slip(&pair, span, word);
                        let known = known.entry(locale).or_default();
                        known.add(&target, index, word, matches!(heard, Heard::Right));
                        let slip = if let Heard::Slip(finding) = heard { Some(*finding) } else { None };
                        sought.push((index, locale, span, slip));
                    }
                } else if is_latin(&source) && target.language.writing().script.is_some() {
                    let own = findings.len();
                    findings.extend(scripts::of_pair(&pair));
                    renderings.entry(locale).or_default().add(&pair);
                    if findings.len() == own {
                        into_another_script.push((index, locale));
                    }
                }
            }
        }
        for (index, locale) in into_another_script {
            let Some(renderings) = renderings.get(locale) else { continue };
            findings.extend(renderings.elsewhere(subject, index, locale));
        }
        let mut told: BTreeSet<(usize, &Locale, String)> = BTreeSet::new();
        for (index, locale, span, slip) in sought {
            let Some(known) = known.get(locale) else { continue };
            let found = match slip {
                Some(slip) => known.is_new(subject, index, locale, span).then_some(slip),
                None => known.elsewhere(subject, index, locale, span),
            };
            // A name that a unit has twice is told once.
            let name = found.as_ref().and_then(|finding| finding.args.iter().find(|(key, _)| *key == "name"));
            let name = name.map(|(_, name)| name.clone()).unwrap_or_default();
            findings.extend(found.filter(|_| told.insert((index, locale, name))));
        }
    }
}

/// What the pair alone says of a name of the translation.
enum Heard {
    /// It sounds like a word of the source.
    Right,
    /// Nothing.
    Unknown,
    /// It is one letter away from what it should be.
    Slip(Box<Finding>),
}

fn is_latin(text: &Text) -> bool {
    text.language.writing().script == Some(Script::Latin)
}

fn finding(pair: &Pair, span: Span, word: &str) -> Finding {
    pair.at_target(&RULE, span).with("name", span.of(pair.target.text)).with("word", word)
}

/// What the pair alone says of a name of the translation.
fn slip(pair: &Pair, span: Span, word: &str) -> Heard {
    let (source, target) = (pair.source, pair.target);
    // The second half of a name is none by itself: *Nýu-Ýorkda*.
    let half = target.prose()[..span.start].ends_with(['-', '\u{2010}', '\u{2011}']); // HYPHEN, NON-BREAKING HYPHEN
    if source.text.contains(word) {
        return Heard::Right;
    }
    if half {
        return Heard::Unknown;
    }
    let slip = |was: &str| Heard::Slip(Box::new(finding(pair, span, was)));
    if align::is_known(target.locale, word) {
        let was = translated(pair, span, word, |_| true);
        return was.map_or(Heard::Unknown, |was| slip(was.of(source.text)));
    }
    if let Some(was) = of_one_script(pair, word) {
        return slip(was);
    }
    // The names that the tables have are sure; other words of theirs are where nothing sounds like this one.
    let names_only = |meaning: &Meaning| meaning.name;
    if let Some(was) = translated(pair, span, word, names_only) {
        return slip(was.of(source.text));
    }
    let written = written(target, word);
    let heard = heard(source, &written);
    let is_name = |span: &Span| !align::is_known(source.locale, span.of(source.prose()));
    let named = nearest_of(source, word, is_name).map_or(0.0, |(.., alike)| alike);
    if named < SAME
        && let Some(was) = translated(pair, span, word, |_| true)
    {
        return slip(was.of(source.text));
    }
    if named < SAME
        && let Some(near) = align::slipped(target.locale, word)
    {
        return slip(near);
    }
    let least = if heard < SAME { BUT_ONE } else { f32::max(SURELY_BUT_ONE, heard + GAIN) };
    let sounds_but_one = |(was, name): (&Span, &'_ str)| {
        let most = |of: fn(&str, &str) -> f32| written.iter().map(|form| of(name, form)).fold(0.0, f32::max);
        let slipped = most(likeness_but_a_slip);
        let alike = if slipped >= SURELY_BUT_ONE { slipped } else { most(likeness_but_one) };
        (alike >= least && is_name(was)).then(|| (alike, likeness(name, word), *was))
    };
    let words = source.words().iter().map(|was| (was, without_possessive(was.of(source.prose()))));
    let nearest = words
        .filter(|(_, name)| name.chars().count() >= SHORTEST_SOURCE)
        .filter_map(sounds_but_one)
        .max_by(|a, b| (a.0 + a.1).total_cmp(&(b.0 + b.1)));
    let otherwise = if heard < SAME { Heard::Unknown } else { Heard::Right };
    let Some((.., was)) = nearest else { return otherwise };
    // Another word of the translation may be the name.
    let name = without_possessive(was.of(source.prose()));
    let whole = |other: &Span| {
        let bare = target.language.bare(&target.language.fold_text(other.of(target.prose())));
        bare.iter().map(|form| likeness_whole(name, form)).fold(0.0, f32::max)
    };
    let taken = target.words().iter().any(|other| *other != span && whole(other) > heard.max(SAME));
    if taken { otherwise } else { slip(was.of(source.text)) }
}

/// A name as it stands, in small letters, and without its endings.
fn written(text: &Text, name: &str) -> Vec<String> {
    let bare = text.language.bare(&text.language.fold_text(name));
    let long = bare.into_iter().skip(1).filter(|form| form.chars().count() + 1 >= SHORTEST);
    std::iter::once(name.to_lowercase()).chain(long).collect()
}

/// How much the word of a text that sounds most like a name does, in any of the ways it may be spoken. A common word counts where it
/// does to its last letter: any long name begins like some short word.
fn heard(source: &Text, written: &[String]) -> f32 {
    let mut spoken = written.to_vec();
    spoken.extend(written.iter().flat_map(|form| heard_otherwise(form)));
    let mut best: f32 = 0.0;
    for span in source.words() {
        let word = without_possessive(span.of(source.prose()));
        let common = is_common(source.locale, word);
        let alike = |word: &str, way: &str| {
            if common { likeness_whole(word, way) } else { likeness(word, way) }
        };
        best = spoken.iter().map(|way| alike(word, way)).fold(best, f32::max);
        // The source may be the one that is written so.
        for way in heard_otherwise(&word.to_lowercase()) {
            best = written.iter().map(|form| alike(&way, form)).fold(best, f32::max);
        }
    }
    best
}

/// Whether the tables have a word, and not as a name.
fn is_common(locale: &Locale, word: &str) -> bool {
    align::is_known(locale, word) && !align::meanings(locale, word).iter().any(|meaning| meaning.name)
}

/// The word of the source that the tables translate by a word one letter away from this one, and that nothing else translates.
fn translated(pair: &Pair, span: Span, word: &str, counts: impl Fn(&Meaning) -> bool) -> Option<Span> {
    let mut nearly = align::nearly(pair.target.locale, word);
    nearly.retain(counts);
    if nearly.is_empty() {
        return None;
    }
    let slipped = align::slipped(pair.target.locale, word).is_some();
    // How often a row is spoken of: *Germany … Gernany* for two words of the source.
    let count = |text: &Text, row: u32| {
        let words = text.words().iter().filter(|other| **other != span || !std::ptr::eq(text, pair.target));
        let has = |word: &&Span| {
            align::meanings(text.locale, word.of(text.prose())).iter().any(|one| one.row == row)
        };
        words.filter(has).count()
    };
    pair.source.words().iter().copied().find(|was| {
        align::meanings(pair.source.locale, was.of(pair.source.prose())).iter().any(|meaning| {
            nearly.iter().any(|one| one.row == meaning.row)
                // The same name with another vowel: *MacDonald*, *McDonald*.
                && (slipped || likeness(was.of(pair.source.prose()), word) < BUT_ONE)
                && count(pair.source, meaning.row) > count(pair.target, meaning.row)
        })
    })
}

/// The word of the source in the same script that is written alike but for one consonant, which no spelling of the other language
/// replaces so, or for a misprint.
fn of_one_script<'p>(pair: &'p Pair, word: &str) -> Option<&'p str> {
    let letters: Vec<char> = word.chars().collect();
    let forms = written(pair.target, word);
    let differs = |name: &str| {
        let own: Vec<char> = name.chars().collect();
        if own.len() < SHORTEST || own.len() > letters.len() + 1 || !own[0].is_uppercase() {
            return false;
        }
        let folded = name.to_lowercase();
        if forms.iter().any(|form| is_misprint(form, &folded)) {
            return true;
        }
        let mut apart = own.iter().zip(&letters).filter(|(a, b)| a != b);
        let Some((a, b)) = apart.next() else { return false };
        let unlike = a.is_ascii_lowercase() && b.is_ascii_lowercase() && unlike(*a, *b);
        let long = letters.len() <= own.len() + LONGEST_ENDING;
        own.len() <= letters.len() && apart.next().is_none() && unlike && long
    };
    let words = pair.source.words().iter().map(|span| without_possessive(span.of(pair.source.prose())));
    words.into_iter().find(|name| differs(name))
}

/// Endings of a name have so many letters at most.
const LONGEST_ENDING: usize = 5;
