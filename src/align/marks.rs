//! What punctuation says: translators keep the end of a sentence, its questions, its quotations. Which mark answers
//! which is learned from the batch, against how often the two would meet by chance.

use std::ops::Range;

/// Features of a run of segments, and the number of values each can have.
const VALUES: [usize; 9] = [8, 6, 4, 3, 4, 3, 4, 5, 5];
/// Weight of each: commas and groups of digits say half as much.
const WEIGHTS: [f64; 9] = [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.5, 0.5];
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
        Some(c) if c.is_numeric() => 4,
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
        if c.is_numeric() && !digit && !matches!(previous, '.' | ',' | '٫' | '٬') {
            add(8);
        }
        digit = c.is_numeric();
        previous = c;
    }
    marks
}

/// The features of a run: the last character of its last segment, the first of its first, sums of the rest.
fn run(marks: &[Marks]) -> [usize; COUNT] {
    let mut all = [0usize; COUNT];
    for one in marks {
        for feature in 2..COUNT {
            all[feature] += usize::from(one[feature]);
        }
    }
    all[2] = all[2].div_ceil(2); // pairs
    all[5] = all[5].div_ceil(2);
    all[0] = marks.last().map_or(0, |m| usize::from(m[0]));
    all[1] = marks.first().map_or(0, |m| usize::from(m[1]));
    for (value, limit) in all.iter_mut().zip(VALUES) {
        *value = (*value).min(limit - 1);
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
    /// the other way round, added.
    given: Vec<[[f64; MOST]; MOST]>,
    /// For each side the logarithms of [`Chance`].
    chance: [Chance; 2],
}

/// No sightings.
pub fn none() -> Counts {
    vec![[[0.0; MOST]; MOST]; COUNT]
}

/// Adds one bead.
pub fn count(counts: &mut Counts, source: &[Marks], target: &[Marks], probability: f64) {
    for ((table, s), t) in counts.iter_mut().zip(run(source)).zip(run(target)) {
        table[s][t] += probability;
    }
}

/// How often each value stands in runs of one, two and more segments.
pub fn chance<'a>(sides: impl Iterator<Item = &'a [Marks]>) -> Chance {
    let mut counts = vec![vec![[0.0; MOST]; COUNT]; WIDTHS];
    for side in sides {
        for (length, counts) in (1..).zip(&mut counts) {
            for window in side.windows(length) {
                for (table, value) in counts.iter_mut().zip(run(window)) {
                    table[value] += 1.0;
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
        let mut given = vec![[[0.0; MOST]; MOST]; COUNT];
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
                    given[feature][s][t] = down.ln() + up.ln();
                }
            }
        }
        let logarithms = |chance: &Chance| {
            let mut chance = chance.clone();
            chance.iter_mut().flatten().flatten().for_each(|value| *value = value.ln());
            chance
        };
        Self { given, chance: chance.map(logarithms) }
    }

    /// What the marks of two runs say, in nats.
    pub fn ratio(&self, marks: [&[Marks]; 2], source: &Range<usize>, target: &Range<usize>) -> f64 {
        let (s, t) = (run(&marks[0][source.clone()]), run(&marks[1][target.clone()]));
        let by_chance = |side: usize, length: usize| &self.chance[side][length.clamp(1, WIDTHS) - 1];
        let (sources, targets) = (by_chance(0, source.len()), by_chance(1, target.len()));
        let mut sum = 0.0;
        for feature in 0..COUNT {
            let (s, t) = (s[feature], t[feature]);
            let said = self.given[feature][s][t] - sources[feature][s] - targets[feature][t];
            sum += WEIGHTS[feature] * 0.5 * said;
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_answers_a_question_in_another_script() {
        let texts = |list: &[&str]| list.iter().map(|text| of(text)).collect::<Vec<_>>();
        let source = texts(&["متى؟", "غدا.", "هنا.", "«نعم».", "حسنا."]);
        let target = texts(&["When?", "Tomorrow.", "Here.", "\"Yes\".", "Good."]);
        let chances = [&source, &target].map(|side| chance(std::iter::once(side.as_slice())));
        let agreement = Agreement::new(&none(), [&chances[0], &chances[1]]);
        let said = |i: usize, j: usize| agreement.ratio([&source, &target], &(i..i + 1), &(j..j + 1));
        assert!(said(0, 0) > 1.0 && said(0, 1) < 0.0, "question: {} {}", said(0, 0), said(0, 1));
        assert!(said(3, 3) > said(3, 2), "quotation");
    }
}
