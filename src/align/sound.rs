//! How words sound, so that a name meets itself in another script.

use std::collections::HashMap;

/// Letters that are looked at.
const LONGEST: usize = 24;
/// Classes of consonants.
const CLASSES: u32 = 9;

/// A word in rough Latin letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sound {
    letters: Vec<u8>,
    /// How many of each class of consonants: so many low bits of seven a class.
    bag: u64,
}

/// How a word may sound, with and without what is written onto it; nothing when too little is left to tell words apart.
pub fn sounds(word: &str) -> Vec<Sound> {
    let mut list: Vec<Sound> = sound(word).into_iter().collect();
    // What Arabic writes onto a word.
    for prefix in ["ال", "لل", "وال", "بال", "و", "ب", "ل"] {
        list.extend(word.strip_prefix(prefix).and_then(sound));
    }
    list
}

/// How alike two words sound, 0 to 1, whatever their scripts; 0 for words of less than two consonants.
///
/// ```
/// use tarjuman::align::sound::likeness;
/// assert!(likeness("قربانوف", "Gurbanov") > 0.75);
/// assert!(likeness("قربانوف", "Lavrov") < 0.5);
/// ```
pub fn likeness(one: &str, other: &str) -> f32 {
    let (one, other) = (sounds(one), sounds(other));
    let pairs = one.iter().flat_map(|a| other.iter().map(move |b| alike(&a.letters, &b.letters, 0.0)));
    pairs.fold(0.0, f32::max)
}

/// [`likeness`] of two words when one consonant of theirs is taken for the same: near 1 for a name and a slip of the pen in it.
///
/// ```
/// use tarjuman::align::sound::{likeness, likeness_but_one};
/// assert!(likeness("كوريلينكو", "Kurirenko") < 0.75);
/// assert!(likeness_but_one("كوريلينكو", "Kurirenko") > 0.85);
/// ```
pub fn likeness_but_one(one: &str, other: &str) -> f32 {
    // A slip may double a letter, *Nurroho* for *Nugroho*: both are letters of their own then.
    whole(&spelt(one), &spelt(other), true)
}

/// [`likeness`] of two words to their last letters: no ending of either is passed over.
///
/// ```
/// use tarjuman::align::sound::{likeness, likeness_whole};
/// assert!(likeness("خارج", "Hurchinson") > 0.75);
/// assert!(likeness_whole("خارج", "Hurchinson") < 0.5);
/// ```
pub fn likeness_whole(one: &str, other: &str) -> f32 {
    whole(&sounds(one), &sounds(other), false)
}

fn whole(one: &[Sound], other: &[Sound], but_one: bool) -> f32 {
    let pairs =
        one.iter().flat_map(|a| other.iter().map(move |b| alike_to_the_end(&a.letters, &b.letters, but_one)));
    pairs.fold(0.0, f32::max)
}

/// [`sounds`], and where two letters are the same in a row, also with both.
fn spelt(word: &str) -> Vec<Sound> {
    let mut list = sounds(word);
    list.extend(sound_of(word, true).filter(|spelt| list.first() != Some(spelt)));
    list
}

/// Whether two words may be one name.
pub fn sounds_alike(one: &str, other: &str) -> bool {
    likeness(one, other) > 0.7
}

/// `None` when too little is left to tell words apart.
fn sound(word: &str) -> Option<Sound> {
    sound_of(word, false)
}

