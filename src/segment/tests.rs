use icu_segmenter::SentenceSegmenter;
use icu_segmenter::options::SentenceBreakInvariantOptions;
use proptest::prelude::*;

use super::*;
use crate::lang::{self, LANGUAGES, by_code};
use crate::model::BlockKind;
use crate::text::Place;

/// `|` stands where the sentences of the text must part, and nowhere else.
fn check(language: &str, rows: &[(&str, &str)]) {
    for (marked, why) in rows {
        let text = marked.replace('|', "");
        let pieces: Vec<&str> =
            segment(&text, by_code(language)).into_iter().map(|span| span.of(&text)).collect();
        assert_eq!(pieces.join("|"), *marked, "{language}: {why}");
    }
}

#[test]
fn arabic_sentences() {
    check(
        "ar",
        &[
            ("وصل الوفد. |بدأت المشاورات.", "a stop, white space"),
            ("وصل الوفد.|بدأت المشاورات.", "SB11: no space after the stop, as Arabic is often typed"),
            ("هل وصل الوفد؟ |نعم! |بدأ الاجتماع.", "؟ and ! end sentences"),
            ("وصل الوفد؛ وبدأ الاجتماع؛ ثم انتهى.", "؛ joins clauses"),
            ("وصل الوفد: الوزير، والسفير.", "SB8a: : and ، go on"),
            ("التقى د. سامي الوفد.", "د. is a title"),
            ("التقى أ.د. سامي الوفد.", "so is أ.د."),
            ("حضر الوزير ود. ليلى.", "with the conjunction written on it"),
            ("انظر ص. ٤٥ من التقرير.", "ص. before a page number"),
            ("بلغت ٣.٥ مليار دولار.", "SB6: a decimal number"),
            ("بلغت ٣٫٥ مليار دولار. |ثم زادت.", "the Arabic decimal sign is no stop"),
            ("ولد عام 1950 م. |وتوفي عام 2003 م.", "an era after a number may close the sentence"),
            ("بني في القرن الثالث ق.م. على النهر.", "initials with stops are an abbreviation"),
            ("نقلت وكالة أ.ف.ب عن الوزير قوله.", "no break inside initials set without spaces"),
            ("أكد الوزير: «انتهى الاجتماع.» |وغادر الوفد.", "SB9: the closing quote belongs to the sentence"),
            ("سأل: \"متى يبدأ؟\" قائلاً إنه ينتظر.", "قائلاً ties the quotation to its sentence"),
            ("انتهى الاجتماع. |(انظر الملحق.) |ثم غادروا.", "brackets around a sentence"),
            ("انتظرنا طويلا... ثم وصل الوفد.", "without capitals an ellipsis shows no end"),
            ("انتظرنا طويلا… ثم وصل الوفد.", "the single character is the same ellipsis"),
            ("ماذا؟! |لا أصدق.", "SB8a: terminators of a run stay together"),
            ("1. يلتزم الطرفان بما يلي. |2. يتعاون الطرفان.", "numbered clauses"),
            ("١. يلتزم الطرفان. |٢. يتعاونان.", "with Arabic-Indic digits"),
            ("(أ) التعاون في الطاقة. |(ب) تبادل الزيارات.", "lettered clauses"),
            ("أ. التعاون في الطاقة.", "a letter as the number of a clause"),
            ("اعتمد القرار A/RES/76/300. |ثم القرار S/PV.9871 أيضا.", "document symbols"),
            ("راجع https://mfa.example/a.b?c=d.e ثم اكتب إلى a.b@mfa.example.", "addresses are one word"),
            ("راجع www.mfa.example. |ثم اكتب.", "but they may close a sentence"),
            ("في ٢٧. أيلول وقع الطرفان.", "an ordinal before a month"),
            ("انتهى الاجتماع.[12] |وغادر الوفد.", "a note number belongs to what it annotates"),
            ("انتهى الاجتماع.\u{200F} |وغادر الوفد.", "SB5: a direction mark belongs to the stop"),
            ("وصل جون إف. كينيدي.", "an initial spelt out"),
            ("يدرسون على المستوى A. |يبين هذا الكثير.", "a Latin letter before Arabic is no initial"),
            ("العنوان\n|وصل الوفد.", "SB4: a line that the author set apart"),
            ("وصل الوفد. |٤٥ عضوا حضروا.", "a number may begin a sentence"),
        ],
    );
}

