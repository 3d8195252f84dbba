//! Plurals of words and of terms of several words.

use super::compounds::{PHRASES, Parts};
use super::nouns::{HARD_CH, INVARIABLE, IRREGULAR, NO_MEN, PLURAL_ONLY, VES};
use crate::lang::Lemma;

/// The plurals of a term, the one to write first; its own text where that is a plural.
pub(super) fn plurals(lemma: &Lemma) -> Vec<String> {
    if !lemma.plurals.is_empty() {
        return lemma.plurals.to_vec();
    }
    if lemma.number == "plural" {
        return vec![lemma.text.to_owned()];
    }
    let small = super::letters::fold(lemma.text).text;
    if let Some((_, plural)) = PHRASES.iter().find(|(one, _)| *one == small) {
        return vec![in_case_of(lemma.text, plural)];
    }
    let parts = Parts::of(lemma.text);
    let (head, more) = parts.head();
    let Some(word) = parts.word(head) else { return Vec::new() };
    let name = lemma.pos == "proper noun";
    noun(word, name)
        .into_iter()
        .map(|plural| {
            let mut changed = vec![(head, plural)];
            if let Some((at, other)) = more {
                changed.push((at, other.to_owned()));
            }
            parts.with(&changed)
        })
        .collect()
}

/// Plurals that are met as well as those of [`plurals`]: of the last word (`consul generals`), and those of the rules
/// where the entry lists others.
pub(super) fn variants(lemma: &Lemma) -> Vec<String> {
    if lemma.number == "plural" {
        return Vec::new();
    }
    let parts = Parts::of(lemma.text);
    let mut found = Vec::new();
    let bare = Lemma { plurals: &[], ..*lemma };
    if !lemma.plurals.is_empty() {
        found.extend(plurals(&bare));
    }
    let (head, _) = parts.head();
    let last = parts.spans.len().wrapping_sub(1);
    if let Some(word) = parts.word(last).filter(|_| head + 1 == last) {
        found.extend(noun(word, false).into_iter().map(|plural| parts.with(&[(last, plural)])));
    }
    found
}

/// The singular of a citation form that is a plural: `political consultation`.
pub(super) fn singular(lemma: &Lemma) -> Option<String> {
    let parts = Parts::of(lemma.text);
    let (head, _) = parts.head();
    let word = parts.word(head)?;
    if lemma.number == "singular" || (lemma.number != "plural" && parts.spans.len() == 1) {
        return None;
    }
    let small = word.to_lowercase();
    if PLURAL_ONLY.contains(&small.as_str()) || small.ends_with("ics") {
        return None;
    }
    // Not from a name: `United States`.
    if lemma.number != "plural" && lemma.text.chars().next().is_some_and(char::is_uppercase) {
        return None;
    }
    for (one, many) in IRREGULAR {
        if small == *many {
            return Some(parts.with(&[(head, in_case_of(word, one))]));
        }
    }
    let stem =
        |cut: usize, add: &str| Some(parts.with(&[(head, format!("{}{add}", &word[..word.len() - cut]))]));
    if !small.is_ascii() && !small.ends_with('s') {
        return None;
    }
    match small.as_str() {
        s if s.ends_with("ies") && s.len() > 4 => stem(3, "y"),
        s if ["sses", "xes", "zzes", "ches", "shes"].iter().any(|end| s.ends_with(end)) => stem(2, ""),
        s if ["ss", "us", "is"].iter().any(|end| s.ends_with(end)) => None,
        s if s.ends_with('s') && s.len() > 3 => stem(1, ""),
        _ => None,
    }
}

/// The nouns of which this word may be a plural, by every rule and list; not all of them are words.
pub(super) fn singulars(word: &str) -> Vec<String> {
    let small = word.to_lowercase();
    let mut singulars: Vec<String> =
        IRREGULAR.iter().filter(|(_, many)| *many == small).map(|(one, _)| in_case_of(word, one)).collect();
    const ENDINGS: &[(&str, &str)] = &[
        ("s", ""),
        ("ies", "y"),
        ("es", ""),
        ("ves", "f"),
        ("ves", "fe"),
        ("men", "man"),
        ("children", "child"),
        ("ses", "sis"),
        ("zzes", "z"),
        ("sses", "s"),
    ];
    for (many, one) in ENDINGS {
        singulars.extend(word.strip_suffix(many).map(|stem| format!("{stem}{one}")));
    }
    singulars
}

/// The plurals of one noun, the one to write first.
fn noun(word: &str, name: bool) -> Vec<String> {
    let small = word.to_lowercase();
    // Acronyms take a small s: `NGOs`.
    if super::compare::is_acronym(word) {
        return vec![format!("{word}s")];
    }
    if INVARIABLE.contains(&small.as_str())
        || small.ends_with("ese") && small.len() > 5 && !small.ends_with("cheese")
    {
        return vec![word.to_owned()];
    }
    let listed: Vec<String> =
        IRREGULAR.iter().filter(|(one, _)| *one == small).map(|(_, many)| in_case_of(word, many)).collect();
    if !listed.is_empty() {
        return listed;
    }
    let with = |cut: usize, add: &str| vec![format!("{}{add}", &word[..word.len() - cut])];
    if small.ends_with("man") && !NO_MEN.contains(&small.as_str()) {
        return with(2, "en");
    }
    if small.ends_with("child") {
        return with(0, "ren");
    }
    if let Some((_, cut)) = VES.iter().find(|(end, _)| small.ends_with(end)) {
        return with(*cut, "ves");
    }
    if is_plural(&small) {
        return vec![word.to_owned()];
    }
    let end = |ends: &[&str]| ends.iter().any(|end| small.ends_with(end));
    if end(&["sis"]) {
        return with(2, "es");
    }
    if end(&["ch"])
        && HARD_CH.iter().any(|hard| small.ends_with(hard))
        && !end(&["march", "search", "starch", "larch"])
    {
        return with(0, "s");
    }
    if end(&["s", "x", "z", "ch", "sh"]) {
        return with(0, "es");
    }
    let before = small.chars().rev().nth(1);
    if small.ends_with('y') && !name && before.is_some_and(|c| !"aeiou".contains(c)) {
        return with(1, "ies");
    }
    with(0, "s")
}

/// Whether a word without a number in its entry is a plural already (`relations`, `services`, `attorneys`): few nouns
/// end in `s` after a consonant, `e` or `y` in the singular.
fn is_plural(small: &str) -> bool {
    let mut last = small.chars().rev();
    last.next() == Some('s')
        && last.next().is_some_and(|c| !matches!(c, 's' | 'a' | 'i' | 'o' | 'u' | '\'') && c.is_alphabetic())
        && small.len() > 3
        && !["lens", "summons", "biceps", "forceps", "herpes"].contains(&small)
}

/// `other` with the capitals of `word`: all, the first, or none.
fn in_case_of(word: &str, other: &str) -> String {
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    if letters().count() > 1 && letters().all(char::is_uppercase) {
        return other.to_uppercase();
    }
    let mut chars = other.chars();
    match chars.next() {
        Some(first) if letters().next().is_some_and(char::is_uppercase) => {
            first.to_uppercase().chain(chars).collect()
        }
        _ => other.to_owned(),
    }
}
