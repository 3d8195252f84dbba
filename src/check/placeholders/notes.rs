//! M014: a note for translators that stands in the message itself.

use crate::check::{Example, Group, Pair, PairCheck};
use crate::model::{Finding, Rule, Severity};
use crate::text::Span;

static RULE: Rule = Rule { code: "M014", name: "note-in-translation", severity: Severity::Error };

/// The source begins with a note for translators, as programs of KDE write it (`_: a noun\n`), and so does the target.
pub(super) static KEPT: PairCheck = PairCheck {
    rule: &RULE,
    group: Group::Placeholders,
    fixes: None,
    examples: &[
        Example::fires(("en", "tk"), &[("_: on a button\nOpen", "_: düwmede\nAç")]),
        Example::silent(("en", "tk"), &[("_: on a button\nOpen", "Aç")]),
    ],
    find,
};

/// Where the note that a text begins with ends.
pub(super) fn note(text: &str) -> Option<usize> {
    let rest = text.strip_prefix("_: ").or_else(|| text.strip_prefix("_n: "))?;
    let end = rest.find('\n').unwrap_or(rest.len());
    Some(text.len() - rest.len() + end)
}

fn find(pair: &Pair, findings: &mut Vec<Finding>) {
    if note(pair.source.text).is_none() {
        return;
    }
    if let Some(end) = note(pair.target.text) {
        let span = Span::new(0, end);
        findings.push(pair.at_target(&RULE, span).with("note", span.of(pair.target.text)));
    }
}
