//! The word pieces of BERT, as `tokenizer.json` of the Hugging Face tokenizers describes them.

use std::collections::HashMap;

use icu_normalizer::DecomposingNormalizer;
use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};
use serde_json::Value;

/// Pieces of a text that a model takes, where the file does not say.
const LONGEST: usize = 512;
/// Letters of a word that is taken apart; a longer one is unknown.
const WORD: u64 = 100;

/// A vocabulary, and how a text is made ready for it.
#[derive(Debug)]
pub struct WordPiece {
    vocabulary: HashMap<String, i64>,
    /// What stands before a piece that does not begin a word.
    inside: String,
    longest_word: usize,
    longest: usize,
    lowercase: bool,
    strip_accents: bool,
    clean: bool,
    chinese: bool,
    unknown: i64,
    first: i64,
    last: i64,
    padding: i64,
}

impl WordPiece {
    /// Takes a `tokenizer.json`.
    ///
    /// # Errors
    /// What in it is not that of BERT.
    pub fn new(json: &Value) -> Result<Self, String> {
        let model = &json["model"];
        match model["type"].as_str() {
            Some("WordPiece") | None => {}
            Some(kind) => return Err(format!("a model of the type {kind}, where WordPiece is needed")),
        }
        let vocabulary = model["vocab"].as_object().ok_or("no vocabulary")?;
        let vocabulary: HashMap<String, i64> =
            vocabulary.iter().filter_map(|(piece, id)| Some((piece.clone(), id.as_i64()?))).collect();
        let normalizer = &json["normalizer"];
        if normalizer["type"] != "BertNormalizer" {
            return Err(format!("a normalizer {}, where BertNormalizer is needed", normalizer["type"]));
        }
        if json["pre_tokenizer"]["type"] != "BertPreTokenizer" {
            let kind = &json["pre_tokenizer"]["type"];
            return Err(format!("a pre-tokenizer {kind}, where BertPreTokenizer is needed"));
        }
        let special = |piece: &str| {
            vocabulary.get(piece).copied().ok_or_else(|| format!("no piece {piece} in the vocabulary"))
        };
        let lowercase = normalizer["lowercase"].as_bool().unwrap_or(true);
        let longest = json["truncation"]["max_length"].as_u64().map_or(LONGEST, |n| n as usize);
        Ok(Self {
            inside: model["continuing_subword_prefix"].as_str().unwrap_or("##").to_owned(),
            longest_word: model["max_input_chars_per_word"].as_u64().unwrap_or(WORD) as usize,
            longest: longest.clamp(2, LONGEST),
            lowercase,
            strip_accents: normalizer["strip_accents"].as_bool().unwrap_or(lowercase),
            clean: normalizer["clean_text"].as_bool().unwrap_or(true),
            chinese: normalizer["handle_chinese_chars"].as_bool().unwrap_or(true),
            unknown: special(model["unk_token"].as_str().unwrap_or("[UNK]"))?,
            first: special("[CLS]")?,
            last: special("[SEP]")?,
            padding: special("[PAD]")?,
            vocabulary,
        })
    }

    /// The number that fills a row.
    pub const fn padding(&self) -> i64 {
        self.padding
    }

    /// The numbers of a text's pieces, with those that begin and end it; cut off where the model takes no more.
    pub fn encode(&self, text: &str) -> Vec<i64> {
        let mut pieces = vec![self.first];
        for word in words(&self.normal(text)) {
            if pieces.len() >= self.longest {
                break;
            }
            self.pieces(word, &mut pieces);
        }
        pieces.truncate(self.longest - 1);
        pieces.push(self.last);
        pieces
    }

    fn normal(&self, text: &str) -> String {
        let categories = CodePointMapData::<GeneralCategory>::new();
        let mut normal = String::with_capacity(text.len());
        for c in text.chars() {
            if self.clean && c.is_whitespace() {
                normal.push(' ');
            } else if self.clean
                && (matches!(c, '\0' | '\u{FFFD}') || GeneralCategoryGroup::Other.contains(categories.get(c)))
            {
                // Controls, invisible characters and those not assigned are left out.
            } else if self.chinese && is_chinese(c) {
                normal.extend([' ', c, ' ']);
            } else {
                normal.push(c);
            }
        }
        if self.strip_accents {
            let apart = DecomposingNormalizer::new_nfd().normalize(&normal).into_owned();
            normal =
                apart.chars().filter(|c| categories.get(*c) != GeneralCategory::NonspacingMark).collect();
        }
        if self.lowercase { normal.to_lowercase() } else { normal }
    }

