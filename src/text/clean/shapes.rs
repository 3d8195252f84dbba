//! Shapes of letters instead of letters: presentation forms, kashida, what is not composed.

use icu_normalizer::ComposingNormalizer;

use super::scripts::{Script, script};
use super::{Context, Find};
use crate::text::Span;
use crate::text::fold::runs;

/// What a presentation form presents; `None` for any other character.
///
/// Signs that are no shapes of letters are none: the ornate brackets, `ﷺ`, `ﷻ`, `﷼`, `﷽`. The vowel marks that stand alone or on a
/// kashida (U+FE70 to U+FE7F) are the marks.
///
/// ```
/// use tarjuman::text::clean::plain_shape;
/// assert_eq!(plain_shape('ﻼ').as_deref(), Some("لا"));
/// assert_eq!(plain_shape('ﷺ'), None);
/// ```
pub fn plain_shape(c: char) -> Option<String> {
    let letter = matches!(c, '\u{FB00}'..='\u{FB06}' | '\u{FB50}'..='\u{FBFF}' | '\u{FC00}'..='\u{FD3D}'
        | '\u{FD50}'..='\u{FDF9}' | '\u{FE70}'..='\u{FEFC}' | '\u{FF01}'..='\u{FF5E}');
    if !letter {
        return None;
    }
    let mut utf8 = [0; 4];
    let plain = ComposingNormalizer::new_nfkc().normalize(c.encode_utf8(&mut utf8)).into_owned();
    let bare: String = match c {
        '\u{FC5E}'..='\u{FC63}' | '\u{FCF2}'..='\u{FCF4}' | '\u{FE70}'..='\u{FE7F}' => {
            plain.chars().filter(|c| !matches!(c, ' ' | '\u{0640}')).collect()
        }
        _ => plain,
    };
    (!bare.is_empty() && bare != c.to_string()).then_some(bare)
}

/// Presentation forms, a find for each run of them.
pub(super) fn presentation_forms(text: &str, _: &Context) -> Vec<Find> {
    if !text.contains(|c| ('\u{FB00}'..='\u{FF5E}').contains(&c)) {
        return Vec::new();
    }
    let reversed = is_visual(text);
    let mut finds: Vec<Find> = Vec::new();
    for (at, c) in text.char_indices() {
        let Some(plain) = plain_shape(c) else { continue };
        let end = at + c.len_utf8();
        match finds.last_mut() {
            Some(find) if find.span.end == at => {
                find.span.end = end;
                find.to.get_or_insert_default().push_str(&plain);
            }
            // Letters in the order of a printed line would read backwards.
            _ if reversed => finds.push(Find::unsure(Span::new(at, end), plain)),
            _ => finds.push(Find::sure(Span::new(at, end), plain)),
        }
    }
    finds
}

/// The shape a presentation form of the block U+FE80 to U+FEFC has: does it join the letter before it, and the one after it?
fn joins(c: char) -> Option<(bool, bool)> {
    /// The isolated form of each letter; the final one comes next, then the initial and the medial one if it joins what follows.
    const FIRST: [u16; 40] = [
        0xFE80, 0xFE81, 0xFE83, 0xFE85, 0xFE87, 0xFE89, 0xFE8D, 0xFE8F, 0xFE93, 0xFE95, 0xFE99, 0xFE9D,
        0xFEA1, 0xFEA5, 0xFEA9, 0xFEAB, 0xFEAD, 0xFEAF, 0xFEB1, 0xFEB5, 0xFEB9, 0xFEBD, 0xFEC1, 0xFEC5,
        0xFEC9, 0xFECD, 0xFED1, 0xFED5, 0xFED9, 0xFEDD, 0xFEE1, 0xFEE5, 0xFEE9, 0xFEED, 0xFEEF, 0xFEF1,
        0xFEF5, 0xFEF7, 0xFEF9, 0xFEFB,
    ];
    let code = u16::try_from(u32::from(c)).ok().filter(|code| (0xFE80..=0xFEFC).contains(code))?;
    let letter = FIRST.partition_point(|first| *first <= code).checked_sub(1)?;
    Some(
        [(false, false), (true, false), (false, true), (true, true)]
            [usize::from(code - FIRST[letter]).min(3)],
    )
}

