//! The engines: one file each.

mod command;
mod deepl;
mod libretranslate;
mod memory;
mod openai;
mod pseudo;

pub use memory::NAME as MEMORY;

use super::{EngineError, Kind, Settings};

/// Every kind of engine, by the word for it in the project file.
pub static ENGINES: &[&Kind] =
    &[&memory::KIND, &pseudo::KIND, &openai::KIND, &deepl::KIND, &libretranslate::KIND, &command::KIND];

/// The kind that a project file calls by this word.
pub fn by_name(name: &str) -> Option<&'static Kind> {
    ENGINES.iter().copied().find(|kind| kind.name == name)
}

/// A setting that must be there.
fn need(settings: &Settings, key: &str, value: Option<&String>) -> Result<String, EngineError> {
    value.cloned().ok_or_else(|| EngineError::Settings {
        reason: format!("engine {}: {key} is missing", settings.name),
    })
}

#[cfg(test)]
mod tests;
