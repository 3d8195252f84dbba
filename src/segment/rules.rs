//! The pass over a text: candidates by UAX #29, and the decision about each.

use super::class::{Class, class};
use crate::lang::Boundaries;
use crate::text::Span;
use crate::text::placeholders::{self, Kind as Code, Placeholder};

/// The longest word that is looked up before a stop or after it, in `char`s; bounds the work at each stop.
const LONGEST_WORD: usize = 24;
/// The longest number of a clause (`1.`, `12.3.`, `viii.`) in bytes, opening bracket included.
const LONGEST_CLAUSE_NUMBER: usize = 14;

/// One pass over a text.
pub(super) struct Pass<'a> {
    text: &'a str,
    words: &'a Boundaries,
    /// Where the sentence that is being read begins.
    start: usize,
    /// Where its text begins, behind white space; `None` while there is none.
    content: Option<usize>,
    cuts: Vec<Span>,
    /// Placeholders that a program reads, and tags: no sentence ends in one, whatever stops it has.
    codes: Vec<Placeholder>,
}

/// A run of terminators with what closes after it: `SATerm+ Close* Sp*`.
struct Stop {
    /// First terminator.
    first: usize,
    /// What kind of run it is.
    kind: Kind,
    /// Quotes or brackets close after the last terminator.
    closed: bool,
    /// White space follows.
    spaced: bool,
    /// Where the next sentence would begin.
    end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// One `.`.
    Dot,
    /// `..`, `...`, `…`.
    Ellipsis,
    /// Any run with `!`, `?`, `؟` in it.
    Strong,
}

impl<'a> Pass<'a> {
    pub(super) fn new(text: &'a str, words: &'a Boundaries) -> Self {
        // Most texts have none: they are not searched twice.
        let mut codes = Vec::new();
        if text.bytes().any(|b| matches!(b, b'{' | b'%' | b'<')) {
            codes = placeholders::scan(text);
            codes.retain(|code| code.kind.is_code());
        }
        Self { text, words, start: 0, content: None, cuts: Vec::new(), codes }
    }

    pub(super) fn run(mut self) -> Vec<Span> {
        let mut at = 0;
        // An address (`https://…`, `a@b.tm`, `www.…`) is one word, whatever stops it has.
        let mut address = false;
        while let Some(c) = self.text[at..].chars().next() {
            let next = at + c.len_utf8();
            if let Some(code) = self.code_at(at) {
                self.content.get_or_insert(at);
                at = code.span.end;
                continue;
            }
            match class(c) {
                // SB4, and the white space after it, which can begin no sentence.
                Class::ParaSep => {
                    let end = self.skip_white(next);
                    if self.content.is_some() {
                        self.cut(end);
                    }
                    (at, address) = (end, false);
                }
                kind if kind.is_term() => {
                    let stop = self.stop(at);
                    // A terminator alone ("…" before anything was said) opens a sentence rather than ends one.
                    let said = self.content.is_some();
                    self.content.get_or_insert(at);
                    if said && self.ends(&stop, address) {
                        self.cut(stop.end);
                    }
                    address &= !stop.spaced;
                    at = stop.end;
                }
                Class::Space => (at, address) = (next, false),
                Class::Attached => at = next,
                _ => {
                    self.content.get_or_insert(at);
                    address |= c == '@'
                        || self.text[at..].starts_with("://")
                        || (c == 'w' && self.text[at..].starts_with("www."));
                    at = next;
                }
            }
        }
        if self.start < self.text.len() {
            self.cuts.push(Span::new(self.start, self.text.len()));
        }
        self.cuts
    }

    fn cut(&mut self, end: usize) {
        self.cuts.push(Span::new(self.start, end));
        (self.start, self.content) = (end, None);
    }

    /// The placeholder that begins at `at`.
    fn code_at(&self, at: usize) -> Option<Placeholder> {
        if self.codes.is_empty() {
            return None;
        }
        let index = self.codes.binary_search_by_key(&at, |code| code.span.start).ok()?;
        self.codes.get(index).copied()
    }

    /// The tag that begins at `at`.
    fn tag_at(&self, at: usize) -> Option<Span> {
        self.code_at(at).filter(|code| code.kind == Code::Tag).map(|code| code.span)
    }

