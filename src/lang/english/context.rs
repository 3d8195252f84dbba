//! Words that look like a form of a noun and are another word.

use crate::lang::Lemma;
use crate::text::Words;

/// True where the word at `at` cannot be the term: a verb after `to`, a modal or a pronoun.
pub(super) fn is_another_word(_lemma: &Lemma, _words: &Words, _at: usize) -> bool {
    false
}
