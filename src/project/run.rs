//! One document, from the files it is read from to the files it becomes. It reads; writing is the batch's.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::config::{Config, Project, filled};
use super::discover::DocumentPlan;
use super::files::{self, FileError};
use super::journal::Counts;
use super::reconcile::{self, Aligned, Group, Reconciled, Sides};
use super::terminology::References;
use super::{keyed, localized};
use crate::align::{self, Side, Task};
use crate::bundle::{self, Layout};
use crate::check::usage::Usage;
use crate::check::{self, Subject, Terminology, UnitHits};
use crate::document::{self, DocumentError, ReadOptions};
use crate::exchange::xliff::{self, StateFile, TermNote, XliffError};
use crate::glossary::apply;
use crate::lang;
use crate::lang::plurals::CATEGORIES;
use crate::memory::MemoryError;
use crate::model::{
    Bead, Block, Bundle, Diagnose, Document, Finding, Locale, Message, Origin, Plural, PluralForm, Proposal,
    Rule, Segment, Severity, State, Target, Unit,
};
use crate::segment::clauses_of;
use crate::text::clean::{self, Treatments, Writing};
use crate::text::{Place, place_at};

/// The longest state file that is read, in bytes.
const STATE_LIMIT: u64 = 512 << 20;

/// A forbidden or deprecated term of a translation document was replaced.
pub static APPLIED: Rule = Rule { code: "T008", name: "term-applied", severity: Severity::Info };

/// A unit has no translation, and no engine of the project has made one.
pub static WAITING: Rule =
    Rule { code: "E001", name: "waiting-for-translation", severity: Severity::Warning };

/// One language's side of a document, read and segmented.
#[derive(Debug)]
struct Text {
    document: Document,
    segments: Vec<Segment>,
    /// What alignment looks at, where that is not the segments: their clauses, and for each its segment.
    view: Option<(Vec<Segment>, Vec<usize>)>,
}

impl Text {
    /// The sentences as the aligner takes them.
    fn side(&self) -> Side<'_> {
        let blocks = &self.document.blocks;
        let segments = self.view.as_ref().map_or(&self.segments, |(clauses, _)| clauses);
        Side {
            locale: &self.document.locale,
            segments: segments.iter().map(|s| s.text(blocks)).collect(),
            paragraphs: segments.iter().map(|s| s.block as u32).collect(),
            kinds: segments.iter().map(|s| blocks[s.block].kind).collect(),
        }
    }

    /// The segment that each of those of [`Text::side`] is of.
    fn wholes(&self) -> Vec<usize> {
        self.view.as_ref().map_or_else(|| (0..self.segments.len()).collect(), |(_, whole)| whole.clone())
    }

    /// The text of a run of segments as the document writes it, blocks joined by a line feed.
    fn joined(&self, run: Range<usize>) -> Joined {
        let mut joined = Joined::default();
        for same in self.segments[run].chunk_by(|a, b| a.block == b.block) {
            let block = &self.document.blocks[same[0].block];
            let raw = &block.text[same[0].span.start..same[same.len() - 1].span.end];
            let start = same[0].span.start + (raw.len() - raw.trim_start().len());
            let end = start + raw.trim().len();
            if !joined.text.is_empty() {
                joined.text.push('\n');
            }
            let base = joined.text.len();
            joined.places.push((base, block.place(start)));
            let inner = block.places.iter().filter(|(at, _)| start < *at && *at < end);
            joined.places.extend(inner.map(|(at, place)| (base + at - start, *place)));
            joined.text.push_str(&block.text[start..end]);
        }
        joined
    }
}

/// A text put together from segments, with the way back to its document.
#[derive(Clone, Debug, Default)]
struct Joined {
    text: String,
    places: Vec<(usize, Place)>,
}

impl Joined {
    fn place(&self) -> Place {
        self.places.first().map_or(Place::START, |(_, place)| *place)
    }
}

