//! A stored target for a text that differs from its source in variables only.
//!
//! Every variable that differs must stand in the target with the same value, as often or in a way that leaves no choice; then
//! it is written there in the target's own way: its system of digits, its variety of month names, its endings.

use super::key::{Found, Variable, digit, month_form, rest, variables, variables_with};
use super::names::Names;
use crate::lang::{self, Language, Lemma};
use crate::model::Locale;
use crate::text::Span;

/// What was replaced in a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Substitution {
    /// What it is.
    pub kind: Variable,
    /// What stood in the stored target.
    pub from: String,
    /// What stands there now.
    pub to: String,
}

/// A target made to fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Made {
    pub target: String,
    pub substitutions: Vec<Substitution>,
    /// A number is now one or is no longer one: the words around it may have to agree.
    pub agreement: bool,
}

/// The stored target with the variables of `wanted`; none where that is not certain. `languages` are those of source and
/// target, `wanted` and `stored` sources with one skeleton.
pub(super) fn substitute(
    languages: [&dyn Language; 2],
    wanted: &str,
    stored: &str,
    target: &str,
) -> Option<Made> {
    let [new, old] = [wanted, stored].map(|text| variables(languages[0], text));
    let places = variables(languages[1], target);
    put([&new, &old], target, &places, |place, new| written(languages[1], target, place, new))
}

/// The same for sources that differ in names too, which `names` knows; `wanted` and `stored` are any two sources.
pub(super) fn substitute_with(
    names: &Names,
    locales: [&Locale; 2],
    wanted: &str,
    stored: &str,
    target: &str,
) -> Option<Made> {
    let languages = locales.map(lang::of);
    let [new, old] = [wanted, stored].map(|text| variables_with(names, locales[0], text));
    if rest(languages[0], wanted, &new) != rest(languages[0], stored, &old) {
        return None;
    }
    let places = variables_with(names, locales[1], target);
    put([&new, &old], target, &places, |place, new| match (&place.named, &new.named) {
        (Some(place), Some(new)) => Some((place.span, names.instead(locales[1], place, new)?)),
        // A name that is known in the place of one that is not: its spelling here is another one.
        (None, Some(_)) if place.kind == Variable::Name => None,
        _ => written(languages[1], target, place, new),
    })
}

/// Puts the variables of the first source in the place of those of the second; `written` says which bytes of the target are replaced,
/// and with what.
fn put(
    [new, old]: [&[Found]; 2],
    target: &str,
    places: &[Found],
    written: impl Fn(&Found, &Found) -> Option<(Span, String)>,
) -> Option<Made> {
    if new.len() != old.len() || new.iter().zip(old).any(|(new, old)| new.kind != old.kind) {
        return None;
    }
    let mut replacements: Vec<(Span, String)> = Vec::new();
    let mut substitutions = Vec::new();
    let mut agreement = false;
    let mut done: Vec<(Variable, &str)> = Vec::new();
    for (new_one, old_one) in new.iter().zip(old) {
        let about = (old_one.kind, old_one.value.as_str());
        if done.contains(&about) {
            continue;
        }
        done.push(about);
        // Two variables of one value that now differ: which is which in the target nobody can tell.
        let twins = || new.iter().zip(old).filter(|(_, old)| (old.kind, old.value.as_str()) == about);
        if twins().any(|(new, _)| new.value != new_one.value) {
            return None;
        }
        if new_one.value == old_one.value {
            continue;
        }
        let in_target: Vec<&Found> = places.iter().filter(|place| is_of(place, old_one)).collect();
        if in_target.is_empty() || in_target.len() < twins().count() && in_target.len() != 1 {
            return None;
        }
        // A number of the target that came from elsewhere: the source says it less often.
        if in_target.len() > twins().count() {
            return None;
        }
        for place in in_target {
            let (span, text) = written(place, new_one)?;
            substitutions.push(Substitution {
                kind: place.kind,
                from: span.of(target).to_owned(),
                to: text.clone(),
            });
            replacements.push((span, text));
        }
        agreement |= new_one.kind == Variable::Number && agrees_otherwise(&new_one.value, &old_one.value);
    }
    replacements.sort_by_key(|(span, _)| span.start);
    let mut made = String::with_capacity(target.len());
    let mut at = 0;
    for (span, text) in &replacements {
        made.push_str(target.get(at..span.start)?);
        made.push_str(text);
        at = span.end;
    }
    made.push_str(&target[at..]);
    Some(Made { target: made, substitutions, agreement })
}

/// Whether a variable of a target is that of its source.
fn is_of(place: &Found, old: &Found) -> bool {
    match (&place.named, &old.named) {
        // One spelling may be that of several names, and not of the same ones in both languages.
        (Some(place), Some(old)) => place.names.iter().any(|name| old.names.contains(name)),
        _ => (place.kind, &place.value) == (old.kind, &old.value),
    }
}

/// Whether one of two numbers is one or two and the other is not: nouns beside them are then written in another number.
fn agrees_otherwise(new: &str, old: &str) -> bool {
    let few = |value: &str| matches!(value, "1" | "2");
    (few(new) || few(old)) && new != old
}

