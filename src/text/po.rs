//! Gettext PO, message by message, each string with the bytes it is written in (GNU gettext manual, "The Format of PO
//! Files"). What a file cannot mean is told with its place, and reading goes on.

use std::borrow::Cow;

use super::Span;

/// A string of a message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece<'t> {
    /// What it says.
    pub text: Cow<'t, str>,
    /// Where it is written: from the first quotation mark to the last, line ends between included.
    pub span: Span,
}

/// A message as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message<'t> {
    /// Byte of its first keyword.
    pub start: usize,
    /// `msgctxt`.
    pub context: Option<Piece<'t>>,
    /// `msgid`.
    pub id: Piece<'t>,
    /// `msgid_plural`.
    pub plural: Option<Piece<'t>>,
    /// The translations: the number of the form (empty for a message without plural), and the text.
    pub strings: Vec<(&'t str, Piece<'t>)>,
    /// The translation is a guess that nobody has looked at.
    pub fuzzy: bool,
    /// A comment of the program's authors stands before it (`#.`).
    pub explained: bool,
    /// What the id stands for, where a comment says it (`#. Default: "…"`), as in Zope.
    pub default: Option<Cow<'t, str>>,
}

impl Message<'_> {
    /// Whether it is the header of the file.
    pub fn is_header(&self) -> bool {
        self.id.text.is_empty() && self.context.is_none()
    }
}

/// What is wrong at a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PoProblem {
    /// A string without its closing quotation mark.
    NotClosed,
    /// A string that belongs to nothing.
    Stray,
    /// A line that is no comment, no keyword and no string.
    Unknown,
    /// A message without `msgstr`.
    NoString,
}

/// The messages of a file in order, the header among them.
///
/// ```
/// use tarjuman::text::po::Messages;
/// let text = "msgid \"Open\"\nmsgstr \"A\"\n\"ç\"\n";
/// let message = Messages::new(text).next().unwrap();
/// assert_eq!((&*message.id.text, &*message.strings[0].1.text), ("Open", "Aç"));
/// assert_eq!(message.strings[0].1.span.of(text), "\"A\"\n\"ç\"");
/// ```
#[derive(Debug)]
pub struct Messages<'t> {
    text: &'t str,
    at: usize,
    message: Message<'t>,
    into: Part,
    fuzzy: bool,
    explained: bool,
    default: Option<Cow<'t, str>>,
    done: bool,
    /// What is wrong, with the byte of its line.
    pub problems: Vec<(usize, PoProblem)>,
    /// The lines where obsolete messages begin.
    pub obsolete: Vec<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Nothing,
    Context,
    Id,
    Plural,
    String,
}

impl<'t> Messages<'t> {
    /// From the beginning of a text.
    pub fn new(text: &'t str) -> Self {
        let at = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 }; // BYTE ORDER MARK
        Self {
            text,
            at,
            message: Message::default(),
            into: Part::Nothing,
            fuzzy: false,
            explained: false,
            default: None,
            done: false,
            problems: Vec::new(),
            obsolete: Vec::new(),
        }
    }

    /// Ends the message under way.
    fn finish(&mut self) -> Option<Message<'t>> {
        let message = std::mem::take(&mut self.message);
        let begun = std::mem::replace(&mut self.into, Part::Nothing) != Part::Nothing;
        if begun && message.strings.is_empty() {
            self.problems.push((message.start, PoProblem::NoString));
            return None;
        }
        begun.then_some(message)
    }

    fn begin(&mut self, start: usize) {
        self.message.start = start;
        self.message.fuzzy = std::mem::take(&mut self.fuzzy);
        self.message.explained = std::mem::take(&mut self.explained);
        self.message.default = self.default.take();
    }

    fn comment(&mut self, line: &'t str, start: usize) {
        if let Some(old) = line.strip_prefix("#~") {
            if old.trim_start().starts_with("msgid ") {
                self.obsolete.push(start);
            }
        } else if let Some(flags) = line.strip_prefix("#,") {
            self.fuzzy |= flags.split(',').any(|flag| flag.trim() == "fuzzy");
        } else if line.starts_with("#.") {
            self.explained = true;
            if let Some(value) = line.strip_prefix("#. Default:") {
                self.default = piece(value.trim(), start).map(|piece| piece.text);
            }
        }
    }

    /// Takes a line that is no comment; gives the message that it ends.
    fn line(&mut self, line: &'t str, start: usize) -> Option<Message<'t>> {
        let (keyword, rest) = line.split_at(line.find(['"', ' ', '\t']).unwrap_or(line.len()));
        let value = rest.trim_start();
        let from = start + line.len() - value.len();
        let Some(piece) = piece(value, from) else {
            let what = if value.starts_with('"') { PoProblem::NotClosed } else { PoProblem::Unknown };
            self.problems.push((start, what));
            return None;
        };
        let mut ended = None;
        match keyword {
            "msgctxt" => {
                ended = self.finish();
                self.begin(start);
                self.message.context = Some(piece);
                self.into = Part::Context;
            }
            "msgid" => {
                if self.into != Part::Context {
                    ended = self.finish();
                    self.begin(start);
                }
                self.message.id = piece;
                self.into = Part::Id;
            }
            "msgid_plural" if self.into == Part::Id => {
                self.message.plural = Some(piece);
                self.into = Part::Plural;
            }
            "" => {
                let open = match self.into {
                    Part::Nothing => None,
                    Part::Context => self.message.context.as_mut(),
                    Part::Id => Some(&mut self.message.id),
                    Part::Plural => self.message.plural.as_mut(),
                    Part::String => self.message.strings.last_mut().map(|(_, piece)| piece),
                };
                match open {
                    Some(open) => {
                        if open.text.is_empty() {
                            open.text = piece.text;
                        } else {
                            open.text.to_mut().push_str(&piece.text);
                        }
                        open.span.end = piece.span.end;
                    }
                    None => self.problems.push((start, PoProblem::Stray)),
                }
            }
            _ => match keyword.strip_prefix("msgstr") {
                Some(form) if self.into != Part::Nothing && self.into != Part::Context => {
                    self.message.strings.push((form.trim_matches(['[', ']']), piece));
                    self.into = Part::String;
                }
                _ => self.problems.push((start, PoProblem::Unknown)),
            },
        }
        ended
    }
}

