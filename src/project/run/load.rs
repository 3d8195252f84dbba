//! A document with its translations and what was kept of it, from the files to values.

use std::collections::BTreeMap;
use std::ops::Range;

use super::RunError;
use super::text::Text;
use crate::align::{self, Side, Task};
use crate::document::{self, ReadOptions};
use crate::exchange::xliff::{self, StateFile};
use crate::lang;
use crate::model::{Bead, Block, Document, Finding, Locale, Target};
use crate::project::config::Project;
use crate::project::discover::DocumentPlan;
use crate::project::files::{self, FileError};
use crate::project::{keyed, localized, reconcile};
use crate::segment::clauses_of;
use crate::text::Place;
use crate::text::clean::{self, Treatments, Writing};

/// No unit has more segments of one target.
const LONGEST_RUN: usize = 200;

/// The longest state file that is read, in bytes.
const STATE_LIMIT: u64 = 512 << 20;

/// The segments that a unit is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitRun {
    /// Of the source.
    pub source: Range<usize>,
    /// Of each target; empty where it has none.
    pub targets: BTreeMap<Locale, Range<usize>>,
}

/// A document as it was found: both sides, what was kept of it, and what reading it brought up.
#[derive(Debug)]
pub struct Loaded {
    pub(super) source: Text,
    pub(super) targets: BTreeMap<Locale, Text>,
    pub(super) kept: BTreeMap<Locale, StateFile>,
    /// What was kept of the plural forms of the source language.
    pub(super) own: Option<StateFile>,
    pub(super) findings: Vec<Finding>,
}

/// Reads and segments a document with its translations, and reads what was kept of it.
///
/// # Errors
///
/// The first file that cannot be used.
pub fn load(project: &Project, plan: &DocumentPlan) -> Result<Loaded, RunError> {
    let mut findings = Vec::new();
    let mut text = |locale: &Locale, path: &str, source: Option<&[Block]>| -> Result<Text, RunError> {
        let bytes = files::read_inside(&project.root, path, plan.options(locale).max_bytes as u64)?;
        let (mut blocks, raised) = plan.read(locale, path, &bytes)?;
        if source.is_none() && keyed::is_keyed(&blocks) {
            let locales: Vec<Locale> = match &plan.plurals {
                Some(_) => project.config.locales().cloned().collect(),
                None => project.config.targets.clone(),
            };
            blocks = keyed::expanded(blocks, &locales);
        }
        if let Some(source) = source.filter(|source| keyed::is_keyed(source) && keyed::is_keyed(&blocks)) {
            blocks = keyed::ordered(source, blocks, plan.plurals.is_some());
        }
        findings.extend(raised.into_iter().map(|mut finding| {
            finding.locale = Some(locale.clone());
            finding
        }));
        let segments = plan.segments(&blocks, locale);
        let document =
            Document { id: plan.id.clone(), locale: locale.clone(), path: path.to_owned(), blocks };
        let view = plan.clauses.then(|| clauses_of(&document.blocks, &segments, lang::of(locale)));
        Ok(Text { document, segments, view })
    };
    // A document that is to be written in its own format, and cannot, is told before anything is done.
    localized::files(project, plan, &[])?;
    let source = text(&project.config.source, &plan.source, None)?;
    let mut targets = BTreeMap::new();
    for (locale, path) in &plan.targets {
        targets.insert(locale.clone(), text(locale, path, Some(&source.document.blocks))?);
    }
    let mut kept = read_states(project, &plan.id)?;
    let own = read_state(project, &plan.id, &project.config.source)?;
    let options = plan.options(&project.config.source);
    if let Some(treatments) = &options.clean {
        kept.values_mut().for_each(|state| clean_sources(state, &options.language.writing(), treatments));
    }
    Ok(Loaded { source, targets, kept, own, findings })
}

