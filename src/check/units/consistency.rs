//! U023 and U024: one source with two targets, and two sources with one target.
//!
//! Texts are compared folded, without marks and spaces: a comma or a capital is no other translation.

use std::collections::HashMap;

use crate::check::options::CheckOption;
use crate::check::{Check, Example, Group, Subject};
use crate::lang;
use crate::model::{Finding, Locale, Rule, Severity, Target, Unit};

static TARGETS: Rule = Rule { code: "U023", name: "one-source-two-targets", severity: Severity::Warning };
static SOURCES: Rule = Rule { code: "U024", name: "two-sources-one-target", severity: Severity::Info };

/// A text as it is compared: folded, letters and digits only.
fn bare(text: &str, locale: &Locale, out: &mut String) {
    let counts = |c: &char| c.is_alphanumeric() || "{}$%".contains(*c);
    out.clear();
    // Every language folds ASCII alike, as is tested below.
    if text.is_ascii() {
        out.extend(text.chars().map(|c| c.to_ascii_lowercase()).filter(counts));
    } else {
        out.extend(lang::of(locale).fold_text(text).chars().filter(counts));
    }
}

/// A unit's source and one of its targets as they are compared.
pub(in crate::check) struct Compared {
    pub(in crate::check) unit: usize,
    /// The target's index in the unit.
    pub(in crate::check) target: usize,
    /// Digests of both; `None` of a text without letters.
    pub(in crate::check) digests: [Option<u64>; 2],
    /// Characters of both.
    pub(in crate::check) letters: [usize; 2],
}

/// A digest that is the same in every run and every build: it is kept between runs.
fn digest(text: &str) -> u64 {
    /// Odd, with as many ones as zeros (wyhash).
    const FACTOR: u64 = 0xA076_1D64_78BD_642F;
    let mixed = |state: u64, value: u64| {
        let product = u128::from(state ^ value) * u128::from(FACTOR);
        (product as u64) ^ ((product >> 64) as u64)
    };
    let chunks = text.as_bytes().chunks(8).map(|chunk| {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        u64::from_le_bytes(word)
    });
    chunks.fold(mixed(FACTOR, text.len() as u64), mixed)
}

/// Every pair of texts of a document that are compared.
pub(in crate::check) fn compared<'s>(subject: &'s Subject) -> &'s [Compared] {
    subject.memo.compared.get_or_init(|| {
        let mut text = String::new();
        let mut seen = |written: &str, locale: &Locale| {
            bare(written, locale, &mut text);
            ((!text.is_empty()).then(|| digest(&text)), text.chars().count())
        };
        let mut all = Vec::with_capacity(subject.units.len());
        for (index, unit) in subject.units.iter().enumerate() {
            let (source, length) = seen(&unit.source, subject.source_locale);
            let full = |(_, (_, target)): &(usize, (&Locale, &Target))| !target.text.trim().is_empty();
            for (at, (locale, target)) in unit.targets.iter().enumerate().filter(full) {
                let (own, letters) = seen(&target.text, locale);
                all.push(Compared {
                    unit: index,
                    target: at,
                    digests: [source, own],
                    letters: [length, letters],
                });
            }
        }
        all
    })
}

