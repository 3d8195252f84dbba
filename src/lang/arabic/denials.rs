//! Words that deny, and what else a check of facts asks of a word.

use crate::lang::Negation;

/// What may be written before a word, the longer first.
const PREFIXES: &[&str] = &[
    "وبال", "وكال", "ولل", "وال", "بال", "فال", "كال", "لل", "ال", "وب", "ول", "وك", "فب", "فل", "و", "ف",
    "ب", "ل", "ك",
];

/// Without conjunctions, prepositions and article.
pub(super) fn bare(folded: &str) -> Vec<String> {
    let mut forms = vec![folded.to_owned()];
    for prefix in PREFIXES {
        if let Some(stem) = folded.strip_prefix(prefix).filter(|stem| stem.chars().count() > 1) {
            forms.push(stem.to_owned());
        }
    }
    forms
}

/// Words that answer a denial of another language without being one; folded.
const HINTS: &[&str] = &[
    "غير",
    "عدم",
    "بدون",
    "دون",
    "بلا",
    "رفض",
    "رفضت",
    "رفضوا",
    "يرفض",
    "ترفض",
    "رفضه",
    "رفضها",
    "نفي",
    "نفت",
    "ينفي",
    "تنفي",
    "نفوا",
    "انعدام",
    "فشل",
    "فشلت",
    "فشلوا",
    "يفشل",
    "امتنع",
    "امتنعت",
    "منع",
    "منعت",
    "يمنع",
    "حظر",
    "كلا",
    "عاجز",
    "عاجزا",
    "عاجزه",
    "تعذر",
    "يتعذر",
    "لولا",
    "ندره",
    "خال",
    "خاليه",
    "خالي",
    "انكر",
    "انكرت",
    "ينكر",
    "انكار",
    "بدل",
    "بدلا",
    "افتقار",
    "يفتقر",
    "تفتقر",
    "استبعد",
    "يستبعد",
    "تجنب",
    "عجز",
    "نادرا",
    "قلما",
    "حرمان",
    "مستحيل",
    "مستحيله",
    "المستحيل",
    "المستحيله",
    "كاذب",
    "تخفي",
    "يخفون",
    "اخفي",
    "الغاء",
    "الغي",
    "الغيت",
    "يلغي",
    "تلغي",
    "تلغ",
    "تعطيل",
    "معطل",
    "معطله",
    "مجهول",
    "مجهوله",
    "غياب",
    "ممنوع",
    "ممنوعه",
    "محظور",
    "محظوره",
    "لئلا",
    "كيلا",
];

/// Verbs to which «لا» is often joined: «لايمكن». What begins so otherwise is «لـ» and a noun: «لايران».
const JOINED: &[&str] = &[
    "يمكن",
    "يمكنك",
    "يوجد",
    "توجد",
    "يجوز",
    "ينبغي",
    "يجب",
    "يستطيع",
    "تستطيع",
    "يحتوي",
    "تحتوي",
    "يملك",
    "تملك",
];

/// «ألا» before a verb, which is «أن لا» and is folded like «إلا»; «ما من»; «لا» joined to its verb.
fn is_written_otherwise(word: &str, next: &str) -> bool {
    let verb = next.starts_with(['ي', 'ت', 'ن']) && next.chars().count() > 3;
    word == "الا" && verb
        || word == "ما" && next == "من"
        || word.strip_prefix("لا").is_some_and(|verb| JOINED.contains(&verb))
}

/// Words of turns of speech that deny in one language only.
const WEAK: &[&str] = &[
    "قط",
    "ابدا",
    "مطلقا",
    "اطلاقا",
    "ما",
    "الا",
    "سوي",
    "فقط",
    "لكن",
    "بل",
    "حتي",
    "اي",
    "ايا",
    "قبل",
    "بعد",
    "بعيدا",
    "ضد",
    "نقص",
    "اقل",
    "فقد",
    "خطا",
];

/// Behind a denial, so many words on at most: «لم … إلا», «ليس … فقط», «لا … سوى»: what is said holds after all.
const TURNS: &[&str] = &["الا", "سوي", "فقط", "بل", "مجرد", "فحسب", "وحسب"];
const TURNED_WITHIN: usize = 6;

/// What follows «لا» in sayings that deny nothing.
const SAYINGS: &[&str] = &[
    "يزال",
    "تزال",
    "يزالون",
    "ازال",
    "نزال",
    "تزالان",
    "سيما",
    "بد",
    "شك",
    "يقل",
    "تقل",
    "يتجاوز",
    "تتجاوز",
    "يزيد",
    "تزيد",
    "يتعدي",
    "تتعدي",
    "تنسي",
    "تنسوا",
    "ترحم",
    "يحصي",
    "تحصي",
];

