//! What words say of runs of lines: for every line of one side, of every run of the other that matters.

use std::ops::Range;

use super::{CHANCE, Direction, FAINT, LONG, Sightings, counted};
use crate::align::evidence::Edge;
use crate::align::fast::ln;
use crate::align::grid::Grid;
use crate::align::priors::WIDEST;
use crate::align::words::{Tokens, Vocabulary};

/// Share of words that stand there by chance.
const NOISE: f32 = 0.95;
/// What one word can say at most: 4 nats, as a likelihood ratio.
pub(super) const LIMIT: f32 = 54.598_15;
/// A product of ratios that is larger is put away as a logarithm.
const LARGE: f32 = 1e30;
/// Lines that were marked and are passed, before all is marked anew.
const BEHIND: usize = 100;

/// Room to work in, as large as the vocabularies; everything in it is as it was after each use.
#[derive(Debug)]
pub struct Scratch {
    /// For each given word, where its chain of places begins, counted from 1.
    pub(super) heads: Vec<u32>,
    chains: Vec<(u32, u32)>,
    marked: Vec<u32>,
    /// For each given word, what the line at hand taught of it: with the word at hand, and in all.
    mine: Vec<f32>,
    total: Vec<f32>,
}

impl Scratch {
    /// For two vocabularies.
    pub fn new(words: [&Vocabulary; 2]) -> Self {
        let size = words[0].words.len().max(words[1].words.len());
        Self {
            heads: vec![0; size],
            chains: Vec::new(),
            marked: Vec::new(),
            mine: vec![0.0; size],
            total: vec![0.0; size],
        }
    }

    /// Chains the places of the words of some lines, the last first.
    fn mark(&mut self, given: &Tokens, lines: Range<usize>) {
        for line in lines {
            for e in given.line(line) {
                let head = &mut self.heads[*e as usize];
                if *head == 0 {
                    self.marked.push(*e);
                }
                self.chains.push((line as u32, *head));
                *head = self.chains.len() as u32;
            }
        }
    }

    fn unmark(&mut self) {
        for e in self.marked.drain(..) {
            self.heads[e as usize] = 0;
        }
        self.chains.clear();
    }
}

/// The runs of given lines that matter for each generated line.
struct Asked<'a> {
    area: &'a [Range<usize>; 2],
    grid: &'a Grid,
    side: usize,
    /// For each cell, the lengths of runs from there on, a bit each.
    lengths: Vec<u8>,
}

impl<'a> Asked<'a> {
    fn new(area: &'a [Range<usize>; 2], grid: &'a Grid, side: usize, edges: &[Edge], runs: Judging) -> Self {
        let mut lengths = vec![0u8; grid.cells()];
        for edge in edges.iter().filter(|edge| edge.a > 0 && edge.b > 0) {
            let (i, j) = (edge.i as usize - area[0].start, edge.j as usize - area[1].start);
            if runs == Judging::Lines {
                for (x, y) in edge.lines(i, j) {
                    if let Some(cell) = grid.cell(x, y) {
                        lengths[cell] = 1;
                    }
                }
            } else if side == 1 {
                for y in j..j + usize::from(edge.b) {
                    if let Some(cell) = grid.cell(i, y) {
                        lengths[cell] |= 1 << (edge.a - 1);
                    }
                }
            } else {
                for x in i..i + usize::from(edge.a) {
                    if let Some(cell) = grid.cell(x, j) {
                        lengths[cell] |= 1 << (edge.b - 1);
                    }
                }
            }
        }
        Self { area, grid, side, lengths }
    }

    /// The cell of a generated and a given line, both counted in the area.
    fn cell(&self, generated: usize, given: usize) -> Option<usize> {
        let (i, j) = if self.side == 1 { (given, generated) } else { (generated, given) };
        self.grid.cell(i, j)
    }
}

