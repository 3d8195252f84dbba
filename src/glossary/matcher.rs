//! Finds the terms of one language in running text, in whatever form they are written.

use std::collections::HashMap;

use super::model::{Glossary, MatchPolicy, Term};
use crate::lang::{self, Analysis, Language, Lemma, Peel};
use crate::model::{Hit, Locale};
use crate::text::Words;

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
/// assert_eq!(hits[0].analysis, "و + ل + ال + سفارة, plural ات");
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
        let words = Words::new(text, self.language.words(text));
        let mut hits: Vec<(Hit, bool)> = Vec::new();
        let mut peels = Vec::new();
        for at in 0..words.len() {
            let Some(word) = words.get(at) else { break };
            peels.clear();
            self.language.peel(word, &mut peels);
            let first = hits.len();
            for peel in &peels {
                let Some(entries) = self.index.get(peel.stem.as_str()) else { continue };
                for entry in entries {
                    let entry = &self.entries[*entry as usize];
                    if let Some((hit, yields)) = self.read(entry, &words, at, peel) {
                        keep_best(&mut hits, first, hit, yields);
                    }
                }
            }
        }
        let claimed: Vec<Hit> =
            hits.iter().filter(|(_, yields)| !yields).map(|(hit, _)| hit.clone()).collect();
        hits.retain(|(hit, yields)| !yields || !claimed.iter().any(|other| other.span == hit.span));
        let mut hits: Vec<Hit> = hits.into_iter().map(|(hit, _)| hit).collect();
        hits.sort_by_key(|hit| (hit.span.start, std::cmp::Reverse(hit.span.end), hit.concept, hit.term));
        hits
    }

    /// The language of the matcher.
    pub fn language(&self) -> &'static dyn Language {
        self.language
    }

    fn read(&self, entry: &Entry, words: &Words, at: usize, peel: &Peel) -> Option<(Hit, bool)> {
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
        let Analysis { steps, certainty, yields, .. } = analysis;
        Some((Hit { span, concept: entry.concept, term: entry.index, certainty, analysis: steps }, yields))
    }
}

/// Of the hits from `first` on, all of which begin at one word, keeps one a term: the longest, then the one that does
/// not yield, then the surest, then the first.
fn keep_best(hits: &mut Vec<(Hit, bool)>, first: usize, hit: Hit, yields: bool) {
    let old = hits[first..].iter_mut().find(|(old, _)| (old.concept, old.term) == (hit.concept, hit.term));
    match old {
        None => hits.push((hit, yields)),
        Some(old) => {
            let rank = |hit: &Hit, yields| (std::cmp::Reverse(hit.span.end), yields, hit.certainty);
            if rank(&hit, yields) < rank(&old.0, old.1) {
                *old = (hit, yields);
            }
        }
    }
}

/// True when the found text writes the letters it shares with the term in the same case.
fn same_case(term: &str, found: &str) -> bool {
    let alike = |(a, b): &(char, char)| a.to_lowercase().eq(b.to_lowercase());
    term.chars().zip(found.chars()).take_while(alike).all(|(a, b)| a == b)
}
