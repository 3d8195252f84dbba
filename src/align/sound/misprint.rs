//! Slips of the pen that no way of writing a name explains.

/// Shorter words are by chance one letter away from others.
const SHORTEST: usize = 5;

/// Whether a word is another one with two neighbours changed over, a consonant doubled, or a letter left out that is heard: what
/// fingers do and no language does when it writes down what it hears.
///
/// ```
/// use tarjuman::align::sound::is_misprint;
/// assert!(is_misprint("gemrany", "germany") && is_misprint("gerrmany", "germany") && is_misprint("gemany", "germany"));
/// assert!(!is_misprint("jonson", "johnson"), "nobody hears the h");
/// assert!(!is_misprint("color", "colour"), "two vowels are one sound");
/// ```
pub fn is_misprint(word: &str, right: &str) -> bool {
    let (word, right): (Vec<char>, Vec<char>) = (word.chars().collect(), right.chars().collect());
    if right.len() < SHORTEST {
        return false;
    }
    let same = word.iter().zip(&right).take_while(|(a, b)| a == b).count();
    let (tail, rest) = (&word[same..], &right[same..]);
    match (tail, rest) {
        ([a, b, tail @ ..], [c, d, rest @ ..]) if word.len() == right.len() => {
            a == d && b == c && tail == rest && !(is_vowel(*a) && is_vowel(*b))
        }
        _ if word.len() == right.len() + 1 => {
            // The doubled letter is the one before: *gerr|many*.
            let doubled = same > 1 && word[same] == word[same - 1] && tail[1..] == *rest;
            doubled && is_hard(word[same]) && same < right.len()
        }
        _ if word.len() + 1 == right.len() => {
            same > 0 && !rest[1..].is_empty() && *tail == rest[1..] && is_heard(&right, same)
        }
        _ => false,
    }
}

/// Whether a letter within a word is heard by itself, so that nobody leaves it out who writes what he hears.
fn is_heard(word: &[char], at: usize) -> bool {
    let (before, letter, next) = (word[at - 1], word[at], word.get(at + 1).copied().unwrap_or_default());
    if before == letter || next == letter {
        return false;
    }
    if is_vowel(letter) {
        return !matches!(letter, 'e' | 'ا' | 'و' | 'ي' | 'ى' | 'ة') && !is_vowel(before) && !is_vowel(next);
    }
    let silent = matches!(
        (before, letter, next),
        (_, 't', 'c')
            | (_, 'd', 'g' | 'j' | 't')
            | (_, 'k' | 'g', 'n')
            | ('m', 'b', _)
            | (_, 'l', 'k' | 'm' | 'f')
            | (_, 'p', 's' | 'f' | 't' | 'h')
            | (_, 'g', 'h')
            | (_, 's', 'c' | 'h')
            | (_, 'c', 'k' | 'h')
    );
    is_hard(letter) && !silent
}

/// A letter that may stand for a vowel.
fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w' | 'ä' | 'ö' | 'ü' | 'ý' | 'ا' | 'و' | 'ي' | 'ى' | 'ة')
}

/// A consonant that every language hears and writes.
fn is_hard(c: char) -> bool {
    c.is_alphabetic()
        && !is_vowel(c)
        && !matches!(c, 'h' | 'c' | 'x' | 'q' | 'ه' | 'ء' | 'ئ' | 'ؤ' | 'أ' | 'إ' | 'آ')
}

#[cfg(test)]
mod tests {
    use super::is_misprint;

    #[test]
    fn slips_are_told_from_spellings() {
        for (word, right, is, why) in [
            ("atkisnon", "atkinson", true, "two letters changed over"),
            ("crobyn", "corbyn", true, "a vowel and a consonant"),
            ("monnday", "monday", true, "a letter doubled"),
            ("demirgzyk", "demirgazyk", true, "a vowel left out"),
            ("britniýa", "britaniýa", true, "before an ending as well"),
            ("mikelson", "mickelson", false, "ck is one sound"),
            ("rosi", "rossi", false, "a double letter is one sound"),
            ("nait", "night", false, "two letters are"),
            ("rein", "rien", false, "too short"),
            ("steiner", "stiener", false, "two vowels: ways to write one sound"),
            ("germanys", "germany", false, "an ending"),
            ("germani", "germany", false, "another letter is another question"),
            ("انجلش", "انجليش", false, "Arabic may leave a vowel out"),
            ("", "germany", false, "nothing"),
        ] {
            assert_eq!(is_misprint(word, right), is, "{word} for {right}: {why}");
        }
    }
}
