//! Which stretches of a text are terms in one of the shapes that bundles offer, so that a message can refer to them.

use std::cmp::Reverse;

use super::matcher::{Matcher, Reading};
use crate::lang::Shape;
use crate::model::{Certainty, Hit, TermReference};
use crate::text::Span;

/// What of `text` can be referred to: in order, without overlap, each stretch letter for letter a shape of its term.
///
/// The longest terms alone: *ministry* inside *ministry of foreign affairs* is no word of its own. What may be
/// another word, a guessed plural or a term of two concepts stays as it is. Of shapes with the same letters the one
/// nearest to what the matcher reads is taken.
///
/// `offer` gives the id of a concept and the shapes of the term that was hit, the citation form first; nothing for a term that
/// bundles do not have.
///
/// What a language writes onto a word and no shape has stays outside: a clitic before the shape whose last letter
/// joins nothing (Arabic `و`), an ending after it that leaves it as it is (Turkmen `-dyr`).
pub fn references(
    matcher: &Matcher,
    text: &str,
    mut offer: impl FnMut(&Hit) -> Option<(String, Vec<Shape>)>,
) -> Vec<TermReference> {
    let mut readings = matcher.read_all(text);
    readings.sort_by_key(|reading| (reading.hit.span.start, Reverse(reading.hit.span.end)));
    let mut references: Vec<TermReference> = Vec::new();
    // How far what is decided goes, and all that was looked at.
    let (mut end, mut reach) = (0, 0);
    for (at, Reading { hit, .. }) in readings.iter().enumerate() {
        let span = hit.span;
        let before = reach;
        reach = reach.max(span.end);
        if span.start < end {
            continue;
        }
        end = span.end;
        // Another concept in these words, or one that begins in them and goes further: neither is surely meant.
        let rival = |other: &Reading| {
            let theirs = other.hit.span;
            theirs.end > span.end || theirs == span && other.hit.concept != hit.concept
        };
        let here = readings[at..].iter().take_while(|reading| reading.hit.span.start < span.end);
        if before <= span.start && !here.clone().any(rival) {
            let same = here.filter(|reading| reading.hit.span == span);
            references.extend(same.filter_map(|reading| reference(reading, text, &mut offer)).next());
        }
    }
    references
}

fn reference(
    reading: &Reading,
    text: &str,
    offer: &mut impl FnMut(&Hit) -> Option<(String, Vec<Shape>)>,
) -> Option<TermReference> {
    if reading.hit.certainty != Certainty::Certain {
        return None;
    }
    let (concept, shapes) = offer(&reading.hit)?;
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
    let same = shapes.iter().filter(|shape| shape.text == form);
    // The first of the nearest ones; a capital inside a sentence is that of a title.
    let inside = !begins_sentence(&text[..start]);
    let title = |shape: &Shape| shape.parameters.contains(&("capitalization", "title"));
    let shape = same.min_by_key(|shape| (Reverse(shape.nearness(features)), title(shape) != inside))?;
    let first = &shapes.first()?.parameters;
    let said = shape.parameters.iter().filter(|parameter| !first.contains(parameter));
    Some(TermReference { span: Span::new(start, end), concept, parameters: said.copied().collect() })
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
