//! Floor 4: formats other tools read and write back. One file a format.

pub mod tmx;
pub mod terms;
pub mod xliff;
pub mod xml;
