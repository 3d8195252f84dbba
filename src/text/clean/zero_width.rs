//! Zero-width characters that are no spelling.

use super::{Context, Find, Script, scripts};
use crate::text::Span;

const ZWNJ: char = '\u{200C}'; // ZERO WIDTH NON-JOINER
const ZWJ: char = '\u{200D}'; // ZERO WIDTH JOINER
const ZWSP: char = '\u{200B}'; // ZERO WIDTH SPACE

/// Zero-width spaces, word joiners, byte order marks inside, soft hyphens; joiners where the language does not spell with them.
///
/// Joiners between signs other than letters stay: emoji are put together with them. So does one behind a final heh, which is
/// how the sign of the Hijra is typed (`١٤٤٦ ه‍`), and a zero-width space where words are not set apart otherwise, as in Khmer.
pub(super) fn zero_width(text: &str, context: &Context) -> Vec<Find> {
    let wanted = |c: char| matches!(c, '\u{00AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}');
    if !text.contains(wanted) {
        return Vec::new();
    }
    let mut finds = Vec::new();
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map(|(_, c)| *c);
        let found = match c {
            ZWNJ | ZWJ => {
                let known = |c: Option<char>| {
                    matches!(
                        c.and_then(scripts::script),
                        Some(Script::Arabic | Script::Latin | Script::Cyrillic)
                    )
                };
                let hijra = c == ZWJ && before == Some('ه') && after.is_none_or(|c| !c.is_alphabetic());
                !context.writing.joiners && (known(before) || known(after)) && !hijra
            }
            ZWSP => !before.is_some_and(is_unspaced) && !after.is_some_and(is_unspaced),
            c => wanted(c),
        };
        if found {
            finds.push(Find::sure(Span::new(at, at + c.len_utf8()), ""));
        } else {
            before = Some(c);
        }
    }
    finds
}

/// Letters and marks of scripts that put no spaces between words: Thai, Lao, Tibetan, Myanmar, Khmer (UAX #14, class SA).
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0FFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}')
}
