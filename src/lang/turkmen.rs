//! Turkmen: the last word of a term takes a chain of endings, each with its vowel by harmony:
//!
//! ```text
//! stem (+ lar/ler) (+ possessor) (+ case) (+ clitic)
//! ```
//!
//! `letters` knows vowels and stems, `words` the words that go their own way, `paradigm` writes forms, `chain` reads
//! them: it takes a stem off the front of a word and endings off the rest, each only where the rules allow it.

mod analyse;
mod attached;
mod chain;
mod closed;
mod denials;
mod find;
mod letters;
mod numbers;
mod paradigm;
mod words;

use std::sync::LazyLock;

use super::facts::{Facts, Negation};
use super::matching::{Beginning, Pattern, Written};
use super::morphology::{Case, Number, Possessor};
use super::{
    Attached, Boundaries, Direction, Features, Form, Language, Lemma, Months, Parse, Shape, Typography,
    boundaries, general, shapes, typography,
};
use crate::text::clean::{Script, Writing};
use crate::text::{Folded, Span};

/// Turkmen (`tk`).
pub struct Turkmen;

/// In the order of the paradigm.
const CASES: [Case; 7] = [
    Case::Nominative,
    Case::Genitive,
    Case::Dative,
    Case::Accusative,
    Case::Locative,
    Case::Ablative,
    Case::Relative,
];

/// How many letters of a stem are its key.
const KEY: usize = 5;

