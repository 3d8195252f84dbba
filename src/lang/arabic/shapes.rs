//! The shapes of a term: number, definiteness, the prepositions that are written on the word, and case where the letters
//! show it.

use super::Arabic;
use super::inflect::{is_plural, without_article};
use crate::lang::Lemma;
use crate::lang::morphology::{Case, Features, Number};
use crate::lang::shapes::{self, Shape};

/// The prepositions that join the letter after them, so that a message cannot write them before a term: bidirectional
/// isolates around the term would part them. `و` joins nothing and stays in the message.
const PREFIXES: [(&str, &str); 3] = [("none", ""), ("bi", "ب"), ("li", "ل")];

/// See [`crate::lang::Language::shapes`].
pub(super) fn shapes(lemma: &Lemma) -> Vec<Shape> {
    let head = lemma.text.split_whitespace().next().unwrap_or_default();
    let states: &[(&str, bool, bool)] = match without_article(head) {
        // A name with the article is never without.
        (true, _) => &[("definite", true, false)],
        (false, _) => &[("indefinite", false, false), ("definite", true, false), ("construct", false, true)],
    };
    let numbers = [Number::Singular, Number::Dual, Number::Plural];
    // What is cited in the plural has nothing else.
    let numbers = if is_plural(lemma) { &numbers[..1] } else { &numbers[..] };
    let mut all = Vec::new();
    for number in numbers {
        for (definiteness, definite, construct) in states {
            for (prefix, proclitics) in PREFIXES {
                let cases: &[Case] = match proclitics {
                    "" => &[Case::Nominative, Case::Genitive, Case::Accusative],
                    _ => &[Case::Genitive],
                };
                for case in cases {
                    // Behind a preposition the case goes without saying.
                    let said = if proclitics.is_empty() { *case } else { Case::Nominative };
                    let values = vec![
                        ("number", shapes::number(*number)),
                        ("definiteness", *definiteness),
                        ("prefix", prefix),
                        ("case", shapes::case(said)),
                    ];
                    let features = Features {
                        number: *number,
                        case: *case,
                        definite: *definite,
                        construct: *construct,
                        proclitics: proclitics.to_owned(),
                        ..Features::default()
                    };
                    all.push((values, features));
                }
            }
        }
    }
    let citation = |shape: &Shape| shape.text == lemma.text;
    let mut shapes = shapes::inflected(&Arabic, lemma, all);
    // A definite form that is written as the indefinite one is one that the rules do not know.
    shapes.retain(|shape| !(shape.features.definite && states.len() > 1 && citation(shape)));
    shapes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_chosen_by_their_values() {
        type Row<'a> = (&'a str, &'a [(&'a str, &'a str)], Option<&'a str>, &'a str);
        let rows: &[Row] = &[
            ("سفارة", &[], Some("سفارة"), "the citation form"),
            ("سفارة", &[("definiteness", "definite")], Some("السفارة"), "the article"),
            (
                "سفارة",
                &[("definiteness", "definite"), ("prefix", "li")],
                Some("للسفارة"),
                "to the: the alef of the article falls",
            ),
            ("سفارة", &[("prefix", "bi")], Some("بسفارة"), "without the article"),
            ("سفارة", &[("number", "dual"), ("definiteness", "construct")], Some("سفارتا"), "no ن"),
            (
                "سفارة",
                &[("number", "dual"), ("definiteness", "construct"), ("case", "genitive")],
                Some("سفارتي"),
                "oblique",
            ),
            (
                "سفارة",
                &[("number", "plural"), ("definiteness", "definite"), ("prefix", "li")],
                Some("للسفارات"),
                "plural",
            ),
            ("سفير", &[("number", "plural"), ("definiteness", "definite")], Some("السفراء"), "broken plural"),
            ("مذكرة تفاهم", &[("definiteness", "definite")], Some("مذكرة التفاهم"), "on the last word"),
            ("بيان مشترك", &[("definiteness", "definite")], Some("البيان المشترك"), "on both"),
            ("بيان مشترك", &[("number", "plural")], Some("بيانات مشتركة"), "things in the plural"),
            (
                "مذكرة شفوية",
                &[("number", "dual"), ("definiteness", "definite")],
                Some("المذكرتان الشفويتان"),
                "both in the dual",
            ),
            ("مشاورات سياسية", &[("number", "dual")], None, "cited in the plural"),
            ("حقوق", &[("number", "plural")], None, "a broken plural"),
            ("إثبات", &[("number", "dual")], Some("إثباتان"), "a verbal noun"),
            ("محضر متفق عليه", &[("definiteness", "definite")], Some("المحضر المتفق عليه"), "no adjective"),
            ("سفارة قطر", &[("definiteness", "definite")], None, "a name has no article"),
            (
                "العراق",
                &[("definiteness", "definite"), ("prefix", "li")],
                Some("للعراق"),
                "a name with the article",
            ),
            (
                "التزام",
                &[("definiteness", "definite"), ("prefix", "li")],
                Some("للالتزام"),
                "ال belongs to the root",
            ),
            ("التزام", &[("prefix", "li")], Some("لالتزام"), "and stays"),
        ];
        for (term, wanted, text, why) in rows {
            let shapes = shapes(&Lemma { text: term, ..Lemma::default() });
            let first = shapes[0].parameters.clone();
            let value = |shape: &Shape, name: &str| {
                shape.parameters.iter().find(|(n, _)| *n == name).map(|(_, value)| *value)
            };
            let found = shapes.iter().find(|shape| {
                first.iter().all(|(name, default)| {
                    let said = wanted.iter().find(|(n, _)| n == name).map_or(*default, |(_, value)| value);
                    value(shape, name) == Some(said)
                })
            });
            assert_eq!(found.map(|shape| shape.text.as_str()), *text, "{term} {wanted:?}: {why}");
        }
    }
}
