//! The units of a project that hold some words, in whatever form.

use std::collections::BTreeMap;

use crate::check::Terminology;
use crate::glossary::{Concept, Glossary, Term};
use crate::lang;
use crate::model::{Locale, Unit};
use crate::project::config::Project;

/// Words that are looked for: as they stand, or in another form.
pub(super) struct Searched {
    /// They as a term of each language.
    glossary: Glossary,
    /// They as each language compares them.
    folded: BTreeMap<Locale, String>,
}

impl Searched {
    pub(super) fn new(project: &Project, words: &str) -> Option<Self> {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            return None;
        }
        let term = Term { text: words.clone(), ..Term::default() };
        let terms = project.config.locales().map(|locale| (locale.clone(), vec![term.clone()])).collect();
        let glossary =
            Glossary { concepts: vec![Concept { terms, ..Concept::default() }], ..Glossary::default() };
        let fold = |locale: &Locale| (locale.clone(), lang::of(locale).fold(&words).text);
        Some(Self { glossary, folded: project.config.locales().map(fold).collect() })
    }
}

/// The same, ready to look.
pub(super) struct Finder<'s> {
    terminology: Terminology<'s>,
    folded: &'s BTreeMap<Locale, String>,
}

impl<'s> Finder<'s> {
    pub(super) fn new(searched: &'s Searched) -> Self {
        let terminology = Terminology::new(&searched.glossary, searched.folded.keys());
        Self { terminology, folded: &searched.folded }
    }

    fn in_text(&self, locale: &Locale, text: &str) -> bool {
        let stands = self
            .folded
            .get(locale)
            .is_some_and(|words| lang::of(locale).fold(text).text.contains(words.as_str()));
        stands || !self.terminology.find(locale, text).is_empty()
    }

    pub(super) fn in_unit(&self, source: &Locale, unit: &Unit) -> bool {
        self.in_text(source, &unit.source)
            || unit.targets.iter().any(|(l, target)| self.in_text(l, &target.text))
    }
}
