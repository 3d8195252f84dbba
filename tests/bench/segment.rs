//! Sentences of running Arabic: bytes a second, beside a naive normalising copy of the same text, which does what the simplest tool does
//! before anything else: marks and kashida dropped, alefs made one, character by character.
//!
//!     cargo bench --bench segment

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use tarjuman::lang;
use tarjuman::segment::{clauses, segment};

fn main() {
    divan::main();
}

/// Bytes of the text.
const SIZE: usize = 1 << 20;

const WORDS: [&str; 24] = [
    "وقال",
    "الوزير",
    "إن",
    "المفاوضات",
    "بين",
    "الجانبين",
    "التركماني",
    "والعراقي",
    "ستستمر",
    "في",
    "بغداد",
    "خلال",
    "الأسبوع",
    "المقبل،",
    "وأكد",
    "د. سامي",
    "أهمية",
    "التعاون",
    "الاقتصادي",
    "على",
    "أساس",
    "٣.٥",
    "مليون",
    "دولار",
];

/// Sentences of 22 words, every tenth with vowels, a paragraph each ten.
fn text() -> String {
    let mut text = String::with_capacity(SIZE + 1000);
    let mut state = 1_u32;
    let mut words = 0;
    while text.len() < SIZE {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        text.push_str(WORDS[(state >> 16) as usize % WORDS.len()]);
        words += 1;
        text.push_str(match words % 220 {
            0 => ".\n\n",
            n if n % 22 == 0 => ". ",
            _ => " ",
        });
    }
    text
}

fn normalised(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{64B}'..='\u{652}' | '\u{670}' | '\u{640}' => {} // marks, TATWEEL
            'أ' | 'إ' | 'آ' => out.push('ا'),
            'ى' => out.push('ي'),
            'ة' => out.push('ه'),
            c => out.push(c),
        }
    }
    out
}

#[divan::bench]
fn naive_normalising_copy(bencher: Bencher) {
    let text = text();
    bencher.counter(BytesCount::new(text.len())).bench_local(|| normalised(black_box(&text)));
}

#[divan::bench]
fn sentences(bencher: Bencher) {
    let text = text();
    let language = lang::by_code("ar");
    bencher.counter(BytesCount::new(text.len())).bench_local(|| segment(black_box(&text), language));
}

#[divan::bench]
fn sentences_and_clauses(bencher: Bencher) {
    let text = text();
    let language = lang::by_code("ar");
    bencher.counter(BytesCount::new(text.len())).bench_local(|| {
        let sentences = segment(black_box(&text), language);
        sentences.into_iter().map(|span| clauses(span.of(&text), language).len()).sum::<usize>()
    });
}
