//! What every language promises, tested over the table of languages.

use std::collections::BTreeSet;

use proptest::prelude::*;

use tarjuman::glossary::{Concept, Glossary, Matcher, Term};
use tarjuman::lang::cyrillic::to_cyrillic;
use tarjuman::lang::morphology::Number;
use tarjuman::lang::{Features, Form, LANGUAGES, Language, Lemma, OTHER_SCRIPTS, Parse, general};
use tarjuman::model::Locale;
use tarjuman::text::Span;

/// Terms a language, of its own register: one word and several.
const TERMS: &[(&str, &[&str])] = &[
    (
        "ar",
        &[
            "سفارة",
            "وزير",
            "مبعوث",
            "مستوى",
            "مبدأ",
            "لقاء",
            "لجنة",
            "التزام",
            "قضية",
            "محكمة",
            "جهاز",
            "وثيقة",
            "عضو",
            "دولة",
            "مذكرة تفاهم",
            "وزير الخارجية",
            "البنك المركزي",
            "بيان مشترك",
            "العلاقات الثنائية",
            "القائم بالأعمال",
            "ألمانيا",
            "العراق",
        ],
    ),
    ("en", &["embassy", "attorney general", "note verbale", "MoU", "memorandum of understanding", "crisis"]),
    ("tk", &["ilçihana", "ministr", "döwlet", "ýurt", "mesele", "Daşary işler ministrligi", "ABŞ", "hukuk"]),
    // The last one in Latin letters: a glossary may have either.
    ("tk-Cyrl", &["илчихана", "Дашары ишлер министрлиги", "юрт", "эдара", "АБШ", "döwlet"]),
];

/// Ordinary words of a language, a list a file: for Arabic the nouns of the built-in list of plurals.
fn words(code: &str) -> Vec<String> {
    let (list, first_of_line) = match code {
        "ar" => (include_str!("../src/lang/arabic/plurals.txt"), true),
        "en" => (include_str!("words/en.txt"), false),
        "tk" | "tk-Cyrl" => (include_str!("words/tk.txt"), false),
        other => panic!("{other} has no list of words in tests/words"),
    };
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    let words: Vec<&str> =
        lines.flat_map(|line| line.split(' ').take(if first_of_line { 1 } else { usize::MAX })).collect();
    assert!(words.len() >= 500, "only {} words of {code}", words.len());
    let in_script = |word: &&str| if code == "tk-Cyrl" { to_cyrillic(word) } else { (*word).to_owned() };
    words.iter().map(in_script).collect()
}

/// Every language in every script.
fn languages() -> impl Iterator<Item = &'static dyn Language> {
    LANGUAGES.iter().chain(OTHER_SCRIPTS).copied()
}

fn glossary(code: &str, terms: &[&str]) -> (Glossary, Locale) {
    let locale: Locale = code.parse().unwrap();
    let concept = |text: &&str| Concept {
        id: (*text).to_owned(),
        terms: [(locale.clone(), vec![Term { text: (*text).to_owned(), ..Term::default() }])].into(),
        ..Concept::default()
    };
    (Glossary { concepts: terms.iter().map(concept).collect(), ..Glossary::default() }, locale)
}

/// What a form is written into so that it stands as it may: something definite follows, as the construct state asks for.
fn in_place(code: &str, form: &Form) -> String {
    if code == "ar" && form.features.construct {
        format!("{} الدولة", form.text)
    } else {
        form.text.clone()
    }
}

/// Forms that are not found, since they are another word, and the commoner one.
const OTHER_WORDS: &[(&str, &str)] = &[
    ("إثمان", "prices, not two sins"),
    ("ألمان", "Germans, not two pains"),
    ("أمين", "a secretary, not two mothers"),
    ("شعبان", "a month, not two peoples"),
    ("طيران", "aviation, not two birds"),
    ("عمان", "Oman, not two uncles"),
    ("فرسان", "riders, not two mares"),
    ("فنان", "an artist, not two arts"),
    ("عدوان", "aggression, not two enemies"),
    ("نقصان", "a decrease, not two lacks"),
];

