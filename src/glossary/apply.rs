//! Puts the preferred term in the place of one that is not to be used, in the same grammatical shape.

use super::matcher::Matcher;
use super::model::{Glossary, Status};
use crate::lang::{Language, Lemma, matching};
use crate::model::{Certainty, Locale};
use crate::text::{Span, Words};

/// A word to be put in the place of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// What is replaced; bytes of the text.
    pub span: Span,
    /// What is written instead.
    pub text: String,
    /// Index of the concept in the glossary.
    pub concept: usize,
    /// How sure it is that the replaced words are the term.
    pub certainty: Certainty,
}

/// What to replace in a text: every deprecated and forbidden term, in whatever form it is written, by the preferred one
/// of its concept in the same form. In order, without overlap; where two would overlap the longer one is kept. A term
/// inside an approved longer one stays, and so does one for which the language has no such form of the preferred term.
///
/// Applying the replacements once is enough: what they put in is not replaced again.
pub fn replacements(glossary: &Glossary, matcher: &Matcher, locale: &Locale, text: &str) -> Vec<Replacement> {
    let readings = matcher.read_all(text);
    let language = matcher.language();
    let status = |concept: usize, term: usize| {
        glossary.concepts[concept].terms_of(locale).get(term).map_or(Status::Preferred, |term| term.status)
    };
    let mut kept: Vec<Span> = Vec::new();
    let mut wrong = Vec::new();
    for reading in &readings {
        match status(reading.hit.concept, reading.hit.term) {
            status if status.is_approved() => kept.push(reading.hit.span),
            _ => wrong.push(reading),
        }
    }
    wrong.sort_by_key(|reading| (std::cmp::Reverse(reading.hit.span.len()), reading.hit.span.start));
    let mut found: Vec<Replacement> = Vec::new();
    for reading in wrong {
        let span = reading.hit.span;
        let inside = |outer: &Span| outer.start <= span.start && span.end <= outer.end;
        let touches = |other: &Replacement| other.span.start < span.end && span.start < other.span.end;
        if reading.listed || kept.iter().any(inside) || found.iter().any(touches) {
            continue;
        }
        let Some(preferred) = glossary.concepts[reading.hit.concept].preferred(locale) else { continue };
        // A noun cannot stand where a verb stood, though their plain forms look alike.
        let wrong = glossary.concepts[reading.hit.concept].terms_of(locale).get(reading.hit.term);
        if wrong.is_some_and(|wrong| (wrong.pos == "verb") != (preferred.pos == "verb")) {
            continue;
        }
        let replaced = &glossary.concepts[reading.hit.concept].terms_of(locale)[reading.hit.term].text;
        // A citation form stands for a citation form, whatever number either has.
        let citation = language.fold(span.of(text)).text == language.fold(replaced).text;
        let form = if citation {
            preferred.text.clone()
        } else {
            let Some(form) = language.inflect(&preferred.lemma(), &reading.features) else { continue };
            form
        };
        let span = with_shared_words(language, text, span, &form);
        let form = like(span.of(text), &form);
        if form != span.of(text) && !found.iter().any(touches) {
            let (concept, certainty) = (reading.hit.concept, reading.hit.certainty);
            found.push(Replacement { span, text: form, concept, certainty });
        }
    }
    found.sort_by_key(|replacement| replacement.span.start);
    found
}

/// `span` with the words before and after it that `form` brings along: in *özara düşünişmek hakynda memorandum* the
/// first three words belong to what stands in for *memorandum*.
fn with_shared_words(language: &dyn Language, text: &str, span: Span, form: &str) -> Span {
    let cut = |text: &str| -> Vec<(Span, String)> {
        language.words(text).into_iter().map(|word| (word, language.fold(word.of(text)).text)).collect()
    };
    let (words, form) = (cut(text), cut(form));
    let same = |one: &[(Span, String)], other: &[(Span, String)]| {
        one.iter().map(|w| &w.1).eq(other.iter().map(|w| &w.1))
    };
    let first = words.partition_point(|(word, _)| word.start < span.start);
    let next = words.partition_point(|(word, _)| word.start < span.end);
    let longest = form.len().saturating_sub(1);
    let before = (1..=longest.min(first)).rev().find(|n| same(&words[first - n..first], &form[..*n]));
    let after = (1..=longest.min(words.len() - next))
        .rev()
        .find(|n| same(&words[next..next + n], &form[form.len() - n..]));
    Span::new(
        before.map_or(span.start, |n| words[first - n].0.start),
        after.map_or(span.end, |n| words[next + n - 1].0.end),
    )
}

