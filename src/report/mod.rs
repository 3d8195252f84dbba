//! Floor 4: findings for people and programs; the interface language.

pub mod diff;
pub mod interface;
pub mod json;
pub mod text;
pub mod visible;
