//! The language of which nothing is known: folding and whole words.

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizer;

use super::matching::{Beginning, Candidate, Pattern, Sentence, Written};
use super::{Analysis, Boundaries, Features, Language};
use crate::lang::morphology::Certainty;
use crate::text::fold::combines;
use crate::text::{ByteSet, Folded, Folder, Span};

/// Any language without a file of its own.
pub struct General;

impl Language for General {
    fn code(&self) -> &'static str {
        "und"
    }

    fn fold_text(&self, text: &str) -> String {
        fold_text(text)
    }

    /// The first letters: what inflection changes stands at the end in most languages. So do word aligners where nothing is known of
    /// a language (Fraser and Marcu 2005 with four letters).
    fn stem<'a>(&self, word: &'a str) -> &'a str {
        word.char_indices().nth(STEM).map_or(word, |(at, _)| &word[..at])
    }
}

/// Letters of a stem.
const STEM: usize = 5;

/// No exceptions known.
pub static BOUNDARIES: Boundaries = Boundaries::NONE;

/// NFC and lower case, without invisible characters.
pub fn fold(text: &str) -> Folded {
    fold_with(text, |c, out| out(c))
}

/// NFC and lower case without invisible characters, then `each` for every character; `each` hands on what it keeps.
pub fn fold_with(text: &str, each: impl Fn(char, &mut dyn FnMut(char))) -> Folded {
    let mut folder = Folder::new(text);
    fold_runs(text, each, |kept, run| folder.push(kept, run));
    folder.finish()
}

/// The text of [`fold_with`], without the way back.
pub fn fold_text_with(text: &str, each: impl Fn(char, &mut dyn FnMut(char))) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_runs(text, each, |kept, _| folded.push(kept));
    folded
}

/// The text of [`fold`], without the way back.
pub fn fold_text(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { fold_text_with(text, |c, out| out(c)) }
}

/// Characters that NFC leaves as they are where nothing combines with them, and that are not invisible.
fn is_plain(c: char) -> bool {
    matches!(c, '\0'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '\u{400}'..='\u{481}' | '\u{48A}'..='\u{52F}'
        | '\u{620}'..='\u{6D3}' | '\u{2010}'..='\u{2027}')
}

/// Folds run by run: NFC acts inside those, which begin with a starter.
fn fold_runs(text: &str, each: impl Fn(char, &mut dyn FnMut(char)), mut keep: impl FnMut(char, Span)) {
    /// Before a character that begins with a smaller byte NFC leaves ASCII alone: it is below U+0300.
    const COMBINING: u8 = 0xCC;
    let nfc = ComposingNormalizer::new_nfc();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        while at < bytes.len() && bytes[at].is_ascii() && bytes.get(at + 1).is_none_or(|b| *b < COMBINING) {
            each(char::from(bytes[at].to_ascii_lowercase()), &mut |kept| keep(kept, Span::new(at, at + 1)));
            at += 1;
        }
        if at > start {
            continue;
        }
        let mut chars = text[start..].chars().peekable();
        let Some(c) = chars.next() else { break };
        at += c.len_utf8();
        // Most letters stand alone and are what NFC makes of them; Arabic ones have no case either.
        if is_plain(c) && !chars.peek().is_some_and(|c| combines(*c)) {
            let run = Span::new(start, at);
            match c {
                '\0'..='\x7F' | '\u{0620}'..='\u{06D3}' => {
                    each(c.to_ascii_lowercase(), &mut |kept| keep(kept, run));
                }
                _ => c.to_lowercase().for_each(|c| each(c, &mut |kept| keep(kept, run))),
            }
            continue;
        }
        while let Some(c) = chars.next_if(|c| combines(*c)) {
            at += c.len_utf8();
        }
        let run = Span::new(start, at);
        let normal = nfc.normalize(run.of(text));
        for c in normal.chars().flat_map(char::to_lowercase).filter(|c| !is_invisible(*c)) {
            each(c, &mut |kept| keep(kept, run));
        }
    }
}

/// Whole words, equal after folding, with white space between them.
pub struct Whole {
    folded: Vec<String>,
    analysis: Analysis,
}

