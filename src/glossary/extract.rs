//! Candidates for new concepts, from text that is aligned: what is said again and again on one side, with what is said on
//! the other side where it is, and hardly elsewhere.

mod link;
mod phrases;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::{Glossary, Matcher};
use crate::lang;
use crate::model::{Hit, Locale};
use crate::text::Span;
use link::Edge;
use phrases::Phrase;

/// What to look for, and how.
#[derive(Clone, Copy)]
pub struct Options<'o> {
    /// A candidate stands in at least so many pairs of segments.
    pub least: usize,
    /// Words of the longest candidate.
    pub longest: usize,
    /// Whether two words are one name in two scripts: names are no concepts, and come last.
    pub alike: &'o (dyn Fn(&str, &str) -> bool + Sync),
    /// Whether a word of the source and one of the target translate each other in general; `None` where that is not known.
    pub translate: &'o (dyn Fn(&str, &str) -> Option<bool> + Sync),
}

impl Options<'_> {
    /// Twice, and five words: *memorandum of understanding on consultations*.
    pub const DEFAULT: Self = Self { least: 2, longest: 5, alike: &|_, _| false, translate: &|_, _| None };
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// A source term and its translation, with what speaks for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// In the source and in the target.
    pub sides: [Wording; 2],
    /// Pairs of segments that have both.
    pub together: usize,
    /// Log-likelihood ratio of both standing together against chance (Dunning 1993); over 6.6 chance would bring it about
    /// once in a hundred times.
    pub likelihood: f64,
    /// Other wordings of the target that stand with the source term, with how often.
    pub others: Vec<(String, usize)>,
    /// What the glossary has of it.
    pub known: Known,
    /// Where both stand, in the order of the text.
    pub contexts: Vec<Context>,
}

impl Candidate {
    /// Share of the pairs with either that have both, from 0 to 1 (Dice 1945).
    pub fn share(&self) -> f64 {
        let [source, target] = self.sides.each_ref().map(|side| side.count as f64);
        2.0 * self.together as f64 / (source + target)
    }
}

/// A candidate on one side.
#[derive(Clone, Debug, PartialEq)]
pub struct Wording {
    /// As a glossary would list it, as far as its forms show.
    pub text: String,
    /// Pairs of segments that have it.
    pub count: usize,
    /// How it is written, commonest first, with how often.
    pub forms: Vec<(String, usize)>,
}

/// What a glossary has of a candidate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// Neither side.
    New,
    /// One side is a term of this concept, and the other is none of its terms.
    Wording(String),
    /// Both sides are terms of this concept.
    Concept(String),
}

/// A pair of segments in which both sides stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context {
    /// Index of the pair.
    pub pair: usize,
    /// Where in the source and in the target.
    pub spans: [Span; 2],
}

/// The candidates of aligned segments, those first that a glossary should have soonest.
///
/// A word counts in whatever form it is written; a candidate begins and ends with a word that means something, and is not
/// part of a longer one nearly everywhere. Each is linked with at most one of the other side, surest links first
/// (competitive linking, Melamed 2000), where chance would hardly put them together so often. The order is by
/// log-likelihood times the share of places in which they meet; several words come before one, as terms mostly are, and
/// names last. The same input gives the same answer on any number of threads.
///
/// ```
/// use tarjuman::glossary::{Glossary, extract::{self, Options}};
/// let pairs = [
///     ("فتحت السفارة أبوابها", "The embassy opened its doors"),
///     ("زار الوفد السفارة", "The delegation visited the embassy"),
///     ("غادر الوفد المدينة", "The delegation left the city"),
///     ("أغلقت المدينة", "The city was closed"),
///     ("وصل الوفد صباحًا", "The delegation arrived in the morning"),
///     ("انتهى الاجتماع", "The meeting is over"),
/// ];
/// let locales = ["ar", "en"].map(|code| code.parse().unwrap());
/// let found = extract::candidates(&pairs, [&locales[0], &locales[1]], &Glossary::default(), Options::DEFAULT);
/// let terms: Vec<[&str; 2]> = found.iter().map(|one| one.sides.each_ref().map(|side| &*side.text)).collect();
/// assert!(terms.contains(&["سفارة", "embassy"]), "{terms:?}");
/// ```
pub fn candidates(
    pairs: &[(&str, &str)],
    locales: [&Locale; 2],
    glossary: &Glossary,
    options: Options,
) -> Vec<Candidate> {
    let sources: Vec<&str> = pairs.iter().map(|(source, _)| *source).collect();
    let targets: Vec<&str> = pairs.iter().map(|(_, target)| *target).collect();
    let [source, target] = [(locales[0], sources), (locales[1], targets)]
        .map(|(locale, texts)| phrases::phrases(lang::of(locale), &texts, options.least, options.longest));
    let terms = Terms::of(pairs, locales, glossary);
    let of_glossary = [(0, &source), (1, &target)]
        .map(|(side, phrases)| phrases.iter().map(|phrase| terms.concept(side, phrase)).collect::<Vec<_>>());
    let mut edges = link::edges(&source, &target, pairs.len(), options.least);
    // What the glossary translates, as this text does, stands in no other pair.
    edges.retain(|edge| match [of_glossary[0][edge.source], of_glossary[1][edge.target]] {
        [Some((one, _)), Some((other, _))] => one == other,
        [Some((_, explained)), None] | [None, Some((_, explained))] => !explained,
        [None, None] => true,
    });
    let mut ranked: Vec<(f64, Candidate)> = Vec::new();
    for (edge, others) in link::best(edges, &source, &target) {
        let sides = [&source[edge.source], &target[edge.target]];
        let concepts = [of_glossary[0][edge.source], of_glossary[1][edge.target]];
        let id = |at: usize| glossary.concepts[at].id.clone();
        let candidate = Candidate {
            sides: sides.map(Phrase::wording),
            together: edge.together,
            likelihood: edge.likelihood,
            others: others.iter().map(|o| (target[o.target].text.clone(), o.together)).collect(),
            known: match concepts {
                [Some((one, _)), Some(_)] => Known::Concept(id(one)),
                [Some((one, _)), None] | [None, Some((one, _))] => Known::Wording(id(one)),
                [None, None] => Known::New,
            },
            contexts: contexts(sides),
        };
        ranked.push((weight(&edge, sides, options), candidate));
    }
    ranked.sort_by(|(a, one), (b, other)| {
        b.total_cmp(a).then_with(|| one.sides[0].text.cmp(&other.sides[0].text))
    });
    ranked.into_iter().map(|(_, candidate)| candidate).collect()
}

