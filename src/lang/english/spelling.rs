//! Spellings of one word: British and American, and a few that both write two ways.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

/// Parts of words with the spelling they are compared in. Whole parts only where the letters are sure to be this word.
const ALIKE: &[(&str, &str)] = &[
    // -our, -or
    ("arbour", "arbor"),
    ("ardour", "ardor"),
    ("armour", "armor"),
    ("behaviour", "behavior"),
    ("candour", "candor"),
    ("clamour", "clamor"),
    ("colour", "color"),
    ("demeanour", "demeanor"),
    ("endeavour", "endeavor"),
    ("favour", "favor"),
    ("fervour", "fervor"),
    ("flavour", "flavor"),
    ("glamour", "glamor"),
    ("honour", "honor"),
    ("humour", "humor"),
    ("labour", "labor"),
    ("neighbour", "neighbor"),
    ("odour", "odor"),
    ("parlour", "parlor"),
    ("rancour", "rancor"),
    ("rigour", "rigor"),
    ("rumour", "rumor"),
    ("saviour", "savior"),
    ("savour", "savor"),
    ("splendour", "splendor"),
    ("tumour", "tumor"),
    ("valour", "valor"),
    ("vapour", "vapor"),
    ("vigour", "vigor"),
    // -re, -er
    ("calibre", "caliber"),
    ("centre", "center"),
    ("centring", "centering"),
    ("fibre", "fiber"),
    ("litre", "liter"),
    ("lustre", "luster"),
    ("manoeuvr", "maneuver"),
    ("maneuvere", "maneuver"),
    ("maneuvre", "maneuver"),
    ("meagre", "meager"),
    ("metre", "meter"),
    ("sabre", "saber"),
    ("sceptre", "scepter"),
    ("sombre", "somber"),
    ("spectre", "specter"),
    ("theatre", "theater"),
    // -ence, -ense
    ("defence", "defense"),
    ("licence", "license"),
    ("offence", "offense"),
    ("pretence", "pretense"),
    ("practise", "practice"),
    // one l, two l
    ("cancell", "cancel"),
    ("channell", "channel"),
    ("counsell", "counsel"),
    ("dialled", "dialed"),
    ("enroll", "enrol"),
    ("fuell", "fuel"),
    ("fulfill", "fulfil"),
    ("installment", "instalment"),
    ("jewell", "jewel"),
    ("labell", "label"),
    ("levell", "level"),
    ("marshall", "marshal"),
    ("modell", "model"),
    ("signall", "signal"),
    ("skillful", "skilful"),
    ("totall", "total"),
    ("travell", "travel"),
    ("willful", "wilful"),
    // ae, oe
    ("aesthe", "esthe"),
    ("anaem", "anem"),
    ("archae", "arche"),
    ("diarrhoea", "diarrhea"),
    ("encyclopaed", "encycloped"),
    ("foetus", "fetus"),
    ("gynae", "gyne"),
    ("haemo", "hemo"),
    ("leukaem", "leukem"),
    ("mediaeval", "medieval"),
    ("orthopaed", "orthoped"),
    ("paediatr", "pediatr"),
    // the rest
    ("acknowledgement", "acknowledgment"),
    ("adviser", "advisor"),
    ("ageing", "aging"),
    ("aluminium", "aluminum"),
    ("analogue", "analog"),
    ("analyse", "analyze"),
    ("analysi", "analyzi"),
    ("artefact", "artifact"),
    ("catalogue", "catalog"),
    ("cheque", "check"),
    ("civilis", "civiliz"),
    ("convenor", "convener"),
    ("dialogue", "dialog"),
    ("enquir", "inquir"),
    ("grey", "gray"),
    ("judgement", "judgment"),
    ("mould", "mold"),
    ("paralyse", "paralyze"),
    ("paralysi", "paralyzi"),
    ("plough", "plow"),
    ("programme", "program"),
    ("pyjama", "pajama"),
    ("sceptic", "skeptic"),
    ("sulph", "sulf"),
    ("storey", "story"),
];

/// What follows `is` where it may be written `iz`.
const ISE: &[&str] = &["e", "ing", "able", "ation"];

/// Finds out in one go that a word has none of the parts, as nearly all have; none if it cannot be built.
static PARTS: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(ALIKE.iter().map(|(part, _)| part)).ok());

/// One spelling for all that are alike. The argument is folded.
pub(super) fn alike(folded: &str) -> String {
    let mut word = folded.to_owned();
    let any = PARTS.as_ref().is_none_or(|parts| parts.is_match(&word));
    for (part, with) in ALIKE.iter().filter(|_| any) {
        if word.contains(part) {
            word = word.replace(part, with);
        }
    }
    let mut at = 0;
    while let Some(found) = word[at..].find("is") {
        let s = at + found + 1;
        // Not at the beginning of a word: `rise` and `wise` have one spelling.
        if s > 3 && ISE.iter().any(|end| word[s + 1..].starts_with(end)) {
            word.replace_range(s..=s, "z");
        }
        at = s + 1;
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_meet_and_those_of_two_do_not() {
        let rows: &[(&str, &str, bool, &str)] = &[
            ("organisation", "organization", true, "-ise and -ize"),
            ("harmonised", "harmonized", true, "with an ending"),
            ("labour", "labor", true, "-our and -or"),
            ("neighbouring", "neighboring", true, "inside a longer word"),
            ("centres", "centers", true, "-re and -er"),
            ("programme", "program", true, "programme and program"),
            ("counsellor", "counselor", true, "two l and one"),
            ("defence", "defense", true, "-ence and -ense"),
            ("four", "for", false, "not every our is an or"),
            ("prise", "prize", false, "not every ise is an ize"),
            ("counsel", "consul", false, "other words"),
            ("corporation", "cooperation", false, "other words"),
        ];
        for (one, other, same, why) in rows {
            assert_eq!(alike(one) == alike(other), *same, "{one}, {other}: {why}");
        }
    }
}
