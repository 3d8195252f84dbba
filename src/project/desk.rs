//! What the review page works on: the kept units of a project, each decision written at once.
//!
//! The XLIFF files are the state, here as everywhere: before anything is shown or changed they are read again where they have
//! changed since, and a decision is on disk, synced and renamed over the old file, before it is acknowledged. The lock of the
//! project is held for that moment only, so that runs and other tools can work meanwhile.

mod book;
mod borders;
mod search;

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rayon::prelude::*;

use self::book::Book;
use self::search::{Finder, Searched};
use super::config::{Project, ProjectError};
use super::discover::{self, DocumentPlan};
use super::files::{LockError, Writer};
use super::waivers::Waivers;
use crate::check::Terminology;
use crate::exchange::xliff::{self, StateFile, StateUnit};
use crate::glossary::{Date, apply};
use crate::model::{Diagnose, Locale, Origin, State, Target};
use crate::report::interface::Interface;
use crate::report::risk::Risk;
use crate::review::{Action, Checked, Decision, Desk, DocumentRow, Filter, Opened, Queue, QueueRow, Refusal};

/// So long a decision waits for a run that is writing.
const PATIENCE: Duration = Duration::from_secs(5);
/// So many decisions of a reviewer can be taken back.
const REMEMBERED: usize = 200;

/// What every document stands on.
struct Ground {
    project: Project,
    terminology: &'static Terminology<'static>,
    waivers: Waivers,
    /// Words errors.
    ui: Interface,
}

/// The kept units of a project, open for review.
pub struct ReviewDesk {
    ground: Ground,
    books: Mutex<Vec<Book>>,
    undo: Mutex<BTreeMap<String, Vec<Step>>>,
}

/// What taking back a decision needs.
enum Step {
    /// A target as it was, and its version after the decision.
    Target { document: String, unit: String, locale: Locale, before: Box<StateUnit>, after: String },
    /// Whole files as they were, and as they are after the decision.
    Files {
        document: String,
        unit: String,
        before: Vec<(Locale, StateFile)>,
        after: Vec<(Locale, StateFile)>,
    },
}

impl ReviewDesk {
    /// Reads what is kept of every document. A document that cannot be read is listed with its error; the others can be
    /// reviewed. `ui` words such errors.
    ///
    /// # Errors
    ///
    /// A project whose documents cannot be found.
    pub fn open(
        project: Project,
        terminology: &'static Terminology<'static>,
        ui: Interface,
        today: Option<Date>,
    ) -> Result<Self, ProjectError> {
        let (plans, _) = discover::documents(&project)?;
        let waivers = Waivers::read(&project, today)?;
        let ground = Ground { project, terminology, waivers, ui };
        let books = plans.into_par_iter().map(|plan| Book::open(&ground, plan)).collect();
        Ok(Self { ground, books: Mutex::new(books), undo: Mutex::default() })
    }

