//! Y021: the quotation marks of typewriters, in languages that print others.

use super::habit_once;
use crate::check::{Check, Example, Group, PLACEHOLDER, Pair, Subject, Text};
use crate::lang::typography::printed_quotes;
use crate::model::{Finding, Locale, Rule, Safety, Severity, Target};
use crate::text::{ByteSet, Span};

static RULE: Rule = Rule { code: "Y021", name: "straight-quotation-marks", severity: Severity::Info };

/// `"` and `'` around words of a language whose own marks are `«` and `»`.
///
/// Where most texts of a document have them, that is how they are written: it is told once.
pub(super) struct Straight;

impl Check for Straight {
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
                Example::fires(("en", "fr"), &[("The \"treaty\" is here.", "Le \"traité\" est ici.")]),
                Example::fires(("en", "fa"), &[("Path: '%S'", "مسیر: '%S'")]),
                Example::silent(
                    ("en", "fr"),
                    &[("The \"treaty\" is here.", "Le «\u{202F}traité\u{202F}» est ici.")],
                ),
                Example::silent(("en", "fr"), &[("the day's end", "l'heure d'été")]),
                Example::silent(("en", "fr"), &[("It begins with 'a/b'.", "Cela commence par 'a/b'.")]),
                Example::silent(("en", "de"), &[("The \"treaty\" is here.", "Der \"Vertrag\" ist da.")]),
            ]
        }
    }

    fn document(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        let mut found: Vec<(&Locale, Finding)> = Vec::new();
        let mut printed = 0;
        for (index, unit) in subject.units.iter().enumerate() {
            let own = |(locale, target): &(&Locale, &Target)| {
                printed_quotes(locale).is_some() && target.text != unit.source
            };
            for (locale, target) in unit.targets.iter().filter(own) {
                let Some((open, close)) = printed_quotes(locale) else { continue };
                printed += usize::from(target.text.contains('«'));
                if MARKS.find(&target.text, 0).is_none() {
                    continue;
                }
                let source = Text::new(&unit.source, subject.source_locale);
                let target = Text::new(&target.text, locale);
                let Some(span) = quoted(target.prose()) else { continue };
                let pair = Pair { subject, index, source: &source, target: &target };
                let text = span.of(target.text);
                let to = format!("{open}{}{close}", &text[1..text.len() - 1]);
                found.push((locale, pair.fixable(&RULE, span, to, Safety::Review).with("text", text)));
            }
        }
        findings.extend(habit_once(found, printed));
    }
}

const MARKS: ByteSet = ByteSet::of(b"\"'");

/// The first words between two straight marks of one kind; apostrophes and inches stand inside words and behind figures.
fn quoted(prose: &str) -> Option<Span> {
    let word = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() || c == PLACEHOLDER);
    ['"', '\''].into_iter().find_map(|mark| {
        let opens = |at: &usize| {
            let before = prose[..*at].chars().next_back();
            before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '['))
                && word(prose[at + 1..].chars().next())
        };
        let start = prose.match_indices(mark).map(|(at, _)| at).find(opens)?;
        let end = start + 1 + prose[start + 1..].find(mark)?;
        let behind = prose[end + 1..].chars().next();
        let closes =
            !prose[..end].ends_with(char::is_whitespace) && behind.is_none_or(|c| !c.is_alphanumeric());
        // A path or an address is quoted as a program writes it.
        let code = prose[start..end].contains('/');
        (closes && !code).then(|| Span::new(start, end + 1))
    })
}
