//! Text that was decoded with the wrong table.

use std::sync::LazyLock;

use encoding_rs::{Encoding, WINDOWS_1251, WINDOWS_1252, WINDOWS_1256};

use super::{Context, Find, Script};
use crate::text::Span;

/// How a text came to be what it is.
struct Way {
    /// The table it was read with.
    table: &'static LazyLock<Table>,
    once: &'static str,
    twice: &'static str,
}

/// UTF-8 that was read as one byte a character.
static WAYS: &[Way] = &[
    Way { table: &TABLE_1252, once: "UTF-8 → Windows-1252", twice: "UTF-8 → Windows-1252, 2×" },
    Way { table: &TABLE_1256, once: "UTF-8 → Windows-1256", twice: "UTF-8 → Windows-1256, 2×" },
];

/// The bytes of the characters of an encoding beyond ASCII, by character.
struct Table(Vec<(char, u8)>);

static TABLE_1252: LazyLock<Table> = LazyLock::new(|| Table::new(WINDOWS_1252));
static TABLE_1256: LazyLock<Table> = LazyLock::new(|| Table::new(WINDOWS_1256));

impl Table {
    fn new(encoding: &'static Encoding) -> Self {
        let decode = |byte: u8| {
            let bytes = [byte];
            let (text, _) = encoding.decode_without_bom_handling(&bytes);
            text.chars().next().map(|c| (c, byte))
        };
        let mut table: Vec<(char, u8)> = (0x80..=0xFF).filter_map(decode).collect();
        table.sort_unstable();
        Self(table)
    }

    /// The byte of a character; none for ASCII.
    fn byte(&self, c: char) -> Option<u8> {
        let index = self.0.binary_search_by_key(&c, |(known, _)| *known).ok();
        // What an encoding does not assign, other decoders leave as a control.
        let control = || ('\u{80}'..='\u{9F}').contains(&c).then_some(c as u8);
        index.map(|index| self.0[index].1).or_else(control)
    }
}

/// Text of one encoding that was read as another: UTF-8 as Windows-1252 or Windows-1256, once or twice; Windows-1256 and 1251 as
/// Windows-1252.
///
/// A stretch counts when its bytes are UTF-8 for letters and signs that texts here are made of, and the paragraph has one
/// that is hardly anything else: two letters in a row, or one behind `Ã`, `Å`, `Â` or `â€`.
pub(super) fn mojibake(text: &str, context: &Context) -> Vec<Find> {
    if text.is_ascii() {
        return Vec::new();
    }
    // Some stretches mean something in either table: the one that explains more of the text is meant.
    let explained = |finds: &Vec<Find>| finds.iter().map(|find| find.span.len()).sum::<usize>();
    let finds = WAYS.iter().map(|way| as_utf8(text, way)).rev().max_by_key(explained).unwrap_or_default();
    if finds.is_empty() { one_byte_for_another(text, context) } else { finds }
}

/// Runs of characters beyond ASCII that have a byte in a table: where each begins, and the bytes with where each character ends.
fn byte_runs(text: &str, table: &Table) -> Vec<(usize, Vec<(u8, usize)>)> {
    let mut found: Vec<(usize, Vec<(u8, usize)>)> = Vec::new();
    let mut open = false;
    for (at, c) in text.char_indices() {
        match table.byte(c) {
            Some(byte) => {
                if !open {
                    found.push((at, Vec::new()));
                }
                if let Some((_, bytes)) = found.last_mut() {
                    bytes.push((byte, at + c.len_utf8()));
                }
                open = true;
            }
            None => open = false,
        }
    }
    found
}

fn as_utf8(text: &str, way: &Way) -> Vec<Find> {
    let mut finds = Vec::new();
    let mut strong = false;
    for (start, bytes) in byte_runs(text, way.table) {
        let plain: Vec<u8> = bytes.iter().map(|(byte, _)| *byte).collect();
        let end_of = |count: usize| match count {
            0 => start,
            count => bytes[count - 1].1,
        };
        // What is UTF-8 for something that is UTF-8 again.
        let (len, outer) = stretch(&plain, |c| way.table.byte(c).is_some());
        let inner: Option<Vec<u8>> = outer.chars().map(|c| way.table.byte(c)).collect();
        if let Some(inner) = inner.filter(|inner| len == plain.len() && !inner.is_empty())
            && let (all, decoded) = stretch(&inner, is_usual)
            && all == inner.len()
        {
            strong = true;
            finds.push(Find::sure(Span::new(start, end_of(len)), decoded).of(way.twice));
            continue;
        }
        let mut at = 0;
        while at < plain.len() {
            let (len, decoded) = stretch(&plain[at..], is_usual);
            if len == 0 {
                at += 1;
                continue;
            }
            let span = Span::new(end_of(at), end_of(at + len));
            strong |= is_strong(span.of(text), &decoded);
            finds.push(Find::sure(span, decoded).of(way.once));
            at += len;
        }
    }
    if strong { finds } else { Vec::new() }
}

