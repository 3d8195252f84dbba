//! Common words and names with their translations, so that even a short document alone has words to go by.
//!
//! The tables `lexicon/*.tsv` have a meaning a row, a language a column and alternatives separated by `|`: of the forms of
//! a word those whose stems differ. What is compiled in is `lexicon/stems.*`, made of them by `tests/lexicon.rs`: for each
//! stem of a language the numbers of its rows; beside them `lexicon/words.*` with the longer words whole. So nothing is folded or stemmed when the program starts, and a document
//! costs what its own words cost.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{Batch, Evidence, KNOWN};
use crate::align::sound;
use crate::align::words::stems;
use crate::lang;
use crate::model::Locale;

/// The tables of common words and names.
pub struct SeedLexicon;

impl Evidence for SeedLexicon {
    fn name(&self) -> &'static str {
        "lexicon"
    }

    fn words(&self, batch: &Batch, say: &mut dyn FnMut(u32, u32, f32)) {
        let [Some(source), Some(target)] = batch.locales.map(column) else { return };
        let mut rows: HashMap<u32, Vec<(u32, f32)>> = HashMap::new();
        for (id, word) in (0..).zip(&batch.words[0].words) {
            for (row, worth) in source.rows(&word.stem) {
                rows.entry(row).or_default().push((id, worth));
            }
        }
        for (id, word) in (0..).zip(&batch.words[1].words) {
            for (row, worth) in target.rows(&word.stem) {
                for (other, least) in rows.get(&row).into_iter().flatten() {
                    say(*other, id, KNOWN * worth.min(*least));
                }
            }
        }
    }
}

/// How sure it is that two words of a row translate each other, by the letter after the row's number: a name, a word, one
/// of the little words of grammar, a part of a phrase. A stem of several rows shares.
const fn worth(kind: u8) -> f32 {
    match kind {
        b'n' => 0.9,
        b'w' => 0.6,
        b'g' => 0.35,
        _ => 0.25,
    }
}

/// A language's stems: lines of a stem, a tab, and rows such as `17w 203g`.
struct Column {
    code: &'static str,
    text: &'static str,
    /// The longer words whole, a line each in the same way: a stem may be less than a word without its endings.
    words: &'static str,
    index: OnceLock<HashMap<&'static str, &'static str>>,
    whole: OnceLock<Whole>,
}

/// The longer words of a language.
struct Whole {
    rows: HashMap<&'static str, &'static str>,
    /// By themselves and without each of their letters.
    near: HashMap<String, Vec<&'static str>>,
}

static COLUMNS: [Column; 3] = [
    Column {
        code: "ar",
        text: include_str!("lexicon/stems.ar"),
        words: include_str!("lexicon/words.ar"),
        index: OnceLock::new(),
        whole: OnceLock::new(),
    },
    Column {
        code: "en",
        text: include_str!("lexicon/stems.en"),
        words: include_str!("lexicon/words.en"),
        index: OnceLock::new(),
        whole: OnceLock::new(),
    },
    Column {
        code: "tk",
        text: include_str!("lexicon/stems.tk"),
        words: include_str!("lexicon/words.tk"),
        index: OnceLock::new(),
        whole: OnceLock::new(),
    },
];

impl Column {
    /// The rows of a stem as they are written.
    fn entry(&self, stem: &str) -> &'static str {
        let index =
            self.index.get_or_init(|| self.text.lines().filter_map(|line| line.split_once('\t')).collect());
        index.get(stem).copied().unwrap_or_default()
    }

    fn whole(&self) -> &Whole {
        self.whole.get_or_init(|| {
            let rows: HashMap<&'static str, &'static str> =
                self.words.lines().filter_map(|line| line.split_once('\t')).collect();
            let mut near: HashMap<String, Vec<&'static str>> = HashMap::with_capacity(8 * rows.len());
            for word in self.words.lines().filter_map(|line| line.split_once('\t')).map(|(word, _)| word) {
                for form in with_less(word) {
                    near.entry(form).or_default().push(word);
                }
            }
            Whole { rows, near }
        })
    }

    /// The longer words that are one letter away from another: one replaced, left out, put in, or two changed over.
    fn near(&self, word: &str) -> Vec<&'static str> {
        let whole = self.whole();
        let mut found: Vec<&str> = with_less(word)
            .iter()
            .flat_map(|form| whole.near.get(form).into_iter().flatten())
            .copied()
            // What differs in its last letter is another form.
            .filter(|other| strsim::osa_distance(word, other) == 1 && !is_ending(word, other))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The rows in which a word of this stem stands, with how sure its translations are.
    fn rows(&self, stem: &str) -> impl Iterator<Item = (u32, f32)> {
        let found = self.entry(stem);
        let shared = (found.split(' ').count() as f32).sqrt();
        found.split(' ').filter_map(move |row| {
            let (number, kind) = row.split_at_checked(row.len().checked_sub(1)?)?;
            Some((number.parse().ok()?, worth(kind.bytes().next()?) / shared))
        })
    }
}

