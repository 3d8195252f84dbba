//! How errors and findings look on a terminal.

use super::Context;
use crate::model::Diagnose;

/// Shows why a command could not work, on stderr: message, file and place, what to do.
pub(crate) fn error(context: &Context, error: &dyn Diagnose) {
    eprintln!("{}", context.ui.error(error));
}
