//! Floor 4: findings for people and programs, a file a format; the interface language; pages.

mod counting;
pub mod diff;
pub mod fingerprint;
pub mod formats;
pub mod github;
pub mod gitlab;
pub mod html;
pub mod interface;
pub mod json;
pub mod junit;
pub mod pieces;
pub mod risk;
pub mod sarif;
pub mod text;
pub mod visible;
pub mod words;
