//! What encoding bytes look like that do not say it.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use crate::text::clean::scripts::script;
use crate::text::clean::{Script, Writing};

/// The fewest letters beyond ASCII by which an encoding is told.
const FEWEST: usize = 6;
/// The part of those letters that must be of the language's script.
const MOST: f64 = 0.9;

/// The text and the name of its encoding; `None` when that is nothing but a guess.
pub(super) fn guess(bytes: &[u8], writing: &Writing) -> Option<(String, &'static str)> {
    match bytes.iter().any(|b| *b < 0x20 && !matches!(b, b'\t' | b'\n' | 0x0B | 0x0C | b'\r')) {
        true => utf16(bytes, writing),
        false => single_bytes(bytes, writing),
    }
}

/// UTF-16 without byte order mark.
fn utf16(bytes: &[u8], writing: &Writing) -> Option<(String, &'static str)> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    let read = |little: bool| {
        let unit = if little { u16::from_le_bytes } else { u16::from_be_bytes };
        char::decode_utf16(pairs.iter().copied().map(unit)).collect::<Result<String, _>>().ok()
    };
    [(true, "UTF-16LE"), (false, "UTF-16BE")].into_iter().find_map(|(little, name)| {
        let text = read(little)?;
        let text = text.trim_start_matches('\u{FEFF}').to_owned(); // BYTE ORDER MARK
        let sound = text.chars().all(|c| {
            let c = u32::from(c);
            matches!(c, 9..=13 | 0x20..=0x7E | 0xA0..=0x24F | 0x300..=0x6FF | 0x1E00..=0x20CF | 0xFB50..=0xFEFF)
        });
        // White space and letters, as texts have them: not any pairs of bytes.
        let spaced = text.contains([' ', '\n']);
        let letters = text.chars().filter(|c| script(*c).is_some()).count();
        let fits = writing.script.is_none_or(|own| {
            2 * text.chars().filter(|c| script(*c) == Some(own)).count() >= letters
        });
        (sound && spaced && fits && letters >= FEWEST).then_some((text, name))
    })
}

fn single_bytes(bytes: &[u8], writing: &Writing) -> Option<(String, &'static str)> {
    let valid = std::str::from_utf8(bytes).map_or_else(|e| e.valid_up_to(), str::len);
    if !bytes[..valid].is_ascii() {
        return None;
    }
    // Where a page would come from whose language is written so: the detector weighs it.
    let domain: Option<&[u8]> = match writing.script {
        Some(Script::Arabic) => Some(b"sa"),
        Some(Script::Cyrillic) => Some(b"ru"),
        _ => None,
    };
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(domain, Utf8Detection::Deny);
    let (text, failed) = encoding.decode_without_bom_handling(bytes);
    let others = [writing.script, writing.other_script.map(|(script, _)| script)];
    let foreign = |c: &char| !c.is_ascii() && c.is_alphabetic();
    let letters = text.chars().filter(foreign).count();
    let fitting = text.chars().filter(foreign).filter(|c| match writing.script {
        Some(_) => others.contains(&script(*c)),
        None => script(*c).is_some(),
    });
    let signs = text.chars().filter(|c| !c.is_ascii() && !c.is_alphabetic()).count();
    let sound = fitting.count() as f64 >= MOST * letters as f64 && letters >= FEWEST.max(signs);
    (!failed && sound).then(|| (text.into_owned(), name(encoding.name())))
}

/// The name people know an encoding by.
fn name(label: &'static str) -> &'static str {
    match label {
        "windows-1250" => "Windows-1250",
        "windows-1251" => "Windows-1251",
        "windows-1252" => "Windows-1252",
        "windows-1254" => "Windows-1254",
        "windows-1256" => "Windows-1256",
        label => label,
    }
}