pub(super) fn negations(words: &[String]) -> Vec<(usize, Negation)> {
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let bare = word.strip_prefix(['و', 'ف', 'ا']).unwrap_or(word);
        let next = words.get(at + 1).map_or("", String::as_str);
        let is = |list: &[&str]| list.contains(&word.as_str()) || list.contains(&bare);
        let turned = || {
            let following = words[at + 1..].iter().take(TURNED_WITHIN + 1);
            let pairs = following.clone().zip(following.skip(1).map(String::as_str).chain([""]));
            // «إلا أن» is *however*, and turns nothing, unless right behind the verb: «لا يسعنا إلا أن».
            pairs.enumerate().any(|(behind, (word, next))| {
                TURNS.contains(&word.strip_prefix('و').unwrap_or(word))
                    && (behind == 1 || !(word == "الا" && next.starts_with("ان")))
            })
        };
        let kind = if is(&["لم", "لن", "ليس", "ليست", "ليسوا", "لست", "لسنا", "ليسا"])
        {
            // «لم يزل»: it goes on. «ما لم»: unless.
            let goes_on = matches!(next, "يزل" | "تزل");
            // «لن نفشل»: it is affirmed.
            let affirmed = next
                .strip_prefix(['ن', 'ت', 'ي', 'ا'])
                .is_some_and(|verb| matches!(verb, "فشل" | "رفض" | "عجز" | "نفي"));
            // «إن لم يكن»: if not, even.
            let concedes =
                at > 0 && matches!(words[at - 1].as_str(), "ان" | "وان") && matches!(next, "يكن" | "تكن");
            if goes_on || affirmed || concedes || turned() { Negation::Hint } else { Negation::Yes }
        } else if matches!(word.as_str(), "لا" | "ولا" | "فلا") {
            let verb = next.starts_with(['ي', 'ت', 'ن', 'ا']) && next.chars().count() > 3;
            if SAYINGS.contains(&next) {
                Negation::Weak
            } else if verb && !next.starts_with("ال") && !turned() {
                Negation::Yes
            } else {
                Negation::Hint
            }
        } else if is_orphan(words, at) || is_turn(words, at) {
            Negation::Orphan
        } else if is_clear(word) {
            Negation::Clear
        } else if is_contrary(word) {
            Negation::Contrary
        } else if is(HINTS)
            || is_written_otherwise(word, next)
            || ["ب", "ل", "ك", "ال", "بال", "لل", "وال"]
                .iter()
                .any(|prefix| word.strip_prefix(prefix).is_some_and(|rest| HINTS.contains(&rest)))
        {
            Negation::Hint
        } else if is(WEAK) {
            Negation::Weak
        } else {
            continue;
        };
        found.push((at, kind));
    }
    found
}

/// What may stand some words before a verb in the jussive or subjunctive.
const GOVERNORS: &[&str] = &[
    "لم",
    "لن",
    "لا",
    "ان",
    "كي",
    "لكي",
    "كيلا",
    "حتي",
    "من",
    "مهما",
    "ايا",
    "اينما",
    "حيثما",
    "كيفما",
    "لئن",
    "لما",
    "الا",
    "لئلا",
    "الم",
    "بان",
    "لان",
    "اذن",
    "او",
];

/// «بدون، بلا، مستحيل»; «دون» and «عدم» are a part of many a word of other languages: «دون سن», under the age of, «عدم ثقة», mistrust.
fn is_clear(word: &str) -> bool {
    let bare = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    matches!(bare, "بدون" | "بلا") || matches!(word.strip_prefix("ال").unwrap_or(word), "مستحيل" | "مستحيله")
}

/// «بعدم استخدام»; «غير» is a verb as well, to change, and a part of many an adjective.
fn is_contrary(word: &str) -> bool {
    let bare = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    bare.strip_prefix(['ب', 'ل']).unwrap_or(bare) == "عدم"
}

/// «فقط … ولكن أيضا» without «ليس».
fn is_turn(words: &[String], at: usize) -> bool {
    let also = |pair: &[String]| {
        matches!(pair[0].as_str(), "ولكن" | "لكن" | "بل" | "وانما" | "انما")
            && matches!(pair[1].as_str(), "ايضا" | "كذلك")
    };
    let denied = |word: &String| {
        let bare = word.strip_prefix(['و', 'ف', 'ا']).unwrap_or(word);
        matches!(
            bare,
            "لم" | "لن"
                | "ليس"
                | "ليست"
                | "ليسوا"
                | "لا"
                | "لست"
                | "لسنا"
                | "غير"
                | "عدم"
                | "دون"
        )
    };
    matches!(words[at].as_str(), "فقط" | "مجرد" | "فحسب")
        && words[at + 1..].windows(2).take(OF_A_CLAUSE).any(also)
        && !words[at.saturating_sub(OF_A_CLAUSE)..at].iter().any(denied)
}

/// So many words a clause has at most between «ليس فقط» and «بل أيضا».
const OF_A_CLAUSE: usize = 15;

/// «يكن» without «لم», «يفعلوا» without «لن» or «أن» in the words before: no sentence has such a form by itself.
fn is_orphan(words: &[String], at: usize) -> bool {
    let word = words[at].as_str();
    let to_be = matches!(word, "يكن" | "تكن" | "نكن" | "اكن");
    let plural = word.starts_with('ي') && word.ends_with("وا") && word.chars().count() > 4;
    // «يزال» goes on only with a denial.
    let goes_on = matches!(word.strip_prefix('و').unwrap_or(word), "يزال" | "تزال" | "يزالون");
    let within = if to_be || goes_on { 3 } else { 7 };
    (to_be || plural || goes_on)
        && !words[at.saturating_sub(within)..at].iter().any(|before| {
            let bare = before.strip_prefix(['و', 'ف']).unwrap_or(before);
            GOVERNORS.contains(&before.as_str()) || GOVERNORS.contains(&bare) || before.starts_with("لي")
        })
}
