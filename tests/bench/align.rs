//! The aligner: segments a second on short documents and on texts of growing length, and its inner loop beside one written by
//! hand. `cargo bench --bench align`; the texts are made (`tests/alignment/made.rs`), on one core unless `RAYON_NUM_THREADS` says more.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use tarjuman::align::evidence::Edge;
use tarjuman::align::lattice::Lattice;
use tarjuman::align::{AlignOptions, Knowledge, Side, Task, align};
use tarjuman::model::{BlockKind, Locale};

// The long texts of the tests need more of it.
#[allow(dead_code)]
#[path = "../alignment/made.rs"]
mod made;
use made::{Chance, Made};

fn main() {
    if std::env::var_os("RAYON_NUM_THREADS").is_none() {
        rayon::ThreadPoolBuilder::new().num_threads(1).build_global().expect("no pool yet");
    }
    divan::main();
}

fn side<'a>(locale: &'a Locale, segments: &'a [String]) -> Side<'a> {
    Side {
        locale,
        segments: segments.iter().map(String::as_str).collect(),
        paragraphs: vec![0; segments.len()],
        kinds: vec![BlockKind::Paragraph; segments.len()],
    }
}

fn aligned(bencher: Bencher, documents: &[Made]) {
    let [ar, en]: [Locale; 2] = ["ar", "en"].map(|code| code.parse().expect("a tag"));
    let tasks: Vec<Task> = documents
        .iter()
        .map(|made| Task {
            source: side(&ar, &made.source),
            targets: vec![side(&en, &made.target)],
            pins: vec![vec![]],
        })
        .collect();
    let segments: usize = documents.iter().map(|made| made.source.len() + made.target.len()).sum();
    bencher
        .counter(ItemsCount::new(segments))
        .bench_local(|| black_box(align(&tasks, &Knowledge::default(), &AlignOptions::default())));
}

/// Documents of twenty segments a side.
#[divan::bench(sample_count = 5)]
fn short_documents(bencher: Bencher) {
    let documents: Vec<Made> = (0..100).map(|seed| Made::new(20, seed)).collect();
    aligned(bencher, &documents);
}

/// One text of so many lines a side: time must grow with it, not with its square. A million with `--include-ignored`.
#[divan::bench(sample_count = 1, args = [2_000, 20_000, 100_000])]
fn long_text(bencher: Bencher, lines: usize) {
    aligned(bencher, &[Made::new(lines, 42)]);
}

#[divan::bench(sample_count = 1, ignore)]
fn a_million_lines(bencher: Bencher) {
    aligned(bencher, &[Made::new(1_000_000, 42)]);
}

/// Segments a side of the table that the inner loops fill.
const TABLE: usize = 60;
/// The shapes of beads, as the aligner has them.
const WIDEST: usize = 8;

fn shapes() -> Vec<(usize, usize)> {
    let mut shapes = vec![(1, 0), (0, 1)];
    for a in 1..=WIDEST {
        shapes.extend((1..=WIDEST).filter(|b| a == 1 || *b == 1 || (a <= 4 && *b <= 4)).map(|b| (a, b)));
    }
    shapes
}

fn table() -> (Vec<Edge>, Vec<f32>) {
    let mut chance = Chance::new(7);
    let (mut edges, mut scores) = (Vec::new(), Vec::new());
    for i in 0..=TABLE {
        for j in 0..=TABLE {
            for (shape, (a, b)) in shapes().into_iter().enumerate() {
                if i + a <= TABLE && j + b <= TABLE {
                    let cell = |i: usize, j: usize| (i * (TABLE + 1) + j) as u32;
                    edges.push(Edge {
                        i: i as u32,
                        j: j as u32,
                        here: cell(i, j),
                        there: cell(i + a, j + b),
                        a: a as u8,
                        b: b as u8,
                        shape: shape as u8,
                    });
                    let near = if i.abs_diff(j) < 3 { 8.0 } else { 0.0 };
                    scores.push((near * chance.share() - 4.0) as f32);
                }
            }
        }
    }
    (edges, scores)
}

/// Forward and backward sums as the aligner takes them.
#[divan::bench]
fn inner_loop(bencher: Bencher) {
    let (edges, scores) = table();
    bencher
        .counter(ItemsCount::new(edges.len()))
        .bench_local(|| black_box(Lattice::new(&edges, &scores, (TABLE + 1) * (TABLE + 1)).total));
}

/// The same recurrences written by hand for a whole table: the greatest of the beads that meet in a cell, then the sum in its unit.
#[divan::bench]
fn inner_loop_by_hand(bencher: Bencher) {
    let (edges, scores) = table();
    let shapes = shapes();
    let width = TABLE + 1;
    let mut dense = vec![f32::NEG_INFINITY; width * width * shapes.len()];
    for (edge, score) in edges.iter().zip(&scores) {
        dense[edge.here as usize * shapes.len() + usize::from(edge.shape)] = *score;
    }
    let total = by_hand(&dense, &shapes);
    let ours = Lattice::new(&edges, &scores, width * width).total;
    assert!((total - ours).abs() < 1e-3, "{total} {ours}");
    bencher.counter(ItemsCount::new(edges.len())).bench_local(|| black_box(by_hand(&dense, &shapes)));
}

fn by_hand(dense: &[f32], shapes: &[(usize, usize)]) -> f64 {
    let width = TABLE + 1;
    let mut sums = [vec![f64::NEG_INFINITY; width * width], vec![f64::NEG_INFINITY; width * width]];
    let mut met = vec![0.0f64; shapes.len()];
    let log = |met: &[f64]| {
        let high = met.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let sum: f32 = met.iter().map(|value| ((value - high) as f32).exp()).sum();
        high + f64::from(sum.ln())
    };
    sums[0][0] = 0.0;
    for i in 0..width {
        for j in 0..width {
            let mut count = 0;
            for (shape, (a, b)) in shapes.iter().enumerate() {
                if i >= *a && j >= *b {
                    let from = (i - a) * width + j - b;
                    met[count] = sums[0][from] + f64::from(dense[from * shapes.len() + shape]);
                    count += 1;
                }
            }
            if count > 0 {
                sums[0][i * width + j] = log(&met[..count]);
            }
        }
    }
    sums[1][width * width - 1] = 0.0;
    for i in (0..width).rev() {
        for j in (0..width).rev() {
            let mut count = 0;
            for (shape, (a, b)) in shapes.iter().enumerate() {
                if i + a < width && j + b < width {
                    let at = i * width + j;
                    met[count] = sums[1][at + a * width + b] + f64::from(dense[at * shapes.len() + shape]);
                    count += 1;
                }
            }
            if count > 0 {
                sums[1][i * width + j] = log(&met[..count]);
            }
        }
    }
    black_box(&sums[1]);
    sums[0][width * width - 1]
}
