//! What only a list knows: common broken plurals, words that look like a clitic and another word, nouns that are verbs
//! as well. And the guess at a broken plural where no list knows.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use super::letters::{letters, same};

/// A line a noun: the citation form, then its plurals, the commonest first. Sorted; nouns with a regular plural stand here
/// only where a template would guess another.
static PLURALS: &str = include_str!("plurals.txt");

/// Whole words that begin with a letter which is a clitic elsewhere: `بطاقة` is not `ب` + `طاقة`.
static OTHER_WORDS: &str = include_str!("other_words.txt");

/// Nouns of three letters whose letters are a verb as well.
static ALSO_VERBS: &str = include_str!("also_verbs.txt");

/// Words that end in `ان` or `ين` and are no dual.
static LOOK_LIKE_DUALS: [&str; 16] = [
    "شعبان",
    "رمضان",
    "لبنان",
    "عدوان",
    "إنسان",
    "ضمان",
    "نقصان",
    "فقدان",
    "طيران",
    "أذان",
    "رهان",
    "عمان",
    "يمين",
    "حنين",
    "ثمين",
    "برلين",
];

struct Lexicon {
    /// Folded citation form to the lines that have it.
    plurals: HashMap<String, Vec<&'static str>>,
    /// Folded plural to the citation forms that have it.
    singulars: HashMap<String, Vec<&'static str>>,
    /// Every word of the list of plurals, and names that end like a dual; folded.
    words: BTreeSet<String>,
    other_words: BTreeSet<String>,
    also_verbs: BTreeSet<String>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let fold = |word: &str| super::letters::fold(word).text;
    let mut plurals: HashMap<String, Vec<&'static str>> = HashMap::new();
    let mut singulars: HashMap<String, Vec<&'static str>> = HashMap::new();
    let mut words: BTreeSet<String> = LOOK_LIKE_DUALS.iter().map(|word| fold(word)).collect();
    let mut other_words: BTreeSet<String> = OTHER_WORDS.split_whitespace().map(fold).collect();
    for line in PLURALS.lines() {
        let Some((citation, _)) = line.split_once(' ') else { continue };
        plurals.entry(fold(citation)).or_default().push(line);
        for plural in line.split(' ').skip(1) {
            singulars.entry(fold(plural)).or_default().push(citation);
        }
        let clitic = |word: &&str| word.starts_with(['و', 'ف', 'ب', 'ك', 'ل']);
        words.extend(line.split_whitespace().map(fold));
        other_words.extend(line.split_whitespace().filter(clitic).map(fold));
    }
    let also_verbs = ALSO_VERBS.split_whitespace().map(fold).collect();
    Lexicon { plurals, singulars, words, other_words, also_verbs }
});

/// The plurals that the built-in list has for a citation form (hamzas kept); `None` when it does not have the word.
pub(super) fn plurals_of(citation: &[char]) -> Option<Vec<String>> {
    let key: String = citation.iter().map(|c| same(*c)).collect();
    let lines = LEXICON.plurals.get(&key)?;
    // Same letters with another hamza are another noun, unless no line has this one.
    let exact =
        lines.iter().copied().find(|line| line.split(' ').next().is_some_and(|c| letters(c) == citation));
    let line = exact.or(lines.first().copied())?;
    Some(line.split(' ').skip(1).map(str::to_owned).collect())
}

/// The citation forms of which the built-in list has this folded plural.
pub(super) fn singulars_of(plural: &str) -> impl Iterator<Item = String> {
    LEXICON.singulars.get(plural).into_iter().flatten().map(|citation| (*citation).to_owned())
}

/// True when a clitic and a folded stem written together are a word of their own.
pub(super) fn is_other_word(clitic: Option<char>, stem: &str) -> bool {
    clitic.is_some_and(|clitic| LEXICON.other_words.contains([&*clitic.to_string(), stem].concat().as_str()))
}

/// True when the folded word is in the list of plurals, as a citation form or a plural.
pub(super) fn is_word(word: &str) -> bool {
    LEXICON.words.contains(word)
}

/// True when the folded noun is written like a verb.
pub(super) fn is_also_verb(stem: &str) -> bool {
    LEXICON.also_verbs.contains(stem)
}

