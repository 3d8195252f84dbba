//! U022: the same word twice in a row.

use crate::check::{Example, Group, Pair, PairCheck, Text};
use crate::lang::typography::reduplicates;
use crate::model::{Finding, Rule, Safety, Severity};
use crate::text::Span;

static RULE: Rule = Rule { code: "U022", name: "word-doubled", severity: Severity::Warning };

/// A word stands twice in a row, and the source repeats nothing.
pub(super) static DOUBLED: PairCheck = PairCheck {
    rule: &RULE,
    group: Group::Units,
    fixes: Some(Safety::Review),
    examples: &[
        Example::fires(("ar", "en"), &[("وصل الوزير", "The the minister arrived")]),
        Example::fires(("en", "ar"), &[("in the city", "في في المدينة")]),
        Example::silent(("ar", "tk"), &[("ببطء", "ýuwaş ýuwaş")]),
        Example::silent(("en", "vi"), &[("always", "luôn luôn")]),
        Example::silent(("en", "ar"), &[("slowly, slowly", "رويدا رويدا")]),
        Example::silent(("en", "de"), &[("the plug-in in the list", "das Plug-in in der Liste")]),
        Example::fires(("en", "tk"), &[("no no, the book", "ýok ýok, kitap kitap")]),
    ],
    find,
};

/// Words that stand twice with nothing but white space between, the second of each; with `any` names and what may be repeated, too.
fn doubled(text: &Text, any: bool) -> Vec<(Span, Span)> {
    let prose = text.prose();
    let words = text.words();
    let mut found = Vec::new();
    for pair in words.windows(2) {
        let [first, second] = pair else { continue };
        if first.len() != second.len() {
            continue;
        }
        let (one, two) = (first.of(prose), second.of(prose));
        if one.is_ascii() && !one.eq_ignore_ascii_case(two) && two.is_ascii()
            || one.chars().count() < 2
            || !one.chars().all(|c| c.is_alphabetic() || ('\u{64B}'..='\u{652}').contains(&c))
        {
            continue;
        }
        let between = &prose[first.end..second.start];
        if between.is_empty() || !between.chars().all(char::is_whitespace) || between.contains('\n') {
            continue;
        }
        // `plug-in in`: the word before is only a part of one.
        let part = |at: usize| prose[..at].ends_with(JOINS);
        if part(first.start) || prose[second.end..].starts_with(['-', '\u{2011}', '·']) {
            continue;
        }
        // `Walla Walla`, `New York New York` and «بن بن» are names; so is what is written in capitals inside a sentence.
        let name = two.chars().next().is_some_and(char::is_uppercase) && one == two;
        let fold = |word: &str| text.language.fold_text(word);
        let folded = fold(one);
        // Every language folds ASCII alike.
        let is = |known: &str| match known.is_ascii() {
            true => known.eq_ignore_ascii_case(&folded),
            false => fold(known) == folded,
        };
        let may = || text.language.typography().repeats.iter().any(|known| is(known));
        if folded == fold(two) && (any || !name && !may()) {
            found.push((*first, *second));
        }
    }
    found
}

/// What joins two words to one: a hyphen, an apostrophe, and the dot of Catalan, as in *cancel·la*.
const JOINS: [char; 5] = ['-', '\u{2011}', '\'', '’', '·']; // NON-BREAKING HYPHEN

fn find(pair: &Pair, findings: &mut Vec<Finding>) {
    if reduplicates(pair.target.locale) {
        return;
    }
    let found = doubled(pair.target, false);
    // What the source says twice the target may say twice, but no more than that.
    if found.is_empty() {
        return;
    }
    let more = doubled(pair.target, true).len().saturating_sub(doubled(pair.source, true).len());
    let first = found.len().saturating_sub(more);
    for (first, second) in found.into_iter().skip(first) {
        let gap = Span::new(first.end, second.end);
        let mut finding =
            pair.fixable(&RULE, gap, "", Safety::Review).with("word", second.of(pair.target.text));
        finding.expected = Some(first.of(pair.target.text).to_owned());
        findings.push(finding);
    }
}
