//! Puts the preferred term in the place of one that is not to be used, in the same grammatical shape.

use super::matcher::Matcher;
use super::model::{Glossary, Status};
use crate::lang::shapes::{TITLE_WORD, title_case};
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
    /// Why a person should look at it first; nothing where it can be made unasked.
    pub review: Option<Review>,
}

/// Why a replacement is not made unasked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Review {
    /// The letters may be another word or another form, or the plural is a guess.
    Uncertain,
    /// The new term has another gender or number: words around it may have to agree with it.
    Agreement,
    /// The words around it make it look like a part of a name: Legation Street.
    Name,
    /// It stands in a quotation, which says what somebody else wrote.
    Quotation,
}

impl Review {
    /// The word for it in messages and records.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Uncertain => "uncertain",
            Self::Agreement => "agreement",
            Self::Name => "name",
            Self::Quotation => "quotation",
        }
    }
}

/// What to replace in a text: every deprecated and forbidden term, in whatever form it is written, by the preferred one
/// of its concept in the same form. In order, without overlap; where two would overlap the longer one is kept. A term
/// inside an approved longer one stays, and so does one for which the language has no such form of the preferred term.
///
/// An article before the term and the capitals of the sentence follow. What a person should look at first says so
/// ([`Replacement::review`]).
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
    let surroundings = Surroundings::new(language, text);
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
        let concept_terms = glossary.concepts[reading.hit.concept].terms_of(locale);
        let replaced = &concept_terms[reading.hit.term].text;
        // A citation form stands for a citation form, whatever number either has.
        let citation = language.fold(span.of(text)).text == language.fold(replaced).text;
        let form = if citation {
            preferred.text.clone()
        } else {
            let Some(form) = language.inflect(&preferred.lemma(), &reading.features) else { continue };
            form
        };
        let lemma = concept_terms[reading.hit.term].lemma();
        let certain = reading.hit.certainty == Certainty::Certain;
        let other_forms =
            || !citation && has_other_forms(language, span.of(text), replaced, &preferred.lemma(), &form);
        let review = if !certain || other_forms() {
            Some(Review::Uncertain)
        } else if !language.agrees(&lemma, &preferred.lemma()) {
            Some(Review::Agreement)
        } else if surroundings.quoted(span) {
            Some(Review::Quotation)
        } else if surroundings.named(span, replaced) {
            Some(Review::Name)
        } else {
            None
        };
        let span = with_shared_words(language, text, span, &form);
        let form = surroundings.cased(span, replaced, &form);
        let (span, form) = surroundings.with_article(language, span, form);
        if form != span.of(text) && !found.iter().any(touches) {
            found.push(Replacement { span, text: form, concept: reading.hit.concept, review });
        }
    }
    found.sort_by_key(|replacement| replacement.span.start);
    found
}

/// Whether the same letters are two forms of the term that is replaced, and the new one has different letters for each:
/// Turkmen *memorandumy*, "the memorandum" as an object or "its memorandum".
fn has_other_forms(language: &dyn Language, found: &str, replaced: &str, new: &Lemma, form: &str) -> bool {
    let last = |text: &str| text.rsplit(char::is_whitespace).next().map(|word| language.fold(word).text);
    let stem = last(replaced);
    let word = found.rsplit(char::is_whitespace).next().unwrap_or_default();
    let parses = language.analyse(word).into_iter().filter(|parse| last(&parse.stem) == stem);
    let mut forms = parses.filter_map(|parse| language.inflect(new, &parse.features));
    forms.any(|other| other != form)
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

/// What stands around a term in its segment.
struct Surroundings<'a> {
    text: &'a str,
    words: Vec<Span>,
    /// Nearly every word begins with a capital: the case of titles.
    title: bool,
}

