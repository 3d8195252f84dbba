//! Reading forms: a stem of the term off the front of the word, endings off the rest.

use super::letters::{ends_in_vowel, is_front, is_round, with_last};
use super::words;
use crate::lang::morphology::{Case, Features, Lemma, Number, Possessor};

/// A stem a written form may begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stem {
    pub(super) text: String,
    next: Next,
    /// The compound's own possessive has been taken off: some possessor must follow.
    possessed: bool,
}

/// What may follow a stem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    /// Anything the letters allow.
    Any,
    /// An ending that begins with a vowel: the stem is soft, or has lost its own.
    Vowel,
    /// The genitive or accusative: final `e` has become `ä`.
    Case,
    /// Nothing but a clitic: the final vowel has become the dative.
    Dative,
}

/// How a written word is a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) features: Features,
    /// The endings in order: `-lar`, `-ynda`.
    pub(super) steps: Vec<String>,
}

/// Every stem of a folded last word `last`; `compound` when words stand before it.
pub(super) fn stems(lemma: &Lemma, last: &str, compound: bool) -> Vec<Stem> {
    let mut stems = plain(last, false);
    if let Some(oblique) = lemma.oblique.and_then(|o| o.split_whitespace().last()) {
        stems.push(Stem { text: super::letters::fold(oblique).text, next: Next::Vowel, possessed: false });
    }
    if compound {
        for ending in ["lary", "leri"] {
            if let Some(base) = last.strip_suffix(ending).filter(|b| b.chars().count() > 1) {
                stems.extend(plain(base, true));
            }
        }
        if let Some(base) =
            last.strip_suffix("sy").or_else(|| last.strip_suffix("si")).filter(|b| ends_in_vowel(b))
        {
            stems.extend(plain(base, true));
        }
        if let Some(kept) =
            last.strip_suffix(['y', 'i']).filter(|b| !ends_in_vowel(b) && b.chars().count() > 1)
        {
            stems.push(Stem { text: kept.to_owned(), next: Next::Vowel, possessed: true });
            for base in words::hardened(kept) {
                stems.extend(plain(&base, true));
            }
        }
    }
    if compound || lemma.number == "plural" {
        for ending in ["lar", "ler"] {
            if let Some(base) = last.strip_suffix(ending).filter(|b| b.chars().count() > 2) {
                stems.extend(plain(base, false));
            }
        }
    }
    stems.dedup();
    stems
}

/// The stems of a word by its letters. Both a soft and a hard final are read: both are written.
fn plain(word: &str, possessed: bool) -> Vec<Stem> {
    let stem = |text: String, next| Stem { text, next, possessed };
    let mut stems = vec![stem(word.to_owned(), Next::Any)];
    stems.extend(words::soft(word).map(|soft| stem(soft, Next::Vowel)));
    stems.extend(words::elided(word).map(|elided| stem(elided, Next::Vowel)));
    match word.chars().last() {
        Some('e') => {
            stems.push(stem(with_last(word, 'ä'), Next::Case));
            stems.push(stem(with_last(word, 'ä'), Next::Dative));
        }
        Some('i') => stems.push(stem(with_last(word, 'ä'), Next::Dative)),
        Some('y') => stems.push(stem(with_last(word, 'a'), Next::Dative)),
        _ => {}
    }
    stems
}

/// The reading of a folded `word` as a form of a term whose folded last word is `last`, with its stems; `None` if it is
/// none.
pub(super) fn read(stems: &[Stem], last: &str, acronym: bool, word: &str) -> Option<Reading> {
    if word == last {
        return Some(Reading { features: Features::default(), steps: Vec::new() });
    }
    // A possessor or a case is likelier than a clitic of the same letters.
    let one = |clitics: bool| {
        stems.iter().find_map(|stem| {
            let rest = word.strip_prefix(stem.text.as_str())?;
            let mut chain = Chain::new(stem, acronym, clitics);
            chain.after_stem(stem, rest).then_some(Reading { features: chain.features, steps: chain.steps })
        })
    };
    one(false).or_else(|| one(true))
}

/// Every reading of a folded `word` as a form of a word with these stems.
pub(super) fn readings(stems: &[Stem], last: &str, acronym: bool, word: &str) -> Vec<Reading> {
    let mut readings = Vec::new();
    if word == last {
        readings.push(Reading { features: Features::default(), steps: Vec::new() });
    }
    for stem in stems {
        let Some(rest) = word.strip_prefix(stem.text.as_str()) else { continue };
        if rest.is_empty() && stem.next == Next::Any {
            continue;
        }
        let mut chain = Chain { all: Some(Vec::new()), ..Chain::new(stem, acronym, true) };
        chain.after_stem(stem, rest);
        readings.extend(chain.all.into_iter().flatten());
    }
    readings
}

/// Stems of so few letters take only `-dyr` and `-dygy`: with other clitics `at` would claim `adam`.
const SHORT: usize = 3;