/// How much sooner a candidate of several words on each side is wanted, on one, on none.
const WORDS: [f64; 3] = [0.5, 0.8, 1.5];
/// How much later a name is.
const NAME: f64 = 0.1;
/// How much later what general dictionaries have is: single words.
const GENERAL: f64 = 0.4;
/// How much sooner a candidate is of which all words that are known translate each other, and how much later where none does.
const TRANSLATED: [f64; 2] = [1.6, 0.4];
/// How much later a candidate is that has many words on one side, for each word over two.
const UNEVEN: f64 = 0.7;

fn weight(edge: &Edge, sides: [&Phrase; 2], options: Options) -> f64 {
    let several = sides.iter().filter(|side| side.words > 1).count();
    let words = |side: &Phrase| side.text.split([' ', '-']).map(str::to_owned).collect::<Vec<_>>();
    let [source, target] = sides.map(words);
    let heard = |one: &String| target.iter().any(|other| (options.alike)(one, other));
    let any_heard = source.iter().any(heard);
    let capitals = sides.iter().any(|side| side.name);
    let name = any_heard && capitals || several == 0 && (any_heard || capitals);
    // For each source word: whether a target word translates it, where that is known.
    let translated = |one: &String| {
        let answers: Vec<bool> = target.iter().filter_map(|other| (options.translate)(one, other)).collect();
        (!answers.is_empty()).then(|| answers.contains(&true) || heard(one))
    };
    let told: Vec<bool> = source.iter().filter_map(translated).collect();
    let right = told.iter().filter(|told| **told).count();
    let words = match told.len() {
        0 => 1.0,
        known => TRANSLATED[1] + (TRANSLATED[0] - TRANSLATED[1]) * right as f64 / known as f64,
    };
    let general = several == 0 && right > 0;
    let uneven = sides[0].words.abs_diff(sides[1].words).saturating_sub(2);
    let mut weight = edge.weight() * WORDS[several] * words * UNEVEN.powi(uneven as i32);
    if general {
        weight *= GENERAL;
    }
    if name { weight * NAME } else { weight }
}

/// The glossary's terms in the texts.
struct Terms {
    /// For each side and pair, the terms found: where, which concept, and whether the other side has it too.
    found: [Vec<Vec<(Span, usize, bool)>>; 2],
}

impl Terms {
    fn of(pairs: &[(&str, &str)], locales: [&Locale; 2], glossary: &Glossary) -> Self {
        let matchers = locales.map(|locale| Matcher::new(glossary, locale));
        let hits = |at: usize| {
            let texts: Vec<&str> = pairs.iter().map(|(source, target)| [*source, *target][at]).collect();
            texts.par_iter().map(|text| matchers[at].find(text)).collect::<Vec<_>>()
        };
        let hits = [hits(0), hits(1)];
        let side = |at: usize| {
            let both = |(own, others): (&Vec<Hit>, &Vec<Hit>)| {
                let met: BTreeSet<usize> = others.iter().map(|hit| hit.concept).collect();
                own.iter().map(|hit| (hit.span, hit.concept, met.contains(&hit.concept))).collect()
            };
            hits[at].iter().zip(&hits[1 - at]).map(both).collect()
        };
        Self { found: [side(0), side(1)] }
    }

    /// The concept that a phrase of a side names in most of its places, and whether the other side has the concept there in
    /// most of them. Part of a longer term that does is as good as the term.
    fn concept(&self, side: usize, phrase: &Phrase) -> Option<(usize, bool)> {
        let mut named: BTreeMap<usize, usize> = BTreeMap::new();
        let mut explained = 0;
        for (pair, span) in &phrase.places {
            let found = &self.found[side][*pair as usize];
            let inside = |(hit, _, both): &&(Span, usize, bool)| {
                *hit == *span || *both && hit.start <= span.start && span.end <= hit.end
            };
            let covering: Vec<_> = found.iter().filter(inside).collect();
            covering.iter().for_each(|(_, concept, _)| *named.entry(*concept).or_default() += 1);
            explained += usize::from(covering.iter().any(|(_, _, both)| *both));
        }
        let most = |count: usize| 2 * count > phrase.places.len();
        let (concept, count) = named.into_iter().max_by_key(|(at, count)| (*count, Reverse(*at)))?;
        most(count).then_some((concept, most(explained)))
    }
}

/// The pairs that have both sides.
fn contexts(sides: [&Phrase; 2]) -> Vec<Context> {
    let [source, target] = sides.map(|side| &side.places);
    let mut others = target.iter().peekable();
    let mut contexts = Vec::new();
    for (pair, span) in source {
        while others.next_if(|(other, _)| other < pair).is_some() {}
        if let Some((_, other)) = others.next_if(|(other, _)| other == pair) {
            contexts.push(Context { pair: *pair as usize, spans: [*span, *other] });
        }
    }
    contexts
}
