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
    "nor",
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
    "instead",
    "avoid",
    "avoids",
    "avoided",
    "avoiding",
    "stop",
    "stopped",
    "stops",
    "prevent",
    "prevented",
    "prevents",
    "preventing",
    "ban",
    "banned",
    "unless",
    "except",
    "rarely",
    "seldom",
    "missing",
    "absent",
    "absence",
    "wrong",
    "false",
    "ceased",
    "abstain",
    "forbidden",
    "forbid",
    "hides",
    "hid",
    "hidden",
    "minus",
];

/// Words of turns of speech that deny in one language only.
const WEAK: &[&str] = &[
    "little", "rather", "only", "but", "less", "too", "yet", "lost", "lose", "loses", "miss", "missed",
    "away", "free", "against", "least", "still", "until", "before", "despite", "far", "beyond", "out",
    "remember", "always", "remains",
];

/// Behind a denial, so many words on at most: *not only*, *not … until*, *cannot help but*.
const TURNS: &[&str] =
    &["only", "until", "but", "alone", "merely", "simply", "just", "help", "necessarily", "mention"];
const TURNED_WITHIN: usize = 4;

/// Behind *can't*, *isn't*: a question that expects a yes. Before them it is the subject of a statement: *it wasn't, it was …*.
const ASKED: &[&str] = &["i", "you", "he", "she", "it", "we", "they", "the", "this", "that", "there"];

pub(super) fn negations(words: &[String]) -> Vec<(usize, Negation)> {
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1).map_or("", String::as_str);
        let before = at.checked_sub(1).map_or("", |at| words[at].as_str());
        let negative = matches!(
            word.as_str(),
            "not" | "never" | "cannot" | "cant" | "dont" | "didnt" | "wont" | "isnt" | "wasnt"
        ) || word.ends_with("n't")
            || word.ends_with("n’t");
        let kind = if is_orphan(words, at) {
            Negation::Orphan
        } else if negative {
            let following = words[at + 1..].iter().take(TURNED_WITHIN);
            let turned = following.clone().any(|word| TURNS.contains(&word.as_str()))
                // *whether or not*, *if not*; *not to mention*, *not all*; *don't forget*; a question: *isn't it?*
                || (word.ends_with("n't") || word.ends_with("n’t")) && ASKED.contains(&next)
                    && !ASKED.contains(&before)
                // *will not fail*: it is affirmed.
                || HINTS.contains(&next) && next != "no" && next != "nothing"
                || matches!(before, "or" | "if" | "why" | "than" | "and")
                // *not greater than* is less or equal.
                || words[at + 1..].iter().take(3).any(|word| word == "than")
                || matches!(next, "least" | "all" | "every" | "everyone" | "so" | "even" | "forget" | "unlike" | "out");
            if turned { Negation::Hint } else { Negation::Yes }
        } else if is_clear(word, next) {
            Negation::Clear
        } else if HINTS.contains(&word.as_str()) || is_contrary(word) {
            Negation::Hint
        } else if WEAK.contains(&word.as_str()) || may_be_contrary(word) {
            Negation::Weak
        } else {
            continue;
        };
        found.push((at, kind));
    }
    found
}

/// *only … but also* without *not*, *nor* and *anymore* without a denial before: nobody writes so who has not lost one.
fn is_orphan(words: &[String], at: usize) -> bool {
    let next = words.get(at + 1).map_or("", String::as_str);
    let denied = |within: usize| words[at.saturating_sub(within)..at].iter().any(|word| may_deny(word));
    match words[at].as_str() {
        "only" | "just" | "merely" | "simply" => {
            let rest = &words[at + 1..];
            let also = rest.iter().zip(rest.iter().skip(1)).take(OF_A_CLAUSE);
            !denied(TURNED_WITHIN) && also.into_iter().any(|(word, next)| word == "but" && next == "also")
        }
        "anymore" => !denied(at),
        "any" => next == "longer" && !denied(at),
        "nor" => !denied(at),
        _ => false,
    }
}

/// So many words a clause has at most between *not only* and *but also*.
const OF_A_CLAUSE: usize = 15;

