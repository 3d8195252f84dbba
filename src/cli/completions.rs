//! `tarjuman completions`.

use clap::CommandFactory;

use super::{Exit, Outcome};

#[derive(clap::Args)]
#[command(
    after_help = "Example: tarjuman completions bash > ~/.local/share/bash-completion/completions/tarjuman"
)]
pub(crate) struct Options {
    /// The shell
    shell: clap_complete::Shell,
}

pub(crate) fn run<C: CommandFactory>(options: &Options) -> Outcome {
    clap_complete::generate(options.shell, &mut C::command(), "tarjuman", &mut std::io::stdout());
    Ok(Exit::Done)
}
