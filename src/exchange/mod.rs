//! Floor 4: formats other tools read and write back. One file a format.

pub mod tmx;
pub mod xliff;
