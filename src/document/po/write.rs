//! A PO file in another language.

use super::{CONTEXT, form};
use crate::document::Translation;
use crate::document::messages::padded;
use crate::lang::gettext;
use crate::lang::plurals::CATEGORIES;
use crate::text::po::escaped;

/// The file with the translations as `msgstr`: comments, references, contexts and ids stay as they are, the header says the
/// language and its plural forms. What has no translation has an empty `msgstr`, as gettext wants it; marks of a fuzzy
/// translation go with it. Obsolete entries are of the old language, and are left out.
pub(super) fn localized(text: &str, translation: &Translation<'_>) -> String {
    let (count, rule) = gettext::header(translation.target);
    let forms = gettext::forms(translation.target, count);
    let forms = forms.unwrap_or_else(|| CATEGORIES[6 - count.min(6)..].to_vec());
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut writer = Writer { translation, forms, rule, newline, out: String::with_capacity(text.len()) };
    let mut block: Vec<&str> = Vec::new();
    let mut has_string = false;
    for line in text.lines() {
        let trimmed = line.trim();
        // An entry ends at a blank line, or where a comment or an id follows its string.
        let begins = has_string
            && (trimmed.starts_with('#') || trimmed.starts_with("msgctxt") || trimmed.starts_with("msgid"))
            && !trimmed.starts_with("msgid_plural");
        if trimmed.is_empty() || begins {
            writer.entry(&std::mem::take(&mut block));
            has_string = false;
        }
        if trimmed.is_empty() {
            writer.line("");
        } else {
            has_string |= trimmed.starts_with("msgstr");
            block.push(line);
        }
    }
    writer.entry(&block);
    writer.out
}

struct Writer<'t> {
    translation: &'t Translation<'t>,
    forms: Vec<&'static str>,
    rule: &'static str,
    newline: &'static str,
    out: String,
}

