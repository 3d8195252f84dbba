//! Plural forms of units: which units have them, and what the documents say of each.
//!
//! A unit of a text that tells a number has a form for each category by which a language of the project counts. The texts of the
//! documents say one of them, that of their own number; the others are written in the state files, those of the source language
//! too. In a file of messages each form stands there by itself.

use std::collections::BTreeMap;

use super::config::PluralOptions;
use super::reconcile::{Aligned, Group};
use crate::check::Text;
use crate::lang::FactKind;
use crate::lang::plurals::{CATEGORIES, Plurals};
use crate::model::{Locale, PluralForm, Target, Unit, form_of};
use crate::text::{Span, placeholders};

/// Years are no counts: figures of four digits are left alone.
const LONGEST_COUNT: usize = 3;

/// A form of a unit, with what the documents say of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// The category.
    pub category: &'static str,
    /// The source, with the number as a placeholder.
    pub source: String,
    /// What each translation has for it.
    pub targets: BTreeMap<Locale, Aligned>,
    /// What the source language has for it.
    pub own: Option<Aligned>,
}

impl Form {
    /// The id of its unit.
    pub fn id(&self, message: &str) -> String {
        format!("{message}-{}", self.category)
    }
}

/// The forms of a unit of a text; none unless it tells a number that is counted.
pub fn forms<'l>(
    options: &PluralOptions,
    source: &'l Locale,
    targets: impl Iterator<Item = &'l Locale>,
    unit: &Unit,
) -> Vec<Form> {
    let variable = options.variable.as_str();
    let counts: BTreeMap<&Locale, Plurals> = std::iter::once(source)
        .chain(targets)
        .filter_map(|locale| Some((locale, Plurals::cardinal(locale)?)))
        .collect();
    let placed = !placeholders::of_variable(&unit.source, variable).is_empty();
    let figure = if placed || !options.figures { None } else { count(&unit.source, source) };
    if !placed && figure.is_none() {
        return Vec::new();
    }
    // The number of the document stands as the placeholder in its form.
    let said = |text: &str, locale: &Locale| -> Option<(&'static str, String)> {
        let Some((_, number)) = figure else {
            let named = !placeholders::of_variable(text, variable).is_empty();
            return named.then(|| ("other", text.to_owned()));
        };
        let (span, own) = count(text, locale)?;
        let category = counts.get(locale).map_or("other", |plurals| plurals.of(number));
        let (before, after) = (&text[..span.start], &text[span.end..]);
        (own == number).then(|| (category, format!("{before}{{ ${variable} }}{after}")))
    };
    let told = figure.map_or(unit.source.clone(), |(span, _)| {
        format!("{}{{ ${variable} }}{}", &unit.source[..span.start], &unit.source[span.end..])
    });
    let own = said(&unit.source, source);
    let targets: Vec<_> = unit
        .targets
        .iter()
        .filter_map(|(locale, target)| Some((locale, target, said(&target.text, locale)?)))
        .collect();
    let needed = |category: &&&str| {
        counts.values().any(|plurals| plurals.needed().contains(*category)) || **category == "other"
    };
    let form = |category: &&'static str| {
        let aligned = |text: &str, target: &Target| Aligned {
            text: text.to_owned(),
            place: target.place.unwrap_or(unit.place),
            confidence: target.confidence.unwrap_or(1.0),
        };
        let of_category = targets.iter().filter(|(.., (said, _))| said == category);
        Form {
            category,
            source: told.clone(),
            targets: of_category
                .map(|(locale, target, (_, text))| ((*locale).clone(), aligned(text, target)))
                .collect(),
            own: own.as_ref().filter(|(said, _)| said == category).map(|(_, text)| Aligned {
                text: text.clone(),
                place: unit.place,
                confidence: 1.0,
            }),
        }
    };
    CATEGORIES.iter().filter(needed).map(form).collect()
}

/// The one figure of a text, where it tells how many: a whole number before a word, and neither date nor per cent.
fn count(text: &str, locale: &Locale) -> Option<(Span, u32)> {
    let text = Text::new(text, locale);
    let [figure] = text.figures() else { return None };
    let written = figure.span.of(text.text);
    let before = text.text[..figure.span.start].chars().next_back();
    let mut after = text.text[figure.span.end..].chars();
    let word = after.next() == Some(' ') && after.next().is_some_and(char::is_alphabetic);
    let alone = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '«' | '"' | '“'));
    let plain = figure.time.is_none() && !figure.percent && !figure.scaled && !figure.part;
    let dated = text.facts().iter().any(|fact| fact.kind == FactKind::Month);
    let short = written.chars().all(char::is_numeric) && written.chars().count() <= LONGEST_COUNT;
    let [value] = figure.values.as_slice() else { return None };
    (word && alone && plain && short && !dated).then_some((figure.span, *value as u32))
}

