//! Placeholders are hidden from an engine behind marks that it keeps, and put back into its answer.
//!
//! No mark survives every engine: a vocabulary that lacks `⟦` loses it. Which form an engine keeps is found out by trying
//! ([`Form`], in the order of [`FORMS`]); where it keeps none, the text is cut at its placeholders and the pieces are
//! translated by themselves.

use crate::text::Span;
use crate::text::placeholders;

use super::Flaw;

/// How a placeholder is shown to an engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As it is written.
    AsIs,
    /// `<x id="0"/>` in XML, the text around it escaped.
    Xml,
    /// `<x id="0"/>` in plain text.
    Tag,
    /// A number of four digits that the text does not have.
    Digits,
    /// `⟦0⟧`.
    Brackets,
    /// Not at all: the text is cut there.
    Cut,
}

/// What is tried of an engine that reads no markup, in this order.
pub const FORMS: &[Form] = &[Form::Tag, Form::Digits, Form::Brackets, Form::Cut];

impl Form {
    /// The word for it in the journal.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AsIs => "as-is",
            Self::Xml => "xml",
            Self::Tag => "tag",
            Self::Digits => "digits",
            Self::Brackets => "brackets",
            Self::Cut => "cut",
        }
    }

    /// The form of a word.
    pub fn of(word: &str) -> Option<Self> {
        [Self::AsIs, Self::Xml, Self::Tag, Self::Digits, Self::Brackets, Self::Cut]
            .into_iter()
            .find(|form| form.as_str() == word)
    }
}

/// A text with its placeholders hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// What the engine sees.
    pub text: String,
    form: Form,
    /// The number of the first mark.
    base: usize,
    parts: Vec<String>,
}

/// What must come through unchanged: placeholders, and what is not to be seen elsewhere.
pub fn spans(text: &str, redacted: &[Span]) -> Vec<Span> {
    let mut spans: Vec<Span> = redacted.to_vec();
    let apart = |span: &Span| redacted.iter().all(|other| span.end <= other.start || other.end <= span.start);
    spans.extend(placeholders::scan(text).into_iter().map(|found| found.span).filter(apart));
    spans.sort_by_key(|span| span.start);
    spans
}

/// Hides `spans`, which are in order and apart, behind marks of a form; [`Form::Cut`] hides nothing.
///
/// ```
/// use tarjuman::translate::protect::{Form, hide, spans};
/// let text = "وصل { $name } مساء.";
/// let hidden = hide(text, &spans(text, &[]), Form::Tag);
/// assert_eq!(hidden.text, "وصل <x id=\"0\"/> مساء.");
/// assert_eq!(hidden.restore("<x id=\"0\" /> agşam geldi.").unwrap(), "{ $name } agşam geldi.");
/// assert!(hidden.restore("agşam geldi.").is_err());
/// ```
pub fn hide(text: &str, spans: &[Span], form: Form) -> Hidden {
    // Beside a digit, or another mark, a number would not be told from what it touches.
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let glued = |span: &Span| {
        let (before, after) = (text[..span.start].chars().next_back(), text[span.end..].chars().next());
        digit(before) || digit(after) || spans.iter().any(|other| other.start == span.end)
    };
    let form = if form == Form::Digits && spans.iter().any(glued) { Form::Brackets } else { form };
    let mut hidden = Hidden { text: String::with_capacity(text.len()), form, base: 0, parts: Vec::new() };
    if matches!(form, Form::AsIs | Form::Cut) {
        hidden.text = text.to_owned();
        hidden.parts = spans.iter().map(|span| span.of(text).to_owned()).collect();
        return hidden;
    }
    // Marks that the text itself has are passed over.
    let step = spans.len().max(1);
    let first = if form == Form::Digits { 7710 } else { 0 };
    let taken = |base: usize| (base..base + step).any(|number| text.contains(&mark(form, number)));
    hidden.base = (0..1000).map(|n| first + n * step).find(|base| !taken(*base)).unwrap_or(first);
    let mut at = 0;
    for (index, span) in spans.iter().enumerate() {
        push(&mut hidden.text, &text[at..span.start], form);
        hidden.text.push_str(&mark(form, hidden.base + index));
        hidden.parts.push(span.of(text).to_owned());
        at = span.end;
    }
    push(&mut hidden.text, &text[at..], form);
    hidden
}

