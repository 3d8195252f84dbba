//! What is said again and again on one side: words by what they are forms of, and runs of them.

use std::collections::HashMap;

use rayon::prelude::*;

use super::Wording;
use crate::lang::morphology::{Case, Number, Possessor};
use crate::lang::{Features, Language, Lemma, Parse};
use crate::text::{Span, Words};

/// A run of words that comes again, whatever the forms.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) words: usize,
    /// As a glossary would list it.
    pub(super) text: String,
    pub(super) forms: Vec<(String, usize)>,
    /// The segments that have it, ascending, and where it stands first in each.
    pub(super) places: Vec<(u32, Span)>,
    /// Always with capitals, where the script has them.
    pub(super) name: bool,
    /// The numbers of its words.
    key: Vec<u32>,
}

impl Phrase {
    pub(super) fn wording(&self) -> Wording {
        Wording { text: self.text.clone(), count: self.places.len(), forms: self.forms.clone() }
    }

    /// Whether it has all words of another, in a row.
    pub(super) fn contains(&self, other: &Self) -> bool {
        self.key.windows(other.key.len()).any(|window| window == other.key)
    }
}

/// A phrase of which nearly all places are in a longer one is no phrase of its own.
const OWN: f64 = 0.3;

/// A word as it is written, and what it is taken for.
struct Type {
    /// Number of the word that it is a form of.
    lemma: u32,
    stem: String,
    features: Features,
    /// A phrase may begin, and end, with it.
    bounds: [bool; 2],
    capital: bool,
}

/// The phrases of at most `longest` words that stand in at least `least` of the texts.
pub(super) fn phrases(language: &dyn Language, texts: &[&str], least: usize, longest: usize) -> Vec<Phrase> {
    let cut: Vec<Words> = texts.iter().map(|text| Words::new(text, language.words(text))).collect();
    let (types, of_word) = types(language, &cut);
    let lemmas: Vec<Vec<u32>> =
        of_word.iter().map(|line| line.iter().map(|at| types[*at as usize].lemma).collect()).collect();
    let mut found = Vec::new();
    // The number of the run that begins at each word; `None` where it is rare.
    let mut runs: Vec<Vec<Option<u32>>> = Vec::new();
    for length in 1..=longest {
        let mut numbers: HashMap<(u32, u32), u32> = HashMap::new();
        let mut seen: Vec<(usize, u32)> = Vec::new();
        let mut next: Vec<Vec<Option<u32>>> = Vec::with_capacity(texts.len());
        for (line, lemmas) in lemmas.iter().enumerate() {
            let run = |at: usize| {
                if length == 1 {
                    return Some((u32::MAX, lemmas[at]));
                }
                let before = runs[line].get(at).copied().flatten()?;
                runs[line].get(at + 1).copied().flatten()?;
                joined(&cut[line], at + length - 1).then_some((before, *lemmas.get(at + length - 1)?))
            };
            let mut row = Vec::with_capacity(lemmas.len());
            for at in 0..lemmas.len() {
                row.push(run(at).map(|key| {
                    let new = numbers.len() as u32;
                    let number = *numbers.entry(key).or_insert(new);
                    if number == new && seen.len() == new as usize {
                        seen.push((0, u32::MAX));
                    }
                    let (count, last) = &mut seen[number as usize];
                    if *last != line as u32 {
                        (*count, *last) = (*count + 1, line as u32);
                    }
                    number
                }));
            }
            next.push(row);
        }
        let often = |number: &u32| seen[*number as usize].0 >= least;
        for row in &mut next {
            row.iter_mut().for_each(|number| *number = number.filter(often));
        }
        found.extend(gather(language, &cut, &types, &of_word, &next, length));
        runs = next;
    }
    own(found)
}

/// Whether white space or a hyphen is all that stands before word `at`.
fn joined(words: &Words, at: usize) -> bool {
    words.adjacent(at) || matches!(words.gap(at), "-" | "\u{2010}" | "\u{2011}")
}

