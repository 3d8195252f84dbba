//! Floor 1: what the program knows of languages. One file a language, one line in [`LANGUAGES`];
//! any other language gets [`general::General`]. No other room asks which language it has.

pub mod arabic;
pub mod boundaries;
pub mod cyrillic;
pub mod english;
pub mod facts;
pub mod general;
pub mod gettext;
pub mod international;
pub mod matching;
pub mod months;
pub mod morphology;
mod places;
pub mod plurals;
pub mod shapes;
pub mod turkmen;
pub mod typography;

use std::sync::LazyLock;

use crate::text::clean::Writing;
use crate::text::{Folded, Span};
pub use facts::{Fact, FactKind, Facts, Negation};
use matching::{Beginning, Pattern, Written};
pub use months::Months;
pub use morphology::{Analysis, Features, Form, Lemma, Parse};
pub use places::{places, places_of};
pub use shapes::Shape;
pub use typography::{Attached, Typography};

/// Which way a language is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

/// The longest word that [`Language::analyse`] takes apart, in letters: no language here has a longer one.
pub const MAX_WORD: usize = 64;

/// Where a sentence does *not* end although UAX #29 says so, and where it does although it does not.
/// Words are written without their final stop, in the case they are used in.
#[derive(Debug)]
pub struct Boundaries {
    /// Abbreviations that are followed by more of the sentence: `Mr`, `د`, `H.E`.
    pub abbreviations: &'static [&'static str],
    /// Abbreviations after which a sentence may also end, if the next word is one of `beginnings`: `etc`, `U.N`.
    pub ambiguous: &'static [&'static str],
    /// Abbreviations that stand before a number: `No`, `Art`, `ص`.
    pub before_number: &'static [&'static str],
    /// Words that follow an ordinal number and its stop inside a sentence: the months.
    pub after_ordinal: &'static [&'static str],
    /// Words that often begin a sentence and are no names.
    pub beginnings: &'static [&'static str],
    /// Words that go on with the sentence after a quoted sentence, where no small letter shows it: `قائلا`.
    pub after_quotation: &'static [&'static str],
}

impl Boundaries {
    /// Nothing known.
    pub const NONE: Self = Self {
        abbreviations: &[],
        ambiguous: &[],
        before_number: &[],
        after_ordinal: &[],
        beginnings: &[],
        after_quotation: &[],
    };
}

/// A language in its usual script, seen from another one.
#[derive(Clone, Copy, Debug)]
pub struct UsualScript {
    /// The code of the language in that script.
    pub code: &'static str,
    /// How a text in that script is written in this one.
    pub write: fn(&str) -> String,
}

/// What a language knows of itself. Everything has a default that is right for a language of
/// which nothing is known: folding and whole words.
pub trait Language: Sync {
    /// The BCP 47 primary language subtag, `ar`; with the script where that is not the usual one: `tk-Cyrl`.
    fn code(&self) -> &'static str;

    /// The usual script of the language, where this is another one.
    fn usual(&self) -> Option<UsualScript> {
        None
    }

    /// Which way it is written.
    fn direction(&self) -> Direction {
        Direction::Ltr
    }

    /// Folds a text for comparison (NFC, case, marks, look-alike letters), with the way back.
    /// Idempotent: folding a folded text changes nothing.
    fn fold(&self, text: &str) -> Folded {
        general::fold(text)
    }

    /// The text of [`Language::fold`], for comparing many texts of which none has to be found again.
    fn fold_text(&self, text: &str) -> String {
        self.fold(text).text
    }