/// Says of the units of a file of messages which plural forms they are. `groups` are those of the units, in the same order.
pub fn of_messages(options: &PluralOptions, groups: &[&Group], units: &mut [Unit]) {
    let form = |group: &Group| {
        let (base, category) = form_of(group.key.as_deref()?)?;
        Some((base.to_owned(), *CATEGORIES.iter().find(|known| **known == category)?))
    };
    let mut others: BTreeMap<String, (String, crate::text::Place)> = BTreeMap::new();
    for (group, unit) in groups.iter().zip(&*units) {
        if let Some((base, "other")) = form(group) {
            others.insert(base, (unit.id.clone(), group.place));
        }
    }
    let plain: std::collections::BTreeSet<String> = groups
        .iter()
        .zip(&*units)
        .filter(|(group, _)| form(group).is_none())
        .map(|(_, unit)| unit.id.clone())
        .collect();
    for (group, unit) in groups.iter().zip(units) {
        let Some((base, category)) = form(group) else { continue };
        // A message without a form `other` is none that chooses by a number.
        let Some((other, place)) = others.get(&base) else { continue };
        let message = other
            .strip_suffix("-other")
            .filter(|message| !plain.contains(*message))
            .unwrap_or(other)
            .to_owned();
        // What the source does not have has been put in from its form `other`.
        let own = category == "other" || group.place != *place;
        let text = if own { group.source.clone() } else { String::new() };
        unit.form = Some(PluralForm {
            message,
            category,
            variable: options.variable.clone(),
            derived: false,
            own: Target { text, ..Target::default() },
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BlockKind, Targets};
    use crate::text::Place;

    #[test]
    fn a_text_that_counts_has_a_form_for_every_category() {
        let options = PluralOptions { variable: "count".into(), figures: true };
        let [ar, en]: [Locale; 2] = ["ar", "en"].map(|tag| tag.parse().unwrap());
        let rows: &[(&str, &str, &[&str], &str)] = &[
            (
                "شارك 5 وزراء.",
                "5 ministers took part.",
                &["few: شارك { $count } وزراء.", "en other: { $count } ministers took part."],
                "five is few in Arabic, and other in English",
            ),
            (
                "شارك ١ وزير.",
                "1 minister came.",
                &["one: شارك { $count } وزير.", "en one: { $count } minister came."],
                "one",
            ),
            ("شارك 5 وزراء.", "Five ministers took part.", &["few: شارك { $count } وزراء."], "told in words"),
            (
                "%{count} رسائل",
                "%{count} letters",
                &["other: %{count} رسائل", "en other: %{count} letters"],
                "a placeholder",
            ),
            ("بدأ الاجتماع في 5 آذار.", "It began on 5 March.", &[], "a date"),
            ("في عام 2025 وحده", "in 2025 alone", &[], "a year"),
            ("ارتفع 5 % أمس", "rose 5 % yesterday", &[], "per cent"),
            ("بين 5 و 7 وزراء", "5 to 7 ministers", &[], "two numbers"),
            ("القرار 5/2 صدر", "resolution 5/2 passed", &[], "a symbol"),
            ("بيان مشترك", "joint statement", &[], "no number"),
        ];
        for (source, target, wanted, why) in rows {
            let unit = Unit {
                id: "p-1".into(),
                kind: BlockKind::Paragraph,
                source: (*source).into(),
                place: Place::START,
                targets: Targets::from_iter([(
                    en.clone(),
                    Target { text: (*target).into(), ..Target::default() },
                )]),
                form: None,
            };
            let mut found = Vec::new();
            let forms = forms(&options, &ar, [&en].into_iter(), &unit);
            for form in &forms {
                found.extend(form.own.iter().map(|own| format!("{}: {}", form.category, own.text)));
                found.extend(form.targets.iter().map(|(l, t)| format!("{l} {}: {}", form.category, t.text)));
            }
            found.sort_by_key(|line| line.starts_with("en"));
            assert_eq!(found, *wanted, "{source}: {why}");
            assert_eq!(forms.len(), if wanted.is_empty() { 0 } else { 6 }, "{source}: {why}");
        }
    }
}
