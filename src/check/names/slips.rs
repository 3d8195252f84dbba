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

use std::collections::{BTreeMap, BTreeSet};

use super::spelling::{is_form, names, nearest, nearest_of, without_possessive};
use crate::align;
use crate::align::Meaning;
use crate::align::sound::{likeness, likeness_but_one, likeness_whole};
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
/// Names of two units sound so much alike that are written with one letter otherwise.
const SHARED: f32 = 0.6;
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
                    findings.extend(into_another_script(&pair));
                }
            }
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
    if half || align::is_known(target.locale, word) {
        return Heard::Unknown;
    }
    let slip = |was: &str| Heard::Slip(Box::new(finding(pair, span, was)));
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
        let alike = written.iter().map(|form| likeness_but_one(name, form)).fold(0.0, f32::max);
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

/// What one language writes so and another as it sounds.
const WAYS: &[(&str, &str)] = &[
    ("ch", "k"),
    ("ch", "sh"),
    ("ch", "tsh"),
    ("ch", "h"),
    ("ç", "tş"),
    ("th", "s"),
    ("tz", "ts"),
    ("gh", ""),
    ("j", "h"),
    ("g", "h"),
    ("g", "j"),
    ("mc", "mak"),
];

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
    for form in written {
        let ways = WAYS.iter().filter(|(from, _)| form.contains(from));
        spoken.extend(ways.map(|(from, to)| form.replace(from, to)));
    }
    let mut best: f32 = 0.0;
    for span in source.words() {
        let word = without_possessive(span.of(source.prose()));
        let common = is_common(source.locale, word);
        let alike = |word: &str, way: &str| {
            if common { likeness_whole(word, way) } else { likeness(word, way) }
        };
        best = spoken.iter().map(|way| alike(word, way)).fold(best, f32::max);
        // The source may be the one that is written so.
        let lower = word.to_lowercase();
        for (from, to) in WAYS.iter().filter(|(from, _)| lower.contains(from)) {
            best = best.max(alike(&lower.replace(from, to), &written[0]));
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
/// replaces so.
fn of_one_script<'p>(pair: &'p Pair, word: &str) -> Option<&'p str> {
    let letters: Vec<char> = word.chars().collect();
    let words = pair.source.words().iter().map(|span| without_possessive(span.of(pair.source.prose())));
    let differs = |name: &str| {
        let own: Vec<char> = name.chars().collect();
        if own.len() < SHORTEST || own.len() > letters.len() || !own[0].is_uppercase() {
            return false;
        }
        let mut apart = own.iter().zip(&letters).filter(|(a, b)| a != b);
        let Some((a, b)) = apart.next() else { return false };
        let unlike = a.is_ascii_lowercase() && b.is_ascii_lowercase() && align::sound::unlike(*a, *b);
        apart.next().is_none() && unlike
    };
    let mut found = words.filter(|name| differs(name));
    let name = found.next()?;
    let whole = letters.len() == name.chars().count() || is_form(name, &word.replace(char::is_uppercase, ""));
    (whole || letters.len() <= name.chars().count() + 5).then_some(name)
}

/// Names of a Latin source in a translation of another script, which has no capitals.
fn into_another_script(pair: &Pair) -> Vec<Finding> {
    let mut found = Vec::new();
    for (_, _, name) in names(pair.source) {
        let known = !align::meanings(pair.source.locale, name).is_empty();
        if name.chars().count() < SHORTEST
            || known
            || heard(pair.target, &written(pair.source, name)) >= SAME
            || pair.target.text.contains(name)
        {
            continue;
        }
        let words = pair.target.words().iter().filter(|span| {
            let word = span.of(pair.target.prose());
            word.chars().count() >= SHORTEST_SOURCE
                && likeness_but_one(word, name) >= BUT_ONE
                && align::meanings(pair.target.locale, word).is_empty()
        });
        let mut words = words.copied();
        if let (Some(span), None) = (words.next(), words.next()) {
            found.push(finding(pair, span, name));
        }
    }
    found
}

/// The names of a locale in a document.
#[derive(Default)]
struct Known {
    /// Each name as it is written, with its units.
    words: BTreeMap<String, BTreeSet<usize>>,
    /// Names by themselves and without each of their letters.
    less: BTreeMap<String, BTreeSet<String>>,
    /// Names that sound like a word of their source.
    right: BTreeSet<String>,
}

impl Known {
    fn add(&mut self, target: &Text, index: usize, word: &str, right: bool) {
        for form in forms(target, word) {
            if right {
                self.right.insert(form.clone());
            }
            if self.words.entry(form.clone()).or_default().insert(index) {
                for less in with_less(&form) {
                    self.less.entry(less).or_default().insert(form.clone());
                }
            }
        }
    }

    /// Whether no other unit has a name and the same name in its source: where one has, it is this unit's source that slipped.
    fn is_new(&self, subject: &Subject, index: usize, locale: &Locale, span: Span) -> bool {
        let Some(target) = subject.units[index].targets.get(locale) else { return false };
        let target = Text::new(&target.text, locale);
        !forms(&target, span.of(target.prose())).iter().any(|form| self.right.contains(form))
    }

