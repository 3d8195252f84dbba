//! Whether a word that may be the first of a term is it where it stands: what follows a construct, and how the later words of a
//! term agree with the first.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::sync::Arc;

use super::designation::{Shape, Source, fold, strip_article};
use super::letters::{contradicts, letters, writes_yeh_as_alef};
use super::lexicon;
use crate::lang::matching::{Beginning, Candidate, Sentence};
use crate::lang::morphology::{Analysis, Number};

/// The readings of a word as the first one of a term, each with what it asks of the words around it.
pub(super) struct Readings(pub(super) Vec<Reading>);

pub(super) struct Reading {
    pub(super) shape: Arc<Shape>,
    /// The term is one word.
    pub(super) single: bool,
    pub(super) analysis: Analysis,
    /// A word must follow that may complete a construct.
    pub(super) follows: Option<Next>,
    /// The text must write `ى` for every final `ي`.
    pub(super) yeh_as_alef: bool,
    /// The letters are a verb as well, which [`Reading::is_verb`] in such a place.
    pub(super) verb: bool,
    pub(super) article: bool,
    pub(super) pronoun: bool,
    /// What the ending says, or the shape.
    pub(super) number: Number,
}

/// What follows the first word of a construct.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    Any,
    Definite,
}

impl Readings {
    fn held(&self, sentence: &Sentence, at: usize) -> impl Iterator<Item = (usize, &Analysis)> {
        self.0.iter().filter_map(move |reading| Some((reading.holds(sentence, at)?, &reading.analysis)))
    }
}

impl Candidate for Readings {
    fn next(&self) -> Option<Beginning> {
        let mut nexts = self.0.iter().map(Reading::next);
        let first = nexts.next()?;
        first.filter(|_| nexts.all(|other| other == first))
    }

    fn read(&self, sentence: &Sentence, at: usize) -> Option<(usize, Cow<'_, Analysis>)> {
        let rank = |taken: usize, analysis: &Analysis| (Reverse(taken), analysis.yields, analysis.certainty);
        let best = self.held(sentence, at).min_by_key(|(taken, analysis)| rank(*taken, analysis))?;
        Some((best.0, Cow::Borrowed(best.1)))
    }

    fn readings(&self, sentence: &Sentence, at: usize) -> Vec<(usize, Cow<'_, Analysis>)> {
        self.held(sentence, at).map(|(taken, analysis)| (taken, Cow::Borrowed(analysis))).collect()
    }
}

/// Particles and relative pronouns after which a verb stands, folded.
const BEFORE_VERBS: [&str; 19] = [
    "قد",
    "وقد",
    "فقد",
    "لقد",
    "ولقد",
    "لم",
    "ولم",
    "لن",
    "ولن",
    "سوف",
    "الذي",
    "التي",
    "الذين",
    "والذي",
    "والتي",
    "ثم",
    "عندما",
    "بعدما",
    "كما",
];

impl Reading {
    /// How many words the form takes where it stands as the grammar asks.
    fn holds(&self, sentence: &Sentence, at: usize) -> Option<usize> {
        let words = sentence.words();
        let follows = self.follows.is_none_or(|next| noun_follows(sentence, at, next));
        let spelled =
            || !self.yeh_as_alef || writes_yeh_as_alef((0..words.len()).filter_map(|at| words.get(at)));
        if !follows || !spelled() || self.verb && self.is_verb(sentence, at) {
            return None;
        }
        if self.single { Some(1) } else { self.tail(sentence, at) }
    }

    /// How the second word begins. Only an adjective after a dual or plural may be another word than in the term.
    fn next(&self) -> Option<Beginning> {
        let (definite, second) = strip_article(self.shape.words.get(1)?);
        let fixed = self.number == Number::Singular
            || self.shape.source == Source::Listed
            || self.bond(second, definite) == Bond::Noun;
        // A final ة may be written otherwise.
        let second = fold(second.strip_suffix(&['ة']).unwrap_or(second));
        Beginning::of(&second).filter(|_| fixed)
    }

