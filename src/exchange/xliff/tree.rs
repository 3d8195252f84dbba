//! The XML of a file, with errors at their places.

use super::{CORE, GLOSSARY, MATCHES, METADATA, Problem, XliffError};
use crate::exchange::xml::{self, DocumentType, XmlError, XmlProblem};
pub use crate::exchange::xml::{Element, Node};
use crate::text::LineIndex;

/// A file being read: turns bytes into places when something is wrong.
pub struct File<'a> {
    pub path: &'a str,
    pub text: &'a str,
}

impl File<'_> {
    pub fn error(&self, at: usize, problem: Problem) -> XliffError {
        let place = LineIndex::new(self.text).place(self.text, at);
        XliffError { path: self.path.to_owned(), place, problem }
    }

    /// The root element, without what stands in the elements that `taken` has taken.
    pub fn parse(&self, taken: impl FnMut(&Element) -> bool) -> Result<Element, XliffError> {
        let known = [CORE, METADATA, MATCHES, GLOSSARY];
        let root = xml::parse_with(self.text, &known, DocumentType::Refused, taken);
        root.map_err(|XmlError { at, problem }| {
            let problem = match problem {
                XmlProblem::Syntax(words) => Problem::Syntax(words),
                XmlProblem::DocumentType => Problem::DocumentType,
                XmlProblem::Entity(name) => Problem::Entity(name),
                XmlProblem::TooDeep(limit) => Problem::TooDeep(limit),
            };
            self.error(at, problem)
        })
    }
}
