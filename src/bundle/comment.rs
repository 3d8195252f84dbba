//! Comment lines that stay comments, whatever text is quoted in them.

use crate::text::yaml::is_hidden;

/// Cuts comments at line feeds, and writes as `\uXXXX` every character that some reader takes for a line end or that
/// changes how the rest of the line looks.
pub(super) fn lines<'a>(comments: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut lines = Vec::new();
    for comment in comments {
        lines.extend(comment.split('\n').map(visible));
    }
    lines
}

fn visible(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for c in line.trim_end_matches(['\r', ' ']).chars() {
        if c != '\t' && is_hidden(c) { escape(c, &mut out) } else { out.push(c) }
    }
    out
}

/// Appends `\uXXXX`; every hidden character is in the basic plane.
pub(super) fn escape(c: char, out: &mut String) {
    use std::fmt::Write as _;
    // Writing to a String cannot fail.
    let _ = write!(out, "\\u{:04X}", u32::from(c));
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_comment_never_leaves_its_line() {
        let rows: &[(&str, &[&str], &str)] = &[
            ("source: مرحبا", &["source: مرحبا"], "visible text is left as it is"),
            ("a\nb", &["a", "b"], "a line feed begins another comment line"),
            ("a\r\nb", &["a", "b"], "so does CR LF"),
            ("a\rb", &["a\\u000Db"], "YAML ends a line at a lone CR"),
            ("a\u{2028}b", &["a\\u2028b"], "YAML 1.1 ends a line at LINE SEPARATOR"),
            ("a\u{202E}b", &["a\\u202Eb"], "an override would reverse the rest of the line"),
            ("", &[""], "an empty comment is an empty line"),
        ];
        for (comment, lines, why) in rows {
            assert_eq!(super::lines([*comment]), *lines, "{comment:?}: {why}");
        }
    }
}
