//! Published tests of sentences, and where we part from them.
//!
//! Each deviation is listed with its reason, and one that is no longer any fails, so that the list stays true.

use std::collections::BTreeMap;

use tarjuman::lang::by_code;
use tarjuman::segment::segment;

/// A line of `SentenceBreakTest.txt`: the text, and where it must part.
fn row(line: &str) -> (String, Vec<usize>) {
    let mut text = String::new();
    let mut breaks = Vec::new();
    for mark in line.split_whitespace() {
        match mark {
            "÷" if !text.is_empty() => breaks.push(text.len()),
            "÷" | "×" => {}
            code => text.extend(u32::from_str_radix(code, 16).ok().and_then(char::from_u32)),
        }
    }
    (text, breaks)
}

/// `Extend` and `Format`, as far as the test has them.
fn is_attached(c: char) -> bool {
    matches!(c, '\u{300}' | '\u{308}' | '\u{AD}' | '\u{2060}')
}

fn is_white(c: char) -> bool {
    c.is_whitespace() || c == '\u{85}'
}

/// Whether `found` lacks no other of the `wanted` breaks than such as stand beside a piece of a kind, and has no more.
fn lacks_beside(text: &str, wanted: &[usize], found: &[usize], kind: impl Fn(&str) -> bool) -> bool {
    let beside = |at: usize| {
        let index = wanted.partition_point(|end| *end < at);
        let start = index.checked_sub(1).map_or(0, |i| wanted[i]);
        kind(&text[start..at]) || wanted.get(index + 1).is_some_and(|end| kind(&text[at..*end]))
    };
    found.iter().all(|at| wanted.contains(at)) && wanted.iter().all(|at| found.contains(at) || beside(*at))
}

/// Why a row of the test deviates.
fn reason(text: &str, wanted: &[usize], found: &[usize]) -> Option<&'static str> {
    let blank =
        |piece: &str| piece.contains(is_white) && piece.chars().all(|c| is_white(c) || is_attached(c));
    let mute = |piece: &str| blank(piece) || piece.chars().all(|c| matches!(c, '.' | '!') || is_attached(c));
    let moved = wanted.len() == found.len()
        && wanted.iter().zip(found).all(|(w, f)| f <= w && text[*f..*w].chars().all(is_attached));
    if lacks_beside(text, wanted, found, blank) {
        Some("white space alone is no sentence: it belongs to the one beside it")
    } else if lacks_beside(text, wanted, found, mute) {
        Some("a stop before anything was said opens a sentence rather than ends one")
    } else if moved {
        Some("a mark of direction behind white space is put there for what follows it")
    } else if text.contains("字") {
        Some("a letter alone with a stop is an initial")
    } else {
        None
    }
}

#[test]
fn the_sentence_break_test_of_unicode_holds() {
    let file = include_str!("golden/SentenceBreakTest.txt");
    let rows: Vec<_> =
        file.lines().filter_map(|line| line.split('#').next()).filter(|l| l.contains('÷')).map(row).collect();
    assert_eq!(rows.len(), 512);
    let mut deviations: BTreeMap<&str, usize> = BTreeMap::new();
    for (text, wanted) in &rows {
        let found: Vec<usize> = segment(text, by_code("und")).into_iter().map(|span| span.end).collect();
        if found != *wanted {
            let reason = reason(text, wanted, &found);
            assert!(reason.is_some(), "{text:?} parts at {found:?}, not at {wanted:?}");
            *deviations.entry(reason.unwrap_or_default()).or_default() += 1;
        }
    }
    let listed = BTreeMap::from([
        ("white space alone is no sentence: it belongs to the one beside it", 95),
        ("a stop before anything was said opens a sentence rather than ends one", 16),
        ("a mark of direction behind white space is put there for what follows it", 7),
        ("a letter alone with a stop is an initial", 2),
    ]);
    assert_eq!(deviations, listed);
}

/// `|` stands where the published test parts a text, `‖` where it does and we do not.
fn held(rows: &[(&str, &str)]) {
    for (marked, why) in rows {
        let text = marked.replace(['|', '‖'], "");
        let pieces: Vec<&str> =
            segment(&text, by_code("ar")).into_iter().map(|span| span.of(&text).trim()).collect();
        let wanted: Vec<String> =
            marked.split('|').map(|piece| piece.replace('‖', "").trim().to_owned()).collect();
        assert_eq!(pieces, wanted, "{why}");
    }
}

#[test]
fn the_golden_rules_for_arabic_hold() {
    held(&[
        (
            "سؤال وجواب: ‖ماذا حدث بعد الانتخابات الايرانية؟ |طرح الكثير من التساؤلات غداة ظهور نتائج الانتخابات الرئاسية الايرانية التي أججت مظاهرات واسعة واعمال عنف بين المحتجين على النتائج ورجال الامن. |يقول معارضو الرئيس الإيراني إن الطريقة التي اعلنت بها النتائج كانت مثيرة للاستغراب.",
            "regular punctuation; a colon joins what it announces (SB8a), and translations keep both in one sentence",
        ),
        (
            "وقال د\u{202A}.\u{202C} ديفيد ريدي و الأطباء الذين كانوا يعالجونها في مستشفى برمنجهام إنها كانت تعاني من أمراض أخرى. |وليس معروفا ما اذا كانت قد توفيت بسبب اصابتها بأنفلونزا الخنازير.",
            "abbreviations, with controls of direction around the stop",
        ),
        (
            "ومن المنتظر أن يكتمل مشروع خط أنابيب نابوكو البالغ طوله 3300 كليومترا في 12\u{202A}/\u{202C}08\u{202A}/\u{202C}2014 بتكلفة تُقدر بـ 7.9 مليارات يورو أي نحو 10.9 مليارات دولار. |ومن المقرر أن تصل طاقة ضخ الغاز في المشروع 31 مليار متر مكعب انطلاقا من بحر قزوين مرورا بالنمسا وتركيا ودول البلقان دون المرور على الأراضي الروسية.",
            "numbers and dates",
        ),
        (
            "الاحد, 21 فبراير/ شباط, 2010, 05:01 GMT الصنداي تايمز: ‖رئيس الموساد قد يصبح ضحية الحرب السرية التي شتنها بنفسه. |العقل المنظم هو مئير داجان رئيس الموساد الإسرائيلي الذي يشتبه بقيامه باغتيال القائد الفلسطيني في حركة حماس محمود المبحوح في دبي.",
            "times, and a colon again",
        ),
        (
            "عثر في الغرفة على بعض أدوية علاج ارتفاع ضغط الدم، والقلب، ‖زرعها عملاء الموساد كما تقول مصادر إسرائيلية، ‖وقرر الطبيب أن الفلسطيني قد توفي وفاة طبيعية ربما إثر نوبة قلبية، ‖وبدأت مراسم الحداد عليه",
            "the golden rule parts at commas before clauses: that is our second level, not the end of a sentence",
        ),
    ]);
}

/// Of the kinds that LanguageTool tests: each text is one sentence.
#[test]
fn arabic_sentences_of_the_kinds_of_language_tool_stay_whole() {
    held(&[
        ("طريق السلام طويل.", "a statement"),
        ("هل يصل الوفد غدا؟", "a question"),
        ("قُل: سفيرٌ، وسفيرانِ: وقلْ: هذانِ سفيرانِ..", "vowel marks, colons, two stops"),
        ("قلْ: هذِهِ مذكّرةُ «هذا»، (وقلْ: هذِهِ مذكّراتُ هذا)، وقلْ: هذانِ وزيرانِ!", "quotes and brackets inside"),
    ]);
}
