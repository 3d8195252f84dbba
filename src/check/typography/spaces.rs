//! Y008 to Y011: spaces before and behind marks, doubled ones, and those at the edges.

use crate::check::signs::Signs;
use crate::check::{Example, Group, PLACEHOLDER, Pair, PairCheck};
use crate::lang::typography::{may_space_marks, writes_wide};
use crate::model::{Finding, Rule, Safety, Severity};
use crate::text::Span;
use crate::text::clean::Script;
use crate::text::clean::scripts::script;

static BEFORE_RULE: Rule = Rule { code: "Y008", name: "space-before-mark", severity: Severity::Warning };
static AFTER_RULE: Rule = Rule { code: "Y009", name: "space-after-mark", severity: Severity::Warning };
static DOUBLE_RULE: Rule = Rule { code: "Y010", name: "space-doubled", severity: Severity::Info };
static EDGE_RULE: Rule = Rule { code: "Y011", name: "space-at-edge", severity: Severity::Warning };

/// A space before a mark that belongs to the word before it.
pub(super) static BEFORE: PairCheck = PairCheck {
    rule: &BEFORE_RULE,
    group: Group::Typography,
    fixes: Some(Safety::Safe),
    examples: &[
        Example::fires(("ar", "en"), &[("من جاء؟", "Who came ?")]),
        Example::fires(("en", "ar"), &[("He came, then left.", "جاء ، ثم ذهب.")]),
        Example::silent(("ar", "en"), &[("من جاء؟", "Who came?")]),
        Example::silent(("en", "fr"), &[("Who came?", "Qui est venu ?")]),
        Example::fires(("en", "cs"), &[("Who came?", "Kdo přišel ?")]),
    ],
    find: before,
};

fn before(pair: &Pair, findings: &mut Vec<Finding>) {
    if !pair.target.has(Signs::LOOSE.or(Signs::SPACES)) {
        return;
    }
    if !pair.target.language.typography().tight {
        return loose(pair, findings);
    }
    let prose = pair.target.prose();
    let mut space = None;
    for (at, c) in prose.char_indices() {
        if matches!(c, ' ' | '\u{A0}' | '\u{202F}') {
            space.get_or_insert(at);
            continue;
        }
        let Some(from) = space.take() else { continue };
        let after = prose[at + c.len_utf8()..].chars().next();
        let mark = matches!(c, ',' | ';' | '!' | '?' | '،' | '؛' | '؟' | ')' | ']' | '»')
            || matches!(c, '.' | ':') && after.is_none_or(char::is_whitespace);
        // `:)` is a face, `!important` and `?x` are code, and a line may begin with a mark.
        let plain = after.is_none_or(|c| !c.is_alphanumeric()) || matches!(c, '،' | '؛' | ',' | '»' | ')');
        let word = prose[..from]
            .chars()
            .next_back()
            .is_some_and(|c| c.is_alphanumeric() || "»”\")]%".contains(c) || c == PLACEHOLDER);
        let closes = c != '»' || prose[..at].matches('«').count() > prose[..at].matches('»').count();
        let closes =
            closes && (c != ')' || prose[..at].matches('(').count() > prose[..at].matches(')').count());
        let span = Span::new(from, at);
        if mark
            && plain
            && word
            && closes
            && !(prose[at..].starts_with("...") || prose[at..].starts_with("!="))
        {
            findings.push(pair.fixable(&BEFORE_RULE, span, "", Safety::Safe).with("mark", c.to_string()));
        }
    }
}

/// In a language of which nothing is known: a last question or exclamation mark apart from its word, where the source has it close.
fn loose(pair: &Pair, findings: &mut Vec<Finding>) {
    let french = may_space_marks(pair.target.locale);
    let (source, target) = (pair.source.text.trim_end(), pair.target.prose().trim_end());
    let Some(mark) = target.chars().next_back().filter(|c| matches!(c, '?' | '!') && !french) else { return };
    let bare = &target[..target.len() - 1];
    let word = bare.trim_end();
    let spaced = |c: char| matches!(script(c), Some(Script::Latin | Script::Cyrillic));
    let close = source.ends_with(mark) && source[..source.len() - 1].ends_with(char::is_alphanumeric);
    if close && word.len() < bare.len() && word.ends_with(spaced) {
        let span = Span::new(word.len(), bare.len());
        findings.push(pair.fixable(&BEFORE_RULE, span, "", Safety::Safe).with("mark", mark.to_string()));
    }
}

/// A mark with the next word right behind it.
pub(super) static AFTER: PairCheck = PairCheck {
    rule: &AFTER_RULE,
    group: Group::Typography,
    fixes: Some(Safety::Review),
    examples: &[
        Example::fires(("ar", "en"), &[("جاء، ثم ذهب.", "He came,then he left.")]),
        Example::fires(("en", "ar"), &[("He came. Then he left.", "جاء.ثم ذهب.")]),
        Example::fires(("en", "cs"), &[("One, two, three.", "Jedna,dva, tři.")]),
        Example::silent(("ar", "en"), &[("بلغ 1.5 مليون", "It is 1,500.5 at example.com, or so.")]),
    ],
    find: after,
};

