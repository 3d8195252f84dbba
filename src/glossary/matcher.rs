//! Finds the terms of one language in running text, in whatever form they are written.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::index::{Index, Known, Met, Weight};
use super::model::{Glossary, MatchPolicy, Term};
use crate::lang::general::Whole;
use crate::lang::matching::{Beginning, Candidate, Pattern, Sentence, Written};
use crate::lang::{self, Analysis, Features, Language, Lemma};
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
/// Building costs time and memory in proportion to the terms, not to their forms. What a written word may begin is
/// worked out when it is first met and kept for the next time, in bounded memory; any number of threads may search
/// with one matcher, and what it finds does not depend on what it was asked before.
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
    index: Index,
    /// What is known of the written words met so far.
    met: Met<Word>,
}

/// A term, or a form that it lists.
struct Entry<'g> {
    concept: usize,
    index: usize,
    term: &'g Term,
    /// The form, where this is not the term itself.
    form: Option<&'g str>,
    pattern: Box<dyn Pattern>,
}

impl<'g> Entry<'g> {
    fn lemma(&self) -> Lemma<'g> {
        lemma(self.term, self.form)
    }
}

fn lemma<'g>(term: &'g Term, form: Option<&'g str>) -> Lemma<'g> {
    match form {
        None => term.lemma(),
        Some(form) => Lemma { text: form, pos: &term.pos, gender: &term.gender, ..Lemma::default() },
    }
}

/// A written word.
struct Word {
    /// How it begins as a later word of a term.
    beginning: Beginning,
    /// Bits of how the words begin that may follow it in a term, or [`Word::ANY`].
    follow: u32,
    /// The terms that it may begin; nothing for most words.
    terms: Option<Box<Terms>>,
}

impl Word {
    /// The bit for terms that do not depend on how the next word begins.
    const ANY: u32 = 1 << 31;
}

/// A written word and the terms that it may begin.
struct Terms {
    written: Written,
    /// Terms of this word alone, and those of which the second word is open.
    alone: Vec<Begun>,
    /// Terms that go on with a word that begins so; in that order.
    with_next: Vec<(Beginning, Begun)>,
}

/// An entry that may begin here.
struct Begun {
    entry: u32,
    candidate: Box<dyn Candidate>,
}

impl Terms {
    /// The terms that the word may begin where one that begins as `next` says follows at once.
    fn before(&self, next: Option<Beginning>) -> impl Iterator<Item = &Begun> {
        let from = next.map_or(0, |next| self.with_next.partition_point(|(wanted, _)| *wanted < next));
        let with_next = self.with_next[from..].iter().take_while(move |(wanted, _)| Some(*wanted) == next);
        self.alone.iter().chain(with_next.map(|(_, begun)| begun))
    }
}

impl Weight for Word {
    fn weight(&self) -> usize {
        self.terms.as_ref().map_or(0, |terms| terms.alone.len() + terms.with_next.len())
    }
}

/// A word of the segment that is searched.
struct Here<'m> {
    /// Of the word: beside each other for all words of the segment.
    follow: u32,
    beginning: Beginning,
    word: Known<'m, Word>,
    /// How it is compared, where a neighbour has asked.
    written: OnceCell<Box<Written>>,
}

impl<'g> Matcher<'g> {
    /// Files the terms that `glossary` has for `locale`; see [`super::Concept::terms_of`] for which these are.
    pub fn new(glossary: &'g Glossary, locale: &Locale) -> Self {
        let language = lang::of(locale);
        let mut entries = Vec::new();
        let mut index = Index::default();
        for (concept, c) in glossary.concepts.iter().enumerate() {
            for (place, term) in c.terms_of(locale).iter().enumerate() {
                for form in [None].into_iter().chain(term.forms.iter().map(|form| Some(form.as_str()))) {
                    let Ok(number) = u32::try_from(entries.len()) else { break };
                    let lemma = lemma(term, form);
                    let mut pattern = language.pattern(&lemma);
                    pattern.keys().iter().for_each(|key| index.file(key, number));
                    if term.match_policy == MatchPolicy::Exact {
                        pattern = Box::new(Whole::new(&language.fold(lemma.text).text));
                    }
                    entries.push(Entry { concept, index: place, term, form, pattern });
                }
            }
        }
        index.seal();
        Self { language, entries, index, met: Met::default() }
    }

    /// The hits in one segment, by where they begin, the longest first.
    pub fn find(&self, text: &str) -> Vec<Hit> {
        self.search(text, |found| found.hit(found.analysis.steps.clone()))
    }

    /// [`Matcher::find`] with what form each hit is.
    pub(super) fn read_all(&self, text: &str) -> Vec<Reading> {
        self.search(text, |found| Reading {
            hit: found.hit(found.analysis.steps.clone()),
            features: found.analysis.features.clone(),
            listed: self.entries[found.entry as usize].form.is_some(),
        })
    }