/// Why a document could not be done. The others go on.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// A side of it is no text.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// Its kept state cannot be used; it is left as it is.
    #[error(transparent)]
    State(#[from] XliffError),
    /// Its translations could not be remembered.
    #[error(transparent)]
    Memory(#[from] MemoryError),
}

impl RunError {
    fn inner(&self) -> &dyn Diagnose {
        match self {
            Self::File(error) => error,
            Self::Document(error) => error,
            Self::State(error) => error,
            Self::Memory(error) => error,
        }
    }
}

impl Diagnose for RunError {
    fn key(&self) -> &'static str {
        self.inner().key()
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        self.inner().args()
    }

    fn place(&self) -> Option<(String, Place)> {
        self.inner().place()
    }
}

/// The segments that a unit is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitRun {
    /// Of the source.
    pub source: Range<usize>,
    /// Of each target; empty where it has none.
    pub targets: BTreeMap<Locale, Range<usize>>,
}

/// No unit has more segments of one target.
const LONGEST_RUN: usize = 200;

/// A document as it was found: both sides, what was kept of it, and what reading it brought up.
#[derive(Debug)]
pub struct Loaded {
    source: Text,
    targets: BTreeMap<Locale, Text>,
    kept: BTreeMap<Locale, StateFile>,
    /// What was kept of the plural forms of the source language.
    own: Option<StateFile>,
    findings: Vec<Finding>,
}

/// Reads and segments a document with its translations, and reads what was kept of it.
///
/// # Errors
///
/// The first file that cannot be used.
pub fn load(project: &Project, plan: &DocumentPlan) -> Result<Loaded, RunError> {
    let mut findings = Vec::new();
    let mut text = |locale: &Locale, path: &str, source: Option<&[Block]>| -> Result<Text, RunError> {
        let options = plan.options(locale);
        let bytes = files::read_inside(&project.root, path, options.max_bytes as u64)?;
        let (mut blocks, raised) = match source {
            // One file with a place for each language.
            Some(_) if path == plan.source => {
                document::read_language(path, &bytes, &options, plan.output.is_some())?
            }
            _ => document::read(path, &bytes, &options)?,
        };
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
    fn whole(&self, beads: &[Vec<Bead>]) -> Vec<Vec<Bead>> {
        if self.source.view.is_none() {
            return beads.to_vec();
        }
        let source = self.source.wholes();
        let targets = self.targets.values().zip(beads);
        targets.map(|(target, beads)| align::whole(beads, &source, &target.wholes())).collect()
    }
}

/// A document that is done, all as values: nothing is written yet.
#[derive(Debug)]
pub struct Finished {
    /// Its units in document order.
    pub units: Vec<Unit>,
    /// The terms found in each of them.
    pub hits: Vec<UnitHits>,
    /// What a person should look at.
    pub findings: Vec<Finding>,
    /// The files it becomes: path from the root, bytes. The state comes first: bundles can be made from it.
    pub files: Vec<(String, Vec<u8>)>,
    /// How it stands.
    pub counts: Counts,
    /// Which terms it uses.
    pub usage: Usage,
}

/// A document whose units are known, and which of them have no text yet.
pub struct Draft<'l> {
    /// Its units in document order.
    pub units: Vec<Unit>,
    /// The plural forms among them.
    forms: BTreeMap<String, String>,
    obsolete: Vec<Unit>,
    findings: Vec<Finding>,
    /// Where each target text of a group stands, for the findings of the checks; by the source's place, which
    /// no two groups share.
    stretches: BTreeMap<(Place, &'l Locale), Joined>,
    /// The file of each target locale, or of the source where there is none.
    paths: BTreeMap<Locale, String>,
    /// Units that wait for a translation, by target locale.
    waiting: BTreeMap<String, usize>,
}

/// The units of a document from its beads, one list a target in the order of [`Loaded::task`].
pub fn draft<'l>(
    project: &Project,
    plan: &DocumentPlan,
    terminology: &Terminology,
    loaded: &'l Loaded,
    beads: &[Vec<Bead>],
) -> Draft<'l> {
    let config = &project.config;
    let mut findings = loaded.findings.clone();
    let mut groups = Vec::new();
    let mut stretches: BTreeMap<(Place, &Locale), Joined> = BTreeMap::new();
    let beads = loaded.whole(beads);
    for joined in align::join(loaded.source.segments.len(), &beads) {
        let source = loaded.source.joined(joined.source.clone());
        let first = loaded.source.segments.get(joined.source.start).filter(|_| !joined.source.is_empty());
        let first = first.map(|segment| &loaded.source.document.blocks[segment.block]);
        let kind = first.map_or(crate::model::BlockKind::Paragraph, |block| block.kind);
        let key = first.and_then(|block| block.key.clone());
        let mut targets = BTreeMap::new();
        for (((locale, text), run), confidence) in
            loaded.targets.iter().zip(joined.targets).zip(joined.confidences)
        {
            let mut target = text.joined(run);
            if config.terminology.apply {
                let path = plan.targets.get(locale).unwrap_or(&plan.source);
                findings.extend(applied(terminology, locale, path, &mut target));
            }
            let aligned = Aligned { text: target.text.clone(), place: target.place(), confidence };
            targets.insert(locale.clone(), aligned);
            if !source.text.is_empty() {
                stretches.insert((source.place(), locale), target);
            }
        }
        groups.push(Group { kind, key, place: source.place(), source: source.text, targets });
    }
    // A locale without translation file keeps what was kept; its lack is one finding, not one a unit.
    let paths = config
        .targets
        .iter()
        .map(|l| (l.clone(), plan.targets.get(l).unwrap_or(&plan.source).clone()))
        .collect();
    let plurals = plan.plurals.as_ref();
    let sides = Sides { source: &config.source, path: &plan.source, targets: &paths, plurals };
    let reconciled = reconcile::reconcile(sides, &groups, &loaded.kept, loaded.own.as_ref());
    let lacks_file = |f: &Finding| f.locale.as_ref().is_some_and(|l| !plan.targets.contains_key(l));
    let Reconciled { units, obsolete, findings: raised } = reconciled;
    let of_text = units.iter().filter(|unit| unit.form.as_ref().is_none_or(|form| !form.derived));
    let forms = groups.iter().filter(|group| !group.source.is_empty()).zip(of_text);
    let mut forms: BTreeMap<String, String> = forms
        .filter_map(|(group, unit)| {
            Some((unit.id.clone(), keyed::form_of(group.key.as_deref()?)?.1.to_owned()))
        })
        .collect();
    forms.extend(units.iter().filter_map(|u| Some((u.id.clone(), u.form.as_ref()?.category.to_owned()))));
    findings.extend(raised.into_iter().filter(|f| !(f.rule == &reconcile::MISSING && lacks_file(f))));
    Draft { units, forms, obsolete, findings, stretches, paths, waiting: BTreeMap::new() }
}

