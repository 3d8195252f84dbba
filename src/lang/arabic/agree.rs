//! Whether a cut of a written word is a form of a term: which endings the term takes, and how the words of a term agree.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::sync::Arc;

use super::cut::{Cut, Ending, cuts};
use super::letters::{contradicts, letters, same, writes_yeh_as_alef};
use super::lexicon::{self, is_other_word};
use crate::lang::matching::{Beginning, Candidate, Pattern, Sentence, Written};
use crate::lang::morphology::{Analysis, Case, Certainty, Features, Lemma, Number};

/// Where a designation of a term comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// The term itself.
    Citation,
    /// A plural that the entry lists.
    Listed,
    /// A plural of the built-in list.
    Known,
    /// A plural guessed from the template of the word.
    Guessed,
}

/// A shape of a term that takes clitics and endings: the citation form or a broken plural.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    /// The words as they are written, without `ال` on the first; hamzas kept, marks dropped.
    words: Vec<Vec<char>>,
    /// The first word of the citation form, without `ال`.
    citation: Vec<char>,
    /// The first word, folded.
    pub(super) key: String,
    /// Written with `ال` on the first word.
    article: bool,
    source: Source,
    /// Takes the regular plurals `ات` and `ون`.
    regular: (bool, bool),
}

impl Shape {
    fn new(text: &str, source: Source, may_have_article: bool) -> Option<Self> {
        let mut words: Vec<Vec<char>> = text.split_whitespace().map(letters).collect();
        let head = words.first_mut()?;
        let article = may_have_article && head.len() > 3 && head.starts_with(&['ا', 'ل']);
        if article {
            head.drain(..2);
        }
        let key = fold(head);
        let citation = head.clone();
        (!key.is_empty()).then_some(Self { words, citation, key, article, source, regular: (false, false) })
    }

    fn head(&self) -> &[char] {
        &self.words[0]
    }

    fn ends_with(&self, ending: &str) -> bool {
        self.key.ends_with(ending)
    }

    /// The stem that a regular plural has without the last letter of the citation form.
    fn is_shortened(&self) -> bool {
        self.source == Source::Citation && self.head().len() < self.citation.len()
    }
}

fn fold(word: &[char]) -> String {
    word.iter().map(|c| same(*c)).collect()
}

/// The shapes of a term: citation form, then the plurals listed, else those known, else those guessed.
pub(super) fn shapes(lemma: &Lemma) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let Some(citation) = Shape::new(lemma.text, Source::Citation, true) else { return shapes };
    let mut singular = vec![citation.clone()];
    // التزام begins with letters that look like the article.
    if citation.article && may_be_root_lam(&letters(lemma.text.split_whitespace().next().unwrap_or(""))) {
        singular.extend(Shape::new(lemma.text, Source::Citation, false));
    }
    let mut at = true;
    let mut un = true;
    let mut plurals = Vec::new();
    if lemma.plurals.is_empty() {
        for shape in &singular {
            let (known, source) = match lexicon::plurals_of(shape.head()) {
                Some(known) => (known, Source::Known),
                None => (lexicon::guess(&shape.key), Source::Guessed),
            };
            if source == Source::Known {
                (at, un) = (false, false);
            }
            for plural in known {
                let mut plural_shape = Shape { source, ..shape.clone() };
                plural_shape.words[0] = letters(&plural);
                plural_shape.key = fold(&plural_shape.words[0]);
                plurals.push(plural_shape);
            }
        }
    } else {
        (at, un) = (false, false);
        let listed = |plural: &String| {
            let citation = citation.citation.clone();
            Some(Shape { citation, ..Shape::new(plural, Source::Listed, true)? })
        };
        plurals.extend(lemma.plurals.iter().filter_map(listed));
    }
    // A listed regular plural is no shape of its own: it has endings of its own.
    let defective =
        is_defective(&citation.key).then(|| citation.head()[..citation.head().len() - 1].to_vec());
    let mut shortened = None;
    plurals.retain(|plural| {
        let stem = citation.key.strip_suffix('ة').unwrap_or(&citation.key);
        match plural.key.strip_prefix(stem) {
            Some("ات") => at = true,
            Some("ون" | "ين") => {
                un = true;
                return false;
            }
            _ => {}
        }
        // محامي, محامون: the final letter of the stem falls before the ending.
        if let Some(stem) = &defective
            && matches!(plural.head().strip_prefix(stem.as_slice()), Some(['و' | 'ي', 'ن']))
        {
            let mut shape = Shape { source: Source::Citation, regular: (false, true), ..plural.clone() };
            shape.words[0] = stem.clone();
            shape.key = fold(stem);
            shortened = Some(shape);
            return false;
        }
        true
    });
    for shape in &mut singular {
        shape.regular = (at, un && !shape.ends_with("ة"));
    }
    if lemma.number == "plural" {
        for shape in &mut singular {
            shape.regular = (false, false);
        }
    }
    shapes.extend(singular);
    shapes.extend(shortened);
    shapes.extend(plurals);
    shapes
}

