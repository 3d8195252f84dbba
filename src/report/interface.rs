//! The interface language: the program's own messages, from `locales/<locale>/tarjuman.ftl`.

use crate::model::Diagnose;

/// The messages of one interface language, falling back to English.
pub struct Interface {}

impl Interface {
    /// The first of `wanted` that the program speaks (`ar`, `tk_TM.UTF-8` …), else English.
    pub fn choose<'a>(_wanted: impl IntoIterator<Item = &'a str>) -> Self {
        Self {}
    }

    /// The message `id` with its variables.
    pub fn text(&self, id: &str, _args: &[(&str, &str)]) -> String {
        id.to_owned()
    }

    /// An error as it is shown: message, place, help.
    pub fn error(&self, error: &dyn Diagnose) -> String {
        error.to_string()
    }
}
