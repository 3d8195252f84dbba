//! Y020: a sign that is neither there nor said in words.

use crate::check::signs::Signs;
use crate::check::{Example, Group, Pair, PairCheck};
use crate::model::{Finding, Rule, Severity};
use crate::text::Span;

static RULE: Rule = Rule { code: "Y020", name: "sign-lost", severity: Severity::Info };

/// The source has a degree sign, a sign of per cent, or one of a right, and the target has neither it nor a word for it.
pub(super) static LOST: PairCheck = PairCheck {
    rule: &RULE,
    group: Group::Typography,
    fixes: None,
    examples: &[
        Example::fires(("en", "tk"), &[("Turn it by 45°", "Ony 45 öwrüň")]),
        Example::fires(("en", "ar"), &[("Example™ Player", "مشغل Example")]),
        Example::fires(("en", "tk"), &[("CPU %", "CPU")]),
        Example::silent(("en", "tk"), &[("Turn it by 45°", "Ony 45 gradus öwrüň")]),
        Example::silent(("en", "ar"), &[("CPU %", "نسبة CPU المئوية")]),
        Example::silent(("en", "ar"), &[("50 °C", "٥٠ م°")]),
    ],
    find,
};

/// A sign with others of its meaning, and the beginnings of words that say it in many languages, in small letters.
struct Sign {
    sign: char,
    same: &'static [char],
    words: &'static [&'static str],
}

const SIGNS: &[Sign] = &[
    Sign {
        sign: '°',
        same: &['º', '˚', '℃', '℉', '度', '도'],
        words: &[
            "grad",
            "degr",
            "gard",
            "grau",
            "град",
            "درج",
            "درجه",
            "celsius",
            "цельс",
            "derec",
            "stup",
            "stop",
            "fok",
            "ast",
            "grá",
            "graus",
        ],
    },
    Sign {
        sign: '%',
        same: &['٪', '％', '﹪'],
        words: &[
            "per",
            "proc",
            "proz",
            "pros",
            "pour",
            "por",
            "проц",
            "відсот",
            "göterim",
            "نسب",
            "مئ",
            "مائ",
            "بالم",
            "yüzde",
            "百分",
            "比例",
            "퍼센트",
            "パーセント",
            "प्रतिशत",
            "شده",
            "درصد",
            "százal",
            "postot",
            "odstot",
            "kiek",
            "τοις",
            "ποσοστ",
        ],
    },
    Sign { sign: '©', same: &[], words: &["(c)", "copyright", "حقوق", "copy", "&copy;"] },
    Sign { sign: '®', same: &[], words: &["(r)", "&reg;"] },
    Sign { sign: '™', same: &['®'], words: &["(tm)", "&trade;", "&#8482;"] },
];

fn find(pair: &Pair, findings: &mut Vec<Finding>) {
    if !pair.source.has(Signs::WIDE.or(Signs::PLACEHOLDER)) {
        return;
    }
    let (source, target) = (pair.source.prose(), pair.target.prose());
    for one in SIGNS {
        let Some(at) = source.find(one.sign).filter(|at| one.sign != '%' || stands_alone(source, *at)) else {
            continue;
        };
        if target.contains(one.sign) || target.contains(one.same) {
            continue;
        }
        let small = target.to_lowercase();
        if !one.words.iter().any(|word| small.contains(word)) {
            let span = Span::new(at, at + one.sign.len_utf8());
            findings.push(pair.at_source(&RULE, span).with("sign", one.sign.to_string()));
        }
    }
}

/// Whether a sign of per cent is a label or a part of one: those of figures have a check of their own.
fn stands_alone(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end().chars().next_back();
    let apart = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | ')' | ':'));
    apart(text[..at].chars().next_back())
        && apart(text[at + 1..].chars().next())
        && !before.is_some_and(char::is_numeric)
}