impl Whole {
    /// The words of a folded term.
    pub fn new(folded: &str) -> Self {
        let analysis = Analysis {
            features: Features::default(),
            steps: folded.to_owned(),
            certainty: Certainty::Certain,
            yields: false,
        };
        Self { folded: folded.split_whitespace().map(str::to_owned).collect(), analysis }
    }
}

impl Pattern for Whole {
    fn keys(&self) -> Vec<String> {
        self.folded.first().cloned().into_iter().collect()
    }

    fn begins(&self, _: &str, written: &Written) -> Option<Box<dyn Candidate>> {
        let (first, rest) = self.folded.split_first()?;
        (**first == *written.folded)
            .then(|| Box::new(Rest { folded: rest.to_vec(), analysis: self.analysis.clone() }) as _)
    }
}

/// What must follow the first word.
struct Rest {
    folded: Vec<String>,
    analysis: Analysis,
}

impl Candidate for Rest {
    fn next(&self) -> Option<Beginning> {
        self.folded.first().and_then(|word| Beginning::of(word))
    }

    fn read(&self, sentence: &Sentence, at: usize) -> Option<(usize, Cow<'_, Analysis>)> {
        let follows = |(offset, word): (usize, &String)| {
            sentence.adjacent(at + 1 + offset).is_some_and(|written| *written.folded == **word)
        };
        let all = self.folded.iter().enumerate().all(follows);
        all.then(|| (1 + self.folded.len(), Cow::Borrowed(&self.analysis)))
    }
}

/// Runs of letters, digits and combining marks; an apostrophe, a zero-width joiner or a directional mark between two
/// of them joins. A hyphen separates.
pub fn words(text: &str) -> Vec<Span> {
    let mut words = Vec::with_capacity(text.len() / 5 + 1);
    let mut open: Option<Span> = None;
    let mut joined = false;
    let bytes = text.as_bytes();
    let mut end = 0;
    while let Some(byte) = bytes.get(end) {
        let at = end;
        let (of_word, joins) = if byte.is_ascii() {
            end += 1;
            let of_word = ALPHANUMERIC.has(*byte);
            if of_word {
                end += ALPHANUMERIC.run(text, end);
            }
            (of_word, *byte == b'\'')
        } else {
            let Some(c) = text[at..].chars().next() else { break };
            end += c.len_utf8();
            let of_word = is_of_word(c);
            (of_word, !of_word && is_joiner(c))
        };
        if of_word {
            match &mut open {
                Some(word) if joined || word.end == at => word.end = end,
                _ => words.extend(open.replace(Span::new(at, end))),
            }
            joined = false;
        } else {
            joined = joins && open.is_some_and(|word| word.end == at || joined);
        }
    }
    words.extend(open);
    words
}

/// The letters and digits of ASCII.
const ALPHANUMERIC: ByteSet = ByteSet::of(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

/// Letters, digits and combining marks.
fn is_of_word(c: char) -> bool {
    match c {
        // What the answer below would be, for the scripts that we read most.
        '\0'..='\u{7F}' => c.is_ascii_alphanumeric(),
        '\u{C0}'..='\u{24F}' => !matches!(c, '\u{D7}' | '\u{F7}'), // multiplication and division signs
        '\u{400}'..='\u{481}' | '\u{620}'..='\u{655}' => true,
        _ => c.is_alphanumeric() || (c >= '\u{0300}' && is_mark(c)),
    }
}

/// Combining marks: they belong to the letter before them.
fn is_mark(c: char) -> bool {
    icu_normalizer::properties::CanonicalCombiningClassMap::new().get_u8(c) != 0
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{02BC}') || is_invisible(c)
}

/// Characters that are written inside words and seen by nobody: folding drops them.
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{00AD}' // SOFT HYPHEN
            | '\u{061C}' // ARABIC LETTER MARK
            | '\u{200B}'..='\u{200F}' // zero-width space, joiners, directional marks
            | '\u{202A}'..='\u{202E}' // embeddings and overrides
            | '\u{2060}' // WORD JOINER
            | '\u{2066}'..='\u{2069}' // isolates
            | '\u{FEFF}' // ZERO WIDTH NO-BREAK SPACE
    )
}