/// How many bytes from the first on are UTF-8 for characters of a kind, and for which.
fn stretch(bytes: &[u8], kind: impl Fn(char) -> bool) -> (usize, String) {
    let mut decoded = String::new();
    // Character by character: what follows the stretch may be long, and is looked at again.
    while let Some(c) = first_char(&bytes[decoded.len()..]).filter(|c| !c.is_ascii() && kind(*c)) {
        decoded.push(c);
    }
    (decoded.len(), decoded)
}

/// The character that bytes begin with, if they are UTF-8.
fn first_char(bytes: &[u8]) -> Option<char> {
    let len = match bytes.first()? {
        0..=0x7F => 1,
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        _ => 4,
    };
    std::str::from_utf8(bytes.get(..len)?).ok()?.chars().next()
}

/// Letters and signs that Arabic, Turkmen, Russian and English texts have.
fn is_usual(c: char) -> bool {
    matches!(c,
        '\u{060C}' | '\u{061B}' | '\u{061F}' | '\u{0621}'..='\u{063A}' | '\u{0640}'..='\u{0652}'
        | '\u{0660}'..='\u{066C}' | '\u{0670}' | 'ک' | 'ی' | 'پ' | 'چ' | 'گ' | 'ڤ' | '\u{06F0}'..='\u{06F9}'
        | 'А'..='я' | 'ё' | 'Ё' | 'ң' | 'Ң' | 'ө' | 'Ө' | 'ү' | 'Ү' | 'җ' | 'Җ' | 'ә' | 'Ә'
        | 'Ç' | 'ç' | 'Ä' | 'ä' | 'Ö' | 'ö' | 'Ü' | 'ü' | 'Ý' | 'ý' | 'Ž' | 'ž' | 'Ň' | 'ň' | 'Ş' | 'ş'
        | 'ı' | 'ğ' | 'é' | 'É' | 'è' | 'ê' | 'ë' | 'à' | 'â' | 'á' | 'î' | 'ï' | 'í' | 'ô' | 'ó' | 'û' | 'ú' | 'ñ' | 'ã' | 'õ'
        | '«' | '»' | '°' | '·' | '©' | '®' | '½' | '\u{A0}'
        | '\u{200B}'..='\u{200F}' | '–' | '—' | '‘' | '’' | '“' | '”' | '„' | '•' | '…' | '\u{2066}'..='\u{2069}')
}

/// Whether a stretch is hardly anything else than misread.
fn is_strong(written: &str, decoded: &str) -> bool {
    decoded.chars().count() > 1 || written.starts_with(['Ã', 'Å', 'Â']) || written.starts_with("â€")
}

/// Windows-1256 or 1251 that was read as Windows-1252: words of accented letters alone.
fn one_byte_for_another(text: &str, context: &Context) -> Vec<Find> {
    /// Fewer words of such letters may be chance.
    const FEWEST: usize = 3;
    let (table, kind, script) = match context.writing.script {
        Some(Script::Arabic) => (WINDOWS_1256, "Windows-1256 → Windows-1252", Script::Arabic),
        Some(_) => (WINDOWS_1251, "Windows-1251 → Windows-1252", Script::Cyrillic),
        None => return Vec::new(),
    };
    let accented = |c: char| ('\u{C0}'..='\u{FF}').contains(&c);
    let (mut such, mut others) = (0_usize, 0_usize);
    for word in text.split_whitespace() {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        if letters >= 3 && word.chars().all(|c| !c.is_alphabetic() || accented(c)) {
            such += 1;
        } else if letters >= 2 {
            others += 1;
        }
    }
    if such < FEWEST || such <= others {
        return Vec::new();
    }
    let mut finds = Vec::new();
    for (start, bytes) in byte_runs(text, &TABLE_1252) {
        let plain: Vec<u8> = bytes.iter().map(|(byte, _)| *byte).collect();
        let end = bytes.last().map_or(start, |(_, end)| *end);
        let (decoded, failed) = table.decode_without_bom_handling(&plain);
        let fits = |c: char| super::scripts::script(c).is_none_or(|s| s == script);
        if !failed && decoded.chars().all(fits) && decoded != Span::new(start, end).of(text) {
            finds.push(Find::sure(Span::new(start, end), decoded).of(kind));
        }
    }
    finds
}

/// What cannot be known any more: replacement characters, and words of question marks.
pub(super) fn lost(text: &str, _: &Context) -> Vec<Find> {
    const REPLACEMENT: char = '\u{FFFD}'; // REPLACEMENT CHARACTER
    if !text.contains([REPLACEMENT, '?']) {
        return Vec::new();
    }
    let mut finds: Vec<Find> = Vec::new();
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        let marks = bare.trim_end_matches(['.', ',', ':', '!', '،']);
        if marks.len() >= 3 && marks.bytes().all(|b| b == b'?') {
            finds.push(Find::lost(Span::new(at, at + marks.len())));
        }
        for (inside, run) in bare.match_indices(REPLACEMENT) {
            let start = at + inside;
            match finds.last_mut() {
                Some(find) if find.span.end == start => find.span.end = start + run.len(),
                _ => finds.push(Find::lost(Span::new(start, start + run.len()))),
            }
        }
        at += word.len();
    }
    finds
}
