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
        // *meseläniň, Türkiýäniň* of *mesele, Türkiýe*: the last vowel opens before an ending.
        forms.extend(stem.strip_suffix('ä').map(|rest| format!("{rest}e")));
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
    "inkär",
    "ret",
    "gadagan",
    "deregine",
    "derek",
    "zordan",
    "mümkinçiliksiz",
    "gaça",
    "bozýar",
    "bozdy",
    "bozup",
    "biderek",
    "bikanun",
    "bitarap",
    "nädogry",
    "nätanyş",
    "näbelli",
    "näräzi",
    "nägile",
    "bihabar",
    "biçäre",
    "bigünä",
    "çetde",
];

/// Words of turns of speech that deny in one language only.
const WEAK: &[&str] = &[
    "hiç",
    "asla",
    "diňe",
    "emma",
    "ýöne",
    "başga",
    "garşy",
    "entek",
    "heniz",
    "boş",
    "az",
    "üýtgeşik",
    "ýaňa",
    "ýerine",
    "kyn",
    "çenli",
    "ýalňyş",
    "ýitirdi",
];

pub(super) fn negations(words: &[String]) -> Vec<(usize, Negation)> {
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1).map_or("", String::as_str);
        let kind = if word.starts_with("däl") {
            // *diňe … däl, eýsem*: not only, but.
            let turned = next == "eýsem"
                || words[..at].iter().rev().take(6).any(|word| word == "diňe" || word == "ýeke");
            if turned { Negation::Hint } else { Negation::Yes }
        } else if is_orphan(words, at) {
            Negation::Orphan
        } else if word == "ýok" && ["et", "ed", "bol"].iter().any(|verb| next.starts_with(verb)) {
            // *ýok etmek*: to destroy; *ýok bolmak*: to get lost.
            Negation::Weak
        } else if is_absence(word) || is_negative_verb(word) {
            Negation::Yes
        } else if HINTS.contains(&word.as_str())
            || is_without(word)
            || is_order(word) && (at + 1 == words.len() || next.starts_with("diý"))
        {
            Negation::Hint
        } else if WEAK.contains(&word.as_str()) || is_order(word) || may_be_contrary(word) {
            Negation::Weak
        } else {
            continue;
        };
        found.push((at, kind));
    }
    found
}

/// *eýsem*, but, without *däl* before it, *hiç*, at all, without a verb that denies: nobody writes so who has not lost one.
fn is_orphan(words: &[String], at: usize) -> bool {
    let denies = |word: &String| word.starts_with("däl") || is_absence(word) || is_negative_verb(word);
    match words[at].as_str() {
        "eýsem" => {
            at > 0 && words[..at].iter().any(|word| word == "diňe") && !words[..at].iter().any(denies)
        }
        "hiç" => !words[at..].iter().any(|word| denies(word) || is_without(word) || is_order(word)),
        _ => false,
    }
}

/// *ýok, ýokdy, ýoklugy*; not *ýokary*, high.
fn is_absence(word: &str) -> bool {
    let Some(rest) = word.strip_prefix("ýok") else { return false };
    ["", "dy", "du", "mu", "lar", "lu", "sa", "um", "uz", "uň"].iter().any(|ending| match *ending {
        "" => rest.is_empty(),
        ending => rest.starts_with(ending),
    })
}

/// *işsiz, suwsuzlyk*: without; not *siz*, you, nor what has become a word of its own: *howpsuzlyk*, *garaşsyz*; nor *fransuz*,
/// French.
fn is_without(word: &str) -> bool {
    const OWN: &[&str] = &["howpsuz", "garaşsyz", "yzygider", "üznüksiz", "çäksiz", "fransuz"];
    ["syz", "siz", "suz", "süz"].iter().any(|ending| {
        word.find(ending).is_some_and(|at| {
            let rest = &word[at + ending.len()..];
            word[..at].chars().count() > 1
                && (rest.is_empty()
                    || ["ly", "li", "d", "a", "e", "y", "i", "r", "l"].iter().any(|e| rest.starts_with(e)))
                && !OWN.iter().any(|own| word.starts_with(own))
        })
    })
}