/// The first `count` letters of a word: a stem for languages that put their endings behind it.
pub fn first_letters(word: &str, count: usize) -> &str {
    word.char_indices().nth(count).map_or(word, |(end, _)| &word[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_stand_alone_fold_as_all_do() {
        let nfc = ComposingNormalizer::new_nfc();
        for c in ('\0'..='\u{8FF}').chain('\u{1E00}'..='\u{20FF}') {
            let normal = nfc.normalize(c.encode_utf8(&mut [0; 4])).into_owned();
            let slow: String =
                normal.chars().flat_map(char::to_lowercase).filter(|c| !is_invisible(*c)).collect();
            assert_eq!(fold(&c.to_string()).text, slow, "U+{:04X}", u32::from(c));
            assert_eq!(fold_text(&c.to_string()), slow, "U+{:04X}", u32::from(c));
        }
    }

    proptest::proptest! {
        #[test]
        fn a_text_folds_as_nfc_and_lower_case_do(text in "([a-zA-Z ]|\\PC|[\u{300}-\u{310}]|[اإًٓšžŞİÄä\u{200B}\u{301}]){0,12}") {
            let nfc = ComposingNormalizer::new_nfc();
            let normal = nfc.normalize(&text);
            let slow: String =
                normal.chars().flat_map(char::to_lowercase).filter(|c| !is_invisible(*c)).collect();
            proptest::prop_assert_eq!(fold_text(&text), slow.as_str());
            proptest::prop_assert_eq!(fold(&text).text, slow);
        }

        #[test]
        fn words_are_runs_of_what_words_have(text in "([a-zA-Z '’-]|\\PC|[\u{300}-\u{310}]|[اإًٓšžŞİÄä\u{200B}\u{301}]){0,12}") {
            // As they are told above, character by character.
            let (mut slow, mut open, mut joined): (Vec<Span>, Option<Span>, bool) = (Vec::new(), None, false);
            for (at, c) in text.char_indices() {
                let span = Span::new(at, at + c.len_utf8());
                if is_of_word(c) {
                    match &mut open {
                        Some(word) if joined || word.end == at => word.end = span.end,
                        _ => slow.extend(open.replace(span)),
                    }
                    joined = false;
                } else {
                    joined = is_joiner(c) && open.is_some_and(|word| word.end == at || joined);
                }
            }
            slow.extend(open);
            proptest::prop_assert_eq!(words(&text), slow);
        }
    }

    #[test]
    fn the_short_way_to_know_a_letter_says_what_the_long_one_does() {
        for c in '\0'..='\u{6FF}' {
            let slow = c.is_alphanumeric() || (c >= '\u{0300}' && is_mark(c));
            assert_eq!(is_of_word(c), slow, "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn words_are_cut_where_no_term_reaches_across() {
        let rows: &[(&str, &[&str], &str)] = &[
            ("", &[], "nothing"),
            ("مذكرة تفاهم، وقّع", &["مذكرة", "تفاهم", "وقّع"], "a shadda belongs to its word"),
            (
                "d’affaires d'état 'x'",
                &["d’affaires", "d'état", "x"],
                "inner apostrophes join, outer ones do not",
            ),
            ("cease-fire", &["cease", "fire"], "a hyphen separates"),
            ("a\u{200C}b", &["a\u{200C}b"], "zero-width non-joiner stays inside"),
            ("s\u{0327}a", &["s\u{0327}a"], "a decomposed letter is one word with the rest"),
            ("a''b", &["a''b"], "a doubled apostrophe is still inner"),
            ("a' b", &["a", "b"], "an apostrophe before a space is outer"),
            ("المادة ٢٤", &["المادة", "٢٤"], "digits are words"),
        ];
        for (text, wanted, why) in rows {
            let found: Vec<&str> = words(text).into_iter().map(|span| span.of(text)).collect();
            assert_eq!(found, *wanted, "{text}: {why}");
        }
    }
}
