//! Y001 to Y003: quotation marks that do not answer each other, are those of another language, or were lost.

use crate::check::signs::Signs;
use crate::check::{Example, Group, Pair, PairCheck, Text};
use crate::lang::Direction;
use crate::model::{Finding, Rule, Safety, Severity};
use crate::text::Span;

static UNBALANCED_RULE: Rule =
    Rule { code: "Y001", name: "quotation-unbalanced", severity: Severity::Warning };
static STYLE_RULE: Rule = Rule { code: "Y002", name: "quotation-marks", severity: Severity::Warning };
static LOST_RULE: Rule = Rule { code: "Y003", name: "quotation-lost", severity: Severity::Info };

/// A mark that nothing answers, where the source's marks do.
pub(super) static UNBALANCED: PairCheck = PairCheck {
    rule: &UNBALANCED_RULE,
    group: Group::Typography,
    fixes: None,
    examples: &[
        Example::fires(("ar", "en"), &[("قال «نعم» ثم سكت.", "He said “yes and fell silent.")]),
        Example::fires(("en", "ar"), &[("He said “yes” again.", "قال «نعم” مرة أخرى.")]),
        Example::fires(("en", "tk"), &[("He said “yes” again.", "Ol ýene ”hawa” diýdi.")]),
        Example::fires(
            ("en", "tk"),
            &[("He said “yes” again.", "Ol ýene “hawa diýdi."), ("She said: “No.", "Ol gyz: “Ýok.")],
        ),
        Example::silent(("en", "sv"), &[("He said “yes” again.", "Han sade ”ja” igen.")]),
        Example::silent(("ar", "en"), &[("قال «نعم» ثم سكت.", "He said “yes” and fell silent.")]),
        Example::silent(("ar", "en"), &[("قال: «هذا أول الكلام.", "He said: “This is the beginning.")]),
    ],
    find: unbalanced,
};

/// Marks of another language.
pub(super) static STYLE: PairCheck = PairCheck {
    rule: &STYLE_RULE,
    group: Group::Typography,
    fixes: Some(Safety::Review),
    examples: &[
        Example::fires(("ar", "en"), &[("قال «نعم».", "He said «yes».")]),
        Example::fires(("en", "ar"), &[("He said “yes”.", "قال „نعم“.")]),
        Example::silent(("ar", "en"), &[("قال «نعم».", "He said “yes”.")]),
    ],
    find: style,
};

/// A quotation that is none any more.
pub(super) static LOST: PairCheck = PairCheck {
    rule: &LOST_RULE,
    group: Group::Typography,
    fixes: None,
    examples: &[
        Example::fires(
            ("en", "tk"),
            &[(
                "He called it “a great success of all sides”.",
                "Ol muny ähli taraplaryň uly üstünligi diýip atlandyrdy.",
            )],
        ),
        Example::fires(("en", "de"), &[("The word 'red' is short", "Das Wort rot ist kurz")]),
        Example::silent(("en", "de"), &[("The word 'red' is short", "Das Wort „rot“ ist kurz")]),
        Example::silent(
            ("en", "tk"),
            &[(
                "He called it “a great success of all sides”.",
                "Ol muny “ähli taraplaryň uly üstünligi” diýip atlandyrdy.",
            )],
        ),
    ],
    find: lost,
};

/// Every pair of marks of a language that we know of.
const PAIRS: &[(char, char)] =
    &[('“', '”'), ('„', '“'), ('„', '”'), ('«', '»'), ('»', '«'), ('‹', '›'), ('「', '」'), ('『', '』')];

fn is_double(c: char) -> bool {
    c == '"' || PAIRS.iter().any(|(open, close)| c == *open || c == *close)
}