/// Broken plurals by the template of a folded citation form; all of them folded.
///
/// Right for most nouns of these shapes. `CCCة` to `CCC` (دولة, دول) is not guessed: it mostly hits other words.
pub(super) fn guess(citation: &str) -> Vec<String> {
    let c: Vec<char> = citation.chars().collect();
    let strong = |at: usize| !matches!(c[at], 'ا' | 'و' | 'ي' | 'ة' | 'ء');
    let long = |at: usize| matches!(c[at], 'ا' | 'و' | 'ي');
    let word = |letters: &[char]| letters.iter().collect::<String>();
    match c.len() {
        // حق, حقوق; سر, أسرار
        2 => vec![word(&[c[0], c[1], 'و', c[1]]), word(&['ا', c[0], c[1], 'ا', c[1]])],
        // حزب, أحزاب; حرب, حروب
        3 if c[2] != 'ة' => vec![word(&['ا', c[0], c[1], 'ا', c[2]]), word(&[c[0], c[1], 'و', c[2]])],
        // قضية, قضايا
        4 if c[2] == 'ي' && c[3] == 'ة' => vec![word(&[c[0], c[1], 'ا', 'ي', 'ا'])],
        // طبيب, أطباء
        4 if c[2] == 'ي' && c[1] == c[3] => vec![word(&['ا', c[0], c[1], 'ا', 'ء'])],
        // وزير, وزراء
        4 if c[2] == 'ي' && c[3] != 'ي' => vec![word(&[c[0], c[1], c[3], 'ا', 'ء'])],
        // مصدر, مصادر; موقف, مواقف
        4 if c[0] == 'م' && !long(2) && c[3] != 'ة' => vec![word(&['م', c[1], 'ا', c[2], c[3]])],
        // جهاز, أجهزة
        4 if c[2] == 'ا' && c[0] != 'ا' && strong(3) => vec![word(&['ا', c[0], c[1], c[3], 'ة'])],
        // عاصمة, عواصم
        5 if c[1] == 'ا' && c[4] == 'ة' => vec![word(&[c[0], 'و', 'ا', c[2], c[3]])],
        // وثيقة, وثائق; رسالة, رسائل
        5 if long(2) && c[4] == 'ة' && strong(3) => vec![word(&[c[0], c[1], 'ا', 'ء', c[3]])],
        // محكمة, محاكم
        5 if c[0] == 'م' && c[4] == 'ة' && !long(2) && !long(3) => {
            vec![word(&['م', c[1], 'ا', c[2], c[3]])]
        }
        // مشروع, مشاريع; صندوق, صناديق
        5 if long(3) && !long(2) && !long(4) && c[4] != 'ة' && !(c[0] == 'ا' && c[3] == 'ا') => {
            vec![word(&[c[0], c[1], 'ا', c[2], 'ي', c[4]])]
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_plurals_is_sorted_and_every_line_says_something() {
        let lines: Vec<&str> = PLURALS.lines().collect();
        assert!(lines.len() > 900, "only {} lines", lines.len());
        for pair in lines.windows(2) {
            let citation = |line: &'static str| line.split(' ').next();
            assert!(
                citation(pair[0]) < citation(pair[1]),
                "{:?} and {:?} are out of order",
                pair[0],
                pair[1]
            );
        }
        for line in lines {
            let words: Vec<&str> = line.split(' ').collect();
            assert!(words.len() > 1, "{line:?} has no plural");
            assert!(
                words.iter().all(|word| word.chars().all(|c| matches!(c, '\u{0621}'..='\u{064A}'))),
                "{line:?} has something else than letters"
            );
        }
    }

    #[test]
    fn plurals_are_guessed_by_template_and_not_for_feminine_nouns_of_three_letters() {
        let rows: &[(&str, &[&str], &str)] = &[
            ("وزير", &["وزراء"], "CCيC"),
            ("طبيب", &["اطباء"], "CCيC with a doubled letter"),
            ("موقف", &["مواقف"], "موCC"),
            ("محكمه", &[], "a final heh is no feminine ending here"),
            ("محكمة", &["محاكم"], "مCCCة"),
            ("صندوق", &["صناديق"], "five letters with a long fourth"),
            ("سلاح", &["اسلحة"], "CCاC"),
            ("حق", &["حقوق", "احقاق"], "a doubled last letter is written once"),
            ("وثيقة", &["وثاءق"], "CCيCة"),
            ("عاصمة", &["عواصم"], "CاCCة"),
            ("قضية", &["قضايا"], "CCية"),
            ("دولة", &[], "CCCة would hit other words"),
            ("اصلاح", &[], "إفعال takes ات"),
        ];
        for (citation, plurals, why) in rows {
            assert_eq!(guess(citation), *plurals, "{citation}: {why}");
        }
    }
}