/// The texts of a draft that are to be translated into a locale: those without one, and those whose source has changed since
/// a person approved them, for which a new text is proposed.
pub fn open_units(plan: &DocumentPlan, draft: &Draft, locale: &Locale) -> Vec<usize> {
    if plan.targets.contains_key(locale) {
        return Vec::new();
    }
    let open = |unit: &Unit| match unit.targets.get(locale) {
        None => true,
        Some(target) if target.text.is_empty() => !target.state.is_approved(),
        Some(target) => {
            let fresh =
                |proposal: &Proposal| proposal.source == unit.source && proposal.origin != Origin::Human;
            target.stale.as_ref().is_some_and(|was| *was != unit.source)
                && !target.proposals.iter().any(fresh)
        }
    };
    (0..draft.units.len()).filter(|index| open(&draft.units[*index])).collect()
}

impl Draft<'_> {
    /// Takes a translation that was proposed for a unit: as its text, or beside the one that a person approved.
    pub fn take(&mut self, index: usize, locale: &Locale, text: &str, origin: &Origin) {
        let unit = &mut self.units[index];
        let target = unit.targets.entry(locale.clone()).or_default();
        if target.text.is_empty() {
            target.text = text.to_owned();
            target.state = State::Translated;
            target.origin = origin.clone();
            target.given = Some(xliff::fingerprint(text));
            target.confidence = None;
        } else {
            let source = unit.source.clone();
            reconcile::propose(target, Proposal { source, text: text.to_owned(), origin: origin.clone() });
        }
    }

    /// Puts a translation beside the text of a unit, if it says something else than is there.
    pub fn propose(&mut self, index: usize, locale: &Locale, proposal: Proposal) {
        let target = self.units[index].targets.entry(locale.clone()).or_default();
        reconcile::propose(target, proposal);
    }

    /// Notes that a unit waits for a translation, and why.
    pub fn wait(&mut self, plan: &DocumentPlan, index: usize, locale: &Locale, reason: &str) {
        let unit = &self.units[index];
        if unit.targets.get(locale).is_some_and(|target| !target.text.is_empty()) {
            return;
        }
        let mut finding = Finding::new(&WAITING, plan.source.as_str(), unit.place).with("reason", reason);
        finding.unit = Some(unit.id.clone());
        finding.locale = Some(locale.clone());
        finding.source = Some(unit.source.clone());
        self.findings.push(finding);
        *self.waiting.entry(locale.to_string()).or_default() += 1;
    }
}

