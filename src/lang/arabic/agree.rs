//! Whether a cut of a written word is a form of a term: which endings the term takes, and how the words of a term agree.

use super::cut::{Cut, Ending, cuts};
use super::letters::{contradicts, letters, same, writes_yeh_as_alef};
use super::lexicon::{self, is_other_word};
use crate::lang::morphology::{Analysis, Case, Certainty, Features, Lemma, Number, Peel};
use crate::text::Words;

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
    /// The first word, folded.
    pub(super) key: String,
    /// Written with `ال` on the first word.
    article: bool,
    source: Source,
    /// Takes the regular plurals `ات` and `ون`.
    regular: (bool, bool),
}

impl Shape {
    fn new(text: &str, source: Source, strip_article: bool) -> Option<Self> {
        let mut words: Vec<Vec<char>> = text.split_whitespace().map(letters).collect();
        let head = words.first_mut()?;
        let article = strip_article && head.len() > 3 && head.starts_with(&['ا', 'ل']);
        if article {
            head.drain(..2);
        }
        let key = fold(head);
        (!key.is_empty()).then_some(Self { words, key, article, source, regular: (false, false) })
    }

    fn head(&self) -> &[char] {
        &self.words[0]
    }

    fn ends_with(&self, ending: &str) -> bool {
        self.key.ends_with(ending)
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
        plurals.extend(lemma.plurals.iter().filter_map(|plural| Shape::new(plural, Source::Listed, true)));
    }
    // A listed regular plural is no shape of its own: it has endings of its own.
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
    shapes.extend(plurals);
    shapes
}

/// `الت` + letter + `ا` + letter: verbal nouns such as التزام and التحاق, where `ال` is no article.
fn may_be_root_lam(word: &[char]) -> bool {
    word.len() >= 6 && word.starts_with(&['ا', 'ل', 'ت']) && word[4] == 'ا'
}

/// What the cut says of the form.
pub(super) fn features(cut: &Cut) -> Features {
    Features {
        number: cut.number(),
        case: if cut.ending == Ending::Accusative { Case::Accusative } else { Case::Nominative },
        possessor: None,
        definite: cut.article,
        construct: matches!(cut.ending, Ending::DualConstruct | Ending::UnConstruct | Ending::Construct)
            && cut.pronoun.is_empty(),
        proclitics: cut.conjunction.into_iter().chain(cut.preposition).collect(),
        enclitic: cut.pronoun.to_owned(),
    }
}

/// See [`crate::lang::Language::accept`].
pub(super) fn accept(lemma: &Lemma, words: &Words, at: usize, peel: &Peel) -> Option<(usize, Analysis)> {
    let written = letters(words.get(at)?);
    let folded = fold(&written);
    let shapes = shapes(lemma);
    let mut best: Option<(usize, Analysis)> = None;
    cuts(&folded, &mut |cut| {
        if cut.stem != peel.stem || features(&cut) != peel.features {
            return;
        }
        for shape in shapes.iter().filter(|shape| shape.key == cut.stem) {
            let reader = Reader { words, at, written: &written, shape, cut: &cut };
            let Some((taken, mut analysis)) = reader.read() else { continue };
            analysis.features = Features {
                number: if shape.source == Source::Citation { cut.number() } else { Number::Plural },
                ..features(&cut)
            };
            let better = best
                .as_ref()
                .is_none_or(|(_, old)| (analysis.yields, analysis.certainty) < (old.yields, old.certainty));
            if better {
                best = Some((taken, analysis));
            }
        }
    });
    best
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

struct Reader<'a> {
    words: &'a Words<'a>,
    at: usize,
    written: &'a [char],
    shape: &'a Shape,
    cut: &'a Cut,
}

