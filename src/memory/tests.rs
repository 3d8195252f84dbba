use std::fs;

use super::*;
use crate::model::{Locale, Origin, State};

fn pair(source: &str, target: &str) -> Translation {
    Translation {
        source_locale: "ar".parse().unwrap(),
        target_locale: "en".parse().unwrap(),
        source: source.to_owned(),
        target: target.to_owned(),
        origin: Origin::Human,
        state: State::Reviewed,
        ..Translation::default()
    }
}

fn memory() -> (tempfile::TempDir, Memory) {
    let folder = tempfile::tempdir().unwrap();
    let memory = Memory::open(&folder.path().join("memory.sqlite")).unwrap();
    (folder, memory)
}

fn found(memory: &Memory, source: &str) -> Vec<(String, u8, Kind)> {
    let (ar, en) = ("ar".parse().unwrap(), "en".parse().unwrap());
    let matches = memory.lookup(&Query::new(source, &ar, &en)).unwrap();
    matches.into_iter().map(|m| (m.target, m.similarity, m.kind)).collect()
}

#[test]
fn the_ladder_has_its_rungs() {
    let (_folder, memory) = memory();
    let in_context = Translation {
        previous: Some("قبل".into()),
        next: Some(String::new()),
        document: "talks".into(),
        unit: "u1".into(),
        ..pair("وصل الوفد.", "The delegation arrived.")
    };
    memory
        .store(&[
            in_context,
            pair("وصل الوفد.", "The delegation has arrived."),
            pair("عُقدت الدورة ٢١.", "Session 21 was held."),
            Translation { state: State::Translated, ..pair("نص", "text") },
            Translation {
                origin: Origin::Engine("x".into()),
                state: State::Translated,
                ..pair("آلة", "machine")
            },
        ])
        .unwrap();
    let (ar, en) = ("ar-IQ".parse().unwrap(), "en".parse().unwrap());
    let query =
        Query { previous: Some("قبل"), next: Some(""), ..Query::new("وصل الوفد.", &ar, &en) };
    let matches = memory.lookup(&query).unwrap();
    let kinds: Vec<_> = matches.iter().map(|m| (m.similarity, m.kind, m.document.as_str())).collect();
    assert_eq!(kinds, [(101, Kind::Context, "talks"), (100, Kind::Exact, "")]);
    type Case<'a> = (&'a str, &'a [(&'a str, u8, Kind)], &'a str);
    let rows: &[Case] = &[
        ("عقدت  الدورة 21.", &[("Session 21 was held.", 99, Kind::Folded)], "marks, spaces, digits"),
        ("عقدت الدورة ٢٣.", &[("Session 23 was held.", 97, Kind::Substituted)], "a number"),
        ("نص", &[("text", 99, Kind::Exact)], "nobody approved it"),
        ("آلة", &[("machine", 90, Kind::Exact)], "an engine made it"),
        (
            "وصل الوفود.",
            &[("The delegation has arrived.", 90, Kind::Fuzzy), ("The delegation arrived.", 90, Kind::Fuzzy)],
            "one letter of ten",
        ),
        ("شيء", &[], "nothing like it"),
    ];
    for (source, wanted, why) in rows {
        let wanted: Vec<_> = wanted.iter().map(|(t, s, k)| ((*t).to_owned(), *s, *k)).collect();
        assert_eq!(found(&memory, source), wanted, "{why}");
    }
}

/// Baghdad, Ankara, Iraq, two that are spelt alike in Arabic, and a person.
fn names() -> Names {
    let name = |own, place, rows: &[(&str, &[&str])]| Name {
        spellings: rows
            .iter()
            .map(|(code, texts)| {
                let spelling = |text: &&str| Spelling { text: (*text).to_owned(), ..Spelling::default() };
                (code.parse().unwrap(), texts.iter().map(spelling).collect())
            })
            .collect(),
        own,
        place,
    };
    Names::new(vec![
        name(true, false, &[("ar", &["سردار بيردي محمدوف"]), ("en", &["Serdar Berdimuhamedov"])]),
        name(true, false, &[("ar", &["سعيد أوغلو"]), ("en", &["Said Oglu", "Saeed Oglu"])]),
        name(false, true, &[("ar", &["بغداد"]), ("en", &["Baghdad"]), ("tk", &["Bagdat"])]),
        name(false, true, &[("ar", &["أنقرة"]), ("en", &["Ankara"]), ("tk", &["Ankara"])]),
        name(false, true, &[("ar", &["العراق"]), ("en", &["Iraq"]), ("tk", &["Yrak"])]),
        name(false, true, &[("ar", &["هولندا"]), ("en", &["Netherlands"]), ("tk", &["Niderlandlar"])]),
        name(false, true, &[("ar", &["عمان"]), ("en", &["Oman"]), ("tk", &["Oman"])]),
        name(false, true, &[("ar", &["عمان"]), ("en", &["Amman"]), ("tk", &["Amman"])]),
    ])
}