/// Finishes a document: its terms, what the checks say, and the files it becomes.
pub fn finish(
    project: &Project,
    plan: &DocumentPlan,
    terminology: &Terminology,
    references: &References,
    loaded: &Loaded,
    draft: Draft,
) -> Finished {
    let config = &project.config;
    let Draft { units, forms, obsolete, mut findings, stretches, paths, waiting } = draft;

    let hits: Vec<UnitHits> = units.iter().map(|unit| terminology.hits(&config.source, unit)).collect();
    let target_place = |index: usize, locale: &Locale, offset: usize| {
        let unit: &Unit = &units[index];
        let path = paths.get(locale).unwrap_or(&plan.source).clone();
        let text = unit.targets.get(locale).map_or("", |t| t.text.as_str());
        match stretches.get(&(unit.place, locale)) {
            Some(joined) if joined.text == text => (path, place_at(text, &joined.places, offset)),
            // A text that a person wrote stands in the state, not in the translation document.
            _ => (path, unit.targets.get(locale).and_then(|t| t.place).unwrap_or_default()),
        }
    };
    let subject = Subject {
        source_locale: &config.source,
        source_path: &plan.source,
        units: &units,
        hits: &hits,
        terminology,
        demands: check::Demands { preferred_only: config.terminology.preferred_only },
        target_place: &target_place,
    };
    let of_form = |finding: &Finding| {
        let form = finding.unit.as_ref().and_then(|unit| forms.get(unit));
        form.is_some_and(|form| check::is_of_form(finding, form))
    };
    let mut found = check::run(&subject);
    found.retain(|finding| !of_form(finding));
    once_a_message(&units, &mut found);
    findings.extend(found);
    let mut usage = Usage::default();
    usage.count(&plan.id, &subject);

    let mut files = Vec::new();
    for locale in &config.targets {
        let mut state = StateFile::new(&plan.id, &config.source, locale, &units, &obsolete);
        let hits: BTreeMap<&str, &UnitHits> = units.iter().map(|unit| unit.id.as_str()).zip(&hits).collect();
        for unit in &mut state.units {
            if let Some(hits) = hits.get(unit.id.as_str()) {
                unit.terms = term_notes(project, terminology, locale, hits);
            }
        }
        files.push((config.state_path(&plan.id, locale), xliff::write(&state).into_bytes()));
    }
    if let Some(own) = StateFile::own_forms(&plan.id, &config.source, &units, &obsolete) {
        files.push((config.state_path(&plan.id, &config.source), xliff::write(&own).into()));
    }
    let (written, raised) = emit(project, references, &plan.id, &units);
    files.extend(written.into_iter().map(|(path, text)| (path, text.into_bytes())));
    files.extend(localized::files(project, plan, &units).unwrap_or_default());
    findings.extend(raised);
    let counts = Counts { waiting, ..count(project, loaded.source.segments.len(), &units) };
    Finished { units, hits, findings, files, counts, usage }
}

