//! The interface language: the program's own messages, from `locales/<locale>/tarjuman.ftl`.

use std::borrow::Cow;

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};

use super::counting;
use super::visible::visible;
use crate::lang::plurals::Plurals;
use crate::lang::{self, Direction};
use crate::model::{Diagnose, Finding, Locale, Rule};

/// The languages the program speaks, with their messages; English first, the one to fall back to.
pub static LANGUAGES: &[(&str, &str)] = &[
    ("en", include_str!("../../locales/en/tarjuman.ftl")),
    ("ar", include_str!("../../locales/ar/tarjuman.ftl")),
    ("tk", include_str!("../../locales/tk/tarjuman.ftl")),
];

/// The longest line of a file that is shown with an error, in `char`s.
const LINE: usize = 120;
/// Decimal digits that a double holds exactly (IEEE 754, binary64).
const EXACT_DIGITS: usize = 15;

/// The messages of one interface language, falling back to English message by message.
pub struct Interface {
    locale: Locale,
    /// How a language counts is there where its selectors look at categories of numbers.
    bundles: Vec<(FluentBundle<FluentResource>, Option<Plurals>)>,
}

impl Interface {
    /// The first of `wanted` that the program speaks (`ar`, `ar-IQ`, `tk_TM.UTF-8` …), else English. `C` and `POSIX`
    /// are no languages.
    ///
    /// ```
    /// use tarjuman::report::interface::Interface;
    /// assert_eq!(Interface::choose(["C.UTF-8", "tk_TM.UTF-8"]).locale().to_string(), "tk");
    /// ```
    pub fn choose<'a>(wanted: impl IntoIterator<Item = &'a str>) -> Self {
        let spoken = |wanted: &str| {
            let tag = wanted.split(['.', '@']).next().unwrap_or_default().replace('_', "-");
            let locale: Locale = tag.parse().ok()?;
            LANGUAGES.iter().position(|(code, _)| *code == locale.language.as_str())
        };
        let chosen = wanted.into_iter().find_map(spoken).unwrap_or(0);
        let mut order = vec![chosen];
        if chosen != 0 {
            order.push(0);
        }
        let bundles: Vec<_> = order.iter().map(|index| bundle(LANGUAGES[*index])).collect();
        Self { locale: LANGUAGES[chosen].0.parse().unwrap_or_default(), bundles }
    }

    /// The language that was chosen.
    pub fn locale(&self) -> &Locale {
        &self.locale
    }

    /// The message `id` with its variables; the id itself should no language have it.
    pub fn text(&self, id: &str, args: &[(&str, &str)]) -> String {
        self.find(id, None, args).unwrap_or_else(|| id.to_owned())
    }

    /// An attribute of a message, if it has one.
    pub fn attribute(&self, id: &str, attribute: &str, args: &[(&str, &str)]) -> Option<String> {
        self.find(id, Some(attribute), args)
    }

    /// What a finding says.
    pub fn finding(&self, finding: &Finding) -> String {
        let locale = finding.locale.as_ref().map(ToString::to_string).unwrap_or_default();
        let mut args =
            vec![("locale", locale.as_str()), ("expected", finding.expected.as_deref().unwrap_or_default())];
        // A variable of the finding's own comes later and counts.
        args.extend(borrowed(&finding.args));
        self.text(finding.rule.name, &args)
    }

    /// What to do about findings of a rule.
    pub fn help(&self, rule: &Rule) -> Option<String> {
        self.attribute(rule.name, "help", &[])
    }

    /// An error as it is shown: place, message, the line concerned, help; then the others that were found with
    /// it. Nothing is underlined: terminals reorder Arabic, and a caret would point at the wrong word.
    pub fn error(&self, error: &dyn Diagnose) -> String {
        let args = error.args();
        let args = borrowed(&args);
        let mut text = String::new();
        if let Some((path, place)) = error.place() {
            text.push_str(&format!("{}:{}:{}: ", visible(&path), place.line, place.column));
        }
        text.push_str(&self.text(error.key(), &args));
        if let (Some((_, place)), Some(line)) = (error.place(), error.line()) {
            text.push_str(&format!("\n  {} | {}", place.line, cut(visible(line.trim_end()), LINE)));
        }
        if let Some(help) = self.attribute(error.key(), "help", &args) {
            text.push_str(&format!("\n  {help}"));
        }
        for other in error.also() {
            text.push('\n');
            text.push_str(&self.error(other));
        }
        text
    }

    fn find(&self, id: &str, attribute: Option<&str>, args: &[(&str, &str)]) -> Option<String> {
        let mut variables = FluentArgs::new();
        for (name, value) in args {
            variables.set(*name, variable(value));
        }
        self.bundles.iter().find_map(|(bundle, plurals)| {
            plurals.iter().for_each(|plurals| counting::add_forms(plurals, args, &mut variables));
            let message = bundle.get_message(id)?;
            let pattern = match attribute {
                None => message.value()?,
                Some(name) => message.get_attribute(name)?.value(),
            };
            let mut errors = Vec::new();
            let text: Cow<str> = bundle.format_pattern(pattern, Some(&variables), &mut errors);
            Some(text.into_owned())
        })
    }
}

