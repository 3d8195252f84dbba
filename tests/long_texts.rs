//! Texts that are too long for a table of all cuts: found as short ones are, whatever is missing or stands elsewhere.

use std::collections::HashSet;
use std::ops::Range;

use tarjuman::align::{AlignOptions, Knowledge, Side, Task, UNRELATED, align, related};
use tarjuman::model::{Bead, BlockKind, Locale};

#[path = "alignment/made.rs"]
mod made;
use made::Made;

fn beads(made: &Made, options: &AlignOptions) -> Vec<Bead> {
    let locales: [Locale; 2] = ["ar", "en"].map(|code| code.parse().unwrap());
    let side = |at: usize, segments: &[String]| Side {
        locale: Box::leak(Box::new(locales[at].clone())),
        segments: segments.iter().map(|text| &*Box::leak(text.clone().into_boxed_str())).collect(),
        paragraphs: vec![0; segments.len()],
        kinds: vec![BlockKind::Paragraph; segments.len()],
    };
    let task =
        Task { source: side(0, &made.source), targets: vec![side(1, &made.target)], pins: vec![vec![]] };
    let found = align(&[task], &Knowledge::default(), options).remove(0).remove(0);
    let sources: Vec<usize> = found.iter().flat_map(|bead| bead.source.clone()).collect();
    let targets: Vec<usize> = found.iter().flat_map(|bead| bead.target.clone()).collect();
    assert_eq!(sources, (0..made.source.len()).collect::<Vec<_>>(), "each source segment once, in order");
    assert_eq!(targets, (0..made.target.len()).collect::<Vec<_>>(), "each target segment once, in order");
    found
}

/// Strict F1 of beads with two sides.
fn f1(made: &Made, found: &[Bead]) -> f64 {
    let whole = |s: &Range<usize>, t: &Range<usize>| !s.is_empty() && !t.is_empty();
    let gold: HashSet<_> = made.beads.iter().filter(|(s, t)| whole(s, t)).cloned().collect();
    let found: Vec<_> = found.iter().filter(|b| whole(&b.source, &b.target)).collect();
    let right = found.iter().filter(|b| gold.contains(&(b.source.clone(), b.target.clone()))).count();
    2.0 * right as f64 / (gold.len() + found.len()) as f64
}

#[test]
fn long_texts_are_aligned_as_well_as_short_ones() {
    let plain = Made::new(3_000, 1);
    let mut without_a_chapter = Made::new(900, 2);
    without_a_chapter.only_source(Made::new(1_200, 3).source);
    without_a_chapter.extend(Made::new(900, 4));
    let mut with_another = Made::new(900, 5);
    with_another.only_target(Made::new(1_200, 6).target);
    with_another.extend(Made::new(900, 7));
    let mut swapped = Made::new(1_200, 8);
    let moved = Made::new(500, 9);
    swapped.only_source(moved.source.clone());
    swapped.extend(Made::new(1_200, 10));
    swapped.only_target(moved.target);
    swapped.extend(Made::new(600, 11));
    for (made, least, why) in [
        (&plain, 0.95, "a whole text"),
        (&without_a_chapter, 0.94, "a chapter is missing in the translation"),
        (&with_another, 0.94, "a chapter was added"),
        (&swapped, 0.94, "a section stands elsewhere: it costs itself"),
    ] {
        let found = f1(made, &beads(made, &AlignOptions::default()));
        println!("{found:.4} {why}");
        assert!(found > least, "{found:.4}: {why}");
    }
}

#[test]
fn a_text_in_pieces_is_as_good_as_in_one() {
    let made = Made::new(600, 12);
    let whole = f1(&made, &beads(&made, &AlignOptions { exact: usize::MAX, ..AlignOptions::default() }));
    let pieces = f1(&made, &beads(&made, &AlignOptions::default()));
    println!("{whole:.4} {pieces:.4}");
    assert!(pieces > whole - 0.01, "in pieces {pieces:.4}, in one {whole:.4}");
}

#[test]
fn the_same_beads_on_any_number_of_threads() {
    let made = Made::new(2_000, 13);
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| beads(&made, &AlignOptions::default()))
    };
    assert_eq!(on(1), on(3));
}

#[test]
fn texts_that_have_nothing_to_do_with_each_other_are_not_believed() {
    let (one, other) = (Made::new(300, 14), Made::new(300, 15));
    let unrelated = Made { source: one.source.clone(), target: other.target, beads: Vec::new() };
    let found = related(&beads(&unrelated, &AlignOptions::default()));
    let right = related(&beads(&one, &AlignOptions::default()));
    println!("{found:.3} {right:.3}");
    assert!(found < UNRELATED && right > 0.9, "unrelated {found:.3}, a translation {right:.3}");
}

#[test]
fn identical_sides_are_aligned_one_to_one() {
    let text = Made::new(400, 16).target;
    let same = Made { source: text.clone(), target: text, beads: Vec::new() };
    let found = beads(&same, &AlignOptions::default());
    assert!(
        found.iter().all(|b| b.source == b.target && b.source.len() == 1),
        "a segment is its own translation"
    );
    assert!(found.iter().all(|b| b.confidence > 0.9));
}

#[test]
fn segments_of_ten_thousand_words_are_segments() {
    let long = |seed: u64| Made::new(500, seed);
    let mut made = Made::default();
    for seed in 20..26 {
        let part = long(seed);
        let one = Made {
            source: vec![part.source.join(" ")],
            target: vec![part.target.join(" ")],
            beads: vec![(0..1, 0..1)],
        };
        assert!(one.source[0].split(' ').count() > 5_000);
        made.extend(one);
    }
    let found = beads(&made, &AlignOptions::default());
    assert_eq!(f1(&made, &found), 1.0);
    assert!(found.iter().all(|bead| bead.confidence > 0.9), "few words of many say something: {found:?}");
}