/// The first mark that nothing answers; an apostrophe is none, nor is a sign of inches. Texts from right to left have `”…“` as
/// often as `“…”`, and, where they may be `mixed`, `”…"`.
fn unanswered(text: &Text, mixed: bool) -> Option<Span> {
    let turned = text.language.direction() == Direction::Rtl;
    // Swedish and Finnish open with the mark that closes; so may what is known of no language.
    let quotes = text.language.typography().quotes;
    let swedish = quotes.is_empty() || quotes.contains(&('”', '”'));
    let prose = text.prose();
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, c) in prose.char_indices().filter(|(_, c)| is_double(*c)) {
        if c == '"'
            && prose[..at].ends_with(|c: char| c.is_ascii_digit())
            && open.last().is_none_or(|(_, o)| *o != '"')
        {
            continue; // inches
        }
        let closes = |opened: char| {
            let curly = |c| matches!(c, '“' | '”');
            opened == c && c == '"'
                || PAIRS.contains(&(opened, c)) && (opened, c) != ('»', '«')
                || turned && curly(opened) && curly(c)
                // Word processors turn one mark of two: `”نعم"`.
                || mixed && turned && (curly(opened) && c == '"' || opened == '"' && curly(c))
                || swedish && opened == '”' && c == '”'
        };
        match open.last() {
            Some((_, opened)) if closes(*opened) => {
                open.pop();
            }
            _ => open.push((at, c)),
        }
    }
    // What closes without having been opened stands in the list as well.
    let (at, c) = open.first().copied()?;
    Some(Span::new(at, at + c.len_utf8()))
}

/// In a text of so many characters a single mark may begin or end a quotation of several sentences that the source does not mark.
const SENTENCE: usize = 40;

