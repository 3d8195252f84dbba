//! The pages, made by the template library, which escapes everything: a file a page, and here what they share.

mod queue;
mod unit;

use std::collections::BTreeMap;

use askama::Template;

pub use self::queue::queue;
pub use self::unit::{checked, unit};
use super::Refusal;
use crate::model::Locale;
use crate::report::html::direction;
use crate::report::interface::{Interface, LANGUAGES};

/// The style of the pages.
pub const STYLE: &str =
    concat!(include_str!("../../report/html/base.css"), include_str!("../pages/review.css"));
/// The script of the pages. Everything can be done without it, but for findings while one types.
pub const SCRIPT: &str = include_str!("../pages/review.js");

/// What was asked for.
pub struct Asked<'a> {
    /// The values of the query.
    pub values: &'a BTreeMap<String, String>,
    /// The page, from 1.
    pub page: usize,
    /// How many there are.
    pub of: usize,
}

/// What could not be kept, to be shown with what the reviewer wrote.
pub struct Refused {
    /// Why.
    pub message: String,
    /// Somebody else was faster.
    pub conflict: bool,
    /// The locale of the text.
    pub locale: Locale,
    /// The text.
    pub text: String,
    /// The note.
    pub note: String,
}

/// The address of a unit.
pub fn unit_link(document: &str, unit: &str, done: Option<&str>) -> String {
    let mut link = format!("/unit?d={}&u={}", encoded(document), encoded(unit));
    if let Some(done) = done {
        link.push_str("&done=");
        link.push_str(&encoded(done));
    }
    link
}

/// A text as a value of a query (RFC 3986: everything but unreserved characters as its bytes).
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(byte as char),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// Why something was refused, in words.
pub fn why(ui: &Interface, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Unknown => ui.text("review-refused-unknown", &[]),
        Refusal::Conflict => ui.text("review-refused-conflict", &[]),
        Refusal::Nothing => ui.text("review-refused-nothing", &[]),
        Refusal::Empty => ui.text("review-refused-empty", &[]),
        Refusal::Outdated => ui.text("review-refused-outdated", &[]),
        Refusal::Failed(message) => message.clone(),
    }
}

/// What every page has.
struct Frame<'a> {
    ui: &'a Interface,
    /// The values of the form that chooses the language.
    document: String,
    unit: String,
}

impl Frame<'_> {
    fn t(&self, id: &str) -> String {
        self.ui.text(id, &[])
    }

    fn n(&self, id: &str, count: impl std::borrow::Borrow<usize>) -> String {
        let count = count.borrow();
        self.ui.text(id, &[("count", &count.to_string())])
    }

    fn word(&self, kind: &str, one: &str) -> String {
        self.t(&format!("{kind}-{one}"))
    }

    fn lang(&self) -> String {
        self.ui.locale().to_string()
    }

    fn dir(&self) -> &'static str {
        direction(self.ui.locale())
    }

    /// Every interface language in its own name, and whether it is this one.
    fn languages(&self) -> Vec<(&'static str, String, bool)> {
        let own = self.lang();
        LANGUAGES
            .iter()
            .map(|(code, _)| {
                (*code, Interface::choose([*code]).text("review-language-name", &[]), own == *code)
            })
            .collect()
    }
}

#[derive(Template)]
#[template(path = "message.html")]
struct MessagePage<'a> {
    frame: Frame<'a>,
    message: String,
    help: String,
}

/// A page with nothing but a message of the interface and its help.
pub fn message(ui: &Interface, id: &str) -> String {
    let help = ui.attribute(id, "help", &[]).unwrap_or_default();
    rendered(&MessagePage { frame: frame(ui), message: ui.text(id, &[]), help })
}

/// A page that says why something was refused.
pub fn refusal(ui: &Interface, refusal: &Refusal) -> String {
    rendered(&MessagePage { frame: frame(ui), message: why(ui, refusal), help: String::new() })
}

fn frame(ui: &Interface) -> Frame<'_> {
    Frame { ui, document: String::new(), unit: String::new() }
}

/// Nothing that a template of ours is given can keep it from being written.
fn rendered(template: &impl Template) -> String {
    template.render().unwrap_or_default()
}
