//! U026 and U027: a target in another script or another language than its locale says.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::check::signs::Signs;
use crate::check::{Example, Group, Pair, PairCheck, Text};
use crate::lang::{LANGUAGES, Language};
use crate::model::{Finding, Rule, Severity};
use crate::text::Span;
use crate::text::clean::Script;
use crate::text::clean::scripts::script;

static SCRIPT_RULE: Rule = Rule { code: "U026", name: "wrong-script", severity: Severity::Error };
static LANGUAGE_RULE: Rule = Rule { code: "U027", name: "wrong-language", severity: Severity::Error };

/// The letters of the target are mostly of another script.
pub(super) static SCRIPT: PairCheck = PairCheck {
    rule: &SCRIPT_RULE,
    group: Group::Units,
    fixes: None,
    examples: &[
        Example::fires(("en", "ar"), &[("The minister has arrived.", "Ministr geldi.")]),
        Example::fires(("ar", "tk"), &[("وصل الوزير", "Министр гелди")]),
        Example::silent(("en", "ar"), &[("Microsoft Windows", "Microsoft Windows")]),
        Example::silent(("en", "ar"), &[("The minister has arrived.", "وصل الوزير.")]),
    ],
    find: wrong_script,
};

/// How many letters of each script a text has.
fn letters(text: &Text) -> [usize; Script::ALL.len()] {
    let mut found = [0; Script::ALL.len()];
    for script in text.prose().chars().filter_map(script) {
        found[script as usize] += 1;
    }
    found
}

fn wrong_script(pair: &Pair, findings: &mut Vec<Finding>) {
    let Some(own) = pair.target.language.writing().script else { return };
    // Other letters than those of the own script are beyond ASCII, or are those of ASCII.
    if !pair.target.has(if own == Script::Latin { Signs::WIDE } else { Signs::LATIN.or(Signs::WIDE) }) {
        return;
    }
    let found = letters(pair.target);
    let all: usize = found.iter().sum();
    let others = Script::ALL.into_iter().filter(|script| *script != own);
    let Some(other) = others.max_by_key(|script| found[*script as usize]) else { return };
    let count = found[other as usize];
    if 5 * count <= 4 * all {
        return;
    }
    // A name, a command, an acronym stays in its script; what is the source itself is another finding.
    let few = count < 5 || pair.target.words().len() < 2;
    let same = pair.source.text.contains(pair.target.text.trim());
    if !few && !same && !is_kept(pair) {
        let span = Span::new(0, pair.target.text.len());
        findings
            .push(pair.at_target(&SCRIPT_RULE, span).with("script", other.name()).with("own", own.name()));
    }
}

/// Most words of the target stand in the source as well.
fn is_kept(pair: &Pair) -> bool {
    let words = pair.target.words();
    let kept = words.iter().filter(|word| pair.source.text.contains(word.of(pair.target.text))).count();
    2 * kept > words.len()
}

/// The target has the little words of another language, and none of its own.
pub(super) static LANGUAGE: PairCheck = PairCheck {
    rule: &LANGUAGE_RULE,
    group: Group::Units,
    fixes: None,
    examples: &[
        Example::fires(
            ("ar", "tk"),
            &[(
                "وصل الوزير إلى بغداد صباح اليوم",
                "The minister arrived in Baghdad on the morning of the day",
            )],
        ),
        Example::silent(
            ("ar", "tk"),
            &[("وصل الوزير إلى بغداد صباح اليوم", "Ministr şu gün irden Bagdada bardy we duşuşyk geçirdi")],
        ),
    ],
    find: wrong_language,
};

/// So many little words of another language are no quotation.
const FEWEST: usize = 3;

/// The little words of every language, with a bit for each language of [`LANGUAGES`] that has them.
static LITTLE: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
    let mut little = HashMap::new();
    for (index, language) in LANGUAGES.iter().enumerate() {
        for word in language.common() {
            *little.entry(*word).or_default() |= 1 << index;
        }
    }
    little
});

fn wrong_language(pair: &Pair, findings: &mut Vec<Finding>) {
    let own = pair.target.language;
    if own.common().is_empty() || pair.target.words().len() < 2 * FEWEST {
        return;
    }
    let mut counts = [0; LANGUAGES.len()];
    for span in pair.target.words() {
        let word = span.of(pair.target.prose());
        let known = match word.contains(char::is_uppercase) {
            true => LITTLE.get(word.to_lowercase().as_str()),
            false => LITTLE.get(word),
        };
        if let Some(languages) = known {
            counts
                .iter_mut()
                .enumerate()
                .for_each(|(index, count)| *count += (languages >> index & 1) as usize);
        }
    }
    let count = |language: &dyn Language| {
        let index = LANGUAGES.iter().position(|other| other.code() == language.code());
        // One in another script than its usual one has no bit.
        let slowly = || {
            let words = pair.target.words().iter().map(|span| span.of(pair.target.prose()).to_lowercase());
            words.filter(|word| language.common().contains(&word.as_str())).count()
        };
        index.map_or_else(slowly, |index| counts[index])
    };
    let mine = count(own);
    let others = LANGUAGES.iter().filter(|language| language.code() != own.code());
    let best = others.map(|language| (count(*language), language.code())).max_by_key(|(count, _)| *count);
    // The source itself in the place of its translation is another finding.
    if let Some((theirs, code)) = best
        && theirs >= FEWEST
        && theirs > 3 * mine
        && pair.source.text.trim() != pair.target.text.trim()
    {
        let span = Span::new(0, pair.target.text.len());
        findings.push(pair.at_target(&LANGUAGE_RULE, span).with("language", code));
    }
}
