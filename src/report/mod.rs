//! Floor 4: findings for people and programs; the interface language; pages.

pub mod diff;
pub mod html;
pub mod interface;
pub mod json;
pub mod pieces;
pub mod risk;
//! Floor 4: findings for people and programs, a file a format; the interface language.

pub mod diff;
pub mod fingerprint;
pub mod formats;
pub mod github;
pub mod gitlab;
pub mod interface;
pub mod json;
pub mod junit;
pub mod sarif;
pub mod text;
pub mod visible;
pub mod words;