fn mark(form: Form, number: usize) -> String {
    match form {
        Form::Xml | Form::Tag => format!("<x id=\"{number}\"/>"),
        Form::Brackets => format!("⟦{number}⟧"),
        _ => number.to_string(),
    }
}

fn push(out: &mut String, text: &str, form: Form) {
    if form != Form::Xml {
        out.push_str(text);
        return;
    }
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
}

impl Hidden {
    /// Whether nothing is hidden.
    pub fn is_plain(&self) -> bool {
        self.parts.is_empty()
    }

    /// The answer with every placeholder in the place of its mark.
    ///
    /// # Errors
    ///
    /// [`Flaw::Placeholders`] unless each comes exactly once, in whatever order.
    pub fn restore(&self, answer: &str) -> Result<String, Flaw> {
        if matches!(self.form, Form::AsIs | Form::Cut) {
            return self.kept(answer).then(|| answer.to_owned()).ok_or(Flaw::Placeholders);
        }
        let mut out = String::with_capacity(answer.len());
        let mut seen = vec![0; self.parts.len()];
        let mut rest = answer;
        while let Some((before, number, after)) = self.next_mark(rest) {
            self.unescaped(before, &mut out);
            match number.checked_sub(self.base).filter(|index| *index < self.parts.len()) {
                Some(index) => {
                    seen[index] += 1;
                    out.push_str(&self.parts[index]);
                }
                None => return Err(Flaw::Placeholders),
            }
            rest = after;
        }
        self.unescaped(rest, &mut out);
        let whole = seen.iter().all(|seen| *seen == 1) && self.kept(&out);
        whole.then_some(out).ok_or(Flaw::Placeholders)
    }

    /// The answer without its marks: what the engine wrote itself.
    pub fn own_words(&self, answer: &str) -> String {
        let mut out = String::with_capacity(answer.len());
        let mut rest = answer;
        if !matches!(self.form, Form::AsIs | Form::Cut) {
            while let Some((before, _, after)) = self.next_mark(rest) {
                self.unescaped(before, &mut out);
                rest = after;
            }
        }
        self.unescaped(rest, &mut out);
        out
    }

    /// The placeholders of a restored text are those of the source: none lost, doubled or made up.
    fn kept(&self, text: &str) -> bool {
        let mut wanted: Vec<&str> = self.parts.iter().map(String::as_str).collect();
        // What was redacted may be no placeholder, and is counted as it is written.
        let (codes, others): (Vec<&str>, Vec<&str>) = {
            let is_code = |part: &&str| {
                let found = placeholders::scan(part);
                found.len() == 1 && found[0].span.len() == part.len()
            };
            wanted.drain(..).partition(is_code)
        };
        let mut found: Vec<&str> = placeholders::scan(text).iter().map(|found| found.span.of(text)).collect();
        let mut codes = codes;
        found.retain(|part| !others.iter().any(|other| other.contains(part)));
        codes.sort_unstable();
        found.sort_unstable();
        codes == found && others.iter().all(|other| text.contains(*other))
    }

