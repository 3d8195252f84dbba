//! Floor 4: formats other tools read and write back. One file a format.

pub mod merge;
pub mod pairs;
mod stream;
pub mod terms;
pub mod tmx;
pub mod xliff;
pub mod xliff12;
mod xliff2;
pub mod xml;
