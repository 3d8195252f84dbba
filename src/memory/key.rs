//! How a text is compared: what in it may vary from one use to the next, and the rest of it folded.
//!
//! A text is cut into literal stretches, which are folded by their language, and *variables*: placeholders, numbers, months
//! and names, each with the value by which it is compared. The folded text has the values, the skeleton has only their
//! kinds: texts with the same skeleton are the same but for their variables.

use super::names::{Named, Names};
use crate::lang::{Direction, Features, Language};
use crate::model::Locale;
use crate::text::{Span, placeholders};

/// The way texts are folded and hashed; a store that was keyed in another way is keyed again.
pub(super) const VERSION: i64 = 2;

/// What a variable is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Variable {
    /// A placeholder, tag, address or document symbol.
    Placeholder,
    /// A number in digits of any system.
    Number,
    /// The name of a month beside a number.
    Month,
    /// A word in capitals inside a sentence, or in Latin letters in a text of another script.
    Name,
}

impl Variable {
    /// The sign that stands for it in a skeleton: characters that no text has.
    fn sign(self) -> char {
        match self {
            Self::Placeholder => '\u{1}', // START OF HEADING
            Self::Number => '\u{2}',      // START OF TEXT
            Self::Month => '\u{3}',       // END OF TEXT
            Self::Name => '\u{4}',        // END OF TRANSMISSION
        }
    }

    /// The word that records use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Placeholder => "placeholder",
            Self::Number => "number",
            Self::Month => "month",
            Self::Name => "name",
        }
    }
}

/// A variable of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Where it stands, in bytes.
    pub span: Span,
    /// What it is.
    pub kind: Variable,
    /// What it is compared by: a number in ASCII digits, a month by its number, anything else as it is written.
    pub value: String,
    /// The form that a month or a known name stands in, by its features; empty for its name itself.
    pub form: String,
    /// A name whose spelling is known in other languages too.
    pub named: Option<Named>,
}

impl Found {
    fn new(span: Span, kind: Variable, value: String) -> Self {
        Self { span, kind, value, form: String::new(), named: None }
    }
}

/// A text as it is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Key {
    /// The folded text, with the values of its variables.
    pub text: String,
    /// Of the folded text without those values.
    pub skeleton: i64,
    /// Of the folded text.
    pub folded: i64,
}

impl Key {
    /// Works out how a text of a language is compared.
    pub fn of(language: &dyn Language, text: &str) -> Self {
        let found = variables(language, text);
        if found.is_empty() {
            let text = spaced(language.fold_text(text));
            let folded = hash(&text);
            return Self { text, skeleton: folded, folded };
        }
        let mut folded = Spaced::with_capacity(text.len());
        let mut skeleton = Spaced::with_capacity(text.len());
        let mut at = 0;
        for variable in &found {
            let literal = language.fold_text(&text[at..variable.span.start]);
            for out in [&mut folded, &mut skeleton] {
                out.push(&literal);
            }
            folded.push(&variable.value);
            skeleton.push(variable.kind.sign().encode_utf8(&mut [0; 4]));
            // Texts that differ in the form of a word differ in more than variables.
            for out in [&mut folded, &mut skeleton] {
                out.push(&variable.form);
            }
            at = variable.span.end;
        }
        let rest = language.fold_text(&text[at..]);
        folded.push(&rest);
        let text = folded.finish();
        let folded = hash(&text);
        skeleton.push(&rest);
        Self { skeleton: hash(&skeleton.finish()), folded, text }
    }
}

/// What two texts have in common that differ in `found` only: the rest of it folded, with a sign for each.
pub(super) fn rest(language: &dyn Language, text: &str, found: &[Found]) -> String {
    let mut skeleton = Spaced::with_capacity(text.len());
    let mut at = 0;
    for variable in found {
        skeleton.push(&language.fold_text(&text[at..variable.span.start]));
        skeleton.push(variable.kind.sign().encode_utf8(&mut [0; 4]));
        skeleton.push(&variable.form);
        at = variable.span.end;
    }
    skeleton.push(&language.fold_text(&text[at..]));
    skeleton.finish()
}

/// The hash of a text by which it is found; never 0, which stands for a context that is not known.
pub(super) fn hash(text: &str) -> i64 {
    let bytes = blake3::hash(text.as_bytes());
    let mut first = [0; 8];
    first.copy_from_slice(&bytes.as_bytes()[..8]);
    match i64::from_le_bytes(first) {
        0 => 1,
        hash => hash,
    }
}

