//! The glossary as the program holds it: concepts and the terms that name them.

use std::collections::BTreeMap;

use super::date::Date;
use crate::lang::{self, Lemma, UsualScript};
use crate::model::Locale;
use crate::text::Place;

/// The concepts of one or more glossary files, in their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Glossary {
    /// The languages in which every concept is to have a term; empty when the file does not say.
    pub languages: Vec<Locale>,
    /// The concepts.
    pub concepts: Vec<Concept>,
}

impl Glossary {
    /// Adds the concepts of another file after those that are there.
    pub fn extend(&mut self, other: Self) {
        for language in other.languages {
            if !self.languages.contains(&language) {
                self.languages.push(language);
            }
        }
        self.concepts.extend(other.concepts);
    }

    /// Gives every concept that has no terms in one of these locales those of the language's usual script, written in the
    /// script of the locale: `tk-Cyrl` gets those of `tk`. What the file says itself stays.
    ///
    /// ```
    /// use tarjuman::glossary::Glossary;
    /// let file = "concepts: [{id: embassy, terms: {tk: [{term: ilçihana}]}}]";
    /// let (mut glossary, _) = Glossary::parse("terms.yaml", file);
    /// let cyrillic = "tk-Cyrl".parse().unwrap();
    /// glossary.write_in_scripts([&cyrillic]);
    /// assert_eq!(glossary.concepts[0].terms_of(&cyrillic)[0].text, "илчихана");
    /// ```
    pub fn write_in_scripts<'l>(&mut self, locales: impl IntoIterator<Item = &'l Locale>) {
        for locale in locales {
            let Some(UsualScript { code, write }) = lang::of(locale).usual() else { continue };
            let Ok(usual) = code.parse::<Locale>() else { continue };
            for concept in &mut self.concepts {
                if !concept.terms_of(locale).is_empty() {
                    continue;
                }
                let all = |texts: &[String]| texts.iter().map(|text| write(text)).collect();
                let term = |term: &Term| Term {
                    text: write(&term.text),
                    plurals: all(&term.plurals),
                    forms: all(&term.forms),
                    oblique: term.oblique.as_deref().map(write),
                    ..term.clone()
                };
                let terms: Vec<Term> = concept.terms_of(&usual).iter().map(term).collect();
                if !terms.is_empty() {
                    concept.terms.insert(locale.clone(), terms);
                }
            }
        }
    }

    /// The concept with an id.
    pub fn concept(&self, id: &str) -> Option<&Concept> {
        self.concepts.iter().find(|concept| concept.id == id)
    }
}

/// One thing, whatever it is called.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Concept {
    /// Its name in the file, unique in a glossary: `memorandum-of-understanding`.
    pub id: String,
    /// The subject field; empty when not said.
    pub subject: String,
    /// What it is; empty when not said.
    pub definition: String,
    /// For whoever keeps the glossary.
    pub note: String,
    /// Where the concept is from.
    pub source: String,
    /// Ids of wider concepts, of which it is a kind or a part.
    pub broader: Vec<String>,
    /// Ids of concepts that are near to it.
    pub related: Vec<String>,
    /// Ids of the concepts to look at instead of it.
    pub see: Vec<String>,
    /// What it is called: the terms of each language in the order of the file.
    pub terms: BTreeMap<Locale, Vec<Term>>,
    /// The file it stands in.
    pub path: String,
    /// Where it begins in that file.
    pub place: Place,
}

impl Concept {
    /// The terms of a locale: its own, else those of its language and script, else those of its language where the
    /// locale names no script. `ar-IQ` gets `ar`; `tk-Cyrl` does not get `tk`, see [`Glossary::write_in_scripts`].
    pub fn terms_of(&self, locale: &Locale) -> &[Term] {
        self.terms_with_locale(locale).map_or(&[], |(_, terms)| terms)
    }

    /// Like [`Concept::terms_of`], with the locale under which they are filed.
    pub fn terms_with_locale(&self, locale: &Locale) -> Option<(&Locale, &[Term])> {
        let found = |wanted: &Locale| self.terms.get_key_value(wanted);
        let script = Locale::from_parts(locale.language, locale.script, None, &[]);
        found(locale).or_else(|| found(&script)).map(|(locale, terms)| (locale, terms.as_slice()))
    }

