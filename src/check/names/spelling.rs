//! N001: names, by how they sound.
//!
//! A name of the target is a word with a capital inside a sentence; the word of the source that sounds most like it is the
//! same name. Sounds are compared by classes of letters ([`crate::align::sound`]), so that it does not matter how a script writes
//! them; what differs within a class (*Gurbanov*, *Kurbanov*) is another spelling, what differs beyond it a slip (N002).

use std::collections::BTreeMap;

use crate::align;
use crate::align::sound::likeness;
use crate::check::{Check, Example, Group, Pair, Subject, Text};
use crate::lang::Language;
use crate::model::{Finding, Locale, Rule, Severity};
use crate::text::Span;
use crate::text::clean::Script;

static TWO_WAYS: Rule = Rule { code: "N001", name: "name-two-ways", severity: Severity::Warning };

/// Words that sound like one at least so much are one name.
const SAME: f32 = 0.72;
/// Two spellings of one name sound at least so much alike.
const ALIKE: f32 = 0.8;
/// Words of fewer letters sound like many others.
const SHORTEST: usize = 4;

/// The names of a text: words with a capital that no sentence begins with, and that are no acronyms; each with its index.
pub(super) fn names<'t>(text: &'t Text) -> Vec<(usize, Span, &'t str)> {
    let prose = text.prose();
    let words = text.words();
    let is_name = |at: usize, span: &Span| {
        let word = span.of(prose);
        let mut letters = word.chars();
        let capital =
            letters.next().is_some_and(char::is_uppercase) && letters.clone().any(char::is_lowercase);
        let inner = letters.filter(|c| c.is_uppercase()).count();
        let begins = at == 0
            || prose[..span.start]
                .trim_end()
                .ends_with(['.', '!', '?', ':', '"', '“', '«', '(', '…', '‘', '\u{1A}']);
        capital && inner < 2 && !begins && word.chars().count() >= SHORTEST
    };
    words
        .iter()
        .enumerate()
        .filter(|(at, span)| is_name(*at, span))
        .map(|(at, span)| (at, *span, span.of(prose)))
        .collect()
}

/// The word of the source that sounds most like a name, with its likeness.
pub(super) fn nearest<'t>(source: &'t Text, name: &str) -> Option<(Span, &'t str, f32)> {
    nearest_of(source, name, |_| true)
}

/// *Ford* of *Ford's*.
pub(super) fn without_possessive(name: &str) -> &str {
    ["'s", "’s"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}

/// The same of those words that count.
pub(super) fn nearest_of<'t>(
    source: &'t Text,
    name: &str,
    counts: impl Fn(&Span) -> bool,
) -> Option<(Span, &'t str, f32)> {
    let prose = source.prose();
    let words = source.words().iter().filter(|span| counts(span));
    let alike = words.map(|span| {
        let word = without_possessive(span.of(prose));
        (*span, word, likeness(word, name))
    });
    alike.max_by(|a, b| a.2.total_cmp(&b.2))
}

/// Two spellings of a name that are one word and its endings.
pub(super) fn is_form(language: &dyn Language, one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if long.starts_with(short) {
        return true;
    }
    if !language.facts().is_empty() {
        let forms = |word: &str| -> Vec<String> {
            let once = language.bare(word);
            let twice: Vec<String> = once.iter().skip(1).flat_map(|form| language.bare(form)).collect();
            once.into_iter().chain(twice).filter(|form| form.chars().count() >= SHORTEST).collect()
        };
        let forms_of_other = forms(other);
        // *Aberkrombi, Aberkrombä*: the last vowel may open.
        let shared = short.chars().zip(long.chars()).take_while(|(a, b)| a == b).count();
        let last = shared + 1 == short.chars().count() && shared + 1 == long.chars().count();
        return last || forms(one).iter().any(|form| forms_of_other.contains(form));
    }
    // Nothing is known of the language. The last letter may soften, and the ending may differ: `Berlinde`, `Berliniň`; `Aşgabat`, `Aşgabadyň`.
    let shared = short.chars().zip(long.chars()).take_while(|(a, b)| a == b).count();
    let tail = |word: &str| word.chars().count() - shared;
    shared >= 4
        && (ENDINGS_APART >= tail(short) || tail(short) == 0)
        && is_ending(short, shared)
        && is_ending(long, shared)
}

/// What two forms of a name have each for itself is an ending of so many letters at most.
const ENDINGS_APART: usize = 7;

