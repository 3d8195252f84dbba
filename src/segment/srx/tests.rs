use std::fmt::Write as _;
use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::lang::{LANGUAGES, by_code};

fn file(cascade: &str, body: &str) -> String {
    format!(
        r#"<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="{cascade}"/>
<body>{body}</body></srx>"#
    )
}

/// A file of one group; each rule is its kind, what stands before and what stands after.
fn rules(list: &[(&str, &str, &str)]) -> String {
    let mut body = String::from("<languagerules><languagerule languagerulename=\"a\">");
    for (ends, before, after) in list {
        let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
        let (before, after) = (escape(before), escape(after));
        let _ = write!(
            body,
            "<rule break=\"{ends}\"><beforebreak>{before}</beforebreak><afterbreak>{after}</afterbreak></rule>"
        );
    }
    body += "</languagerule></languagerules><maprules>\
             <languagemap languagepattern=\".*\" languagerulename=\"a\"/></maprules>";
    file("yes", &body)
}

fn split<'t>(file: &str, tag: &str, text: &'t str) -> Vec<&'t str> {
    let srx = Srx::read("a.srx", file).unwrap_or_else(|errors| panic!("{errors:?}"));
    let spans = srx.splitter(&tag.parse().unwrap()).segment(text);
    spans.into_iter().map(|span| span.of(text)).collect()
}

#[test]
fn the_first_rule_that_matches_a_place_decides() {
    type Row = (&'static [(&'static str, &'static str, &'static str)], &'static str, &'static [&'static str]);
    let rows: &[(Row, &str)] = &[
        (
            (&[("yes", r"\.", r"\s")], "One. Two.", &["One. ", "Two."]),
            "white space belongs to what it follows",
        ),
        ((&[("yes", r"\.\s+", "")], "One.  Two.", &["One.  ", "Two."]), "an empty half matches anywhere"),
        (
            (&[("no", r"\bMr\.", r"\s"), ("yes", r"\.", r"\s")], "Mr. A. B.", &["Mr. A. ", "B."]),
            "an exception before the rule",
        ),
        (
            (&[("yes", r"\.", r"\s"), ("no", r"\bMr\.", r"\s")], "Mr. A.", &["Mr. ", "A."]),
            "an exception after the rule is none",
        ),
        ((&[("no", "x", "y")], "a. b", &["a. b"]), "where no rule matches, nothing ends"),
        (
            (
                &[("no", r"(?<!\d)\d{1,2}\.", r"\s(?=\p{Lu})"), ("yes", r"\.", r"\s")],
                "3. May 120. X",
                &["3. May 120. ", "X"],
            ),
            "look-around in either half",
        ),
        (
            (&[("yes", r"[\u061F\u06D4]", r"\h")], "لماذا؟ نعم", &["لماذا؟ ", "نعم"]),
            "escapes of Java: code units, white space",
        ),
        ((&[("yes", r"\Q.)\E", r"\s")], "a.) b", &["a.) ", "b"]), "quoted signs"),
        ((&[("yes", r"[\p{P}&&[^,]]", r"\s")], "a, b! c", &["a, b! ", "c"]), "an intersection of classes"),
        (
            (&[("yes", r"\p{javaLowerCase}\.", r"\p{IsAlphabetic}")], "a.b A.b", &["a.", "b A.b"]),
            "properties of Java",
        ),
        ((&[("yes", r"(?i)END", r"\s")], "end b", &["end ", "b"]), "flags"),
        ((&[("yes", r"[.]++", r"\s")], "a.. b", &["a.. ", "b"]), "possessive repetition"),
        ((&[("yes", "", "")], "  a b", &["  a ", "b"]), "no piece is white space only"),
        ((&[("yes", r"\n", "")], "a\nb\n", &["a\n", "b\n"]), "nothing after the last piece"),
    ];
    for ((list, text, pieces), why) in rows {
        assert_eq!(split(&rules(list), "en", text), *pieces, "{why}");
    }
}

#[test]
fn maps_choose_the_groups_of_a_language() {
    let body = r#"<languagerules>
        <languagerule languagerulename="exceptions"><rule break="no"><beforebreak>Hr\.</beforebreak><afterbreak>\s</afterbreak></rule></languagerule>
        <languagerule languagerulename="stops"><rule><beforebreak>\.</beforebreak><afterbreak>\s</afterbreak></rule></languagerule>
        </languagerules><maprules>
        <languagemap languagepattern="DE.*" languagerulename="exceptions"/>
        <languagemap languagepattern=".*" languagerulename="stops"/></maprules>"#;
    let text = "Hr. A. B";
    for (cascade, tag, pieces, why) in [
        (
            "yes",
            "de-AT",
            &["Hr. A. ", "B"][..],
            "all maps that fit, in their order, whatever the case of the tag",
        ),
        ("no", "de", &["Hr. A. B"], "the first map only"),
        ("yes", "en-DE", &["Hr. ", "A. ", "B"], "a pattern is for the whole tag"),
    ] {
        assert_eq!(split(&file(cascade, body), tag, text), pieces, "{why}");
    }
}

