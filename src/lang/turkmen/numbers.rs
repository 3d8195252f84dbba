//! Endings that are written onto digits: they follow the vowels of the number as it is spoken.

/// Whether the last word of a number has back vowels: `alty`, `dokuz`, `on`, `otuz`, `kyrk`, `altmyş`, `togsan`, `million`.
///
/// `None` for what is no whole number.
fn is_back(digits: &str) -> Option<bool> {
    let digits = digits.as_bytes();
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let zeros = digits.iter().rev().take_while(|d| **d == b'0').count();
    if zeros == digits.len() {
        return None; // nol is read in several ways
    }
    let last = digits[digits.len() - 1 - zeros];
    Some(match zeros {
        0 => matches!(last, b'6' | b'9'),
        1 => matches!(last, b'1' | b'3' | b'4' | b'6' | b'9'),
        2..=5 => false, // ýüz, müň
        _ => true,      // million, milliard
    })
}

/// The ending with the vowels of the other class.
fn turned(ending: &str, back: bool) -> String {
    const VOWELS: [(char, char); 4] = [('e', 'a'), ('i', 'y'), ('ü', 'u'), ('ä', 'a')];
    let turn = |c: char| {
        let pair = VOWELS.iter().find(|(front, other)| if back { *front == c } else { *other == c });
        pair.map_or(c, |(front, other)| if back { *other } else { *front })
    };
    ending.chars().map(turn).collect()
}

/// See [`Language::after_number`](crate::lang::Language::after_number).
pub(super) fn after(old: &str, new: &str, ending: &str) -> Option<String> {
    let (old, new) = (is_back(old)?, is_back(new)?);
    Some(if old == new { ending.to_owned() } else { turned(ending, new) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_follow_the_spoken_number() {
        let rows = [
            ("2024", "2025", "nji", "nji", "dördünji, bäşinji"),
            ("2024", "2026", "nji", "njy", "altynjy"),
            ("9", "7", "njy", "nji", "ýedinji"),
            ("10", "20", "da", "de", "ýigrimide"),
            ("5", "30", "den", "dan", "otuzdan"),
            ("90", "100", "dan", "den", "ýüzden"),
            ("1000", "1000000", "e", "a", "milliona"),
        ];
        for (old, new, ending, wanted, why) in rows {
            assert_eq!(after(old, new, ending).as_deref(), Some(wanted), "{old} {new}: {why}");
        }
        assert_eq!(after("1.5", "2", "nji"), None, "no whole number");
    }
}
