//! What a change of words does to a text, line by line.

use super::text::Style;
use super::visible::visible;

const RED: &str = "31";
const GREEN: &str = "32";

/// The lines in which `old` and `new` differ, as a unified diff without context; both have the same lines, some of
/// them with other words. With colours the words that differ are set off; with isolates each line keeps its own
/// direction. Ends with a line feed; nothing where nothing differs.
///
/// ```
/// use tarjuman::report::{diff, text::Style};
/// let text = diff::lines("a.txt", "one\na legation\n", "one\nan embassy\n", Style::default());
/// assert_eq!(text, "--- a.txt\n+++ a.txt\n@@ -2 +2 @@\n-a legation\n+an embassy\n");
/// ```
pub fn lines(name: &str, old: &str, new: &str, style: Style) -> String {
    if old == new {
        return String::new();
    }
    let name = visible(name);
    let mut out = format!("--- {name}\n+++ {name}\n");
    for (number, (old, new)) in old.lines().zip(new.lines()).enumerate() {
        if old == new {
            continue;
        }
        let at = number + 1;
        let (before, after) = (cut(old), cut(new));
        let start = before.iter().zip(&after).take_while(|(a, b)| a == b).count();
        let most = before.len().min(after.len()) - start;
        let end = before.iter().rev().zip(after.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
        out.push_str(&format!("@@ -{at} +{at} @@\n"));
        out.push_str(&line('-', RED, &before, start, end, style));
        out.push_str(&line('+', GREEN, &after, start, end, style));
    }
    out
}

/// Words and what stands between them.
fn cut(line: &str) -> Vec<&str> {
    line.split_inclusive(char::is_whitespace).collect()
}

/// One side of a changed line; all pieces but the first `start` and the last `end` are new.
fn line(sign: char, color: &str, pieces: &[&str], start: usize, end: usize, style: Style) -> String {
    let text = |pieces: &[&str]| visible(&pieces.concat()).into_owned();
    let last = pieces.len().saturating_sub(end).max(start);
    let (same, changed, rest) = (text(&pieces[..start]), text(&pieces[start..last]), text(&pieces[last..]));
    let mut shown = if style.color {
        // ESCAPE: the words that differ in reverse video
        format!(
            "{same}\u{1B}[7m{}\u{1B}[27m{}{rest}",
            changed.trim_end(),
            &changed[changed.trim_end().len()..]
        )
    } else {
        format!("{same}{changed}{rest}")
    };
    if style.isolate {
        shown = format!("\u{2068}{shown}\u{2069}"); // FIRST STRONG ISOLATE … POP DIRECTIONAL ISOLATE
    }
    if style.color {
        return format!("\u{1B}[{color}m{sign}{shown}\u{1B}[0m\n");
    }
    format!("{sign}{shown}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_that_differ_are_set_off_and_arabic_keeps_its_order() {
        let style = Style { color: true, isolate: true };
        let text = lines("a", "وفي القنصلية الجديدة", "وفي السفارة الجديدة", style);
        let rows: Vec<&str> = text.lines().collect();
        assert_eq!(
            rows[3], "\u{1B}[31m-\u{2068}وفي \u{1B}[7mالقنصلية\u{1B}[27m الجديدة\u{2069}\u{1B}[0m",
            "old"
        );
        assert!(rows[4].contains("\u{1B}[7mالسفارة\u{1B}[27m"), "{text:?}");
        assert_eq!(lines("a", "x", "x", style), "", "nothing differs");
        let repeated = lines("a", "b b", "b b b", Style::default());
        assert!(repeated.ends_with("-b b\n+b b b\n"), "a word more: {repeated:?}");
        assert!(!lines("a", "x\u{1B}[2J", "y", style).contains("[2J\u{2069}x"), "escapes are not obeyed");
    }
}
