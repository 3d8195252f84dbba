//! Bytes to text.

use super::{DocumentError, ReadOptions};
use crate::text::Place;
use crate::text::clean::{LEGACY_ENCODING, Treatment};

mod guess;

/// How a document was encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, as it should be.
    Utf8,
    /// UTF-16, the lower byte first.
    Utf16Le,
    /// UTF-16, the higher byte first.
    Utf16Be,
    /// Another one, by name, as far as its bytes tell.
    Legacy(&'static str),
}

impl Encoding {
    /// The name people know it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Legacy(name) => name,
        }
    }
}

/// A decoded document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text without byte order mark. A carriage return that stands alone is a line feed here.
    pub text: String,
    /// How it was encoded.
    pub encoding: Encoding,
    /// Whether it began with a byte order mark.
    pub byte_order_mark: bool,
}

/// Decodes a document: UTF-8, with or without byte order mark, and UTF-16 with one.
///
/// Columns of errors count `char`s.
///
/// # Errors
///
/// [`DocumentError`], all but `Empty`. A legacy encoding such as Windows-1256 is an error at its first byte;
/// [`decode_any`] looks what it may be.
pub fn decode(path: &str, bytes: &[u8], options: &ReadOptions) -> Result<Decoded, DocumentError> {
    if bytes.len() > options.max_bytes {
        return Err(DocumentError::TooLarge {
            path: path.to_owned(),
            size: bytes.len(),
            limit: options.max_bytes,
        });
    }
    let bad = |encoding, reason| DocumentError::BadEncoding { path: path.to_owned(), encoding, reason };
    let (text, encoding, byte_order_mark) = match bytes {
        // UTF-32LE begins as UTF-16LE does, so it is asked for first.
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => {
            return Err(bad("UTF-32", "only UTF-8 and UTF-16 are read"));
        }
        [0xFF, 0xFE, rest @ ..] => {
            (utf16(rest, u16::from_le_bytes).map_err(|e| bad("UTF-16LE", e))?, Encoding::Utf16Le, true)
        }
        [0xFE, 0xFF, rest @ ..] => {
            (utf16(rest, u16::from_be_bytes).map_err(|e| bad("UTF-16BE", e))?, Encoding::Utf16Be, true)
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => (utf8(path, rest)?, Encoding::Utf8, true),
        _ => (utf8(path, bytes)?, Encoding::Utf8, false),
    };
    finish(path, options, Decoded { text, encoding, byte_order_mark })
}

/// [`decode`], and where that fails the encoding that the bytes look like: UTF-16 without byte order mark, or one of those
/// with a byte a letter, by how often letters follow one another in its languages (`chardetng`, the detector of Firefox).
///
/// It is taken only if nearly every character then is a letter or sign of the language's script. A file that is UTF-8 up to a wrong
/// byte is damaged, not in another encoding.
///
/// # Errors
///
/// Those of [`decode`] where nothing is recognised; [`DocumentError::Legacy`] where it is, but `options.clean` does not
/// want it converted.
pub fn decode_any(path: &str, bytes: &[u8], options: &ReadOptions) -> Result<Decoded, DocumentError> {
    let error = match decode(path, bytes, options) {
        Err(error @ (DocumentError::NotUtf8 { .. } | DocumentError::Binary { .. })) => error,
        decoded => return decoded,
    };
    let writing = options.language.writing();
    let Some((text, encoding)) = guess::guess(bytes, &writing) else { return Err(error) };
    let wanted = options.clean.as_ref().is_none_or(|t| t.of(LEGACY_ENCODING) == Treatment::Repair);
    if !wanted {
        return Err(DocumentError::Legacy { path: path.to_owned(), encoding });
    }
    finish(path, options, Decoded { text, encoding: Encoding::Legacy(encoding), byte_order_mark: false })
}

/// Looks whether a decoded text is one.
fn finish(path: &str, options: &ReadOptions, decoded: Decoded) -> Result<Decoded, DocumentError> {
    let text = &decoded.text;
    // Tab, line feed, form feed and carriage return are the controls that text has; a NUL, a bell or a backspace is data.
    if let Some(at) = text.bytes().position(|b| b < 0x20 && !matches!(b, b'\t' | b'\n' | 0x0B | 0x0C | b'\r'))
    {
        let place = place(&text.as_bytes()[..at]);
        return Err(DocumentError::Binary { path: path.to_owned(), place, byte: text.as_bytes()[at] });
    }
    for (line, content) in text.split('\n').enumerate() {
        if content.len() > options.max_line_bytes {
            return Err(DocumentError::LongLine {
                path: path.to_owned(),
                line: line as u32 + 1,
                size: content.len(),
                limit: options.max_line_bytes,
            });
        }
    }
    Ok(Decoded { text: lone_returns(decoded.text), ..decoded })
}

fn utf8(path: &str, bytes: &[u8]) -> Result<String, DocumentError> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|error| {
        let at = error.valid_up_to();
        let (place, byte) = (place(&bytes[..at]), bytes.get(at).copied().unwrap_or_default());
        // A NUL before the first wrong byte: no text in a legacy encoding, but a program or a picture.
        match bytes[..at].iter().position(|b| *b == 0) {
            Some(nul) => {
                DocumentError::Binary { path: path.to_owned(), place: self::place(&bytes[..nul]), byte: 0 }
            }
            None if bytes.contains(&0) => DocumentError::Binary { path: path.to_owned(), place, byte },
            None => DocumentError::NotUtf8 { path: path.to_owned(), place, byte },
        }
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, &'static str> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err("its last character is cut in half");
    }
    char::decode_utf16(pairs.iter().copied().map(unit))
        .collect::<Result<_, _>>()
        .map_err(|_| "a surrogate stands alone in it")
}

/// The place behind `before`, which holds valid UTF-8.
fn place(before: &[u8]) -> Place {
    let line = before.iter().filter(|b| **b == b'\n').count();
    let start = before.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
    let column = before[start..].iter().filter(|b| (**b & 0xC0) != 0x80).count();
    Place::new(line as u32 + 1, column as u32 + 1)
}

/// Line ends of old Macintosh files; as many bytes as before, so that offsets stay true.
fn lone_returns(text: String) -> String {
    let bytes = text.as_bytes();
    let lone = |at: usize| bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
    if !(0..bytes.len()).any(lone) {
        return text;
    }
    let mut chars = text.chars().peekable();
    let mut out = String::with_capacity(text.len());
    while let Some(c) = chars.next() {
        out.push(if c == '\r' && chars.peek() != Some(&'\n') { '\n' } else { c });
    }
    out
}