    fn search<T>(&self, text: &str, each: impl Fn(&Found) -> T) -> Vec<T> {
        let words = Words::new(text, self.language.words(text));
        let places: Vec<_> = words.spans().iter().map(|span| self.met.place(text, *span)).collect();
        let here = |(span, place): (&Span, _)| {
            let word = self.met.get(span.of(text), place, |word| self.word(word));
            Here { follow: word.follow, beginning: word.beginning, word, written: OnceCell::new() }
        };
        let all: Vec<Here> = words.spans().iter().zip(places).map(here).collect();
        let written = |at: usize| {
            let Here { word, written, .. } = all.get(at)?;
            let new = || Box::new(self.language.written(words.get(at).unwrap_or_default()));
            Some(match &word.terms {
                Some(terms) => &terms.written,
                None => written.get_or_init(new),
            })
        };
        let sentence = Sentence::new(&words, &written);
        let mut found: Vec<Found> = Vec::new();
        for (at, here) in all.iter().enumerate() {
            // One test that most words fail, whatever follows them.
            let next =
                all.get(at + 1).map(|next| next.beginning).filter(|next| here.follow & next.bit() != 0);
            if next.is_none() && here.follow & Word::ANY == 0 {
                continue;
            }
            let Some(terms) = &here.word.terms else { continue };
            let terms = terms.before(next.filter(|_| words.adjacent(at + 1)));
            let first = found.len();
            for begun in terms {
                if let Some(new) = self.read(begun, &sentence, at) {
                    keep_best(&mut found, first, new);
                }
            }
        }
        if found.iter().any(|found| found.analysis.yields) {
            let sure = found.iter().filter(|found| !found.analysis.yields);
            let claimed: BTreeSet<Span> = sure.map(|found| found.span).collect();
            found.retain(|found| !found.analysis.yields || !claimed.contains(&found.span));
        }
        found.sort_by_key(|found| {
            (found.span.start, std::cmp::Reverse(found.span.end), found.concept, found.term)
        });
        found.iter().map(each).collect()
    }

    /// The language of the matcher.
    pub fn language(&self) -> &'static dyn Language {
        self.language
    }

    /// What the word alone says.
    fn word(&self, word: &str) -> Word {
        let written = self.language.written(word);
        let mut entries: Vec<u32> = Vec::new();
        self.language.peel(&written, &mut |key| entries.extend(self.index.filed(key)));
        entries.sort_unstable();
        entries.dedup();
        let (mut alone, mut with_next) = (Vec::new(), Vec::new());
        for entry in entries {
            let Some(candidate) = self.entries[entry as usize].pattern.begins(word, &written) else {
                continue;
            };
            match candidate.next() {
                None => alone.push(Begun { entry, candidate }),
                Some(next) => with_next.push((next, Begun { entry, candidate })),
            }
        }
        with_next.sort_by_key(|(next, begun)| (*next, begun.entry));
        let beginning = written.beginning;
        let any = if alone.is_empty() { 0 } else { Word::ANY };
        let follow = with_next.iter().fold(any, |bits, (next, _): &(Beginning, Begun)| bits | next.bit());
        let terms = (follow != 0).then(|| Box::new(Terms { written, alone, with_next }));
        Word { beginning, follow, terms }
    }

    fn read<'m>(&'m self, begun: &'m Begun, sentence: &Sentence, at: usize) -> Option<Found<'m>> {
        let words = sentence.words();
        let entry = &self.entries[begun.entry as usize];
        let (taken, analysis) = begun.candidate.read(sentence, at)?;
        let span = words.reach(at, taken)?;
        if entry.term.match_policy == MatchPolicy::CaseSensitive
            && !same_case(entry.lemma().text, span.of(words.text()))
        {
            return None;
        }
        Some(Found { span, concept: entry.concept, term: entry.index, entry: begun.entry, analysis })
    }
}

/// A hit, as long as the segment is searched.
struct Found<'m> {
    span: Span,
    concept: usize,
    term: usize,
    entry: u32,
    analysis: Cow<'m, Analysis>,
}

impl Found<'_> {
    fn hit(&self, analysis: String) -> Hit {
        let Self { span, concept, term, .. } = *self;
        Hit { span, concept, term, certainty: self.analysis.certainty, analysis }
    }
}

/// A hit and what form it is.
pub(super) struct Reading {
    pub(super) hit: Hit,
    pub(super) features: Features,
    /// It is of a form that the entry lists, so that its features are not those of the term.
    pub(super) listed: bool,
}

/// Of what was found from `first` on, all of which begins at one word, keeps one a term: the longest, then the one that
/// does not yield, then the surest, then the first of the entry.
fn keep_best<'m>(found: &mut Vec<Found<'m>>, first: usize, new: Found<'m>) {
    let same_term = |old: &&mut Found| (old.concept, old.term) == (new.concept, new.term);
    match found[first..].iter_mut().find(same_term) {
        None => found.push(new),
        Some(old) => {
            let rank =
                |f: &Found| (std::cmp::Reverse(f.span.end), f.analysis.yields, f.analysis.certainty, f.entry);
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
