//! One document as the desk has it open.

use std::collections::{BTreeMap, HashMap};

use super::Ground;
use rayon::prelude::*;

use crate::check::{self, Demands, Settings, Subject, UnitHits};
use crate::exchange::xliff::{StateFile, StateUnit, Written, fingerprint};
use crate::model::{Diagnose, Finding, Locale, Target, Unit};
use crate::project::batch;
use crate::project::discover::DocumentPlan;
use crate::project::files::{self, Stamp};
use crate::project::run;
use crate::project::waivers::Uses;
use crate::report::risk::{self, Risk};

/// A document with what is kept of it.
pub struct Book {
    pub plan: DocumentPlan,
    /// Why it cannot be used, where it cannot.
    pub error: Option<String>,
    pub units: Vec<Unit>,
    pub hits: Vec<UnitHits>,
    pub findings: Vec<Vec<Finding>>,
    pub risks: Vec<BTreeMap<Locale, (Risk, u32)>>,
    files: BTreeMap<Locale, Kept>,
    /// What the system said of the files when they were read or written.
    stamps: Vec<Option<Stamp>>,
}

/// A state file.
struct Kept {
    state: StateFile,
    /// Where each unit stands in it.
    places: HashMap<String, usize>,
    /// The file as it is written, once something of it was.
    written: Option<Written>,
}

impl Book {
    /// Reads what is kept of a document, and checks it.
    pub fn open(ground: &Ground, plan: DocumentPlan) -> Self {
        let mut book = Self {
            plan,
            error: None,
            units: Vec::new(),
            hits: Vec::new(),
            findings: Vec::new(),
            risks: Vec::new(),
            files: BTreeMap::new(),
            stamps: Vec::new(),
        };
        // Before they are read: what is written meanwhile is read again the next time.
        book.stamps = Self::stamps(ground, &book.plan.id);
        match run::read_states(&ground.project, &book.plan.id) {
            Ok(states) if states.is_empty() => {
                book.error = Some(ground.ui.text("review-no-state", &[]));
            }
            Ok(states) => book.fill(ground, states),
            Err(error) => book.error = Some(ground.ui.error(&error as &dyn Diagnose)),
        }
        book
    }

    fn fill(&mut self, ground: &Ground, states: BTreeMap<Locale, StateFile>) {
        let mut order: HashMap<String, usize> = HashMap::new();
        for (locale, state) in states {
            for unit in &state.units {
                let next = order.len();
                let index = *order.entry(unit.id.clone()).or_insert(next);
                if index == self.units.len() {
                    self.units.push(unit.to_unit(&locale));
                } else if unit.target != Target::default() {
                    self.units[index].targets.insert(locale.clone(), unit.target.clone());
                }
            }
            let places = state.units.iter().enumerate().map(|(at, unit)| (unit.id.clone(), at)).collect();
            self.files.insert(locale, Kept { state, places, written: None });
        }
        let config = &ground.project.config;
        self.hits = self.units.par_iter().map(|unit| ground.terminology.hits(&config.source, unit)).collect();
        let found = check(ground, &self.plan, &self.units, &self.hits);
        self.findings = vec![Vec::new(); self.units.len()];
        for finding in found {
            if let Some(index) = finding.unit.as_ref().and_then(|unit| order.get(unit)) {
                self.findings[*index].push(finding);
            }
        }
        self.risks = (0..self.units.len()).map(|index| self.risks_of(ground, index)).collect();
    }

    /// Reads the document again where somebody else has written one of its files.
    pub fn refresh(&mut self, ground: &Ground) {
        if Self::stamps(ground, &self.plan.id) != self.stamps {
            *self = Self::open(ground, self.plan.clone());
        }
    }

    fn risks_of(&self, ground: &Ground, index: usize) -> BTreeMap<Locale, (Risk, u32)> {
        let targets = ground.project.config.targets.iter();
        let risk = |locale: &Locale| {
            let about = self.findings[index].iter().filter(|finding| finding.locale.as_ref() == Some(locale));
            (locale.clone(), risk::of(self.units[index].targets.get(locale), about))
        };
        targets.map(risk).collect()
    }

    /// What the system says of its files as they are now.
    fn stamps(ground: &Ground, document: &str) -> Vec<Option<Stamp>> {
        let config = &ground.project.config;
        let stamp = |locale| files::stamp(&ground.project.root, &config.state_path(document, locale));
        config.targets.iter().map(stamp).collect()
    }

    /// The kept files.
    pub fn states(&self) -> impl Iterator<Item = (&Locale, &StateFile)> {
        self.files.iter().map(|(locale, kept)| (locale, &kept.state))
    }

