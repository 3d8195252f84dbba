//! Checks of locale files as files: what stands in them, beside the file of the source and beside each other. A file a check, a
//! line in [`CATALOG_CHECKS`].

mod comments;
mod duplicates;
mod misread;
mod names;
mod parity;
mod plurals;
mod references;
mod runtimes;
mod syntax;
pub mod whole;

pub use parity::FILE_MISSING;
pub use syntax::{LOCALE_DIFFERS, UNREADABLE};

use self::names::{Forms, Names};
use crate::catalog::{Catalog, Entry, Format};
use crate::lang::plurals::Plurals;
use crate::model::{Finding, Locale, Rule};
use crate::text::{LineIndex, Place};

/// A check of one locale file, mostly against that of the source.
pub trait CatalogCheck: Sync {
    /// What it raises.
    fn rules(&self) -> &'static [&'static Rule];

    /// Adds what it finds, in the order of the file.
    fn check(&self, file: &File, source: Option<&File>, findings: &mut Vec<Finding>);
}

/// Every check of locale files, in the order of the report.
pub static CATALOG_CHECKS: &[&dyn CatalogCheck] = &[
    &syntax::Syntax,
    &duplicates::Duplicates,
    &misread::Misread,
    &parity::Parity,
    &references::References,
    &plurals::PluralForms,
    &runtimes::Runtimes,
    &comments::Comments,
];

/// Every rule of locale files.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    [&UNREADABLE, &LOCALE_DIFFERS, &FILE_MISSING]
        .into_iter()
        .chain(CATALOG_CHECKS.iter().flat_map(|check| check.rules().iter().copied()))
        .chain(whole::RULES.iter().copied())
}

/// A locale file, read.
pub struct File<'t> {
    /// Its path.
    pub path: &'t str,
    /// Its locale.
    pub locale: &'t Locale,
    /// Its format.
    pub format: &'static dyn Format,
    /// Its text.
    pub text: &'t str,
    /// What it holds in this locale.
    pub catalog: Catalog<'t>,
    /// How its locale counts, where that is known.
    pub plurals: Option<&'t Plurals>,
    /// The same for ordinal numbers.
    pub ordinals: Option<&'t Plurals>,
    lines: LineIndex,
    names: Names,
}

impl<'t> File<'t> {
    /// A file whose `text` holds `catalog`.
    pub fn new(
        path: &'t str,
        locale: &'t Locale,
        format: &'static dyn Format,
        text: &'t str,
        catalog: Catalog<'t>,
    ) -> Self {
        Self {
            path,
            locale,
            format,
            text,
            names: Names::of(&catalog.entries),
            catalog,
            plurals: None,
            ordinals: None,
            lines: LineIndex::new(text),
        }
    }

    /// The place of a byte.
    pub fn place(&self, at: usize) -> Place {
        self.lines.place(self.text, at)
    }

    /// A finding at a byte of it.
    fn finding(&self, rule: &'static Rule, at: usize) -> Finding {
        let mut finding = Finding::new(rule, self.path, self.place(at));
        finding.locale = Some(self.locale.clone());
        finding
    }

    /// A finding about an entry, at a byte of the file.
    fn about(&self, rule: &'static Rule, entry: &Entry<'_>, at: usize) -> Finding {
        let mut finding = self.finding(rule, at).with("message", shown(&entry.id));
        finding.unit = Some(entry.name());
        finding
    }

    /// Every id with its entries, in the order of the file; an id that stands twice has its first place.
    fn messages(&self) -> impl Iterator<Item = (&str, Forms<'_, 't>)> {
        self.names.messages(&self.catalog.entries)
    }

    /// The forms and variants of a message, in the order of the file.
    pub fn variants(&self, id: &str) -> impl Iterator<Item = &Entry<'t>> {
        self.entries(id)
    }

    /// Whether some id has more than one entry: forms, or a message that stands twice.
    fn has_repeated_ids(&self) -> bool {
        self.names.has_repeated()
    }

    /// The entries of an id, in the order of the file.
    fn entries(&self, id: &str) -> Forms<'_, 't> {
        self.names.entries(&self.catalog.entries, id)
    }

    /// The entry with an id and form; of those that stand twice the first.
    pub fn entry(&self, id: &str, form: Option<&str>) -> Option<&Entry<'t>> {
        self.names.entry(&self.catalog.entries, id, form)
    }
}

/// Runs every check on a file, and on it against the file of the source.
pub fn run(file: &File, source: Option<&File>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for check in CATALOG_CHECKS {
        check.check(file, source, &mut findings);
    }
    findings
}

/// An id for a message of the interface: the context of a PO message as people know it.
fn shown(id: &str) -> String {
    id.replacen('\u{4}', " | ", 1)
}