/// The phrases of one length.
fn gather(
    language: &dyn Language,
    cut: &[Words],
    types: &[Type],
    of_word: &[Vec<u32>],
    runs: &[Vec<Option<u32>>],
    length: usize,
) -> Vec<Phrase> {
    let mut places: HashMap<u32, Vec<(u32, u32)>> = HashMap::new();
    for (line, row) in runs.iter().enumerate() {
        for (at, number) in row.iter().enumerate() {
            let Some(number) = number else { continue };
            let of = &of_word[line][at..at + length];
            if types[of[0] as usize].bounds[0] && types[of[length - 1] as usize].bounds[1] {
                places.entry(*number).or_default().push((line as u32, at as u32));
            }
        }
    }
    let mut all: Vec<Vec<(u32, u32)>> = places.into_values().collect();
    all.sort_unstable();
    let phrase = |all: &Vec<(u32, u32)>| {
        let mut forms: HashMap<&str, usize> = HashMap::new();
        let mut cited: HashMap<String, usize> = HashMap::new();
        let mut places: Vec<(u32, Span)> = Vec::new();
        let (mut capitals, mut inside) = (0, 0);
        for (line, at) in all {
            let (words, at) = (&cut[*line as usize], *at as usize);
            let of: Vec<&Type> =
                of_word[*line as usize][at..at + length].iter().map(|one| &types[*one as usize]).collect();
            let Some(span) = words.reach(at, length) else { continue };
            *forms.entry(span.of(words.text())).or_default() += 1;
            *cited.entry(citation(language, words, at, &of)).or_default() += 1;
            if at > 0 {
                inside += 1;
                capitals += usize::from(of.iter().filter(|one| one.bounds[0]).all(|one| one.capital));
            }
            if places.last().is_none_or(|(last, _)| last != line) {
                places.push((*line, span));
            }
        }
        let (line, at) = all[0];
        let key = of_word[line as usize][at as usize..at as usize + length].iter();
        Phrase {
            words: length,
            text: cited_best(&cited),
            forms: commonest(forms.into_iter().map(|(form, count)| (form.to_owned(), count)).collect()),
            places,
            name: inside > 0 && capitals * 10 >= inside * 9,
            key: key.map(|one| types[*one as usize].lemma).collect(),
        }
    };
    all.par_iter().map(phrase).collect()
}

/// The commonest citation form, with a small first letter where it is met with one.
fn cited_best(cited: &HashMap<String, usize>) -> String {
    let Some((best, _)) = commonest(cited.clone()).into_iter().next() else { return String::new() };
    let mut letters = best.chars();
    let small: String = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
    if cited.contains_key(&small) { small } else { best }
}

fn commonest(counts: HashMap<String, usize>) -> Vec<(String, usize)> {
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_by(|(a, of_a), (b, of_b)| of_b.cmp(of_a).then_with(|| (a.len(), a).cmp(&(b.len(), b))));
    counts
}

/// The phrase at word `at` as a glossary would list it: without clitics before the first word, and without case and clitics on
/// the last one.
fn citation(language: &dyn Language, words: &Words, at: usize, of: &[&Type]) -> String {
    let last = of.len() - 1;
    let mut text = String::new();
    for (offset, one) in of.iter().enumerate() {
        let written = words.get(at + offset).unwrap_or_default();
        if offset > 0 {
            text.push_str(words.gap(at + offset));
        }
        let mut features = one.features.clone();
        if offset == 0 {
            features.proclitics.clear();
            // Alone a noun has no article; before an adjective both have it.
            features.definite &= last > 0;
        }
        if offset == last {
            features.case = Case::default();
            features.enclitic.clear();
            let izafet = last > 0 && features.possessor == Some(Possessor::Third);
            features.possessor = features.possessor.filter(|_| izafet);
        }
        if last == 0 {
            features = Features { number: Number::default(), ..Features::default() };
        }
        let changed = features != one.features;
        let lemma = Lemma { text: &one.stem, ..Lemma::default() };
        match language.inflect(&lemma, &features).filter(|_| changed) {
            Some(form) => text.push_str(&form),
            None => text.push_str(written),
        }
    }
    // Where no other form has shown it, the ending may.
    language.inflected(&Lemma { text: &text, ..Lemma::default() }).unwrap_or(text)
}

/// Leaves out what is nearly always part of a longer phrase.
fn own(found: Vec<Phrase>) -> Vec<Phrase> {
    let by_key: HashMap<&[u32], usize> =
        found.iter().enumerate().map(|(at, phrase)| (phrase.key.as_slice(), at)).collect();
    let mut inside = vec![0; found.len()];
    for phrase in &found {
        for length in 1..phrase.key.len() {
            for window in phrase.key.windows(length) {
                if let Some(at) = by_key.get(window) {
                    inside[*at] = inside[*at].max(phrase.places.len());
                }
            }
        }
    }
    let own = |(phrase, inside): (&Phrase, &usize)| {
        (phrase.places.len() - inside.min(&phrase.places.len())) as f64 >= OWN * phrase.places.len() as f64
    };
    let keep: Vec<bool> = found.iter().zip(&inside).map(own).collect();
    found.into_iter().zip(keep).filter_map(|(phrase, keep)| keep.then_some(phrase)).collect()
}

