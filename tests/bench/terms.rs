//! Finding terms in running text: words a second by the number of terms, beside a bare Aho-Corasick scan (daachorse,
//! character by character) of the same terms over the same text, and the time to build either.
//!
//!     cargo bench --bench terms
//!
//! `find` searches with a matcher that has met the words before, as it has after the first pages of a batch; `find_cold`
//! with one that has met none.

use std::sync::LazyLock;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use tarjuman::glossary::{Concept, Glossary, Matcher, Term};
use tarjuman::model::Locale;

fn main() {
    divan::main();
}

const SIZES: &[usize] = &[100, 1_000, 10_000];
/// Words of a text, and of a sentence.
const WORDS: usize = 200_000;
const SENTENCE: usize = 20;

/// Nouns of the general vocabulary with their plurals, a line a noun.
const NOUNS: &str = include_str!("../../src/lang/arabic/plurals.txt");

/// The words of which every other word of a text is one.
const PARTICLES: [&str; 24] = [
    "في", "من", "على", "أن", "إلى", "التي", "عن", "الذي", "مع", "وقال", "هذا", "بين", "هذه", "بعد", "كما",
    "إن", "وفي", "ما", "لا", "كان", "خلال", "وأكد", "حيث", "أو",
];

/// Nouns made of letters by template, beyond the vocabulary: the shapes and lengths of Arabic nouns.
fn made_up(number: usize) -> String {
    const ROOT: [char; 20] =
        ['ب', 'ت', 'ج', 'ح', 'د', 'ر', 'ز', 'س', 'ش', 'ص', 'ط', 'ع', 'غ', 'ف', 'ق', 'ك', 'ل', 'م', 'ن', 'ه'];
    let [a, b, c] = [number % 20, number / 20 % 20, number / 400 % 20].map(|at| ROOT[at]);
    match number / 8_000 % 5 {
        0 => format!("{a}{b}ا{c}ة"),
        1 => format!("م{a}{b}و{c}"),
        2 => format!("ت{a}{b}ي{c}"),
        3 => format!("{a}ا{b}{c}"),
        _ => format!("است{a}{b}ا{c}"),
    }
}

/// The vocabulary: citation form and plural.
static VOCABULARY: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let line = |line: &'static str| {
        line.split_once(' ').map(|(noun, rest)| (noun, rest.split(' ').next().unwrap_or(rest)))
    };
    NOUNS.lines().filter_map(line).collect()
});

fn noun(number: usize) -> (&'static str, &'static str) {
    VOCABULARY[number % VOCABULARY.len()]
}

/// Of ten terms one is a noun of the vocabulary, as far as a quarter of it goes, four are two of its nouns, and the rest are
/// words that are rare or in no text.
fn terms(count: usize) -> Vec<String> {
    let term = |at: usize| match at % 10 {
        0 if at / 10 * 4 < VOCABULARY.len() => noun(at / 10 * 4).0.to_owned(),
        1..=4 => format!("{} ال{}", noun(at * 7).0, noun(at * 13 / 10).0),
        _ => made_up(at * 11),
    };
    (0..count).map(term).collect()
}

fn glossary(code: &str, terms: &[String]) -> (Glossary, Locale) {
    let locale: Locale = code.parse().expect("a tag");
    let concept = |text: &String| Concept {
        id: text.clone(),
        terms: [(locale.clone(), vec![Term { text: text.clone(), ..Term::default() }])].into(),
        ..Concept::default()
    };
    (Glossary { concepts: terms.iter().map(concept).collect(), ..Glossary::default() }, locale)
}

/// Numbers without a pattern, the same at each run (the multiplier and increment of Knuth's MMIX).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    /// The smaller the commoner: about as Zipf's law has it.
    fn rank(&mut self, limit: usize) -> usize {
        let share = self.below(1 << 20) as f64 / f64::from(1 << 20);
        ((limit as f64).powf(share) - 1.0) as usize
    }
}

/// Sentences of Arabic words, the common ones often: particles, nouns with clitics and endings, one word in ten beyond
/// the vocabulary.
fn text() -> Vec<String> {
    const SHAPES: [(&str, &str); 12] = [
        ("ال", ""),
        ("", ""),
        ("ال", ""),
        ("", ""),
        ("وال", ""),
        ("بال", ""),
        ("", "ه"),
        ("", "ها"),
        ("ل", ""),
        ("لل", ""),
        ("و", ""),
        ("", "هم"),
    ];
    let mut dice = Dice(7);
    let mut word = || match dice.below(10) {
        0..=3 => PARTICLES[dice.rank(PARTICLES.len())].to_owned(),
        4 => {
            let (before, after) = SHAPES[dice.rank(SHAPES.len())];
            format!("{before}{}{after}", made_up(dice.rank(40_000)))
        }
        _ => {
            let (singular, plural) = noun(dice.rank(100_000) * 31);
            let (before, after) = SHAPES[dice.rank(SHAPES.len())];
            format!("{before}{}{after}", if dice.below(3) == 0 { plural } else { singular })
        }
    };
    let mut sentence = || (0..SENTENCE).map(|_| word()).collect::<Vec<_>>().join(" ");
    (0..WORDS / SENTENCE).map(|_| sentence()).collect()
}

fn hits(matcher: &Matcher, text: &[String]) -> usize {
    text.iter().map(|line| black_box(matcher.find(line)).len()).sum()
}

#[divan::bench(args = SIZES)]
fn find(bencher: Bencher, count: usize) {
    let (glossary, locale) = glossary("ar", &terms(count));
    let matcher = Matcher::new(&glossary, &locale);
    let text = text();
    hits(&matcher, &text);
    bencher.counter(ItemsCount::new(WORDS)).bench_local(|| hits(&matcher, &text));
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn find_cold(bencher: Bencher, count: usize) {
    let (glossary, locale) = glossary("ar", &terms(count));
    let text = text();
    bencher
        .counter(ItemsCount::new(WORDS))
        .with_inputs(|| Matcher::new(&glossary, &locale))
        .bench_local_refs(|matcher| hits(matcher, &text));
}

fn scanner(terms: &[String]) -> daachorse::CharwiseDoubleArrayAhoCorasick<u32> {
    let mut terms: Vec<&String> = terms.iter().collect();
    terms.sort();
    terms.dedup();
    daachorse::CharwiseDoubleArrayAhoCorasick::new(terms).expect("patterns")
}

#[divan::bench(args = SIZES)]
fn bare_scan(bencher: Bencher, count: usize) {
    let scan = scanner(&terms(count));
    let text = text();
    bencher.counter(ItemsCount::new(WORDS)).bench_local(|| {
        text.iter().map(|line| scan.find_overlapping_iter(line).map(black_box).count()).sum::<usize>()
    });
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn build(bencher: Bencher, count: usize) {
    let (glossary, locale) = glossary("ar", &terms(count));
    bencher.bench_local(|| Matcher::new(&glossary, &locale));
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn build_bare_scan(bencher: Bencher, count: usize) {
    let terms = terms(count);
    bencher.bench_local(|| scanner(&terms));
}
