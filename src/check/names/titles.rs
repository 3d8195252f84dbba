//! N003 and N004: titles and posts.

use crate::check::{Example, Group, PairCheck, Text};
use crate::lang::{Fact, FactKind};
use crate::model::{Rule, Severity};

static TITLE_RULE: Rule = Rule { code: "N003", name: "title-lost", severity: Severity::Warning };
static POST_RULE: Rule = Rule { code: "N004", name: "post-changed", severity: Severity::Warning };

fn of_kind(text: &Text, kind: FactKind) -> Vec<Fact> {
    text.facts().iter().filter(|fact| fact.kind == kind).copied().collect()
}

/// The source addresses somebody by a title, and the target does not.
pub(super) static TITLE: PairCheck = PairCheck {
    rule: &TITLE_RULE,
    group: Group::Names,
    fixes: None,
    examples: &[
        Example::fires(
            ("ar", "en"),
            &[("استقبل سعادة السفير أحمد الكردي", "Ambassador Ahmed al-Kurdi received")],
        ),
        Example::silent(
            ("ar", "en"),
            &[("استقبل سعادة السفير أحمد الكردي", "His Excellency Ambassador Ahmed al-Kurdi received")],
        ),
        Example::silent(("ar", "en"), &[("تمنى لهم سعادة دائمة", "He wished them lasting happiness")]),
    ],
    find: |pair, findings| {
        if pair.target.language.facts().is_empty() {
            return;
        }
        let source = of_kind(pair.source, FactKind::Title);
        let Some(was) = source.first() else { return };
        if of_kind(pair.target, FactKind::Title).is_empty() {
            let finding = pair.at_source(&TITLE_RULE, was.span);
            findings.push(finding.with("title", was.span.of(pair.source.text)));
        }
    },
};

/// A post has become another one.
pub(super) static POST: PairCheck = PairCheck {
    rule: &POST_RULE,
    group: Group::Names,
    fixes: None,
    examples: &[
        Example::fires(("ar", "en"), &[("وصل السفير.", "The minister has arrived.")]),
        Example::silent(("ar", "tk"), &[("وصل السفير.", "Ilçi geldi.")]),
    ],
    find: |pair, findings| {
        if pair.target.language.facts().is_empty() {
            return;
        }
        let (source, target) = (of_kind(pair.source, FactKind::Post), of_kind(pair.target, FactKind::Post));
        let alone = |own: &[Fact], other: &[Fact]| -> Vec<Fact> {
            own.iter()
                .filter(|one| one.sure && !other.iter().any(|o| o.value == one.value))
                .copied()
                .collect()
        };
        let (lost, added) = (alone(&source, &target), alone(&target, &source));
        if let (Some(was), Some(is)) = (lost.first(), added.first()) {
            let word = was.span.of(pair.source.text);
            let mut finding = pair
                .at_target(&POST_RULE, is.span)
                .with("word", word)
                .with("found", is.span.of(pair.target.text));
            finding.expected = Some(word.to_owned());
            findings.push(finding);
        }
    },
};