    /// The letters are a verb as well, and what stands before says that they are one: a particle that only verbs
    /// follow, or nothing but `و` at the beginning of the sentence.
    fn is_verb(&self, sentence: &Sentence, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return self.analysis.features.proclitics == "و" && !self.pronoun;
        };
        sentence.words().adjacent(at)
            && sentence.written(before).is_some_and(|word| BEFORE_VERBS.contains(&&*word.folded))
    }

    /// Reads the words of the term after the first; how many words the form takes in all.
    fn tail(&self, sentence: &Sentence, at: usize) -> Option<usize> {
        let shape = &self.shape;
        let mut taken = 1;
        let mut lost_article = false;
        for (index, wanted) in shape.words.iter().enumerate().skip(1) {
            let written: Vec<char> = sentence.adjacent(at + taken)?.letters.chars().collect();
            let (wanted_definite, wanted) = strip_article(wanted);
            let (definite, stem) = strip_article(&written);
            let last = index + 1 == shape.words.len();
            let attribute = if index == 1 { self.bond(wanted, wanted_definite) } else { Bond::Either };
            let same_state = definite == wanted_definite;
            let state_is_legal = match attribute {
                Bond::Adjective => {
                    if self.pronoun {
                        definite
                    } else {
                        definite == self.article
                    }
                }
                // وزير الخارجية, وزير خارجية مصر; the first word of a construct has neither article nor pronoun.
                Bond::Noun => !self.article && !self.pronoun,
                Bond::Either if index == 1 => {
                    (!self.article || definite || stem == wanted && shape.article)
                        && (!self.pronoun || definite)
                }
                Bond::Either => same_state || lost_article || !wanted_definite,
            };
            if !state_is_legal {
                return None;
            }
            let tail = Tail {
                wanted,
                written: stem,
                definite,
                bond: attribute,
                number: self.number,
                listed: matches!(shape.source, Source::Listed),
                last,
            };
            if !tail.agrees() {
                return None;
            }
            lost_article |= wanted_definite && !definite;
            taken += 1;
        }
        Some(taken)
    }

    /// Whether the second word is an adjective or a noun in the genitive, as far as it shows.
    fn bond(&self, second: &[char], second_definite: bool) -> Bond {
        let nisba = second.ends_with(&['ي']) || second.ends_with(&['ي', 'ة']);
        match (self.shape.article, second_definite) {
            (true, true) => Bond::Adjective,
            (false, true) => Bond::Noun,
            (true, false) => Bond::Either,
            (false, false) if nisba && second.len() > 3 => Bond::Adjective,
            (false, false) => Bond::Either,
        }
    }
}

/// True when a word follows at once that may complete a construct.
fn noun_follows(sentence: &Sentence, at: usize, wanted: Next) -> bool {
    let Some(word) = sentence.adjacent(at + 1) else { return false };
    wanted == Next::Any
        || word.letters.starts_with("ال")
            && !matches!(
                &*word.folded,
                "الي"
                    | "الا"
                    | "الذي"
                    | "التي"
                    | "الذين"
                    | "اللذين"
                    | "اللتين"
                    | "اللذان"
                    | "الان"
                    | "اليه"
                    | "اليها"
                    | "اليهم"
            )
}

/// How the second word of a term hangs on the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bond {
    Adjective,
    Noun,
    Either,
}

/// A later word of a term against a written word, articles off.
struct Tail<'a> {
    wanted: &'a [char],
    written: &'a [char],
    definite: bool,
    bond: Bond,
    number: Number,
    listed: bool,
    last: bool,
}

impl Tail<'_> {
    fn agrees(&self) -> bool {
        let wanted = fold(self.wanted);
        let written = fold(self.written);
        if contradicts(self.written, self.wanted, true) {
            return false;
        }
        if wanted == written || heh(&wanted) == written {
            return true;
        }
        let adjective = self.bond != Bond::Noun && !self.listed;
        if adjective && self.number != Number::Singular {
            let stem = wanted.strip_suffix('ة').unwrap_or(&wanted);
            let Some(ending) = written.strip_prefix(stem) else {
                return lexicon::plurals_of(self.wanted)
                    .is_some_and(|plurals| plurals.iter().any(|plural| fold(&letters(plural)) == written));
            };
            return match self.number {
                Number::Dual => matches!(ending, "ان" | "ين" | "تان" | "تين"),
                _ => matches!(ending, "ة" | "ه" | "ات" | "ون" | "ين"),
            };
        }
        if self.bond != Bond::Noun && !self.definite && written.strip_suffix('ا') == Some(&wanted) {
            return !wanted.ends_with('ة');
        }
        // سعر الصرف, سعر صرفه
        self.last && self.bond != Bond::Adjective && !self.definite && {
            let stem = match wanted.strip_suffix('ة') {
                Some(stem) => [stem, "ت"].concat(),
                None => wanted,
            };
            written
                .strip_prefix(&stem)
                .is_some_and(|rest| rest != "ي" && super::cut::PRONOUNS.contains(&rest))
        }
    }
}

fn heh(word: &str) -> String {
    word.strip_suffix('ة').map_or_else(|| word.to_owned(), |stem| [stem, "ه"].concat())
}
