//! Words that go their own way. Closed lists of general vocabulary; the entry's own `oblique` wins over all of them.
//!
//! The lists hold words of the general vocabulary as Turkmen newspapers write them. They are not complete and need not be:
//! reading accepts both finals, and an entry can give its own stem.

/// Words in `t` that soften; most others do not, loans least of all. They are native nouns (*it, ot, gurt, bulut, söwüt,
/// öwüt, bürgüt, çigit*) and loans whose last letter is a `d` in Persian or Arabic: *band, dard, mard, pand, farzand, maqsad,
/// ustād, āzād, awlād, faryād, bunyād, fūlād, šāgird, masǧid, šahīd*; and the compounds of these (*adamzat, namart*).
const T_SOFTENS: &[&str] = &[
    "adamzat", "ant", "armyt", "art", "at", "azat", "bent", "bidat", "binýat", "bulut", "but", "bürgüt",
    "dat", "dert", "dilbent", "dört", "ewlat", "gant", "gurt", "gözbent", "haramzat", "harasat", "it",
    "jellat", "jihat", "jomart", "kent", "maksat", "manat", "mert", "mesjit", "metjit", "myrat", "namart",
    "nobat", "ot", "pent", "perzent", "perýat", "peýwent", "polat", "pursat", "rugsat", "saýat", "senet",
    "serhet", "sowgat", "söwüt", "süýt", "tabyt", "tapawut", "umyt", "ussat", "zat", "zürýat", "çigit", "öt",
    "öwüt", "ýat", "ýigit", "ýurt", "şat", "şehit", "şägirt",
];

/// Place names in these soften; common nouns of the same end (*hasabat*) do not.
const NAMES_SOFTEN_AFTER: &[&str] =
    &["abat", "ahmet", "bagdat", "kent", "mahmyt", "muhammet", "mämmet", "samarkant", "seýit"];

/// One syllable in `k` that softens.
const K_SOFTENS: &[&str] = &["gök", "köşk", "çäk"];
/// Several syllables in `p` that do not soften.
const P_STAYS: &[&str] = &["tarap"];
/// One syllable in `p` that softens.
const P_SOFTENS: &[&str] = &["düýp", "gap", "sap"];
/// Words in `ç` that do not soften.
const C_STAYS: &[&str] = &["burç", "goç", "göç", "haç", "maç", "saç", "üç"];

/// Words that lose the vowel of their last syllable before an ending that begins with a vowel. They are names of parts
/// of the body (*agyz, burun, göwüs*), a few other native nouns (*ogul, orun, oýun*), and Arabic nouns that end in two
/// consonants, between which Turkmen has put a vowel: *ʿaql* has kept it, *ʿumr, fikr, šakl, ẓulm, ʿayb, qadr, naqš, qabr, makr, faṣl, šukr, ḏikr* lose it.
const ELIDES: &[&str] = &[
    "agyz", "alyn", "asyl", "aýyp", "bagyr", "bogun", "boýun", "burun", "deňiz", "döwür", "egin", "emir",
    "erin", "gabyr", "gadyr", "garyn", "gaýyn", "gelin", "goýun", "göwün", "göwüs", "howuz", "jebir",
    "kömür", "mekir", "mähir", "nagyş", "nebis", "nesil", "ogul", "orun", "oýun", "pasyl", "pikir", "sabyr",
    "ugur", "uruş", "ylym", "zikir", "zulum", "ömür", "şekil", "şygyr", "şükür",
];

/// Words in `lar` and `ler` that are no plural.
const SINGULAR: &[&str] = &["dollar", "trailer"];

/// Nouns in a consonant that are stems of verbs as well, with endings of the verb: *geňeşdi* "consulted", *söweşdigi* "that
/// they fought".
const VERBS_TOO: &[&str] =
    &["geňeş", "göreş", "göç", "gül", "güreş", "söweş", "talaş", "uruş", "ýaryş", "ýaz"];

/// Whether the past and the participle of a verb look like this folded noun with a clitic.
pub(super) fn is_verb_too(stem: &str) -> bool {
    VERBS_TOO.contains(&stem)
}

/// Pronouns in their cases, which look like those of a short noun: *on* is ten, *onda* is in it.
const PRONOUNS: &[&str] =
    &["munda", "mundan", "muny", "munuň", "onda", "ondan", "ony", "onuň", "şonda", "şondan", "şony", "şonuň"];

