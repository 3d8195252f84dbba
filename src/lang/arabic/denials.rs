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
    "ما",
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
    "قط",
    "ابدا",
    "الا",
    "سوي",
    "عاجز",
    "عاجزا",
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
    "نقص",
    "افتقار",
    "يفتقر",
    "تفتقر",
    "لا",
    "استبعد",
    "يستبعد",
    "تجنب",
    "بعيدا",
    "ضد",
    "عجز",
    "نادرا",
    "قلما",
    "ابي",
    "فقد",
    "حرمان",
    "مستحيل",
    "خطا",
    "كاذب",
    "اقل",
    "فقط",
    "لكن",
    "بل",
    "فقط",
    "قبل",
    "حتي",
    "اي",
    "ايا",
    "اخر",
];

pub(super) fn negations(words: &[String]) -> Vec<(usize, Negation)> {
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let bare = word.strip_prefix(['و', 'ف', 'ا']).unwrap_or(word);
        let next = words.get(at + 1).map_or("", String::as_str);
        let is = |list: &[&str]| list.contains(&word.as_str()) || list.contains(&bare);
        if is(&["لم", "لن", "ليس", "ليست", "ليسوا", "لست", "لسنا", "ليسا"]) {
            // «ليس فقط»، «ليس ... بل»: nothing is denied.
            let turned = matches!(next, "فقط" | "مجرد" | "الا" | "سوي");
            found.push((at, if turned { Negation::Hint } else { Negation::Yes }));
        } else if is(&["لا"]) {
            let verb = next.starts_with(['ي', 'ت', 'ن', 'ا']) && next.chars().count() > 3;
            let still = [
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
            ]
            .contains(&next)
                || next.starts_with("ال");
            found.push((at, if verb && !still { Negation::Yes } else { Negation::Hint }));
        } else if is(HINTS) || word.strip_prefix(['ب', 'ل', 'ك']).is_some_and(|rest| HINTS.contains(&rest))
        {
            found.push((at, Negation::Hint));
        }
    }
    found
}