/// The text with the replacements made.
pub fn applied(text: &str, replacements: &[Replacement]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for replacement in replacements {
        out.push_str(&text[at..replacement.span.start]);
        out.push_str(&replacement.text);
        at = replacement.span.end;
    }
    out.push_str(&text[at..]);
    out
}

/// The form of `term` that `found` is of `replaced`; `None` when `found` is no form of it, or `term` has no such form.
pub fn replace(language: &dyn Language, found: &str, replaced: &Lemma, term: &Lemma) -> Option<String> {
    let words = Words::new(found, language.words(found));
    let readings = matching::readings(language, &*language.pattern(replaced), &words, 0);
    let whole = readings.iter().filter(|(taken, _)| *taken == words.len());
    let form = whole.map(|(_, analysis)| language.inflect(term, &analysis.features)).find_map(|form| form)?;
    Some(like(found, &form))
}

/// `form` with a capital where `found` begins with one.
fn like(found: &str, form: &str) -> String {
    let mut rest = form.chars();
    match (found.chars().next(), rest.next()) {
        (Some(old), Some(first)) if old.is_uppercase() && first.is_lowercase() => {
            first.to_uppercase().chain(rest).collect()
        }
        _ => form.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replaced(locale: &str, terms: &str, text: &str) -> String {
        let file = format!("concepts: [{{id: a, terms: {{{locale}: [{terms}]}}}}]");
        let (glossary, mistakes) = Glossary::parse("g.yaml", &file);
        assert_eq!(mistakes, []);
        let locale: Locale = locale.parse().unwrap();
        let matcher = Matcher::new(&glossary, &locale);
        let once = applied(text, &replacements(&glossary, &matcher, &locale, text));
        assert_eq!(replacements(&glossary, &matcher, &locale, &once), [], "{once}: twice is as good as once");
        once
    }

    #[test]
    fn arabic_terms_are_replaced_in_their_form() {
        let terms = "{term: سفارة}, {term: قنصلية, status: forbidden}, {term: سفارة دائمة, status: admitted}";
        let rows: &[(&str, &str, &str)] = &[
            ("وفي القنصلية", "وفي السفارة", "the article"),
            ("للقنصلية", "للسفارة", "to the"),
            ("بالقنصليتين", "بالسفارتين", "the dual"),
            ("قنصلياتها", "سفاراتها", "plural and pronoun"),
            ("قنصليتا البلدين", "سفارتا البلدين", "dual before a noun"),
            ("السفارة", "السفارة", "nothing to replace"),
        ];
        for (text, wanted, why) in rows {
            assert_eq!(replaced("ar", terms, text), *wanted, "{text}: {why}");
        }
    }

    #[test]
    fn words_that_the_new_term_brings_along_are_not_doubled() {
        let turkmen = "{term: özara düşünişmek hakynda ähtnama}, {term: memorandum, status: forbidden}";
        let english = "{term: memorandum of understanding}, {term: memo, status: forbidden}";
        let talks =
            "{term: political consultations, number: plural}, {term: political talks, status: forbidden}";
        let rows: &[(&str, &str, &str, &str, &str)] = &[
            (
                "tk",
                turkmen,
                "Taraplar özara düşünişmek hakynda memoranduma gol çekdi.",
                "Taraplar özara düşünişmek hakynda ähtnama gol çekdi.",
                "the words before it, and the dative of a stem in -a",
            ),
            (
                "tk",
                turkmen,
                "Bu memorandumda aýdylýar.",
                "Bu özara düşünişmek hakynda ähtnamada aýdylýar.",
                "nothing is shared",
            ),
            (
                "en",
                english,
                "the memo of understanding",
                "the memorandum of understanding",
                "the words after it",
            ),
            (
                "en",
                talks,
                "a round of political talks",
                "a round of political consultations",
                "citation for citation",
            ),
        ];
        for (locale, terms, text, wanted, why) in rows {
            assert_eq!(replaced(locale, terms, text), *wanted, "{text}: {why}");
        }
    }
}
