//! `tarjuman schema`.

use std::io::{self, Write};

use super::{Context, Exit, Outcome};
use crate::project::files::FileError;
use crate::project::schema;

#[derive(clap::Args)]
#[command(
    long_about = "Print the JSON Schema (draft 2020-12) of a file format.

Editors that know YAML by schema complete and check the keys with it; name it in the first line of the file:
  # yaml-language-server: $schema=project.schema.json",
    after_help = "Example: tarjuman schema project > project.schema.json"
)]
pub(crate) struct Options {
    /// Which file
    #[arg(value_enum, value_name = "FILE")]
    file: File,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum File {
    /// The project file, tarjuman.yaml
    Project,
    /// A glossary
    Glossary,
    /// A file of waivers
    Waivers,
}

pub(crate) fn run(_context: &Context, options: &Options) -> Outcome {
    let schema = match options.file {
        File::Project => schema::project(),
        File::Glossary => schema::glossary(),
        File::Waivers => schema::waivers(),
    };
    match writeln!(io::stdout().lock(), "{schema:#}") {
        Ok(()) => Ok(Exit::Done),
        // The reader of the pipe has what it wanted.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Exit::Done),
        Err(source) => Err(FileError::Write { path: "stdout".into(), source }.into()),
    }
}