#[test]
fn what_nobody_sees_behind_an_initial_is_none_of_it() {
    // KASHIDA, ZERO WIDTH SPACE
    let text = "وصل عام 2003 م\u{640}\u{200B}. وقال";
    let spans = segment(text, crate::lang::by_code("ar"));
    assert_eq!(spans.iter().map(|span| span.of(text)).collect::<String>(), text);
}

#[test]
fn english_sentences() {
    check(
        "en",
        &[
            ("Mr. Smith met H.E. the Minister. |They talked.", "titles"),
            ("The U.N. Security Council met.", "a name after U.N."),
            ("It was sent to the U.N. |The Council met.", "The begins a sentence after U.N."),
            ("They came at 5 p.m. Eastern time. |They left at 6 p.m. |He stayed.", "p.m. may close"),
            ("Oil, gas, etc. |The sides agreed.", "etc. may close"),
            ("See No. 5 and Art. 12 of it.", "abbreviations before a number"),
            (
                "He said no. 5 people left.",
                "the price of `no. 5`: without a capital nothing tells the two apart",
            ),
            ("George W. Bush and J. R. Tolkien met.", "initials"),
            ("Take plan B. |The rest failed.", "a letter is no initial before The"),
            ("He left. |45 people stayed.", "against SB8: digits do not hide the next beginning"),
            ("It cost 3.5 million. |That is much.", "SB6"),
            (
                "\"Where is it?\" asked the minister. |Nobody knew.",
                "beyond SB8: small letter after a closed quotation",
            ),
            ("\"It is here.\" |He pointed.", "SB9"),
            ("“It is here.” |He pointed.", "curly quotes"),
            ("They waited... and left.", "SB8: a small letter after an ellipsis"),
            ("They waited... |Nobody came.", "a capital after it"),
            ("They waited . . . and left.", "a spaced ellipsis"),
            ("1. The Parties agree. |2. They cooperate.", "numbered clauses"),
            ("1.2. The Parties agree.", "in two steps"),
            ("iv. The Parties agree.", "Roman ones"),
            ("The sides agreed. |(a) energy is a field.", "against SB8: a lettered clause begins anew"),
            ("— Yes. |— No.", "against SB8a: a dash before a capital opens a line of a dialogue"),
            ("\"Yes.\" — so he said.", "SB8a: a dash that goes on"),
            ("See example.org/a.html?b=c or write to a.b@c.org. |Thanks.", "addresses"),
            ("Version 2.0.1 of A/RES/76.B is out.", "SB7 behind digits"),
            ("They met in 2019. |The next year they met again.", "a year at the end is no clause number"),
            ("On Oct. 2, 1968, they met.", "months before a day"),
            ("He lives in Boston, Mass. |He works there.", "states"),
        ],
    );
}

#[test]
fn turkmen_sentences() {
    check(
        "tk",
        &[
            (
                "Duşuşyk 1991-nji ýylyň 27-nji oktýabrynda geçirildi. |Oňa ilçi gatnaşdy.",
                "ordinals with a hyphen",
            ),
            ("Duşuşyk 3. Maý güni geçirildi.", "an ordinal with a stop before a month"),
            ("Ol 1991 ý. Aşgabatda doguldy. |Ol ilçi.", "ý. (year) before a name"),
            ("Ol 1991 ý. doguldy.", "SB8: ý. before a small letter"),
            ("Prof. Ataýew we dr. Orazow geldiler.", "titles"),
            ("A. Ataýew we S.A. Orazow geldiler.", "initials"),
            ("Söwda, energetika we ş.m. |Ol muny aýtdy.", "we ş.m. (and so on) may close"),
            ("Söwda, energetika we ş.m. ugurlar.", "or not"),
            ("“Haçan başlanýar?” diýip, ilçi sorady. |Jogap ýok.", "diýip goes on with the sentence"),
            ("«Duşuşyk gutardy.» |Ol gitdi.", "guillemets"),
            ("— Geldiňizmi? |— Hawa.", "a dialogue"),
            ("Ylalaşygyň 5. maddasy okaldy.", "SB8"),
            ("1. Taraplar ylalaşdylar. |2. Olar gol çekdiler.", "numbered clauses"),
            ("Garaşdyk... |Emma hiç kim gelmedi.", "an ellipsis before a capital"),
            ("Ýurt 45,5 mln. ABŞ dollaryny aldy.", "mln. before a name"),
        ],
    );
}