/// `الت` + letter + `ا` + letter: verbal nouns such as التزام and التحاق, where `ال` is no article.
pub(super) fn may_be_root_lam(word: &[char]) -> bool {
    word.len() >= 6 && word.starts_with(&['ا', 'ل', 'ت']) && word[4] == 'ا'
}

/// What the cut says of the form.
pub(super) fn features(cut: &Cut) -> Features {
    Features {
        number: cut.number(),
        // Genitive or accusative; behind a preposition that goes without saying.
        case: if cut.is_oblique() && cut.preposition.is_none() { Case::Accusative } else { Case::Nominative },
        possessor: None,
        definite: cut.article,
        construct: matches!(cut.ending, Ending::DualConstruct | Ending::UnConstruct | Ending::Construct)
            && cut.pronoun.is_empty(),
        proclitics: cut.conjunction.into_iter().chain(cut.preposition).collect(),
        enclitic: cut.pronoun.to_owned(),
    }
}

/// A term with its shapes.
pub(super) struct Shapes(Vec<Arc<Shape>>);

impl Shapes {
    pub(super) fn of(lemma: &Lemma) -> Self {
        Self(shapes(lemma).into_iter().map(Arc::new).collect())
    }

    /// The readings of a word as the first one of the term, whatever they ask of the words around it; `likely` ones, or
    /// also those of letters that are another word.
    fn readings(&self, written: &Written, likely: bool) -> Vec<Reading> {
        let mut readings = Vec::new();
        cuts(&written.folded, &mut |cut| {
            for shape in self.0.iter().filter(|shape| cut.is(&shape.key)) {
                readings.extend(Reader { written, shape, cut: &cut }.read(likely));
            }
        });
        readings
    }

    /// What a word may be where the right words stand around it.
    pub(super) fn analyses(&self, written: &Written) -> impl Iterator<Item = Analysis> {
        self.readings(written, false).into_iter().map(|reading| reading.analysis)
    }
}

impl Pattern for Shapes {
    fn keys(&self) -> Vec<String> {
        let mut keys: Vec<String> = self.0.iter().map(|shape| shape.key.clone()).collect();
        keys.sort();
        keys.dedup();
        keys
    }

    fn begins(&self, _: &str, written: &Written) -> Option<Box<dyn Candidate>> {
        let readings = self.readings(written, true);
        (!readings.is_empty()).then(|| Box::new(Readings(readings)) as _)
    }
}

/// The readings of a word as the first one of a term, each with what it asks of the words around it.
struct Readings(Vec<Reading>);

struct Reading {
    shape: Arc<Shape>,
    /// The term is one word.
    single: bool,
    analysis: Analysis,
    /// A word must follow that may complete a construct.
    follows: Option<Next>,
    /// The text must write `ى` for every final `ي`.
    yeh_as_alef: bool,
    /// The letters are a verb as well, which [`Reading::is_verb`] in such a place.
    verb: bool,
    article: bool,
    pronoun: bool,
    /// What the ending says, or the shape.
    number: Number,
}

/// What follows the first word of a construct.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
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

/// A cut of a word against a shape of the term.
struct Reader<'a> {
    written: &'a Written,
    shape: &'a Arc<Shape>,
    cut: &'a Cut<'a>,
}

