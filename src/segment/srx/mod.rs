//! Segmentation rules that other tools share: SRX 2.0 (*Segmentation Rules eXchange*, OSCAR/LISA recommendation of 2008).
//!
//! [`Srx::read`] takes the rules of OmegaT, Okapi, memoQ and LanguageTool; [`write()`] gives them ours. A rule is a pair of
//! regular expressions, one for what stands before a place and one for what stands after it; of all rules of a language, in
//! their order, the first that matches at a place says whether a sentence ends there. Where none matches, none does.

mod pattern;
mod read;
mod write;

use fancy_regex::Regex;
use thiserror::Error;

pub use write::write;

use crate::model::{Diagnose, Locale};
use crate::text::{Place, Span};

/// Steps back that matching one rule at one place may take. A rule that needs more does not match there: what took
/// seconds for one place would take hours for a document.
const BACKTRACKING: usize = 50_000;

/// Rules as a file has them.
#[derive(Debug)]
pub struct Srx {
    /// Whether all maps that fit a language count, or only the first.
    cascade: bool,
    /// Which languages, by a pattern for the whole tag, and the name of their rules.
    maps: Vec<(Regex, String)>,
    groups: Vec<(String, Vec<Rule>)>,
}

/// A rule.
#[derive(Debug)]
struct Rule {
    ends: bool,
    /// Finds the places it matches at, each an empty match.
    anywhere: Regex,
    /// Matches at the place where the search begins, or not at all.
    here: Regex,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{path}:{}:{}: {problem}", place.line, place.column)]
pub struct SrxError {
    /// The file.
    pub path: String,
    /// Where in it.
    pub place: Place,
    /// What.
    pub problem: SrxProblem,
}

/// A mistake in a file of rules.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SrxProblem {
    /// The XML is broken.
    #[error("{0}")]
    Syntax(String),
    /// It is another kind of file.
    #[error("the file is not SRX: its root element is {0:?}")]
    NotSrx(String),
    /// A regular expression is broken, or of a kind that is not known.
    #[error("the pattern {pattern:?} cannot be used: {reason}")]
    Pattern {
        /// As it is written.
        pattern: String,
        /// What is wrong.
        reason: String,
    },
    /// A map names rules that are not there.
    #[error("there are no rules named {0:?}")]
    Unknown(String),
}

impl Diagnose for SrxError {
    fn key(&self) -> &'static str {
        match self.problem {
            SrxProblem::Syntax(_) => "error-srx-syntax",
            SrxProblem::NotSrx(_) => "error-srx-root",
            SrxProblem::Pattern { .. } => "error-srx-pattern",
            SrxProblem::Unknown(_) => "error-srx-unknown",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match &self.problem {
            SrxProblem::Syntax(reason) => vec![("reason", reason.clone())],
            SrxProblem::NotSrx(name) | SrxProblem::Unknown(name) => vec![("name", name.clone())],
            SrxProblem::Pattern { pattern, reason } => {
                vec![("pattern", pattern.clone()), ("reason", reason.clone())]
            }
        }
    }

    fn place(&self) -> Option<(String, Place)> {
        Some((self.path.clone(), self.place))
    }
}

/// The rules of one language.
#[derive(Clone, Debug)]
pub struct Splitter<'a> {
    rules: Vec<&'a Rule>,
}

impl Srx {
    /// The rules for a language: all groups whose maps fit its tag, in the order of the maps; the first only, where the file
    /// does not cascade.
    pub fn splitter(&self, locale: &Locale) -> Splitter<'_> {
        let tag = locale.to_string();
        let fits = |(pattern, _): &&(Regex, String)| pattern.is_match(&tag).unwrap_or(false);
        let all = if self.cascade { usize::MAX } else { 1 };
        let names = self.maps.iter().filter(fits).take(all).map(|(_, name)| name);
        let rules = names.flat_map(|name| self.groups.iter().filter(move |(group, _)| group == name));
        Splitter { rules: rules.flat_map(|(_, rules)| rules).collect() }
    }
}

impl Splitter<'_> {
    /// Whether the file has no rule for the language.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// Cuts a text into its sentences, as [`segment`](super::segment) does: the spans join back to the text, and white space
    /// between two sentences belongs to the first, on whichever side of it the rules cut.
    pub fn segment(&self, text: &str) -> Vec<Span> {
        // The first rule that ends a sentence, for each place that has one; then whether an exception stands before it.
        let mut places: Vec<(usize, usize)> = Vec::new();
        for (number, rule) in self.rules.iter().enumerate().filter(|(_, rule)| rule.ends) {
            places.extend(
                rule.anywhere.find_iter(text).map_while(Result::ok).map(|found| (found.start(), number)),
            );
        }
        places.sort_unstable();
        places.dedup_by_key(|(at, _)| *at);
        let excepted = |at: usize, before: usize| {
            let mut exceptions = self.rules[..before].iter().filter(|rule| !rule.ends);
            exceptions.any(|rule| rule.here.find_from_pos(text, at).is_ok_and(|found| found.is_some()))
        };
        let mut spans: Vec<Span> = Vec::new();
        let mut start = 0;
        for (at, rule) in places {
            let end = at + (text[at..].len() - text[at..].trim_start().len());
            if end > start && end < text.len() && !text[start..end].trim().is_empty() && !excepted(at, rule) {
                spans.push(Span::new(start, end));
                start = end;
            }
        }
        if start < text.len() {
            spans.push(Span::new(start, text.len()));
        }
        spans
    }
}

#[cfg(test)]
mod tests;