/// A count must be a number to choose a plural form; anything else stays as it is written, for `007` and `nan`
/// are no numbers where a key or a term is quoted.
fn variable(value: &str) -> FluentValue<'_> {
    let (whole, fraction) = value.split_once('.').unwrap_or((value, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let canonical = digits(whole) && digits(fraction) && (whole == "0" || !whole.starts_with('0'));
    if canonical && value.len() <= EXACT_DIGITS {
        FluentValue::try_number(value)
    } else {
        FluentValue::String(visible(value))
    }
}

/// The first `most` characters of a text, and a sign where it goes on.
pub(super) fn cut(text: Cow<'_, str>, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        None => text,
        Some((at, _)) => Cow::Owned(format!("{}…", visible(&text[..at]))),
    }
}

fn borrowed<'a>(args: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    args.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

fn bundle((code, text): (&str, &str)) -> (FluentBundle<FluentResource>, Option<Plurals>) {
    let locale: Locale = code.parse().unwrap_or_default();
    let (text, plurals) = match counting::by_category(&locale, text) {
        Some((text, plurals)) => (text, Some(plurals)),
        None => (text.to_owned(), None),
    };
    let mut bundle = FluentBundle::new_concurrent(vec![locale.clone()]);
    // Isolates keep a Latin path whole inside an Arabic sentence; left-to-right messages do without.
    bundle.set_use_isolating(lang::of(&locale).direction() == Direction::Rtl);
    let resource = match FluentResource::try_new(text) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    // Two messages of one name would be an error of ours; a test holds the files to having none.
    let _ = bundle.add_resource(resource);
    (bundle, plurals)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
    use fluent_syntax::parser::parse;

    use super::*;

    /// Every message and attribute of a language with the variables it uses.
    fn messages(text: &'static str) -> BTreeMap<String, BTreeSet<&'static str>> {
        fn inline<'a>(expression: &InlineExpression<&'a str>, found: &mut BTreeSet<&'a str>) {
            match expression {
                InlineExpression::VariableReference { id } => {
                    found.insert(id.name);
                }
                InlineExpression::Placeable { expression } => variables(expression, found),
                InlineExpression::FunctionReference { arguments, .. } => {
                    arguments.positional.iter().for_each(|a| inline(a, found));
                }
                _ => {}
            }
        }
        fn variables<'a>(expression: &Expression<&'a str>, found: &mut BTreeSet<&'a str>) {
            match expression {
                Expression::Inline(expression) => inline(expression, found),
                Expression::Select { selector, variants } => {
                    inline(selector, found);
                    variants.iter().for_each(|v| of(&v.value, found));
                }
            }
        }
        fn of<'a>(pattern: &Pattern<&'a str>, found: &mut BTreeSet<&'a str>) {
            for element in &pattern.elements {
                if let PatternElement::Placeable { expression } = element {
                    variables(expression, found);
                }
            }
        }
        let resource = parse(text).unwrap_or_else(|(_, errors)| panic!("{errors:?}"));
        let mut all = BTreeMap::new();
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut add = |name: String, pattern: &Pattern<&'static str>| {
                let mut found = BTreeSet::new();
                of(pattern, &mut found);
                assert!(all.insert(name.clone(), found).is_none(), "{name} stands twice");
            };
            if let Some(value) = &message.value {
                add(message.id.name.to_owned(), value);
            }
            for attribute in &message.attributes {
                add(format!("{}.{}", message.id.name, attribute.id.name), &attribute.value);
            }
        }
        all
    }

    #[test]
    fn the_three_languages_say_the_same() {
        let english = messages(LANGUAGES[0].1);
        assert!(english.len() > 100, "only {} messages", english.len());
        for (code, text) in &LANGUAGES[1..] {
            let other = messages(text);
            for (name, variables) in &english {
                let Some(translated) = other.get(name) else { panic!("{code} lacks {name}") };
                assert_eq!(translated, variables, "{code}: the variables of {name}");
            }
            let more: Vec<_> = other.keys().filter(|name| !english.contains_key(*name)).collect();
            assert!(more.is_empty(), "{code} has what English has not: {more:?}");
        }
    }

    #[test]
    fn what_is_quoted_is_quoted_as_it_is_written() {
        let rows = [
            ("007", "a key that begins with a zero"),
            ("nan", "no number, though Rust reads one"),
            ("1e3", "not a thousand"),
            ("+5", "a sign"),
            ("1.", "a stop at the end"),
            ("12345678901234567890", "more digits than a double holds"),
            ("0.30", "a zero at the end"),
            ("", "nothing"),
        ];
        for (value, why) in rows {
            let text = Interface::choose(["en"]).text("error-yaml-duplicate-key", &[("key", value)]);
            assert_eq!(text, format!("The key “{value}” stands twice."), "{why}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_value_is_shown_whole_and_harmless(value in ".*|[0-9.eE+-]*|(.|[\u{0}-\u{1F}])*") {
            for (code, _) in LANGUAGES {
                let text = Interface::choose([*code]).text("error-yaml-duplicate-key", &[("key", &value)]);
                proptest::prop_assert!(text.contains(&*visible(&value)), "{}", text);
                proptest::prop_assert!(!text.chars().any(char::is_control));
            }
        }
    }

    #[test]
    fn the_language_is_chosen_in_order() {
        let rows: &[(&[&str], &str, &str)] = &[
            (&["ar"], "ar", "a plain code"),
            (&["ar-IQ", "tk"], "ar", "the first that is spoken"),
            (&["fr", "tk_TM.UTF-8"], "tk", "French is not spoken"),
            (&["C"], "en", "no language at all"),
            (&["POSIX", ""], "en", "neither"),
            (&["%%"], "en", "no tag"),
        ];
        for (wanted, chosen, why) in rows {
            assert_eq!(Interface::choose(wanted.iter().copied()).locale().to_string(), *chosen, "{why}");
        }
    }
}
