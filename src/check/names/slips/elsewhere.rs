//! How the other units of a document write a name.

use std::collections::{BTreeMap, BTreeSet};

use super::{BUT_ONE, SAME, SHORTEST, SHORTEST_SOURCE, finding};
use crate::align;
use crate::align::sound::{is_misprint, likeness_but_one, unlike};
use crate::check::names::spelling::{is_form, nearest, nearest_of};
use crate::check::{Pair, Subject, Text};
use crate::lang::Language;
use crate::model::{Finding, Locale};
use crate::text::Span;

/// Names of two units sound so much alike that are written with one letter otherwise.
const SHARED: f32 = 0.6;
/// So many units with a name tell what stands for it in the source.
const WITNESSES: usize = 8;

/// The names of a locale in a document.
#[derive(Default)]
pub(super) struct Known {
    /// Each name as it is written, with its units.
    words: BTreeMap<String, BTreeSet<usize>>,
    /// Names by themselves and without each of their letters.
    less: BTreeMap<String, BTreeSet<String>>,
    /// Names that sound like a word of their source.
    right: BTreeSet<String>,
}

impl Known {
    pub(super) fn add(&mut self, target: &Text, index: usize, word: &str, right: bool) {
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
    pub(super) fn is_new(&self, subject: &Subject, index: usize, locale: &Locale, span: Span) -> bool {
        let Some(target) = subject.units[index].targets.get(locale) else { return false };
        let target = Text::new(&target.text, locale);
        !forms(&target, span.of(target.prose())).iter().any(|form| self.right.contains(form))
    }

    /// Whether a name of one unit only is written with one letter otherwise in another, whose source has the same name.
    pub(super) fn elsewhere(
        &self,
        subject: &Subject,
        index: usize,
        locale: &Locale,
        span: Span,
    ) -> Option<Finding> {
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
                strsim::osa_distance(form, other) == 1
                    && !own.contains(*other)
                    && !is_tail(target.language, form, other)
            };
            for other in others.filter(apart) {
                let Some(units) = self
                    .words
                    .get(other)
                    .filter(|_| consonants_differ(form, other) || is_misprint(form, other))
                else {
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
        && apart.next().is_some_and(|(a, b)| unlike(a, b))
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
fn is_tail(language: &dyn Language, one: &str, other: &str) -> bool {
    const ENDING: usize = 2;
    let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    shared + ENDING > one.chars().count().min(other.chars().count()) || is_form(language, one, other)
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