impl<'a> Surroundings<'a> {
    fn new(language: &dyn Language, text: &'a str) -> Self {
        let words = language.words(text);
        let long = words.iter().map(|word| word.of(text)).filter(|word| word.chars().count() >= TITLE_WORD);
        let (mut all, mut capitals) = (0, 0);
        for word in long {
            all += 1;
            capitals += usize::from(word.starts_with(char::is_uppercase));
        }
        let begins = words.first().is_some_and(|word| word.of(text).starts_with(char::is_uppercase));
        Self { text, words, title: begins && all > 1 && capitals == all }
    }

    /// Inside quotation marks that are opened and closed in the segment.
    fn quoted(&self, span: Span) -> bool {
        let (before, after) = (&self.text[..span.start], &self.text[span.end..]);
        let paired = [('«', '»'), ('“', '”'), ('„', '“')].iter().any(|(open, close)| {
            let opened = before.rfind(*open);
            opened.is_some_and(|at| !before[at + open.len_utf8()..].contains(*close))
                && after.contains(*close)
        });
        paired || before.matches('"').count() % 2 == 1 && after.contains('"')
    }

    /// A word beside it begins with a capital, and so does the term, whose citation form does not: a part of a name. In
    /// a title that means nothing, and at the beginning of a sentence neither.
    fn named(&self, span: Span, replaced: &str) -> bool {
        let capital = |text: &str| text.starts_with(char::is_uppercase);
        let first = self.words.first().map_or(0, |word| word.start);
        if self.title || !capital(span.of(self.text)) || capital(replaced) {
            return false;
        }
        let close = |from: usize, to: usize| self.text[from..to].trim().is_empty();
        self.words.iter().any(|word| {
            let before = word.end <= span.start && word.start != first && close(word.end, span.start);
            let after = span.end <= word.start && close(span.end, word.start);
            (before || after) && capital(word.of(self.text))
        })
    }

    /// `form` with the capitals that the sentence asks for at `span`.
    fn cased(&self, span: Span, replaced: &str, form: &str) -> String {
        let found = span.of(self.text);
        let capitals = |text: &str| {
            let letters = || text.chars().filter(|c| c.is_alphabetic());
            letters().count() > 1 && letters().all(char::is_uppercase)
        };
        if capitals(found) && !capitals(replaced) {
            return form.to_uppercase();
        }
        let each = |text: &str| {
            let mut long = text.split_whitespace().filter(|word| word.chars().count() >= TITLE_WORD);
            long.all(|word| word.starts_with(char::is_uppercase))
        };
        let several = found.split_whitespace().count() > 1;
        let raised = found.starts_with(char::is_uppercase) && each(found) && !each(replaced);
        if raised && (several || self.title) {
            return title_case(form);
        }
        let begins = !self.text[..span.start].contains(char::is_alphanumeric);
        // A capital of the old term's own is not the sentence's.
        if replaced.starts_with(char::is_uppercase) && !begins {
            return form.to_owned();
        }
        like(found, form)
    }

    /// `span` with the article before it, and `form` with the article that belongs to it.
    fn with_article(&self, language: &dyn Language, span: Span, form: String) -> (Span, String) {
        let before = self.words.iter().rev().find(|word| word.end <= span.start);
        let Some(word) = before.filter(|word| self.text[word.end..span.start].trim().is_empty()) else {
            return (span, form);
        };
        let gap = &self.text[word.end..span.start];
        match language.article(word.of(self.text), &form) {
            Some(article) if !gap.is_empty() && article != word.of(self.text) => {
                (Span::new(word.start, span.end), format!("{article}{gap}{form}"))
            }
            _ => (span, form),
        }
    }
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

    /// The text after the replacements that are made unasked, and with `all` the others too.
    fn replaced(locale: &str, terms: &str, text: &str) -> String {
        changed(locale, terms, text, false)
    }

