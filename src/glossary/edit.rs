//! Changes in a glossary file that leave the rest of it as people wrote it: comments, order, quotes.

use std::collections::HashMap;

use super::check::tidy;
use super::merge::{Merge, merge};
use super::model::{Glossary, Term};
use super::write;
use crate::model::{Diagnose, Locale};
use crate::text::yaml::{Editor, Node, PartId, YamlError};

/// Why a file could not be added to.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The file cannot be read.
    #[error(transparent)]
    Yaml(#[from] YamlError),
    /// The file has mistakes; they must be mended first, or what is added could not be told from them.
    #[error("the glossary has {0} mistakes")]
    Mistakes(usize),
    /// What was added does not read back as it should.
    #[error("the glossary is written in a way that cannot be added to")]
    NotHeld,
}

impl Diagnose for EditError {
    fn key(&self) -> &'static str {
        match self {
            Self::Yaml(_) => "error-glossary-yaml",
            Self::Mistakes(_) => "error-glossary-mistakes",
            Self::NotHeld => "error-glossary-not-held",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Yaml(error) => vec![
                ("line", error.place.line.to_string()),
                ("column", error.place.column.to_string()),
                ("problem", error.problem.to_string()),
            ],
            Self::Mistakes(count) => vec![("count", count.to_string())],
            Self::NotHeld => Vec::new(),
        }
    }
}

/// The text of a glossary file with a merge carried out. `imported` is what [`merge`] made it from.
///
/// The result has been read back: what was there is as before, and merging again would add nothing.
///
/// # Errors
///
/// [`EditError`]; nothing is half done.
pub fn merged(text: &str, merge_plan: &Merge, imported: &Glossary) -> Result<String, EditError> {
    let (before, mistakes) = Glossary::parse("", text);
    if !mistakes.is_empty() {
        return Err(EditError::Mistakes(mistakes.len()));
    }
    let mut editor = Editor::new(text)?;
    let root = editor.root();
    let list = editor.get(root, "concepts").ok_or(EditError::NotHeld)?;
    let mut by_id: HashMap<String, PartId> = HashMap::new();
    for entry in editor.items(list) {
        if let Some(id) = editor.get(entry, "id").and_then(|id| editor.text(id)) {
            by_id.entry(id.to_owned()).or_insert(entry);
        }
    }
    // Languages that a concept gains: all new terms of one stand together.
    let mut gained: Vec<(PartId, Locale, Vec<Node>)> = Vec::new();
    for addition in &merge_plan.additions {
        let entry = *by_id.get(&addition.concept).ok_or(EditError::NotHeld)?;
        let (key, value) = &addition.value;
        match (&addition.term, key) {
            (None, Some(key)) => editor.push_entry(entry, key, value),
            (Some((locale, Some(term))), Some(key)) => {
                let known = term_of(&editor, entry, locale, term).ok_or(EditError::NotHeld)?;
                editor.push_entry(known, key, value);
            }
            (Some((locale, None)), None) => match terms_of(&editor, entry, locale) {
                Some(terms) => editor.push(terms, value),
                None => match gained
                    .iter_mut()
                    .rev()
                    .take_while(|(e, ..)| *e == entry)
                    .find(|(_, l, _)| l == locale)
                {
                    Some((.., terms)) => terms.push(value.clone()),
                    None => gained.push((entry, locale.clone(), vec![value.clone()])),
                },
            },
            _ => return Err(EditError::NotHeld),
        }
    }
    for (entry, locale, terms) in gained {
        let all = editor.get(entry, "terms").ok_or(EditError::NotHeld)?;
        editor.push_entry(all, &locale.to_string(), &Node::list(terms));
    }
    for concept in &merge_plan.concepts {
        editor.push(list, &write::concept(concept));
    }
    let after = editor.finish();
    if is_held(&before, merge_plan, imported, &after) { Ok(after) } else { Err(EditError::NotHeld) }
}

