//! Digits of several systems, and letters that stand for them.

use super::{Context, Find, Script};
use crate::text::Span;

/// A system of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum System {
    /// `0` to `9`.
    Latin,
    /// `٠` to `٩`.
    Arabic,
    /// `۰` to `۹`: Persian and Urdu.
    Persian,
}

impl System {
    pub(super) const ALL: [Self; 3] = [Self::Latin, Self::Arabic, Self::Persian];

    fn zero(self) -> u32 {
        match self {
            Self::Latin => 0x30,
            Self::Arabic => 0x660,
            Self::Persian => 0x6F0,
        }
    }

    fn of(c: char) -> Option<Self> {
        match c {
            '0'..='9' => Some(Self::Latin),
            '٠'..='٩' => Some(Self::Arabic),
            '۰'..='۹' => Some(Self::Persian),
            _ => None,
        }
    }

    /// The digit of the system with the value of the digit `c`; any other character stays.
    fn write(self, c: char) -> char {
        let Some(system) = Self::of(c) else { return c };
        char::from_u32(self.zero() + (u32::from(c) - system.zero())).unwrap_or(c)
    }
}

/// A run of digits of one system.
pub(super) struct Number {
    pub(super) span: Span,
    pub(super) system: System,
}

/// The runs of digits of a text, each of one system, without those in codes and addresses: words that have a Latin letter, a
/// slash before a Latin one, or a sign of a placeholder in them.
pub(super) fn numbers(text: &str) -> Vec<Number> {
    let mut numbers: Vec<Number> = Vec::new();
    for word in spaced(text) {
        let written = word.of(text);
        let is_code = |c: char| c.is_ascii_alphabetic() || "{}%$@_#\\<>".contains(c);
        if !written.contains(|c| System::of(c).is_some()) || written.contains(is_code) {
            continue;
        }
        for (at, c) in written.char_indices() {
            let Some(system) = System::of(c) else { continue };
            let (start, end) = (word.start + at, word.start + at + c.len_utf8());
            match numbers.last_mut() {
                Some(number) if number.span.end == start && number.system == system => number.span.end = end,
                _ => numbers.push(Number { span: Span::new(start, end), system }),
            }
        }
    }
    numbers
}

/// The stretches between white space.
fn spaced(text: &str) -> impl Iterator<Item = Span> + '_ {
    let start = text.as_ptr() as usize;
    text.split_whitespace().map(move |word| {
        let at = word.as_ptr() as usize - start;
        Span::new(at, at + word.len())
    })
}

/// Persian digits in a text whose language is written in Arabic letters but is not Persian: half of them look the same.
pub(super) fn foreign(text: &str, context: &Context) -> Vec<Find> {
    if context.writing.script != Some(Script::Arabic) || context.writing.joiners {
        return Vec::new();
    }
    runs(text, |c| System::of(c) == Some(System::Persian))
        .map(|span| Find::sure(span, in_system(span.of(text), System::Arabic)))
        .collect()
}

fn in_system(number: &str, system: System) -> String {
    number.chars().map(|c| system.write(c)).collect()
}

/// The longest runs of characters of a kind.
fn runs(text: &str, kind: impl Fn(char) -> bool + Copy) -> impl Iterator<Item = Span> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(kind)?;
        let rest = &text[start..];
        at = start + rest.find(|c| !kind(c)).unwrap_or(rest.len());
        Some(Span::new(start, at))
    })
}

/// Letters typed or scanned for Arabic digits: `ه` for `٥`, `ا` for `١`.
///
/// - Between two digits a heh or a bare alef is a digit.
/// - Before two digits or more heh is one, before three or more a bare alef; before fewer they may be the letter of a clause.
/// - Behind two digits or more a bare alef is one. A heh there is the sign of the Hijra as often (`١٤٤٦ه`), and a hamza on the alef the
///   letter of a clause (`١٢أ`): the first is only shown, and not at all behind a year of the Hijra.
pub(super) fn letters(text: &str, context: &Context) -> Vec<Find> {
    if context.writing.script != Some(Script::Arabic)
        || !text.contains(|c| System::of(c) == Some(System::Arabic))
    {
        return Vec::new();
    }
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let at = |index: Option<usize>| index.and_then(|i| chars.get(i)).map(|(_, c)| *c);
    let is_digit = |c: Option<char>| c.is_some_and(|c| System::of(c) == Some(System::Arabic));
    let mut finds = Vec::new();
    for (index, &(byte, c)) in chars.iter().enumerate() {
        let digit = match c {
            'ه' => "٥",
            'ا' | 'أ' => "١",
            _ => continue,
        };
        let (before, after) = (at(index.checked_sub(1)), at(Some(index + 1)));
        let digits_before = (0..index).rev().take_while(|i| is_digit(at(Some(*i)))).count();
        let digits_after = (index + 1..chars.len()).take_while(|i| is_digit(at(Some(*i)))).count();
        if digits_before + digits_after == 0 {
            continue;
        }
        let span = Span::new(byte, byte + c.len_utf8());
        let free =
            |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '\u{0640}' && c != '\u{200D}'); // KASHIDA, ZERO WIDTH JOINER
        let sure = match (c, digits_before, digits_after) {
            ('أ', 1.., 1..) => Some(false),
            (_, 1.., 1..) => Some(true),
            ('ه', 0, 2..) if free(before) => Some(true),
            ('ا', 0, 3..) if free(before) => Some(true),
            ('ا' | 'ه', 0, _) if free(before) => Some(false),
            ('ا', 2.., 0) if free(after) => Some(true),
            ('ا', 1, 0) if free(after) => Some(false),
            ('ه', count, 0) if free(after) && count < 4 => Some(false),
            _ => None,
        };
        finds.extend(sure.map(|sure| Find { sure, ..Find::sure(span, digit) }));
    }
    finds
}

/// Digits of two systems in one number: they are written in the one of most of them, else in that of the first.
pub(super) fn mixed_number(text: &str, _: &Context) -> Vec<Find> {
    if text.is_ascii() {
        return Vec::new();
    }
    let mut finds = Vec::new();
    for span in runs(text, |c| System::of(c).is_some()) {
        let digits = span.of(text);
        let count = |system| digits.chars().filter(|c| System::of(*c) == Some(system)).count();
        let first = digits.chars().next().and_then(System::of).unwrap_or(System::Latin);
        let most =
            System::ALL.into_iter().fold(first, |most, s| if count(s) > count(most) { s } else { most });
        if count(most) < digits.chars().count() {
            finds.push(Find::sure(span, in_system(digits, most)));
        }
    }
    finds
}

/// Numbers in the rarer of two systems that a document mixes.
pub(super) fn mixed_text(text: &str, context: &Context) -> Vec<Find> {
    if context.writing.script != Some(Script::Arabic) {
        return Vec::new();
    }
    let count = |system| context.survey.numbers(system);
    let (latin, arabic) = (count(System::Latin), count(System::Arabic));
    if latin == 0 || arabic == 0 {
        return Vec::new();
    }
    let (rare, usual) =
        if latin <= arabic { (System::Latin, System::Arabic) } else { (System::Arabic, System::Latin) };
    let of_rare = numbers(text).into_iter().filter(|number| number.system == rare);
    of_rare.map(|number| Find::sure(number.span, in_system(number.span.of(text), usual))).collect()
}
