//! The shapes of a term that take clitics and endings: the citation form and its broken plurals.

use super::letters::{letters, same};
use super::lexicon;
use crate::lang::morphology::Lemma;

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
    pub(super) words: Vec<Vec<char>>,
    /// The first word of the citation form, without `ال`.
    pub(super) citation: Vec<char>,
    /// The first word, folded.
    pub(super) key: String,
    /// Written with `ال` on the first word.
    pub(super) article: bool,
    pub(super) source: Source,
    /// Takes the regular plurals `ات` and `ون`.
    pub(super) regular: (bool, bool),
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

    pub(super) fn head(&self) -> &[char] {
        &self.words[0]
    }

    pub(super) fn ends_with(&self, ending: &str) -> bool {
        self.key.ends_with(ending)
    }

    /// The stem that a regular plural has without the last letter of the citation form.
    pub(super) fn is_shortened(&self) -> bool {
        self.source == Source::Citation && self.head().len() < self.citation.len()
    }
}

pub(super) fn fold(word: &[char]) -> String {
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

/// A word without its article, and whether it had one.
pub(super) fn strip_article(word: &[char]) -> (bool, &[char]) {
    if word.len() > 3 && word.starts_with(&['ا', 'ل']) { (true, &word[2..]) } else { (false, word) }
}

/// قاضٍ, محامٍ: `ي` falls in the indefinite.
pub(super) fn is_defective(key: &str) -> bool {
    let letters: Vec<char> = key.chars().collect();
    matches!(letters.as_slice(), [_, 'ا', _, 'ي'] | ['م', _, 'ا', _, 'ي'])
}

/// Shapes that name persons: participles, agents, nisbas.
pub(super) fn is_person(key: &str) -> bool {
    let letters: Vec<char> = key.chars().collect();
    matches!(letters.as_slice(), ['م', _, _, ..] | [_, 'ا', _, _] | [.., 'ي'])
}
