//! M005 to M009: messages that choose a text: the selectors of Fluent and the plural forms of ICU.
//!
//! Which categories a language needs for its cardinal numbers is asked of CLDR (`icu_plurals`), never of a runtime: the one of
//! Rust takes some large Arabic numbers for `other`.

use std::collections::BTreeSet;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};

use crate::check::signs::Signs;
use crate::check::{Example, Group, Pair, PairCheck};
use crate::lang::plurals::{Plurals, is_category};
use crate::model::{Finding, Locale, Rule, Severity};
use crate::text::Span;

static FUNCTION_RULE: Rule =
    Rule { code: "M005", name: "choice-function-unknown", severity: Severity::Error };
static CATEGORIES_RULE: Rule =
    Rule { code: "M006", name: "choice-category-missing", severity: Severity::Warning };
static UNUSED_RULE: Rule = Rule { code: "M007", name: "choice-category-unused", severity: Severity::Info };
static DEFAULT_RULE: Rule = Rule { code: "M008", name: "plural-default-missing", severity: Severity::Error };
static VARIABLE_RULE: Rule = Rule { code: "M009", name: "selector-changed", severity: Severity::Error };

/// A message of Fluent calls a function that no runtime has.
pub(super) static FUNCTION: PairCheck = PairCheck {
    rule: &FUNCTION_RULE,
    group: Group::Placeholders,
    fixes: None,
    examples: &[
        Example::fires(("en", "ar"), &[("{ NUMBER($n) } files", "{ NUMERO($n) } ملفات")]),
        Example::silent(("en", "ar"), &[("{ NUMBER($n) } files", "{ NUMBER($n) } ملفات")]),
    ],
    find: function,
};

/// The functions that every Fluent runtime has.
const FUNCTIONS: &[&str] = &["NUMBER", "DATETIME"];

fn function(pair: &Pair, findings: &mut Vec<Finding>) {
    if !pair.target.has(Signs::BRACKET) {
        return;
    }
    for one in pair.target.placeholders() {
        let inner = one.span.of(pair.target.text).trim_matches(['{', '}', ' ']);
        let Some((name, _)) = inner.split_once('(') else { continue };
        let called = name.len() > 1
            && name.bytes().all(|b| b.is_ascii_uppercase() || b == b'_' || b == b'-' || b.is_ascii_digit());
        // A function of the application's own is used by the source as well.
        if called && !FUNCTIONS.contains(&name) && !pair.source.text.contains(&format!("{name}(")) {
            findings.push(pair.at_target(&FUNCTION_RULE, one.span).with("function", name));
        }
    }
}

/// A choice that a message makes.
#[derive(Debug, Default, PartialEq, Eq)]
struct Choice {
    /// The variable that it looks at.
    variable: String,
    /// The keys of its variants.
    keys: BTreeSet<String>,
    /// A variant is the default one.
    default: bool,
    /// It says itself that it counts, as ICU does.
    counts: bool,
    /// What it counts by are ordinal numbers.
    ordinal: bool,
}

impl Choice {
    /// How a locale counts by what it counts by.
    fn plurals(&self, locale: &Locale) -> Option<Plurals> {
        if self.ordinal { Plurals::ordinal(locale) } else { Plurals::cardinal(locale) }
    }

    fn is_plural(&self) -> bool {
        self.keys.iter().any(|key| is_category(key))
            && self
                .keys
                .iter()
                .all(|key| is_category(key) || key.parse::<f64>().is_ok() || key.starts_with('='))
    }
}

/// The choices of a message, in order.
fn choices(text: &str) -> Vec<Choice> {
    let mut found = Vec::new();
    if text.contains("->") {
        fluent(text, &mut found);
    }
    if text.contains(", plural,")
        || text.contains(",plural,")
        || text.contains(", select")
        || text.contains(",select")
    {
        icu(text, &mut found);
    }
    found
}

/// The selectors of a pattern of Fluent. A text that is none, for want of a default variant, is looked at word by word.
fn fluent(text: &str, found: &mut Vec<Choice>) {
    let indented: String = text.lines().map(|line| format!("    {line}\n")).collect();
    let resource = fluent_syntax::parser::parse(format!("m =\n{indented}"));
    let Ok(resource) = resource else {
        let mut rest = text;
        while let Some((head, tail)) = rest.split_once("->") {
            let variable = head.rsplit('{').next().unwrap_or_default().trim().to_owned();
            let body = tail.split_once("->").map_or(tail, |(body, _)| body);
            let keys = body
                .split('[')
                .skip(1)
                .filter_map(|key| Some(key.split_once(']')?.0.trim().to_owned()))
                .collect();
            found.push(Choice { variable, keys, default: body.contains("*["), ..Choice::default() });
            rest = tail;
        }
        return;
    };
    for entry in &resource.body {
        if let Entry::Message(message) = entry {
            message.value.iter().for_each(|pattern| walk(pattern, found));
        }
    }
}

