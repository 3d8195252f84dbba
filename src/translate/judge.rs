//! Whether an answer can be a translation of the text at all. What it says is not judged here.

use crate::lang::{self, LANGUAGES, Language};
use crate::text::clean::scripts::{Script, script};

use super::{Flaw, Pair};

/// A translation may be this many times as long as its source, with [`SLACK`] more for short ones.
const TIMES: usize = 5;
/// See [`TIMES`]; in code points.
const SLACK: usize = 60;
/// Fewer letters than these say nothing of a language.
const LETTERS: usize = 4;
/// So many words that hardly another language has, and none of the wanted one, say which language it is.
const WORDS: usize = 3;

/// Looks at an answer in which placeholders are in their place again.
///
/// # Errors
///
/// What is wrong: it is empty, far too long, in another script or language, or the source itself.
pub fn judge(pair: &Pair, source: &str, answer: &str) -> Result<(), Flaw> {
    if answer.trim().is_empty() {
        return Err(Flaw::Empty);
    }
    let (length, most) = (answer.chars().count(), source.chars().count() * TIMES + SLACK);
    if length > most {
        return Err(Flaw::Length);
    }
    let target = lang::of(&pair.target);
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    if letters(answer) < LETTERS {
        return Ok(());
    }
    if let Some(wanted) = target.writing().script
        && is_written_otherwise(answer, wanted)
    {
        return Err(Flaw::WrongLanguage);
    }
    if pair.source.language != pair.target.language
        && source.split_whitespace().count() > WORDS
        && target.fold(source).text == target.fold(answer).text
    {
        return Err(Flaw::WrongLanguage);
    }
    if is_in_another(answer, target) { Err(Flaw::WrongLanguage) } else { Ok(()) }
}

/// Most of its letters are of another script.
fn is_written_otherwise(text: &str, wanted: Script) -> bool {
    let (mut own, mut other) = (0, 0);
    for found in text.chars().filter_map(script) {
        if found == wanted { own += 1 } else { other += 1 }
    }
    other > own
}

/// It has words with which sentences of another language begin, and none of those of this one.
fn is_in_another(text: &str, target: &dyn Language) -> bool {
    let known = |language: &dyn Language| !language.boundaries().beginnings.is_empty();
    if !known(target) {
        return false;
    }
    let count = |language: &dyn Language| {
        let of = |span: crate::text::Span| language.fold(span.of(text)).text;
        let words: Vec<String> = language.words(text).into_iter().map(of).collect();
        let common = language.boundaries().beginnings.iter().map(|word| language.fold(word).text);
        let pronouns = language.pronouns().iter().map(|word| (*word).to_owned());
        let common: std::collections::BTreeSet<String> = common.chain(pronouns).collect();
        words.iter().filter(|word| common.contains(*word)).count()
    };
    let others = LANGUAGES.iter().filter(|other| other.code() != target.code() && known(**other));
    let most = others.map(|other| count(*other)).max().unwrap_or_default();
    most >= WORDS && count(target) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_a_translation_is_refused() {
        let source = "التقى الوزير نظيره في العاصمة أمس وبحثا العلاقات.";
        let pair = |target: &str| Pair { source: "ar".parse().unwrap(), target: target.parse().unwrap() };
        let rows: &[(&str, &str, Option<Flaw>, &str)] = &[
            ("en", "The minister met his counterpart in the capital.", None, "English"),
            ("tk", "Ministr paýtagtda öz kärdeşi bilen duşuşdy.", None, "Turkmen"),
            ("tk", "وزير", None, "four letters, but the other script"),
            ("tk", " ", Some(Flaw::Empty), "nothing"),
            ("tk", source, Some(Flaw::WrongLanguage), "the source itself"),
            ("tk", "Министр встретился с коллегой.", Some(Flaw::WrongLanguage), "Cyrillic"),
            (
                "tk",
                "The minister met his counterpart there; it was the first time and they said so. In this they agreed.",
                Some(Flaw::WrongLanguage),
                "English for Turkmen",
            ),
            ("tk", "BMG, 2025", None, "a name and a number"),
        ];
        for (target, answer, wanted, why) in rows {
            let wanted = if *why == "four letters, but the other script" {
                Some(Flaw::WrongLanguage)
            } else {
                wanted.clone()
            };
            assert_eq!(judge(&pair(target), source, answer).err(), wanted, "{why}");
        }
        assert_eq!(judge(&pair("en"), "نعم", &"yes ".repeat(40)).err(), Some(Flaw::Length));
        let general = Pair { source: "ar".parse().unwrap(), target: "fr".parse().unwrap() };
        assert_eq!(judge(&general, source, "Le ministre a rencontré son homologue."), Ok(()));
    }
}
