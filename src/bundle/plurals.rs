//! Plural forms in bundles: how they are read back, and whether the runtime counts as the CLDR says.
//!
//! A form is read as a text of its own, under the id `letters[few]`, in which the number stands as `{ $count }` whatever the
//! notation of the format. So a message with forms is proven as every other one is, form by form.

use std::collections::BTreeMap;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};

use super::by_category::CATEGORY;
use super::{BundleError, Format, fluent};
use crate::lang::plurals::{CATEGORIES, Plurals};
use crate::model::{Bundle, Finding, Locale, Message, Plural, Rule, Severity};
use crate::text::{Place, placeholders};

/// B004: fluent-bundle, the Fluent of Rust, counts otherwise than the CLDR in a locale whose messages have plural forms.
pub static COUNTS_OTHERWISE: Rule =
    Rule { code: "B004", name: "runtime-counts-otherwise", severity: Severity::Info };

/// Every number whose category is compared.
const COUNTED: std::ops::Range<u32> = 0..200;

/// What a reader of a format must find of a message: id and text, or those of each of its forms.
pub(super) fn expected(message: &Message) -> Vec<(String, String)> {
    match &message.plural {
        None => vec![(message.id.clone(), message.text.clone())],
        Some(plural) => plural
            .forms
            .iter()
            .map(|(category, text)| (form_id(&message.id, category), from_percent(&shown(text, plural))))
            .collect(),
    }
}

/// The id under which a form is read: `letters[few]`.
pub(super) fn form_id(id: &str, category: &str) -> String {
    format!("{id}[{category}]")
}

/// A form with its number in another notation.
pub(super) fn with_number(text: &str, variable: &str, number: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for span in placeholders::of_variable(text, variable) {
        out.push_str(&text[at..span.start]);
        out.push_str(number);
        at = span.end;
    }
    out.push_str(&text[at..]);
    out
}

fn shown(text: &str, plural: &Plural) -> String {
    with_number(text, &plural.variable, &format!("{{ ${} }}", plural.variable))
}

/// The form of a format whose notation of a number is `%{count}`, as [`expected`] has it.
pub(super) fn from_percent(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("%{") {
        match after.split_once('}') {
            Some((name, behind)) if is_variable(name) => {
                out.push_str(&format!("{before}{{ ${name} }}"));
                rest = behind;
            }
            _ => {
                out.push_str(before);
                out.push_str("%{");
                rest = after;
            }
        }
    }
    out + rest
}

