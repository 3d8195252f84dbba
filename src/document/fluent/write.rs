//! A Fluent file in another language.

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, Resource, Variant, VariantKey,
};
use fluent_syntax::parser;
use fluent_syntax::serializer::{Options, serialize_with_options};

use super::{form, name_of, written};
use crate::document::Translation;
use crate::lang::plurals::{categories, is_category};
use crate::text::placeholders::{Kind, scan};

/// The file with the translations as patterns; comments, groups, ids, attributes, selectors and junk stay as they are. What has no
/// translation is left out, as Fluent wants it: the runtime falls back to the original. Layout is that of Fluent's serializer.
///
/// A selection by plural categories has those of the new language; one by anything else keeps its variants.
pub(super) fn localized(text: &str, translation: &Translation<'_>) -> String {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text); // BYTE ORDER MARK
    let resource = match parser::parse(text.to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    let mut body = Vec::with_capacity(resource.body.len());
    for entry in resource.body {
        match entry {
            Entry::Message(mut message) => {
                let id = message.id.name.clone();
                message.value = message.value.and_then(|value| pattern(&id, value, translation));
                message.attributes.retain_mut(|attribute| {
                    let key = format!("{id}.{}", attribute.id.name);
                    replace(&key, &mut attribute.value, translation)
                });
                if message.value.is_some() || !message.attributes.is_empty() {
                    body.push(Entry::Message(message));
                }
            }
            Entry::Term(mut term) => {
                let id = format!("-{}", term.id.name);
                // Attributes of a term are not shown: they tell its grammar, in words of the program.
                term.attributes.retain_mut(|attribute| {
                    let key = format!("{id}.{}", attribute.id.name);
                    replace(&key, &mut attribute.value, translation)
                });
                if replace(&id, &mut term.value, translation) {
                    body.push(Entry::Term(term));
                }
            }
            other => body.push(other),
        }
    }
    serialize_with_options(&Resource { body }, Options { with_junk: true })
}

/// Puts the translation in the place of a pattern; says whether there is one.
fn replace(key: &str, value: &mut Pattern<String>, translation: &Translation<'_>) -> bool {
    let old = std::mem::replace(value, Pattern { elements: Vec::new() });
    match pattern(key, old, translation) {
        Some(new) => {
            *value = new;
            true
        }
        None => false,
    }
}

fn pattern(key: &str, old: Pattern<String>, translation: &Translation<'_>) -> Option<Pattern<String>> {
    let text = |key: &str| translation.texts.get(key);
    let [PatternElement::Placeable { expression: Expression::Select { selector, variants } }] =
        old.elements.as_slice()
    else {
        return text(key).map(|text| from_text(text));
    };
    let by_plurals = variants.iter().any(|variant| variant.default && is_category(name_of(&variant.key)));
    let mut names: Vec<(VariantKey<String>, bool)> = Vec::new();
    for variant in variants.iter().filter(|variant| !by_plurals || !is_category(name_of(&variant.key))) {
        names.push((variant.key.clone(), variant.default));
    }
    if by_plurals {
        let identifier = |name: &str| VariantKey::Identifier { name: name.to_owned() };
        let categories = categories(translation.target);
        names.extend(
            categories
                .unwrap_or_else(|| vec!["other"])
                .into_iter()
                .map(|name| (identifier(name), name == "other")),
        );
    }
    let mut new: Vec<Variant<String>> = Vec::new();
    for (name, default) in names {
        if let Some(text) = text(&form(key, name_of(&name))) {
            new.push(Variant { key: name, value: from_text(text), default });
        }
    }
    // A selection without default is none.
    if !new.iter().any(|variant| variant.default) {
        new.last_mut()?.default = true;
    }
    let expression = Expression::Select { selector: selector.clone(), variants: new };
    Some(Pattern { elements: vec![PatternElement::Placeable { expression }] })
}

/// The pattern that a text is: its placeables those of Fluent, as a person wrote them, everything else characters.
fn from_text(text: &str) -> Pattern<String> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if text.contains('{')
        && let Some(pattern) = parsed(&text)
        && written(pattern.clone()).trim() == text.trim()
    {
        return pattern;
    }
    let mut out = String::new();
    let mut at = 0;
    let placeables = scan(&text).into_iter().filter(|found| found.kind == Kind::Fluent);
    for found in placeables {
        out.push_str(&quoted(&text[at..found.span.start]));
        let placeable = found.span.of(&text);
        // What only looks like one is text.
        out.push_str(&if parsed(placeable).is_some() { placeable.to_owned() } else { quoted(placeable) });
        at = found.span.end;
    }
    out.push_str(&quoted(&text[at..]));
    parsed(&out).unwrap_or_else(|| literal(&text))
}

