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
        Example::fires(
            ("en", "tk"),
            &[("Nobody was hurt in the accident.", "Heläkçilikde adamlar ýaralandy.")],
        ),
        Example::fires(("en", "ar"), &[("He was not at home and did not answer.", "يكن في البيت ولم يرد.")]),
        Example::fires(("ar", "en"), &[("تعهد بعدم استخدام القوة.", "He vowed to use force.")]),
        Example::fires(("en", "ar"), &[("The question still stands.", "ويزال السؤال مطروحا.")]),
        Example::silent(("ar", "en"), &[("بسبب عدم الثقة", "because of mistrust")]),
        Example::silent(("en", "ar"), &[("He did not sign the agreement.", "رفض توقيع الاتفاقية.")]),
        Example::silent(("en", "tk"), &[("Not only did he come, he also spoke.", "Ol geldi we gürledi.")]),
    ],
    find: |pair, findings| {
        // Where nothing is known of the translation's language nothing is looked for.
        if pair.target.language.facts().is_empty() {
            return;
        }
        let Some(mut source) = denials(pair.source) else { return };
        // A word that the translation has as it stands is one of a program: `None`, `no-referrer`.
        let kept = |at: usize| {
            let word = pair.source.words()[at].of(pair.source.text);
            pair.target.words().iter().any(|span| span.of(pair.target.text) == word)
        };
        source.retain(|(at, _)| !kept(*at));
        source.retain(|(_, negation)| *negation != Negation::Orphan);
        if source.is_empty() {
            return;
        }
        let Some(target) = denials(pair.target) else { return };
        let nothing = target.is_empty();
        let count = |list: &[(usize, Negation)], kinds: &[Negation]| {
            list.iter().filter(|(_, one)| kinds.contains(one)).count()
        };
        let first = |kinds: &[Negation]| {
            source.iter().find(|(_, negation)| kinds.contains(negation)).map(|(at, _)| *at)
        };
        let words = [Negation::Hint, Negation::Contrary, Negation::Clear];
        // What answers the source's own `without` and `fail` answers no `not`.
        let hints = count(&target, &words).saturating_sub(count(&source, &words));
        let denied = count(&target, &[Negation::Yes]);
        let all = count(&target, &words) + denied;
        let lost = if denied + hints < count(&source, &[Negation::Yes]) {
            first(&[Negation::Yes])
        } else if all == 0 && count(&source, &[Negation::Clear]) > 0 {
            first(&[Negation::Clear])
        } else if nothing && count(&source, &[Negation::Contrary]) > 0 {
            first(&[Negation::Contrary])
        } else if count(&target, &[Negation::Orphan]) > 0 {
            first(&[Negation::Yes]).or_else(|| first(&words)).or_else(|| first(&[Negation::Weak]))
        } else {
            None
        };
        if let Some(at) = lost {
            let span = pair.source.words()[at];
            findings.push(pair.at_source(&DROPPED_RULE, span).with("word", span.of(pair.source.text)));
        }
    },
};

/// The denials of a text; `None` in a language of which none are known.
fn denials(text: &Text) -> Option<Vec<(usize, Negation)>> {
    (!text.language.facts().is_empty()).then(|| text.language.negations(text.folded()))
}