impl Reader<'_> {
    /// What the word alone says.
    fn read(&self, likely: bool) -> Option<Reading> {
        let Self { shape, cut, .. } = *self;
        if !self.ending_is_legal() || !self.article_is_legal() {
            return None;
        }
        let stem: Vec<char> = self.written.letters.chars().skip(cut.start).collect();
        let yeh_as_alef = contradicts(&stem, shape.head(), false);
        if yeh_as_alef && contradicts(&stem, shape.head(), true) {
            return None;
        }
        let other = !cut.article && is_other_word(cut.preposition.or(cut.conjunction), &shape.key)
            || self.is_word_of_its_own();
        if likely && other {
            return None;
        }
        let certainty = match shape.source {
            Source::Guessed => Certainty::GuessedPlural,
            _ if self.may_be_verb() => Certainty::Homograph,
            _ => Certainty::Certain,
        };
        let yields = other
            || cut.heh && !cut.article
            || cut.defective
            || cut.ending == Ending::At && !shape.ends_with("ة");
        let number = if shape.source == Source::Citation { cut.number() } else { Number::Plural };
        let features = Features { number, ..features(cut) };
        Some(Reading {
            shape: Arc::clone(shape),
            single: shape.words.len() == 1,
            analysis: Analysis { features, steps: self.steps(), certainty, yields },
            follows: self.follows(),
            yeh_as_alef,
            verb: self.may_be_verb(),
            article: cut.article,
            pronoun: !cut.pronoun.is_empty(),
            number,
        })
    }

    /// عملات is not عمل + ات, شعبان not two peoples, and دوره is دور + ه before it is دورة written carelessly.
    fn is_word_of_its_own(&self) -> bool {
        let Self { shape, cut, .. } = *self;
        if cut.heh && !cut.article {
            return lexicon::is_word(cut.stem.trim_end_matches('ة'));
        }
        shape.source == Source::Citation
            && cut.pronoun.is_empty()
            && !matches!(cut.ending, Ending::None | Ending::Accusative | Ending::Un | Ending::UnConstruct)
            && lexicon::is_word(after(&self.written.folded, cut.start))
    }

    /// The letters are a verb as well, and nothing shows that they are a noun here.
    fn may_be_verb(&self) -> bool {
        let cut = self.cut;
        !cut.article
            && cut.preposition.is_none()
            && self.shape.words.len() == 1
            && matches!(cut.ending, Ending::None | Ending::Accusative | Ending::DualConstruct)
            && lexicon::is_also_verb(&self.shape.key)
    }

    /// `ال` where the term has it; a name with `ال` is not the word without.
    fn article_is_legal(&self) -> bool {
        let single = self.shape.words.len() == 1;
        !(single && self.shape.article && !self.cut.article && self.cut.pronoun.is_empty())
    }

    fn ending_is_legal(&self) -> bool {
        let Self { shape, cut, .. } = *self;
        let plural = shape.source != Source::Citation;
        let feminine = shape.ends_with("ة");
        let (at, un) = shape.regular;
        if cut.defective && !(is_defective(&shape.key) && cut.is_bare()) {
            return false;
        }
        match cut.ending {
            // The stem of محامون is no word with an ending of the singular or dual.
            Ending::None | Ending::Accusative | Ending::Dual | Ending::DualConstruct
                if shape.is_shortened() =>
            {
                false
            }
            Ending::None => true,
            Ending::Accusative => !feminine && !shape.ends_with("اء") && !shape.ends_with("ا"),
            Ending::Dual => !plural && (!feminine || !shape.ends_with("ات")),
            Ending::At => !plural && at,
            Ending::Un => !plural && un,
            Ending::DualConstruct => !plural,
            Ending::UnConstruct => !plural && un,
            Ending::Construct => match cut.pronoun {
                "" => !plural,
                // عمليه is عملية written carelessly far more often than "his two works".
                "ه" => !plural && un && (is_person(&shape.key) || feminine),
                _ => !plural && (un || feminine),
            },
        }
    }

    /// What must follow for the ending to be one.
    fn follows(&self) -> Option<Next> {
        let Self { shape, cut, .. } = *self;
        let feminine = shape.ends_with("ة");
        match cut.ending {
            _ if !cut.pronoun.is_empty() => None,
            Ending::DualConstruct if !feminine => Some(Next::Any),
            Ending::UnConstruct => Some(Next::Any),
            Ending::Construct if !feminine && shape.words.len() == 1 => Some(Next::Definite),
            _ => None,
        }
    }

    fn steps(&self) -> String {
        let Self { shape, cut, .. } = *self;
        let mut steps = String::new();
        for clitic in cut.conjunction.into_iter().chain(cut.preposition) {
            steps.push(clitic);
            steps.push_str(" + ");
        }
        if cut.article {
            steps.push_str("ال + ");
        }
        steps.extend(&shape.citation);
        let source = match shape.source {
            Source::Citation => "",
            Source::Listed => " (listed)",
            Source::Known => " (known)",
            Source::Guessed => " (guessed)",
        };
        if shape.source != Source::Citation {
            steps.push_str(", plural ");
            let stem = shape.citation.strip_suffix(&['ة']).unwrap_or(&shape.citation);
            match shape.head().strip_prefix(stem) {
                Some(['ا', 'ت']) => steps.push_str("ات"),
                _ => {
                    steps.extend(shape.head());
                    steps.push_str(source);
                }
            }
        }
        steps.push_str(match cut.ending {
            Ending::None => "",
            Ending::Accusative => ", accusative ا",
            Ending::Dual => ", dual",
            Ending::DualConstruct => ", dual ا",
            Ending::At => ", plural ات",
            Ending::Un => ", plural ون/ين",
            Ending::UnConstruct => ", plural و",
            Ending::Construct => ", construct ي",
        });
        if !cut.pronoun.is_empty() {
            steps.push_str(" + ");
            steps.push_str(cut.pronoun);
        }
        if cut.heh {
            steps.push_str(", ه for ة");
        }
        steps
    }
}

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

/// A word without its first letters.
fn after(word: &str, letters: usize) -> &str {
    word.char_indices().nth(letters).map_or("", |(at, _)| &word[at..])
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

pub(super) fn strip_article(word: &[char]) -> (bool, &[char]) {
    if word.len() > 3 && word.starts_with(&['ا', 'ل']) { (true, &word[2..]) } else { (false, word) }
}

/// قاضٍ, محامٍ: `ي` falls in the indefinite.
fn is_defective(key: &str) -> bool {
    let letters: Vec<char> = key.chars().collect();
    matches!(letters.as_slice(), [_, 'ا', _, 'ي'] | ['م', _, 'ا', _, 'ي'])
}

/// Shapes that name persons: participles, agents, nisbas.
fn is_person(key: &str) -> bool {
    let letters: Vec<char> = key.chars().collect();
    matches!(letters.as_slice(), ['م', _, _, ..] | [_, 'ا', _, _] | [.., 'ي'])
}