/// The hash of a neighbouring source text; 0 when it is not known, that of nothing at the edge of a document.
pub(super) fn context(language: &dyn Language, text: Option<&str>) -> i64 {
    text.map_or(0, |text| Key::of(language, text).folded)
}

/// A text with single spaces, and none at its ends; most have no others.
fn spaced(text: String) -> String {
    let mut after_space = true;
    let plain = text.chars().all(|c| {
        let odd = c.is_whitespace() && (c != ' ' || after_space);
        after_space = c == ' ';
        !odd
    });
    if plain && !text.ends_with(' ') {
        return text;
    }
    let mut spaced = Spaced::with_capacity(text.len());
    spaced.push(&text);
    spaced.finish()
}

/// Text with single spaces, and none at its ends.
struct Spaced {
    text: String,
    owed: bool,
}

impl Spaced {
    fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), owed: false }
    }

    fn push(&mut self, more: &str) {
        for c in more.chars() {
            if c.is_whitespace() {
                self.owed = !self.text.is_empty();
            } else {
                if std::mem::take(&mut self.owed) {
                    self.text.push(' ');
                }
                self.text.push(c);
            }
        }
    }

    fn finish(self) -> String {
        self.text
    }
}

/// The variables of a text, in order and apart.
pub(super) fn variables(language: &dyn Language, text: &str) -> Vec<Found> {
    let is_rtl = language.direction() == Direction::Rtl;
    let worth = |c: char| match c {
        ' ' | '\u{0620}'..='\u{065F}' => false,
        '{' | '%' | '$' | '<' | ':' | '@' | '/' => true,
        c => c.is_numeric() || c.is_uppercase() || (is_rtl && c.is_ascii_alphabetic()),
    };
    if !text.chars().any(worth) {
        return Vec::new();
    }
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    for placeholder in placeholders::scan(text) {
        between(language, text, Span::new(at, placeholder.span.start), is_rtl, &mut found);
        let value = placeholder.span.of(text).to_owned();
        found.push(Found::new(placeholder.span, Variable::Placeholder, value));
        at = placeholder.span.end;
    }
    between(language, text, Span::new(at, text.len()), is_rtl, &mut found);
    months(language, text, &mut found);
    found
}

/// The variables of a text, with the names that are known. Two of them have one value if they may be the same ones.
pub(super) fn variables_with(names: &Names, locale: &Locale, text: &str) -> Vec<Found> {
    let mut found = variables(crate::lang::of(locale), text);
    for named in names.find(locale, text) {
        let span = named.span;
        let apart = |f: &Found| f.span.end <= span.start || span.end <= f.span.start;
        if !found.iter().all(|f| apart(f) || f.kind == Variable::Name) {
            continue;
        }
        found.retain(apart);
        let value: Vec<String> = named.names.iter().map(usize::to_string).collect();
        // No written name has this sign.
        let value = format!("{}{}", Variable::Name.sign(), value.join(" "));
        let form = named.form.to_string();
        let index = found.partition_point(|f| f.span.start < span.start);
        found.insert(index, Found { form, named: Some(named), ..Found::new(span, Variable::Name, value) });
    }
    found
}

/// Numbers and names of a stretch without placeholders.
fn between(language: &dyn Language, text: &str, stretch: Span, is_rtl: bool, found: &mut Vec<Found>) {
    let mut words = None;
    let mut at = stretch.start;
    while let Some(c) = text[at..stretch.end].chars().next() {
        let start = at;
        at += c.len_utf8();
        let behind = text[..start].chars().next_back();
        if digit(c).is_some() {
            let (value, length) = number(&text[start..stretch.end]);
            at = start + length;
            // `A4`, `ب٢`: a digit behind a letter belongs to its word.
            if !behind.is_some_and(char::is_alphabetic) {
                found.push(Found::new(Span::new(start, at), Variable::Number, value));
            }
        } else if (c.is_uppercase() || (is_rtl && c.is_ascii_alphabetic()))
            && !behind.is_some_and(char::is_alphanumeric)
            && (is_rtl || is_within(&text[..start]))
        {
            let words = words.get_or_insert_with(|| language.words(text));
            let word = words.binary_search_by_key(&start, |word| word.start).ok().map(|index| words[index]);
            if let Some(span) = word.filter(|word| word.end <= stretch.end) {
                found.push(Found::new(span, Variable::Name, span.of(text).to_owned()));
                at = span.end;
            }
        }
    }
}

