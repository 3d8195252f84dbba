//! How words sound, so that a name meets itself in another script.

/// A word in rough Latin letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sound {
    letters: Vec<u8>,
    /// How many of each class of consonants, four bits a class.
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

/// `None` when too little is left to tell words apart.
fn sound(word: &str) -> Option<Sound> {
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
        if letters.last() != Some(&letter) {
            letters.push(letter);
        }
    }
    letters.truncate(24);
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
        let shift = class * 4;
        if (bag >> shift) & 15 < 15 {
            bag += 1 << shift;
        }
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

fn instead(a: u8, b: u8) -> f32 {
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

/// How alike two words sound, from 0 to 1.
pub fn similarity(a: &[Sound], b: &[Sound]) -> f32 {
    let mut best = 0.0f32;
    for x in a {
        for y in b {
            if differ(x.bag, y.bag) <= 2 {
                best = best.max(alike(&x.letters, &y.letters));
            }
        }
    }
    best
}

/// How many consonants one of two bags has and the other lacks.
fn differ(a: u64, b: u64) -> u64 {
    (0..9).map(|class| ((a >> (4 * class)) & 15).abs_diff((b >> (4 * class)) & 15)).sum()
}

/// Weighted edit distance as a share of the heavier word; an ending that only one has costs little.
fn alike(a: &[u8], b: &[u8]) -> f32 {
    let ending = |letters: usize| if letters == 0 { 0.0 } else { 0.1 + 0.08 * letters as f32 };
    let mut before: Vec<f32> = vec![0.0; b.len() + 1];
    for j in 0..b.len() {
        before[j + 1] = before[j] + alone(b[j]);
    }
    let mut best = f32::INFINITY;
    let mut row = before.clone();
    for (i, &x) in a.iter().enumerate() {
        row[0] = before[0] + alone(x);
        for (j, &y) in b.iter().enumerate() {
            row[j + 1] = (before[j] + instead(x, y)).min(before[j + 1] + alone(x)).min(row[j] + alone(y));
        }
        // Past the first four letters the rest of a word may be an ending.
        if i >= 3 {
            best = best.min(row[b.len()] + ending(a.len() - i - 1));
        }
        std::mem::swap(&mut before, &mut row);
    }
    for (j, distance) in before.iter().enumerate().skip(4) {
        best = best.min(distance + ending(b.len() - j));
    }
    best = best.min(before[b.len()]);
    let weight = |word: &[u8]| word.iter().map(|c| alone(*c)).sum::<f32>();
    1.0 - best / weight(a).max(weight(b)).max(2.5)
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
            let found = similarity(&sounds(a), &sounds(b));
            assert_eq!(found > 0.75, alike, "{a} {b}: {found} ({why})");
        }
    }
}