/// Whether the letters of a word from `shared` on may be an ending: one that begins with a vowel or one of the endings' own
/// consonants.
fn is_ending(word: &str, shared: usize) -> bool {
    let rest: String = word.chars().skip(shared).collect();
    let begins =
        ["", "y", "i", "a", "e", "u", "ü", "n", "d", "l", "s", "t", "k", "g", "b", "j", "’", "'", "ň", "ä"];
    rest.is_empty()
        || rest.chars().count() <= ENDINGS_APART
            && rest.chars().next().is_some_and(|c| begins.iter().any(|b| b.starts_with(c)))
            && rest.chars().count() != 2
        || matches!(
            rest.as_str(),
            "da" | "de"
                | "dy"
                | "di"
                | "yň"
                | "iň"
                | "ny"
                | "ni"
                | "na"
                | "ne"
                | "sy"
                | "si"
                | "'s"
                | "’s"
                | "an"
                | "en"
                | "ly"
                | "li"
                | "ky"
                | "ki"
        )
}

/// A name of the source, as it is written in one target: its spellings, each with its uses.
pub(in crate::check) type Spellings = BTreeMap<String, Vec<(usize, Span)>>;

/// The names of a document in each Latin-written target, by the name of the source that they sound like, folded and bare.
pub(in crate::check) fn spellings<'s>(subject: &Subject<'s>) -> BTreeMap<(&'s Locale, String), Spellings> {
    let mut all: BTreeMap<(&Locale, String), Spellings> = BTreeMap::new();
    for (index, unit) in subject.units.iter().enumerate() {
        let source = Text::new(&unit.source, subject.source_locale);
        for (locale, target) in unit.targets.iter().filter(|(_, target)| !target.text.is_empty()) {
            let target = Text::new(&target.text, locale);
            if target.language.writing().script != Some(Script::Latin) {
                continue;
            }
            for (_, span, word) in names(&target) {
                let Some((_, name, alike)) = nearest(&source, word) else { continue };
                if alike >= SAME && name.chars().count() >= SHORTEST {
                    let folded = source.language.fold(name).text;
                    let bare = source.language.bare(&folded);
                    // The shortest form that still sounds like it: without article and conjunction.
                    let key =
                        bare.into_iter().filter(|form| likeness(form, word) >= SAME).min_by_key(String::len);
                    let uses = all.entry((locale, key.unwrap_or(folded))).or_default();
                    uses.entry(word.to_owned()).or_default().push((index, span));
                }
            }
        }
    }
    all
}

/// Whether two spellings of one name are another each, and not forms of a word or words that the tables know.
pub(in crate::check) fn are_two(locale: &Locale, usual: &str, spelling: &str) -> bool {
    let folded = |word: &str| crate::lang::of(locale).fold(word).text;
    let known = |word: &str| !align::meanings(locale, word).is_empty();
    !is_form(crate::lang::of(locale), &folded(usual), &folded(spelling))
        && !known(usual)
        && !known(spelling)
        && likeness(usual, spelling) >= ALIKE
}

/// One name of the source is spelt in two ways.
pub(super) struct NameTwoWays;

impl Check for NameTwoWays {
    fn rule(&self) -> &'static Rule {
        &TWO_WAYS
    }

    fn group(&self) -> Group {
        Group::Names
    }

    fn examples(&self) -> &'static [Example] {
        const {
            &[
                Example::fires(
                    ("ar", "en"),
                    &[
                        ("وصل الوزير قربانوف إلى بغداد.", "The minister, Mr Gurbanov, arrived in Baghdad."),
                        ("وقال قربانوف إنه سعيد.", "Mr Kurbanov said that he was glad."),
                    ],
                ),
                Example::silent(
                    ("ar", "tk"),
                    &[
                        ("وصل الوزير قربانوف إلى بغداد.", "Ministr Gurbanow Bagdada geldi."),
                        ("وقال قربانوف إنه سعيد.", "Ministr Gurbanowyň aýtmagyna görä, ol şat."),
                    ],
                ),
            ]
        }
    }

    fn document(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        for ((locale, _), spellings) in spellings(subject) {
            // The commonest spelling, of these the first: what is not a form of it is another one.
            let Some((usual, uses)) =
                spellings.iter().max_by_key(|(_, uses)| (uses.len(), std::cmp::Reverse(uses[0].0)))
            else {
                continue;
            };
            for (spelling, places) in spellings.iter().filter(|(spelling, _)| *spelling != usual) {
                // Two names that stand in one unit are two.
                let together = places.iter().any(|(index, _)| uses.iter().any(|(other, _)| index == other));
                if together || !are_two(locale, usual, spelling) {
                    continue;
                }
                for (index, span) in places {
                    let target = &subject.units[*index].targets[locale].text;
                    let Some(source) =
                        subject.units.get(*index).map(|unit| Text::new(&unit.source, subject.source_locale))
                    else {
                        continue;
                    };
                    let text = Text::new(target, locale);
                    let pair = Pair { subject, index: *index, source: &source, target: &text };
                    let mut finding = pair
                        .at_target(&TWO_WAYS, *span)
                        .with("name", spelling.as_str())
                        .with("other", usual.as_str())
                        .with("unit", subject.units[uses[0].0].id.as_str());
                    finding.expected = Some(usual.clone());
                    findings.push(finding);
                }
            }
        }
    }
}