    /// A light stem of one *folded* word, for statistics (alignment), never for finding terms.
    fn stem<'a>(&self, word: &'a str) -> &'a str {
        word
    }

    /// Exceptions to the sentence rules.
    fn boundaries(&self) -> &'static Boundaries {
        &general::BOUNDARIES
    }

    /// Whether `text`, which stands behind a comma, begins a clause and not another item of a list. A language of which
    /// that is not known has no second level of segmentation.
    fn begins_clause(&self, _text: &str) -> bool {
        false
    }

    /// Labels that close a web page and are no part of its text: `إغلاق`, `Share`.
    fn furniture(&self) -> &'static [&'static str] {
        &[]
    }

    /// The names of the months.
    fn months(&self) -> &'static Months {
        static NONE: LazyLock<Months> = LazyLock::new(Months::default);
        &NONE
    }

    /// What is written onto the digits of `new` with a hyphen where `ending` is written onto those of `old`; both in ASCII
    /// digits. `None` where that is not known.
    fn after_number(&self, _old: &str, _new: &str, ending: &str) -> Option<String> {
        Some(ending.to_owned())
    }

    /// Pronouns that stand for something named before, folded: `it`, `ol`.
    fn pronouns(&self) -> &'static [&'static str] {
        &[]
    }

    /// Whether a term may begin, or end if it is the `last` word, with a folded word: not with a particle, a pronoun, or what
    /// can only be a verb.
    fn may_bound_term(&self, _word: &str, _last: bool) -> bool {
        true
    }

    /// Countries whose adjective does not begin like their name, with the beginning of that adjective, both folded:
    /// `france`, `french`.
    fn nationalities(&self) -> &'static [(&'static str, &'static str)] {
        &[]
    }

    /// The article `before` as it must be before `form`: `an` for `a` before `embassy`. `None` for a word that is no such
    /// article.
    fn article(&self, _before: &str, _form: &str) -> Option<String> {
        None
    }

    /// Whether the words around a term need not change when `new` is put in the place of `old`: a verb agrees in number,
    /// an Arabic adjective in gender.
    fn agrees(&self, old: &Lemma, new: &Lemma) -> bool {
        (old.number == "plural") == (new.number == "plural")
    }

    /// Whether the name `new` can stand where `old` stands and nothing around it changes: both bear an article or neither does,
    /// both have one gender.
    fn name_fits(&self, _old: &Lemma, _new: &Lemma) -> bool {
        true
    }

    /// Letters of other languages that are mistaken for letters of this one, each with the one that is meant.
    fn foreign_letters(&self) -> &'static [(char, char)] {
        &[]
    }

    /// How it is written: what is foreign in a text of it.
    fn writing(&self) -> Writing {
        Writing::ANY
    }

    /// Its words for numbers, months, money and the like; empty where none are listed.
    fn facts(&self) -> &'static Facts {
        static NONE: LazyLock<Facts> = LazyLock::new(Facts::default);
        &NONE
    }

    /// What a folded word may be a form of as far as [`Language::facts`] is concerned: itself first, then without what may be
    /// written onto it. Cheap, and no more than a guess.
    fn bare(&self, folded: &str) -> Vec<String> {
        vec![folded.to_owned()]
    }

    /// The folded words that deny what is said, by index.
    fn negations(&self, _words: &[String]) -> Vec<(usize, Negation)> {
        Vec::new()
    }

    /// Sentences with placeholders, `{0}`, `{1}`, by which it is tried out whether an engine keeps them: alone and two, at the
    /// beginning, in the middle, before the stop. Where none are listed English ones do.
    fn carriers(&self) -> &'static [&'static str] {
        english::CARRIERS
    }

    /// Its commonest little words, in lower case: by them a text of it is known. Nothing where none are listed.
    fn common(&self) -> &'static [&'static str] {
        &[]
    }

    /// Its marks and spaces.
    fn typography(&self) -> &'static Typography {
        &Typography::ANY
    }

    /// Endings that are attached to figures and acronyms in another way than the spelling of the language asks for.
    fn attached(&self, _text: &str) -> Vec<Attached> {
        Vec::new()
    }

    /// Cuts a text into written words: what [`Language::peel`] is given, and what a hit covers. What belongs to no term
    /// (the English `'s`) is left out of the spans; a hyphen separates words, and [`Pattern`] joins them again.
    fn words(&self, text: &str) -> Vec<Span> {
        general::words(text)
    }

    /// A written word as it is compared.
    fn written(&self, word: &str) -> Written {
        let folded: Box<str> = self.fold(word).text.into();
        Written { beginning: Beginning::of(&folded).unwrap_or_default(), folded, letters: Box::default() }
    }

    /// The term worked out for finding it.
    fn pattern(&self, lemma: &Lemma) -> Box<dyn Pattern> {
        Box::new(general::Whole::new(&self.fold(lemma.text).text))
    }

    /// Hands on every key under which a term may be filed that has a form beginning with the written word: the whole
    /// word itself and what is left by each legal removal of clitics and endings. The same key may come twice.
    fn peel(&self, written: &Written, key: &mut dyn FnMut(&str)) {
        key(&written.folded);
    }

    /// Every way to read a written word alone, whatever words there are: each citation form that it may be a form of by
    /// the rules and lists of the language, with the features and the rules. What the language knows comes first. Words
    /// of more than [`MAX_WORD`] letters are not taken apart.
    ///
    /// ```
    /// let arabic = tarjuman::lang::by_code("ar");
    /// let parses = arabic.analyse("للسفارات");
    /// assert_eq!(parses[0].stem, "سفارة");
    /// assert_eq!(parses[0].steps, "ل + ال + سفارة, plural ات");
    /// assert_eq!(arabic.inflect(&parses[0].lemma(), &parses[0].features).as_deref(), Some("للسفارات"));
    /// ```
    fn analyse(&self, word: &str) -> Vec<Parse> {
        let stem = word.to_owned();
        vec![Parse { steps: stem.clone(), stem, pos: "", features: Features::default() }]
    }

    /// The form of `lemma` that has `features`; `None` when the language does not have such a form.
    fn inflect(&self, lemma: &Lemma, features: &Features) -> Option<String> {
        (*features == Features::default()).then(|| lemma.text.to_owned())
    }

    /// The citation form that a term's text seems to be an inflected form of, if it is hardly anything else: a glossary
    /// lists citation forms.
    fn inflected(&self, lemma: &Lemma) -> Option<String> {
        let _ = lemma;
        None
    }

    /// The forms of a term that a bundle offers, by the values that choose them; see [`shapes`]. The citation form first.
    ///
    /// ```
    /// use tarjuman::lang::{Lemma, by_code};
    /// let shapes = by_code("tk").shapes(&Lemma { text: "ilçihana", ..Lemma::default() });
    /// let locative = shapes.iter().find(|shape| shape.text == "ilçihanasynda").unwrap();
    /// assert!(locative.parameters.ends_with(&[("number", "singular"), ("possessor", "third"), ("case", "locative")]));
    /// ```
    fn shapes(&self, lemma: &Lemma) -> Vec<Shape> {
        vec![Shape::citation(lemma)]
    }

    /// The paradigm of a term, citation form first.
    fn forms(&self, lemma: &Lemma) -> Vec<Form> {
        vec![Form { text: lemma.text.to_owned(), features: Features::default() }]
    }
}

/// Every language with a file of its own.
pub static LANGUAGES: &[&dyn Language] = &[&arabic::Arabic, &english::English, &turkmen::Turkmen];

/// Languages in a script that is not their usual one; their codes name it.
pub static OTHER_SCRIPTS: &[&dyn Language] = &[&cyrillic::TurkmenCyrillic];

/// The language of a locale, in its script; the general one when it has no file.
///
/// ```
/// let code = |tag: &str| tarjuman::lang::of(&tag.parse().unwrap()).code();
/// assert_eq!(code("ar-IQ"), "ar");
/// assert_eq!(code("tk-Cyrl-TM"), "tk-Cyrl");
/// ```
pub fn of(locale: &unic_langid::LanguageIdentifier) -> &'static dyn Language {
    let written = locale.script.and_then(|script| {
        let code = format!("{}-{script}", locale.language);
        OTHER_SCRIPTS.iter().copied().find(|language| language.code() == code)
    });
    written.unwrap_or_else(|| by_code(locale.language.as_str()))
}

/// The language with a primary subtag; the general one when it has no file.
pub fn by_code(code: &str) -> &'static dyn Language {
    LANGUAGES.iter().copied().find(|l| l.code() == code).unwrap_or(&general::General)
}
