//! Turkmen in Cyrillic letters (`tk-Cyrl`): read and written letter by letter as Turkmen in Latin ones.
//!
//! The letters are those of the Cyrillic alphabet of 1940 and of the Latin one of 1993 as it has been since 1999, paired as the
//! reform paired them. What is not one letter for one:
//!
//! - `ýa ýo ýu` are `я ё ю`, wherever they stand (*derýa*, деря).
//! - `ýe` is `е` at the beginning of a word and after a vowel (*ýer*, ер); there plain `e` is `э` (*edara*, эдара;
//!   *poema*, поэма). After a consonant plain `e` is `е` (*men*, мен), and the rare `ýe` is `йе`.
//! - Letters of Russian loans alone have no Latin letter of their own and do not come back: `ц` is `s`, `щ` is `şç`, `ъ` and `ь`
//!   are dropped.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::matching::{Beginning, Candidate, Pattern, Sentence, Written};
use super::morphology::{Analysis, Features};
use super::turkmen::Turkmen;
use super::{Boundaries, Form, Language, Lemma, Parse, Shape, UsualScript};
use crate::text::clean::{Script, Writing};
use crate::text::{Folded, Folder, Span};

/// Turkmen in Cyrillic letters (`tk-Cyrl`).
pub struct TurkmenCyrillic;

/// Letters that stand for one another whatever is around them, small.
const LETTERS: &[(char, char)] = &[
    ('а', 'a'),
    ('б', 'b'),
    ('в', 'w'),
    ('г', 'g'),
    ('д', 'd'),
    ('ж', 'ž'),
    ('җ', 'j'),
    ('з', 'z'),
    ('и', 'i'),
    ('й', 'ý'),
    ('к', 'k'),
    ('л', 'l'),
    ('м', 'm'),
    ('н', 'n'),
    ('ң', 'ň'),
    ('о', 'o'),
    ('ө', 'ö'),
    ('п', 'p'),
    ('р', 'r'),
    ('с', 's'),
    ('т', 't'),
    ('у', 'u'),
    ('ү', 'ü'),
    ('ф', 'f'),
    ('х', 'h'),
    ('ч', 'ç'),
    ('ш', 'ş'),
    ('ы', 'y'),
    ('ә', 'ä'),
];

/// `ý` with the vowel after it.
const WITH_Y: &[(char, char)] = &[('я', 'a'), ('ё', 'o'), ('ю', 'u')];

fn small(c: char) -> char {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(small), None) => small,
        _ => c,
    }
}

fn large(c: char) -> char {
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(large), None) => large,
        _ => c,
    }
}

/// True where `е` is `ýe`: at the beginning of a word and after a vowel.
fn is_open(before: Option<char>) -> bool {
    before.is_none_or(|c| !c.is_alphabetic() || "aäeiouöüyаәеиоуөүыэяёю".contains(small(c)))
}

/// What a Cyrillic letter stands for, small; the letter itself where it is not Turkmen.
fn latin_of(c: char, before: Option<char>) -> ([char; 2], usize) {
    let one = |c| ([c, ' '], 1);
    if let Some((_, latin)) = LETTERS.iter().find(|(cyrillic, _)| *cyrillic == c) {
        return one(*latin);
    }
    if let Some((_, vowel)) = WITH_Y.iter().find(|(cyrillic, _)| *cyrillic == c) {
        return (['ý', *vowel], 2);
    }
    match c {
        'е' if is_open(before) => (['ý', 'e'], 2),
        'е' | 'э' => one('e'),
        'ц' => one('s'),
        'щ' => (['ş', 'ç'], 2),
        'ъ' | 'ь' => ([' ', ' '], 0),
        c => one(c),
    }
}

/// Turkmen in Latin letters; what is not Cyrillic stays.
pub fn to_latin(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut latin = String::with_capacity(text.len());
    for (at, c) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let (pair, count) = latin_of(small(*c), before);
        let capital = c.is_uppercase();
        // Я is ÝA among capitals, Ýa before small letters.
        let next = letters.get(at + 1).filter(|c| c.is_alphabetic());
        let capitals =
            next.or(before.as_ref().filter(|c| c.is_alphabetic())).is_some_and(|c| c.is_uppercase());
        for (place, letter) in pair.into_iter().take(count).enumerate() {
            latin.push(if capital && (place == 0 || capitals) { large(letter) } else { letter });
        }
    }
    latin
}