    /// The text before the next mark, its number, and the text behind it.
    fn next_mark<'a>(&self, text: &'a str) -> Option<(&'a str, usize, &'a str)> {
        match self.form {
            Form::Xml | Form::Tag => tag(text),
            Form::Brackets => self.brackets(text),
            _ => self.digits(text),
        }
    }

    /// A mark in brackets; others are the text's own.
    fn brackets<'a>(&self, text: &'a str) -> Option<(&'a str, usize, &'a str)> {
        text.match_indices('⟦').find_map(|(open, bracket)| {
            let inner = &text[open + bracket.len()..];
            let close = inner.find('⟧')?;
            let number: usize = inner[..close].trim().parse().ok()?;
            let ours = (self.base..self.base + self.parts.len()).contains(&number);
            ours.then(|| (&text[..open], number, &inner[close + '⟧'.len_utf8()..]))
        })
    }

    /// A number among the marks, that is no part of a longer one.
    fn digits<'a>(&self, text: &'a str) -> Option<(&'a str, usize, &'a str)> {
        let mut at = 0;
        while let Some(begin) = text[at..].find(|c: char| c.is_ascii_digit()).map(|found| at + found) {
            let length = text[begin..].bytes().take_while(u8::is_ascii_digit).count();
            let end = begin + length;
            let number: Option<usize> = text[begin..end].parse().ok();
            if let Some(number) = number.filter(|n| (self.base..self.base + self.parts.len()).contains(n)) {
                return Some((&text[..begin], number, &text[end..]));
            }
            at = end;
        }
        None
    }

    fn unescaped(&self, text: &str, out: &mut String) {
        if self.form != Form::Xml {
            out.push_str(text);
            return;
        }
        let mut rest = text;
        while let Some(at) = rest.find('&') {
            out.push_str(&rest[..at]);
            let entities = [
                ("&amp;", '&'),
                ("&lt;", '<'),
                ("&gt;", '>'),
                ("&quot;", '"'),
                ("&apos;", '\''),
                ("&#39;", '\''),
            ];
            let entity = entities.iter().find(|(name, _)| rest[at..].starts_with(name));
            let (c, length) = entity.map_or(('&', 1), |(name, c)| (*c, name.len()));
            out.push(c);
            rest = &rest[at + length..];
        }
        out.push_str(rest);
    }
}

/// `<x id="0"/>` as engines write it back: with other quotes, more white space, or an end tag of its own.
fn tag(text: &str) -> Option<(&str, usize, &str)> {
    let mut at = 0;
    while let Some(open) = text[at..].find("<x").map(|found| at + found) {
        at = open + 2;
        let Some(close) = text[open..].find('>').map(|found| open + found) else { break };
        let inner: String = text[open + 2..close].chars().filter(|c| !c.is_whitespace()).collect();
        let digits =
            inner.strip_prefix("id=").map(|rest| rest.trim_matches(['"', '\'', '/', '”', '“', '«', '»']));
        let Some(number) = digits.and_then(|digits| digits.parse().ok()) else { continue };
        let mut rest = &text[close + 1..];
        if !inner.ends_with('/') {
            rest = rest.trim_start().strip_prefix("</x>").unwrap_or(rest);
        }
        return Some((&text[..open], number, rest));
    }
    None
}

/// A text cut at its placeholders: what is to be translated, and what stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// To be translated by itself.
    Text(String),
    /// Kept as it is.
    Kept(String),
}

/// Cuts a text at `spans`; white space at the ends of a piece, and pieces without letters, are kept.
pub fn cut(text: &str, spans: &[Span]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for span in spans {
        push_piece(&mut pieces, &text[at..span.start]);
        pieces.push(Piece::Kept(span.of(text).to_owned()));
        at = span.end;
    }
    push_piece(&mut pieces, &text[at..]);
    pieces
}

