//! YAML, in the flavours of Rails, rust-i18n and i18next.

use super::{Catalog, Format, tree};
use crate::text::yaml;

/// `.yml`, `.yaml`.
pub(super) struct Yaml;

impl Format for Yaml {
    fn name(&self) -> &'static str {
        "YAML"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["yml", "yaml"]
    }

    fn is_merged(&self) -> bool {
        true
    }

    fn read<'t>(&self, text: &'t str) -> Catalog<'t> {
        tree::catalog(yaml::parse_any(text), false)
    }

    fn is_open(&self, raw: &str) -> bool {
        raw.starts_with(['"', '\'', '|', '>'])
    }

    fn written(&self, old: &str, text: &str) -> Option<String> {
        match old.as_bytes().first() {
            Some(b'|' | b'>') => None,
            Some(b'\'') if !text.contains(['\n', '\r']) && !text.chars().any(yaml::is_hidden) => {
                Some(format!("'{}'", text.replace('\'', "''")))
            }
            Some(b'"' | b'\'') => Some(yaml::quoted(text)),
            _ => Some(yaml::scalar(text)),
        }
    }
}
