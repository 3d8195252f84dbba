//! English: the forms of a term are few, so they are written out and compared; what varies is how they are spelled.
//!
//! A term has its citation form, its plurals (or the singular of a plural citation form) and what its entry lists.
//! A written form is one of these when the letters are the same after `spelling`; hyphen, space and nothing between
//! two parts are alike, but a phrasal verb stays apart from its noun.

mod analyse;
mod closed;
mod compare;
mod compounds;
mod context;
mod denials;
mod find;
mod letters;
mod nouns;
mod plural;
mod spelling;
mod verb;

use std::sync::LazyLock;

use super::facts::{Facts, Negation};
use super::matching::{Pattern, Written};
use super::{
    Attached, Boundaries, Direction, Features, Form, Language, Lemma, Months, Parse, Shape, Typography,
    boundaries, shapes, typography,
};
use crate::lang::morphology::Number;
use crate::text::clean::{Script, Writing};
use crate::text::{Folded, Span};

/// English (`en`).
pub struct English;

/// See [`Language::carriers`].
pub(super) const CARRIERS: &[&str] = &[
    "The delegation led by {0} arrived in the city this morning.",
    "{0} met the minister {1} in the palace.",
    "For more information please see page {0}.",
];

impl Language for English {
    fn code(&self) -> &'static str {
        "en"
    }

    fn facts(&self) -> &'static Facts {
        static FACTS: LazyLock<Facts> =
            LazyLock::new(|| Facts::read(include_str!("english/facts.tsv"), |word| English.fold(word).text));
        &FACTS
    }

    fn bare(&self, folded: &str) -> Vec<String> {
        denials::bare(folded)
    }

    fn negations(&self, words: &[String]) -> Vec<(usize, Negation)> {
        denials::negations(words)
    }

    fn carriers(&self) -> &'static [&'static str] {
        CARRIERS
    }

    fn common(&self) -> &'static [&'static str] {
        &[
            "the", "of", "and", "to", "in", "is", "that", "for", "with", "on", "was", "it", "as", "at", "by",
            "he", "from", "are", "his", "be", "this", "has", "have", "an", "will", "not", "which",
        ]
    }

    fn typography(&self) -> &'static Typography {
        &Typography {
            quotes: &[('“', '”'), ('‘', '’'), ('"', '"')],
            usual_quotes: ('“', '”'),
            marks: typography::ARABIC_MARKS,
            tight: true,
            repeats: &["had", "that", "very", "no", "bye", "ha", "so", "is", "yes", "knock"],
            length: 100.0,
        }
    }

    /// Ordinals: 1st, 22nd, 113th.
    fn attached(&self, text: &str) -> Vec<Attached> {
        typography::after_figures(text, |number, ending| {
            let lower = ending.to_lowercase();
            let right = match (number % 100, number % 10) {
                (11..=13, _) => "th",
                (_, 1) => "st",
                (_, 2) => "nd",
                (_, 3) => "rd",
                _ => "th",
            };
            let wrong = ["st", "nd", "rd", "th"].contains(&lower.as_str()) && lower != right;
            wrong.then(|| right.to_owned())
        })
    }

    fn writing(&self) -> Writing {
        Writing { script: Some(Script::Latin), joiners: false, ..Writing::ANY }
    }

    fn direction(&self) -> Direction {
        Direction::Ltr
    }

    fn boundaries(&self) -> &'static Boundaries {
        &boundaries::english::BOUNDARIES
    }

    fn furniture(&self) -> &'static [&'static str] {
        boundaries::english::FURNITURE
    }

    /// `1st`, `22nd`.
    fn after_number(&self, _: &str, new: &str, ending: &str) -> Option<String> {
        if !["st", "nd", "rd", "th"].contains(&ending) {
            return Some(ending.to_owned());
        }
        let ending = match new.as_bytes() {
            [.., b'1', _] => "th",
            [.., b'1'] => "st",
            [.., b'2'] => "nd",
            [.., b'3'] => "rd",
            _ => "th",
        };
        Some(ending.to_owned())
    }

    fn months(&self) -> &'static Months {
        static MONTHS: LazyLock<Months> = LazyLock::new(|| {
            Months::new(
                &[
                    [
                        "January",
                        "February",
                        "March",
                        "April",
                        "May",
                        "June",
                        "July",
                        "August",
                        "September",
                        "October",
                        "November",
                        "December",
                    ],
                    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
                ],
                |name| letters::fold(name).text,
            )
        });
        &MONTHS
    }

    fn may_bound_term(&self, word: &str, last: bool) -> bool {
        closed::may_bound_term(word, last)
    }

    fn pronouns(&self) -> &'static [&'static str] {
        &[
            "it", "its", "itself", "they", "them", "their", "theirs", "he", "him", "his", "she", "her",
            "this", "these", "that", "those", "both", "former", "latter", "such", "one", "ones", "thereof",
            "therein", "thereto",
        ]
    }

    fn nationalities(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("britain", "british"),
            ("denmark", "danish"),
            ("egypt", "egyptian"),
            ("finland", "finnish"),
            ("france", "french"),
            ("greece", "greek"),
            ("iceland", "icelandic"),
            ("ireland", "irish"),
            ("netherlands", "dutch"),
            ("norway", "norwegian"),
            ("philippines", "filipino"),
            ("poland", "polish"),
            ("spain", "spanish"),
            ("sweden", "swedish"),
            ("switzerland", "swiss"),
            ("thailand", "thai"),
            ("turkey", "turkish"),
            ("turkiye", "turkish"),
            ("wales", "welsh"),
        ]
    }

    /// The number, where an entry does not say it, as the word before a preposition shows it, else the last.
    fn agrees(&self, old: &Lemma, new: &Lemma) -> bool {
        let plural = |lemma: &Lemma| match lemma.number {
            "" => {
                let head = [" of ", " for ", " on ", " in "].iter().find_map(|p| lemma.text.split_once(p));
                let head = head.map_or(lemma.text, |(head, _)| head);
                head.ends_with('s') && !head.ends_with("ss")
            }
            number => number == "plural",
        };
        plural(old) == plural(new)
    }

    fn name_fits(&self, old: &Lemma, new: &Lemma) -> bool {
        nouns::bears_article(old.text) == nouns::bears_article(new.text)
    }

    fn article(&self, before: &str, form: &str) -> Option<String> {
        let article = match before.to_lowercase().as_str() {
            "a" | "an" if letters::begins_with_vowel_sound(form) => "an",
            "a" | "an" => "a",
            _ => return None,
        };
        let capitals = form.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        Some(match before.chars().next() {
            Some(first) if first.is_uppercase() && capitals && before.chars().all(char::is_uppercase) => {
                article.to_uppercase()
            }
            Some(first) if first.is_uppercase() => article.replacen('a', "A", 1),
            _ => article.to_owned(),
        })
    }

    fn fold(&self, text: &str) -> Folded {
        letters::fold(text)
    }

    fn fold_text(&self, text: &str) -> String {
        letters::fold_text(text)
    }

    fn stem<'a>(&self, word: &'a str) -> &'a str {
        letters::stem(word)
    }

    fn words(&self, text: &str) -> Vec<Span> {
        letters::words(text)
    }

    fn written(&self, word: &str) -> Written {
        let folded = letters::fold_text(word).into_boxed_str();
        Written { letters: compare::plain(&folded).into(), folded, ..Written::default() }
    }

    fn pattern(&self, lemma: &Lemma) -> Box<dyn Pattern> {
        Box::new(find::Term::of(lemma))
    }

    fn peel(&self, written: &Written, key: &mut dyn FnMut(&str)) {
        key(&compare::beginning(&written.letters));
        key(&written.letters);
    }

    fn analyse(&self, word: &str) -> Vec<Parse> {
        analyse::analyse(word)
    }

    fn inflect(&self, lemma: &Lemma, features: &Features) -> Option<String> {
        let Features { number, enclitic, .. } = features;
        if (Features { number: *number, enclitic: enclitic.clone(), ..Features::default() }) != *features {
            return None;
        }
        if lemma.pos == "verb" {
            return match (*number, enclitic.as_str()) {
                (Number::Singular, "") => Some(lemma.text.to_owned()),
                (Number::Singular, ending) => {
                    let forms = verb::forms(lemma.text);
                    let at = verb::ENDINGS.iter().position(|known| *known == ending)?;
                    // Where the participle has no form of its own it is the past tense.
                    forms.get(at).or_else(|| forms.get(at.checked_sub(1)?).filter(|_| at == 3)).cloned()
                }
                _ => None,
            };
        }
        let form = match number {
            Number::Singular if lemma.number == "plural" => {
                plural::singular(lemma).unwrap_or_else(|| lemma.text.to_owned())
            }
            Number::Singular => lemma.text.to_owned(),
            Number::Plural if lemma.pos == "adjective" => lemma.text.to_owned(),
            Number::Plural => plural::plurals(lemma).into_iter().next()?,
            Number::Dual => return None,
        };
        match enclitic.as_str() {
            "" => Some(form),
            "'s" | "\u{2019}s" => Some(possessive(&form, *number, enclitic)),
            _ => None,
        }
    }

    /// A plural may well be what a term is called ("credentials"); a possessive may not.
    fn inflected(&self, lemma: &Lemma) -> Option<String> {
        let text = lemma.text.trim_end();
        ["'s", "\u{2019}s"].iter().find_map(|mark| text.strip_suffix(mark)).map(str::to_owned)
    }

    /// Number and capitals; a verb, which stands between other words in many forms, only as it is cited.
    fn shapes(&self, lemma: &Lemma) -> Vec<Shape> {
        if lemma.pos == "verb" {
            return vec![Shape::citation(lemma)];
        }
        let all = [Number::Singular, Number::Plural].map(|number| {
            let features = Features { number, ..Features::default() };
            (vec![("number", shapes::number(number))], features)
        });
        // What is cited in the plural has only that here.
        let numbers = if lemma.number == "plural" { &all[1..] } else { &all[..] };
        let inflected = shapes::inflected(self, lemma, numbers.iter().cloned());
        shapes::with_capitals(&inflected, &[shapes::LOWER, shapes::SENTENCE, shapes::TITLE])
    }

    fn forms(&self, lemma: &Lemma) -> Vec<Form> {
        let mut forms: Vec<Form> = variants(lemma)
            .into_iter()
            .map(|form| Form { features: form.features(), text: form.text })
            .collect();
        if !matches!(lemma.pos, "verb" | "adjective") {
            let possessives: Vec<Form> = forms
                .iter()
                .map(|form| Form {
                    text: possessive(&form.text, form.features.number, "'s"),
                    features: Features { enclitic: "'s".to_owned(), ..form.features.clone() },
                })
                .collect();
            forms.extend(possessives);
        }
        forms
    }
}