/// What is judged of the given side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judging {
    /// Every run of lines that some edge has.
    Runs,
    /// Only its lines, one by one.
    Lines,
}

/// What words say of every run of given lines, for every generated line: at `cell * WIDEST + length - 1`.
pub type Judged = Vec<f32>;

impl Direction {
    /// What the words of each line of the generated side say of each run of lines of the given side that some edge
    /// needs, in nats.
    pub fn judge(
        &self,
        tokens: [&Tokens; 2],
        side: usize,
        own: &Sightings,
        (area, grid): (&[Range<usize>; 2], &Grid),
        (edges, runs): (&[Edge], Judging),
        scratch: &mut Scratch,
    ) -> Judged {
        let asked = Asked::new(area, grid, side, edges, runs);
        let (generated, given) = (tokens[side], tokens[1 - side]);
        let plain = Plain::new(self, given, asked.area[1 - side].clone());
        let count = plain.lines;
        let begin = asked.area[1 - side].start;
        let mut judged = vec![0.0f32; grid.cells() * WIDEST];
        let mut extra = vec![0.0f32; count + WIDEST];
        let mut touched: Vec<u32> = Vec::new();
        let mut cells: Vec<(u32, u32, u8)> = Vec::new(); // given line, cell, lengths
        let mut at_line = vec![u32::MAX; count + 1];
        let mut products: Vec<f32> = Vec::new();
        let mut marked = 0..0;
        let windows = grid.windows(side);
        for (line, lines) in windows.iter().enumerate().take(asked.area[side].len()) {
            cells.clear();
            let (mut end, mut widest) = (0, 0);
            let lines = lines.start..lines.end.min(count);
            for (from, place) in lines.clone().zip(&mut at_line[lines]) {
                let Some(cell) = asked.cell(line, from) else { continue };
                let lengths = asked.lengths[cell];
                if lengths != 0 {
                    *place = cells.len() as u32;
                    cells.push((from as u32, cell as u32, lengths));
                    let longest = 8 - lengths.leading_zeros() as usize;
                    end = end.max(from + longest);
                    widest = longest.max(widest);
                }
            }
            let Some(first) = cells.first().map(|cell| cell.0 as usize) else { continue };
            let words = generated.line(asked.area[side].start + line);
            // What all words say together is the product of what each says.
            products.clear();
            products.resize(cells.len() * WIDEST, 1.0);
            // Chains grow with the lines; what lies before this line's cells is left in them for a while.
            if first < marked.start || first > marked.start + BEHIND {
                scratch.unmark();
                marked = first..first;
            }
            if end > marked.end {
                scratch.mark(given, begin + marked.end..begin + end);
                marked.end = end;
            }
            let own = own.of(generated.first(asked.area[side].start + line));
            for (_, e, count) in own {
                scratch.total[*e as usize] += count;
            }
            let mut own_at = 0;
            for (f, times) in counted(words) {
                while own.get(own_at).is_some_and(|(word, _, _)| *word < f) {
                    own_at += 1;
                }
                let mine =
                    own_at..own_at + own[own_at..].iter().take_while(|(word, _, _)| *word == f).count();
                for (_, e, count) in &own[mine.clone()] {
                    scratch.mine[*e as usize] = *count;
                }
                let factor = 1.0 / self.chance[f as usize];
                let mut meet = |e: u32, sum: f32| {
                    let others = sum - scratch.mine[e as usize];
                    if others < FAINT {
                        return;
                    }
                    let all = self.total[e as usize] - scratch.total[e as usize];
                    let ratio = others / all.max(CHANCE) * factor;
                    let mut link = scratch.heads[e as usize];
                    while link != 0 {
                        let (place, further) = scratch.chains[link as usize - 1];
                        let place = place as usize - begin;
                        if place < first {
                            break;
                        }
                        link = further;
                        if place >= end {
                            continue;
                        }
                        if extra[place] == 0.0 {
                            touched.push(place as u32);
                        }
                        extra[place] += ratio;
                    }
                };
                let row = self.row(f);
                if row.len() > LONG.max(8 * scratch.marked.len()) {
                    for e in &scratch.marked {
                        if let Ok(at) = row.binary_search_by_key(e, |(other, _)| *other) {
                            meet(*e, row[at].1);
                        }
                    }
                } else {
                    for (e, sum) in row {
                        if scratch.heads[*e as usize] != 0 {
                            meet(*e, *sum);
                        }
                    }
                }
                for (_, e, _) in &own[mine] {
                    scratch.mine[*e as usize] = 0.0;
                }
                touched.sort_unstable();
                let mut done = first; // runs that begin before this are counted
                for place in &touched {
                    let place = *place as usize;
                    let begins = (place + 1).saturating_sub(widest).max(done)..place + 1;
                    for (from, at) in begins.clone().zip(&at_line[begins]) {
                        let Some((_, cell, lengths)) = cells.get(*at as usize) else { continue };
                        let products = &mut products[*at as usize * WIDEST..][..WIDEST];
                        let longer = u32::from(*lengths) >> (place - from) << (place - from);
                        let mut sum = extra[place];
                        let mut to = place + 1;
                        for length in bits(longer as u8) {
                            while to <= from + length {
                                sum += extra[to];
                                to += 1;
                            }
                            let ratio = (1.0 + sum * plain.factor[from * WIDEST + length]).min(LIMIT);
                            let product = &mut products[length];
                            for _ in 0..times {
                                *product *= ratio;
                                if *product > LARGE {
                                    judged[*cell as usize * WIDEST + length] += ln(*product);
                                    *product = 1.0;
                                }
                            }
                        }
                    }
                    done = place + 1;
                }
                for place in touched.drain(..) {
                    extra[place as usize] = 0.0;
                }
            }
            for (_, e, _) in own {
                scratch.total[*e as usize] = 0.0;
            }
            for ((from, cell, lengths), products) in cells.iter().zip(products.chunks_exact(WIDEST)) {
                at_line[*from as usize] = u32::MAX;
                for length in bits(*lengths) {
                    let plain = words.len() as f32 * plain.log[*from as usize * WIDEST + length];
                    judged[*cell as usize * WIDEST + length] += plain + ln(products[length]);
                }
            }
        }
        scratch.unmark();
        judged
    }
}

