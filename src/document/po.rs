//! Gettext PO and POT (GNU gettext manual, "The Format of PO Files").

mod write;

use super::messages::{Messages, form};
use super::{ReadOptions, Reader, Reading, Translation, ends_in};
use crate::lang::gettext;
use crate::text::{LineIndex, Place, po};

/// PO: a message is what stands in `msgstr`; in a file without translations, a template, what stands in `msgid`.
///
/// Its key is the `msgid`, behind its `msgctxt` and U+0004 where it has one, as in MO files; plural forms are numbered: `…[0]`. A fuzzy
/// translation is none, as gettext has it: it and obsolete messages are left out and counted.
pub(super) struct Po;

/// What separates the context from the id: END OF TRANSMISSION, as in MO files.
const CONTEXT: char = '\u{4}';

impl Reader for Po {
    fn name(&self) -> &'static str {
        "PO"
    }

    fn recognises(&self, name: &str, _text: &str) -> bool {
        ends_in(name, &["po", "pot"])
    }

    fn read(&self, text: &str, options: &ReadOptions) -> Reading {
        let mut reading = Reading { flavour: Some("Gettext PO"), ..Reading::default() };
        let mut read = po::Messages::new(text);
        let lines = LineIndex::new(text);
        let place = |at: usize| Place::new(lines.place(text, at).line, 1);
        let mut left_out = |what: &str, at: usize| {
            reading.left_out.entry(what.to_owned()).or_insert((0, place(at))).0 += 1;
        };
        let mut entries = Vec::new();
        for mut entry in read.by_ref().filter(|entry| !entry.is_header()) {
            if entry.fuzzy {
                // Kept without its translation: in a template its id is the text.
                left_out("fuzzy", entry.start);
                entry.strings.clear();
            }
            entries.push(entry);
        }
        read.obsolete.iter().for_each(|at| left_out("obsolete", *at));
        let translated =
            entries.iter().any(|entry| entry.strings.iter().any(|(_, one)| !one.text.is_empty()));
        let locale = options.locale.clone().or_else(|| options.language.code().parse().ok());
        let mut messages = Messages::default();
        for entry in entries {
            let id = &entry.id.text;
            let key = match &entry.context {
                Some(context) => format!("{}{CONTEXT}{id}", context.text),
                None => id.clone().into_owned(),
            };
            let place = place(entry.id.span.start);
            match (&entry.plural, translated) {
                (None, true) => {
                    let text = entry.strings.first().map_or("", |(_, one)| &one.text);
                    messages.push(key, text, place);
                }
                (None, false) => messages.push(key, id, place),
                (Some(_), true) => {
                    let names =
                        locale.as_ref().and_then(|locale| gettext::forms(locale, entry.strings.len()));
                    for (index, (number, one)) in entry.strings.iter().enumerate() {
                        let name = names.as_ref().and_then(|names| names.get(index).copied());
                        messages.push(form(&key, name.unwrap_or(number)), &one.text, place);
                    }
                }
                (Some(plural), false) => {
                    messages.push(form(&key, "one"), id, place);
                    messages.push(form(&key, "other"), &plural.text, place);
                }
            }
        }
        reading.blocks = messages.blocks;
        reading
    }

    fn localized(&self, text: &str, _options: &ReadOptions, translation: &Translation<'_>) -> Option<String> {
        Some(write::localized(text, translation))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Read = (Vec<(String, String)>, Vec<(String, usize)>);

    fn read(text: &str) -> Read {
        let options = ReadOptions { locale: "tk".parse().ok(), ..ReadOptions::default() };
        let reading = Po.read(text, &options);
        let blocks = reading.blocks.into_iter().map(|block| (block.key.unwrap_or_default(), block.text));
        (blocks.collect(), reading.left_out.into_iter().map(|(what, (count, _))| (what, count)).collect())
    }

    #[test]
    fn every_part_of_a_message_is_understood() {
        let text = r#"
msgid ""
msgstr ""
"Language: tk\n"

#. for the title
#: src/main.c:1
msgid "Hello %s"
msgstr "Salam %s"

msgctxt "menu"
msgid "Open"
msgstr ""
"A"
"ç"

msgid "one file"
msgid_plural "%d files"
msgstr[0] "bir faýl"
msgstr[1] "%d faýl"

#, fuzzy, c-format
msgid "Close"
msgstr "Ýap?"
#~ msgid "gone"
#~ msgstr "gitdi"
"#;
        let (blocks, left_out) = read(text);
        let wanted = [
            ("Hello %s", "Salam %s"),
            ("menu\u{4}Open", "Aç"),
            ("one file[one]", "bir faýl"),
            ("one file[other]", "%d faýl"),
        ];
        assert_eq!(blocks, wanted.map(|(key, text)| (key.to_owned(), text.to_owned())));
        assert_eq!(left_out, [("fuzzy".to_owned(), 1), ("obsolete".to_owned(), 1)]);
    }

    #[test]
    fn a_template_gives_its_ids() {
        let (blocks, _) =
            read("msgid \"بيان\"\nmsgstr \"\"\n\nmsgid \"ملف\"\nmsgid_plural \"ملفات\"\nmsgstr[0] \"\"\n");
        let texts: Vec<&str> = blocks.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["بيان", "ملف", "ملفات"]);
    }
}
