//! Texts of which it can be told at a glance that no class finds anything in them: most texts.

use super::{Script, Writing};

/// So many characters beyond ASCII in a row are not two letters of UTF-8 that was read as something else.
const SHORT: usize = 3;

/// Whether nothing can be found in a text: it has only letters of its language, ASCII without question marks, and the usual quotation
/// marks and dashes, and these are not where misread UTF-8 could be.
///
/// Misread UTF-8 that is told as such has two letters at least, four characters in a row of which two stand for bytes
/// that go on. In Arabic read as Windows-1256 only marks do, and each has a letter before it; so after a mark no
/// letter may follow. In Latin letters the row itself may not be so long.
pub(super) fn is_quiet(text: &str, writing: &Writing) -> bool {
    let arabic = writing.script == Some(Script::Arabic);
    // Where Latin letters are another script those of ASCII are as well; plain ASCII is nobody's.
    let latin_is_other = matches!(writing.other_script, Some((Script::Latin, _)));
    // Of the row of characters beyond ASCII: how many, and whether a mark stands behind another of them.
    let (mut row, mut closed) = (0, false);
    // Of the word: letters beyond ASCII, and whether one of ASCII.
    let (mut wide, mut plain) = (0, false);
    for c in text.chars() {
        if c.is_ascii() {
            if c == '?' {
                return false;
            }
            (row, closed) = (0, false);
            if c.is_whitespace() {
                (wide, plain) = (0, false);
            }
            plain |= c.is_ascii_alphabetic();
            continue;
        }
        if latin_is_other {
            return false;
        }
        row += 1;
        if (writing.own)(c) {
            wide += 1;
            // Words of accented letters alone may be Arabic or Cyrillic ones.
            if closed || !arabic && wide >= SHORT && !plain {
                return false;
            }
        } else if matches!(c, '«' | '»' | '“' | '”' | '‘' | '’' | '–' | '—' | '…' | '،' | '؛' | '؟')
        {
            closed |= row > 1;
        } else {
            return false;
        }
        if !arabic && row > SHORT {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{CLASSES, Context, Survey};
    use super::*;
    use crate::lang;

    proptest! {
        #[test]
        fn nothing_is_found_in_a_quiet_text(
            text in "([a-zA-Z0-9 ،؛؟«»“”‘’…–—.?-]|[ء-غف-ي]|[äçňöşüýžÄÇŇÖŞÜÝŽéèàãâßıİğšœÿ]|أ،|Ãž|äüö|é|\u{640}|٣|а|о){0,14}",
        ) {
            for code in ["ar", "en", "tk", "tk-Cyrl", "de", "fa", "ru"] {
                let writing = lang::of(&code.parse().unwrap()).writing();
                if is_quiet(&text, &writing) {
                    let survey = Survey::of([text.as_str()]);
                    if !survey.is_worth_a_look() {
                        continue;
                    }
                    let context = Context { writing: &writing, survey: &survey };
                    for class in CLASSES {
                        prop_assert!((class.find)(&text, &context).is_empty(), "{} in {code}: {text:?}", class.name);
                    }
                }
            }
        }
    }

    #[test]
    fn usual_texts_are_quiet() {
        let rows = [
            ("ar", "قال الوزير: «وصل الوفد إلى بغداد صباح اليوم»، وغادر 3 منهم.", true),
            ("tk", "Ministr şu gün Aşgabatda “täze ýyl” barada çykyş etdi — 2025.", true),
            ("de", "Über die Größe der Straße – „ja“", false),
            ("de", "Die Größe der Straße", true),
            ("ar", "وقّـــع", false),
            ("tk", "Türkiye’den ğ", false),
            ("en", "what?", false),
        ];
        for (code, text, quiet) in rows {
            assert_eq!(is_quiet(text, &lang::of(&code.parse().unwrap()).writing()), quiet, "{text}");
        }
    }
}
