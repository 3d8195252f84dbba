//! What punctuation says: translators keep the end of a sentence, its questions, its quotations. Which mark answers
//! which is learned from the batch, against how often the two would meet by chance.

use super::{Edge, Evidence, Scene, each};
use crate::align::priors::WIDEST;
use crate::align::words::is_numeric;

/// Marks of punctuation.
pub struct Punctuation;

impl Evidence for Punctuation {
    fn name(&self) -> &'static str {
        "marks"
    }

    fn judge(&self, scene: &Scene, edges: &[Edge], scores: &mut [f32]) {
        let [source, target] = &scene.pair.marks;
        each(edges, scores, |edge| scene.model.marks.ratio(source, target, edge));
    }
}

/// Features of a run of segments, and the number of values each can have.
const VALUES: [usize; 9] = [8, 6, 4, 3, 4, 3, 4, 5, 5];
/// Weight of each: commas and groups of digits say half as much.
const WEIGHTS: [f32; 9] = [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.5, 0.5];
const COUNT: usize = VALUES.len();
/// The most values a feature has.
const MOST: usize = 8;

/// What one segment has of each feature.
pub type Marks = [u8; COUNT];

/// The features of a segment: class of its last and first character, then counts of quotes, question marks, colons and
/// semicolons, parentheses, sentence ends, commas, groups of digits.
pub fn of(text: &str) -> Marks {
    let mut marks = [0u8; COUNT];
    marks[0] = match text.chars().next_back() {
        None => 0,
        Some('.') => 1,
        Some('?' | '؟') => 2,
        Some('!') => 3,
        Some(':' | ';' | '؛' | '؍') => 4,
        Some(',' | '،') => 5,
        Some('"' | '\'' | '»' | '”' | '“' | '’' | ')' | ']') => 6,
        Some(_) => 7,
    };
    marks[1] = match text.chars().next() {
        None => 0,
        Some('"' | '\'' | '«' | '“' | '”' | '‘') => 1,
        Some('-' | '–' | '—' | '•' | '*') => 2,
        Some('(' | '[') => 3,
        Some(c) if is_numeric(c) => 4,
        Some(_) => 5,
    };
    let mut add = |feature: usize| marks[feature] = marks[feature].saturating_add(1);
    let mut digit = false;
    let mut previous = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' | '«' | '»' | '“' | '”' => add(2),
            '?' | '؟' => add(3),
            ':' | ';' | '؛' => add(4),
            '(' | ')' | '[' | ']' => add(5),
            '.' | '!' if chars.peek().is_none_or(|n| n.is_whitespace() || matches!(n, '"' | '»' | '”')) => {
                add(6)
            }
            ',' | '،' if !digit => add(7),
            _ => {}
        }
        let numeric = is_numeric(c);
        if numeric && !digit && !matches!(previous, '.' | ',' | '٫' | '٬') {
            add(8);
        }
        digit = numeric;
        previous = c;
    }
    marks
}

/// The features of every run of one side.
#[derive(Debug)]
pub struct Runs {
    /// For each segment and number of segments from there.
    values: Vec<Marks>,
    /// The same: what its values are worth by chance, in nats; see [`Runs::weigh`].
    chance: Vec<f32>,
}

impl Runs {
    /// Of a side.
    pub fn new(segments: &[&str]) -> Self {
        let marks: Vec<Marks> = segments.iter().map(|segment| of(segment)).collect();
        let mut values = vec![[0; COUNT]; marks.len() * WIDEST];
        for at in 0..marks.len() {
            let mut all = [0u8; COUNT];
            for length in 1..=WIDEST.min(marks.len() - at) {
                let last = &marks[at + length - 1];
                for feature in 2..COUNT {
                    all[feature] = all[feature].saturating_add(last[feature]);
                }
                values[at * WIDEST + length - 1] = run(&all, marks[at][1], last[0]);
            }
        }
        Self { chance: vec![0.0; values.len()], values }
    }

    /// Weighs each run against chance.
    pub fn weigh(&mut self, chance: &Chance) {
        for (at, (values, weight)) in self.values.iter().zip(&mut self.chance).enumerate() {
            let chance = &chance[(at % WIDEST).min(WIDTHS - 1)];
            let logs =
                values.iter().zip(chance).map(|(value, chance)| chance[usize::from(*value)].ln() as f32);
            *weight = logs.zip(WEIGHTS).map(|(log, weight)| 0.5 * weight * log).sum();
        }
    }

    /// The features of a run.
    pub fn get(&self, at: usize, length: usize) -> &Marks {
        &self.values[at * WIDEST + length - 1]
    }
}

/// The features of a run: the last character of its last segment, the first of its first, sums of the rest.
fn run(sums: &Marks, first: u8, last: u8) -> Marks {
    let mut all = *sums;
    all[2] = all[2].div_ceil(2); // pairs
    all[5] = all[5].div_ceil(2);
    (all[0], all[1]) = (last, first);
    for (value, limit) in all.iter_mut().zip(VALUES) {
        *value = (*value).min(limit as u8 - 1);
    }
    all
}

