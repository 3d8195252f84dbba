//! Fluent whose plural messages choose by the name of a category, which the program finds: right where the runtime counts
//! otherwise than the CLDR, as fluent-bundle does in Arabic.
//!
//! Beside the number `$count` a message takes `$count-category`, which is what ICU says of the number. A program in Rust asks
//! `icu_plurals`:
//!
//! ```
//! use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
//! use icu_plurals::{PluralCategory, PluralRules};
//!
//! // As the format writes it.
//! let file = "letters =\n    { $count-category ->\n        [zero] لا رسائل\n        [few] { $count } رسائل\n       *[other] { $count } رسالة\n    }\n";
//! let mut bundle = FluentBundle::new(vec!["ar".parse().unwrap()]);
//! bundle.set_use_isolating(false);
//! bundle.add_resource(FluentResource::try_new(file.to_owned()).unwrap()).unwrap();
//!
//! let locale: icu_locale_core::Locale = "ar".parse().unwrap();
//! let rules = PluralRules::try_new_cardinal(locale.into()).unwrap();
//! let category = match rules.category_for(103_u32) {
//!     PluralCategory::Zero => "zero",
//!     PluralCategory::One => "one",
//!     PluralCategory::Two => "two",
//!     PluralCategory::Few => "few",
//!     PluralCategory::Many => "many",
//!     PluralCategory::Other => "other",
//! };
//! let mut arguments = FluentArgs::new();
//! arguments.set("count", 103);
//! arguments.set("count-category", category);
//! let pattern = bundle.get_message("letters").unwrap().value().unwrap();
//! let text = bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new());
//! assert_eq!(text, "103 رسائل");
//! ```

use super::fluent::{Fluent, written};
use super::{BundleError, Format, Layout};
use crate::model::{Bundle, Locale};

/// Behind the name of a number's variable: that of its category. Variables of numbers have no hyphen.
pub(super) const CATEGORY: &str = "-category";

/// Fluent by category, `.ftl`.
pub struct FluentByCategory;

impl Format for FluentByCategory {
    fn name(&self) -> &'static str {
        "fluent-category"
    }

    fn extension(&self) -> &'static str {
        Fluent.extension()
    }

    fn layout(&self) -> Layout {
        Fluent.layout()
    }

    fn write(&self, file: &[Bundle]) -> String {
        written(file, CATEGORY)
    }

    fn read(
        &self,
        text: &str,
        document: &str,
        locale: &Locale,
        terms: Option<&str>,
    ) -> Result<Vec<(String, String)>, BundleError> {
        Fluent.read(text, document, locale, terms)
    }
}
