//! The checks of units, row by row: half of the rows are right translations, which must raise nothing.

use super::*;
use crate::model::{BlockKind, Severity, Target, Targets, TextSide};

mod rows;

/// The findings of a document: source and target, a unit a pair.
fn findings(locales: (&str, &str), units: &[(&str, &str)], demands: Demands) -> Vec<Finding> {
    findings_of(locales, units, demands, None, &[])
}

/// The same of units that the aligner has joined.
fn findings_of(
    locales: (&str, &str),
    units: &[(&str, &str)],
    demands: Demands,
    confidence: Option<f32>,
    keys: &[&str],
) -> Vec<Finding> {
    findings_in(BlockKind::Paragraph, locales, units, demands, confidence, keys)
}

/// The same of units that stand in another place than running text.
fn findings_in(
    kind: BlockKind,
    locales: (&str, &str),
    units: &[(&str, &str)],
    demands: Demands,
    confidence: Option<f32>,
    keys: &[&str],
) -> Vec<Finding> {
    let (glossary, mistakes) = Glossary::parse("g.yaml", include_str!("tests/glossary.yaml"));
    assert_eq!(mistakes, []);
    let (source, target): (Locale, Locale) = (locales.0.parse().unwrap(), locales.1.parse().unwrap());
    let all: Vec<Locale> = ["ar", "en", "tk"].iter().map(|tag| tag.parse().unwrap()).collect();
    let terminology = Terminology::new(&glossary, &all);
    let units: Vec<Unit> = units
        .iter()
        .enumerate()
        .map(|(number, (text, translation))| Unit {
            id: keys.get(number).map_or_else(|| format!("p-{number}"), |key| (*key).to_owned()),
            kind,
            source: (*text).to_owned(),
            place: Place::START,
            targets: Targets::from_iter([(
                target.clone(),
                Target { text: (*translation).to_owned(), confidence, ..Target::default() },
            )]),
            form: None,
        })
        .collect();
    let hits: Vec<UnitHits> = units.iter().map(|unit| terminology.hits(&source, unit)).collect();
    run(&Subject {
        memo: Default::default(),
        settings: Settings::NONE,
        source_locale: &source,
        source_path: "d.ar.txt",
        units: &units,
        hits: &hits,
        terminology: &terminology,
        demands,
        target_place: &|_, _, _| ("d.txt".to_owned(), Place::START),
    })
}

/// Findings as the tables write them: `T001`, with `i` for one that is only a note.
fn short(findings: &[Finding]) -> String {
    let word = |finding: &Finding| {
        let note = if finding.severity == Severity::Info { "i" } else { "" };
        format!("{}{note}", finding.rule.code)
    };
    findings.iter().map(word).collect::<Vec<_>>().join(" ")
}

