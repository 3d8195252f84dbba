//! U033: what a tool that merges texts has left for a person to decide.

use crate::check::signs::Signs;
use crate::check::{Example, Group, Pair, PairCheck};
use crate::model::{Finding, Rule, Severity};
use crate::text::Span;

static RULE: Rule = Rule { code: "U033", name: "conflict-left", severity: Severity::Error };

/// The target has the marks of a conflict: those of gettext\u{2019}s msgcat, or of a version control system.
pub(super) static CONFLICT: PairCheck = PairCheck {
    rule: &RULE,
    group: Group::Units,
    fixes: None,
    examples: &[
        Example::fires(
            ("en", "tk"),
            &[("Open", "#-#-#-#-#  a.po  #-#-#-#-#\nAç\n#-#-#-#-#  b.po  #-#-#-#-#\nAçmak")],
        ),
        Example::fires(("en", "tk"), &[("Open", "<<<<<<< HEAD\nAç\n=======\nAçmak\n>>>>>>> main")]),
        Example::silent(("en", "tk"), &[("# of files", "# faýl")]),
        Example::silent(("en", "tk"), &[("<<< back", "<<< yza")]),
    ],
    find,
};

const MARKS: [&str; 3] = ["#-#-#-#-#", "<<<<<<< ", ">>>>>>> "];

fn find(pair: &Pair, findings: &mut Vec<Finding>) {
    if !pair.target.has(Signs::MERGE) {
        return;
    }
    let mark = MARKS.iter().filter_map(|mark| Some((pair.target.text.find(mark)?, *mark))).min();
    if let Some((at, mark)) = mark.filter(|(_, mark)| !pair.source.text.contains(*mark)) {
        let span = Span::new(at, at + mark.len());
        findings.push(pair.at_target(&RULE, span).with("mark", mark.trim()));
    }
}