#[test]
fn every_mistake_is_named_with_its_place() {
    let two = rules(&[("yes", "(", ""), ("no", "a", r"\p{Nonsense}"), ("yes", "ok", "")]);
    let unknown = file(
        "yes",
        "<languagerules/><maprules><languagemap languagepattern='.*' languagerulename='b'/></maprules>",
    );
    let entity = format!("<!DOCTYPE srx [<!ENTITY a 'b'>]>{unknown}");
    let deep = "<srx>".repeat(100);
    for (text, keys, why) in [
        (two.as_str(), &["error-srx-pattern", "error-srx-pattern"][..], "both bad patterns"),
        (&unknown, &["error-srx-unknown"], "a map of rules that are not there"),
        (&entity, &["error-srx-syntax"], "a document type"),
        ("<tmx/>", &["error-srx-root"], "another format"),
        ("<srx>", &["error-srx-syntax"], "cut off"),
        (&deep, &["error-srx-syntax"], "nested without end"),
        ("", &[], "nothing: no rules, no sentence ends"),
    ] {
        let found: Vec<&str> = match Srx::read("a.srx", text) {
            Ok(_) => Vec::new(),
            Err(errors) => errors.iter().map(Diagnose::key).collect(),
        };
        assert_eq!(found, keys, "{why}");
    }
    let errors = Srx::read("a.srx", &two).unwrap_err();
    assert_eq!(errors[0].place.line, 2);
}

#[test]
fn a_rule_that_would_take_forever_does_not_match() {
    let file = rules(&[("no", r"(?:(a|aa)+)\1!", "x"), ("yes", r"\.", r"\s")]);
    let text = format!("{}. b", "a".repeat(5_000));
    assert_eq!(split(&file, "en", &text).len(), 2);
}

#[test]
fn our_rules_split_alike_as_a_file() {
    let file = write(LANGUAGES);
    let srx = Srx::read("ours.srx", &file).unwrap();
    for (code, text) in [
        ("ar", "التقى أ.د. سامي الوفد في ٣.٥ ساعات. هل انتهى الاجتماع؟ نعم."),
        ("ar", "وصل د. أحمد في ٢٧. أيلول إلى ص. ١٢. «انتهى». قال الوزير: «لا!» مضيفا أنه سيعود."),
        ("ar", "في القرن الثالث ق.م. كانت بابل. في الساعة 7 م. بدأ اللقاء... ثم انتهى.ثم عاد."),
        ("ar", "1. المادة الأولى. 2. المادة الثانية."),
        (
            "en",
            "Mr. Ali of the U.N. came on 3. May. He met J. Smith at 5 p.m. on Monday. \"Why?\" he asked. See no. 5.",
        ),
        (
            "en",
            "1.2. Scope. The U.S. Navy left... and came. (b) Second. See www.example.org. Visit https://a.b/c?d=e. Bye!",
        ),
        ("en", "He said \"Stop.\" Then he left. - Yes. - No. It cost 3.50. 45 people came."),
        ("tk", "Duşuşyk 1991-nji ýylyň 27. oktýabrynda boldy. A. Ataýew gitdi. Ol 3 sag. geldi."),
        ("fr", "M. Dupont est là. Il est 5 h. Oui."),
    ] {
        let locale = code.parse().unwrap();
        let ours: Vec<&str> =
            crate::segment::segment(text, by_code(code)).into_iter().map(|span| span.of(text)).collect();
        let theirs: Vec<&str> =
            srx.splitter(&locale).segment(text).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(theirs, ours, "{code}");
    }
}

proptest! {
    #[test]
    fn pieces_join_back(text in r#"[ \na-cA-C0-2.!?؟…،,"'()«»د.]{0,60}"#, any in ".{0,40}") {
        static OURS: LazyLock<Srx> = LazyLock::new(|| Srx::read("ours.srx", &write(LANGUAGES)).unwrap());
        for text in [&text, &any] {
            let spans = OURS.splitter(&"ar".parse().unwrap()).segment(text);
            let joined: String = spans.iter().map(|span| span.of(text)).collect();
            prop_assert_eq!(&joined, text);
        }
    }

    #[test]
    fn no_pattern_and_no_file_ends_in_a_panic(before in r"[\[\]\\pQEuxhvR{}()|*+?^$.&\-a-b0-1]{0,14}", file in ".{0,60}") {
        let _ = Srx::read("a.srx", &rules(&[("yes", &before, "")]));
        let _ = Srx::read("a.srx", &file);
    }
}