/// Cleans the sources of a kept document as its file is cleaned: an approved text is not stale because the same source is now
/// read with its repairs.
fn clean_sources(state: &mut StateFile, writing: &Writing, treatments: &Treatments) {
    let sources: Vec<&str> = state.units.iter().map(|unit| unit.source.as_str()).collect();
    let cleaned = clean::clean(&sources, writing, treatments);
    for (unit, cleaned) in state.units.iter_mut().zip(cleaned) {
        if !cleaned.map.is_empty() {
            unit.source = cleaned.text.trim().to_owned();
        }
    }
}

/// What was kept of a document, by locale; a locale of which nothing was kept is not there.
///
/// # Errors
///
/// A state file that is there and cannot be used: it is never overwritten.
pub fn read_states(project: &Project, document: &str) -> Result<BTreeMap<Locale, StateFile>, RunError> {
    let mut kept = BTreeMap::new();
    for locale in &project.config.targets {
        if let Some(state) = read_state(project, document, locale)? {
            kept.insert(locale.clone(), state);
        }
    }
    Ok(kept)
}

/// What was kept of a document in one locale; in that of the source, its plural forms.
///
/// # Errors
///
/// As [`read_states`].
pub fn read_state(project: &Project, document: &str, locale: &Locale) -> Result<Option<StateFile>, RunError> {
    let path = project.config.state_path(document, locale);
    let bytes = match files::read_inside(&project.root, &path, STATE_LIMIT) {
        Ok(bytes) => bytes,
        Err(FileError::Read { source, .. }) if source.kind() == std::io::ErrorKind::NotFound => {
            return Ok(None);
        }
        Err(error) => return Err(error.into()),
    };
    let limits = ReadOptions {
        max_bytes: STATE_LIMIT as usize,
        max_line_bytes: STATE_LIMIT as usize,
        ..ReadOptions::default()
    };
    let text = document::decode(&path, &bytes, &limits)?.text;
    Ok(Some(xliff::read(&path, &text)?))
}

impl Loaded {
    /// How many sentences the source has.
    pub fn sentences(&self) -> usize {
        self.source.segments.len()
    }

    /// The beads of a document of messages: those of one key belong together. None for texts.
    pub fn keyed(&self) -> Option<Vec<Vec<Bead>>> {
        let whole = |text: &Text| {
            keyed::is_keyed(&text.document.blocks) && text.segments.len() == text.document.blocks.len()
        };
        let all = whole(&self.source)
            && self.targets.values().all(|text| text.document.blocks.is_empty() || whole(text));
        let beads = |text: &Text| keyed::beads(&self.source.document.blocks, &text.document.blocks);
        all.then(|| self.targets.values().map(beads).collect())
    }

