//! What the letters of three scripts sound like, and how far two sounds are apart.

use super::{LONGEST, Sound};

/// `None` when too little is left to tell words apart.
pub(super) fn sound(word: &str) -> Option<Sound> {
    sound_of(word, false)
}

/// The same; a letter that stands twice in a row is one unless `doubled`.
pub(super) fn sound_of(word: &str, doubled: bool) -> Option<Sound> {
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
            'c' | 'q' => b'k',
            'x' => {
                letters.push(b'k');
                b's'
            }
            _ => match letter(c) {
                Some(letter) => letter,
                None => continue,
            },
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

/// What a letter sounds like by itself, as a Latin one.
fn letter(c: char) -> Option<u8> {
    Some(match c {
        'ك' | 'ق' | 'ک' => b'k',
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
        _ => return None,
    })
}

pub(super) const fn vowel(c: u8) -> bool {
    matches!(c, b'a' | b'e' | b'i' | b'o' | b'u')
}

pub(super) const fn alone(c: u8) -> f32 {
    match c {
        b'a' | b'e' | b'i' | b'o' | b'u' => 0.2,
        b'w' | b'y' | b'h' => 0.4,
        _ => 1.0,
    }
}

/// What it costs that one letter stands where the other word has another.
pub(super) const fn replaced(a: u8, b: u8) -> f32 {
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
    let (Some(one), Some(other)) = (letter(one), letter(other)) else { return false };
    let consonant = |c: u8| !vowel(c) && !many(c as char);
    consonant(one) && consonant(other) && replaced(one, other) > 1.0
}

/// What one language writes so and another as it sounds.
const WAYS: &[(&str, &str)] = &[
    ("ch", "k"),
    ("ch", "sh"),
    ("ch", "tsh"),
    ("ch", "h"),
    ("ç", "tş"),
    ("th", "s"),
    ("tz", "ts"),
    ("gh", ""),
    ("j", "h"),
    ("j", "y"),
    ("g", "h"),
    ("g", "j"),
    ("mc", "mak"),
];

/// A word in small letters as other languages write what they hear of it, each time with one sound of it otherwise.
///
/// ```
/// use tarjuman::align::sound::heard_otherwise;
/// assert_eq!(heard_otherwise("zürich").collect::<Vec<_>>(), ["zürik", "zürish", "züritsh", "zürih"]);
/// ```
pub fn heard_otherwise(word: &str) -> impl Iterator<Item = String> {
    WAYS.iter().filter(|(from, _)| word.contains(from)).map(|(from, to)| word.replace(from, to))
}
