//! Letters of other languages and scripts.

use super::scripts::{one_script, script, scripts};
use super::{Context, Find};
use crate::text::Span;

/// The longest run of letters that is looked at as one word, in `char`s: bounds the work.
const LONGEST_WORD: usize = 128;

/// The runs of letters and marks of a text.
fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(is_of_word)?;
        let rest = text[start..].char_indices().take(LONGEST_WORD);
        let last = rest.take_while(|(_, c)| is_of_word(*c)).last();
        let end = last.map_or(start, |(at, c)| start + at + c.len_utf8());
        at = end;
        Some(Span::new(start, end))
    })
}

fn is_of_word(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{0300}'..='\u{036F}' | '\u{064B}'..='\u{065F}')
}

/// Letters that the language does not have and its writers take for one of their own.
pub(super) fn foreign(text: &str, context: &Context) -> Vec<Find> {
    if text.is_ascii() {
        return Vec::new();
    }
    let mut finds = Vec::new();
    for word in words(text) {
        for (at, c) in word.of(text).char_indices().filter(|(_, c)| !c.is_ascii()) {
            let Some((own, sure)) = (context.writing.foreign)(word.of(text), at, c, context.survey) else {
                continue;
            };
            let span = Span::new(word.start + at, word.start + at + c.len_utf8());
            finds.push(Find { sure, ..Find::sure(span, own) });
        }
    }
    finds
}

/// Words with letters of another script that have the very shape of the word's own.
pub(super) fn look_alikes(text: &str, _: &Context) -> Vec<Find> {
    if text.is_ascii() {
        return Vec::new();
    }
    let mut finds = Vec::new();
    for word in words(text) {
        let written = word.of(text);
        if written.is_ascii() {
            continue;
        }
        match one_script(written) {
            Some(plain) => finds.push(Find::sure(word, plain)),
            // Letters of two scripts of which nobody can say which are meant.
            None if is_mixed(written) => finds.push(Find::lost(word)),
            None => {}
        }
    }
    finds
}

fn is_mixed(word: &str) -> bool {
    use super::Script::{Cyrillic, Latin};
    let found = scripts(word);
    found.contains_key(&Latin) && found.contains_key(&Cyrillic)
}

/// A text in another script of its language, such as Turkmen in Cyrillic letters: all words of it when most of the document is.
pub(super) fn other_script(text: &str, context: &Context) -> Vec<Find> {
    /// From this part of the letters on, it is no name or quotation that is in the other script.
    const MOST: f64 = 0.5;
    let Some((other, transliterate)) = context.writing.other_script else { return Vec::new() };
    if context.survey.share(other) < MOST {
        return Vec::new();
    }
    let of_other = |word: Span| word.of(text).chars().all(|c| script(c).is_none_or(|s| s == other));
    let mut finds: Vec<Find> = Vec::new();
    for word in words(text).filter(|word| of_other(*word)) {
        // Words with nothing but spaces between them are one case.
        match finds.last_mut() {
            Some(find) if text[find.span.end..word.start].chars().all(char::is_whitespace) => {
                find.span.end = word.end;
            }
            _ => finds.push(Find::sure(word, "").of(other.name())),
        }
    }
    for find in &mut finds {
        find.to = Some(transliterate(find.span.of(text)));
    }
    finds
}
