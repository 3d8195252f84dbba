//! `pseudo`: texts that look translated and are not, to try out a layout before anything is translated.
//!
//! Each letter becomes one with marks, the text grows by a third as translations from Arabic and English do, and brackets show where
//! it is cut off. In a language that is written from right to left the letters stay those of its script. Placeholders
//! stay as they are.

use crate::lang::{self, Direction};
use crate::text::placeholders;
use crate::translate::{Answer, Answered, Capabilities, Engine, EngineError, Kind, Request, Settings, Tools};

pub(super) static KIND: Kind = Kind { name: "pseudo", keys: &[], needs: &[], bare: true, build };

struct Pseudo {
    capabilities: Capabilities,
}

fn build(_: Settings, _: &Tools) -> Result<Box<dyn Engine>, EngineError> {
    let capabilities = Capabilities {
        max_items: 512,
        max_size: u64::MAX,
        deterministic: true,
        keeps_placeholders: true,
        local: true,
        journaled: false,
        judged: false,
        ..Capabilities::default()
    };
    Ok(Box::new(Pseudo { capabilities }))
}

impl Engine for Pseudo {
    fn capabilities(&self) -> &Capabilities {
        &self.capabilities
    }

    fn identity(&self) -> String {
        "pseudo 1".to_owned()
    }

    fn translate(&self, request: &Request) -> Result<Answer, EngineError> {
        let direction = lang::of(&request.pair.target).direction();
        let texts = request.items.iter().map(|item| Ok(Answered::new(pseudo(&item.text, direction))));
        Ok(Answer { texts: texts.collect(), units: 0 })
    }
}

/// Letters of the same kind with marks, so that a font that lacks them shows.
const LATIN: &[(char, char)] = &[
    ('a', 'á'),
    ('c', 'ç'),
    ('e', 'é'),
    ('i', 'ï'),
    ('n', 'ň'),
    ('o', 'ö'),
    ('s', 'ş'),
    ('u', 'ü'),
    ('y', 'ý'),
    ('z', 'ž'),
    ('A', 'Á'),
    ('C', 'Ç'),
    ('E', 'É'),
    ('I', 'Ï'),
    ('N', 'Ň'),
    ('O', 'Ö'),
    ('S', 'Ş'),
    ('U', 'Ü'),
    ('Y', 'Ý'),
    ('Z', 'Ž'),
];
/// How the consonants of Arabic sound, in letters of Latin scripts; what is not here is left as it is.
const ARABIC: &[(char, &str)] = &[
    ('ا', "á"),
    ('أ', "á"),
    ('إ', "ï"),
    ('آ', "á"),
    ('ى', "á"),
    ('ب', "b"),
    ('ت', "t"),
    ('ة', "é"),
    ('ث', "ť"),
    ('ج', "j"),
    ('ح', "ħ"),
    ('خ', "ĥ"),
    ('د', "d"),
    ('ذ', "ď"),
    ('ر', "ř"),
    ('ز', "ž"),
    ('س', "ş"),
    ('ش', "š"),
    ('ص', "ś"),
    ('ض', "ð"),
    ('ط', "ţ"),
    ('ظ', "ź"),
    ('ع', "ê"),
    ('غ', "ğ"),
    ('ف', "f"),
    ('ق', "q"),
    ('ك', "ķ"),
    ('ل', "ł"),
    ('م', "m"),
    ('ن', "ň"),
    ('ه', "h"),
    ('و', "ü"),
    ('ي', "ý"),
    ('ئ', "ý"),
    ('ؤ', "ü"),
    ('ء', "’"),
    ('؟', "?"),
    ('،', ","),
    ('؛', ";"),
];

/// A text made longer and strange; placeholders in it are kept.
fn pseudo(text: &str, direction: Direction) -> String {
    let mut out = String::from("[");
    let mut at = 0;
    let mut letters = 0;
    for found in placeholders::scan(text) {
        // A letter that touches a placeholder stays: another one might join with it to something else.
        let touches = |c: char| !c.is_whitespace();
        let start = found.span.start
            - text[at..found.span.start]
                .chars()
                .next_back()
                .filter(|c| touches(*c))
                .map_or(0, char::len_utf8);
        letters += changed(&text[at..start], direction, &mut out);
        let end = found.span.end
            + text[found.span.end..].chars().next().filter(|c| touches(*c)).map_or(0, char::len_utf8);
        let next = placeholders::scan(text)
            .into_iter()
            .map(|other| other.span.start)
            .find(|other| *other >= found.span.end);
        let end = next.map_or(end, |next| end.min(next));
        out.push_str(&text[start..end]);
        at = end;
    }
    letters += changed(&text[at..], direction, &mut out);
    // Letters that look otherwise may make a placeholder of what was none: then they stay.
    let parts = |text: &str| {
        placeholders::scan(text).iter().map(|found| found.span.of(text).to_owned()).collect::<Vec<_>>()
    };
    if parts(&out) != parts(text) {
        out = format!("[{text}");
    }
    let (grow, longer) = match direction {
        Direction::Ltr => ("~", letters.div_ceil(3)),
        // The letter is stretched, as it is in that script.
        Direction::Rtl => ("ـ", letters.div_ceil(3)), // ARABIC TATWEEL
    };
    if letters > 0 {
        out.push(' ');
        out.push_str(&grow.repeat(longer));
    }
    out.push(']');
    out
}

/// The letters of a stretch changed; how many there were.
fn changed(text: &str, direction: Direction, out: &mut String) -> usize {
    let mut letters = 0;
    for c in text.chars() {
        letters += usize::from(c.is_alphabetic());
        match direction {
            Direction::Rtl => out.push(c),
            Direction::Ltr => {
                match (LATIN.iter().find(|(plain, _)| *plain == c), ARABIC.iter().find(|(a, _)| *a == c)) {
                    (Some((_, marked)), _) => out.push(*marked),
                    (_, Some((_, marked))) => out.push_str(marked),
                    (None, None) => out.push(c),
                }
            }
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_change_and_placeholders_stay() {
        let rows = [
            ("Save { $name } now", Direction::Ltr, "[Şávé { $name } ňöw ~~~]"),
            ("وصل %s", Direction::Ltr, "[üśł %s ~]"),
            ("Save %s", Direction::Rtl, "[Save %s ــ]"),
            ("2025", Direction::Ltr, "[2025]"),
        ];
        for (text, direction, wanted) in rows {
            assert_eq!(pseudo(text, direction), wanted);
        }
    }

    proptest::proptest! {
        #[test]
        fn every_placeholder_is_kept(text in "([a-z ا-ي.]|\\{[a-z]\\}|%[sd]|<b>){0,40}") {
            let parts = |text: &str| {
                placeholders::scan(text).iter().map(|found| found.span.of(text).to_owned()).collect::<Vec<_>>()
            };
            proptest::prop_assert_eq!(parts(&pseudo(&text, Direction::Ltr)), parts(&text));
        }
    }
}
