//! Zero-width characters that are no spelling.

use super::{Context, Find, Script, scripts};
use crate::text::Span;

const ZWNJ: char = '\u{200C}'; // ZERO WIDTH NON-JOINER
const ZWJ: char = '\u{200D}'; // ZERO WIDTH JOINER

/// Zero-width spaces, word joiners, byte order marks inside, soft hyphens; joiners where the language does not spell with them.
///
/// Joiners between signs other than letters stay: emoji are put together with them. So does one behind a final heh, which is
/// how the sign of the Hijra is typed (`١٤٤٦ ه‍`).
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
