//! `tarjuman segment`.

use super::{Context, Exit, Outcome};

#[derive(clap::Args)]
pub(crate) struct Options {}

pub(crate) fn run(_context: &Context, _options: &Options) -> Outcome {
    Ok(Exit::Done)
}
