use proptest::prelude::*;

use super::*;

fn side<'a>(locale: &'a Locale, segments: &'a [String]) -> Side<'a> {
    Side {
        locale,
        segments: segments.iter().map(String::as_str).collect(),
        paragraphs: vec![0; segments.len()],
        kinds: vec![BlockKind::Paragraph; segments.len()],
    }
}

fn beads(source: &[String], target: &[String], pins: Vec<Bead>, options: &AlignOptions) -> Vec<Bead> {
    let (ar, en): (Locale, Locale) = ("ar".parse().unwrap(), "en".parse().unwrap());
    let task = Task { source: side(&ar, source), targets: vec![side(&en, target)], pins: vec![pins] };
    align(&[task], &Knowledge::default(), options).remove(0).remove(0)
}

fn texts(list: &[&str]) -> Vec<String> {
    list.iter().map(|&text| text.to_owned()).collect()
}

/// Every segment of both sides is in exactly one bead, in order, and each confidence is a probability.
fn check_cover(beads: &[Bead], n: usize, m: usize) {
    let sources: Vec<usize> = beads.iter().flat_map(|bead| bead.source.clone()).collect();
    let targets: Vec<usize> = beads.iter().flat_map(|bead| bead.target.clone()).collect();
    assert_eq!(sources, (0..n).collect::<Vec<_>>());
    assert_eq!(targets, (0..m).collect::<Vec<_>>());
    assert!(beads.iter().all(|bead| (0.0..=1.0).contains(&bead.confidence)), "{beads:?}");
}

proptest! {
    #[test]
    fn every_segment_is_in_exactly_one_bead(
        source in prop::collection::vec("[ابتثج ]{0,30}|.{0,20}|[٠-٩]{1,4}", 0..14),
        target in prop::collection::vec("[a-zA-Z ]{0,40}|.{0,20}|[0-9]{1,4}", 0..14),
        exact in prop::sample::select(vec![0usize, 40_000]),
    ) {
        let options = AlignOptions { exact, band: 3, ..AlignOptions::default() };
        check_cover(&beads(&source, &target, vec![], &options), source.len(), target.len());
    }
}

#[test]
fn sides_without_text_and_without_likeness_are_covered_too() {
    let options = AlignOptions::default();
    let some = texts(&["وقع البلدان مذكرة تفاهم.", "انتهى الاجتماع."]);
    for (source, target, why) in [
        (vec![], vec![], "nothing at all"),
        (vec![], some.clone(), "no source"),
        (some.clone(), vec![], "no target"),
        (texts(&["", ""]), texts(&[""]), "empty segments"),
        (texts(&[&"كلمة ".repeat(10_000)]), texts(&["word"]), "one very long segment"),
    ] {
        let found = beads(&source, &target, vec![], &options);
        assert!(found.iter().all(|b| b.source.len() + b.target.len() > 0), "{why}: {found:?}");
        check_cover(&found, source.len(), target.len());
    }
}

#[test]
fn a_split_sentence_is_found_by_what_it_says() {
    let source = texts(&[
        "عُقدت الجولة في بغداد يوم ١٤ أيار.",
        "ترأس الجانب التركماني نائب الوزير قربانوف، وترأس الجانب العراقي الوكيل بحر العلوم.",
        "اتفق الجانبان على ٣ خطوات.",
    ]);
    let target = texts(&[
        "The round was held in Baghdad on 14 May.",
        "The Turkmen side was headed by Deputy Minister Gurbanov.",
        "The Iraqi side was headed by Undersecretary Bahr al-Uloom.",
        "The two sides agreed on 3 steps.",
    ]);
    let found = beads(&source, &target, vec![], &AlignOptions::default());
    let shapes: Vec<_> = found.iter().map(|b| (b.source.clone(), b.target.clone())).collect();
    assert_eq!(shapes, [(0..1, 0..1), (1..2, 1..3), (2..3, 3..4)]);
}