#[test]
fn known_names_are_put_in_the_place_of_one_another() {
    let names = names();
    let [ar, en, tk]: [Locale; 3] = ["ar", "en", "tk"].map(|code| code.parse().unwrap());
    type Case<'a> = (&'a Locale, &'a Locale, [&'a str; 3], Option<&'a str>, &'a str);
    let rows: &[Case] = &[
        (
            &ar,
            &en,
            ["وصل الوفد إلى أنقرة.", "وصل الوفد إلى بغداد.", "The delegation arrived in Baghdad."],
            Some("The delegation arrived in Ankara."),
            "a place in Arabic letters",
        ),
        (
            &ar,
            &tk,
            ["وصل الوفد إلى أنقرة مساء.", "وصل الوفد إلى بغداد مساء.", "Wekiliýet agşam Bagdada geldi."],
            Some("Wekiliýet agşam Ankara geldi."),
            "in the case in which the other stood",
        ),
        (
            &ar,
            &en,
            [
                "التقى به سعيد أوغلو أمس.",
                "التقى به سردار بيردي محمدوف أمس.",
                "Serdar Berdimuhamedov met him yesterday.",
            ],
            Some("Said Oglu met him yesterday."),
            "a person of the glossary, in the spelling to be used",
        ),
        (
            &en,
            &ar,
            ["The meeting in Ankara ended.", "The meeting in Baghdad ended.", "انتهى الاجتماع في بغداد."],
            Some("انتهى الاجتماع في أنقرة."),
            "into Arabic letters",
        ),
        (
            &ar,
            &en,
            ["غادر أنقرة في ٧ أيار.", "غادر بغداد في ٥ آذار.", "He left Baghdad on 5 March."],
            Some("He left Ankara on 7 May."),
            "with a date",
        ),
        (
            &ar,
            &en,
            ["وصل الوفد إلى باريس.", "وصل الوفد إلى بغداد.", "The delegation arrived in Baghdad."],
            None,
            "a name that nobody knows",
        ),
        (
            &ar,
            &en,
            ["وصل الوفد إلى عمان.", "وصل الوفد إلى بغداد.", "The delegation arrived in Baghdad."],
            None,
            "Oman or Amman?",
        ),
        (
            &ar,
            &en,
            ["وصل الوفد إلى هولندا.", "وصل الوفد إلى العراق.", "The delegation arrived in Iraq."],
            None,
            "an article would be missing",
        ),
        (
            &ar,
            &en,
            ["وصل الوفد إلى أنقرة.", "وصل الوفد إلى بغداد.", "The delegation arrived in the capital."],
            None,
            "the target does not name it",
        ),
        (
            &ar,
            &en,
            ["غادر الوفد إلى أنقرة.", "وصل الوفد إلى بغداد.", "The delegation arrived in Baghdad."],
            None,
            "another word differs too",
        ),
    ];
    for (from, to, [wanted, source, target], expected, why) in rows {
        let (_folder, memory) = memory();
        let (source_locale, target_locale) = ((*from).clone(), (*to).clone());
        memory.store(&[Translation { source_locale, target_locale, ..pair(source, target) }]).unwrap();
        let query = Query { names: Some(&names), ..Query::new(wanted, from, to) };
        let found = memory.lookup(&query).unwrap();
        let made = found.iter().find(|found| found.kind == Kind::Substituted);
        assert_eq!(made.map(|found| found.target.as_str()), *expected, "{why}: {found:?}");
        assert!(made.is_none_or(|found| found.similarity == 95), "{why}");
    }
}

#[test]
fn pairs_are_stored_once() {
    let (_folder, memory) = memory();
    let unit = |target: &str, unit: &str, state| Translation {
        document: "d".into(),
        unit: unit.into(),
        state,
        ..pair("نص", target)
    };
    let rows = [
        (pair("نص", "a"), (1, 0, 0), "new"),
        (pair("نص", "a"), (0, 0, 1), "the same again"),
        (pair("نص", "b"), (1, 0, 0), "another target"),
        (unit("a", "u", State::Translated), (0, 1, 0), "a unit takes over what has none"),
        (unit("a", "u", State::Final), (0, 1, 0), "a higher state"),
        (unit("c", "u", State::Final), (0, 1, 0), "the unit has another target"),
        (unit("c", "u", State::Final), (0, 0, 1), "nothing new"),
        (unit("c", "v", State::Final), (1, 0, 0), "another unit"),
        (pair("نص", " "), (0, 0, 0), "an empty side"),
    ];
    for (pair, (added, updated, same), why) in rows {
        assert_eq!(memory.store(&[pair]).unwrap(), Stored { added, updated, same }, "{why}");
    }
    let targets: Vec<String> = found(&memory, "نص").into_iter().map(|(target, ..)| target).collect();
    assert_eq!(targets, ["c", "b"]);
}