/// Turkmen in Cyrillic letters; what is not Latin stays.
pub fn to_cyrillic(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut cyrillic = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(c) = letters.get(at) {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let next = letters.get(at + 1).map(|c| small(*c));
        let joined = match (small(*c), next) {
            ('ý', Some('e')) if is_open(before) => Some('е'),
            ('ý', Some(vowel)) => {
                WITH_Y.iter().find(|(_, latin)| *latin == vowel).map(|(letter, _)| *letter)
            }
            _ => None,
        };
        let letter = joined.unwrap_or_else(|| match small(*c) {
            'e' if is_open(before) => 'э',
            'e' => 'е',
            small => LETTERS.iter().find(|(_, latin)| *latin == small).map_or(*c, |(letter, _)| *letter),
        });
        cyrillic.push(if c.is_uppercase() { large(letter) } else { letter });
        at += if joined.is_some() { 2 } else { 1 };
    }
    cyrillic
}

/// The exceptions of Turkmen, in Cyrillic letters and as they are: `Inc` stays Latin in a Cyrillic text.
static BOUNDARIES: LazyLock<Boundaries> = LazyLock::new(|| {
    let Boundaries { abbreviations, ambiguous, before_number, after_ordinal, beginnings, after_quotation } =
        *Turkmen.boundaries();
    Boundaries {
        abbreviations: both(abbreviations),
        ambiguous: both(ambiguous),
        before_number: both(before_number),
        after_ordinal: both(after_ordinal),
        beginnings: both(beginnings),
        after_quotation: both(after_quotation),
    }
});

static FURNITURE: LazyLock<&'static [&'static str]> = LazyLock::new(|| both(Turkmen.furniture()));