    /// Whether a name of one unit only is written with one letter otherwise in another, whose source has the same name.
    fn elsewhere(&self, subject: &Subject, index: usize, locale: &Locale, span: Span) -> Option<Finding> {
        let unit = &subject.units[index];
        let target = Text::new(&unit.targets.get(locale)?.text, locale);
        let word = span.of(target.prose());
        if align::is_known(locale, word) || unit.source.contains(word) {
            return None;
        }
        let own = forms(&target, word);
        if own.iter().any(|form| self.words.get(form).is_some_and(|units| units.len() > 1)) {
            return None;
        }
        let source = Text::new(&unit.source, subject.source_locale);
        // What sounds like its source is not measured by what does not.
        let right = own.iter().any(|form| self.right.contains(form));
        for form in &own {
            let near = with_less(form);
            let others = near.iter().filter_map(|less| self.less.get(less)).flatten();
            let others = others.filter(|other| !right || self.right.contains(*other));
            let apart = |other: &&String| {
                strsim::osa_distance(form, other) == 1 && !own.contains(*other) && !is_tail(form, other)
            };
            for other in others.filter(apart) {
                let Some(units) = self.words.get(other).filter(|_| consonants_differ(form, other)) else {
                    continue;
                };
                let one = if units.contains(&index) {
                    is_one_name(&source, word, other)
                } else {
                    units.iter().take(WITNESSES).any(|at| self.shares_name(subject, *at, &source, other))
                        || shares_word(subject, units, &source)
                        || is_unheard(&source, word, form, other, units)
                };
                if one {
                    let pair = Pair { subject, index, source: &source, target: &target };
                    let mut finding = finding(&pair, span, other);
                    finding.expected = Some(other.clone());
                    return Some(finding);
                }
            }
        }
        None
    }

    /// Whether the source of a unit has the name that `other` sounds like, and `source` has it too.
    fn shares_name(&self, subject: &Subject, at: usize, source: &Text, other: &str) -> bool {
        let before = Text::new(&subject.units[at].source, subject.source_locale);
        let Some((_, name, alike)) = nearest(&before, other) else { return false };
        let name = source.language.bare(&source.language.fold(name).text);
        let here = source.folded().iter().any(|word| {
            let bare = source.language.bare(word);
            bare.iter().any(|one| one.chars().count() >= SHORTEST_SOURCE && name.contains(one))
        });
        alike >= SHARED && here
    }
}

/// So many units with a name tell what stands for it in the source.
const WITNESSES: usize = 8;

/// Whether two names of one unit sound like the same word of its source.
fn is_one_name(source: &Text, word: &str, other: &str) -> bool {
    let (Some(one), Some(two)) = (nearest(source, word), nearest(source, other)) else { return false };
    let fold = |name: &str| source.language.fold(name).text;
    two.2 >= SHARED && (fold(one.1) == fold(two.1) || likeness_but_one(two.1, word) >= BUT_ONE)
}

/// Whether a long word stands for no name of its source and is but for one consonant a word of several other units.
fn is_unheard(source: &Text, word: &str, form: &str, other: &str, units: &BTreeSet<usize>) -> bool {
    let is_name = |span: &Span| !align::is_known(source.locale, span.of(source.prose()));
    let mut apart = form.chars().zip(other.chars()).filter(|(a, b)| a != b);
    units.len() > 1
        && form.chars().count() > SHORTEST
        && form.chars().count() == other.chars().count()
        && apart.next().is_some_and(|(a, b)| align::sound::unlike(a, b))
        && nearest_of(source, word, is_name).is_none_or(|(.., alike)| alike < SAME)
}

/// Whether the sources of all units with a name have a word in common that the tables do not know, which `source` has as well: a name
/// that is not written as it sounds.
fn shares_word(subject: &Subject, units: &BTreeSet<usize>, source: &Text) -> bool {
    let words = |text: &Text| -> BTreeSet<String> {
        let unknown = |span: &&Span| align::meanings(text.locale, span.of(text.prose())).is_empty();
        let words =
            text.words().iter().filter(unknown).map(|span| text.language.fold(span.of(text.prose())).text);
        let bare = words.flat_map(|word| text.language.bare(&word));
        bare.filter(|word| word.chars().count() > SHORTEST_SOURCE).collect()
    };
    if units.len() < 2 {
        return false;
    }
    let mut shared = words(source);
    for at in units.iter().take(WITNESSES) {
        let own = words(&Text::new(&subject.units[*at].source, subject.source_locale));
        shared.retain(|word| own.contains(word));
    }
    !shared.is_empty()
}

/// Whether two words differ behind their beginnings only, where they have endings.
fn is_tail(one: &str, other: &str) -> bool {
    const ENDING: usize = 2;
    let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    shared + ENDING > one.chars().count().min(other.chars().count()) || is_form(one, other)
}

/// A change of a vowel is another spelling of a name as often as a slip.
fn consonants_differ(one: &str, other: &str) -> bool {
    let consonants =
        |word: &str| -> String { word.chars().filter(|c| !"aeiouyäöüý".contains(*c)).collect() };
    consonants(one) != consonants(other)
}

/// A name without its endings, as far as it stays long enough.
fn forms(target: &Text, word: &str) -> Vec<String> {
    let folded = target.language.fold(word).text;
    let bare = target.language.bare(&folded);
    let mut forms: Vec<String> = std::iter::once(folded).chain(bare).collect();
    forms.retain(|form| form.chars().count() + 1 >= SHORTEST);
    forms.sort();
    forms.dedup();
    forms
}

/// A word, and it without each of its letters.
fn with_less(word: &str) -> Vec<String> {
    let without = |(at, c): (usize, char)| format!("{}{}", &word[..at], &word[at + c.len_utf8()..]);
    std::iter::once(word.to_owned()).chain(word.char_indices().map(without)).collect()
}