/// The number that a text begins with, in ASCII digits and marks, and its length in bytes.
fn number(text: &str) -> (String, usize) {
    let mut value = String::new();
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().and_then(|(_, c)| digit(*c));
        match (digit(c), separator(c)) {
            (Some(digit), _) => value.push(digit),
            // Only between digits.
            (None, Some(mark)) if next.is_some() => value.push(mark),
            _ => break,
        }
        end = at + c.len_utf8();
    }
    (value, end)
}

/// Whether a word behind `before` stands inside a sentence, so that a capital says that it is a name.
fn is_within(before: &str) -> bool {
    let last = before.trim_end().chars().next_back();
    last.is_some_and(|c| c.is_alphanumeric() || matches!(c, ',' | ';' | '،'))
}

/// A digit of any of the systems that are read here, as an ASCII one.
pub(super) fn digit(c: char) -> Option<char> {
    let zero = match c {
        '0'..='9' => return Some(c),
        '٠'..='٩' => 0x660,
        '۰'..='۹' => 0x6F0,
        _ => return None,
    };
    char::from_digit(u32::from(c) - zero, 10)
}

/// What groups or parts the digits of a number.
fn separator(c: char) -> Option<char> {
    match c {
        '.' | '٫' => Some('.'),
        ',' | '٬' => Some(','),
        _ => None,
    }
}

/// Makes months of words that name one, in whatever form, and stand beside a number; a name that is one is no name.
fn months(language: &dyn Language, text: &str, found: &mut Vec<Found>) {
    let table = language.months();
    if table.is_empty() || !found.iter().any(|f| f.kind == Variable::Number) {
        return;
    }
    let words = language.words(text);
    let folded: Vec<String> = words.iter().map(|word| language.fold(word.of(text)).text).collect();
    let mut at = 0;
    while at < words.len() {
        let named = table.read(&folded[at..]).map(|(month, count)| (month, count, String::new()));
        let count = named.as_ref().map_or(1, |(_, count, _)| *count);
        let span = Span::new(words[at].start, words[at + count - 1].end);
        at += count;
        // Whether a word is a form of a month is only worth asking beside a number.
        if !beside_number(text, span, found) {
            continue;
        }
        let inflected = || {
            let (stem, features) = month_form(language, span.of(text))?;
            let (month, _) = table.read(&[language.fold(&stem).text])?;
            Some((
                month,
                1,
                [&features.proclitics, &features.words().join(" "), &features.enclitic]
                    .map(String::as_str)
                    .join("+"),
            ))
        };
        let Some((month, _, form)) = named.or_else(inflected) else { continue };
        found.retain(|f| f.kind != Variable::Name || f.span.end <= span.start || f.span.start >= span.end);
        let index = found.partition_point(|f| f.span.start < span.start);
        let apart = |f: &Found| f.span.end <= span.start || f.span.start >= span.end;
        if found.get(index).is_none_or(apart)
            && index.checked_sub(1).is_none_or(|before| apart(&found[before]))
        {
            let value = (month + 1).to_string();
            found.insert(index, Found { form, ..Found::new(span, Variable::Month, value) });
        }
    }
}

/// The name of the month that a word is a form of, and which form.
pub(super) fn month_form(language: &dyn Language, word: &str) -> Option<(String, Features)> {
    let months = language.months();
    let lower = word.to_lowercase();
    let parses = language.analyse(&lower).into_iter().chain(language.analyse(word));
    let mut named =
        parses.filter(|parse| months.read(&[language.fold(&parse.stem).text]).is_some_and(|(_, n)| n == 1));
    named.next().map(|parse| (parse.stem, parse.features))
}

