use super::part::{Part, Text, build, write};
use super::query::like;
use super::*;
use crate::memory::{Memory, Query, Translation};
use crate::model::State;

/// Numbers without a pattern (Knuth's MMIX).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

/// Words of made-up Arabic, the common ones often, and texts of them.
fn texts(count: usize, dice: &mut Dice) -> Vec<String> {
    let letters: Vec<char> = "ابتجحدرزسشصطعفقكلمنهوي".chars().collect();
    let words: Vec<String> = (0..4000)
        .map(|_| (0..3 + dice.below(5)).map(|_| letters[dice.below(letters.len())]).collect())
        .collect();
    let text = |dice: &mut Dice| -> String {
        let length = [1, 2, 4, 8, 12, 20, 25][dice.below(7)];
        let word = |dice: &mut Dice| words[dice.below(4000) * dice.below(4000) / 4000].clone();
        (0..length).map(|_| word(dice)).collect::<Vec<_>>().join(" ")
    };
    (0..count).map(|_| text(dice)).collect()
}

/// A text with one letter in ten changed.
fn changed(text: &str, dice: &mut Dice) -> String {
    text.chars().map(|c| if dice.below(10) == 0 { 'ث' } else { c }).collect()
}

fn part_of(texts: &[String]) -> (tempfile::TempDir, Part) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.part");
    let text = |(at, text): (usize, &String)| Text { id: at as i64, text: text.clone(), key: (at as i64, 0) };
    write(&path, &build(texts.iter().enumerate().map(text).collect())).unwrap();
    let part = Part::open(&path).unwrap();
    (folder, part)
}

#[test]
fn what_is_found_is_what_comparing_all_finds() {
    let mut dice = Dice(3);
    let mut all = texts(12_000, &mut dice);
    all.sort();
    all.dedup();
    let (_folder, part) = part_of(&all);
    assert_eq!(part.len() as usize, all.len());
    let (mut wanted, mut found) = (0, 0);
    for _ in 0..60 {
        let query = changed(&all[dice.below(all.len())], &mut dice);
        let most = |text: &str| query.chars().count().max(text.chars().count()) * 30 / 100;
        let near = |(at, text): (usize, &String)| {
            let (distance, longer) = distance::exact(&query, text);
            (distance <= most(text)).then_some((distance as f64 / longer as f64, at as i64))
        };
        let mut truth: Vec<_> = all.iter().enumerate().filter_map(near).collect();
        truth.sort_by(|a, b| a.partial_cmp(b).unwrap());
        truth.truncate(5);
        let mine = like(&part, &query, 70, 5).unwrap();
        for one in &mine {
            let (distance, longer) = distance::exact(&query, &all[one.key.0 as usize]);
            assert_eq!((one.distance, one.longer), (distance, longer), "{query}");
        }
        wanted += truth.len();
        // Texts that are as near as the last one count as it does.
        let last = truth.last().map_or(0.0, |(share, _)| *share);
        found += mine
            .iter()
            .filter(|one| one.distance as f64 / one.longer as f64 <= last)
            .count()
            .min(truth.len());
    }
    assert!(wanted >= 60, "only {wanted} texts are near");
    assert!(found * 100 >= wanted * 99, "{found} of {wanted}");
}

#[test]
fn short_and_odd_texts_are_found_too() {
    let mut all: Vec<String> =
        ["", "ا", "نص", "نعم", "本文テスト", "x".repeat(3000).as_str()].map(str::to_owned).into();
    all.extend((0..500).map(|n| format!("كلمة{n}")));
    let (_folder, part) = part_of(&all);
    for (query, wanted) in
        [("ا", "ا"), ("نص", "نص"), ("نعم", "نعم"), ("本文テスト", "本文テスト"), ("كلمه77", "كلمة77")]
    {
        let found = like(&part, query, 70, 3).unwrap();
        assert_eq!(found.first().map(|one| all[one.key.0 as usize].as_str()), Some(wanted), "{query}");
    }
    assert_eq!(like(&part, "", 70, 3).unwrap(), []);
    assert_eq!(like(&part, &"x".repeat(2990), 70, 3).unwrap().len(), 1);
}

fn pair(source: &str) -> Translation {
    Translation {
        source_locale: "ar".parse().unwrap(),
        target_locale: "en".parse().unwrap(),
        source: source.to_owned(),
        target: format!("en {source}"),
        state: State::Final,
        ..Translation::default()
    }
}

fn nearest(memory: &Memory, source: &str) -> Option<String> {
    let (ar, en) = ("ar".parse().unwrap(), "en".parse().unwrap());
    let query = Query { thorough: true, ..Query::new(source, &ar, &en) };
    memory.lookup(&query).unwrap().into_iter().next().map(|found| found.source)
}

