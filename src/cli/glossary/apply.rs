//! `tarjuman glossary apply`.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use super::{Failure, Terms, load_shown, segments, text};
use crate::cli::{Context, Exit, Outcome, run, show};
use crate::glossary::apply::{Replacement, Review};
use crate::glossary::{Matcher, apply};
use crate::model::Locale;
use crate::project::files::{FileError, Writer};
use crate::report::diff;
use crate::report::text::Style;
use crate::text::{LineIndex, Span};

#[derive(clap::Args)]
pub(super) struct Options {
    #[command(flatten)]
    terms: Terms,
    /// The texts; - is stdin
    #[arg(default_value = "-", value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Language of the texts
    #[arg(long, value_name = "LOCALE")]
    lang: Locale,
    /// Write the changed files; without it only the difference is shown
    #[arg(long)]
    write: bool,
    /// Make also the changes that a person should look at first: uncertain forms, names, quotations, words around
    /// the term that may have to agree
    #[arg(long)]
    review: bool,
}

pub(super) fn run(context: &Context, options: &Options) -> Outcome {
    let mut glossary = load_shown(context, &options.terms)?;
    glossary.write_in_scripts([&options.lang]);
    let matcher = Matcher::new(&glossary, &options.lang);
    for path in &options.files {
        let (name, text) = text(path)?;
        let (mut all, mut left) = (Vec::new(), Vec::new());
        for segment in segments(&text, &options.lang) {
            for mut one in apply::replacements(&glossary, &matcher, &options.lang, segment.of(&text)) {
                one.span = Span::new(segment.start + one.span.start, segment.start + one.span.end);
                let wanted = options.review || one.review.is_none();
                if wanted { &mut all } else { &mut left }.push(one);
            }
        }
        waiting(context, &name, &text, &left);
        let changed = apply::applied(&text, &all);
        if changed == text {
            continue;
        }
        let style = Style { color: context.color, isolate: io::stdout().is_terminal() };
        show::line(diff::lines(&name, &text, &changed, style).trim_end());
        if options.write && path != Path::new("-") {
            write(context, path, changed.as_bytes())?;
        }
    }
    Ok(Exit::Done)
}

/// Says on stderr which changes were not made, and why.
fn waiting(context: &Context, name: &str, text: &str, left: &[Replacement]) {
    let lines = LineIndex::new(text);
    for one in left {
        let place = lines.place(text, one.span.start);
        let args = [
            ("form", one.span.of(text)),
            ("new", one.text.as_str()),
            ("why", one.review.map_or("", Review::as_str)),
        ];
        eprintln!("{name}:{}:{}: {}", place.line, place.column, context.ui.text("apply-waits", &args));
    }
}

/// Writes a file of the project, else of the working directory, whole or not at all.
pub(super) fn write(context: &Context, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let fail = |source| Box::new(FileError::Write { path: path.display().to_string(), source }) as Failure;
    let root = match run::project(context) {
        Ok(project) => project.root,
        Err(_) => PathBuf::from("."),
    };
    let root = root.canonicalize().map_err(fail)?;
    let whole = path.canonicalize().map_err(fail)?;
    let outside = || Box::new(FileError::Outside { path: path.display().to_string() }) as Failure;
    let inside = whole.strip_prefix(&root).map_err(|_| outside())?;
    let inside = inside.to_str().ok_or_else(outside)?;
    let writer = Writer::lock(&root).map_err(|error| Box::new(error) as Failure)?;
    writer.write(inside, bytes).map_err(|error| Box::new(error) as Failure)?;
    Ok(())
}
