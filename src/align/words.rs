//! The words of a side as statistics see them: numbered stems, with what a name sounds like.

use std::collections::HashMap;

use super::Side;
use super::sound::{Sound, sounds};
use crate::lang;
use crate::model::Locale;

/// The words of one language in a batch.
#[derive(Debug, Default)]
pub struct Vocabulary {
    ids: HashMap<String, u32>,
    /// Each word, by number.
    pub words: Vec<Word>,
}

/// The words of one side of a document.
#[derive(Debug)]
pub struct Tokens {
    /// The words of all lines; those of a line are sorted.
    words: Vec<u32>,
    /// Where each line's begin.
    starts: Vec<u32>,
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

    /// How many words a run of lines has.
    pub fn count(&self, from: usize, to: usize) -> u32 {
        self.starts[to] - self.starts[from]
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
    /// How it may sound, if it may be a name; [`Sound`]s with and without what is written onto it.
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
        let mut tokens = Tokens { words: Vec::new(), starts: vec![0] };
        for segment in &side.segments {
            let begin = tokens.words.len();
            self.segment(segment, side.locale, &mut tokens.words);
            tokens.words[begin..].sort_unstable();
            tokens.starts.push(tokens.words.len() as u32);
        }
        tokens
    }

    fn segment(&mut self, text: &str, locale: &Locale, ids: &mut Vec<u32>) {
        let language = lang::of(locale);
        let folded = joined_numbers(&language.fold(text).text);
        let written = joined_numbers(text);
        let (count, names) = (split(&folded).count(), split(&written).collect::<Vec<_>>());
        for (at, word) in split(&folded).enumerate() {
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
            // Where a script has capitals a name has one.
            let small = names.len() == count && names[at].chars().next().is_some_and(char::is_lowercase);
            if entry.sounds.is_empty() && digits.is_none() && !small {
                entry.sounds = sounds(word);
            }
            ids.push(id);
        }
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

/// Takes the separators out of `1,200` and `١٬٢٠٠`: those before three digits.
fn joined_numbers(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let is_digit = |at: usize| chars.get(at).copied().and_then(digit).is_some();
    let separator = |at: usize| {
        matches!(chars[at], ',' | '.' | '٬' | '،' | '\u{A0}') // NO-BREAK SPACE
            && at > 0
            && is_digit(at - 1)
            && (1..4).all(|more| is_digit(at + more))
            && !is_digit(at + 4)
    };
    (0..chars.len()).filter(|at| !separator(*at)).map(|at| chars[at]).collect()
}

fn digit(c: char) -> Option<char> {
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
        for (text, joined) in
            [("1,200", "1200"), ("١٬٢٠٠", "١٢٠٠"), ("14.05", "14.05"), ("2,5", "2,5"), ("a, 200", "a, 200")]
        {
            assert_eq!(joined_numbers(text), joined);
        }
    }
}
