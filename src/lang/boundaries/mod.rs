//! What each language knows of the ends of its sentences and of the furniture of its web pages: data
//! for `segment` and `document`, a file a language.

pub mod arabic;
pub mod english;
pub mod turkmen;
