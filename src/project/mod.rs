//! Floor 5: the project file, plans, runs; the only place that touches files.

pub mod config;
pub mod discover;
pub mod files;
pub mod journal;
pub mod reconcile;
pub mod template;
