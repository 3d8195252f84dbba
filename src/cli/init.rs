//! `tarjuman init`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{Context, Exit, Outcome};
use crate::project::template;

#[derive(clap::Args)]
#[command(
    long_about = "Write a commented project file with a first document and glossary.

The document is there in Arabic, English and Turkmen, and `tarjuman run` can align it at once. No file that is there is
overwritten: if any of them is, nothing is written.",
    after_help = "Example: tarjuman init visit && cd visit && tarjuman run"
)]
pub(crate) struct Options {
    /// Where to write it; made if it does not exist
    #[arg(default_value = ".", value_name = "FOLDER")]
    folder: PathBuf,
}

pub(crate) fn run(context: &Context, options: &Options) -> Outcome {
    let written = template::create(&options.folder)?;
    // A closed pipe is the reader's decision, not a failure: the files are written.
    let _ = tell(context, &options.folder, &written);
    Ok(Exit::Done)
}

/// What was written, and what to do next.
fn tell(context: &Context, folder: &Path, written: &[&str]) -> io::Result<()> {
    let ui = &context.ui;
    let here = folder == Path::new(".");
    let mut out = io::stdout().lock();
    writeln!(out, "{}", ui.text("init-done", &[("files", &written.len().to_string())]))?;
    for path in written {
        let shown = if here { PathBuf::from(path) } else { folder.join(path) };
        writeln!(out, "  {}", shown.display())?;
    }
    writeln!(out, "\n{}", ui.text("init-next", &[]))?;
    if !here {
        writeln!(out, "  cd {}", folder.display())?;
    }
    writeln!(out, "  tarjuman run\n\n{}", ui.text("init-then", &[]))
}
