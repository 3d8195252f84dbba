//! Segments of made Arabic, and changes to them.

/// Nouns of the general vocabulary with their plurals, a line a noun.
const NOUNS: &str = include_str!("../../src/lang/arabic/plurals.txt");

/// The words of which two in five are one.
const PARTICLES: [&str; 24] = [
    "في", "من", "على", "أن", "إلى", "التي", "عن", "الذي", "مع", "وقال", "هذا", "بين", "هذه", "بعد", "كما",
    "إن", "وفي", "ما", "لا", "كان", "خلال", "وأكد", "حيث", "أو",
];

/// What stands before and behind nouns.
const BEFORE: [&str; 10] = ["ال", "", "ال", "وال", "بال", "ل", "لل", "و", "ب", "ك"];
const BEHIND: [&str; 8] = ["", "", "", "ه", "ها", "هم", "ين", "ات"];

/// Numbers without a pattern, the same at each run (the multiplier and increment of Knuth's MMIX).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    /// The smaller the commoner: about as Zipf's law has it.
    fn rank(&mut self, limit: usize) -> usize {
        let share = self.below(1 << 20) as f64 / f64::from(1 << 20);
        ((limit as f64).powf(share) - 1.0) as usize
    }
}

/// Makes segments.
pub struct Maker {
    nouns: Vec<String>,
}

impl Default for Maker {
    fn default() -> Self {
        let listed = NOUNS.lines().flat_map(|line| line.split(' ').take(2)).map(str::to_owned);
        let mut dice = Dice::new(3);
        let mut nouns: Vec<String> = listed.chain((0..8_000).map(made_up)).collect();
        // The common ones are of either kind.
        for at in (1..nouns.len()).rev() {
            nouns.swap(at, dice.below(at + 1));
        }
        Self { nouns }
    }
}

/// Nouns made of letters by template: the shapes and lengths of Arabic nouns.
fn made_up(number: usize) -> String {
    const ROOT: [char; 20] =
        ['ب', 'ت', 'ج', 'ح', 'د', 'ر', 'ز', 'س', 'ش', 'ص', 'ط', 'ع', 'غ', 'ف', 'ق', 'ك', 'ل', 'م', 'ن', 'ه'];
    let number = number * 37;
    let [a, b, c] = [number % 20, number / 20 % 20, number / 400 % 20].map(|at| ROOT[at]);
    match number / 8_000 % 5 {
        0 => format!("{a}{b}ا{c}ة"),
        1 => format!("م{a}{b}و{c}"),
        2 => format!("ت{a}{b}ي{c}"),
        3 => format!("{a}ا{b}{c}"),
        _ => format!("است{a}{b}ا{c}"),
    }
}

impl Maker {
    /// A word of running text.
    pub fn word(&self, dice: &mut Dice) -> String {
        if dice.below(5) < 2 {
            return PARTICLES[dice.rank(PARTICLES.len())].to_owned();
        }
        let noun = &self.nouns[dice.rank(self.nouns.len())];
        let (before, behind) = (BEFORE[dice.rank(BEFORE.len())], BEHIND[dice.rank(BEHIND.len())]);
        format!("{before}{noun}{behind}")
    }

    /// Segments of one to fifty words, twenty on average; three in ten are changed from one before, as memories have them.
    pub fn segments(&self, count: usize, dice: &mut Dice) -> Vec<String> {
        let mut segments: Vec<String> = Vec::with_capacity(count);
        for at in 0..count {
            if at > 0 && dice.below(10) < 3 {
                let changed = self.changed(&segments[dice.below(at)], dice);
                if !changed.is_empty() {
                    segments.push(changed);
                    continue;
                }
            }
            let words = match dice.below(10) {
                0 => 1 + dice.below(5),
                1 => 30 + dice.below(20),
                _ => 6 + dice.below(28),
            };
            segments.push((0..words).map(|_| self.word(dice)).collect::<Vec<_>>().join(" "));
        }
        segments
    }

    /// A segment with a word in four replaced, left out, put in or misspelt.
    pub fn changed(&self, text: &str, dice: &mut Dice) -> String {
        let mut words: Vec<String> = Vec::new();
        for word in text.split(' ') {
            if dice.below(4) > 0 {
                words.push(word.to_owned());
                continue;
            }
            match dice.below(4) {
                0 => words.push(self.word(dice)),
                1 => {}
                2 => words.extend([word.to_owned(), self.word(dice)]),
                _ => words.push(misspelt(word, dice)),
            }
        }
        words.join(" ")
    }

    /// A segment with three words in four in another form: an affix more, another or less.
    pub fn inflected(&self, text: &str, dice: &mut Dice) -> String {
        let words = text.split(' ').map(|word| match dice.below(16) {
            0..=3 => word.to_owned(),
            4..=7 => format!("{}{word}", ["و", "ب", "ل", "ف"][dice.below(4)]),
            8..=11 => format!("{word}{}", ["ه", "ها", "ي", "ون"][dice.below(4)]),
            12 | 13 => word.strip_prefix("ال").map_or_else(|| format!("ال{word}"), str::to_owned),
            _ => misspelt(word, dice),
        });
        words.collect::<Vec<_>>().join(" ")
    }
}

fn misspelt(word: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = dice.below(letters.len());
    match dice.below(3) {
        0 => letters[at] = 'ذ',
        1 => letters.insert(at, 'ئ'),
        _ if letters.len() > 1 => drop(letters.remove(at)),
        _ => {}
    }
    letters.into_iter().collect()
}