/// Of shorter words too many are one letter away from another.
const SHORTEST_NEAR: usize = 5;
/// A stem of so many letters that leaves no more of a word than an ending has is the word itself.
const LONG_STEM: usize = 6;
const ENDING: usize = 3;

/// Whether two words differ in the last letter only.
fn is_ending(one: &str, other: &str) -> bool {
    let less =
        |word: &str| word[..word.len() - word.chars().next_back().map_or(0, char::len_utf8)].to_owned();
    one.starts_with(other) || other.starts_with(one) || less(one) == less(other)
}

/// A word, and it without each of its letters.
fn with_less(word: &str) -> Vec<String> {
    let without = |(at, c): (usize, char)| format!("{}{}", &word[..at], &word[at + c.len_utf8()..]);
    std::iter::once(word.to_owned()).chain(word.char_indices().map(without)).collect()
}

/// A row of the tables that a word stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The number of the row, the same in every language.
    pub row: u32,
    /// It is a name: of a country, a city, a language, a currency.
    pub name: bool,
    /// It is a little word of grammar, or a part of a phrase.
    pub little: bool,
}

/// Whether the tables have a column for a language.
pub fn has_meanings(locale: &Locale) -> bool {
    column(locale).is_some()
}

/// What a written word may mean by the tables of common words and names; nothing in a language that has no column.
pub fn meanings(locale: &Locale, word: &str) -> Vec<Meaning> {
    let Some(column) = column(locale) else { return Vec::new() };
    stems(locale, word).iter().flat_map(|stem| of_entry(column.entry(stem))).collect()
}

/// What a word may have been meant to mean that the tables do not have, by the words that are one letter away from it or from what
/// it is without its endings.
///
/// ```
/// let en = "en".parse().unwrap();
/// assert!(!tarjuman::align::nearly(&en, "Gernany").is_empty());
/// assert!(tarjuman::align::nearly(&en, "Germany").is_empty(), "the tables have it");
/// ```
pub fn nearly(locale: &Locale, word: &str) -> Vec<Meaning> {
    let Some(column) = column(locale).filter(|_| !is_written(locale, word)) else { return Vec::new() };
    // The beginning of a long word is known, and a slip may stand behind it: *Thursdya*.
    let begins = is_known(locale, word);
    let mut found: Vec<Meaning> = Vec::new();
    for form in forms(locale, word).iter().filter(|form| form.chars().count() >= SHORTEST_NEAR) {
        for near in column.near(form).into_iter().filter(|near| !is_spelling(form, near)) {
            let rows = column.whole().rows.get(near).copied().unwrap_or_default();
            // A name may have any slip; another word is believed where fingers slipped, or a consonant has become one unlike it.
            let misprint = sound::is_misprint(form, near);
            if begins && !misprint {
                continue;
            }
            let sure = misprint || is_slip(form, near);
            let long = form.chars().count() > SHORTEST_NEAR;
            // Arabic writes the vowels of a name in many ways.
            let latin = form.starts_with(|c: char| c < '\u{250}');
            let new =
                of_entry(rows).filter(|one| (sure || one.name && long && latin) && !found.contains(one));
            let new: Vec<Meaning> = new.collect();
            found.extend(new);
        }
    }
    found
}

/// Whether the tables have a word to its last letter, endings apart.
fn is_written(locale: &Locale, word: &str) -> bool {
    let Some(column) = column(locale) else { return false };
    let short = |stem: &String| stem.chars().count() < LONG_STEM && !column.entry(stem).is_empty();
    forms(locale, word).iter().any(|form| column.whole().rows.contains_key(form.as_str()))
        || stems(locale, word).iter().any(short)
}

/// The long words of the tables that a word is one letter away from, where that letter is a consonant unlike its own and no part of an
/// ending: a slip of the pen, whatever is spoken of.
///
/// ```
/// let tk = "tk".parse().unwrap();
/// assert_eq!(tarjuman::align::slipped(&tk, "Genmaniýanyň"), Some("germaniýa"));
/// assert_eq!(tarjuman::align::slipped(&tk, "Germaniýanyň"), None);
/// ```
pub fn slipped(locale: &Locale, word: &str) -> Option<&'static str> {
    let column = column(locale).filter(|_| !is_known(locale, word))?;
    let forms = forms(locale, word);
    let long = forms.iter().filter(|form| form.chars().count() >= LONG_WORD);
    long.flat_map(|form| column.near(form).into_iter().map(move |near| (form, near)))
        .find(|(form, near)| is_slip(form, near))
        .map(|(_, near)| near)
}

