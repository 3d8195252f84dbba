//! JSON with places (RFC 8259), as the same tree that YAML gives: most files of messages in JSON are YAML too, but escaped
//! surrogates, tabs and long lines are not.

use super::yaml::{Key, Node, Problem, Value, YamlError};
use super::{Place, Span};

/// The deepest nesting that is read.
const DEEPEST: usize = 64;

/// Reads a text that is one value. Numbers, truths and `null` are scalars without quotes.
///
/// ```
/// use tarjuman::text::{json::parse, yaml::Value};
/// let root = parse("{\"a\": \"\\ud83d\\ude00\"}")?;
/// let Value::Mapping(entries) = &root.value else { unreachable!() };
/// assert!(matches!(&entries[0].1.value, Value::Scalar { text, .. } if text == "😀"));
/// # Ok::<(), tarjuman::text::yaml::YamlError>(())
/// ```
///
/// # Errors
///
/// The first thing that is no JSON; nesting deeper than 64. Comments and commas before a closing bracket, which many programs
/// read in such files, are errors.
pub fn parse(text: &str) -> Result<Node, YamlError> {
    let mut reader = Reader { text, at: 0, seen: 0, line: 1, column: 1 };
    if text.starts_with('\u{FEFF}') {
        reader.at = '\u{FEFF}'.len_utf8(); // BYTE ORDER MARK
    }
    reader.space();
    if reader.at == text.len() {
        return Err(YamlError { place: Place::START, problem: Problem::Empty });
    }
    let root = reader.value(0)?;
    reader.space();
    if reader.at < text.len() { Err(reader.error("expected the end of the file")) } else { Ok(root) }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    /// The byte that is at `line` and `column`.
    seen: usize,
    line: u32,
    column: u32,
}

impl Reader<'_> {
    fn error(&mut self, what: &str) -> YamlError {
        let problem = Problem::Syntax(what.to_owned());
        YamlError { place: self.place(), problem }
    }

    /// The place of the next byte. Asked on the way, so that a file of one long line is walked over once.
    fn place(&mut self) -> Place {
        while self.text.len() < self.at || !self.text.is_char_boundary(self.at) {
            self.at -= 1;
        }
        for c in self.text.get(self.seen..self.at).unwrap_or_default().chars() {
            (self.line, self.column) =
                if c == '\n' { (self.line + 1, 1) } else { (self.line, self.column + 1) };
        }
        self.seen = self.seen.max(self.at);
        Place::new(self.line, self.column)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// Ends a node that began at `start`.
    fn node(&mut self, value: Value, start: usize, place: Place) -> Node {
        Node { value, place, end: self.place(), span: Span::new(start, self.at) }
    }

    fn value(&mut self, depth: usize) -> Result<Node, YamlError> {
        let start = self.at;
        let place = self.place();
        if depth == DEEPEST {
            return Err(YamlError { place, problem: Problem::TooDeep });
        }
        match self.peek() {
            Some(b'"') => {
                let text = self.string()?;
                Ok(self.node(Value::Scalar { text, plain: false }, start, place))
            }
            Some(b'[') => {
                let mut items = Vec::new();
                self.list(b']', |reader| {
                    items.push(reader.value(depth + 1)?);
                    Ok(())
                })?;
                Ok(self.node(Value::Sequence(items), start, place))
            }
            Some(b'{') => {
                let mut entries = Vec::new();
                self.list(b'}', |reader| {
                    let (at, place) = (reader.at, reader.place());
                    if reader.peek() != Some(b'"') {
                        return Err(reader.error("expected a key in double quotes"));
                    }
                    let text = reader.string()?;
                    let span = Span::new(at, reader.at);
                    reader.space();
                    if reader.peek() != Some(b':') {
                        return Err(reader.error("expected a colon"));
                    }
                    reader.at += 1;
                    reader.space();
                    entries.push((Key { text, place, span, plain: false }, reader.value(depth + 1)?));
                    Ok(())
                })?;
                Ok(self.node(Value::Mapping(entries), start, place))
            }
            _ => {
                let rest = &self.text[start..];
                let length = rest
                    .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.')))
                    .unwrap_or(rest.len());
                let word = &rest[..length];
                let number =
                    word.starts_with(|c: char| c == '-' || c.is_ascii_digit()) && word.parse::<f64>().is_ok();
                if !number && !matches!(word, "true" | "false" | "null") {
                    return Err(self.error("expected a value"));
                }
                self.at += length;
                Ok(self.node(Value::Scalar { text: word.to_owned(), plain: true }, start, place))
            }
        }
    }

    /// What stands between brackets, separated by commas.
    fn list(
        &mut self,
        close: u8,
        mut item: impl FnMut(&mut Self) -> Result<(), YamlError>,
    ) -> Result<(), YamlError> {
        self.at += 1;
        self.space();
        if self.peek() == Some(close) {
            self.at += 1;
            return Ok(());
        }
        loop {
            self.space();
            item(self)?;
            self.space();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(byte) if byte == close => {
                    self.at += 1;
                    return Ok(());
                }
                _ => return Err(self.error("expected a comma or a closing bracket")),
            }
        }
    }

    fn string(&mut self) -> Result<String, YamlError> {
        let bytes = self.text.as_bytes();
        self.at += 1;
        let mut out = String::new();
        let mut from = self.at;
        loop {
            match bytes.get(self.at) {
                None | Some(b'\n') => return Err(self.error("a text without its closing quotation mark")),
                Some(b'"') => {
                    out.push_str(&self.text[from..self.at]);
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => {
                    out.push_str(&self.text[from..self.at]);
                    self.at += 1;
                    let escaped = bytes.get(self.at).copied();
                    self.at += 1;
                    out.push(match escaped {
                        Some(c @ (b'"' | b'\\' | b'/')) => char::from(c),
                        Some(b'n') => '\n',
                        Some(b't') => '\t',
                        Some(b'r') => '\r',
                        Some(b'b') => '\u{8}', // BACKSPACE
                        Some(b'f') => '\u{C}', // FORM FEED
                        Some(b'u') => self.escape()?,
                        _ => {
                            self.at -= 1;
                            return Err(self.error("an escape that means nothing"));
                        }
                    });
                    from = self.at;
                }
                Some(_) => self.at += 1,
            }
        }
    }

    /// The character behind `\u`; half of a pair alone is U+FFFD.
    fn escape(&mut self) -> Result<char, YamlError> {
        let first = self.hex()?;
        if (0xD800..0xDC00).contains(&first) && self.text[self.at..].starts_with("\\u") {
            let back = self.at;
            self.at += 2;
            let second = self.hex()?;
            if (0xDC00..0xE000).contains(&second) {
                let code = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
                return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            self.at = back;
        }
        Ok(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn hex(&mut self) -> Result<u32, YamlError> {
        let digits = self.text.get(self.at..self.at + 4).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()));
        let Some(code) = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) else {
            return Err(self.error("an escape that means nothing"));
        };
        self.at += 4;
        Ok(code)
    }
}

