use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::glossary::{Concept, Date, MatchPolicy, Status, Term};

fn repository() -> Glossary {
    let (glossary, mistakes) = Glossary::parse("g.yaml", include_str!("../../../glossary/diplomatic.yaml"));
    assert_eq!(mistakes, []);
    glossary
}

fn locale(tag: &str) -> Locale {
    tag.parse().unwrap()
}

/// Without places and paths, and without what a format does not hold.
fn held(mut glossary: Glossary, format: &str) -> Glossary {
    let tbx = format.starts_with("tbx");
    glossary.languages = glossary.concepts.iter().flat_map(|c| c.terms.keys().cloned()).collect();
    glossary.languages.sort();
    glossary.languages.dedup();
    for concept in &mut glossary.concepts {
        concept.path.clear();
        concept.place = Place::START;
        if tbx {
            let (broader, see) = (std::mem::take(&mut concept.broader), std::mem::take(&mut concept.see));
            for id in broader.into_iter().chain(see) {
                if !concept.related.contains(&id) {
                    concept.related.push(id);
                }
            }
        }
        for term in concept.terms.values_mut().flatten() {
            term.place = Place::START;
            if tbx {
                *term = Term {
                    pos: if term.pos == "proper noun" { "noun".to_owned() } else { term.pos.clone() },
                    plurals: Vec::new(),
                    forms: Vec::new(),
                    oblique: None,
                    number: String::new(),
                    match_policy: MatchPolicy::default(),
                    from: None,
                    until: None,
                    ..term.clone()
                };
            }
        }
    }
    glossary
}

fn read(format: &dyn GlossaryFormat, bytes: &[u8]) -> Imported {
    let (ar, en) = (locale("ar"), locale("en"));
    let file = Input { path: "file", bytes, from: Some(&ar), to: Some(&en) };
    format.read(&file).unwrap()
}

#[test]
fn every_format_gives_back_what_it_holds_and_names_the_rest() {
    let glossary = repository();
    let mut seen = 0;
    for format in GLOSSARY_FORMATS.iter().filter(|format| format.writes() && format.name() != "deepl") {
        let exported = format.write(&glossary, (None, None)).unwrap();
        assert_eq!(exported, format.write(&glossary, (None, None)).unwrap(), "the same bytes");
        let imported = read(*format, &exported.bytes);
        assert_eq!(imported.findings, [], "{}", format.name());
        assert_eq!(
            held(imported.glossary, format.name()),
            held(glossary.clone(), format.name()),
            "{}",
            format.name()
        );
        let lost: Vec<&str> = exported.findings.iter().map(|f| f.args[0].1.as_str()).collect();
        if format.name().starts_with("tbx") {
            assert_eq!(lost, ["forms", "match", "number", "oblique", "plurals", "pos"]);
        } else {
            assert_eq!(lost, Vec::<&str>::new(), "{}", format.name());
        }
        seen += 1;
    }
    assert!(seen >= 5, "only {seen} round trips");
}

#[test]
fn pairs_are_the_approved_terms_with_the_preferred_one() {
    let (ar, en) = (locale("ar"), locale("en"));
    let exported = by_name("deepl").unwrap().write(&repository(), (Some(&ar), Some(&en))).unwrap();
    let imported = read(by_name("deepl").unwrap(), &exported.bytes);
    assert_eq!(imported.findings, []);
    let lines = String::from_utf8(exported.bytes).unwrap();
    assert!(lines.lines().count() > 200);
    assert_eq!(imported.glossary.concepts.len(), lines.lines().count());
    assert!(lines.contains("مذكرة تفاهم\tmemorandum of understanding\n"));
    assert!(exported.findings.iter().any(|finding| finding.args[0].1 == "definition"), "losses are told");
}

/// What became of a table: terms a concept, and findings.
fn table(text: &str) -> (Vec<String>, Vec<String>) {
    let imported = read(by_name("csv").unwrap(), text.as_bytes());
    let terms = |concept: &Concept| {
        let of = |(locale, terms): (&Locale, &Vec<Term>)| {
            let terms: Vec<String> =
                terms.iter().map(|t| format!("{}/{}", t.text, t.status.as_str())).collect();
            format!("{locale} {}", terms.join(" "))
        };
        format!("{}: {}", concept.id, concept.terms.iter().map(of).collect::<Vec<_>>().join(", "))
    };
    let finding = |f: &Finding| {
        let args: Vec<&str> = f.args.iter().map(|(_, value)| value.as_str()).collect();
        format!("{}:{} {}", f.place.line, f.place.column, args.join(" | "))
    };
    (imported.glossary.concepts.iter().map(terms).collect(), imported.findings.iter().map(finding).collect())
}

