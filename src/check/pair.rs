//! What a check of single pairs looks at: two texts, and what several checks want to know of each.

use std::cell::OnceCell;

use super::Subject;
use super::facts::{Figure, figures, may_be_followed};
use super::options::CheckOption;
use super::placeholders::has_choice;
use super::signs::Signs;
use super::units::is_style;
use crate::lang::{self, Fact, Language, general};
use crate::model::{Finding, Fix, Locale, Rule, Safety, TextSide, Unit};
use crate::text::Span;
use crate::text::clean::{self, Found};
use crate::text::placeholders::{Placeholder, scan};

/// Stands in [`Text::prose`] for what is not prose.
pub const PLACEHOLDER: char = '\u{1A}'; // SUBSTITUTE

/// One side of a pair. What is asked of it by more than one check is worked out once.
pub struct Text<'a> {
    /// The text as it is written.
    pub text: &'a str,
    /// Its locale.
    pub locale: &'a Locale,
    /// Its language.
    pub language: &'static dyn Language,
    signs: OnceCell<Signs>,
    length: OnceCell<usize>,
    may_choose: OnceCell<bool>,
    placeholders: OnceCell<Vec<Placeholder>>,
    prose: OnceCell<Option<String>>,
    words: OnceCell<Vec<Span>>,
    folded: OnceCell<Vec<String>>,
    facts: OnceCell<Vec<Fact>>,
    figures: OnceCell<Vec<Figure>>,
    characters: OnceCell<Vec<Found>>,
}

impl<'a> Text<'a> {
    /// A text of a locale.
    pub fn new(text: &'a str, locale: &'a Locale) -> Self {
        Self {
            text,
            locale,
            language: lang::of(locale),
            signs: OnceCell::new(),
            length: OnceCell::new(),
            may_choose: OnceCell::new(),
            placeholders: OnceCell::new(),
            prose: OnceCell::new(),
            words: OnceCell::new(),
            folded: OnceCell::new(),
            facts: OnceCell::new(),
            figures: OnceCell::new(),
            characters: OnceCell::new(),
        }
    }

    /// The same text with every kind of character as far as [`Text::has`] knows: no check passes over it unseen.
    #[cfg(test)]
    pub(super) fn seen_through(text: &'a str, locale: &'a Locale) -> Self {
        Self { signs: OnceCell::from(Signs::ALL), ..Self::new(text, locale) }
    }

    /// Whether any of some kinds of characters is there.
    pub fn has(&self, kinds: Signs) -> bool {
        self.signs.get_or_init(|| Signs::of(self.text)).any(kinds)
    }

    /// How many characters it has, white space around it apart.
    pub fn length(&self) -> usize {
        *self.length.get_or_init(|| {
            let text = self.text.trim();
            if self.has(Signs::WIDE) { text.chars().count() } else { text.len() }
        })
    }

    /// Whether it may choose among texts; every choice stands in braces.
    pub fn may_choose(&self) -> bool {
        *self.may_choose.get_or_init(|| self.has(Signs::BRACKET) && has_choice(self.text))
    }

    /// The text with a control character in the place of each byte of a placeholder: what people wrote, at the same bytes.
    pub fn prose(&self) -> &str {
        let prose = self.prose.get_or_init(|| {
            if self.placeholders().is_empty() {
                return None;
            }
            let mut prose = String::with_capacity(self.text.len());
            for one in self.placeholders() {
                prose.push_str(&self.text[prose.len()..one.span.start]);
                (0..one.span.len()).for_each(|_| prose.push(PLACEHOLDER));
            }
            prose.push_str(&self.text[prose.len()..]);
            Some(prose)
        });
        prose.as_deref().unwrap_or(self.text)
    }

    /// The written words of [`Text::prose`].
    pub fn words(&self) -> &[Span] {
        self.words.get_or_init(|| general::words(self.prose()))
    }

    /// The words, folded by the language.
    pub fn folded(&self) -> &[String] {
        self.folded.get_or_init(|| {
            self.words().iter().map(|span| self.language.fold_text(span.of(self.prose()))).collect()
        })
    }

    /// Its words for numbers, months, money and the like.
    pub fn facts(&self) -> &[Fact] {
        self.facts.get_or_init(|| {
            let facts = self.language.facts();
            if facts.is_empty() {
                return Vec::new();
            }
            facts.find(self.prose(), self.words(), self.folded(), |word| self.language.bare(word))
        })
    }

    /// Its numbers in figures.
    pub fn figures(&self) -> &[Figure] {
        self.figures.get_or_init(|| {
            if !self.has(Signs::NUMBER) {
                return Vec::new();
            }
            let prose = self.prose();
            if self.has(Signs::PAUSE) && is_style(prose) {
                return Vec::new();
            }
            let followed = !self.language.facts().is_empty() && may_be_followed(prose);
            figures(prose, if followed { self.facts() } else { &[] })
        })
    }

    /// What is wrong with its characters.
    pub fn characters(&self) -> &[Found] {
        self.characters.get_or_init(|| match self.has(Signs::WIDE.or(Signs::QUERY)) {
            true => clean::inspect(self.text, &self.language.writing()),
            // Plain ASCII has nothing to find in any language.
            false => Vec::new(),
        })
    }

    /// The placeholders, in order and apart.
    pub fn placeholders(&self) -> &[Placeholder] {
        self.placeholders.get_or_init(|| match self.has(Signs::PLACEHOLDER) {
            true => scan(self.text),
            false => Vec::new(),
        })
    }
}

/// A source and its translation.
pub struct Pair<'a> {
    /// The document that the unit is of.
    pub subject: &'a Subject<'a>,
    /// The unit's index there.
    pub index: usize,
    /// The source.
    pub source: &'a Text<'a>,
    /// Its translation; never empty.
    pub target: &'a Text<'a>,
}

impl Pair<'_> {
    /// The unit.
    pub fn unit(&self) -> &Unit {
        &self.subject.units[self.index]
    }

    /// What an option of a check is, for this target.
    pub fn option(&self, option: &CheckOption) -> f64 {
        self.subject.option(self.target.locale, option)
    }

    /// A finding about a stretch of the target, in bytes; empty where something is missing.
    pub fn at_target(&self, rule: &'static Rule, span: Span) -> Finding {
        let mut finding = self.subject.at_target(rule, self.index, self.target.locale, span.start);
        finding.span = Some((TextSide::Target, span));
        finding
    }

    /// A finding about a stretch of the source that the target does not have, in bytes; it is shown where the target begins.
    pub fn at_source(&self, rule: &'static Rule, span: Span) -> Finding {
        let mut finding = self.subject.at_target(rule, self.index, self.target.locale, 0);
        finding.span = Some((TextSide::Source, span));
        finding
    }

    /// A finding about a stretch of the target, with what should stand there and shall be put there.
    pub fn fixable(
        &self,
        rule: &'static Rule,
        span: Span,
        text: impl Into<String>,
        safety: Safety,
    ) -> Finding {
        let mut finding = self.at_target(rule, span);
        // What a person has approved is changed by a person.
        let approved =
            self.unit().targets.get(self.target.locale).is_some_and(|target| target.state.is_approved());
        let safety = if approved { Safety::Review } else { safety };
        let text = text.into();
        finding.expected = Some(text.clone()).filter(|text| !text.trim().is_empty());
        finding.fix = Some(Fix { side: TextSide::Target, span, text, safety });
        finding
    }
}