    /// The longest pieces from the left; a word that has a place where none fits is unknown as a whole.
    fn pieces(&self, word: &str, found: &mut Vec<i64>) {
        let begin = found.len();
        if word.chars().count() > self.longest_word {
            found.push(self.unknown);
            return;
        }
        let mut start = 0;
        let mut piece = String::new();
        while start < word.len() {
            let ends = word[start..].char_indices().map(|(at, c)| start + at + c.len_utf8()).rev();
            let fits = ends.into_iter().find_map(|end| {
                piece.clear();
                if start > 0 {
                    piece.push_str(&self.inside);
                }
                piece.push_str(&word[start..end]);
                self.vocabulary.get(&piece).map(|id| (end, *id))
            });
            let Some((end, id)) = fits else {
                found.truncate(begin);
                found.push(self.unknown);
                return;
            };
            found.push(id);
            start = end;
        }
    }
}

/// Words between white space; each punctuation mark is one.
fn words(text: &str) -> Vec<&str> {
    let categories = CodePointMapData::<GeneralCategory>::new();
    let mark =
        |c: char| c.is_ascii_punctuation() || GeneralCategoryGroup::Punctuation.contains(categories.get(c));
    let mut words = Vec::new();
    for chunk in text.split_whitespace() {
        let mut start = 0;
        for (at, c) in chunk.char_indices().filter(|(_, c)| mark(*c)) {
            if start < at {
                words.push(&chunk[start..at]);
            }
            start = at + c.len_utf8();
            words.push(&chunk[at..start]);
        }
        if start < chunk.len() {
            words.push(&chunk[start..]);
        }
    }
    words
}

/// The blocks of Chinese characters that BERT sets apart.
const fn is_chinese(c: char) -> bool {
    matches!(c,
        '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{20000}'..='\u{2A6DF}' | '\u{2A700}'..='\u{2B73F}'
        | '\u{2B740}'..='\u{2B81F}' | '\u{2B920}'..='\u{2CEAF}' | '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}')
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn tokenizer(lowercase: bool) -> WordPiece {
        let pieces = [
            "[PAD]", "[UNK]", "[CLS]", "[SEP]", "وصل", "##ت", "ال", "##وفد", ".", "cafe", "Cafe", "café",
            "##s", "中", "a",
        ];
        let vocabulary: serde_json::Map<String, Value> =
            pieces.iter().zip(0..).map(|(piece, id): (_, i64)| ((*piece).to_owned(), id.into())).collect();
        WordPiece::new(&json!({
            "truncation": { "max_length": 8 },
            "normalizer": { "type": "BertNormalizer", "lowercase": lowercase },
            "pre_tokenizer": { "type": "BertPreTokenizer" },
            "model": { "type": "WordPiece", "vocab": vocabulary, "unk_token": "[UNK]" },
        }))
        .unwrap()
    }

    #[test]
    fn words_are_taken_apart_from_the_left() {
        for (lowercase, text, pieces, why) in [
            (false, "وصلت الوفد.", &[4, 5, 6, 7, 8][..], "Arabic, a mark is a word"),
            (false, "Cafe Café", &[10, 1], "letters as they are: the second is not in the vocabulary"),
            (true, "Cafés", &[9, 12], "lower case, without accents"),
            (false, "a\u{200B}\u{0}中a", &[14, 13, 14], "invisible ones out, Chinese apart"),
            (false, "cafex", &[1], "no piece fits the end"),
            (false, "", &[], "nothing"),
            (false, "a a a a a a a a a", &[14; 6], "no more than the model takes"),
            (true, &"a".repeat(101), &[1], "a very long word"),
        ] {
            let found = tokenizer(lowercase).encode(text);
            assert_eq!(found[0], 2, "{why}");
            assert_eq!(found[1..found.len() - 1], *pieces, "{why}");
            assert_eq!(found[found.len() - 1], 3, "{why}");
        }
    }

    #[test]
    fn other_kinds_are_refused() {
        for (json, reason) in [
            (json!({}), "no vocabulary"),
            (json!({ "model": { "type": "Unigram", "vocab": [] } }), "a model of the type Unigram"),
            (json!({ "model": { "type": "WordPiece", "vocab": {} } }), "a normalizer null"),
        ] {
            let error = WordPiece::new(&json).unwrap_err();
            assert!(error.starts_with(reason), "{error}");
        }
    }
}
