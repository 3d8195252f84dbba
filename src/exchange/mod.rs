//! Floor 4: formats other tools read and write back. One file a format.

pub mod pairs;
mod stream;
pub mod terms;
pub mod tmx;
pub mod xliff;
pub mod xml;