/// A pattern from what stands behind `id =`, if it is one.
fn parsed(text: &str) -> Option<Pattern<String>> {
    let mut source = String::from("m =\n");
    for line in text.split('\n') {
        // The first characters of a line that say what the line is.
        match line.chars().next() {
            Some(c @ ('[' | '*' | '.')) => source.push_str(&format!("    {{\"{c}\"}}{}\n", &line[1..])),
            _ => source.push_str(&format!("    {line}\n")),
        }
    }
    let resource = parser::parse(source).ok()?;
    match <[_; 1]>::try_from(resource.body).ok()? {
        [Entry::Message(message)] if message.attributes.is_empty() => message.value,
        _ => None,
    }
}

/// Characters as Fluent text: braces, and spaces at the ends of lines, as literals.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let last = text.matches('\n').count();
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let lead = line.len() - line.trim_start_matches(' ').len();
        let trail = line.trim_end_matches(' ').len();
        for (at, c) in line.char_indices() {
            match c {
                '{' | '}' => out.push_str(&format!("{{\"{c}\"}}")),
                ' ' if number > 0 && at < lead || at >= trail.max(lead) && number < last => {
                    out.push_str("{\" \"}");
                }
                c => out.push(c),
            }
        }
    }
    out
}

/// A text that nothing else holds, as one literal.
fn literal(text: &str) -> Pattern<String> {
    let mut value = String::new();
    for c in text.chars() {
        match c {
            '"' | '\\' => value.extend(['\\', c]),
            '\n' => value.push_str("\\u000A"),
            c => value.push(c),
        }
    }
    let expression = Expression::Inline(InlineExpression::StringLiteral { value });
    Pattern { elements: vec![PatternElement::Placeable { expression }] }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Fluent;
    use super::*;
    use crate::document::{ReadOptions, Reader};

    fn translated(text: &str, target: &str, texts: &[(&str, &str)]) -> String {
        crate::document::tests::translated(localized, text, target, texts)
    }

    #[test]
    fn comments_attributes_selectors_and_junk_survive() {
        let text = "### File\n\n## Group\n\n# What the user sees first.\ngreeting = Hello, { $name }!\n    .title = Welcome\n-brand = Interpreter\nunread = { $count ->\n    [0] Nothing\n    [one] One letter\n   *[other] { $count } letters\n}\nby = { $gender ->\n    [female] her\n   *[other] their\n}\nuntranslated = Left\nbroken {\n";
        let made = translated(
            text,
            "ar",
            &[
                ("greeting", "مرحبا { $name }!"),
                ("greeting.title", "أهلا"),
                ("-brand", "ترجمان"),
                ("unread[0]", "لا شيء"),
                ("unread[one]", "رسالة"),
                ("unread[few]", "{ $count } رسائل"),
                ("unread[other]", "{ $count } رسالة"),
                ("by[female]", "هي"),
                ("by[other]", "هم"),
            ],
        );
        insta::assert_snapshot!(made, @r#"
        ### File


        ## Group

        # What the user sees first.
        greeting = مرحبا { $name }!
            .title = أهلا
        -brand = ترجمان
        unread =
            { $count ->
                [0] لا شيء
                [one] رسالة
                [few] { $count } رسائل
               *[other] { $count } رسالة
            }
        by =
            { $gender ->
                [female] هي
               *[other] هم
            }
        broken {
        "#);
        let again = translated(&made, "ar", &[("greeting", "مرحبا { $name }!")]);
        assert!(again.contains("# What the user sees first.\ngreeting = مرحبا { $name }!"), "{again}");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(text in "[a-zA-Z{}$\\[\\]*.#=\" \u{628}\n-]{1,30}") {
            let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            let text = lines.join("\n");
            let text = if text.is_empty() { "x" } else { text.as_str() };
            let made = translated("a = x\n", "tk", &[("a", text)]);
            let found: Vec<String> =
                Fluent.read(&made, &ReadOptions::default()).blocks.into_iter().map(|block| block.text).collect();
            prop_assert_eq!(found.len(), 1, "{}", made);
            // A brace that is text is read as it must be written.
            if !text.contains(['{', '}']) {
                prop_assert_eq!(&found[0], text, "{}", made);
            }
        }
    }
}