#[test]
fn tables_of_many_shapes_are_read() {
    let rows: &[(&str, &[&str], &str)] = &[
        (
            "id,language,term,status\na,ar,سفارة,\na,ar,بعثة,\na,en,embassy,approved\n",
            &["a: ar سفارة/preferred بعثة/admitted, en embassy/preferred"],
            "a row a term",
        ),
        (
            "Arabic;English;Türkmençe;en status\nسفارة;embassy | mission;ilçihana;admitted\n",
            &[": ar سفارة/preferred, en embassy/admitted mission/preferred, tk ilçihana/preferred"],
            "a row a concept, with semicolons",
        ),
        (
            "source,target,comment\nسفارة,embassy,x\n",
            &[": ar سفارة/preferred, en embassy/preferred"],
            "a source and a target",
        ),
        ("سفارة\tembassy\n", &[": ar سفارة/preferred, en embassy/preferred"], "no headings"),
        (
            "sep=;\nar;en\nسفارة;embassy\n",
            &[": ar سفارة/preferred, en embassy/preferred"],
            "as Excel likes it",
        ),
        (
            "\u{FEFF}ar,en\r\n\"سفارة\",\"embassy\"\r\n",
            &[": ar سفارة/preferred, en embassy/preferred"],
            "CR LF",
        ),
    ];
    for (text, wanted, why) in rows {
        let (concepts, findings) = table(text);
        assert_eq!(concepts, *wanted, "{why}");
        assert_eq!(findings, Vec::<String>::new(), "{why}");
    }
}

#[test]
fn bad_rows_are_told_by_their_numbers_and_the_good_ones_go_on() {
    let (concepts, findings) = table(
        "id,language,term,status,from,editor\n\
         a,en,embassy,prefered,,\n\
         b,klingon!,x,,,\n\
         c,en,,admitted,,\n\
         d,en,\"two\nlines\",,1992,me\n\
         e,en,x,,yesterday,\n\
         f,en,x,,,,more\n\
         g,en,good,,,\n",
    );
    assert_eq!(concepts, ["d: en two\nlines/preferred", "g: en good/preferred"]);
    insta::assert_snapshot!(findings.join("\n"), @"
    2:14 2, status | value | prefered
    3:3 3, language | language | klingon!
    4:3 4, language | no-term | en
    6:14 editor | 1
    7:9 6, from | value | yesterday
    8:11 7 | too-many-cells | more
    ");
}

#[test]
fn what_other_programs_write_as_tbx_is_read() {
    let text = r#"<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader/><text><body>
  <termEntry id="c1">
    <descripGrp><descrip type="definition">A mission.</descrip><admin type="source">UN</admin></descripGrp>
    <xref type="xGraphic" target="https://example.org/a.png">x</xref>
    <langSet xml:lang="en">
      <ntig><termGrp><term>embassy</term><termNote type="partOfSpeech">noun</termNote></termGrp></ntig>
      <tig><term> legation </term></tig>
    </langSet>
    <langSet xml:lang="ar"><tig><term>سفارة</term><termNote type="grammaticalGender">other</termNote></tig></langSet>
  </termEntry>
  <termEntry><langSet xml:lang="en"><tig><term/></tig></langSet></termEntry>
</body></text></martif>"#;
    let imported = read(by_name("tbx").unwrap(), text.as_bytes());
    let [concept] = imported.glossary.concepts.as_slice() else { panic!("{imported:?}") };
    assert_eq!(
        (concept.id.as_str(), concept.definition.as_str(), concept.source.as_str()),
        ("c1", "A mission.", "UN")
    );
    let english = &concept.terms[&locale("en")];
    assert_eq!(
        english.iter().map(|t| (t.text.as_str(), t.status)).collect::<Vec<_>>(),
        [("embassy", Status::Preferred), ("legation", Status::Admitted),]
    );
    let told: Vec<String> = imported
        .findings
        .iter()
        .map(|f| {
            format!(
                "{} {}",
                f.place.line,
                f.args.iter().map(|(_, v)| v.as_str()).collect::<Vec<_>>().join(" ")
            )
        })
        .collect();
    assert_eq!(told, ["6 xGraphic 1", "11 grammaticalGender 1", "13 2 no-term ", "13 2 no-term "]);
}

#[test]
fn hostile_files_are_refused() {
    let bomb = "<!DOCTYPE tbx [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><tbx>&b;</tbx>";
    let deep = "<a>".repeat(100_000);
    let rows: &[(&str, &[u8], &str)] = &[
        ("tbx", bomb.as_bytes(), "entities"),
        ("tbx", deep.as_bytes(), "nesting without end"),
        ("tbx", b"<tbx>&x;</tbx>", "an unknown entity"),
        ("tbx", b"<html/>", "another kind of XML"),
        ("tbx", b"\xFF\xFE<", "half a character"),
        ("tbx", b"", "nothing"),
        ("xlsx", b"PK\x03\x04", "a broken archive"),
        ("xlsx", b"term,language", "no archive"),
        ("csv", b"\x00\x01\x02", "no text"),
    ];
    for (format, bytes, why) in rows {
        let file = Input { path: "f", bytes, from: None, to: None };
        assert!(by_name(format).unwrap().read(&file).is_err(), "{format}: {why}");
    }
}

fn text() -> impl Strategy<Value = String> + Clone {
    // White space around a text and characters that XML has not are lost, which other tests look at.
    "(.|[a-z;|\\\\\"<&\n,\t])(.|[a-z ;|\\\\\"<&\n,\t]){0,5}x".prop_map(|t| {
        let t: String = t
            .chars()
            .filter(|c| !crate::exchange::xml::is_forbidden(*c) && !c.is_control() || *c == '\n')
            .collect();
        t.trim().to_owned()
    })
}

fn maybe() -> impl Strategy<Value = String> + Clone {
    prop_oneof![Just(String::new()), text()]
}

fn term() -> impl Strategy<Value = Term> {
    let date = prop_oneof![Just(None), (1000_u32..90_000).prop_map(|n| Date::from_serial(n, false))];
    let words = |values: &'static [&'static str]| prop::sample::select(values).prop_map(str::to_owned);
    let lists = prop::collection::vec(text(), 0..3);
    (
        (text(), prop::sample::select(Status::WORDS.as_slice()), words(crate::glossary::parse::keys::POS)),
        (words(&["", "masculine", "neuter"]), words(&["", "plural"]), lists.clone(), lists),
        (prop::option::of(text()), prop::sample::select(MatchPolicy::WORDS.as_slice())),
        (date.clone(), date, maybe(), maybe()),
    )
        .prop_map(
            |(
                (text, status, pos),
                (gender, number, plurals, forms),
                (oblique, policy),
                (from, until, note, source),
            )| Term {
                text,
                status: status.1,
                pos,
                gender,
                number,
                plurals,
                forms,
                oblique,
                match_policy: policy.1,
                from,
                until,
                note,
                source,
                place: Place::START,
            },
        )
}

