//! F016: a denial that the source has and the target has not.

use crate::check::{Example, Group, PairCheck, Text};
use crate::lang::Negation;
use crate::model::{Rule, Severity};

static DROPPED_RULE: Rule = Rule { code: "F016", name: "negation-dropped", severity: Severity::Warning };

/// The source denies, and nothing in the target does.
pub(super) static DROPPED: PairCheck = PairCheck {
    rule: &DROPPED_RULE,
    group: Group::Facts,
    fixes: None,
    examples: &[
        Example::fires(("en", "ar"), &[("He did not sign the agreement.", "وقّع الاتفاقية.")]),
        Example::fires(("ar", "tk"), &[("لم يوقع الوزير على الاتفاقية.", "Ministr ylalaşyga gol çekdi.")]),
        Example::silent(("en", "ar"), &[("He did not sign the agreement.", "رفض توقيع الاتفاقية.")]),
        Example::silent(("en", "tk"), &[("Not only did he come, he also spoke.", "Ol geldi we gürledi.")]),
    ],
    find: |pair, findings| {
        let (Some(source), Some(target)) = (denials(pair.source), denials(pair.target)) else { return };
        let count = |list: &[(usize, Negation)], kind| list.iter().filter(|(_, one)| *one == kind).count();
        let Some((at, _)) = source.iter().find(|(_, negation)| *negation == Negation::Yes) else { return };
        // What answers the source's own `without` and `fail` answers no `not`.
        let hints = count(&target, Negation::Hint).saturating_sub(count(&source, Negation::Hint));
        if count(&target, Negation::Yes) + hints < count(&source, Negation::Yes) {
            let span = pair.source.words()[*at];
            findings.push(pair.at_source(&DROPPED_RULE, span).with("word", span.of(pair.source.text)));
        }
    },
};

/// The denials of a text; `None` in a language of which none are known.
fn denials(text: &Text) -> Option<Vec<(usize, Negation)>> {
    (!text.language.facts().is_empty()).then(|| text.language.negations(text.folded()))
}
