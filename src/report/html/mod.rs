//! A project on pages of their own: nothing is fetched, nothing runs, everything is escaped by the template library.

pub(crate) mod document;
pub(crate) mod filters;
mod names;
mod overview;
mod terms;

use std::collections::BTreeMap;

use askama::Template;

use self::document::DocumentView;
use self::names::NameRow;
use self::overview::Overview;
use self::terms::ConceptRow;
use super::interface::Interface;
use crate::check::{Terminology, UnitHits};
use crate::lang::{self, Direction};
use crate::model::{Finding, Locale, Unit};

/// So many units stand on one page; a project of more is split.
pub const PAGE: usize = 1_000;

/// A document as the report shows it.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its units in document order.
    pub units: &'a [Unit],
    /// The terms found in each of them.
    pub hits: &'a [UnitHits],
    /// Its findings.
    pub findings: &'a [Finding],
}

/// What the report is about.
pub struct Matter<'a> {
    /// The name of the project.
    pub name: &'a str,
    /// The language of the originals.
    pub source: &'a Locale,
    /// The languages of the translations.
    pub targets: &'a [Locale],
    /// The documents, in the order they are shown.
    pub documents: Vec<Document<'a>>,
    /// Every finding, those of the documents included.
    pub findings: &'a [Finding],
    /// The terms.
    pub terminology: &'a Terminology<'a>,
}

impl Matter<'_> {
    /// Source and targets.
    fn locales(&self) -> impl Iterator<Item = &Locale> {
        std::iter::once(self.source).chain(self.targets)
    }
}

/// A page of the report.
#[derive(Clone, Debug)]
pub struct Page {
    /// The name of its file.
    pub file: String,
    /// The page.
    pub html: String,
}

/// The report in the language of `ui`: one page, or, of a project with more than [`PAGE`] units, a page with the
/// overview and others with the documents. `file` is the name of the first, and the others are named after it.
///
/// # Errors
///
/// Only what the template library cannot write, which is nothing.
pub fn pages(ui: &Interface, matter: &Matter, file: &str, page: usize) -> Result<Vec<Page>, askama::Error> {
    let words = Words { ui };
    let total: usize = matter.documents.iter().map(|document| document.units.len()).sum();
    let single = total <= page;
    let (stem, ending) = file.rsplit_once('.').unwrap_or((file, "html"));
    // Documents in runs of at most a page; a long one stands on several.
    let mut runs: Vec<Vec<(usize, std::ops::Range<usize>)>> = vec![Vec::new()];
    let mut room = page;
    for (index, document) in matter.documents.iter().enumerate() {
        let mut from = 0;
        while from < document.units.len() || from == 0 {
            if room == 0 && !single {
                runs.push(Vec::new());
                room = page;
            }
            let to = if single { document.units.len() } else { document.units.len().min(from + room) };
            room = room.saturating_sub(to - from);
            if let Some(run) = runs.last_mut() {
                run.push((index, from..to));
            }
            if to == from {
                break;
            }
            from = to;
        }
    }
    let name = |run: usize| if single { String::new() } else { format!("{stem}-{}.{ending}", run + 1) };
    let mut places: BTreeMap<usize, String> = BTreeMap::new();
    for (at, run) in runs.iter().enumerate() {
        for (index, _) in run {
            places.entry(*index).or_insert_with(|| format!("{}#d{index}", name(at)));
        }
    }
    let view = |run: &[(usize, std::ops::Range<usize>)]| -> Vec<DocumentView> {
        run.iter().map(|(index, units)| document::view(ui, matter, *index, units.clone())).collect()
    };
    let frame = Frame::new(words, matter, file);
    let documents = if single { view(&runs[0]) } else { Vec::new() };
    let index = Index {
        frame,
        overview: overview::of(ui, matter, &places),
        documents,
        concepts: terms::rows(matter),
        names: names::rows(matter),
    };
    let mut pages = vec![Page { file: file.to_owned(), html: index.render()? }];
    if !single {
        for (at, run) in runs.iter().enumerate() {
            let neighbour = |at: Option<usize>| at.filter(|at| *at < runs.len()).map(name);
            let page = Sheet {
                frame,
                documents: view(run),
                number: at + 1,
                of: runs.len(),
                before: neighbour(at.checked_sub(1)),
                after: neighbour(Some(at + 1)),
            };
            pages.push(Page { file: name(at), html: page.render()? });
        }
    }
    Ok(pages)
}

/// The interface language as templates ask for it.
#[derive(Clone, Copy)]
struct Words<'a> {
    ui: &'a Interface,
}

impl Words<'_> {
    fn t(&self, id: &str) -> String {
        self.ui.text(id, &[])
    }

    /// A message with a count.
    fn n(&self, id: &str, count: usize) -> String {
        self.ui.text(id, &[("count", &count.to_string())])
    }
}

/// What every page has.
#[derive(Clone, Copy)]
struct Frame<'a> {
    words: Words<'a>,
    name: &'a str,
    file: &'a str,
    source: &'a Locale,
    targets: &'a [Locale],
}

impl<'a> Frame<'a> {
    fn new(words: Words<'a>, matter: &'a Matter, file: &'a str) -> Self {
        Self { words, name: matter.name, file, source: matter.source, targets: matter.targets }
    }

    fn t(&self, id: &str) -> String {
        self.words.t(id)
    }

    fn n(&self, id: &str, count: usize) -> String {
        self.words.n(id, count)
    }

    /// The word for one of a few.
    fn word(&self, kind: &str, one: &str) -> String {
        self.words.t(&format!("{kind}-{one}"))
    }

    fn lang(&self) -> String {
        self.words.ui.locale().to_string()
    }

    fn dir(&self) -> &'static str {
        direction(self.words.ui.locale())
    }
}

/// `ltr` or `rtl`.
pub fn direction(locale: &Locale) -> &'static str {
    match lang::of(locale).direction() {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    }
}

#[derive(Template)]
#[template(path = "index.html")]
struct Index<'a> {
    frame: Frame<'a>,
    overview: Overview,
    documents: Vec<DocumentView>,
    concepts: Vec<ConceptRow>,
    names: Vec<NameRow>,
}

#[derive(Template)]
#[template(path = "sheet.html")]
struct Sheet<'a> {
    frame: Frame<'a>,
    documents: Vec<DocumentView>,
    number: usize,
    of: usize,
    before: Option<String>,
    after: Option<String>,
}
