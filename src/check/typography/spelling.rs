//! Y016: endings at figures and acronyms, as the language spells them.

use crate::check::{Example, Group, Pair, PairCheck};
use crate::model::{Finding, Rule, Safety, Severity};

static RULE: Rule = Rule { code: "Y016", name: "ending-at-figure", severity: Severity::Warning };

/// `BMGniň` for `BMG-niň`, `2025-njy` for `2025-nji`, `22th` for `22nd`.
pub(super) static ATTACHED: PairCheck = PairCheck {
    rule: &RULE,
    group: Group::Typography,
    fixes: Some(Safety::Safe),
    examples: &[
        Example::fires(("ar", "tk"), &[("قرار الأمم المتحدة", "BMGniň karary")]),
        Example::fires(("ar", "tk"), &[("في عام 2025", "2025-njy ýylda")]),
        Example::fires(("ar", "en"), &[("الجلسة 22", "the 22th session")]),
        Example::silent(("ar", "tk"), &[("في عام 2025", "BMG-niň 2025-nji ýyldaky karary")]),
    ],
    find,
};

fn find(pair: &Pair, findings: &mut Vec<Finding>) {
    for one in pair.target.language.attached(pair.target.prose()) {
        let found = one.span.of(pair.target.text);
        findings.push(pair.fixable(&RULE, one.span, one.text, Safety::Safe).with("text", found));
    }
}
