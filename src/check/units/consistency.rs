//! U023 and U024: one source with two targets, and two sources with one target.
//!
//! Texts are compared folded and without marks: a comma or a capital is no other translation. A question is, and so is a message of
//! another context. The plural forms of one message are not compared with each other.

use crate::check::options::CheckOption;
use crate::check::{Check, Example, Group, Subject};
use crate::lang;
use crate::model::{Finding, Locale, Rule, Severity, Target, Unit, form_of};

static TARGETS: Rule = Rule { code: "U023", name: "one-source-two-targets", severity: Severity::Warning };
static SOURCES: Rule = Rule { code: "U024", name: "two-sources-one-target", severity: Severity::Info };

/// What is compared of ASCII: letters and digits, folded as every language does (tested below), the spaces between words, and what
/// questions and placeholders are made of. Nothing else is: 0.
const COMPARED: [u8; 128] = {
    let mut compared = [0; 128];
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'{' | b'}' | b'$' | b'%' | b'?') {
            compared[byte as usize] = byte.to_ascii_lowercase();
        } else if byte.is_ascii_whitespace() {
            compared[byte as usize] = b' ';
        }
        byte += 1;
    }
    compared
};

/// A text as it is compared: folded, words of letters and digits with a space between; gives how many characters that are, spaces
/// apart.
fn bare(text: &str, locale: &Locale, out: &mut Vec<u8>) -> usize {
    out.clear();
    let mut spaces = 0;
    let mut characters = 0;
    if text.is_ascii() {
        out.resize(text.len(), 0);
        let mut kept = 0;
        let mut before = b' ';
        for byte in text.bytes() {
            let compared = COMPARED[usize::from(byte)];
            out[kept] = compared;
            // Without a branch: where words end cannot be foretold.
            let space = compared == b' ';
            let counts = compared != 0 && !(space && before == b' ');
            kept += usize::from(counts);
            spaces += usize::from(counts && space);
            before = if counts { compared } else { before };
        }
        out.truncate(kept);
        characters = kept - spaces;
    } else {
        let folded = lang::of(locale).fold_text(text);
        for c in folded.chars() {
            if c.is_ascii() {
                let compared = COMPARED[c as usize];
                let counts = compared != 0 && !(compared == b' ' && matches!(out.last(), None | Some(b' ')));
                out.extend(counts.then_some(compared));
                characters += usize::from(counts && compared != b' ');
            } else if c.is_alphanumeric() || c == '؟' {
                out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                characters += 1;
            }
        }
    }
    if out.last() == Some(&b' ') {
        out.pop();
    }
    characters
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
    /// A digest of the context by which gettext tells messages of one source apart; 0 of a unit without.
    pub(in crate::check) context: u64,
}

/// A digest that is the same in every run and every build: it is kept between runs.
fn digest(text: &[u8]) -> u64 {
    /// Odd, with as many ones as zeros (wyhash).
    const FACTOR: u64 = 0xA076_1D64_78BD_642F;
    let mixed = |state: u64, value: u64| {
        let product = u128::from(state ^ value) * u128::from(FACTOR);
        (product as u64) ^ ((product >> 64) as u64)
    };
    let chunks = text.chunks(8).map(|chunk| {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        u64::from_le_bytes(word)
    });
    chunks.fold(mixed(FACTOR, text.len() as u64), mixed)
}

/// Every pair of texts of a document that are compared.
pub(in crate::check) fn compared<'s>(subject: &'s Subject) -> &'s [Compared] {
    subject.memo.compared.get_or_init(|| {
        let mut text = Vec::new();
        let mut seen = |written: &str, locale: &Locale| {
            let characters = bare(written, locale, &mut text);
            ((characters > 0).then(|| digest(&text)), characters)
        };
        let mut all = Vec::with_capacity(subject.units.len());
        for (index, unit) in subject.units.iter().enumerate() {
            let context = unit.id.split_once('\u{4}').map_or(0, |(context, _)| digest(context.as_bytes()));
            let (source, length) = seen(&unit.source, subject.source_locale);
            let full = |(_, (_, target)): &(usize, (&Locale, &Target))| !target.text.trim().is_empty();
            for (at, (locale, target)) in unit.targets.iter().enumerate().filter(full) {
                let (own, letters) = seen(&target.text, locale);
                all.push(Compared {
                    unit: index,
                    target: at,
                    digests: [source, own],
                    letters: [length, letters],
                    context,
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
    let mut locales: Vec<&Locale> = Vec::new();
    let both = |one: &Compared| -> Option<(&Locale, [Vec<u8>; 2])> {
        let unit = &subject.units[one.unit];
        let (locale, target) = unit.targets.iter().nth(one.target)?;
        let mut texts = [Vec::new(), Vec::new()];
        bare(&unit.source, subject.source_locale, &mut texts[0]);
        bare(&target.text, locale, &mut texts[1]);
        Some((locale, texts))
    };
    let all = compared(subject);
    // Equal ones stand together, the first one first.
    let mut sorted: Vec<(u64, usize, usize)> = Vec::with_capacity(all.len());
    for (at, one) in all.iter().enumerate() {
        let locale = subject.units[one.unit].targets.keys().nth(one.target);
        let Some((locale, digest)) = locale.zip(one.digests[side]).filter(|(locale, _)| counts(one, locale))
        else {
            continue;
        };
        let known = locales.iter().position(|known| *known == locale).unwrap_or_else(|| {
            locales.push(locale);
            locales.len() - 1
        });
        // One source may mean several things in several contexts.
        let context = if side == 0 { one.context } else { 0 };
        sorted.push((digest ^ context, known, at));
    }
    sorted.sort_unstable();
    let mut differing: Vec<(usize, usize)> = Vec::new();
    for group in sorted.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let Some((&(_, _, first), rest)) = group.split_first() else { continue };
        let other = |at: usize| all[at].digests[1 - side];
        differing
            .extend(rest.iter().map(|(_, _, at)| (*at, first)).filter(|(at, _)| other(*at) != other(first)));
    }
    differing.sort_unstable();
    let message = |one: &Compared| {
        let id = subject.units[one.unit].id.as_str();
        form_of(id).map_or(id, |(message, _)| message)
    };
    for (at, first) in differing {
        // Digests may meet by chance; the texts themselves say.
        if let (Some((_, earlier)), Some((locale, now))) = (both(&all[first]), both(&all[at]))
            && earlier[side] == now[side]
            && message(&all[first]) != message(&all[at])
        {
            found(all[at].unit, locale, &subject.units[all[first].unit]);
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