/// Whether a text has all that was there before, and all of the merge.
fn is_held(before: &Glossary, plan: &Merge, imported: &Glossary, text: &str) -> bool {
    let (after, mistakes) = Glossary::parse("", text);
    let kept = |(old, new): (&super::Concept, &super::Concept)| {
        let terms = |(locale, terms): (&Locale, &Vec<Term>)| {
            let now = new.terms.get(locale).map(Vec::as_slice).unwrap_or_default();
            terms.len() <= now.len() && terms.iter().zip(now).all(|(one, two)| one.text == two.text)
        };
        old.id == new.id && old.terms.iter().all(terms)
    };
    mistakes.is_empty()
        && after.concepts.len() == before.concepts.len() + plan.concepts.len()
        && before.concepts.iter().zip(&after.concepts).all(kept)
        && merge(&after, imported).is_empty()
}

/// The terms of a language of an entry. The tag may be written in another way than ours.
fn terms_of(editor: &Editor, entry: PartId, locale: &Locale) -> Option<PartId> {
    let terms = editor.get(entry, "terms")?;
    let same = |(tag, _): &(&str, PartId)| tag.parse::<Locale>().is_ok_and(|other| other == *locale);
    editor.entries(terms).into_iter().find(same).map(|(_, terms)| terms)
}

fn term_of(editor: &Editor, entry: PartId, locale: &Locale, text: &str) -> Option<PartId> {
    let terms = editor.items(terms_of(editor, entry, locale)?);
    terms.into_iter().find(|term| editor.get(*term, "term").and_then(|t| editor.text(t)) == Some(text))
}

/// The text of a glossary file with every term, plural and form [tidied](tidy), and how many were. A block scalar, which
/// nobody writes a term in, is left.
///
/// # Errors
///
/// [`EditError::Yaml`].
pub fn tidied(text: &str) -> Result<(String, usize), EditError> {
    let mut editor = Editor::new(text)?;
    let mut scalars = Vec::new();
    let concepts = editor.get(editor.root(), "concepts").map(|list| editor.items(list)).unwrap_or_default();
    for entry in concepts {
        let Some(languages) = editor.get(entry, "terms") else { continue };
        for (_, terms) in editor.entries(languages) {
            for term in editor.items(terms) {
                scalars.extend(["term", "oblique"].iter().filter_map(|key| editor.get(term, key)));
                let lists = ["plurals", "forms"].iter().filter_map(|key| editor.get(term, key));
                scalars.extend(lists.flat_map(|list| editor.items(list)));
            }
        }
    }
    let mut count = 0;
    for scalar in scalars {
        let Some(written) = editor.text(scalar) else { continue };
        let tidy = tidy(written);
        // A text of nothing but invisible characters has nothing to be put right to.
        if tidy != written && !tidy.is_empty() && editor.replace(scalar, &tidy) {
            count += 1;
        }
    }
    Ok((editor.finish(), count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tidying_changes_terms_alone_and_once() {
        let text = "\
concepts:   # a b  c
  - id: canada\u{200F}
    note: two  spaces
    terms:
      en:
        - term: \"сanada \"   # CYRILLIC SMALL LETTER ES
          plurals: ['a  b', c]
      ar: [{term: \"ﺳﻔارة\", forms: [سفارة]}]
";
        let (once, count) = tidied(text).unwrap();
        assert_eq!(count, 3);
        assert_eq!(
            once,
            "\
concepts:   # a b  c
  - id: canada\u{200F}
    note: two  spaces
    terms:
      en:
        - term: \"canada\"   # CYRILLIC SMALL LETTER ES
          plurals: [\"a b\", c]
      ar: [{term: \"سفارة\", forms: [سفارة]}]
"
        );
        assert_eq!(tidied(&once).unwrap(), (once, 0));
    }

    #[test]
    fn files_that_cannot_be_added_to_are_refused() {
        let (imported, _) = Glossary::parse("", "concepts: [{id: a, terms: {en: [{term: a}]}}]");
        let rows = [
            ("concepts: [", "no YAML"),
            ("concepts: []\nnote: x\n", "a mistake"),
            ("concepts:\n", "no list"),
        ];
        for (text, why) in rows {
            let (there, _) = Glossary::parse("", text);
            assert!(merged(text, &merge(&there, &imported), &imported).is_err(), "{why}");
        }
        let (there, _) = Glossary::parse("", "concepts: []");
        let text = merged("concepts: []", &merge(&there, &imported), &imported).unwrap();
        assert_eq!(text, "concepts: [{id: a, terms: {en: [{term: a}]}}]");
    }
}