/// What a word says of a run of given lines that has nothing to do with it: for each line and number of lines from there.
pub(super) struct Plain {
    lines: usize,
    /// The likelihood ratio, as a logarithm.
    pub(super) log: Vec<f32>,
    /// What a word that has to do with it multiplies that by, for a sum of 1 over the words of the run.
    pub(super) factor: Vec<f32>,
}

impl Plain {
    pub(super) fn new(direction: &Direction, given: &Tokens, area: Range<usize>) -> Self {
        let lines = area.len();
        let sums: Vec<f32> = area
            .clone()
            .map(|line| given.line(line).iter().map(|e| CHANCE / direction.total[*e as usize]).sum())
            .collect();
        let mut log = vec![0.0; lines * WIDEST];
        let mut factor = vec![0.0; lines * WIDEST];
        for from in 0..lines {
            let mut sum = 0.0;
            for length in 0..WIDEST.min(lines - from) {
                sum += sums[from + length];
                let words = given.count(area.start + from, area.start + from + length + 1).max(1) as f32;
                let ratio = NOISE + (1.0 - NOISE) * sum / words;
                log[from * WIDEST + length] = ln(ratio);
                factor[from * WIDEST + length] = (1.0 - NOISE) / words / ratio;
            }
        }
        Self { lines, log, factor }
    }
}

/// The places of the bits that are set.
#[inline]
fn bits(mut mask: u8) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        (mask != 0).then(|| {
            let at = mask.trailing_zeros() as usize;
            mask &= mask - 1;
            at
        })
    })
}
