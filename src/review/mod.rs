//! Floor 4: the local review page.
//!
//! This room knows HTTP and pages, and no files: what is kept of the documents it asks of a [`Desk`], which
//! `project/` has. It speaks through [`report`](crate::report), the one neighbour it knows.
//!
//! # Who may come in
//!
//! Nobody without the token of the address that the command shows; it is exchanged for a cookie. A request must name a
//! host that the page is known by (DNS rebinding), and one that changes something must come from the page itself
//! ([`guard`]). No text of a document is ever markup, and the Content-Security-Policy allows no inline script.

pub mod guard;
mod routes;
pub mod server;
mod views;

use std::collections::BTreeMap;

use crate::check::{Terminology, UnitHits};
use crate::model::{Finding, Locale, Unit};
use crate::report::risk::Risk;

/// What the page shows and changes.
pub trait Desk: Send + Sync {
    /// The language of the originals, and those of the translations.
    fn locales(&self) -> (&Locale, &[Locale]);

    /// The terms.
    fn terminology(&self) -> &Terminology<'_>;

    /// How each document stands.
    fn documents(&self) -> Vec<DocumentRow>;

    /// The units that a filter lets through, the most doubtful first, and how many there are.
    fn queue(&self, filter: &Filter) -> Queue;

    /// A unit with its neighbours.
    ///
    /// # Errors
    ///
    /// [`Refusal`], as of every other method.
    fn open(&self, document: &str, unit: &str) -> Result<Opened, Refusal>;

    /// What is found of a text that is not kept yet.
    ///
    /// # Errors
    ///
    /// No such unit or locale.
    fn check(&self, document: &str, unit: &str, locale: &Locale, text: &str) -> Result<Checked, Refusal>;

    /// Keeps a decision; when this returns, it is on disk.
    ///
    /// # Errors
    ///
    /// [`Refusal::Conflict`] when somebody else was faster.
    fn decide(&self, reviewer: &str, decision: &Decision) -> Result<(), Refusal>;

    /// Joins a unit with the next one, and aligns the document around it again. Gives back the id it has now.
    ///
    /// # Errors
    ///
    /// When the documents have changed since the last run.
    fn merge(&self, reviewer: &str, document: &str, unit: &str, version: &str) -> Result<String, Refusal>;

    /// Cuts a unit in two behind so many sentences of each language, and aligns the document around it again. Gives
    /// back the id of the first part.
    ///
    /// # Errors
    ///
    /// When there is nothing to cut, or the documents have changed since the last run.
    fn split(
        &self,
        reviewer: &str,
        document: &str,
        unit: &str,
        version: &str,
        cuts: &BTreeMap<Locale, usize>,
    ) -> Result<String, Refusal>;

    /// Takes back the last decision of a reviewer; the document and unit it was about.
    ///
    /// # Errors
    ///
    /// [`Refusal::Nothing`], and [`Refusal::Conflict`] when the unit was changed since.
    fn undo(&self, reviewer: &str) -> Result<(String, String), Refusal>;
}

/// How a document stands.
#[derive(Clone, Debug)]
pub struct DocumentRow {
    /// Its id.
    pub id: String,
    /// Its units.
    pub units: usize,
    /// Targets that are approved, of all locales.
    pub approved: usize,
    /// Targets there should be.
    pub targets: usize,
    /// Units with a target of high or medium risk.
    pub doubtful: usize,
    /// Why it cannot be reviewed, where it cannot.
    pub error: Option<String>,
}

/// Which units are wanted.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only this document.
    pub document: Option<String>,
    /// Only what is doubtful in this locale.
    pub locale: Option<Locale>,
    /// Only targets in this state: a state of XLIFF, `missing`, `stale` or `rejected`.
    pub state: Option<String>,
    /// Only this risk.
    pub risk: Option<Risk>,
    /// Only units that have these words, in any form of them.
    pub words: String,
    /// How many of them are left out.
    pub skip: usize,
    /// At most so many.
    pub most: usize,
}

/// Some of the units that a filter lets through.
#[derive(Clone, Debug, Default)]
pub struct Queue {
    /// They.
    pub rows: Vec<QueueRow>,
    /// How many there are.
    pub total: usize,
}

/// A unit in the queue.
#[derive(Clone, Debug)]
pub struct QueueRow {
    /// Its document.
    pub document: String,
    /// Its id.
    pub unit: String,
    /// Its number in the document, from 1.
    pub number: usize,
    /// The source text.
    pub source: String,
    /// The highest risk of its targets.
    pub risk: Risk,
    /// Each target's locale and state.
    pub states: Vec<(Locale, &'static str)>,
    /// How many errors and warnings there are.
    pub findings: usize,
}

/// A unit that is open.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Its document.
    pub document: String,
    /// Its number in the document, from 1.
    pub number: usize,
    /// How many units the document has.
    pub of: usize,
    /// It.
    pub unit: Unit,
    /// The terms in it.
    pub hits: UnitHits,
    /// What was found of it.
    pub findings: Vec<Finding>,
    /// For each locale, what its text and state are now: an edit of anything else is refused.
    pub versions: BTreeMap<Locale, String>,
    /// All of them together.
    pub version: String,
    /// The unit before it.
    pub before: Option<Unit>,
    /// The unit behind it.
    pub after: Option<Unit>,
    /// The next doubtful unit: document and id.
    pub next: Option<(String, String)>,
    /// The sentences of each language, where the unit can be cut.
    pub sentences: BTreeMap<Locale, Vec<String>>,
    /// After how many sentences of each language a cut is proposed.
    pub cuts: BTreeMap<Locale, usize>,
}

/// What is found of a text.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The terms in it.
    pub hits: Vec<crate::model::Hit>,
    /// The findings.
    pub findings: Vec<Finding>,
    /// What the text would be with every forbidden term replaced in the same form, if any is.
    pub repaired: Option<String>,
}

/// What a reviewer decides.
#[derive(Clone, Debug)]
pub struct Decision {
    /// The document.
    pub document: String,
    /// The unit.
    pub unit: String,
    /// The locale of the target.
    pub locale: Locale,
    /// What the reviewer saw.
    pub version: String,
    /// The text as it should be.
    pub text: String,
    /// What becomes of it.
    pub action: Action,
    /// A note to keep beside it; empty for none.
    pub note: String,
}

/// What becomes of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// It is kept, and still to be approved.
    Save,
    /// It is right.
    Approve,
    /// It is right, and ready for release.
    Finish,
    /// It is wrong, and in no bundle until there is another.
    Reject,
    /// Only the note is kept.
    Comment,
}

impl Action {
    /// Every action with its word in forms.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("save", Self::Save),
        ("approve", Self::Approve),
        ("finish", Self::Finish),
        ("reject", Self::Reject),
        ("comment", Self::Comment),
    ];
}

/// Why something was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such document, unit or locale.
    Unknown,
    /// Somebody else has changed it since.
    Conflict,
    /// There is nothing to take back, to join or to cut.
    Nothing,
    /// An empty text cannot be approved.
    Empty,
    /// The documents are not what the units were made of: a run comes first.
    Outdated,
    /// A file could not be read or written; in the interface language.
    Failed(String),
}