fn after(pair: &Pair, findings: &mut Vec<Finding>) {
    if !pair.target.has(Signs::GLUED) {
        return;
    }
    // Every language in letters has a space there; Chinese, Japanese and Thai have none.
    let tight = pair.target.language.typography().tight;
    let spaced = |c: char| {
        matches!(script(c), Some(Script::Latin | Script::Cyrillic | Script::Greek | Script::Arabic))
    };
    let prose = pair.target.prose();
    for (at, c) in prose.char_indices() {
        let end = at + c.len_utf8();
        let next = prose[end..].chars().next();
        let (Some(before), Some(next)) = (prose[..at].chars().next_back(), next) else { continue };
        let letters = before.is_alphabetic() && next.is_alphabetic();
        let missing = match c {
            // `{n,plural,one{…}}` is read by programs.
            ',' if ["plural,", "select,", "selectordinal,"]
                .iter()
                .any(|kind| prose[end..].starts_with(kind)) =>
            {
                false
            }
            ',' | ';' | '،' | '؛' | '؟' => letters || before.is_numeric() && next.is_alphabetic(),
            '?' | '!' => letters && next.is_uppercase(),
            ':' => letters && pair.source.prose().contains(": ") && !prose.contains(": "),
            // `example.Com`, `U.S.A` and `م.ن` are no ends of sentences: a word of three letters stands before and behind.
            '.' => {
                let back = prose[..at].chars().rev().take_while(|c| c.is_alphabetic()).count();
                let ahead = prose[end..].chars().take_while(|c| c.is_alphabetic()).count();
                let caseless = !next.is_lowercase() && !next.is_uppercase();
                letters && back > 2 && ahead > 1 && (next.is_uppercase() && before.is_lowercase() || caseless)
            }
            _ => false,
        };
        let known = tight || spaced(before) && spaced(next) && pair.source.prose().contains([' ', '\u{A0}']);
        if missing && known && !pair.source.text.contains(&prose[at..end + next.len_utf8()]) {
            let span = Span::new(at, end);
            findings.push(
                pair.fixable(&AFTER_RULE, span, format!("{c} "), Safety::Review).with("mark", c.to_string()),
            );
            // Where spaces are missing they are missing by the dozen: one finding leads there.
            return;
        }
    }
}

/// Two spaces between words.
pub(super) static DOUBLE: PairCheck = PairCheck {
    rule: &DOUBLE_RULE,
    group: Group::Typography,
    fixes: Some(Safety::Safe),
    examples: &[
        Example::fires(("ar", "en"), &[("جاء الوزير", "The  minister came")]),
        Example::silent(("ar", "en"), &[("جاء الوزير", "The minister came")]),
    ],
    find: double,
};

fn double(pair: &Pair, findings: &mut Vec<Finding>) {
    if !pair.target.has(Signs::SPACES) || pair.source.text.trim().contains("  ") {
        return;
    }
    let text = pair.target.text;
    let mut at = 0;
    while let Some(start) = text[at..].find("  ").map(|from| at + from) {
        let end = text.len() - text[start..].trim_start_matches(' ').len();
        at = end;
        // At the edges, and behind a line feed where it indents, spaces are another matter.
        if start > 0 && end < text.len() && !text[..start].ends_with('\n') && !text[end..].starts_with('\n') {
            findings.push(pair.fixable(&DOUBLE_RULE, Span::new(start, end), " ", Safety::Safe));
        }
    }
}

/// White space at the edges that the source does not have, or has otherwise.
pub(super) static EDGE: PairCheck = PairCheck {
    rule: &EDGE_RULE,
    group: Group::Typography,
    fixes: Some(Safety::Safe),
    examples: &[
        Example::fires(("en", "ar"), &[("Name: ", "الاسم:")]),
        Example::fires(("en", "ar"), &[("Name", " الاسم")]),
        Example::silent(("en", "ar"), &[("Name: ", "الاسم: ")]),
        Example::silent(("en", "zh"), &[("Name: ", "名称：")]),
    ],
    find: edge,
};

fn edge(pair: &Pair, findings: &mut Vec<Finding>) {
    let (source, target) = (pair.source.text, pair.target.text);
    if target.trim().is_empty() || source.trim().is_empty() {
        return;
    }
    let lead = |text: &str| text.len() - text.trim_start().len();
    let tail = |text: &str| text.trim_end().len();
    let edges = [
        (&source[..lead(source)], Span::new(0, lead(target)), "begin"),
        (&source[tail(source)..], Span::new(tail(target), target.len()), "end"),
    ];
    for (wanted, span, which) in edges {
        // A mark as wide as the letters has its space in itself.
        let wide = which == "end"
            && span.is_empty()
            && wanted == " "
            && writes_wide(pair.target.locale)
            && !target.is_ascii()
            && target.ends_with(|c: char| matches!(c, '\u{3001}'..='\u{303F}' | '\u{FF00}'..='\u{FF65}'));
        if wanted != span.of(target) && !wide {
            findings.push(pair.fixable(&EDGE_RULE, span, wanted, Safety::Safe).with("edge", which));
        }
    }
}