    fn changed(locale: &str, terms: &str, text: &str, all: bool) -> String {
        let file = format!("concepts: [{{id: a, terms: {{{locale}: [{terms}]}}}}]");
        let (glossary, mistakes) = Glossary::parse("g.yaml", &file);
        assert_eq!(mistakes, []);
        let locale: Locale = locale.parse().unwrap();
        let matcher = Matcher::new(&glossary, &locale);
        let find = |text: &str| {
            let mut found = replacements(&glossary, &matcher, &locale, text);
            found.retain(|one| all || one.review.is_none());
            found
        };
        let once = applied(text, &find(text));
        assert_eq!(find(&once), [], "{once}: twice is as good as once");
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

    #[test]
    fn articles_and_capitals_follow() {
        let embassy = "{term: embassy}, {term: legation, status: forbidden}";
        let hour = "{term: union}, {term: alliance, status: forbidden}";
        let talks = "{term: exchange of views}, {term: parley, status: forbidden}";
        let short = "{term: NGO}, {term: charity, status: forbidden}";
        let name = "{term: working group}, {term: Task Force, status: forbidden}";
        let rows: &[(&str, &str, &str, &str)] = &[
            (embassy, "a legation in Baghdad", "an embassy in Baghdad", "a becomes an"),
            (embassy, "A legation was opened.", "An embassy was opened.", "with its capital"),
            (embassy, "Legations were closed.", "Embassies were closed.", "the beginning of a sentence"),
            (embassy, "THE LEGATIONS ARE CLOSED", "THE EMBASSIES ARE CLOSED", "capitals"),
            (embassy, "A LEGATION WAS OPENED", "AN EMBASSY WAS OPENED", "capitals, and their article"),
            (embassy, "the legation's staff", "the embassy's staff", "the possessive"),
            (hour, "an alliance of states", "a union of states", "an becomes a before yoo"),
            (talks, "Opening of the Parley", "Opening of the Exchange of Views", "a title"),
            (talks, "He opened the parley.", "He opened the exchange of views.", "no title"),
            (short, "a charity", "an NGO", "a letter that is spoken with a vowel"),
            (name, "the Task Force met", "the working group met", "a capital of the old term's own"),
            (name, "Task Force members met", "Working group members met", "but at the beginning"),
        ];
        for (terms, text, wanted, why) in rows {
            assert_eq!(replaced("en", terms, text), *wanted, "{text}: {why}");
        }
    }

    #[test]
    fn what_a_person_should_see_first_waits() {
        let embassy = "{term: embassy}, {term: legation, status: forbidden}";
        let arabic = "{term: مقر}, {term: قنصلية, status: forbidden}";
        let feminine = "{term: سفارة}, {term: قنصلية, status: forbidden}";
        let number = "{term: political consultations, number: plural}, {term: parley, status: forbidden}";
        let turkmen = "{term: ähtnama}, {term: memorandum, status: forbidden}";
        let rows: &[(&str, &str, &str, &str, &str, &str)] = &[
            (
                "en",
                embassy,
                "on old Legation Street",
                "on old Legation Street",
                "on old Embassy Street",
                "a name",
            ),
            (
                "en",
                embassy,
                "He wrote of “the legation of His Majesty”.",
                "He wrote of “the legation of His Majesty”.",
                "He wrote of “the embassy of His Majesty”.",
                "a quotation",
            ),
            (
                "en",
                number,
                "the parley was held",
                "the parley was held",
                "the political consultations was held",
                "number",
            ),
            (
                "ar",
                arabic,
                "القنصلية الجديدة",
                "القنصلية الجديدة",
                "المقر الجديدة",
                "the adjective would have to agree",
            ),
            ("ar", feminine, "القنصلية الجديدة", "السفارة الجديدة", "السفارة الجديدة", "the same gender"),
            ("tk", turkmen, "«memorandum» sözi", "«memorandum» sözi", "«ähtnama» sözi", "a quotation"),
            (
                "tk",
                turkmen,
                "memorandumynda aýdylýar",
                "ähtnamasynda aýdylýar",
                "ähtnamasynda aýdylýar",
                "nothing to ask",
            ),
        ];
        for (locale, terms, text, unasked, all, why) in rows {
            assert_eq!(changed(locale, terms, text, false), *unasked, "{text}: {why}");
            assert_eq!(changed(locale, terms, text, true), *all, "{text}: {why}");
        }
    }
}