#[test]
fn every_form_that_is_generated_is_found_again() {
    let mut lost = Vec::new();
    let mut known = BTreeSet::new();
    for language in languages() {
        let code = language.code();
        let mut seen = 0;
        let (_, several) = TERMS.iter().find(|(known, _)| *known == code).expect("terms of the language");
        // One by one, as a term may give way to another of the same letters.
        let several = several.iter().map(|term| (*term).to_owned());
        for term in &words(code).into_iter().chain(several).collect::<Vec<String>>() {
            let (glossary, locale) = glossary(code, &[term]);
            let matcher = Matcher::new(&glossary, &locale);
            for form in language.forms(&Lemma { text: term, ..Lemma::default() }) {
                let hits = matcher.find(&in_place(code, &form));
                let other = |(word, _): &&(&str, &str)| form.text.ends_with(word);
                if let Some((word, _)) = OTHER_WORDS.iter().find(other).filter(|_| hits.is_empty()) {
                    known.insert(*word);
                } else if !hits.iter().any(|hit| hit.span.start == 0) {
                    lost.push(format!("{code}: {} of {term}", form.text));
                }
                seen += 1;
            }
        }
        assert!(seen > 1_500, "only {seen} forms of {code}");
    }
    assert_eq!(lost, Vec::<String>::new());
    assert_eq!(known.len(), OTHER_WORDS.len(), "a form of the list is found: strike it out");
}

#[test]
fn every_form_that_is_generated_is_analysed_as_what_it_is() {
    let mut lost = Vec::new();
    for language in languages() {
        let code = language.code();
        let mut seen = 0;
        for word in &words(code) {
            let forms = language.forms(&Lemma { text: word, ..Lemma::default() });
            for form in &forms {
                let parses = language.analyse(&form.text);
                let known = |parse: &&Parse| parse.stem == *word && parse.features == form.features;
                // Of two forms with the same features (*memorandums, memoranda*) the first is the one to write.
                let first =
                    forms.iter().find(|first| first.features == form.features).map(|first| &first.text);
                let back = |parse: &Parse| {
                    let written = language.inflect(&parse.lemma(), &parse.features);
                    // A plural like its singular (*staff*) is not written out twice.
                    let singular = Features { number: Number::Singular, ..parse.features.clone() };
                    written.as_ref() == first || written == language.inflect(&parse.lemma(), &singular)
                };
                let right = parses.iter().find(known);
                if !right.is_some_and(back) {
                    lost.push(format!("{code}: {} of {word}: {right:?}", form.text));
                }
                seen += 1;
            }
        }
        assert!(seen > 1_500, "only {seen} forms of {code}");
    }
    assert_eq!(lost, Vec::<String>::new());
}

fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[والفبكلسهةيىأإآءت \u{64B}\u{640}\u{200F}،.]{0,24}",
        "[aäeyişçňžüö'’\u{327}\\- A-Z]{0,24}",
    ]
}

proptest! {
    #[test]
    fn folding_is_idempotent_and_its_map_exact(text in hostile()) {
        for language in languages() {
            let folded = language.fold(&text);
            prop_assert_eq!(&language.fold(&folded.text).text, &folded.text, "{}", language.code());
            prop_assert_eq!(&language.fold_text(&text), &folded.text, "{}", language.code());
            let mut last = 0;
            for (at, c) in folded.text.char_indices() {
                let origin = folded.original(Span::new(at, at + c.len_utf8()));
                prop_assert!(text.is_char_boundary(origin.start) && text.is_char_boundary(origin.end));
                prop_assert!(last <= origin.start && origin.start < origin.end);
                last = origin.start;
            }
        }
    }

    #[test]
    fn words_ascend_and_nothing_panics(text in hostile(), term in hostile()) {
        for language in languages() {
            for words in [language.words(&text), general::words(&text)] {
                prop_assert!(words.windows(2).all(|pair| pair[0].end <= pair[1].start));
                prop_assert!(words.iter().all(|word| !word.of(&text).is_empty()));
            }
            language.forms(&Lemma { text: &term, ..Lemma::default() });
            language.analyse(&term);
            let (glossary, locale) = glossary(language.code(), &[&term, "سفارة", "ministr", "note verbale"]);
            let matcher = Matcher::new(&glossary, &locale);
            for hit in matcher.find(&text).iter().chain(&matcher.find(&term)) {
                prop_assert!(!hit.span.is_empty());
            }
        }
    }
}
