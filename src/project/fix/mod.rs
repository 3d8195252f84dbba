//! Fixes of findings, made where their texts stand; every other byte stays. What cannot be proven to change nothing else is not made.

pub mod documents;
pub mod locale_files;

use crate::catalog;
use crate::model::{Finding, Fix, Safety, TextSide};
use crate::text::Span;

/// What became of fixes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fixed {
    /// Made.
    pub made: usize,
    /// Wanted, and not made: it could not be proven that nothing else changes.
    pub left: usize,
    /// Files that were written.
    pub files: usize,
}

/// A fix that can be made, for whoever says whether it is wanted.
pub struct Proposed<'p> {
    /// What it is for.
    pub finding: &'p Finding,
    /// The file that it changes.
    pub path: &'p str,
    /// What stands there now, and what would stand there: the whole file, or the one text that is kept in it.
    pub change: (&'p str, &'p str),
}

/// Whether a finding has a fix that can be made: in any locale file, or in the documents of a project.
pub fn is_fixable(finding: &Finding, in_project: bool) -> bool {
    let target = finding.unit.is_some() && finding.target.is_some();
    finding.fix.as_ref().is_some_and(|fix| match fix.side {
        TextSide::File => !in_project,
        TextSide::Target => target && (in_project || catalog::by_path(&finding.path).is_some()),
        TextSide::Source => false,
    })
}

fn is_safe(finding: &Finding) -> bool {
    finding.fix.as_ref().is_some_and(|fix| fix.safety == Safety::Safe)
}

/// One text with the fixes that are wanted in it: each says where in the text as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Changes {
    old: String,
    spans: Vec<(Span, String)>,
}

impl Changes {
    fn new(old: &str) -> Self {
        Self { old: old.to_owned(), spans: Vec::new() }
    }

    /// Adds a fix; says whether it lies in the text, and apart from the others.
    fn add(&mut self, fix: &Fix) -> bool {
        let Span { start, end } = fix.span;
        let apart =
            |(span, _): &(Span, String)| (span.end <= start || end <= span.start) && *span != fix.span;
        let lies = self.old.get(start..end).is_some();
        if lies && self.spans.iter().all(apart) {
            self.spans.push((fix.span, fix.text.clone()));
            self.spans.sort_by_key(|(span, _)| *span);
            return true;
        }
        false
    }

    /// Takes out a fix that was added.
    fn take_back(&mut self, fix: &Fix) {
        self.spans.retain(|(span, _)| *span != fix.span);
    }

    fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// The text with all of them made.
    fn applied(&self) -> String {
        spliced(&self.old, &self.spans)
    }
}

/// A text with other words in the place of stretches, which are apart and in order.
fn spliced(text: &str, spans: &[(Span, String)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (span, new) in spans {
        out.push_str(&text[at..span.start]);
        out.push_str(new);
        at = span.end;
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fixes_of_one_text_are_apart() {
        let fix = |start, end, text: &str| Fix {
            side: TextSide::Target,
            span: Span::new(start, end),
            text: text.to_owned(),
            safety: Safety::Safe,
        };
        let rows = [
            (fix(0, 1, "H"), true, "the first"),
            (fix(0, 1, "J"), false, "the same place"),
            (fix(5, 6, ""), true, "another place"),
            (fix(4, 6, "x"), false, "it would change what another changes"),
            (fix(11, 11, "."), true, "something more at the end"),
            (fix(11, 12, "."), false, "behind the end"),
        ];
        let mut changes = Changes::new("hello  word");
        for (fix, fits, why) in rows {
            assert_eq!(changes.add(&fix), fits, "{why}");
        }
        assert_eq!(changes.applied(), "Hello word.");
        assert!(!Changes::new("é").add(&fix(1, 2, "")), "half a letter");
    }
}