/// The same; a letter that stands twice in a row is one unless `doubled`.
fn sound_of(word: &str, doubled: bool) -> Option<Sound> {
    let mut letters: Vec<u8> = Vec::new();
    let mut chars = word.chars().flat_map(char::to_lowercase).peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let pair = match (c, next) {
            ('s' | 'c', Some('h')) => Some(if c == 's' { b's' } else { b'c' }),
            ('t', Some('h')) => Some(b't'),
            ('k', Some('h')) => Some(b'h'),
            ('g', Some('h')) => Some(b'g'),
            ('p', Some('h')) => Some(b'f'),
            _ => None,
        };
        if let Some(letter) = pair {
            letters.push(letter);
            chars.next();
            continue;
        }
        let letter = match c {
            'c' if matches!(next, Some('e' | 'i' | 'y')) => b's',
            'c' | 'q' | 'ك' | 'ق' | 'ک' => b'k',
            'x' => {
                letters.push(b'k');
                b's'
            }
            'a'..='z' => c as u8,
            'ş' | 'س' | 'ش' | 'ص' | 'ث' => b's',
            'ç' | 'چ' => b'c',
            'ž' | 'ز' | 'ذ' | 'ظ' => b'z',
            'ň' | 'ن' | 'ñ' => b'n',
            'ý' | 'ي' | 'ی' | 'ئ' => b'y',
            'ä' | 'á' | 'à' | 'â' | 'å' | 'ا' | 'آ' | 'أ' | 'إ' | 'ى' | 'ة' => b'a',
            'é' | 'è' | 'ê' | 'ë' => b'e',
            'í' | 'î' | 'ı' => b'i',
            'ö' | 'ó' | 'ô' | 'ø' => b'o',
            'ü' | 'ú' | 'û' => b'u',
            'ب' => b'b',
            'ت' | 'ط' => b't',
            'ج' => b'j',
            'ح' | 'خ' | 'ه' => b'h',
            'د' | 'ض' => b'd',
            'ر' => b'r',
            'غ' | 'گ' => b'g',
            'ف' => b'f',
            'ل' => b'l',
            'م' => b'm',
            'و' | 'ؤ' => b'w',
            'پ' => b'p',
            'ڤ' => b'v',
            _ => continue,
        };
        if doubled || letters.last() != Some(&letter) {
            letters.push(letter);
        }
    }
    letters.truncate(LONGEST);
    let mut bag = 0u64;
    let mut consonants = 0;
    for letter in &letters {
        let class = match letter {
            b'b' | b'p' => 0,
            b't' | b'd' => 1,
            b's' | b'z' | b'c' | b'j' => 2,
            b'g' | b'k' | b'q' => 3,
            b'f' | b'v' => 4,
            b'l' => 5,
            b'm' => 6,
            b'n' => 7,
            b'r' => 8,
            _ => continue,
        };
        consonants += 1;
        let field = 0x7F << (class * 7);
        bag |= ((bag & field) << 1 | 1 << (class * 7)) & field;
    }
    (consonants > 1).then_some(Sound { letters, bag })
}

const fn vowel(c: u8) -> bool {
    matches!(c, b'a' | b'e' | b'i' | b'o' | b'u')
}

const fn alone(c: u8) -> f32 {
    match c {
        b'a' | b'e' | b'i' | b'o' | b'u' => 0.2,
        b'w' | b'y' | b'h' => 0.4,
        _ => 1.0,
    }
}

/// What it costs that one letter stands where the other word has another.
const fn replaced(a: u8, b: u8) -> f32 {
    if a == b {
        return 0.0;
    }
    if vowel(a) && vowel(b) {
        return 0.1;
    }
    let pair = if a < b { (a, b) } else { (b, a) };
    match pair {
        (b'b', b'p') | (b'f', b'v') | (b'v', b'w') | (b'o' | b'u', b'w') | (b'e' | b'i', b'y') => 0.15,
        (b'g', b'k')
        | (b's', b'z')
        | (b'd', b't')
        | (b'g', b'j')
        | (b'c', b's')
        | (b'c', b'j')
        | (b'j', b'z')
        | (b'f', b'w') => 0.3,
        (b's', b't') | (b'h', b'k') | (b'g', b'h') | (b'd', b'z') | (b'h', b'j') => 0.5,
        _ => alone(a) + alone(b),
    }
}

/// Whether two consonants are of different classes, so that no way of writing a name puts one for the other.
pub fn unlike(one: char, other: char) -> bool {
    // Letters that languages read in many ways.
    let many = |c: char| matches!(c, 'c' | 'q' | 'x' | 'w' | 'y' | 'h' | 'j');
    let consonant = |c: char| c.is_ascii_lowercase() && !vowel(c as u8) && !many(c);
    consonant(one) && consonant(other) && replaced(one as u8, other as u8) > 1.0
}

/// [`alone`] and [`replaced`] of the letters of a word, which are Latin ones.
static ALONE: [f32; LETTERS] = {
    let mut table = [0.0; LETTERS];
    let mut a = 0;
    while a < LETTERS {
        table[a] = alone(b'a' + a as u8);
        a += 1;
    }
    table
};
static REPLACED: [[f32; LETTERS]; LETTERS] = {
    let mut table = [[0.0; LETTERS]; LETTERS];
    let mut at = 0;
    while at < LETTERS * LETTERS {
        let (a, b) = (at / LETTERS, at % LETTERS);
        table[a][b] = replaced(b'a' + a as u8, b'a' + b as u8);
        at += 1;
    }
    table
};
const LETTERS: usize = 26;

