//! Floor 5: the project file, plans, runs; the only place that touches files.

pub mod baseline;
pub mod batch;
pub mod bundles;
pub mod config;
#[cfg(feature = "review")]
pub mod desk;
pub mod discover;
pub mod emit;
pub mod encoder;
pub mod exchange;
pub mod files;
pub mod fix;
pub mod journal;
pub mod kept;
mod keyed;
mod localized;
pub mod memory;
pub mod names;
mod outputs;
mod plurals;
pub mod reconcile;
pub mod repository;
pub mod rules;
pub mod run;
pub mod schema;
pub mod secrets;
mod seen;
pub mod stale;
pub mod status;
pub mod survey;
pub mod template;
pub mod terminology;
pub mod translation;
pub mod waivers;
