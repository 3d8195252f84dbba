//! Which stretches of a text are terms in one of the shapes that bundles offer, so that a message can refer to them.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::matcher::{Matcher, Reading};
use crate::lang::Shape;
use crate::model::{Certainty, TermReference};
use crate::text::Span;

/// A concept with the shapes of the term that bundles have for it.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Index of the concept in the glossary of the matcher.
    pub concept: usize,
    /// Index of the term among the concept's terms of the language.
    pub term: usize,
    /// The id of the concept.
    pub id: String,
    /// The shapes, the citation form first.
    pub shapes: Vec<Shape>,
}

/// The shapes on offer in one language.
pub struct Offers(BTreeMap<(usize, usize), Offer>);

impl Offers {
    /// The offers of a language.
    pub fn new(offers: impl IntoIterator<Item = Offer>) -> Self {
        Self(offers.into_iter().map(|offer| ((offer.concept, offer.term), offer)).collect())
    }

    /// What of `text` can be referred to: in order, without overlap, each stretch letter for letter a shape of its term.
    ///
    /// The longest terms alone: *ministry* inside *ministry of foreign affairs* is no word of its own. What may be
    /// another word, a guessed plural or a term of two concepts stays as it is. Of shapes with the same letters the one
    /// nearest to what the matcher reads is taken.
    ///
    /// What a language writes onto a word and no shape has stays outside: a clitic before the shape whose last letter
    /// joins nothing (Arabic `و`), an ending after it that leaves it as it is (Turkmen `-dyr`).
    pub fn references(&self, matcher: &Matcher, text: &str) -> Vec<TermReference> {
        let mut readings = matcher.read_all(text);
        readings.sort_by_key(|reading| (reading.hit.span.start, Reverse(reading.hit.span.end)));
        let mut references: Vec<TermReference> = Vec::new();
        let mut end = 0;
        for Reading { hit, .. } in &readings {
            let span = hit.span;
            if span.start < end {
                continue;
            }
            end = span.end;
            // Another concept in these words, or one that begins in them and goes further: neither is surely meant.
            let rivals = |other: &Reading| {
                let theirs = other.hit.span;
                let overlaps = theirs.start < span.end && span.start < theirs.end;
                let inside = span.start <= theirs.start && theirs.end <= span.end && theirs != span;
                overlaps && !inside && (theirs != span || other.hit.concept != hit.concept)
            };
            if !readings.iter().any(rivals) {
                let here = readings.iter().filter(|reading| reading.hit.span == span);
                references.extend(here.filter_map(|reading| self.reference(reading, text)).next());
            }
        }
        references
    }

    fn reference(&self, reading: &Reading, text: &str) -> Option<TermReference> {
        if reading.hit.certainty != Certainty::Certain {
            return None;
        }
        let offer = self.0.get(&(reading.hit.concept, reading.hit.term))?;
        let Span { mut start, mut end } = reading.hit.span;
        let features = &reading.features;
        let free = features.proclitics.chars().next().filter(|clitic| !joins(*clitic));
        if let Some(rest) = free.and_then(|clitic| text[start..end].strip_prefix(clitic)) {
            start = end - rest.len();
        }
        if !features.enclitic.is_empty()
            && let Some(rest) = text[start..end].strip_suffix(features.enclitic.as_str())
            && rest.chars().last().is_some_and(|last| !is_arabic(last))
        {
            end = start + rest.len();
        }
        let form = &text[start..end];
        let same = offer.shapes.iter().filter(|shape| shape.text == form);
        // The first of the nearest ones; a capital inside a sentence is that of a title.
        let inside = !begins_sentence(&text[..start]);
        let title = |shape: &Shape| shape.parameters.contains(&("capitalization", "title"));
        let shape = same.min_by_key(|shape| (Reverse(shape.nearness(features)), title(shape) != inside))?;
        let first = &offer.shapes.first()?.parameters;
        let said = shape.parameters.iter().filter(|parameter| !first.contains(parameter));
        Some(TermReference {
            span: Span::new(start, end),
            concept: offer.id.clone(),
            parameters: said.copied().collect(),
        })
    }
}

/// Whether what stands before a word ends a sentence.
fn begins_sentence(before: &str) -> bool {
    before
        .trim_end()
        .chars()
        .rev()
        .find(|c| !"\"'“”„«»‘’()[]".contains(*c))
        .is_none_or(|c| ".!?…:".contains(c))
}

/// Whether a letter is joined to the one after it.
fn joins(letter: char) -> bool {
    is_arabic(letter)
        && !matches!(letter, 'ا' | 'أ' | 'إ' | 'آ' | 'د' | 'ذ' | 'ر' | 'ز' | 'و' | 'ؤ' | 'ة' | 'ى' | 'ء')
}

fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{600}'..='\u{6FF}')
}
