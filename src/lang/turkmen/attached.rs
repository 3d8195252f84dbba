//! Endings after figures and acronyms: they take a hyphen, and the vowel of the last word that is spoken.

use crate::lang::Attached;
use crate::text::Span;

/// The vowels of the last spoken word of a whole number: true for the front ones, which take `-nji`.
///
/// *bir iki üç dört bäş ýedi sekiz* are front, *alty dokuz* back; *on, otuz, kyrk, altmyş, togsan* back, the other tens
/// front; *ýüz* and *müň* front, *million* back.
fn is_front(number: u64) -> bool {
    match (number % 10, number / 10 % 10) {
        (6 | 9, _) => false,
        (1..=8, _) => true,
        (0, 1 | 3 | 4 | 6 | 9) => false,
        (0, 2 | 5 | 7 | 8) => true,
        _ => number == 0 || !number.is_multiple_of(1_000_000),
    }
}

/// Endings that figures and acronyms take.
const ENDINGS: &[&str] = &[
    "nyň", "niň", "yň", "iň", "ny", "ni", "na", "ne", "da", "de", "dan", "den", "daky", "däki", "nda", "nde",
    "ndan", "nden", "ndaky", "ndäki", "ler", "lar", "dyr", "dir",
];

/// What is spelled otherwise than `2025-nji`, `BMG-niň`.
pub(super) fn attached(text: &str) -> Vec<Attached> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(char::is_alphanumeric).map(|from| at + from) {
        let end = text[start..].find(|c: char| !c.is_alphanumeric()).map_or(text.len(), |end| start + end);
        at = end;
        let run = &text[start..end];
        let head = run.len() - run.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let one = if head > 0 { ordinal(text, start, start + head) } else { acronym(text, start, end) };
        if let Some(one) = one {
            at = at.max(one.span.end);
            found.push(one);
        }
    }
    found
}

/// An ordinal in figures: `2025nji`, `2025 -nji`, `2025-njy` for `2025-nji`.
fn ordinal(text: &str, start: usize, digits: usize) -> Option<Attached> {
    let before = text[..start].chars().next_back();
    if before.is_some_and(|c| matches!(c, '.' | ',' | '/' | ':')) {
        return None;
    }
    let rest = &text[digits..];
    let ending_at = rest.len() - rest.trim_start_matches([' ', '-', '‑', '–', '\'', '’']).len();
    let ending = rest.get(ending_at..)?;
    let length = ending.find(|c: char| !c.is_alphabetic()).unwrap_or(ending.len());
    let (ending, joint) = (&ending[..length], &rest[..ending_at]);
    // Old texts write `25-i`; only the full ending is judged.
    let tail = ["nji", "njy", "nju", "njü", "ynjy", "inji", "unjy", "ünji"]
        .iter()
        .find_map(|stem| ending.to_lowercase().strip_prefix(stem).map(str::to_owned))?;
    if ![
        "", "si", "sy", "sinde", "synda", "sine", "syna", "siniň", "synyň", "sini", "syny", "sinden",
        "syndan", "de", "da", "den", "dan",
    ]
    .contains(&tail.as_str())
    {
        return None;
    }
    let number: u64 = text[start..digits].parse().ok()?;
    let front = is_front(number);
    let fits = ending.to_lowercase().starts_with(if front { "nji" } else { "njy" });
    if joint == "-" && fits {
        return None;
    }
    let harmony = |c: char| match (c, front) {
        ('y', true) => 'i',
        ('i', false) => 'y',
        ('a', true) => 'e',
        ('e', false) => 'a',
        (c, _) => c,
    };
    let tail: String = tail.chars().map(harmony).collect();
    let right = format!("{}-{}{tail}", &text[start..digits], if front { "nji" } else { "njy" });
    Some(Attached { span: Span::new(start, digits + ending_at + length), text: right })
}

/// An acronym whose ending has no hyphen: `BMGniň`, `BMG'niň`.
fn acronym(text: &str, start: usize, end: usize) -> Option<Attached> {
    let run = &text[start..end];
    let capitals = run.len() - run.trim_start_matches(char::is_uppercase).len();
    let head = &run[..capitals];
    if head.chars().count() < 2 {
        return None;
    }
    let is_ending = |ending: &str| ENDINGS.contains(&ending);
    if capitals < run.len() {
        return is_ending(&run[capitals..])
            .then(|| Attached { span: Span::new(start, end), text: format!("{head}-{}", &run[capitals..]) });
    }
    let rest = text[end..].strip_prefix(['\'', '’', '‘'])?;
    let joint = text.len() - end - rest.len();
    let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    is_ending(&rest[..length]).then(|| Attached {
        span: Span::new(start, end + joint + length),
        text: format!("{head}-{}", &rest[..length]),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_take_a_hyphen_and_the_vowel_that_is_spoken() {
        let rows: &[(&str, &str, &str)] = &[
            ("2025-nji ýyl", "", "five is front"),
            ("2025nji ýyl", "2025-nji", "no hyphen"),
            ("2025 nji ýyl", "2025-nji", "a space"),
            ("2025-njy ýyl", "2025-nji", "the other vowel"),
            ("2025-nju ýyl", "2025-nji", "no such ending"),
            ("3-ünji", "3-nji", "the vowel belongs to the word that is not written"),
            ("1990-njy ýyllar", "", "togsan is back"),
            ("2006-njy ýyl", "", "alty is back"),
            ("2000-nji ýyl", "", "müň is front"),
            ("100-nji", "", "ýüz is front"),
            ("3-njisi", "", "an ending more"),
            ("BMG-niň", "", "as it is spelled"),
            ("BMGniň", "BMG-niň", "no hyphen"),
            ("BMG'niň", "BMG-niň", "an apostrophe"),
            ("BMG’niň", "BMG-niň", "a typographic one"),
            ("TürkmenTV", "", "no ending"),
            ("5 nji", "5-nji", "a space"),
            ("25 injir", "", "another word"),
        ];
        for (text, right, why) in rows {
            let found: Vec<String> = attached(text).into_iter().map(|one| one.text).collect();
            assert_eq!(found.join(" "), *right, "{text}: {why}");
        }
    }
}