    /// The end of the white space and paragraph ends from `at` on.
    fn skip_white(&self, at: usize) -> usize {
        let rest = &self.text[at..];
        at + rest.find(|c| !matches!(class(c), Class::Space | Class::ParaSep)).unwrap_or(rest.len())
    }

    /// Reads the run of terminators at `first`.
    fn stop(&self, first: usize) -> Stop {
        let mut stop = Stop { first, kind: Kind::Dot, closed: false, spaced: false, end: first };
        let mut dots = 0;
        let mut strong = false;
        loop {
            let mut chars = self.text[stop.end..].chars().peekable();
            // SB8a: × SATerm joins the terminators of a run, also over closers and spaces.
            while let Some(c) = chars.next_if(|c| class(*c).is_term() || class(*c) == Class::Attached) {
                stop.end += c.len_utf8();
                match class(c) {
                    Class::ATerm => dots += 1,
                    Class::Ellipsis => dots += 3,
                    Class::STerm => strong = true,
                    _ => {}
                }
            }
            // SB9: × Close. Against it, a bracket that opens belongs to what follows (`انتهى.(المصدر)`), except
            // around a note number (`.[12]`), which belongs to the sentence it annotates.
            stop.closed = false;
            while let Some(c) = chars.peek().copied() {
                // So does a tag that closes what the sentence stands in.
                let tag = self.tag_at(stop.end).filter(|tag| tag.of(self.text).starts_with("</"));
                let taken = match class(c) {
                    _ if tag.is_some() => tag.map_or(0, Span::len),
                    Class::Close | Class::Attached => c.len_utf8(),
                    Class::Open => note_number(&self.text[stop.end..]),
                    _ => 0,
                };
                if taken == 0 {
                    break;
                }
                stop.closed |= tag.is_none() && class(c) == Class::Close;
                stop.end += taken;
                chars = self.text[stop.end..].chars().peekable();
            }
            // SB10: × Sp.
            let closed_at = stop.end;
            while let Some(c) = chars.next_if(|c| class(*c) == Class::Space) {
                stop.end += c.len_utf8();
            }
            stop.spaced = stop.end > closed_at;
            if !chars.peek().is_some_and(|c| class(*c).is_term()) {
                break;
            }
            // ` .5` and ` ...` after a finished sentence open the next one, where a space stands before them.
            if stop.spaced && !strong && dots == 1 && !self.only_dots(stop.end) {
                break;
            }
        }
        stop.kind = match (strong, dots) {
            (true, _) => Kind::Strong,
            (false, 0 | 1) => Kind::Dot,
            _ => Kind::Ellipsis,
        };
        stop
    }