/// Sightings of two values of a feature together.
pub type Counts = Vec<[[f64; MOST]; MOST]>;

/// Runs of up to so many segments have their own chances: two segments end two sentences, which is no sign.
const WIDTHS: usize = 3;

/// For each length of run and feature, how likely each value is.
pub type Chance = Vec<Vec<[f64; MOST]>>;

/// What agreement in each feature is worth.
#[derive(Debug)]
pub struct Agreement {
    /// Feature, source value, target value: the logarithms of how likely the target value is given the source value and
    /// the other way round, half of each, weighted.
    given: Vec<[[f32; MOST]; MOST]>,
}

/// No sightings.
pub fn none() -> Counts {
    vec![[[0.0; MOST]; MOST]; COUNT]
}

/// Adds one bead.
pub fn count(counts: &mut Counts, source: &Marks, target: &Marks, probability: f64) {
    for ((table, s), t) in counts.iter_mut().zip(source).zip(target) {
        table[usize::from(*s)][usize::from(*t)] += probability;
    }
}

/// Adds the sightings of another document.
pub fn add(counts: &mut Counts, more: &Counts) {
    for (sum, count) in counts.iter_mut().flatten().flatten().zip(more.iter().flatten().flatten()) {
        *sum += count;
    }
}

/// How often each value stands in runs of one, two and more segments.
pub fn chance<'a>(sides: impl Iterator<Item = &'a Runs>) -> Chance {
    let mut counts = vec![vec![[0.0; MOST]; COUNT]; WIDTHS];
    for side in sides {
        let segments = side.values.len() / WIDEST;
        for (length, counts) in (1..).zip(&mut counts) {
            for at in 0..(segments + 1).saturating_sub(length) {
                for (table, value) in counts.iter_mut().zip(side.get(at, length)) {
                    table[usize::from(*value)] += 1.0;
                }
            }
        }
    }
    for counts in &mut counts {
        for (table, values) in counts.iter_mut().zip(VALUES) {
            let sum: f64 = table[..values].iter().sum();
            for value in &mut table[..values] {
                *value = (*value + 0.5) / (sum + 0.5 * values as f64);
            }
        }
    }
    counts
}

/// Sightings with which a table begins: half of them say that the values are the same.
const BEGIN: f64 = 20.0;
const SAME: f64 = 0.5;

impl Agreement {
    /// From the beads seen and from chance.
    pub fn new(counts: &Counts, chance: [&Chance; 2]) -> Self {
        let mut given = vec![[[0.0f32; MOST]; MOST]; COUNT];
        for feature in 0..COUNT {
            let values = VALUES[feature];
            let table = &counts[feature];
            let (source, target) = (&chance[0][0][feature], &chance[1][0][feature]);
            for s in 0..values {
                for t in 0..values {
                    let row: f64 = table[s][..values].iter().sum();
                    let column: f64 = (0..values).map(|s| table[s][t]).sum();
                    let same = f64::from(u8::from(s == t)) * SAME;
                    let down = (table[s][t] + BEGIN * (same + (1.0 - SAME) * target[t])) / (row + BEGIN);
                    let up = (table[s][t] + BEGIN * (same + (1.0 - SAME) * source[s])) / (column + BEGIN);
                    given[feature][s][t] = 0.5 * WEIGHTS[feature] * (down.ln() + up.ln()) as f32;
                }
            }
        }
        Self { given }
    }

    /// What the marks of two runs say, in nats.
    #[inline]
    fn ratio(&self, source: &Runs, target: &Runs, edge: &Edge) -> f32 {
        let s = edge.i as usize * WIDEST + usize::from(edge.a) - 1;
        let t = edge.j as usize * WIDEST + usize::from(edge.b) - 1;
        let values = source.values[s].iter().zip(&target.values[t]);
        let given =
            values.zip(&self.given).map(|((s, t), given)| given[usize::from(s & 7)][usize::from(t & 7)]);
        given.sum::<f32>() - source.chance[s] - target.chance[t]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_answers_a_question_in_another_script() {
        let mut source = Runs::new(&["متى؟", "غدا.", "هنا.", "«نعم».", "حسنا."]);
        let mut target = Runs::new(&["When?", "Tomorrow.", "Here.", "\"Yes\".", "Good."]);
        let chances = [&source, &target].map(|side| chance(std::iter::once(side)));
        source.weigh(&chances[0]);
        target.weigh(&chances[1]);
        let agreement = Agreement::new(&none(), [&chances[0], &chances[1]]);
        let said = |i: u32, j: u32| {
            let edge = Edge { i, j, here: 0, there: 0, a: 1, b: 1, shape: 0 };
            agreement.ratio(&source, &target, &edge)
        };
        assert!(said(0, 0) > 1.0 && said(0, 1) < 0.0, "question: {} {}", said(0, 0), said(0, 1));
        assert!(said(3, 3) > said(3, 2), "quotation");
    }
}
