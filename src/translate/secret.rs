//! A key that is shown nowhere.

use std::fmt;

/// The key of a service. `Debug` does not show it, and [`Secret::hide`] takes it out of texts that others wrote.
///
/// ```
/// let key = tarjuman::translate::Secret::new("sk-12345678\n");
/// assert_eq!(format!("{key:?}"), "Secret(…)");
/// assert_eq!(key.hide("bad key sk-12345678!"), "bad key …!");
/// ```
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// Takes the key as a file or a program has it; the white space around it is no part of it.
    pub fn new(text: &str) -> Self {
        Self(text.trim().to_owned())
    }

    /// The key, for the request that needs it.
    pub(super) fn expose(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A text without the key in it: services like to repeat what they were sent.
    pub fn hide(&self, text: &str) -> String {
        if self.0.is_empty() { text.to_owned() } else { text.replace(&self.0, "…") }
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}