#[test]
fn an_index_grows_with_its_store_and_is_made_again_when_lost() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("memory.sqlite");
    let mut dice = Dice(9);
    let all = texts(900, &mut dice);
    let long: Vec<&String> = all.iter().filter(|text| text.chars().count() > 40).collect();
    {
        let memory = Memory::open(&path).unwrap();
        for some in all.chunks(60) {
            memory.store(&some.iter().map(|text| pair(text)).collect::<Vec<_>>()).unwrap();
            let text = &some[0];
            assert_eq!(nearest(&memory, text).as_ref(), Some(text), "what was just stored is known");
        }
        for text in &long {
            assert_eq!(nearest(&memory, &format!("{text}ث")).as_ref(), Some(*text));
        }
    }
    let index = folder.path().join("memory.sqlite.index/1");
    let parts = || {
        let files = fs::read_dir(&index).unwrap().map(|file| file.unwrap().path());
        files.filter(|path| path.extension().is_some_and(|end| end == "part")).collect::<Vec<_>>()
    };
    assert!((1..=6).contains(&parts().len()), "{} parts", parts().len());
    let damage: &[(&str, &dyn Fn())] = &[
        ("nothing there", &|| fs::remove_dir_all(&index).unwrap()),
        ("a part is gone", &|| fs::remove_file(&parts()[0]).unwrap()),
        ("a part is cut off", &|| {
            File::options().write(true).open(&parts()[0]).unwrap().set_len(100).unwrap()
        }),
        ("the list is nonsense", &|| fs::write(index.join(LIST), "nonsense").unwrap()),
        ("the head is spoiled", &|| {
            let mut bytes = fs::read(&parts()[0]).unwrap();
            bytes[60] ^= 1;
            fs::write(&parts()[0], bytes).unwrap();
        }),
    ];
    for (what, damage) in damage {
        damage();
        let memory = Memory::open(&path).unwrap();
        for text in &long[..10] {
            assert_eq!(nearest(&memory, &format!("{text}ث")).as_ref(), Some(*text), "{what}");
        }
    }
    // Bytes of the body are not checked at opening: they may spoil the answer, never more.
    for at in 0..40 {
        let path_of_part = parts().remove(0);
        let mut bytes = fs::read(&path_of_part).unwrap();
        let length = bytes.len();
        bytes[length - 1 - at * length / 80] ^= 0xFF;
        fs::write(&path_of_part, bytes).unwrap();
        let memory = Memory::open(&path).unwrap();
        nearest(&memory, &format!("{}ث", long[at]));
    }
}

#[test]
fn removed_pairs_are_not_found() {
    let folder = tempfile::tempdir().unwrap();
    let memory = Memory::open(&folder.path().join("memory.sqlite")).unwrap();
    memory.store(&[pair("اجتمع الوفدان في العاصمة"), pair("وصل الوفد إلى المطار")]).unwrap();
    assert_eq!(nearest(&memory, "اجتمع الوفدان في العاصمه").as_deref(), Some("اجتمع الوفدان في العاصمة"));
    let mut ids = Vec::new();
    memory.each(|id, pair| ids.extend(pair.source.starts_with("اجتمع").then_some(id))).unwrap();
    assert_eq!(memory.delete(&ids).unwrap(), 1);
    memory.compact().unwrap();
    assert_eq!(memory.check().unwrap(), Vec::<String>::new());
    assert_eq!(nearest(&memory, "اجتمع الوفدان في العاصمه"), None);
    assert_eq!(nearest(&memory, "وصل الوفد الى المطارات").as_deref(), Some("وصل الوفد إلى المطار"));
}

#[test]
fn words_are_found_in_every_form() {
    let folder = tempfile::tempdir().unwrap();
    let memory = Memory::open(&folder.path().join("memory.sqlite")).unwrap();
    let sources =
        ["زار الوزير سفارات الدول الصديقة.", "أمام السفارة", "وصل السفير.", "وللسفارة حديقة.", "لا شيء هنا."];
    memory.store(&sources.map(pair)).unwrap();
    let (ar, en) = ("ar".parse().unwrap(), "en".parse().unwrap());
    let rows: &[(&str, &[&str], &str)] = &[
        ("سفارة", &["السفارة", "وللسفارة", "سفارات"], "clitics and the plural"),
        ("للسفارات", &["السفارة", "وللسفارة", "سفارات"], "from a form as well"),
        ("الدول الصديقة", &["الدول الصديقة"], "a phrase"),
        ("طائرة", &[], "nowhere"),
    ];
    for (words, wanted, why) in rows {
        let uses = memory.concordance(&Query::new(words, &ar, &en)).unwrap();
        let found: Vec<&str> = uses.iter().map(|one| one.spans[0].of(&one.pair.source)).collect();
        assert_eq!(found, *wanted, "{why}");
    }
}