/// Whether presentation forms stand in the order of a printed line, from left to right: their joints fit backwards.
fn is_visual(text: &str) -> bool {
    let (mut forwards, mut backwards) = (0_usize, 0_usize);
    let mut before = None;
    for c in text.chars() {
        let now = joins(c);
        if let (Some((before_joins, first)), Some((second, after_joins))) = (before, now) {
            // What joins the next letter stands before one that joins the letter before it.
            forwards += usize::from(first && second);
            backwards += usize::from(before_joins && after_joins);
        }
        before = now;
    }
    backwards >= 2 && backwards > 2 * forwards
}

/// Lines of presentation forms that stand in the order in which they are printed.
pub(super) fn visual_order(text: &str, _: &Context) -> Vec<Find> {
    if !text.contains(|c| joins(c).is_some()) {
        return Vec::new();
    }
    let mut finds = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end_matches('\n');
        if is_visual(bare) {
            finds.push(Find::sure(Span::new(at, at + bare.len()), logical(bare)));
        }
        at += line.len();
    }
    finds
}

/// A line that was stored as it is printed, as it is read: backwards, but for numbers and words of other scripts.
fn logical(line: &str) -> String {
    let chars: Vec<char> = line.chars().rev().collect();
    let is_forward = |c: char| c.is_numeric() || script(c).is_some_and(|s| s != Script::Arabic);
    let mut text = String::with_capacity(line.len());
    let mut at = 0;
    while at < chars.len() {
        let mut end = at;
        // A forward run goes on over single signs inside it: `3.5`, `A/RES`.
        while end < chars.len()
            && (is_forward(chars[end])
                || (end > at
                    && matches!(chars[end], '.' | ',' | '/' | '-' | ':' | '@' | '_')
                    && chars.get(end + 1).is_some_and(|c| is_forward(*c))))
        {
            end += 1;
        }
        if end > at {
            text.extend(chars[at..end].iter().rev());
            at = end;
        } else {
            let mirrored = match chars[at] {
                '(' => ')',
                ')' => '(',
                '[' => ']',
                ']' => '[',
                '«' => '»',
                '»' => '«',
                c => c,
            };
            text.push_str(&plain_shape(mirrored).unwrap_or_else(|| mirrored.to_string()));
            at += 1;
        }
    }
    text
}

/// Kashida between letters, or behind one that is not Arabic. At the end of a word it says that something is left out or joined (`هـ`, `الـ 5`, `بـ«…»`), alone it
/// is a dash: that is spelling.
pub(super) fn kashida(text: &str, _: &Context) -> Vec<Find> {
    const KASHIDA: char = '\u{0640}';
    let mut finds = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(KASHIDA).map(|at| from + at) {
        let rest = &text[start..];
        let end = start + rest.len() - rest.trim_start_matches(KASHIDA).len();
        from = end;
        let is_letter = |c: char| script(c) == Some(Script::Arabic) && c != KASHIDA || is_vowel_mark(c);
        let before = text[..start].chars().next_back().is_some_and(is_letter);
        // A mark may stand on the kashida; a letter must follow.
        let after = text[end..].trim_start_matches(is_vowel_mark).chars().next();
        let followed = after.is_some_and(|c| script(c) == Some(Script::Arabic));
        let of_another =
            |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && !is_letter(c) && c != KASHIDA);
        let stray = of_another(text[..start].chars().next_back()) && !followed;
        if before && followed || stray {
            finds.push(Find::sure(Span::new(start, end), ""));
        }
    }
    finds
}

fn is_vowel_mark(c: char) -> bool {
    matches!(c, '\u{064B}'..='\u{065F}' | '\u{0670}')
}

/// What is not in normalization form C: letters and marks that one character stands for, and marks in another order.
pub(super) fn not_nfc(text: &str, _: &Context) -> Vec<Find> {
    let nfc = ComposingNormalizer::new_nfc();
    if nfc.is_normalized(text) {
        return Vec::new();
    }
    let mut finds: Vec<Find> = Vec::new();
    for run in runs(text) {
        let normal = nfc.normalize(run.of(text));
        if normal != run.of(text) {
            finds.push(Find::sure(run, normal));
        }
    }
    finds
}