/// *nädogry, bihabar, beýleki, başgaça*: a word that may be the contrary of another.
fn may_be_contrary(word: &str) -> bool {
    ["nä", "bi", "beýle", "başga", "erbet", "ýaman", "pes", "kem", "gizlin"]
        .iter()
        .any(|prefix| word.starts_with(prefix))
}

/// *gelme!*, *çykma!*: an order not to, and many a noun.
fn is_order(word: &str) -> bool {
    word.chars().count() > 3 && (word.ends_with("ma") || word.ends_with("me"))
}

/// *bar-ma-dy, gel-me-ýär, et-me-nok, bol-ma-jak, edip bil-män, gid-enok*: a verb that denies. *ýaramaz, garamazdan,
/// guramasynda, hökümediň* look like one.
fn is_negative_verb(word: &str) -> bool {
    const PERSON: &[&str] = &[
        "", "m", "n", "ň", "k", "lar", "ler", "yn", "in", "ys", "is", "syň", "siň", "ňyz", "ňiz", "dy", "di",
        "dylar", "diler",
    ];
    /// What only begins like a verb that denies.
    const ALIKE: &[&str] =
        &["hökümed", "hökümd", "parama", "parame", "ýaramaz", "garama", "komedi", "mediý", "mediz"];
    if ALIKE.iter().any(|alike| word.starts_with(alike)) {
        return false;
    }
    let person = |rest: &str| PERSON.contains(&rest);
    // *bilemok, geçenok, bilmeňok*: the present of speech.
    const PRESENT: &[&str] = &["mok", "ňok", "nok", "mzok", "ňzok", "noklar"];
    let word_now = ["dym", "dim", "dyk", "dik", "dylar", "diler", "dyň", "diň", "dy", "di"]
        .iter()
        .find_map(|past| word.strip_suffix(past).filter(|now| now.ends_with("ok")))
        .unwrap_or(word);
    let spoken = PRESENT.iter().any(|ending| {
        word_now
            .strip_suffix(ending)
            .is_some_and(|stem| stem.chars().count() > 2 && stem.ends_with(['a', 'e', 'ä']))
    });
    spoken
        || ["ma", "me", "mä"].iter().any(|sign| {
            word.match_indices(sign).any(|(at, _)| {
                let tail = &word[at + sign.len()..];
                let then = |stem: &str| tail.strip_prefix(stem);
                let past = ["dy", "di"].iter().any(|t| then(t).is_some_and(person));
                let present =
                    ["ýar", "ýär", "ndyr", "ndir", "ndy", "ndi", "jak", "jek", "nok"].iter().any(|t| {
                        then(t).is_some_and(|rest| {
                            person(rest) || rest.starts_with("dy") || rest.starts_with("di")
                        })
                    });
                let participle = [
                    "dyk", "dik", "dyg", "dig", "ndyg", "ndig", "ndyk", "ndik", "ýan", "ýän", "jag", "jeg",
                    "ýiş", "ýyş", "ýşi", "ýşy", "ýş",
                ]
                .iter()
                .any(|t| tail.starts_with(t));
                let aorist =
                    ["z", "rys", "ris", "ryn", "rin", "rsyň", "rsiň", "rlar", "rler", "zlar", "zler"]
                        .contains(&tail)
                        || ["zlyk", "zlik", "zlyg", "zlig", "zdan", "zden"]
                            .iter()
                            .any(|t| tail.starts_with(t));
                let gerund = matches!(tail, "n" | "nkä" | "nka") && word[..at].chars().count() > 2;
                let wish =
                    ["syn", "sin", "sa", "se", "sam", "sem", "sak", "sek", "saň", "seň", "salar", "seler"]
                        .contains(&tail)
                        && word[..at].chars().count() > 2;
                at > 1 && (past || present || participle || aorist || gerund || wish)
            })
        })
}