    /// How many units there are.
    pub fn units(&self) -> usize {
        self.lock().iter().map(|book| book.units.len()).sum()
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Book>> {
        self.books.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The books as the files are now.
    fn books(&self) -> MutexGuard<'_, Vec<Book>> {
        let mut books = self.lock();
        for book in books.iter_mut() {
            book.refresh(&self.ground);
        }
        books
    }

    fn said(&self, error: &dyn Diagnose) -> Refusal {
        Refusal::Failed(self.ground.ui.error(error))
    }

    /// The right to write, waited for while a run is at work.
    fn writer(&self) -> Result<Writer, Refusal> {
        let began = Instant::now();
        loop {
            match Writer::lock(&self.ground.project.root) {
                Ok(writer) => return Ok(writer),
                Err(LockError::Busy) if began.elapsed() < PATIENCE => {
                    std::thread::sleep(Duration::from_millis(20));
                }
                Err(error) => return Err(self.said(&error)),
            }
        }
    }

    fn remember(&self, reviewer: &str, step: Step) {
        let mut undo = self.undo.lock().unwrap_or_else(PoisonError::into_inner);
        let steps = undo.entry(reviewer.to_owned()).or_default();
        if steps.len() == REMEMBERED {
            steps.remove(0);
        }
        steps.push(step);
    }

    /// Writes a target of an open book and takes it over.
    fn keep(
        &self,
        writer: &Writer,
        book: &mut Book,
        index: usize,
        locale: &Locale,
        unit: StateUnit,
    ) -> Result<(), Refusal> {
        let path = self.ground.project.config.state_path(&book.plan.id, locale);
        let write =
            |text: &str| writer.write(&path, text.as_bytes()).map_err(|error| self.said(&error)).map(drop);
        book.write_with(locale, index, &unit, write).ok_or(Refusal::Unknown)??;
        book.take(&self.ground, locale, index, unit);
        Ok(())
    }

    /// Writes whole files of an open book and reads it anew.
    fn keep_files(
        &self,
        writer: &Writer,
        book: &mut Book,
        files: &[(Locale, StateFile)],
    ) -> Result<(), Refusal> {
        for (locale, state) in files {
            let path = self.ground.project.config.state_path(&book.plan.id, locale);
            writer.write(&path, xliff::write(state).as_bytes()).map_err(|error| self.said(&error))?;
        }
        *book = Book::open(&self.ground, book.plan.clone());
        Ok(())
    }

    /// Changes the borders of units: `change` gives the new state files of the document.
    fn change_borders(
        &self,
        reviewer: &str,
        document: &str,
        unit: &str,
        version: &str,
        change: impl FnOnce(
            &DocumentPlan,
            &BTreeMap<Locale, StateFile>,
            usize,
        ) -> Result<Vec<(Locale, StateFile)>, Refusal>,
    ) -> Result<String, Refusal> {
        let writer = self.writer()?;
        let mut books = self.books();
        let (book, index) = find(&mut books, document, unit)?;
        if book.version(index) != version {
            return Err(Refusal::Conflict);
        }
        let before: Vec<(Locale, StateFile)> = book.states().map(|(l, s)| (l.clone(), s.clone())).collect();
        let states: BTreeMap<Locale, StateFile> = before.iter().cloned().collect();
        let after = change(&book.plan, &states, index)?;
        self.keep_files(&writer, book, &after)?;
        let id = book.units.get(index).map_or_else(|| unit.to_owned(), |unit| unit.id.clone());
        let after = book.states().map(|(l, s)| (l.clone(), s.clone())).collect();
        self.remember(
            reviewer,
            Step::Files { document: document.to_owned(), unit: unit.to_owned(), before, after },
        );
        Ok(id)
    }
}

fn find<'b>(books: &'b mut [Book], document: &str, unit: &str) -> Result<(&'b mut Book, usize), Refusal> {
    let book = books.iter_mut().find(|book| book.plan.id == document).ok_or(Refusal::Unknown)?;
    if let Some(error) = &book.error {
        return Err(Refusal::Failed(error.clone()));
    }
    let index = book.units.iter().position(|u| u.id == unit).ok_or(Refusal::Unknown)?;
    Ok((book, index))
}

/// A target after a decision.
fn decided(mut unit: StateUnit, decision: &Decision) -> Result<StateUnit, Refusal> {
    let target = &mut unit.target;
    let text = decision.text.replace("\r\n", "\n");
    if decision.action != Action::Comment && decision.action != Action::Reject {
        if text.trim().is_empty() {
            return Err(Refusal::Empty);
        }
        if text != target.text {
            target.text = text;
            target.origin = Origin::Human;
            target.confidence = None;
        }
        target.rejected = false;
        target.stale = None;
    }
    match decision.action {
        Action::Save => target.state = State::Translated,
        Action::Approve => target.state = State::Reviewed,
        Action::Finish => target.state = State::Final,
        Action::Reject if target.text.is_empty() => return Err(Refusal::Empty),
        Action::Reject => {
            target.state = State::Initial;
            target.rejected = true;
            target.stale = None;
        }
        Action::Comment => {}
    }
    let note = decision.note.trim();
    if !note.is_empty() {
        target.notes.push(note.to_owned());
    }
    let Target { text, proposals, .. } = target;
    proposals.retain(|proposal| proposal.text != *text);
    Ok(unit)
}

impl Desk for ReviewDesk {
    fn locales(&self) -> (&Locale, &[Locale]) {
        (&self.ground.project.config.source, &self.ground.project.config.targets)
    }

