//! A text cut up for a page: terms with what is known of them, and where its sentences end.

use super::visible::visible;
use crate::check::{self, Terminology};
use crate::lang;
use crate::model::{Certainty, Hit, Locale};
use crate::segment;

/// A piece of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// What is shown.
    pub text: String,
    /// What is known of it, if it is a term: concept, analysis, definition.
    pub tip: String,
    /// The concept, if it is a term.
    pub concept: String,
    /// A term that must not be used, or only an homograph of one: how the line below it looks.
    pub kind: &'static str,
    /// A sentence ends behind it, and another follows.
    pub cut: bool,
}

/// FIRST STRONG ISOLATE … POP DIRECTIONAL ISOLATE: in a tip Arabic and Latin stand side by side.
fn isolated(text: &str) -> String {
    format!("\u{2068}{}\u{2069}", visible(text))
}

/// The pieces of a text of `locale` in which `hits` were found; put together they are the text, with what could
/// mislead a reader made visible.
pub fn pieces(terminology: &Terminology, locale: &Locale, text: &str, hits: &[Hit]) -> Vec<Piece> {
    let mut ends: Vec<usize> = segment::segment(text, lang::of(locale)).iter().map(|span| span.end).collect();
    ends.pop();
    let mut pieces = Vec::new();
    let mut at = 0;
    let mut whole: Vec<&Hit> = check::whole(hits).collect();
    whole.sort_by_key(|hit| (hit.span.start, std::cmp::Reverse(hit.span.end)));
    for hit in whole {
        if hit.span.start < at {
            continue;
        }
        plain(text, at, hit.span.start, &ends, &mut pieces);
        at = hit.span.end;
        let Some(concept) = terminology.glossary.concepts.get(hit.concept) else { continue };
        let term = terminology.term(locale, hit);
        let mut tip = vec![isolated(&concept.id)];
        tip.extend(term.map(|term| isolated(&term.text)));
        tip.push(isolated(&hit.analysis));
        tip.extend(Some(isolated(&concept.definition)).filter(|_| !concept.definition.is_empty()));
        let kind = match term.map(|term| term.status.is_approved()) {
            Some(false) => "bad",
            _ if hit.certainty == Certainty::Homograph => "maybe",
            _ => "term",
        };
        pieces.push(Piece {
            text: shown(hit.span.of(text)),
            tip: tip.join(" · "),
            concept: concept.id.clone(),
            kind,
            cut: ends.contains(&hit.span.end),
        });
    }
    plain(text, at, text.len(), &ends, &mut pieces);
    pieces
}

/// The sentences of a text.
pub fn sentences(locale: &Locale, text: &str) -> usize {
    segment::segment(text, lang::of(locale)).iter().filter(|span| !span.of(text).trim().is_empty()).count()
}

/// The text between two hits, cut where sentences end.
fn plain(text: &str, mut from: usize, to: usize, ends: &[usize], pieces: &mut Vec<Piece>) {
    for end in ends.iter().copied().filter(|end| from < *end && *end <= to).collect::<Vec<_>>() {
        pieces.push(Piece { text: shown(&text[from..end]), cut: true, ..Piece::default() });
        from = end;
    }
    if from < to {
        pieces.push(Piece { text: shown(&text[from..to]), ..Piece::default() });
    }
}

/// A text as a page may be given it: lines stay lines, what could reorder or hide is made visible.
pub fn shown(text: &str) -> String {
    text.split('\n').map(visible).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::Glossary;

    #[test]
    fn a_text_is_cut_at_terms_and_sentences_and_nothing_is_lost() {
        let file = "concepts: [{id: embassy, definition: A mission., terms: {ar: [{term: سفارة}], en: [{term: embassy}]}}]";
        let (glossary, _) = Glossary::parse("terms.yaml", file);
        let (ar, en): (Locale, Locale) = ("ar".parse().unwrap(), "en".parse().unwrap());
        let terminology = Terminology::new(&glossary, [&ar, &en]);
        let rows: &[(&Locale, &str, &[&str], usize, &str)] = &[
            (&ar, "زار السفارة. ثم عاد.", &["السفارة"], 1, "a term before the end of a sentence"),
            (&en, "The embassy", &["embassy"], 0, "a term at the end"),
            (&en, "Nothing. At all.", &[], 1, "no term"),
            (&en, "", &[], 0, "nothing"),
        ];
        for (locale, text, terms, cuts, why) in rows {
            let hits = terminology.find(locale, text);
            let found = pieces(&terminology, locale, text, &hits);
            assert_eq!(found.iter().map(|p| p.text.as_str()).collect::<String>(), *text, "{why}");
            let marked: Vec<&str> =
                found.iter().filter(|p| !p.tip.is_empty()).map(|p| p.text.as_str()).collect();
            assert_eq!(marked, *terms, "{why}");
            assert_eq!(found.iter().filter(|p| p.cut).count(), *cuts, "{why}");
        }
        let hits = terminology.find(&ar, "السفارة");
        let tip = &pieces(&terminology, &ar, "السفارة", &hits)[0].tip;
        assert!(tip.contains("embassy") && tip.contains("A mission.") && tip.contains("سفارة"), "{tip}");
    }

    #[test]
    fn what_would_mislead_is_shown() {
        assert_eq!(shown("a\u{202E}b\nc"), "a�b\nc"); // RIGHT-TO-LEFT OVERRIDE
    }
}
