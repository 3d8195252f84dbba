//! How errors and findings look on a terminal.

use std::io::{self, IsTerminal, Write};

use super::Context;
use crate::model::{Diagnose, Finding, Severity};
use crate::report::{json, text};

/// Shows why a command could not work, on stderr: place, message, what to do.
pub(crate) fn error(context: &Context, error: &dyn Diagnose) {
    let color = context.color && io::stderr().is_terminal();
    let label = context.ui.text("label-error", &[]);
    let label = if color { format!("\u{1B}[1;31m{label}\u{1B}[0m") } else { label }; // ESCAPE
    eprintln!("{label}: {}", context.ui.error(error));
}

/// How a command answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// Text for people
    #[default]
    Text,
    /// JSON for programs
    Json,
}

/// The severity at which findings end a command with exit code 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Gate {
    Info,
    Warning,
    Error,
    Never,
}

impl Gate {
    /// The least severity that is reported by the exit code.
    pub(crate) fn severity(self) -> Option<Severity> {
        match self {
            Self::Info => Some(Severity::Info),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
            Self::Never => None,
        }
    }
}

/// Writes findings to stdout.
pub(crate) fn findings(context: &Context, found: &[Finding], format: Format) {
    let mut out = io::stdout().lock();
    // A closed pipe (`| head`) is the reader's decision, not a failure.
    let _ = match format {
        Format::Json => writeln!(out, "{:#}", json::findings(&context.ui, found)),
        Format::Text => {
            let style = text::Style { color: context.color, isolate: io::stdout().is_terminal() };
            found.iter().try_for_each(|f| writeln!(out, "{}", text::finding(&context.ui, f, style)))
        }
    };
}

/// Writes a line to stdout.
pub(crate) fn line(text: impl std::fmt::Display) {
    let _ = writeln!(io::stdout().lock(), "{text}");
}
