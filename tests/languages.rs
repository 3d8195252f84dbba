//! What every language promises, tested over the table of languages.

use proptest::prelude::*;

use tarjuman::glossary::{Concept, Glossary, Matcher, Term};
use tarjuman::lang::{LANGUAGES, Lemma, general};
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
    ("tk", &["ilçihana", "ministr", "döwlet", "ýurt", "meselä", "Daşary işler ministrligi", "ABŞ", "hukuk"]),
];

fn glossary(code: &str, terms: &[&str]) -> (Glossary, Locale) {
    let locale: Locale = code.parse().unwrap();
    let concept = |text: &&str| Concept {
        id: (*text).to_owned(),
        terms: [(locale.clone(), vec![Term { text: (*text).to_owned(), ..Term::default() }])].into(),
        ..Concept::default()
    };
    (Glossary { concepts: terms.iter().map(concept).collect(), ..Glossary::default() }, locale)
}

#[test]
fn every_form_that_is_generated_is_found_again() {
    let mut seen = 0;
    let mut lost = Vec::new();
    for language in LANGUAGES {
        let (_, terms) =
            TERMS.iter().find(|(code, _)| *code == language.code()).expect("terms of the language");
        let (glossary, locale) = glossary(language.code(), terms);
        let matcher = Matcher::new(&glossary, &locale);
        for (concept, term) in terms.iter().enumerate() {
            for form in language.forms(&Lemma { text: term, ..Lemma::default() }) {
                // Something definite after it, as the construct state asks for.
                let text = format!("{} الدولة", form.text);
                let text =
                    if language.code() == "ar" && form.features.construct { &text } else { &form.text };
                let found =
                    matcher.find(text).iter().any(|hit| hit.concept == concept && hit.span.start == 0);
                if !found {
                    lost.push(format!("{}: {} of {term}", language.code(), form.text));
                }
                seen += 1;
            }
        }
    }
    assert_eq!(lost, Vec::<String>::new());
    assert!(seen > 200, "only {seen} forms");
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
        for language in LANGUAGES {
            let folded = language.fold(&text);
            prop_assert_eq!(&language.fold(&folded.text).text, &folded.text, "{}", language.code());
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
        for language in LANGUAGES {
            for words in [language.words(&text), general::words(&text)] {
                prop_assert!(words.windows(2).all(|pair| pair[0].end <= pair[1].start));
                prop_assert!(words.iter().all(|word| !word.of(&text).is_empty()));
            }
            language.forms(&Lemma { text: &term, ..Lemma::default() });
            let (glossary, locale) = glossary(language.code(), &[&term, "سفارة", "ministr", "note verbale"]);
            let matcher = Matcher::new(&glossary, &locale);
            for hit in matcher.find(&text).iter().chain(&matcher.find(&term)) {
                prop_assert!(!hit.span.is_empty());
            }
        }
    }
}