/// The words of a side, each once as it is written, and which each word of each text is.
fn types(language: &dyn Language, cut: &[Words]) -> (Vec<Type>, Vec<Vec<u32>>) {
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    let mut written: Vec<(&str, usize)> = Vec::new();
    let mut of_word = Vec::with_capacity(cut.len());
    for words in cut {
        let mut line = Vec::with_capacity(words.len());
        for word in (0..words.len()).filter_map(|at| words.get(at)) {
            let number = *numbers.entry(word).or_insert_with(|| {
                written.push((word, 0));
                written.len() as u32 - 1
            });
            written[number as usize].1 += 1;
            line.push(number);
        }
        of_word.push(line);
    }
    let read: Vec<Vec<Reading>> = written.par_iter().map(|(word, _)| readings(language, word)).collect();
    // How many words may be forms of each stem, and how often they come.
    let mut support: HashMap<&str, f64> = HashMap::new();
    for (readings, (_, count)) in read.iter().zip(&written) {
        let mut stems: Vec<&str> = readings.iter().map(|reading| reading.key.as_str()).collect();
        stems.sort_unstable();
        stems.dedup();
        for stem in stems {
            *support.entry(stem).or_default() += 1.0 + (*count as f64).ln();
        }
    }
    let bare: std::collections::HashSet<String> =
        written.iter().map(|(word, _)| language.fold(word).text).collect();
    let mut lemmas: HashMap<&str, u32> = HashMap::new();
    let mut types = Vec::with_capacity(written.len());
    for (readings, (word, _)) in read.iter().zip(&written) {
        let folded = language.fold(word).text;
        let worth = |(place, reading): (usize, &Reading)| {
            let stands = f64::from(u8::from(reading.key != folded && bare.contains(&reading.key)));
            support.get(reading.key.as_str()).copied().unwrap_or_default().ln() + stands + reading.prior
                - 0.05 * place as f64
        };
        let best = readings.iter().enumerate().map(|one| (worth(one), one.1));
        let best = best.reduce(|best, one| if one.0 > best.0 { one } else { best });
        let Some((_, reading)) = best else { continue };
        let number = lemmas.len() as u32;
        let means = folded.chars().filter(|c| c.is_alphabetic()).count() > 1
            && !folded.chars().any(|c| c.is_numeric());
        types.push(Type {
            lemma: *lemmas.entry(reading.key.as_str()).or_insert(number),
            stem: reading.parse.stem.clone(),
            features: reading.parse.features.clone(),
            bounds: [false, true].map(|last| means && language.may_bound_term(&folded, last)),
            capital: word.chars().next().is_some_and(char::is_uppercase),
        });
    }
    (types, of_word)
}

/// One way to take a word.
struct Reading {
    parse: Parse,
    /// The folded stem.
    key: String,
    /// How likely it is before other words are looked at, as a logarithm.
    prior: f64,
}

/// How much likelier a word is with the article than without, and how much less likely with an ending and with a clitic: by
/// these reading is right where other words have nothing to say.
const ARTICLE: f64 = 1.5;
const ENDING: f64 = 0.35;
const CLITIC: f64 = 0.7;

/// The shortest stem that a longer word is believed to be a form of, in letters.
const SHORTEST: usize = 3;

/// The ways to take a word; never none.
fn readings(language: &dyn Language, word: &str) -> Vec<Reading> {
    let folded = language.fold(word).text;
    let whole =
        || Parse { stem: word.to_owned(), pos: "", features: Features::default(), steps: word.to_owned() };
    let mut parses = language.analyse(word);
    parses.retain(|parse| {
        parse.pos.is_empty()
            && (parse.stem.chars().count() >= SHORTEST || parse.features == Features::default())
    });
    if parses.iter().all(|parse| parse.features != Features::default()) {
        parses.push(whole());
    }
    let reading = |parse: Parse| {
        let Features { number, case, possessor, definite, construct, proclitics, enclitic } = &parse.features;
        let endings = usize::from(*number != Number::default())
            + usize::from(*case != Case::default())
            + usize::from(possessor.is_some())
            + usize::from(*construct);
        let clitics = proclitics.chars().count() + usize::from(!enclitic.is_empty());
        let prior =
            ARTICLE * f64::from(u8::from(*definite)) - ENDING * endings as f64 - CLITIC * clitics as f64;
        Reading { key: language.fold(&parse.stem).text, prior, parse }
    };
    let mut readings: Vec<Reading> = parses.into_iter().map(reading).collect();
    readings.retain(|reading| !reading.key.is_empty());
    if readings.is_empty() {
        readings.push(Reading { parse: whole(), key: folded, prior: 0.0 });
    }
    readings
}
