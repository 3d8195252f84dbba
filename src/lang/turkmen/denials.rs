//! Words that deny, and what else a check of facts asks of a word.

use crate::lang::Negation;

/// Endings of nouns, possessor and case; numbers take them as well.
const ENDINGS: &[&str] = &[
    "laryndan", "lerinden", "larynda", "lerinde", "laryna", "lerine", "larynyň", "leriniň", "laryny",
    "lerini", "larda", "lerde", "lardan", "lerden", "laryň", "leriň", "lara", "lere", "lary", "leri", "lar",
    "ler", "synyň", "siniň", "syndan", "sinden", "synda", "sinde", "syna", "sine", "syny", "sini", "sy",
    "si", "ynyň", "iniň", "yndan", "inden", "ynda", "inde", "yna", "ine", "yny", "ini", "nyň", "niň", "yň",
    "iň", "uň", "üň", "dan", "den", "da", "de", "daky", "däki", "ny", "ni", "a", "e", "y", "i", "na", "ne",
    "dyr", "dir", "lyk", "lik", "ynjy", "inji", "njy", "nji",
];

/// Without endings, the soft final hardened again.
pub(super) fn bare(folded: &str) -> Vec<String> {
    let mut forms = vec![folded.to_owned()];
    for ending in ENDINGS {
        let Some(stem) = folded.strip_suffix(ending).filter(|stem| stem.chars().count() > 1) else {
            continue;
        };
        forms.push(stem.to_owned());
        if ending.len() < folded.len()
            && let Some((hard, last)) = [('b', 'p'), ('d', 't'), ('g', 'k'), ('j', 'ç')]
                .iter()
                .find(|(soft, _)| stem.ends_with(*soft))
        {
            forms.push(format!("{}{last}", stem.strip_suffix(*hard).unwrap_or(stem)));
        }
    }
    // `dördi`, `baryp`: only one ending is taken off, and that of an ordinal before a case.
    forms
}

/// Words that answer a denial of another language without being one.
const HINTS: &[&str] = &[
    "hiç",
    "inkär",
    "ret",
    "diňe",
    "emma",
    "ýöne",
    "başga",
    "garşy",
    "öňe",
    "entek",
    "heniz",
    "gadagan",
    "boş",
    "az",
    "üýtgeşik",
    "ýaňa",
    "däldir",
    "dälmi",
    "deregine",
    "ýerine",
    "derek",
    "kyn",
    "zordan",
];

pub(super) fn negations(words: &[String]) -> Vec<(usize, Negation)> {
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1).map_or("", String::as_str);
        if word.starts_with("däl") {
            // *diňe … däl, eýsem*: not only, but.
            let turned = next == "eýsem"
                || words[..at].iter().rev().take(6).any(|word| word == "diňe" || word == "ýeke");
            found.push((at, if turned { Negation::Hint } else { Negation::Yes }));
        } else if word == "ýok" || word == "ýokdy" || word.starts_with("ýokdu") || is_negative_verb(word) {
            found.push((at, Negation::Yes));
        } else if HINTS.contains(&word.as_str())
            || word.starts_with("ýok")
            || ["syz", "siz", "suz", "süz"].iter().any(|ending| word.contains(ending))
            || [
                "man",
                "män",
                "marys",
                "meris",
                "maryn",
                "merin",
                "marsy",
                "mersi",
                "maz",
                "mez",
                "masa",
                "mese",
                "meli däl",
                "mandy",
            ]
            .iter()
            .any(|part| word.contains(part) && word.chars().count() > 4)
        {
            found.push((at, Negation::Hint));
        }
    }
    found
}

/// *bar-ma-dy, gel-me-ýär, et-me-nok, bol-ma-jak*: a verb that denies. *ýaramaz, garamazdan, guramasynda* look like one.
fn is_negative_verb(word: &str) -> bool {
    const PERSON: &[&str] = &[
        "", "m", "n", "ň", "k", "lar", "ler", "yn", "in", "ys", "is", "syň", "siň", "ňyz", "ňiz", "dy", "di",
        "dylar", "diler",
    ];
    let person = |rest: &str| PERSON.contains(&rest);
    ["ma", "me"].iter().any(|sign| {
        word.match_indices(sign).any(|(at, _)| {
            let tail = &word[at + sign.len()..];
            let past = ["dy", "di"].iter().any(|t| tail.strip_prefix(t).is_some_and(person));
            let present = ["ýar", "ýär", "ndyr", "ndir", "ndy", "ndi", "jak", "jek", "nok"].iter().any(|t| {
                tail.strip_prefix(t)
                    .is_some_and(|rest| person(rest) || rest.starts_with("dy") || rest.starts_with("di"))
            });
            let participle =
                ["dyg", "dig", "ýan", "ýän"].iter().any(|t| tail.starts_with(t)) && !word.starts_with("para");
            at > 1 && (past || present || participle)
        })
    })
}
