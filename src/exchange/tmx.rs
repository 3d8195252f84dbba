//! TMX 1.4b (*Translation Memory eXchange*, LISA 2005): what every CAT tool takes as a memory.

use std::fmt::Write as _;

use crate::model::Locale;

/// Writes segment pairs as a memory, one translation unit each, in their order; pairs with an empty side are left out, as a
/// memory cannot hold them. The same pairs give the same file: it has no dates.
///
/// Characters that XML cannot hold are left out.
///
/// ```
/// let (ar, en) = ("ar".parse().unwrap(), "en".parse().unwrap());
/// let memory = tarjuman::exchange::tmx::write(&ar, &en, [("سفارة", "embassy"), ("", "alone")]);
/// assert_eq!(memory.matches("<tu>").count(), 1);
/// ```
pub fn write<'a>(
    source: &Locale,
    target: &Locale,
    pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> String {
    let mut text = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="tarjuman" creationtoolversion="{}" segtype="sentence" o-tmf="tarjuman" adminlang="en" srclang="{source}" datatype="plaintext"/>
  <body>
"#,
        env!("CARGO_PKG_VERSION")
    );
    for (from, to) in pairs.into_iter().filter(|(from, to)| !from.is_empty() && !to.is_empty()) {
        text.push_str("    <tu>\n");
        for (locale, segment) in [(source, from), (target, to)] {
            let _ = writeln!(text, r#"      <tuv xml:lang="{locale}"><seg>{}</seg></tuv>"#, escaped(segment));
        }
        text.push_str("    </tu>\n");
    }
    text.push_str("  </body>\n</tmx>\n");
    text
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\t' | '\n' => out.push(c),
            '\r' => out.push_str("&#13;"),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_out_of_the_file() {
        let (ar, en): (Locale, Locale) = ("ar-IQ".parse().unwrap(), "en".parse().unwrap());
        let pairs =
            [("بيان <b> & «مذكرة» ]]>", "line\nfeed\ttab\rreturn"), ("a\u{0}b\u{FFFE}", "c"), ("x", "")];
        let file = write(&ar, &en, pairs);
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
        let tree = roxmltree::Document::parse_with_options(&file, options).unwrap();
        let segments: Vec<&str> = tree
            .descendants()
            .filter(|node| node.has_tag_name("seg"))
            .map(|node| node.text().unwrap())
            .collect();
        assert_eq!(segments, [pairs[0].0, pairs[0].1, "ab", "c"]);
        assert_eq!(file, write(&ar, &en, pairs));
    }
}
