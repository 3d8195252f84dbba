//! Floor 4: findings for people and programs; the interface language; pages.

pub mod diff;
pub mod html;
pub mod interface;
pub mod json;
pub mod pieces;
pub mod risk;
pub mod text;
pub mod visible;
pub mod words;
