//! C003 and C014: control characters, and letters of a script that the word is not in.

use crate::check::signs::Signs;
use crate::check::{Example, Group, Pair, PairCheck};
use crate::lang::typography::greek_look_alikes;
use crate::model::{Finding, Rule, Safety, Severity};
use crate::text::Span;
use crate::text::clean::Script;
use crate::text::clean::scripts::{script, scripts};

static CONTROL_RULE: Rule = Rule { code: "C003", name: "control-character", severity: Severity::Error };
static CONFUSABLE_RULE: Rule = Rule { code: "C014", name: "letter-confusable", severity: Severity::Warning };

/// Control characters other than tab and line feed.
pub(super) static CONTROL: PairCheck = PairCheck {
    rule: &CONTROL_RULE,
    group: Group::Characters,
    fixes: Some(Safety::Safe),
    examples: &[
        Example::fires(("en", "tk"), &[("embassy", "ilçi\u{8}hana")]), // BACKSPACE
        Example::silent(("en", "tk"), &[("embassy\nand more", "ilçihana\nwe başga")]),
    ],
    find: control,
};

fn control(pair: &Pair, findings: &mut Vec<Finding>) {
    if !pair.target.has(Signs::HIDDEN) {
        return;
    }
    let text = pair.target.text;
    for (at, c) in text.char_indices() {
        let carriage = c == '\r' && text[at..].starts_with("\r\n");
        if c.is_control() && !matches!(c, '\n' | '\t') && !carriage && !pair.source.text.contains(c) {
            let span = Span::new(at, at + c.len_utf8());
            let finding = pair.fixable(&CONTROL_RULE, span, "", Safety::Safe);
            findings.push(finding.with("text", format!("U+{:04X}", u32::from(c))));
        }
    }
}

/// A word with letters of two scripts other than Latin and Cyrillic, which have a check of their own.
pub(super) static CONFUSABLE: PairCheck = PairCheck {
    rule: &CONFUSABLE_RULE,
    group: Group::Characters,
    fixes: Some(Safety::Review),
    examples: &[
        Example::fires(("ar", "en"), &[("وزارة", "Ministry \u{3BF}f Finance")]), // GREEK SMALL LETTER OMICRON
        Example::fires(("en", "kab"), &[("reading", "ta\u{3B3}uri")]),           // GREEK SMALL LETTER GAMMA
        Example::silent(("en", "kab"), &[("reading", "ta\u{263}uri")]),          // LATIN SMALL LETTER GAMMA
        Example::silent(("ar", "en"), &[("أشعة", "β-carotene and α rays")]),
    ],
    find: confusable,
};

/// Greek letters that look like Latin ones.
const GREEK: &[(char, char)] = &[
    ('ο', 'o'),
    ('Ο', 'O'),
    ('Α', 'A'),
    ('Β', 'B'),
    ('Ε', 'E'),
    ('Ζ', 'Z'),
    ('Η', 'H'),
    ('Ι', 'I'),
    ('Κ', 'K'),
    ('Μ', 'M'),
    ('Ν', 'N'),
    ('Ρ', 'P'),
    ('Τ', 'T'),
    ('Υ', 'Y'),
    ('Χ', 'X'),
    ('ν', 'v'),
    ('ι', 'i'),
    ('υ', 'u'),
];

fn confusable(pair: &Pair, findings: &mut Vec<Finding>) {
    let text = pair.target.text;
    // Greek is among the other scripts.
    if !pair.target.has(Signs::OTHER) {
        return;
    }
    let own = greek_look_alikes(pair.target.locale);
    for (at, c) in text.char_indices() {
        let Some((_, letter)) = own.iter().find(|(greek, _)| *greek == c) else { continue };
        if !pair.source.text.contains(c) {
            let span = Span::new(at, at + c.len_utf8());
            let finding = pair.fixable(&CONFUSABLE_RULE, span, letter.to_string(), Safety::Review);
            findings.push(finding.with("text", c.to_string()));
        }
    }
    if !own.is_empty() {
        return;
    }
    for word in pair.target.words() {
        let written = word.of(text);
        if written.is_ascii() || pair.source.text.contains(written) {
            continue;
        }
        let found = scripts(written);
        let count = |script| found.get(&script).copied().unwrap_or_default();
        if count(Script::Greek) == 0 || count(Script::Latin) == 0 {
            continue;
        }
        let plain: String =
            written.chars().map(|c| GREEK.iter().find(|(g, _)| *g == c).map_or(c, |(_, l)| *l)).collect();
        if plain.chars().all(|c| script(c) != Some(Script::Greek)) {
            let finding = pair.fixable(&CONFUSABLE_RULE, *word, plain, Safety::Review);
            findings.push(finding.with("text", written));
        }
    }
}