#[test]
fn pins_stay_and_the_rest_goes_around_them() {
    let source = texts(&["أ ب ج.", "د ه و.", "ز ح ط."]);
    let target = texts(&["A b c.", "D e f.", "G h i."]);
    let pin = Bead { source: 1..2, target: 2..3, confidence: 1.0 };
    let found = beads(&source, &target, vec![pin.clone()], &AlignOptions::default());
    assert!(found.contains(&pin), "{found:?}");
    check_cover(&found, 3, 3);
    let crossing = vec![pin.clone(), Bead { source: 2..3, target: 0..1, confidence: 1.0 }];
    check_cover(&beads(&source, &target, crossing, &AlignOptions::default()), 3, 3);
}

#[test]
fn a_long_text_is_aligned_in_a_band_that_follows_its_anchors() {
    // Numbered sentences, of which the translation lacks a chapter: the path leaves the diagonal by 300.
    let source: Vec<String> = (0..2000).map(|n| format!("المادة {n} من الاتفاق بين الطرفين.")).collect();
    let kept = |n: &usize| !(700..1000).contains(n);
    let target: Vec<String> = (0..2000)
        .filter(kept)
        .map(|n| format!("Article {n} of the agreement between the parties."))
        .collect();
    let found = beads(&source, &target, vec![], &AlignOptions::default());
    check_cover(&found, source.len(), target.len());
    let right = found
        .iter()
        .filter(|b| b.source.len() == 1 && b.target.len() == 1)
        .filter(|b| source[b.source.start].split(' ').nth(1) == target[b.target.start].split(' ').nth(1))
        .count();
    assert!(right > 1680, "only {right} of 1700 articles meet their translation");
}

#[test]
fn each_evidence_can_be_switched_off_and_says_what_it_is_about() {
    let source = texts(&[
        "قال الوزير إن ٣٥ وفدا وصلت إلى بغداد.",
        "هل وقع البلدان اتفاق BRICS؟",
        "المنطاد يطير.",
        "سقط المنطاد.",
    ]);
    let target = texts(&[
        "The minister said that 35 delegations arrived in Baghdad.",
        "Did the two countries sign the BRICS agreement?",
        "The balloon flies.",
        "The balloon fell.",
    ]);
    let (ar, en): (Locale, Locale) = ("ar".parse().unwrap(), "en".parse().unwrap());
    let mut task = Task { source: side(&ar, &source), targets: vec![side(&en, &target)], pins: vec![vec![]] };
    for side in [&mut task.source, &mut task.targets[0]] {
        side.paragraphs = vec![0, 1, 1, 1];
    }
    // A translation into a third language, of which the second half is one sentence.
    let third = texts(&[
        "Ministr 35 wekiliýetiň Bagdada gelendigini aýtdy.",
        "Iki ýurt BRICS ylalaşygyna gol çekdimi?",
        "Howa şary uçýar we gaçdy.",
    ]);
    let tk: Locale = "tk".parse().unwrap();
    let (from_source, from_target) = (task.source.clone(), task.targets[0].clone());
    let translated = |source| Task { source, targets: vec![side(&tk, &third)], pins: vec![vec![]] };
    let tasks = [task, translated(from_source), translated(from_target)];
    let term = vec![(ar.clone(), "وفد".to_owned()), (en.clone(), "delegation".to_owned())];
    let mut knowledge = Knowledge { terms: vec![term], ..Knowledge::default() };
    for (at, text) in source.iter().chain(&target).enumerate() {
        let vector = (0..4).map(|d| if at % 4 == d { 1.0 } else { 0.1 }).collect();
        knowledge.vectors.add("test", at, text, vector).unwrap();
    }
    let stem = |locale, word| words::stems(locale, word).remove(0);
    knowledge.lexicon.add([&ar, &en], &stem(&ar, "يطير"), &stem(&en, "flies"), 9.0);
    let beads = vec![vec![align(&tasks, &knowledge, &AlignOptions::default())[0][0].clone()]];
    let said = |options: &AlignOptions, name: &str| -> f32 {
        let explained = &explain(&tasks, &beads, &knowledge, options)[0][0];
        let said = explained.iter().flatten().flat_map(|bead| &bead.said).filter(|(by, _)| *by == name);
        said.map(|(_, nats)| nats.abs()).sum()
    };
    for evidence in EVIDENCE {
        let name = evidence.name();
        assert!(said(&AlignOptions::default(), name) > 0.1, "{name} says something here");
        let without = evidence::Set::named(name).unwrap();
        let options = AlignOptions { without, ..AlignOptions::default() };
        assert_eq!(said(&options, name), 0.0, "{name} is silent when it is switched off");
        assert_eq!(align(&tasks, &knowledge, &options)[0][0].len(), 4, "the others suffice without {name}");
    }
    assert_eq!(evidence::Set::named("rumour"), None);
}

