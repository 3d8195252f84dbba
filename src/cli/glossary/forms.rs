//! `tarjuman glossary forms`.

use std::io::{self, Write};

use super::{Terms, load};
use crate::cli::{Context, Exit, Outcome};
use crate::glossary::{Glossary, Status};
use crate::lang::{self, Lemma};
use crate::model::Locale;

#[derive(clap::Args)]
pub(super) struct Options {
    #[command(flatten)]
    terms: Terms,
    /// The term, in its citation form; what the glossary says of it is taken into account
    term: String,
    /// Its language
    #[arg(long, value_name = "LOCALE")]
    lang: Locale,
}

pub(super) fn run(context: &Context, options: &Options) -> Outcome {
    let language = lang::of(&options.lang);
    // Without a project and a glossary the rules of the language are still there.
    let glossary = match load(context, &options.terms.glossaries) {
        Ok((glossary, _)) => glossary,
        Err(error) if !options.terms.glossaries.is_empty() => return Err(error),
        Err(_) => Glossary::default(),
    };
    let wanted = language.fold(&options.term).text;
    let entry = glossary
        .concepts
        .iter()
        .flat_map(|concept| concept.terms_of(&options.lang))
        .find(|term| language.fold(&term.text).text == wanted && term.status < Status::Forbidden);
    let lemma = entry.map_or(Lemma { text: &options.term, ..Lemma::default() }, |term| term.lemma());
    let mut out = io::stdout().lock();
    for form in language.forms(&lemma) {
        // A closed pipe is the reader's decision.
        if writeln!(out, "{}", form.text).is_err() {
            break;
        }
    }
    Ok(Exit::Done)
}