/// Calls `found` with the first unit that has the same text on one side, 0 the source or 1 the target, and another on the other.
fn differing(
    subject: &Subject,
    side: usize,
    counts: impl Fn(&Compared, &Locale) -> bool,
    mut found: impl FnMut(usize, &Locale, &Unit),
) {
    let mut first: HashMap<(usize, u64), &Compared> = HashMap::new();
    let mut locales: Vec<&Locale> = Vec::new();
    let both = |one: &Compared| -> Option<(&Locale, [String; 2])> {
        let unit = &subject.units[one.unit];
        let (locale, target) = unit.targets.iter().nth(one.target)?;
        let mut texts = [String::new(), String::new()];
        bare(&unit.source, subject.source_locale, &mut texts[0]);
        bare(&target.text, locale, &mut texts[1]);
        Some((locale, texts))
    };
    for one in compared(subject) {
        let locale = subject.units[one.unit].targets.keys().nth(one.target);
        let Some((locale, digest)) = locale.zip(one.digests[side]).filter(|(locale, _)| counts(one, locale))
        else {
            continue;
        };
        let known = locales.iter().position(|known| *known == locale).unwrap_or_else(|| {
            locales.push(locale);
            locales.len() - 1
        });
        let before = *first.entry((known, digest)).or_insert(one);
        if before.digests[1 - side] == one.digests[1 - side] {
            continue;
        }
        // Digests may meet by chance; the texts themselves say.
        if let (Some((_, earlier)), Some((locale, now))) = (both(before), both(one))
            && earlier[side] == now[side]
        {
            found(one.unit, locale, &subject.units[before.unit]);
        }
    }
}

/// One source is translated in two ways.
pub(super) struct OneSourceTwoTargets;

impl Check for OneSourceTwoTargets {
    fn rule(&self) -> &'static Rule {
        &TARGETS
    }

    fn group(&self) -> Group {
        Group::Units
    }

    fn examples(&self) -> &'static [Example] {
        const {
            &[
                Example::fires(
                    ("en", "tk"),
                    &[("Save the file", "Faýly sakla"), ("Save the file", "Faýly ýazdyr")],
                ),
                Example::silent(
                    ("en", "tk"),
                    &[("Save the file", "Faýly sakla"), ("Save the file.", "Faýly sakla.")],
                ),
            ]
        }
    }

    fn document(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        differing(
            subject,
            0,
            |_, _| true,
            |index, locale, earlier| {
                let mut finding =
                    subject.at_target(&TARGETS, index, locale, 0).with("unit", earlier.id.as_str());
                finding.expected = earlier.targets.get(locale).map(|target| target.text.clone());
                findings.push(finding);
            },
        );
    }
}

/// Two sources are translated by one text.
pub(super) struct TwoSourcesOneTarget;

/// A text of fewer letters is likely to mean several things.
pub(super) static FEWEST: CheckOption =
    CheckOption { rule: &SOURCES, name: "letters", usual: 12.0, least: 0.0, most: 1000.0 };

impl Check for TwoSourcesOneTarget {
    fn rule(&self) -> &'static Rule {
        &SOURCES
    }

    fn group(&self) -> Group {
        Group::Units
    }

    fn examples(&self) -> &'static [Example] {
        const {
            &[
                Example::fires(
                    ("en", "tk"),
                    &[
                        ("The first meeting was held.", "Duşuşyk paýtagtda geçirildi."),
                        ("He left for the airport.", "Duşuşyk paýtagtda geçirildi."),
                    ],
                ),
                Example::silent(("en", "tk"), &[("Close", "Ýap"), ("Shut", "Ýap")]),
            ]
        }
    }

    fn document(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        differing(
            subject,
            1,
            |one, locale| one.letters[1] as f64 >= subject.option(locale, &FEWEST),
            |index, locale, earlier| {
                let finding = subject
                    .at_target(&SOURCES, index, locale, 0)
                    .with("unit", earlier.id.as_str())
                    .with("other", earlier.source.as_str());
                findings.push(finding);
            },
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::lang::{LANGUAGES, Language, OTHER_SCRIPTS, general::General};

    #[test]
    fn every_language_folds_ascii_alike() {
        for language in LANGUAGES.iter().chain(OTHER_SCRIPTS).copied().chain([&General as &dyn Language]) {
            for c in '\0'..='\x7F' {
                let folded = language.fold_text(&c.to_string());
                assert_eq!(
                    folded,
                    c.to_ascii_lowercase().to_string(),
                    "{} in {}",
                    c.escape_default(),
                    language.code()
                );
            }
        }
    }
}