/// Whether nothing but spaces, a stop, a comma or an ending written with a hyphen parts a word from a number.
fn beside_number(text: &str, word: Span, found: &[Found]) -> bool {
    let near = |gap: &str| gap.chars().count() <= 6 && gap.chars().all(|c| !c.is_numeric() && c != '\n');
    found.iter().filter(|f| f.kind == Variable::Number).any(|number| {
        (number.span.end <= word.start && near(&text[number.span.end..word.start]))
            || (word.end <= number.span.start && near(&text[word.end..number.span.start]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang;

    fn shown(code: &str, text: &str) -> Vec<String> {
        let found = variables(lang::by_code(code), text);
        found.iter().map(|f| format!("{}:{}={}", f.kind.name(), f.span.of(text), f.value)).collect()
    }

    #[test]
    fn what_may_vary_is_found() {
        let rows: &[(&str, &str, &[&str], &str)] = &[
            ("ar", "المادة ٢٤", &["number:٢٤=24"], "Arabic-Indic digits have the value of Latin ones"),
            ("ar", "٥ آذار ٢٠٢٤", &["number:٥=5", "month:آذار=3", "number:٢٠٢٤=2024"], "Levantine months"),
            ("ar", "5 تشرين الأول", &["number:5=5", "month:تشرين الأول=10"], "a month of two words"),
            ("ar", "آذار قاس", &[], "no date"),
            (
                "en",
                "We may go on 5 May 2024.",
                &["number:5=5", "month:May=5", "number:2024=2024"],
                "only beside a number",
            ),
            (
                "en",
                "It costs 1,500.75 or ٫5.",
                &["number:1,500.75=1,500.75", "number:5=5"],
                "marks between digits",
            ),
            (
                "en",
                "Mr Smith met A4 and 3,",
                &["name:Smith=Smith", "name:A4=A4", "number:3=3"],
                "names and codes",
            ),
            ("ar", "أعلنت UNESCO ذلك", &["name:UNESCO=UNESCO"], "Latin letters"),
            (
                "en",
                "See {name} at A/RES/76/300.",
                &["placeholder:{name}={name}", "placeholder:A/RES/76/300=A/RES/76/300"],
                "placeholders",
            ),
            (
                "en",
                "5 {May}",
                &["number:5=5", "placeholder:{May}={May}"],
                "a placeholder that is named like a month",
            ),
            (
                "tk",
                "2024-nji ýylyň 5-nji martynda",
                &["number:2024=2024", "number:5=5", "month:martynda=3"],
                "an inflected month",
            ),
            ("tk", "5-nji otagda", &["number:5=5"], "another word behind a number"),
        ];
        for (code, text, wanted, why) in rows {
            assert_eq!(shown(code, text), *wanted, "{text}: {why}");
        }
    }

    #[test]
    fn texts_that_differ_in_variables_share_a_skeleton() {
        let key = |code: &str, text: &str| Key::of(lang::by_code(code), text);
        let rows = [
            ("ar", "المادّة ٢٤  من", "المادة 24 من", true, true, "marks, spaces and digits fold"),
            ("ar", "المادة ٢٤", "المادة ٢٥", false, true, "another number"),
            ("ar", "في ٥ آذار ٢٠٢٤", "في 7 نيسان 2025", false, true, "another date"),
            ("ar", "المادة", "الماده", false, false, "another letter"),
            ("en", "Mr Smith left.", "Mr Jones left.", false, true, "another name"),
            (
                "tk",
                "5-nji martda geldi",
                "7-nji aprelde geldi",
                false,
                true,
                "another month in the same form",
            ),
            (
                "tk",
                "5-nji martda geldi",
                "5-nji martdan geldi",
                false,
                false,
                "the same month in another form",
            ),
        ];
        for (code, a, b, folded, skeleton, why) in rows {
            let (a, b) = (key(code, a), key(code, b));
            assert_eq!(
                (a.folded == b.folded, a.skeleton == b.skeleton),
                (folded, skeleton),
                "{why}: {a:?} {b:?}"
            );
        }
    }

    #[test]
    fn spaces_become_one() {
        for (text, wanted) in
            [("", ""), (" ", ""), ("a b", "a b"), (" a", "a"), ("a ", "a"), ("a  b", "a b"), ("a\tb", "a b")]
        {
            assert_eq!(spaced(text.to_owned()), wanted, "{text:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn variables_stand_apart_in_order(text in r#"([0-9٠-٩., A-Ca-c{}%$/@-]|آذار|May|ب){0,40}"#) {
            for code in ["ar", "en", "tk"] {
                let mut end = 0;
                for found in variables(lang::by_code(code), &text) {
                    proptest::prop_assert!(found.span.start >= end && !found.span.is_empty(), "{found:?}");
                    proptest::prop_assert!(text.get(found.span.start..found.span.end).is_some());
                    end = found.span.end;
                }
            }
        }
    }
}