    fn terminology(&self) -> &Terminology<'_> {
        self.ground.terminology
    }

    fn documents(&self) -> Vec<DocumentRow> {
        let targets = self.ground.project.config.targets.len();
        let books = self.books();
        let row = |book: &Book| DocumentRow {
            id: book.plan.id.clone(),
            units: book.units.len(),
            approved: book
                .units
                .iter()
                .flat_map(|u| u.targets.values())
                .filter(|t| t.state.is_approved())
                .count(),
            targets: book.units.len() * targets,
            doubtful: book
                .risks
                .iter()
                .filter(|risks| risks.values().any(|(r, _)| *r >= Risk::Medium))
                .count(),
            error: book.error.clone(),
        };
        books.iter().map(row).collect()
    }

    fn queue(&self, filter: &Filter) -> Queue {
        let searched = Searched::new(&self.ground.project, &filter.words);
        let wanted = searched.as_ref().map(Finder::new);
        let source = &self.ground.project.config.source;
        let books = self.books();
        let mut found: Vec<(u32, usize, usize)> = Vec::new();
        for (at, book) in books.iter().enumerate() {
            if filter.document.as_ref().is_some_and(|document| *document != book.plan.id) {
                continue;
            }
            let rows = (0..book.units.len()).into_par_iter().filter_map(|index| {
                let risks = book.risks[index].iter().filter(|(locale, (risk, _))| {
                    filter.locale.as_ref().is_none_or(|wanted| wanted == *locale)
                        && filter.risk.is_none_or(|wanted| wanted == *risk)
                        && filter.state.as_ref().is_none_or(|wanted| book.state(index, locale) == wanted)
                });
                let score = risks.map(|(_, (_, score))| *score).max()?;
                wanted
                    .as_ref()
                    .is_none_or(|wanted| wanted.in_unit(source, &book.units[index]))
                    .then_some((score, at, index))
            });
            found.extend(rows.collect::<Vec<_>>());
        }
        // With words to look for, the order of the text; else the most doubtful first.
        if wanted.is_none() {
            found.sort_by_key(|(score, at, index)| (std::cmp::Reverse(*score), *at, *index));
        }
        let total = found.len();
        let rows = found.into_iter().skip(filter.skip).take(filter.most).map(|(_, at, index)| {
            let book = &books[at];
            let unit = &book.units[index];
            QueueRow {
                document: book.plan.id.clone(),
                unit: unit.id.clone(),
                number: index + 1,
                source: unit.source.clone(),
                risk: book.risks[index].values().map(|(risk, _)| *risk).max().unwrap_or(Risk::None),
                states: self
                    .ground
                    .project
                    .config
                    .targets
                    .iter()
                    .map(|l| (l.clone(), book.state(index, l)))
                    .collect(),
                findings: book.findings[index]
                    .iter()
                    .filter(|f| f.severity > crate::model::Severity::Info)
                    .count(),
            }
        });
        Queue { rows: rows.collect(), total }
    }

    fn open(&self, document: &str, unit: &str) -> Result<Opened, Refusal> {
        let mut books = self.books();
        let (book, index) = find(&mut books, document, unit)?;
        let (source, targets) = self.locales();
        let unit = book.units[index].clone();
        let sentences = borders::sentences(source, targets, &unit);
        let opened = Opened {
            document: document.to_owned(),
            number: index + 1,
            of: book.units.len(),
            hits: book.hits[index].clone(),
            findings: book.findings[index].clone(),
            versions: targets
                .iter()
                .map(|locale| (locale.clone(), book.target_version(index, locale)))
                .collect(),
            version: book.version(index),
            before: index.checked_sub(1).map(|before| book.units[before].clone()),
            after: book.units.get(index + 1).cloned(),
            next: None,
            cuts: borders::proposed(source, targets, &sentences),
            sentences,
            unit,
        };
        // The next of this document that somebody should look at, from here on and then from the beginning; then of the others.
        let doubtful =
            |book: &Book, index: usize| book.risks[index].values().any(|(risk, _)| *risk > Risk::None);
        let order = (index + 1..book.units.len()).chain(0..index);
        let here = order.into_iter().find(|at| doubtful(book, *at)).map(|at| book.units[at].id.clone());
        let next = here.map(|id| (document.to_owned(), id)).or_else(|| {
            books.iter().find_map(|book| {
                let at = (0..book.units.len()).find(|at| doubtful(book, *at) && book.plan.id != document)?;
                Some((book.plan.id.clone(), book.units[at].id.clone()))
            })
        });
        Ok(Opened { next, ..opened })
    }

    fn check(&self, document: &str, unit: &str, locale: &Locale, text: &str) -> Result<Checked, Refusal> {
        if !self.ground.project.config.targets.contains(locale) {
            return Err(Refusal::Unknown);
        }
        let mut books = self.books();
        let (book, index) = find(&mut books, document, unit)?;
        let mut changed = book.units[index].clone();
        changed.targets.entry(locale.clone()).or_default().text = text.replace("\r\n", "\n");
        let hits = self.ground.terminology.hits(&self.ground.project.config.source, &changed);
        let findings = book::check(
            &self.ground,
            &book.plan,
            std::slice::from_ref(&changed),
            std::slice::from_ref(&hits),
        );
        let findings =
            findings.into_iter().filter(|finding| finding.locale.as_ref().is_none_or(|l| l == locale));
        let repaired = self.ground.terminology.matcher(locale).and_then(|matcher| {
            let replacements = apply::replacements(self.ground.terminology.glossary, matcher, locale, text);
            (!replacements.is_empty()).then(|| apply::applied(text, &replacements))
        });
        let hits = hits.targets.get(locale).cloned().unwrap_or_default();
        Ok(Checked { hits, findings: findings.collect(), repaired })
    }

    fn decide(&self, reviewer: &str, decision: &Decision) -> Result<(), Refusal> {
        let writer = self.writer()?;
        let mut books = self.books();
        let (book, index) = find(&mut books, &decision.document, &decision.unit)?;
        if book.target_version(index, &decision.locale) != decision.version {
            return Err(Refusal::Conflict);
        }
        let before = book.state_unit(index, &decision.locale).ok_or(Refusal::Unknown)?.clone();
        let unit = decided(before.clone(), decision)?;
        self.keep(&writer, book, index, &decision.locale, unit)?;
        let after = book.target_version(index, &decision.locale);
        self.remember(
            reviewer,
            Step::Target {
                document: decision.document.clone(),
                unit: decision.unit.clone(),
                locale: decision.locale.clone(),
                before: Box::new(before),
                after,
            },
        );
        Ok(())
    }

    fn merge(&self, reviewer: &str, document: &str, unit: &str, version: &str) -> Result<String, Refusal> {
        self.change_borders(reviewer, document, unit, version, |plan, states, index| {
            borders::merged(&self.ground, plan, states, index).map_err(|e| self.refused(e))
        })
    }

    fn split(
        &self,
        reviewer: &str,
        document: &str,
        unit: &str,
        version: &str,
        cuts: &BTreeMap<Locale, usize>,
    ) -> Result<String, Refusal> {
        self.change_borders(reviewer, document, unit, version, |plan, states, index| {
            borders::split(&self.ground, plan, states, index, cuts).map_err(|e| self.refused(e))
        })
    }

    fn undo(&self, reviewer: &str) -> Result<(String, String), Refusal> {
        let writer = self.writer()?;
        let mut books = self.books();
        let mut undo = self.undo.lock().unwrap_or_else(PoisonError::into_inner);
        let step = undo.get_mut(reviewer).and_then(Vec::pop).ok_or(Refusal::Nothing)?;
        drop(undo);
        match step {
            Step::Target { document, unit, locale, before, after } => {
                let (book, index) = find(&mut books, &document, &unit)?;
                if book.target_version(index, &locale) != after {
                    return Err(Refusal::Conflict);
                }
                self.keep(&writer, book, index, &locale, *before)?;
                Ok((document, unit))
            }
            Step::Files { document, unit, before, after } => {
                let book = books.iter_mut().find(|book| book.plan.id == document).ok_or(Refusal::Unknown)?;
                if !book.states().eq(after.iter().map(|(locale, state)| (locale, state))) {
                    return Err(Refusal::Conflict);
                }
                self.keep_files(&writer, book, &before)?;
                Ok((document, unit))
            }
        }
    }
}

impl ReviewDesk {
    fn refused(&self, error: borders::Unchanged) -> Refusal {
        match error {
            borders::Unchanged::Nothing => Refusal::Nothing,
            borders::Unchanged::Outdated => Refusal::Outdated,
            borders::Unchanged::Failed(error) => self.said(&error),
        }
    }
}