#[test]
fn a_source_that_is_there_hundreds_of_times_is_found_in_its_context() {
    let (_folder, memory) = memory();
    let one = |n: usize| Translation {
        previous: Some(format!("قبل {n}")),
        next: Some(String::new()),
        document: "d".into(),
        unit: format!("u{n}"),
        ..pair(if n == 7 { "نعم." } else { "نَعم." }, &format!("Yes {n}."))
    };
    memory.store(&(0..300).map(one).collect::<Vec<_>>()).unwrap();
    let (ar, en) = ("ar".parse().unwrap(), "en".parse().unwrap());
    let query = Query { previous: Some("قبل 3"), next: Some(""), ..Query::new("نَعم.", &ar, &en) };
    let first = |query: &Query| memory.lookup(query).unwrap().remove(0);
    assert_eq!((first(&query).kind, first(&query).target.as_str()), (Kind::Context, "Yes 3."));
    let query = Query::new("نعم.", &ar, &en);
    assert_eq!((first(&query).kind, first(&query).target.as_str()), (Kind::Exact, "Yes 7."));
}

#[test]
fn neighbours_are_handed_out_as_they_were_stored() {
    let (_folder, memory) = memory();
    let pairs = [
        Translation {
            next: Some("ثانٍ".into()), previous: Some(String::new()), ..pair("أول", "first")
        },
        Translation { previous: Some("أول".into()), next: None, ..pair("ثانٍ", "second") },
    ];
    memory.store(&pairs).unwrap();
    let mut found = Vec::new();
    memory.each(|_, pair| found.push(pair)).unwrap();
    assert_eq!(found, pairs);
    // What no pair names any longer goes with the pairs.
    let mut ids = Vec::new();
    memory.each(|id, _| ids.push(id)).unwrap();
    memory.delete(&ids[..1]).unwrap();
    memory.compact().unwrap();
    let left = memory.with(|store| {
        let mut left = Vec::new();
        store.rows(0, 9, &mut |_, neighbours| left.push(neighbours))?;
        Ok(left)
    });
    assert_eq!(left.unwrap(), [[Some("أول".to_owned()), None]]);
}

#[test]
fn a_memory_of_an_older_format_is_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.sqlite");
    {
        let memory = Memory::open(&path).unwrap();
        memory.store(&[pair("وصل الوفد.", "The delegation arrived.")]).unwrap();
    }
    // As format 1 had it, with keys of another making.
    rusqlite::Connection::open(&path)
        .unwrap()
        .execute_batch(
            "drop table neighbour; pragma user_version = 1; update meta set value = '0' where name = 'keys';
             update entry set skeleton = 5, folded = 6, previous = 7;",
        )
        .unwrap();
    let memory = Memory::open(&path).unwrap();
    assert_eq!(found(&memory, "وصل الوفد."), [("The delegation arrived.".to_owned(), 100, Kind::Exact)]);
    let mut all = Vec::new();
    memory.each(|_, pair| all.push((pair.previous, pair.next))).unwrap();
    assert_eq!(all, [(None, None)], "a neighbour of which only the hash is known is unknown");
}

#[test]
fn what_is_no_memory_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.sqlite");
    std::fs::write(&path, "no database at all, but some text that is long enough".repeat(50)).unwrap();
    assert!(matches!(Memory::open(&path), Err(MemoryError::NotMemory { .. })));
    let other = folder.path().join("other.sqlite");
    rusqlite::Connection::open(&other)
        .unwrap()
        .execute_batch("create table x (y); insert into x values (1);")
        .unwrap();
    assert!(matches!(Memory::open(&other), Err(MemoryError::NotMemory { .. })));
    let newer = folder.path().join("newer.sqlite");
    drop(Memory::open(&newer).unwrap());
    rusqlite::Connection::open(&newer).unwrap().pragma_update(None, "user_version", 99).unwrap();
    assert!(matches!(Memory::open(&newer), Err(MemoryError::Newer { found: 99, .. })));
}

#[test]
fn the_index_of_what_was_just_stored_is_that_of_what_is_stored() {
    let parts = |folder: &Path| {
        let files = fs::read_dir(folder.join("memory.sqlite.index/1")).unwrap();
        let mut parts: Vec<_> = files.map(|file| file.unwrap().path()).collect();
        parts.retain(|path| path.extension().is_some_and(|end| end == "part"));
        parts.sort();
        parts.into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect::<Vec<_>>()
    };
    let (folder, memory) = memory();
    let path = folder.path().join("memory.sqlite");
    let texts = |range: std::ops::Range<usize>| -> Vec<Translation> {
        range
            .map(|at| pair(&format!("وصل {} الوفد", "ابتثجحخ".repeat(1 + at % 7)), &at.to_string()))
            .collect()
    };
    let other = Memory::open(&path).unwrap();
    for (writer, range) in
        [(&memory, 0..KEPT), (&memory, 300..300 + KEPT), (&other, 900..903), (&memory, 1000..1700)]
    {
        writer.store(&texts(range.clone())).unwrap();
        if range.start != 0 {
            memory.refresh().unwrap();
        }
    }
    let kept = parts(folder.path());
    assert_eq!(kept.len(), 1, "small parts become one");
    drop((memory, other));
    fs::remove_dir_all(folder.path().join("memory.sqlite.index")).unwrap();
    Memory::open(&path).unwrap().refresh().unwrap();
    assert!(parts(folder.path()) == kept, "made anew it is another");
}