#[test]
fn translations_are_judged_row_by_row() {
    let mut right = 0;
    let mut wrong = Vec::new();
    for (locales, units, wanted, why) in rows::ROWS {
        let mut found = findings(*locales, units, Demands::default());
        found.retain(|finding| finding.rule.code.starts_with('T'));
        right += usize::from(wanted.is_empty());
        if short(&found) != *wanted {
            wrong.push(format!("{units:?}: {why}: wanted {wanted:?}, found {:?}", short(&found)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(
        rows::ROWS.len() >= 60 && 2 * right >= rows::ROWS.len(),
        "{} rows, {right} right",
        rows::ROWS.len()
    );
}

/// Pieces of texts that make checks look.
const PIECES: &[&str] = &[
    "The minister",
    "the the",
    "in 2015",
    " ",
    "  ",
    ",",
    ".",
    "..",
    "...",
    "…",
    ";",
    ":",
    "?",
    "??",
    "!",
    " ?",
    "--",
    "-",
    "–",
    "(",
    ")",
    "[b]",
    "[/b]",
    "**",
    "%s",
    "%1$d",
    "%d",
    "{name}",
    "{ $n }",
    "{n, plural, one {# file} other {# files}}",
    "${x}",
    "$5",
    "$HOME",
    "<b>",
    "</b>",
    "&",
    "&File",
    "&amp;",
    "&nbsp",
    "http://un.org",
    "www.un.org",
    "a@un.org",
    "A/RES/76/300",
    "/etc/hosts",
    "--help",
    "%%",
    "''",
    "{0}",
    "[1]_",
    "|x|",
    ":ref:`x`",
    "#-#-#-#-#",
    "<<<<<<< ",
    "width: 20em;",
    "_File",
    "rgb()",
    "`code`",
    "#fff",
    "@:key",
    "__init__",
    "UN",
    "OPCW",
    "PDF",
    "\"",
    "“",
    "”",
    "«",
    "»",
    "'",
    "‘",
    "’",
    "\n",
    "\t",
    "\\n",
    "\u{200B}",
    "\u{202E}",
    "\u{A0}",
    "12",
    "1,500",
    "٢٠١٥",
    "١٢",
    "%",
    "٪",
    "€",
    "£5",
    "m²",
    "½",
    "und die Straße",
    "über",
    "Größe",
    "şäher",
    "ýyl",
    "ministri",
    "وصل الوزير",
    "في",
    "إلى بغداد",
    "،",
    "؛",
    "؟",
    "ـ",
    "الوزیر",
    "город",
    "о",
    "漢字",
    "한",
    "・",
    "？",
    "，",
    "ＡＢ",
    "a\u{301}",
    "é",
    "Paris",
    "Kurbanow",
    "Gurbanow",
    "Mr Lavrov",
    "not",
    "Monday",
    "May",
    "per cent",
];

/// What the checks of single pairs find.
fn of_pair(subject: &Subject, source: &Text, target: &Text) -> Vec<Finding> {
    let pair = Pair { subject, index: 0, source, target };
    let mut findings = Vec::new();
    CHECKS.iter().for_each(|check| check.pair(&pair, &mut findings));
    findings
}

proptest::proptest! {
    /// [`Text::has`] lets checks pass over what they find nothing in, and nothing else.
    #[test]
    fn no_check_passes_over_what_it_would_find(
        source in proptest::collection::vec((0..PIECES.len(), proptest::bool::ANY), 1..9),
        target in proptest::collection::vec((0..PIECES.len(), proptest::bool::ANY), 1..9),
        locales in proptest::sample::select(vec![("en", "de"), ("en", "tk"), ("ar", "en"), ("en", "ar"), ("en", "zh"), ("tk", "ru")]),
    ) {
        let written = |pieces: &[(usize, bool)]| -> String {
            pieces.iter().map(|(at, spaced)| format!("{}{}", PIECES[*at], if *spaced { " " } else { "" })).collect()
        };
        let (source, target) = (written(&source), written(&target));
        let (from, to): (Locale, Locale) = (locales.0.parse().unwrap(), locales.1.parse().unwrap());
        let glossary = Glossary::default();
        let terminology = Terminology::new(&glossary, []);
        let unit = Unit {
            id: "u".into(),
            kind: BlockKind::Paragraph,
            source: source.clone(),
            place: Place::START,
            targets: Targets::from_iter([(to.clone(), Target { text: target.clone(), ..Target::default() })]),
            form: None,
        };
        let subject = Subject {
            memo: Default::default(),
            settings: Settings::NONE,
            source_locale: &from,
            source_path: "",
            units: &[unit],
            hits: &[],
            terminology: &terminology,
            demands: Demands::default(),
            target_place: &|_, _, _| (String::new(), Place::START),
        };
        let found = of_pair(&subject, &Text::new(&source, &from), &Text::new(&target, &to));
        let all = of_pair(&subject, &Text::seen_through(&source, &from), &Text::seen_through(&target, &to));
        proptest::prop_assert_eq!(short(&found), short(&all), "{:?} → {:?}", &source, &target);
        proptest::prop_assert_eq!(found, all);
    }
}

#[test]
fn items_of_a_list_may_begin_small() {
    let rows = [
        (BlockKind::Paragraph, "Y015i", "a sentence begins with a capital"),
        (BlockKind::ListItem, "", "an item may be a part of the sentence that the list is"),
    ];
    for (kind, wanted, why) in rows {
        let units =
            [("تدريب المهندسين وتبادل الخبرات.", "training of engineers and exchange of experience.")];
        let found = findings_in(kind, ("ar", "en"), &units, Demands::default(), None, &[]);
        assert_eq!(short(&found), wanted, "{why}");
    }
}

#[test]
fn a_name_that_other_units_have_right_is_no_slip() {
    let right = ("قال كمبرلاند إنه سعيد.", "The minister, Mr Cumberland, said that he was glad.");
    let slipped = ("ثم وصل كمبرلاند.", "Then Mr Cunberland arrived.");
    let source_slipped = ("وصل كنبرلاند إلى بغداد.", "After a day Cumberland arrived in Baghdad.");
    let rows = [
        (vec![right, slipped], 1, "the translation has another consonant in one unit"),
        (vec![right, source_slipped], 0, "the source has"),
        (vec![source_slipped], 1, "nothing tells which side has it"),
    ];
    for (units, wanted, why) in rows {
        let found = findings(("ar", "en"), &units, Demands::default());
        let slips: Vec<&Finding> = found.iter().filter(|finding| finding.rule.code == "N002").collect();
        assert_eq!(slips.len(), wanted, "{why}: {slips:?}");
    }
}

#[test]
fn the_nearest_thing_is_shown() {
    let rows: &[(&str, &str, &str, &str)] = &[
        (
            "وقّع الوزيران مذكرة تفاهم.",
            "The ministers signed a memorandum on understandings.",
            "memorandum on understandings",
            "words of the term",
        ),
        ("زار سفارة بلاده.", "He visited his country's embasy.", "embasy", "a slip of the pen"),
        (
            "وقّع الوزيران اتفاقية.",
            "The ministers signed a treaty.",
            "treaty",
            "a concept that the glossary relates",
        ),
        ("وقّع الوزيران اتفاقية.", "The two of them met.", "", "nothing like it"),
    ];
    for (source, target, nearest, why) in rows {
        let found = findings(("ar", "en"), &[(source, target)], Demands::default());
        let args: Vec<_> =
            found.iter().filter(|f| f.rule.code == "T001").flat_map(|f| f.args.clone()).collect();
        assert!(args.contains(&("nearest", (*nearest).to_owned())), "{target}: {why}: {args:?}");
    }
}

#[test]
fn admitted_terms_are_findings_where_the_project_says_so() {
    let demands = Demands { preferred_only: true };
    let source = "وقّع الوزيران مذكرة تفاهم.";
    let rows: &[(&[&str], &str, &str)] = &[
        (&["The ministers signed an MoU."], "T005", "admitted"),
        (&["The ministers signed a memorandum of understanding."], "", "preferred"),
        (&["A memorandum of understanding (MoU) was signed."], "", "both in one sentence"),
        (
            &["A memorandum of understanding was signed.", "The MoU was signed."],
            "",
            "short, once it has been introduced",
        ),
        (
            &["The MoU was signed.", "A memorandum of understanding was signed."],
            "T005",
            "short before it is introduced",
        ),
    ];
    for (targets, wanted, why) in rows {
        let units: Vec<_> = targets.iter().map(|target| (source, *target)).collect();
        let mut found = findings(("ar", "en"), &units, demands);
        found.retain(|finding| finding.rule.code.starts_with('T'));
        assert_eq!(short(&found), *wanted, "{targets:?}: {why}");
    }
    assert_eq!(short(&findings(("ar", "en"), &[(source, "An MoU was signed.")], Demands::default())), "");
}

#[test]
fn every_check_fires_on_its_examples_and_its_fixes_settle_them() {
    let mut seen = 0;
    for check in CHECKS.iter() {
        let code = check.rule().code;
        let examples = check.examples();
        assert!(examples.iter().any(|one| one.fires), "{code} has no example that fires");
        assert!(examples.iter().any(|one| !one.fires), "{code} has no example that does not fire");
        for example in examples {
            let confidence = example.doubted.then_some(0.2);
            let demands = Demands { preferred_only: true };
            let found = findings_of(example.locales, example.units, demands, confidence, example.keys);
            let own: Vec<&Finding> = found.iter().filter(|f| f.rule.code == code).collect();
            assert_eq!(!own.is_empty(), example.fires, "{code}: {example:?}: {}", short(&found));
            for finding in own {
                let Some(fix) = &finding.fix else { continue };
                assert_eq!(Some(fix.safety), check.fixes(), "{code} promises another kind of fix");
                let text = if fix.side == TextSide::Source { &finding.source } else { &finding.target };
                let text = text.as_deref().unwrap_or_default();
                assert!(fix.applied(text).is_some_and(|fixed| fixed != text), "{code}: {fix:?} in {text}");
            }
            seen += 1;
        }
    }
    assert!(seen >= 2 * CHECKS.len(), "only {seen} examples");
}

/// A field of the labelled pairs: `\\n` and `\\u{…}` stand for what cannot be seen.
fn unescaped(field: &str) -> String {
    let mut text = String::new();
    let mut rest = field;
    while let Some((before, after)) = rest.split_once('\\') {
        text.push_str(before);
        let (c, taken) = match after.strip_prefix("u{").and_then(|hex| hex.split_once('}')) {
            Some((hex, _)) => (u32::from_str_radix(hex, 16).ok().and_then(char::from_u32), hex.len() + 3),
            None => (Some(if after.starts_with('n') { '\n' } else { '\\' }), 1),
        };
        text.extend(c);
        rest = &after[taken..];
    }
    text + rest
}

#[test]
fn labelled_pairs_are_judged_as_their_reasons_say() {
    let table = include_str!("../../tests/checks/pairs.tsv");
    let (mut rows, mut wrong) = (0, Vec::new());
    let mut met = std::collections::BTreeSet::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [from, to, source, target, wanted, why] = cells.as_slice() else { panic!("{line:?} is no row") };
        let (source, target) = (unescaped(source), unescaped(target));
        let found = findings((from, to), &[(&source, &target)], Demands::default());
        let mut codes: Vec<&str> =
            found.iter().map(|f| f.rule.code).filter(|code| !code.starts_with('T')).collect();
        codes.sort_unstable();
        codes.dedup();
        let wanted: Vec<&str> = wanted.split(' ').filter(|code| *code != "-").collect();
        met.extend(wanted.clone());
        rows += 1;
        if codes != wanted {
            wrong.push(format!("{source:?} {target:?}: {why}: wanted {wanted:?}, found {codes:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(rows >= 600 && met.len() >= 55, "only {rows} rows for {} checks", met.len());
}