fn walk(pattern: &Pattern<String>, found: &mut Vec<Choice>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        expressions(expression, found);
    }
}

fn expressions(expression: &Expression<String>, found: &mut Vec<Choice>) {
    match expression {
        Expression::Inline(InlineExpression::Placeable { expression }) => expressions(expression, found),
        Expression::Inline(_) => {}
        Expression::Select { selector, variants } => {
            let key = |key: &VariantKey<String>| match key {
                VariantKey::Identifier { name } => name.clone(),
                VariantKey::NumberLiteral { value } => value.clone(),
            };
            found.push(Choice {
                variable: looked_at(selector),
                keys: variants.iter().map(|variant| key(&variant.key)).collect(),
                default: variants.iter().any(|variant| variant.default),
                ..Choice::default()
            });
            variants.iter().for_each(|variant| walk(&variant.value, found));
        }
    }
}

fn looked_at(selector: &InlineExpression<String>) -> String {
    match selector {
        InlineExpression::VariableReference { id } => format!("${}", id.name),
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.first().map(looked_at).unwrap_or_default()
        }
        InlineExpression::TermReference { id, attribute, .. } => {
            format!("-{}.{}", id.name, attribute.as_ref().map_or("", |attribute| attribute.name.as_str()))
        }
        _ => String::new(),
    }
}

/// The plural and select forms of ICU: `{n, plural, one {…} other {…}}`.
fn icu(text: &str, found: &mut Vec<Choice>) {
    for (at, _) in text.match_indices('{') {
        let inner = &text[at + 1..];
        let mut cells = inner.splitn(3, ',');
        let (Some(variable), Some(kind), Some(rest)) = (cells.next(), cells.next(), cells.next()) else {
            continue;
        };
        if !matches!(kind.trim(), "plural" | "select" | "selectordinal") || variable.contains(['{', '}']) {
            continue;
        }
        let (counts, ordinal) = (kind.trim() != "select", kind.trim() == "selectordinal");
        let mut choice =
            Choice { variable: variable.trim().to_owned(), counts, ordinal, ..Choice::default() };
        let (mut depth, mut key) = (0usize, String::new());
        for c in rest.chars() {
            match c {
                '{' => {
                    if depth == 0 {
                        let word = key.split_whitespace().last().unwrap_or_default();
                        choice.default |= word == "other";
                        choice.keys.insert(word.to_owned());
                        key.clear();
                    }
                    depth += 1;
                }
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                c if depth == 0 => key.push(c),
                _ => {}
            }
        }
        found.push(choice);
    }
}

fn whole(pair: &Pair) -> Span {
    Span::new(0, pair.target.text.len())
}

/// A plural message lacks a category that the locale has.
pub(super) static CATEGORIES: PairCheck = PairCheck {
    rule: &CATEGORIES_RULE,
    group: Group::Placeholders,
    fixes: None,
    examples: &[
        Example::fires(
            ("en", "ar"),
            &[("{n, plural, one {# file} other {# files}}", "{n, plural, one {ملف} other {# ملف}}")],
        ),
        Example::fires(
            ("en", "ar"),
            &[(
                "{ $n ->\n    [one] file\n   *[other] files\n}",
                "{ $n ->\n    [one] ملف\n   *[other] ملفات\n}",
            )],
        ),
        Example::silent(
            ("en", "fr"),
            &[(
                "{n, plural, one {# file} other {# files}}",
                "{n, plural, =1 {un fichier} =0 {rien} other {# fichiers}}",
            )],
        ),
        Example::silent(
            ("en", "tk"),
            &[("{n, plural, one {# file} other {# files}}", "{n, plural, one {# faýl} other {# faýl}}")],
        ),
    ],
    find: |pair, findings| {
        if !chooses(pair) {
            return;
        }
        for choice in choices(pair.target.text).iter().filter(|choice| choice.is_plural()) {
            let Some(plurals) = choice.plurals(pair.target.locale) else { return };
            // `=1 {…}` says what is to be said for one, where nothing else is one.
            let exact: Vec<&str> = choice.keys.iter().map(|key| key.trim_start_matches('=')).collect();
            let there = |name: &&str| choice.keys.contains(*name) || plurals.covered(name, &exact);
            let missing: Vec<&str> = plurals.needed().into_iter().filter(|name| !there(name)).collect();
            if !missing.is_empty() && (choice.default || missing != ["other"]) {
                let finding =
                    pair.at_target(&CATEGORIES_RULE, whole(pair)).with("categories", missing.join(", "));
                findings.push(finding.with("variable", choice.variable.as_str()));
            }
        }
    },
};

/// Whether the translation may; every choice stands in braces.
fn chooses(pair: &Pair) -> bool {
    pair.target.may_choose()
}

/// Whether a message may choose among texts.
pub(in crate::check) fn has_choice(text: &str) -> bool {
    text.contains("->") || text.contains("plural") || text.contains("select")
}