    /// The text of the sentence up to `end`, without white space before it.
    fn said(&self, end: usize) -> &'a str {
        &self.text[self.content.unwrap_or(self.start).min(end)..end]
    }

    /// Whether a spaced ellipsis (`. . .`) goes on at `at`.
    fn only_dots(&self, at: usize) -> bool {
        let mut chars = self.text[at..].chars();
        chars.next().is_some_and(|c| class(c).is_term())
            && chars.next().is_none_or(|c| class(c) == Class::Space)
    }

    /// Whether a sentence ends at the stop.
    fn ends(&self, stop: &Stop, address: bool) -> bool {
        let Some(next) = self.text[stop.end..].chars().next() else { return false };
        if class(next) == Class::ParaSep {
            // The paragraph end cuts, and takes its white space along.
            return false;
        }
        if !stop.spaced && (address || !self.ends_without_space(stop, next)) {
            return false;
        }
        // What is marked begins behind its tags; what a program puts in may begin with anything.
        let mut begin = stop.end;
        while let Some(tag) = self.tag_at(begin) {
            begin = tag.end;
        }
        let opening = match self.code_at(begin) {
            Some(_) => Opening { class: Class::Other, word: "", clause: false, dash_before_capital: false },
            None => Opening::read(&self.text[begin..]),
        };
        match opening.class {
            // SB8a: × SContinue. Against it: a dash before a capital opens the next line of a dialogue.
            Class::Continue => return false,
            Class::Dash if stop.closed || !stop.spaced || !opening.dash_before_capital => return false,
            // SB8: a small letter goes on with the sentence. Against it: `(b)` opens a clause. Beyond it:
            // after a closed quotation also behind `!` and `?`: "…?" asked the minister.
            Class::Lower if !opening.clause && (stop.kind != Kind::Strong || stop.closed) => return false,
            // SB8 looks for the small letter behind digits and signs as well and so joins "He left. 45 people stayed."; here a digit
            // begins a sentence unless an abbreviation announces it.
            _ => {}
        }
        if stop.closed && self.words.after_quotation.contains(&opening.word) {
            return false;
        }
        match stop.kind {
            Kind::Strong => true,
            // Three stops are a pause or an omission as often as an end. A capital shows an end; where none can, in Arabic,
            // the sentence goes on. Digits and signs begin anew, unless a space before the stops tells an omission.
            Kind::Ellipsis => match opening.class {
                Class::Upper => true,
                Class::Letter => false,
                _ => !self.spaced_before(stop.first),
            },
            // `.)` and `."`: no abbreviation ends so, except one in brackets ("(U.N.)"), which a sentence may follow.
            Kind::Dot if stop.closed => true,
            Kind::Dot => self.ends_at_dot(stop, &opening),
        }
    }

    /// Between two characters of one word there is a stop, but no space.
    fn ends_without_space(&self, stop: &Stop, next: char) -> bool {
        let before = self.said(stop.first).chars().next_back().map_or(Class::Other, class);
        match class(next) {
            // SB6: ATerm × Numeric, for decimal and section numbers; also `index.php?id=3`.
            Class::Numeric if !stop.closed => false,
            // SB7: (Upper | Lower) ATerm × Upper, and the same behind digits (`A/RES/76.B`): only a script without
            // capitals is known to be set without the space.
            Class::Upper if !stop.closed => stop.kind == Kind::Strong || before == Class::Letter,
            Class::Lower if !stop.closed => before == Class::Letter,
            // Initials and eras: `ق.م`, `ج.م.ع`.
            Class::Letter if !stop.closed => stop.kind != Kind::Dot || !self.initials(stop.first, 1),
            // SB11: ÷, also after closing quotes.
            kind if kind.is_letter() => true,
            Class::Numeric | Class::Open | Class::Close => true,
            // A sign inside a word: `*.tm`, `.../..`.
            _ => false,
        }
    }

    /// A single `.` with white space after it.
    fn ends_at_dot(&self, stop: &Stop, opening: &Opening<'_>) -> bool {
        let words = self.words;
        let sentence = self.said(stop.first);
        // Numbered clauses: the number at the head of a sentence is none of its own.
        if stop.spaced && is_clause_number(sentence) {
            return false;
        }
        let word = last_word(sentence);
        let numeric = opening.class == Class::Numeric;
        if numeric && words.before_number.contains(&word) {
            return false;
        }
        let part = word.rsplit(['-', '–', '\u{2011}' /* NON-BREAKING HYPHEN */]).next().unwrap_or(word);
        if !numeric && (words.abbreviations.contains(&word) || words.abbreviations.contains(&part)) {
            return false;
        }
        // Ordinals: "3. Maý", "٢٧. أيلول".
        let number = !word.is_empty() && word.len() <= 4 && word.chars().all(|c| class(c) == Class::Numeric);
        if number && words.after_ordinal.contains(&opening.word) {
            return false;
        }
        let begins = words.beginnings.contains(&opening.word);
        if words.ambiguous.contains(&word) || self.initials(stop.first, 2) {
            return begins || opening.clause;
        }
        if self.initials(stop.first, 1) {
            // "P. Diddy"; but "Category B. The", and after a number a unit or an era: "عام 2003 م. وقال", "الساعة 7 م."
            return match word.chars().next().map_or(Class::Other, class) {
                Class::Letter => {
                    // What is attached behind the letter is none of the word.
                    let bare = sentence.trim_end_matches(|c| class(c) == Class::Attached);
                    self.number_before(stop.first - (sentence.len() - bare.len()) - word.len())
                }
                // A Latin initial stands before a Latin name.
                Class::Upper if opening.class == Class::Letter => true,
                Class::Upper => begins && !matches!(opening.word, "A" | "I"),
                // A single small letter is the name of a variable or a point: "see point b. The".
                _ => true,
            };
        }
        true
    }

    /// Whether the word before `at` is at least `count` single letters with stops between them: `U.N`, `أ.د`; `P`.
    fn initials(&self, at: usize, count: usize) -> bool {
        let word = last_word(self.said(at));
        let mut letters = 0;
        for part in word.split('.') {
            let mut chars = part.chars().filter(|c| class(*c) != Class::Attached);
            if !chars.next().is_some_and(|c| class(c).is_letter()) || chars.next().is_some() {
                return false;
            }
            letters += 1;
        }
        letters >= count
    }

    fn number_before(&self, at: usize) -> bool {
        let before = self.said(at).trim_end();
        before.chars().next_back().is_some_and(|c| class(c) == Class::Numeric)
    }

    fn spaced_before(&self, at: usize) -> bool {
        self.said(at).chars().next_back().is_none_or(|c| class(c) == Class::Space)
    }
}

