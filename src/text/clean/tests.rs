use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::lang;

fn cleaned(code: &str, text: &str, treatments: &Treatments) -> Cleaned {
    let writing = lang::of(&code.parse().unwrap()).writing();
    clean(&[text], &writing, treatments).remove(0)
}

/// A class alone, all its sure cases repaired.
fn alone(name: &str) -> Treatments {
    let mut treatments = Treatments::all(Treatment::Ignore);
    assert!(treatments.set(name, Treatment::Repair), "{name} is no class");
    treatments
}

/// Class, language, text, what becomes of it, how many cases there are, why.
type Row = (&'static str, &'static str, &'static str, &'static str, usize, &'static str);

const ROWS: &[Row] = &[
    ("mojibake", "ar", "Ø§Ù„Ø³Ù„Ø§Ù… Ø¹Ù„ÙŠÙƒÙ…", "السلام عليكم", 2, "UTF-8 as Windows-1252"),
    ("mojibake", "ar", "ط§ظ„ط³ظ„ط§ظ… ظˆط§ظ„ط£ظ…ظ†", "السلام والأمن", 2, "UTF-8 as Windows-1256"),
    ("mojibake", "ar", "Ã˜Â§Ã™â€žÃ˜Â³Ã™â€žÃ˜Â§Ã™â€¦", "السلام", 1, "twice"),
    (
        "mojibake",
        "ar",
        "ظپظٹ â€œط§ظ„ط³ظ„ط§ظ…â€\u{200C} طھظ…طھ",
        "في “السلام” تمت",
        3,
        "both tables have something to say",
    ),
    ("mojibake", "ar", "ÇáÓáÇã Úáíßã íÇ ÃåáäÇ", "السلام عليكم يا أهلنا", 4, "Windows-1256 as Windows-1252"),
    ("mojibake", "tk", "TÃ¼rkmenistanyÅˆ Daşary iÅŸler", "Türkmenistanyň Daşary işler", 3, "single letters"),
    ("mojibake", "en", "the ministerâ€™s â€œvisitâ€\u{9d}", "the minister’s “visit”", 3, "quotation marks"),
    (
        "mojibake",
        "tk",
        "«HALKYŇ SESI» we «BITARAPLYK GÖÝ»",
        "«HALKYŇ SESI» we «BITARAPLYK GÖÝ»",
        0,
        "Ý» is no Arabic letter",
    ),
    ("mojibake", "ar", "الوسط، والحفظ؟", "الوسط، والحفظ؟", 0, "ط before a comma"),
    (
        "mojibake",
        "en",
        "Â« déjà vu », Ångström, São",
        "« déjà vu », Ångström, São",
        1,
        "one stretch among real letters",
    ),
    (
        "lost-characters",
        "ar",
        "السلام \u{FFFD}\u{FFFD} عليكم",
        "السلام \u{FFFD}\u{FFFD} عليكم",
        1,
        "nobody knows what stood there",
    ),
    ("lost-characters", "ar", "????? ????? في", "????? ????? في", 2, "letters that an encoding did not have"),
    ("lost-characters", "en", "Really??? Yes?", "Really??? Yes?", 0, "question marks behind a word"),
    ("bidi-override", "en", "a \u{202E}fdp\u{202C} b", "a fdp b", 2, "an override with its end"),
    ("bidi-override", "en", "a \u{202B}x\u{202C}", "a \u{202B}x\u{202C}", 0, "an embedding is none"),
    ("bidi-unbalanced", "ar", "a\u{2069} b\u{202C}", "a b", 2, "closings of nothing"),
    (
        "bidi-unbalanced",
        "ar",
        "قال \u{2066}UN",
        "قال \u{2066}UN\u{2069}",
        1,
        "an isolate that nothing closes",
    ),
    (
        "bidi-unbalanced",
        "ar",
        "\u{2067}a \u{202A}b\u{2069} c",
        "\u{2067}a b\u{2069} c",
        1,
        "an embedding cut short by its isolate",
    ),
    (
        "bidi-unbalanced",
        "ar",
        "\u{2068}a\u{2069} \u{202B}b\u{202C}",
        "\u{2068}a\u{2069} \u{202B}b\u{202C}",
        0,
        "balanced",
    ),
    ("bidi-idle", "ar", "كت\u{200F}اب", "كتاب", 1, "between two letters of its direction"),
    ("bidi-idle", "ar", "نعم.\u{200F}\u{200F}", "نعم.\u{200F}", 1, "doubled"),
    ("bidi-idle", "ar", "a\u{2068}\u{2069}b", "ab", 1, "an isolate of nothing"),
    ("bidi-idle", "ar", "الاتفاق (UN)\u{200F}.", "الاتفاق (UN)\u{200F}.", 0, "it holds the stop in its place"),
    (
        "zero-width",
        "ar",
        "وزا\u{200B}رة\u{FEFF} كت\u{200C}اب",
        "وزارة كتاب",
        3,
        "Arabic does not spell with them",
    ),
    ("zero-width", "fa", "می\u{200C}خواهم", "می\u{200C}خواهم", 0, "Persian does"),
    ("zero-width", "km", "អាច\u{200B}ជា", "អាច\u{200B}ជា", 0, "Khmer sets words apart with it"),
    ("zero-width", "ar", "١٤٤٦ ه\u{200D}", "١٤٤٦ ه\u{200D}", 0, "the sign of the Hijra"),
    (
        "zero-width",
        "en",
        "co\u{AD}operation \u{1F468}\u{200D}\u{1F469}",
        "cooperation \u{1F468}\u{200D}\u{1F469}",
        1,
        "a soft hyphen; a family of emoji",
    ),
    ("visual-order", "ar", "ﻡﻼﺴﻟﺍ (٢٠٢٥)", "(٢٠٢٥) السلام", 1, "a line as it was printed"),
    ("visual-order", "ar", "ﺍﻟﺴﻼﻡ", "ﺍﻟﺴﻼﻡ", 0, "a line as it is read"),
    ("presentation-forms", "ar", "ﺍﻟﺴﻼﻡ ﻋﻠﻴﻜﻢ", "السلام عليكم", 2, "a case a word"),
    ("presentation-forms", "ar", "محمد ﷺ ﴿اقرأ﴾", "محمد ﷺ ﴿اقرأ﴾", 0, "signs of their own"),
    ("presentation-forms", "en", "oﬃce ﬁle", "office file", 2, "ligatures of print"),
    ("presentation-forms", "ar", "ﻡﻼﺴﻟﺍ", "ﻡﻼﺴﻟﺍ", 1, "in the order of print they are left to a person"),
    ("kashida", "ar", "عــــاجل: قـَـالَ", "عاجل: قَالَ", 3, "between letters, also under marks"),
    ("kashida", "tk", "wagtـ geldi", "wagt geldi", 1, "a slip of the keyboard behind a Latin letter"),
    (
        "kashida",
        "ar",
        "١٤٤٦هـ، الـUN، بـ«نعم»، أ ـ",
        "١٤٤٦هـ، الـUN، بـ«نعم»، أ ـ",
        0,
        "at the end of a word it is spelling",
    ),
    ("not-nfc", "tk", "s\u{327}a we a\u{308}", "şa we ä", 2, "decomposed"),
    ("not-nfc", "ar", "ا\u{654}حمد", "أحمد", 1, "a hamza of its own"),
    ("not-nfc", "tk", "şa", "şa", 0, "composed"),
    ("other-script", "tk", "Түркменистан битарап", "Türkmenistan bitarap", 1, "a text in Cyrillic letters"),
    (
        "other-script",
        "tk",
        "Türkmenistan (Түркменистан) hemişelik bitarap",
        "Türkmenistan (Түркменистан) hemişelik bitarap",
        0,
        "a name in them",
    ),
    ("look-alike-letters", "tk", "Ilçih\u{430}na", "Ilçihana", 1, "a Cyrillic letter"),
    ("look-alike-letters", "tk", "мemorandum", "мemorandum", 1, "one without a twin: only shown"),
    ("look-alike-letters", "tk", "МИД we Türkmenistan", "МИД we Türkmenistan", 0, "two words, two scripts"),
    ("foreign-letters", "ar", "الملکیة فی العراقی علی", "الملكية في العراقي على", 5, "Persian letters"),
    ("foreign-letters", "ar", "مستشفی", "مستشفی", 1, "who knows whether ي or ى is meant"),
    ("foreign-letters", "ar", "پاريس گوگل ڤيينا", "پاريس گوگل ڤيينا", 0, "letters for foreign sounds"),
    (
        "foreign-letters",
        "tk",
        "Türkmenistanıň ýoly, Aşgabat șäheri",
        "Türkmenistanyň ýoly, Aşgabat şäheri",
        2,
        "letters of other keyboards",
    ),
    (
        "foreign-letters",
        "tk",
        "Aºgabat Türkmenistanyò Nº 5",
        "Aşgabat Türkmenistanyň Nº 5",
        2,
        "Windows-1250 as Windows-1252",
    ),
    ("foreign-letters", "tk", "Yıldız köşgi ýakyn", "Yıldız köşgi ýakyn", 2, "a Turkish name"),
    ("foreign-digits", "ar", "عام ۲۰۲۵", "عام ٢٠٢٥", 1, "Persian digits"),
    ("foreign-digits", "fa", "سال ۲۰۲۵", "سال ۲۰۲۵", 0, "in Persian"),
    ("letters-for-digits", "ar", "عام ٢٠ه٢ وعام ا٩٩٠", "عام ٢٠٥٢ وعام ١٩٩٠", 2, "inside and before"),
    ("letters-for-digits", "ar", "عام ١٩٩ه", "عام ١٩٩ه", 1, "1995, or the year 199 of the Hijra"),
    (
        "letters-for-digits",
        "ar",
        "١٤٤٦ه، المادة ١٢أ، ٢ و٣",
        "١٤٤٦ه، المادة ١٢أ، ٢ و٣",
        0,
        "the Hijra, a clause, a conjunction",
    ),
    ("mixed-number", "ar", "عام ٢0٢٥", "عام ٢٠٢٥", 1, "most digits are Arabic"),
    ("mixed-number", "ar", "٢٠٢٥/12", "٢٠٢٥/12", 0, "two numbers"),
    ("mixed-digits", "ar", "٢٥ و٣٠ و12", "٢٥ و٣٠ و١٢", 1, "most numbers are Arabic"),
    ("mixed-digits", "ar", "القرار A/RES/76 في ٢٥", "القرار A/RES/76 في ٢٥", 0, "a symbol of a document"),
];

#[test]
fn each_class_finds_its_cases_and_nothing_else() {
    for (class, code, text, expected, count, why) in ROWS {
        let cleaned = cleaned(code, text, &alone(class));
        assert_eq!(cleaned.text, *expected, "{class}, {text}: {why}");
        assert_eq!(cleaned.found.len(), *count, "{class}, {text}: {why}: {:?}", cleaned.found);
        assert!(cleaned.found.iter().all(|found| found.class.name == *class));
    }
}

#[test]
fn every_class_has_an_example_that_fires_and_one_that_does_not() {
    let names = |fires: bool| -> BTreeSet<&str> {
        ROWS.iter().filter(|row| (row.4 > 0) == fires).map(|row| row.0).collect()
    };
    let all: BTreeSet<&str> =
        CLASSES.iter().map(|class| class.name).filter(|n| *n != LEGACY_ENCODING).collect();
    assert_eq!(names(true), all);
    assert_eq!(names(false), all);
}

#[test]
fn what_is_only_reported_is_left_as_it_is() {
    for (class, code, text, ..) in ROWS {
        let mut treatments = Treatments::all(Treatment::Report);
        let reported = cleaned(code, text, &treatments);
        assert_eq!((reported.text.as_str(), reported.map.is_empty()), (*text, true), "{class}");
        treatments = Treatments::all(Treatment::Ignore);
        assert!(cleaned(code, text, &treatments).found.is_empty(), "{class}");
    }
}

#[test]
fn repairs_build_on_each_other() {
    let text = "\u{200F}ﺍﻟـــﻤﻠﮑﯿﺔ ط§ظ„ط³ظ„ط§ظ…\u{2069}";
    let cleaned = cleaned("ar", text, &Treatments::default());
    assert_eq!(cleaned.text, "\u{200F}الملكية السلام");
    assert_eq!(cleaned.map.restore(&cleaned.text), text);
}

#[test]
fn time_grows_with_the_text_and_no_faster() {
    let started = std::time::Instant::now();
    for unit in [
        "\u{202B}",
        "\u{2067}\u{202A}",
        "\u{2069}",
        "\u{200F}",
        "كـ",
        "ی",
        "ı",
        "а",
        "aа",
        "٥ه",
        "٢0",
        "۲",
        "Ã",
        "ط§",
        "Ø§ ",
        "é",
        "ﻡ",
        "ﻡ ",
        "s\u{327}",
        "\u{327}",
        "?",
        "\u{FFFD}",
        "\u{200B}",
        "Ã˜Â§",
        "ýı",
        "ابت ",
        "т ",
    ] {
        let text = unit.repeat((1 << 17) / unit.len());
        for code in ["ar", "tk", "tk-Cyrl"] {
            let cleaned = cleaned(code, &text, &Treatments::all(Treatment::Repair));
            assert_eq!(cleaned.map.restore(&cleaned.text).len(), text.len(), "{unit:?}");
        }
    }
    // Some 10 MB; a quadratic step would take hours.
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

/// Pieces that classes care for, between ordinary ones.
fn text() -> impl Strategy<Value = String> {
    let pieces = ROWS.iter().map(|row| row.2).flat_map(|text| text.split_inclusive(' ')).collect::<Vec<_>>();
    let piece = prop_oneof![
        3 => prop::sample::select(pieces).prop_map(str::to_owned),
        2 => "[ابتهيوىکیـ٠-٩۰-۹0-9 .،\u{64B}-\u{654}]{1,6}",
        1 => "[\u{200B}-\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}\u{61C}]{1,3}",
        1 => "[a-zäýıñșs\u{327}\u{430}-\u{44F}]{1,6}",
        1 => "[\u{FB50}-\u{FEFC}]{1,4}",
        1 => ".{0,4}",
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn the_way_back_is_exact(text in text(), code in prop::sample::select(vec!["ar", "tk", "en", "fa", "tk-Cyrl"])) {
        let cleaned = cleaned(code, &text, &Treatments::all(Treatment::Repair));
        prop_assert_eq!(cleaned.map.restore(&cleaned.text), text.as_str());
        let (mut original, mut clean) = (0, 0);
        for edit in cleaned.map.edits() {
            prop_assert_eq!(&text[original..edit.original.start], &cleaned.text[clean..edit.clean.start]);
            prop_assert_eq!(edit.original.of(&text), &edit.was);
            prop_assert_ne!(edit.clean.of(&cleaned.text), &edit.was);
            (original, clean) = (edit.original.end, edit.clean.end);
        }
        prop_assert_eq!(&text[original..], &cleaned.text[clean..]);
        for (at, c) in cleaned.text.char_indices() {
            let span = cleaned.map.original(Span::new(at, at + c.len_utf8()));
            prop_assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
            let edited = cleaned.map.edits().iter().any(|e| e.clean.start <= at && at < e.clean.end);
            prop_assert!(edited || span.of(&text).chars().eq([c]));
        }
        for found in &cleaned.found {
            prop_assert!(found.span.end <= text.len() && text.get(found.span.start..found.span.end).is_some());
        }
    }

    #[test]
    fn cleaning_twice_changes_nothing_more(text in text(), code in prop::sample::select(vec!["ar", "tk", "en", "fa", "tk-Cyrl"])) {
        for treatments in [Treatments::default(), Treatments::all(Treatment::Repair)] {
            let once = cleaned(code, &text, &treatments).text;
            prop_assert_eq!(&cleaned(code, &once, &treatments).text, &once);
        }
    }

    #[test]
    fn clean_text_is_left_byte_for_byte(words in prop::collection::vec(prop::sample::select(vec!["الوزير", "مذكّرة", "٢٥", "Türkmenistanyň", "office", "«نعم»", "ýyl", "وقّعا،", "A/RES/76/300"]), 0..12)) {
        let text = words.join(" ");
        for code in ["ar", "en"] {
            let cleaned = cleaned(code, &text, &Treatments::default());
            prop_assert_eq!(&cleaned.text, &text);
            prop_assert!(cleaned.map.is_empty() && cleaned.found.is_empty(), "{:?}", cleaned.found);
        }
    }
}
