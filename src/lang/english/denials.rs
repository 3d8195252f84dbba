//! Words that deny, and what else a check of facts asks of a word.

use crate::lang::Negation;

/// Without the plural and the possessive, and without an apostrophe at a figure.
pub(super) fn bare(folded: &str) -> Vec<String> {
    let mut forms = vec![folded.to_owned()];
    for ending in ["'s", "’s", "s"] {
        if let Some(stem) = folded.strip_suffix(ending).filter(|stem| stem.chars().count() > 2) {
            forms.push(stem.to_owned());
        }
    }
    forms
}

/// Words that answer a denial of another language without being one.
const HINTS: &[&str] = &[
    "no",
    "none",
    "nobody",
    "nothing",
    "neither",
    "nowhere",
    "without",
    "fail",
    "fails",
    "failed",
    "failing",
    "failure",
    "refuse",
    "refuses",
    "refused",
    "refusing",
    "refusal",
    "deny",
    "denies",
    "denied",
    "denying",
    "denial",
    "reject",
    "rejects",
    "rejected",
    "rejecting",
    "unable",
    "lack",
    "lacks",
    "lacked",
    "lacking",
    "hardly",
    "barely",
    "scarcely",
    "few",
    "little",
    "rather",
    "instead",
    "only",
    "but",
    "avoid",
    "avoids",
    "avoided",
    "stop",
    "stopped",
    "stops",
    "prevent",
    "prevented",
    "prevents",
    "ban",
    "banned",
    "unless",
    "except",
    "less",
    "too",
    "yet",
    "rarely",
    "seldom",
    "missing",
    "absent",
    "absence",
    "lost",
    "lose",
    "loses",
    "miss",
    "missed",
    "away",
    "free",
    "against",
    "least",
    "still",
    "until",
    "before",
    "despite",
    "far",
    "wrong",
    "false",
    "ceased",
    "abstain",
    "forbidden",
    "forbid",
    "beyond",
    "other",
    "anything",
    "any",
    "anyone",
    "even",
];

pub(super) fn negations(words: &[String]) -> Vec<(usize, Negation)> {
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1).map_or("", String::as_str);
        let before = at.checked_sub(1).map_or("", |at| words[at].as_str());
        let negative = matches!(
            word.as_str(),
            "not" | "never" | "cannot" | "nor" | "cant" | "dont" | "didnt" | "wont" | "isnt" | "wasnt"
        ) || word.ends_with("n't")
            || word.ends_with("n’t");
        if negative {
            // `not only … but`, `whether or not`, `if not`: nothing is denied.
            let turned = matches!(
                next,
                "only"
                    | "just"
                    | "merely"
                    | "simply"
                    | "least"
                    | "to"
                    | "all"
                    | "until"
                    | "every"
                    | "necessarily"
                    | "alone"
                    | "so"
                    | "even"
            ) || matches!(before, "or" | "if" | "why" | "than" | "but" | "and")
                || word == "nor";
            found.push((at, if turned { Negation::Hint } else { Negation::Yes }));
        } else if HINTS.contains(&word.as_str()) || is_contrary(word) {
            found.push((at, Negation::Hint));
        }
    }
    found
}

/// A word with a prefix that denies: `untrue`, `impossible`, `disagreed`.
fn is_contrary(word: &str) -> bool {
    /// Words that only begin alike.
    const ALIKE: &[&str] = &["unit", "univ", "union", "uniq", "under", "uncle", "unif"];
    const PREFIXED: &[&str] = &[
        "incomplet",
        "incorrect",
        "inabilit",
        "incapab",
        "inadequa",
        "insuffici",
        "invalid",
        "invisib",
        "inconsist",
        "ineffect",
        "inaccura",
        "impossib",
        "improper",
        "imperfect",
        "immatur",
        "immoral",
        "irregular",
        "irrelevan",
        "irrespons",
        "illegal",
        "illegitim",
        "illitera",
        "illogic",
        "disagree",
        "disallow",
        "disapprov",
        "disobey",
        "dislik",
        "disbeli",
        "dismiss",
        "discontinu",
        "disqualif",
        "non",
    ];
    let un = word.starts_with("un") && word.len() > 5 && !ALIKE.iter().any(|alike| word.starts_with(alike));
    un || PREFIXED.iter().any(|prefix| word.starts_with(prefix) && (*prefix != "non" || word == "non"))
}
