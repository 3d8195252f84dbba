//! Numbers choose the forms of our own messages by the rules of the CLDR.
//!
//! fluent-bundle takes them from `intl_pluralrules` 7, which takes 103 for `other` in Arabic where it is `few`. So a selector by
//! plural categories looks at a variable of its own, `$count-category`, that holds the name of the category.

use fluent::FluentArgs;
use fluent_syntax::ast::{
    Entry, Expression, Identifier, InlineExpression, Pattern, PatternElement, VariantKey,
};
use fluent_syntax::{parser, serializer};

use crate::lang::plurals::{Plurals, is_category};
use crate::model::Locale;

/// The name of the variable with the category of another.
fn category_of(variable: &str) -> String {
    format!("{variable}-category")
}

/// Messages whose selectors by categories look at the category, and how the locale counts; nothing to be changed for languages of
/// one or two forms, which the runtime tells right.
pub(super) fn by_category(locale: &Locale, text: &str) -> Option<(String, Plurals)> {
    let plurals = Plurals::cardinal(locale).filter(|plurals| plurals.needed().len() > 2)?;
    let (Ok(mut tree) | Err((mut tree, _))) = parser::parse(text.to_owned());
    for entry in &mut tree.body {
        let Entry::Message(message) = entry else { continue };
        message.value.iter_mut().for_each(pattern);
        message.attributes.iter_mut().for_each(|attribute| pattern(&mut attribute.value));
    }
    Some((serializer::serialize(&tree), plurals))
}

fn pattern(pattern: &mut Pattern<String>) {
    for element in &mut pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            placeable(expression);
        }
    }
}

fn placeable(expression: &mut Expression<String>) {
    match expression {
        Expression::Select { selector, variants } => {
            variants.iter_mut().for_each(|variant| pattern(&mut variant.value));
            let category = |key: &VariantKey<String>| match key {
                VariantKey::Identifier { name } => is_category(name),
                VariantKey::NumberLiteral { .. } => false,
            };
            if let InlineExpression::VariableReference { id } = selector
                && variants.iter().all(|variant| category(&variant.key))
            {
                *id = Identifier { name: category_of(&id.name) };
            }
        }
        Expression::Inline(InlineExpression::Placeable { expression }) => placeable(expression),
        Expression::Inline(_) => {}
    }
}

/// Adds the category of each value that is a whole number.
pub(super) fn add_forms(plurals: &Plurals, values: &[(&str, &str)], args: &mut FluentArgs) {
    for (name, value) in values {
        // The last two digits choose, however many there are.
        let tail = value.len().saturating_sub(2);
        let whole = !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit());
        if let Some(number) = whole.then(|| value.get(tail..)?.parse::<u32>().ok()).flatten() {
            let number = if tail > 0 { number + 100 } else { number };
            args.set(category_of(name), plurals.of(number));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::report::interface::Interface;

    #[test]
    fn arabic_numbers_above_a_hundred_have_their_form() {
        let ui = Interface::choose(["ar"]);
        let shown = |count: &str| {
            let text = ui.text("review-found", &[("count", count)]);
            text.replace(['\u{2068}', '\u{2069}'], "") // isolates
        };
        let like = |one: &str, other: &str| {
            assert_eq!(shown(one).replace(one, "N"), shown(other).replace(other, "N"))
        };
        like("3", "103");
        like("11", "111");
        like("100", "1000");
        like("5", "1000000005");
        assert_ne!(shown("3").replace('3', "N"), shown("100").replace("100", "N"));
    }
}