#[test]
fn any_other_language_has_the_plain_rules() {
    check(
        "de",
        &[
            ("Wir kamen. |Ihr gingt.", "a stop"),
            ("J. S. Bach kam.", "initials are initials everywhere"),
            ("यह एक है। |वह दो है।", "the danda is a terminator"),
            ("这是一。|那是二。", "no spaces"),
        ],
    );
}

#[test]
fn no_sentence_ends_in_a_placeholder() {
    check(
        "en",
        &[
            (
                "Hello { $user.name }. |{ $count } files.",
                "Fluent: its stop is none, and it may begin a sentence",
            ),
            ("{{ user. Name }} came. |{name} left! |%s too.", "each may begin a sentence"),
            ("Say {\"Yes. No\"} now.", "a literal of Fluent"),
            ("<b>He came.</b> |<i>She left.</i>", "a closing tag belongs to what it closes"),
            ("See <a title=\"Yes. No\" href=\"x\">it</a>.", "stops in a tag"),
            ("He came. <b>and</b> left.", "SB8 looks behind the tag"),
            ("It fell 50%. |Then it rose.", "a percentage is none"),
        ],
    );
    check("ar", &[("وصل %1$s. |ثم غادر { $name }. |{0} آخر.", "in Arabic")]);
}

#[test]
fn white_space_is_never_a_piece_of_its_own() {
    check(
        "en",
        &[
            ("  One.  |Two.  ", "at both ends"),
            ("One.\r\n\r\n|Two.\n", "blank lines belong to the sentence before"),
            ("\n\n One", "and at the beginning to the first"),
            (" \n ", "nothing else"),
        ],
    );
    assert!(segment("", by_code("en")).is_empty());
}

#[test]
fn blocks_part_sentences() {
    let block = |text: &str| Block {
        kind: BlockKind::Paragraph,
        text: text.into(),
        key: None,
        places: vec![(0, Place::START)],
    };
    let blocks = [block("عنوان"), block("  "), block("وصل. غادر.")];
    let found: Vec<(usize, &str)> =
        segment_blocks(&blocks, by_code("ar")).iter().map(|s| (s.block, s.text(&blocks))).collect();
    assert_eq!(found, [(0, "عنوان"), (2, "وصل."), (2, "غادر.")]);
}

