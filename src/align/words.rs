//! The words of a side as statistics see them: numbered stems, with what a name sounds like.

use std::collections::HashMap;
use std::ops::Range;

use super::Side;
use super::sound::{Sound, sounds};
use crate::lang;
use crate::model::Locale;

/// The words of one language in a batch.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// Each stem's number.
    ids: HashMap<String, u32>,
    /// The numbers of each word as it is written: a range of `folded`.
    written: HashMap<String, Range<u32>>,
    folded: Vec<u32>,
    /// Each word, by number.
    pub words: Vec<Word>,
}

/// The words of one side of a document.
#[derive(Clone, Debug)]
pub struct Tokens {
    /// The words of all lines; those of a line are sorted.
    words: Vec<u32>,
    /// Where each line's begin.
    starts: Vec<u32>,
    /// For each line the first that has the same words.
    first: Vec<u32>,
}

impl Tokens {
    /// How many lines there are.
    pub fn lines(&self) -> usize {
        self.starts.len() - 1
    }

    /// The words of a line, sorted.
    pub fn line(&self, at: usize) -> &[u32] {
        &self.words[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// The first line that has the same words as a line: a text that is repeated is learned from once.
    pub fn first(&self, at: usize) -> usize {
        self.first[at] as usize
    }

    /// How many words a run of lines has.
    pub fn count(&self, from: usize, to: usize) -> u32 {
        self.starts[to] - self.starts[from]
    }

    /// The same lines in another order; each is the first of its words that it was.
    pub fn in_order(&self, order: &[usize]) -> Self {
        let mut words = Vec::with_capacity(self.words.len());
        let mut starts = vec![0];
        for line in order {
            words.extend_from_slice(self.line(*line));
            starts.push(words.len() as u32);
        }
        Self { words, starts, first: order.iter().map(|line| self.first[*line]).collect() }
    }

    /// The words of all lines.
    pub fn all(&self) -> &[u32] {
        &self.words
    }
}

/// A stem.
#[derive(Debug)]
pub struct Word {
    /// The stem, or the digits of a number.
    pub stem: String,
    /// How often it stands in the batch.
    pub count: u32,
    /// What it is.
    pub kind: Kind,
    /// How it may sound, if it may be a name: with and without what is written onto it.
    pub sounds: Vec<Sound>,
}

/// What a word is for comparison with one of another language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Digits, without separators.
    Number(String),
    /// Written in ASCII letters.
    Latin(String),
    /// Any other.
    Other,
}

impl Vocabulary {
    /// The number of a stem that stands in the batch.
    pub fn get(&self, stem: &str) -> Option<u32> {
        self.ids.get(stem).copied()
    }

    /// Adds the words of a side, and gives their numbers.
    pub fn add(&mut self, side: &Side) -> Tokens {
        let mut tokens = Tokens { words: Vec::new(), starts: vec![0], first: Vec::new() };
        let mut written = String::new();
        for segment in &side.segments {
            let begin = tokens.words.len();
            let mut rest = *segment;
            while let Some(further) = next_word(rest, &mut written) {
                rest = further;
                self.word(&written, side.locale, &mut tokens.words);
            }
            tokens.words[begin..].sort_unstable();
            tokens.starts.push(tokens.words.len() as u32);
        }
        let mut firsts: HashMap<&[u32], u32> = HashMap::new();
        let lines = 0..side.segments.len();
        tokens.first = lines.map(|line| *firsts.entry(tokens.line(line)).or_insert(line as u32)).collect();
        tokens
    }

