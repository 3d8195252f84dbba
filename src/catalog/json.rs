//! JSON, in the flavours of i18next, of browser extensions, of MediaWiki and of Flutter (ARB).

use super::{Catalog, Format, tree};
use crate::text::json;

/// `.json`, `.arb`.
pub(super) struct Json;

impl Format for Json {
    fn name(&self) -> &'static str {
        "JSON"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["json", "arb"]
    }

    fn read<'t>(&self, text: &'t str) -> Catalog<'t> {
        tree::catalog(json::parse(text), true)
    }

    fn written(&self, _old: &str, text: &str) -> Option<String> {
        Some(json::string(text))
    }
}
