//! `tarjuman glossary forms`.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use super::{Failure, LIMIT, Terms, apply, load};
use crate::cli::show::{self, Format};
use crate::cli::{Context, Exit, Outcome, run};
use crate::glossary::{Concept, Glossary, Status, Term};
use crate::lang::{self, Direction, Form, Language, Lemma};
use crate::model::{Diagnose, Locale};
use crate::project::files;
use crate::text::yaml::proven;

#[derive(clap::Args)]
pub(super) struct Options {
    #[command(flatten)]
    terms: Terms,
    /// The term, in its citation form; what the glossary says of it is taken into account
    term: String,
    /// Its language
    #[arg(long, value_name = "LOCALE")]
    lang: Locale,
    /// Add forms to the term's entry in the glossary file: those named, else all that the rules give
    #[arg(long, value_name = "FORM", num_args = 0..)]
    save: Option<Vec<String>>,
    /// How to answer
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// Why forms were not saved.
#[derive(Debug, thiserror::Error)]
enum SaveError {
    /// The glossary does not have the term.
    #[error("the glossary has no term {term:?}")]
    Unknown { term: String },
    /// The file cannot be changed without touching something else.
    #[error("{path} was not changed: {reason}")]
    Edit { path: String, reason: String },
}

impl Diagnose for SaveError {
    fn key(&self) -> &'static str {
        match self {
            Self::Unknown { .. } => "error-term-unknown",
            Self::Edit { .. } => "error-glossary-edit",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Unknown { term } => vec![("term", term.clone())],
            Self::Edit { path, reason } => vec![("path", path.clone()), ("reason", reason.clone())],
        }
    }
}

pub(super) fn run(context: &Context, options: &Options) -> Outcome {
    let language = lang::of(&options.lang);
    // Without a project and a glossary the rules of the language are still there.
    let glossary = match load(context, &options.terms.glossaries) {
        Ok((glossary, _)) => glossary,
        Err(error) if !options.terms.glossaries.is_empty() || options.save.is_some() => return Err(error),
        Err(_) => Glossary::default(),
    };
    let found = entry(&glossary, language, options);
    let lemma = found.map_or(Lemma { text: &options.term, ..Lemma::default() }, |(_, term)| term.lemma());
    let forms = language.forms(&lemma);
    let Some(wanted) = &options.save else {
        print(context, language, &forms, options.format);
        return Ok(Exit::Done);
    };
    let (concept, _) = found.ok_or_else(|| SaveError::Unknown { term: options.term.clone() })?;
    // By the rules alone: a form that is listed would bring forth forms of its own each time.
    let ruled = || language.forms(&Lemma { forms: &[], ..lemma }).into_iter().map(|form| form.text).collect();
    let wanted: Vec<String> = if wanted.is_empty() { ruled() } else { wanted.clone() };
    save(context, options, language, concept, &wanted)?;
    Ok(Exit::Done)
}

/// The term in the glossary, with its concept.
fn entry<'g>(
    glossary: &'g Glossary,
    language: &dyn Language,
    options: &Options,
) -> Option<(&'g Concept, &'g Term)> {
    let wanted = language.fold(&options.term).text;
    let terms = glossary
        .concepts
        .iter()
        .flat_map(|concept| concept.terms_of(&options.lang).iter().map(move |term| (concept, term)));
    let mut same = terms.filter(|(_, term)| language.fold(&term.text).text == wanted);
    same.find(|(_, term)| term.status < Status::Forbidden)
}

/// Adds forms to those that the entry lists in its file; nothing that is listed is taken out.
fn save(
    context: &Context,
    options: &Options,
    language: &dyn Language,
    concept: &Concept,
    wanted: &[String],
) -> Result<(), Failure> {
    let shown = &concept.path;
    let path = match options.terms.glossaries.is_empty() {
        true => run::project(context)?.root.join(shown),
        false => PathBuf::from(shown),
    };
    let failed = |reason: String| SaveError::Edit { path: shown.clone(), reason };
    let bytes = files::read(Path::new(&path), LIMIT as u64)?;
    let text = String::from_utf8(bytes).map_err(|error| failed(error.utf8_error().to_string()))?;
    // Read anew: the places must be those of the very text that is changed.
    let (glossary, _) = Glossary::parse(shown, text.strip_prefix('\u{FEFF}').unwrap_or(&text)); // BYTE ORDER MARK
    let unknown = || SaveError::Unknown { term: options.term.clone() };
    let (_, term) = entry(&glossary, language, options).ok_or_else(unknown)?;
    let mut forms = term.forms.clone();
    for form in wanted.iter().map(|form| form.trim()) {
        let known = form.is_empty() || form == term.text;
        if !known && !term.plurals.iter().any(|plural| plural == form) && !forms.iter().any(|f| f == form) {
            forms.push(form.to_owned());
        }
    }
    let added = forms.len() - term.forms.len();
    if added > 0 {
        let new = proven::set(&text, term.place, "forms", &forms);
        let new = new.map_err(|error| failed(error.to_string()))?;
        apply::write(context, &path, new.as_bytes())?;
    }
    let count = added.to_string();
    show::line(context.ui.text("forms-saved", &[("path", shown), ("count", &count)]));
    Ok(())
}

/// The paradigm: each form with what it is, in the interface language; forms of a script that runs from right to left
/// end where the column ends.
fn print(context: &Context, language: &dyn Language, forms: &[Form], format: Format) {
    let mut out = io::stdout().lock();
    if format == Format::Json {
        let page: Vec<Value> = forms
            .iter()
            .map(|form| {
                let features = &form.features;
                json!({
                    "form": form.text,
                    "features": features.words(),
                    "proclitics": features.proclitics,
                    "enclitic": features.enclitic,
                })
            })
            .collect();
        // A closed pipe is the reader's decision.
        let _ = writeln!(out, "{:#}", Value::Array(page));
        return;
    }
    let isolate = out.is_terminal();
    let width = forms.iter().map(|form| form.text.width()).max().unwrap_or(0);
    for form in forms {
        let padding = " ".repeat(width - form.text.width());
        let text = match isolate {
            true => format!("\u{2068}{}\u{2069}", form.text), // FSI … PDI
            false => form.text.clone(),
        };
        let cell = match language.direction() {
            Direction::Rtl => padding + &text,
            Direction::Ltr => text + &padding,
        };
        if writeln!(out, "{cell}  {}", described(context, form)).is_err() {
            break;
        }
    }
}

/// The features in words, with the clitics as they are written.
fn described(context: &Context, form: &Form) -> String {
    let words = form.features.words();
    let mut parts: Vec<String> =
        words.iter().map(|word| context.ui.text("form-feature", &[("feature", word)])).collect();
    let Form { features, .. } = form;
    parts.extend((!features.proclitics.is_empty()).then(|| format!("{}-", features.proclitics)));
    parts.extend((!features.enclitic.is_empty()).then(|| format!("-{}", features.enclitic)));
    parts.join(", ")
}
