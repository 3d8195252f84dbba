//! Floor 3: the diplomatic glossary: its file, its matcher.
//!
//! A [`Glossary`] is a list of concepts, each with the terms that name it in every language. A [`Matcher`] finds the
//! terms of one language in running text, in whatever form they are written there.

pub mod apply;
pub mod check;
pub mod date;
pub mod edit;
pub mod extract;
pub mod index;
mod matcher;
pub mod merge;
pub mod model;
pub mod parse;
pub mod refer;
pub mod write;

pub use check::{RULES, check};
pub use date::Date;
pub use matcher::Matcher;
pub use model::{Concept, Glossary, MatchPolicy, Status, Term};