fn may_deny(word: &str) -> bool {
    word.ends_with("n't")
        || word.ends_with("n’t")
        || matches!(word, "not" | "never" | "cannot" | "if" | "whether" | "hardly" | "rarely" | "seldom")
        || HINTS.contains(&word)
}

/// *no, nobody, unable, unbeaten, yet to*; not *no doubt*, *nothing but*.
fn is_clear(word: &str, next: &str) -> bool {
    match word {
        "no" => !matches!(
            next,
            "doubt"
                | "wonder"
                | "matter"
                | "less"
                | "more"
                | "sooner"
                | "later"
                | "earlier"
                | "fewer"
                | "greater"
                | "bigger"
                | "surprise"
                | "problem"
        ),
        "nothing" | "none" => !matches!(next, "but" | "less" | "more" | "other" | "the"),
        "yet" => next == "to",
        "far" => next == "from",
        "unlikely" => matches!(next, "to" | "that"),
        "nobody" | "neither" | "nowhere" | "unable" | "unless" | "impossible" | "non" | "ineligible" => true,
        _ => {
            is_undone(word)
                || word.starts_with("non")
                    && word.len() > 7
                    && !word.starts_with("none")
                    && !word.ends_with("illion")
        }
    }
}

/// *unbeaten, unclear, unacceptable*: what is not so; not what is undone (*unveiled*) or has a word of its own (*unhappy*).
fn is_undone(word: &str) -> bool {
    const OWN: &[&str] = &[
        "unlike",
        "unfortunat",
        "unusual",
        "unpreced",
        "unveil",
        "unfold",
        "unleash",
        "undo",
        "unlock",
        "uncover",
        "unrest",
        "unemploy",
        "unhapp",
        "unload",
        "uncomfort",
        "unwind",
        "unearth",
        "unravel",
        "unplug",
        "unpack",
        "unnerv",
        "unsettl",
        "undu",
        "unrivall",
        "unpubl",
        "unsched",
        "unselect",
        "unsubscr",
        "uninstall",
        "unblock",
        "unpin",
        "unarch",
        "unmut",
        "unfollow",
        "unlink",
        "unmark",
        "uncheck",
        "untick",
        "ungroup",
        "unassign",
        "unregist",
        "unset",
        "unzip",
    ];
    let form = [
        "ed", "en", "ble", "ably", "fair", "clear", "likely", "known", "sure", "true", "safe", "aware",
        "wise", "just",
    ];
    starts_as_denial(word)
        && form.iter().any(|end| word.ends_with(end))
        && !OWN.iter().any(|own| word.starts_with(own) && word != "unlikely")
}

/// A word with a prefix that denies: `untrue`, `impossible`, `disagreed`.
fn is_contrary(word: &str) -> bool {
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
    // *homeless, useless*.
    let less = word.len() > 6
        && (word.ends_with("less") || word.ends_with("lessly"))
        && !matches!(word, "regardless" | "nonetheless" | "nevertheless" | "unless");
    // *inexorable*, *impassable*, *irrevocably*.
    let able =
        ["able", "ible", "ably", "ibly", "ability", "ibility"].iter().any(|ending| word.ends_with(ending));
    let able =
        able && word.len() > 8 && ["in", "im", "ir", "il"].iter().any(|prefix| word.starts_with(prefix));
    starts_as_denial(word)
        || able
        || less
        || PREFIXED.iter().any(|prefix| word.starts_with(prefix) && (*prefix != "non" || word == "non"))
}

/// A word that begins as the contrary of another may: *mistrust*, *illness*, *dishonest*.
fn may_be_contrary(word: &str) -> bool {
    let prefixes =
        ["in", "im", "il", "ir", "dis", "mis", "anti", "de", "un", "ab", "mal", "off", "over", "under"];
    word.len() > 6 && prefixes.iter().any(|prefix| word.starts_with(prefix))
        || matches!(
            word,
            "other" | "others" | "another" | "besides" | "than" | "ill" | "bad" | "poor" | "low"
        )
}

/// *un-*, and not a word that only begins alike.
fn starts_as_denial(word: &str) -> bool {
    const ALIKE: &[&str] = &["unit", "univ", "union", "uniq", "under", "uncles", "unif", "until", "unison"];
    word.starts_with("un") && word.len() > 5 && !ALIKE.iter().any(|alike| word.starts_with(alike))
}
