//! The names that the memory may put in the place of one another: proper nouns of the glossary, and the places of the world.

use std::collections::BTreeSet;

use crate::glossary::{Concept, Glossary, Status, Term};
use crate::lang;
use crate::memory::{Name, Names, Spelling};
use crate::model::Locale;
use crate::project::config::Project;
use crate::project::run::RunError;
use crate::project::terminology::Sources;

/// Words of fewer letters need no capital in a name: `of`, `we`.
const LITTLE: usize = 3;

/// The names that are known in a project, by its glossary files.
///
/// # Errors
///
/// A file that cannot be read.
pub fn of_project(project: &Project) -> Result<Names, RunError> {
    let (mut glossary, _) = Sources::read(project)?.parse();
    glossary.write_in_scripts(project.config.locales());
    Ok(known(&glossary))
}

/// The names that are known with a glossary: those of its glossary stand above what is usual elsewhere.
pub fn known(glossary: &Glossary) -> Names {
    let places: Vec<Name> = lang::places().map(place).collect();
    let spelt: BTreeSet<(&Locale, &str)> = places.iter().flat_map(all).collect();
    let mut names: Vec<Name> = glossary
        .concepts
        .iter()
        .filter(|concept| is_name(concept))
        .map(|concept| {
            let name = of_concept(concept);
            let place = all(&name).any(|(locale, text)| spelt.contains(&(locale, text)));
            Name { place, ..name }
        })
        .collect();
    names.extend(places);
    Names::new(names)
}

fn all(name: &Name) -> impl Iterator<Item = (&Locale, &str)> {
    name.spellings
        .iter()
        .flat_map(|(locale, spellings)| spellings.iter().map(move |one| (locale, one.text.as_str())))
}

fn place(names: Vec<(&'static str, Vec<&'static str>)>) -> Name {
    let spelling = |text: &str| Spelling { text: text.to_owned(), ..Spelling::default() };
    let of = |(code, names): (&str, Vec<&str>)| {
        Some((code.parse().ok()?, names.into_iter().map(spelling).collect()))
    };
    Name { spellings: names.into_iter().filter_map(of).collect(), place: true, own: false }
}

/// Whether a concept is a name: the glossary says so, or every term in a script that has capitals is written with them.
fn is_name(concept: &Concept) -> bool {
    let terms = || concept.terms.values().flatten();
    if terms().any(|term| !term.pos.is_empty()) {
        return terms().any(|term| term.pos == "proper noun");
    }
    let cased = |term: &&Term| term.text.chars().any(|c| c.is_lowercase() || c.is_uppercase());
    let capitals = |term: &Term| {
        let long = |word: &&str| word.chars().count() > LITTLE;
        let upper = |word: &str| word.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic());
        upper(&term.text) && term.text.split_whitespace().filter(long).all(upper)
    };
    terms().any(|term| cased(&term)) && terms().filter(cased).all(capitals)
}

/// The approved terms of a concept, the preferred one first, then those that a text may have all the same.
fn of_concept(concept: &Concept) -> Name {
    let spellings = concept.terms.iter().map(|(locale, terms)| {
        let mut terms: Vec<&Term> = terms.iter().filter(|term| term.status != Status::Forbidden).collect();
        terms.sort_by_key(|term| term.status);
        let of = |term: &Term| Spelling { text: term.text.clone(), gender: term.gender.clone() };
        (locale.clone(), terms.into_iter().map(of).collect())
    });
    Name { spellings: spellings.collect(), place: false, own: true }
}
