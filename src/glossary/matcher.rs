//! Finds the terms of one language in running text, in whatever form they are written.

use std::collections::{BTreeSet, HashMap};

use super::model::{Glossary, MatchPolicy, Term};
use crate::lang::{self, Analysis, Features, Language, Lemma, Peel};
use crate::model::{Hit, Locale};
use crate::text::{Span, Words};

/// The terms of one language, ready to be found.
///
/// # The match rule
///
/// A term is found where the language accepts the written words from some word on as a form of it: the whole word, or
/// what is left when clitics and endings are peeled off, looked up among the keys of the terms. A hit covers whole
/// written words, clitics and endings included. All terms are reported that stand at a place, longer ones and their
/// parts alike; of several readings of one term at one place the longest and surest. A reading that
/// [yields](Analysis::yields) is dropped where another term claims the same words.
///
/// Building costs time and memory in proportion to the terms, not to their forms.
///
/// # Examples
///
/// ```
/// use tarjuman::glossary::{Concept, Glossary, Matcher, Term};
/// let locale: tarjuman::model::Locale = "ar".parse().unwrap();
/// let embassy = Term { text: "سفارة".into(), ..Term::default() };
/// let mut concept = Concept { id: "embassy".into(), ..Concept::default() };
/// concept.terms.insert(locale.clone(), vec![embassy]);
/// let glossary = Glossary { concepts: vec![concept], ..Glossary::default() };
///
/// let hits = Matcher::new(&glossary, &locale).find("وجّه الدعوة إلى السفراء وللسفارات.");
/// assert_eq!(hits.len(), 1);
/// assert_eq!(hits[0].analysis, "و + ل + ال + سفارات, plural known");
/// ```
pub struct Matcher<'g> {
    language: &'static dyn Language,
    entries: Vec<Entry<'g>>,
    index: HashMap<Box<str>, Vec<u32>>,
}

/// A term, or a form that it lists.
struct Entry<'g> {
    concept: usize,
    index: usize,
    term: &'g Term,
    /// The form, where this is not the term itself.
    form: Option<&'g str>,
}

impl<'g> Entry<'g> {
    fn lemma(&self) -> Lemma<'g> {
        match self.form {
            None => self.term.lemma(),
            Some(form) => {
                Lemma { text: form, pos: &self.term.pos, gender: &self.term.gender, ..Lemma::default() }
            }
        }
    }
}

impl<'g> Matcher<'g> {
    /// Files the terms that `glossary` has for `locale`; see [`super::Concept::terms_of`] for which these are.
    pub fn new(glossary: &'g Glossary, locale: &Locale) -> Self {
        let language = lang::of(locale);
        let mut entries = Vec::new();
        for (concept, c) in glossary.concepts.iter().enumerate() {
            for (index, term) in c.terms_of(locale).iter().enumerate() {
                entries.push(Entry { concept, index, term, form: None });
                entries.extend(term.forms.iter().map(|form| Entry {
                    concept,
                    index,
                    term,
                    form: Some(form),
                }));
            }
        }
        let mut filed: HashMap<Box<str>, Vec<u32>> = HashMap::new();
        for (number, entry) in entries.iter().enumerate() {
            let Ok(number) = u32::try_from(number) else { break };
            for key in language.keys(&entry.lemma()) {
                let list = filed.entry(key.into_boxed_str()).or_default();
                if list.last() != Some(&number) {
                    list.push(number);
                }
            }
        }
        Self { language, entries, index: filed }
    }

    /// The hits in one segment, by where they begin, the longest first.
    pub fn find(&self, text: &str) -> Vec<Hit> {
        self.read_all(text).into_iter().map(|reading| reading.hit).collect()
    }

    /// [`Matcher::find`] with what form each hit is.
    pub(super) fn read_all(&self, text: &str) -> Vec<Reading> {
        let words = Words::new(text, self.language.words(text));
        let mut found: Vec<Reading> = Vec::new();
        let mut peels = Vec::new();
        for at in 0..words.len() {
            let Some(word) = words.get(at) else { break };
            peels.clear();
            self.language.peel(word, &mut peels);
            let first = found.len();
            for peel in &peels {
                let Some(entries) = self.index.get(peel.stem.as_str()) else { continue };
                for entry in entries {
                    let entry = &self.entries[*entry as usize];
                    if let Some(reading) = self.read(entry, &words, at, peel) {
                        keep_best(&mut found, first, reading);
                    }
                }
            }
        }
        let claimed: BTreeSet<Span> =
            found.iter().filter(|reading| !reading.yields).map(|reading| reading.hit.span).collect();
        found.retain(|reading| !reading.yields || !claimed.contains(&reading.hit.span));
        found.sort_by_key(|Reading { hit, .. }| {
            (hit.span.start, std::cmp::Reverse(hit.span.end), hit.concept, hit.term)
        });
        found
    }

    /// The language of the matcher.
    pub fn language(&self) -> &'static dyn Language {
        self.language
    }

    fn read(&self, entry: &Entry, words: &Words, at: usize, peel: &Peel) -> Option<Reading> {
        let exact = entry.term.match_policy == MatchPolicy::Exact;
        let lemma = entry.lemma();
        let (taken, analysis) = if exact {
            let fold = |word: &str| self.language.fold(word).text;
            lang::general::accept(
                &self.language.fold(lemma.text),
                words,
                at,
                &Peel::whole(fold(words.get(at)?)),
                fold,
            )?
        } else {
            self.language.accept(&lemma, words, at, peel)?
        };
        let span = words.reach(at, taken)?;
        if entry.term.match_policy == MatchPolicy::CaseSensitive
            && !same_case(lemma.text, span.of(words.text()))
        {
            return None;
        }
        let Analysis { features, steps, certainty, yields } = analysis;
        let hit = Hit { span, concept: entry.concept, term: entry.index, certainty, analysis: steps };
        Some(Reading { hit, features, yields, listed: entry.form.is_some() })
    }
}

/// A hit and what form it is.
pub(super) struct Reading {
    pub(super) hit: Hit,
    pub(super) features: Features,
    /// It is of a form that the entry lists, so that its features are not those of the term.
    pub(super) listed: bool,
    yields: bool,
}

/// Of the readings from `first` on, all of which begin at one word, keeps one a term: the longest, then the one that does
/// not yield, then the surest, then the first.
fn keep_best(found: &mut Vec<Reading>, first: usize, new: Reading) {
    let term = |reading: &Reading| (reading.hit.concept, reading.hit.term);
    match found[first..].iter_mut().find(|old| term(old) == term(&new)) {
        None => found.push(new),
        Some(old) => {
            let rank = |r: &Reading| (std::cmp::Reverse(r.hit.span.end), r.yields, r.hit.certainty);
            if rank(&new) < rank(old) {
                *old = new;
            }
        }
    }
}

/// True when the found text writes the letters it shares with the term in the same case.
fn same_case(term: &str, found: &str) -> bool {
    let alike = |(a, b): &(char, char)| a.to_lowercase().eq(b.to_lowercase());
    term.chars().zip(found.chars()).take_while(alike).all(|(a, b)| a == b)
}
