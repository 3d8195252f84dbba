use std::fmt::Write;

use proptest::prelude::*;

use super::*;
use crate::lang::by_code;
use crate::model::BlockKind;
use crate::text::clean::Treatment;

/// What a writer makes of the file `text` with these translations.
pub(super) fn translated(
    localized: impl Fn(&str, &Translation) -> String,
    text: &str,
    target: &str,
    texts: &[(&str, &str)],
) -> String {
    let texts = texts.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
    let (source, target) = ("en".parse().unwrap(), target.parse().unwrap());
    localized(text, &Translation { source: &source, target: &target, texts: &texts, column: None })
}

fn options(language: &str) -> ReadOptions {
    ReadOptions { language: by_code(language), ..ReadOptions::default() }
}

/// A line a block: place, kind, text; then the findings.
fn show(name: &str, text: &str, options: &ReadOptions) -> String {
    let (blocks, findings) = match read(name, text.as_bytes(), options) {
        Ok(read) => read,
        Err(error) => return error.to_string(),
    };
    let mut out = String::new();
    for block in &blocks {
        let place = block.place(0);
        let _ = writeln!(out, "{}:{} {:?} {:?}", place.line, place.column, block.kind, block.text);
    }
    for finding in &findings {
        let args: Vec<&str> = finding.args.iter().map(|(_, value)| value.as_str()).collect();
        let place = finding.place;
        let _ = writeln!(out, "{}:{} {} {}", place.line, place.column, finding.rule.name, args.join(", "));
    }
    out
}