/// Leaves out what is said of a form that is made from another unit and of that unit as well, and that forms of one source have
/// different texts.
fn once_a_message(units: &[Unit], findings: &mut Vec<Finding>) {
    let forms: BTreeMap<&str, &PluralForm> =
        units.iter().filter_map(|unit| Some((unit.id.as_str(), unit.form.as_ref()?))).collect();
    let said: BTreeSet<(String, &'static str, Option<Locale>)> = findings
        .iter()
        .filter_map(|finding| Some((finding.unit.clone()?, finding.rule.code, finding.locale.clone())))
        .collect();
    findings.retain(|finding| {
        let Some(form) = finding.unit.as_deref().and_then(|unit| forms.get(unit)) else { return true };
        let before = (form.message.clone(), finding.rule.code, finding.locale.clone());
        finding.rule.code != "U023" && !said.contains(&before)
    });
}

/// Puts preferred terms in the place of forbidden and deprecated ones where no person need look first, and tells what
/// was replaced. The text changes before it meets what was kept: an approved text stays, and gets the new one as a
/// proposal.
fn applied(terminology: &Terminology, locale: &Locale, path: &str, target: &mut Joined) -> Vec<Finding> {
    let Some(matcher) = terminology.matcher(locale) else { return Vec::new() };
    let mut replacements = apply::replacements(terminology.glossary, matcher, locale, &target.text);
    replacements.retain(|one| one.review.is_none());
    let mut findings = Vec::new();
    let mut places: Vec<(usize, Place)> = Vec::new();
    let (mut shift, mut rest) = (0isize, target.places.as_slice());
    let moved = |at: usize, shift: isize| at.saturating_add_signed(shift);
    for one in &replacements {
        let place = place_at(&target.text, &target.places, one.span.start);
        let mut finding = Finding::new(&APPLIED, path, place)
            .with("form", one.span.of(&target.text))
            .with("concept", terminology.glossary.concepts[one.concept].id.as_str());
        finding.locale = Some(locale.clone());
        finding.target = Some(target.text.clone());
        finding.expected = Some(one.text.clone());
        findings.push(finding);
        // Behind a replacement the document goes on where the replaced words end.
        let before = rest.partition_point(|(at, _)| *at <= one.span.start);
        places.extend(rest[..before].iter().map(|(at, place)| (moved(*at, shift), *place)));
        rest = &rest[rest.partition_point(|(at, _)| *at <= one.span.end)..];
        shift += one.text.len() as isize - one.span.len() as isize;
        places.push((moved(one.span.end, shift), place_at(&target.text, &target.places, one.span.end)));
    }
    places.extend(rest.iter().map(|(at, place)| (moved(*at, shift), *place)));
    target.text = apply::applied(&target.text, &replacements);
    target.places = places;
    findings
}

/// The terms of a source for the translator to see, in the order of the text, each concept once.
fn term_notes(
    project: &Project,
    terminology: &Terminology,
    locale: &Locale,
    hits: &UnitHits,
) -> Vec<TermNote> {
    let mut notes: Vec<TermNote> = Vec::new();
    for hit in check::whole(&hits.source) {
        let concept = &terminology.glossary.concepts[hit.concept];
        let Some(term) = concept.terms_of(&project.config.source).get(hit.term) else { continue };
        let mut translations: Vec<_> =
            concept.terms_of(locale).iter().filter(|t| t.status.is_approved()).collect();
        translations.sort_by_key(|t| t.status);
        if translations.is_empty() || notes.iter().any(|n| n.concept == concept.id) {
            continue;
        }
        notes.push(TermNote {
            concept: concept.id.clone(),
            term: term.text.clone(),
            translations: translations.into_iter().map(|t| t.text.clone()).collect(),
            definition: (!concept.definition.is_empty()).then(|| concept.definition.clone()),
        });
    }
    notes
}

/// The bundle files of a document's units, in the order of the project, and what their proof brought up.
pub fn emit(
    project: &Project,
    references: &References,
    document: &str,
    units: &[Unit],
) -> (Vec<(String, String)>, Vec<Finding>) {
    let mut files = Vec::new();
    let mut findings = Vec::new();
    for (path, output, file) in outputs(project, document, &bundles(project, references, document, units)) {
        let text = output.write(&file);
        findings.extend(bundle::prove(output, &file, &text, &path));
        findings.extend(bundle::counts_otherwise(output, &file, &path));
        files.push((path, text));
    }
    (files, findings)
}

/// The files that bundles become: path, format, the bundles in it.
pub fn outputs(
    project: &Project,
    document: &str,
    bundles: &[Bundle],
) -> Vec<(String, &'static dyn bundle::Format, Vec<Bundle>)> {
    let mut outputs = Vec::new();
    for output in &project.config.bundles {
        for file in output.format.layout().files(bundles) {
            let path = match (output.format.layout(), file.first()) {
                (Layout::PerLocale, Some(bundle)) => filled(&output.path, document, &bundle.locale),
                _ => output.path.replace("{document}", document),
            };
            outputs.push((path, output.format, file.to_vec()));
        }
    }
    outputs
}

/// A document's bundles, the source's first: every unit that has a text, with what it may refer to.
pub fn bundles(project: &Project, references: &References, document: &str, units: &[Unit]) -> Vec<Bundle> {
    let config = &project.config;
    let mut bundles: Vec<Bundle> = config
        .locales()
        .map(|locale| Bundle {
            document: document.to_owned(),
            locale: locale.clone(),
            messages: messages(config, locale, units),
            terms: None,
        })
        .collect();
    bundles.iter_mut().for_each(|bundle| references.refer(bundle));
    bundles
}

/// The messages of a locale. Units that are forms become one message, which stands where the unit that they are made from would,
/// or the first of them.
fn messages(config: &Config, locale: &Locale, units: &[Unit]) -> Vec<Message> {
    let is_source = *locale == config.source;
    let mut forms: BTreeMap<&str, Vec<&Unit>> = BTreeMap::new();
    for unit in units {
        if let Some(form) = unit.form.as_ref().filter(|form| form.is_of(locale)) {
            forms.entry(&form.message).or_default().push(unit);
        }
    }
    let target = |unit: &'_ Unit| -> Option<Target> {
        let own = unit.form.as_ref().filter(|_| is_source).map(|form| &form.own);
        let target = own.or_else(|| unit.targets.get(locale))?;
        (!target.text.is_empty() && !target.rejected).then(|| target.clone())
    };
    let mut messages = Vec::with_capacity(units.len());
    for unit in units {
        let message = unit.form.as_ref().map_or(&unit.id, |form| &form.message);
        // The forms come with the first unit of the message.
        let counted = forms.remove(message.as_str()).and_then(|forms| counted(message, &forms, target));
        let plain = || {
            if is_source {
                return Some(Message {
                    id: unit.id.clone(),
                    text: unit.source.clone(),
                    ..Message::default()
                });
            }
            let target = target(unit)?;
            let comment = vec![unit.source.clone(), provenance(&target)];
            Some(Message { id: unit.id.clone(), text: target.text, comment, ..Message::default() })
        };
        match counted {
            Some(mut message) => {
                if is_source {
                    message.comment.clear();
                }
                messages.push(message);
            }
            None if unit.form.is_none() => messages.extend(plain()),
            None => {}
        }
    }
    messages
}