/// Endings in their four vowels: back, front, back rounded, front rounded.
type Ending = [&'static str; 4];

const fn two(back: &'static str, front: &'static str) -> Ending {
    [back, front, "", ""]
}

const PLURAL: Ending = two("lar", "ler");

/// Possessors after a consonant and after a vowel. The third person comes first, so that `-y` is read as it mostly is.
const POSSESSORS: &[(Possessor, Ending, Ending)] = &[
    (Possessor::Third, ["y", "i", "u", "ü"], two("sy", "si")),
    (Possessor::FirstPlural, ["ymyz", "imiz", "umyz", "ümiz"], two("myz", "miz")),
    (Possessor::SecondPlural, ["yňyz", "iňiz", "uňyz", "üňiz"], two("ňyz", "ňiz")),
    (Possessor::First, ["ym", "im", "um", "üm"], two("m", "m")),
    (Possessor::Second, ["yň", "iň", "uň", "üň"], two("ň", "ň")),
];

/// Cases after a consonant, after a vowel, and after the third person, where each begins with `n`.
const CASES: &[(Case, Ending, Ending, Ending)] = &[
    (Case::Genitive, ["yň", "iň", "uň", "üň"], two("nyň", "niň"), two("nyň", "niň")),
    (Case::Dative, two("a", "e"), two("", ""), two("na", "ne")),
    (Case::Accusative, two("y", "i"), two("ny", "ni"), two("ny", "ni")),
    (Case::Relative, two("daky", "däki"), two("daky", "däki"), two("ndaky", "ndäki")),
    (Case::Locative, two("da", "de"), two("da", "de"), two("nda", "nde")),
    (Case::Ablative, two("dan", "den"), two("dan", "den"), two("ndan", "nden")),
];

/// Clitics written together with the word; the first two after any stem.
const CLITICS: &[Ending] = &[
    ["dyr", "dir", "dur", "dür"],
    ["dygy", "digi", "dugy", "dügi"],
    ["dy", "di", "dy", "di"],
    ["my", "mi", "mu", "mü"],
    two("am", "em"),
];

/// Endings being taken off a word.
struct Chain {
    /// Harmony of the stem; `None` where no letter shows it.
    front: Option<bool>,
    /// The stem is one syllable with a rounded vowel: its first high vowel may be rounded.
    round: bool,
    /// Behind a hyphen the sound decides, which letters do not show: every variant is allowed.
    hyphen: bool,
    short: bool,
    /// The stem ends in a vowel.
    vowel: bool,
    /// The stem is a verb's as well.
    verb: bool,
    /// Clitics may end the word.
    clitics: bool,
    steps: Vec<String>,
    features: Features,
    /// What has been read, where all readings are wanted and not the first.
    all: Option<Vec<Reading>>,
}

impl Chain {
    fn new(stem: &Stem, acronym: bool, clitics: bool) -> Self {
        Self {
            front: is_front(&stem.text),
            round: is_round(&stem.text),
            hyphen: false,
            short: stem.text.chars().count() <= SHORT && !acronym,
            vowel: ends_in_vowel(&stem.text),
            verb: words::is_verb_too(&stem.text),
            clitics,
            steps: Vec::new(),
            features: Features::default(),
            all: None,
        }
    }

    /// The word is read to its end: true where that is enough.
    fn done(&mut self) -> bool {
        let Some(all) = &mut self.all else { return true };
        all.push(Reading { features: self.features.clone(), steps: self.steps.clone() });
        false
    }

    fn after_stem(&mut self, stem: &Stem, rest: &str) -> bool {
        let vowel = ends_in_vowel(&stem.text);
        match stem.next {
            Next::Dative => {
                self.features.case = Case::Dative;
                self.steps.push("-ä/-a".to_owned());
                self.clitic(rest)
            }
            Next::Case => [Case::Genitive, Case::Accusative].into_iter().any(|wanted| {
                let Some((case, _, endings, _)) = CASES.iter().find(|(case, ..)| *case == wanted) else {
                    return false;
                };
                self.try_each(endings, rest, |chain, rest| {
                    chain.features.case = *case;
                    chain.clitic(rest)
                })
            }),
            Next::Vowel => {
                rest.starts_with(super::letters::is_vowel)
                    && self.possessor_or_case(rest, false, stem.possessed)
            }
            Next::Any => {
                if let Some(rest) = rest.strip_prefix('-') {
                    self.hyphen = true;
                    let (front, round) = (self.front.take(), self.round);
                    if self.number(rest, vowel, stem.possessed) {
                        return true;
                    }
                    (self.hyphen, self.front, self.round) = (false, front, round);
                    return matches!(rest, "da" | "de" | "a" | "e");
                }
                self.number(rest, vowel, stem.possessed)
            }
        }
    }

    fn number(&mut self, rest: &str, vowel: bool, possessed: bool) -> bool {
        self.try_each(&PLURAL, rest, |chain, rest| {
            chain.features.number = Number::Plural;
            chain.round = false;
            // Behind a plural the compound's possessor must still stand.
            chain.possessor_or_case(rest, false, possessed)
        }) || self.possessor_or_case(rest, vowel, possessed)
    }

    fn possessor_or_case(&mut self, rest: &str, vowel: bool, possessed: bool) -> bool {
        self.possessor(rest, vowel, 0..1)
            || !possessed && self.case(rest, vowel, false)
            || self.possessor(rest, vowel, 1..POSSESSORS.len())
    }

    fn possessor(&mut self, rest: &str, vowel: bool, which: std::ops::Range<usize>) -> bool {
        POSSESSORS[which].iter().any(|(possessor, consonant, after_vowel)| {
            let third = *possessor == Possessor::Third;
            let hyphen = self.hyphen;
            let mut fits = |endings: &Ending| {
                self.try_each(endings, rest, |chain, rest| {
                    // Word-finally the third person's vowel is never rounded.
                    if third && rest.is_empty() && chain.steps.last().is_some_and(|s| s.ends_with(['u', 'ü']))
                    {
                        return false;
                    }
                    chain.features.possessor = Some(*possessor);
                    chain.round = false;
                    chain.case(rest, false, third)
                })
            };
            // Behind a hyphen a letter's name may end either way.
            (hyphen || !vowel) && fits(consonant) || (hyphen || vowel) && fits(after_vowel)
        })
    }

    fn case(&mut self, rest: &str, vowel: bool, third: bool) -> bool {
        if self.clitic(rest) {
            return true;
        }
        CASES.iter().any(|(case, consonant, after_vowel, after_third)| {
            let sets: &[&Ending] = match (third, self.hyphen, vowel) {
                (true, ..) => &[after_third],
                (_, true, _) => &[after_vowel, consonant, after_third],
                (_, _, true) => &[after_vowel],
                _ => &[consonant],
            };
            sets.iter().any(|endings| {
                self.try_each(endings, rest, |chain, rest| {
                    chain.features.case = *case;
                    chain.round = false;
                    if *case == Case::Relative { chain.relative(rest) } else { chain.clitic(rest) }
                })
            })
        })
    }

    /// "Those which are in …": plural and case may follow `-daky`.
    fn relative(&mut self, rest: &str) -> bool {
        self.clitic(rest)
            || self.try_each(&PLURAL, rest, |chain, rest| chain.clitic(rest) || chain.plain_case(rest, false))
            || self.plain_case(rest, true)
    }

    fn plain_case(&mut self, rest: &str, vowel: bool) -> bool {
        CASES.iter().any(|(_, consonant, _, after_third)| {
            self.try_each(if vowel { after_third } else { consonant }, rest, Self::clitic)
        })
    }

    fn clitic(&mut self, rest: &str) -> bool {
        if rest.is_empty() {
            return self.done();
        }
        if matches!(rest, "-da" | "-de") {
            let before = std::mem::replace(&mut self.features.enclitic, rest.to_owned());
            let done = self.done();
            self.features.enclitic = before;
            return done;
        }
        if !self.clitics {
            return false;
        }
        let bare = self.steps.is_empty();
        let allowed = match (self.features.case, self.short && bare) {
            // `-dy` and `-dygy` right behind a stem that may be a verb's belong to the verb.
            _ if bare && self.verb && self.short => &CLITICS[..1],
            _ if bare && self.verb => &[CLITICS[0], CLITICS[3], CLITICS[4]],
            (_, true) => &CLITICS[..2],
            // Behind the bare vowel of a stem the past is a verb's: *agzady* "mentioned" is not *agza* "member".
            _ if bare && self.vowel => &[CLITICS[0], CLITICS[1], CLITICS[3], CLITICS[4]],
            // The past follows the noun itself: behind a case its letters belong to a verb (*agzamady*).
            (Case::Dative | Case::Accusative, _) => &[CLITICS[0], CLITICS[1], CLITICS[3], CLITICS[4]],
            _ => CLITICS,
        };
        allowed.iter().any(|endings| {
            self.try_each(endings, rest, |chain, rest| {
                chain.features.enclitic = chain.steps.last().map(|s| s.replace('-', "")).unwrap_or_default();
                rest.is_empty() && chain.done()
            })
        })
    }

    /// Takes each variant of an ending that harmony allows off the rest, until `then` is content with what is left.
    fn try_each(
        &mut self,
        endings: &Ending,
        rest: &str,
        mut then: impl FnMut(&mut Self, &str) -> bool,
    ) -> bool {
        for (index, ending) in endings.iter().enumerate().filter(|(_, ending)| !ending.is_empty()) {
            let (front, rounded) = (index % 2 == 1, index >= 2);
            let harmony =
                self.front.is_none_or(|stem| stem == front) && (!rounded || self.round || self.hyphen);
            let Some(left) = rest.strip_prefix(ending).filter(|_| harmony) else { continue };
            let before = (self.features.clone(), self.front, self.round);
            self.front.get_or_insert(front);
            self.steps.push(format!("-{ending}"));
            if then(self, left) {
                return true;
            }
            self.steps.pop();
            (self.features, self.front, self.round) = before;
        }
        false
    }
}