/// How alike two words must sound to be one name.
const SAME: f32 = 0.75;

/// Whether two words may be one name, in whatever scripts.
///
/// ```
/// assert!(tarjuman::align::same_name("وبغداد", "Baghdad"));
/// assert!(!tarjuman::align::same_name("الوزير", "deputy"));
/// ```
pub fn same_name(one: &str, other: &str) -> bool {
    let other = sounds(other);
    !Choir::new(vec![(0, other.as_slice())]).alike(&sounds(one), SAME).is_empty()
}

/// The sounds of one language's words, to be compared with many.
#[derive(Debug)]
pub struct Choir<'a> {
    words: Vec<(u32, &'a [Sound])>,
    /// Each sound's bag, its word's place in `words`, and its place there.
    sounds: Vec<(u64, u32, u32)>,
    /// Where the bags begin in `sounds`, which is sorted: only for many.
    bags: Option<HashMap<u64, u32>>,
}

/// From so many sounds on a bag is looked up, not met in passing.
const MANY: usize = 500;

impl<'a> Choir<'a> {
    /// Of words by number.
    pub fn new(words: Vec<(u32, &'a [Sound])>) -> Self {
        let mut sounds = Vec::with_capacity(words.len() * 2);
        for (word, (_, list)) in (0..).zip(&words) {
            sounds.extend((0..).zip(*list).map(|(at, sound)| (sound.bag, word, at)));
        }
        let bags = (sounds.len() > MANY).then(|| {
            sounds.sort_unstable();
            let mut bags = HashMap::new();
            for (at, (bag, _, _)) in (0..).zip(&sounds) {
                bags.entry(*bag).or_insert(at);
            }
            bags
        });
        Self { words, sounds, bags }
    }

    /// The words that sound like another, with how alike they are, if more than `least`; in order.
    pub fn alike(&self, word: &[Sound], least: f32) -> Vec<(u32, f32)> {
        let mut found: Vec<(u32, f32)> = Vec::new();
        for x in word {
            let mut meet = |(_, word, at): (u64, u32, u32)| {
                let (id, sounds) = self.words[word as usize];
                let alike = alike(&x.letters, &sounds[at as usize].letters, least);
                if alike > least {
                    found.push((id, alike));
                }
            };
            let Some(bags) = &self.bags else {
                self.sounds.iter().filter(|sound| differ(x.bag, sound.0) <= APART).for_each(|s| meet(*s));
                continue;
            };
            for bag in near(x.bag) {
                let Some(begin) = bags.get(&bag) else { continue };
                let same = self.sounds[*begin as usize..].iter().take_while(|sound| sound.0 == bag);
                same.for_each(|sound| meet(*sound));
            }
        }
        found.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        found.dedup_by_key(|(id, _)| *id);
        found
    }
}

/// So many consonants may be in one of two words only.
const APART: u32 = 2;

/// All bags that are at most [`APART`] from one.
fn near(bag: u64) -> Vec<u64> {
    let steps = |bag: u64| {
        (0..CLASSES).flat_map(move |class| {
            let field = bag >> (class * 7) & 0x7F;
            let put = move |field: u64| bag & !(0x7F << (class * 7)) | field << (class * 7);
            let more = (field < 0x7F).then(|| put(field << 1 | 1));
            more.into_iter().chain((field > 0).then(|| put(field >> 1)))
        })
    };
    let mut all = vec![bag];
    for one in steps(bag) {
        all.push(one);
        all.extend(steps(one));
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// How many consonants one of two bags has and the other lacks.
#[inline]
const fn differ(a: u64, b: u64) -> u32 {
    (a ^ b).count_ones()
}

/// One less the weighted edit distance as a share of the heavier word; an ending that only one has costs little. 0 where
/// that is no more than `least`.
fn alike(a: &[u8], b: &[u8], least: f32) -> f32 {
    let place = |c: u8| usize::from(c - b'a') % LETTERS;
    let weight = |word: &[u8]| word.iter().map(|c| ALONE[place(*c)]).sum::<f32>();
    let heavier = weight(a).max(weight(b)).max(2.5);
    let limit = (1.0 - least) * heavier;
    let ending = |letters: usize| if letters == 0 { 0.0 } else { 0.1 + 0.08 * letters as f32 };
    let mut rows = [[0.0f32; LONGEST + 1]; 2];
    let [before, row] = &mut rows;
    for j in 0..b.len() {
        before[j + 1] = before[j] + ALONE[place(b[j])];
    }
    let mut best = f32::INFINITY;
    for (i, &x) in a.iter().enumerate() {
        let (alone, replaced) = (ALONE[place(x)], &REPLACED[place(x)]);
        row[0] = before[0] + alone;
        let mut lowest = row[0];
        for (j, &y) in b.iter().enumerate() {
            let y = place(y);
            row[j + 1] = (before[j] + replaced[y]).min(before[j + 1] + alone).min(row[j] + ALONE[y]);
            lowest = lowest.min(row[j + 1]);
        }
        // No way on from here costs less, but a way that ended before may.
        if lowest > limit {
            return if best > limit { 0.0 } else { 1.0 - best / heavier };
        }
        // Past the first four letters the rest of a word may be an ending.
        if i >= 3 {
            best = best.min(row[b.len()] + ending(a.len() - i - 1));
        }
        std::mem::swap(before, row);
    }
    for (j, distance) in before[..=b.len()].iter().enumerate().skip(4) {
        best = best.min(distance + ending(b.len() - j));
    }
    best = best.min(before[b.len()]);
    1.0 - best / heavier
}

/// [`alike`] to the last letters of both; where `but_one`, with one pair of consonants, unlike ones too, for nothing.
fn alike_to_the_end(a: &[u8], b: &[u8], but_one: bool) -> f32 {
    let weight = |word: &[u8]| word.iter().map(|c| alone(*c)).sum::<f32>();
    let heavier = weight(a).max(weight(b)).max(2.5);
    // Costs up to here without the pair, and with it.
    let mut before = [[0.0f32; LONGEST + 1], [f32::INFINITY; LONGEST + 1]];
    for j in 0..b.len() {
        before[0][j + 1] = before[0][j] + alone(b[j]);
    }
    for &x in a {
        let mut row = [[0.0f32; LONGEST + 1]; 2];
        for taken in 0..2 {
            row[taken][0] = before[taken][0] + alone(x);
            for (j, &y) in b.iter().enumerate() {
                let mut cost = (before[taken][j] + replaced(x, y))
                    .min(before[taken][j + 1] + alone(x))
                    .min(row[taken][j] + alone(y));
                if but_one && taken == 1 && !vowel(x) && !vowel(y) {
                    cost = cost.min(before[0][j]);
                }
                row[taken][j + 1] = cost;
            }
        }
        before = row;
    }
    1.0 - before[0][b.len()].min(before[1][b.len()]) / heavier
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_meet_in_another_script_and_other_words_do_not() {
        for (a, b, alike, why) in [
            ("بغداد", "Baghdad", true, "consonants with few vowels"),
            ("قربانوف", "Gurbanov", true, "q and g, f and v"),
            ("وبرلين", "Berlin", true, "a conjunction written onto the word"),
            ("Aşgabatda", "Ashgabat", true, "a case ending; sh is one sound"),
            ("بغداد", "London", false, "another city"),
            ("الوزير", "Deputy", false, "no name"),
        ] {
            let (a_sounds, b_sounds) = (sounds(a), sounds(b));
            let found = Choir::new(vec![(7, b_sounds.as_slice())]).alike(&a_sounds, 0.75);
            assert_eq!(!found.is_empty(), alike, "{a} {b}: {found:?} ({why})");
        }
    }

    #[test]
    fn many_words_are_looked_up_as_few_are_met() {
        let words: Vec<Vec<Sound>> = (0..600u32)
            .map(|n| {
                let letter = |at: u32| b"bdfgklmnrst"[(n / 11u32.pow(at) % 11) as usize] as char;
                sounds(&format!("{}a{}i{}o{}", letter(0), letter(1), letter(2), letter(0)))
            })
            .collect();
        let all: Vec<(u32, &[Sound])> = (0..).zip(words.iter().map(Vec::as_slice)).collect();
        let many = Choir::new(all.clone());
        assert!(many.bags.is_some());
        let few: Vec<Choir> = all.chunks(200).map(|some| Choir::new(some.to_vec())).collect();
        for word in &words[..50] {
            let met: Vec<(u32, f32)> = few.iter().flat_map(|choir| choir.alike(word, 0.6)).collect();
            assert!(!met.is_empty());
            assert_eq!(many.alike(word, 0.6), met);
        }
    }
}
