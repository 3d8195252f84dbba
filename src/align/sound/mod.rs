//! How words sound, so that a name meets itself in another script.

mod choir;
mod letters;
mod misprint;

pub use choir::Choir;
use letters::{alone, replaced, sound, sound_of, vowel};
pub use letters::{heard_otherwise, unlike};
pub use misprint::is_misprint;

/// Letters that are looked at.
const LONGEST: usize = 24;

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
    whole(&spelt(one), &spelt(other), Pass::OneUnlike)
}

/// [`likeness_but_one`] where a name may also have lost a consonant of the source, or two of its letters changed over.
///
/// ```
/// use tarjuman::align::sound::{likeness, likeness_but_a_slip};
/// assert!(likeness("أتكينسون", "Atkisnon") < 0.9);
/// assert!(likeness_but_a_slip("أتكينسون", "Atkisnon") > 0.9);
/// assert!(likeness_but_a_slip("غراندي", "Gande") > 0.9);
/// ```
pub fn likeness_but_a_slip(source: &str, name: &str) -> f32 {
    whole(&spelt(source), &spelt(name), Pass::Slip)
}

/// [`likeness`] of two words to their last letters: no ending of either is passed over.
///
/// ```
/// use tarjuman::align::sound::{likeness, likeness_whole};
/// assert!(likeness("خارج", "Hurchinson") > 0.75);
/// assert!(likeness_whole("خارج", "Hurchinson") < 0.5);
/// ```
pub fn likeness_whole(one: &str, other: &str) -> f32 {
    whole(&sounds(one), &sounds(other), Pass::Nothing)
}

/// What is passed over once between two words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pass {
    Nothing,
    /// A consonant for another one.
    OneUnlike,
    /// That, a consonant that only the first has, or two letters changed over.
    Slip,
}

fn whole(one: &[Sound], other: &[Sound], pass: Pass) -> f32 {
    let pairs =
        one.iter().flat_map(|a| other.iter().map(move |b| alike_to_the_end(&a.letters, &b.letters, pass)));
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

/// [`alike`] to the last letters of both, where something is passed over once for nothing.
fn alike_to_the_end(a: &[u8], b: &[u8], pass: Pass) -> f32 {
    let weight = |word: &[u8]| word.iter().map(|c| alone(*c)).sum::<f32>();
    let heavier = weight(a).max(weight(b)).max(2.5);
    // Costs up to here without the pair, and with it.
    let mut before = [[0.0f32; LONGEST + 1], [f32::INFINITY; LONGEST + 1]];
    for j in 0..b.len() {
        before[0][j + 1] = before[0][j] + alone(b[j]);
    }
    let mut earlier = [f32::INFINITY; LONGEST + 1];
    for (i, &x) in a.iter().enumerate() {
        let mut row = [[0.0f32; LONGEST + 1]; 2];
        for taken in 0..2 {
            row[taken][0] = before[taken][0] + alone(x);
            for (j, &y) in b.iter().enumerate() {
                let mut cost = (before[taken][j] + replaced(x, y))
                    .min(before[taken][j + 1] + alone(x))
                    .min(row[taken][j] + alone(y));
                if pass != Pass::Nothing && taken == 1 {
                    if !vowel(x) && !vowel(y) {
                        cost = cost.min(before[0][j]);
                    }
                    // «تش» is one sound.
                    let half =
                        x == b's' && i > 0 && a[i - 1] == b't' || x == b't' && a.get(i + 1) == Some(&b's');
                    if pass == Pass::Slip && alone(x) == 1.0 && !half {
                        cost = cost.min(before[0][j + 1]);
                    }
                    let heard = i > 0 && (alone(x) == 1.0 || alone(a[i - 1]) == 1.0);
                    if pass == Pass::Slip && heard && j > 0 && a[i - 1] != x {
                        let turned = replaced(x, b[j - 1]) + replaced(a[i - 1], y);
                        cost = cost.min(earlier[j - 1] + turned);
                    }
                }
                row[taken][j + 1] = cost;
            }
        }
        earlier = before[0];
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
}
