//! The JSON Schemas of the files that people write, for editors and for whoever generates such files.
//!
//! They are built from the very tables that the readers use, so a key that one knows the other knows too. What a
//! schema cannot say (a path that no other bundle has, a glob that is none) is left to the reader.

mod glossary;
mod parts;
mod project;
mod waivers;

pub use self::glossary::glossary;
pub use self::project::project;
pub use self::waivers::waivers;

#[cfg(test)]
mod tests;