/// The first single mark that begins a word and the number of those that end one; an apostrophe inside a word is neither.
fn singles(text: &Text) -> (Vec<usize>, usize) {
    let prose = text.prose();
    let (mut begins, mut ends) = (Vec::new(), 0);
    for (at, c) in prose.char_indices().filter(|(_, c)| matches!(c, '\'' | '‘' | '’' | '‚')) {
        let before = prose[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let behind = prose[at + c.len_utf8()..].chars().next();
        let after = behind.is_some_and(char::is_alphabetic);
        match (before, after) {
            (false, true) => begins.push(at),
            (true, false) if behind.is_none_or(|c| !c.is_numeric()) => ends += 1,
            _ => {}
        }
    }
    (begins, ends)
}

/// The one single mark of a quotation that has lost its other one, where the source has both and no apostrophes at the edges of words.
fn half(pair: &Pair) -> Option<Span> {
    let ((source, source_ends), (target, ends)) = (singles(pair.source), singles(pair.target));
    // An ending may stand at once behind the mark that closes: `'update'를`.
    let marks = pair.target.prose().chars().filter(|c| matches!(c, '\'' | '‘' | '’' | '‚')).count();
    let lost = source.len() == 1 && source_ends == 1 && target.len() == 1 && ends == 0 && marks == 1;
    let at = *target.first().filter(|_| lost)?;
    let length = pair.target.text[at..].chars().next()?.len_utf8();
    Some(Span::new(at, at + length))
}

fn unbalanced(pair: &Pair, findings: &mut Vec<Finding>) {
    if !pair.target.has(Signs::QUOTE.or(Signs::SINGLE)) {
        return;
    }
    let Some(span) = unanswered(pair.target, true) else {
        if let Some(span) = half(pair) {
            findings.push(pair.at_target(&UNBALANCED_RULE, span).with("mark", span.of(pair.target.text)));
        }
        return;
    };
    // A quotation of several sentences begins in one unit and ends in another.
    let marks = pair.source.prose().chars().filter(|c| is_double(*c)).count();
    let goes_on =
        marks == 0 && (pair.target.text.chars().count() >= SENTENCE || is_edge(pair.target.text, span));
    // Where the source has both of its marks nothing goes on.
    if unanswered(pair.source, false).is_some() || goes_on || marks < 2 && answered_nearby(pair) {
        return;
    }
    findings.push(pair.at_target(&UNBALANCED_RULE, span).with("mark", span.of(pair.target.text)));
}

/// Whether a mark begins or ends a whole sentence: `"Who came?`, `I know."`
fn is_edge(text: &str, span: Span) -> bool {
    let ends = text.trim_end_matches(is_double).trim_end().ends_with(['.', '?', '!', '؟', '…', ',']);
    ends && (text[..span.start].trim().is_empty() || text[span.end..].trim().is_empty())
}

/// So many units before and behind one may have the other mark of a quotation.
const NEARBY: usize = 2;

/// Whether a neighbour has a mark alone as well: a quotation of several sentences, cut otherwise than its source.
fn answered_nearby(pair: &Pair) -> bool {
    let alone = |index: usize| {
        let unit = pair.subject.units.get(index);
        let target = unit.and_then(|unit| unit.targets.get(pair.target.locale));
        target.is_some_and(|target| target.text.chars().filter(|c| is_double(*c)).count() % 2 == 1)
    };
    let odd = pair.target.prose().chars().filter(|c| is_double(*c)).count() % 2 == 1;
    let before = (1..=NEARBY).filter_map(|by| pair.index.checked_sub(by));
    let behind = (1..=NEARBY).map(|by| pair.index + by);
    odd && before.chain(behind).any(alone)
}

fn style(pair: &Pair, findings: &mut Vec<Finding>) {
    let typography = pair.target.language.typography();
    if typography.quotes.is_empty() || !pair.target.has(Signs::QUOTE) {
        return;
    }
    let known = |c: char| typography.quotes.iter().any(|(open, close)| c == *open || c == *close);
    let prose = pair.target.prose();
    let mut opened = false;
    for (at, c) in prose.char_indices().filter(|(_, c)| is_double(*c)) {
        let (open, close) = typography.usual_quotes;
        opened = !opened;
        let begins = prose[..at].chars().next_back().is_none_or(|c| c.is_whitespace() || "([{".contains(c));
        let low = c == '„' || c == '“' && prose[..at].contains('„');
        if known(c) && !low || pair.target.language.typography().marks.is_empty() {
            continue;
        }
        let to = if begins || opened && c != '“' { open } else { close };
        let finding =
            pair.fixable(&STYLE_RULE, Span::new(at, at + c.len_utf8()), to.to_string(), Safety::Review);
        findings.push(finding.with("mark", c.to_string()));
    }
}

/// Fewer words in quotation marks are a name or a word that is spoken of.
const QUOTED: usize = 5;

/// Whether a document was aligned with its translation; its sentences are prose.
fn is_aligned(pair: &Pair) -> bool {
    pair.unit().targets.get(pair.target.locale).is_some_and(|target| target.confidence.is_some())
}

/// What may be used in the place of quotation marks: marks of any kind, and signs of markup.
const IN_PLACE: [char; 14] = ['\'', '‘', '’', '‚', '`', '´', '′', '‹', '›', '*', '_', '<', '[', '|'];

/// A word in single quotation marks of which nothing is left; an apostrophe stands inside a word.
fn single_lost(pair: &Pair, findings: &mut Vec<Finding>) {
    let source = pair.source.prose();
    let ((begins, ends), marks) = (singles(pair.source), |c: char| matches!(c, '\'' | '‘' | '’' | '‚'));
    if begins.len() != 1
        || ends != 1
        || source.matches(marks).count() != 2
        || pair.target.text.contains(is_double)
        || pair.target.text.contains(IN_PLACE)
        || is_aligned(pair)
        // As below: in prose of these languages a word need not have them.
        || !pair.target.language.common().is_empty()
    {
        return;
    }
    let end = source
        .rfind(marks)
        .map_or(begins[0], |at| at + source[at..].chars().next().map_or(0, char::len_utf8));
    let span = Span::new(begins[0], end);
    findings.push(pair.at_source(&LOST_RULE, span).with("text", span.of(pair.source.text)));
}

fn lost(pair: &Pair, findings: &mut Vec<Finding>) {
    if pair.source.has(Signs::SINGLE) && !pair.source.text.contains(is_double) {
        single_lost(pair, findings);
    }
    if !pair.source.has(Signs::QUOTE) {
        return;
    }
    let marks = |text: &Text| text.prose().chars().filter(|c| is_double(*c)).count();
    let single = |text: &str| text.contains(['\'', '‘', '’', '‚', '`', '‹']);
    if marks(pair.source) >= 2
        && unanswered(pair.source, false).is_none()
        && marks(pair.target) == 0
        && !single(pair.target.text)
    {
        let at = pair.source.prose().find(is_double).unwrap_or(0);
        let end = pair.source.prose().rfind(is_double).unwrap_or(at);
        let length = pair.source.text[end..].chars().next().map_or(0, char::len_utf8);
        let span = Span::new(at, end + length);
        if pair.source.prose()[..at].ends_with(char::is_alphanumeric) {
            return; // inches, or an apostrophe
        }
        // Quotation marks around a name are a habit of Arabic: «صحيفة "الرأي"». In Turkmen and English prose a word need not have them.
        let quoted = span.of(pair.source.prose()).split(is_double).skip(1).step_by(2);
        let quoted = quoted.map(|inner| inner.split_whitespace().count()).max().unwrap_or(0);
        let habit = !pair.target.language.common().is_empty();
        if quoted < QUOTED && habit {
            return;
        }
        findings.push(pair.at_source(&LOST_RULE, span).with("text", span.of(pair.source.text)));
    }
}
