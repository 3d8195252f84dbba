//! Whether a cut of a written word is a form of a term, as far as the word alone says: which endings the term takes.

use std::sync::Arc;

use super::agree::{Next, Reading, Readings};
use super::cut::{Cut, Ending, cuts_where};
use super::designation::{Shape, Source, is_defective, is_person, shapes};
use super::letters::contradicts;
use super::lexicon::{self, is_other_word};
use crate::lang::matching::{Candidate, Pattern, Written};
use crate::lang::morphology::{Analysis, Case, Certainty, Features, Lemma, Number};

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
        // Every stem has the first letter of its shape; most cuts end here.
        let first = |text: &str| text.chars().next();
        let wanted = |rest: &str| self.0.iter().any(|shape| first(&shape.key) == first(rest));
        cuts_where(&written.folded, wanted, &mut |cut| {
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

/// A word without its first letters.
fn after(word: &str, letters: usize) -> &str {
    word.char_indices().nth(letters).map_or("", |(at, _)| &word[at..])
}
