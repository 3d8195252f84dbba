//! Rails: the locale is the root key, the document's name the keys below it.
//!
//! ```yaml
//! "tk":
//!   "consultations":
//!     "title": "Syýasy geňeşmeler"
//! ```
//!
//! In Rails that is `t("consultations.title")`, and the files of many documents merge in one application. `%{…}` in a
//! text is Rails' own interpolation when `t` is given variables. Plural forms are keys below the message's, of which
//! `t("…", count: n)` takes one; other categories than `one` and `other` need `I18n::Backend::Pluralization`.

use super::yaml::{Writer, descend, keys_of, parse, texts};
use super::{BundleError, Format, Layout};
use crate::model::{Bundle, Locale};

/// YAML as Rails, i18n-tasks, translate-toolkit and Weblate read it.
pub struct Rails;

impl Format for Rails {
    fn name(&self) -> &'static str {
        "yaml-rails"
    }

    fn extension(&self) -> &'static str {
        "yml"
    }

    fn layout(&self) -> Layout {
        Layout::PerLocale
    }

    fn write(&self, file: &[Bundle]) -> String {
        let mut out = String::new();
        for bundle in file {
            let locale = bundle.locale.to_string();
            let mut writer = Writer::new(&bundle.document, &locale);
            writer.open(0, &locale);
            writer.messages(1, bundle);
            out.push_str(&writer.finish());
        }
        out
    }

    fn read(
        &self,
        text: &str,
        document: &str,
        locale: &Locale,
        _terms: Option<&str>,
    ) -> Result<Vec<(String, String)>, BundleError> {
        let locale = locale.to_string();
        let keys: Vec<&str> = std::iter::once(locale.as_str()).chain(keys_of(document)).collect();
        texts(descend(&parse(text)?, &keys)?, &keys.join("."))
    }
}
