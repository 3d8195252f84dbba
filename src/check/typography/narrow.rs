//! Y019: the narrow spaces of French.

use super::habit_once;
use crate::check::{Check, Example, Group, PLACEHOLDER, Pair, Subject, Text};
use crate::lang::typography::spaces_marks;
use crate::model::{Finding, Locale, Rule, Safety, Severity, Target};
use crate::text::Span;

static RULE: Rule = Rule { code: "Y019", name: "space-missing-at-mark", severity: Severity::Info };

/// No space stands before `? ! ; :` or inside guillemets, in a language that puts one there.
///
/// Where most texts of a document have none, that is how they are written: it is told once.
pub(super) struct Narrow;

/// NARROW NO-BREAK SPACE, which French typography asks for.
const SPACE: &str = "\u{202F}";

impl Check for Narrow {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn group(&self) -> Group {
        Group::Typography
    }

    fn fixes(&self) -> Option<Safety> {
        Some(Safety::Review)
    }

    fn examples(&self) -> &'static [Example] {
        const {
            &[
                Example::fires(("en", "fr"), &[("Who came?", "Qui est venu?")]),
                Example::fires(("en", "fr"), &[("The “treaty” is here.", "Le «traité» est ici.")]),
                Example::silent(("en", "fr"), &[("Who came?", "Qui est venu ?")]),
                Example::silent(("en", "fr-CA"), &[("Who came?", "Qui est venu?")]),
                Example::silent(
                    ("en", "fr"),
                    &[("at 10:30, see https://a.b/?x", "à 10:30, voir https://a.b/?x")],
                ),
            ]
        }
    }

    fn document(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        let mut found: Vec<(&Locale, Finding)> = Vec::new();
        let mut spaced = 0;
        for (index, unit) in subject.units.iter().enumerate() {
            let french =
                |(locale, target): &(&Locale, &Target)| spaces_marks(locale) && target.text != unit.source;
            for (locale, target) in unit.targets.iter().filter(french) {
                let source = Text::new(&unit.source, subject.source_locale);
                let target = Text::new(&target.text, locale);
                let Some((span, opens)) = missing(target.prose()) else {
                    let marks =
                        [" ?", " !", " :", " ;", "\u{A0}?", "\u{A0}!", "\u{A0}:", "\u{A0};", "\u{202F}"];
                    spaced += usize::from(marks.iter().any(|mark| target.text.contains(mark)));
                    continue;
                };
                let pair = Pair { subject, index, source: &source, target: &target };
                let mark = span.of(target.text);
                let text = if opens { format!("{mark}{SPACE}") } else { format!("{SPACE}{mark}") };
                let mut finding = pair.fixable(&RULE, span, text, Safety::Review).with("mark", mark);
                finding.expected = None;
                found.push((locale, finding));
            }
        }
        findings.extend(habit_once(found, spaced));
    }
}

/// The first mark without its space, and whether it opens a quotation.
fn missing(prose: &str) -> Option<(Span, bool)> {
    for (at, mark) in prose.match_indices(['?', '!', ';', ':', '«', '»']) {
        let before = prose[..at].chars().next_back();
        let after = prose[at + mark.len()..].chars().next();
        let word = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() || c == PLACEHOLDER);
        let ends = after.is_none_or(|c| c.is_whitespace() || matches!(c, ')' | ']' | '"' | '»' | '*'));
        // An entity, a key of code, a role of reStructuredText.
        let token = prose[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
        let plain = !token.contains(['&', '/', '=', ':', '`', '#', '@']);
        let lacks = match mark {
            "«" => word(after),
            "»" => word(before),
            _ => word(before) && ends && plain,
        };
        if lacks {
            return Some((Span::new(at, at + mark.len()), mark == "«"));
        }
    }
    None
}