/// Whether a message chooses among texts by a variable.
pub(super) fn chooses_by(text: &str, variable: &str) -> bool {
    has_choice(text) && choices(text).iter().any(|choice| choice.variable == variable)
}

/// A plural message has a category that the locale never uses.
pub(super) static UNUSED: PairCheck = PairCheck {
    rule: &UNUSED_RULE,
    group: Group::Placeholders,
    fixes: None,
    examples: &[
        Example::fires(
            ("ar", "tk"),
            &[(
                "{n, plural, few {# ملفات} other {# ملف}}",
                "{n, plural, one {# faýl} few {# faýl} other {# faýl}}",
            )],
        ),
        Example::fires(
            ("en", "tk"),
            &[(
                "{n, plural, one {# file} other {# files}}",
                "{n, plural, bir {# faýl} one {# faýl} other {# faýl}}",
            )],
        ),
        Example::silent(
            ("tk", "en"),
            &[(
                "{n, selectordinal, few {#-njy} other {#-nji}}",
                "{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}",
            )],
        ),
        Example::silent(
            ("ar", "tk"),
            &[("{n, plural, few {# ملفات} other {# ملف}}", "{n, plural, one {# faýl} other {# faýl}}")],
        ),
    ],
    find: |pair, findings| {
        if !chooses(pair) {
            return;
        }
        for choice in choices(pair.target.text).iter().filter(|choice| choice.is_plural() || choice.counts) {
            let Some(plurals) = choice.plurals(pair.target.locale) else { return };
            let known =
                |name: &str| plurals.knows(name) || name.starts_with('=') || name.parse::<f64>().is_ok();
            let unused: Vec<&str> =
                choice.keys.iter().map(String::as_str).filter(|name| !known(name)).collect();
            if !unused.is_empty() {
                let finding = pair.at_target(&UNUSED_RULE, whole(pair)).with("categories", unused.join(", "));
                findings.push(finding.with("variable", choice.variable.as_str()));
            }
        }
    },
};

/// A choice has no text for what none of its variants names.
pub(super) static DEFAULT: PairCheck = PairCheck {
    rule: &DEFAULT_RULE,
    group: Group::Placeholders,
    fixes: None,
    examples: &[
        Example::fires(
            ("en", "tk"),
            &[("{n, plural, one {# file} other {# files}}", "{n, plural, one {# faýl}}")],
        ),
        Example::silent(
            ("en", "tk"),
            &[("{n, plural, one {# file} other {# files}}", "{n, plural, one {# faýl} other {# faýl}}")],
        ),
    ],
    find: |pair, findings| {
        if chooses(pair) {
            for choice in choices(pair.target.text).iter().filter(|choice| !choice.default) {
                let finding = pair.at_target(&DEFAULT_RULE, whole(pair));
                findings.push(finding.with("variable", choice.variable.as_str()));
            }
        }
    },
};

/// A message chooses by a variable that the source does not choose by, while the source chooses by another.
pub(super) static VARIABLE: PairCheck = PairCheck {
    rule: &VARIABLE_RULE,
    group: Group::Placeholders,
    fixes: None,
    examples: &[
        Example::fires(
            ("en", "tk"),
            &[("{n, plural, one {# file} other {# files}}", "{m, plural, one {# faýl} other {# faýl}}")],
        ),
        Example::fires(
            ("en", "tk"),
            &[("{who, select, man {He} other {They}}", "{who, select, erkek {Ol} other {Olar}}")],
        ),
        Example::silent(
            ("en", "tk"),
            &[("{n, plural, one {# file} other {# files}}", "{n, plural, one {# faýl} other {# faýl}}")],
        ),
    ],
    find: |pair, findings| {
        if !chooses(pair) {
            return;
        }
        let source = choices(pair.source.text);
        for choice in &choices(pair.target.text) {
            // Terms are chosen by where a language has cases and genders: that is the translator's.
            let known = choice.variable.starts_with('-') || pair.source.text.contains(&choice.variable);
            // The words of a choice that counts nothing are the program's: `male`, `female`.
            let words = |choice: &Choice| choice.keys.iter().any(|key| key != "other" && !is_category(key));
            let twin = source.iter().find(|other| other.variable == choice.variable && words(other));
            if let Some(key) = twin
                .filter(|_| !choice.is_plural() && !choice.variable.starts_with(['-', '$']))
                .and_then(|twin| choice.keys.iter().find(|key| !twin.keys.contains(*key) && *key != "other"))
            {
                let finding = pair.at_target(&VARIABLE_RULE, whole(pair)).with("variable", key.as_str());
                findings.push(finding);
            }
            if !known && let Some(wanted) = source.first() {
                let mut finding =
                    pair.at_target(&VARIABLE_RULE, whole(pair)).with("variable", choice.variable.as_str());
                finding.expected = Some(wanted.variable.clone());
                findings.push(finding);
            }
        }
    },
};