fn push_piece(pieces: &mut Vec<Piece>, piece: &str) {
    let trimmed = piece.trim();
    if !trimmed.chars().any(char::is_alphabetic) {
        pieces.push(Piece::Kept(piece.to_owned()));
        return;
    }
    let start = piece.len() - piece.trim_start().len();
    pieces.push(Piece::Kept(piece[..start].to_owned()));
    pieces.push(Piece::Text(trimmed.to_owned()));
    pieces.push(Piece::Kept(piece[start + trimmed.len()..].to_owned()));
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORMS_WITH_MARKS: [Form; 4] = [Form::Xml, Form::Tag, Form::Digits, Form::Brackets];

    fn hidden(text: &str, form: Form) -> Hidden {
        hide(text, &spans(text, &[]), form)
    }

    #[test]
    fn what_is_hidden_comes_back_in_every_form() {
        let texts = [
            "وصل { $name } إلى %1$s مساء.",
            "a < b & c > {x} &amp; <b>bold</b>",
            "7710 and 7711 are numbers here, {0} too",
            "<x id=\"0\"/> is a tag of the text, {0}",
            "⟦0⟧ {name}",
            "no placeholder",
        ];
        for text in texts {
            for form in FORMS_WITH_MARKS {
                let hidden = hidden(text, form);
                assert_eq!(hidden.restore(&hidden.text).as_deref(), Ok(text), "{form:?} {}", hidden.text);
            }
        }
    }

    #[test]
    fn a_lost_doubled_or_foreign_mark_is_seen() {
        let tag = hidden("A {0} b {1}", Form::Tag);
        let rows: &[(&str, bool, &str)] = &[
            ("B <x id=\"1\"/> a <x id=\"0\"/>", true, "the order may change"),
            ("B <x id='1' > </x> a <x id = \"0\" />", true, "as engines write it"),
            ("B <x id=\"1\"/>", false, "lost"),
            ("<x id=\"1\"/> <x id=\"0\"/> <x id=\"0\"/>", false, "doubled"),
            ("<x id=\"1\"/> <x id=\"0\"/> <x id=\"2\"/>", false, "made up"),
            ("<x id=\"1\"/> <x id=\"0\"/> {2}", false, "made up in its own form"),
        ];
        for (answer, good, why) in rows {
            assert_eq!(tag.restore(answer).is_ok(), *good, "{answer}: {why}");
        }
        let as_is = hidden("A {0} b", Form::AsIs);
        assert!(as_is.restore("b {0} a").is_ok() && as_is.restore("b {1} a").is_err());
    }

    #[test]
    fn what_is_redacted_is_not_in_the_text_and_comes_back() {
        let text = "اتصل بالسيد مراد على 4567 اليوم {x}";
        let at = text.find("مراد").unwrap();
        let redacted = [Span::new(at, at + "مراد".len())];
        for form in FORMS_WITH_MARKS {
            let hidden = hide(text, &spans(text, &redacted), form);
            assert!(!hidden.text.contains("مراد"), "{form:?}");
            assert_eq!(hidden.restore(&hidden.text).as_deref(), Ok(text), "{form:?}");
        }
    }

    #[test]
    fn pieces_join_back() {
        let rows = [("  {0} وصل %s. ", 1), ("{0}{1}", 0), ("وصل اليوم", 1), ("{name} met {other} here", 2)];
        for (text, wanted) in rows {
            let pieces = cut(text, &spans(text, &[]));
            let joined: String = pieces
                .iter()
                .map(|piece| match piece {
                    Piece::Text(text) | Piece::Kept(text) => text.as_str(),
                })
                .collect();
            assert_eq!(joined, text);
            let texts = pieces.iter().filter(|piece| matches!(piece, Piece::Text(_))).count();
            assert_eq!(texts, wanted, "{text}: {pieces:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_comes_back(text in "([a-zابت<>&{}%$ 0-9⟦⟧/\"]|\\{[a-z]\\}|<x id=\"[0-3]\"/>){0,30}") {
            for form in FORMS_WITH_MARKS {
                let hidden = hidden(&text, form);
                proptest::prop_assert_eq!(hidden.restore(&hidden.text), Ok(text.clone()), "{:?}", form);
            }
        }

        #[test]
        fn any_answer_is_taken_or_refused(answer in "(<x id=\"[0-9]\"/?>|</x>|[a-z<>& ]|⟦[0-9]⟧|771[0-9]){0,20}") {
            for form in FORMS_WITH_MARKS {
                let _ = hidden("a {0} b {1}", form).restore(&answer);
            }
        }
    }
}