/// What stands where the next sentence would begin.
struct Opening<'a> {
    /// The class of the first character behind opening quotes and brackets.
    class: Class,
    /// The first word.
    word: &'a str,
    /// `(a)`, `(ب)`, `(1)`: the number of a clause in brackets.
    clause: bool,
    /// A dash, white space, a capital.
    dash_before_capital: bool,
}

impl<'a> Opening<'a> {
    fn read(text: &'a str) -> Self {
        let mut at = 0;
        for c in text.chars().take(LONGEST_WORD) {
            if !matches!(class(c), Class::Open | Class::Close | Class::Attached) {
                break;
            }
            at += c.len_utf8();
        }
        let rest = &text[at..];
        let first = rest.chars().next().map_or(Class::Other, class);
        let len = rest
            .char_indices()
            .take(LONGEST_WORD)
            .take_while(|(_, c)| class(*c).is_letter() || class(*c) == Class::Attached)
            .last()
            .map_or(0, |(i, c)| i + c.len_utf8());
        let word = &rest[..len];
        let clause = text.starts_with('(') && rest[len..].starts_with(')') && word.chars().count() <= 4;
        let dash_before_capital = first == Class::Dash
            && rest
                .chars()
                .skip(1)
                .take(LONGEST_WORD)
                .find(|c| !matches!(class(*c), Class::Space | Class::Open | Class::Close | Class::Attached))
                .is_some_and(|c| class(c) == Class::Upper);
        Self { class: first, word, clause, dash_before_capital }
    }
}

/// The word that ends where `text` ends: back to white space, a bracket, a quote or a slash. Empty when it is longer than any abbreviation.
fn last_word(text: &str) -> &str {
    let mut start = text.len();
    for (count, (at, c)) in text.char_indices().rev().enumerate() {
        let kind = class(c);
        if matches!(kind, Class::Space | Class::ParaSep | Class::Open | Class::Close | Class::Continue)
            || c == '/'
        {
            break;
        }
        if count == LONGEST_WORD {
            return "";
        }
        start = at;
    }
    text[start..].trim_matches(|c| class(c) == Class::Attached)
}

/// `1`, `١٢`, `3.2`, `iv`, `(1`: what stands before the stop of a numbered clause. Years are none, and a lone letter is an initial.
fn is_clause_number(sentence: &str) -> bool {
    if sentence.len() > LONGEST_CLAUSE_NUMBER {
        return false;
    }
    let number =
        sentence.trim_start_matches(|c| matches!(class(c), Class::Open | Class::Close | Class::Attached));
    !number.is_empty()
        && number.split('.').all(|part| {
            let digits = part.chars().count() <= 3 && part.chars().all(|c| class(c) == Class::Numeric);
            let roman = part.chars().all(|c| "ivxIVX".contains(c));
            let letter = part.chars().count() == 1 && part.chars().all(|c| class(c).is_letter());
            !part.is_empty() && (digits || roman || letter)
        })
}

/// The length of a note number in brackets (`[12]`) at the beginning of `text`; 0 when there is none.
fn note_number(text: &str) -> usize {
    let Some(rest) = text.strip_prefix('[') else { return 0 };
    let digits: usize =
        rest.chars().take(4).take_while(|c| class(*c) == Class::Numeric).map(char::len_utf8).sum();
    if digits > 0 && rest[digits..].starts_with(']') { digits + 2 } else { 0 }
}