impl<'t> Iterator for Messages<'t> {
    type Item = Message<'t>;

    fn next(&mut self) -> Option<Message<'t>> {
        while self.at < self.text.len() {
            let rest = &self.text[self.at..];
            let length = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |end| end + 1);
            let raw = &rest[..length];
            let line = raw.trim();
            let start = self.at + (raw.len() - raw.trim_start().len());
            self.at += length;
            let ended = if line.is_empty() {
                None
            } else if line.starts_with('#') {
                let ended = if self.into == Part::String { self.finish() } else { None };
                self.comment(line, start);
                ended
            } else {
                self.line(line, start)
            };
            if ended.is_some() {
                return ended;
            }
        }
        if std::mem::replace(&mut self.done, true) { None } else { self.finish() }
    }
}

/// The string that is all of `value`, which begins at byte `from`.
fn piece(value: &str, from: usize) -> Option<Piece<'_>> {
    let inner = value.strip_prefix('"')?.strip_suffix('"').filter(|_| value.len() > 1)?;
    let span = Span::new(from, from + value.len());
    if memchr::memchr2(b'\\', b'"', inner.as_bytes()).is_none() {
        return Some(Piece { text: Cow::Borrowed(inner), span });
    }
    let mut out = String::with_capacity(inner.len());
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        match c {
            // A mark that is not escaped: the string ended before.
            '"' => return None,
            '\\' => match chars.next()? {
                'n' => out.push('\n'),
                't' => out.push('\t'),
                'r' => out.push('\r'),
                other => out.push(other),
            },
            _ => out.push(c),
        }
    }
    Some(Piece { text: Cow::Owned(out), span })
}

/// A text as it stands between the quotes of a string.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c => out.push(c),
        }
    }
    out
}

/// A text as a string of a PO file: on one line, or a line feed a line behind an empty first one.
pub fn string(text: &str) -> String {
    let quoted = |line: &str| format!("\"{}\"", escaped(line));
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    match lines.as_slice() {
        [] => "\"\"".to_owned(),
        [one] => quoted(one),
        lines => std::iter::once("\"\"".to_owned())
            .chain(lines.iter().map(|line| quoted(line)))
            .collect::<Vec<_>>()
            .join("\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_meant_is_told_and_the_rest_is_read() {
        type Row = (&'static str, &'static [(usize, PoProblem)], usize, &'static str);
        let rows: &[Row] = &[
            ("msgid \"a\"\nmsgstr \"b\"\n", &[], 1, "nothing wrong"),
            (
                "msgid \"a\nmsgstr \"b\"\n\nmsgid \"c\"\nmsgstr \"d\"\n",
                &[(0, PoProblem::NotClosed), (9, PoProblem::Unknown)],
                1,
                "an open string",
            ),
            (
                "msgid \"a\"\nmsgid \"c\"\nmsgstr \"d\"\n",
                &[(0, PoProblem::NoString)],
                1,
                "no translation at all",
            ),
            ("\"x\"\nmsgid \"c\"\nmsgstr \"d\"\n", &[(0, PoProblem::Stray)], 1, "a string of nothing"),
            ("hello\nmsgid \"c\"\nmsgstr \"d\"\n", &[(0, PoProblem::Unknown)], 1, "a line of prose"),
            (
                "msgid \"c\"\nmsgstr \"d\" x\n",
                &[(10, PoProblem::NotClosed), (0, PoProblem::NoString)],
                0,
                "something behind a string",
            ),
        ];
        for (text, problems, count, why) in rows {
            let mut messages = Messages::new(text);
            assert_eq!(messages.by_ref().count(), *count, "{why}");
            assert_eq!(messages.problems, *problems, "{why}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_written_and_read_back(text in "(.|[\"\\\\\n\t\r]){0,20}") {
            let file = format!("msgid \"x\"\nmsgstr {}\n", string(&text));
            let message = Messages::new(&file).next().unwrap();
            proptest::prop_assert_eq!(&*message.strings[0].1.text, text.as_str());
        }

        #[test]
        fn no_text_panics(text in "(msgid |msgstr|msgctxt |\"|\\\\|\n|#|,|fuzzy|.){0,40}") {
            let mut messages = Messages::new(&text);
            for message in messages.by_ref() {
                proptest::prop_assert!(message.strings.iter().all(|(_, piece)| text.get(piece.span.start..piece.span.end).is_some()));
            }
        }
    }
}