/// Words in both scripts, for as long as the program runs.
fn both(words: &[&'static str]) -> &'static [&'static str] {
    let cyrillic = words.iter().map(|word| -> &'static str { to_cyrillic(word).leak() });
    cyrillic.chain(words.iter().copied()).collect::<Vec<_>>().leak()
}

/// A lemma in Latin letters.
struct Latin {
    text: String,
    plurals: Vec<String>,
    forms: Vec<String>,
    oblique: Option<String>,
}

impl Latin {
    fn of(lemma: &Lemma) -> Self {
        let all = |texts: &[String]| texts.iter().map(|text| to_latin(text)).collect();
        Self {
            text: to_latin(lemma.text),
            plurals: all(lemma.plurals),
            forms: all(lemma.forms),
            oblique: lemma.oblique.map(to_latin),
        }
    }

    fn lemma<'a>(&'a self, lemma: &Lemma<'a>) -> Lemma<'a> {
        let Self { text, plurals, forms, oblique } = self;
        Lemma { text, plurals, forms, oblique: oblique.as_deref(), ..*lemma }
    }
}

/// A term whose words are compared in Latin letters.
struct InLatin(Box<dyn Pattern>);

impl Pattern for InLatin {
    fn keys(&self) -> Vec<String> {
        self.0.keys()
    }

    fn begins(&self, word: &str, written: &Written) -> Option<Box<dyn Candidate>> {
        Some(Box::new(Reader(self.0.begins(&to_latin(word), written)?)))
    }
}

/// What was read in Latin letters, told in Cyrillic ones.
struct Reader(Box<dyn Candidate>);

impl Reader {
    fn told(taken: usize, analysis: &Analysis) -> (usize, Cow<'static, Analysis>) {
        (taken, Cow::Owned(Analysis { steps: to_cyrillic(&analysis.steps), ..analysis.clone() }))
    }
}

impl Candidate for Reader {
    fn read(&self, sentence: &Sentence, at: usize) -> Option<(usize, Cow<'_, Analysis>)> {
        self.0.read(sentence, at).map(|(taken, analysis)| Self::told(taken, &analysis))
    }

    fn next(&self) -> Option<Beginning> {
        self.0.next()
    }

    fn readings(&self, sentence: &Sentence, at: usize) -> Vec<(usize, Cow<'_, Analysis>)> {
        let readings = self.0.readings(sentence, at).into_iter();
        readings.map(|(taken, analysis)| Self::told(taken, &analysis)).collect()
    }
}

impl Language for TurkmenCyrillic {
    fn code(&self) -> &'static str {
        "tk-Cyrl"
    }

    fn usual(&self) -> Option<UsualScript> {
        Some(UsualScript { code: "tk", write: to_cyrillic })
    }

    fn boundaries(&self) -> &'static Boundaries {
        &BOUNDARIES
    }

    fn furniture(&self) -> &'static [&'static str] {
        &FURNITURE
    }

    fn may_bound_term(&self, word: &str, last: bool) -> bool {
        Turkmen.may_bound_term(word, last)
    }

    /// Folded, which is in Latin letters.
    fn pronouns(&self) -> &'static [&'static str] {
        Turkmen.pronouns()
    }

    /// As Turkmen in Latin letters, so that both are compared alike.
    fn fold(&self, text: &str) -> Folded {
        let folded = Turkmen.fold(text);
        let mut folder = Folder::new(text);
        let mut before = None;
        for (at, c) in folded.text.char_indices() {
            let origin = folded.original(Span::new(at, at + c.len_utf8()));
            let (pair, count) = latin_of(c, before);
            pair.into_iter().take(count).for_each(|letter| folder.push(letter, origin));
            before = Some(c);
        }
        folder.finish()
    }

    fn stem<'a>(&self, word: &'a str) -> &'a str {
        Turkmen.stem(word)
    }

    fn words(&self, text: &str) -> Vec<Span> {
        Turkmen.words(text)
    }

    fn written(&self, word: &str) -> Written {
        let folded: Box<str> = self.fold(word).text.into();
        Written { beginning: Beginning::of(&folded).unwrap_or_default(), folded, letters: Box::default() }
    }

    fn writing(&self) -> Writing {
        let other_script = Some((Script::Latin, to_cyrillic as fn(&str) -> String));
        // Latin letters are the other script here.
        let own = |_| false;
        Writing { script: Some(Script::Cyrillic), own, other_script, joiners: false, ..Writing::ANY }
    }

    fn pattern(&self, lemma: &Lemma) -> Box<dyn Pattern> {
        Box::new(InLatin(Turkmen.pattern(&Latin::of(lemma).lemma(lemma))))
    }

    fn peel(&self, written: &Written, key: &mut dyn FnMut(&str)) {
        Turkmen.peel(written, key);
    }

    fn analyse(&self, word: &str) -> Vec<Parse> {
        let parses = Turkmen.analyse(&to_latin(word)).into_iter();
        parses
            .map(|parse| Parse { stem: to_cyrillic(&parse.stem), steps: to_cyrillic(&parse.steps), ..parse })
            .collect()
    }

    fn inflect(&self, lemma: &Lemma, features: &Features) -> Option<String> {
        let form = Turkmen.inflect(&Latin::of(lemma).lemma(lemma), features)?;
        Some(to_cyrillic(&form))
    }

    fn shapes(&self, lemma: &Lemma) -> Vec<Shape> {
        let shapes = Turkmen.shapes(&Latin::of(lemma).lemma(lemma)).into_iter();
        shapes.map(|shape| Shape { text: to_cyrillic(&shape.text), ..shape }).collect()
    }

    fn forms(&self, lemma: &Lemma) -> Vec<Form> {
        let forms = Turkmen.forms(&Latin::of(lemma).lemma(lemma)).into_iter();
        forms.map(|form| Form { text: to_cyrillic(&form.text), ..form }).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn letters_are_those_of_the_alphabets() {
        let rows: &[(&str, &str, &str)] = &[
            ("Türkmenistan", "Түркменистан", "one letter for one"),
            ("ýer", "ер", "ýe begins a word"),
            ("edara", "эдара", "and e"),
            ("men", "мен", "e after a consonant"),
            ("derýa", "деря", "ýa after a consonant"),
            ("ýol", "ёл", "ýo"),
            ("ýurt", "юрт", "ýu"),
            ("ýyl", "йыл", "other vowels after ý are written out"),
            ("jan", "җан", "j"),
            ("žurnal", "журнал", "ž"),
            ("ÝUNESKO", "ЮНЕСКО", "capitals"),
            ("Ýaş", "Яш", "a capital at the beginning"),
            ("eýe", "эе", "ýe after a vowel"),
        ];
        for (latin, cyrillic, why) in rows {
            assert_eq!(to_cyrillic(latin), *cyrillic, "{latin}: {why}");
            assert_eq!(to_latin(cyrillic), *latin, "{cyrillic}: {why}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_in_cyrillic_comes_back(text in "([A-ZÄÇŇÖŞÜÝŽ]?[abçdeäfghijžklmnňoöprsştuüwyýz]{1,12}[ -]){0,4}") {
                prop_assert_eq!(to_latin(&to_cyrillic(&text)), text);
        }
    }
}