impl Language for Turkmen {
    fn code(&self) -> &'static str {
        "tk"
    }

    fn direction(&self) -> Direction {
        Direction::Ltr
    }

    fn foreign_letters(&self) -> &'static [(char, char)] {
        &[
            ('ı', 'y'),
            ('ğ', 'g'),
            ('Ğ', 'G'),
            ('İ', 'I'),
            ('ñ', 'ň'),
            ('Ñ', 'Ň'),
            ('ÿ', 'ý'),
            ('Ÿ', 'Ý'),
            ('ș', 'ş'),
            ('Ș', 'Ş'),
        ]
    }

    fn facts(&self) -> &'static Facts {
        static FACTS: LazyLock<Facts> =
            LazyLock::new(|| Facts::read(include_str!("turkmen/facts.tsv"), |word| Turkmen.fold(word).text));
        &FACTS
    }

    fn bare(&self, folded: &str) -> Vec<String> {
        denials::bare(folded)
    }

    fn negations(&self, words: &[String]) -> Vec<(usize, Negation)> {
        denials::negations(words)
    }

    fn carriers(&self) -> &'static [&'static str] {
        &[
            "{0} tarapyndan ýolbaşçylyk edilýän wekiliýet şu gün irden şähere geldi.",
            "{0} köşkde ministr {1} bilen duşuşdy.",
            "Goşmaça maglumat üçin şu sahypa serediň: {0}.",
        ]
    }

    fn common(&self) -> &'static [&'static str] {
        &[
            "we",
            "bu",
            "bilen",
            "üçin",
            "hem",
            "ol",
            "bir",
            "diýip",
            "boldy",
            "barada",
            "şol",
            "bolan",
            "etdi",
            "öz",
            "olar",
            "ýaly",
            "soň",
            "bolup",
            "emma",
            "diýdi",
            "edilen",
            "hakynda",
            "boýunça",
        ]
    }

    fn typography(&self) -> &'static Typography {
        &Typography {
            quotes: &[('“', '”'), ('«', '»'), ('"', '"'), ('‘', '’')],
            usual_quotes: ('“', '”'),
            marks: typography::ARABIC_MARKS,
            tight: true,
            repeats: &[
                "birin", "ýuwaş", "dürli", "aýry", "kem", "ýeke", "uzak", "gaty", "çala", "wah", "haý",
                "hawa", "ýok", "bölek", "gün", "gat", "owal", "tiz", "gaýta", "öz", "at", "has",
            ],
            length: 113.3,
        }
    }

    fn attached(&self, text: &str) -> Vec<Attached> {
        attached::attached(text)
    }

    fn writing(&self) -> Writing {
        let other_script = Some((Script::Cyrillic, super::cyrillic::to_latin as fn(&str) -> String));
        let own = |c| {
            matches!(
                c,
                'ä' | 'ç'
                    | 'ň'
                    | 'ö'
                    | 'ş'
                    | 'ü'
                    | 'ý'
                    | 'ž'
                    | 'Ä'
                    | 'Ç'
                    | 'Ň'
                    | 'Ö'
                    | 'Ş'
                    | 'Ü'
                    | 'Ý'
                    | 'Ž'
            )
        };
        Writing { script: Some(Script::Latin), foreign: letters::own, own, other_script, joiners: false }
    }

    fn boundaries(&self) -> &'static Boundaries {
        &boundaries::turkmen::BOUNDARIES
    }

    fn furniture(&self) -> &'static [&'static str] {
        boundaries::turkmen::FURNITURE
    }

    fn months(&self) -> &'static Months {
        /// As they are called now, and as they were from 2002 to 2008.
        static MONTHS: LazyLock<Months> = LazyLock::new(|| {
            Months::new(
                &[
                    closed::MONTHS,
                    [
                        "Türkmenbaşy",
                        "Baýdak",
                        "Nowruz",
                        "Gurbansoltan",
                        "Magtymguly",
                        "Oguz",
                        "Gorkut",
                        "Alp Arslan",
                        "Ruhnama",
                        "Garaşsyzlyk",
                        "Sanjar",
                        "Bitaraplyk",
                    ],
                ],
                |name| letters::fold(name).text,
            )
        });
        &MONTHS
    }

    /// `2024-nji`, `2026-njy`: the ending has the vowels of the number as it is spoken.
    fn after_number(&self, old: &str, new: &str, ending: &str) -> Option<String> {
        numbers::after(old, new, ending)
    }

    fn may_bound_term(&self, word: &str, _last: bool) -> bool {
        closed::may_bound_term(word)
    }

    fn pronouns(&self) -> &'static [&'static str] {
        &[
            "ol",
            "onuň",
            "oňa",
            "ony",
            "onda",
            "ondan",
            "olar",
            "olaryň",
            "olara",
            "olary",
            "olarda",
            "olardan",
            "bu",
            "munuň",
            "muňa",
            "muny",
            "munda",
            "mundan",
            "bular",
            "şu",
            "şol",
            "şonuň",
            "şoňa",
            "şony",
            "şonda",
            "şondan",
            "özi",
            "öz",
            "olaryňky",
            "ikisi",
        ]
    }

    fn fold(&self, text: &str) -> Folded {
        letters::fold(text)
    }

    fn fold_text(&self, text: &str) -> String {
        letters::fold_text(text)
    }

    fn stem<'a>(&self, word: &'a str) -> &'a str {
        letters::light_stem(word)
    }

    /// A hyphen between letters stays inside the word: `BMG-niň`, `premýer-ministr`.
    fn words(&self, text: &str) -> Vec<Span> {
        let mut words: Vec<Span> = Vec::new();
        for word in general::words(text) {
            match words.last_mut() {
                Some(last) if matches!(&text[last.end..word.start], "-" | "\u{2010}" | "\u{2011}") => {
                    last.end = word.end;
                }
                _ => words.push(word),
            }
        }
        words
    }

    fn written(&self, word: &str) -> Written {
        let folded = letters::fold_word(word);
        Written { beginning: Beginning::of(&folded).unwrap_or_default(), folded, letters: Box::default() }
    }

    fn pattern(&self, lemma: &Lemma) -> Box<dyn Pattern> {
        Box::new(find::Term::of(lemma))
    }

    fn peel(&self, written: &Written, key: &mut dyn FnMut(&str)) {
        let ends = written.folded.char_indices().map(|(at, c)| at + c.len_utf8()).take(KEY);
        ends.for_each(|end| key(&written.folded[..end]));
    }

    fn analyse(&self, word: &str) -> Vec<Parse> {
        analyse::analyse(word)
    }

    fn inflect(&self, lemma: &Lemma, features: &Features) -> Option<String> {
        paradigm::inflect(lemma, features)
    }

    fn inflected(&self, lemma: &Lemma) -> Option<String> {
        let base = words::without_case(lemma.text)?;
        let same = |form: Form| letters::fold(&form.text).text == letters::fold(lemma.text).text;
        let shorter = Lemma { text: base, ..Lemma::default() };
        self.forms(&shorter).into_iter().any(same).then(|| base.to_owned())
    }

    /// Number, the possessor of the third person, which izafet asks for, and case.
    fn shapes(&self, lemma: &Lemma) -> Vec<Shape> {
        let mut all = Vec::new();
        for number in [Number::Singular, Number::Plural] {
            for (owned, possessor) in [("none", None), ("third", Some(Possessor::Third))] {
                for case in CASES {
                    let values = vec![
                        ("number", shapes::number(number)),
                        ("possessor", owned),
                        ("case", shapes::case(case)),
                    ];
                    all.push((values, Features { number, case, possessor, ..Features::default() }));
                }
            }
        }
        let shapes = shapes::inflected(self, lemma, all);
        shapes::with_capitals(&shapes, &[shapes::LOWER, shapes::SENTENCE])
    }

    fn forms(&self, lemma: &Lemma) -> Vec<Form> {
        let possessors = [
            None,
            Some(Possessor::Third),
            Some(Possessor::First),
            Some(Possessor::Second),
            Some(Possessor::FirstPlural),
            Some(Possessor::SecondPlural),
        ];
        let mut forms = vec![Form { text: lemma.text.to_owned(), features: Features::default() }];
        for number in [Number::Singular, Number::Plural] {
            for possessor in possessors {
                for case in CASES {
                    let features = Features { number, case, possessor, ..Features::default() };
                    let Some(text) = paradigm::inflect(lemma, &features) else { continue };
                    if forms.iter().all(|form| form.text != text) {
                        forms.push(Form { text, features });
                    }
                }
            }
        }
        forms
    }
}

#[cfg(test)]
mod tests;
