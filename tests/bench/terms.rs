//! Finding terms in running Arabic: words a second by the number of terms, beside a bare Aho-Corasick scan of the same
//! terms over the same text, and the time to build a matcher.
//!
//!     cargo bench --bench terms

use divan::Bencher;
use divan::counter::ItemsCount;
use tarjuman::glossary::{Concept, Glossary, Matcher, Term};
use tarjuman::model::Locale;

fn main() {
    divan::main();
}

const SIZES: &[usize] = &[100, 1_000, 10_000];

/// Nouns made of letters by template: no dictionary, the shapes and lengths of Arabic nouns.
fn noun(number: usize) -> String {
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

fn glossary(terms: usize) -> (Glossary, Locale) {
    let locale: Locale = "ar".parse().expect("a tag");
    let concept = |number: usize| {
        let term = Term { text: noun(number * 3), ..Term::default() };
        Concept {
            id: format!("c{number}"),
            terms: [(locale.clone(), vec![term])].into(),
            ..Concept::default()
        }
    };
    (Glossary { concepts: (0..terms).map(concept).collect(), ..Glossary::default() }, locale)
}

/// Sentences of twenty words, one noun in five in some form, of which a part is in the glossary.
fn text() -> Vec<String> {
    const FILLER: [&str; 9] = ["في", "على", "وقال", "إن", "الذي", "هذا", "يوم", "وأكد", "بين"];
    const SHAPES: [(&str, &str); 6] = [("ال", ""), ("وال", ""), ("", "ها"), ("ب", ""), ("لل", ""), ("", "")];
    let word = |at: usize| {
        if at % 5 == 2 {
            let (before, after) = SHAPES[at / 5 % SHAPES.len()];
            format!("{before}{}{after}", noun(at * 7 % 40_000))
        } else {
            FILLER[at * 31 % FILLER.len()].to_owned()
        }
    };
    (0..1_000).map(|line| (0..20).map(|at| word(line * 20 + at)).collect::<Vec<_>>().join(" ")).collect()
}

#[divan::bench(args = SIZES)]
fn find(bencher: Bencher, terms: usize) {
    let (glossary, locale) = glossary(terms);
    let matcher = Matcher::new(&glossary, &locale);
    let text = text();
    bencher
        .counter(ItemsCount::new(text.len() * 20))
        .bench_local(|| text.iter().map(|line| matcher.find(line).len()).sum::<usize>());
}

#[divan::bench(args = SIZES)]
fn bare_scan(bencher: Bencher, terms: usize) {
    let (glossary, locale) = glossary(terms);
    let patterns: Vec<&str> =
        glossary.concepts.iter().flat_map(|c| c.terms_of(&locale)).map(|term| term.text.as_str()).collect();
    let scan = aho_corasick::AhoCorasick::new(patterns).expect("patterns");
    let text = text();
    bencher
        .counter(ItemsCount::new(text.len() * 20))
        .bench_local(|| text.iter().map(|line| scan.find_overlapping_iter(line).count()).sum::<usize>());
}

#[divan::bench(args = SIZES)]
fn build(bencher: Bencher, terms: usize) {
    let (glossary, locale) = glossary(terms);
    bencher.bench_local(|| Matcher::new(&glossary, &locale));
}
