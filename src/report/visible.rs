//! What comes from outside is shown, not obeyed.

use std::borrow::Cow;

/// A text on one line as a terminal may be given it: a line feed as `⏎`, a tab as a space, any other control
/// character as `�`. Directional isolates stay, but those that are opened here are closed here, and none is
/// closed that was not opened here (UAX #9, BD8–BD10): the text cannot reorder what stands around it.
///
/// ```
/// use tarjuman::report::visible::visible;
/// assert_eq!(visible("red \u{1B}[31m\n"), "red �[31m⏎");
/// ```
pub fn visible(text: &str) -> Cow<'_, str> {
    let harmless =
        |c: char| !c.is_control() && !matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    if text.chars().all(harmless) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut open = 0_usize;
    for c in text.chars() {
        shown.push(match c {
            '\n' => '⏎',
            '\t' => ' ',
            // LEFT-TO-RIGHT EMBEDDING … RIGHT-TO-LEFT OVERRIDE: superseded by isolates, and able to hide what is meant.
            '\u{202A}'..='\u{202E}' => '�',
            // LEFT-TO-RIGHT, RIGHT-TO-LEFT and FIRST STRONG ISOLATE
            '\u{2066}'..='\u{2068}' => {
                open += 1;
                c
            }
            // POP DIRECTIONAL ISOLATE
            '\u{2069}' if open == 0 => '�',
            '\u{2069}' => {
                open -= 1;
                c
            }
            c if c.is_control() => '�',
            c => c,
        });
    }
    shown.extend(std::iter::repeat_n('\u{2069}', open)); // POP DIRECTIONAL ISOLATE
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_what_could_do_harm_is_changed() {
        let rows = [
            ("وزير 12 — MoU", "وزير 12 — MoU", "an ordinary text"),
            ("a\u{200F}b", "a\u{200F}b", "a right-to-left mark does nothing to its surroundings"),
            ("a\u{1B}[2Jb", "a�[2Jb", "an escape sequence"),
            ("a\u{9B}2Jb", "a�2Jb", "the same with the one-byte introducer"),
            ("a\r\nb\tc", "a�⏎b c", "line ends and tabs"),
            ("\u{2068}a\u{2069}", "\u{2068}a\u{2069}", "an isolate that is closed"),
            ("\u{2067}a", "\u{2067}a\u{2069}", "one that is not"),
            ("a\u{2069}b", "a�b", "a closing without an opening"),
            ("\u{202E}txt.exe", "�txt.exe", "an override"),
        ];
        for (text, shown, why) in rows {
            assert_eq!(visible(text), shown, "{why}");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_left_to_obey(text in "\\PC*|(.|[\u{0}-\u{1F}\u{202A}-\u{202E}\u{2066}-\u{2069}])*") {
            let shown = visible(&text);
            prop_assert!(!shown.chars().any(char::is_control));
            prop_assert_eq!(visible(&shown), shown.as_ref(), "once is enough");
        }
    }
}
