//! Forms of verbs: the first word of a term that is a verb inflects (`enters into force`).

/// Past tense, then the participle where it is another form, of verbs that do not add `-ed`.
const IRREGULAR: &[(&str, &str, &str)] = &[
    ("be", "was", "been"),
    ("bear", "bore", "borne"),
    ("become", "became", "become"),
    ("begin", "began", "begun"),
    ("bind", "bound", ""),
    ("break", "broke", "broken"),
    ("bring", "brought", ""),
    ("broadcast", "broadcast", ""),
    ("build", "built", ""),
    ("buy", "bought", ""),
    ("cast", "cast", ""),
    ("choose", "chose", "chosen"),
    ("come", "came", "come"),
    ("cut", "cut", ""),
    ("deal", "dealt", ""),
    ("do", "did", "done"),
    ("draw", "drew", "drawn"),
    ("fall", "fell", "fallen"),
    ("fight", "fought", ""),
    ("find", "found", ""),
    ("forbid", "forbade", "forbidden"),
    ("get", "got", "gotten"),
    ("give", "gave", "given"),
    ("go", "went", "gone"),
    ("grow", "grew", "grown"),
    ("have", "had", ""),
    ("hear", "heard", ""),
    ("hold", "held", ""),
    ("keep", "kept", ""),
    ("know", "knew", "known"),
    ("lay", "laid", ""),
    ("lead", "led", ""),
    ("leave", "left", ""),
    ("lend", "lent", ""),
    ("let", "let", ""),
    ("lose", "lost", ""),
    ("make", "made", ""),
    ("meet", "met", ""),
    ("overcome", "overcame", "overcome"),
    ("pay", "paid", ""),
    ("put", "put", ""),
    ("read", "read", ""),
    ("rise", "rose", "risen"),
    ("run", "ran", "run"),
    ("say", "said", ""),
    ("see", "saw", "seen"),
    ("seek", "sought", ""),
    ("sell", "sold", ""),
    ("send", "sent", ""),
    ("set", "set", ""),
    ("show", "showed", "shown"),
    ("shut", "shut", ""),
    ("sit", "sat", ""),
    ("speak", "spoke", "spoken"),
    ("spend", "spent", ""),
    ("spread", "spread", ""),
    ("stand", "stood", ""),
    ("strike", "struck", ""),
    ("swear", "swore", "sworn"),
    ("take", "took", "taken"),
    ("teach", "taught", ""),
    ("tell", "told", ""),
    ("think", "thought", ""),
    ("undertake", "undertook", "undertaken"),
    ("uphold", "upheld", ""),
    ("win", "won", ""),
    ("withdraw", "withdrew", "withdrawn"),
    ("write", "wrote", "written"),
];

/// Verbs of more than one syllable that double their last letter: the last syllable is stressed.
const DOUBLING: &[&str] = &[
    "admit", "begin", "commit", "compel", "confer", "control", "defer", "deter", "dispel", "equip", "expel",
    "forbid", "forget", "incur", "infer", "occur", "omit", "patrol", "permit", "prefer", "propel", "rebut",
    "recur", "refer", "regret", "remit", "submit", "transfer", "transmit",
];

/// What the forms of a verb are called in [`crate::lang::Features::enclitic`].
pub(super) const ENDINGS: [&str; 4] = ["-s", "-ing", "-ed", "-en"];

/// Third person, `-ing`, past tense, and the participle where it is another form; without the plain form.
pub(super) fn forms(text: &str) -> Vec<String> {
    let (verb, rest) = text.find([' ', '-']).map_or((text, ""), |at| text.split_at(at));
    let small = verb.to_lowercase();
    let mut last = small.chars().rev();
    let (Some(last), Some(before)) = (last.next(), last.next()) else { return Vec::new() };
    let is_vowel = |c: char| "aeiou".contains(c);
    let sibilant = ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| small.ends_with(end));
    let consonant_y = last == 'y' && !is_vowel(before);
    let doubled = DOUBLING.contains(&small.as_str())
        || (small.chars().filter(|c| is_vowel(*c)).count() == 1
            && small.chars().count() > 2
            && is_vowel(before)
            && !is_vowel(last)
            && !matches!(last, 'w' | 'x' | 'y'));
    let cut = |count: usize| verb.char_indices().rev().nth(count - 1).map_or("", |(at, _)| &verb[..at]);
    let mut forms = vec![match (consonant_y, sibilant) {
        (true, _) => format!("{}ies", cut(1)),
        (_, true) => format!("{verb}es"),
        _ => format!("{verb}s"),
    }];
    forms.push(match last {
        'e' if small.ends_with("ie") => format!("{}ying", cut(2)),
        'e' if !matches!(before, 'e' | 'o' | 'y') && small.len() > 2 => format!("{}ing", cut(1)),
        _ if doubled => format!("{verb}{last}ing"),
        _ => format!("{verb}ing"),
    });
    match IRREGULAR.iter().find(|(plain, ..)| *plain == small) {
        Some((_, past, participle)) => {
            forms.extend([*past, *participle].into_iter().filter(|form| !form.is_empty()).map(str::to_owned));
        }
        None => forms.push(match last {
            'e' => format!("{verb}d"),
            _ if consonant_y => format!("{}ied", cut(1)),
            _ if doubled => format!("{verb}{last}ed"),
            _ => format!("{verb}ed"),
        }),
    }
    for form in &mut forms {
        form.push_str(rest);
    }
    forms
}

/// The verbs of which this word may be a form, by every rule and list; not all of them are words.
pub(super) fn plain_forms(word: &str) -> Vec<String> {
    let small = word.to_lowercase();
    let listed = IRREGULAR.iter().filter(|(_, past, participle)| *past == small || *participle == small);
    let mut verbs: Vec<String> = listed.map(|(plain, ..)| (*plain).to_owned()).collect();
    const ENDINGS: &[(&str, &str)] = &[
        ("s", ""),
        ("ies", "y"),
        ("es", ""),
        ("ing", ""),
        ("ing", "e"),
        ("ying", "ie"),
        ("ed", ""),
        ("d", ""),
        ("ied", "y"),
    ];
    for (ending, plain) in ENDINGS {
        let Some(stem) = small.strip_suffix(ending) else { continue };
        verbs.push(format!("{stem}{plain}"));
        // A letter that was doubled.
        let mut letters = stem.chars().rev();
        if plain.is_empty()
            && let (Some(last), Some(before)) = (letters.next(), letters.next())
            && last == before
        {
            verbs.push(stem[..stem.len() - last.len_utf8()].to_owned());
        }
    }
    verbs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_inflect_their_first_word() {
        let rows: &[(&str, &[&str], &str)] = &[
            ("sign", &["signs", "signing", "signed"], "regular"),
            ("ratify", &["ratifies", "ratifying", "ratified"], "consonant and y"),
            ("convey", &["conveys", "conveying", "conveyed"], "vowel and y"),
            ("exchange", &["exchanges", "exchanging", "exchanged"], "e is dropped"),
            ("submit", &["submits", "submitting", "submitted"], "stressed at the end"),
            ("visit", &["visits", "visiting", "visited"], "not stressed at the end"),
            ("meet", &["meets", "meeting", "met"], "irregular"),
            (
                "enter into force",
                &["enters into force", "entering into force", "entered into force"],
                "first word",
            ),
            ("x", &[], "no verb"),
        ];
        for (verb, wanted, why) in rows {
            assert_eq!(forms(verb), *wanted, "{verb}: {why}");
        }
    }
}