    /// Adds a word as it is written: what it is folded to is looked at once.
    fn word(&mut self, written: &str, locale: &Locale, ids: &mut Vec<u32>) {
        if let Some(range) = self.written.get(written) {
            for id in &self.folded[range.start as usize..range.end as usize] {
                self.words[*id as usize].count += 1;
                ids.push(*id);
            }
            return;
        }
        let language = lang::of(locale);
        let begin = self.folded.len() as u32;
        // Where a script has capitals a name has one.
        let small = written.chars().next().is_some_and(char::is_lowercase);
        for word in split(&language.fold(written).text) {
            let Some(first) = word.chars().next() else { continue };
            if word.len() == first.len_utf8() && !first.is_numeric() {
                continue;
            }
            let digits: Option<String> = word.chars().map(digit).collect();
            let stem = if digits.is_some() { word } else { language.stem(word) };
            let id = match self.ids.get(digits.as_deref().unwrap_or(stem)) {
                Some(id) => *id,
                None => {
                    let kind = match &digits {
                        Some(digits) => Kind::Number(digits.clone()),
                        None if word.is_ascii() => Kind::Latin(word.to_owned()),
                        None => Kind::Other,
                    };
                    let id = self.words.len() as u32;
                    let stem = digits.clone().unwrap_or_else(|| stem.to_owned());
                    self.ids.insert(stem.clone(), id);
                    self.words.push(Word { stem, count: 0, kind, sounds: Vec::new() });
                    id
                }
            };
            let entry = &mut self.words[id as usize];
            entry.count += 1;
            if entry.sounds.is_empty() && digits.is_none() && !small {
                entry.sounds = sounds(word);
            }
            self.folded.push(id);
            ids.push(id);
        }
        self.written.insert(written.to_owned(), begin..self.folded.len() as u32);
    }
}

/// Puts the next word of a text into `word`, as it is written but without the separators of thousands; returns what
/// follows it.
fn next_word<'a>(text: &'a str, word: &mut String) -> Option<&'a str> {
    word.clear();
    let mut digits = false; // whether the last character is one
    for (at, c) in text.char_indices() {
        if is_letter(c) {
            word.push(c);
            digits = digit(c).is_some();
        } else if !(word.is_empty() || digits && separates_thousands(&text[at..])) {
            return Some(&text[at..]);
        }
    }
    (!word.is_empty()).then_some("")
}

/// Whether a text begins with a separator before just three digits, as in `1,200` and `١٬٢٠٠`.
fn separates_thousands(text: &str) -> bool {
    let mut chars = text.chars();
    matches!(chars.next(), Some(',' | '.' | '٬' | '،' | '\u{A0}')) // NO-BREAK SPACE
        && chars.by_ref().take(3).filter_map(digit).count() == 3
        && chars.next().and_then(digit).is_none()
}

/// Letters, digits and what is written onto them.
fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\x7F' => c.is_ascii_alphanumeric(),
        'ء'..='ي' | '٠'..='٩' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' => true,
        // SOFT HYPHEN, combining marks, Arabic marks, joiners
        '\u{AD}'
        | '\u{300}'..='\u{36F}'
        | '\u{610}'..='\u{61A}'
        | '\u{64B}'..='\u{65F}'
        | '\u{670}'
        | '\u{6D6}'..='\u{6ED}'
        | '\u{200C}'
        | '\u{200D}' => true,
        _ => c.is_alphanumeric(),
    }
}

/// The stems of a text.
pub fn stems(locale: &Locale, text: &str) -> Vec<String> {
    let language = lang::of(locale);
    let folded = language.fold(text).text;
    split(&folded).map(|word| language.stem(word).to_owned()).collect()
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether a character is a digit or another number: at once for the letters of Latin and Arabic.
pub fn is_numeric(c: char) -> bool {
    match c {
        '\0'..='\x7F' => c.is_ascii_digit(),
        '\u{C0}'..='\u{24F}' | '\u{610}'..='\u{65F}' => false,
        _ => c.is_numeric(),
    }
}

/// An ASCII, Arabic-Indic or Persian digit as an ASCII one.
pub(super) fn digit(c: char) -> Option<char> {
    let value = match c {
        '0'..='9' => c as u32 - '0' as u32,
        '٠'..='٩' => c as u32 - '٠' as u32,
        '۰'..='۹' => c as u32 - '۰' as u32,
        _ => return None,
    };
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_leave_numbers_only_before_three_digits() {
        for (text, words, why) in [
            ("1,200 and", "1200|and", "thousands"),
            ("١٬٢٠٠", "١٢٠٠", "thousands in Arabic"),
            ("1.200.000", "1200000", "millions"),
            ("14.05", "14|05", "a date"),
            ("2,5", "2|5", "a fraction"),
            ("1,2000", "1|2000", "four digits"),
            ("a, 200", "a|200", "a comma in a text"),
            ("الوَزِير!", "الوَزِير", "marks are part of a word"),
            ("…", "", "no word"),
        ] {
            let (mut word, mut rest, mut found) = (String::new(), text, Vec::new());
            while let Some(further) = next_word(rest, &mut word) {
                rest = further;
                found.push(word.clone());
            }
            assert_eq!(found.join("|"), words, "{text}: {why}");
        }
    }
}