/// Whether Fluent, Ruby and Rust can have a variable of this name.
pub fn is_variable(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

/// A message of a Fluent file that is one selector by a number.
pub(super) struct Counted {
    /// That of the number.
    variable: String,
    /// That of its category, where the program finds it.
    category: Option<String>,
    /// Category, and the message of the scratch file that has its text.
    forms: Vec<(&'static str, String)>,
}

/// The messages of a file that are counted, by id, and a file with a message for each of their forms.
pub(super) fn counted(text: &str) -> (BTreeMap<String, Counted>, Option<FluentResource>) {
    let mut all = BTreeMap::new();
    if !text.contains("->") {
        return (all, None);
    }
    let (Ok(tree) | Err((tree, _))) = fluent_syntax::parser::parse(text.to_owned());
    let mut scratch = Vec::new();
    for entry in tree.body {
        let Entry::Message(message) = entry else { continue };
        let Some((variable, variants)) = message.value.and_then(selector) else { continue };
        let mut forms = Vec::new();
        for (category, pattern) in variants {
            // Names in capitals, which ids never have.
            let id = format!("V-{}", scratch.len());
            scratch.push(fluent::message(&id, pattern));
            forms.push((category, id));
        }
        let number = variable.strip_suffix(CATEGORY).map(str::to_owned);
        let counted = match number {
            Some(number) => Counted { variable: number, category: Some(variable), forms },
            None => Counted { variable, category: None, forms },
        };
        all.insert(message.id.name, counted);
    }
    let scratch = (!scratch.is_empty()).then(|| fluent::parse(&fluent::serialize(scratch)).ok()).flatten();
    (all, scratch)
}

/// Category and pattern of each variant.
type Variants = Vec<(&'static str, Pattern<String>)>;

/// Variable and variants of a pattern that is nothing but a selector by plural categories.
fn selector(pattern: Pattern<String>) -> Option<(String, Variants)> {
    let [PatternElement::Placeable { expression: Expression::Select { selector, variants } }] =
        <[_; 1]>::try_from(pattern.elements).ok()?
    else {
        return None;
    };
    let InlineExpression::VariableReference { id } = selector else { return None };
    let mut forms = Vec::new();
    for variant in variants {
        let VariantKey::Identifier { name } = variant.key else { return None };
        forms.push((*CATEGORIES.iter().find(|known| **known == name)?, variant.value));
    }
    Some((id.name, forms))
}

impl Counted {
    /// The forms as [`expected`] has them; and the runtime must choose them for every number below 200 as the CLDR does,
    /// those apart for which fluent-bundle is known to count otherwise.
    pub(super) fn read(
        &self,
        id: &str,
        bundle: &FluentBundle<FluentResource>,
        locale: &Locale,
    ) -> Result<Vec<(String, String)>, BundleError> {
        let shown = format!("{{ ${} }}", self.variable);
        let mut texts = BTreeMap::new();
        let mut pairs = Vec::new();
        for (category, scratch) in &self.forms {
            let text = self.rendered(bundle, scratch, shown.as_str().into(), category)?;
            pairs.push((form_id(id, category), from_percent(&text)));
            texts.insert(*category, text);
        }
        let Some(plurals) = Plurals::cardinal(locale) else { return Ok(pairs) };
        let default = self.forms.last().and_then(|(category, _)| texts.get(category));
        let wrong = if self.category.is_some() { Vec::new() } else { faults(locale) };
        for number in COUNTED.filter(|number| !wrong.contains(number)) {
            let category = plurals.of(number);
            let form = texts.get(category).or(default).map(String::as_str).unwrap_or_default();
            let found = self.rendered(bundle, id, number.into(), category)?;
            if found != form.replace(&shown, &number.to_string()) {
                let why = format!("for {number} the runtime shows “{found}”");
                return Err(BundleError::Unrenderable { id: id.to_owned(), why });
            }
        }
        Ok(pairs)
    }

    fn rendered(
        &self,
        bundle: &FluentBundle<FluentResource>,
        id: &str,
        number: FluentValue,
        category: &'static str,
    ) -> Result<String, BundleError> {
        let mut args = FluentArgs::new();
        args.set(self.variable.as_str(), number);
        if let Some(variable) = &self.category {
            args.set(variable.as_str(), category);
        }
        fluent::render_with(bundle, id, Some(&args))
    }
}

/// The numbers below 200 for which fluent-bundle chooses another form than the CLDR: none in most languages. Its rules lose
/// the remainder by 100 in ranges, so that in Arabic 103 is `other` to it and not `few`.
pub fn faults(locale: &Locale) -> Vec<u32> {
    let Some(plurals) = Plurals::cardinal(locale) else { return Vec::new() };
    let variants: String = CATEGORIES
        .iter()
        .map(|category| {
            let default = if *category == "other" { '*' } else { ' ' };
            format!("\n   {default}[{category}] {category}")
        })
        .collect();
    let Ok(resource) = FluentResource::try_new(format!("m = {{ $n ->{variants}\n }}\n")) else {
        return Vec::new();
    };
    let Ok(bundle) = fluent::load(locale, [resource]) else { return Vec::new() };
    let chosen = |number: u32| {
        let mut args = FluentArgs::new();
        args.set("n", number);
        fluent::render_with(&bundle, "m", Some(&args))
    };
    COUNTED.filter(|number| chosen(*number).is_ok_and(|category| category != plurals.of(*number))).collect()
}

/// Says of a Fluent file with plural forms where the Fluent of Rust counts otherwise: once a file. No form is wrong, and other
/// runtimes choose the right one; a program in Rust must not leave the choice to its library.
pub fn counts_otherwise(format: &dyn Format, file: &[Bundle], path: &str) -> Option<Finding> {
    let counted = |bundle: &&Bundle| bundle.messages.iter().any(|message| message.plural.is_some());
    let locale = &file.iter().find(counted).filter(|_| format.name() == fluent::Fluent.name())?.locale;
    let wrong = faults(locale);
    let first = wrong.first()?;
    let right = Plurals::cardinal(locale)?.of(*first);
    let mut finding = Finding::new(&COUNTS_OTHERWISE, path, Place::START)
        .with("number", first.to_string())
        .with("category", right)
        .with("locale", locale.to_string());
    finding.locale = Some(locale.clone());
    Some(finding)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::bundle::{FORMATS, prove};

    fn bundle(locale: &str, forms: &[(&'static str, &str)]) -> Bundle {
        let forms: Vec<_> = forms.iter().map(|(category, text)| (*category, (*text).to_owned())).collect();
        let text = forms.last().map(|(_, text)| text.clone()).unwrap_or_default();
        let plural = Some(Plural { variable: "count".into(), forms });
        let letters = Message { id: "letters".into(), text, plural, ..Message::default() };
        let plain = Message { id: "plain".into(), text: "{ $count }".into(), ..Message::default() };
        Bundle {
            document: "d".into(),
            locale: locale.parse().unwrap(),
            messages: vec![letters, plain],
            terms: None,
        }
    }

    const ARABIC: &[(&str, &str)] = &[
        ("zero", "لا رسائل"),
        ("one", "رسالة واحدة"),
        ("two", "رسالتان"),
        ("few", "{ $count } رسائل"),
        ("many", "%{count} رسالة"),
        ("other", "{count} رسالة"),
    ];

    #[test]
    fn forms_look_like_this_and_are_proven() {
        let file = [bundle("ar", ARABIC)];
        let mut written = String::new();
        for format in FORMATS {
            let text = format.write(&file);
            assert_eq!(prove(*format, &file, &text, "f"), [], "{}:\n{text}", format.name());
            written.push_str(&format!("~~~ {}\n{text}", format.name()));
        }
        insta::assert_snapshot!(written);
    }

    #[test]
    fn what_is_spoiled_is_not_proven() {
        let file = [bundle("ar", ARABIC)];
        let rows = [
            ("[few]", "[fev]", "a variant that no number has"),
            ("\"few\"", "\"fev\"", "the same in YAML"),
            (".few\"", ".fev\"", "the same in one key"),
            ("رسالتان", "رسالتين", "another text"),
            ("{ $count } رسائل", "{ $cuont } رسائل", "another variable"),
            ("%{count} رسائل", "%{cuont} رسائل", "the same in YAML"),
        ];
        for (from, to, why) in rows {
            let spoiled = FORMATS.iter().filter(|format| {
                let text = format.write(&file);
                text.contains(from) && {
                    assert_ne!(
                        prove(**format, &file, &text.replace(from, to), "f"),
                        [],
                        "{}: {why}",
                        format.name()
                    );
                    true
                }
            });
            assert!(spoiled.count() > 0, "{why}: no format has {from}");
        }
    }

    #[test]
    fn by_category_every_arabic_number_has_its_form_in_rust() {
        let file = [bundle("ar", ARABIC)];
        let format = crate::bundle::by_name("fluent-category").unwrap();
        let text = format.write(&file);
        assert_eq!(counts_otherwise(format, &file, "f"), None, "nothing is to be said of it");
        let locale: Locale = "ar".parse().unwrap();
        let loaded = fluent::load(&locale, [FluentResource::try_new(text).unwrap()]).unwrap();
        let plurals = Plurals::cardinal(&locale).unwrap();
        for number in 0..1200_u32 {
            let mut args = FluentArgs::new();
            args.set("count", number);
            args.set("count-category", plurals.of(number));
            let found = fluent::render_with(&loaded, "letters", Some(&args)).unwrap();
            let (_, form) = ARABIC.iter().find(|(category, _)| *category == plurals.of(number)).unwrap();
            let wanted = with_number(form, "count", &number.to_string());
            assert_eq!(found, wanted, "{number}");
        }
    }

    /// When this fails, `intl_pluralrules` has been mended, and B004 is to go.
    #[test]
    fn known_failure_the_runtime_counts_arabic_otherwise_from_103_on() {
        assert_eq!(faults(&"ar".parse().unwrap()), (103..200).collect::<Vec<_>>());
        for right in ["en", "tk", "ru", "pl", "ja", "fr"] {
            assert_eq!(faults(&right.parse().unwrap()), [0_u32; 0], "{right}");
        }
    }

    proptest! {
        #[test]
        fn any_forms_are_proven_in_every_format(
            one in r#"([ \n\[\]*.{}"\\%$a\u{634}]|\{ \$count \}|%\{count\}|\{count\}){0,10}"#, other in ".{0,20}"
        ) {
            let file = [bundle("tk", &[("one", &one), ("other", &other)])];
            for format in FORMATS {
                let text = format.write(&file);
                prop_assert_eq!(prove(*format, &file, &text, "f"), [], "{}:\n{}", format.name(), text);
            }
        }
    }
}