#[test]
fn what_is_said_of_a_bead_favours_the_right_one() {
    let source = texts(&["وصل الوزير إلى بغداد.", "وقع البلدان اتفاقا في ١٤ مايو."]);
    let target =
        texts(&["The minister arrived in Baghdad.", "The two countries signed an agreement on 14 May."]);
    let (ar, en): (Locale, Locale) = ("ar".parse().unwrap(), "en".parse().unwrap());
    let tasks = [Task { source: side(&ar, &source), targets: vec![side(&en, &target)], pins: vec![vec![]] }];
    let bead = |source, target| Bead { source, target, confidence: 1.0 };
    let beads = vec![vec![vec![bead(0..1, 0..1), bead(0..1, 1..2), bead(0..1, 0..0), bead(1..3, 1..2)]]];
    let explained = explain(&tasks, &beads, &Knowledge::default(), &AlignOptions::default());
    let sum = |at: usize| {
        let bead = explained[0][0][at].as_ref().unwrap();
        bead.prior + bead.said.iter().map(|(_, nats)| nats).sum::<f32>()
    };
    assert!(sum(0) > sum(1) + 5.0, "{} {}", sum(0), sum(1));
    assert!(sum(2) < 0.0, "an omission has only its prior: {}", sum(2));
    assert_eq!(explained[0][0][3], None, "no such segment");
}

#[test]
fn vectors_say_what_words_and_lengths_do_not() {
    // Words that mean nothing, of one length each; what they mean is in the vectors alone, which turn a source of six
    // sentences into a target where the second and third are one and the fifth is missing.
    let word = |at: usize| "abcdefgh".chars().cycle().skip(at).take(7).collect::<String>();
    let source: Vec<String> = (0..6).map(|i| format!("س{} كلمة", "ابتثجح".chars().nth(i).unwrap())).collect();
    let target: Vec<String> = (0..4).map(|j| word(j * 3)).collect();
    let meaning = |parts: &[usize]| -> Vec<f32> {
        (0..19).map(|d| parts.iter().map(|p| ((d * 7 + p * 5) % 19) as f32 - 9.0).sum()).collect()
    };
    let mut vectors = Vectors::default();
    for (i, text) in source.iter().enumerate() {
        vectors.add("ar", i + 1, text, meaning(&[i * i])).unwrap();
    }
    for (j, parts) in [&[0][..], &[1, 4], &[9], &[25]].into_iter().enumerate() {
        vectors.add("en", j + 1, &target[j], meaning(parts)).unwrap();
    }
    let (ar, en): (Locale, Locale) = ("ar".parse().unwrap(), "en".parse().unwrap());
    let task = Task { source: side(&ar, &source), targets: vec![side(&en, &target)], pins: vec![Vec::new()] };
    let tasks = [task];
    let knowledge = Knowledge { vectors, ..Knowledge::default() };
    let found = |without: evidence::Set| -> Vec<(usize, usize)> {
        let options = AlignOptions { without, ..AlignOptions::default() };
        let beads = align(&tasks, &knowledge, &options).remove(0).remove(0);
        beads.iter().map(|bead| (bead.source.len(), bead.target.len())).collect()
    };
    let right = [(1, 1), (2, 1), (1, 1), (1, 0), (1, 1)];
    assert_eq!(found(evidence::Set::default()), right);
    assert_ne!(found(evidence::Set::named("embeddings").unwrap()), right, "nothing else knows");
}