impl Writer<'_> {
    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push_str(self.newline);
    }

    /// Writes the lines of an entry, its strings those of the translation.
    fn entry(&mut self, lines: &[&str]) {
        let (mut context, mut id, mut plural) = (None::<String>, String::new(), false);
        let mut into = "";
        let mut header: Vec<String> = Vec::new();
        for line in lines.iter().map(|line| line.trim()).filter(|line| !line.starts_with('#')) {
            let (keyword, rest) = line.split_at(line.find(['"', ' ', '\t']).unwrap_or(line.len()));
            if !keyword.is_empty() {
                into = keyword;
            }
            let value = unquoted(rest.trim());
            match into {
                "msgctxt" => context.get_or_insert_default().push_str(&value),
                "msgid" => id.push_str(&value),
                "msgid_plural" => plural = true,
                _ => header.push(value),
            }
        }
        // Every entry has an id, if only an empty one; comments may stand alone.
        if into.is_empty() {
            lines.iter().filter(|line| !line.trim().starts_with("#~")).for_each(|line| self.line(line));
            return;
        }
        let mut in_string = false;
        for line in lines {
            let trimmed = line.trim();
            if trimmed.starts_with("msgstr") {
                in_string = true;
            } else if trimmed.starts_with("#~") || trimmed.starts_with("#|") {
            } else if let Some(flags) = trimmed.strip_prefix("#,") {
                let kept: Vec<&str> =
                    flags.split(',').map(str::trim).filter(|flag| *flag != "fuzzy").collect();
                if kept.iter().any(|flag| !flag.is_empty()) {
                    self.line(&format!("#, {}", kept.join(", ")));
                }
            } else if !in_string || trimmed.starts_with('#') {
                self.line(line);
            }
        }
        if id.is_empty() && context.is_none() {
            let header = self.header(&header.concat());
            return self.string("msgstr", &header);
        }
        let key = match &context {
            Some(context) => format!("{context}{CONTEXT}{id}"),
            None => id.clone(),
        };
        let texts = self.translation.texts;
        // Line ends around a message are demanded by gettext, spaces by whoever joins messages.
        let like = |text: Option<&String>| text.map(|text| padded(&id, text)).unwrap_or_default();
        if !plural {
            return self.string("msgstr", &like(texts.get(&key)));
        }
        let translated = self.forms.iter().any(|name| texts.contains_key(&form(&key, name)));
        for (number, name) in self.forms.clone().into_iter().enumerate() {
            let other = || texts.get(&form(&key, "other")).filter(|_| translated);
            let text = texts.get(&form(&key, name)).or_else(other);
            self.string(&format!("msgstr[{number}]"), &like(text));
        }
    }

    /// The fields of the header, those of the language its own.
    fn header(&self, old: &str) -> String {
        let language = format!("Language: {}", self.translation.target.to_string().replace('-', "_"));
        let forms = format!("Plural-Forms: nplurals={}; plural=({});", self.forms.len(), self.rule);
        let mut own = vec![("Language:", language), ("Plural-Forms:", forms)];
        let mut out = String::new();
        for field in old.lines().filter(|field| !field.is_empty()) {
            match own.iter().position(|(name, _)| field.starts_with(name)) {
                Some(at) => out.push_str(&own.remove(at).1),
                None => out.push_str(field),
            }
            out.push('\n');
        }
        for (_, field) in own {
            out.push_str(&field);
            out.push('\n');
        }
        out
    }

    /// A string, over lines where it has some.
    fn string(&mut self, keyword: &str, text: &str) {
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        match lines.as_slice() {
            [] => self.line(&format!("{keyword} \"\"")),
            [only] => self.line(&format!("{keyword} \"{}\"", escaped(only))),
            lines => {
                self.line(&format!("{keyword} \"\""));
                lines.iter().for_each(|line| self.line(&format!("\"{}\"", escaped(line))));
            }
        }
    }
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
    use proptest::prelude::*;

    use super::super::Po;
    use super::*;
    use crate::document::{ReadOptions, Reader};

    fn translated(text: &str, target: &str, texts: &[(&str, &str)]) -> String {
        crate::document::tests::translated(localized, text, target, texts)
    }

    #[test]
    fn everything_but_the_strings_stays() {
        let text = "# Licence.\nmsgid \"\"\nmsgstr \"\"\n\"Language: en\\n\"\n\"X-Generator: x\\n\"\n\n#. for the title\n#: src/main.c:1\n#, fuzzy, c-format\n#| msgid \"Hi\"\nmsgid \"Hello %s\"\nmsgstr \"Hello %s\"\n\nmsgctxt \"menu\"\nmsgid \"Open\"\nmsgstr \"\"\n\nmsgid \"one file\"\nmsgid_plural \"%d files\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n\n#~ msgid \"gone\"\n#~ msgstr \"gone\"\n";
        let made = translated(
            text,
            "tk",
            &[("Hello %s", "Salam %s"), ("one file[one]", "bir faýl"), ("one file[other]", "%d faýl")],
        );
        insta::assert_snapshot!(made, @r#"
        # Licence.
        msgid ""
        msgstr ""
        "Language: tk\n"
        "X-Generator: x\n"
        "Plural-Forms: nplurals=2; plural=(n != 1);\n"

        #. for the title
        #: src/main.c:1
        #, c-format
        msgid "Hello %s"
        msgstr "Salam %s"

        msgctxt "menu"
        msgid "Open"
        msgstr ""

        msgid "one file"
        msgid_plural "%d files"
        msgstr[0] "bir faýl"
        msgstr[1] "%d faýl"
        "#);
        let arabic = translated(text, "ar", &[("one file[few]", "%d ملفات"), ("one file[other]", "%d ملف")]);
        assert!(arabic.contains("nplurals=6"), "{arabic}");
        assert!(
            arabic.contains("msgstr[3] \"%d ملفات\"") && arabic.contains("msgstr[5] \"%d ملف\""),
            "{arabic}"
        );
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(text in "[^\\p{C}\u{4}]{1,20}(\n[^\\p{C}]{0,9})?") {
            let file = "msgid \"a\"\nmsgstr \"\"\n";
            prop_assume!(!text.trim().is_empty());
            let made = translated(file, "tk", &[("a", text.trim())]);
            let options = ReadOptions { locale: "tk".parse().ok(), ..ReadOptions::default() };
            let found: Vec<String> = Po.read(&made, &options).blocks.into_iter().map(|block| block.text).collect();
            prop_assert_eq!(found, [text.trim().to_owned()]);
        }
    }
}