/// A form in which a term is accepted.
struct Variant {
    text: String,
    number: Number,
    /// Made by a rule, so that it gives way to a term that has these letters in its entry: `customs` to *customs*,
    /// which is no plural of *custom*.
    by_rule: bool,
    /// Which form of a verb.
    ending: &'static str,
}

impl Variant {
    fn features(&self) -> Features {
        Features { number: self.number, enclitic: self.ending.to_owned(), ..Features::default() }
    }
}

/// Every form a term is accepted in, citation form first, then plurals with the one to write first.
fn variants(lemma: &Lemma) -> Vec<Variant> {
    let own = if lemma.number == "plural" { Number::Plural } else { Number::Singular };
    let mut forms = vec![Variant { text: lemma.text.to_owned(), number: own, by_rule: false, ending: "" }];
    let mut add = |text: String, number, ending| {
        if !text.is_empty() && forms.iter().all(|known| known.text != text) {
            let by_rule = !lemma.plurals.contains(&text) && !lemma.forms.contains(&text);
            forms.push(Variant { text, number, by_rule, ending });
        }
    };
    match lemma.pos {
        "verb" => {
            verb::forms(lemma.text)
                .into_iter()
                .zip(verb::ENDINGS)
                .for_each(|(form, ending)| add(form, own, ending));
        }
        "adjective" => {}
        _ => {
            let plurals = plural::plurals(lemma).into_iter().chain(plural::variants(lemma));
            plurals.for_each(|form| add(form, Number::Plural, ""));
            plural::singular(lemma).into_iter().for_each(|form| add(form, Number::Singular, ""));
        }
    }
    lemma.forms.iter().for_each(|form| add(form.clone(), own, ""));
    forms
}

/// `'s`; after a plural in s the apostrophe alone.
fn possessive(form: &str, number: Number, mark: &str) -> String {
    let apostrophe = mark.strip_suffix('s').unwrap_or(mark);
    let bare = number == Number::Plural && form.ends_with('s');
    format!("{form}{}", if bare { apostrophe } else { mark })
}

#[cfg(test)]
mod tests;