    /// The kept unit of a locale.
    pub fn state_unit(&self, index: usize, locale: &Locale) -> Option<&StateUnit> {
        let kept = self.files.get(locale)?;
        kept.state.units.get(*kept.places.get(&self.units.get(index)?.id)?)
    }

    /// Hands `write` the text of a locale's file with one unit changed; nothing where there is no such unit.
    pub fn write_with<E>(
        &mut self,
        locale: &Locale,
        index: usize,
        unit: &StateUnit,
        write: impl FnOnce(&str) -> Result<(), E>,
    ) -> Option<Result<(), E>> {
        let id = &self.units.get(index)?.id;
        let kept = self.files.get_mut(locale)?;
        let at = *kept.places.get(id)?;
        let written = kept.written.get_or_insert_with(|| Written::new(&kept.state));
        written.put(at, unit);
        let result = write(written.text());
        if result.is_err() {
            written.put(at, &kept.state.units[at]);
        }
        Some(result)
    }

    /// Takes over a unit that has been written.
    pub fn take(&mut self, ground: &Ground, locale: &Locale, index: usize, unit: StateUnit) {
        let place = |kept: &Kept| kept.places.get(&unit.id).copied();
        if let Some((kept, at)) = self.files.get_mut(locale).and_then(|kept| place(kept).map(|at| (kept, at)))
        {
            kept.state.units[at] = unit.clone();
        }
        self.units[index].targets.insert(locale.clone(), unit.target);
        let one = &self.units[index];
        self.hits[index] = ground.terminology.hits(&ground.project.config.source, one);
        let (units, hits) = (std::slice::from_ref(one), std::slice::from_ref(&self.hits[index]));
        self.findings[index] = check(ground, &self.plan, units, hits);
        self.risks[index] = self.risks_of(ground, index);
        self.stamps = Self::stamps(ground, &self.plan.id);
    }

    /// What a reviewer sees of a target, in sixteen digits.
    pub fn target_version(&self, index: usize, locale: &Locale) -> String {
        let Some(unit) = self.state_unit(index, locale) else { return String::new() };
        let target = &unit.target;
        let shown = [
            unit.source.as_str(),
            target.text.as_str(),
            target.state.as_str(),
            target.stale.as_deref().unwrap_or_default(),
            if target.rejected { "rejected" } else { "" },
        ];
        let notes = target.notes.iter().map(String::as_str);
        fingerprint(&shown.into_iter().chain(notes).collect::<Vec<_>>().join("\u{0}"))
    }

    /// What a reviewer sees of a unit in all its languages, and of the one behind it.
    pub fn version(&self, index: usize) -> String {
        let both = [index, index + 1]
            .into_iter()
            .flat_map(|index| self.files.keys().map(move |locale| (index, locale)).collect::<Vec<_>>());
        let all: Vec<String> = both.map(|(index, locale)| self.target_version(index, locale)).collect();
        fingerprint(&all.join(" "))
    }

    /// How a target stands, in a word: a state, `missing`, `stale` or `rejected`.
    pub fn state(&self, index: usize, locale: &Locale) -> &'static str {
        match self.units[index].targets.get(locale).filter(|target| !target.text.is_empty()) {
            None => "missing",
            Some(target) if target.rejected => "rejected",
            Some(target) if target.stale.is_some() => "stale",
            Some(target) => target.state.as_str(),
        }
    }
}

/// What is found of units of a document, as a run would find it.
pub fn check(ground: &Ground, plan: &DocumentPlan, units: &[Unit], hits: &[UnitHits]) -> Vec<Finding> {
    let config = &ground.project.config;
    let target_place = |index: usize, locale: &Locale, _: usize| {
        let target = units.get(index).and_then(|unit| unit.targets.get(locale));
        let path = plan.targets.get(locale).unwrap_or(&plan.source).clone();
        (path, target.and_then(|target| target.place).unwrap_or_default())
    };
    let path = |locale| plan.targets.get(locale).unwrap_or(&plan.source);
    let of_locale: BTreeMap<Locale, Settings> =
        config.targets.iter().map(|locale| (locale.clone(), config.settings(path(locale)))).collect();
    let subject = Subject {
        memo: Default::default(),
        settings: &of_locale,
        source_locale: &config.source,
        source_path: &plan.source,
        units,
        hits,
        terminology: ground.terminology,
        demands: Demands { preferred_only: config.terminology.preferred_only },
        target_place: &target_place,
    };
    let mut findings = check::run(&subject);
    batch::weigh(&ground.project, &mut findings);
    ground.waivers.apply(Some(&plan.id), &mut findings, &mut Uses::new());
    findings
}