    /// The preferred term of a locale: the first that is preferred and not known to have gone out of use, else the
    /// first that is preferred, else the first that is admitted.
    pub fn preferred(&self, locale: &Locale) -> Option<&Term> {
        let terms = self.terms_of(locale);
        let first = |status| terms.iter().find(|term| term.status == status);
        let current = terms.iter().find(|term| term.status == Status::Preferred && term.until.is_none());
        current.or_else(|| first(Status::Preferred)).or_else(|| first(Status::Admitted))
    }

    /// Its relations to other concepts: the key of each kind with the ids.
    pub fn relations(&self) -> [(&'static str, &[String]); 3] {
        [("broader", &self.broader), ("related", &self.related), ("see", &self.see)]
    }
}

/// One designation of a concept in a language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Term {
    /// The citation form.
    pub text: String,
    /// Whether to use it.
    pub status: Status,
    /// Part of speech: `noun`, `proper noun`, `verb`, `adjective`; empty when not said.
    pub pos: String,
    /// `masculine`, `feminine`; empty when not said.
    pub gender: String,
    /// `singular`, `plural`; empty when not said.
    pub number: String,
    /// Plurals that the rules of the language do not give.
    pub plurals: Vec<String>,
    /// Other forms that count as this term.
    pub forms: Vec<String>,
    /// The stem before an ending that begins with a vowel, where the rules do not give it.
    pub oblique: Option<String>,
    /// How it is found.
    pub match_policy: MatchPolicy,
    /// Since when it is in use, if that is known.
    pub from: Option<Date>,
    /// Until when it was in use; nothing while it is.
    pub until: Option<Date>,
    /// For whoever keeps the glossary.
    pub note: String,
    /// Where the term is from.
    pub source: String,
    /// Where it stands in its file.
    pub place: Place,
}

impl Term {
    /// Whether both are in use on some day, as far as is known.
    pub fn overlaps(&self, other: &Self) -> bool {
        let before = |one: &Self, two: &Self| match (one.until, two.from) {
            (Some(until), Some(from)) => until.last_day() < from.first_day(),
            _ => false,
        };
        !before(self, other) && !before(other, self)
    }

    /// What its language needs to know of it.
    pub fn lemma(&self) -> Lemma<'_> {
        Lemma {
            text: &self.text,
            plurals: &self.plurals,
            forms: &self.forms,
            oblique: self.oblique.as_deref(),
            pos: &self.pos,
            gender: &self.gender,
            number: &self.number,
        }
    }
}

/// Whether a term is to be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// The one to use.
    #[default]
    Preferred,
    /// May be used as well.
    Admitted,
    /// Was used once.
    Deprecated,
    /// Must not be used.
    Forbidden,
}

impl Status {
    /// Every status with the word the file has for it.
    pub const WORDS: [(&'static str, Self); 4] = [
        ("preferred", Self::Preferred),
        ("admitted", Self::Admitted),
        ("deprecated", Self::Deprecated),
        ("forbidden", Self::Forbidden),
    ];

    /// The word the file has for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Preferred => "preferred",
            Self::Admitted => "admitted",
            Self::Deprecated => "deprecated",
            Self::Forbidden => "forbidden",
        }
    }

    /// True for a term that a translation may use.
    pub fn is_approved(self) -> bool {
        self <= Self::Admitted
    }
}

/// How a term is found in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MatchPolicy {
    /// In every form of its language.
    #[default]
    Inflected,
    /// In its citation form and the forms listed only.
    Exact,
    /// In every form, with capitals where the term has them and nowhere else.
    CaseSensitive,
}

impl MatchPolicy {
    /// Every policy with the word the file has for it.
    pub const WORDS: [(&'static str, Self); 3] =
        [("inflected", Self::Inflected), ("exact", Self::Exact), ("case-sensitive", Self::CaseSensitive)];

    /// The word the file has for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Inflected => "inflected",
            Self::Exact => "exact",
            Self::CaseSensitive => "case-sensitive",
        }
    }
}