/// Whether a word is another one but for a consonant unlike its own, which is no part of an ending.
fn is_slip(form: &str, near: &str) -> bool {
    let length = form.chars().count();
    let mut apart = form.chars().zip(near.chars()).enumerate().filter(|(_, (a, b))| a != b);
    let only = apart.next().is_some_and(|(at, (a, b))| sound::unlike(a, b) && at > 0 && at + 2 < length);
    only && apart.next().is_none() && length == near.chars().count()
}

/// Whether a word begins with another letter of the same sound, or another vowel: names come so by two ways, *Daşkent* and *Taşkent*.
fn is_spelling(form: &str, near: &str) -> bool {
    let firsts = form.chars().next().zip(near.chars().next());
    firsts.is_some_and(|(a, b)| a != b && !sound::unlike(a, b))
        && form.chars().skip(1).eq(near.chars().skip(1))
}

/// A word of so many letters is hardly by chance like another but for one.
const LONG_WORD: usize = 7;

/// Whether the tables have a word in whatever form. [`meanings`] takes the beginning of a long word for the word, which is right more
/// often than not; this does not.
pub fn is_known(locale: &Locale, word: &str) -> bool {
    let Some(column) = column(locale) else { return false };
    let length = word.chars().count();
    stems(locale, word)
        .iter()
        .filter(|stem| length < LONG_STEM || stem.chars().count() >= LONG_STEM)
        .any(|stem| stem.chars().count() + ENDING >= length && !column.entry(stem).is_empty())
        || forms(locale, word).iter().any(|form| column.whole().rows.contains_key(form.as_str()))
}

/// A folded word, and without one ending or two.
fn forms(locale: &Locale, word: &str) -> Vec<String> {
    let language = lang::of(locale);
    let mut forms = language.bare(&language.fold(word).text);
    let further: Vec<String> = forms.iter().skip(1).flat_map(|form| language.bare(form)).collect();
    forms.extend(further);
    forms.sort_unstable();
    forms.dedup();
    forms
}

/// The rows of an entry, `17w 203g`.
fn of_entry(entry: &'static str) -> impl Iterator<Item = Meaning> {
    entry.split(' ').filter_map(|row| {
        let (number, kind) = row.split_at_checked(row.len().checked_sub(1)?)?;
        Some(Meaning { row: number.parse().ok()?, name: kind == "n", little: !matches!(kind, "n" | "w") })
    })
}

/// The column of a language, whatever the region.
fn column(locale: &Locale) -> Option<&'static Column> {
    COLUMNS.iter().find(|column| locale.language.as_str() == column.code)
}

/// Whether the tables have two words, in whatever form, in one row; `None` where they do not have one of them.
///
/// ```
/// let locales = ["ar", "en"].map(|code| code.parse().unwrap());
/// let translate = |one, other| tarjuman::align::translate([&locales[0], &locales[1]], one, other);
/// assert_eq!(translate("والكتاب", "books"), Some(true));
/// assert_eq!(translate("والكتاب", "children"), Some(false));
/// assert_eq!(translate("والسفارة", "xylophone"), None);
/// ```
pub fn translate(locales: [&Locale; 2], one: &str, other: &str) -> Option<bool> {
    let rows = |locale: &Locale, word: &str| -> Option<Vec<u32>> {
        let column = column(locale)?;
        let stems = stems(locale, word);
        let rows: Vec<u32> = stems.iter().flat_map(|stem| column.rows(stem)).map(|(row, _)| row).collect();
        (!rows.is_empty()).then_some(rows)
    };
    let (one, other) = (rows(locales[0], one)?, rows(locales[1], other)?);
    Some(one.iter().any(|row| other.contains(row)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_meet_in_its_row() {
        let rows = |code: &str, word: &str| -> Vec<u32> {
            let locale: Locale = code.parse().unwrap();
            let stem = stems(&locale, word).pop().unwrap();
            column(&locale).unwrap().rows(&stem).map(|(row, _)| row).collect()
        };
        for (ar, en, tk, why) in [
            ("ذهبت", "went", "gidýär", "a verb with another stem for the past"),
            ("أطفال", "children", "çagalar", "a broken plural"),
            ("والكتاب", "books", "kitabyň", "prefixes; a consonant that changes before an ending"),
            ("تشرين", "October", "oktýabr", "the months of Iraq"),
        ] {
            let (ar, en, tk) = (rows("ar-IQ", ar), rows("en", en), rows("tk", tk));
            assert!(ar.iter().any(|row| en.contains(row) && tk.contains(row)), "{why}: {ar:?} {en:?} {tk:?}");
        }
        assert!(column(&"fr".parse().unwrap()).is_none(), "a language without a column");
    }
}