impl Reader<'_> {
    fn read(&self) -> Option<(usize, Analysis)> {
        let Self { shape, cut, .. } = *self;
        if !self.ending_is_legal() || !self.article_is_legal() {
            return None;
        }
        let stem = &self.written[cut.start.min(self.written.len())..];
        let yeh_as_alef =
            || writes_yeh_as_alef((0..self.words.len()).filter_map(|word| self.words.get(word)));
        if contradicts(stem, shape.head(), false) && contradicts(stem, shape.head(), yeh_as_alef()) {
            return None;
        }
        if !cut.article && is_other_word(cut.preposition.or(cut.conjunction), &cut.stem) {
            return None;
        }
        if self.is_word_of_its_own() || self.is_verb() {
            return None;
        }
        let taken = if shape.words.len() == 1 { 1 } else { self.tail()? };
        let certainty = match shape.source {
            Source::Guessed => Certainty::GuessedPlural,
            _ if self.may_be_verb() => Certainty::Homograph,
            _ => Certainty::Certain,
        };
        let yields =
            cut.heh && !cut.article || cut.defective || cut.ending == Ending::At && !shape.ends_with("ة");
        Some((taken, Analysis { features: Features::default(), steps: self.steps(), certainty, yields }))
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
            && lexicon::is_word(&fold(&self.written[cut.start.min(self.written.len())..]))
    }

    /// The letters are a verb as well, and nothing shows that they are a noun here.
    fn may_be_verb(&self) -> bool {
        let cut = self.cut;
        !cut.article
            && cut.preposition.is_none()
            && self.shape.words.len() == 1
            && matches!(cut.ending, Ending::None | Ending::Accusative | Ending::DualConstruct)
            && lexicon::is_also_verb(&cut.stem)
    }

    /// The letters are a verb as well, and what stands before says that they are one: a particle that only verbs
    /// follow, or nothing but `و` at the beginning of the sentence.
    fn is_verb(&self) -> bool {
        if !self.may_be_verb() {
            return false;
        }
        if self.at == 0 {
            return self.cut.conjunction == Some('و') && self.cut.pronoun.is_empty();
        }
        self.words.adjacent(self.at)
            && self
                .words
                .get(self.at - 1)
                .is_some_and(|word| BEFORE_VERBS.contains(&fold(&letters(word)).as_str()))
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
            Ending::None => true,
            Ending::Accusative => !feminine && !shape.ends_with("اء") && !shape.ends_with("ا"),
            Ending::Dual => !plural && (!feminine || !shape.ends_with("ات")),
            Ending::At => !plural && at,
            Ending::Un => !plural && un,
            Ending::DualConstruct => {
                !plural && (!cut.pronoun.is_empty() || feminine || self.noun_follows(false))
            }
            Ending::UnConstruct => !plural && un && (!cut.pronoun.is_empty() || self.noun_follows(false)),
            Ending::Construct => match cut.pronoun {
                "" => !plural && (feminine || shape.words.len() > 1 || self.noun_follows(true)),
                // عمليه is عملية written carelessly far more often than "his two works".
                "ه" => !plural && un && (is_person(&shape.key) || feminine),
                _ => !plural && (un || feminine),
            },
        }
    }

    /// True when a word follows at once that may complete a construct.
    fn noun_follows(&self, definite: bool) -> bool {
        let next = self.at + 1;
        if !self.words.adjacent(next) {
            return false;
        }
        let Some(word) = self.words.get(next).map(letters) else { return false };
        if !definite {
            return true;
        }
        word.starts_with(&['ا', 'ل'])
            && !matches!(
                fold(&word).as_str(),
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

    /// Reads the words of the term after the first; how many words the form takes in all.
    fn tail(&self) -> Option<usize> {
        let Self { shape, cut, .. } = *self;
        let mut taken = 1;
        let mut lost_article = false;
        for (index, wanted) in shape.words.iter().enumerate().skip(1) {
            let at = self.at + taken;
            if !self.words.adjacent(at) {
                return None;
            }
            let written = letters(self.words.get(at)?);
            let (wanted_definite, wanted) = strip_article(wanted);
            let (definite, stem) = strip_article(&written);
            let last = index + 1 == shape.words.len();
            let attribute = if index == 1 { self.bond(wanted, wanted_definite) } else { Bond::Either };
            let same_state = definite == wanted_definite;
            let state_is_legal = match attribute {
                Bond::Adjective => {
                    if cut.pronoun.is_empty() {
                        definite == cut.article
                    } else {
                        definite
                    }
                }
                // وزير الخارجية, وزير خارجية مصر; the first word of a construct has neither article nor pronoun.
                Bond::Noun => !cut.article && cut.pronoun.is_empty(),
                Bond::Either if index == 1 => {
                    (!cut.article || definite || stem == wanted && shape.article)
                        && (cut.pronoun.is_empty() || definite)
                }
                Bond::Either => same_state || lost_article || !wanted_definite,
            };
            if !state_is_legal {
                return None;
            }
            let number = if shape.source == Source::Citation { cut.number() } else { Number::Plural };
            let tail = Tail {
                wanted,
                written: stem,
                definite,
                bond: attribute,
                number,
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
        steps.extend(shape.head());
        match shape.source {
            Source::Citation => {}
            Source::Listed => steps.push_str(", plural listed"),
            Source::Known => steps.push_str(", plural known"),
            Source::Guessed => steps.push_str(", plural guessed"),
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
