//! `tarjuman review`.

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;

use super::{Context, Exit, Outcome, run, show, variable};
use crate::check::Terminology;
use crate::model::Diagnose;
use crate::project::desk::ReviewDesk;
use crate::project::run::RunError;
use crate::project::terminology::Sources;
use crate::review::guard::{self, Guard};
use crate::review::server;

#[derive(clap::Args)]
#[command(after_help = "Example: tarjuman review --port 8080\n\n\
    TARJUMAN_REVIEW_TOKEN: the token of the address, instead of a random one; demanded where others can reach the page")]
pub(crate) struct Options {
    /// The address to listen on
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    bind: std::net::IpAddr,
    /// The port to listen on (else a free one)
    #[arg(long, value_name = "PORT", default_value_t = 0)]
    port: u16,
    /// A name by which the page is reached too, as behind a reverse proxy: review.example (may be repeated)
    #[arg(long = "host", value_name = "HOST")]
    hosts: Vec<String>,
    /// Do not open a browser
    #[arg(long)]
    no_open: bool,
}

/// The shortest token that may be set from outside.
const TOKEN: usize = 16;

/// The page cannot be served.
#[derive(Debug, thiserror::Error)]
enum ReviewError {
    #[error("cannot listen on {address}")]
    Listen { address: SocketAddr, source: std::io::Error },
    #[error("a page that others can reach needs a token")]
    NoToken,
    #[error("the system has no randomness: {0}")]
    Random(String),
}

impl Diagnose for ReviewError {
    fn key(&self) -> &'static str {
        match self {
            Self::Listen { .. } => "error-review-listen",
            Self::NoToken => "error-review-token",
            Self::Random(_) => "error-review-random",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Listen { address, source } => {
                vec![("address", address.to_string()), ("reason", source.to_string())]
            }
            Self::NoToken => vec![("least", TOKEN.to_string())],
            Self::Random(reason) => vec![("reason", reason.clone())],
        }
    }
}

pub(crate) fn run(context: &Context, options: &Options) -> Outcome {
    let project = run::project(context)?;
    let given = variable("TARJUMAN_REVIEW_TOKEN")
        .filter(|token| token.len() >= TOKEN && token.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    let address = SocketAddr::new(options.bind, options.port);
    let token = match given {
        Some(token) => token,
        None if !server::is_private(address) => return Err(ReviewError::NoToken.into()),
        None => guard::random().map_err(|error| ReviewError::Random(error.to_string()))?,
    };
    let sources = Sources::read(&project)
        .map_err(|error: RunError| Box::new(error) as Box<dyn Diagnose + Send + Sync>)?;
    let (mut glossary, _) = sources.parse();
    glossary.write_in_scripts(project.config.locales());
    // The page is served until the process ends, and its terms live as long.
    let glossary = Box::leak(Box::new(glossary));
    let terminology = Box::leak(Box::new(Terminology::new(glossary, project.config.locales())));
    let ui = crate::report::interface::Interface::choose([context.ui.locale().to_string().as_str()]);
    let desk = ReviewDesk::open(project, terminology, ui, run::today())
        .map_err(|error| Box::new(error) as Box<dyn Diagnose + Send + Sync>)?;
    let failed = |source| ReviewError::Listen { address, source };
    let listener = TcpListener::bind(address).map_err(failed)?;
    let bound = listener.local_addr().map_err(failed)?;
    let guard = Guard::new(token.clone(), bound, &options.hosts);
    let place =
        options.hosts.first().map_or_else(|| format!("http://{bound}"), |host| format!("https://{host}"));
    let link = format!("{place}/?token={token}");
    let units = desk.units().to_string();
    show::line(context.ui.text("review-serving", &[("units", &units), ("link", &link)]));
    if !options.no_open && options.hosts.is_empty() && server::is_private(bound) {
        open(&link);
    }
    server::serve(listener, Arc::new(desk), guard, &context.ui.locale().to_string()).map_err(failed)?;
    Ok(Exit::Done)
}

/// Opens the address in the browser of the desktop, where there is one; otherwise the address that was shown serves.
fn open(link: &str) {
    let desktop = variable("DISPLAY").or_else(|| variable("WAYLAND_DISPLAY")).is_some();
    let program = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else if desktop {
        "xdg-open"
    } else {
        return;
    };
    let mut command = std::process::Command::new(program);
    command.arg(link).stdin(std::process::Stdio::null());
    let _ = command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn();
}