/// A message of the forms that a locale has; none where it has none. Until there is a form `other`, the last one stands for it.
fn counted(id: &str, forms: &[&Unit], target: impl Fn(&Unit) -> Option<Target>) -> Option<Message> {
    let first = forms.first()?.form.as_ref()?;
    let mut texts = Vec::new();
    let mut comment: Vec<String> = Vec::new();
    for category in CATEGORIES {
        let is_of = |unit: &&&Unit| unit.form.as_ref().is_some_and(|form| form.category == *category);
        let Some(unit) = forms.iter().find(is_of) else { continue };
        let Some(target) = target(unit) else { continue };
        if comment.is_empty() {
            comment.push(unit.source.clone());
        }
        comment.push(format!("{category}: {}", provenance(&target)));
        texts.push((*category, target.text));
    }
    let (last, text) = texts.last()?.clone();
    if last != "other" {
        texts.push(("other", text.clone()));
    }
    let plural = Some(Plural { variable: first.variable.clone(), forms: texts });
    Some(Message { id: id.to_owned(), text, comment, plural, ..Message::default() })
}

/// Who made a text and how far a person has got with it: `origin: human, reviewed`.
fn provenance(target: &Target) -> String {
    let stale = if target.stale.is_some() { ", stale" } else { "" };
    format!("origin: {}, {}{stale}", target.origin, target.state.as_str())
}

fn count(project: &Project, segments: usize, units: &[Unit]) -> Counts {
    let mut counts = Counts { segments, units: units.len(), ..Counts::default() };
    for locale in &project.config.targets {
        let texts = || units.iter().filter_map(|u| u.targets.get(locale)).filter(|t| !t.text.is_empty());
        counts.translated.insert(locale.to_string(), texts().count());
        counts.approved.insert(locale.to_string(), texts().filter(|t| t.state.is_approved()).count());
    }
    counts
}