/// A variable as the target writes it in the place of another one: which bytes are replaced, and with what.
fn written(language: &dyn Language, target: &str, place: &Found, new: &Found) -> Option<(Span, String)> {
    let old = place.span.of(target);
    match place.kind {
        Variable::Placeholder | Variable::Name => Some((place.span, new.value.clone())),
        Variable::Number => {
            let number = in_digits_of(old, &new.value);
            // An ending that is written onto it with a hyphen follows its sound.
            let rest = &target[place.span.end..];
            let letters = |text: &str| {
                text.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum::<usize>()
            };
            let joint = if rest.starts_with('-') { 1 } else { 0 };
            let ending = &rest[joint..joint + letters(&rest[joint..])];
            if ending.is_empty() {
                return Some((place.span, number));
            }
            let adapted = language.after_number(&place.value, &new.value, ending)?;
            let end = place.span.end + joint + ending.len();
            Some((Span::new(place.span.start, end), format!("{number}{}{adapted}", &rest[..joint])))
        }
        Variable::Month => {
            let month = new.value.parse::<usize>().ok()?.checked_sub(1)?;
            if let Some(name) = language.months().like(old, month) {
                return Some((place.span, cased(old, name)));
            }
            let (lemma, features) = month_form(language, old)?;
            let name = language.months().like(&lemma, month)?;
            let form = language.inflect(&Lemma { text: name, pos: "noun", ..Lemma::default() }, &features)?;
            Some((place.span, cased(old, &form)))
        }
    }
}

/// A number in the digits and marks in which another one is written.
fn in_digits_of(old: &str, value: &str) -> String {
    let first = old.chars().find(|c| digit(*c).is_some()).unwrap_or('0');
    let zero = match first {
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => return value.to_owned(),
    };
    let write = |c: char| match c {
        '.' if !old.contains('.') => '٫',
        ',' if !old.contains(',') => '٬',
        c => c.to_digit(10).and_then(|digit| char::from_u32(u32::from(zero) + digit)).unwrap_or(c),
    };
    value.chars().map(write).collect()
}

/// `name` with a capital where `old` has one.
pub(super) fn cased(old: &str, name: &str) -> String {
    let mut chars = name.chars();
    match (old.chars().next(), chars.next()) {
        (Some(first), Some(begin)) if first.is_uppercase() => begin.to_uppercase().chain(chars).collect(),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::by_code;

    /// Languages, the source wanted, the stored source and target, the target expected, why.
    type Case<'a> = ([&'a str; 2], [&'a str; 3], Option<&'a str>, &'a str);

    #[test]
    fn targets_take_the_variables_of_the_query() {
        let rows: &[Case] = &[
            (
                ["ar", "en"],
                ["المادة ٢٤", "المادة ٢٥", "Article 25"],
                Some("Article 24"),
                "digits of the target",
            ),
            (
                ["en", "ar"],
                ["Article 24", "Article 25", "المادة ٢٥"],
                Some("المادة ٢٤"),
                "Arabic-Indic digits",
            ),
            (
                ["ar", "en"],
                ["في ٧ نيسان ٢٠٢٦", "في ٥ آذار ٢٠٢٤", "on 5 March 2024"],
                Some("on 7 April 2026"),
                "a date",
            ),
            (
                ["en", "ar"],
                ["on 7 April 2026", "on 5 March 2024", "في 5 آذار 2024"],
                Some("في 7 نيسان 2026"),
                "Levantine stays",
            ),
            (
                ["tk", "en"],
                ["7-nji aprelde geldi", "5-nji martda geldi", "It came on 5 March"],
                Some("It came on 7 April"),
                "from an inflected month",
            ),
            (
                ["en", "ar"],
                ["on 7 April 2026", "on 5 March 2024", "في 5 مارس 2024"],
                Some("في 7 أبريل 2026"),
                "Gregorian stays",
            ),
            (
                ["ar", "tk"],
                ["في 6 نيسان 2026", "في 5 آذار 2024", "2024-nji ýylyň 5-nji martynda"],
                Some("2026-njy ýylyň 6-njy aprelinde"),
                "endings follow",
            ),
            (["en", "en"], ["5 of 7", "5 of 5", "5 from 5"], None, "which of the two is it?"),
            (["en", "en"], ["3 of 3", "5 of 5", "5 from 5"], Some("3 from 3"), "both"),
            (["en", "ar"], ["Article 24", "Article 25", "المادة الخامسة والعشرون"], None, "in words"),
            (
                ["en", "tk"],
                ["Hello {name}", "Hello {user}", "Salam {user}"],
                Some("Salam {name}"),
                "a placeholder",
            ),
            (
                ["en", "tk"],
                ["met Mr Smith", "met Mr Jones", "jenap Jones bilen"],
                Some("jenap Smith bilen"),
                "a name",
            ),
            (["en", "ar"], ["met Mr Smith", "met Mr Jones", "السيد جونز"], None, "a name in other letters"),
            (
                ["ar", "en"],
                ["الدورة ٢٢", "الدورة ٢١", "the 21st session"],
                Some("the 22nd session"),
                "an ordinal",
            ),
        ];
        for ([from, to], [wanted, stored, target], expected, why) in rows {
            let made = substitute([by_code(from), by_code(to)], wanted, stored, target);
            assert_eq!(made.map(|made| made.target).as_deref(), *expected, "{why}");
        }
    }
}