/// A text as a string of JSON; what JSON does not ask to be escaped stays as it is.
pub fn string(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if u32::from(c) < 0x20 => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_json_says_where() {
        let rows = [
            ("{\"a\": 1,}", (1, 9), "a comma before the bracket"),
            ("{\"a\": 'x'}", (1, 7), "single quotes"),
            ("{\n  a: 1}", (2, 3), "a key without quotes"),
            ("{\"a\": \"x\ny\"}", (1, 9), "a line end in a text"),
            ("{\"a\": \"\\x\"}", (1, 9), "an unknown escape"),
            ("{\"a\": \"\\u12\"}", (1, 10), "half an escape"),
            ("[1] [2]", (1, 5), "two values"),
            ("[tru]", (1, 2), "no word of JSON"),
            ("[[", (1, 3), "nothing closes"),
        ];
        for (text, (line, column), why) in rows {
            let error = parse(text).expect_err(why);
            assert_eq!(error.place, Place::new(line, column), "{why}: {error}");
        }
        assert!(matches!(parse(&"[".repeat(100_000)), Err(YamlError { problem: Problem::TooDeep, .. })));
    }

    proptest::proptest! {
        #[test]
        fn any_text_comes_back(text in ".*|(.|[\"\\\\\n\t\u{1}]){0,20}") {
            let node = parse(&string(&text)).unwrap();
            proptest::prop_assert_eq!(node.value, Value::Scalar { text, plain: false });
        }

        #[test]
        fn serde_json_agrees(text in "[\\[\\]{},:\"a1.\\\\u -]{0,24}") {
            let other = serde_json::from_str::<serde_json::Value>(&text).is_ok();
            if other {
                proptest::prop_assert!(parse(&text).is_ok(), "{}", text);
            }
        }
    }
}