    /// The document as the aligner takes it; the beads of approved units are fixed.
    pub fn task(&self) -> Task<'_> {
        let keyed = self.keyed();
        let source = self.source.side();
        let targets: Vec<Side> = self.targets.values().map(Text::side).collect();
        let runs = if self.source.view.is_none() { self.runs(&self.kept) } else { None };
        let pins = self
            .targets
            .keys()
            .zip(&targets)
            .enumerate()
            .map(|(index, (locale, target))| {
                match (keyed.as_ref().and_then(|keyed| keyed.get(index)), self.kept.get(locale)) {
                    (Some(beads), _) => {
                        let pair = |bead: &&Bead| !bead.source.is_empty() && !bead.target.is_empty();
                        beads.iter().filter(pair).cloned().collect()
                    }
                    (None, Some(kept)) => {
                        let pins = reconcile::pins(kept, &source.segments, &target.segments);
                        self.with_edited(locale, kept, runs.as_deref(), pins)
                    }
                    (None, None) => Vec::new(),
                }
            })
            .collect();
        Task { source, targets, pins }
    }

    /// Pins, and those of units that are to stay whole though a person has changed their text: they are known by what
    /// the translation document gave for them.
    fn with_edited(
        &self,
        locale: &Locale,
        kept: &StateFile,
        runs: Option<&[UnitRun]>,
        mut pins: Vec<Bead>,
    ) -> Vec<Bead> {
        let Some(runs) = runs else { return pins };
        let fixed = |target: &Target| {
            (target.state.is_approved() || target.pinned)
                && target.stale.is_none()
                && target.given.as_ref() != Some(&xliff::fingerprint(&target.text))
        };
        for (_, run) in kept.units.iter().zip(runs).filter(|(unit, _)| fixed(&unit.target)) {
            let Some(target) = run.targets.get(locale).filter(|target| !target.is_empty()) else { continue };
            let at = pins.partition_point(|pin| pin.source.start < run.source.start);
            let after = at
                .checked_sub(1)
                .and_then(|before| pins.get(before))
                .is_none_or(|pin| pin.source.end <= run.source.start && pin.target.end <= target.start);
            let before = pins
                .get(at)
                .is_none_or(|pin| run.source.end <= pin.source.start && target.end <= pin.target.start);
            if after && before {
                pins.insert(at, Bead { source: run.source.clone(), target: target.clone(), confidence: 1.0 });
            }
        }
        pins
    }

    /// Which segments each kept unit is made of; nothing where the documents are no longer what they were made of. A target whose
    /// segments are not found has none.
    pub fn runs(&self, states: &BTreeMap<Locale, StateFile>) -> Option<Vec<UnitRun>> {
        let units = &states.values().next()?.units;
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        let blocks = &self.source.document.blocks;
        let mut at = 0;
        let mut runs = Vec::with_capacity(units.len());
        for unit in units {
            // A form of the unit before it, which is made of nothing of its own.
            if unit.form.as_ref().is_some_and(|form| form.derived) {
                runs.push(UnitRun { source: at..at, targets: BTreeMap::new() });
                continue;
            }
            let (start, wanted) = (at, bare(&unit.source));
            let mut found = String::new();
            while found.len() < wanted.len() {
                found.push_str(&bare(self.source.segments.get(at)?.text(blocks)));
                at += 1;
            }
            if found != wanted {
                return None;
            }
            runs.push(UnitRun { source: start..at, targets: BTreeMap::new() });
        }
        if at != self.source.segments.len() {
            return None;
        }
        for (locale, text) in &self.targets {
            let starts: BTreeMap<Place, usize> = (0..text.segments.len())
                .map(|segment| (text.joined(segment..segment + 1).place(), segment))
                .collect();
            let state = states.get(locale)?;
            for (unit, run) in state.units.iter().zip(&mut runs) {
                let place = unit.target.place.filter(|_| !run.source.is_empty());
                let start = place.and_then(|place| starts.get(&place)).copied();
                let given = unit.target.given.as_deref();
                let range = start.zip(given).and_then(|(start, given)| {
                    let ends = start + 1..=text.segments.len().min(start + LONGEST_RUN);
                    ends.map(|end| start..end)
                        .find(|range| xliff::fingerprint(&text.joined(range.clone()).text) == given)
                });
                run.targets.insert(locale.clone(), range.unwrap_or_default());
            }
        }
        Some(runs)
    }

    /// The text of a run of segments of a target, or of the source, and where it begins.
    pub fn text_of(&self, locale: Option<&Locale>, run: Range<usize>) -> (String, Place) {
        let side = locale.map_or(Some(&self.source), |locale| self.targets.get(locale));
        let joined = side.map(|text| text.joined(run)).unwrap_or_default();
        let place = joined.place();
        (joined.text, place)
    }

    /// Puts other states in the place of what was kept.
    pub fn set_kept(&mut self, kept: BTreeMap<Locale, StateFile>) {
        self.kept = kept;
    }

    /// Beads of what [`Loaded::task`] has as beads of segments.
    pub(super) fn whole(&self, beads: &[Vec<Bead>]) -> Vec<Vec<Bead>> {
        if self.source.view.is_none() {
            return beads.to_vec();
        }
        let source = self.source.wholes();
        let targets = self.targets.values().zip(beads);
        targets.map(|(target, beads)| align::whole(beads, &source, &target.wholes())).collect()
    }
}
