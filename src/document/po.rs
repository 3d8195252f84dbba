//! Gettext PO and POT (GNU gettext manual, "The Format of PO Files").

use super::messages::{Messages, form};
use super::{ReadOptions, Reader, Reading, ends_in};
use crate::text::Place;

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

    fn read(&self, text: &str, _options: &ReadOptions) -> Reading {
        let mut reading = Reading { flavour: Some("Gettext PO"), ..Reading::default() };
        let entries = entries(text, &mut reading);
        let translated = entries.iter().any(|entry| entry.strings.iter().any(|(_, text)| !text.is_empty()));
        let mut messages = Messages::default();
        for entry in entries {
            let key = match &entry.context {
                Some(context) => format!("{context}{CONTEXT}{}", entry.id),
                None => entry.id.clone(),
            };
            match (&entry.plural, translated) {
                (None, true) => {
                    let text = entry.strings.first().map_or("", |(_, text)| text);
                    messages.push(key, text, entry.place);
                }
                (None, false) => messages.push(key, &entry.id, entry.place),
                (Some(_), true) => {
                    for (number, text) in &entry.strings {
                        messages.push(form(&key, number), text, entry.place);
                    }
                }
                (Some(plural), false) => {
                    messages.push(form(&key, "0"), &entry.id, entry.place);
                    messages.push(form(&key, "1"), plural, entry.place);
                }
            }
        }
        reading.blocks = messages.blocks;
        reading
    }
}

/// A message as it is written.
#[derive(Default)]
struct Entry {
    place: Place,
    context: Option<String>,
    id: String,
    plural: Option<String>,
    /// The number of the form, and the text; one without number for a message without plural.
    strings: Vec<(String, String)>,
}

/// Where the strings that follow belong.
enum Into {
    Nothing,
    Context,
    Id,
    Plural,
    String,
}

/// The messages of a file, the header apart. What is left out is counted in `reading`.
fn entries(text: &str, reading: &mut Reading) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut entry = Entry::default();
    let mut into = Into::Nothing;
    let mut fuzzy = false;
    let mut left_out = |what: &str, place: Place| {
        let (count, _) = reading.left_out.entry(what.to_owned()).or_insert((0, place));
        *count += 1;
    };
    let mut finish = |entry: &mut Entry, fuzzy: &mut bool| {
        let mut done = std::mem::take(entry);
        if done.id.is_empty() && done.context.is_none() {
            // The header, or nothing at all.
            *fuzzy = false;
            return;
        }
        if std::mem::take(fuzzy) {
            // Kept without its translation: in a template its id is the text.
            done.strings.clear();
        }
        entries.push(done);
    };
    for (number, raw) in text.lines().enumerate() {
        let place = Place::new(u32::try_from(number + 1).unwrap_or(u32::MAX), 1);
        let line = raw.trim();
        if let Some(comment) = line.strip_prefix('#') {
            if matches!(into, Into::String) {
                finish(&mut entry, &mut fuzzy);
                into = Into::Nothing;
            }
            if let Some(old) = comment.strip_prefix('~') {
                if old.trim_start().starts_with("msgid ") {
                    left_out("obsolete", place);
                }
            } else if comment
                .strip_prefix(',')
                .is_some_and(|flags| flags.split(',').any(|f| f.trim() == "fuzzy"))
            {
                fuzzy = true;
                left_out("fuzzy", place);
            }
            continue;
        }
        let (keyword, rest) = line.split_at(line.find(['"', ' ', '\t']).unwrap_or(line.len()));
        let value = unquoted(rest.trim());
        match keyword {
            "msgctxt" | "msgid" if matches!(into, Into::String) => finish(&mut entry, &mut fuzzy),
            _ => {}
        }
        match keyword {
            "msgctxt" => {
                entry.place = place;
                entry.context = Some(value);
                into = Into::Context;
            }
            "msgid" => {
                entry.place = place;
                entry.id = value;
                into = Into::Id;
            }
            "msgid_plural" => {
                entry.plural = Some(value);
                into = Into::Plural;
            }
            "" if !value.is_empty() => match into {
                Into::Nothing => {}
                Into::Context => entry.context.get_or_insert_default().push_str(&value),
                Into::Id => entry.id.push_str(&value),
                Into::Plural => entry.plural.get_or_insert_default().push_str(&value),
                Into::String => {
                    if let Some((_, text)) = entry.strings.last_mut() {
                        text.push_str(&value);
                    }
                }
            },
            _ => {
                if let Some(form) = keyword.strip_prefix("msgstr") {
                    let number = form.trim_matches(['[', ']']).to_owned();
                    entry.strings.push((number, value));
                    into = Into::String;
                }
            }
        }
    }
    finish(&mut entry, &mut fuzzy);
    entries
}

/// The text of a string in quotes; empty for anything else.
fn unquoted(text: &str) -> String {
    let Some(inner) = text.strip_prefix('"') else { return String::new() };
    let inner = inner.strip_suffix('"').unwrap_or(inner);
    let mut out = String::with_capacity(inner.len());
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('r') => out.push('\r'),
            Some(other) => out.push(other),
            None => out.push('\\'),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    type Read = (Vec<(String, String)>, Vec<(String, usize)>);

    fn read(text: &str) -> Read {
        let reading = Po.read(text, &ReadOptions::default());
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
            ("one file[0]", "bir faýl"),
            ("one file[1]", "%d faýl"),
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