#[test]
fn time_grows_with_the_text_and_no_faster() {
    let started = std::time::Instant::now();
    for unit in [
        "كلمة ",
        "a",
        "a.",
        "A. ",
        "1. ",
        "... ",
        ". ",
        " ",
        "(",
        "\"",
        "a.b",
        "(a.",
        "م. ",
        "w",
        "?!",
        "\n",
        "a\u{301}",
    ] {
        let text = unit.repeat((1 << 20) / unit.len());
        for language in LANGUAGES {
            let spans = segment(&text, *language);
            assert_eq!(spans.last().map(|s| s.end), Some(text.len()), "{unit:?}");
        }
    }
    // Some 50 MB; a quadratic step would take hours.
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

/// What no exception touches: long words without digits, no small letter behind a closed question.
fn plain_text() -> impl Strategy<Value = String> {
    let word = prop_oneof![Just("word"), Just("Word"), Just("WORD"), Just("كلمة"), Just("字字字字")];
    let after = prop_oneof![
        4 => Just(" "), 2 => Just(". "), 1 => Just("."), 1 => Just("! "), 1 => Just(", "), 1 => Just("? "),
        1 => Just(".) "), 1 => Just(". \""), 1 => Just("!\u{200F} "), 1 => Just("?!  "), 1 => Just(".\u{2029}"),
    ];
    proptest::collection::vec((word, after), 1..12)
        .prop_map(|pairs| pairs.into_iter().flat_map(|(word, after)| [word, after]).collect())
}

/// Anything made of what the rules look at.
fn hostile_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("د"),
        Just("ق.م"),
        Just("Mr"),
        Just("U.N"),
        Just("."),
        Just("…"),
        Just("؟"),
        Just("!"),
        Just(" "),
        Just("\n"),
        Just("\r\n"),
        Just("\""),
        Just("»"),
        Just("«"),
        Just("("),
        Just(")"),
        Just("["),
        Just("]"),
        Just("1"),
        Just("١"),
        Just("www."),
        Just("@"),
        Just("://"),
        Just("-"),
        Just("—"),
        Just("\u{200F}"),
        Just("\u{301}"),
        Just("word"),
        Just("Word"),
        Just("كلمة"),
        Just("قائلا"),
        Just("،"),
        Just("؛"),
        Just("\u{2029}"),
        Just("\u{10FFFF}"),
        Just("/"),
        Just("The"),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn pieces_join_back(text in prop_oneof![hostile_text(), any::<String>()]) {
        for language in LANGUAGES {
            let spans = segment(&text, *language);
            let mut at = 0;
            for span in &spans {
                prop_assert_eq!(span.start, at);
                prop_assert!(spans.len() == 1 || !span.of(&text).trim().is_empty());
                at = span.end;
            }
            prop_assert_eq!(at, text.len());
        }
    }

    #[test]
    fn clauses_join_back(text in prop_oneof![hostile_text(), "([ابتوفقدأكيل]{1,6}[،,؛ ]? ?|، و(أكد|قد|هو) |«|»|\\(|\\)){0,80}"]) {
        for language in LANGUAGES {
            let spans = clauses(&text, *language);
            prop_assert_eq!(spans.iter().map(|span| span.of(&text)).collect::<String>(), text.as_str());
            prop_assert!(spans.iter().all(|span| spans.len() == 1 || !span.of(&text).trim().is_empty()));
        }
    }

    #[test]
    fn a_sentence_is_one_sentence(text in hostile_text()) {
        for language in LANGUAGES {
            for span in segment(&text, *language) {
                prop_assert_eq!(segment(span.of(&text), *language).len(), 1, "{:?}", span.of(&text));
            }
        }
    }

    #[test]
    fn without_exceptions_it_is_uax_29(text in plain_text()) {
        let breaks: Vec<usize> = SentenceSegmenter::new(SentenceBreakInvariantOptions::default())
            .segment_str(&text)
            .filter(|at| *at > 0)
            .collect();
        let found: Vec<usize> = segment(&text, by_code("und")).into_iter().map(|span| span.end).collect();
        prop_assert_eq!(found, breaks, "{:?}", text);
    }
}

#[test]
fn turkmen_sentences_end_alike_in_both_scripts() {
    let rows = [
        "Duşuşyk 2025-nji ýylyň 14. Maý güni geçdi. Ol üstünlikli boldy.",
        "Oňa prof. Ataýew gatnaşdy. Taraplar ş.m. meseleleri ara alyp maslahatlaşdylar.",
        "Resminama No. 5 kabul edildi. Şondan soň gol çekildi.",
    ];
    for latin in rows {
        let cyrillic = lang::cyrillic::to_cyrillic(latin);
        let cut = |text: &str, language: &dyn Language| -> Vec<String> {
            let spans = segment(text, language);
            spans.into_iter().map(|span| lang::cyrillic::to_latin(span.of(text))).collect()
        };
        assert_eq!(
            cut(&cyrillic, lang::of(&"tk-Cyrl".parse().unwrap())),
            cut(latin, lang::by_code("tk")),
            "{cyrillic}"
        );
    }
}
