//! What a check of single pairs looks at: two texts, and what several checks want to know of each.

use std::cell::OnceCell;

use super::Subject;
use crate::lang::{self, Language};
use crate::model::{Finding, Fix, Locale, Rule, Safety, TextSide, Unit};
use crate::text::Span;
use crate::text::placeholders::{Placeholder, scan};

/// One side of a pair. What is asked of it by more than one check is worked out once.
pub struct Text<'a> {
    /// The text as it is written.
    pub text: &'a str,
    /// Its locale.
    pub locale: &'a Locale,
    /// Its language.
    pub language: &'static dyn Language,
    placeholders: OnceCell<Vec<Placeholder>>,
}

impl<'a> Text<'a> {
    /// A text of a locale.
    pub fn new(text: &'a str, locale: &'a Locale) -> Self {
        Self { text, locale, language: lang::of(locale), placeholders: OnceCell::new() }
    }

    /// The placeholders, in order and apart.
    pub fn placeholders(&self) -> &[Placeholder] {
        self.placeholders.get_or_init(|| scan(self.text))
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
        let text = text.into();
        finding.expected = Some(text.clone()).filter(|text| !text.trim().is_empty());
        finding.fix = Some(Fix { side: TextSide::Target, span, text, safety });
        finding
    }
}