#[test]
fn plain_text_by_blank_lines() {
    let text = "بيان مشترك\r\n\r\nوصل الوفد\r\n  اليوم. وبحث:\r\n- الطاقة؛\r\n- التجارة.\r\n\r\n١- أولا\r\n٢- ثانيا\r\n\r\nفي عام\r\n1990. وبعده.\r\n";
    insta::assert_snapshot!(show("a.txt", text, &options("ar")), @r#"
    1:1 Heading(1) "بيان مشترك"
    3:1 Paragraph "وصل الوفد اليوم. وبحث:"
    5:3 ListItem "الطاقة؛"
    6:3 ListItem "التجارة."
    8:1 ListItem "١- أولا"
    9:1 ListItem "٢- ثانيا"
    11:1 Paragraph "في عام 1990. وبعده."
    "#);
}

#[test]
fn plain_text_by_lines() {
    let by_lines = ReadOptions { paragraphs: Paragraphs::Line, ..options("tk") };
    insta::assert_snapshot!(show("a.txt", "Beýannama\nBir.\n\n  Iki.", &by_lines), @r#"
    1:1 Heading(1) "Beýannama"
    2:1 Paragraph "Bir."
    4:3 Paragraph "Iki."
    "#);
}

#[test]
fn markdown_keeps_text_and_leaves_code_out() {
    let text = "---\ntitle: x\n---\n# A *short* title\n\nOne\ntwo &amp; [three](x.html) `four`.\n\n- item\n\n  more\n\n> said\n\n| a | b |\n|---|---|\n| c | d\\|e |\n\n```\ncode\n```\n<div>raw</div>\n";
    insta::assert_snapshot!(show("a.md", text, &options("en")), @r#"
    4:3 Heading(1) "A short title"
    6:1 Paragraph "One two & three four."
    9:3 ListItem "item"
    11:3 ListItem "more"
    13:3 Quote "said"
    15:3 Cell "a"
    15:7 Cell "b"
    17:3 Cell "c"
    17:7 Cell "d|e"
    19:1 parts-left-out code, 1
    1:1 parts-left-out front matter, 1
    22:1 parts-left-out html, 1
    "#);
}

#[test]
fn html_keeps_the_text_of_the_page() {
    let text = "<!DOCTYPE html><html dir=rtl><head><title>العنوان | الوزارة</title><style>p{}</style><body>
<header>شعار</header><nav><a>الرئيسية</a></nav>
<article><header><h1>العنوان</h1></header>
<p>وصل &laquo;الوفد&raquo; <b>اليوم</b>&nbsp;إلى
 بغداد.<p>ثانيا A &amp B & C
<ul><li>واحد<li>اثنان</ul><table><tr><td>خلية<td>أخرى</table><blockquote><p>قول</p></blockquote>
سطر<br>تال<br><br>فقرة<script>if (a < b) '<p>'</script>
</article><footer>حقوق</footer>";
    insta::assert_snapshot!(show("a.html", text, &options("ar")), @r#"
    3:22 Heading(1) "العنوان"
    4:4 Paragraph "وصل «الوفد» اليوم\u{a0}إلى بغداد."
    5:11 Paragraph "ثانيا A & B & C"
    6:9 ListItem "واحد"
    6:17 ListItem "اثنان"
    6:42 Cell "خلية"
    6:50 Cell "أخرى"
    6:77 Quote "قول"
    7:1 Paragraph "سطر\nتال"
    7:19 Paragraph "فقرة"
    8:11 parts-left-out footer, 1
    2:1 parts-left-out header, 1
    2:22 parts-left-out nav, 1
    7:23 parts-left-out script, 1
    "#);
}

#[test]
fn the_page_title_stands_in_for_a_missing_heading() {
    let page = "<title>Statement</title><p>One.";
    insta::assert_snapshot!(show("a.html", page, &options("en")), @r#"
    1:8 Heading(1) "Statement"
    1:28 Paragraph "One."
    "#);
}

/// Every word of a block stands in the original where the block says.
#[test]
fn every_stretch_knows_its_place() {
    let rows = [
        ("a.txt", "Title\n\n  one  two\n   three\n- four five\n  six\n"),
        ("a.md", "# one *two* three\n\n> four **five\n> six** seven\n\n* eight [nine](x)  ten\n"),
        ("a.html", "<h1>one <b>two</b>  three</h1>\n<p>four\n  five&#32;six <i>seven</i>\r\n eight</p> nine"),
    ];
    let mut seen = 0;
    for (name, text) in rows {
        let lines: Vec<Vec<char>> = text.split('\n').map(|line| line.chars().collect()).collect();
        for block in read(name, text.as_bytes(), &options("en")).unwrap().0 {
            for (at, first) in block.text.char_indices().filter(|(_, c)| c.is_alphabetic()) {
                let place = block.place(at);
                let found = lines[place.line as usize - 1][place.column as usize - 1];
                assert_eq!(found, first, "{name}: {:?} at {at}", block.text);
                seen += 1;
            }
        }
    }
    assert!(seen > 80, "only {seen} letters");
}

#[test]
fn furniture_is_left_out_and_reported() {
    /// Language, text, blocks that stay, rules of the findings, why.
    type Row = (&'static str, &'static str, &'static [&'static str], &'static [&'static str], &'static str);
    let rows: &[Row] = &[
        (
            "ar",
            "بيان\n\nبيان\n\nنص.\n\nإغلاق",
            &["بيان", "نص."],
            &["title-repeated", "page-furniture"],
            "both",
        ),
        ("ar", "بَيان\n\nبيان\n\nنص.", &["بَيان", "نص."], &["title-repeated"], "compared folded"),
        (
            "en",
            "A\n\nText.\n\nPrint | Share\n\nClose",
            &["A", "Text."],
            &["page-furniture", "page-furniture"],
            "two of them, one a row",
        ),
        ("tk", "A\n\nTekst.\n\nÝap", &["A", "Tekst."], &["page-furniture"], "Turkmen"),
        (
            "en",
            "A\n\nإغلاق\n\nText.",
            &["A", "إغلاق", "Text."],
            &[],
            "only last blocks, only the language's labels",
        ),
        ("en", "A\n\nClose the door.", &["A", "Close the door."], &[], "a sentence is no label"),
        ("ar", "إغلاق", &["إغلاق"], &[], "the last block stays"),
    ];
    for (language, text, texts, rules, why) in rows {
        let (blocks, findings) = read("a.txt", text.as_bytes(), &options(language)).unwrap();
        assert_eq!(blocks.iter().map(|b| b.text.as_str()).collect::<Vec<_>>(), *texts, "{why}");
        assert_eq!(findings.iter().map(|f| f.rule.name).collect::<Vec<_>>(), *rules, "{why}");
    }
}

#[test]
fn furniture_rules_are_switched_and_extended() {
    let text = "A\n\nA\n\nText.\n\nWeiter";
    let off =
        FurnitureOptions { repeated_title: false, closing_labels: false, labels: vec!["Weiter".into()] };
    let (blocks, findings) =
        read("a.txt", text.as_bytes(), &ReadOptions { furniture: off.clone(), ..options("de") }).unwrap();
    assert_eq!((blocks.len(), findings.len()), (4, 0));
    let on = FurnitureOptions { closing_labels: true, ..off };
    let (blocks, findings) =
        read("a.txt", text.as_bytes(), &ReadOptions { furniture: on, ..options("de") }).unwrap();
    assert_eq!((blocks.len(), findings.len()), (3, 1));
}

#[test]
fn bytes_that_are_no_text_are_errors_with_their_place() {
    let small = ReadOptions { max_bytes: 64, max_line_bytes: 20, ..options("ar") };
    let rows: &[(&[u8], &str, &str)] = &[
        (b"", "a.txt has no text", "nothing"),
        (b" \n\t\n", "a.txt has no text", "white space"),
        (b"\xEF\xBB\xBF", "a.txt has no text", "a byte order mark alone"),
        (
            b"ab\n\xD8\xA7\xC7",
            "a.txt:2:2: byte 0xC7 is not UTF-8",
            "Windows-1256; the column counts characters",
        ),
        (b"ab\n\0c", "a.txt:2:1: byte 0x00 of a binary file, not of a text", "NUL"),
        (b"\x89PNG\r\n\x1A\n\0\0", "a.txt:1:1: byte 0x89 of a binary file, not of a text", "a picture"),
        (b"\x7FELF\x02\0", "a.txt:1:5: byte 0x02 of a binary file, not of a text", "a program"),
        (b"a\x07b", "a.txt:1:2: byte 0x07 of a binary file, not of a text", "a control"),
        (
            b"\xFF\xFEa",
            "a.txt begins with the byte order mark of UTF-16LE, but cannot be read as such: its last character is cut in half",
            "half a character",
        ),
        (
            b"\xFE\xFF\xD8\x00\x00a",
            "a.txt begins with the byte order mark of UTF-16BE, but cannot be read as such: a surrogate stands alone in it",
            "half a pair",
        ),
        (
            b"\xFF\xFE\0\0a\0\0\0",
            "a.txt begins with the byte order mark of UTF-32, but cannot be read as such: only UTF-8 and UTF-16 are read",
            "UTF-32",
        ),
        (&[b'a'; 65], "a.txt has 65 bytes, more than the limit of 64", "too long"),
        (
            b"a\naaaaaaaaaaaaaaaaaaaaa\n",
            "a.txt:2: the line has 21 bytes, more than the limit of 20",
            "a long line",
        ),
    ];
    for (bytes, message, why) in rows {
        assert_eq!(read("a.txt", bytes, &small).unwrap_err().to_string(), *message, "{why}");
    }
}

#[test]
fn encodings_that_say_so_are_read() {
    let utf16 = |text: &str, mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        mark.into_iter().chain(text.encode_utf16().flat_map(bytes)).collect()
    };
    let rows = [
        ("byte-order-mark", "\u{FEFF}نص.".as_bytes().to_vec()),
        ("encoding-converted", utf16("نص.", [0xFF, 0xFE], u16::to_le_bytes)),
        ("encoding-converted", utf16("نص.", [0xFE, 0xFF], u16::to_be_bytes)),
    ];
    for (rule, bytes) in rows {
        let (blocks, findings) = read("a.txt", &bytes, &options("ar")).unwrap();
        assert_eq!(blocks[0].text, "نص.");
        assert_eq!(findings.iter().map(|f| f.rule.name).collect::<Vec<_>>(), [rule]);
    }
    let (blocks, _) = read("a.txt", b"one.\r\rtwo.", &options("en")).unwrap();
    assert_eq!(blocks[1].place(0), Place::new(3, 1), "line ends of old Macintosh files");
}

#[test]
fn a_page_is_known_by_its_name_or_its_first_tag() {
    let rows = [
        ("a.MD", "", "Markdown"),
        ("a.htm", "", "HTML"),
        ("-", " <!doctype HTML><p>", "HTML"),
        ("a.txt", "# no heading", "plain text"),
        ("md", "", "plain text"),
    ];
    for (name, text, format) in rows {
        assert_eq!(reader(name, text).name(), format, "{name}");
    }
}

#[test]
fn hostile_pages_cost_no_more_than_their_length() {
    let started = std::time::Instant::now();
    let many = 10_000;
    let pages = [
        ("a.html", "<table><tr><td>".repeat(many) + "deep"),
        ("a.html", "<div>".repeat(many) + "deep" + &"</p></span></div>".repeat(many)),
        ("a.html", "text &amp; &bogus &#x110000; ".repeat(many)),
        ("a.html", "<".repeat(100_000) + "text"),
        ("a.html", "<p a='".to_owned() + &"<&>".repeat(100_000) + "'>text"),
        ("a.html", "<nav>".repeat(many) + "</nav>" + &"</nav>".repeat(many) + "text"),
        ("a.md", "> ".repeat(1_000) + "deep"),
        ("a.md", "[".repeat(many) + "text"),
        ("a.md", "**a *b ".repeat(many)),
        ("a.md", "| a ".repeat(many) + "|\n" + &"|-".repeat(many) + "|\n| x |\n"),
        ("a.txt", "- x\n".repeat(many)),
        ("a.txt", "word ".repeat(1_000_000)),
        ("a.html", "word <b>x</b> ".repeat(100_000)),
    ];
    for (name, page) in pages {
        let (blocks, _) = read(name, page.as_bytes(), &options("en")).expect(name);
        assert!(!blocks.is_empty());
    }
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn blocks_are_trimmed_and_placed(
        pieces in proptest::collection::vec(prop_oneof![
            Just("<p>"), Just("</p>"), Just("<li>"), Just("<title>"), Just("</title>"), Just("<script>"), Just("</script>"), Just("<h1>"),
            Just("&"), Just("&amp;"), Just("&#0;"), Just("<"), Just(">"), Just("<!--"), Just("-->"), Just("<br>"), Just("\r\n"), Just("\n\n"),
            Just("# "), Just("> "), Just("- "), Just("1. "), Just("| "), Just("`"), Just("*"), Just("[a](b)"), Just("ا"), Just("word "),
            Just("<nav>"), Just("</nav>"), Just("<body>"), Just("<head>"), Just("\u{200F}"), Just("\u{FEFF}"), Just("\\"), Just("~~~\n"),
        ], 0..40)
    ) {
        let text = pieces.concat();
        let last = text.split('\n').count() as u32;
        for name in ["a.txt", "a.md", "a.html"] {
            if let Ok((blocks, _)) = read(name, text.as_bytes(), &options("ar")) {
                for block in blocks {
                    prop_assert!(!block.text.trim().is_empty());
                    prop_assert_eq!(block.places[0].0, 0);
                    prop_assert!(block.places.windows(2).all(|w| w[0].0 < w[1].0));
                    prop_assert!(block.places.iter().all(|(_, place)| place.line >= 1 && place.line <= last));
                }
            }
        }
    }

    #[test]
    fn no_bytes_are_too_much(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
        for name in ["a.txt", "a.md", "a.html"] {
            let _ = read(name, &bytes, &options("tk"));
        }
    }
}

#[test]
fn kinds_follow_containers() {
    let (blocks, _) = read("a.md", b"1. one\n   > two\n", &options("en")).unwrap();
    assert_eq!(blocks.iter().map(|b| b.kind).collect::<Vec<_>>(), [BlockKind::ListItem, BlockKind::Quote]);
}

#[test]
fn encodings_that_do_not_say_so_are_recognised_or_refused() {
    let arabic = "وصل الوفد إلى العاصمة، وبدأ الاجتماع.\nهل انتهى؟ نعم.";
    let cyrillic = "Делегация прибыла в столицу, и встреча началась.";
    let turkish = "Görüşme bugün başladı, heyet geldi; ışık söndü.";
    let bytes = |encoding: &'static encoding_rs::Encoding, text: &str| encoding.encode(text).0.into_owned();
    let utf16 =
        |text: &str, unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    let rows = [
        ("ar", bytes(encoding_rs::WINDOWS_1256, arabic), arabic, "Windows-1256"),
        ("ar", bytes(encoding_rs::ISO_8859_6, arabic), arabic, "ISO-8859-6"),
        ("ar", utf16(arabic, u16::to_le_bytes), arabic, "UTF-16LE"),
        ("ar", utf16(arabic, u16::to_be_bytes), arabic, "UTF-16BE"),
        ("ru", bytes(encoding_rs::WINDOWS_1251, cyrillic), cyrillic, "Windows-1251"),
        ("tr", bytes(encoding_rs::WINDOWS_1254, turkish), turkish, "Windows-1254"),
    ];
    for (code, bytes, text, encoding) in rows {
        let decoded = decode_any("a.txt", &bytes, &options(code)).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding.name()), (text, encoding));
        let (_, findings) = read("a.txt", &bytes, &options(code)).unwrap();
        assert_eq!(findings[0].rule.name, "legacy-encoding", "{encoding}");
        let strict = ReadOptions { clean: Some(Treatments::all(Treatment::Report)), ..options(code) };
        let refused = read("a.txt", &bytes, &strict).unwrap_err();
        assert_eq!(refused.to_string(), format!("a.txt is in {encoding}, not in UTF-8"));
    }
    let damaged = [arabic.as_bytes(), b"\xC7\xE1\xD3"].concat();
    assert!(matches!(read("a.txt", &damaged, &options("ar")), Err(DocumentError::NotUtf8 { .. })), "damaged");
}

#[test]
fn a_cleaned_block_keeps_the_places_of_what_was_not_changed() {
    let page = "# عــاجل\n\nوصل **الوز\u{6CC}ر** عام\nــ ۲۰۲۵ \u{200B}إلى بــغداد &amp; كـذا.\n\n\u{200B}\n";
    let raw = read("a.md", page.as_bytes(), &options("ar")).unwrap().0;
    let cleaning = ReadOptions { clean: Some(Treatments::default()), ..options("ar") };
    let (clean, findings) = read("a.md", page.as_bytes(), &cleaning).unwrap();
    assert_eq!(
        clean.iter().map(|b| b.text.as_str()).collect::<Vec<_>>(),
        ["عاجل", "وصل الوزير عام ــ ٢٠٢٥ إلى بغداد & كذا."]
    );
    assert_eq!(raw.len(), 3, "the last one was nothing that is seen");
    let places: Vec<_> = findings.iter().map(|f| (f.rule.name, f.place.line, f.place.column)).collect();
    assert_eq!(
        places,
        [("zero-width", 4, 9), ("kashida", 1, 4), ("foreign-letters", 3, 11), ("foreign-digits", 4, 4)]
    );
    for word in ["وصل", "عام", "إلى", "غداد", "ذا", "&", "ر عام"] {
        let at = |blocks: &[Block]| blocks[1].place(blocks[1].text.find(word).unwrap());
        assert_eq!(at(&clean), at(&raw), "{word}");
    }
    assert_eq!(clean[0].place("عا".len()), Place::new(1, 7), "behind the kashida");
}

proptest::proptest! {
    #[test]
    fn whatever_is_cleaned_its_places_are_those_of_the_text(text in "([a-zجبتـ۲ی ]|ــ|\u{200B}|\u{6CC}|\n|\n\n|&amp;|\\*){0,40}") {
        let cleaning = ReadOptions { clean: Some(Treatments::default()), ..options("ar") };
        let (Ok(raw), Ok(clean)) = (read("a.md", text.as_bytes(), &options("ar")), read("a.md", text.as_bytes(), &cleaning)) else { return Ok(()) };
        let mut seen = 0;
        for block in &clean.0 {
            for (at, c) in block.text.char_indices().filter(|(_, c)| matches!(c, 'a'..='z' | 'ج' | 'ب' | 'ت')) {
                let place = block.place(at);
                let there = raw.0.iter().flat_map(|b| b.text.char_indices().map(move |(at, c)| (b.place(at), c)));
                proptest::prop_assert!(there.into_iter().any(|(p, o)| (p, o) == (place, c)), "{} at {:?}", c, place);
                seen += 1;
            }
        }
        let letters = |blocks: &[Block]| blocks.iter().flat_map(|b| b.text.chars()).filter(|c| matches!(c, 'a'..='z' | 'ج' | 'ب' | 'ت')).count();
        proptest::prop_assert_eq!(seen, letters(&raw.0));
    }
}

#[test]
fn markup_is_kept_where_it_is_wanted() {
    let keep = ReadOptions { markup: true, ..options("en") };
    insta::assert_snapshot!(show("a.md", "**One** and *two [three](x.html)* `four` ** **.\n", &keep), @r#"
    1:3 Paragraph "<strong>One</strong> and <em>two <a href=\"x.html\">three</a></em> <code>four</code> ** **."
    "#);
    let page =
        "<p><b>One </b>two <a href='/x?a=1&amp;b=2' class=y>three<i></i></a>.<p><b>left open<p>more text";
    insta::assert_snapshot!(show("a.html", page, &keep), @r#"
    1:7 Paragraph "<b>One</b> two <a href=\"/x?a=1&b=2\">three</a>."
    1:75 Paragraph "<b>left open</b>"
    1:87 Paragraph "more text"
    "#);
    let (blocks, _) = read("a.html", page.as_bytes(), &keep).unwrap();
    assert_eq!(blocks[0].place(blocks[0].text.find("two").unwrap()).column, 15);
}

#[test]
fn nesting_and_bombs_stay_inside_limits() {
    let deep = "<table><tr><td>".repeat(10_000) + "خلية";
    assert_eq!(read("a.html", deep.as_bytes(), &options("ar")).unwrap().0.len(), 1);
    let xliff = format!("<xliff version=\"1.2\">{}", "<group>".repeat(100_000));
    let tmx = "<!DOCTYPE tmx [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;\">]><tmx><body><tu><tuv xml:lang=\"ar\"><seg>&b;</seg></tuv></tu></body></tmx>";
    let bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n";
    for (name, text) in [("a.xlf", xliff.as_str()), ("a.tmx", tmx), ("a.yml", bomb)] {
        match read(name, text.as_bytes(), &options("ar")) {
            Ok((blocks, _)) => assert!(blocks.len() < 100, "{name}"),
            Err(error) => assert!(!error.to_string().is_empty(), "{name}"),
        }
    }
    let few = ReadOptions { max_line_bytes: 10, ..options("ar") };
    assert!(matches!(read("a.csv", b"a,b,c,d,e,f,g", &few), Err(DocumentError::LongLine { .. })));
}

#[test]
fn the_article_is_told_from_what_is_around_it() {
    let long = "وصل الوفد إلى العاصمة وأجرى محادثات مع المسؤولين حول التعاون في مجالات الطاقة والنقل والتجارة والثقافة، ثم غادر إلى بلاده بعد يومين من المشاورات المثمرة التي شملت ملفات كثيرة.";
    let page = format!(
        "<body><h1>العنوان</h1><div class=\"breadcrumb\">أنت هنا</div><div class=\"content-sidebar-wrap\"><ul><li><a>أخبار</a><li><a>صور</a><li><a>اتصل</a></ul>\
         <main><p>{long}</p><ul><li><a>الأول</a><li><a>الثاني</a><li>نص</ul></main><div id=site-footer>حقوق</div><p>خارج</p></div>"
    );
    let shown = show("a.html", &page, &options("ar")).replace(long, "…");
    insta::assert_snapshot!(shown, @r#"
    1:11 Heading(1) "العنوان"
    1:157 Paragraph "…"
    1:347 ListItem "الأول"
    1:363 ListItem "الثاني"
    1:377 ListItem "نص"
    1:23 parts-left-out furniture, 2
    1:105 parts-left-out outside of the article, 4
    "#);
    let menu = "<p>نص الصفحة.</p><ul><li><a>أخبار</a><li><a>صور</a><li><a>اتصل</a></ul>";
    insta::assert_snapshot!(show("a.html", menu, &options("ar")), @r#"
    1:4 Paragraph "نص الصفحة."
    1:29 parts-left-out links, 3
    "#);
    insta::assert_snapshot!(show("a.html", "<div class=menu>قائمة</div>", &options("ar")), @r#"
    1:17 Paragraph "قائمة"
    "#);
}