fn glossaries() -> impl Strategy<Value = Glossary> {
    let languages = prop::sample::subsequence(vec!["ar", "en", "tk", "tk-Cyrl"], 1..4);
    let concept = (
        (maybe(), maybe(), maybe(), maybe()),
        languages,
        prop::collection::vec(prop::collection::vec(term(), 1..3), 4),
    );
    let concepts = prop::collection::btree_map(text(), concept, 1..4);
    concepts.prop_map(|concepts| {
        let ids: Vec<String> = concepts.keys().cloned().collect();
        type Parts = ((String, String, String, String), Vec<&'static str>, Vec<Vec<Term>>);
        let concept = |(id, parts): (String, Parts)| {
            let ((subject, definition, note, source), tags, terms) = parts;
            let terms: BTreeMap<Locale, Vec<Term>> = tags.into_iter().map(locale).zip(terms).collect();
            let related = ids.iter().filter(|other| **other != id).cloned().collect();
            Concept { id, subject, definition, note, source, related, terms, ..Concept::default() }
        };
        Glossary { languages: Vec::new(), concepts: concepts.into_iter().map(concept).collect() }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_glossary_comes_back_as_far_as_a_format_holds_it(glossary in glossaries()) {
        for format in GLOSSARY_FORMATS.iter().filter(|format| format.writes() && format.name() != "deepl") {
            let exported = format.write(&glossary, (None, None)).unwrap();
            let imported = read(*format, &exported.bytes);
            prop_assert_eq!(&imported.findings, &[]);
            prop_assert_eq!(held(imported.glossary, format.name()), held(glossary.clone(), format.name()), "{}", format.name());
        }
    }

    #[test]
    fn nothing_panics(bytes in prop::collection::vec(any::<u8>(), 0..64), text in "(id|term|ar|,|;|\n|\t|\"|<tbx>|<term>|</|.){0,20}") {
        let (ar, en) = (locale("ar"), locale("en"));
        for format in GLOSSARY_FORMATS {
            for bytes in [bytes.as_slice(), text.as_bytes()] {
                let _ = format.read(&Input { path: "f", bytes, from: Some(&ar), to: Some(&en) });
                let _ = format.read(&Input { path: "f", bytes, from: None, to: None });
            }
        }
    }
}