/// Fixed words that look like forms of another: postpositions, adverbs, conjunctions.
const FIXED: &[&str] =
    &["hakynda", "hakyndaky", "sebäbi", "meselem", "tarapyndan", "barada", "baradaky", "babatda"];

pub(super) fn is_fixed(word: &str) -> bool {
    FIXED.contains(&word) || PRONOUNS.contains(&word)
}

/// The singular of a folded word that is a plural by its letters.
pub(super) fn singular(word: &str) -> Option<&str> {
    let (stem, front) = match word.strip_suffix("lar") {
        Some(stem) => (stem, false),
        None => (word.strip_suffix("ler")?, true),
    };
    let harmony = super::letters::is_front(stem) == Some(front);
    (harmony && stem.chars().count() > 2 && !SINGULAR.contains(&word)).then_some(stem)
}

/// The stem with its last syllable's vowel gone, if it is one that loses it.
pub(super) fn elided(stem: &str) -> Option<String> {
    if !ELIDES.contains(&stem) {
        return None;
    }
    let mut letters: Vec<char> = stem.chars().collect();
    letters.remove(letters.len() - 2);
    Some(letters.into_iter().collect())
}

/// The words that have this stem when they lose their vowel.
pub(super) fn unelided(stem: &str) -> impl Iterator<Item = String> + '_ {
    let same = move |word: &&&str| elided(word).as_deref() == Some(stem);
    ELIDES.iter().filter(same).map(|word| (*word).to_owned())
}

/// Whether a folded stem in p, t, k or ç is written b, d, g, j before a vowel; `name` for a proper name.
pub(super) fn softens(stem: &str, name: bool) -> bool {
    let several = super::letters::syllables(stem) > 1;
    match stem.chars().last() {
        Some('k') => several || K_SOFTENS.contains(&stem),
        Some('p') => {
            if several {
                !P_STAYS.contains(&stem)
            } else {
                P_SOFTENS.contains(&stem)
            }
        }
        Some('ç') => !C_STAYS.contains(&stem),
        Some('t') => {
            T_SOFTENS.contains(&stem) || name && NAMES_SOFTEN_AFTER.iter().any(|end| stem.ends_with(end))
        }
        _ => false,
    }
}

/// The stem with its last consonant voiced; `None` for one that has no voiced counterpart.
pub(super) fn soft(stem: &str) -> Option<String> {
    let voiced = match stem.chars().last()? {
        'p' => 'b',
        't' => 'd',
        'k' => 'g',
        'ç' => 'j',
        _ => return None,
    };
    Some(super::letters::with_last(stem, voiced))
}

/// The stems that a form before a possessive vowel may belong to: itself, and with its last consonant hardened.
pub(super) fn hardened(stem: &str) -> Vec<String> {
    let hard = match stem.chars().last() {
        Some('b') => Some('p'),
        Some('d') => Some('t'),
        Some('g') => Some('k'),
        Some('j') => Some('ç'),
        _ => None,
    };
    let mut stems: Vec<String> = hard.map(|c| super::letters::with_last(stem, c)).into_iter().collect();
    stems.push(stem.to_owned());
    stems
}

/// Endings in which hardly any noun ends of itself, each with how much of it to take off for the citation form: the
/// genitive, a case after the plural, after the suffix `-lyk`, and after a possessive.
const CASES: &[(&str, &str)] = &[
    ("nyň", ""),
    ("niň", ""),
    ("laryň", ""),
    ("leriň", ""),
    ("larda", ""),
    ("lerde", ""),
    ("lardan", ""),
    ("lerden", ""),
    ("lykda", "lyk"),
    ("likde", "lik"),
    ("lykdan", "lyk"),
    ("likden", "lik"),
    ("hanada", "hana"),
    ("hanadan", "hana"),
    ("synda", "sy"),
    ("sinde", "si"),
    ("syndan", "sy"),
    ("sinden", "si"),
];

/// The term without the case that its last word seems to stand in, where the ending is one that hardly belongs to a
/// stem.
pub(super) fn without_case(term: &str) -> Option<&str> {
    let (ending, kept) =
        CASES.iter().filter(|(ending, _)| term.ends_with(ending)).max_by_key(|(e, _)| e.len())?;
    let stem = &term[..term.len() - ending.len() + kept.len()];
    let word = stem.rsplit(' ').next().unwrap_or_default();
    (word.chars().count() >= 3).then_some(stem)
}
